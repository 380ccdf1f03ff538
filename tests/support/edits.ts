/** The edits that reports offer: applying them, finding them again, and the tokens that they touch. */
import type { SourceCode } from "@typescript-eslint/utils/ts-eslint";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../../src/syntax/nodes.js";
import type { Linted, TextEdit } from "./lint.js";

/** A fix or a suggestion of one report. */
export interface Edit extends TextEdit {
  /** Says which edit it is, for readers and for finding the same edit in a variant of the code. */
  readonly label: string;
  /** The index of the report that offers it. */
  readonly report: number;
}

/** All edits of the rule under test, in the order of the reports. */
export function editsOf(linted: Linted): Edit[] {
  return linted.reports.flatMap(({ fix, suggestions, messageId }, report) => {
    const place = `report ${report + 1} (${messageId})`;
    const fixes = fix ? [{ ...fix, label: `the fix of ${place}`, report }] : [];
    const suggested = suggestions.map(({ range, text, messageId: id }, index) => {
      const earlier = suggestions.slice(0, index).filter((other) => other.messageId === id).length;
      const number = earlier > 0 ? ` number ${earlier + 1}` : "";
      return { range, text, label: `the suggestion ${id}${number} of ${place}`, report };
    });
    return [...fixes, ...suggested];
  });
}

/** The code after one edit. */
export function applyEdit(sourceCode: SourceCode, edit: TextEdit): string {
  const { text, hasBOM } = sourceCode;
  const edited = text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]);
  return (hasBOM ? "\uFEFF" : "") + edited;
}

/** The code after one pass of the autofix, or null if there is no fix. As in ESLint, a fix that touches an earlier one waits. */
export function applyFixes({ sourceCode, reports }: Linted): string | null {
  const fixes = reports.flatMap(({ fix }) => fix ?? []);
  if (fixes.length === 0) return null;
  fixes.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  let output = sourceCode.hasBOM ? "\uFEFF" : "";
  let position = 0;
  let previousEnd = -1;
  for (const { range, text } of fixes) {
    if (range[0] <= previousEnd) continue;
    output += sourceCode.text.slice(position, range[0]) + text;
    position = previousEnd = range[1];
  }
  return output + sourceCode.text.slice(position);
}

/** What an edit touches. */
export interface EditedRegion {
  /** The tokens and comments that the edit changes, and one more on each side. */
  readonly tokens: readonly TSESTree.Token[];
  /** The changed text, in whole tokens. */
  readonly range: Range;
  /** What stands there in the output. */
  readonly outputRange: Range;
}

/** Where an edit really changes something: without the text that it writes back as it was, in whole tokens. */
export function editedRegion(sourceCode: SourceCode, edit: TextEdit): EditedRegion {
  const tokens = sourceCode.tokensAndComments;
  const [start, end] = changedRange(sourceCode.text, edit);
  const changed = tokens.filter(({ range }) => range[0] < end && range[1] > start);
  const before = tokens.findLast(({ range }) => range[1] <= start);
  const after = tokens.find(({ range }) => range[0] >= end);
  const from = Math.min(start, changed.at(0)?.range[0] ?? start);
  const to = Math.max(end, changed.at(-1)?.range[1] ?? end);
  const growth = edit.text.length - (edit.range[1] - edit.range[0]);
  return {
    tokens: [...(before ? [before] : []), ...changed, ...(after ? [after] : [])],
    range: [from, to],
    outputRange: [from, to + growth],
  };
}

/** Where a range of the code is in the output of an edit. */
export function rangeAfterEdit([start, end]: Range, { range, outputRange }: EditedRegion): Range {
  const growth = outputRange[1] - range[1];
  return [
    start >= range[1] ? start + growth : Math.min(start, range[0]),
    end <= range[0] ? end : Math.max(end, range[1]) + growth,
  ];
}

/** The range of an edit without the start and the end that it leaves as they are. */
function changedRange(code: string, edit: TextEdit): Range {
  const old = code.slice(...edit.range);
  const shorter = Math.min(old.length, edit.text.length);
  let start = 0;
  while (start < shorter && old[start] === edit.text[start]) start++;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === edit.text.at(-1 - end)) end++;
  return [edit.range[0] + start, edit.range[1] - end];
}
