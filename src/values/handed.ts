/** Which objects other code can change, because the file hands them to that code. */
import {
  isFunction,
  staticName,
  unwrap,
  walk,
  type CallNode,
  type FunctionNode,
  type Node,
} from "../syntax/nodes.js";
import { definitionOf, isReassigned, lookUp } from "./binding.js";
import { pathName } from "./path.js";
import type { Values } from "./types.js";

/** What gets an object: another name in the file, a call of something else, which may only read it, or any other code. */
type Receiver =
  | { readonly kind: "name"; readonly key: string }
  | { readonly kind: "call"; readonly call: CallNode }
  | { readonly kind: "code" };

/** What gets the objects that are named by their keys. */
type Handed = ReadonlyMap<string, readonly Receiver[]>;

const known = new WeakMap<Values, Handed>();

/**
 * Whether the file hands an object, or one around it, to code that may change it, at whatever time: as an argument of a
 * call, or by calling a method of it. What functions of the file do with it themselves is left out, and so are globals.
 */
export function isHandedOn(object: Node, values: Values): boolean {
  const key = keyOf(object, values);
  if (key === null) return false;
  let handed = known.get(values);
  if (!handed) known.set(values, (handed = findHanded(values)));
  return isChangeable(key, handed, new Set(), values);
}

function isChangeable(key: string, handed: Handed, seen: Set<string>, values: Values): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  for (let end = key.length; end > 0; end = key.lastIndexOf(".", end - 1)) {
    const rest = key.slice(end);
    const isChanged = (handed.get(key.slice(0, end)) ?? []).some((receiver) => {
      if (receiver.kind === "name") return isChangeable(receiver.key + rest, handed, seen, values);
      return receiver.kind === "code" || !values.isReadOnlyCall(receiver.call);
    });
    if (isChanged) return true;
  }
  return false;
}

/** One text for all that names the same object: its variable, or `this`, and the members that lead from there to it. */
function keyOf(node: Node, values: Values): string | null {
  const inner = unwrap(node);
  switch (inner.type) {
    case "ThisExpression":
      return "this";
    case "Identifier": {
      const name = lookUp(inner, values.source)?.defs[0]?.name;
      return name ? keyOfName(name) : null;
    }
    case "MemberExpression": {
      const object = keyOf(inner.object, values);
      return object && `${object}.${pathName(staticName(inner))}`;
    }
    default:
      return null;
  }
}

function keyOfName(name: Node): string {
  return `#${name.range[0]}`;
}

function findHanded(values: Values): Handed {
  const handed = new Map<string, Receiver[]>();
  const add = (node: Node, receiver: Receiver): void => {
    for (const part of partsOf(node)) {
      const key = keyOf(part, values);
      if (key === null) continue;
      const receivers = handed.get(key) ?? [];
      receivers.push(receiver);
      handed.set(key, receivers);
    }
  };
  walk(values.source.ast, values.source.visitorKeys, (node) => {
    if (node.type === "VariableDeclarator" && node.init && node.id.type === "Identifier")
      add(node.init, { kind: "name", key: keyOfName(node.id) });
    if (node.type === "NewExpression") for (const argument of node.arguments) add(argument, { kind: "code" });
    if (node.type === "CallExpression") addCall(node, add, values);
    return true;
  });
  return handed;
}

function addCall(call: CallNode, add: (node: Node, receiver: Receiver) => void, values: Values): void {
  const callee = unwrap(call.callee);
  if (callee.type === "MemberExpression") {
    const object = unwrap(callee.object);
    const name = staticName(callee);
    // `Object.assign` changes its first argument only.
    if (object.type === "Identifier" && object.name === "Object" && name === "assign") {
      for (const target of call.arguments.slice(0, 1)) add(target, { kind: "code" });
      return;
    }
    // A class that writes a member of its own is seen where it does.
    const isOwn = object.type === "ThisExpression" || object.type === "Super";
    if (!isOwn && (name === null || !UNCHANGING_METHODS.has(name))) add(object, { kind: "code" });
  }
  const run = functionOf(callee, values);
  for (const [index, argument] of call.arguments.entries()) {
    const name = run && givenName(run, index);
    if (!run) add(argument, { kind: "call", call });
    else if (name?.type === "Identifier") add(argument, { kind: "name", key: keyOfName(name) });
    else if (name?.type === "RestElement") add(argument, { kind: "code" });
  }
}

/** The parameter that an argument is given to. */
function givenName({ params }: FunctionNode, index: number): Node | undefined {
  const parameter = params[index] ?? params.at(-1);
  if (parameter?.type === "RestElement") return parameter;
  const given = params[index];
  return given?.type === "AssignmentPattern" ? given.left : given;
}

/** The function of the file that a name certainly stands for, or null. */
function functionOf(callee: Node, { source }: Values): FunctionNode | null {
  const variable = callee.type === "Identifier" ? lookUp(callee, source) : null;
  if (!variable || isReassigned(variable, source)) return null;
  const node = definitionOf(variable)?.node;
  const made = node?.type === "VariableDeclarator" && node.id.type === "Identifier" ? node.init : node;
  return made && isFunction(made) ? made : null;
}

/** The expressions whose objects are in what an expression gives. */
function partsOf(node: Node): readonly Node[] {
  const inner = unwrap(node);
  switch (inner.type) {
    case "ObjectExpression":
      return inner.properties.flatMap((one) => (one.type === "Property" ? partsOf(one.value) : []));
    case "ArrayExpression":
      return inner.elements.flatMap((one) => (one ? partsOf(one) : []));
    case "ConditionalExpression":
      return [inner.consequent, inner.alternate].flatMap(partsOf);
    case "LogicalExpression":
      return [inner.left, inner.right].flatMap(partsOf);
    default:
      return [inner];
  }
}

/** Methods that leave the members of their object as they are. */
const UNCHANGING_METHODS: ReadonlySet<string> = new Set([
  "at",
  "charAt",
  "concat",
  "endsWith",
  "entries",
  "every",
  "filter",
  "find",
  "findIndex",
  "findLast",
  "findLastIndex",
  "flat",
  "flatMap",
  "forEach",
  "get",
  "getAll",
  "has",
  "hasOwnProperty",
  "includes",
  "indexOf",
  "isPrototypeOf",
  "join",
  "keys",
  "lastIndexOf",
  "map",
  "match",
  "matchAll",
  "padEnd",
  "padStart",
  "propertyIsEnumerable",
  "reduce",
  "reduceRight",
  "repeat",
  "replace",
  "replaceAll",
  "search",
  "slice",
  "some",
  "split",
  "startsWith",
  "substring",
  "toFixed",
  "toLocaleString",
  "toLowerCase",
  "toReversed",
  "toSorted",
  "toString",
  "toUpperCase",
  "trim",
  "trimEnd",
  "trimStart",
  "valueOf",
  "values",
]);
