/** Where the members of an answer are, as paths from the answer: `*` for an element of a list. */

export type AnswerPath = readonly string[];

/** The members of an answer that are lists. */
const LISTS: ReadonlySet<string> = new Set([
  "choices",
  "choices.*.message.tool_calls",
  "choices.*.delta.tool_calls",
]);

const MESSAGE: AnswerPath = ["choices", "*", "message"];
const CALLED_FUNCTION: AnswerPath = [...MESSAGE, "tool_calls", "*", "function"];

/** What methods of the helpers `.stream()` and `.runTools()` give in the end. */
export const RESULTS: ReadonlyMap<string, AnswerPath> = new Map([
  ["finalChatCompletion", []],
  ["finalFunctionToolCall", CALLED_FUNCTION],
  ["finalMessage", MESSAGE],
]);

/** What events of these helpers hand to their listeners. */
export const EVENTS: ReadonlyMap<string, AnswerPath> = new Map([
  ...RESULTS,
  ["chatCompletion", []],
  ["chunk", []],
  ["functionToolCall", CALLED_FUNCTION],
  ["message", MESSAGE],
]);

/** Whether the member at the end of a path is a list. */
export function isList(path: AnswerPath): boolean {
  return LISTS.has(path.join("."));
}

const TOOL_CALL = /^choices\.\*\.(?:message|delta)\.tool_calls\.\*$/u;

/** The member of the function in a tool call that a path leads to: `toolCall.function.<member>`; else null. */
export function calledFunctionMember(path: AnswerPath): string | null {
  const isFunction = path.at(-2) === "function" && TOOL_CALL.test(path.slice(0, -2).join("."));
  return isFunction ? (path.at(-1) ?? null) : null;
}
