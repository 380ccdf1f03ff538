/** What declarations say about the type of a value. */
import { describe, expect, it } from "vitest";
import { isCertainlyArray, isTypedOnTheWay, isUntyped } from "../../src/edits/declared-types.js";
import { Probed } from "../support/values.js";

describe("isTypedOnTheWay", () => {
  const isTyped = (code: string): readonly boolean[] => {
    const { expression, values } = new Probed(code);
    return values.trace(expression).map(({ steps }) => isTypedOnTheWay(steps, values));
  };

  it.each([
    "const a: string = 'x'; probe(a);",
    "let a: string; a = 'x'; probe(a);",
    "const a = 'x', b: string = a; probe(b);",
    "const a: string = 'x', b = a; probe(b);",
    "const a: { b: string } = { b: 'x' }; probe(a.b);",
    "const { a }: { a: string } = { a: 'x' }; probe(a);",
    "const [a]: string[] = ['x']; probe(a);",
    "function f() { return 'x'; } probe(f());",
    "class A { a = () => 'x'; f() { probe(this.a); } }",
  ])("%s", (code) => {
    expect(isTyped(code)).toEqual([true]);
  });

  it.each([
    "probe('x');",
    "const a = 'x'; probe(a);",
    "const a = { b: 'x' }; probe(a.b);",
    "const { a } = { a: 'x' }; probe(a);",
    "import { a } from './a.js'; probe(a);",
  ])("not %s", (code) => {
    expect(isTyped(code)).toEqual([false]);
  });
});

describe("isCertainlyArray", () => {
  const isArray = (code: string): boolean => {
    const { expression, values } = new Probed(code);
    return isCertainlyArray(expression, values);
  };

  it.each([
    "probe([]);",
    "const a = []; probe(a);",
    "const a = { b: [] }; probe(a.b);",
    "const { a } = { a: [] }; probe(a);",
    "const a = c ? [] : [1]; probe(a);",
    "import { a } from './a.js'; probe(a);",
    "import * as a from './a.js'; probe(a.list);",
    "declare const a: string[]; probe(a);",
    "declare const a: Array<string>; probe(a);",
    "declare const a: ReadonlyArray<string>; probe(a);",
    "probe(a.filter(f));",
    "probe(a['map'](f));",
    "const b = a.slice(1); probe(b);",
    "probe(Array.from(a));",
    "probe(Object.values(a));",
    "const b = Object.values(a); probe(b);",
  ])("%s", (code) => {
    expect(isArray(code)).toBe(true);
  });

  it.each([
    "probe(null);",
    "probe({});",
    "probe(a);",
    "probe(a.b);",
    "probe(filter(a));",
    "probe(a.get(f));",
    "probe(Array.of);",
    "probe(Object.keys(a));",
    "import { a } from './a.js'; probe(a.list);",
    "const a = c ? [] : null; probe(a);",
    "declare const a: string; probe(a);",
    "declare const a: Set<string>; probe(a);",
    "declare const a: own.Array<string>; probe(a);",
    "type Array<T> = T | null; declare const a: Array<string>; probe(a);",
    "const a: any = []; probe(a);",
    "const a: { b?: string[] } = { b: [] }; probe(a.b);",
    "const { a }: { a?: string[] } = { a: [] }; probe(a);",
    "function f(a?: string[]) { probe(a); }",
    "function f(a = []) { probe(a); }",
    "probe(a?.filter(f));",
    "probe(a.b?.filter(f));",
    "const b = a?.filter(f); probe(b);",
    "const b = a?.b.filter(f); probe(b);",
  ])("not %s", (code) => {
    expect(isArray(code)).toBe(false);
  });
});

describe("isUntyped", () => {
  const isUnknown = (code: string): boolean => {
    const { expression, values } = new Probed(code);
    return isUntyped(expression, values);
  };

  it.each([
    "declare const a: any; probe(a);",
    "declare const a: unknown; probe(a);",
    "declare const a: any; probe(a.b);",
    "declare const a: any; probe(a?.b);",
    "declare const a: any; probe(a!);",
    "declare const a: any; probe(await a);",
    "function f(a: any) { probe(a); }",
    "probe(JSON.parse(a));",
    "probe(await response.json());",
    "probe((await response.json()).list);",
    "const a = JSON.parse(b); probe(a.list);",
    "const { list } = JSON.parse(b); probe(list);",
    "const a = JSON.parse(b), c = a.list; probe(c);",
  ])("%s", (code) => {
    expect(isUnknown(code)).toBe(true);
  });

  it.each([
    "probe(a);",
    "probe(JSON);",
    "probe([]);",
    "probe(json());",
    "probe(parse(a));",
    "probe(response.text());",
    "declare const a: string; probe(a);",
    "const a: string[] = JSON.parse(b); probe(a);",
    "import { a } from './a.js'; probe(a);",
    "function f(a) { probe(a); }",
    "let a; probe(a);",
    "var a = b, b = a; probe(a);",
  ])("not %s", (code) => {
    expect(isUnknown(code)).toBe(false);
  });
});
