/** Our rule tester: table tests for one rule, with invariants that are checked for every case. */
import { describe, expect, it } from "vitest";
import type { InvalidCase, ValidCase } from "./cases.js";
import { checkCase } from "./check-case.js";
import { checkTable, type RuleCases } from "./check-table.js";
import type { RuleTable, TestedRule } from "./lint.js";

export { checkCase } from "./check-case.js";
export { checkTable, type RuleCases } from "./check-table.js";
export type { InvalidCase, ValidCase } from "./cases.js";
export type { RuleTable, TestedRule } from "./lint.js";

async function pluginRules(): Promise<RuleTable> {
  const { rules } = await import("../../rules/index.js");
  return rules;
}

/** A rule with its cases. */
export interface RuleAndCases {
  readonly rule: TestedRule;
  readonly cases: RuleCases;
}

let collected: RuleAndCases[] | null = null;

/**
 * The tables of test files, for tests of another kind on the same cases.
 * @param load Imports the test files, whose tables then make no tests.
 */
export async function collectTables(load: () => Promise<void>): Promise<readonly RuleAndCases[]> {
  const tables: RuleAndCases[] = [];
  collected = tables;
  await load();
  collected = null;
  return tables;
}

/** Makes one vitest test of each case, and one of the table as a whole. */
export function testRule(
  rule: TestedRule,
  cases: RuleCases,
  allRules: () => Promise<RuleTable> = pluginRules,
): void {
  if (collected) {
    collected.push({ rule, cases });
    return;
  }
  const test = (written: ValidCase | InvalidCase): void => {
    it(titleOf(written), async () => {
      expectNoFailures(checkCase(rule, written, await allRules()));
    });
  };
  describe(rule.name, () => {
    describe("valid", () => {
      cases.valid.forEach(test);
    });
    describe("invalid", () => {
      cases.invalid.forEach(test);
    });
    it("shows everything that the rule declares", () => {
      expectNoFailures(checkTable(rule, cases));
    });
  });
}

/** Fails the current test with the failures, if there are any. */
export function expectNoFailures(failures: readonly string[]): void {
  if (failures.length > 0) expect.fail(failures.join("\n\n"));
}

function titleOf(written: ValidCase | InvalidCase): string {
  return typeof written === "string" ? written : (written.name ?? written.code);
}
