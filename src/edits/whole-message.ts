/** Edits of an assistant message that the program puts together of the parts of an answer's message. */
import type { AnswerRead } from "../sdk/answer-read.js";
import type { Message } from "../sdk/message.js";
import { messageReadAt } from "../sdk/sent-tool-calls.js";
import { isInChain, literalConstant, unwrap, type Identifier, type Node } from "../syntax/nodes.js";
import { hasComment, hasSideEffect, indentationAt, lineBreak, startsLine } from "../syntax/source.js";
import { definitionOf, isReassigned, lookUp, variablesAt } from "../values/binding.js";
import { isMemberWritten } from "../values/condition.js";
import { destinationsOf } from "../values/destinations.js";
import type { Entry } from "../values/types.js";
import type { Edit } from "./edit.js";
import { isSdkType } from "./request-types.js";
import { separated } from "./style.js";

/** The members of a message that mean the same wherever the message is sent. */
const COPIED = ["role", "content", "tool_calls", "refusal"];

/** A member of an answer's message that a property copies. */
interface Copy {
  readonly read: AnswerRead;
  /** The message, as it can be written where the copy is. */
  readonly message: Node;
  /** Whether the property reads the message by itself, and not a variable that was read from it before. */
  readonly isDirect: boolean;
}

/**
 * Sends the whole message of the answer instead of a literal that copies its members one by one. Decisive where nothing
 * could tell the two apart but the members that the literal leaves out. Null where the literal says anything else, or
 * where a comment would be lost.
 */
export function sendWholeMessage(message: Message): Edit | null {
  const { node, values } = message;
  const { source } = values;
  if (hasComment(source, node.range)) return null;
  const copies: Copy[] = [];
  for (const property of node.properties) {
    if (property.type !== "Property" || property.computed || property.method) return null;
    const name = values.nameOf(property);
    if (name === null || !COPIED.includes(name)) return null;
    if (name === "role" && literalConstant(unwrap(property.value)) === "assistant") continue;
    const copy = copyOf(property.value, name, message);
    if (!copy) return null;
    copies.push(copy);
  }
  const [first] = copies;
  if (!first || !copies.every((copy) => isSameMessage(copy, first, message))) return null;
  const isDecisive = hasMember(message, "content") && copies.every(isCertain) && isInterchangeable(message);
  return {
    changes: [{ range: node.range, text: separated(source.getText(first.message), node, values) }],
    sharedWith: [],
    isDecisive,
  };
}

/**
 * Spreads the message of the answer into the literal, before everything that it says itself: `{ ...message, role }`.
 * Null where the message cannot be named there, or where the literal takes the reasoning away.
 */
export function spreadWholeMessage(message: Message, { value }: Entry): Edit | null {
  const { node, values } = message;
  const [first] = node.properties;
  const copied = value && messageOf(value, message);
  if (!first || !copied || message.parameter("reasoning_content").property.entries.length > 0) return null;
  const spread = `...${values.source.getText(copied)},`;
  const [start] = first.range;
  const gap = startsLine(first, values.source)
    ? lineBreak(values.source) + indentationAt(values.source, start)
    : " ";
  return { changes: [{ range: [start, start], text: spread + gap }], sharedWith: [], isDecisive: false };
}

/** The copy that the value of a property is: `message.content`, or a constant that holds it. Null where it is none. */
function copyOf(value: Node, name: string, message: Message): Copy | null {
  const inner = unwrap(value);
  const found =
    inner.type === "MemberExpression"
      ? { node: inner, message: inner.object }
      : inner.type === "Identifier"
        ? heldBy(inner, message)
        : null;
  const read = found && messageReadAt(found.node, message);
  // The helpers that stream do not keep all of the reasoning.
  const isWhole = read?.call.method === "create" || read?.call.method === "parse";
  if (!read || !isWhole || read.path.at(-1) !== name) return null;
  const isDirect = inner === found.node;
  if (hasSideEffect(found.message, message.values.source)) return null;
  return isDirect || isNameable(found.message, message) ? { read, message: found.message, isDirect } : null;
}

/** What a constant was read from: `const { content } = message`, `const content = message.content`. */
function heldBy(
  name: Identifier,
  { values }: Message,
): { readonly node: Node; readonly message: Node } | null {
  const variable = lookUp(name, values.source);
  const definition = variable && !isReassigned(variable, values.source) ? definitionOf(variable) : null;
  if (definition?.node.type !== "VariableDeclarator" || !definition.node.init) return null;
  const { id, init } = definition.node;
  const value = unwrap(init);
  if (id.type === "Identifier") {
    return value.type === "MemberExpression" ? { node: value, message: value.object } : null;
  }
  if (id.type !== "ObjectPattern") return null;
  const property = id.properties.find((one) => one.type === "Property" && one.value === definition.name);
  return property ? { node: property, message: init } : null;
}

/** Whether an expression from elsewhere reads the same where the message is written. */
function isNameable(expression: Node, { node, values }: Message): boolean {
  let root = unwrap(expression);
  while (root.type === "MemberExpression") root = unwrap(root.object);
  if (root.type !== "Identifier" || values.canonical(expression) === null) return false;
  const variable = lookUp(root, values.source);
  return variable !== null && variablesAt(node, values.source).includes(variable);
}

function isSameMessage(one: Copy, other: Copy, { values }: Message): boolean {
  if (one.isDirect && other.isDirect) {
    return values.source.getText(one.message) === values.source.getText(other.message);
  }
  const canonical = values.canonical(one.message);
  return canonical !== null && canonical === values.canonical(other.message);
}

function isCertain({ read, message }: Copy): boolean {
  const { source, call, node } = read;
  const isOptional = isInChain(message) || (node.type === "MemberExpression" && node.optional);
  return (
    source.isCertain &&
    call.method === "create" &&
    !isOptional &&
    source.types.every((type) => isSdkType(type, call.values))
  );
}

function hasMember({ node, values }: Message, name: string): boolean {
  return node.properties.some((one) => one.type === "Property" && values.nameOf(one) === name);
}

/** Whether all that reads a message reads the same from the whole one, and neither is changed later. */
function isInterchangeable({ node, values }: Message): boolean {
  const { reads, types } = destinationsOf(node, values);
  return (
    reads.every(({ name }) => name !== null && COPIED.includes(name)) &&
    ![...COPIED, "reasoning_content"].some((name) => isMemberWritten(name, values)) &&
    types.every(({ type }) => isSdkType(type, values))
  );
}

/** The message of the answer that tool calls are taken from: `message` in `message.tool_calls?.map(…) ?? []`. */
function messageOf(toolCalls: Node, message: Message): Node | null {
  const copy = copyOf(toolCalls, "tool_calls", message);
  if (copy) return copy.message;
  const inner = unwrap(toolCalls);
  switch (inner.type) {
    case "CallExpression":
      return messageOf(inner.callee, message);
    case "MemberExpression":
      return messageOf(inner.object, message);
    case "LogicalExpression":
      return messageOf(inner.operator === "&&" ? inner.right : inner.left, message);
    case "ConditionalExpression":
      return messageOf(inner.consequent, message) ?? messageOf(inner.alternate, message);
    default:
      return null;
  }
}
