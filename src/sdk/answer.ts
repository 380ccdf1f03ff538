/** What a program reads from an answer that came in one piece. */
import { literalConstant } from "../syntax/nodes.js";
import type { Values } from "../values/types.js";
import { usesOfParameter, type Use } from "../values/uses.js";
import type { Call } from "./call.js";

/** The members of a chat completion that do not depend on how many choices were asked for, nor on what is in them. */
export const SINGLE_MEMBERS = new Set([
  "id",
  "object",
  "created",
  "model",
  "usage",
  "system_fingerprint",
  "service_tier",
  "_request_id",
]);

/**
 * Whether every read of the answer is visible and none goes beyond the first choice, so that the program does not
 * notice when there is only one. False for streams, whose chunks come from all choices in turn.
 */
export function readsOnlyFirstChoice(call: Call): boolean {
  return isWhole(call) && call.answer.every((use) => isRead(use, isFirstElement));
}

/**
 * Whether every read of the answer is visible and none goes to the `logprobs` of a choice, so that the program does not
 * notice when they are missing. False for streams, which hand them out in more than one way.
 */
export function readsNoLogprobs(call: Call): boolean {
  return isWhole(call) && call.answer.every((use) => isRead(use, (list) => isReadBeside(list, call.values)));
}

/** Whether the answer certainly comes in one piece. */
function isWhole(call: Call): boolean {
  const stream = call.parameter("stream");
  const isAwaited = call.method === "create" || call.method === "parse";
  return isAwaited && !stream.isOpen && stream.alternatives.every(({ value }) => value === false);
}

/** Whether an answer is only looked at, or read where choices do not matter, or its choices as `allows` says. */
function isRead(use: Use, allows: (choices: Use) => boolean): boolean {
  if (use.kind === "look") return true;
  if (use.kind !== "member") return false;
  return use.name === "choices" ? use.uses.every(allows) : SINGLE_MEMBERS.has(use.name);
}

/** `choices[0]`, `[first] = choices`, `choices.at(0)`, or a mere look at the list. */
function isFirstElement(use: Use): boolean {
  if (use.kind === "look") return true;
  if (use.kind !== "member") return false;
  return use.name === "0" || (use.name === "at" && use.uses.every(isCallWithZero));
}

function isCallWithZero(use: Use): boolean {
  const [argument] = use.kind === "call" ? use.node.arguments : [];
  return argument !== undefined && literalConstant(argument) === 0;
}

/** Whether a use of the list of choices is visible to the end, and reads nothing of `logprobs`. */
function isReadBeside(use: Use, values: Values): boolean {
  if (use.kind === "look") return true;
  if (use.kind === "iterate") return use.uses.every(isOtherMember);
  if (use.kind !== "member") return false;
  if (/^\d+$/u.test(use.name)) return use.uses.every(isOtherMember);
  switch (use.name) {
    case "length":
      return true;
    case "at":
      return use.uses.every((call) => call.kind === "call" && call.uses.every(isOtherMember));
    case "forEach":
    case "map":
      return use.uses.every((call) => {
        const callback = call.kind === "call" ? call.node.arguments[0] : undefined;
        const [choice, list] = [0, 2].map((index) => usesOfParameter(callback, index, values));
        return choice?.every(isOtherMember) === true && list?.length === 0;
      });
    default:
      return false;
  }
}

/** A read of another member of a choice, or a mere look at it. */
function isOtherMember(use: Use): boolean {
  return use.kind === "look" || (use.kind === "member" && use.name !== "logprobs");
}
