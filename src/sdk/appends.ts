/** Calls of `append`, which lists of Python have and arrays have not, on the messages of requests. */
import { unwrap, walk, type CallNode, type MemberNode, type Node } from "../syntax/nodes.js";
import type { Origin, Values } from "../values/types.js";
import type { Call } from "./call.js";

export interface Append {
  /** The name of the method, a place to report at. */
  readonly name: Node;
  /** Whether the receiver is certainly an array, and nothing but the messages is made of the call. */
  readonly isCertain: boolean;
}

/** The calls of `append` on a list that a request sends as its messages, or puts into them. */
export function appendsTo(call: Call): readonly Append[] {
  const { values } = call;
  const lists = new Set<Node>();
  for (const origin of call.request.originsOf("messages")) {
    for (const list of [origin, ...spreadsOf(origin, values)]) if ("node" in list) lists.add(list.node);
  }
  return appendCalls(values).flatMap(({ node, member }): Append[] => {
    const receivers = values.trace(member.object);
    if (!receivers.some((origin) => "node" in origin && lists.has(origin.node))) return [];
    const isArray = receivers.every(
      (origin) => origin.kind === "node" && origin.node.type === "ArrayExpression",
    );
    const isCertain = isArray && !node.optional && node.parent.type === "ExpressionStatement";
    return [{ name: member.property, isCertain }];
  });
}

/** Where the lists come from that are spread into an array. */
function spreadsOf(origin: Origin, values: Values): readonly Origin[] {
  if (origin.kind !== "node" || origin.node.type !== "ArrayExpression") return [];
  return origin.node.elements.flatMap((element) =>
    element?.type === "SpreadElement" ? values.trace(element.argument) : [],
  );
}

interface AppendCall {
  readonly node: CallNode;
  readonly member: MemberNode;
}

const known = new WeakMap<Values, readonly AppendCall[]>();

function appendCalls(values: Values): readonly AppendCall[] {
  let calls = known.get(values);
  if (!calls) known.set(values, (calls = findAppendCalls(values)));
  return calls;
}

function findAppendCalls(values: Values): readonly AppendCall[] {
  const { source } = values;
  const found: AppendCall[] = [];
  if (!source.text.includes("append")) return found;
  walk(source.ast, source.visitorKeys, (node) => {
    const callee = node.type === "CallExpression" ? unwrap(node.callee) : null;
    if (
      node.type === "CallExpression" &&
      callee?.type === "MemberExpression" &&
      values.nameOf(callee) === "append"
    ) {
      found.push({ node, member: callee });
    }
    return true;
  });
  return found;
}
