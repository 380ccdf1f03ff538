/** What functions and methods of the language do with the values that they get: lists, maps, promises, objects. */
import type { TSESTree } from "@typescript-eslint/utils";
import { outermost, unwrap, type CallNode, type MemberNode, type Node } from "../syntax/nodes.js";
import { argumentIndex, type Path } from "./path.js";
import type { Values } from "./types.js";

/** One thing that a call does with a value; the path leads to the value. */
export type Effect =
  /** An expression, mostly the call itself, gives it. */
  | { readonly kind: "give"; readonly node: Node; readonly path: Path }
  /** It is put into an object. */
  | { readonly kind: "put"; readonly object: Node; readonly path: Path }
  /** A function is called with it. */
  | { readonly kind: "call"; readonly callback: Node; readonly index: number; readonly path: Path };

interface CallbackParameters {
  readonly elements: readonly number[];
  readonly list?: number;
}

/** For methods of arrays that take a callback: which of its parameters are elements, and which one is the array. */
export const CALLBACKS: ReadonlyMap<string, CallbackParameters> = new Map(
  Object.entries<CallbackParameters>({
    every: { elements: [0], list: 2 },
    filter: { elements: [0], list: 2 },
    find: { elements: [0], list: 2 },
    findIndex: { elements: [0], list: 2 },
    findLast: { elements: [0], list: 2 },
    findLastIndex: { elements: [0], list: 2 },
    flatMap: { elements: [0], list: 2 },
    forEach: { elements: [0], list: 2 },
    map: { elements: [0], list: 2 },
    reduce: { elements: [1], list: 3 },
    reduceRight: { elements: [1], list: 3 },
    some: { elements: [0], list: 2 },
    sort: { elements: [0, 1] },
    toSorted: { elements: [0, 1] },
  }),
);

/** Methods that give one of the elements. Without a callback, `reduce` would, too, but it has one. */
export const ELEMENT_METHODS: ReadonlySet<string> = new Set(["at", "find", "findLast", "pop", "shift"]);

/** Methods that give a list of the same elements, or of some of them. */
export const LIST_METHODS: ReadonlySet<string> = new Set([
  "concat",
  "copyWithin",
  "fill",
  "filter",
  "flat",
  "reverse",
  "slice",
  "sort",
  "splice",
  "toReversed",
  "toSorted",
  "toSpliced",
  "values",
  "with",
]);

/** Those of them that give the array itself. */
const IDENTITY_METHODS: ReadonlySet<string> = new Set(["copyWithin", "fill", "reverse", "sort"]);

/** Methods that give no element away, other than to a callback. */
const SILENT_METHODS: ReadonlySet<string> = new Set([
  "every",
  "findIndex",
  "findLastIndex",
  "flatMap",
  "forEach",
  "includes",
  "indexOf",
  "keys",
  "lastIndexOf",
  "map",
  "push",
  "reduce",
  "reduceRight",
  "some",
  "unshift",
]);

/** Methods that put arguments into the array, with the index of the first of these. */
const STORING_METHODS: ReadonlyMap<string, number> = new Map(
  Object.entries({ fill: 0, push: 0, splice: 2, unshift: 0 }),
);

/** Methods that put arguments into the array that they give, with the index of the first of these. */
const ADDING_METHODS: ReadonlyMap<string, number> = new Map(
  Object.entries({ concat: 0, toSpliced: 2, with: 1 }),
);

/** Whether a method puts arguments of a call into the array that it is called on, or into the one that it gives. */
export function addsElements(method: string): boolean {
  return STORING_METHODS.has(method) || ADDING_METHODS.has(method);
}

const COMPARING_METHODS: ReadonlySet<string> = new Set(["includes", "indexOf", "lastIndexOf"]);

const SILENT_MAP_METHODS: ReadonlySet<string> = new Set(["clear", "delete", "has", "keys", "set"]);

/**
 * What a method call does with what is in the object that it is called on: with the value at `path` there. Null for a
 * method of another kind of object; `lost` where it may do anything.
 */
export function effectsOnObject(
  call: CallNode,
  member: MemberNode,
  path: Path,
  values: Values,
): readonly Effect[] | "lost" | null {
  const name = values.nameOf(member);
  const [head, ...rest] = path;
  if (name === null) return null;
  // `call`, `apply`, `bind`
  if (head === "()" || (head !== undefined && argumentIndex(head) !== null)) return "lost";
  const given: Effect = { kind: "give", node: call, path };
  const [callback] = call.arguments;
  const calling = (index: number, inner: Path): readonly Effect[] =>
    callback ? [{ kind: "call", callback, index, path: inner }] : [];
  switch (name) {
    case "then":
      return calling(0, path);
    case "catch":
    case "finally":
      return [given];
  }
  if (head !== "*") return null;
  const element: Effect = { kind: "give", node: call, path: rest };
  const pairs: Effect = { kind: "give", node: call, path: ["*", ...path] };
  if (isMap(member.object, values)) {
    if (name === "get") return [element];
    if (name === "values") return [given];
    if (name === "entries") return [pairs];
    if (name === "forEach") return [...calling(0, rest), ...calling(2, path)];
    return SILENT_MAP_METHODS.has(name) ? [] : "lost";
  }
  if (name === "entries") return [pairs];
  const { elements, list } = CALLBACKS.get(name) ?? { elements: [] };
  const called = [
    ...elements.flatMap((index) => calling(index, rest)),
    ...(list === undefined ? [] : calling(list, path)),
  ];
  if (ELEMENT_METHODS.has(name)) return [...called, element];
  if (name === "flat" && rest[0] === "*") return call.arguments.length === 0 ? [element] : "lost";
  if (LIST_METHODS.has(name)) return [...called, given];
  // What such a method gives depends on a text or a number; objects are compared by identity.
  if (rest.length === 0 && COMPARING_METHODS.has(name)) return "lost";
  return SILENT_METHODS.has(name) ? called : "lost";
}

/** What a call of the language's own functions does with the value at `path` of an argument. Null for other calls. */
export function effectsOnArgument(
  call: CallNode,
  index: number,
  path: Path,
  values: Values,
): readonly Effect[] | null {
  const callee = unwrap(call.callee);
  const name = callee.type === "MemberExpression" ? values.nameOf(callee) : null;
  const ofFunction = effectsOfFunction(call, index, path, values);
  if (ofFunction || callee.type !== "MemberExpression" || name === null) return ofFunction;
  const { object } = callee;
  const [head, ...rest] = path;
  const step = head === undefined ? null : argumentIndex(head);
  if (head === "()") return effectsOfReturn(call, name, rest);
  if (step !== null) {
    // An element that a callback changes is changed in the list.
    const isElement = CALLBACKS.get(name)?.elements.includes(step) === true;
    return isElement ? [{ kind: "put", object, path: ["*", ...rest] }] : null;
  }
  const added: Path = ["*", ...path];
  // What a map has as a key it hands out again, and compares with others.
  if (isMap(object, values) && name === "set")
    return index === 1 ? [{ kind: "put", object, path: added }] : null;
  if (index >= (STORING_METHODS.get(name) ?? Infinity)) return [{ kind: "put", object, path: added }];
  if (index >= (ADDING_METHODS.get(name) ?? Infinity)) {
    // `concat` takes elements as well as lists of them.
    return [{ kind: "give", node: call, path: name === "concat" && head === "*" ? path : added }];
  }
  const [reducer] = call.arguments;
  if ((name === "reduce" || name === "reduceRight") && index === 1 && reducer) {
    return [
      { kind: "give", node: call, path },
      { kind: "call", callback: reducer, index: 0, path },
    ];
  }
  // Objects are compared by identity.
  return path.length > 0 && COMPARING_METHODS.has(name) ? [] : null;
}

/** What a method does with what its callback returns. */
function effectsOfReturn(call: CallNode, name: string, path: Path): readonly Effect[] | null {
  const [callback] = call.arguments;
  switch (name) {
    case "map":
      return [{ kind: "give", node: call, path: ["*", ...path] }];
    case "flatMap":
      return [{ kind: "give", node: call, path: path[0] === "*" ? path : ["*", ...path] }];
    case "reduce":
    case "reduceRight":
      return [
        { kind: "give", node: call, path },
        ...(callback ? [{ kind: "call", callback, index: 0, path } as const] : []),
      ];
    case "then":
    case "catch":
      return [{ kind: "give", node: call, path }];
    default:
      // The others only test it.
      return CALLBACKS.get(name) ? [] : null;
  }
}

function effectsOfFunction(
  call: CallNode,
  index: number,
  path: Path,
  values: Values,
): readonly Effect[] | null {
  const [head, ...rest] = path;
  const isWhole = head === undefined;
  const given: Effect = { kind: "give", node: call, path };
  const [first, second] = call.arguments;
  switch (values.canonical(call.callee)) {
    case "global Object.assign":
      if (index === 0) return [given];
      // What is merged is copied.
      if (isWhole || !first) return [];
      return first.type === "SpreadElement" ? null : [given, { kind: "put", object: first, path }];
    case "global Object.freeze":
    case "global Object.seal":
    case "global Promise.resolve":
    case "global Promise.all":
    case "global structuredClone":
      return index === 0 ? [given] : [];
    case "global Object.values":
      return isWhole ? null : [{ kind: "give", node: call, path: ["*", ...rest] }];
    case "global Object.entries":
      return isWhole ? null : [{ kind: "give", node: call, path: ["*", "*", ...rest] }];
    case "global Object.keys":
    case "global Array.isArray":
      return isWhole ? null : [];
    case "global Boolean":
      return [];
    case "global Array.of":
      return [{ kind: "give", node: call, path: ["*", ...path] }];
    case "global Array.from":
      if (index > 0) return head === "()" ? [{ kind: "give", node: call, path: ["*", ...rest] }] : null;
      return second && head === "*"
        ? [given, { kind: "call", callback: second, index: 0, path: rest }]
        : [given];
    case "global JSON.stringify": {
      const outer = outermost(call).parent;
      const isCopy =
        outer?.type === "CallExpression" && values.canonical(outer.callee) === "global JSON.parse";
      return isCopy && index === 0 ? [{ kind: "give", node: outer, path }] : null;
    }
    default:
      return null;
  }
}

/**
 * Where the object comes from that a call of the language's own functions gives, and into which something was put at
 * `path`: in which objects it is found, empty for a new one. Null where it is not known.
 * @param isDeep whether it was put into something in the object, which other objects may have as well.
 */
export function sourcesOfResult(
  call: CallNode,
  path: Path,
  isDeep: boolean,
  values: Values,
): readonly { readonly object: Node; readonly path: Path }[] | null {
  const [first] = call.arguments;
  switch (values.canonical(call.callee)) {
    case "global Object.assign":
    case "global Object.freeze":
    case "global Object.seal":
    case "global Promise.resolve":
      return first && first.type !== "SpreadElement" ? [{ object: first, path }] : null;
    case "global JSON.parse":
    case "global structuredClone":
      return [];
    case "global Array.from":
    case "global Array.of":
      return isDeep ? null : [];
  }
  const callee = unwrap(call.callee);
  const name = callee.type === "MemberExpression" ? values.nameOf(callee) : null;
  if (callee.type !== "MemberExpression" || name === null) return null;
  const { object } = callee;
  if (isMap(object, values)) {
    if (name === "get") return [{ object, path: ["*", ...path] }];
    return name === "set" ? [{ object, path }] : null;
  }
  if (IDENTITY_METHODS.has(name)) return [{ object, path }];
  if (ELEMENT_METHODS.has(name)) return [{ object, path: ["*", ...path] }];
  // A new list, with the same elements in it.
  if (LIST_METHODS.has(name)) return isDeep ? sourcesOfElements(call, name, object, path) : [];
  return name === "map" && !isDeep ? [] : null;
}

/** Where the elements come from of the new list that a method gives. */
function sourcesOfElements(
  call: CallNode,
  name: string,
  object: Node,
  path: Path,
): readonly { readonly object: Node; readonly path: Path }[] | null {
  const own = { object, path };
  if (name === "flat") return call.arguments.length > 0 ? null : [own, { object, path: ["*", ...path] }];
  const added = call.arguments.slice(ADDING_METHODS.get(name) ?? Infinity);
  if (added.some(({ type }) => type === "SpreadElement")) return null;
  return [
    own,
    ...added.flatMap((argument) => [
      { object: argument, path: path.slice(1) },
      ...(name === "concat" ? [{ object: argument, path }] : []),
    ]),
  ];
}

/** The arguments that a method call stores in the object that it is called on. */
export function storedArguments(call: CallNode, member: MemberNode, values: Values): readonly Node[] {
  const name = values.nameOf(member);
  if (name === null) return [];
  if (name === "set" && isMap(member.object, values)) return call.arguments.slice(1, 2);
  return call.arguments.slice(STORING_METHODS.get(name) ?? Infinity);
}

/** The entries that a `new Map(entries)` is made of, or null. */
export function entriesOfMap(node: Node, values: Values): Node | null {
  if (node.type !== "NewExpression" || values.canonical(node.callee) !== "global Map") return null;
  const [entries] = node.arguments;
  return entries && entries.type !== "SpreadElement" ? entries : null;
}

/**
 * Whether an array literal is an entry of a `new Map([[key, value], …])`, and this element its key. A map compares its
 * keys with others, and hands them out again.
 */
export function isKeyOfMap(element: Node, entry: TSESTree.ArrayExpression, values: Values): boolean {
  const entries = entry.parent;
  const call = entries.type === "ArrayExpression" ? outermost(entries).parent : null;
  return (
    entry.elements[0] === element && call?.type === "NewExpression" && entriesOfMap(call, values) !== null
  );
}

/** Whether the code of a `new Map([[key, value], …])` tells its keys from its values. */
export function showsKeysOfMap(node: Node, values: Values): boolean {
  const entries = entriesOfMap(node, values);
  return (
    entries?.type === "ArrayExpression" && entries.elements.every((one) => one?.type === "ArrayExpression")
  );
}

/** Whether an expression may be a `Map` that the file makes. */
export function isMap(expression: Node, values: Values): boolean {
  return values
    .trace(expression)
    .some(
      (origin) =>
        origin.kind === "node" &&
        origin.node.type === "NewExpression" &&
        values.canonical(origin.node.callee) === "global Map",
    );
}

/** Whether a `new` makes a list or a map that holds nothing but what the file puts into it. */
export function isNewCollection(node: Node, values: Values): boolean {
  if (node.type !== "NewExpression") return false;
  const callee = values.canonical(node.callee);
  return callee === "global Array" || callee === "global Map";
}
