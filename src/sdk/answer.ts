/** What a program reads from an answer that came in one piece. */
import { literalConstant } from "../syntax/nodes.js";
import type { Use } from "../values/uses.js";
import type { Call } from "./call.js";

/** The members of a chat completion that do not depend on how many choices were asked for. */
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
  const stream = call.parameter("stream");
  const isWhole = (call.method === "create" || call.method === "parse") && !stream.isOpen;
  if (!isWhole || stream.alternatives.some((alternative) => alternative.value !== false)) return false;
  return call.answer.every((use) => {
    if (use.kind === "look") return true;
    if (use.kind !== "member") return false;
    return use.name === "choices" ? use.uses.every(isFirstElement) : SINGLE_MEMBERS.has(use.name);
  });
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
