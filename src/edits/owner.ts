/** Whether a text is ours to change: only requests read it, and nothing else. */
import type { CallFile, SdkCall } from "../sdk/sdk-call.js";
import {
  contains,
  isClass,
  isFunction,
  outermost,
  walk,
  type Identifier,
  type Node,
} from "../syntax/nodes.js";
import { isVisibleOutside, lookUp, type Reference, type Variable } from "../values/binding.js";
import type { Entry, Step, Values } from "../values/types.js";
import { union } from "./edit.js";

/** What to count as a reader. */
interface ReaderOptions {
  /** Leave out assignments to the parameter itself, which only replace its value. */
  readonly ignoreWrites?: boolean;
}

/** A text that more requests share is left alone: comparing the edits of each with those of all others takes too long. */
const MAXIMUM_READERS = 500;

/**
 * The other requests that read a text through the same variables as `call` does, or null where anything else may
 * read it: other code, an export, a field of a class; or where there are more than can be compared.
 * @param steps the references on the way from the request to the text.
 * @param name the parameter whose text it is; references to other members of the same objects do not matter.
 */
export function otherReaders(
  call: SdkCall,
  name: string,
  steps: readonly Step[],
  { ignoreWrites = false }: ReaderOptions = {},
): readonly SdkCall[] | null {
  const own = new Set<Node | null>(steps.map((step) => step.reference));
  const found: (readonly SdkCall[])[] = [];
  for (const { reference, path } of steps) {
    const variable = reference && lookUp(reference, call.values.source);
    if (!variable || isVisibleOutside(variable, call.values.source)) return null;
    const { readers, others } = readersThrough(variable, path, name, ignoreWrites, call);
    if (readers.length > MAXIMUM_READERS || others.some((identifier) => !own.has(identifier))) return null;
    found.push(readers.filter((reader) => reader !== call));
  }
  return union(found);
}

/** Who reads a member of a variable: requests, and references that are none of a request's. */
interface Readers {
  readonly readers: readonly SdkCall[];
  readonly others: readonly Node[];
}

/** By parameter, and then by the path of members and whether writes count. */
type ReadersByWay = Map<string, Readers>;

const knownReaders = new WeakMap<CallFile, WeakMap<Variable, ReadersByWay>>();

/** Remembered for all requests of the file: large files share one object between all of theirs. */
function readersThrough(
  variable: Variable,
  path: readonly string[] | null,
  name: string,
  ignoreWrites: boolean,
  { file, values }: SdkCall,
): Readers {
  const ofFile = knownReaders.get(file) ?? new WeakMap<Variable, ReadersByWay>();
  knownReaders.set(file, ofFile);
  const ofVariable = ofFile.get(variable) ?? new Map<string, Readers>();
  ofFile.set(variable, ofVariable);
  const way = JSON.stringify([name, ignoreWrites, path]);
  let result = ofVariable.get(way);
  if (!result) {
    const relevant = variable.references.flatMap(({ identifier, init }): readonly Node[] => {
      if (init === true) return [];
      // `<Request />` may do anything with it.
      if (identifier.type !== "Identifier") return [identifier];
      if (isDefinition(identifier)) return [];
      if (path && leadsElsewhere(identifier, path, values)) return [];
      if (ignoreWrites && path && isWriteTo(identifier, path, values)) return [];
      return [identifier];
    });
    const byReference = readersOf(name, file);
    const readers = new Set(relevant.flatMap((identifier) => [...(byReference.get(identifier) ?? [])]));
    const others = relevant.filter((identifier) => !byReference.has(identifier));
    ofVariable.set(way, (result = { readers: [...readers], others }));
  }
  return result;
}

/** Whether code reads a text on another way than through the variables that lead to it from a request. */
export function isReadOnTheWay(text: Node, call: SdkCall): boolean {
  for (let { parent } = text; parent && parent !== call.node; { parent } = parent) {
    // Out of a function that the request is not in, the text comes as the result: who calls that function reads it.
    if (isFunction(parent) && contains(parent, call.node)) return false;
    // `const request = (last = { n: 2 })` gives the object another name.
    if (parent.type === "AssignmentExpression" && !isDropped(parent)) return true;
    if (
      parent.type === "ObjectExpression" &&
      parent.properties.some((property) => readsThis(property, call.values))
    ) {
      return true;
    }
  }
  return false;
}

/**
 * Whether a variable would be left that nothing reads, if these properties were gone from a request. Where a request has
 * the same parameter from it, that counts as no read: what is taken out here may be taken out there.
 */
export function leavesUnused(call: SdkCall, entries: readonly Entry[]): boolean {
  const { source } = call.values;
  const texts = entries.flatMap(({ value }) => value ?? []);
  const variables = new Set<Variable>();
  for (const text of texts) {
    walk(text, source.visitorKeys, (node) => {
      const variable = node.type === "Identifier" ? lookUp(node, source) : null;
      if (variable?.references.some(({ identifier }) => identifier === node)) variables.add(variable);
      return true;
    });
  }
  const readAsParameter = entries.map(({ name }) => readersOf(name, call.file));
  const isKept = (reference: Reference): boolean => {
    const { identifier } = reference;
    if (!reference.isRead() || texts.some((text) => contains(text, identifier))) return false;
    return !readAsParameter.some((references) => references.has(identifier));
  };
  return [...variables].some((variable) => {
    const isOurs = variable.defs.length > 0 && !isVisibleOutside(variable, source);
    return isOurs && !variable.references.some(isKept);
  });
}

type ReadersByReference = ReadonlyMap<Node, ReadonlySet<SdkCall>>;

const knownReferences = new WeakMap<CallFile, Map<string, ReadersByReference>>();

/** The requests of a file that have a parameter from a reference. */
function readersOf(name: string, file: CallFile): ReadersByReference {
  const known = knownReferences.get(file) ?? new Map<string, ReadersByReference>();
  knownReferences.set(file, known);
  let readers = known.get(name);
  if (!readers) {
    const found = new Map<Node, Set<SdkCall>>();
    for (const call of file.calls) {
      for (const { reference } of stepsTo(call, name)) {
        if (!reference) continue;
        const calls = found.get(reference) ?? new Set<SdkCall>();
        found.set(reference, calls.add(call));
      }
    }
    known.set(name, (readers = found));
  }
  return readers;
}

/** Whether a property is a method, an accessor or a function whose `this` may be the object. */
function readsThis(property: Node, { source }: Values): boolean {
  if (property.type !== "Property" || property.value.type !== "FunctionExpression") return false;
  let isThisRead = false;
  walk(property.value, source.visitorKeys, (node) => {
    isThisRead ||= node.type === "ThisExpression" || node.type === "Super";
    return !isClass(node);
  });
  return isThisRead;
}

/** The one assignment that gives a `let` its value. */
function isDefinition(identifier: Identifier): boolean {
  const parent = identifier.parent;
  return parent.type === "AssignmentExpression" && parent.left === identifier && isDropped(parent);
}

/** Whether nothing uses the value that an expression gives. */
function isDropped(expression: Node): boolean {
  const node = outermost(expression);
  const parent = node.parent;
  switch (parent?.type) {
    case "ExpressionStatement":
      return true;
    case "LogicalExpression":
      return parent.right === node && isDropped(parent);
    case "ConditionalExpression":
      return parent.test !== node && isDropped(parent);
    case "SequenceExpression":
      return parent.expressions.at(-1) !== node || isDropped(parent);
    default:
      return false;
  }
}

/** The member at the end of `path` that starts with this reference; null where the code goes another way. */
function memberAt(identifier: Identifier, path: readonly string[], values: Values): Node | null {
  let node = outermost(identifier);
  for (const name of path) {
    const parent = node.parent;
    if (parent?.type !== "MemberExpression" || parent.object !== node || values.nameOf(parent) !== name)
      return null;
    node = outermost(parent);
  }
  return node;
}

/** Whether a reference is the target of an assignment to the member at the end of the path. */
function isWriteTo(identifier: Identifier, path: readonly string[], values: Values): boolean {
  const member = memberAt(identifier, path, values);
  const parent = member?.parent;
  const isAssigned =
    parent?.type === "AssignmentExpression" && parent.left === member && parent.operator === "=";
  return isAssigned && isDropped(parent);
}

/** Whether a reference goes to a member that is not on the path. */
function leadsElsewhere(identifier: Identifier, path: readonly string[], values: Values): boolean {
  let node: Node = outermost(identifier);
  for (const expected of path) {
    const parent: Node | undefined = node.parent;
    if (parent?.type === "VariableDeclarator" && parent.init === node)
      return takesOnlyOthers(parent.id, expected, values);
    if (parent?.type !== "MemberExpression" || parent.object !== node) return false;
    const name = values.nameOf(parent);
    if (name === null) return false;
    node = outermost(parent);
    if (name !== expected) return !isCalled(node);
  }
  return false;
}

/** Whether a member is a method that is called, and gets the object around it as `this`: `temperatures.map(…)`. */
function isCalled(member: Node): boolean {
  const parent = member.parent;
  if (parent?.type === "TaggedTemplateExpression") return true;
  return parent?.type === "CallExpression" && parent.callee === member;
}

/** Whether a pattern takes no member `name`. */
function takesOnlyOthers(pattern: Node, name: string, values: Values): boolean {
  if (pattern.type !== "ObjectPattern") return false;
  return pattern.properties.every((property) => {
    const taken = property.type === "Property" ? values.nameOf(property) : null;
    return taken !== null && taken !== name;
  });
}

/** Every reference on the ways to what a parameter of a call can be, and to what sets it. */
function stepsTo(call: SdkCall, name: string): readonly Step[] {
  const { alternatives, entries } = call.parameter(name).property;
  return [...alternatives, ...entries].flatMap(({ steps }) => steps);
}
