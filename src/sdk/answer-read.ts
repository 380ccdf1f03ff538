/** What a program reads from the answer to a chat completion request, member by member. */
import type { Node } from "../syntax/nodes.js";
import { elementUsesOf, type Use } from "../values/uses.js";
import type { Call } from "./call.js";
import type { Subject } from "./sdk-call.js";

/** A read of a member of an answer, or of something in it. */
export interface AnswerRead extends Subject {
  readonly call: Call;
  /** The members from the answer to what is read, `*` for an element of a list: `["choices", "*", "message"]`. */
  readonly path: readonly string[];
  /** The member expression, or the property or element of a pattern. */
  readonly node: Node;
  /** The name of the member, a place to report at. */
  readonly name: Node;
  /** What is done with what was read. */
  readonly uses: readonly Use[];
}

/** The members of an answer that are lists, by the path that leads to them. */
const LISTS: ReadonlySet<string> = new Set([
  "choices",
  "choices.*.message.tool_calls",
  "choices.*.delta.tool_calls",
]);
/** Deeper than any member of an answer. */
const MAXIMUM_LENGTH = 12;

const known = new WeakMap<Call, readonly AnswerRead[]>();

/** Every read of an answer that the file shows, through variables, patterns, callbacks and functions of the file. */
export function answerReadsOf(call: Call): readonly AnswerRead[] {
  let reads = known.get(call);
  if (!reads) known.set(call, (reads = [...new ReadFinder(call).find()]));
  return reads;
}

class ReadFinder {
  private readonly call: Call;
  /** One read per node: a function can be reached on several ways. */
  private readonly found = new Map<Node, AnswerRead>();

  constructor(call: Call) {
    this.call = call;
  }

  find(): Iterable<AnswerRead> {
    this.read(this.call.answer, []);
    return this.found.values();
  }

  private read(uses: readonly Use[], path: readonly string[]): void {
    if (path.length > MAXIMUM_LENGTH) return;
    if (LISTS.has(path.join("."))) {
      this.read(elementUsesOf(uses, this.call.values), [...path, "*"]);
      return;
    }
    for (const use of uses) {
      if (use.kind === "argument" || use.kind === "return") this.read(use.uses, path);
      // The chunks of a stream.
      if (use.kind === "iterate" && path.length === 0) this.read(use.uses, path);
      if (use.kind === "member") this.add(use, [...path, use.name]);
    }
  }

  private add(use: Extract<Use, { readonly kind: "member" }>, path: readonly string[]): void {
    const { call } = this;
    const { node, uses } = use;
    if (this.found.has(node)) return;
    const name =
      node.type === "MemberExpression" ? node.property : node.type === "Property" ? node.key : node;
    this.found.set(node, { call, path, node, name, uses, allowsFix: call.allowsFix });
    this.read(uses, path);
  }
}
