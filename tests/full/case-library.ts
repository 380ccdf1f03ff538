/** The cases of all rules' tables as files of projects, for linters that run as programs. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { Linter } from "eslint";
import { vi } from "vitest";
import { rules } from "../../rules/index.js";
import { readCase, type TestCase } from "../support/cases.js";
import type { RuleCases, TestedRule } from "../support/rule-tester.js";

const TABLES = path.join(import.meta.dirname, "../rules");

/** A case as one file. Cases of one group have the same settings and options. */
export interface CaseFile {
  readonly group: string;
  /** Relative to the folder of the group. */
  readonly file: string;
  readonly rule: string;
  readonly case: TestCase;
}

/** What the files of a group are linted with: the levels of all rules, and `settings.kimi`. */
export interface Group {
  readonly name: string;
  readonly rules: Readonly<Record<string, readonly unknown[]>>;
  readonly kimi: unknown;
}

export interface CaseLibrary {
  readonly groups: readonly Group[];
  readonly files: readonly CaseFile[];
}

/**
 * Reads the tables. Like the rule tester, it makes a TypeScript file of a case without a file name, and a JavaScript
 * file as well if the code parses as such. To be called while tests are collected: a table may have tests of its own.
 */
export async function readCaseLibrary(): Promise<CaseLibrary> {
  const groups = new Map<string, Group>();
  const files: CaseFile[] = [];
  for (const { rule, cases } of await readTables()) {
    for (const written of [...cases.valid, ...cases.invalid]) {
      const testCase = readCase(written);
      const { options = [], kimi } = testCase;
      const key = JSON.stringify([options.length > 0 ? rule : null, options, kimi]);
      const name = `group-${String(groups.size).padStart(2, "0")}`;
      const levels = Object.keys(rules).map((other): [string, readonly unknown[]] => [
        `kimi/${other}`,
        ["error", ...(other === rule ? options : [])],
      ]);
      const group = groups.get(key) ?? { name, rules: Object.fromEntries(levels), kimi };
      groups.set(key, group);
      for (const filename of fileNamesOf(testCase)) {
        const file = `${rule}/${files.length}/${filename}`;
        files.push({ group: group.name, file, rule, case: testCase });
      }
    }
  }
  return { groups: [...groups.values()], files };
}

async function readTables(): Promise<{ rule: string; cases: RuleCases }[]> {
  const tables: { rule: string; cases: RuleCases }[] = [];
  vi.doMock("../support/rule-tester.js", () => ({
    testRule: ({ name }: TestedRule, cases: RuleCases) => void tables.push({ rule: name, cases }),
  }));
  for (const file of readdirSync(TABLES)) await import(path.join(TABLES, file));
  vi.doUnmock("../support/rule-tester.js");
  return tables;
}

const linter = new Linter({ configType: "flat" });

function fileNamesOf({ filename, text }: TestCase): string[] {
  if (filename !== undefined) return [path.posix.basename(filename)];
  const messages = linter.verify(text, { linterOptions: { reportUnusedDisableDirectives: "off" } });
  return ["file.ts", ...(messages.some(({ fatal }) => fatal) ? [] : ["file.mjs"])];
}

/** The ESLint configuration with one entry per group, as a module. */
export function eslintConfigOf({ groups }: CaseLibrary): string {
  const entries = groups.map(({ name, rules: levels, kimi }) => {
    const files = [`${name}/**`];
    return { files, rules: levels, ...(kimi === undefined ? {} : { settings: { kimi } }) };
  });
  return `import parser from "@typescript-eslint/parser";
import kimi from "eslint-plugin-kimi";
export default [
  { linterOptions: { reportUnusedDisableDirectives: "off" } },
  { files: ["**/*.{ts,mts,cts,tsx}"], languageOptions: { parser, sourceType: "module" } },
  { files: ["**/*.cjs"], languageOptions: { sourceType: "commonjs" } },
  { files: ["**/*.jsx"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"], plugins: { kimi } },
  ...${JSON.stringify(entries, null, 2)},
];
`;
}
