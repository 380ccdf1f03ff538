/** Where a value may get to: the way from what is written to the calls that are given it. */
import type { Node } from "../syntax/nodes.js";
import { HolderSearch } from "./holders.js";
import type { Destinations } from "./search.js";
import type { Values } from "./types.js";

export type { Arrival, Destinations } from "./search.js";

const known = new WeakMap<Values, Map<Node, Map<string, Destinations>>>();

/**
 * Where the value of an expression may get to: through variables, fields, lists, objects, calls and returns, in whatever
 * order they run. It says what may happen, not what certainly does: a branch that is never taken counts as well. So it
 * suits reports of a value that is sent somewhere, and shows what else an edit of it would reach.
 * @param member follows this member of the value instead of the value itself.
 */
export function destinationsOf(expression: Node, values: Values, member?: string): Destinations {
  const byNode = known.get(values) ?? new Map<Node, Map<string, Destinations>>();
  known.set(values, byNode);
  const byMember = byNode.get(expression) ?? new Map<string, Destinations>();
  byNode.set(expression, byMember);
  const key = member ?? "";
  let found = byMember.get(key);
  if (!found) {
    found = new HolderSearch(values).find(expression, member === undefined ? [] : [member]);
    byMember.set(key, found);
  }
  return found;
}
