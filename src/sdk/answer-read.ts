/** What a program reads from the answer to a chat completion request, member by member. */
import { literalConstant, unwrap, type Node } from "../syntax/nodes.js";
import { elementUsesOf, usesOfCallback, type Use } from "../values/uses.js";
import { EVENTS, isList, RESULTS, type AnswerPath } from "./answer-paths.js";
import { sourceOfRead, type AnswerSource } from "./answer-source.js";
import { Call } from "./call.js";
import type { Subject } from "./sdk-call.js";

type MemberUse = Extract<Use, { readonly kind: "member" }>;

/** A read of a member of an answer, or of something in it. */
export class AnswerRead implements Subject {
  readonly call: Call;
  /** The members from the answer to what is read, `*` for an element of a list: `["choices", "*", "message"]`. */
  readonly path: AnswerPath;
  /** The member expression, or the property or element of a pattern. */
  readonly node: Node;
  /** The name of the member, a place to report at. */
  readonly name: Node;
  /** What is done with what was read. */
  readonly uses: readonly Use[];
  private knownSource: AnswerSource | null = null;

  constructor(call: Call, path: AnswerPath, { node, uses }: MemberUse) {
    this.call = call;
    this.path = path;
    this.node = node;
    this.name = node.type === "MemberExpression" ? node.property : node.type === "Property" ? node.key : node;
    this.uses = uses;
  }

  /**
   * Where the value can come from: code that reads an answer may read something else at the same place. Only answers of
   * requests that an autofix may change count.
   */
  get source(): AnswerSource {
    const { call, node, path } = this;
    const isRequest = (found: Node): boolean =>
      call.file.calls.some(
        (other) => other.node === found && other instanceof Call && other.isChatCompletion && other.allowsFix,
      );
    return (this.knownSource ??= sourceOfRead(node, path, call.values, isRequest));
  }

  /** Whether an autofix may change the read. */
  get allowsFix(): boolean {
    return this.source.isCertain;
  }
}

/** Deeper than any member of an answer. */
const MAXIMUM_LENGTH = 12;

/** Methods that hand something to a listener, and give the helper back. */
const LISTENING_METHODS: ReadonlySet<string> = new Set(["on", "once"]);

const known = new WeakMap<Call, ReadFinder>();

/** Every read of an answer that the file shows, through variables, patterns, callbacks and functions of the file. */
export function answerReadsOf(call: Call): readonly AnswerRead[] {
  return finderFor(call).reads;
}

/** One use of a part of an answer, of an element of one of its lists too. */
export interface AnswerUse {
  /** The members from the answer to the part. */
  readonly path: AnswerPath;
  readonly use: Use;
}

export function answerUsesOf(call: Call): readonly AnswerUse[] {
  return finderFor(call).uses;
}

function finderFor(call: Call): ReadFinder {
  let finder = known.get(call);
  if (!finder) known.set(call, (finder = new ReadFinder(call)));
  return finder;
}

class ReadFinder {
  readonly uses: AnswerUse[] = [];
  readonly reads: readonly AnswerRead[];
  private readonly call: Call;
  /** One read per node: a function can be reached on several ways. */
  private readonly found = new Map<Node, AnswerRead>();

  constructor(call: Call) {
    this.call = call;
    this.read(call.answer, []);
    this.reads = [...this.found.values()];
  }

  private read(uses: readonly Use[], path: AnswerPath): void {
    if (path.length > MAXIMUM_LENGTH) return;
    this.uses.push(...uses.map((use) => ({ path, use })));
    if (isList(path)) {
      this.read(elementUsesOf(uses, this.call.values), [...path, "*"]);
      return;
    }
    for (const use of uses) {
      if (use.kind === "argument" || use.kind === "return") this.read(use.uses, path);
      // The chunks of a stream.
      if (use.kind === "iterate" && path.length === 0) this.read(use.uses, path);
      if (use.kind !== "member") continue;
      this.add(use, [...path, use.name]);
      if (path.length === 0) for (const result of use.uses) this.readResult(use.name, result);
    }
  }

  private add(use: MemberUse, path: AnswerPath): void {
    if (this.found.has(use.node)) return;
    this.found.set(use.node, new AnswerRead(this.call, path, use));
    this.read(use.uses, path);
  }

  /** What a method of the promise of an answer gives, or one of the helpers `.stream()` and `.runTools()`. */
  private readResult(method: string, use: Use): void {
    if (use.kind !== "call") return;
    const result = RESULTS.get(method);
    if (result) this.read(use.uses, result);
    if (method === "withResponse") this.read(membersNamed("data", use.uses), []);
    const [name, listener] = use.node.arguments;
    const event = name && EVENTS.get(String(literalConstant(unwrap(name))));
    if (method === "emitted" && event) this.read(use.uses, event);
    if (!LISTENING_METHODS.has(method)) return;
    if (event && listener) this.read(usesOfCallback(listener, 0, this.call.values), event);
    this.read(use.uses, []);
  }
}

function membersNamed(name: string, uses: readonly Use[]): readonly Use[] {
  return uses.flatMap((use) => (use.kind === "member" && use.name === name ? use.uses : []));
}
