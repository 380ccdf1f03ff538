/** A case as the invariants see it: linted once, with the outcome of each of its edits. */
import { applyEdit, applyFixes, editsOf, type Edit } from "./edits.js";
import type { CaseLinter, Linted, Unparsed } from "./lint.js";

/** As many as ESLint makes. */
const MAXIMUM_PASSES = 10;

/** One edit, applied to the code of the case. */
export interface Outcome {
  readonly edit: Edit;
  readonly output: string;
  readonly after: Linted | Unparsed;
}

/** One pass of the autofix, applied to the output of the pass before it. */
interface Pass {
  readonly output: string;
  readonly after: Linted | Unparsed;
}

export interface CaseContext {
  readonly linter: CaseLinter;
  /** The code of the case, linted with all rules. */
  readonly base: Linted;
  /** Each fix and each suggestion, applied alone. */
  readonly outcomes: readonly Outcome[];
  /** The passes of the autofix with the rule under test, at most as many as ESLint makes. */
  readonly passes: readonly Pass[];
}

/** Applies the edits of a case and lints what comes out. */
export function createContext(linter: CaseLinter, base: Linted): CaseContext {
  const outcomes = editsOf(base).map((edit) => {
    const output = applyEdit(base.sourceCode, edit);
    return { edit, output, after: linter.lint(output, "all") };
  });
  return { linter, base, outcomes, passes: fixInPasses(linter, base) };
}

function fixInPasses(linter: CaseLinter, base: Linted): Pass[] {
  const passes: Pass[] = [];
  let current: Linted | Unparsed = base;
  while (current.parses && passes.length < MAXIMUM_PASSES) {
    const output = applyFixes(current);
    if (output === null) break;
    current = linter.lint(output, "all");
    passes.push({ output, after: current });
  }
  return passes;
}
