/** The code in README and in the pages of the rules is linted as it stands there. */
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.js";

const root = path.join(import.meta.dirname, "..");

interface Block {
  /** The last heading or comment before the block. */
  readonly label: string;
  readonly language: string;
  readonly code: string;
}

/** The fenced code blocks of a page. */
function blocksOf(file: string): Block[] {
  const text = readFileSync(path.join(root, file), "utf8");
  const pattern =
    /^(?:#+ (?<heading>.*)|<!-- (?<comment>\w+) -->|```(?<language>\w*)[^\n]*\n(?<code>[\s\S]*?)\n```)$/gmu;
  let label = "";
  return [...text.matchAll(pattern)].flatMap(({ groups }): Block[] => {
    label = groups?.["heading"] ?? groups?.["comment"] ?? label;
    const { language, code } = groups ?? {};
    return language === undefined || code === undefined ? [] : [{ label, language, code }];
  });
}

const linter = new Linter({ configType: "flat" });

/** The settings that a block names in a comment: `// settings.kimi: { "model": "kimi-k3" }`. */
function configFor(block: Block, rule: string | null): Linter.Config[] {
  const settings: unknown = JSON.parse(
    /^\/\/ settings\.kimi: (?<json>.*)$/mu.exec(block.code)?.groups?.["json"] ?? "{}",
  );
  const options = /^\/\/ options: (?<json>.*)$/mu.exec(block.code)?.groups?.["json"];
  const levels: Linter.RulesRecord =
    rule === null
      ? {}
      : { [`kimi/${rule}`]: options === undefined ? "error" : ["error", JSON.parse(options)] };
  return [
    { files: ["**/*.ts"], languageOptions: { parser } },
    { files: ["**/*.{js,ts}"], ...plugin.configs.all },
    { files: ["**/*.{js,ts}"], settings: { kimi: settings }, rules: levels },
  ];
}

function lint(block: Block, rule: string | null): Linter.LintMessage[] {
  return linter.verify(block.code, configFor(block, rule), { filename: `example.${block.language}` });
}

describe.each(readdirSync(path.join(root, "docs/rules")))("docs/rules/%s", (file) => {
  const rule = path.basename(file, ".md");
  const blocks = blocksOf(path.join("docs/rules", file));

  it("shows what fails and what passes", () => {
    expect(blocks.map(({ label }) => label)).toEqual(expect.arrayContaining(["Fail", "Pass"]));
  });

  it.each(blocks.filter(({ label }) => label === "Fail"))("fails: $code", (block) => {
    const messages = lint(block, rule);
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    expect(messages.map(({ ruleId }) => ruleId)).toContain(`kimi/${rule}`);
  });

  it.each(blocks.filter(({ label }) => label === "Pass"))("passes: $code", (block) => {
    expect(
      lint(block, rule).filter(({ fatal, ruleId }) => fatal === true || ruleId === `kimi/${rule}`),
    ).toEqual([]);
  });
});

describe("README.md", () => {
  const blocks = blocksOf("README.md");
  const [before, after] = ["before", "after"].map((name) => blocks.find(({ label }) => label === name));
  if (!before || !after) throw new Error("README has no example.");
  // The settings that its configuration shows.
  const settings = /settings: \{ kimi: (?<kimi>\{[^}]*\}) \}/u.exec(
    blocks.map(({ code }) => code).join("\n"),
  );
  const kimi: unknown = JSON.parse(settings?.groups?.["kimi"]?.replaceAll(/(\w+): /gu, '"$1": ') ?? "null");
  const config: Linter.Config[] = [
    { files: ["**/*.ts"], languageOptions: { parser } },
    { files: ["**/*.ts"], ...plugin.configs.recommended },
    { files: ["**/*.ts"], settings: { kimi } },
  ];

  it("has settings", () => {
    expect(kimi).toEqual({ model: "kimi-k3", baseURL: "https://api.moonshot.ai/v1" });
  });

  it("shows what --fix makes of its example", () => {
    expect(linter.verifyAndFix(before.code, config, { filename: "example.ts" }).output).toBe(after.code);
  });

  it("shows an example with five errors, of which one is left", () => {
    const rulesIn = (code: string) =>
      linter
        .verify(code, config, { filename: "example.ts" })
        .map(({ ruleId, severity }) => [ruleId, severity]);
    const left = ["kimi/no-unsupported-tool-choice", 2];
    expect(rulesIn(before.code)).toEqual([
      ["kimi/require-kimi-base-url", 2],
      ["kimi/no-unsupported-model", 2],
      ["kimi/no-developer-role", 2],
      ["kimi/no-fixed-sampling-parameters", 2],
      left,
    ]);
    expect(rulesIn(after.code)).toEqual([left]);
  });
});
