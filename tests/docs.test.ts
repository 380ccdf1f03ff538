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
  const before = blocks.find(({ label }) => label === "before");
  const after = blocks.find(({ label }) => label === "after");

  it("shows what --fix makes of its example", () => {
    if (!before || !after) throw new Error("README has no example.");
    expect(linter.verifyAndFix(before.code, configFor(before, null), { filename: "example.ts" }).output).toBe(
      after.code,
    );
  });

  it("shows an example with two errors, of which one is left", () => {
    if (!before || !after) throw new Error("README has no example.");
    expect(lint(before, null).map(({ ruleId }) => ruleId)).toEqual([
      "kimi/temperature-range",
      "kimi/no-unsupported-tool-choice",
    ]);
    expect(lint(after, null).map(({ ruleId }) => ruleId)).toEqual(["kimi/no-unsupported-tool-choice"]);
  });
});
