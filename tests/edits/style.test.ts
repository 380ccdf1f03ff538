/** How edits are written so that they look like the code around them. */
import { describe, expect, it } from "vitest";
import { constAssertion, separated, statementEnd } from "../../src/edits/style.js";
import { findNode, findRole, parse } from "../support/values.js";

describe("separated", () => {
  it.each([
    ["function f() { return'a' }", "b", " b"],
    ["function f() { return'a' }", "$b", " $b"],
    ["function f() { return'a' }", "-1", "-1"],
    ["function f() { return'a' }", "(b)", "(b)"],
    ["function f() { return 'a' }", "b", "b"],
    ["$='a'", "b", "b"],
    ["c?'a':d", "b", "b"],
  ])("%s with %s for 'a'", (code, text, written) => {
    const [node, values] = findNode(code, (one) =>
      one.type === "Literal" && one.value === "a" ? one : null,
    );
    expect(separated(text, node, values)).toBe(written);
  });
});

/** What an edit adds to a text in the object that has the property `role`. */
function assertionIn(code: string, filename = "file.ts"): string {
  const [literal, values] = findRole(code);
  return constAssertion(literal, filename, values);
}

describe("a literal that TypeScript expects a type for gets no `as const`", () => {
  it.each([
    "send({ role });",
    "send([{ role }]);",
    "send({ a: { role } });",
    "send({ role }!);",
    "send(c ? { role } : null);",
    "send(c && { role });",
    "send({ ...{ role } });",
    "send({ ...(c && { role }) });",
    "send({}, { role });",
    "new Request({ role });",
    "Other.assign({ role });",
    "Object({ role });",
    "x = { role } as Message;",
    "x = <Message>{ role };",
    "x = { role } satisfies Message;",
    "x = { a: [{ role }] } as const;",
    "const x: Message = { role };",
    "const x = (): Message => ({ role });",
    "function f(): Message { return { role }; }",
    "const f = function (): Message { if (c) { return { role }; } };",
    "class A { f(): Message { return { role }; } }",
    "const f = (): Message => { return { role }; };",
  ])("%s", (code) => {
    expect(assertionIn(code)).toBe("");
  });

  it("in JavaScript", () => {
    expect(assertionIn("const x = { role };", "file.js")).toBe("");
  });
});

describe("a literal whose texts TypeScript would widen gets `as const`", () => {
  it.each([
    "const x = { role };",
    "const { x } = { role };",
    "x = { role };",
    "({ role });",
    "({ role }).role;",
    "[{ role }].map(f);",
    "Object.assign({ role });",
    "(Object as any).freeze({ role });",
    "send([...[{ role }]]);",
    "send(...[{ role }]);",
    "const x = () => ({ role });",
    "const x = (): Message => ({ role }).self;",
    "function f() { return { role }; }",
    "function f(): Message { return g(() => { return { role }; }); }",
    "class A { x = { role }; }",
    "return { role };",
  ])("%s", (code) => {
    expect(assertionIn(code)).toBe(" as const");
  });
});

describe("statementEnd", () => {
  it.each([
    ["f()", ""],
    ["f();", ";"],
    ["const a = b", ""],
    ["throw a", ""],
    ["", ";"],
    ["if (a) {}", ";"],
    ["if (a) {} f()", ""],
    ["f()\ng();", ""],
    ["f();\ng()", ";"],
  ])("%s", (code, end) => {
    const source = parse(code);
    expect(statementEnd(source.ast.body, source)).toBe(end);
  });
});
