/** What happens to an object after it was written: members assigned and deleted, `Object.assign`, and losing sight of it. */
import {
  activationOf,
  contains,
  isFunction,
  outermost,
  walk,
  type AssignmentNode,
  type CallNode,
  type FunctionNode,
  type Identifier,
  type Node,
  type ObjectLiteral,
} from "../syntax/nodes.js";
import { isLoop } from "../syntax/statements.js";
import { isReassigned, isVisibleOutside, lookUp, usesArguments, type Variable } from "./binding.js";
import { inCalls, opaqueConditionAt } from "./condition.js";
import { ANY_TIME, compareOrder, LOGICAL_ASSIGNMENTS, nextWait, timingOf, type Read } from "./flow.js";
import { isObjectMethod } from "./trace.js";
import type { Condition, Origin, Step, Values } from "./types.js";

/** What a piece of code does to an object. */
type Effect =
  /** The member `name` is assigned. */
  | { readonly kind: "assign"; readonly name: string; readonly node: AssignmentNode }
  | { readonly kind: "delete"; readonly name: string }
  /** `Object.assign(object, …sources)`. */
  | { readonly kind: "merge"; readonly node: CallNode }
  /** Any property may have changed (name null), or this one. */
  | { readonly kind: "unknown"; readonly name: string | null }
  /** The object has the same properties, but objects in them may have changed. */
  | { readonly kind: "inside" };

/** One change of an object, and the conditions under which it has happened. */
export type Change = Effect & { readonly conditions: readonly Condition[] };

/** What one reference to an object does with it; `at` is the code that does it. */
type Use = { readonly at: Node } & (
  | Effect
  /** Something else holds it from now on, and may change it whenever it likes. */
  | { readonly kind: "lost" }
  /** A method of its own is called, which may change it through `this`. */
  | { readonly kind: "method"; readonly name: string }
  /** Another variable holds it, or holds an object around it at the path; or something else is there instead. */
  | {
      readonly kind: "alias";
      readonly variable: Variable;
      readonly path: readonly string[];
      readonly isReplaced: boolean;
    }
);

/** The changes of the object that an origin is, in the order in which they happen, up to the moment when it is read. */
export function changesOf(origin: Origin, values: Values): readonly Change[] {
  if (origin.kind !== "node" && origin.kind !== "parameter") return [];
  return new ChangeFinder(origin.node, origin.steps, values).find();
}

/** Whether nothing is done with an object, at any time, that can change it or what is in it. */
export function isNeverChanged({ steps }: Origin, values: Values): boolean {
  return steps.every(({ reference, path, call }) => {
    if (!reference) return call !== undefined;
    const variable = lookUp(reference, values.source);
    if (!variable || !path) return false;
    return isOnlyRead(variable, path, new Set(), values);
  });
}

/** Whether the references to a variable only read what it holds at a path, and what is in that. */
function isOnlyRead(
  variable: Variable,
  path: readonly string[],
  seen: Set<Variable>,
  values: Values,
): boolean {
  if (seen.has(variable) || isVisibleOutside(variable, values.source)) return false;
  seen.add(variable);
  return [path, [...path, "*"]].every((at) =>
    usesOf(variable, at, values).every(({ use }) => {
      if (use.kind === "alias") return isOnlyRead(use.variable, use.path, seen, values);
      return use.kind === "inside" || (use.kind === "method" && HARMLESS_METHODS.has(use.name));
    }),
  );
}

/** Objects that hold themselves have paths without end (`var x = { x }`): more under one variable are not followed. */
const MAXIMUM_PATHS = 10;

type Placed = Change & { readonly order: readonly number[] };

class ChangeFinder {
  private readonly object: Node;
  private readonly steps: readonly Step[];
  private readonly values: Values;
  private readonly reads: readonly Read[];
  private readonly births: readonly Node[];
  private readonly visited = new Map<Variable, Set<string>>();
  private readonly methods: (Use & { readonly kind: "method" })[] = [];
  private readonly found: Placed[] = [];
  private knownWrites: readonly Use[] | null = null;

  constructor(object: Node, steps: readonly Step[], values: Values) {
    this.object = object;
    this.steps = steps;
    this.values = values;
    this.reads = steps.flatMap((step) => (step.reference ? [readAt(step, step.reference, values)] : []));
    this.births = birthsOf(object, steps);
  }

  find(): readonly Change[] {
    if (runsUnasked(this.object, this.values)) this.lose();
    for (const step of this.steps) {
      if (!step.reference) {
        // Whatever holds it, other code can take it from there.
        if (!step.call) this.lose();
        continue;
      }
      if (!step.path) continue;
      const variable = lookUp(step.reference, this.values.source);
      // A global is there for everybody.
      if (!variable) this.lose();
      if (!variable || variable.defs[0]?.type === "ImportBinding") continue;
      if (this.isShared(step.reference, variable)) this.lose();
      this.visit(variable, step.path);
    }
    for (const { name, at } of this.methods) {
      // It may keep `this`. An object of another kind is in other hands anyway.
      const order = this.object.type === "ObjectExpression" ? ANY_TIME : null;
      if (this.canChangeItself(name)) this.place({ kind: "unknown", name: null }, at, { order });
    }
    return this.found.sort((first, second) => compareOrder(first.order, second.order));
  }

  /** Whether a function on the way returns an object that other calls of it return as well; not one that it was given. */
  private isShared(reference: Identifier, variable: Variable): boolean {
    return this.steps.some(({ call }) => {
      if (!call || !contains(call.callee, reference) || isParameterOf(variable, call.callee)) return false;
      return !this.births.some((birth) => contains(call.callee, birth));
    });
  }

  /** Code that the file does not show can change the object. */
  private lose(): void {
    this.found.push({ kind: "unknown", name: null, conditions: [], order: ANY_TIME });
  }

  private visit(variable: Variable, path: readonly string[], isReplaced = false): void {
    const paths = this.visited.get(variable) ?? new Set<string>();
    if (paths.has(path.join("."))) return;
    if (paths.size >= MAXIMUM_PATHS) {
      this.lose();
      return;
    }
    this.visited.set(variable, paths.add(path.join(".")));
    if (isVisibleOutside(variable, this.values.source) || isInArguments(variable, this.values)) this.lose();
    const way = this.wayTo(variable, path);
    for (const { reference, use } of usesOf(variable, path, this.values)) {
      const isStep = this.steps.some((step) => step.reference === reference);
      if (isStep && use.kind !== "merge" && use.kind !== "alias" && !this.mayKeep(use)) continue;
      if (this.isPast(use.at, way.start)) continue;
      const mayDiffer = isReplaced || way.others.some((other) => !this.isPast(use.at, other));
      if (use.kind === "alias") this.visit(use.variable, use.path, mayDiffer || use.isReplaced);
      else if (use.kind === "lost") this.lost(use.at);
      else if (use.kind === "method") this.methods.push(use);
      else this.place(use, use.at, { mayDiffer });
      if (use.kind === "assign" && IMPLICIT_METHODS.has(use.name)) this.lose();
    }
  }

  /** What hands the object on to the next step is no loss, but what is called with it can keep it. */
  private mayKeep({ kind, at }: Use): boolean {
    return kind === "lost" && isCall(at) && !this.steps.some(({ call }) => call?.node === at);
  }

  /**
   * What gives a variable the object at a path: `start`, the assignment to a member that does, or the object itself; and
   * `others` that put something else there, or may do so.
   */
  private wayTo(
    variable: Variable,
    path: readonly string[],
  ): { readonly start: Node; readonly others: readonly Node[] } {
    if (path.length === 0) return { start: this.object, others: [] };
    const given = [this.object, ...this.steps.flatMap(({ reference }) => reference ?? [])];
    const writes = [...writesTo(variable, path, this.values), ...this.writesOnTheWay()];
    const starts = writes.flatMap((use) => {
      return use.kind === "assign" && given.some((one) => contains(use.node.right, one)) ? use.node : [];
    });
    const [start, ...further] = new Set(starts);
    const others = writes.flatMap(({ at }) => {
      return at === start || (start && this.isPast(at, start)) ? [] : at;
    });
    return { start: start && further.length === 0 ? start : this.object, others };
  }

  /** What can put something else where the steps find the object. */
  private writesOnTheWay(): readonly Use[] {
    this.knownWrites ??= this.steps.flatMap(({ reference, path }) => {
      const variable = reference && path && lookUp(reference, this.values.source);
      return variable ? writesTo(variable, path, this.values) : [];
    });
    return this.knownWrites;
  }

  private lost(at: Node): void {
    // What an export names can be seen from the beginning.
    if (at.parent?.type === "ExportSpecifier") this.lose();
    else this.place({ kind: "unknown", name: null }, at, { order: ANY_TIME });
  }

  /** @param mayDiffer whether it may have happened to another object. */
  private place(
    effect: Effect,
    at: Node,
    { order, mayDiffer }: { readonly order?: readonly number[] | null; readonly mayDiffer?: boolean } = {},
  ): void {
    const timing = timingOf(at, this.reads, this.births, this.values);
    if (!timing) return;
    const references = this.reads.map(({ reference }) => reference);
    // What stands before the object is written can only change the one that an earlier run has made.
    const seldom = mayDiffer || isWrittenBefore(at, this.object) ? [opaqueConditionAt(at, references)] : [];
    const conditions = inCalls([...seldom, ...timing.conditions], this.steps);
    this.found.push({ ...effect, conditions, order: order ?? timing.order });
  }

  /** Whether code stands before something in the same function, and does not run again after it. */
  private isPast(at: Node, start: Node): boolean {
    return isWrittenBefore(at, start) && !this.survives(at, start);
  }

  /** Whether code that stands before `start` in the same function can run while there is an object from an earlier run. */
  private survives(at: Node, start: Node): boolean {
    const activation = activationOf(at);
    for (let outer = start.parent; outer && outer !== activation; outer = outer.parent)
      if (isLoop(outer) && contains(outer, at)) return true;
    // A variable that outlives the function may hold the object of an earlier call.
    return (
      activation !== null &&
      this.steps.some(({ reference }) => {
        const variable = reference && lookUp(reference, this.values.source);
        return variable && !contains(activation, variable.scope.block);
      })
    );
  }

  /** Whether a method may use `this`. */
  private canChangeItself(name: string): boolean {
    const isHarmless = HARMLESS_METHODS.has(name);
    if (this.found.some((change) => change.kind === "assign" && change.name === name)) return true;
    if (this.object.type !== "ObjectExpression") return !isHarmless;
    const property = this.object.properties.findLast((one) => {
      const own = one.type === "Property" ? this.values.nameOf(one) : null;
      return own === name || (own === null && !isHarmless);
    });
    if (!property) return !isHarmless;
    if (property.type !== "Property" || property.kind !== "init" || !isFunction(property.value)) return true;
    return this.values.nameOf(property) !== name || usesThis(property.value, this.values);
  }
}

/** Whether code stands before something in the same function. */
function isWrittenBefore(at: Node, start: Node): boolean {
  const end = start.type === "AssignmentExpression" ? start.range[1] : start.range[0];
  return at !== start && at.range[1] <= end && activationOf(at) === activationOf(start);
}

/** What can put another value at a path under a variable, or under an object of it that is at least so `deep`. */
function writesTo(
  variable: Variable,
  path: readonly string[],
  values: Values,
  deep = 0,
  seen = new Set<Variable>(),
): readonly Use[] {
  if (seen.has(variable)) return [];
  seen.add(variable);
  return path.slice(deep).flatMap((name, index) => {
    const rest = path.slice(deep + index);
    return usesOf(variable, path.slice(0, deep + index), values).flatMap(({ use }): readonly Use[] => {
      if (use.kind !== "alias") return mayReplace(use, name) ? [use] : [];
      return writesTo(use.variable, [...use.path, ...rest], values, use.path.length, seen);
    });
  });
}

/** Whether a use of an object can put another value under a name in it. */
function mayReplace(use: Use, name: string): boolean {
  switch (use.kind) {
    case "assign":
    case "delete":
      return use.name === name || name === "*";
    case "unknown":
      return use.name === null || use.name === name || name === "*";
    case "merge":
      return true;
    default:
      return false;
  }
}

/** Methods that the language calls by itself. */
const IMPLICIT_METHODS: ReadonlySet<string> = new Set(["then", "toJSON", "toString", "valueOf"]);

/** Whether an object has code that uses `this` and runs without being called: accessors, and methods like `toString`. */
function runsUnasked(object: Node, values: Values): boolean {
  if (object.type !== "ObjectExpression") return false;
  return object.properties.some((property) => {
    if (property.type !== "Property") return false;
    const name = values.nameOf(property);
    // `[Symbol.toPrimitive]() { … }`
    const isUnasked = property.kind !== "init" || name === null || IMPLICIT_METHODS.has(name);
    return isUnasked && isFunction(property.value) && usesThis(property.value, values);
  });
}

function isParameterOf({ defs: [definition] }: Variable, callee: FunctionNode): boolean {
  return definition?.type === "Parameter" && definition.node === callee;
}

/** Whether a parameter can be reached through `arguments` as well. */
function isInArguments({ defs: [definition] }: Variable, { source }: Values): boolean {
  return (
    definition?.type === "Parameter" && isFunction(definition.node) && usesArguments(definition.node, source)
  );
}

/** Whether a function uses `this`, its own or that around it. */
export function usesThis(callee: Node, { source }: Values): boolean {
  let found = false;
  walk(callee, source.visitorKeys, (node) => {
    found ||= node.type === "ThisExpression" || node.type === "Super";
    return !found;
  });
  return found;
}

/**
 * When a step reads the object at its path. What is put into a literal or handed to `Object.assign` can still change
 * until whatever gets it in the end runs; and what a function gives, until its arguments are there.
 */
function readAt({ path: members, call }: Step, reference: Identifier, values: Values): Read {
  const path = members ?? [];
  let node = outermost(call && contains(call.node, reference) ? call.node : reference);
  let depth = 0;
  for (
    ;
    depth < path.length && node.parent?.type === "MemberExpression" && node.parent.object === node;
    depth += 1
  ) {
    node = outermost(node.parent);
  }
  let isInside = depth < path.length;
  for (let holder = holderOf(node, isInside, values); holder; holder = holderOf(node, isInside, values)) {
    isInside ||= holder.type === "ObjectExpression" || holder.type === "ArrayExpression";
    node = outermost(holder);
  }
  const { parent } = node;
  const isGiven =
    (parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee !== node;
  if (parent?.type === "ReturnStatement") return { reference, node, position: endOfReturn(parent) };
  const position = isGiven ? parent.range[1] : node.range[1];
  const isLater = isGiven && parent.type === "CallExpression" && values.isReadLater(parent);
  return { reference, node, position, ...(isLater && { end: nextWait(parent, values.source) }) };
}

/** Where a `return` is over: behind every `finally` that runs after it. */
function endOfReturn(statement: Node): number {
  let end = statement.range[1];
  for (let outer = statement.parent; outer && !isFunction(outer); outer = outer.parent) {
    const finalizer = outer.type === "TryStatement" ? outer.finalizer : null;
    if (finalizer && !contains(finalizer, statement)) end = finalizer.range[1];
  }
  return end;
}

/** The expression around a node that gives the object at the node, or with `isInside` what is in it. */
function holderOf(node: Node, isInside: boolean, values: Values): Node | null {
  const parent = node.parent;
  switch (parent?.type) {
    case "Property":
      return parent.value === node && parent.parent.type === "ObjectExpression" ? parent.parent : null;
    case "SpreadElement":
      return isInside && parent.parent.type !== "CallExpression" ? parent.parent : null;
    case "ConditionalExpression":
      return parent.test === node ? null : parent;
    case "SequenceExpression":
      return parent.expressions.at(-1) === node ? parent : null;
    case "ArrayExpression":
    case "AssignmentExpression":
    case "AwaitExpression":
    case "LogicalExpression":
      return parent;
    case "CallExpression":
      if (parent.callee === node) return null;
      return (isInside || parent.arguments[0] === node) && isObjectMethod(parent, "assign", values)
        ? parent
        : null;
    default:
      return null;
  }
}

/**
 * Where an object comes into being: its literal, and the calls of the functions that return it, as long as each call
 * gives a new one.
 */
function birthsOf(object: Node, steps: readonly Step[]): readonly Node[] {
  const births = [object];
  let born = object;
  for (const { call } of steps.toReversed()) {
    if (!call || born === call.node || activationOf(born) !== call.callee) continue;
    born = call.node;
    births.push(born);
  }
  return births;
}

interface FoundUse {
  readonly reference: Identifier;
  readonly use: Use;
}

const known = new WeakMap<Values, Map<Variable, Map<string, readonly FoundUse[]>>>();

/** What the references to a variable do to the object at `path` under it, without those that leave it as it is. */
function usesOf(variable: Variable, path: readonly string[], values: Values): readonly FoundUse[] {
  const byVariable = known.get(values) ?? new Map<Variable, Map<string, readonly FoundUse[]>>();
  known.set(values, byVariable);
  const byPath = byVariable.get(variable) ?? new Map<string, readonly FoundUse[]>();
  byVariable.set(variable, byPath);
  const key = path.join(".");
  let uses = byPath.get(key);
  if (!uses) {
    uses = variable.references.flatMap(({ identifier }) => {
      if (identifier.type !== "Identifier") return [];
      return usesOfReference(identifier, path, values).map((use) => ({ reference: identifier, use }));
    });
    byPath.set(key, uses);
  }
  return uses;
}

/** Methods that neither change their object nor give anything in it away. */
const HARMLESS_METHODS: ReadonlySet<string> = new Set([
  "hasOwnProperty",
  "includes",
  "indexOf",
  "isPrototypeOf",
  "join",
  "lastIndexOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

function usesOfReference(identifier: Identifier, path: readonly string[], values: Values): Use[] {
  if (isWriteTarget(identifier)) return [];
  let node = outermost(identifier);
  let isCertain = true;
  for (const [depth, expected] of path.entries()) {
    const parent = node.parent;
    if (parent?.type !== "MemberExpression" || parent.object !== node) {
      return usesOfWhole(node, { path: path.slice(depth), isCertain }, values);
    }
    const name = values.nameOf(parent);
    node = outermost(parent);
    if (isCallee(node)) return name !== null && HARMLESS_METHODS.has(name) ? [] : [lost(node)];
    if (name === null || expected === "*") isCertain = false;
    else if (name !== expected) return [];
  }
  const parent = node.parent;
  if (parent?.type === "MemberExpression" && parent.object === node) {
    return usesOfMember(outermost(parent), values.nameOf(parent), isCertain, values);
  }
  return usesOfWhole(node, { path: [], isCertain }, values);
}

/** Whether a name stands where a variable gets its value, so that nothing happens to what it held. */
function isWriteTarget(identifier: Identifier): boolean {
  const { parent } = identifier;
  switch (parent.type) {
    case "VariableDeclarator":
      return parent.id === identifier;
    case "AssignmentExpression":
      return parent.left === identifier && parent.operator === "=";
    case "AssignmentPattern":
      return parent.left === identifier;
    case "ArrayPattern":
    case "RestElement":
      return true;
    case "Property":
      return parent.parent.type === "ObjectPattern" && parent.value === identifier;
    default:
      return false;
  }
}

function lost(node: Node): Use {
  return { kind: "lost", at: node };
}

function isCall({ type }: Node): boolean {
  return type === "CallExpression" || type === "NewExpression";
}

function isCallee(node: Node): boolean {
  const parent = node.parent;
  if (parent?.type === "TaggedTemplateExpression") return parent.tag === node;
  return parent?.type === "CallExpression" && parent.callee === node;
}

/** The uses of `object.name`, where `object` may be another one unless that is certain. */
function usesOfMember(member: Node, name: string | null, isCertain: boolean, values: Values): Use[] {
  const parent = member.parent;
  const change: Use = { kind: "unknown", name: name === "__proto__" ? null : name, at: member };
  const inside: Use[] = name === "length" ? [] : [{ kind: "inside", at: member }];
  if (isCallee(member)) {
    if (isCertain && name !== null) return [{ kind: "method", name, at: member }];
    return name !== null && HARMLESS_METHODS.has(name) ? [] : [lost(member)];
  }
  switch (parent?.type) {
    case "AssignmentExpression":
      if (parent.left !== member) return inside;
      if (!isCertain || change.name === null) return [{ ...change, at: parent }];
      return parent.operator === "=" || LOGICAL_ASSIGNMENTS.has(parent.operator)
        ? [{ kind: "assign", name: change.name, node: parent, at: parent }]
        : [{ ...change, at: parent }];
    case "UpdateExpression":
    case "AssignmentPattern":
    case "ArrayPattern":
    case "RestElement":
      return [change];
    case "UnaryExpression":
      if (parent.operator !== "delete") return [];
      return isCertain && change.name !== null
        ? [{ kind: "delete", name: change.name, at: parent }]
        : [{ ...change, at: parent }];
    case "Property":
      return parent.parent.type === "ObjectPattern" ? [change] : inside;
    case "ForOfStatement":
    case "ForInStatement":
      return parent.left === member ? [change] : inside;
    case "CallExpression":
      return values.isReadOnlyCall(parent) ? [] : inside;
    default:
      return isOnlyLookedAt(member) ? [] : inside;
  }
}

/** Whether nothing is done with an expression but to test it or to make a text or a number of it. */
function isOnlyLookedAt(node: Node): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case "BinaryExpression":
    case "DoWhileStatement":
    case "ExpressionStatement":
    case "ForStatement":
    case "IfStatement":
    case "SwitchCase":
    case "SwitchStatement":
    case "TSQualifiedName":
    case "TSTypeQuery":
    case "WhileStatement":
      return true;
    case "TemplateLiteral":
      // A tag gets what is in the holes.
      return parent.parent.type !== "TaggedTemplateExpression";
    case "UnaryExpression":
      return parent.operator !== "delete";
    case "ConditionalExpression":
      return parent.test === node || isOnlyLookedAt(outermost(parent));
    case "LogicalExpression":
      return isOnlyLookedAt(outermost(parent));
    case "SequenceExpression":
      return parent.expressions.at(-1) !== node || isOnlyLookedAt(outermost(parent));
    case "ForInStatement":
      return parent.right === node;
    case "MemberExpression": {
      // As a key, it becomes a text; `messages.length` and the like lead to what is looked at.
      const member = outermost(parent);
      return parent.object !== node || (!isCallee(member) && isOnlyLookedAt(member));
    }
    default:
      return false;
  }
}

/** Where the object is in what an expression gives: at the path, or perhaps not at all. */
interface Place {
  readonly path: readonly string[];
  readonly isCertain: boolean;
  /** Whether a later property of a literal may be there instead. */
  readonly isReplaced?: boolean;
}

/** The uses of an expression that is the object, or is an object around it. */
function usesOfWhole(node: Node, place: Place, values: Values): Use[] {
  const parent = node.parent;
  const isObject = place.path.length === 0;
  if (!parent || isOnlyLookedAt(node)) return [];
  switch (parent.type) {
    case "UnaryExpression":
      // `delete params.thinking` leaves the object that was there as it was.
      return [];
    case "AssignmentExpression":
      return parent.left === node ? [] : [lost(node)];
    case "AwaitExpression":
      return usesOfWhole(outermost(parent), place, values);
    case "ConditionalExpression":
    case "SequenceExpression":
      return usesOfWhole(outermost(parent), { ...place, isCertain: false }, values);
    case "LogicalExpression":
      // An object is never what `object && x` gives.
      if (parent.operator === "&&" && parent.left === node) return [];
      return usesOfWhole(outermost(parent), { ...place, isCertain: false }, values);
    case "CallExpression":
      return usesOfArgument(node, parent, place, values);
    case "VariableDeclarator":
      return usesOfPattern(parent.id, node, place, values);
    case "SpreadElement": {
      const holder = parent.parent;
      // A copy shares what is in it.
      if (!isObject && holder.type === "ObjectExpression") return usesOfHolder(parent, holder, place, values);
      if (!isObject) return [lost(node)];
      const isKept =
        holder.type === "CallExpression" ? !values.isReadOnlyCall(holder) : !isDropped(holder, values);
      return isKept ? [{ kind: "inside", at: node }] : [];
    }
    case "Property": {
      if (parent.value !== node || parent.parent.type !== "ObjectExpression") return [];
      const name = values.nameOf(parent) ?? "*";
      return usesOfHolder(parent, parent.parent, { ...place, path: [name, ...place.path] }, values);
    }
    case "ArrayExpression":
      return usesOfWhole(outermost(parent), { ...place, path: ["*", ...place.path] }, values);
    case "ForOfStatement":
      return [isObject ? { kind: "inside", at: node } : lost(node)];
    default:
      return [lost(isCall(parent) ? parent : node)];
  }
}

/** The uses of a literal that has the object at a place, through a part of it. */
function usesOfHolder(part: Node, literal: ObjectLiteral, place: Place, values: Values): Use[] {
  // Its own code can reach what is in it.
  if (runsUnasked(literal, values)) return [lost(part)];
  const later = literal.properties.slice(literal.properties.findIndex((one) => one === part) + 1);
  const isOverridden = later.some((one) => {
    const name = one.type === "Property" ? values.nameOf(one) : null;
    return name === null || name === place.path[0];
  });
  return usesOfWhole(outermost(literal), isOverridden ? { ...place, isReplaced: true } : place, values);
}

/** Whether nobody keeps what an array or object literal holds. */
function isDropped(literal: Node, values: Values): boolean {
  return usesOfWhole(outermost(literal), { path: ["*"], isCertain: true }, values).length === 0;
}

function usesOfArgument(node: Node, call: CallNode, place: Place, values: Values): Use[] {
  const { path, isCertain } = place;
  if (call.callee === node) return [];
  const isObject = path.length === 0;
  const isTarget = call.arguments[0] === node;
  if (isTarget && isObjectMethod(call, "assign", values)) {
    const passedOn = usesOfWhole(outermost(call), place, values);
    return [isObject && isCertain ? { kind: "merge", node: call, at: call } : lost(call), ...passedOn];
  }
  if (isTarget && isObjectMethod(call, "freeze", values)) return usesOfWhole(outermost(call), place, values);
  const isMethod = (method: string): boolean => isObjectMethod(call, method, values);
  if (isMethod("assign")) return [isObject ? { kind: "inside", at: node } : lost(node)];
  if (["values", "entries", "fromEntries"].some(isMethod))
    return [isObject ? { kind: "inside", at: node } : lost(call)];
  return values.isReadOnlyCall(call) ? [] : [lost(call)];
}

function usesOfPattern(
  pattern: Node,
  node: Node,
  { path, isCertain, isReplaced = false }: Place,
  values: Values,
): Use[] {
  const alias = (name: Node, inner: readonly string[]): Use => {
    const variable = name.type === "Identifier" && isCertain ? lookUp(name, values.source) : null;
    if (!variable || isReassigned(variable, values.source)) return lost(node);
    return { kind: "alias", variable, path: inner, isReplaced, at: node };
  };
  if (pattern.type === "Identifier") return [alias(pattern, path)];
  const [next, ...inner] = path;
  if (next === undefined) return [{ kind: "inside", at: node }];
  if (pattern.type !== "ObjectPattern") return [lost(node)];
  return pattern.properties.flatMap((property): Use[] => {
    if (property.type === "RestElement") return [alias(property.argument, path)];
    const name = values.nameOf(property);
    if (name !== null && next !== "*" && name !== next) return [];
    if (name === null || next === "*") return [lost(node)];
    const target = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    return [alias(target, inner)];
  });
}
