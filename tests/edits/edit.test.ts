/** Edits that belong together. */
import { describe, expect, it } from "vitest";
import { combineEdits, isSameEdit, union, type Change, type Edit } from "../../src/edits/edit.js";
import { requestsIn } from "../support/requests.js";

function edit(...changes: readonly Change[]): Edit {
  return { changes, sharedWith: [], isDecisive: true };
}

const early = edit({ range: [2, 4], text: "a" });
const late = edit({ range: [6, 8], text: "b" });

describe("several edits as one", () => {
  it("puts the changes in order", () => {
    expect(combineEdits(late, early)).toEqual(edit(...early.changes, ...late.changes));
  });

  it("allows changes that touch each other", () => {
    expect(combineEdits(early, edit({ range: [4, 4], text: "c" }))?.changes).toHaveLength(2);
  });

  it.each([
    [edit({ range: [4, 4], text: "c" }), edit({ range: [4, 6], text: "d" })],
    [edit({ range: [4, 6], text: "d" }), edit({ range: [4, 4], text: "c" })],
  ])("puts what is inserted before what is replaced there", (first, second) => {
    expect(combineEdits(first, second)?.changes.map(({ text }) => text)).toEqual(["c", "d"]);
  });

  it("is null where two changes overlap", () => {
    expect(combineEdits(early, edit({ range: [3, 5], text: "c" }))).toBe(null);
  });

  it("is null where an edit is missing, or all are", () => {
    expect(combineEdits(early, null)).toBe(null);
    expect(combineEdits()).toBe(null);
  });

  it("decides only what each of them decides", () => {
    expect(combineEdits(early, { ...late, isDecisive: false })?.isDecisive).toBe(false);
  });

  it("is shared with the requests of each, once", () => {
    const [call] = requestsIn("client.chat.completions.create({});");
    if (!call) throw new Error("There is no request.");
    const shared = combineEdits({ ...early, sharedWith: [call] }, { ...late, sharedWith: [call] });
    expect(shared?.sharedWith).toEqual([call]);
  });
});

describe("union", () => {
  it.each([
    [[], []],
    [[[], []], []],
    [[["a"]], ["a"]],
    [[["a"], []], ["a"]],
    [[[], ["a"]], ["a"]],
    [
      [["a"], ["b"]],
      ["a", "b"],
    ],
    [
      [["a", "b"], ["b", "c"], ["a"]],
      ["a", "b", "c"],
    ],
  ])("%j", (lists, expected) => {
    expect(union(lists)).toEqual(expected);
  });
});

describe("the same edit", () => {
  it.each<readonly [string, Edit, boolean]>([
    ["an equal one", edit({ range: [2, 4], text: "a" }), true],
    ["another text", edit({ range: [2, 4], text: "b" }), false],
    ["another start", edit({ range: [1, 4], text: "a" }), false],
    ["another end", edit({ range: [2, 5], text: "a" }), false],
    ["more changes", edit({ range: [2, 4], text: "a" }, { range: [6, 8], text: "b" }), false],
    ["none", edit(), false],
  ])("%s", (_name, other, expected) => {
    expect(isSameEdit(early, other)).toBe(expected);
    expect(isSameEdit(other, early)).toBe(expected);
  });

  it("is none where one of several changes is another", () => {
    const both = edit(...early.changes, ...late.changes);
    expect(isSameEdit(both, edit(...early.changes, ...late.changes))).toBe(true);
    expect(isSameEdit(both, edit(...early.changes, { range: [6, 8], text: "c" }))).toBe(false);
  });
});
