/** Files that hold JavaScript or TypeScript among other things, each with its usual parser or processor. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, inject, it } from "vitest";
import { type Files, runESLint, writeProject } from "../integration/run.js";
import { blockOf } from "../support/pages.js";

const places = inject("places");

const construction = `const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });`;
const imported = `import OpenAI from "openai";\n`;
const request = `client.chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: question }] })`;
const typed = `${imported}${construction}\nexport const ask = (question: string) => ${request};\n`;
const untyped = typed.replace(": string", "");
const jsx = "export const Answer = () => <p onClick={() => ask('Why?')}>Why?</p>;\n";

/** The text after `--fix`, wherever the code stands in it. */
function fixed(text: string): string {
  return text
    .replaceAll(
      "{ apiKey: process.env.OPENAI_API_KEY }",
      '{ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" }',
    )
    .replaceAll("gpt-4o", "kimi-k3");
}

/** One file in each language, with a client that is fixed and a request that is fixed. */
const files: Files = {
  "a.ts": typed,
  "a.mts": typed,
  "a.cts": typed.replace(imported, 'import OpenAI = require("openai");\n'),
  "a.tsx": `${typed}${jsx}`,
  "a.jsx": `${untyped}${jsx}`,
  "a.js": untyped,
  "a.mjs": untyped,
  "a.cjs": untyped.replace(imported, 'const OpenAI = require("openai");\n').replace("export ", ""),
  "setup.vue": `<script setup lang="ts">\n${typed.replace("export ", "")}</script>\n\n<template>\n  <p @click="ask('Why?')">Why?</p>\n</template>\n`,
  "options.vue": `<script>\n${untyped}export default { methods: { ask } };\n</script>\n`,
  "two.vue": `<script lang="ts">\n${imported}${construction}\n</script>\n<script setup lang="ts">\nconst ask = (question: string) => ${request};\n</script>\n`,
  "instance.svelte": `<script lang="ts">\n${typed.replace("export ", "")}</script>\n\n<p>Why?</p>\n`,
  "module.svelte": `<script module>\n${imported}${construction}\n</script>\n<script>\nconst ask = (question) => ${request};\n</script>\n`,
  "template.svelte": `<script>\n${imported}${construction}\nlet question = "Why?";\n</script>\n<button onclick={() => ${request}}>Ask</button>\n`,
  "page.astro": `---\n${typed.replace("export ", "")}---\n<p>{ask("Why?")}</p>\n`,
  "template.astro": `---\n${imported}${construction}\nconst question = "Why?";\n---\n<p>{await ${request}}</p>\n`,
  "script.astro": `---\n---\n<script>\n${typed.replace("export ", "")}</script>\n`,
  "page.md": `# Page\n\n\`\`\`ts\n${typed}\`\`\`\n\n1. In a list:\n\n   \`\`\`js\n   ${untyped.replaceAll("\n", "\n   ").trimEnd()}\n   \`\`\`\n\n\`\`\`python\nclient = OpenAI()\n\`\`\`\n`,
};

const PARSERS = "the parsers themselves";
/** Scripts for the browser need the processor of eslint-plugin-astro. */
const SCRIPT = "script.astro";

describe.each([
  [PARSERS, blockOf("docs/configuration.md", "Vue, Svelte, Astro, and code in Markdown", "js")],
  [
    "the plugins' shared configurations",
    `import markdown from "@eslint/markdown";
import parser from "@typescript-eslint/parser";
import astro from "eslint-plugin-astro";
import kimi from "eslint-plugin-kimi";
import svelte from "eslint-plugin-svelte";
import vue from "eslint-plugin-vue";

const off = (configs) => configs.map(({ rules, ...rest }) => rest);

export default [
  { files: ["**/*.{ts,mts,cts,tsx}"], languageOptions: { parser } },
  { files: ["**/*.jsx"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  ...off(vue.configs["flat/essential"]),
  ...off(svelte.configs.base),
  ...off(astro.configs.base),
  { files: ["**/*.{vue,svelte,astro}"], languageOptions: { parserOptions: { parser } } },
  ...markdown.configs.processor.map(({ rules, ...rest }) => rest),
  kimi.configs.recommended,
];
`,
  ],
])("with %s", (name, configuration) => {
  /** How often each rule reports in a file: the page has two blocks. */
  const times = (file: string): number =>
    file === "page.md" ? 2 : file === SCRIPT && name === PARSERS ? 0 : 1;
  const settings = `, { settings: { kimi: { model: "kimi-k3", baseURL: "https://api.moonshot.ai/v1" } } },\n]`;
  const folder = writeProject(places, name.replaceAll(/\W+/gu, "-"), {
    ...files,
    "package.json": `{ "type": "module" }`,
    "eslint.config.js": configuration.replace(/,\n\](?=\)?;\n$)/u, settings),
  });

  it("lints each file", async () => {
    const { stderr, findings } = await runESLint(places, folder);
    expect(stderr).toBe("");
    const found = Object.keys(files).map((file) => [
      file,
      ...findings.filter((finding) => finding.file === file).map(({ rule, edits }) => `${rule} ${edits}`),
    ]);
    expect(found).toEqual(
      Object.keys(files).map((file) => [
        file,
        ...Array.from({ length: times(file) }, () => [
          "kimi/require-kimi-base-url fix",
          "kimi/no-unsupported-model fix",
        ]).flat(),
      ]),
    );
  });

  it("fixes each file where the code stands", async () => {
    const { findings } = await runESLint(places, folder, ["--fix", "."]);
    expect(findings).toEqual([]);
    const after = Object.fromEntries(
      Object.keys(files).map((file) => [file, readFileSync(path.join(folder, file), "utf8")]),
    );
    expect(after).toEqual(
      Object.fromEntries(
        Object.entries(files).map(([file, text]) => [file, times(file) > 0 ? fixed(text) : text]),
      ),
    );
  });
});

describe("expressions in the templates of .vue files", () => {
  it("are not seen, as the page says", async () => {
    const folder = writeProject(places, "vue-template", {
      "package.json": `{ "type": "module" }`,
      "eslint.config.js": blockOf("docs/configuration.md", "Vue, Svelte, Astro, and code in Markdown", "js"),
      "template.vue": `<script setup>\n${imported}const client = new OpenAI({ apiKey, baseURL: "https://api.moonshot.ai/v1" });\n</script>\n<template>\n  <p @click='${request}'>Why?</p>\n</template>\n`,
    });
    const { stderr, findings } = await runESLint(places, folder);
    expect(stderr).toBe("");
    expect(findings).toEqual([]);
  });
});
