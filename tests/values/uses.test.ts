/** What a program does with a value: every use, or `escape` where one is out of sight. */
import * as typescriptParser from "@typescript-eslint/parser";
import { Linter, type RuleContext } from "@typescript-eslint/utils/ts-eslint";
import { describe, expect, it } from "vitest";
import { walk, type Node } from "../../src/syntax/nodes.js";
import { analyseValues } from "../../src/values/analysis.js";
import type { Values } from "../../src/values/types.js";
import { elementUsesOf, usesOf, usesOfParameter, type Use } from "../../src/values/uses.js";

const linter = new Linter({ configType: "flat" });

/** Runs a search on the values of a code, and on the call of `source` in it. */
function inCode<Result>(
  code: string,
  filename: string,
  search: (call: Node, values: Values) => Result,
): Result[] {
  const found: Result[] = [];
  const create = ({ sourceCode }: RuleContext<string, unknown[]>) => ({
    Program: () => {
      const values = analyseValues(sourceCode, () => false);
      walk(sourceCode.ast, sourceCode.visitorKeys, (node) => {
        const isSource = node.type === "CallExpression" && sourceCode.getText(node.callee) === "source";
        if (isSource) found.push(search(node, values));
        return true;
      });
    },
  });
  const languageOptions = filename.endsWith(".tsx")
    ? { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } }
    : { sourceType: filename.endsWith(".cjs") ? ("commonjs" as const) : ("script" as const) };
  const messages = linter.verify(
    code,
    [
      {
        files: ["**/*.{tsx,cjs,js}"],
        languageOptions,
        plugins: { probe: { rules: { probe: { create } } } },
        rules: { "probe/probe": "error" },
      },
    ],
    filename,
  );
  expect(messages).toEqual([]);
  return found;
}

/** Each use with the members on the way to it: `.choices .0 look`. */
function shown(uses: readonly Use[]): string[] {
  return uses.flatMap((use) => {
    if (use.kind === "look" || use.kind === "escape") return [use.kind];
    const name = {
      member: use.kind === "member" ? (use.optional ? "?." : ".") + use.name : "",
      call: "()",
      iterate: "each",
      argument: "argument",
      return: "return",
    }[use.kind];
    const further = shown(use.uses);
    return further.length === 0 ? [name] : further.map((text) => `${name} ${text}`);
  });
}

function usesIn(code: string, filename = "file.tsx"): string[] {
  const [uses, ...others] = inCode(code, filename, (call, values) => shown(usesOf(call, values)));
  if (!uses || others.length > 0) throw new Error("The code calls source() not once.");
  return uses;
}

type Row = readonly [code: string, ...uses: string[]];

function itShows(rows: readonly Row[], filename?: string): void {
  it.each(rows.map(([code, ...uses]) => ({ code, uses })))("$code", ({ code, uses }) => {
    expect(usesIn(code, filename)).toEqual(uses);
  });
}

describe("a value is only looked at", () => {
  itShows([
    ["source();", "look"],
    ["void source();", "look"],
    ["if (source()) f();", "look"],
    ["if (!source()) f();", "look"],
    ["while (source()) f();", "look"],
    ["do f(); while (source());", "look"],
    ["for (source(); source2(); source3()) f();", "look"],
    ["source() ? a : b;", "look"],
    ["source() && f();", "look"],
    ["source() === other;", "look"],
    ["source() != null;", "look"],
    ["undefined == source();", "look"],
    ["source() instanceof Error;", "look"],
    ["typeof source();", "look"],
    ["switch (source()) { }", "look"],
    ["switch (x) { case source(): f(); }", "look"],
    ["source(), f();", "look"],
    ["let unused = source();"],
  ]);
});

describe("a value is made a text or a number, which shows what is in it", () => {
  itShows([
    ["`${source()}`;", "escape"],
    ["tag`${source()}`;", "escape"],
    ["source() + '';", "escape"],
    ["text += source();", "escape"],
    ["source() == text;", "escape"],
    ["source() > 1;", "escape"],
    ["+source();", "escape"],
    ["1 in source();", "escape"],
    ["x instanceof source();", "escape"],
    ["cache[source()];", "escape"],
    ["cache[source()] = 1;", "escape"],
  ]);
});

describe("a value is followed", () => {
  itShows([
    ["async () => { (await source()).a; };", ".a look"],
    ["source().a.b;", ".a .b look"],
    ["source()?.a;", "?.a look"],
    ["source()!.a;", ".a look"],
    ["(source() as any).a;", ".a look"],
    ["(source() satisfies X).a;", ".a look"],
    ["source()['a'];", ".a look"],
    ["const key = 'a'; source()[key];", ".a look"],
    ["source()[0];", ".0 look"],
    ["(x ? source() : y).a;", ".a look"],
    ["(source() ?? y).a;", ".a look"],
    ["(y || source()).a;", ".a look"],
    ["(x && source()).a;", ".a look"],
    ["(x, source()).a;", ".a look"],
    ["source().a(x);", ".a () look"],
    ["source().a(x).b;", ".a () .b look"],
    ["const v = source(); v.a; v.b;", ".a look", ".b look"],
    ["let v = source(); v = other; v.a;", ".a look"],
    ["let v; v = source(); v.a;", ".a look", "look"],
    ["let v, w; v = w = source(); w.a; v.b;", ".a look", ".b look", "look"],
    ["const v = source(); const w = v; w.a;", ".a look"],
    ["const v = source(); const f = () => v.a;", ".a return"],
    ["const v = source(); const f = () => v.a; f().b;", ".a return .b look"],
    ["const v = source(); function f() { v.a; }", ".a look"],
    ["const v = source(); type T = typeof v;"],
    ["let v = source(); v = v ?? other; v.a;", "look", ".a look"],
    ["for (const element of source()) element.a;", "each .a look"],
    ["async () => { for await (const { a } of source()) f(a); };", "each .a escape"],
    ["let element; for (element of source()) element.a;", "each .a look"],
  ]);
});

describe("a value is taken apart", () => {
  itShows([
    ["const { a } = source(); a.b;", ".a .b look"],
    ["const { a: b } = source(); b.c;", ".a .c look"],
    ["const { a: { b } } = source(); b.c;", ".a .b .c look"],
    ["const { a = other } = source(); a.b;", ".a ?.b look"],
    ["const { a: { b } = other } = source(); b.c;", ".a ?.b .c look"],
    ["const { ['a']: b } = source(); b.c;", ".a .c look"],
    ["const key = 'a'; const { [key]: b } = source(); b.c;", ".a .c look"],
    ["const [first, , third] = source(); first.a; third.b;", ".0 .a look", ".2 .b look"],
    ["const [{ a }] = source(); a.b;", ".0 .a .b look"],
    ["let a; ({ a } = source()); a.b;", ".a .b look", "look"],
    ["({ a: x.y } = source());", ".a escape", "look"],
    ["[x.y] = source();", ".0 escape", "look"],
  ]);
});

describe("a promise gives its value to a callback", () => {
  itShows([
    ["source().then((v) => { v.a; });", ".a look"],
    ["source().then(({ a }) => { a.b; });", ".a .b look"],
    ["source().then(function (v) { v.a; });", ".a look"],
    ["source().then(async (v) => { (await v).a; });", ".a look"],
    ["source().then((v = other) => { v.a; });", ".a look"],
    ["source().then(() => { f(); });"],
    ["source().catch(() => null).then((v) => { v.a; });", ".a look"],
    ["source().finally(f).then((v) => { v.a; });", ".a look"],
    ["source()?.then((v) => { v.a; });", ".a look"],
    ["source().then((v) => v);", "return look", "escape"],
    ["source().then((v) => v.a);", ".a return look", ".a escape"],
    ["source().then(function (this: void, v) { v.a; });", ".a look"],
    ["source().then(handle);", "escape"],
    ["source().then(...handlers);", "escape"],
    ["source().then();", "escape"],
    ["const { then } = source();", ".then"],
    ["f(source().then);", "escape"],
    ["source().then((...all) => { f(all); });", "escape"],
    ["source().then(function () { f(arguments[0]); });", "escape"],
    ["source().then(function (v) { f(arguments[0]); });", "escape"],
    ["source().then(function () { return () => arguments; });", "escape"],
  ]);
});

describe("a value is handed to functions of the file, and back", () => {
  itShows([
    ["f(source()); function f(v) { v.a; }", "argument .a look"],
    ["f(source()); function f(this: void, v) { v.a; }", "argument .a look"],
    ["f(1, source()); const f = (w, { a }) => { a.b; };", "argument .a .b look"],
    ["f(source()); function f(v) { f(v); v.a; }", "argument argument", "argument .a look"],
    ["class C { f(v) { v.a; } g() { this.f(source()); } }", "argument .a look"],
    ["async function f() { return source(); } (await f()).a;", "return .a look"],
    [
      "async function f() { const { a } = await source(); return a; } const b = await f(); b.c;",
      ".a return .c look",
    ],
    ["function f() { return source(); } function g() { return f(); } g().a;", "return return .a look"],
    ["function f() { return source(); }", "return"],
    ["source().then((v) => v.a).then((w) => { w.b; });", ".a return .b look", ".a escape"],
    [
      "async () => { const v = await source().then((w) => { return w.a; }); v.b; };",
      ".a return .b look",
      ".a escape",
    ],
    ["class C { f() { return source(); } g() { this.f().a; } }", "return .a look", "escape"],
    ["class C { f = () => source(); }", "escape"],
    ["class C { f() { return source(); } g() { other.f().a; } }", "return", "escape"],
    ["class C { static f() { return source(); } g() { this.f().a; } }", "return", "escape"],
    ["class C { f() { return source(); } g() { return function () { this.f().a; }; } }", "return", "escape"],
    ["class C { f() { const v = source(); return n ? v : this.f(); } }", "return escape", "escape"],
    ["class C { get f() { return source(); } g() { this.f.a; } }", "escape"],
    ["class C { *f() { yield source(); } }", "escape"],
  ]);
});

describe("the elements of a list", () => {
  it.each<readonly [string, ...(readonly string[])]>([
    ["source()[0].a;", ".a look"],
    ["source().at(-1).a;", ".a look"],
    ["for (const v of source()) v.a;", ".a look"],
    ["const [v] = source(); v.a;", ".a look"],
    ["source().map((v) => v.a);", ".a escape"],
    ["source().reduce((sum, v) => { v.a; }, 0);", ".a look"],
    ["source().filter((v) => v.a)[0].b;", ".a escape", ".b look"],
    ["source().slice(1).forEach(({ a }) => { a.b; });", ".a .b look"],
    ["source().forEach(handle); function handle(v) { v.a; }", ".a look"],
    ["f(source()); function f(list) { list[0].a; }", ".a look"],
    ["source().find((v) => v.a).b;", ".a escape", ".b look"],
    ["source()[index].a;", ".a look"],
    ["for (let i = 0; i < 3; i++) { const v = source()[i]; v.a; }", ".a look"],
    ["for (const [index, v] of source().entries()) v.a;", ".a look"],
    ["[...source()][0].a;", ".a look"],
    ["const copy = [first, ...source()]; copy.at(-1).a;", ".a look"],
    ["Array.from(source()).forEach(({ a }) => { a.b; });", ".a .b look"],
    ["let list = source(); list = [...list]; list[0].a;", ".a look", ".a look"],
    ["let list = source(); list = [...list, ...list]; list = Array.from(list);"],
    ["source()[index] = x;"],
    ["delete source()[index];"],
    ["f(...source());"],
    ["Array.from(source(), map)[0].a;"],
    ["From.from(source())[0].a;"],
    ["source().length;"],
    ["source().a.b;"],
    ["source().forEach(unknown);"],
    ["unknown(source());"],
  ])("%s", (code, ...expected) => {
    const [uses] = inCode(code, "file.tsx", (call, values) =>
      shown(elementUsesOf(usesOf(call, values), values)),
    );
    expect(uses).toEqual(expected);
  });
});

describe("a value goes out of sight", () => {
  itShows([
    ["f(source());", "escape"],
    ["f(...source());", "escape"],
    ["new C(source());", "escape"],
    ["new (source())();", "escape"],
    ["() => source();", "escape"],
    ["export function f() { return source(); }", "return", "escape"],
    ["function f() { return source(); } g(f);", "return", "escape"],
    ["let f = () => source(); f = other; f();", "return look", "escape"],
    ["f(...list, source()); function f(v) {}", "escape"],
    ["f(source()); function* f(v) { v.a; }", "escape"],
    ["(c ? f : g)(source()); function f(v) {} function g(v) {}", "escape"],
    ["function* f() { yield source(); }", "escape"],
    ["function* f() { yield* source(); }", "escape"],
    ["throw source();", "escape"],
    ["export default source();", "escape"],
    ["export const v = source();", "escape"],
    ["export const { a } = source();", ".a escape"],
    ["const v = source(); export { v };", "escape"],
    ["const v = source(); export default v;", "escape"],
    ["const v = source(); export = v;", "escape"],
    ["[source()];", "escape"],
    ["[...source()];", "escape"],
    ["({ v: source() });", "escape"],
    ["({ ...source() });", "escape"],
    ["const v = source(); ({ v });", "escape"],
    ["x.y = source();", "escape", "look"],
    ["v = source();", "escape", "look"],
    ["v ??= source();", "escape"],
    ["class C { v = source(); }", "escape"],
    ["class C extends source() {}", "escape"],
    ["for (const key in source()) f(key);", "escape"],
    ["const { a, ...rest } = source();", ".a", "escape"],
    ["const [first, ...rest] = source();", ".0", "escape"],
    ["const { [key]: a } = source();", "escape"],
    ["source()[index];", "escape"],
    ["for (let i = 0; i < 3; i++) source()[i];", "escape"],
    ["let index = 0; index = 1; source()[index];", "escape"],
    ["function f(v = source()) {}", "escape"],
    ["const { a = source() } = x;", "escape"],
    ["source().a = x;", "escape"],
    ["source().a += x;", "escape"],
    ["source().a++;", "escape"],
    ["delete source().a;", "escape"],
    ["({ a: source().b } = x);", "escape"],
    ["[source().b] = x;", "escape"],
    ["for (source().b of x) f();", "escape"],
    ["<List items={source()} />;", "escape"],
    ["<List {...source()} />;", "escape"],
  ]);

  itShows(
    [
      ["var v = source(); v.a;", "escape"],
      ["with (source()) { a; }", "escape"],
      ["function f(v) { v = source(); return arguments[0].a; }", "escape", "look"],
    ],
    "file.js",
  );

  itShows([["const v = source(); v.a; exports.v = v;", ".a look", "escape", "look"]], "file.cjs");
});

describe("a large program", () => {
  it("takes no exponential time", () => {
    const lines = Array.from({ length: 40 }, (_, index) => {
      return `let v${index + 1}; v${index + 1} = v${index}; v${index + 1} = v${index};`;
    });
    expect(usesIn(`let v0 = source(); ${lines.join(" ")} v40.a;`)).toContain("escape");
  });

  it("does not exhaust the stack", () => {
    const depth = 200;
    expect(usesIn(`${"(x ? ".repeat(depth)}source()${" : y)".repeat(depth)};`)).toEqual(["escape"]);
  });
});

describe("the parameters of a callback", () => {
  it.each<readonly [string, number, readonly string[] | null]>([
    ["source((v) => { v.a; });", 0, [".a look"]],
    ["source((v, w) => { w.a; });", 1, [".a look"]],
    ["source(function (v) { v.a; } as Handler);", 0, [".a look"]],
    ["source((v) => { v.a; });", 1, []],
    ["source((v, ...others) => { v.a; });", 1, ["escape"]],
    ["source((v, ...others) => { v.a; });", 3, ["escape"]],
    ["source(handle);", 0, null],
    ["source();", 0, null],
  ])("%s, number %i", (code, index, expected) => {
    const [uses] = inCode(code, "file.tsx", (call, values) => {
      const callback = call.type === "CallExpression" ? call.arguments[0] : undefined;
      const found = usesOfParameter(callback, index, values);
      return found && shown(found);
    });
    expect(uses).toEqual(expected);
  });
});
