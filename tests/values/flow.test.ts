/** What has happened to an object by the time that it is read: the order and the branches in which code runs. */
import { describe, expect, it } from "vitest";
import { propertyOf, valueOf, type ParseOptions } from "../support/values.js";

type Row = readonly [code: string, expected: string];

/** Rows about the property `a` of the probed object. */
function table(title: string, rows: readonly Row[], options?: ParseOptions): void {
  describe(title, () => {
    it.each(rows)("%s → %s", (code, expected) => {
      expect(propertyOf(code, "a", options)).toBe(expected);
    });
  });
}

const MAYBE = "1 if ? | 0 if ?";

table("branches", [
  ["const p = { a: 0 }; if (c) { if (d) p.a = 1 } probe(p)", "1 if d & c | 0 if ?"],
  ["const p = { a: 0 }; if (p.a = 1) touch(); probe(p)", "1"],
  ["const p = { a: 0 }; c ? (p.a = 1) : touch(); probe(p)", "1 if c | 0 if !c"],
  ["const p = { a: 0 }; c ? touch() : (p.a = 1); probe(p)", "1 if !c | 0 if c"],
  ["const p = { a: 0 }; (p.a = 1) ? touch() : 0; probe(p)", "1"],
  ["const p = { a: 0 }; c ? (p.a = 1) : probe(p)", "0"],
  ["const p = { a: 0 }; c || (p.a = 1); probe(p)", "1 if !c | 0 if c"],
  ["const p = { a: 0 }; c ?? (p.a = 1); probe(p)", "1 if (c == null) | 0 if !(c == null)"],
  ["const p = { a: 0 }; (p.a = 1) && touch(); probe(p)", "1"],
  ["const p = { a: 0 }; (p.a = 1) ?? touch(); probe(p)", "1"],
  ["const p = { a: 0 }; touch() && (p.a = 1); probe(p)", MAYBE],
  ["const p = { a: 0 }; c && (p.a = 1); c || probe(p)", "0"],
  ["const p = { a: 0 }; c && (p.a = 1); if (c) probe(p)", "1 if c | 0 if !c"],
  ["const p = { a: 0 }; if (c) p.a = 1; if (!c) probe(p)", "0"],
  ["const p = { a: 0 }; if (c) { p.a = 1; if (!c) probe(p) }", "1"],
  ["let x; const p = { a: 0 }; x ??= p.a = 1; probe(p)", MAYBE],
  ["let x; const p = { a: 0 }; x ||= p.a = 1; probe(p)", MAYBE],
  ["let x; const p = { a: 0 }; x &&= p.a = 1; probe(p)", MAYBE],
  ["let x; const p = { a: 0 }; x = p.a = 1; probe(p)", "1"],
  ["let x; const p = { a: 0 }; x += p.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }, o = {}; o[(p.a = 1)] ??= 2; probe(p)", "1"],
  ["const p = { a: 0 }; const { x = (p.a = 1) } = o; probe(p)", MAYBE],
  ["const p = { a: 0 }; const { [(p.a = 1)]: x = 2 } = o; probe(p)", "1"],
  ["const p = { a: 0 }; o?.f(p.a = 1); probe(p)", MAYBE],
  ["const p = { a: 0 }; o.f(p.a = 1); probe(p)", "1"],
]);

table("switch", [
  ["const p = { a: 0 }; switch (p.a = 1) { default: touch() } probe(p)", "1"],
  ["const p = { a: 0 }; switch (c) { case 1: p.a = 1 } probe(p)", MAYBE],
  ["const p = { a: 0 }; switch (c) { case (p.a = 1): touch() } probe(p)", MAYBE],
  [
    "const p = { a: 0 }; switch (c) { case 1: p.a = 1; break; default: p.a = 2 } probe(p)",
    "2 if ? | 1 if ? | 0 if ?",
  ],
  ["const p = { a: 0 }; switch (c) { case 1: p.a = 1; probe(p) }", "1"],
  ["const p = { a: 0 }; switch (c) { case 1: p.a = 1; probe(p); break }", "1"],
  ["const p = { a: 0 }; switch (c) { case 1: { p.a = 1 } probe(p) }", "1"],
  ["const p = { a: 0 }; switch (c) { case 1: if (d) p.a = 1; probe(p) }", "1 if d | 0 if !d"],
  ["const p = { a: 0 }; switch (c) { case (p.a = 1): probe(p) }", MAYBE],
  ["const p = { a: 0 }; switch (c) { case 1: p.a = 1; case 2: probe(p) }", MAYBE],
  ["const p = { a: 0 }; switch (c) { case 1: p.a = 1; break; case 2: probe(p) }", "0"],
  ["const p = { a: 0 }; switch (c) { case 1: { p.a = 1; break } case 2: probe(p) }", "0"],
  ["const p = { a: 0 }; switch (c) { case 1: { p.a = 1; throw e } case 2: probe(p) }", "0"],
  ["const p = { a: 0 }; switch (c) { case 1: p.a = 1; if (d) break; case 2: probe(p) }", MAYBE],
  ["const p = { a: 0 }; switch (c) { case (p.a = 1): break; default: probe(p) }", MAYBE],
]);

describe("a case that can be left before its end", () => {
  const after = (between: string): string =>
    propertyOf(`const p = { a: 0 }; switch (c) { case 1: p.a = 1; ${between}; p.a = 2 } probe(p)`, "a");
  const WHOLE = "2 if ? | 0 if ?";
  const IN_PART = "2 if ? | 1 if ? | 0 if ?";

  it.each([
    ["touch()"],
    ["{ touch() }"],
    ["if (d) touch()"],
    ["if (d) { touch() } else { touch() }"],
    ["try { touch() } catch { touch() } finally { touch() }"],
    ["switch (d) { case 1: touch() }"],
    ["while (d) touch()"],
    ["x: touch()"],
  ])("not by %s", (between) => {
    expect(after(between)).toBe(WHOLE);
  });

  it.each([
    ["if (d) break"],
    ["if (d) { touch(); break }"],
    ["if (d) touch(); else break"],
    ["{ touch(); if (d) break }"],
    ["try { if (d) break } finally {}"],
    ["try {} catch { if (d) break }"],
    ["try {} finally { if (d) break }"],
    // These lead elsewhere, which nobody looks at.
    ["switch (d) { default: touch(); case 1: touch(); break }"],
    ["x: { if (d) break x }"],
    ["while (d) break"],
    ["do { if (e) continue; } while (d)"],
    ["for (;;) break"],
    ["for (const x in d) break"],
    ["for (const x of d) break"],
  ])("by %s", (between) => {
    expect(after(between)).toBe(IN_PART);
  });
});

table("a case that ends by a break", [
  ["const p = { a: 0 }; switch (c) { case 1: p.a = 1; p.a = 2; break } probe(p)", "2 if ? | 0 if ?"],
  ["const p = { a: 0 }; switch (c) { case 1: { p.a = 1; p.a = 2; break } } probe(p)", "2 if ? | 0 if ?"],
]);

table("loops", [
  ["for (; c; p.a = 1) { var p = { a: 0 }; probe(p) }", "0"],
  ["const p = { a: 0 }; for (p.a = 1; c; ) touch(); probe(p)", "1"],
  ["const p = { a: 0 }; for (; (p.a = 1); ) touch(); probe(p)", "1"],
  ["const p = { a: 0 }; for (; c; p.a = 1) touch(); probe(p)", MAYBE],
  ["const p = { a: 0 }; for (; c; ) p.a = 1; probe(p)", MAYBE],
  ["const p = { a: 0 }; for (const x of (p.a = 1, y)) touch(); probe(p)", "1"],
  ["const p = { a: 0 }; for (const x of y) p.a = 1; probe(p)", MAYBE],
  ["const p = { a: 0 }; for (const { x = (p.a = 1) } of y) touch(); probe(p)", MAYBE],
  ["const p = { a: 0 }; for (const x in (p.a = 1, y)) touch(); probe(p)", "1"],
  ["const p = { a: 0 }; for (const x in y) p.a = 1; probe(p)", MAYBE],
  ["const p = { a: 0 }; while ((p.a = 1)) touch(); probe(p)", "1"],
  ["const p = { a: 0 }; while (c) p.a = 1; probe(p)", MAYBE],
  ["const p = { a: 0 }; do { if (c) continue; p.a = 1 } while (d); probe(p)", MAYBE],
  ["const p = { a: 0 }; x: { if (c) break x; p.a = 1 } probe(p)", MAYBE],
]);

table("the rounds before", [
  ["const p = { a: 0 }; for (const x of y) { probe(p); p.a = 1 }", MAYBE],
  ["const p = { a: 0 }; for (const x in y) { probe(p); p.a = 1 }", MAYBE],
  ["const p = { a: 0 }; for (; c; ) { probe(p); p.a = 1 }", MAYBE],
  ["const p = { a: 0 }; for (; probe(p); ) p.a = 1", MAYBE],
  ["const p = { a: 0 }; for (; c; p.a = 1) probe(p)", MAYBE],
  ["const p = { a: 0 }; for (; c; probe(p)) p.a = 1", MAYBE],
  ["const p = { a: 0 }; while (c) { probe(p); p.a = 1 }", MAYBE],
  ["const p = { a: 0 }; while (probe(p)) p.a = 1", MAYBE],
  ["const p = { a: 0 }; do { probe(p); p.a = 1 } while (c)", MAYBE],
  ["const p = { a: 0 }; do { probe(p) } while (p.a = 1)", MAYBE],
  ["const p = { a: 0 }; for (const { x = probe(p) } of y) p.a = 1", MAYBE],
  ["const p = { a: 0 }; for (const x of probe(p)) p.a = 1", "0"],
  ["const p = { a: 0 }; for (probe(p); c; ) p.a = 1", "0"],
  // A new object in each round.
  ["for (const x of y) { const p = { a: 0 }; probe(p); p.a = 1 }", "0"],
  ["for (const x of y) { const p = { a: 0 }; while (c) { probe(p); p.a = 1 } }", MAYBE],
  ["while (c) { const p = { a: 0 }; p.a = 1; probe(p) }", "1"],
  ["const p = { a: 0 }; while (c) { p.a = 1; probe(p); p.a = 2 }", "1"],
  // Which branch a round takes is up to the round.
  ["const p = { a: 0 }; for (const x of y) { if (x) p.a = 1; else probe(p) }", MAYBE],
  ["const p = { a: 0 }; for (const x of y) { if (x) p.a = 1; probe(p) }", MAYBE],
  ["for (const x of y) { const p = { a: 0 }; if (x) p.a = 1; else probe(p) }", "0"],
  ["for (const x of y) { const p = { a: 0 }; if (x) p.a = 1; probe(p) }", "1 if x | 0 if !x"],
  ["const p = { a: 0 }; for (const x of y) { if (x) { p.a = 1; continue } probe(p) }", MAYBE],
  ["for (const x of y) { const p = { a: 0 }; if (x) { p.a = 1; continue } probe(p) }", "0"],
  ["function f() { probe(p); p.a = 1 } const p = { a: 0 }; f()", MAYBE],
  ["const f = () => { probe(p); p.a = 1 }; const p = { a: 0 }; f()", MAYBE],
  ["const p = { a: 0 }; class K { x = [probe(p), (p.a = 1)] }", MAYBE],
  ["const p = { a: 0 }; class K { static x = [probe(p), (p.a = 1)] }", "0"],
  ["function f() { const p = { a: 0 }; probe(p); p.a = 1 }", "0"],
]);

table("code that leaves before the read", [
  ["function f() { const p = { a: 0 }; if (c) { p.a = 1; return } probe(p) }", "0"],
  ["const p = { a: 0 }; if (c) { p.a = 1; throw e } probe(p)", "0"],
  ["const p = { a: 0 }; if (c) { p.a = 1; touch() } probe(p)", "1 if c | 0 if !c"],
  ["while (c) { const p = { a: 0 }; if (d) { p.a = 1; break } probe(p) }", "0"],
  ["while (c) { const p = { a: 0 }; while (d) { p.a = 1; break } probe(p) }", MAYBE],
  ["x: while (c) { const p = { a: 0 }; while (d) { p.a = 1; break x } probe(p) }", "0"],
  ["x: while (c) { const p = { a: 0 }; y: while (d) { p.a = 1; break y } probe(p) }", MAYBE],
  ["x: while (c) { const p = { a: 0 }; while (d) { p.a = 1; continue x } probe(p) }", "0"],
  ["while (c) { const p = { a: 0 }; switch (d) { case 1: p.a = 1; continue } probe(p) }", "0"],
  ["while (c) { const p = { a: 0 }; switch (d) { case 1: p.a = 1; break } probe(p) }", MAYBE],
  ["for (const x of y) { const p = { a: 0 }; if (x) { p.a = 1; break } probe(p) }", "0"],
  ["for (const x in y) { const p = { a: 0 }; if (x) { p.a = 1; break } probe(p) }", "0"],
  ["for (;;) { const p = { a: 0 }; if (c) { p.a = 1; break } probe(p) }", "0"],
  ["do { const p = { a: 0 }; if (c) { p.a = 1; break } probe(p) } while (d)", "0"],
  ["x: { const p = { a: 0 }; if (c) { p.a = 1; break x } probe(p) }", "0"],
  // What is thrown is caught, and what comes last in a `try` runs in any case.
  ["const p = { a: 0 }; try { if (c) { p.a = 1; throw e } } catch { probe(p) }", MAYBE],
  ["const p = { a: 0 }; try { if (c) { p.a = 1; throw e } } catch {} probe(p)", MAYBE],
  ["function f() { const p = { a: 0 }; try { p.a = 1; return } finally { probe(p) } }", MAYBE],
  ["const p = { a: 0 }; try { touch() } finally { p.a = 1 } probe(p)", "1"],
  ["const p = { a: 0 }; try { touch() } catch { p.a = 1 } probe(p)", MAYBE],
  // There is a way out of the block to the read.
  ["const p = { a: 0 }; for (;;) { if (c) { p.a = 1; if (d) break; throw e } } probe(p)", MAYBE],
  ["const p = { a: 0 }; x: { if (c) { p.a = 1; if (d) break x; throw e } } probe(p)", MAYBE],
  ["function f() { const p = { a: 0 }; x: if (c) { p.a = 1; if (d) break x; return } probe(p) }", MAYBE],
  ["const p = { a: 0 }; switch (c) { case 1: p.a = 1; if (d) break; throw e } probe(p)", MAYBE],
  ["for (;;) { const p = { a: 0 }; do { p.a = 1; if (c) continue; throw e } while (d); probe(p) }", MAYBE],
  ["for (;;) { const p = { a: 0 }; if (c) { p.a = 1; if (d) break; continue } probe(p) }", "0"],
  ["function* f() { const p = { a: 0 }; if (c) { p.a = 1; yield 1; return } probe(p) }", "0"],
  ["const p = { a: 0 }; if (c) { p.a = 1; while (d) break; throw e } probe(p)", "0"],
]);

table("what a `finally` does to what is returned", [
  ["function f() { const p = { a: 0 }; try { return p } finally { p.a = 1 } } probe(f())", "1 if ?"],
  ["function f() { const p = { a: 0 }; try { return p } finally { touch() } } probe(f())", "0 if ?"],
  ["function f() { const p = { a: 0 }; try { touch() } finally { return p } } probe(f())", "0"],
  [
    "function f() { const p = { a: 0 }; try { try { return p } finally {} } finally { if (c) p.a = 1 } } probe(f())",
    "1 if ? & c | 0 if ? & !c",
  ],
  ["function f() { let a; try { return { a } } finally { a = 1 } } probe(f())", "absent if ?"],
  ["const p = { a: 0 }; try { probe(p) } finally { p.a = 1 }", "0"],
]);

table("the order of changes", [
  ["let p; p = { a: 0 }; p.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; p.a = 1; p.a = 2; probe(p)", "2"],
  ["const p = { a: 0 }; delete p.a; p.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; p.a = 1; delete p.a; probe(p)", "absent"],
  ["const p = { a: 0 }; const q = p; q.a = 1; p.a = 2; probe(p)", "2"],
  ["const p = { a: 0 }; const q = p; p.a = 1; q.a = 2; probe(p)", "2"],
  ["const p = { a: 0 }; const q = p; p.a = 1; probe(q)", "1"],
  // What a call gets is read once all of its arguments are there.
  ["const p = { a: 0 }; probe(Object.assign(p, (p.b = 2, { a: 1 })))", "1"],
  ["const p = { a: 0 }; probe({ a: p.a, b: (p.a = 1) })", "0"],
  ["const p = { a: 0 }; probe({ b: (p.a = 1), a: p.a })", "1"],
  ["const p = { a: 0 }; p.b = probe(p); p.a = 1", "0"],
  ["const p = { a: 0 }; p.a = probe(p)", "0"],
  // A function changes what its caller has changed before.
  ["const p = { a: 0 }; p.a = 1; function f() { p.a = 2; probe(p) } f()", "2"],
  ["const p = { a: 0 }; function f() { p.a = 1; probe(p) } f(); p.a = 2; f()", "1"],
  ["function f() { const p = { a: 0 }; p.a = 1; return p } const q = f(); q.a = 2; probe(q)", "2"],
  ["const f = () => { const p = { a: 1 }; if (c) p.a = 2; return p }; const q = f(); q.a = 3; probe(q)", "3"],
]);

table("functions that read", [
  ["const p = { a: 0 }; p.a = 1; const f = () => probe(p)", "1"],
  ["const p = { a: 0 }; const f = () => probe(p); p.a = 1; f()", "1"],
  ["const p = { a: 0 }; const f = () => probe(p); f(); p.a = 1", MAYBE],
  ["const p = { a: 0 }; const f = () => probe(p); on(f); p.a = 1", MAYBE],
  ["const p = { a: 0 }; on(() => probe(p)); p.a = 1", MAYBE],
  ["const p = { a: 0 }; on(function f() { probe(p); on(f) }); p.a = 1", MAYBE],
  ["const p = { a: 0 }; function f() { probe(p) } p.a = 1; f()", "1"],
  ["const p = { a: 0 }; function f() { probe(p); f() } p.a = 1; f()", "1"],
  ["const p = { a: 0 }; f(); p.a = 1; function f() { probe(p) }", MAYBE],
  ["const p = { a: 0 }; g(); p.a = 1; function g() { f() } function f() { probe(p) }", MAYBE],
  ["const p = { a: 0 }; p.a = 1; g(); function g() { f() } function f() { probe(p) }", "1"],
  ["const p = { a: 0 }; p.a = 1; function g() { f() } function f() { g(); probe(p) } g()", "1"],
  ["const p = { a: 0 }; p.a = 1; export function f() { probe(p) }", "1"],
  ["const p = { a: 0 }; const o = { f() { probe(p) } }; o.f(); p.a = 1", MAYBE],
  ["const p = { a: 0 }; class K { x = probe(p) } new K(); p.a = 1", MAYBE],
  ["const p = { a: 0 }; class K { static x = probe(p) } p.a = 1", "0"],
  ["const p = { a: 0 }; class K { static { p.a = 1 } } probe(p)", "1"],
  ["const p = { a: 0 }; class K { [(p.a = 1)]() {} } probe(p)", "1"],
  ["const p = { a: 0 }; if (c) p.a = 1; const f = () => probe(p)", "1 if c | 0 if !c"],
]);

table("functions that change", [
  ["const p = { a: 0 }; const f = () => { p.a = 1 }; f(); probe(p)", MAYBE],
  ["const p = { a: 0 }; const f = () => { p.a = 1 }; probe(p); f()", "0"],
  ["const p = { a: 0 }; probe(p); const f = () => { p.a = 1 }; f()", "0"],
  ["const p = { a: 0 }; const f = () => { p.a = 1 }; on(f); probe(p)", MAYBE],
  ["const p = { a: 0 }; on(() => { p.a = 1 }); probe(p)", MAYBE],
  ["const p = { a: 0 }; probe(p); on(() => { p.a = 1 })", "0"],
  ["const p = { a: 0 }; const { f = () => { p.a = 1 } } = o; probe(p)", MAYBE],
  ["const p = { a: 0 }; let f; f = () => { p.a = 1 }; f(); probe(p)", MAYBE],
  ["const p = { a: 0 }; f(); probe(p); function f() { p.a = 1 }", MAYBE],
  ["const p = { a: 0 }; probe(p); f(); function f() { p.a = 1 }", "0"],
  ["const p = { a: 0 }; probe(p); function f() { p.a = 1; f() }", "0"],
  ["const p = { a: 0 }; g(); probe(p); function g() { f() } function f() { p.a = 1 }", MAYBE],
  ["const p = { a: 0 }; probe(p); function g() { f() } function f() { g(); p.a = 1 }", "0"],
  ["const p = { a: 0 }; while (c) { probe(p); f() } function f() { p.a = 1 }", MAYBE],
  ["const p = { a: 0 }; while (c) { probe(p); g() } function g() { f() } function f() { p.a = 1 }", MAYBE],
  ["while (c) { const p = { a: 0 }; probe(p); g(p) } function g(q) { q.a = 1 }", "0"],
  ["while (c) { const p = { a: 0 }; const f = () => { p.a = 1 }; probe(p); f() }", "0"],
  ["const p = { a: 0 }; class K { x = (p.a = 1) } new K(); probe(p)", MAYBE],
  ["const p = { a: 0 }; const f = () => { p.a = 1 }; const g = () => probe(p)", MAYBE],
  // Other files may have called it, even before this one gets to it.
  ["const p = { a: 0 }; await start(); probe(p); export function f() { p.a = 1 }", MAYBE],
  ["const p = { a: 0 }; await start(); probe(p); export default function f() { p.a = 1 }", MAYBE],
  ["const p = { a: 0 }; await start(); probe(p); function f() { p.a = 1 } export { f }", MAYBE],
  [
    "const p = { a: 0 }; await start(); probe(p); function f() { p.a = 1 } export function g() { f() }",
    MAYBE,
  ],
  ["const p = { a: 0 }; export const f = () => { p.a = 1 }; await start(); probe(p)", MAYBE],
  ["const p = { a: 0 }; await start(); probe(p); function f() { p.a = 1 }", "0"],
  ["const p = { a: 0 }; await start(); probe(p); export const f = () => { p.a = 1 }", "0"],
]);

table("functions that run later, or wait", [
  [
    "const p = { a: 0 }; function f() { p.a = 1; on(() => probe(p)) } f(); p.a = 2",
    "1 if ? | 2 if ? | 0 if ?",
  ],
  ["function f() { const p = { a: 0 }; p.a = 1; on(() => probe(p)) } f()", "1"],
  [
    "const p = {}; while (c) { p.a = 1; touch(); p.a = 2; on(() => probe(p)) }",
    "2 if ? | 1 if ? | absent if ?",
  ],
  ["while (c) { const p = {}; p.a = 1; touch(); p.a = 2; on(() => probe(p)) }", "2"],
  [
    "const p = { a: 0 }; async function f() { p.a = 1; await x; probe(p) } f(); p.a = 2",
    "1 if ? | 2 if ? | 0 if ?",
  ],
  ["const p = { a: 0 }; async function f() { await x; p.a = 1; probe(p) } f(); p.a = 2", "1"],
  ["const p = { a: 0 }; async function f() { p.a = 1; probe(p); await x } f(); p.a = 2", "1"],
  ["const p = { a: 0 }; async function f() { p.a = 1; await probe(p) } f(); p.a = 2", "1"],
  ["const p = { a: 0 }; async function f() { p.a = await 1; probe(p) } f(); p.a = 2", "1"],
  [
    "const p = { a: 0 }; async function f() { p.a = 1; const g = async () => { await x }; probe(p) } f(); p.a = 2",
    "1",
  ],
  [
    "const p = { a: 0 }; async function f() { p.a = 1; await x; probe(p); p.a = 2 }",
    "1 if ? | 2 if ? | 0 if ?",
  ],
  ["async function f() { const p = { a: 0 }; p.a = 1; await x; probe(p); p.a = 2 }", "1"],
  ["const p = { a: 0 }; p.a = 1; await x; probe(p)", "1"],
  ["async function f() { const p = { a: 0 }; while (c) { p.a = 1; await x; probe(p) } }", "1"],
  [
    "const m = () => ({ a: 0 }); async function f() { const p = m(); while (c) { p.a = 1; await x; probe(p) } }",
    "1",
  ],
  ["const p = { a: 0 }; function* f() { p.a = 1; yield; probe(p) } f(); p.a = 2", "1 if ? | 2 if ? | 0 if ?"],
  ["const p = { a: 0 }; async function f() { p.a = 1; while (c) { probe(p); await x } } f()", MAYBE],
  ["const p = { a: 0 }; async function f() { while (c) { p.a = 1; probe(p); await x } } f()", "1"],
  ["const p = { a: 0 }; async function f() { p.a = 1; for await (const x of y) probe(p) } f()", MAYBE],
  ["const p = { a: 0 }; async function f() { for await (const x of y) { p.a = 1; probe(p) } } f()", "1"],
  [
    "const p = { a: 0 }; async function f() { p.a = 1; for await (const x of y) touch(); probe(p) } f()",
    MAYBE,
  ],
  ["const p = { a: 0 }; async function f() { p.a = 1; for (const x of y) probe(p) } f()", "1"],
  ["const p = { a: 0 }; async function f(x = (p.a = 1), y = await 1) { probe(p) } f()", MAYBE],
]);

table("calls that read later what they are given", [
  ["const p = { a: 0 }; probeLater(p); p.a = 1", MAYBE],
  ["const p = { a: 0 }; const x = probeLater(p); p.a = 1; await x", MAYBE],
  ["const p = { a: 0 }; await probeLater(p); p.a = 1", "0"],
  ["const p = { a: 0 }; const x = await probeLater(p).then(f); p.a = 1", "0"],
  ["const p = { a: 0 }; await all([probeLater(p), y]); p.a = 1", "0"],
  ["const p = { a: 0 }; probeLater(p); await x; p.a = 1", "0"],
  ["async function f() { const p = { a: 0 }; probeLater(p); p.a = 1; await x }", MAYBE],
  ["async function f() { const p = { a: 0 }; probeLater(p); await x; p.a = 1 }", "0"],
  ["function f() { const p = { a: 0 }; if (c) return probeLater(p); p.a = 1 }", "0"],
  ["const p = { a: 0 }; if (c) probeLater(p); else p.a = 1", "0"],
  ["const p = { a: 0 }; if (c) probeLater(p); p.a = 1", MAYBE],
  ["const p = { a: 0 }; probeLater({ ...p }); p.a = 1", "0"],
  ["const p = { a: 0 }; p.a = 1; probeLater(p)", "1"],
  ["const p = { a: 0 }; probeLater(p); p.a = 1; p.a = 2", "2 if ? | 1 if ? | 0 if ?"],
  ["const p = { a: 0 }; const f = () => { p.a = 1 }; probeLater(p); f()", MAYBE],
  ["const p = { a: 0 }; const f = () => { p.a = 1 }; await probeLater(p); f()", "0"],
]);

/** What a function gives that may end without a `return`. */
describe("the end of a function", () => {
  it.each([
    ["if (c) return 1", "1 if c | absent if !c"],
    ["if (c) return 1; else touch()", "1 if c | absent if !c"],
    ["if (c) touch(); else return 1", "1 if !c | absent if c"],
    ["if (c) return 1; else return 2", "1 if c | 2 if !c"],
    ["if (c) return 1; else throw e", "1 if c"],
    ["if (c) return 1; throw e", "1 if c"],
    ["if (c) { return 1 } { throw e }", "1 if c"],
    ["try { return 1 } catch { return 2 }", "1 if ? | 2 if ?"],
    ["try { return 1 } catch { throw e }", "1 if ?"],
    ["try { return 1 } catch {}", "1 if ? | absent if ?"],
    ["try { touch() } catch { return 1 }", "1 if ? | absent if ?"],
    ["try { return 1 } finally { touch() }", "1 if ?"],
    ["try { touch() } finally { return 1 }", "1"],
    ["while (true) { if (c) return 1 }", "1 if ?"],
    ["while (true) { if (c) return 1; if (d) break }", "1 if ? | absent if ?"],
    ["while (c) return 1", "1 if ? | absent if ?"],
    ["while (d === true) { if (c) return 1 }", "1 if ? | absent if ?"],
    ["while (false) { if (c) return 1 }", "1 if ? | absent if ?"],
    ["for (;;) { if (c) return 1 }", "1 if ?"],
    ["for (; true; ) { if (c) return 1 }", "1 if ?"],
    ["for (;;) { if (c) return 1; try { touch() } catch { break } }", "1 if ? | absent if ?"],
    ["for (; c; ) return 1", "1 if ? | absent if ?"],
    ["for (const x of y) return 1", "1 if ? | absent if ?"],
  ])("%s → %s", (body, expected) => {
    expect(valueOf(`function f() { ${body} } probe(f())`)).toBe(expected);
  });
});

/** What a variable holds that is written once. */
describe("a variable that is written once", () => {
  it.each([
    ["let a; if (c) a = 1; probe(a)", "1 if c | absent if !c"],
    ["let a; a = c ? 1 : 2; probe(a)", "1 if c | 2 if !c"],
    ["let a; while (c) { probe(a); a = 1 }", "1 if ? | absent if ?"],
    ["while (c) { let a; probe(a); a = 1 }", "absent"],
    ["let a; function f() { a = 1; on(() => probe(a)) }", "1"],
    ["let a; async function f() { a = 1; await x; probe(a) }", "1"],
    ["let a; const f = () => { a = 1 }; probe(a); f()", "absent"],
    ["let a; const f = () => { a = 1 }; f(); probe(a)", "1 if ? | absent if ?"],
    ["let a; a = probe(a)", "open: recursive"],
    ["probe(a); var a = 1", "absent"],
    ["var a = 1; probe(a)", "1"],
    // What was decided in another run of the function says nothing of this one.
    ["let a; function f(x) { probe(a); a = x ? 1 : 2 }", "1 if ? | 2 if ? | absent if ?"],
    ["let a; function f() { probe(a); a = c ? 1 : 2 }", "1 if ? & c | 2 if ? & !c | absent if ?"],
  ])("%s → %s", (code, expected) => {
    expect(valueOf(code)).toBe(expected);
  });
});
