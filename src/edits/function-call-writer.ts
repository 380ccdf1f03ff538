/** Writes what becomes of the uses of a `message.function_call`: the list `message.tool_calls`, and each call in it. */
import type { FunctionCallUse, Holder } from "../sdk/function-calls.js";
import { isOnlyTested } from "../sdk/function-calls.js";
import { keyNode, outermost, type Node, type Range } from "../syntax/nodes.js";
import { hasComment, isParenthesized, type SourceCode } from "../syntax/source.js";
import type { Values } from "../values/types.js";
import type { Change } from "./edit.js";

/** The names of what holds tool calls. */
export interface ToolCallNames {
  /** The variable of the loop. */
  readonly call: string;
  /** What the variables that held the call of a function are called as holders of the list. */
  readonly lists: ReadonlyMap<Holder, string>;
}

/** A replacement; null where a comment would be lost. */
export function replaced(range: Range, text: string, source: SourceCode): readonly Change[] | null {
  return hasComment(source, range) ? null : [{ range, text }];
}

/** The text of an expression that gives the list of tool calls, instead of the call of a function. */
export function listText(
  { node, holder }: FunctionCallUse,
  { lists }: ToolCallNames,
  source: SourceCode,
): string {
  if (node.type === "Identifier") return (holder && lists.get(holder)) ?? node.name;
  const [start, end] = node.range;
  const [keyStart, keyEnd] = keyNode(node).range;
  return source.text.slice(start, keyStart) + keyText(node, source) + source.text.slice(keyEnd, end);
}

/** `tool_calls`, in quotes where `function_call` has some. */
function keyText(node: Extract<Node, { readonly type: "MemberExpression" }>, source: SourceCode): string {
  const key = keyNode(node);
  const quote = node.computed ? source.text.charAt(key.range[0]) : "";
  return `${quote}tool_calls${quote}`;
}

/** A use that stays outside of the loop: it asks the list, or prints it. Null where it cannot. */
export function outside(
  use: FunctionCallUse,
  names: ToolCallNames,
  values: Values,
): readonly Change[] | null {
  const list = toList(use, names, values);
  const [, end] = use.node.range;
  const length: Change = { range: [end, end], text: "?.length" };
  switch (use.kind) {
    case "log":
    case "given":
      return list;
    case "test":
      return isWrapped(use.node) ? null : list && [...list, length];
    case "comparison":
      return list && comparison(use, values, [...list, length]);
    default:
      return null;
  }
}

/** The reference itself, as one to the list. */
function toList(use: FunctionCallUse, names: ToolCallNames, { source }: Values): readonly Change[] | null {
  const { node, holder } = use;
  if (node.type === "MemberExpression") {
    const key = keyNode(node);
    if (node.computed && key.type !== "Literal") return null;
    return [{ range: key.range, text: keyText(node, source) }];
  }
  const name = holder ? names.lists.get(holder) : undefined;
  if (name === undefined) return null;
  return [{ range: node.range, text: name }];
}

/** Whether an assertion about the type stands around a use, which the list does not have. */
function isWrapped(node: Node): boolean {
  const outer = outermost(node);
  return outer !== node && outer.type !== "ChainExpression";
}

/** `call != null` and the like as a test of the list: null and undefined are falsy, and so is an empty list. */
function comparison(
  { node }: FunctionCallUse,
  values: Values,
  inner: readonly Change[],
): readonly Change[] | null {
  const { source } = values;
  const operand = outermost(node);
  const whole = operand.parent;
  if (whole?.type !== "BinaryExpression" || isWrapped(node) || isParenthesized(operand, source)) return null;
  const before = replaced([whole.range[0], operand.range[0]], "", source);
  const after = replaced([operand.range[1], whole.range[1]], "", source);
  const isAbsence = whole.operator === "==" || whole.operator === "===";
  const not = isAbsence ? "!" : isOnlyTested(whole, values) ? "" : "!!";
  if (!before || !after) return null;
  const [start] = whole.range;
  const negation: Change = { range: [start, start], text: not };
  return [negation, ...before, ...inner, ...after];
}

/** A use in the loop: the call is there, and it is `toolCall.function`. Null where a comment would be lost. */
export function inside(
  { node }: FunctionCallUse,
  { call }: ToolCallNames,
  { source }: Values,
): readonly Change[] | null {
  const text = `${call}.function`;
  const outer = withNonNull(node);
  const { parent } = outer;
  if (isShorthand(node)) return [{ range: [node.range[1], node.range[1]], text: `: ${text}` }];
  if (parent?.type === "MemberExpression" && parent.object === outer && parent.optional) {
    const link = source.getTokenAfter(outer);
    if (link && !isParenthesized(outer, source)) {
      return replaced([node.range[0], link.range[1]], parent.computed ? text : `${text}.`, source);
    }
  }
  return replaced([node.range[0], outer.range[1]], text, source);
}

/** An expression with the `!` behind it. */
function withNonNull(node: Node): Node {
  let outer = node;
  while (outer.parent?.type === "TSNonNullExpression") outer = outer.parent;
  return outer;
}

function isShorthand(node: Node): boolean {
  return node.parent?.type === "Property" && node.parent.shorthand;
}

/** Whether an assignment, perhaps through a pattern, gives a variable something. */
function isGiven(write: Node): boolean {
  return write.type !== "AssignmentExpression" || write.right.type !== "Literal";
}

/** The declaration of a variable that held the call, as one that holds the list. */
export function holderChanges(
  holder: Holder,
  names: ToolCallNames,
  { source }: Values,
): readonly Change[] | null {
  const name = names.lists.get(holder);
  const { declaration } = holder;
  if (name === undefined) return null;
  const target = declaration.type === "Property" ? declaration.value : declaration.id;
  // A type that is written for the call does not hold for the list.
  if (target.type !== "Identifier" || target.typeAnnotation) return null;
  const writes = holder.variable.references.filter((one) => one.isWrite() && one.init !== true);
  // A variable that is emptied again would need another type.
  if (writes.some(({ identifier: { parent } }) => !isGiven(parent))) return null;
  const assigned = writes.map(({ identifier }): Change => ({ range: identifier.range, text: name }));
  if (declaration.type !== "Property") return [{ range: target.range, text: name }, ...assigned];
  if (declaration.computed) return null;
  if (declaration.shorthand) {
    return [{ range: target.range, text: name === "tool_calls" ? name : `tool_calls: ${name}` }, ...assigned];
  }
  const { key } = declaration;
  const quote = key.type === "Literal" ? source.text.charAt(key.range[0]) : "";
  return [
    { range: key.range, text: `${quote}tool_calls${quote}` },
    { range: target.range, text: name },
    ...assigned,
  ];
}
