/** The order and the branches in which statements run, as far as their place in the text shows. */
import { contains, enclosingFunction, isFunction, type Node } from "../syntax/nodes.js";
import { allOf, opaqueCondition } from "./condition.js";
import type { Condition, Values } from "./types.js";

/** The smallest node around both. */
export function commonAncestor(first: Node, second: Node): Node {
  let node = first;
  while (node.parent && !contains(node, second)) node = node.parent;
  return node;
}

/** The branches that must be taken for `node` to run once `until`, a node around it, runs. */
export function conditionsOn(node: Node, until: Node, values: Values): readonly Condition[] {
  let conditions: readonly Condition[] = [];
  for (let child = node; child !== until && child.parent; child = child.parent) {
    const added = branchCondition(child, child.parent, values);
    if (added) conditions = allOf(conditions, [added]) ?? conditions;
  }
  return conditions;
}

function branchCondition(child: Node, parent: Node, values: Values): Condition | null {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression": {
      if (child === parent.test) return null;
      const { whenTrue, whenFalse } = values.conditionOf(parent.test);
      return child === parent.consequent ? whenTrue : whenFalse;
    }
    case "LogicalExpression": {
      if (child === parent.left) return null;
      if (parent.operator === "??") return nullishCondition(parent.left, values);
      const { whenTrue, whenFalse } = values.conditionOf(parent.left);
      return parent.operator === "&&" ? whenTrue : whenFalse;
    }
    case "WhileStatement":
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
      return child === parent.body ? opaqueCondition(parent, "runs") : null;
    case "TryStatement":
      return child === parent.finalizer ? null : opaqueCondition(child, "runs");
    case "SwitchCase":
    case "CatchClause":
      return opaqueCondition(parent, "runs");
    default:
      return null;
  }
}

export function nullishCondition(node: Node, values: Values): Condition {
  return { test: `${values.canonical(node) ?? `@${node.range.join("-")}`} ??`, outcome: "nullish" };
}

const LOOPS = new Set(["WhileStatement", "DoWhileStatement", "ForStatement", "ForInStatement", "ForOfStatement"]);

/**
 * The conditions under which a change at `change` has happened when the value is read at the last of `reads`,
 * or null when it has not: it comes later, or on a branch that does not lead to the read. `declaration` is where
 * the changed variable is declared.
 *
 * A change in another function than the read counts as made when it stands where the variable is declared (such
 * code runs first: a module sets its constants up before its functions are called), else as possibly made.
 */
export function conditionsOfChange(
  change: Node,
  reads: readonly Node[],
  declaration: Node,
  values: Values,
): readonly Condition[] | null {
  const within = enclosingFunction(change);
  const read = reads
    .filter((candidate) => enclosingFunction(candidate) === within)
    .sort((first, second) => second.range[0] - first.range[0])[0];
  if (!read) {
    if (enclosingFunction(declaration) !== within) return [opaqueCondition(change, "runs")];
    return conditionsOn(change, within ?? commonAncestor(change, declaration), values);
  }
  const around = commonAncestor(change, read);
  if (change.range[0] > read.range[0]) {
    return loopAround(around, declaration) ? [opaqueCondition(change, "runs")] : null;
  }
  if (leavesBefore(change, around)) return null;
  const conditions = conditionsOn(change, around, values);
  return allOf(conditions, conditionsOn(read, around, values)) === null ? null : conditions;
}

/** Whether a loop runs `node` again without declaring the variable anew. */
function loopAround(node: Node, declaration: Node): boolean {
  for (let current: Node | undefined = node; current && !isFunction(current); current = current.parent) {
    if (LOOPS.has(current.type) && !contains(current, declaration)) return true;
  }
  return false;
}

/** Whether a block between `node` and `around` ends by leaving the function, so that nothing after it sees `node`. */
function leavesBefore(node: Node, around: Node): boolean {
  for (let current = node; current !== around && current.parent; current = current.parent) {
    if (current.type !== "BlockStatement") continue;
    const last = current.body.at(-1)?.type;
    if (last === "ReturnStatement" || last === "ThrowStatement") return true;
  }
  return false;
}

/** Whether a function body can end without a `return` or a `throw`. */
export function canFallThrough(statement: Node): boolean {
  switch (statement.type) {
    case "ReturnStatement":
    case "ThrowStatement":
      return false;
    case "BlockStatement": {
      return statement.body.every((inner) => canFallThrough(inner));
    }
    case "IfStatement":
      return !statement.alternate || canFallThrough(statement.consequent) || canFallThrough(statement.alternate);
    case "TryStatement":
      if (statement.finalizer && !canFallThrough(statement.finalizer)) return false;
      return canFallThrough(statement.block) || (statement.handler !== null && canFallThrough(statement.handler.body));
    default:
      return true;
  }
}
