/** The ways from something to a value in it. */
import { describe, expect, it } from "vitest";
import { argumentIndex, argumentStep, mayLeadTo, pathName } from "../../src/values/path.js";

describe("names in paths", () => {
  it.each([
    ["a", "a"],
    ["0", "*"],
    ["12", "*"],
    ["1a", "1a"],
    ["a1", "a1"],
    [null, "*"],
  ])("%j is %s", (name, expected) => {
    expect(pathName(name)).toBe(expected);
  });
});

describe("members that may be on the way", () => {
  it.each([
    ["a", "a", true],
    ["a", "b", false],
    ["0", "*", true],
    ["a", "*", true],
    [null, "*", true],
    [null, "a", true],
    ["0", "a", false],
    // What every list has.
    ["length", "*", false],
    ["map", "*", false],
    ["map", "map", true],
    // No member is what a function returns or gets, or an instance.
    [null, "()", false],
    ["()", "()", false],
    [null, "new()", false],
    ["new()", "new()", false],
    [null, "(0)", false],
    ["(0)", "(0)", false],
  ])("%j to %s: %j", (name, head, expected) => {
    expect(mayLeadTo(name, head)).toBe(expected);
  });
});

describe("arguments", () => {
  it.each([
    ["(0)", 0],
    ["(12)", 12],
    ["()", null],
    ["(a)", null],
    ["0", null],
    ["x(0)", null],
    ["(0)x", null],
  ])("%s is %j", (step, expected) => {
    expect(argumentIndex(step)).toBe(expected);
  });

  it("are written as they are read", () => {
    expect(argumentIndex(argumentStep(3))).toBe(3);
  });
});
