/** Invariant: no edit loses a comment, wherever in the edited range it stands. */
import type { SourceCode } from "@typescript-eslint/utils/ts-eslint";
import { walk } from "../../src/syntax/nodes.js";
import type { CaseContext, Outcome } from "./case-context.js";
import { applyEdit, editedRegion, editsOf, type Edit } from "./edits.js";
import type { Linted } from "./lint.js";
import { indented } from "./text.js";

/** How many of the gaps in an edited range are tried one by one. */
const FEW = 4;

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
  const { tokens } = editedRegion(sourceCode, edit);
  return MARKERS.flatMap((markerOf) => {
    const markers = tokens.slice(1).flatMap((token, index) => {
      const previous = tokens[index];
      return previous ? [markerOf(previous, token, index + 1)] : [];
    });
    return checkMarkers(context, edit.label, markers);
  });
}

function checkPasses({ base, passes }: CaseContext): string[] {
  const last = passes.at(-1);
  if (!last?.after.parses) return [];
  const lost = lostComments(base.sourceCode, last.after.sourceCode);
  if (lost.length === 0) return [];
  return [`The autofix loses the comment ${lost.join(", ")}\n${indented(last.output)}`];
}

/** A comment to put into the code. */
interface Marker {
  readonly index: number;
  readonly text: string;
}

interface Token {
  readonly range: readonly [number, number];
}

/** For each gap between two tokens: a comment before the second, and a line comment after the first. */
const MARKERS: readonly ((previous: Token, token: Token, number: number) => Marker)[] = [
  (_previous, { range: [start] }, number) => ({ index: start, text: `/* marker ${number} */ ` }),
  ({ range: [, end] }, _token, number) => ({ index: end, text: ` // marker ${number}\n` }),
];

/**
 * Tries the markers together. Where that makes another program or brings other edits, they are tried one by one: an
 * edit that steps back for one of the comments would hide what it does with the others. Then a few of them must do, as
 * most edits step back for any comment; `npm run test:full` tries all.
 */
function checkMarkers(context: CaseContext, label: string, markers: readonly Marker[]): string[] {
  const together = new MarkedVariant(context, label, markers);
  const failuresTogether = together.failures();
  if (together.hasSameEdits && failuresTogether.length === 0) return [];
  const tried = process.env["EVERY_GAP"] === undefined ? spread(markers) : markers;
  const failures = tried.flatMap((marker) => new MarkedVariant(context, label, [marker]).failures());
  return failures.length > 0 ? failures : failuresTogether;
}

/** At most `FEW` of the markers, from the first to the last. */
function spread(markers: readonly Marker[]): Marker[] {
  const step = Math.max(1, (markers.length - 1) / (FEW - 1));
  const chosen: Marker[] = [];
  for (let index = 0; Math.round(index) < markers.length; index += step) {
    chosen.push(...markers.slice(Math.round(index), Math.round(index) + 1));
  }
  return chosen;
}

/** The code of a case with comments put into it. */
class MarkedVariant {
  readonly #context: CaseContext;
  readonly #label: string;
  readonly #code: string;
  readonly #linted: Linted | null;

  constructor(context: CaseContext, label: string, markers: readonly Marker[]) {
    const { base, linter } = context;
    this.#context = context;
    this.#label = label;
    this.#code = markers.reduceRight(
      (code, { index, text }) => code.slice(0, index) + text + code.slice(index),
      base.sourceCode.text,
    );
    const linted = linter.lint(this.#code, "tested");
    const isSame = linted.parses && isSameProgram(base.sourceCode, linted.sourceCode, markers.length);
    this.#linted = isSame ? linted : null;
  }

  /** Whether it is the same program and gets the same edits as without the comments. */
  get hasSameEdits(): boolean {
    const labels = this.#context.outcomes.map(({ edit }) => edit.label);
    return (
      this.#linted !== null &&
      editsOf(this.#linted)
        .map(({ label }) => label)
        .join() === labels.join()
    );
  }

  /** What is reported otherwise, and which edits lose a comment. None where the comments make another program. */
  failures(): string[] {
    const variant = this.#linted;
    if (!variant) return [];
    const { base, outcomes } = this.#context;
    const [before, after] = [base, variant].map(
      ({ reports }) => reports.map(({ messageId }) => messageId).join(", ") || "none",
    );
    if (before !== after) {
      return [`A comment changes the reports from ${before} to ${after}\n${indented(this.#code)}`];
    }
    // Besides the same edit, what takes its place: a fix may step back to a suggestion.
    const others = outcomes.map(({ edit }) => edit.label).filter((label) => label !== this.#label);
    return editsOf(variant)
      .filter(({ label }) => !others.includes(label))
      .flatMap((edit) => this.#failuresOf(edit, variant));
  }

  #failuresOf(edit: Edit, variant: Linted): string[] {
    const output = applyEdit(variant.sourceCode, edit);
    const after = this.#context.linter.lint(output, "none");
    const lost = after.parses ? lostComments(variant.sourceCode, after.sourceCode).join(", ") : "";
    if (after.parses && lost === "") return [];
    const problem = after.parses
      ? `loses the comment ${lost}`
      : `makes code that does not parse: ${after.error}`;
    return [`${edit.label} ${problem}\n  before:\n${indented(this.#code)}\n  after:\n${indented(output)}`];
  }
}

/**
 * Whether each marker became one comment more and nothing else. It does not within JSX text, at the end of a line
 * comment, or where a line break ends a statement (after `return`).
 */
function isSameProgram(before: SourceCode, after: SourceCode, markers: number): boolean {
  return (
    after.ast.comments.length === before.ast.comments.length + markers &&
    nodeTypes(after) === nodeTypes(before)
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
