/** Conditions: when they are the same, when they exclude each other, and what is left when they do not hold. */
import {
  activationOf,
  contains,
  isFunction,
  isWritten,
  literalConstant,
  staticName,
  unwrap,
  walk,
  type MemberNode,
  type Node,
} from "../syntax/nodes.js";
import { isReassigned, laterWrites, lookUp, type Variable } from "./binding.js";
import { isHandedOn } from "./handed.js";
import type { Condition, Step, Values } from "./types.js";

type Conditions = readonly Condition[];

/** A condition that equals no other: `node` is evaluated or not, and nothing more is known. */
export function opaqueCondition(node: Node): Condition {
  return { test: textOf(node), outcome: true, within: activationOf(node) };
}

/** The same as the reads of a value see it: another run of a function that reads it may see something else. */
export function opaqueConditionAt(node: Node, reads: readonly Node[]): Condition {
  const condition = opaqueCondition(node);
  const within = reads.map(activationOf).reduce((found, activation) => {
    return !activation || (found && contains(activation, found)) ? found : activation;
  }, condition.within);
  return { ...condition, within };
}

/** Whether a condition is, or contains, one that equals no other. */
export function isOpaque({ test }: Condition): boolean {
  return test.includes("@");
}

function textOf(node: Node): string {
  return `@${node.range.join("-")}`;
}

/** The condition that holds exactly where this one does not. */
export function opposite(condition: Condition): Condition {
  return { ...condition, outcome: !condition.outcome };
}

/** The conditions of both lists without repetition; null when they contradict each other. */
export function allOf(first: Conditions, second: Conditions): Conditions | null {
  if (second.length === 0) return first;
  const all = [...first];
  for (const condition of second) {
    const same = all.find((other) => other.test === condition.test);
    if (!same) all.push(condition);
    else if (same.outcome !== condition.outcome) return null;
  }
  return all;
}

/**
 * Whether two things can occur together for certain: under the same conditions, or where the conditions of one
 * are among those of the other. Independent conditions may never be met at the same time, so they do not count.
 */
export function certainlyTogether(first: Conditions, second: Conditions): boolean {
  return includesAll(first, second) || includesAll(second, first);
}

function includesAll(all: Conditions, some: Conditions): boolean {
  return some.every((condition) => includes(all, condition));
}

function includes(all: Conditions, { test, outcome }: Condition): boolean {
  return all.some((other) => other.test === test && other.outcome === outcome);
}

/** Lists of conditions, one of which holds. No list: that never happens. */
export type Cases = readonly Conditions[];

/** With more cases than this, what tells them apart is dropped: they then stand for more than they should. */
const MAXIMUM_CASES = 8;

/** The cases in which the conditions hold as well. */
export function casesWith(cases: Cases, conditions: Conditions): Cases {
  return cases.flatMap((one) => {
    const all = allOf(one, conditions);
    return all ? [all] : [];
  });
}

/** The cases that are left where the conditions do not all hold. */
export function casesWithout(cases: Cases, conditions: Conditions): Cases {
  const left = cases.flatMap((one): Cases => {
    if (!allOf(one, conditions)) return [one];
    // `a`, `b` and `c` do not all hold: without `a`, with `a` but without `b`, with both but without `c`.
    const missing = conditions.filter((condition) => !includes(one, condition));
    return missing.map((condition, index) => [...one, ...missing.slice(0, index), opposite(condition)]);
  });
  return left.length > MAXIMUM_CASES ? [commonOf(left)] : left;
}

/**
 * What holds in all of the cases, as conditions. Several cases get a further condition for themselves, so that they
 * are not taken for more than they are; null when there is no case.
 */
export function conditionsOfCases(cases: Cases): Conditions | null {
  const [only, ...others] = cases;
  if (!only || others.length === 0) return only ?? null;
  const common = commonOf(cases);
  const rest = cases.map((one) => one.filter((condition) => !includes(common, condition)));
  if (rest.some((one) => one.length === 0)) return common;
  const texts = rest.map((one) => one.map(({ test, outcome }) => `${outcome ? "" : "!"}${test}`).join(" & "));
  const within = innermost(rest.flat().map((condition) => condition.within));
  const text = texts.sort().join(" | ");
  const test = text.length > MAXIMUM_TEXT ? `one of many cases ${String((unnamed += 1))}` : text;
  return [...common, { test, outcome: true, within }];
}

/** A condition whose text would be longer than this is like no other one: each can be made of two before it. */
const MAXIMUM_TEXT = 2000;

/** How many conditions had no text. */
let unnamed = 0;

function commonOf(cases: Cases): Conditions {
  const [first, ...others] = cases;
  return first?.filter((condition) => others.every((other) => includes(other, condition))) ?? [];
}

/** Of activations that lie in each other, the innermost. */
function innermost(activations: readonly (Node | null)[]): Node | null {
  return activations.reduce((found, activation) => {
    return !found || (activation && contains(found, activation)) ? activation : found;
  }, null);
}

/**
 * Conditions that were found inside of functions, as they are seen from the calls that the steps lead through: each
 * call of a function decides anew.
 */
export function inCalls(conditions: Conditions, steps: readonly Step[]): Conditions {
  const calls = [...new Set(steps.flatMap((step) => step.call ?? []))].reverse();
  if (calls.length === 0 || conditions.every((condition) => condition.within === null)) return conditions;
  return conditions.map((condition) =>
    calls.reduce((seen, { node, callee }): Condition => {
      if (!seen.within || !contains(callee, seen.within)) return seen;
      return { ...seen, test: `${seen.test} in ${textOf(node)}`, within: activationOf(node) };
    }, condition),
  );
}

/** Conditions that were decided in another run of the code around `node`: only what is the same in every run is left. */
export function inAnotherRun(conditions: Conditions, node: Node): Conditions {
  return conditions.map((condition) => {
    const isSame = !/[#@]/u.test(condition.test);
    return isSame ? condition : { ...condition, test: `${condition.test} in ${textOf(node)}` };
  });
}

/** The conditions under which a test is true and false. `!x` is the test `x` with its outcomes swapped. */
export function conditionOf(
  test: Node,
  values: Values,
): { readonly whenTrue: Condition; readonly whenFalse: Condition } {
  let inner = unwrap(test);
  let outcome = true;
  while (inner.type === "UnaryExpression" && inner.operator === "!") {
    outcome = !outcome;
    inner = unwrap(inner.argument);
  }
  const read = readOf(inner, values, 0);
  const whenTrue = { ...(read ? conditionOn(read) : opaqueCondition(inner)), outcome };
  return { whenTrue, whenFalse: opposite(whenTrue) };
}

/** The condition that an expression is null or undefined; the same as that of the test `node == null`. */
export function nullishCondition(node: Node, values: Values): Condition {
  const read = readOf(unwrap(node), values, 0);
  if (read) return conditionOn({ text: `(${read.text} == null)`, within: read.within });
  return { ...opaqueCondition(node), test: `(${textOf(node)} == null)` };
}

function conditionOn({ text, within }: Read): Condition {
  return { test: text, outcome: true, within };
}

/**
 * One text for every expression that reads the same thing, so that two tests can be compared: names are resolved
 * to their declaration, `?.`, brackets and wrappers do not matter. Null for calls and for what is written again
 * somewhere: they may read differently each time.
 */
export function canonical(node: Node, values: Values): string | null {
  return readOf(unwrap(node), values, 0)?.text ?? null;
}

/** What a plain expression reads, and the innermost function whose variables it reads. */
interface Read {
  readonly text: string;
  readonly within: Node | null;
}

/** Longer tests than this are not compared. */
const MAXIMUM_DEPTH = 40;

function readOf(node: Node, values: Values, depth: number): Read | null {
  if (depth > MAXIMUM_DEPTH) return null;
  const read = (part: Node): Read | null => readOf(unwrap(part), values, depth + 1);
  switch (node.type) {
    case "Identifier": {
      const variable = lookUp(node, values.source);
      if (!variable || variable.defs.length === 0) return { text: `global ${node.name}`, within: null };
      if (isReassigned(variable, values.source) || laterWrites(variable).length > 0) return null;
      if (isBeforeVar(node, variable)) return null;
      return {
        text: `${node.name}#${String(variable.defs[0]?.name.range[0])}`,
        within: activationOfScope(variable),
      };
    }
    case "ThisExpression": {
      let within = activationOf(node);
      while (within?.type === "ArrowFunctionExpression") within = activationOf(within);
      return { text: `this#${String(within?.range[0] ?? 0)}`, within };
    }
    case "Literal":
      return { text: node.raw, within: null };
    case "MemberExpression": {
      const object = read(node.object);
      const name = staticName(node);
      const key = name === null ? read(node.property) : null;
      if (!object || (name === null && !key) || mayChange(node, name, values)) return null;
      if (name !== null) return { text: object.text + accessText(name), within: object.within };
      return {
        text: `${object.text}[${String(key?.text)}]`,
        within: innermost([object.within, key?.within ?? null]),
      };
    }
    case "UnaryExpression": {
      const argument = node.operator === "delete" ? null : read(node.argument);
      return argument && { text: `${node.operator} ${argument.text}`, within: argument.within };
    }
    case "BinaryExpression":
    case "LogicalExpression": {
      // `"name" in object` can change without a write of an existing member.
      if (node.operator === "in" && mayGetMember(node, values)) return null;
      const left = read(node.left);
      const right = left && read(node.right);
      if (!right) return null;
      return {
        text: `(${left.text} ${node.operator} ${right.text})`,
        within: innermost([left.within, right.within]),
      };
    }
    default:
      return null;
  }
}

/** A name as the text of a read has it, which no other way to a member shares: `["a.b"]` is not `.a.b`. */
function accessText(name: string): string {
  return /[.[]/u.test(name) ? `[${JSON.stringify(name)}]` : `.${name}`;
}

/** Whether a `var` is read before its declaration gives it a value. */
function isBeforeVar(name: Node, { defs: [definition] }: Variable): boolean {
  const declarator = definition?.node;
  if (declarator?.type !== "VariableDeclarator" || declarator.parent.kind !== "var") return false;
  return declarator.init !== null && name.range[0] < declarator.range[1];
}

function activationOfScope(variable: Variable): Node | null {
  const { block } = variable.scope.variableScope;
  return isFunction(block) ? block : activationOf(block);
}

/** The members that a file writes somewhere. */
interface WrittenMembers {
  readonly names: ReadonlySet<string>;
  /** The names of the members that constructors give their instance. */
  readonly initialised: ReadonlySet<string>;
  /** The names of the variables that a member is written of whose name the code does not spell out. */
  readonly roots: ReadonlySet<string>;
}

const writtenMembers = new WeakMap<Values, WrittenMembers>();

/** Whether a member may change between two reads of it. */
function mayChange(member: MemberNode, name: string | null, values: Values): boolean {
  const isInitialised =
    name !== null && isInConstructor(member) && writtenMembersOf(values).initialised.has(name);
  return isInitialised || isMemberOfChanged(member.object, name, values);
}

/** Whether a member of an object may change. Writes are judged by their names alone: objects can have other names. */
function isMemberOfChanged(object: Node, name: string | null, values: Values): boolean {
  const written = writtenMembersOf(values);
  return (
    (name === null ? written.names.size > 0 : written.names.has(name)) ||
    written.roots.has(rootName(object)) ||
    isHandedOn(object, values)
  );
}

/** Whether the result of `name in object` may change. */
function mayGetMember(
  { left, right }: { readonly left: Node; readonly right: Node },
  values: Values,
): boolean {
  const name = literalConstant(unwrap(left));
  return isMemberOfChanged(right, name === undefined ? null : String(name), values);
}

/** Whether the file writes a member of this name, of whatever object. */
export function isMemberWritten(name: string, values: Values): boolean {
  return writtenMembersOf(values).names.has(name);
}

function writtenMembersOf(values: Values): WrittenMembers {
  let written = writtenMembers.get(values);
  if (!written) writtenMembers.set(values, (written = findWrittenMembers(values)));
  return written;
}

function findWrittenMembers({ source }: Values): WrittenMembers {
  const names = new Set<string>();
  const initialised = new Set<string>();
  const roots = new Set<string>();
  walk(source.ast, source.visitorKeys, (node) => {
    if (node.type !== "MemberExpression" || !isWritten(node)) return true;
    const name = staticName(node);
    const isOwn = node.object.type === "ThisExpression" && isInConstructor(node.object);
    if (name === null) roots.add(rootName(node.object));
    else if (isOwn) initialised.add(name);
    else names.add(name);
    return true;
  });
  return { names, initialised, roots };
}

/** Whether a constructor itself runs a node. */
function isInConstructor(node: Node): boolean {
  const owner = activationOf(node)?.parent;
  return owner?.type === "MethodDefinition" && owner.kind === "constructor";
}

function rootName(object: Node): string {
  let root = unwrap(object);
  while (root.type === "MemberExpression") root = unwrap(root.object);
  return root.type === "Identifier" ? root.name : root.type;
}
