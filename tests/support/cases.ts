/** What the author of a test case writes, and how its position markers are read. */
import type { Range } from "../../src/syntax/nodes.js";

/**
 * Reasons why a case need not satisfy one check. A case that would pass the check fails for naming a reason, so
 * that no switch outlives its cause.
 */
export interface Exemptions {
  /** Why the rule still reports at the place that an edit changed. */
  readonly stillReports?: string;
  /** Why some rule reports more after an edit than before. */
  readonly reportsMore?: string;
  /** Why a comment changes what is reported or is lost by an edit. */
  readonly comments?: string;
  /** Why wrapping a call or its argument changes the number of reports. */
  readonly wrapping?: string;
  /** Why CRLF or tabs change the reports or the edits. */
  readonly layout?: string;
  /** Why repeating the fix does not come to rest. */
  readonly convergence?: string;
  /** Why two reports share one range. */
  readonly samePlace?: string;
  /** Why the case differs as JavaScript, although it contains no TypeScript syntax. */
  readonly onlyTypeScript?: string;
}

interface CaseOptions extends Exemptions {
  readonly code: string;
  /** Decides the parser; without one the case is linted as `file.ts`, and as `file.mjs` if that parses. */
  readonly filename?: string;
  readonly options?: readonly unknown[];
  /** The value of `settings.kimi`. */
  readonly kimi?: unknown;
}

interface ValidCaseObject extends CaseOptions {
  readonly name?: string;
}

export type ValidCase = string | ValidCaseObject;

export type MessageData = Readonly<Record<string, string | number>>;

export interface ExpectedSuggestion {
  readonly messageId: string;
  readonly data?: MessageData;
  /** The code after this suggestion alone. */
  readonly output: string;
}

export interface ExpectedError {
  readonly messageId: string;
  readonly data?: MessageData;
  /** All suggestions in their order; absent means none. */
  readonly suggestions?: readonly ExpectedSuggestion[];
}

export interface InvalidCase extends CaseOptions {
  readonly name: string;
  /** The code, with `⟦` and `⟧` around the range of each report. */
  readonly code: string;
  /** The reports, in the order of their opening markers. */
  readonly errors: readonly ExpectedError[];
  /** The code after each pass of the autofix, a string for a single pass; absent or null: no autofix. */
  readonly output?: string | readonly string[] | null;
}

/** A case in one shape, whether it was written as valid or as invalid. */
export interface TestCase extends Omit<CaseOptions, "code"> {
  readonly title: string;
  /** The code without markers: what is linted. */
  readonly text: string;
  /** The marked ranges in `text`, in the order of their opening markers. */
  readonly ranges: readonly Range[];
  readonly errors: readonly ExpectedError[];
  /** The expected code after each pass of the autofix. */
  readonly passes: readonly string[];
}

const BYTE_ORDER_MARK = "\uFEFF";

/** Reads a case and its markers. Throws when the case itself is malformed. */
export function readCase(written: ValidCase | InvalidCase): TestCase {
  if (typeof written === "string") return readCase({ code: written });
  const { code, name, ...options } = written;
  const errors = "errors" in written ? written.errors : [];
  const output = "output" in written ? (written.output ?? []) : [];
  const { text, ranges } = readMarkers(code);
  if (ranges.length !== errors.length) {
    throw new Error(
      `The code marks ${ranges.length} ranges with ⟦…⟧, but there are ${errors.length} errors.`,
    );
  }
  if ("errors" in written && errors.length === 0)
    throw new Error("An invalid case needs at least one error.");
  const passes = typeof output === "string" ? [output] : output;
  return { ...options, title: name ?? code, text, ranges, errors, passes };
}

/** Takes the markers out of a code. Like ESLint, the ranges do not count a byte order mark. */
function readMarkers(code: string): { text: string; ranges: Range[] } {
  const ranges: (Range | null)[] = [];
  const open: { index: number; start: number }[] = [];
  let text = "";
  for (const character of code) {
    const position = text.startsWith(BYTE_ORDER_MARK) ? text.length - 1 : text.length;
    if (character === "⟦") {
      open.push({ index: ranges.length, start: position });
      ranges.push(null);
    } else if (character === "⟧") {
      const opened = open.pop();
      if (!opened) throw new Error("The code has a ⟧ without its ⟦.");
      ranges[opened.index] = [opened.start, position];
    } else {
      text += character;
    }
  }
  if (open.length > 0) throw new Error("The code has a ⟦ without its ⟧.");
  return { text, ranges: ranges.filter((range) => range !== null) };
}
