import { expect, it } from "vitest";
import { MESSAGE_ROLES, ROLE_ERROR } from "../../src/contract/index.js";

it.each([
  ["system", "accepted, certain"],
  ["user", "accepted, certain"],
  ["assistant", "accepted, certain"],
  ["tool", "accepted, certain"],
  ["developer", "rejected, certain"],
  ["function", "rejected, inferred"],
] as const)("the role %s is %s", (role, expected) => {
  const { value, status } = MESSAGE_ROLES[role];
  expect(`${value}, ${status}`).toBe(expected);
});

it("knows what the error says", () => {
  expect(ROLE_ERROR.value).toBe("unsupported role ROLE_UNSPECIFIED");
});
