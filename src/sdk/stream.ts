/** What a program reads from an answer that comes in chunks. */
import {
  isFunction,
  literalConstant,
  unwrap,
  type FunctionNode,
  type MemberNode,
  type Node,
} from "../syntax/nodes.js";
import { dryRunOfCall, dryRunOfLoop, type DryRun } from "../values/dry-run.js";
import { ADDED, EMPTY_LIST, NOT_YET_ADDED, type Known } from "../values/known.js";
import type { Values } from "../values/types.js";
import { usesOfParameter, type Use } from "../values/uses.js";
import type { Call } from "./call.js";

export interface StreamReads {
  /** Whether one more chunk at the end, with usage and without choices, certainly changes nothing but the usage. */
  readonly isReady: boolean;
  /** Reads like `chunk.choices[0].delta`, which fail on that chunk, and which `?.` would repair. */
  readonly unguarded: readonly MemberNode[];
  /** Whether the program reads usage that only `include_usage` fills. */
  readonly readsUsage: boolean;
}

/** The chunk that `include_usage` adds to a stream. */
const USAGE_CHUNK = chunkWith({ choices: EMPTY_LIST, usage: ADDED });
/** Every other chunk. With `include_usage` OpenAI's API sends `usage: null` in it, so that what is tested must not differ. */
const OTHER_CHUNK = chunkWith({ usage: NOT_YET_ADDED });

function chunkWith(members: Readonly<Record<string, Known>>): Known {
  return { kind: "object", members: new Map(Object.entries(members)), isClosed: false };
}

/** The events of the `.stream()` helper, from version 4 to 7 of the SDK, that hand out no chunks. */
const ACCUMULATED_EVENTS: ReadonlySet<string | null> = new Set([
  "abort",
  "chatCompletion",
  "connect",
  "content",
  "content.delta",
  "content.done",
  "end",
  "error",
  "finalChatCompletion",
  "finalContent",
  "finalFunctionCall",
  "finalFunctionCallResult",
  "finalFunctionToolCall",
  "finalFunctionToolCallResult",
  "finalMessage",
  "functionCall",
  "functionCallResult",
  "functionToolCall",
  "functionToolCallResult",
  "logprobs.content.delta",
  "logprobs.content.done",
  "logprobs.refusal.delta",
  "logprobs.refusal.done",
  "message",
  "refusal.delta",
  "refusal.done",
  "tool_calls.function.arguments.delta",
  "tool_calls.function.arguments.done",
  "totalUsage",
]);
/** The members of the `.stream()` helper, and of a stream, that give no access to chunks. */
const ACCUMULATED_MEMBERS = new Set([
  "abort",
  "aborted",
  "allChatCompletions",
  "controller",
  "currentChatCompletionSnapshot",
  "done",
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
/** Members that take the name of an event. */
const EVENT_MEMBERS = new Set(["emitted", "events", "on", "once"]);

const RESPONSE_MEMBERS = new Set(["request_id", "response"]);

/** How the program reads the stream that a call gives. */
export function streamReads(call: Call): StreamReads {
  const finder = new StreamReadFinder(call.values);
  finder.readStream(call.answer);
  return finder;
}

class StreamReadFinder implements StreamReads {
  isReady = true;
  readonly unguarded: MemberNode[] = [];
  readsUsage = false;
  private readonly values: Values;

  constructor(values: Values) {
    this.values = values;
  }

  readStream(uses: readonly Use[]): void {
    for (const use of uses) {
      if (use.kind === "member") this.readMember(use.name, use.uses);
      else if (use.kind === "iterate" && use.node.type === "ForOfStatement" && use.node.await) {
        this.readsUsage ||= hasMember(use.uses, "usage");
        const { node } = use;
        this.add((chunk) => dryRunOfLoop(node, chunk, this.values));
      } else if (use.kind !== "look") this.isReady = false;
    }
  }

  private add(runFor: (chunk: Known) => DryRun): void {
    const { unguarded, effects } = runFor(USAGE_CHUNK);
    this.unguarded.push(...unguarded);
    this.isReady &&=
      unguarded.length === 0 && effects.length === 0 && runFor(OTHER_CHUNK).nullTests.length === 0;
  }

  private readMember(name: string, uses: readonly Use[]): void {
    if (EVENT_MEMBERS.has(name)) {
      for (const use of uses) this.readEvent(name, use);
    } else if (name === "withResponse") {
      for (const use of uses) this.readResponse(use);
    } else if (ACCUMULATED_MEMBERS.has(name)) {
      const results = uses.flatMap((use) => (use.kind === "call" ? use.uses : []));
      this.readsUsage ||= name === "totalUsage" || hasMember([...uses, ...results], "usage");
      // What the helper gives for chaining.
      if (name === "off") for (const use of uses) if (use.kind === "call") this.readStream(use.uses);
    } else {
      this.isReady = false;
    }
  }

  private readEvent(member: string, use: Use): void {
    if (use.kind !== "call") {
      this.isReady = false;
      return;
    }
    const [name, listener] = use.node.arguments;
    const event = name ? literalConstant(unwrap(name)) : null;
    const callback = listener && this.functionOf(listener);
    const received = usesOfParameter(callback ?? undefined, 0, this.values) ?? [];
    this.readsUsage ||= event === "totalUsage" || hasMember(received, "usage");
    if (event === "chunk" && callback) this.add((chunk) => dryRunOfCall(callback, chunk, this.values));
    else if (typeof event !== "string" || !ACCUMULATED_EVENTS.has(event)) this.isReady = false;
    // `on` and `once` give the stream back.
    if (member === "on" || member === "once") this.readStream(use.uses);
    else this.readsUsage ||= hasMember(use.uses, "usage");
  }

  /** `const { data, response } = await create(…).withResponse()` */
  private readResponse(use: Use): void {
    for (const member of use.kind === "call" ? use.uses : [use]) {
      if (member.kind === "look") continue;
      if (member.kind === "member" && member.name === "data") this.readStream(member.uses);
      // The response has been read already, what is left of it are headers.
      else if (member.kind !== "member" || !RESPONSE_MEMBERS.has(member.name)) this.isReady = false;
    }
  }

  /** The function that a listener certainly is. */
  private functionOf(listener: Node): FunctionNode | null {
    const [origin, ...others] = this.values.trace(listener);
    return origin?.kind === "node" && others.length === 0 && isFunction(origin.node) ? origin.node : null;
  }
}

function hasMember(uses: readonly Use[], name: string): boolean {
  return uses.some((use) => use.kind === "member" && use.name === name);
}
