/** The messages that requests send. */
import { MESSAGE_ROLES } from "../contract/index.js";
import {
  contains,
  literalConstant,
  outermost,
  unwrap,
  walk,
  type Node,
  type ObjectLiteral,
} from "../syntax/nodes.js";
import { destinationsOf } from "../values/destinations.js";
import type { ObjectShape, Origin, Values } from "../values/types.js";
import type { Call } from "./call.js";
import { Deliveries, type Delivery } from "./delivery.js";
import { Parameter } from "./parameter.js";
import type { Subject } from "./sdk-call.js";
import type { Usage } from "./usage.js";

/**
 * An object literal that may reach the `messages` of requests: inline, through variables, fields, `push` and the like,
 * functions of the file, before or after the request.
 */
export class Message implements Subject {
  readonly node: ObjectLiteral;
  readonly deliveries: Deliveries;
  private readonly delivery: Delivery;
  private readonly parameters = new Map<string, Parameter>();
  private readonly shape: ObjectShape;

  constructor(node: ObjectLiteral, delivery: Delivery, deliveries: Deliveries) {
    this.node = node;
    this.delivery = delivery;
    this.deliveries = deliveries;
    this.shape = deliveries.values.shapeOfOrigins(originsOf(node, deliveries.values));
  }

  get values(): Values {
    return this.deliveries.values;
  }

  /** The requests that may send it. */
  get calls(): readonly Call[] {
    return this.delivery.calls;
  }

  /** A property of the message: `role`, `content`. */
  parameter(name: string): Parameter {
    let parameter = this.parameters.get(name);
    if (!parameter) this.parameters.set(name, (parameter = new Parameter(this.shape.get(name))));
    return parameter;
  }

  /**
   * Whether an autofix may change this message: each request that may send it allows that, and as a whole it goes nowhere
   * else. Whether other code reads the property that an edit changes is for the edit to ask: `deliveries.ofProperty`, and
   * `deliveries.ofValue` for what is written there.
   */
  get allowsFix(): boolean {
    return !this.delivery.isShared && this.calls.every((call) => call.allowsFix);
  }
}

/**
 * A text that may become the role of messages on a way on which no message shows it as its role: it is given to a function
 * of the file (`add("user", content)`), or written in an object that messages only copy (`list.map((m) => ({ ...m }))`).
 */
export class MessageRole implements Subject {
  readonly node: Node;
  readonly value: string;
  readonly deliveries: Deliveries;
  private readonly delivery: Delivery;

  constructor(node: Node, value: string, delivery: Delivery, deliveries: Deliveries) {
    this.node = node;
    this.value = value;
    this.delivery = delivery;
    this.deliveries = deliveries;
  }

  /** The requests that may send it. */
  get calls(): readonly Call[] {
    return this.delivery.calls;
  }

  get allowsFix(): boolean {
    return !this.delivery.isShared && this.calls.every((call) => call.allowsFix);
  }
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

interface Found {
  readonly messages: readonly Message[];
  readonly roles: readonly MessageRole[];
}

const known = new WeakMap<Usage, Found>();

/** The messages of the chat completion requests of a file, in source order. */
export function messagesOf(usage: Usage): readonly Message[] {
  return foundIn(usage).messages;
}

/** The texts that become roles of messages, other than those that a message shows as its role, in source order. */
export function messageRolesOf(usage: Usage): readonly MessageRole[] {
  return foundIn(usage).roles;
}

function foundIn(usage: Usage): Found {
  let found = known.get(usage);
  if (!found) known.set(usage, (found = find(usage.calls)));
  return found;
}

function find(calls: readonly Call[]): Found {
  const [first] = calls;
  if (!first) return { messages: [], roles: [] };
  const { values, file } = first;
  const deliveries = new Deliveries(calls, values, file.filename);
  const literals: ObjectLiteral[] = [];
  const texts: { readonly node: Node; readonly value: string }[] = [];
  let assignsRole = false;
  walk(values.source.ast, values.source.visitorKeys, (node) => {
    if (node.type === "ObjectExpression") literals.push(node);
    const target = node.type === "AssignmentExpression" ? unwrap(node.left) : null;
    assignsRole ||= target?.type === "MemberExpression" && values.nameOf(target) === "role";
    const value = literalConstant(node);
    if (typeof value === "string" && Object.hasOwn(MESSAGE_ROLES, value)) texts.push({ node, value });
    return true;
  });
  const messages = literals.flatMap((node) => {
    if (!assignsRole && !mayHaveRole(node, values)) return [];
    const delivery = deliveries.ofMessage(node);
    return delivery.calls.length > 0 ? [new Message(node, delivery, deliveries)] : [];
  });
  const shown = new Set(
    messages.flatMap((message) => message.parameter("role").alternatives.map(({ source }) => source.node)),
  );
  const sent = new Set<Node>(messages.map(({ node }) => node));
  const roles = texts.flatMap(({ node, value }) => {
    if (shown.has(node) || !isHandedOn(node, sent, values)) return [];
    const delivery = deliveries.ofValue(node, "role");
    return delivery.calls.length > 0 ? [new MessageRole(node, value, delivery, deliveries)] : [];
  });
  return { messages, roles };
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

/**
 * Whether a text is given to a call, or to an object that is no message itself: in its literal, or by an assignment.
 * What a message has is known from its shape.
 */
function isHandedOn(text: Node, messages: ReadonlySet<Node>, values: Values): boolean {
  let node = outermost(text);
  while (node.parent?.type === "ConditionalExpression" || node.parent?.type === "LogicalExpression")
    node = outermost(node.parent);
  const { parent } = node;
  if (parent?.type === "Property" && parent.value === node) return !messages.has(parent.parent);
  if (parent?.type === "AssignmentExpression" && parent.right === node) {
    const target = unwrap(parent.left);
    if (target.type !== "MemberExpression") return false;
    return !values.trace(target.object).some((origin) => origin.kind === "node" && messages.has(origin.node));
  }
  return (parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee !== node;
}
