/** The errors of the contract against the notes on which they rest, which are not part of this repository. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type ApiError, ERRORS, MESSAGE_ROLES, SCHEMA_ERRORS } from "../../src/contract/index.js";

const NOTES = path.resolve(import.meta.dirname, "../../../shared/reference/kimi-facts.md");
const areThere = existsSync(NOTES);
if (!areThere) console.info(`The notes are not at ${NOTES}: the recorded messages are not compared.`);

const RECORDED: readonly (readonly [string, string])[] = [
  ...Object.entries(ERRORS).flatMap(([id, { value }]): [string, string][] => {
    const { message }: ApiError = value;
    return message ? [[id, message.text]] : [];
  }),
  ...Object.entries(SCHEMA_ERRORS).map(([id, { value }]): [string, string] => [id, value]),
];

/** A message as it may stand in the notes: with anything, also nothing, for what depends on the request. */
function pattern(text: string): RegExp {
  const parts = text
    .split(/\{\w+\}/u)
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`));
  return new RegExp(parts.join(".*?"), "u");
}

describe.skipIf(!areThere)("a message", () => {
  const notes = areThere ? readFileSync(NOTES, "utf8") : "";

  it.each(RECORDED)("of %s is recorded: %s", (_id, text) => {
    expect(notes.split("\n").some((line) => pattern(text).test(line))).toBe(true);
  });

  it("that is not recorded is not found", () => {
    expect(pattern("invalid {parameter}: only {value} is allowed for this planet").test(notes)).toBe(false);
  });
});

it("every error has a status of an error", () => {
  for (const [id, { value }] of Object.entries(ERRORS)) {
    expect(value.statusCode, id).toBeGreaterThanOrEqual(400);
    expect(value.statusCode, id).toBeLessThan(600);
  }
});

it("a role that is rejected has its message", () => {
  expect(MESSAGE_ROLES.developer.value).toBe("rejected");
  expect(ERRORS.unknownRole.value.message?.text).toBe("invalid request: unsupported role ROLE_UNSPECIFIED");
});
