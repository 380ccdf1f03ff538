/** Invariant: no edit loses a comment, wherever in the edited range it stands. */
import type { SourceCode } from "@typescript-eslint/utils/ts-eslint";
import { walk } from "../../src/syntax/nodes.js";
import type { CaseContext, Outcome } from "./case-context.js";
import { applyEdit, editedRegion, editsOf } from "./edits.js";
import { indented } from "./text.js";

/** Checks the comments of the code itself, and marker comments put into each gap between the edited tokens. */
export function checkComments(context: CaseContext): string[] {
  return [...context.outcomes.flatMap((outcome) => checkOutcome(context, outcome)), ...checkPasses(context)];
}

function checkOutcome(context: CaseContext, { edit, output, after }: Outcome): string[] {
  const { sourceCode } = context.base;
  if (after.parses) {
    const lost = lostComments(sourceCode, after.sourceCode);
    if (lost.length > 0) return [`${edit.label} loses the comment ${lost.join(", ")}\n${indented(output)}`];
  }
  const variants = markerVariants(sourceCode, editedRegion(sourceCode, edit).tokens);
  return variants.flatMap((variant) => checkVariant(context, edit.label, variant));
}

function checkPasses({ base, passes }: CaseContext): string[] {
  const last = passes.at(-1);
  if (!last?.after.parses) return [];
  const lost = lostComments(base.sourceCode, last.after.sourceCode);
  if (lost.length === 0) return [];
  return [`The autofix loses the comment ${lost.join(", ")}\n${indented(last.output)}`];
}

/** The code with one marker comment: before the second token of each gap, and as a line comment after the first. */
function markerVariants(
  sourceCode: SourceCode,
  tokens: readonly { readonly range: readonly [number, number] }[],
): string[] {
  return tokens.slice(1).flatMap((token, index) => {
    const previous = tokens[index];
    if (!previous) return [];
    return [
      insert(sourceCode.text, token.range[0], `/* marker ${index + 1} */ `),
      insert(sourceCode.text, previous.range[1], ` // marker ${index + 1}\n`),
    ];
  });
}

function insert(code: string, index: number, text: string): string {
  return code.slice(0, index) + text + code.slice(index);
}

function checkVariant({ linter, base, outcomes }: CaseContext, label: string, code: string): string[] {
  const variant = linter.lint(code, "tested");
  if (!variant.parses || !isSameProgram(base.sourceCode, variant.sourceCode)) return [];
  const ids = (reports: readonly { readonly messageId: string }[]): string =>
    reports.map(({ messageId }) => messageId).join(", ") || "none";
  if (ids(variant.reports) !== ids(base.reports)) {
    return [
      `A comment changes the reports from ${ids(base.reports)} to ${ids(variant.reports)}\n${indented(code)}`,
    ];
  }
  // Besides the same edit, what takes its place: a fix may step back to a suggestion.
  const known = outcomes.map(({ edit }) => edit.label).filter((other) => other !== label);
  const edits = editsOf(variant).filter((edit) => !known.includes(edit.label));
  return edits.flatMap((edit) => {
    const output = applyEdit(variant.sourceCode, edit);
    const after = linter.lint(output, "none");
    const lost = after.parses ? lostComments(variant.sourceCode, after.sourceCode).join(", ") : "";
    if (after.parses && lost === "") return [];
    const problem = after.parses
      ? `loses the comment ${lost}`
      : `makes code that does not parse: ${after.error}`;
    return [`${edit.label} ${problem}\n  before:\n${indented(code)}\n  after:\n${indented(output)}`];
  });
}

/**
 * Whether a marker became one comment more and nothing else. It does not within JSX text, at the end of a line
 * comment, or where a line break ends a statement (after `return`).
 */
function isSameProgram(before: SourceCode, after: SourceCode): boolean {
  return (
    after.ast.comments.length === before.ast.comments.length + 1 && nodeTypes(after) === nodeTypes(before)
  );
}

function nodeTypes(sourceCode: SourceCode): string {
  const types: string[] = [];
  walk(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    types.push(node.type);
    return true;
  });
  return types.join();
}

/** The comments of one code that another lacks, whatever their indentation and order. */
function lostComments(before: SourceCode, after: SourceCode): string[] {
  const kept = commentTexts(after);
  return commentTexts(before).filter((text) => {
    const index = kept.indexOf(text);
    if (index >= 0) kept.splice(index, 1);
    return index < 0;
  });
}

function commentTexts(sourceCode: SourceCode): string[] {
  return sourceCode.ast.comments.map(({ value }) => value.replaceAll(/\s+/gu, " ").trim());
}
