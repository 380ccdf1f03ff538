/** The messages that requests send. */
import {
  contains,
  unwrap,
  walk,
  type CallNode,
  type NewNode,
  type Node,
  type ObjectLiteral,
} from "../syntax/nodes.js";
import { destinationsOf, type Arrival, type Destinations } from "../values/destinations.js";
import type { Path } from "../values/path.js";
import type { ObjectShape, Origin, Values } from "../values/types.js";
import type { Call } from "./call.js";
import { Parameter } from "./parameter.js";
import type { Subject } from "./sdk-call.js";
import type { Usage } from "./usage.js";

type Senders = ReadonlyMap<CallNode | NewNode, Call>;

interface MessageParts {
  readonly node: ObjectLiteral;
  readonly calls: readonly Call[];
  readonly values: Values;
  readonly filename: string;
  readonly senders: Senders;
}

/** Where something that is written for a message goes. */
export interface Delivery {
  /** The requests that it is sent with. */
  readonly calls: readonly Call[];
  /** Whether it goes anywhere else, or is read by other code: then a change of it changes more than these requests. */
  readonly isShared: boolean;
  /** The types that are written on the way, with the way from each to what is written. */
  readonly types: Destinations["types"];
}

/**
 * An object literal that may reach the `messages` of requests: inline, through variables, fields, `push` and the like,
 * functions of the file, before or after the request.
 */
export class Message implements Subject {
  readonly node: ObjectLiteral;
  /** The requests that may send it. */
  readonly calls: readonly Call[];
  readonly values: Values;
  readonly filename: string;
  private readonly senders: Senders;
  private readonly parameters = new Map<string, Parameter>();
  private readonly shape: ObjectShape;

  constructor({ node, calls, values, filename, senders }: MessageParts) {
    this.node = node;
    this.calls = calls;
    this.values = values;
    this.filename = filename;
    this.senders = senders;
    this.shape = values.shapeOfOrigins(originsOf(node, values));
  }

  /** A property of the message: `role`, `content`. */
  parameter(name: string): Parameter {
    let parameter = this.parameters.get(name);
    if (!parameter) this.parameters.set(name, (parameter = new Parameter(this.shape.get(name))));
    return parameter;
  }

  /**
   * Whether an autofix may change this message: each request that may send it allows that, and the message itself goes
   * nowhere else. Whether other code reads the property that an edit changes is for the edit to find out: `deliveryOf`.
   */
  get allowsFix(): boolean {
    const { arrivals, escapes } = destinationsOf(this.node, this.values);
    const isSentOnly = arrivals.every((arrival) => this.senderOf(arrival, ["messages", "*"]) !== null);
    return isSentOnly && escapes.length === 0 && this.calls.every((call) => call.allowsFix);
  }

  /**
   * Where a value goes that is written for the property `name` of messages: in this literal, or as a constant elsewhere.
   * With the literal itself: where whoever has it reads that property, also if it has none yet.
   */
  deliveryOf(written: Node, name: string): Delivery {
    const member = written === this.node ? name : undefined;
    const { arrivals, reads, escapes, types } = destinationsOf(written, this.values, member);
    const calls = arrivals.map((arrival) => this.senderOf(arrival, ["messages", "*", name]));
    const isShared = calls.includes(null) || reads.length > 0 || escapes.length > 0;
    return { calls: [...new Set(calls.filter((call) => call !== null))], isShared, types };
  }

  private senderOf(arrival: Arrival, path: Path): Call | null {
    return isAt(arrival, path) ? (this.senders.get(arrival.call) ?? null) : null;
  }
}

function isAt({ index, path: found }: Arrival, path: Path): boolean {
  return index === 0 && found.length === path.length && found.every((name, at) => name === path[at]);
}

/**
 * What a literal is where it is given away, so that later changes of it count; where the file does not show that (the
 * literal is handed on as a parameter), what it is where it is written.
 */
function originsOf(literal: ObjectLiteral, values: Values): readonly Origin[] {
  const found = destinationsOf(literal, values)
    .given.filter((given) => unwrap(given) !== literal)
    .flatMap((given) =>
      values.trace(given).filter((origin) => origin.kind === "node" && isMadeOf(origin.node, literal)),
    );
  return found.length > 0 ? found : values.trace(literal);
}

/** Whether an object is the literal, or the literal after an `Object.assign`. */
function isMadeOf(object: Node, literal: ObjectLiteral): boolean {
  return object === literal || (object.type === "CallExpression" && contains(object, literal));
}

const known = new WeakMap<Usage, readonly Message[]>();

/** The messages of the chat completion requests of a file, in source order. */
export function messagesOf(usage: Usage): readonly Message[] {
  let messages = known.get(usage);
  if (!messages) known.set(usage, (messages = findMessages(usage)));
  return messages;
}

function findMessages({ calls }: Usage): readonly Message[] {
  const [first] = calls;
  if (!first) return [];
  const { values, file } = first;
  const senders: Senders = new Map(calls.map((call) => [call.node, call]));
  const messages: Message[] = [];
  walk(values.source.ast, values.source.visitorKeys, (node) => {
    if (node.type === "ObjectExpression" && mayHaveRole(node, values)) {
      const { arrivals } = destinationsOf(node, values);
      const sent = arrivals.flatMap((arrival) => {
        return isAt(arrival, ["messages", "*"]) ? (senders.get(arrival.call) ?? []) : [];
      });
      const { filename } = file;
      if (sent.length > 0)
        messages.push(new Message({ node, calls: [...new Set(sent)], values, filename, senders }));
    }
    return true;
  });
  return messages;
}

/** Whether a literal may be a message by its properties, so that the others cost nothing. */
function mayHaveRole({ properties }: ObjectLiteral, values: Values): boolean {
  if (properties.length === 0) return true;
  return properties.some((property) => {
    if (property.type === "SpreadElement") return true;
    const name = values.nameOf(property);
    return name === null || name === "role";
  });
}
