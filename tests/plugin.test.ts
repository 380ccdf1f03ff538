/** The plugin as a whole: files, table, presets, pages and tests say the same. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { rules } from "../rules/index.js";
import plugin from "../src/index.js";

const root = path.join(import.meta.dirname, "..");

function namesIn(folder: string, extension: string): string[] {
  return readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith(extension) && file !== `index${extension}`)
    .map((file) => file.slice(0, -extension.length))
    .sort();
}

const names = Object.keys(rules).sort();

describe("the plugin", () => {
  it("has a rule for each file, a file for each rule", () => {
    expect(namesIn("rules", ".ts")).toEqual(names);
  });

  it("has a page for each rule", () => {
    expect(namesIn("docs/rules", ".md")).toEqual(names);
  });

  it("has a test for each rule", () => {
    expect(namesIn("tests/rules", ".test.ts")).toEqual(names);
  });

  it("says what it is", () => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
    expect(manifest).toMatchObject({ name: plugin.meta?.name, version: plugin.meta?.version });
    expect(plugin.meta?.namespace).toBe("kimi");
  });

  it("has the presets that the rules ask for", () => {
    const levels = (config: "recommended" | "strict" | "all") => plugin.configs[config].rules;
    const wanted = (preset: "recommended" | "strict") =>
      Object.fromEntries(
        Object.values(rules)
          .filter((rule) => rule.presets[preset] !== null)
          .map((rule) => [`kimi/${rule.name}`, rule.presets[preset]]),
      );
    expect(levels("recommended")).toEqual(wanted("recommended"));
    expect(levels("strict")).toEqual(wanted("strict"));
    expect(levels("all")).toEqual(Object.fromEntries(names.map((name) => [`kimi/${name}`, "error"])));
  });

  it("sets these rules in its presets", () => {
    expect(plugin.configs.recommended.rules).toEqual({
      "kimi/no-deprecated-functions": "error",
      "kimi/no-developer-role": "error",
      "kimi/no-fixed-sampling-parameters": "error",
      "kimi/no-multiple-choices-at-zero-temperature": "error",
      "kimi/no-unsupported-endpoint": "error",
      "kimi/no-unsupported-model": "error",
      "kimi/no-python-idioms": "error",
      "kimi/no-unsupported-tool-choice": "error",
      "kimi/preserve-reasoning-content": "error",
      "kimi/require-kimi-base-url": "error",
      "kimi/require-stream-options": "warn",
      "kimi/temperature-range": "error",
      "kimi/valid-tool-calls": "error",
    });
    expect(plugin.configs.strict.rules).toMatchObject({
      "kimi/no-fixed-sampling-parameters": ["error", { reportUnknown: true }],
      "kimi/require-kimi-base-url": ["error", { environment: "report" }],
      "kimi/require-stream-options": "error",
    });
  });

  it.each(["recommended", "strict", "all"] as const)("%s is one config object without files", (name) => {
    const config = plugin.configs[name];
    expect(config.name).toBe(`kimi/${name}`);
    expect(config.plugins?.["kimi"]).toBe(plugin);
    expect(Object.keys(config).sort()).toEqual(["name", "plugins", "rules"]);
  });
});

describe.each(Object.entries(rules))("%s", (name, rule) => {
  it("has complete metadata", () => {
    expect(rule.name).toBe(name);
    expect(rule.meta.type).toBe("problem");
    expect(rule.meta.docs.description).toMatch(/^(?:disallow|require|enforce) .*[^.]$/u);
    expect(rule.meta.docs.url).toBe(
      `https://github.com/eslint-plugin-kimi/eslint-plugin-kimi/blob/v${String(plugin.meta?.version)}/docs/rules/${name}.md`,
    );
    expect(rule.meta.docs.recommended).toBe(rule.presets.recommended !== null);
    expect(rule.meta.fixable).toBe(rule.edits === "fix" ? "code" : undefined);
    expect(rule.meta.hasSuggestions).toBe(rule.edits !== "none");
    // With it, ESLint 10 refuses to run where a config without `files` meets a JSON file.
    expect(rule.meta).not.toHaveProperty("languages");
  });

  it("has messages of at most two sentences that end with a period", () => {
    for (const message of Object.values(rule.meta.messages)) {
      // What stands at the end may be a sentence of the contract: the rule tester checks the whole text.
      expect(message).toMatch(/(?:\.|\{\{\w+\}\})$/u);
      expect(message.match(/[.!?](?= [A-Z`]|$)/gu)?.length ?? 0).toBeLessThanOrEqual(2);
      expect(message).not.toMatch(/\b(?:may|might|could) be problematic\b/iu);
    }
  });

  it("describes its options and gives each a default", () => {
    const [defaults] = rule.meta.defaultOptions;
    const description: unknown = expect.stringMatching(/\.$/u);
    const property: unknown = expect.objectContaining({ description });
    const properties = Object.fromEntries(Object.keys(defaults ?? {}).map((option) => [option, property]));
    expect(rule.meta.schema).toEqual(
      defaults ? [{ type: "object", properties, additionalProperties: false }] : [],
    );
    expect(rule.meta.defaultOptions.length).toBeLessThanOrEqual(1);
  });

  it("is a short file", () => {
    const lines = readFileSync(path.join(root, "rules", `${name}.ts`), "utf8").split("\n").length;
    expect(lines).toBeLessThanOrEqual(110);
  });
});
