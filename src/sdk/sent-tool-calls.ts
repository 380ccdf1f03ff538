/** Assistant messages with tool calls that requests send back. */
import { contains, type Node } from "../syntax/nodes.js";
import type { Entry } from "../values/types.js";
import { answerUsesOf, answerReadsOf, type AnswerRead } from "./answer-read.js";
import { Call } from "./call.js";
import type { Message } from "./message.js";

const MESSAGE = ["choices", "*", "message"];

/** The tool calls of an assistant message that is put together by the program. */
export interface SentToolCalls {
  /** What sets them in the message. */
  readonly entry: Entry;
  /** Whether they are those of an answer, or made of them. */
  readonly isOfAnswer: boolean;
}

/** The tool calls that an assistant message certainly can have; null for every other message. */
export function sentToolCalls(message: Message): SentToolCalls | null {
  if (!isAssistant(message)) return null;
  const toolCalls = message.parameter("tool_calls");
  const { entries } = toolCalls.property;
  const answered = entries.find(({ value }) => value && isOfAnswer(value, message, "tool_calls"));
  if (answered) return { entry: answered, isOfAnswer: true };
  const list = toolCalls.alternatives.find(({ source }) => {
    return source.kind === "array" && (source.elements.length > 0 || !source.closed);
  });
  return list ? { entry: list.entry, isOfAnswer: false } : null;
}

function isAssistant(message: Message): boolean {
  const role = message.parameter("role");
  if (role.strings.some(({ value }) => value === "assistant")) return true;
  return role.property.entries.some(({ value }) => value !== null && isOfAnswer(value, message, "role"));
}

/** Whether code uses the member `name` of the message of an answer, or something in it. */
function isOfAnswer(code: Node, message: Message, name: string): boolean {
  const path = [...MESSAGE, name].join(".");
  return requestsBeside(message).some(
    (call) =>
      answerReadsOf(call).some((read) => read.path.join(".") === path && contains(code, read.node)) ||
      answerUsesOf(call).some(({ path: found, use }) => {
        const isWithin = `${found.join(".")}.`.startsWith(`${path}.`);
        return isWithin && use.kind !== "look" && contains(code, use.node);
      }),
  );
}

/** The read of a member of an answer's message that a node is: `message.content`; null where it is none. */
export function messageReadAt(node: Node, message: Message): AnswerRead | null {
  const reads = requestsBeside(message).flatMap(answerReadsOf);
  const isOfMessage = (read: AnswerRead): boolean => read.path.slice(0, -1).join(".") === MESSAGE.join(".");
  return reads.find((read) => read.node === node && isOfMessage(read)) ?? null;
}

/** The chat completion requests of the file. */
function requestsBeside({ calls: [sender] }: Message): readonly Call[] {
  return (
    sender?.file.calls.filter((call): call is Call => call instanceof Call && call.isChatCompletion) ?? []
  );
}
