/** What declares a variable, who writes it, who sees it: and what fields of classes hold. */
import { describe, expect, it } from "vitest";
import { isFunction, type FunctionNode, type Node } from "../../src/syntax/nodes.js";
import { callersOf, runsOnce } from "../../src/values/callers.js";
import { findNode, propertyOf, valueOf, type ParseOptions } from "../support/values.js";

type Row = readonly [code: string, expected: string];

function table(title: string, rows: readonly Row[], options?: ParseOptions): void {
  describe(title, () => {
    it.each(rows)("%s", (code, expected) => {
      expect(valueOf(code, options)).toBe(expected);
    });
  });
}

table("declarations that only add a type", [
  ["interface A {} const A = { a: 1 }; probe(A.a)", "1"],
  ["type A = 2; const A = 1; probe(A)", "1"],
  ["function f(a: 1): 1; function f(a: 2): 1; function f() { return 1 } probe(f(1))", "1"],
  ["function f() { return 1 } namespace f { export const a = 2 } probe(f())", "1"],
  ["class A { static a() { return 1 } } namespace A { export const b = 2 } probe(A.a())", "1"],
  ["namespace A { export const a = 1 } probe(A.a)", "open: member"],
]);

table("what is written", [
  ["let a; a = 1; probe(a)", "1"],
  ["let a; [a] = [1]; probe(a)", "1"],
  ["let a; [, a] = [1, 2]; probe(a)", "2"],
  ["let a; [a = 1] = [2]; probe(a)", "2"],
  ["let a; [a = 1] = []; probe(a)", "1 if ?, open: member"],
  ["let a; ({ a } = { a: 1 }); probe(a)", "1"],
  ["let a; ({ a = 1 } = {}); probe(a)", "1"],
  ["let a; ({ b: { a } } = { b: { a: 1 } }); probe(a)", "1"],
  ["let a = 1; [a] = [2]; probe(a)", "open: reassigned"],
  ["let a; a = 1; a = 2; probe(a)", "open: reassigned"],
  ["let a; for (a of [1, 2]); probe(a)", "open: reassigned"],
  ["let a; for (a in b); probe(a)", "open: reassigned"],
  ["function a() {} a = b; probe(a)", "open: reassigned"],
  ["class A {} A = b; probe(A)", "open: reassigned"],
]);

table("what patterns take", [
  ["const [, [a]] = [1, [2]]; probe(a)", "2"],
  ["const [b, ...a] = [1, 2]; probe(a[0])", "open: member"],
  ["const { b, ...a } = { b: 1, c: 2 }; probe(a.c)", "open: member"],
  ["const { b: { a } = { a: 1 } } = { b: { a: 2 } }; probe(a)", "2"],
  ["const { b: { a } = { a: 1 } } = {}; probe(a)", "1"],
  ["const { b: { a = 3 } = { a: 1 } } = { b: {} }; probe(a)", "3"],
  ["const { a = 1 } = { a: null }; probe(a)", "null"],
  ["const { [b]: a } = { a: 1 }; probe(a)", "open: member"],
  ["const f = (...[a]) => probe(a)", "open: parameter"],
  ["const f = ([, ...{ length: a }]) => probe(a)", "open: parameter"],
]);

table(
  "code that names no variable but can write it",
  [
    ["(() => { let a = 1; eval(b); probe(a) })()", "open: reassigned"],
    ["(() => { let a = 1; (() => eval(b))(); probe(a) })()", "open: reassigned"],
    ["(() => { let a = 1; probe(a) })(); (() => eval(b))()", "1"],
    ["(() => { let a = 1; b.eval(c); probe(a) })()", "1"],
    ["(() => { let a = 1; evaluate(b); probe(a) })()", "1"],
    ["(() => { let a = 1; with (b) { c } probe(a) })()", "open: reassigned"],
    ["(() => { let a = 1; with/* */(b) { c } probe(a) })()", "open: reassigned"],
    ["(() => { /* with (b) */ let a = 1; probe(a) })()", "1"],
    ["(() => { var a = 1; function a() {} probe(a) })()", "open: reassigned"],
  ],
  { filename: "file.js", sourceType: "script" },
);

describe("who else sees an object", () => {
  const script: ParseOptions = { filename: "file.js", sourceType: "script" };
  const module: ParseOptions = { filename: "file.mjs" };
  const commonJs: ParseOptions = { filename: "file.cjs" };
  it.each<readonly [string, string, ParseOptions]>([
    ["var p = { a: 1 }; probe(p)", "1, open: escapes", script],
    ["const p = { a: 1 }; probe(p)", "1, open: escapes", script],
    ["{ const p = { a: 1 }; probe(p) }", "1", script],
    ["(() => { var p = { a: 1 }; probe(p) })()", "1", script],
    ["var p = { a: 1 }; probe(p)", "1", commonJs],
    ["var p = { a: 1 }; probe(p)", "1", module],
    ["var p = { a: 1 }; module.exports = { p }; probe(p)", "1, open: escapes", commonJs],
    ["export const { p } = { p: { a: 1 } }; probe(p)", "1, open: escapes", module],
    ["export function f(p) { p.a = 1; probe(p) }", "1", module],
  ])("%s (%#)", (code, expected, options) => {
    expect(propertyOf(code, "a", options)).toBe(expected);
  });
});

table("members of classes", [
  ["class A { f() { return 1 } } probe(new A().f())", "1"],
  ["class A { g() { return 1 } f() { return 2 } } probe(new A().f())", "2"],
  ["class A { static f() { return 1 } f() { return 2 } } probe(A.f())", "1"],
  ["class A { static f() { return 1 } f() { return 2 } } probe(new A().f())", "2"],
  ["class A { f() { return 1 } } class B extends A {} probe(new B().f())", "1"],
  ["class A { f() { return 1 } } class B extends A { f() { return 2 } } probe(new B().f())", "2"],
  ["class A { static f() { return 1 } } class B extends A {} probe(B.f())", "1"],
  ["class A { a = 1; f() { probe(this.a) } }", "1, open: field"],
  ["class A { static a = 1; a = 2; f() { probe(this.a) } }", "2, open: field"],
  ["class A { static a = 1; a = 2; static f() { probe(this.a) } }", "1, open: field"],
  ["class A { b = 1; f() { probe(this.a) } }", "open: member"],
  ["class A { get a() { return 1 } f() { probe(this.a) } }", "1, open: field"],
  ["class A { set a(b) {} f() { probe(this.a) } }", "open: member"],
  ["class A { constructor() { this.a = 1 } f() { probe(this.a) } }", "1, open: field"],
  ["class A { constructor() { this.b = 1 } f() { probe(this.a) } }", "open: member"],
  ["class A { constructor() { other.a = 1 } f() { probe(this.a) } }", "open: member"],
  ["class A { f() { this.a += 1; probe(this.a) } }", "open: field"],
  ["class A { constructor() { class B { c = (this.a = 1) } } f() { probe(this.a) } }", "open: member"],
  ["class A { static { this.a = 1 } static f() { probe(this.a) } }", "1, open: field"],
  ["class A { static { this.a = 1 } f() { probe(this.a) } }", "open: member"],
  ["class A { static f() { probe(this.a) } } A.a = 1", "1, open: field"],
  ["class A { static f() { probe(this.a) } } A.b = 1; b.a = 2; b = A.a", "open: member"],
  ["class A { constructor(private a = 1, b = 2) {} f() { probe(this.a) } }", "1 if ?, open: parameter"],
  // A name that is computed can be this one.
  ["class A { f() { return 1 } [b]() { return 2 } } probe(new A().f())", "open: call"],
  ["class A { f() { return 1 } static [b]() { return 2 } } probe(new A().f())", "1"],
  ["class A { f() { return 1 } [Symbol.iterator]() { return 2 } } probe(new A().f())", "1"],
  ["class A { f() { return 1 } ['g']() { return 2 } } probe(new A().f())", "1"],
  ["class A { f() { return 1 } } class B extends A { [b]() { return 2 } } probe(new B().f())", "open: call"],
]);

function findFunction(code: string): ReturnType<typeof findNode<FunctionNode>> {
  return findNode(code, (node: Node) => {
    const isNamed =
      isFunction(node) && node.params.some((one) => one.type === "Identifier" && one.name === "here");
    return isNamed ? node : null;
  });
}

describe("the calls of a function", () => {
  it.each<readonly [string, number | null]>([
    ["function f(here) {} f(1); f(2)", 2],
    ["const f = (here) => {}; f(1)", 1],
    ["const f = (here) => {}; f?.(1)", 1],
    ["const f = (here) => {}; type F = typeof f; f(1)", 1],
    ["const f = (here) => {}", 0],
    ["const f = (here) => {}; g(f); f(1)", null],
    ["const f = (here) => {}; f.call(null, 1)", null],
    ["const f = (here) => {}; new f(1)", null],
    ["const f = (here) => {}; f`1`", null],
    ["const f = (here) => {}; export { f }", null],
    ["export function f(here) {} f(1)", null],
    ["let f = (here) => {}; f(1); f = g", null],
    ["g((here) => {})", null],
  ])("%s", (code, count) => {
    const [callee, values] = findFunction(code);
    expect(callersOf(callee, values)?.length ?? null).toBe(count);
  });
});

describe("a function that runs once", () => {
  it.each<readonly [string, boolean]>([
    ["const f = (here) => {}; f(1)", true],
    ["const f = (here) => {}; f(1); f(2)", false],
    ["const f = (here) => {}", false],
    ["const f = (here) => {}; for (const a of b) f(a)", false],
    ["const f = (here) => {}; while (a) { if (b) f(a) }", false],
    ["const f = (here) => { for (const a of b) g(a) }; f(1)", true],
    ["((here) => {})(1)", true],
    ["do { ((here) => {})(1) } while (a)", false],
    ["const f = (here) => {}; const g = () => { f(1) }; g()", true],
    ["const f = (here) => {}; const g = () => { f(1) }; g(); g()", false],
    ["const f = (here) => {}; const g = () => { f(1) }; for (const a of b) g()", false],
    ["const f = (here) => {}; const g = () => { for (const a of b) f(1) }; g()", false],
    ["const f = (here) => {}; export const g = () => { f(1) }; g()", false],
    ["const f = (here) => {}; a.map(() => f(1))", false],
    ["const f = (here) => {}; class A { b = f(1) }", false],
    ["const f = (here) => { f(here) }", false],
    ["const f = (here) => { g() }; const g = () => { f(1) }", false],
    ["export function f(here) {} f(1)", false],
  ])("%s", (code, expected) => {
    const [callee, values] = findFunction(code);
    expect(runsOnce(callee, values)).toBe(expected);
  });
});
