/** Assistant messages with tool calls that requests send back. */
import { contains, type Node } from "../syntax/nodes.js";
import type { Entry } from "../values/types.js";
import type { AnswerPath } from "./answer-paths.js";
import { answerUsesOf, answerReadsOf, type AnswerRead } from "./answer-read.js";
import { Call } from "./call.js";
import type { Message } from "./message.js";
import type { CallFile } from "./sdk-call.js";

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
  return messageUsesBeside(message)?.isWithin(code, name) ?? false;
}

/** The read of a member of an answer's message that a node is: `message.content`; null where it is none. */
export function messageReadAt(node: Node, message: Message): AnswerRead | null {
  return messageUsesBeside(message)?.readAt(node) ?? null;
}

const known = new WeakMap<CallFile, MessageUses>();

/** What the file of a message does with the messages of answers; null where no request sends it. */
function messageUsesBeside({ calls: [sender] }: Message): MessageUses | null {
  if (!sender) return null;
  let uses = known.get(sender.file);
  if (!uses) known.set(sender.file, (uses = new MessageUses(sender.file)));
  return uses;
}

/** The uses of the messages of all answers in a file. */
class MessageUses {
  private readonly reads = new Map<Node, AnswerRead>();
  /** The nodes that use a member of a message, or something in it, in source order. */
  private readonly nodes = new Map<string, Node[]>();

  constructor({ calls }: CallFile) {
    for (const call of calls) {
      if (!(call instanceof Call) || !call.isChatCompletion) continue;
      for (const read of answerReadsOf(call)) {
        const [name, ...others] = afterMessage(read.path);
        if (name === undefined || others.length > 0) continue;
        if (!this.reads.has(read.node)) this.reads.set(read.node, read);
        this.add(name, read.node);
      }
      for (const { path, use } of answerUsesOf(call)) {
        const [name] = afterMessage(path);
        if (name !== undefined && use.kind !== "look") this.add(name, use.node);
      }
    }
    for (const nodes of this.nodes.values()) nodes.sort((first, second) => first.range[0] - second.range[0]);
  }

  private add(name: string, node: Node): void {
    const nodes = this.nodes.get(name);
    if (nodes) nodes.push(node);
    else this.nodes.set(name, [node]);
  }

  readAt(node: Node): AnswerRead | null {
    return this.reads.get(node) ?? null;
  }

  isWithin(code: Node, name: string): boolean {
    const nodes = this.nodes.get(name) ?? [];
    const [start, end] = code.range;
    let low = 0;
    for (let high = nodes.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((nodes[middle]?.range[0] ?? end) < start) low = middle + 1;
      else high = middle;
    }
    for (let node = nodes[low]; node && node.range[0] < end; node = nodes[++low]) {
      if (contains(code, node)) return true;
    }
    return false;
  }
}

/** The members of a path below the message of an answer; none where it leads elsewhere. */
function afterMessage(path: AnswerPath): AnswerPath {
  return MESSAGE.every((name, index) => path[index] === name) ? path.slice(MESSAGE.length) : [];
}
