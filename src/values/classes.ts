/** The classes of a file: who extends whom, what they have, where their instances are named. */
import { classOfThis, enclosingClass } from "../syntax/classes.js";
import {
  enclosingFunction,
  isClass,
  isFunction,
  outermost,
  unwrap,
  walk,
  type ClassNode,
  type FunctionNode,
  type Node,
  type ObjectLiteral,
} from "../syntax/nodes.js";
import type { Values } from "./types.js";

/** Classes that extend each other in circles are followed this far. */
const MAXIMUM_DEPTH = 10;

/** The class of the file that a class extends, or null. */
export function superClassOf(owner: ClassNode, values: Values): ClassNode | null {
  const [origin, ...others] = owner.superClass ? values.trace(owner.superClass) : [];
  return origin?.kind === "node" && others.length === 0 && isClass(origin.node) ? origin.node : null;
}

/** A class with those of the file that it extends, itself first. */
function lineageOf(owner: ClassNode, values: Values): readonly ClassNode[] {
  const lineage = [owner];
  for (let next = superClassOf(owner, values); next; next = superClassOf(next, values)) {
    if (lineage.includes(next) || lineage.length >= MAXIMUM_DEPTH) break;
    lineage.push(next);
  }
  return lineage;
}

/** The class that a class and all that extend it have in common: instances of them share their fields. */
export function rootClassOf(owner: ClassNode, values: Values): ClassNode {
  return lineageOf(owner, values).at(-1) ?? owner;
}

const classes = new WeakMap<Values, readonly ClassNode[]>();

/** The other classes of the file that extend a class, directly or through each other. */
export function subclassesOf(owner: ClassNode, values: Values): readonly ClassNode[] {
  let all = classes.get(values);
  if (!all) {
    const found: ClassNode[] = [];
    walk(values.source.ast, values.source.visitorKeys, (node) => {
      if (isClass(node)) found.push(node);
      return true;
    });
    classes.set(values, (all = found));
  }
  return all.filter((one) => one !== owner && lineageOf(one, values).includes(owner));
}

/** The class of the file that an expression is an instance of, or null. */
export function classOf(instance: Node, values: Values): ClassNode | null {
  const node = unwrap(instance);
  if (node.type === "ThisExpression") return enclosingClass(node);
  const [origin, ...others] = values.trace(node);
  if (origin?.kind !== "node" || others.length > 0) return null;
  if (origin.node.type === "ThisExpression") return enclosingClass(origin.node);
  return origin.node.type === "NewExpression" ? constructedClass(origin.node, values) : null;
}

/** The class of the file that a `new` makes an instance of, or null. */
export function constructedClass(node: Node, values: Values): ClassNode | null {
  if (node.type !== "NewExpression") return null;
  const [origin, ...others] = values.trace(node.callee);
  return origin?.kind === "node" && others.length === 0 && isClass(origin.node) ? origin.node : null;
}

/** The method of a class, or of one that it extends; `constructor` for that which runs first. Null where there is none. */
export function methodOf(owner: ClassNode, name: string, values: Values): FunctionNode | null {
  for (const one of lineageOf(owner, values)) {
    for (const member of one.body.body) {
      if (member.type !== "MethodDefinition" || member.static || values.nameOf(member) !== name) continue;
      if ((member.kind === "method" || member.kind === "constructor") && isFunction(member.value))
        return member.value;
    }
  }
  return null;
}

/** Whether only the class itself can name its member: `#name`, or `private name` in TypeScript. */
export function isPrivateMember(owner: ClassNode, name: string, values: Values): boolean {
  if (name.startsWith("#")) return true;
  return owner.body.body.some((member) => {
    if (member.type === "MethodDefinition" && member.kind === "constructor") {
      return member.value.params.some((parameter) => {
        if (parameter.type !== "TSParameterProperty" || parameter.accessibility !== "private") return false;
        const { parameter: target } = parameter;
        const declared = target.type === "AssignmentPattern" ? target.left : target;
        return declared.name === name;
      });
    }
    if (member.type === "StaticBlock" || member.type === "TSIndexSignature") return false;
    return member.accessibility === "private" && values.nameOf(member) === name;
  });
}

/** Whether code of a class, or of one that it extends, runs when its member is set. */
export function hasSetter(owner: ClassNode, name: string, values: Values): boolean {
  return lineageOf(owner, values).some((one) =>
    one.body.body.some(
      (member) =>
        member.type === "MethodDefinition" && member.kind === "set" && values.nameOf(member) === name,
    ),
  );
}

const known = new WeakMap<Values, ReadonlyMap<Node, readonly Node[]>>();

/**
 * Each `this` (or `super`) of the file that is an instance of a class (or of one that extends it), or an object literal
 * with methods.
 */
export function thisExpressionsOf(owner: ClassNode | ObjectLiteral, values: Values): readonly Node[] {
  let all = known.get(values);
  if (!all) known.set(values, (all = findThisExpressions(values)));
  return all.get(owner) ?? [];
}

function findThisExpressions(values: Values): ReadonlyMap<Node, readonly Node[]> {
  const found = new Map<Node, Node[]>();
  walk(values.source.ast, values.source.visitorKeys, (node) => {
    const isThis = node.type === "ThisExpression" || node.type === "Super";
    const holder = isThis ? holderOfThis(node, values) : null;
    if (!holder) return true;
    const nodes = found.get(holder) ?? [];
    nodes.push(node);
    found.set(holder, nodes);
    return true;
  });
  return found;
}

const statics = new WeakMap<ClassNode, readonly Node[]>();

/** Each `this` in a class that is the class itself. */
export function thisOfStatics(owner: ClassNode, { source }: Values): readonly Node[] {
  let all = statics.get(owner);
  if (!all) {
    const found: Node[] = [];
    walk(owner.body, source.visitorKeys, (node) => {
      const self = node.type === "ThisExpression" ? classOfThis(node) : null;
      if (self?.owner === owner && self.isStatic) found.push(node);
      return true;
    });
    statics.set(owner, (all = found));
  }
  return all;
}

const chaining = new WeakMap<Values, ReadonlySet<string>>();

/** The names of the methods in the file that return what they are called on: `add() { …; return this; }`. */
export function chainingMethods(values: Values): ReadonlySet<string> {
  let names = chaining.get(values);
  if (!names) {
    const found = new Set<string>();
    walk(values.source.ast, values.source.visitorKeys, (node) => {
      const method = node.type === "ThisExpression" ? methodReturning(node) : null;
      const name = method && values.nameOf(method);
      if (name !== null) found.add(name);
      return true;
    });
    chaining.set(values, (names = found));
  }
  return names;
}

/** The method that returns this `this`, or null. */
export function methodReturning(self: Node): Node | null {
  const node = outermost(self);
  const callee = node.parent?.type === "ReturnStatement" ? enclosingFunction(node) : null;
  if (callee?.type !== "FunctionExpression" || callee.generator) return null;
  const { parent } = callee;
  const isMethod = parent.type === "MethodDefinition" && parent.kind === "method" && !parent.static;
  return isMethod || (parent.type === "Property" && parent.kind === "init") ? parent : null;
}

/** What `this` is: the root of its class, or the object literal that its method stands in. */
export function holderOfThis(node: Node, values: Values): ClassNode | ObjectLiteral | null {
  const owner = enclosingClass(node);
  if (owner) return rootClassOf(owner, values);
  let callee: Node | undefined = node.parent;
  while (callee && callee.type !== "FunctionExpression" && callee.type !== "FunctionDeclaration") {
    // What is written in a class has another `this`, or none.
    if (isClass(callee)) return null;
    callee = callee.parent;
  }
  const property = callee?.parent;
  const isMethod = property?.type === "Property" && property.value === callee;
  return isMethod && property.parent.type === "ObjectExpression" ? property.parent : null;
}
