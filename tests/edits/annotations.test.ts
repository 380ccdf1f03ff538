/** The types that are written around a value. */
import { describe, expect, it } from "vitest";
import { annotationsAround, demandsProperty } from "../../src/edits/annotations.js";
import { findRole } from "../support/values.js";

/** Each type around the object with the property `role`, with the members that lead to the object; `?` for unknown ones. */
function typesIn(code: string): readonly string[] {
  const [literal, values] = findRole(code);
  return annotationsAround(literal, values).map(({ type, path }) => {
    const text = values.source.getText(type).replace(/^:\s*/u, "");
    return [text, ...path.map((name) => name ?? "?")].join(" ");
  });
}

describe("annotationsAround", () => {
  it.each<readonly [code: string, ...types: string[]]>([
    ["x = { role } as A;", "A"],
    ["x = <A>{ role };", "A"],
    ["x = { role } satisfies A as B;", "A", "B"],
    ["x = { a: { role } } as A;", "A a"],
    ["x = { a: { 'b': [{ role }] } } as A;", "A a b"],
    ["x = { [a]: { role } } as A;", "A ?"],
    ["const x: A = { role };", "A"],
    ["const x: A = c ? { role } : null;", "A"],
    ["const x: A = { a: { role } as B };", "B", "A a"],
    ["const { role } = x, { a = { role } }: A = x;", "A a"],
    ["function f(a: A = { role }): B {}", "A"],
    ["const f = (a: A = { role }): B => {};", "A"],
    ["const f = ({ a = { role } }: A): B => {};", "A a"],
    ["const f = (): A => ({ role });", "A"],
    ["const f: A = () => ({ role });", "A"],
    ["const f = (() => ({ role })) as A;", "A"],
    ["const f = { a: () => ({ b: { role } }) } as A;", "A a b"],
    ["const f: A = { a() { return { b: { role } as B }; } };", "B", "A a b"],
    ["const f = (): A => () => ({ role });", "A"],
    ["function f(a: A) {} f(() => ({ role }));", "A"],
    ["f(() => ({ role }));"],
    ["const X: A = class { f() { return { role }; } };"],
    ["class X { f: A = () => ({ role }); }", "A"],
    ["function f(): A { return { role }; }", "A"],
    ["const f = (): A => { return { role }; };", "A"],
    ["const f: A = function () { return { role }; };", "A"],
    ["const f: A = function (): B { return { role }; };", "B"],
    ["function f(): A { const x = { role }; }"],
    ["function f(): A { if ({ role }) {} }"],
    ["const f: A = () => { ({ role }); };"],
    ["function f(): A { for (const x of [{ role }]) {} }"],
    ["let x: A; x = { role };", "A"],
    ["function f(x: A) { x = { role }; }", "A"],
    ["let x: A; x ??= { role };", "A"],
    ["let x: A; const y: B = (x = { role });", "A", "B"],
    ["let x: A; (x as B).a = { role };", "A ?"],
    ["let x: A; x.a[0] = { a: { role } };", "A ? a"],
    ["let x; x = { role };"],
    ["x = { role };"],
    ["JSON.x = { role };"],
    ["let x: A; x[{ role }] = y;"],
    ["f().x = { role };"],
    ["let x: A; [x = { role }] = y;"],
    ["let y: A; ({ x = { role } } = y);"],
    ["class X { x: A = { role }; }", "A"],
    ["class X { accessor x: A = { role }; }", "A"],
    ["const X: A = class { x = { role }; };"],
    ["const X: A = class { accessor x = { role }; };"],
    ["const X: A = class { static { ({ role }); } };"],
    ["const X: A = class { f(): B { ({ role }); } };"],
    ["const x: A = new X({ role });"],
    ["const x: A = f({ role });"],
    ["function f(a: A, b: B) {} f({ role }, b);", "A"],
    ["function f(a: A, b: B) {} f(a, { role });", "B"],
    ["function f(a: A, b: B) {} f(a, b, { role });"],
    ["function f(a: A = {}) {} f({ role });", "A"],
    ["function f(a) {} f({ role });"],
    ["const f: A = (a) => {}; f({ role });", "A"],
    ["const f: A = (a = {}) => {}; f({ role });", "A"],
    ["const f: A = (a: B) => {}; f({ role });", "B"],
    ["const f: A = () => {}; f({ role });"],
    ["const f = c ? (a: A) => {} : (b: B) => {}; f({ role });", "A", "B"],
    [
      "let f, g; const h = () => f((g = (a) => {})); const i = () => g((f = (a) => {})); const j = () => f({ role });",
    ],
    ["import { f } from './f.js'; f({ role });"],
    ["const f = 1; f({ role });"],
    ["({ role });"],
  ])("%s", (code, ...types) => {
    expect(typesIn(code)).toEqual(types);
  });
});

describe("demandsProperty", () => {
  const demands = (type: string, declarations: readonly string[]): boolean => {
    const [literal, values] = findRole(`${declarations.join(" ")} x = { role } as ${type};`);
    return demandsProperty(literal, "role", values);
  };

  it.each<readonly [type: string, ...declarations: string[]]>([
    ["{ role: string }"],
    ["{ 'role': string }"],
    ["{ a: string } & { role: string }"],
    ["{ inner: { role: string } }"],
    ["Base", "type Base = { role: string };"],
    ["Array<Base>", "interface Base { role: string }"],
    ["Base", "interface Base { a: string } interface Base { role: string }"],
    ["Base", "const Base = 1; type Base = { role: string };"],
    ["Base", "interface Base { inner: Base; role: string }"],
    ["Base", "type Base = { inner?: Base; next?: Next }; type Next = { inner: Base; role: string };"],
  ])("%s %s", (type, ...declarations) => {
    expect(demands(type, declarations)).toBe(true);
  });

  it.each<readonly [type: string, ...declarations: string[]]>([
    ["{ role?: string }"],
    ["{ 'role'?: string }"],
    ["{ 'other': string; other2: string }"],
    ["{ role(): string }"],
    ["Base"],
    ["Base", "class Base { role: string }"],
    ["Base", "const Base = x as { role: string }; type Base = { role?: string };"],
    ["Base", "interface Base { inner: Base; role?: string }"],
  ])("not %s %s", (type, ...declarations) => {
    expect(demands(type, declarations)).toBe(false);
  });
});
