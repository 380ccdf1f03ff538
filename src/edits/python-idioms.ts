/** From habits of the Python SDK to what the Node SDK has for them. */
import type { Append } from "../sdk/appends.js";
import type { Construction } from "../sdk/construction.js";
import type { SdkCall } from "../sdk/sdk-call.js";
import type { Node, ObjectLiteral, Range } from "../syntax/nodes.js";
import { hasComment, indentationAt, isParenthesized, type SourceCode } from "../syntax/source.js";
import type { Entry } from "../values/types.js";
import type { Change, Edit } from "./edit.js";
import { readers } from "./replace.js";
import { allowsParameters } from "./request-types.js";

/** Writes `new` before a call of a class; null where it would take another part of the code for the class. */
export function addNew({ node, values }: Construction): Edit | null {
  if (node.type !== "CallExpression" || node.optional || !isMemberOfName(node.callee, values.source))
    return null;
  const [start] = node.range;
  return { changes: [{ range: [start, start], text: "new " }], sharedWith: [], isDecisive: true };
}

/** Whether an expression is a name, something in parentheses, or a member of such, all of which `new` takes whole. */
function isMemberOfName(callee: Node, source: SourceCode): boolean {
  let node = callee;
  while (node.type === "MemberExpression" && !node.optional && !isParenthesized(node, source))
    node = node.object;
  return node.type === "Identifier" || isParenthesized(node, source);
}

/** Calls `push` in place of `append`. */
export function usePush({ name }: Append): Edit | null {
  if (name.type !== "Identifier") return null;
  return { changes: [{ range: name.range, text: "push" }], sharedWith: [], isDecisive: true };
}

/**
 * Puts the properties of an object in the place of the property that has it: `extra_body: { top_k: 1 }` becomes
 * `top_k: 1`. Null where the object is not written there, where the request has one of its properties already, where a
 * comment would be lost, or where the text is not ours.
 */
export function hoist(call: SdkCall, entry: Entry): Edit | null {
  const { node: property, literal, value } = entry;
  const { values } = call;
  if (!literal || property.type !== "Property" || value?.type !== "ObjectExpression") return null;
  const names = value.properties.map((one) => (one.type === "Property" ? values.nameOf(one) : null));
  const isFree = names.every((name) => name !== null && call.parameter(name).property.entries.length === 0);
  if (!isFree || !allowsParameters(literal, values)) return null;
  const parameter = call.parameter(entry.name);
  const sharedWith = readers(call, { entry, parameter }, entry.steps, value);
  const changes = changesOf(property, value, values.source);
  return sharedWith && changes && { changes, sharedWith, isDecisive: !parameter.property.overridable };
}

function changesOf(property: Node, object: ObjectLiteral, source: SourceCode): readonly Change[] | null {
  const [first] = object.properties;
  const last = object.properties.at(-1);
  if (!first || !last) return null;
  const head: Range = [property.range[0], first.range[0]];
  const tail: Range = [last.range[1], property.range[1]];
  if (hasComment(source, head) || hasComment(source, tail)) return null;
  return [{ range: head, text: "" }, ...outdented(property, object, source), { range: tail, text: "" }];
}

/** The changes that give the lines of an object the indentation of the line that its properties move to. */
function outdented(property: Node, object: ObjectLiteral, source: SourceCode): readonly Change[] {
  const [first, ...others] = object.properties;
  if (!first || property.loc.start.line === first.loc.start.line) return [];
  const target = indentationAt(source, property.range[0]);
  const own = indentationAt(source, first.range[0]);
  const end = (others.at(-1) ?? first).range[1];
  const tokens = source.getTokens(object, { includeComments: true });
  return tokens.flatMap((token, index): Change[] => {
    const [start] = token.range;
    const isInside = start > first.range[0] && start < end;
    const startsLine = tokens[index - 1]?.loc.end.line !== token.loc.start.line;
    const indentation = indentationAt(source, start);
    if (!isInside || !startsLine || !own.startsWith(target) || !indentation.startsWith(own)) return [];
    const line = start - indentation.length;
    return [{ range: [line, line + own.length - target.length], text: "" }];
  });
}
