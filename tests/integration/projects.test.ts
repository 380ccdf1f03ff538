import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, inject, it } from "vitest";
import { type Files, type Finding, runESLint, runNode, writeProject } from "./run.js";

const { eslint9, eslint10 } = inject("installations");

/** Requests as people write them for OpenAI, in TypeScript; `javascript()` makes the other forms of it. */
const typescript = `import OpenAI from "openai";

const client = new OpenAI();

export async function answer(question: string): Promise<string> {
  const completion = await client.chat.completions.create({
    model: "gpt-4o",
    messages: [{ role: "user", content: question }],
    temperature: 1.4,
    tools: [{ type: "function", function: { name: "search", parameters: { type: "object", properties: {} } } }],
    tool_choice: "required",
  });
  return completion.choices[0]?.message.content ?? "";
}

export async function pick(question: string): Promise<string> {
  const completion = await client.chat.completions.create({
    model: "gpt-4o",
    messages: [{ role: "user", content: question }],
    temperature: 0,
    n: 3,
  });
  return completion.choices[0]?.message.content ?? "";
}

export async function read(question: string): Promise<string> {
  let text = "";
  const chunks = await client.chat.completions.create({
    model: "gpt-4o",
    messages: [{ role: "user", content: question }],
    stream: true,
  });
  for await (const chunk of chunks) text += chunk.choices[0]?.delta.content ?? "";
  return text;
}

export async function call(question: string): Promise<string> {
  const completion = await client.chat.completions.create({
    model: "gpt-4o",
    messages: [{ role: "user", content: question }],
    functions: [{ name: "search", parameters: { type: "object", properties: {} } }],
  });
  return completion.choices[0]?.message.content ?? "";
}
`;

const javascript = typescript.replaceAll(": string", "").replaceAll(": Promise<string>", "");
const commonjs = javascript
  .replace('import OpenAI from "openai"', 'const OpenAI = require("openai")')
  .replaceAll("export async function", "async function")
  .concat("module.exports = { answer, pick, read, call };\n");

/** What the recommended preset finds in it: severity, rule and the line of code. */
const found = [
  "error kimi/require-kimi-base-url: const client = new OpenAI();",
  'error kimi/no-unsupported-model: model: "gpt-4o",',
  "error kimi/temperature-range: temperature: 1.4,",
  'error kimi/no-unsupported-tool-choice: tool_choice: "required",',
  'error kimi/no-unsupported-model: model: "gpt-4o",',
  "error kimi/no-fixed-sampling-parameters: temperature: 0,",
  "error kimi/no-multiple-choices-at-zero-temperature: n: 3,",
  'error kimi/no-unsupported-model: model: "gpt-4o",',
  "warning kimi/require-stream-options: stream: true,",
  'error kimi/no-unsupported-model: model: "gpt-4o",',
  'error kimi/no-deprecated-functions: functions: [{ name: "search", parameters: { type: "object", properties: {} } }],',
];

/** What is left after `--fix`: what has no single right answer. */
const left = found.filter((line) =>
  /require-kimi-base-url|no-fixed-sampling-parameters|no-unsupported-model|no-unsupported-tool-choice|no-deprecated-functions/u.test(
    line,
  ),
);

/** The source after `--fix`. */
function fixed(source: string): string {
  return source
    .replace("temperature: 1.4,", "temperature: 1,")
    .replace("n: 3,", "n: 1,")
    .replace("stream: true,", "stream: true,\n    stream_options: { include_usage: true },");
}

interface Project {
  readonly source: string;
  readonly files: Files;
}

const typescriptConfig = `import { defineConfig } from "eslint/config";
import parser from "@typescript-eslint/parser";
import kimi from "eslint-plugin-kimi";

// @ts-expect-error -- the plugin has a type of its own.
export const notAny: string = kimi;

export default defineConfig([
  { files: ["**/*.ts"], languageOptions: { parser } },
  { plugins: { kimi }, rules: { "kimi/temperature-range": "warn" } },
  kimi.configs.recommended,
]);
`;

const compilerOptions = {
  target: "ES2022",
  module: "NodeNext",
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** Projects that differ in how they are set up, not in what they ask for. */
const projects: Readonly<Record<string, Project>> = {
  "ES modules, JavaScript": {
    source: "src/app.js",
    files: {
      "package.json": `{ "type": "module" }`,
      "eslint.config.js": `import kimi from "eslint-plugin-kimi";
        export default [kimi.configs.recommended];`,
      "src/app.js": javascript,
    },
  },
  "CommonJS, JavaScript": {
    source: "src/app.js",
    files: {
      "package.json": `{ "type": "commonjs" }`,
      "eslint.config.js": `const { defineConfig } = require("eslint/config");
        const kimi = require("eslint-plugin-kimi");
        const commonjs = { files: ["**/*.js"], languageOptions: { sourceType: "commonjs" } };
        module.exports = defineConfig([commonjs, kimi.configs.recommended]);`,
      "src/app.js": commonjs,
    },
  },
  "ES modules, TypeScript, configured in JavaScript": {
    source: "src/app.ts",
    files: {
      "package.json": `{ "type": "module" }`,
      "eslint.config.js": `import { defineConfig } from "eslint/config";
        import parser from "@typescript-eslint/parser";
        import kimi from "eslint-plugin-kimi";
        const typescript = { files: ["**/*.ts"], languageOptions: { parser } };
        export default defineConfig([typescript, kimi.configs.recommended]);`,
      "src/app.ts": typescript,
    },
  },
  "ES modules, configured in TypeScript": {
    source: "src/app.ts",
    files: {
      "package.json": `{ "type": "module" }`,
      "eslint.config.ts": typescriptConfig,
      "src/app.ts": typescript,
    },
  },
  "CommonJS, configured in TypeScript": {
    source: "src/app.ts",
    files: {
      "package.json": `{ "type": "commonjs" }`,
      "eslint.config.ts": typescriptConfig,
      "src/app.ts": typescript,
    },
  },
};

function inWords(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, rule, code }) => `${severity} ${rule}: ${code}`);
}

function folderName(...names: string[]): string {
  return names
    .join(" ")
    .toLowerCase()
    .replaceAll(/[^a-z]+/gu, "-");
}

describe.each([
  ["ESLint 9", eslint9],
  ["ESLint 10", eslint10],
])("%s", (_major, installation) => {
  describe.each(Object.entries(projects))("%s", (name, { source, files }) => {
    const folder = writeProject(installation, folderName("project", name), files);

    it("is linted", async () => {
      const { code, stderr, findings } = await runESLint(installation, folder);
      expect(stderr).toBe("");
      expect(inWords(findings)).toEqual(found);
      expect(new Set(findings.map(({ file }) => file))).toEqual(new Set([source]));
      expect(code).toBe(1);
    });

    it("is fixed", async () => {
      const fixing = await runESLint(installation, folder, ["--fix", "."]);
      expect(inWords(fixing.findings)).toEqual(left);
      expect(readFileSync(path.join(folder, source), "utf8")).toBe(fixed(files[source] ?? ""));
    });
  });

  // Project by project, the SDK's types would be loaded each time.
  it("has types for what is fixed, and for the configurations", async () => {
    const files = Object.entries(projects).flatMap(([name, project]) =>
      Object.keys(project.files)
        .filter((file) => file.endsWith(".ts"))
        .map((file) => `${folderName("project", name)}/${file}`),
    );
    writeProject(installation, "", { "tsconfig.json": JSON.stringify({ compilerOptions, files }) });
    const tsc = path.join(installation, "node_modules/typescript/bin/tsc");
    const { code, stdout } = await runNode([tsc], installation);
    expect(stdout).toBe("");
    expect(code).toBe(0);
    expect(files).toHaveLength(5);
  });

  it.each(["kimi", "moonshot"])("extends a preset by name, with the plugin as %s", async (prefix) => {
    const folder = writeProject(installation, folderName("extends", prefix), {
      "package.json": `{ "type": "module" }`,
      "eslint.config.js": `import { defineConfig } from "eslint/config";
        import plugin from "eslint-plugin-kimi";
        export default defineConfig([{ plugins: { ${prefix}: plugin }, extends: ["${prefix}/recommended"] }]);`,
      "app.js": javascript,
    });
    const { findings } = await runESLint(installation, folder);
    expect(inWords(findings)).toEqual(found.map((line) => line.replace("kimi/", `${prefix}/`)));
  });

  it.each([
    ["without files", "kimi.configs.recommended"],
    ["with files", `{ files: ["**/*.js"], ...kimi.configs.recommended }`],
  ])("leaves JSON, CSS and Markdown alone, %s", async (what, preset) => {
    const folder = writeProject(installation, folderName("other-languages", what), {
      "package.json": `{ "type": "module" }`,
      "eslint.config.js": `import css from "@eslint/css";
        import json from "@eslint/json";
        import markdown from "@eslint/markdown";
        import kimi from "eslint-plugin-kimi";
        export default [
          { files: ["**/*.json"], plugins: { json }, language: "json/json" },
          { files: ["**/*.css"], plugins: { css }, language: "css/css" },
          { files: ["**/*.md"], plugins: { markdown }, language: "markdown/gfm" },
          ${preset},
        ];`,
      "requests.json": `{ "temperature": 1.4, "n": 3 }\n`,
      "page.css": `p { content: "gpt-4o" }\n`,
      "README.md": "# Title\n\n```js\nconst request = { temperature: 1.4 };\n```\n",
      "app.js": javascript,
    });
    const { code, stderr, files, findings } = await runESLint(installation, folder);
    expect(stderr).toBe("");
    expect(inWords(findings)).toEqual(found);
    expect(new Set(findings.map(({ file }) => file))).toEqual(new Set(["app.js"]));
    expect(files).toBeGreaterThan(4);
    expect(code).toBe(1);
  });

  it.each([
    ["an unknown key", `{ modle: "kimi-k3" }`, ["modle", "model"]],
    ["a wrong value", `{ clients: "some" }`, ["clients", "some", "all", "kimi"]],
  ])("stops at %s in the settings and says what is allowed", async (what, settings, words) => {
    const folder = writeProject(installation, folderName("settings", what), {
      "package.json": `{ "type": "module" }`,
      "eslint.config.js": `import kimi from "eslint-plugin-kimi";
        export default [kimi.configs.recommended, { settings: { kimi: ${settings} } }];`,
      "unrelated.js": "export const one = 1;\n",
    });
    const { code, stderr } = await runESLint(installation, folder);
    expect(code).toBe(2);
    const [message = ""] = /^.*settings\.kimi.*$/mu.exec(stderr) ?? [];
    for (const word of words) expect(message).toContain(word);
  });
});
