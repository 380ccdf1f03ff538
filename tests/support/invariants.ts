/** The invariants on edits and on the rules together. Each returns its failures. */
import type { CaseContext } from "./case-context.js";
import { editedRegion, rangeAfterEdit } from "./edits.js";
import type { Linted, Report } from "./lint.js";
import { indented, marked, position } from "./text.js";

/** Each edit changes the code, and what comes out parses. */
export function checkOutputs({ base, outcomes }: CaseContext): string[] {
  return outcomes.flatMap(({ edit, output, after }) => {
    if (output === base.code) return [`${edit.label} leaves the code as it was.`];
    return after.parses
      ? []
      : [`${edit.label} makes code that does not parse: ${after.error}\n${indented(output)}`];
  });
}

/** After an edit, the rule reports neither at the changed text nor once more where it reported before. */
export function checkStillReports({ base, outcomes }: CaseContext): string[] {
  return outcomes.flatMap(({ edit, after }) => {
    if (!after.parses) return [];
    const region = editedRegion(base.sourceCode, edit);
    const [start, end] = region.outputRange;
    const before = base.reports[edit.report];
    const place = before && rangeAfterEdit(before.range, region);
    const still = after.reports.filter(
      ({ range }) => (range[0] < end && range[1] > start) || range.join() === place?.join(),
    );
    if (still.length === 0) return [];
    const ids = still.map(({ messageId }) => messageId).join(", ");
    const ranges = still.map(({ range }) => range);
    return [`After ${edit.label} there is still ${ids}\n${indented(marked(after.sourceCode.text, ranges))}`];
  });
}

/** No rule reports more after an edit, or after a pass of the autofix, than before. */
export function checkReportsMore({ base, outcomes, passes }: CaseContext): string[] {
  const before = countByRule(base);
  const steps = [
    ...outcomes.map(({ edit, after }) => ({ what: edit.label, after })),
    ...passes.map(({ after }, index) => ({ what: `pass ${index + 1} of the autofix`, after })),
  ];
  return steps.flatMap(({ what, after }) => {
    if (!after.parses) return [];
    return [...countByRule(after)].flatMap(([ruleName, count]) => {
      const countBefore = before.get(ruleName) ?? 0;
      if (count <= countBefore) return [];
      return [
        `After ${what}, ${ruleName} reports ${count} times instead of ${countBefore}\n${indented(after.code)}`,
      ];
    });
  });
}

function countByRule({ allReports }: Linted): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleName } of allReports) counts.set(ruleName, (counts.get(ruleName) ?? 0) + 1);
  return counts;
}

/** Repeating the autofix comes to rest, with this rule alone and with all rules. */
export function checkConvergence({ linter, base, passes }: CaseContext): string[] {
  const last = passes.at(-1);
  if (!last) return [];
  const failures: string[] = [];
  const alone = linter.fixRepeatedly(base.code, "tested");
  if (!alone.isAtRest) failures.push(`The autofix does not come to rest\n${indented(alone.output)}`);
  if (alone.output !== last.output) {
    failures.push(
      `ESLint's passes end differently\n${indented(alone.output)}\n  here:\n${indented(last.output)}`,
    );
  }
  const together = linter.fixRepeatedly(base.code, "all");
  if (!together.isAtRest) {
    failures.push(`The autofix of all rules together does not come to rest\n${indented(together.output)}`);
  }
  return failures;
}

/** No two reports of any rules have the same range. */
export function checkSamePlace({ base }: CaseContext): string[] {
  const { allReports, sourceCode } = base;
  const byRange = new Map<string, Report[]>();
  for (const report of allReports) {
    byRange.set(report.range.join(), [...(byRange.get(report.range.join()) ?? []), report]);
  }
  return [...byRange.values()].flatMap((reports) => {
    const [first] = reports;
    if (!first || reports.length === 1) return [];
    const names = reports.map(({ ruleName, messageId }) => `${ruleName} (${messageId})`).join(", ");
    const where = position(sourceCode, first.range);
    return [`Several reports at ${where}: ${names}\n${indented(marked(sourceCode.text, [first.range]))}`];
  });
}
