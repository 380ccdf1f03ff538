/** Checks one case: what it expects, and the invariants that hold for every case. */
import { createContext, type CaseContext } from "./case-context.js";
import { readCase, type Exemptions, type InvalidCase, type TestCase, type ValidCase } from "./cases.js";
import { checkComments } from "./comments.js";
import { checkExpectations } from "./expectations.js";
import {
  checkConvergence,
  checkOutputs,
  checkReportsMore,
  checkSamePlace,
  checkStillReports,
} from "./invariants.js";
import { checkLayout } from "./layout.js";
import { CaseLinter, LintError, type RuleTable, type TestedRule } from "./lint.js";
import { indented } from "./text.js";
import { checkWrapping } from "./wrapping.js";

const INVARIANTS: readonly (readonly [keyof Exemptions, (context: CaseContext) => string[]])[] = [
  ["stillReports", checkStillReports],
  ["reportsMore", checkReportsMore],
  ["comments", checkComments],
  ["wrapping", checkWrapping],
  ["layout", checkLayout],
  ["convergence", checkConvergence],
  ["samePlace", checkSamePlace],
];

/** Mutation testing asks for the reports and edits that the tables state, without what holds for every case. */
const CHECKED = process.env["RULE_TESTS"] === "literal" ? [] : INVARIANTS;

/**
 * All failures of a case, each beginning with the name of its check. Without a file name the case is checked as
 * TypeScript, and once more as JavaScript if it parses as such.
 */
export function checkCase(rule: TestedRule, written: ValidCase | InvalidCase, allRules: RuleTable): string[] {
  let testCase: TestCase;
  try {
    testCase = readCase(written);
  } catch (error) {
    return [`case: ${error instanceof Error ? error.message : String(error)}`];
  }
  const failures = checkAs(testCase.filename ?? "file.ts", rule, testCase, allRules);
  const failed = new Set(failures.map(checkName));
  if (testCase.filename !== undefined || failed.has("case") || CHECKED.length === 0) return failures;
  return [...failures, ...checkAsJavaScript(rule, testCase, allRules, failed)];
}

function checkName(failure: string): string {
  return failure.slice(0, failure.indexOf(":"));
}

function checkAs(filename: string, rule: TestedRule, testCase: TestCase, allRules: RuleTable): string[] {
  const others = CHECKED.length > 0 ? allRules : {};
  const linter = new CaseLinter(rule, testCase, others, filename);
  return collected("case", () => {
    const base = linter.lint(testCase.text, "all");
    if (!base.parses) return [`case: The code does not parse: ${base.error}\n${indented(base.code)}`];
    const context = createContext(linter, base);
    return [
      ...literalFailures(rule, testCase, context),
      ...CHECKED.flatMap(([name, check]) => {
        const failures = collected(name, () => check(context).map((failure) => `${name}: ${failure}`));
        return withExemption(name, testCase, failures);
      }),
    ];
  });
}

/**
 * What fails as JavaScript and did not already fail as TypeScript. Only the reports and their edits are compared:
 * the invariants are about what a rule does with a code, and one language shows that.
 */
function checkAsJavaScript(
  rule: TestedRule,
  testCase: TestCase,
  allRules: RuleTable,
  failed: ReadonlySet<string>,
): string[] {
  const linter = new CaseLinter(rule, testCase, allRules, "file.mjs");
  const failures = collected("onlyTypeScript", () => {
    const base = linter.lint(testCase.text, "all");
    if (!base.parses) return [];
    return literalFailures(rule, testCase, createContext(linter, base))
      .filter((failure) => !failed.has(checkName(failure)))
      .map((failure) => `onlyTypeScript: As JavaScript it differs: ${failure}`);
  });
  return withExemption("onlyTypeScript", testCase, failures);
}

function literalFailures(rule: TestedRule, testCase: TestCase, context: CaseContext): string[] {
  const passes = context.passes.map(({ output }) => output);
  const expectations = checkExpectations(rule, testCase, context.base, passes);
  return [
    ...expectations.map((failure) => `expectation: ${failure}`),
    ...checkOutputs(context).map((failure) => `outputs: ${failure}`),
  ];
}

/** The failures of a check, or of a rule that throws in it. */
function collected(name: string, check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof LintError) return [`${name}: ${error.message}`];
    throw error;
  }
}

/** Drops the failures that a case explains, and fails where there is nothing to explain. */
function withExemption(name: keyof Exemptions, exemptions: Exemptions, failures: string[]): string[] {
  const reason = exemptions[name];
  if (reason === undefined) return failures;
  if (reason.trim() === "") return [`${name}: The exemption needs a reason.`];
  return failures.length > 0 ? [] : [`${name}: The exemption is not needed: the check passes.`];
}
