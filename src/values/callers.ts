/** Who calls a function of the file. */
import {
  activationOf,
  isFunction,
  outermost,
  type CallNode,
  type FunctionNode,
  type Node,
} from "../syntax/nodes.js";
import { isLoop } from "../syntax/statements.js";
import { isReassigned, isVisibleOutside, lookUp } from "./binding.js";
import type { Values } from "./types.js";
import { nameOfFunction } from "./uses.js";

/** Every call of a function; null where code may call it that the file does not show. */
export function callersOf(callee: FunctionNode, values: Values): readonly CallNode[] | null {
  const name = nameOfFunction(callee);
  const variable = name && lookUp(name, values.source);
  if (!variable || isVisibleOutside(variable, values.source) || isReassigned(variable, values.source))
    return null;
  const calls: CallNode[] = [];
  for (const { identifier, init } of variable.references) {
    if (init === true || identifier.parent.type === "TSTypeQuery") continue;
    const reference = outermost(identifier);
    const call = reference.parent;
    if (call?.type !== "CallExpression" || call.callee !== reference) return null;
    calls.push(call);
  }
  return calls;
}

/** Whether a function certainly runs no more than once: it is called at one place, which the file runs once. */
export function runsOnce(callee: FunctionNode, values: Values, depth = 0): boolean {
  const holder = outermost(callee).parent;
  const isCalledHere = holder?.type === "CallExpression" && holder.callee === outermost(callee);
  const [call, ...others] = isCalledHere ? [holder] : (callersOf(callee, values) ?? []);
  if (!call || others.length > 0 || depth > 5 || isInLoop(call)) return false;
  const activation = activationOf(call);
  if (activation === null) return true;
  return activation !== callee && isFunction(activation) && runsOnce(activation, values, depth + 1);
}

function isInLoop(node: Node): boolean {
  const activation = activationOf(node);
  for (let outer = node.parent; outer && outer !== activation; outer = outer.parent)
    if (isLoop(outer)) return true;
  return false;
}
