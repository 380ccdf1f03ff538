/** What ESLint offers beside linting: workers, the cache, suppressions, several configurations in one repository. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, inject, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { type Files, type Finished, runESLint, runNode, writeProject } from "../integration/run.js";

const { eslint9, eslint10 } = inject("installations");
const EXAMPLE = path.resolve(import.meta.dirname, "../../docs/examples/openai-app");

const configuration = `import kimi from "eslint-plugin-kimi";
export default [kimi.configs.strict, { settings: { kimi: { model: "kimi-k3", baseURL: "https://api.moonshot.ai/v1" } } }];
`;
const program = `import OpenAI from "openai";
const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
client.chat.completions.create({ model: "gpt-4o", messages: [], tool_choice: { type: "function", function: { name: "save" } } });
`;
const files: Files = {
  "package.json": `{ "type": "module" }`,
  "eslint.config.js": configuration,
  "chat.js": program,
};

const found = ["kimi/require-kimi-base-url", "kimi/no-unsupported-model", "kimi/no-unsupported-tool-choice"];

describe.each([
  ["ESLint 9", eslint9],
  ["ESLint 10", eslint10],
])("%s", (major, installation) => {
  const name = (text: string): string => `features ${text}`.replaceAll(" ", "-");

  async function eslint(folder: string, ...parameters: readonly string[]): Promise<Finished> {
    return runNode([path.join(installation, "node_modules/eslint/bin/eslint.js"), ...parameters], folder);
  }

  it("finds and fixes with several workers what it does with one", async () => {
    const folders = ["off", "2"].map((concurrency) => {
      const folder = path.join(installation, name(`concurrency ${concurrency}`));
      cpSync(EXAMPLE, folder, { recursive: true });
      return folder;
    });
    const run = async (...parameters: readonly string[]): Promise<unknown[]> => {
      const runs = await Promise.all(
        folders.map(async (folder) => {
          const concurrency = folder.endsWith("2") ? "2" : "off";
          const { stdout, stderr } = await eslint(
            folder,
            "--format",
            "json",
            "--concurrency",
            concurrency,
            ...parameters,
            ".",
          );
          expect(stderr.replaceAll(/^.*ESLintPoorConcurrencyWarning[\s\S]*$/gmu, "")).toBe("");
          return stdout.replaceAll(folder, "");
        }),
      );
      return runs.map((text): unknown => JSON.parse(text));
    };
    const [alone, workers] = await run();
    expect(JSON.stringify(alone)).toContain("kimi/");
    expect(workers).toEqual(alone);
    const [fixedAlone, fixedByWorkers] = await run("--fix");
    expect(fixedByWorkers).toEqual(fixedAlone);
    const [one, other] = folders.map((folder) => readFileSync(path.join(folder, "src/agent.ts"), "utf8"));
    expect(one).not.toBe(readFileSync(path.join(EXAMPLE, "src/agent.ts"), "utf8"));
    expect(other).toBe(one);
  });

  it("lints anew what it has in its cache when the plugin has another version", async () => {
    const folder = writeProject(installation, name("cache"), files);
    const plugin = path.join(folder, "node_modules", manifest.name);
    cpSync(path.join(installation, "node_modules", manifest.name), plugin, { recursive: true });
    const edit = (file: string, from: string, to: string): void => {
      const text = readFileSync(file, "utf8");
      expect(text).toContain(from);
      writeFileSync(file, text.replaceAll(from, to));
    };
    const lint = async (): Promise<string> => (await eslint(folder, "--cache", ".")).stdout;
    expect(await lint()).toContain("Kimi answers 404");
    const names = readdirSync(path.join(plugin, "dist/src"), { recursive: true, encoding: "utf8" });
    const modules = names
      .filter((file) => file.endsWith(".js"))
      .map((file) => path.join(plugin, "dist/src", file));
    const [rule = ""] = modules.filter((file) => readFileSync(file, "utf8").includes("Kimi answers"));
    edit(rule, "Kimi answers", "Kimi will answer");
    // The same version: the cache answers.
    expect(await lint()).toContain("Kimi answers 404");
    edit(path.join(plugin, "package.json"), `"version": "${manifest.version}"`, '"version": "99.0.0"');
    expect(await lint()).toContain("Kimi will answer 404");
  });

  it("freezes findings, and lets go of what is fixed", async () => {
    const folder = writeProject(installation, name("suppressions"), files);
    const suppressions = path.join(folder, "eslint-suppressions.json");
    const read = (): unknown => JSON.parse(readFileSync(suppressions, "utf8"));
    expect((await eslint(folder, "--suppress-all", ".")).code).toBe(0);
    expect(read()).toEqual({ "chat.js": Object.fromEntries(found.map((rule) => [rule, { count: 1 }])) });
    expect((await eslint(folder, ".")).code).toBe(0);
    expect((await eslint(folder, "--fix", "--prune-suppressions", ".")).code).toBe(0);
    expect(read()).toEqual({ "chat.js": { "kimi/no-unsupported-tool-choice": { count: 1 } } });
    writeFileSync(path.join(folder, "chat.js"), "export {};\n");
    expect((await eslint(folder, ".")).code).toBe(2);
    expect((await eslint(folder, "--prune-suppressions", ".")).code).toBe(0);
    expect(existsSync(suppressions) ? read() : {}).toEqual({});
  });

  it("lints each package of a monorepo with its own configuration", async () => {
    const model = (text: string): string => configuration.replace("kimi-k3", text);
    const folder = writeProject(installation, name("monorepo"), {
      "package.json": `{ "type": "module" }`,
      "eslint.config.js": "export default [{}];\n",
      "packages/one/eslint.config.js": configuration,
      "packages/one/chat.js": program,
      "packages/two/eslint.config.js": model("kimi-k2.6"),
      "packages/two/chat.js": program,
      "packages/three/eslint.config.js": "export default [{}];\n",
      "packages/three/chat.js": program,
    });
    // Since version 10, ESLint looks for the configuration from the file on.
    const flags = major === "ESLint 9" ? ["--flag", "v10_config_lookup_from_file"] : [];
    const { stderr, findings } = await runESLint(installation, folder, [...flags, "packages"]);
    expect(stderr).toBe("");
    expect(findings.map(({ file, rule }) => [file, rule])).toEqual(
      ["packages/one/chat.js", "packages/two/chat.js"].flatMap((file) => found.map((rule) => [file, rule])),
    );
    await eslint(folder, ...flags, "--fix", "packages");
    const texts = ["one", "two", "three"].map((one) =>
      readFileSync(path.join(folder, `packages/${one}/chat.js`), "utf8"),
    );
    expect(texts.map((text) => /model: "(.*?)"/u.exec(text)?.[1])).toEqual([
      "kimi-k3",
      "kimi-k2.6",
      "gpt-4o",
    ]);
  });

  it("reads a configuration in TypeScript that extends a preset by name, under a prefix of its own", async () => {
    const folder = writeProject(installation, name("typescript"), {
      "package.json": `{ "type": "module" }`,
      "eslint.config.ts": `import kimi from "eslint-plugin-kimi";
import { defineConfig } from "eslint/config";
const level: "off" | "error" = "off";
export default defineConfig([{ plugins: { k: kimi }, extends: ["k/strict"], rules: { "k/require-kimi-base-url": level } }]);
`,
      "chat.js": program,
    });
    const { stderr, findings } = await runESLint(installation, folder);
    expect(stderr).toBe("");
    expect(findings.map(({ rule }) => rule)).toEqual([
      "k/no-unsupported-model",
      "k/no-unsupported-tool-choice",
    ]);
  });
});
