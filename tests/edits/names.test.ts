import { expect, it } from "vitest";
import { freeName } from "../../src/edits/names.js";
import { parse } from "../support/values.js";

it.each<readonly [name: string, code: string, others: readonly string[]]>([
  ["call", "f(x);", []],
  ["toolCall", "f(call);", []],
  ["toolCall", "f(x.call);", []],
  ["call", "f(x);", ["toolCall"]],
  ["toolCall", "f(x);", ["call"]],
  ["call2", "f(call, toolCall);", []],
  ["call2", "f(call);", ["toolCall"]],
  ["call4", "f(call, toolCall, call2, call3);", []],
  ["call3", "f(call, toolCall);", ["call2"]],
])("%s is free in %s beside %j", (name, code, others) => {
  expect(freeName(["call", "toolCall"], parse(code), others)).toBe(name);
});
