/** Whether TypeScript knows an expression as a text, where it can only be a text or null. */
import { describe, expect, it } from "vitest";
import { isCertainlyText } from "../../src/edits/certain-text.js";
import { Probed } from "../support/values.js";

function isText(code: string): boolean {
  const { expression, values } = new Probed(code);
  return isCertainlyText(expression, values);
}

function itIsText(expected: boolean, codes: readonly string[]): void {
  it.each(codes)("%s", (code) => {
    expect(isText(code)).toBe(expected);
  });
}

describe("an expression that is certainly a text", () => {
  itIsText(true, [
    "probe('a');",
    "probe(`a`);",
    "probe(`a ${b}`);",
    "probe(message.content!);",
    "probe(x as string);",
    "probe(<string>x);",
    "probe(a + b);",
    "probe(await ('a' + b));",
    "probe(c ? 'a' : `b`);",
    "probe(message.content || 'a');",
    "probe(message.content ?? 'a');",
    "probe('a' && 'b');",
    "probe(lines.join());",
    "probe(line['trim']());",
    "probe(String(x));",
    "probe(JSON.stringify(x));",
  ]);
});

describe("an expression that may be null", () => {
  itIsText(false, [
    "probe(null);",
    "probe(message.content);",
    "probe(message?.content);",
    "probe(x as string | null);",
    "probe(a - b);",
    "probe(await null);",
    "probe(c ? 'a' : null);",
    "probe(c ? null : 'a');",
    "probe(message.content || null);",
    "probe('a' ?? null);",
    "probe('a' && null);",
    "probe(message.content && 'a');",
    "probe(text?.trim());",
    "probe(lines.pop());",
    "probe(join());",
    "probe(load());",
    "probe(new Text());",
  ]);
});

describe("a type that has no null in it", () => {
  itIsText(true, [
    "probe(x as any);",
    "probe(x as `a ${string}`);",
    "probe(x as 'a');",
    "probe(x as 'a' | string);",
    "probe(await (x as Promise<string>));",
  ]);
});

describe("a type that has, or may have, a null in it", () => {
  itIsText(false, [
    "probe(x as unknown);",
    "probe(x as 'a' | null);",
    "probe(x as null | 'a');",
    "probe(x as Text);",
    "probe(x as Box<string>);",
    "probe(x as API.Promise<string>);",
    "type Promise<T> = T | null; probe(x as Promise<string>);",
    "probe(x as Promise);",
    "probe(await (x as Promise<string | null>));",
  ]);
});

describe("a variable that holds only texts", () => {
  itIsText(true, [
    "declare const a: string; probe(a);",
    "function f(a: string) { probe(a); }",
    "function f(a: string = null) { probe(a); }",
    "const a = 'a'; probe(a);",
    "const a = 'a', b = a; probe(b);",
    "let a = 'a'; a = `b`; probe(a);",
    "let a = 'a'; a += String(c); probe(a);",
    "let a; a = 'a'; probe(a);",
    "let a; a ??= 'a'; probe(a);",
    "type a = null; const a = 'a'; probe(a);",
  ]);
});

describe("a variable that may hold something else", () => {
  itIsText(false, [
    "probe(a);",
    "import { a } from './a.js'; probe(a);",
    "declare const a: string | null; probe(a);",
    "function f(a?: string) { probe(a); }",
    "function f(a) { probe(a); }",
    "function f(a = 'a') { probe(a); }",
    "const { a } = 'a'; probe(a);",
    "const [a] = 'a'; probe(a);",
    "const { a }: { a: string | null } = 'a'; probe(a);",
    "const a = null; probe(a);",
    "var a; probe(a);",
    "var a = 'a'; var a = null; probe(a);",
    "for (const a of 'abc') probe(a);",
    "let a = 'a'; a = null; probe(a);",
    "let a = null; a = 'a'; probe(a);",
    "let a; a = null; a = 'a'; probe(a);",
    "let a = 'a'; for (a of list) probe(a);",
    "let a = 'a'; [a] = list; probe(a);",
    "let a = 'a'; [a = 'b'] = list; probe(a);",
    "let a = 'a'; a++; probe(a);",
    "function a() {} a = 'a'; probe(a);",
    "class a {} probe(a);",
    "let a = 'a', b = a; a = b; probe(a);",
    "let a = c ? a : 'a'; probe(a);",
  ]);
});

describe("a function that returns only texts", () => {
  itIsText(true, [
    "const f = () => 'a'; probe(f());",
    "const f = () => { return 'a'; }; probe(f());",
    "function f() { if (c) return 'a'; return `b`; } probe(f());",
    "function f() { const g = () => { return null; }; return 'a'; } probe(f());",
    "function f() { function g() { return null; } return 'a'; } probe(f());",
    "const f = function () { return 'a'; }; probe(f());",
    "async function f() { return 'a'; } probe(await f());",
    "async function f(): Promise<string> { return load(); } probe(await f());",
    "function f(): string { return load(); } probe(f());",
    "function f() { return 'a'; } const g = f; probe(g());",
    "const tools = { f() { return 'a'; } }; probe(tools.f());",
    "function f(): void { function g() { return 'a'; } probe(g()); }",
    "class Agent { f() { return 'a'; } ask() { probe(this.f()); } }",
    "class Agent { f = () => 'a'; ask() { probe(this.f()); } }",
  ]);
});

describe("a function that may return something else", () => {
  itIsText(false, [
    "const f = () => null; probe(f());",
    "const f = () => {}; probe(f());",
    "const f = () => { return; }; probe(f());",
    "const f = () => { return null; }; probe(f());",
    "function f() { if (c) return 'a'; return null; } probe(f());",
    "function f() { if (c) return null; return 'a'; } probe(f());",
    "function f() { 'a'; } probe(f());",
    "function* f() { return 'a'; } probe(f());",
    "function f(): string | null { return 'a'; } probe(f());",
    "const f = c ? () => 'a' : () => null; probe(f());",
    "const f = 'a'; probe(f());",
    "let f; probe(f());",
    "const { f } = {}; probe(f());",
    "const f = f; probe(f());",
    "const f = () => { throw 1; }; probe(f()());",
    "class f {} probe(f());",
    "const f = () => f(); probe(f());",
    "function f() { return f(); } probe(f());",
  ]);
});

describe("a function whose own type is not the one that counts", () => {
  itIsText(false, [
    "const f: () => string | null = () => 'a'; probe(f());",
    "let f: () => string | null; f = () => 'a'; probe(f());",
    "const f = () => 'a'; const g: () => string | null = f; probe(g());",
    "const f = () => 'a'; const g = f as () => string | null; probe(g());",
    "const f = () => 'a'; probe((f as () => string | null)());",
    "const f = (() => 'a') as () => string | null; probe(f());",
    "const { f }: { f: () => string | null } = { f: () => 'a' }; probe(f());",
    "const tools: { f: () => string | null } = { f: () => 'a' }; probe(tools.f());",
    "const f = (): (() => string | null) => () => 'a'; probe(f()());",
    "function f(a: string): string | null; function f(a: any): any { return a; } probe(f('a'));",
    "class Agent { f: () => string | null = () => 'a'; ask() { probe(this.f()); } }",
    "class Agent { f() { return 'a'; } g: () => string | null = this.f; ask() { probe(this.g()); } }",
    "interface Base { f(): string | null } class Agent { f() { return 'a'; } } const agent: Base = new Agent(); probe(agent.f());",
  ]);
});
