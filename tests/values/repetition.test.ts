/** Whether statements can run several times in a row, each time as if it were the first. */
import { describe, expect, it } from "vitest";
import { declaredBy, leavesNothing } from "../../src/values/repetition.js";
import { findNode } from "../support/values.js";

/** The statements of the block that a code starts with, or has first. */
function blockOf(code: string): Parameters<typeof leavesNothing> {
  const [block, values] = findNode(code, (node) => (node.type === "BlockStatement" ? node : null));
  return [block.body, values];
}

describe("statements that leave nothing behind", () => {
  it.each([
    ["{ }"],
    ["{ touch(a) }"],
    ["{ const x = 1; touch(x) }"],
    ["{ let x; x = 1; x++; touch(x) }"],
    ["{ const x = {}; x.a = 1; delete x.a; x.a.b++; (x as X).a = 2 }"],
    ["{ const x = {}; [x.a, , ...x.b] = y; ({ a: x.a, b: x.b = 1, ...x.c } = y) }"],
    ["{ for (const x of y) touch(x) }"],
    ["{ let x; for (x of y) touch(x) }"],
    ["{ const x = {}; for (x.a in y) touch(x) }"],
    ["{ if (c) { let x = 1; x = 2 } }"],
    ["{ var x = 1; touch(x) }"],
    ["{ for (var i = 0; i < 9; i++) touch(i) }"],
    ["{ let x = 1; touch(() => x) }"],
    ["{ function f(x) { x = 1 } f() }"],
    ["{ -a; typeof a; !a }"],
    ["{ let x; touch(() => { x = 1 }) }"],
  ])("%s", (code) => {
    expect(leavesNothing(...blockOf(code))).toBe(true);
  });
});

describe("statements that leave something behind", () => {
  it.each([
    ["{ x = 1 } let x"],
    ["{ x = 1 }"],
    ["{ x++ } let x"],
    ["{ x.a = 1 } let x"],
    ["{ x.a.b = 1 } let x"],
    ["{ (x as X).a = 1 } let x"],
    ["{ delete x.a } let x"],
    ["{ [x] = y } let x"],
    ["{ [, ...x] = y } let x"],
    ["{ ({ a: x } = y) } let x"],
    ["{ ({ a: [x] } = y) } let x"],
    ["{ ({ a: x = 1 } = y) } let x"],
    ["{ ({ ...x } = y) } let x"],
    ["{ for (x of y); } let x"],
    ["{ for (x.a in y); } let x"],
    ["{ for ([x] of y); } let x"],
    ["{ touch(() => { x = 1 }) } let x"],
    ["{ this.a = 1 }"],
    ["{ f().a = 1 }"],
    // The next run finds in it what this one has left there.
    ["{ var x; touch(x) }"],
    ["{ var x = 1; touch(() => x) }"],
    ["{ for (var x of y) touch(x) }"],
    ["{ if (c) { var x = 1 } touch(x) }"],
    ["{ touch(x); var x = 1 }"],
    // It is used elsewhere.
    ["{ var x = 1 } touch(x)"],
    ["{ if (c) { var x = 1 } } touch(x)"],
  ])("%s", (code) => {
    expect(leavesNothing(...blockOf(code))).toBe(false);
  });
});

describe("what statements declare", () => {
  it.each([
    ["{ const x = 1, y = 2; let [z] = y }", ["x", "y", "z"]],
    ["{ if (c) { const x = 1 } for (const y of z); }", ["x", "y"]],
    ["{ try {} catch (x) {} }", ["x"]],
    ["{ function f(x) { const y = 1 } }", ["f", "x"]],
    ["{ touch(() => { const x = 1 }) }", []],
  ])("%s: %j", (code, expected) => {
    const names = declaredBy(...blockOf(code)).map(({ name }) => name);
    expect([...new Set(names)]).toStrictEqual(expected);
  });
});
