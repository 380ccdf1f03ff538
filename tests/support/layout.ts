/** Invariant: line ends and indentation change neither the reports nor the edits. */
import type { SourceCode } from "@typescript-eslint/utils/ts-eslint";
import type { CaseContext } from "./case-context.js";
import { applyEdit, editsOf } from "./edits.js";
import { indented } from "./text.js";

const LAYOUTS: readonly { name: string; change: (code: string) => string }[] = [
  { name: "CRLF line ends", change: (code) => code.replaceAll(/\r?\n/gu, "\r\n") },
  {
    name: "tab indentation",
    change: (code) => code.replaceAll(/^(?: {2})+/gmu, (spaces) => "\t".repeat(spaces.length / 2)),
  },
];

/** Lints the code with other line ends and another indentation. */
export function checkLayout(context: CaseContext): string[] {
  const { base } = context;
  // There a line end or an indentation is part of a value.
  if (hasMultilineToken(base.sourceCode)) return [];
  return LAYOUTS.flatMap(({ name, change }) =>
    change(base.code) === base.code ? [] : checkVariant(context, name, change),
  );
}

function hasMultilineToken({ ast }: SourceCode): boolean {
  return ast.tokens.some(({ type, loc }) => type !== "JSXText" && loc.start.line !== loc.end.line);
}

function checkVariant(
  { linter, base, outcomes }: CaseContext,
  name: string,
  change: (code: string) => string,
): string[] {
  const code = change(base.code);
  const variant = linter.lint(code, "tested");
  if (!variant.parses) return [`With ${name} the code does not parse: ${variant.error}\n${indented(code)}`];
  const [before, after] = [base.reports.length, variant.reports.length];
  if (before !== after)
    return [`With ${name} there are ${after} reports instead of ${before}\n${indented(code)}`];
  const edits = editsOf(variant);
  const labels = edits.map(({ label }) => label).join(", ");
  const expectedLabels = outcomes.map(({ edit }) => edit.label).join(", ");
  if (labels !== expectedLabels) {
    return [
      `With ${name} the edits are: ${labels || "none"}; instead of: ${expectedLabels}\n${indented(code)}`,
    ];
  }
  return outcomes.flatMap((outcome, index) => {
    const edit = edits[index];
    const actual = edit && applyEdit(variant.sourceCode, edit);
    const expected = change(outcome.output);
    if (actual === undefined || actual === expected) return [];
    const blocks = `  expected:\n${indented(expected)}\n  actual:\n${indented(actual)}`;
    return [`With ${name}, ${outcome.edit.label} has another output.\n${blocks}`];
  });
}
