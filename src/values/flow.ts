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
import { isLoop, leavingJumps, targetOf, walkRun } from "../syntax/statements.js";
import { isVisibleOutside, lookUp, type Variable } from "./binding.js";
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
    // What comes before in the same case has run.
    if (child.parent === around && around.type === "SwitchCase" && around.test !== child) break;
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
  /** Up to where in the text it may still not be done, where that is later. */
  readonly end?: number;
}

/** When something has happened that a read may see. */
export interface Timing {
  /** The conditions under which it has happened. */
  readonly conditions: readonly Condition[];
  /** Its place among other things that happened: compared element by element, the later one has the greater. */
  readonly order: readonly number[];
  /** Whether it belongs to the same run of the code as the read. Otherwise it may also belong to an earlier one. */
  readonly isSameRun: boolean;
  /** Whether it has happened for certain, if perhaps with something else after it. */
  readonly hasHappened: boolean;
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
    hasHappened: false,
  });
  const inEarlierRun = region && maybe(region.range[0]);

  const isSeen = reader ? !mayRunBefore(reader, { reference: event }, null, source) : isBefore(event, read);
  const isSeenLater = !reader && read.end !== undefined && isBefore(event, { ...read, position: read.end });
  if (!isSeen && !isSeenLater) return reader ? maybe(event.range[1]) : inEarlierRun;
  const around = commonAncestor(event, seen);
  const route = routeTo(event, around, values);
  const other = routeTo(seen, around, values);
  // No run gets to both.
  if (!route || !other || !allOf(route.conditions, other.conditions)) return inEarlierRun;
  if (!isSeen) return leavesBefore(seen, around, event, source) ? inEarlierRun : maybe(event.range[1]);
  if (leavesBefore(event, around, seen, source)) return inEarlierRun;
  // By the time that a function runs, or goes on after an `await`, another run may have done something else.
  const isLater = reader !== null || isSuspendedBetween(event, read, births, source);
  const hasHappened = route.isExact && route.conditions.length === 0;
  if (!route.isExact || (region && (isLater || !hasHappened)))
    return { ...maybe(event.range[1]), hasHappened };
  return {
    conditions: route.conditions,
    order: [-index, depth, event.range[1]],
    isSameRun: true,
    hasHappened,
  };
}

function isBefore(event: Node, { reference, node, position }: Read): boolean {
  // What reads a value before it changes something has not changed it yet.
  const isOnTheWay = contains(event, reference) && !contains(node, event);
  return event.range[1] <= position && !isOnTheWay && !isLoopUpdate(event, reference);
}

/**
 * Whether other code can run between an event and a read in the same function, because that waits there, and can get at
 * what the event is about, which the function did not make.
 */
function isSuspendedBetween(
  event: Node,
  { reference, position }: Read,
  births: readonly Node[],
  source: SourceCode,
): boolean {
  const activation = activationOf(reference);
  if (!activation || births.some((birth) => contains(activation, birth))) return false;
  let end = position;
  for (let outer = reference.parent; outer && outer !== activation; outer = outer.parent)
    if (isLoop(outer) && !contains(outer, event)) end = outer.range[1];
  return suspensionsOf(activation, source).some((at) => event.range[1] < at && at < end);
}

/** Where the function around a call waits next, or ends. */
export function nextWait(call: Node, source: SourceCode): number {
  const activation = activationOf(call) ?? source.ast;
  for (let outer = call.parent; outer && outer !== activation; outer = outer.parent)
    if (outer.type === "ReturnStatement") return outer.range[1];
  const next = suspensionsOf(activation, source).filter((at) => at >= call.range[1]);
  return Math.min(activation.range[1], ...next);
}

const suspensions = new WeakMap<Node, readonly number[]>();

/** Where a function, or the file, waits, or is left until somebody goes on with it. */
function suspensionsOf(activation: Node, source: SourceCode): readonly number[] {
  let known = suspensions.get(activation);
  if (!known) {
    const found: number[] = [];
    const parts = isFunction(activation) ? [...activation.params, activation.body] : [activation];
    for (const part of parts) {
      walkRun(part, source, (node) => {
        if (node.type === "AwaitExpression" || node.type === "YieldExpression") found.push(node.range[1]);
        // Before each round.
        if (node.type === "ForOfStatement" && node.await) found.push(node.body.range[0], node.body.range[1]);
      });
    }
    suspensions.set(activation, (known = found));
  }
  return known;
}

function atAnyTime(event: Node, reads: readonly Node[]): Timing {
  const conditions = [opaqueConditionAt(event, reads)];
  return { conditions, order: ANY_TIME, isSameRun: false, hasHappened: false };
}

/** Whether an event in a function that does not lead to the read can have happened by then. */
function canRunBefore(event: Node, read: Read, births: readonly Node[], source: SourceCode): boolean {
  const activation = activationOf(read.reference);
  if (activation && !contains(activation, event)) return true;
  const runner = outermostActivation(event, activation);
  if (!runner || repeatedRegion(runner, read.reference, births)) return true;
  // What is called beside the read, `f(object, change())`, runs before whatever gets the object.
  const { reference, position, end = position } = read;
  return mayRunBefore(runner, { reference, end }, births, source);
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

/**
 * Whether a function can have run when the reference, which is outside of it, is read.
 * @param births where the thing comes into being that it is about; then also later rounds and calls by other files count.
 */
function mayRunBefore(
  runner: Node,
  at: Pick<Read, "reference" | "end">,
  births: readonly Node[] | null,
  source: SourceCode,
  seen = new Set<Node>(),
): boolean {
  if (seen.has(runner)) return false;
  seen.add(runner);
  const { reference, end = reference.range[1] } = at;
  const isHoisted = runner.type === "FunctionDeclaration";
  if (!isHoisted && runner.range[0] >= end) return false;
  // Only what is called by its name alone is known to run no earlier than that name is mentioned.
  const variable = isFunction(runner) ? variableOf(runner, source) : null;
  if (!variable || (births && isExported(variable, source))) return true;
  const activation = activationOf(reference);
  return variable.references.some(({ identifier: name, init }) => {
    if (init === true || contains(runner, name)) return false;
    if (births && repeatedRegion(name, reference, births)) return true;
    const caller = outermostActivation(name, activation);
    return caller ? mayRunBefore(caller, at, births, source, seen) : name.range[0] < end;
  });
}

function isExported(variable: Variable, source: SourceCode): boolean {
  const isListed = variable.references.some(({ identifier }) => identifier.parent.type === "ExportSpecifier");
  return isListed || isVisibleOutside(variable, source);
}

/** The variable that stands for a function, or null for one without a name of its own. */
function variableOf(callee: FunctionNode, source: SourceCode): Variable | null {
  if (callee.type === "FunctionDeclaration") return callee.id && lookUp(callee.id, source);
  const declarator = outermost(callee).parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return null;
  return lookUp(declarator.id, source);
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
function leavesBefore(node: Node, around: Node, read: Node, source: SourceCode): boolean {
  let leaves = false;
  let inner = node;
  for (let current = node; current !== around && current.parent; current = current.parent) {
    // What leaves a `try` may end up in its handler or finalizer.
    if (current.type === "TryStatement") return false;
    if (current.type === "BlockStatement") leaves ||= alwaysJumpsAway(current.body, read, source);
    if (current.type === "SwitchCase" && current.test !== inner)
      leaves ||= alwaysJumpsAway(current.consequent, read, source);
    inner = current;
  }
  return leaves && around.type !== "TryStatement";
}

/** Whether statements end by leaving for somewhere from where `read` is not reached, and cannot be left for elsewhere. */
function alwaysJumpsAway(statements: readonly Node[], read: Node, source: SourceCode): boolean {
  if (!isJumpAway(statements.at(-1), read)) return false;
  return statements.every((statement) =>
    leavingJumps(statement, source).every(
      (jump) => jump.type === "YieldExpression" || isJumpAway(jump, read),
    ),
  );
}

function isJumpAway(statement: Node | undefined, read: Node): boolean {
  switch (statement?.type) {
    case "ReturnStatement":
    case "ThrowStatement":
      return true;
    case "BreakStatement":
    case "ContinueStatement": {
      const target = targetOf(statement);
      return target !== null && contains(target, read);
    }
    default:
      return false;
  }
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
