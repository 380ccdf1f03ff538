/** What changes an object after it was written: through which names, by which code, and whether it is this object. */
import { describe, expect, it } from "vitest";
import { isNeverChanged } from "../../src/values/change.js";
import { findNode, propertyOf } from "../support/values.js";

/** The property is `a`, unless the row names another one. */
type Row = readonly [code: string, expected: string, property?: string];

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    const cases = rows.map(([code, expected, property = "a"]) => [code, expected, property] as const);
    it.each(cases)("%s", (code, expected, property) => {
      expect(propertyOf(code, property, { filename: "file.js" })).toBe(expected);
    });
  });
}

table("members that are written", [
  ["const p = { a: 0 }; p.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; (p).a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; p.b = 1; probe(p)", "0"],
  ["const p = { a: 0 }; p.a += 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; p.b += 1; probe(p)", "0"],
  ["const p = { a: 0 }; p.a++; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; p.b++; probe(p)", "0"],
  ["const p = { a: 0 }; [p.a] = x; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; [p.b] = x; probe(p)", "0"],
  ["const p = { a: 0 }; [...p.a] = x; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; ({ x: p.a } = x); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; ({ x: p.b } = x); probe(p)", "0"],
  ["const p = { a: 0 }; ({ x: p.a = 1 } = x); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; ({ ...p.a } = x); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; for (p.a of x); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; for (p.a in x); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; for (const x of p.a); probe(p)", "0"],
  ["const p = { a: 0 }; for (const x in p); probe(p)", "0"],
  ["const p = { a: 0 }; delete p?.a; probe(p)", "absent"],
  ["const p = { a: 0 }; delete p[k]; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; void p.a; probe(p)", "0"],
  ["const p = { a: 0 }; p.__proto__ = x; probe(p)", "open: escapes", "b"],
  ["const p = { a: 0 }; p.a = x; p.a = 1; probe(p)", "1"],
]);

table("what is written into something that is in the object", [
  ["const p = { a: 0, k: {} }; p.k.a = 1; probe(p)", "0"],
  ["const p = { k: { a: 0 } }; p.k.a = 1; probe(p.k)", "1"],
  ["const p = { k: { a: 0 } }; p.k.b = 1; probe(p.k)", "0"],
  ["const p = { k: { a: 0 } }; p.l.a = 1; probe(p.k)", "0"],
  ["const p = { k: { a: 0 } }; p[x].a = 1; probe(p.k)", "0, open: escapes"],
  ["const p = [{ a: 0 }]; p[0].a = 1; probe(p[0])", "open: member"],
  ["const p = [1]; p[0] = 2; probe({ a: p[0] })", "open: member"],
  ["const p = [1]; p.push(2); probe({ a: p[0] })", "open: member"],
  ["const p = [1]; p.length = 0; probe({ a: p[0] })", "open: member"],
  ["const p = [1]; if (p.length > 0) touch(); probe({ a: p[0] })", "1"],
  ["const p = [1]; if (p.includes(x)) touch(); probe({ a: p[0] })", "1"],
  ["const p = [1]; touch(p.length); probe({ a: p[0] })", "1"],
  ["const p = [[1]]; touch(p[0]); probe({ a: p[0][0] })", "open: member"],
  ["const p = [[1]]; for (p[0][0] in x); probe({ a: p[0][0] })", "open: member"],
]);

table("code of the object's own", [
  ["const p = { a: 0, f() { this.a = 1 } }; p.f(); probe(p)", "0, open: escapes"],
  ["const p = { a: 0, f() { this.a = 1 } }; p.f; probe(p)", "0"],
  ["const p = { a: 0, f() { return 1 } }; p.f(); probe(p)", "0"],
  ["const p = { a: 0, f: function () { this.a = 1 } }; p.f(); probe(p)", "0, open: escapes"],
  ["const p = { a: 0, f() { super.f() } }; p.f(); probe(p)", "0, open: escapes"],
  ["const p = { a: 0, f: g }; p.f(); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; p.f(); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; p[x](); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; p.hasOwnProperty(x); probe(p)", "0"],
  // A template calls its tag.
  ["const p = { a: 0, f() { this.a = 1 } }; p.f`x`; probe(p)", "0, open: escapes"],
  ["const p = { a: 0, f() { return 1 } }; p.f`x`; probe(p)", "0"],
  // It can keep `this` for later.
  ["const p = { a: 0, async f() { await x; this.a = 1 } }; p.f(); p.a = 2; probe(p)", "2, open: escapes"],
  ["const p = { a: 0, async f() { await x } }; p.f(); p.a = 2; probe(p)", "2"],
  // Another method of that name.
  ["const p = { a: 0, f() {} }; p.f = function () { this.a = 1 }; p.f(); probe(p)", "0, open: escapes"],
  ["const p = { f() {}, ...x, a: 0 }; p.f(); probe(p)", "0, open: escapes"],
  ["const p = { ...x, a: 0, f() {} }; p.f(); probe(p)", "0"],
  ["const p = { f() {}, [x]: y, a: 0 }; p.f(); probe(p)", "0, open: escapes"],
  ["const p = { [x]: y, a: 0, f() {} }; p.f(); probe(p)", "0"],
  ["const p = { f() { this.a = 1 }, a: 0, f() {} }; p.f(); probe(p)", "0"],
]);

table("methods of the object that the language calls", [
  ["const p = { a: 0, toString() { this.a = 1; return '' } }; p.toString(); probe(p)", "0, open: escapes"],
  ["const p = { a: 0, toString() { return '' } }; p.toString(); probe(p)", "0"],
  ["const p = { a: 0, toString() { this.a = 1; return '' } }; `${p}`; probe(p)", "0, open: escapes"],
  ["const p = { a: 0, toJSON() { delete this.a } }; JSON.stringify(p); probe(p)", "0, open: escapes"],
  ["const p = { a: 0, toJSON() { return {} } }; JSON.stringify(p); probe(p)", "0"],
  ["const p = { a: 0, then(f) { this.a = 1; f() } }; await p; probe(p)", "0, open: escapes"],
  ["const p = { [Symbol.toPrimitive]() { this.a = 1 }, a: 0 }; +p; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; p.toString = function () { this.a = 1 }; `${p}`; probe(p)", "0, open: escapes"],
  // An object around it has them.
  ["const p = { a: 0 }; const o = { p, get x() { this.p.a = 1 } }; o.x; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const o = { p, toString() { this.p.a = 1 } }; o + ''; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const o = { p, get x() { return 1 } }; o.x; probe(p)", "0"],
  ["const p = { a: 0 }; const o = { p, f() { this.p.a = 1 } }; o.f(); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const o = { p }; o.toString(); probe(p)", "0"],
]);

table("functions that get the object", [
  ["const p = { a: 0 }; tag`${p}`; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; `${p}`; probe(p)", "0"],
  ["const p = { a: 0 }; JSON.stringify(p, change); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; JSON.stringify(p, null, 2); probe(p)", "0"],
  ["const p = { a: 0 }; JSON.stringify(p, undefined, 2); probe(p)", "0"],
  ["const p = { a: 0 }; JSON.stringify(p, ['a']); probe(p)", "0"],
  ["const p = { a: 0 }; touch(...[p]); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; new Thing(p); p.a = 1; probe(p)", "1, open: escapes"],
  ["const p = { a: 0 }; [p].forEach(change); probe(p)", "0, open: escapes"],
  ["const p = { k: { a: 0 } }; touch(...Object.values(p)); probe(p.k)", "0, open: escapes"],
  ["const p = { k: { a: 0 } }; touch(Object.keys(p)); probe(p.k)", "0"],
  // What it is handed on to is known.
  ["const same = (o) => o; const p = { a: 0 }; probe(same(p))", "0"],
  ["const same = (o) => o; const p = { a: 0 }; const q = same(p); p.a = 1; probe(q)", "1"],
  [
    "const keep = (o, r) => { kept = r; return o }; const p = { a: 0 }; probe(keep(p, p))",
    "0, open: escapes",
  ],
]);

table("what holds the object", [
  ["const p = { a: 0 }; const q = p; q.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; const q = p; p.a = 1; probe(q)", "1"],
  ["const p = { a: 0 }; const { ...q } = p; q.a = 1; probe(p)", "0"],
  ["const p = { a: 0 }; const q = { ...p }; q.a = 1; probe(p)", "0"],
  ["const p = { a: 0 }; const q = { k: p }; q.k.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; const q = { ...{ k: p } }; q.k.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; const { k } = { k: p }; k.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; const { ...q } = { k: p }; q.k.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; const { l, ...q } = { k: p }; q.k.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; const { k: { ...q } } = { k: p }; q.a = 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const { [x]: k } = { k: p }; k.a = 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const { l } = { k: p }; l.a = 1; probe(p)", "0"],
  ["const p = { a: 0 }; const { k = {} } = { k: p }; k.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; const { k = p } = {}; k.a = 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const q = { [x]: p }; q.k.a = 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const q = [p]; q[0].a = 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const [q] = [p]; q.a = 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; for (const q of [p]) q.a = 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const q = c ? p : x; q.a = 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const q = p ?? x; q.a = 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const q = p && x; q.a = 1; probe(p)", "0"],
  ["const p = { a: 0 }; const q = await p; q.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; let q = p; q = x; q.a = 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const q = Object.freeze({ k: p }); q.k.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; Object.assign(x, { k: p }); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; Object.assign(x, p); probe(p)", "0"],
  ["const p = { a: 0 }; const q = (kept = p); touch(); probe(q)", "0, open: escapes"],
  ["const p = { a: 0 }; let kept; const q = (kept = p); kept.a = 1; probe(q)", "1"],
  ["const p = { a: 0 }; probe(p); export { p }", "0, open: escapes"],
  ["const p = { a: 0 }; probe(p); export default p", "0"],
]);

table("an assignment that keeps what is there", [
  ["const o = {}; const p = (o.k ??= { a: 0 }); o.k.a = 1; probe(p)", "0, open: escapes"],
  ["const o = {}; const p = (o.k ||= { a: 0 }); o.k.a = 1; probe(p)", "0, open: escapes"],
  ["const o = {}; o.k ??= { a: 0 }; o.k.a = 1; probe(o.k)", "1"],
]);

// What was at the place before or after is another object.
table("something else at the same place", [
  ["const o = { k: { a: 0 } }; const p = o.k; o.k = {}; o.k.a = 1; probe(p)", "1 if ? | 0 if ?"],
  ["const o = { k: { a: 0 } }; const p = o.k; o.k.a = 1; o.k = {}; probe(p)", "1"],
  ["const o = { k: { a: 0 } }; const p = o.k; o.l = {}; o.k.a = 1; probe(p)", "1"],
  ["const o = { k: { a: 0 } }; const { k: p } = o; o.k = {}; o.k.a = 1; probe(p)", "1 if ? | 0 if ?"],
  ["const o = { k: { a: 0 } }; const p = o.k; delete o.k; o.k.a = 1; probe(p)", "1 if ? | 0 if ?"],
  ["const o = { k: { a: 0 } }; const p = o.k; delete o.l; o.k.a = 1; probe(p)", "1"],
  ["const o = { k: { a: 0 } }; const p = o.k; o[x] = {}; o.k.a = 1; probe(p)", "1 if ? | 0 if ?"],
  [
    "const o = { k: { a: 0 } }; const p = o.k; [o.k] = x; o.k.a = 1; probe(p)",
    "1 if ? | 0 if ?, open: escapes",
  ],
  [
    "const o = { k: { a: 0 } }; const p = o.k; Object.assign(o, x); o.k.a = 1; probe(p)",
    "1 if ? | 0 if ?, open: escapes",
  ],
  ["const o = { k: { a: 0 } }; const r = o; const p = r.k; o.k = {}; r.k.a = 1; probe(p)", "1 if ? | 0 if ?"],
  ["const o = { k: { a: 0 } }; const r = o; const p = o.k; r.k = {}; o.k.a = 1; probe(p)", "1 if ? | 0 if ?"],
  [
    "const o = { k: { a: 0 } }; const f = () => { o.k = {} }; const p = o.k; f(); o.k.a = 1; probe(p)",
    "1 if ? | 0 if ?",
  ],
  ["const p = { a: 0 }; const o = { k: p }; o.k = {}; o.k.a = 1; probe(p)", "1 if ? | 0 if ?"],
  ["const p = { a: 0 }; const o = { k: p }; const q = { ...o }; o.k = {}; q.k.a = 1; probe(p)", "1"],
  [
    "const p = { a: 0 }; const o = { k: p }; o.k = {}; const q = { ...o }; q.k.a = 1; probe(p)",
    "1 if ? | 0 if ?",
  ],
  ["const p = { a: 0 }; const o = { k: { p } }; o.k = { p: {} }; o.k.p.a = 1; probe(p)", "1 if ? | 0 if ?"],
  ["const o = { k: x }; const p = { a: 0 }; o.k.a = 1; o.k = p; probe(o.k)", "0"],
  ["const o = { k: x }; const p = { a: 0 }; o.k = p; o.k.a = 1; probe(o.k)", "1"],
  ["const o = {}; o.k = { a: 0 }; o.k.a = 1; probe(o.k)", "1"],
  ["const o = {}; o.k = x; o.k = { a: 0 }; o.k.a = 1; probe(o.k)", "1"],
  ["const o = {}; for (const x of y) { o.k = { a: 0 }; o.k.a = 1; probe(o.k) }", "1"],
  [
    "const o = { k: { a: 0 } }; const p = o.k; for (const x of y) { o.k.a = 1; o.k = {} } probe(p)",
    "1 if ? | 0 if ?",
  ],
  // A property that comes later in the literal wins.
  ["const p = { a: 0 }; const q = { k: p, k: {} }; q.k.a = 1; probe(p)", "1 if ? | 0 if ?"],
  ["const p = { a: 0 }; const q = { k: {}, k: p }; q.k.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; const q = { k: p, ...x }; q.k.a = 1; probe(p)", "1 if ? | 0 if ?"],
  ["const p = { a: 0 }; const q = { ...x, k: p }; q.k.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; const q = { k: p, [x]: y }; q.k.a = 1; probe(p)", "1 if ? | 0 if ?"],
  ["const o = { k: { a: 0 } }; const q = { ...o, k: {} }; q.k.a = 1; probe(o.k)", "1 if ? | 0 if ?"],
  ["const o = { k: { a: 0 } }; const q = { ...o, l: {} }; q.k.a = 1; probe(o.k)", "1"],
]);

// What gets the object in the end runs after everything beside it.
table("changes beside the read", [
  ["const p = { a: 0 }; probe({ ...p, b: (p.a = 1) })", "0"],
  ["const p = { a: 0 }; probe({ b: (p.a = 1), ...p })", "1"],
  ["const p = { a: 0 }; probe({ k: p, b: (p.a = 1) })", "1", "k.a"],
  ["const p = { a: 0 }; probe({ k: p.a, b: (p.a = 1) })", "0", "k"],
  ["const p = { a: 0 }; probe({ ...{ k: p }, b: (p.a = 1) })", "1", "k.a"],
  ["const p = { a: 0 }; probe({ ...{ ...p }, b: (p.a = 1) })", "0"],
  ["const p = { a: 0 }; probe({ k: p ?? x, b: (p.a = 1) })", "1", "k.a"],
  ["const p = { a: 0 }; probe({ k: await p, b: (p.a = 1) })", "1", "k.a"],
  ["const p = { a: 0 }; probe({ k: (x, p), b: (p.a = 1) })", "1", "k.a"],
  ["const p = { a: 0 }; let q; probe({ k: (q = p), b: (q.a = 1) })", "1", "k.a"],
  ["const p = { a: 0 }; probe({ ...(x, p), b: (p.a = 1) })", "0"],
  ["const p = { k: { a: 0 } }; probe({ ...p, b: (p.k.a = 1) })", "1", "k.a"],
  ["const p = { k: { a: 0 } }; probe({ ...p, b: (p.k = { a: 1 }) })", "0", "k.a"],
  ["const p = { k: { a: 0 } }; probe({ k: p.k, b: (p.k = { a: 1 }) })", "0", "k.a"],
  ["const p = { a: 0 }; probe(Object.assign({}, p, { b: (p.a = 1) }))", "1"],
  ["const p = { a: 0 }; probe(Object.assign({}, { ...p }, { b: (p.a = 1) }))", "0"],
  ["const p = { a: 0 }; probe(Object.assign({}, { k: p }, { b: (p.a = 1) }))", "1", "k.a"],
  ["const same = (o) => o; const p = { a: 0 }; probe(same(p, (p.a = 1)))", "1"],
  ["const same = (o) => o; const p = { a: 0 }; probe({ ...same(p), b: (p.a = 1) })", "0"],
  ["const p = { a: 0 }; const set = () => { p.a = 1 }; probe({ k: p, b: set() })", "1 if ? | 0 if ?", "k.a"],
  ["const p = { a: 0 }; const set = () => { p.a = 1 }; probe({ ...p, b: set() })", "0"],
  [
    "const same = (o) => o; const p = { a: 0 }; const set = () => { p.a = 1 }; probe(same(p, set()))",
    "1 if ? | 0 if ?",
  ],
]);

// Each call gives a new object, with the same in it if that was there before.
table("objects that functions return", [
  ["const f = () => ({ a: 0 }); const p = f(), q = f(); q.a = 1; probe(p)", "0"],
  ["const f = () => ({ k: { a: 0 } }); const p = f(), q = f(); q.k.a = 1; probe(p.k)", "0"],
  ["const f = () => ({ k: { a: 0 } }); const p = f(); p.k.a = 1; probe(p.k)", "1"],
  ["const o = { k: { a: 0 } }; const f = () => ({ ...o }); f().k.a = 1; probe(f().k)", "0, open: escapes"],
  ["const o = { a: 0 }; const f = () => ({ k: o }); f().k.a = 1; probe(f().k)", "0, open: escapes"],
  ["const o = { a: 0 }; const f = () => ({ k: { ...o } }); f().k.a = 1; probe(f().k)", "0"],
  ["const o = { a: 0 }; const f = () => o; f().a = 1; probe(f())", "0, open: escapes"],
  ["const f = () => { const k = { a: 0 }; k.a = 1; return { k } }; probe(f().k)", "1"],
  ["const f = () => { const k = { a: 0 }; if (c) k.a = 1; return { k } }; probe(f().k)", "1 if c | 0 if !c"],
  ["const f = (o) => { o.k = { a: 1 }; return o }; const p = { k: { a: 0 } }; probe(f(p).k)", "1"],
]);

table("calls of Object.assign", [
  ["const p = { a: 0 }; Object['assign'](p, { a: 1 }); probe(p)", "1"],
  ["const p = { a: 0 }; Object?.assign?.(p, { a: 1 }); probe(p)", "1 if ? | 0 if ?"],
  ["const p = { a: 0 }; Object.assign(p); probe(p)", "0"],
  ["const p = { a: 0 }; Object.assign(p, null, undefined, { a: 1 }); probe(p)", "1"],
  ["const p = { a: 0 }; Object.assign(p, c && { a: 1 }); probe(p)", "1 if c | 0 if !c"],
  ["const p = { a: 0 }; c && Object.assign(p, { a: 1 }); probe(p)", "1 if c | 0 if !c"],
  ["const p = { a: 0 }; Object.assign(p, ...x); probe(p)", "0, open: spread"],
  ["const p = { a: 0 }; Object.assign(c ? p : x, { a: 1 }); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; Object.assign(p, { b: 1 }).a = 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const q = Object.assign(p, { b: 1 }); q.a = 1; probe(p)", "1"],
  ["const p = { a: 0 }; const { assign } = Object; assign(p, { a: 1 }); probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; const Object = x; Object.assign(p, { a: 1 }); probe(p)", "0, open: escapes"],
  ["const p = { k: { a: 0 } }; const q = {}; Object.assign(q, p); q.k.a = 1; probe(p.k)", "0, open: escapes"],
]);

table("an object that holds itself", [
  ["const p = { a: 0 }; p.p = p; p.p.a = 1; probe(p)", "0, open: escapes"],
  ["const p = { a: 0 }; p.list = []; p.list.push(p); p.list[0].a = 1; probe(p)", "0, open: escapes"],
]);

/** `t` as it is, without a probe of it, which would be one more use. */
function isNeverChangedIn(code: string): boolean {
  const [name, values] = findNode(code, (node) => {
    const isDeclared =
      node.type === "Identifier" && node.name === "t" && node.parent.type === "VariableDeclarator";
    return isDeclared ? node : null;
  });
  const [origin] = values.trace(name);
  return origin !== undefined && isNeverChanged(origin, values);
}

describe("an object that nothing ever changes", () => {
  it.each<readonly [string, boolean]>([
    ["const t = { a: 1 }; if (t.a) f()", true],
    // What is in it can be changed there.
    ["const t = { a: 1 }; f(t.a)", false],
    ["const t = { a: 1 }; t.a = 2", false],
    ["const t = { a: 1 }; t[x] = 2", false],
    ["const t = { a: 1 }; delete t.a", false],
    ["const t = { a: 1 }; t.f()", false],
    ["const t = { a: 1 }; f(t)", false],
    ["const t = { a: 1 }; console.log(t)", true],
    ["const t = { a: 1 }; const s = t; s.a = 2", false],
    ["const t = { k: { a: 1 } }; f(t[x].a)", true],
    ["const t = { k: { a: 1 } }; t.k.a = 2", false],
    ["const t = [1]; if (t.includes(x)) f()", true],
    ["const t = [1]; t.push(x)", false],
    ["export const t = { a: 1 }", false],
  ])("%s", (code, expected) => {
    expect(isNeverChangedIn(code)).toBe(expected);
  });
});
