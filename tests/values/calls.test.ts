/** What calls and `await` give: functions of the file, their parameters, promises, methods of classes. */
import { describe, expect, it } from "vitest";
import { propertyOf, valueOf } from "../support/values.js";

function values(title: string, rows: readonly (readonly [code: string, expected: string])[]): void {
  describe(title, () => {
    it.each(rows)("%s → %s", (code, expected) => {
      expect(valueOf(code)).toBe(expected);
    });
  });
}

/** The property `a` of the probed object. */
function properties(title: string, rows: readonly (readonly [code: string, expected: string])[]): void {
  describe(title, () => {
    it.each(rows)("%s → %s", (code, expected) => {
      expect(propertyOf(code, "a")).toBe(expected);
    });
  });
}

values("a promise made with new decides itself what it gives", [
  ["probe((await new Promise((r) => r(0))) ? 1 : 2)", "1 if ? | 2 if ?"],
  ["probe((await new Thing()) ? 1 : 2)", "1"],
  ["const p = new Promise(f); probe(p ? 1 : 2)", "1"],
  ["const f = async () => new Promise((r) => r(0)); probe((await f()) || 3)", "3 if ?, open: call"],
  ["const f = async () => new Thing(); probe((await f()) || 3)", "NewExpression"],
  ["new Promise((r) => r(0)).then((v) => probe(v ? 1 : 2))", "1 if v | 2 if !v"],
  ["class P extends Promise {} probe((await new P((r) => r(0))) ? 1 : 2)", "1 if ? | 2 if ?"],
  ["class P { then(f) { f(0) } } probe((await new P()) ? 1 : 2)", "1 if ? | 2 if ?"],
  ["class P { static then() {} } probe((await new P()) ? 1 : 2)", "1"],
  ["class P { m() {} } probe((await new P()) ? 1 : 2)", "1"],
]);

properties("an object with a `then` of its own", [
  ["probe(await { a: 1, then(f) { f({ a: 2 }) } })", "open: call"],
  ["probe(await { a: 1, 'then': (f) => f({ a: 2 }) })", "open: call"],
  ["probe(await Promise.resolve({ a: 1, then(f) { f({ a: 2 }) } }))", "open: call"],
  ["const o = { a: 1, then(f) { f({ a: 2 }) } }; o.then((p) => probe(p))", "open: call"],
  ["const o = { a: 1, then(f) { f({ a: 2 }) } }; probe(o)", "1"],
  ["probe(await { a: 1, catch() {} })", "1"],
]);

values("what `then` makes of a result", [
  ["probe(await Promise.resolve(1))", "1"],
  ["probe(await Promise.resolve(...x))", "open: call"],
  ["probe(await Promise.reject(1))", "open: call"],
  ["const Promise = mine; probe(await Promise.resolve(1))", "open: call"],
  ["probe(await Promise.resolve(1).then((v) => v))", "1"],
  ["const same = (v) => v; probe(await Promise.resolve(1).then(same))", "1"],
  ["const same = (v) => v; probe(await x.then(same))", "open: global"],
  ["const last = (v, w) => w; probe(await Promise.resolve(1).then(last))", "open: parameter"],
  ["probe(await x.then((v) => 1, (e) => e))", "1 if ?, open: parameter"],
  ["probe(await x.then((v) => 1, (e) => 2))", "1 if ? | 2 if ?"],
  ["probe(await x.then((v) => 1, handle))", "open: call"],
  ["probe(await x.then(handle, (e) => 2))", "open: call"],
  ["probe(await x.then(() => 1, () => 2, () => 3))", "open: call"],
  ["probe(await x.then(...y))", "open: call"],
  ["probe(await x.then())", "open: call"],
  ["probe(await x.catch(() => 1))", "open: call"],
  ["probe(await x.map((v) => 1))", "open: call"],
  ["probe(await x.then(c ? () => 1 : () => 2))", "open: call"],
  ["probe(await x.then(function* () { return 1 }))", "open: call"],
  ["probe(await x.then(async () => 1))", "1"],
  ["const p = x.then(() => 1); probe(p)", "open: call"],
  ["const f = async () => 1; probe(await f())", "1"],
  ["const f = async () => 1; probe(f())", "open: call"],
  ["async function* f() { return 1 } probe(await f())", "open: call"],
]);

values("what a callback of `then` is given", [
  ["Promise.resolve(1).then((v) => probe(v))", "1"],
  ["Promise.resolve(1).then((v, w) => probe(w))", "open: parameter"],
  ["Promise.resolve(1).catch((v) => probe(v))", "open: parameter"],
  ["Promise.resolve(1).then(f, (v) => probe(v))", "open: parameter"],
  ["Promise.resolve(1).then(f((v) => probe(v)))", "open: parameter"],
  ["then((v) => probe(v))", "open: parameter"],
  ["new Promise((v) => probe(v))", "open: parameter"],
  ["Promise.resolve(1).then(function f(v) { probe(v) })", "1"],
  ["Promise.resolve(1).then(function f(v) { probe(v); f(2) })", "open: parameter"],
  ["Promise.resolve(1).then(function (v) { arguments[0] = 2; probe(v) })", "open: parameter"],
  ["const f = (v) => probe(v); Promise.resolve(1).then(f)", "open: parameter"],
]);

properties("parameters that are not only known by their names", [
  ["function same(this: void, o) { return o } probe(same({ a: 1 }))", "1"],
  ["class C { m(this: C, o) { return o } } probe(new C().m({ a: 1 }))", "1"],
  ["const f = function (o) { arguments[0].a = 2; return o }; probe(f({ a: 1 }))", "open: escapes"],
  ["const f = function (o) { g = () => arguments; return o }; probe(f({ a: 1 }))", "open: escapes"],
  ["const f = (o) => { arguments; return o }; probe(f({ a: 1 }))", "1"],
  ["function f(o) { o.a = 1; arguments[0].a = 2; probe(o) }", "1, open: escapes"],
  ["function f(o) { o.a = 1; probe(o) }", "1"],
]);

properties("an object that calls share", [
  ["const s = { a: 1 }; const g = () => ({ s }); g().s.a = 2; probe(g().s)", "1, open: escapes"],
  ["const s = { a: 1 }; const g = () => ({ s }); probe(g().s)", "1, open: escapes"],
  ["const s = { a: 1 }; const g = () => s; g().a = 2; probe(s)", "1, open: escapes"],
  ["const g = () => ({ s: { a: 1 } }); g().s.a = 2; probe(g().s)", "1"],
  ["const g = () => ({ s: { a: 1 } }); const { s } = g(); s.a = 2; probe(s)", "2"],
]);

values("each call decides anew", [
  ["const f = () => (c() ? 1 : 2); probe(f() + f())", "2 if ? | 3 if ? | 4 if ?"],
  [
    "const f = () => x.then(() => (c() ? 1 : 2)); probe((await f()) + (await f()))",
    "2 if ? | 3 if ? | 4 if ?",
  ],
  ["const f = () => x.then(() => 1, () => 2); probe((await f()) + (await f()))", "2 if ? | 3 if ? | 4 if ?"],
  ["const f = (t) => () => (t ? 1 : 2); probe(f(1)() + f(0)())", "2 if ? | 3 if ? | 4 if ?"],
  ["const f = (t) => () => (t ? 1 : 2); const g = f(x); probe(g() + g())", "2 if ? | 4 if ?"],
  ["const f = (t) => ({ m: () => (t ? 1 : 2) }); probe(f(1).m() + f(0).m())", "2 if ? | 3 if ? | 4 if ?"],
  [
    "const f = (t) => { class K { m() { return t ? 1 : 2 } } return K }; const A = f(1), B = f(0); probe(new A().m() + new B().m())",
    "2 if ? | 3 if ? | 4 if ?",
  ],
  ["let v; const f = () => v ?? 0; const x = f(); v = 1; probe(x + f())", "2 if ? | 1 if ? | 0 if ?"],
  ["const p = x.then(() => (c() ? 1 : 2)); probe((await p) + (await p))", "2 if ? | 4 if ?"],
]);

values("methods of classes", [
  ["class A { m() { return 1 } } probe(new A().m())", "1"],
  ["class A { static m() { return 1 } } probe(A.m())", "1"],
  ["class A { m() { return 1 } } probe(A.m())", "open: call"],
  ["class A { m() { return 1 } f() { probe(this.m()) } }", "1"],
  [
    "class A { m() { return 1 } f() { probe(this.m()) } } class B extends A { m() { return 2 } }",
    "open: call",
  ],
  ["class A { m() { return 1 } f() { probe(this.m()) } } class B extends A { m = () => 2 }", "open: call"],
  ["class A { m() { return 1 } f() { probe(this.m()) } } class B extends A { n() { return 2 } }", "1"],
  ["class A { m() { return 1 } f() { probe(this.m()) } } class B extends A { static m() {} }", "1"],
  ["class A { m() { return 1 } f() { probe(this.m()) } } class B { m() { return 2 } }", "1"],
  [
    "class A { m() { return 1 } f() { probe(this.m()) } } class B extends A {} class C extends B { m() {} }",
    "open: call",
  ],
  ["class A { m() { return 1 } } class B extends A { m() { return 2 } } probe(new A().m())", "1"],
  ["class A { m() { return 1 } } class B extends A { m() { return 2 } } probe(new B().m())", "2"],
  ["class A { #m() { return 1 } f() { probe(this.#m()) } } class B extends A { #m() { return 2 } }", "1"],
  [
    "class A { static m() { return 1 } static f() { probe(this.m()) } } class B extends A { static m() {} }",
    "open: call",
  ],
  ["class A { m() { return 1 } } A.prototype.m = () => 2; probe(new A().m())", "open: call"],
  ["class A { m() { return 1 } } const x = new A(); x.m = () => 2; probe(x.m())", "open: call"],
  ["class A { m() { return 1 } } const x = new A(); x.n = () => 2; probe(x.m())", "1"],
]);
