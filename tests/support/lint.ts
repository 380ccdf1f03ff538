/** Linting one code with the rule of a case, or with all rules, and reports in a form that is easy to compare. */
import * as typescriptParser from "@typescript-eslint/parser";
import { type FlatConfig, Linter, type SourceCode } from "@typescript-eslint/utils/ts-eslint";
import type { Range } from "../../src/syntax/nodes.js";
import type { TestCase } from "./cases.js";
import { indented } from "./text.js";

/** What the tester needs to know of a rule. */
export interface TestedRule {
  readonly name: string;
  readonly edits: "fix" | "suggest" | "none";
  readonly meta: { readonly messages: Readonly<Record<string, string>> };
  readonly create: Exclude<NonNullable<FlatConfig.Plugin["rules"]>[string], { meta?: unknown }>;
}

export type RuleTable = Readonly<Record<string, TestedRule>>;

/** Which rules run: all of them, the one under test, or none (to learn whether the code parses). */
export type RuleSelection = "all" | "tested" | "none";

/** A replacement of a range of the code. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

export interface Suggestion extends TextEdit {
  readonly messageId: string;
  readonly message: string;
}

export interface Report {
  readonly ruleName: string;
  readonly messageId: string;
  readonly message: string;
  readonly range: Range;
  readonly fix: TextEdit | null;
  readonly suggestions: readonly Suggestion[];
}

/** A code that was linted. */
export interface Linted {
  readonly parses: true;
  readonly code: string;
  readonly sourceCode: SourceCode;
  /** The reports of all rules that ran, in source order, an outer range before an inner one. */
  readonly allReports: readonly Report[];
  /** Those of the rule under test. */
  readonly reports: readonly Report[];
}

/** A code that does not parse. */
export interface Unparsed {
  readonly parses: false;
  readonly code: string;
  readonly error: string;
}

/** A rule threw, or ESLint refused the configuration. */
export class LintError extends Error {}

const PLUGIN = "kimi";
const TYPESCRIPT = /\.[mc]?tsx?$/u;
const linter = new Linter({ configType: "flat" });

/** Lints code as one file name with the options and settings of one case. */
export class CaseLinter {
  readonly typescript: boolean;
  readonly #rule: TestedRule;
  readonly #configs: Readonly<Record<RuleSelection, FlatConfig.ConfigArray>>;
  /** The same code comes up as an edit and as a pass of the autofix, and with the comments of several edits. */
  readonly #results: Readonly<Record<RuleSelection, Map<string, Linted | Unparsed>>> = {
    all: new Map<string, Linted | Unparsed>(),
    tested: new Map<string, Linted | Unparsed>(),
    none: new Map<string, Linted | Unparsed>(),
  };

  constructor(
    rule: TestedRule,
    testCase: TestCase,
    allRules: RuleTable,
    readonly filename: string,
  ) {
    this.typescript = TYPESCRIPT.test(filename);
    this.#rule = rule;
    const config = (rules: FlatConfig.Rules): FlatConfig.ConfigArray => [
      {
        files: ["**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}"],
        plugins: { [PLUGIN]: { rules: { ...allRules, [rule.name]: rule } } },
        languageOptions: languageOptions(filename),
        linterOptions: { reportUnusedDisableDirectives: "off" },
        settings: testCase.kimi === undefined ? {} : { kimi: testCase.kimi },
        rules,
      },
    ];
    const tested: FlatConfig.Rules = { [`${PLUGIN}/${rule.name}`]: ["error", ...(testCase.options ?? [])] };
    const others = Object.fromEntries(
      Object.keys(allRules).map((name) => [`${PLUGIN}/${name}`, "error" as const]),
    );
    this.#configs = { all: config({ ...others, ...tested }), tested: config(tested), none: config({}) };
  }

  /** Lints a code. Throws a `LintError` when a rule throws. */
  lint(code: string, selection: RuleSelection): Linted | Unparsed {
    const results = this.#results[selection];
    const result = results.get(code) ?? this.#run(code, selection);
    results.set(code, result);
    return result;
  }

  /** The code after ESLint's own repeated fixing, and whether no fix is left. */
  fixRepeatedly(code: string, selection: RuleSelection): { output: string; isAtRest: boolean } {
    const config = this.#configs[selection];
    const { output, messages } = guarded(code, () =>
      linter.verifyAndFix(code, config, { filename: this.filename }),
    );
    return { output, isAtRest: messages.every(({ fix }) => !fix) };
  }

  #run(code: string, selection: RuleSelection): Linted | Unparsed {
    const messages = guarded(code, () => linter.verify(code, this.#configs[selection], this.filename));
    const fatal = messages.find((message) => message.fatal);
    if (fatal) return { parses: false, code, error: `${fatal.line}:${fatal.column} ${fatal.message}` };
    const sourceCode = linter.getSourceCode();
    const allReports = messages
      .map((message) => readReport(message, sourceCode))
      .sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
    const reports = allReports.filter((report) => report.ruleName === this.#rule.name);
    return { parses: true, code, sourceCode, allReports, reports };
  }
}

function languageOptions(filename: string): FlatConfig.LanguageOptions {
  if (TYPESCRIPT.test(filename)) return { parser: typescriptParser, sourceType: "module" };
  return {
    sourceType: filename.endsWith(".cjs") ? "commonjs" : "module",
    parserOptions: { ecmaFeatures: { jsx: filename.endsWith(".jsx") } },
  };
}

function guarded<Result>(code: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LintError(`ESLint threw: ${reason}\n${indented(code)}`, { cause: error });
  }
}

function readReport(message: Linter.LintMessage, sourceCode: SourceCode): Report {
  if (message.ruleId === null) throw new LintError(`ESLint complains: ${message.message}`);
  const { line, column, endLine = line, endColumn = column } = message;
  return {
    ruleName: message.ruleId.replace(`${PLUGIN}/`, ""),
    messageId: message.messageId ?? "(no messageId)",
    message: message.message,
    range: [
      sourceCode.getIndexFromLoc({ line, column: column - 1 }),
      sourceCode.getIndexFromLoc({ line: endLine, column: endColumn - 1 }),
    ],
    fix: message.fix ?? null,
    suggestions: (message.suggestions ?? []).map(({ messageId = "(no messageId)", desc, fix }) => ({
      ...fix,
      messageId,
      message: desc,
    })),
  };
}
