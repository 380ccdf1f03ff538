/** Where the value of `source()` may get to: `sink 0 a.*` is the first argument of `sink`, in whose `a` it is an element. */
import { describe, expect, it } from "vitest";
import { unwrap, walk, type Node } from "../../src/syntax/nodes.js";
import { analyseValues } from "../../src/values/analysis.js";
import { destinationsOf } from "../../src/values/destinations.js";
import { parse } from "../support/values.js";

function destinationsIn(code: string, member?: string, filename = "file.tsx"): string[] {
  const source = parse(code, { filename });
  const values = analyseValues(source, () => false);
  const found: Node[] = [];
  walk(source.ast, source.visitorKeys, (node) => {
    const callee = node.type === "CallExpression" ? unwrap(node.callee) : null;
    if (callee?.type === "Identifier" && callee.name === "source") found.push(node);
    return true;
  });
  const [only, ...others] = found;
  if (!only || others.length > 0) throw new Error("The code calls source() not once.");
  const { arrivals, reads, escapes } = destinationsOf(only, values, member);
  const texts = [
    ...arrivals.map(({ call, index, path }) =>
      `${source.getText(call.callee)} ${index} ${path.join(".")}`.trim(),
    ),
    ...reads.map(({ name }) => `reads ${name ?? "any"}`),
    ...escapes.map((node) => `escapes ${source.getText(node).replaceAll(/\s+/gu, " ").slice(0, 30)}`),
  ];
  return [...new Set(texts)].sort();
}

type Row = readonly [code: string, ...destinations: string[]];

function itFollows(rows: readonly Row[], filename?: string): void {
  it.each(rows.map(([code, ...destinations]) => ({ code, destinations })))("$code", (row) => {
    expect(destinationsIn(row.code, undefined, filename)).toEqual([...row.destinations].sort());
  });
}

describe("a value that is used where it is", () => {
  itFollows([
    ["source();"],
    ["if (source()) f();"],
    ["!source();"],
    ["source() == null;"],
    ["undefined !== source();"],
    ["source() && f();"],
    ["source() ? 1 : 2;"],
    ["sink(source());", "sink 0"],
    ["new Sink(1, source());", "Sink 1"],
    ["sink((source() as A) satisfies B);", "sink 0"],
    ["sink(await source());", "sink 0"],
    ["sink(a ? source() : b);", "sink 0"],
    ["sink(a ?? source());", "sink 0"],
    ["sink(source() || a);", "sink 0"],
    ["sink((f(), source()));", "sink 0"],
    ["sink((source(), 1));"],
    ["source() === 'a';", "escapes source()"],
    ["source() + 'a';", "escapes source()"],
    ["`${source()}`;", "escapes source()"],
    ["switch (source()) {}", "escapes source()"],
    ["switch (a) { case source(): }", "escapes source()"],
    ["names[source()];", "escapes source()"],
    ["({ [source()]: 1 });", "escapes source()"],
    ["throw source();", "escapes source()"],
    ["export default source();", "escapes source()"],
    ["<a b={source()} />;", "escapes source()"],
    ["a += source();", "escapes source()"],
    ["source().a;", "reads a"],
    ["source()[a];", "reads any"],
    ["source().a();", "reads a"],
    ["source().a = 1;"],
    ["const { a, ...b } = source();", "reads a", "reads any"],
    ["for (const a in source()) f();", "escapes source()"],
  ]);
});

describe("variables", () => {
  itFollows([
    ["const a = source(); sink(a);", "sink 0"],
    ["let a = 1; a = source(); sink(a);", "sink 0"],
    ["let a; sink(a); a = source();", "sink 0"],
    ["let a; sink(a = source());", "sink 0"],
    ["let a; a ??= source(); sink(a);", "sink 0"],
    ["const a = source(); { const a = 1; sink(a); }"],
    ["const a = source(); function f() { sink(a); }", "sink 0"],
    ["const a = source(), b = a; sink(b);", "sink 0"],
    ["const { a = source() } = b; sink(a);", "sink 0"],
    ["export const a = source();", "escapes a"],
    ["const a = source(); export { a };", "escapes a"],
    ["export let a; a = source();", "escapes a"],
    ["const a = source(); type A = typeof a;", "escapes a"],
    ["const a = source(); const b = () => b(); b();"],
    ["a = source();", "escapes a"],
  ]);
  itFollows([["const a = source(); eval(b);", "escapes a"]], "file.js");
});

describe("objects", () => {
  itFollows([
    ["sink({ a: source() });", "sink 0 a"],
    ["sink({ 'a': { b: source() } });", "sink 0 a.b"],
    ["sink({ [a]: source() });", "sink 0 *"],
    ["const a = { b: source(), c: 1 }; sink(a.b); sink(a.c);", "sink 0"],
    ["const a = { b: source() }; sink(a[c]);", "sink 0"],
    ["const { a: { b } } = { a: { b: source() } }; sink(b);", "sink 0"],
    ["const { b, ...a } = { a: source() }; sink(a); sink(b);", "sink 0 a"],
    ["const { a, ...b } = { a: source() }; sink(a);", "sink 0"],
    ["const a = {}; a.b = source(); sink(a);", "sink 0 b"],
    ["const a = {}, b = a; b.c = source(); sink(a);", "sink 0 c"],
    ["const a = {}; const b = { a }; b.a.c = source(); sink(a);", "sink 0 c"],
    ["const a = {}; const b = { ...a }; b.c = source(); sink(a);"],
    ["const a = { c: {} }; const b = { ...a }; b.c.d = source(); sink(a);", "sink 0 c.d"],
    ["const a = {}; ({ b: a.b } = { b: source() }); sink(a);", "sink 0 b"],
    ["sink({ ...{ a: source() } });", "sink 0 a"],
    ["sink({ ...{ a: source() }, a: 1 });"],
    ["sink({ a: 1, ...{ a: source() } });", "sink 0 a"],
    ["sink({ ...source() });"],
    ["sink(Object.assign({}, { a: source() }));", "sink 0 a"],
    ["const a = {}; Object.assign(a, { b: source() }); sink(a);", "sink 0 b"],
    ["sink(Object.freeze({ a: source() }));", "sink 0 a"],
    ["sink(Object.values({ a: source() }));", "sink 0 *"],
    ["sink(Object.keys({ a: source() }));"],
    ["sink(structuredClone({ a: source() }));", "sink 0 a"],
    ["sink(JSON.parse(JSON.stringify({ a: source() })));", "sink 0 a"],
    ["JSON.stringify({ a: source() });", "JSON.stringify 0 a"],
    ["({ a: source() }) + '';", "escapes { a: source() }"],
    ["({ a: source() }) === b;"],
    ["const a = { b: source(), c() { sink(this.b); } };", "sink 0"],
    ["const a = { get b() { return source(); } }; sink(a.b);", "sink 0"],
    ["const a = { set b(c) {} }; a.b = source();"],
    ["const a = { set b(c) { sink(c); } }; a.b = source();", "sink 0"],
    ["const a = { set d(c) { sink(c); } }; a.b = source();"],
    ["const a = { b: source() }; a.c = function () { sink(this.b); }; a.c();", "escapes a.c"],
    ["const a = { b: source() }; a.c = function () { sink(b); }; a.c();"],
    ["const a = { b: source() }; a.c = () => { sink(a.b); }; a.c();", "sink 0"],
    ["const a = { b: source(), c: f }; function f() { sink(this.b); } a.c();", "escapes a.c"],
    ["const a = { b: source() }; a[c]();", "escapes a[c]"],
    ["const a = { f: () => source() }; sink(a[c]());", "sink 0"],
    ["a.b = source();", "escapes a"],
    ["import a from 'a'; a.b = source();", "escapes a"],
    ["module.exports.a = source();", "escapes module"],
  ]);
});

describe("lists", () => {
  itFollows([
    ["sink([source()]);", "sink 0 *"],
    ["sink([...[source()], a]);", "sink 0 *"],
    ["sink(...[source()]);", "sink 0"],
    ["sink([...(a ? [source()] : [])]);", "sink 0 *"],
    ["sink([...(a && [source()])]);", "sink 0 *"],
    ["const a = []; a.push(b, source()); sink(a);", "sink 0 *"],
    ["const a = []; sink(a); a.unshift(source());", "sink 0 *"],
    ["const a = []; a.push(...[source()]); sink(a);", "sink 0 *"],
    ["const a = []; a.splice(0, 1, source()); sink(a);", "sink 0 *"],
    ["const a = [b]; a[0] = source(); sink(a);", "sink 0 *"],
    ["const a = [b]; a.length = 0; a.fill(source()); sink(a);", "sink 0 *"],
    ["const a = []; a?.push(source()); sink(a!);", "sink 0 *"],
    ["const a = []; const b = a; b.push(source()); sink(a);", "sink 0 *"],
    ["const a = []; const b = [...a]; b.push(source()); sink(a);"],
    ["const a = []; a.slice().push(source()); sink(a);"],
    ["const a = []; a.reverse().push(source()); sink(a);", "sink 0 *"],
    ["const a = []; (b ? a : c).push(source()); sink(a);", "escapes c", "sink 0 *"],
    ["const a = []; (b || a).push(source()); sink(a);", "escapes b", "sink 0 *"],
    ["sink([a].concat(source(), b));", "sink 0 *"],
    ["sink([a].concat([source()]));", "sink 0 *"],
    ["sink([a].with(0, source()));", "sink 0 *"],
    ["sink([a].toSpliced(0, 0, source()));", "sink 0 *"],
    ["sink([source()].slice(1).filter(Boolean).reverse());", "sink 0 *"],
    ["sink([[source()]].flat(), [source2()].flat());", "sink 0 *"],
    ["sink([source()].at(-1), [a].pop());", "sink 0"],
    ["sink([source()][0]);", "sink 0"],
    ["sink([source()].length); [source2()].push(a);"],
    ["const [a] = [source()]; sink(a);", "sink 0"],
    ["const [, ...a] = [source()]; sink(a);", "sink 0 *"],
    ["for (const a of [source()]) sink(a);", "sink 0"],
    ["for (const [, a] of [source()].entries()) sink(a);", "sink 0"],
    ["[source()].forEach((a) => sink(a));", "sink 0"],
    ["[source()].forEach(sink);", "escapes sink"],
    ["[source()].find((a) => a.b);", "reads b"],
    ["[source()].map((a, i, all) => sink(all));", "sink 0 *"],
    ["[source()].reduce((all, a) => sink(a), []);", "sink 0"],
    ["sink([1].map(() => source()));", "sink 0 *"],
    ["sink([1].flatMap(() => [source()]));", "sink 0 *"],
    ["sink([1].reduce((all) => [...all, source()], []));", "sink 0 *"],
    ["sink([1].reduce((all, a) => all, source()));", "sink 0"],
    ["sink([1].filter(() => source()));"],
    ["sink(Array.from(a, () => source()));", "sink 0 *"],
    ["sink(Array.of(source()));", "sink 0 *"],
    ["const a = new Array(); a.push(source()); sink(a);", "sink 0 *"],
    ["[a].includes(source());", "[a].includes 0"],
    ["[a].includes([source()]);"],
    ["const a = [source()]; a.includes(b);", "escapes a.includes"],
    ["const a = [source()]; a.indexOf(b);", "escapes a.indexOf"],
    ["const a = [source()]; a.lastIndexOf(b);", "escapes a.lastIndexOf"],
    ["const a = [{ b: source() }]; a.includes(c);"],
    ["const a = [source()]; sink(a[Symbol.iterator]().next().value);", "escapes a[Symbol.iterator]"],
    ["const a = []; const b = [[a]].flat(); b[0].push(source()); sink(a);", "reads push", "sink 0 *"],
    ["const a = []; const b = [[[a]]].flat(2); b[0].push(source()); sink(a);", "escapes [[[a]]].flat(2)"],
    ["[source()].join();", "escapes [source()].join"],
    ["const a = JSON.parse(b); a.push(source()); sink(a);", "sink 0 *"],
    ["const a = load(); a.push(source()); sink(a);", "escapes load()", "sink 0 *"],
    ["a.push(source());", "escapes a"],
  ]);
});

describe("maps, and lists by key", () => {
  itFollows([
    ["const a = new Map(); a.set('b', source()); sink(a.get('c'));", "sink 0"],
    ["const a = new Map([['b', source()]]); sink(a.get('b'));", "sink 0"],
    // As a key, it is for whoever reads the keys.
    ["const a = new Map(); a.set(source(), 1); sink(a.get(1));", "a.set 0"],
    ["const a = new Map([[source(), 1]]); sink(a.get(1));", "escapes source()", "sink 0"],
    ["const b = [source(), 1]; const a = new Map([b]);", "Map 0 *.*"],
    ["const b = [['b', source()]]; const a = new Map(b); sink(a.get('b'));", "Map 0 *.*"],
    ["const a = new Map(); a.set(1, source()); sink(a.get(1));", "sink 0"],
    ["const a = new Map(); a.set('b', source()); for (const [, b] of a) sink(b);", "sink 0"],
    ["const a = new Map(); a.set('b', source()); for (const b of a.values()) sink(b);", "sink 0"],
    [
      "const a = new Map(); a.set('b', source()); a.forEach((b) => sink(b)); a.has('b'); a.delete('b');",
      "sink 0",
    ],
    ["const a = new Map(); a.set('b', source()); sink([...a]);", "escapes ...a"],
    ["const a = new Map(), b = []; a.set('b', b); a.get('c').push(source()); sink(b);", "sink 0 *"],
    ["const a = new Map(), b = []; a.set('b', b); a.forEach((c) => c.push(source())); sink(b);", "sink 0 *"],
    ["const a = {}; a[b] ??= []; a[b].push(source()); sink(a[c]);", "sink 0 *"],
    ["const a = {}, b = []; a.b = b; a.b.push(source()); sink(b);", "sink 0 *"],
    ["const a = {}, b = [], c = []; a.b = b; a.c = c; a.b.push(source()); sink(c);"],
    ["const a = [], b = []; a.push(b); a[0].push(source()); sink(b);", "sink 0 *"],
    ["const a = []; Object.assign(c, { a }); const c = {}; c.a.push(source()); sink(a);", "sink 0 *"],
  ]);
});

describe("functions", () => {
  itFollows([
    ["function f(a) { sink(a); } f(source());", "sink 0"],
    ["const f = (a, ...b) => sink(b); f(1, source());", "sink 0 *"],
    ["const f = ({ a }) => sink(a); f({ a: source() });", "sink 0"],
    ["const f = (a = source()) => sink(a);", "sink 0"],
    ["function f() { return source(); } sink(f());", "sink 0"],
    ["const f = () => source(); sink(f());", "sink 0"],
    ["const f = async () => source(); sink(await f());", "sink 0"],
    ["const f = async () => source(); f().then((a) => sink(a));", "sink 0"],
    ["Promise.resolve(source()).then((a) => a).catch(b).then((a) => sink(a));", "sink 0"],
    ["Promise.all([source()]).then(([a]) => sink(a));", "sink 0"],
    ["const f = (a) => a; sink(f(source())); sink2(f(1));", "sink 0"],
    ["const f = (a) => a; const g = (a) => f(a); sink(g(source())); sink2(g(1)); sink3(f(2));", "sink 0"],
    [
      "const f = (a, b) => a.push(b); const c = [], d = []; f(c, source()); f(d, 1); sink(c); sink2(d);",
      "sink 0 *",
    ],
    ["const f = (a) => a.push(source()); const b = []; f(b); sink(b);", "sink 0 *"],
    ["const f = () => []; const a = f(); a.push(source()); sink(a); sink2(f());", "sink 0 *"],
    ["const a = []; const f = () => a; f().push(source()); sink(a);", "sink 0 *"],
    [
      "const f = () => { const a = []; const g = () => a.push(source()); g(); return a; }; sink(f());",
      "sink 0 *",
    ],
    ["[1].map(f); function f() { return source(); } sink([2].map(f));", "sink 0 *"],
    ["const a = { f: () => source() }; sink(a.f());", "sink 0"],
    ["function f(n, a) { if (n) f(n - 1, [...a, source()]); sink(a); } f(3, []);", "sink 0 *"],
    ["export function f() { return source(); }", "escapes function f() { return source()"],
    ["export const f = (a) => { a.push(source()); };", "escapes f"],
    ["use(f); function f(a) { a.push(source()); }", "use 0 (0).*"],
    ["const f = (a) => { a.push(source()); }; f(...b);", "escapes ...b"],
    ["function f() { sink(arguments); } f(source());", "escapes function f() { sink(arguments)"],
    ["function* f() { yield source(); }", "escapes source()"],
    ["function* f(a) { sink(a); } f(source());", "escapes function* f(a) { sink(a); }"],
    ["(function (this: A, a) { sink(a); })(source());", "sink 0"],
    ["const f = a ? (b) => sink(b) : (b) => sink2(b); f(source());", "sink 0", "sink2 0"],
    ["const f = a ? (b) => sink(b) : c; f(source());", "f 0"],
    ["const f = () => source(); f.call(a);", "escapes f.call"],
  ]);
});

describe("classes", () => {
  itFollows([
    ["class A { #a = source(); f() { sink(this.#a); } }", "sink 0"],
    ["export class A { #a = []; f() { this.#a.push(source()); } g() { sink(this.#a); } }", "sink 0 *"],
    ["export class A { private a = []; f() { this.a.push(source()); } g() { sink(this.a); } }", "sink 0 *"],
    ["class A { a = []; f() { this.a.push(source()); } g() { const { a } = this; sink(a); } }", "sink 0 *"],
    ["export class A { a = source(); }", "escapes class A { a = source(); }"],
    ["class A { a = source(); } const a = new A(); sink(a.a); sink2(a);", "sink 0", "sink2 0 a"],
    ["class A { a = []; } const a = new A(); a.a.push(source()); sink(new A().a);", "sink 0 *"],
    ["class A { constructor(a) { this.a = a; } f() { sink(this.a); } } new A(source());", "sink 0"],
    ["class A { constructor(private a) {} f() { sink(this.a); } } new A(source());", "sink 0"],
    [
      "class A { constructor(a) { this.a = a; } f() { this.a.push(source()); } } const b = []; new A(b); sink(b);",
      "sink 0 *",
    ],
    ["class A { f() { return source(); } g() { sink(this.f()); } }", "sink 0"],
    ["class A { f(a) { sink(a); } } new A().f(source());", "sink 0"],
    ["class A { get a() { return source(); } } sink(new A().a);", "sink 0"],
    ["class A { f(a) {} g() { this.f(source()); } } class B extends A { f(a) { sink(a); } }", "sink 0"],
    ["class A { f(a) {} g() { this.f(source()); } } class B extends A { f = (a) => sink(a); }", "this.f 0"],
    ["class A { f(a) {} g() { this.f(source()); } } class B { f(a) { sink(a); } }"],
    [
      "class A { f() { return []; } g() { this.f().push(source()); } } class B extends A { b = []; f() { return this.b; } h() { sink(this.b); } }",
      "sink 0 *",
    ],
    ["class A { f() { return source(); } } class B extends A { g() { sink(super.f()); } }", "sink 0"],
    [
      "class A { #a = []; get a() { return this.#a; } f() { sink(this.#a); } } new A().a.push(source());",
      "sink 0 *",
    ],
    ["class A { set a(b) {} f() { this.a = source(); } }", "escapes class A { set a(b) {} f() { th"],
    [
      "class A { a = []; } class B extends A { f() { this.a.push(source()); } } sink(new B().a); sink2(new A().a);",
      "sink 0 *",
      "sink2 0 *",
    ],
    ["class A extends Base { a = source(); }", "escapes class A extends Base { a = sou"],
    ["class A extends Base { #a = source(); }"],
    ["class A { static a = source(); } sink(A.a);", "sink 0"],
    ["class A { static f() { return source(); } } sink(A.f());", "sink 0"],
    ["class A { a = source(); f() { return this; } } sink(new A().f());", "sink 0 a"],
    ["class A { f() { return function () { this.a = source(); }; } }", "escapes this"],
  ]);
});

// The value is put into an object that something else holds as well.
describe("other ways to the same object", () => {
  itFollows([
    ["const a = []; const b = c ? a : []; b.push(source()); sink(a);", "sink 0 *"],
    ["const a = []; const b = c ?? a; b.push(source()); sink(a);", "escapes c", "sink 0 *"],
    ["const a = []; (c, a).push(source()); sink(a);", "sink 0 *"],
    ["const a = []; (c = a).push(source()); sink(a);", "escapes c", "sink 0 *"],
    ["const a = []; let b; (b = a).push(source()); sink(a);", "sink 0 *"],
    ["const a = []; let b; ({ b } = { b: a }); b.push(source()); sink(a);", "sink 0 *"],
    ["const a = []; let b; for (b of [a]) b.push(source()); sink(a);", "sink 0 *"],
    ["const a = []; const { b: { c } } = { b: { c: a } }; c.push(source()); sink(a);", "sink 0 *"],
    ["const a = []; const { b = a } = {}; b.push(source()); sink(a);", "sink 0 *"],
    ["const a = []; const { b } = { b: a }; b.push(source()); sink(a);", "sink 0 *"],
    ["const a = []; const { b } = { c: a }; b.push(source()); sink(a);"],
    ["const a = []; const { ...b } = { c: a }; b.c.push(source()); sink(a);", "sink 0 *"],
    ["const a = []; const b = { get c() { return a; } }; b.c.push(source()); sink(a);", "sink 0 *"],
    ["const a = []; const b = { get c() { return []; } }; b.c.push(source()); sink(a);"],
    ["const a = []; const b = { __proto__: { c: a } }; b.c.push(source()); sink(a);", "sink 0 *"],
    ["const b = { set c(d) { sink(d); } }; b.c = source();", "sink 0"],
    ["const b = { set c(d) { sink(d); } }; b.d = source();"],
    ["const a = [], b = {}; b.c = a; b.c.push(source()); sink(a);", "sink 0 *"],
    ["const a = [], b = {}; b.d = a; b.c.push(source()); sink(a);"],
    ["const a = [], b = {}; ({ c: b.c } = { c: a }); b.c.push(source()); sink(a);", "escapes b.c"],
    ["const a = [], b = {}; [b.c] = [a]; b.c.push(source()); sink(a);", "escapes b.c"],
    ["const a = [], b = {}; for (b.c of [a]) b.c.push(source()); sink(a);", "escapes b.c"],
    ["const a = [], b = {}; ({ d: b.d } = { d: a }); b.c.push(source()); sink(a);"],
    [
      "const a = []; const f = () => { if (b) return a; return []; }; f().push(source()); sink(a);",
      "sink 0 *",
    ],
    ["const a = []; const f = () => { const g = () => a; return []; }; f().push(source()); sink(a);"],
    ["const a = []; const f = (b = a) => b.push(source()); f(); sink(a);", "sink 0 *"],
    ["const a = []; const f = ({ b }) => b.push(source()); f({ b: a }); sink(a);", "sink 0 *"],
    ["const a = []; const f = ({ b }) => b.push(source()); f({ c: a }); sink(a);"],
    ["const a = []; [[a]].flat()[0].push(source()); sink(a);", "reads push", "sink 0 *"],
    ["const a = []; [[[a]]].flat(2)[0].push(source()); sink(a);", "escapes [[[a]]].flat(2)"],
    ["const a = []; [].concat([a])[0].push(source()); sink(a);", "reads push", "sink 0 *"],
    ["const a = []; [].concat(...[[a]])[0].push(source()); sink(a);", "escapes [].concat(...[[a]])"],
    ["const a = []; [1].with(0, a)[0].push(source()); sink(a);", "sink 0 *"],
    ["const a = []; [1].toSpliced(0, 1, a)[0].push(source()); sink(a);", "sink 0 *"],
    ["const a = []; [a].filter(b)[0].push(source()); sink(a);", "escapes b", "sink 0 *"],
    ["const a = []; const b = a.slice(); b.push(source()); sink(a);"],
    ["const a = []; const b = a.concat(1); b.push(source()); sink(a);"],
    ["const a = []; const b = a.reverse(); b.push(source()); sink(a);", "sink 0 *"],
    ["const a = []; new Array(a)[0].push(source()); sink(a);", "Array 0 *", "sink 0 *"],
    ["const a = []; new Array(3).push(source()); sink(a);"],
    ["const a = []; new Map([[1, a]]).get(1).push(source()); sink(a);", "sink 0 *"],
  ]);
});

describe("other ways to what a class holds", () => {
  itFollows([
    ["class A { static a = []; static f() { A.a.push(source()); } } sink(A.a);", "sink 0 *"],
    ["class A { static a = []; static f() { this.a.push(source()); } } sink(A.a);", "escapes this"],
    ["class A { static a = []; static f() { sink(this.a); } } A.a.push(source());", "sink 0 *"],
    ["class A { static a = []; f() { sink(this.a); } } A.a.push(source());"],
    ["class A { static b = []; static f() { sink(this.a); } } A.b.push(source());"],
    ["const A = class B { static a = []; static f() { B.a.push(source()); } }; sink(A.a);", "sink 0 *"],
    [
      "class A { static #a = []; static f() { A.#a.push(source()); } static g() { sink(this.#a); } }",
      "sink 0 *",
    ],
    ["class A { static a = []; } class B extends A {} B.a.push(source()); sink(A.a);", "sink 0 *"],
    ["class A { static a = []; } class B extends A {} A.a.push(source()); sink(B.a);", "sink 0 *"],
    ["const a = []; class A { static a = a; } A.a.push(source()); sink(a);", "sink 0 *"],
    ["const a = []; class A { static b = a; } A.a.push(source()); sink(a);"],
    ["const a = []; class A { static get a() { return a; } } A.a.push(source()); sink(a);", "sink 0 *"],
    [
      "const a = []; class A { b() { this.a.push(source()); } } class B extends A { a = a; } sink(a);",
      "sink 0 *",
    ],
    [
      "const a = []; class A { get a() { return []; } } class B extends A { get a() { return a; } } new B().a.push(source()); sink(a);",
      "sink 0 *",
    ],
    [
      "const a = []; class A { f() { return []; } g() { this.f().push(source()); } } class B extends A { f() { return a; } } sink(a);",
      "sink 0 *",
    ],
    [
      "class A { f(a) { this.g(a); } g() {} } class B extends A { g(a) { sink(a); } } new B().f(source());",
      "sink 0",
    ],
    [
      "const a = []; class A { constructor(b) { ({ a: this.a } = b); } f() { this.a.push(source()); } } new A({ a }); sink(a);",
      "escapes this.a",
    ],
    [
      "const a = []; class A { static a = a; f() { this.constructor.a.push(source()); } } sink(a);",
      "escapes class A { static a = a; f() { ",
    ],
    ["class A { constructor() { return { a: source() }; } } sink(new A());", "sink 0 a"],
    [
      "const a = []; class A { constructor(b) { this.a = b; } f() { this.a.push(source()); } } new A(a); sink(a);",
      "sink 0 *",
    ],
  ]);
});

describe("a member of the value", () => {
  it.each([
    ["source().a.b;", ["reads b"]],
    ["source().b;", []],
    ["sink(source());", ["sink 0 a"]],
    ["sink({ ...source() });", ["sink 0 a"]],
    ["sink({ ...source(), a: 1 });", []],
    ["sink([source()].map((b) => b.a));", ["sink 0 *"]],
    ["const { b, ...a } = source(); sink(a);", ["sink 0 a"]],
    ["const { a } = source(); sink(a);", ["sink 0"]],
  ])("%s", (code, destinations) => {
    expect(destinationsIn(code, "a")).toEqual(destinations);
  });
});

describe("long ways", () => {
  it("end where the nesting gets too deep", () => {
    const code = `let a = source(); for (;;) a = [a]; sink(a);`;
    expect(destinationsIn(code)).toContain("sink 0 *.*");
    expect(destinationsIn(code).some((text) => text.startsWith("escapes"))).toBe(true);
  });

  it("end where there are too many stations", () => {
    const copies = Array.from({ length: 3000 }, (_, index) => `const a${index + 1} = a${index};`).join(" ");
    expect(destinationsIn(`const a0 = source(); ${copies} sink(a3000);`)).toEqual([
      expect.stringMatching(/^escapes a\d+$/u),
    ]);
  });

  it("follow functions that call each other", () => {
    const functions = Array.from({ length: 30 }, (_, index) => {
      const calls = Array.from({ length: 30 }, (__, other) => `f${other}([a, ...b], [...a, b]);`).join(" ");
      return `function f${index}(a, b) { a.push(b, 1); ${calls} }`;
    });
    expect(destinationsIn(`${functions.join("\n")} f0([source()], []);`)).not.toContain("sink 0");
  });
});
