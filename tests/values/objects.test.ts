/** What a property of an object can be, however the object was put together. */
import { describe, expect, it } from "vitest";
import { Probed, propertyOf } from "../support/values.js";

type Row = readonly [code: string, property: string, expected: string];

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)("%s → %s", (code, property, expected) => {
      expect(propertyOf(code, property)).toBe(expected);
    });
  });
}

table("a literal", [
  ["probe({ a: 1 })", "a", "1"],
  ["probe({ a: 1 })", "b", "absent"],
  ["probe({ 'a': 1 })", "a", "1"],
  ["probe({ ['a']: 1 })", "a", "1"],
  ["const k = 'a'; probe({ [k]: 1 })", "a", "1"],
  ["probe({ [k]: 1 })", "a", "open: computed key"],
  ["probe({ a: 1, [k]: 2 })", "a", "1, open: computed key"],
  ["probe({ [k]: 2, a: 1 })", "a", "1"],
  ["probe({ a: 1, a: 2 })", "a", "2"],
  ["probe({ a: undefined })", "a", "absent"],
  ["probe({ a: void 0 })", "a", "absent"],
  ["probe({ a: null })", "a", "null"],
  ["const a = 1; probe({ a })", "a", "1"],
  ["probe({ a() {} })", "a", "FunctionExpression"],
  ["probe({ a: { b: 1 } })", "a.b", "1"],
  ["probe({ a: [1, 2] })", "a", "[2]"],
  ["probe({ a: [...b] })", "a", "[?]"],
]);

table("a constant", [
  ["const p = { a: 1 }; probe(p)", "a", "1"],
  ["const p: P = { a: 1 }; probe(p)", "a", "1"],
  ["const p = { a: 1 } as P; probe(p as Q)", "a", "1"],
  ["const p = { a: 1 } satisfies P; probe(p!)", "a", "1"],
  ["const p = Object.freeze({ a: 1 }); probe(p)", "a", "1"],
  ["const o = { p: { a: 1 } }; probe(o.p)", "a", "1"],
  ["const { p } = { p: { a: 1 } }; probe(p)", "a", "1"],
  ["let p = { a: 1 }; probe(p)", "a", "1"],
  ["let p = { a: 1 }; p = other; probe(p)", "a", "open: reassigned"],
  ["export const p = { a: 1 }; probe(p)", "a", "1, open: escapes"],
  ["const p = { a: 1 }; export { p }; probe(p)", "a", "1, open: escapes"],
]);

table("changes after the creation", [
  ["const p = {}; p.a = 1; probe(p)", "a", "1"],
  ["const p = { a: 0 }; p.a = 1; probe(p)", "a", "1"],
  ["const p = { a: 0 }; p['a'] = 1; probe(p)", "a", "1"],
  ["const p = { a: 0 }; probe(p); p.a = 1", "a", "0"],
  ["const p = { a: 0 }; delete p.a; probe(p)", "a", "absent"],
  ["const p = { a: 0 }; if (c) p.a = 1; probe(p)", "a", "1 if c | 0 if !c"],
  ["const p = {}; if (c) p.a = 1; probe(p)", "a", "1 if c | absent if !c"],
  ["const p = {}; if (!c) p.a = 1; probe(p)", "a", "1 if !c | absent if c"],
  ["const p = {}; if (c) p.a = 1; else p.a = 2; probe(p)", "a", "2 if !c | 1 if c"],
  ["const p = { a: 0 }; if (c) delete p.a; probe(p)", "a", "0 if !c | absent if c"],
  ["const p = { a: 0 }; c && (p.a = 1); probe(p)", "a", "1 if c | 0 if !c"],
  ["const p = { a: 0 }; if (c) { p.a = 1; probe(p) }", "a", "1"],
  ["const p = { a: 0 }; if (c) { p.a = 1 } else { probe(p) }", "a", "0"],
  ["const p = { a: 0 }; p[k] = 1; probe(p)", "a", "0, open: escapes"],
  ["const p = { a: 0 }; p.a ??= 1; probe(p)", "a", "0"],
  ["const p = { a: 0 }; p.b = 1; probe(p)", "a", "0"],
  ["const p = { a: 0 }; Object.assign(p, { a: 1 }); probe(p)", "a", "1"],
  ["const p = { a: 0 }; Object.assign(p, q); probe(p)", "a", "0, open: spread"],
  ["const p = { a: {} }; p.a.b = 1; probe(p)", "a.b", "1"],
  ["const p = { a: 0 }; const q = p; q.a = 1; probe(p)", "a", "1"],
  ["const p = { a: 0 }; p.a = 1; export function f() { probe(p) }", "a", "1"],
]);

table("objects that leave the view", [
  ["const p = { a: 0 }; touch(p); probe(p)", "a", "0, open: escapes"],
  ["const p = { a: 0 }; touch({ p }); probe(p)", "a", "0, open: escapes"],
  ["const p = { a: 0 }; kept = p; probe(p)", "a", "0, open: escapes"],
  ["const p = { a: 0 }; probe(p); touch(p)", "a", "0"],
  ["const p = { a: 0 }; console.log(p); probe(p)", "a", "0"],
  ["const p = { a: 0 }; JSON.stringify(p); probe(p)", "a", "0"],
  ["const p = { a: 0 }; touch({ ...p }); probe(p)", "a", "0"],
  ["const p = { a: 0 }; touch(p.a); probe(p)", "a", "0"],
  ["const p = { a: 0 }; if (p.a) touch(); probe(p)", "a", "0"],
]);

table("spreads", [
  ["const p = { a: 1 }; probe({ ...p })", "a", "1"],
  ["const p = { a: 1 }; probe({ ...p, a: 2 })", "a", "2"],
  ["const p = { a: 1 }; probe({ a: 2, ...p })", "a", "1"],
  ["const p = { a: 1 }; probe({ a: 2, ...p, ...{ a: 3 } })", "a", "3"],
  ["const p = { b: 1 }; probe({ a: 2, ...p })", "a", "2"],
  ["probe({ a: 1, ...rest })", "a", "1, open: spread"],
  ["probe({ ...rest, a: 1 })", "a", "1"],
  ["probe({ ...rest })", "a", "open: spread"],
  ["const f = (rest) => probe({ ...rest, b: 1 })", "a", "open: spread"],
  ["probe({ ...undefined, ...null, ...false })", "a", "absent"],
]);

table("conditional spreads", [
  ["probe({ ...(c && { a: 1 }) })", "a", "1 if c | absent if !c"],
  ["probe({ a: 0, ...(c && { a: 1 }) })", "a", "1 if c | 0 if !c"],
  ["probe({ ...(c ? { a: 1 } : {}) })", "a", "1 if c | absent if !c"],
  ["probe({ ...(c ? { a: 1 } : { a: 2 }) })", "a", "2 if !c | 1 if c"],
  ["probe({ ...(c ? { a: 1 } : undefined) })", "a", "1 if c | absent if !c"],
  ["probe({ ...(c && { a: 1 }), ...rest })", "a", "1 if c, open: spread"],
  ["probe({ ...(c && rest) })", "a", "open: spread"],
  ["probe({ ...(c && { a: 1 }), a: 2 })", "a", "2"],
]);

table("Object.assign", [
  ["probe(Object.assign({}, { a: 1 }))", "a", "1"],
  ["probe(Object.assign({ a: 1 }, { a: 2 }))", "a", "2"],
  ["probe(Object.assign({ a: 1 }, rest))", "a", "1, open: spread"],
  ["probe(Object.assign({}, ...rest))", "a", "open: spread"],
  ["const Object = mine; probe(Object.assign({}, { a: 1 }))", "a", "open: call"],
]);

table("functions of the same file", [
  ["function f() { return { a: 1 } } probe(f())", "a", "1"],
  ["const f = () => ({ a: 1 }); probe(f())", "a", "1"],
  ["const f = async () => ({ a: 1 }); probe(await f())", "a", "1"],
  ["const o = { f() { return { a: 1 } } }; probe(o.f())", "a", "1"],
  ["function f() { const p = { a: 1 }; p.a = 2; return p } probe(f())", "a", "2"],
  ["function f(b) { return { a: b } } probe(f(1))", "a", "open: parameter"],
  ["function f(b = 1) { return { a: b } } probe(f())", "a", "1 if ?, open: parameter"],
  ["function* f() { return { a: 1 } } probe(f())", "a", "open: call"],
  ["function f() { return f() } probe(f())", "a", "open: recursive"],
  ["probe((() => ({ a: 1 }))())", "a", "1"],
  ["const p = (() => ({ a: 1 }))(); p.a = 2; probe(p)", "a", "2"],
]);

table("parameters", [
  ["function f(p) { probe(p) }", "a", "open: parameter"],
  ["function f(p = { a: 1 }) { probe(p) }", "a", "1 if ?, open: parameter"],
  ["function f(a = 1) { probe({ a }) }", "a", "1 if ?, open: parameter"],
  ["function f({ a = 1 }) { probe({ a }) }", "a", "1 if ?, open: parameter"],
  ["function f({ b: { a = 1 } = {} } = {}) { probe({ a }) }", "a", "1 if ?, open: parameter"],
  ["function f({ a }) { probe({ a }) }", "a", "open: parameter"],
  ["function f(a = 1) { a = 2; probe({ a }) }", "a", "open: reassigned"],
]);

table("the rest of an object", [
  ["const { b, ...p } = { a: 1, b: 2 }; probe(p)", "a", "1"],
  ["const { b, ...p } = { a: 1, b: 2 }; probe(p)", "b", "absent"],
  ["const { b, ...p } = { a: 1, b: 2 }; probe({ ...p, b: 3 })", "b", "3"],
  ["const o = { a: 1 }; o.a = 2; const { ...p } = o; o.a = 3; probe(p)", "a", "2"],
  ["const { b, ...p } = { a: 1 }; p.a = 2; probe(p)", "a", "2"],
  ["const { b, ...p } = { a: 1 }; touch(p); probe(p)", "a", "1, open: escapes"],
  ["const { ...p } = other; probe(p)", "a", "open: spread"],
  ["const { a, ...p } = other; probe(p)", "a", "absent"],
  ["const { [k]: b, ...p } = { a: 1 }; probe(p)", "a", "1, open: computed key"],
  ["const { o: { b, ...p } } = { o: { a: 1 } }; probe(p)", "a", "open: member"],
  ["const [b, ...p] = [{ a: 1 }]; probe(p)", "a", "open: member"],
  ["const f = ({ b, ...p }) => probe(p)", "a", "open: parameter"],
  ["const f = (o) => { const { b, ...p } = o; probe({ ...p, a: 1 }) }", "a", "1"],
  ["let p; ({ b, ...p } = { a: 1 }); probe(p)", "a", "open: member"],
]);

table("what a function is given and returns", [
  ["const same = (o) => o; probe(same({ a: 1 }))", "a", "1"],
  ["function same<T>(o: T): T { return o } probe(same<P>({ a: 1 }))", "a", "1"],
  ["const same = (o) => o; const p = same({ a: 1 }); probe(p)", "a", "1"],
  ["const same = (o) => o; probe(same(same({ a: 1 })))", "a", "1"],
  ["const same = (o) => o; const twice = (o) => same(o); probe(twice({ a: 1 }))", "a", "1"],
  ["const same = (o) => o; const p = { a: 1 }; probe(same(p))", "a", "1"],
  ["const same = (o) => o; const p = { a: 1 }; same(p).a = 2; probe(p)", "a", "1, open: escapes"],
  ["const same = async (o) => o; probe(await same({ a: 1 }))", "a", "1"],
  ["const set = (o) => { o.a = 2; return o }; probe(set({ a: 1 }))", "a", "2"],
  ["const set = (o) => { if (c) o.a = 2; return o }; probe(set({ a: 1 }))", "a", "2 if ? | 1 if ?"],
  ["const copy = (o) => ({ ...o, b: 2 }); probe(copy({ a: 1 }))", "b", "2"],
  ["const copy = (o) => ({ ...o, b: 2 }); probe(copy({ a: 1 }))", "a", "open: spread"],
  ["const keep = (o) => { kept = o; return o }; probe(keep({ a: 1 }))", "a", "1, open: escapes"],
  ["const keep = (o) => { list.push(o); return o }; probe(keep({ a: 1 }))", "a", "1, open: escapes"],
  ["const second = (x, o) => o; probe(second(1, { a: 1 }))", "a", "1"],
  ["const second = (x, o) => o; probe(second(...x, { a: 1 }))", "a", "open: parameter"],
  ["const same = (o) => o; probe({ a: same() })", "a", "absent"],
  ["const same = (o = { a: 1 }) => o; probe(same({ a: 2 }))", "a", "1 if ?, open: parameter"],
  ["const same = ({ o }) => o; probe(same({ o: { a: 1 } }))", "a", "open: parameter"],
  ["const same = (o) => { o = other; return o }; probe(same({ a: 1 }))", "a", "open: reassigned"],
  ["const make = (o) => () => o; probe(make({ a: 1 })())", "a", "open: escapes"],
  ["function same(o) { return same(o) } probe(same({ a: 1 }))", "a", "open: recursive"],
]);

table("an object that is assigned where it is read", [
  ["const o = {}; const p = (o.p ??= { a: 1 }); probe(p)", "a", "1, open: escapes"],
  ["const o = {}; const p = (o.p ??= { a: 1 }); o.p.a = 2; probe(p)", "a", "1, open: escapes"],
  ["const o = {}; const p = (o.p ||= { a: 1 }); o.p.a = 2; probe(p)", "a", "1, open: escapes"],
  ["const o = {}; const p = (o.p = { a: 1 }); o.p.a = 2; probe(p)", "a", "1, open: escapes"],
  ["let o; const p = (o = { a: 1 }); o.a = 2; probe(p)", "a", "2"],
  ["let o; const p = (o = { a: 1 }); probe(p); o.a = 2", "a", "1"],
  ["let o = { a: 1 }; const p = (o &&= { a: 2 }); probe(p)", "a", "open: expression"],
  ["let o; probe(o ??= { a: 1 })", "a", "1 if ?, open: recursive"],
]);

table("a member of something that is merged into", [
  [
    "const s = { a: 1 }; const p = Object.assign({ s }.s, { b: 1 }); s.a = 2; probe(p)",
    "a",
    "1, open: escapes",
  ],
  ["const s = { a: 1 }; const p = Object.assign({ ...s }, { b: 1 }); s.a = 2; probe(p)", "a", "1"],
]);

table("getters and setters", [
  ["probe({ get a() { return 1 } })", "a", "FunctionExpression, open: call"],
  ["probe({ get a() { return 1 } })", "b", "absent"],
  ["probe({ b: 1, get a() { return this.b } })", "b", "1, open: call"],
  ["probe({ b: 1, get a() { return super.b } })", "b", "1, open: call"],
  ["probe({ b: 1, set a(v) { this.b = v } })", "b", "1, open: call"],
  ["probe({ a: 1, set a(v) {} })", "a", "FunctionExpression, open: call"],
  ["probe({ a: 1, ...{ get a() { return 2 } } })", "a", "FunctionExpression, open: spread"],
  ["probe({ a: 1, ...{ get b() { return 2 } } })", "a", "1"],
  ["probe({ a: 1, ...{ get [k]() { return 2 } } })", "a", "1, open: spread"],
]);

table("a prototype", [
  ["probe({ __proto__: { a: 1 } })", "a", "open: expression"],
  ["probe({ '__proto__': { a: 1 } })", "a", "open: expression"],
  ["probe({ a: 2, __proto__: { a: 1 } })", "a", "2, open: expression"],
  ["probe({ ['__proto__']: { a: 1 } })", "a", "absent"],
  ["probe({ __proto__() {} })", "a", "absent"],
  ["probe({ get __proto__() { return 1 } })", "a", "absent"],
  ["const __proto__ = { a: 1 }; probe({ __proto__ })", "a", "absent"],
  ["const p = {}; p.__proto__ = { a: 1 }; probe(p)", "a", "open: escapes"],
]);

table("spreads of something else than an object", [
  ["probe({ ...'text' })", "a", "open: spread"],
  ["probe({ ...1, ...true, ...1n })", "a", "absent"],
  ["probe({ ...[1] })", "a", "open: spread"],
  ["probe({ ...(() => 1) })", "a", "open: spread"],
  ["probe({ ...new Thing() })", "a", "open: spread"],
  ["probe({ ...this })", "a", "open: spread"],
  ["probe({ ...x.y })", "a", "open: spread"],
  ["probe({ ...f() })", "a", "open: spread"],
  ["import x from 'x'; probe({ ...x })", "a", "open: spread"],
  ["let x = 1; x = 2; probe({ ...x })", "a", "open: reassigned"],
]);

table("merges", [
  ["probe(Object.assign({ a: 1 }, { b: 1 }, { a: 2 }))", "a", "2"],
  ["probe(Object.assign(x, { a: 1 }))", "a", "1, open: escapes"],
  ["probe(Object.assign(x.y, { a: 1 }))", "a", "open: member"],
  ["probe(Object.assign(f(), { a: 1 }))", "a", "1, open: escapes"],
  ["probe(Object.assign(c ? {} : {}, { a: 1 }))", "a", "1, open: escapes"],
  ["probe(Object.assign(Object.assign({ a: 1 }, { b: 2 }), { a: 2 }))", "a", "2"],
  ["const p = { a: 1 }; probe(Object.assign(p, { a: 2 }))", "a", "2"],
  ["const p = { a: 1 }; const q = Object.assign(p, { a: 2 }); p.a = 3; probe(q)", "a", "3"],
  [
    "const p = { a: 1 }; const q = Object.assign(Object.assign(p, { b: 1 }), { a: 2 }); p.a = 3; probe(q)",
    "a",
    "3",
  ],
  ["const o = { p: { a: 1 } }; const q = Object.assign(o.p, { a: 2 }); o.p.a = 3; probe(q)", "a", "3"],
  ["import p from 'p'; probe(Object.assign(p, { a: 2 }))", "a", "2, open: escapes"],
  ["function f(p) { Object.assign(p, { a: 2 }); probe(p) }", "a", "2"],
  ["function f(p) { probe(Object.assign(p, { a: 2 })) }", "a", "2"],
  ["probe(Object.assign(...x))", "a", "open: escapes"],
]);

table("assignments that keep what is there", [
  ["const p = { a: 1 }; p.a ??= 2; probe(p)", "a", "1"],
  ["const p = {}; p.a ??= 2; probe(p)", "a", "2"],
  ["const p = { a: null }; p.a ??= 2; probe(p)", "a", "2"],
  ["const p = { a: 0 }; p.a ||= 2; probe(p)", "a", "2"],
  ["const p = { a: 1 }; p.a ||= 2; probe(p)", "a", "1"],
  ["const p = {}; p.a ||= 2; probe(p)", "a", "2"],
  ["const p = { a: 0 }; p.a &&= 2; probe(p)", "a", "0"],
  ["const p = { a: 1 }; p.a &&= 2; probe(p)", "a", "2"],
  ["const p = {}; p.a &&= 2; probe(p)", "a", "absent"],
  ["const p = { a: x }; p.a ??= 2; probe(p)", "a", "2 if ?, open: global"],
  ["const p = { a: x }; p.a &&= 2; probe(p)", "a", "2 if ?, open: global"],
  ["const p = { a: c ? 0 : 1 }; p.a ||= 2; probe(p)", "a", "2 if ? | 1 if !c"],
  ["const p = { ...x }; p.a ??= 2; probe(p)", "a", "2 if ?, open: spread"],
  ["const p = { ...x }; p.a &&= 2; probe(p)", "a", "2 if ?, open: spread"],
  ["const p = {}; if (c) p.a = 1; p.a ??= 2; probe(p)", "a", "2 if ? | 1 if c"],
  ["const p = {}; if (c) p.a = 1; p.a &&= 2; probe(p)", "a", "2 if ? | absent if !c"],
  ["const p = {}; for (const y of z) p.a ??= 2; probe(p)", "a", "2 if ? | absent if ?"],
  [
    "const p = { a: 1 }; for (const y of z) { p.a &&= 0; p.a ||= 3 } probe(p)",
    "a",
    "3 if ? | 0 if ? | 1 if ?",
  ],
  ["const p = { a: 1 }; delete p.a; p.a ??= 2; probe(p)", "a", "2"],
  ["const p = { a: 1 }; p.a += 1; probe(p)", "a", "1, open: escapes"],
  ["const p = { a: 1 }; p.a++; probe(p)", "a", "1, open: escapes"],
]);

table("branches and copies", [
  ["const p = { a: 1, b: 2 }; delete p[k]; probe(p)", "a", "1, open: escapes"],
  ["const p = { a: 1 }; delete p.b; probe(p)", "a", "1"],
  ["const { [k]: b, ...p } = { a: 1 }; probe({ ...p, a: 2 })", "a", "2"],
  ["probe({ a: 1, ...{ ...{ a: 2 } } })", "a", "2"],
  ["probe({ a: 1, ...{ ...(c && { a: 2 }) } })", "a", "2 if c | 1 if !c"],
  ["probe({ ...(c ? { a: 1 } : { b: 1 }), ...(c ? { b: 2 } : { a: 2 }) })", "a", "2 if !c | 1 if c"],
  ["probe({ ...(c && d && { a: 1 }) })", "a", "1 if c & (c && d) | absent if ?"],
  ["probe({ ...((c || d) && { a: 1 }) })", "a", "1 if (c || d) & ? | absent if ?"],
  ["probe({ a: 1, ...(c ? undefined : { a: 2 }) })", "a", "2 if !c | 1 if c"],
  ["probe({ ...(c ? null : { a: 2 }) })", "a", "2 if !c | absent if c"],
  ["probe({ ...c.o, a: 1 })", "a", "1"],
  ["probe({ a: 1, ...c?.o })", "a", "1, open: spread"],
  ["const p = c ? { a: 1 } : { a: 2 }; p.a = 3; probe(p)", "a", "3 if c | 3 if !c"],
  ["const p = c ? { a: 1 } : { b: 2 }; probe(p)", "a", "1 if c | absent if !c"],
  ["const p = c ? { a: 1 } : x; probe(p)", "a", "1 if c, open: global"],
  ["const p = c && { a: 1 }; probe(p)", "a", "absent if !c | 1 if c"],
  ["const p = { a: 1 }; const q = { ...p }; p.a = 2; probe(q)", "a", "1"],
  ["const p = { a: 1 }; p.a = 2; const q = { ...p }; p.a = 3; probe(q)", "a", "2"],
  ["const p = { k: { a: 1 } }; const q = { ...p }; p.k.a = 2; probe(q)", "k.a", "2"],
  ["const p = { k: { a: 1 } }; const q = { ...p }; q.k.a = 2; probe(p)", "k.a", "2"],
]);

describe("why there may be other properties", () => {
  it.each<readonly [code: string, open: string | null]>([
    ["probe({ a: 1 })", null],
    ["probe({ [k]: 1 })", "computed key"],
    ["probe({ ...x })", "spread"],
    ["probe({ a: 1, ...(c && x) })", "spread"],
    ["const p = { a: 1 }; touch(p); probe(p)", "escapes"],
    ["const p = { a: 1 }; p.b++; probe(p)", null],
    ["probe(c ? { a: 1 } : x)", "global"],
    ["probe(x)", "global"],
    ["probe({ a: { ...x } })", null],
    ["probe(Object.assign({}, { a: 1 }))", null],
  ])("%s → %s", (code, open) => {
    expect(new Probed(code).open).toBe(open);
  });
});

// They end.
table("a parameter that is merged into itself", [
  [
    "function f(o) { for (const x of y) Object.assign(o, Object.assign(o, o)); probe({ ...o, b: 1 }) }",
    "b",
    "1",
  ],
]);

// There are paths without end to them, of which not all are followed.
table("objects that hold themselves and each other", [
  ["var o = { a: 1, o }; probe(o)", "a", "1, open: escapes"],
  ["var o = { a: 1, p, q: o, r: { p } }, p = { o, p, q: [o, p] }; probe(p)", "a", "open: escapes"],
]);

table("a change before the object is made", [
  ["const o = { p: x }; const p = o.p; p.a = 2; o.p = { a: 1 }; probe(o.p)", "a", "1"],
  ["const o = { p: x }; const { p } = o; p.a = 2; o.p = { a: 1 }; probe(o.p)", "a", "1"],
  ["const o = { p: x }; const p = o.p; o.p = { a: 1 }; p.a = 2; probe(o.p)", "a", "1"],
  ["function f() { const o = { p: x }; const p = o.p; p.a = 2; o.p = { a: 1 }; probe(o.p) }", "a", "1"],
  // That of an earlier call, or of the round before.
  [
    "const o = { p: x }; function f() { const p = o.p; p.a = 2; if (c) o.p = { a: 1 }; probe(o.p) }",
    "a",
    "2 if ? | 1 if ?, open: global",
  ],
]);
