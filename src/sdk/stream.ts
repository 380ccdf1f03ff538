/** What a program reads from an answer that comes in chunks. */
import { contains, literalConstant, unwrap, type MemberNode, type Node } from "../syntax/nodes.js";
import { lookUp } from "../values/binding.js";
import { isGuarded, type Implies } from "../values/guard.js";
import type { Values } from "../values/types.js";
import { usesOfParameter, type Use } from "../values/uses.js";
import type { Call } from "./call.js";

export interface StreamReads {
  /** Whether the file shows every use of the stream and of its chunks. */
  readonly isVisible: boolean;
  /** Reads like `chunk.choices[0].delta`, which fail on a chunk without choices, and which `?.` would repair. */
  readonly unguarded: readonly MemberNode[];
  /** Whether there are other reads that fail on a chunk without choices, such as `const { delta } = chunk.choices[0]`. */
  readonly hasOtherUnguarded: boolean;
  /** Whether the program reads usage that only `include_usage` fills. */
  readonly readsUsage: boolean;
}

/** Events of the `.stream()` helper that do not hand out raw chunks. */
const ACCUMULATED_EVENTS = new Set([
  "connect",
  "content",
  "content.delta",
  "content.done",
  "refusal.delta",
  "refusal.done",
  "logprobs.content.delta",
  "logprobs.content.done",
  "logprobs.refusal.delta",
  "logprobs.refusal.done",
  "tool_calls.function.arguments.delta",
  "tool_calls.function.arguments.done",
  "message",
  "chatCompletion",
  "finalContent",
  "finalMessage",
  "finalChatCompletion",
  "functionCall",
  "functionCallResult",
  "functionToolCall",
  "functionToolCallResult",
  "error",
  "abort",
  "end",
]);
/** Members of the `.stream()` helper that give no access to raw chunks. */
const ACCUMULATED_MEMBERS = new Set([
  "abort",
  "aborted",
  "allChatCompletions",
  "controller",
  "currentChatCompletionSnapshot",
  "done",
  "emitted",
  "ended",
  "errored",
  "finalChatCompletion",
  "finalContent",
  "finalFunctionCall",
  "finalFunctionCallResult",
  "finalFunctionToolCall",
  "finalFunctionToolCallResult",
  "finalMessage",
  "messages",
  "off",
  "totalUsage",
]);
/** Array methods that call back for each element, so never for an empty list. */
const ELEMENT_METHODS = new Set(["every", "filter", "flatMap", "forEach", "map", "some"]);
/** The members of a chunk's choice that are there in every choice; the others may be missing or null anyway. */
const ALWAYS_PRESENT = new Set(["delta", "index"]);
const CHUNK_MEMBERS = new Set(["id", "object", "created", "model", "system_fingerprint", "service_tier"]);

/** How the program reads the stream that a call gives. */
export function streamReads(call: Call): StreamReads {
  const finder = new StreamReadFinder(call.values);
  finder.readStream(call.answer);
  return finder;
}

class StreamReadFinder implements StreamReads {
  isVisible = true;
  readonly unguarded: MemberNode[] = [];
  hasOtherUnguarded = false;
  readsUsage = false;
  private readonly values: Values;

  constructor(values: Values) {
    this.values = values;
  }

  readStream(uses: readonly Use[]): void {
    for (const use of uses) {
      if (use.kind === "iterate") this.readChunk(use.uses);
      else if (use.kind === "member") this.readStreamMember(use.name, use.uses);
      else if (use.kind !== "look") this.isVisible = false;
    }
  }

  private readStreamMember(name: string, uses: readonly Use[]): void {
    if (name === "on" || name === "once") {
      for (const use of uses) this.readSubscription(use);
    } else if (name === "emitted") {
      for (const use of uses) if (use.kind !== "call" || this.eventOf(use.node.arguments[0]) === "chunk") this.isVisible = false;
    } else if (ACCUMULATED_MEMBERS.has(name)) {
      this.readsUsage ||= name === "totalUsage" || uses.some((use) => use.kind === "call" && hasMember(use.uses, "usage"));
    } else {
      this.isVisible = false;
    }
  }

  private readSubscription(use: Use): void {
    if (use.kind !== "call") {
      this.isVisible = false;
      return;
    }
    const [name, listener] = use.node.arguments;
    const event = this.eventOf(name);
    if (event === "chunk" || event === "chatCompletion" || event === "finalChatCompletion") {
      const received = usesOfParameter(listener, 0, this.values);
      if (event !== "chunk") this.readsUsage ||= received !== null && hasMember(received, "usage");
      else if (received) this.readChunk(received);
      else this.isVisible = false;
    } else if (event === null || !ACCUMULATED_EVENTS.has(event)) {
      this.isVisible = false;
    }
    // `on` gives the stream back.
    this.readStream(use.uses);
  }

  private eventOf(argument: Node | undefined): string | null {
    const constant = argument && literalConstant(unwrap(argument));
    return typeof constant === "string" ? constant : null;
  }

  private readChunk(uses: readonly Use[]): void {
    for (const use of uses) {
      if (use.kind === "look") continue;
      if (use.kind !== "member") this.isVisible = false;
      else if (use.name === "choices") this.readChoices(use.uses);
      else if (use.name === "usage") this.readsUsage = true;
      else if (!CHUNK_MEMBERS.has(use.name)) this.isVisible = false;
    }
  }

  private readChoices(uses: readonly Use[]): void {
    for (const use of uses) {
      if (use.kind === "look" || use.kind === "iterate") continue;
      if (use.kind !== "member") this.isVisible = false;
      else if (/^\d+$/u.test(use.name)) this.readElement(use.node, use.uses);
      else if (use.name === "at" || use.name === "find") {
        for (const called of use.uses) if (called.kind === "call") this.readElement(use.node, called.uses);
      } else if (use.name !== "length" && !ELEMENT_METHODS.has(use.name)) this.isVisible = false;
    }
  }

  /** The uses of `choices[0]`, which is undefined in the last chunk. */
  private readElement(element: Node, uses: readonly Use[]): void {
    this.readMissing(element, element, uses, true);
  }

  /**
   * The uses of a value that is missing in the last chunk.
   * @param value the expression that gives it, in whose chain `?.` covers every further member.
   * @param isPresent whether every other chunk has the value, so that the program need not expect it to be missing.
   */
  private readMissing(element: Node, value: Node, uses: readonly Use[], isPresent: boolean): void {
    for (const use of uses) {
      if (use.kind === "look" || isGuarded(use.node, this.emptiness(element, use))) continue;
      if (use.kind !== "member") {
        if (isPresent) this.isVisible = false;
        continue;
      }
      const isCovered = use.optional || (value !== element && continuesChain(use.node, value));
      if (isPresent && !isCovered) {
        if (use.node.type === "MemberExpression") this.unguarded.push(use.node);
        else this.hasOtherUnguarded = true;
      }
      if (isPresent && ALWAYS_PRESENT.has(use.name)) this.readMissing(element, use.node, use.uses, true);
    }
  }

  /** Tells tests that show that there are choices: of the element, of what is read from it, of the list's length. */
  private emptiness(element: Node, use: Use): Implies {
    const elements = new Set<string>();
    const lists = new Set<string>();
    const add = (names: Set<string>, node: Node | undefined): void => {
      const text = node && this.values.canonical(node);
      if (text !== null && text !== undefined) names.add(text);
    };
    if (element.type === "MemberExpression") {
      if (/^\d+$/u.test(this.values.nameOf(element) ?? "")) add(elements, element);
      add(lists, element.object);
    }
    if (use.kind !== "member") add(elements, use.node);
    else if (use.node.type === "MemberExpression") add(elements, use.node.object);
    return (test, outcome) => this.showsElement(unwrap(test), outcome, elements, lists);
  }

  private showsElement(test: Node, outcome: boolean, elements: ReadonlySet<string>, lists: ReadonlySet<string>): boolean {
    if (test.type === "BinaryExpression") {
      const { left, operator, right } = test;
      const bound = literalConstant(unwrap(right));
      const text = this.values.canonical(left);
      if (left.type === "PrivateIdentifier" || text === null) return false;
      const isLength = [...lists].some((list) => text === `${list}.length`);
      if (isLength && typeof bound === "number") return lengthShows(operator, bound, outcome);
      // The element is undefined where it is missing, which `!== null` lets through.
      const isUndefined = right.type === "Identifier" && right.name === "undefined";
      const isLoose = operator === "==" || operator === "!=";
      if (!elements.has(text) || !(isUndefined || (bound === null && isLoose))) return false;
      return outcome ? operator.startsWith("!=") : operator.startsWith("==");
    }
    if (!outcome) return false;
    const text = this.values.canonical(this.definitionOf(test));
    if (text === null) return false;
    const own = this.values.canonical(test);
    if ([...lists].some((list) => text === `${list}.length`)) return true;
    return [...elements].some((one) => text === one || own === one || text.startsWith(`${one}.`) || text.startsWith(`${one}[`));
  }

  /** What a constant stands for: `text` in `const text = chunk.choices[0]?.delta?.content`. */
  private definitionOf(test: Node): Node {
    if (test.type !== "Identifier") return test;
    const definition = lookUp(test, this.values.source)?.defs[0]?.node;
    const isPlain = definition?.type === "VariableDeclarator" && definition.id.type === "Identifier";
    const value = isPlain && definition.parent.kind === "const" ? definition.init : null;
    return value && !contains(value, test) ? value : test;
  }
}

/** Whether a member is read in the same chain as the value before it, so that a `?.` there covers it. */
function continuesChain(member: Node, value: Node): boolean {
  if (member.type !== "MemberExpression") return false;
  let object: Node = member.object;
  while (object.type === "TSNonNullExpression") object = object.expression;
  return object === value;
}

/** Whether `length <operator> bound` with this outcome means that the list is not empty. */
function lengthShows(operator: string, bound: number, outcome: boolean): boolean {
  switch (operator) {
    case ">":
      return outcome && bound >= 0;
    case ">=":
      return outcome && bound >= 1;
    case "<":
      return !outcome && bound >= 1;
    case "<=":
      return !outcome && bound >= 0;
    case "==":
    case "===":
      return bound === 0 ? !outcome : outcome;
    case "!=":
    case "!==":
      return bound === 0 ? outcome : !outcome;
    default:
      return false;
  }
}

function hasMember(uses: readonly Use[], name: string): boolean {
  return uses.some((use) => use.kind === "member" && use.name === name);
}
