/** The order and the branches in which code runs, as far as its place in the text shows. */
import {
  activationOf,
  contains,
  isField,
  isFunction,
  outermost,
  type FunctionNode,
  type Node,
} from "../syntax/nodes.js";
import type { SourceCode } from "../syntax/source.js";
import { lookUp } from "./binding.js";
import { allOf, nullishCondition, opaqueCondition, opaqueConditionAt } from "./condition.js";
import type { Condition, Values } from "./types.js";

/** The smallest node around both. */
function commonAncestor(first: Node, second: Node): Node {
  let node = first;
  while (node.parent && !contains(node, second)) node = node.parent;
  return node;
}

/** The branches that must be taken for a node to run once a node around it runs. */
interface Route {
  readonly conditions: readonly Condition[];
  /** Whether the node certainly runs where the conditions hold; else they only say where it may. */
  readonly isExact: boolean;
}

/** The way from `around` down to `node`, in one run of the code; null where its branches exclude each other. */
export function routeTo(node: Node, around: Node, values: Values): Route | null {
  let conditions: readonly Condition[] = [];
  let isExact = true;
  for (let child = node; child !== around && child.parent; child = child.parent) {
    const branch = branchTo(child, child.parent, values);
    if (branch === "somewhere") isExact = false;
    const all = branch && branch !== "somewhere" ? allOf(conditions, [branch]) : conditions;
    if (!all) return null;
    conditions = all;
  }
  return { conditions, isExact };
}

/** The condition under which `parent` runs `child`; null for always, `somewhere` where the text does not tell. */
function branchTo(child: Node, parent: Node, values: Values): Condition | "somewhere" | null {
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
    case "AssignmentExpression":
      return child === parent.right && LOGICAL_ASSIGNMENTS.has(parent.operator) ? "somewhere" : null;
    case "AssignmentPattern":
      return child === parent.right ? "somewhere" : null;
    case "SwitchCase":
      if (child === parent.test || parent.consequent.some(hasBreakInside)) return "somewhere";
      return opaqueCondition(parent);
    case "ForStatement":
      return child === parent.init || child === parent.test ? null : "somewhere";
    case "ForInStatement":
    case "ForOfStatement":
      return child === parent.right ? null : "somewhere";
    case "WhileStatement":
      return child === parent.test ? null : "somewhere";
    case "TryStatement":
      return child === parent.finalizer ? null : "somewhere";
    case "DoWhileStatement":
    case "LabeledStatement":
    case "ChainExpression":
      return "somewhere";
    default:
      return isFunction(parent) ? "somewhere" : null;
  }
}

export const LOGICAL_ASSIGNMENTS: ReadonlySet<string> = new Set(["??=", "||=", "&&="]);

/** Whether a statement of a `switch` can leave it before its end. A `break` of its own is its end. */
function hasBreakInside(statement: Node): boolean {
  if (statement.type === "BreakStatement") return false;
  if (statement.type === "BlockStatement") return statement.body.some(hasBreakInside);
  return mayBreak(statement);
}

/** Whether there is a `break` or `continue` anywhere in a statement, wherever it leads. */
function mayBreak(statement: Node): boolean {
  switch (statement.type) {
    case "BreakStatement":
    case "ContinueStatement":
      return true;
    case "BlockStatement":
      return statement.body.some(mayBreak);
    case "IfStatement":
      return (
        mayBreak(statement.consequent) || (statement.alternate !== null && mayBreak(statement.alternate))
      );
    case "SwitchStatement":
      return statement.cases.some((one) => one.consequent.some(mayBreak));
    case "TryStatement":
      return [statement.block, statement.handler?.body, statement.finalizer].some(
        (block) => block && mayBreak(block),
      );
    case "LabeledStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
      return mayBreak(statement.body);
    default:
      return false;
  }
}

/** A place where a value is read. */
export interface Read {
  readonly reference: Node;
  /** The expression around the reference that hands the value on. */
  readonly node: Node;
  /** Where that is done: what comes before in the text has happened by then. */
  readonly position: number;
}

/** When something has happened that a read may see. */
export interface Timing {
  /** The conditions under which it has happened. */
  readonly conditions: readonly Condition[];
  /** Its place among other things that happened: compared element by element, the later one has the greater. */
  readonly order: readonly number[];
  /** Whether it belongs to the same run of the code as the read. Otherwise it may also belong to an earlier one. */
  readonly isSameRun: boolean;
}

/** The order of what may happen at any time. */
export const ANY_TIME: readonly number[] = [Infinity];

export function compareOrder(first: readonly number[], second: readonly number[]): number {
  const index = first.findIndex((value, at) => value !== second[at]);
  return index < 0 ? 0 : (first[index] ?? 0) - (second[index] ?? 0);
}

/**
 * When `event` has happened, seen from the last of the reads that a value passed through; null when it has not: it
 * comes later, or on a branch that does not lead to the read.
 * @param reads where the value is read, the last read first; in other functions than the event they do not count.
 * @param births where the thing comes into being that the event is about. A loop or a function around one of them has
 * a new thing in each run; one without them can see what its earlier runs did.
 */
export function timingOf(
  event: Node,
  reads: readonly Read[],
  births: readonly Node[],
  values: Values,
): Timing | null {
  const { source } = values;
  const activation = activationOf(event);
  const references = reads.map(({ reference }) => reference);
  const index = reads.findIndex(({ reference }) => activation === null || contains(activation, reference));
  const read = reads[index];
  const [last] = reads;
  if (!read) return last && !canRunBefore(event, last, births, source) ? null : atAnyTime(event, references);

  // Code in another function sees what was there when that function came into being, and perhaps more.
  const reader = outermostActivation(read.reference, activation);
  const seen = reader ?? read.reference;
  const region = repeatedRegion(event, seen, births);
  const depth = depthOf(activation);
  const maybe = (position: number): Timing => ({
    conditions: [opaqueConditionAt(event, references)],
    order: [-index, depth, position],
    isSameRun: false,
  });
  const inEarlierRun = region && maybe(region.range[0]);

  const isSeen = reader ? !mayRunBefore(reader, event, source) : isBefore(event, read);
  if (!isSeen) return reader ? maybe(event.range[1]) : inEarlierRun;
  const around = commonAncestor(event, seen);
  const route = routeTo(event, around, values);
  const other = routeTo(seen, around, values);
  // No run gets to both.
  if (!route || !other || !allOf(route.conditions, other.conditions)) return inEarlierRun;
  if (leavesBefore(event, around, seen)) return inEarlierRun;
  if (!route.isExact || (region && route.conditions.length > 0)) return maybe(event.range[1]);
  return { conditions: route.conditions, order: [-index, depth, event.range[1]], isSameRun: true };
}

function isBefore(event: Node, { reference, node, position }: Read): boolean {
  // What reads a value before it changes something has not changed it yet.
  const isOnTheWay = contains(event, reference) && !contains(node, event);
  return event.range[1] <= position && !isOnTheWay && !isLoopUpdate(event, reference);
}

function atAnyTime(event: Node, reads: readonly Node[]): Timing {
  return { conditions: [opaqueConditionAt(event, reads)], order: ANY_TIME, isSameRun: false };
}

/** Whether an event in a function that does not lead to the read can have happened by then. */
function canRunBefore(event: Node, read: Read, births: readonly Node[], source: SourceCode): boolean {
  const activation = activationOf(read.reference);
  if (activation && !contains(activation, event)) return true;
  const runner = outermostActivation(event, activation);
  if (!runner || repeatedRegion(runner, read.reference, births)) return true;
  return mayRunBefore(runner, read.reference, source);
}

/** The outermost function (or field) inside of `activation` that a node is in; null when it is in none. */
function outermostActivation(node: Node, activation: Node | null): Node | null {
  let found: Node | null = null;
  for (let current = activationOf(node); current && current !== activation; current = activationOf(current)) {
    found = current;
  }
  return found;
}

function depthOf(activation: Node | null): number {
  let depth = 0;
  for (let current = activation; current; current = activationOf(current)) depth += 1;
  return depth;
}

/** Whether a function can have run when `at`, which is outside of it, runs. */
function mayRunBefore(runner: Node, at: Node, source: SourceCode, seen = new Set<Node>()): boolean {
  if (seen.has(runner)) return false;
  seen.add(runner);
  const isHoisted = runner.type === "FunctionDeclaration";
  if (!isHoisted && runner.range[0] >= at.range[1]) return false;
  // Only what is called by its name alone is known to run no earlier than that name is mentioned.
  const names = isFunction(runner) ? nameReferences(runner, source) : null;
  if (!names) return true;
  const activation = activationOf(at);
  return names.some((name) => {
    if (contains(runner, name)) return false;
    const caller = outermostActivation(name, activation);
    return caller ? mayRunBefore(caller, at, source, seen) : name.range[0] < at.range[1];
  });
}

/** Where the name of a function is mentioned after its declaration; null for a function without a name of its own. */
function nameReferences(callee: FunctionNode, source: SourceCode): readonly Node[] | null {
  if (callee.type === "FunctionDeclaration") {
    const variable = source
      .getDeclaredVariables(callee)
      .find(({ defs }) => defs.some(({ name }) => name === callee.id));
    return variable?.references.map(({ identifier }) => identifier) ?? [];
  }
  const declarator = outermost(callee).parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return null;
  const variable = lookUp(declarator.id, source);
  return variable?.references.flatMap(({ identifier, init }) => (init === true ? [] : identifier)) ?? null;
}

/** The innermost loop or function that runs both nodes again without any of the births. */
function repeatedRegion(first: Node, second: Node, births: readonly Node[]): Node | null {
  for (let node: Node | undefined = commonAncestor(first, second); node; node = node.parent) {
    const parts = repeatedParts(node);
    const isRepeated = [first, second].every((inner) => parts.some((part) => contains(part, inner)));
    if (isRepeated && !births.some((birth) => parts.some((part) => contains(part, birth)))) return node;
  }
  return null;
}

/** The parts of a node that run again and again. */
function repeatedParts(node: Node): readonly Node[] {
  switch (node.type) {
    case "WhileStatement":
    case "DoWhileStatement":
      return [node.test, node.body];
    case "ForStatement":
      return [node.test, node.update, node.body].filter((part) => part !== null);
    case "ForInStatement":
    case "ForOfStatement":
      return [node.left, node.body];
    default:
      if (isField(node)) return !node.static && node.value ? [node.value] : [];
      return isFunction(node) ? [node] : [];
  }
}

/** Whether an event is in the update of a `for` loop whose test or body `read` is in: it runs after them. */
function isLoopUpdate(event: Node, read: Node): boolean {
  for (let child = event, parent = event.parent; parent; child = parent, parent = parent.parent) {
    if (contains(child, read)) return false;
    if (parent.type === "ForStatement" && parent.update === child && contains(parent, read)) return true;
  }
  return false;
}

/** Whether a block between `node` and `around` ends by leaving for somewhere from where `read` is not reached. */
function leavesBefore(node: Node, around: Node, read: Node): boolean {
  let leaves = false;
  for (let current = node; current !== around && current.parent; current = current.parent) {
    // What leaves a `try` may end up in its handler or finalizer.
    if (current.type === "TryStatement") return false;
    if (current.type === "BlockStatement") leaves ||= isJumpAway(current.body.at(-1), read);
    if (current.type === "SwitchCase") leaves ||= isJumpAway(current.consequent.at(-1), read);
  }
  return leaves && around.type !== "TryStatement";
}

const LOOPS: ReadonlySet<string> = new Set([
  "WhileStatement",
  "DoWhileStatement",
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
]);

function isJumpAway(statement: Node | undefined, read: Node): boolean {
  switch (statement?.type) {
    case "ReturnStatement":
    case "ThrowStatement":
      return true;
    case "BreakStatement":
    case "ContinueStatement": {
      const label = statement.label?.name;
      let target: Node | undefined = statement.parent;
      while (target && !isJumpTarget(target, statement.type, label)) target = target.parent;
      return target !== undefined && contains(target, read);
    }
    default:
      return false;
  }
}

function isJumpTarget(
  node: Node,
  jump: "BreakStatement" | "ContinueStatement",
  label: string | undefined,
): boolean {
  if (label !== undefined) return node.type === "LabeledStatement" && node.label.name === label;
  return LOOPS.has(node.type) || (jump === "BreakStatement" && node.type === "SwitchStatement");
}

/** Whether a function body can end without a `return` or a `throw`. */
export function canFallThrough(statement: Node): boolean {
  switch (statement.type) {
    case "ReturnStatement":
    case "ThrowStatement":
      return false;
    case "BlockStatement":
      return statement.body.every(canFallThrough);
    case "IfStatement":
      return (
        !statement.alternate || canFallThrough(statement.consequent) || canFallThrough(statement.alternate)
      );
    case "TryStatement":
      if (statement.finalizer && !canFallThrough(statement.finalizer)) return false;
      return (
        canFallThrough(statement.block) ||
        (statement.handler !== null && canFallThrough(statement.handler.body))
      );
    case "WhileStatement":
    case "ForStatement": {
      const isEndless =
        !statement.test || (statement.test.type === "Literal" && statement.test.value === true);
      return !isEndless || mayBreak(statement.body);
    }
    default:
      return true;
  }
}
