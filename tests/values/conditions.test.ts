/** When two tests come out the same, so that code under them runs together or never does. */
import { describe, expect, it } from "vitest";
import {
  allOf,
  casesWith,
  casesWithout,
  certainlyTogether,
  conditionsOfCases,
  inAnotherRun,
} from "../../src/values/condition.js";
import type { Condition } from "../../src/values/types.js";
import { Probed, propertyOf, valueOf } from "../support/values.js";

type Row = readonly [declaration: string, test: string, between: string];

/** What `a` is: 1 where the test did not hold when it was set, and read only where the test holds. */
function whereTestHolds([declaration, test, between]: Row): string {
  const code = `if (!(${test})) p.a = 1; ${between}; if (${test}) probe(p)`;
  return propertyOf(`${declaration}; const p = { a: 0 }; ${code}`, "a");
}

describe("tests that come out the same", () => {
  const rows: readonly Row[] = [
    ["", "c", "touch()"],
    ["", "c.d", "touch(e)"],
    ["", "c?.d", "touch(e)"],
    ["", "c['d'].e", "touch()"],
    ["", "typeof c", "touch()"],
    ["", "c === d", "touch()"],
    ["", "c && d", "touch()"],
    ["", "c ?? d", "touch()"],
    ["", "'x' in c", "touch()"],
    ["", "c == null", "touch()"],
    ["", "this.c", "touch()"],
    ["", "!c", "touch()"],
    ["let c = x", "c", "touch()"],
    ["const c = x", "c", "touch(c)"],
    ["var c = x", "c", "touch()"],
    ["const o = { c: x }", "o.c", "touch(o.c)"],
    ["const o = { c: x }", "o.c", "console.log(o)"],
    ["const o = { c: x }", "o.c", "o.d = 1"],
    ["const o = { c: x }", "o.c", "Object.assign({}, o)"],
    ["const o = { c: x }", "o.c", "touch({ ...o })"],
    ["const o = { c: x }", "o.c", "o.hasOwnProperty('c')"],
    ["const o = { c: x }, q = { o }", "o.c", "touch(o.c, x, [1, , 'o'])"],
    ["const o = { c: { d: x } }", "o.c.d", "o.e.go()"],
    ["const o = { c: x }, f = ({ c }) => c", "o.c", "f(o)"],
    ["const o = { c: x }, f = (q) => q.c", "o.c", "f(o)"],
    ["const o = { c: x }, f = (q = 1) => q.c", "o.c", "f(o)"],
    ["const o = { c: x }, f = (q, r) => touch(r)", "o.c", "f(o, 1)"],
    ["const o = { c: x }, f = (q) => touch(q)", "o.c", "f(1, o)"],
    ["const o = { c: x }; function f(q) { f(q) }", "o.c", "f(o)"],
    ["const o = { c: x }, f = (...q) => q", "o.c", "f(1)"],
    ["const o = { c: x }, q = o", "o.c", "console.log(q)"],
    ["const l = [x]", "l.length", "l.map(go)"],
    ["const l = [x]", "l[0]", "l.at(0)"],
    ["const a = { x: { c: x } }, b = { x: { c: x } }", "a.x.c", "touch(b.x)"],
  ];
  it.each(rows)("%s; %s … %s", (...row) => {
    expect(whereTestHolds(row)).toBe("0");
  });
});

describe("tests that may come out differently", () => {
  const rows: readonly Row[] = [
    ["", "c()", "touch()"],
    ["", "c[d()]", "touch()"],
    ["", "new C()", "touch()"],
    ["", "await c", "touch()"],
    ["", "`${c}`", "touch()"],
    ["", "-c()", "touch()"],
    ["", "c() === 1", "touch()"],
    ["", "1 === c()", "touch()"],
    ["", "(delete c.d)", "touch()"],
    ["let c = x", "c", "c = y"],
    ["let c", "c", "c = y"],
    ["", "c", "var c = 1"],
    // A member is written, whatever the object is called there.
    ["", "c.d", "e.d = 1"],
    ["", "c.d", "e['d'] = 1"],
    ["", "c.d", "e.d++"],
    ["", "c.d", "delete e.d"],
    ["", "c.d", "[e.d] = [1]"],
    ["", "c.d", "[...e.d] = [1]"],
    ["", "c.d", "({ e: e.d } = e)"],
    ["", "c.d", "({ e: e.d = 1 } = e)"],
    ["", "c.d", "for (e.d of [1]);"],
    ["", "c.d", "for (e.d in x);"],
    ["", "c.d", "(e.d as number) = 1"],
    ["", "c.d", "c[k] = 1"],
    ["", "c.d.e", "c.d[k] = 1"],
    ["", "c[k]", "e.d = 1"],
    ["", "this.d", "this[k] = 1"],
    ["", "'d' in c", "c.d = 1"],
    ["", "'d' in c", "c[k] = 1"],
    ["", "0 in c", "c[0] = 1"],
    ["", "k in c", "c.d = 1"],
    // An object is given away.
    ["const o = { c: x }", "o.c", "touch(o)"],
    ["const o = { c: x }", "'c' in o", "touch(o)"],
    ["const o = { c: x }", "o.c", "touch(1, o)"],
    ["const o = { c: x }", "o.c", "touch({ o })"],
    ["const o = { c: x }", "o.c", "touch([1, , o])"],
    ["const o = { c: x }", "o.c", "touch(o ?? {})"],
    ["const o = { c: x }", "o.c", "touch(y || o)"],
    ["const o = { c: x }", "o.c", "touch(y ? o : 1)"],
    ["const o = { c: x }", "o.c", "touch(y ? 1 : o)"],
    ["const o = { c: x }", "o.c", "touch(o as O)"],
    ["const o = { c: x }", "o.c", "touch(o!)"],
    ["const o = { c: x }", "o.c", "touch?.(o)"],
    ["const o = { c: x }", "o.c", "new Thing(o)"],
    ["const o = { c: x }", "o.c", "o.go()"],
    ["const o = { c: x }", "o.c", "o?.go()"],
    ["const o = { c: x }", "o.c", "o[k]()"],
    ["const o = { c: x }", "o.c", "Object.assign(o, y)"],
    ["const o = { c: x }", "o.c", "Object.defineProperty(o, 'c', y)"],
    ["const o = { c: { d: x } }", "o.c.d", "touch(o)"],
    ["const o = { c: { d: x } }", "o.c.d", "touch(o.c)"],
    ["const o = [{ d: x }]", "o[0].d", "touch(o[i])"],
    ["const o = { c: x }, q = o", "o.c", "touch(q)"],
    ["const o = { c: x }, f = (q) => touch(q)", "o.c", "f(o)"],
    ["const o = { c: x }, f = (q = 1) => touch(q)", "o.c", "f(o)"],
    ["const o = { c: x }; function f(q) { touch(q) }", "o.c", "f(o)"],
    ["const o = { c: x }, f = (...q) => touch(q)", "o.c", "f(1, o)"],
    ["const o = { c: { d: x } }, f = (q) => touch(q.c)", "o.c.d", "f(o)"],
    ["const o = { c: x }; let f = (q) => {}; f = y", "o.c", "f(o)"],
    ["const o = { c: x }; const { f } = y", "o.c", "f(o)"],
    ["const l = []", "l.length", "l.push(1)"],
    ["const l = []", "l[0]", "l.unshift(1)"],
    ["const m = new Map()", "m.size", "m.set(1, 1)"],
  ];
  it.each(rows)("%s; %s … %s", (...row) => {
    expect(whereTestHolds(row)).toBe("1 if ? | 0 if ?");
  });
});

describe("a member that a constructor gives its instance", () => {
  it.each([
    ["class K { constructor() { this.c = x } f() { if (!this.c) p.a = 1; if (this.c) probe(p) } }", "0"],
    ["class K { constructor() { if (!this.c) p.a = 1; this.c = x; if (this.c) probe(p) } }", "1"],
    [
      "class K { constructor() { this.c = x } g() { this.c = y } f() { if (!this.c) p.a = 1; if (this.c) probe(p) } }",
      "1",
    ],
    ["class K { constructor() { o.c = x } f() { if (!this.c) p.a = 1; if (this.c) probe(p) } }", "1"],
  ])("%s", (code, expected) => {
    // The object is one of each run, so that no run sees what another did.
    const inRun = code.replace("if (!this.c)", "const p = { a: 0 }; if (!this.c)");
    expect(propertyOf(inRun, "a")).toBe(expected === "0" ? "0" : "1 if ? | 0 if ?");
  });
});

describe("tests of two names that are written alike", () => {
  it.each([
    ["function f(c) { if (c) p.a = 1; } if (!c) probe(p)", "0"],
    ["if (o['c.d']) p.a = 1; if (!o.c.d) probe(p)", '1 if o["c.d"] | 0 if !o["c.d"]'],
    ["if (o.c) p.a = 1; if (!o?.['c']) probe(p)", "0"],
    ["if (c) p.a = 1; { const c = x; if (!c) probe(p) }", "1 if c | 0 if !c"],
    ["if (c < 1) p.a = 1; if (!(c > 1)) probe(p)", "1 if (c < 1) | 0 if !(c < 1)"],
    ["if (typeof c) p.a = 1; if (!-c) probe(p)", "1 if typeof c | 0 if !typeof c"],
    ["if (c ?? d) p.a = 1; if (!(c || d)) probe(p)", "1 if (c ?? d) | 0 if !(c ?? d)"],
    ["if (this.c) p.a = 1; (function () { if (!this.c) probe(p) })()", "1 if this.c | 0 if !this.c"],
    ["if (this.c) p.a = 1; (() => { if (!this.c) probe(p) })()", "1 if this.c | 0 if !this.c"],
  ])("%s", (code, expected) => {
    expect(propertyOf(`const p = { a: 0 }; ${code}`, "a")).toBe(expected);
  });
});

describe("a test within a branch of another", () => {
  it.each([
    ["probe(o[c] ? (o[c] ? 1 : 2) : 3)", "1 if o[c] | 3 if !o[c]"],
    ["probe(o[c] ? (o[d] ? 1 : 2) : 3)", "1 if o[c] & o[d] | 2 if o[c] & !o[d] | 3 if !o[c]"],
    ["probe(o[c] ? (o.c ? 1 : 2) : 3)", "1 if o[c] & o.c | 2 if o[c] & !o.c | 3 if !o[c]"],
    ["probe(this.c ? (() => (this.c ? 1 : 2))() : 3)", "1 if this.c | 3 if !this.c"],
    ["function f() { probe(this.c ? (() => (this.c ? 1 : 2))() : 3) }", "1 if this.c | 3 if !this.c"],
    ["probe(c ? (!c ? 1 : 2) : !c ? 3 : 4)", "2 if c | 3 if !c"],
    ["probe(!!c ? (c ? 1 : 2) : 3)", "1 if c | 3 if !c"],
    ["probe(/x/ ? (c === /y/ ? 1 : 2) : 3)", "1 if (c === /y/) | 2 if !(c === /y/)"],
    ["probe(c == null ? (c ?? 1) : 2)", "1 if (c == null) | 2 if !(c == null)"],
    ["probe(c() == null ? (c() ?? 1) : 2)", "1 if ? | 2 if ?, open: call"],
  ])("%s", (code, expected) => {
    expect(valueOf(code)).toBe(expected);
  });

  it("is not compared where it is very long", () => {
    const nested = (depth: number): string => {
      const test = `${"- ".repeat(depth)}c`;
      return valueOf(`probe(${test} ? (${test} ? 1 : 2) : 3)`);
    };
    expect(nested(40)).toMatch(/^1 if [- c]+ \| 3 if ![- c]+$/u);
    expect(nested(41)).toBe("1 if ? | 2 if ? | 3 if ?");
  });
});

const ANEW = '"aa" if ? | "ab" if ? | "ba" if ? | "bb" if ?';

describe("what a function decides anew in each call", () => {
  it.each([
    ["const f = (c, d) => (c && d ? 'a' : 'b'); probe(f(x, y) + f(y, x))", ANEW],
    ["const f = (c) => (c && g ? 'a' : 'b'); probe(f(x) + f(y))", ANEW],
    ["const f = (c) => (g && c ? 'a' : 'b'); probe(f(x) + f(y))", ANEW],
    ["const f = (k) => (o[k] ? 'a' : 'b'); probe(f(x) + f(y))", ANEW],
    ["const f = (o) => (o[k] ? 'a' : 'b'); probe(f(x) + f(y))", ANEW],
    ["function h(c) { const f = (d) => (c && d ? 'a' : 'b'); probe(f(x) + f(y)) }", ANEW],
    ["function h(c) { const f = (d) => (d && c ? 'a' : 'b'); probe(f(x) + f(y)) }", ANEW],
    ["const f = (c) => ((c ?? g) ? 'a' : 'b'); probe(f(x) + f(y))", ANEW],
    [
      "const f = (c) => (g ? (c ? 'a' : 'b') : 'd'); probe(f(x) + f(y))",
      '"aa" if g & ? | "ab" if g & ? | "ba" if g & ? | "bb" if g & ? | "dd" if !g',
    ],
    ["const f = (c) => (c ? 1 : 2); probe(f(x) === f(y))", "open: expression"],
    ["const f = (c) => (c ? 'a' : 'b'); probe(f(x) + f(y))", '"aa" if ? | "ab" if ? | "ba" if ? | "bb" if ?'],
    ["const f = () => (c ? 'a' : 'b'); probe(f() + f())", '"aa" if c | "bb" if !c'],
    ["function g(c) { const f = () => (c ? 'a' : 'b'); probe(f() + f()) }", '"aa" if c | "bb" if !c'],
    ["const f = () => (x() ? 'a' : 'b'); probe(f() + f())", '"aa" if ? | "ab" if ? | "ba" if ? | "bb" if ?'],
    [
      "const f = (c) => (c ? 'a' : 'b'), g = (c) => f(c); probe(g(x) + g(y))",
      '"aa" if ? | "ab" if ? | "ba" if ? | "bb" if ?',
    ],
  ])("%s", (code, expected) => {
    expect(valueOf(code)).toBe(expected);
  });
});

/** `a`, `!a`, `a & !b` */
function conditions(text: string): readonly Condition[] {
  return text === ""
    ? []
    : text
        .split(" & ")
        .map((one) => ({ test: one.replace("!", ""), outcome: !one.startsWith("!"), within: null }));
}

function shown(all: readonly Condition[] | null): string | null {
  return all?.map(({ test, outcome }) => (outcome ? test : `!${test}`)).join(" & ") ?? null;
}

describe("lists of conditions", () => {
  it.each([
    ["", "", ""],
    ["a", "", "a"],
    ["", "a", "a"],
    ["a", "b", "a & b"],
    ["a", "a & b", "a & b"],
    ["a & !b", "!b", "a & !b"],
    ["a", "!a", null],
    ["a & b", "c & !b", null],
  ])("%j and %j are %j", (first, second, expected) => {
    expect(shown(allOf(conditions(first), conditions(second)))).toBe(expected);
  });

  it.each([
    ["", "", true],
    ["a", "", true],
    ["", "a", true],
    ["a", "a", true],
    ["a & b", "b", true],
    ["b", "a & b", true],
    ["a", "b", false],
    ["a & b", "a & c", false],
    ["a", "!a", false],
    ["a & b", "!b", false],
  ])("%j and %j certainly hold together: %j", (first, second, expected) => {
    expect(certainlyTogether(conditions(first), conditions(second))).toBe(expected);
  });
});

describe("cases", () => {
  it.each([
    [["a", "b"], "c", ["a & c", "b & c"]],
    [["a", "!a"], "a", ["a"]],
    [["!a"], "a", []],
  ])("%j with %j are %j", (cases, added, expected) => {
    expect(casesWith(cases.map(conditions), conditions(added)).map(shown)).toStrictEqual(expected);
  });

  it.each([
    [[""], "", []],
    [[""], "a", ["!a"]],
    [["a"], "a", []],
    [["!a"], "a", ["!a"]],
    [[""], "a & b", ["!a", "a & !b"]],
    [["a"], "a & b", ["a & !b"]],
    [["a", "b"], "a", ["b & !a"]],
    // Too many to tell them apart.
    [["a"], "b1 & b2 & b3 & b4 & b5 & b6 & b7 & b8 & b9", ["a"]],
  ])("%j without %j are %j", (cases, without, expected) => {
    expect(casesWithout(cases.map(conditions), conditions(without)).map(shown)).toStrictEqual(expected);
  });

  it.each([
    [[], null],
    [["a"], "a"],
    [["a & b", "a"], "a"],
    [["a & b", "a & c"], "a & b | c"],
    [["a & b & !d", "a & c"], "a & b & !d | c"],
    // Always the same text for the same cases.
    [["c", "b"], "b | c"],
  ])("%j have in common %j", (cases, expected) => {
    expect(shown(conditionsOfCases(cases.map(conditions)))).toBe(expected);
  });
});

describe("conditions of another run", () => {
  it("keeps what is the same in every run", () => {
    const probed = new Probed("probe(1)");
    const texts = inAnotherRun(conditions("global c & x#4 & !@1-2"), probed.expression);
    expect(shown(texts)).toBe("global c & x#4 in @6-7 & !@1-2 in @6-7");
  });
});
