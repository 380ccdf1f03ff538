/** What a test of a value comes to. */
import { describe, expect, it } from "vitest";
import { valueOf } from "../support/values.js";

type Row = readonly [code: string, expected: string];

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)("%s → %s", (code, expected) => {
      expect(valueOf(code)).toBe(expected);
    });
  });
}

const UNDECIDED = "1 if ? | 2 if ?";

table("a test of a value", [
  ["probe({} ? 1 : 2)", "1"],
  ["probe([] ? 1 : 2)", "1"],
  ["probe(/a/ ? 1 : 2)", "1"],
  ["probe(new Thing() ? 1 : 2)", "1"],
  ["probe((() => 0) ? 1 : 2)", "1"],
  ["probe(class {} ? 1 : 2)", "1"],
  ["const { ...o } = x; probe(o ? 1 : 2)", "1"],
  ["probe('0' ? 1 : 2)", "1"],
  ["probe('' ? 1 : 2)", "2"],
  ["probe(0 ? 1 : 2)", "2"],
  ["probe(-0 ? 1 : 2)", "2"],
  ["probe(0n ? 1 : 2)", "2"],
  ["probe(0 / 0 ? 1 : 2)", "2"],
  ["probe(null ? 1 : 2)", "2"],
  ["probe(undefined ? 1 : 2)", "2"],
  ["probe(void x ? 1 : 2)", "2"],
  ["probe(touch() ? 1 : 2)", UNDECIDED],
  // Several alternatives decide what they agree about.
  ["const x = c ? 3 : {}; probe(x ? 1 : 2)", "1"],
  ["const x = c ? 0 : null; probe(x ? 1 : 2)", "2"],
  ["const x = c ? 0 : undefined; probe(x ? 1 : 2)", "2"],
  ["const x = c ? 0 : 1; probe((x) ? 1 : 2)", "1 if x | 2 if !x"],
  ["const x = c ? 1 : y; probe(x ? 1 : 2)", "1 if x | 2 if !x"],
  ["const x = c ? 1 : d ? 2 : 0; probe(x ? 1 : 2)", "1 if x | 2 if !x"],
]);

table("which side an operator gives", [
  ["probe(undefined ?? 1)", "1"],
  ["probe(null ?? 1)", "1"],
  ["probe(false ?? 1)", "false"],
  ["probe('' ?? 1)", '""'],
  ["probe({} ?? 1)", "{}"],
  ["probe(undefined || 1)", "1"],
  ["probe('' || 1)", "1"],
  ["probe({} || 1)", "{}"],
  ["probe({} && 1)", "1"],
  ["probe(undefined && 1)", "absent"],
  ["probe(null && 1)", "null"],
  ["probe((c ? null : 2) ?? 1)", "2 if !c | 1 if c"],
  ["probe((c ? 0 : 2) || 1)", "2 if !c | 1 if c"],
  ["probe((c ? 0 : 2) && 1)", "0 if c | 1 if !c"],
  ["probe((c ? null : undefined) ?? 1)", "1"],
  // What is left of `c && {}` where `c` does not hold is falsy, and may be null or something else.
  ["probe((c && {}) || 1)", "{} if c | 1 if !c"],
  ["probe((c && {}) && 1)", "1 if c, open: expression"],
  ["probe((c && 2) ?? 1)", "2 if c | 1 if !c & ((c && 2) == null), open: expression"],
  // An operand that may be several values.
  ["const x = (c ? 1 : 2) + 1; probe(x ?? 5)", "2 if c | 3 if !c"],
  ["const x = (c ? 1 : -1) + 1; probe(x || 5)", "2 if x & c | 0 if x & !c | 5 if !x"],
]);

table("a default", [
  ["const { a = 1 } = { a: undefined }; probe(a)", "1"],
  ["const { a = 1 } = {}; probe(a)", "1"],
  ["const { a = 1 } = { a: null }; probe(a)", "null"],
  ["const { a = 1 } = { a: 0 }; probe(a)", "0"],
  ["const { a = 1 } = { a: c ? undefined : 2 }; probe(a)", "1 if c | 2 if !c"],
  ["const { a = 1 } = { a: (c ? 1 : 2) + 1 }; probe(a)", "2 if c | 3 if !c"],
  ["const { a = 1 } = { a: x }; probe(a)", "1 if ?, open: global"],
  ["const { a = 1 } = { a: c && 2 }; probe(a)", "1 if !c & ? | 2 if c, open: expression"],
]);
