/** A program that lets the model call functions, from its requests to the messages that it sends back. */
import { outermost, unwrap, type Node, type ObjectLiteral } from "../syntax/nodes.js";
import { isSameRead, memberReadOf } from "../values/member-read.js";
import type { Values } from "../values/types.js";
import type { AnswerPath } from "./answer-paths.js";
import { sourceOfRead, sourceOfVariable, type AnswerSource } from "./answer-source.js";
import { Call } from "./call.js";
import { conversationsOf, type Conversation, type Push } from "./conversation.js";
import { copyAround, FunctionCalls } from "./function-calls.js";
import type { CallFile } from "./sdk-call.js";
import { turnsOf, type AnswerPush, type FunctionMessage, type Turn } from "./turn.js";

export interface FunctionProgram {
  /** The requests that belong together: they send the same messages, or their answers are read in the same place. */
  readonly calls: readonly Call[];
  readonly found: FunctionCalls;
  readonly turns: readonly Turn[];
  /** The types that are written for answers, and for objects in them. */
  readonly types: readonly Node[];
  /** The lists that the messages are pushed to. */
  readonly conversations: readonly Conversation[];
  readonly file: CallFile;
  readonly values: Values;
}

const known = new WeakMap<Call, FunctionProgram | string>();

/** The program that a request belongs to, or why it cannot be seen as a whole. */
export function functionProgramOf(call: Call): FunctionProgram | string {
  let program = known.get(call);
  if (program !== undefined) return program;
  program = new ProgramFinder(call).find();
  // All of its requests belong to the same program.
  for (const one of typeof program === "string" ? [call] : program.calls) known.set(one, program);
  return program;
}

class ProgramFinder {
  private readonly values: Values;
  private readonly file: CallFile;
  private readonly fileCalls: readonly Call[];
  private readonly calls = new Set<Call>();
  private readonly conversations = new Set<Conversation>();

  constructor(call: Call) {
    this.values = call.values;
    this.file = call.file;
    this.fileCalls = call.file.calls
      .filter((one) => one instanceof Call)
      .filter((one) => one.isChatCompletion);
    this.calls.add(call);
  }

  find(): FunctionProgram | string {
    let found = new FunctionCalls([], this.values);
    let types: readonly Node[] = [];
    for (let size = 0; size < this.calls.size;) {
      size = this.calls.size;
      const obstacle = this.addSenders();
      if (obstacle !== null) return obstacle;
      found = new FunctionCalls([...this.calls].filter(offersFunctions), this.values);
      if (found.obstacle !== null) return found.obstacle;
      const next = this.typesOnTheWay(found);
      if (!next) return "what is read may come from elsewhere";
      types = next;
    }
    const answers = this.answersOf(found);
    if (typeof answers === "string") return answers;
    const messages = this.functionMessages(answers);
    if (typeof messages === "string") return messages;
    const turns = turnsOf({ found, messages, answers, values: this.values });
    if (typeof turns === "string") return turns;
    const conversations = [...this.conversations];
    const { file, values } = this;
    return { calls: [...this.calls], found, turns, types, conversations, file, values };
  }

  /** Finds the lists that the requests send, and the other requests that send them. */
  private addSenders(): string | null {
    for (const call of this.calls) {
      const obstacle = offersFunctions(call) ? obstacleOf(call) : null;
      if (obstacle !== null) return obstacle;
      const lists = conversationsOf(call, this.conversations);
      if (!lists) return "the messages come from code that this rule does not follow";
      for (const { obstacle: stop, senders } of lists) {
        if (stop !== null) return stop;
        for (const sender of senders) this.calls.add(sender);
      }
    }
    return null;
  }

  /**
   * Follows what is read back to the answers, and adds the requests that these answer.
   * @returns the types that are written on the way for messages and what they are in; null where a read may give
   * something else.
   */
  private typesOnTheWay({ finishReasonTests, handedOn, uses }: FunctionCalls): readonly Node[] | null {
    const calls = uses.map(({ node }) => this.sourceOf(node, FUNCTION_CALL));
    const messages = handedOn.map((node) => this.sourceOf(node, MESSAGE));
    const reasons = finishReasonTests.map(({ reason }) => this.sourceOf(reason, FINISH_REASON));
    const isKnown = [...calls, ...messages, ...reasons].every(
      (source) => source?.isCertain && source.isFound,
    );
    if (!isKnown) return null;
    // What is written for the call itself, or for the reason, does not matter.
    const names = new Set(
      uses.flatMap(({ holder }) => holder?.variable.defs.map(({ name }): Node => name) ?? []),
    );
    const types = [...calls, ...messages].flatMap((source) => source?.types ?? []);
    return [...new Set(types)].filter(({ parent }) => !parent || !names.has(parent));
  }

  private sourceOf(node: Node, path: AnswerPath): AnswerSource | null {
    const isRequest = (request: Node): boolean => {
      const call = this.fileCalls.find((one) => one.node === request);
      if (call) this.calls.add(call);
      return call !== undefined;
    };
    const read = unwrap(node);
    if (read.type === "Identifier") return sourceOfVariable(read, path, this.values, isRequest);
    return read.type === "MemberExpression" ? sourceOfRead(read, path, this.values, isRequest) : null;
  }

  /** The pushes of messages with a call; every message must go into one. */
  private answersOf(found: FunctionCalls): readonly AnswerPush[] | string {
    const answers: AnswerPush[] = [];
    const add = (message: Node, source: Node): boolean => {
      const place = this.pushOf(message);
      if (place) answers.push({ ...place, message, source });
      return place !== null;
    };
    if (!found.handedOn.every((node) => add(outermost(node), node))) return HANDED_ON;
    for (const { kind, node } of found.uses) {
      const literal = kind === "copy" ? copyAround(node, this.values) : null;
      if (!literal || answers.some(({ message }) => message === literal)) continue;
      const source = copiedMessage(literal, node, this.values);
      if (!source || !add(literal, source)) return "the message with the call is put together anew";
    }
    return answers;
  }

  private pushOf(message: Node): { readonly push: Push; readonly conversation: Conversation } | null {
    for (const conversation of this.conversations) {
      const push = conversation.pushes.find(({ messages }) => messages.some((one) => one === message));
      // Several messages in one push are only taken apart where the first has the call.
      const isAlone =
        push?.messages.length === 1 || (push?.messages.length === 2 && push.messages[0] === message);
      if (push) return isAlone ? { push, conversation } : null;
    }
    return null;
  }

  /** The messages with the role "function" that are pushed. Others, and other messages with calls, are an obstacle. */
  private functionMessages(answers: readonly AnswerPush[]): readonly FunctionMessage[] | string {
    const found: FunctionMessage[] = [];
    for (const conversation of this.conversations) {
      for (const push of conversation.pushes) {
        for (const message of push.messages) {
          if (answers.some((answer) => answer.message === message)) continue;
          const literal = this.literalOf(message);
          if (this.mayHaveCall(message)) return "a message with a call is put together";
          if (!this.isFunctionMessage(message)) continue;
          const isAlone = push.messages.every(
            (one) => one === message || answers.some((answer) => answer.message === one),
          );
          if (!literal || !isAlone) return "a message that answers a call is put together";
          found.push({ literal, push, conversation });
        }
      }
      if (conversation.arrays.some(({ elements }) => elements.some((one) => one && this.isOldMessage(one))))
        return WRITTEN_OUT;
    }
    const inline = [...this.calls].flatMap((call) => call.parameter("messages").property.alternatives);
    const elements = inline.flatMap((list) => (list.kind === "array" ? list.elements : []));
    const pushed = new Set<Node>(found.map(({ literal }) => literal));
    return elements.some((one) => one && !pushed.has(one) && this.isOldMessage(one)) ? WRITTEN_OUT : found;
  }

  private literalOf(message: Node): ObjectLiteral | null {
    const [origin, ...others] = this.values.trace(message);
    return origin?.kind === "node" && others.length === 0 && origin.node.type === "ObjectExpression"
      ? origin.node
      : null;
  }

  private isOldMessage(message: Node): boolean {
    if (message.type === "SpreadElement") return false;
    return this.isFunctionMessage(message) || this.mayHaveCall(message);
  }

  private isFunctionMessage(message: Node): boolean {
    const { alternatives } = this.values.shapeOf(message).get("role");
    return alternatives.some((one) => one.kind === "constant" && one.value === "function");
  }

  private mayHaveCall(message: Node): boolean {
    return this.values.shapeOf(message).get("function_call").entries.length > 0;
  }
}

const MESSAGE: AnswerPath = ["choices", "*", "message"];
const FUNCTION_CALL: AnswerPath = [...MESSAGE, "function_call"];
const FINISH_REASON: AnswerPath = ["choices", "*", "finish_reason"];

const HANDED_ON = "the answer is handed to code that this rule does not follow";
const WRITTEN_OUT = "the messages begin with a call of a function";

function unwrapped(node: Node): unknown {
  const inner = unwrap(node);
  return inner.type === "Literal" ? inner.value : undefined;
}

/** Whether a request may offer functions to the model. */
export function offersFunctions(call: Call): boolean {
  return !call.parameter("functions").isMissing;
}

/** Why a request does not follow the protocol; null where it does. */
function obstacleOf(call: Call): string | null {
  const stream = call.parameter("stream");
  if (call.method === "runFunctions") return "`runFunctions` calls the functions itself";
  if (call.method !== "create") return `\`${call.method}\` has another protocol`;
  if (stream.alternatives.some(({ value }) => value === true)) return "the answer is streamed";
  const mayStream = stream.isOpen || stream.alternatives.some(({ value }) => value !== false);
  if (mayStream) return "the answer may be streamed";
  return null;
}

/** The message that an object copies member by member, and nothing else; null where it is no such copy. */
function copiedMessage(literal: ObjectLiteral, call: Node, values: Values): Node | null {
  const read = memberReadOf(call, values);
  let source: Node | null = null;
  for (const property of literal.properties) {
    if (property.type !== "Property" || property.kind !== "init" || property.computed) return null;
    const name = values.nameOf(property);
    const value = unwrap(property.value);
    if (name === "function_call") continue;
    if (name === "role" && unwrapped(value) === "assistant") continue;
    if ((name !== "role" && name !== "content") || value.type !== "MemberExpression") return null;
    const inner = memberReadOf(value, values);
    if (!read || inner?.members.at(-1) !== name) return null;
    if (!isSameRead({ ...inner, members: [...inner.members.slice(0, -1), "function_call"] }, read))
      return null;
    if (name === "content") source = value.object;
  }
  return source;
}
