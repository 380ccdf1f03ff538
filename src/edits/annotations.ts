/** What the types that are written around a value say about it, so that no edit contradicts them. */
import {
  children,
  enclosingFunction,
  isFunction,
  staticName,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
} from "../syntax/nodes.js";
import { lookUp } from "../values/binding.js";
import type { Values } from "../values/types.js";

/** Whether a type that is written around an object demands the property `name`, or may do so: `{ [KEY]: number }`. */
export function demandsProperty(object: Node, name: string, values: Values): boolean {
  return annotationParts(object, values).some((part) => {
    if (part.type !== "TSPropertySignature" || part.optional) return false;
    const key = staticName(part);
    return key === null || key === name;
  });
}

/** Every part of the types that are written around a value, with the types of the file that they name. */
export function annotationParts(node: Node, values: Values): readonly Node[] {
  const parts = new Set(annotationsOf(node, values));
  // The set gives what is added to it on the way as well, each part once.
  for (const part of parts) {
    for (const child of children(part, values.source.visitorKeys)) parts.add(child);
    if (part.type !== "TSTypeReference" || part.typeName.type !== "Identifier") continue;
    // An interface may be declared in several places, and a constant may have the name of a type.
    for (const definition of lookUp(part.typeName, values.source)?.defs ?? [])
      if (definition.type === "Type") parts.add(definition.node);
  }
  return [...parts];
}

/** A type that is written around a value. */
interface Annotation {
  readonly type: Node;
  /** The properties that lead from what has the type to the value; null for names that the code does not spell out. */
  readonly path: readonly (string | null)[];
}

/** The types that are written for a value, from the nearest to that of the variable or function that it is for. */
export function annotationsOf(node: Node, values: Values): Node[] {
  return annotationsAround(node, values).map(({ type }) => type);
}

/** The same with the way from what has the type to the value. */
export function annotationsAround(node: Node, values: Values): readonly Annotation[] {
  return around(node, values, true);
}

/** @param entersCalls whether the functions are looked at that are called with the value: they may call each other. */
function around(node: Node, values: Values, entersCalls: boolean): readonly Annotation[] {
  const found: Annotation[] = [];
  let path: readonly (string | null)[] = [];
  const add = (...types: readonly (Node | null | undefined)[]): readonly Annotation[] => {
    for (const type of types) if (type) found.push({ type, path });
    return found;
  };
  /** The type that is written for what a function returns, or those around the function: `const f: F = () => …`. */
  const addReturnTypes = (callee: FunctionNode): readonly Annotation[] => {
    if (callee.returnType) return add(callee.returnType);
    const outer = around(callee, values, entersCalls);
    return [...found, ...outer.map((one) => ({ type: one.type, path: [...one.path, ...path] }))];
  };
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent)) return parent.body === child ? addReturnTypes(parent) : found;
    switch (parent.type) {
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        add(parent.typeAnnotation);
        break;
      case "Property":
        path = [staticName(parent), ...path];
        break;
      // `({ model = "a" }: Options) => …`
      case "ArrayPattern":
      case "ObjectPattern":
        add(parent.typeAnnotation);
        break;
      case "AssignmentPattern":
        add(typeOf(parent.left));
        break;
      case "VariableDeclarator":
        return parent.id === child ? found : add(typeOf(parent.id));
      // `let request: Request; request = { … };`
      case "AssignmentExpression":
        if (parent.right === child) found.push(...typesOfTarget(parent.left, path, values));
        break;
      case "PropertyDefinition":
      case "AccessorProperty":
        return add(parent.typeAnnotation);
      case "ReturnStatement": {
        const callee = enclosingFunction(parent);
        return callee ? addReturnTypes(callee) : found;
      }
      case "CallExpression":
        return entersCalls ? add(...parameterTypesOf(parent, child, values)) : found;
      case "NewExpression":
      case "BlockStatement":
      case "ClassBody":
        return found;
    }
  }
  return found;
}

/**
 * The types that the functions of the file which a call may run write for an argument of it; where one writes none, those
 * around the function itself: `const ask: Ask = (options) => …`.
 */
function parameterTypesOf(call: CallNode, argument: Node, values: Values): readonly Node[] {
  const index = call.arguments.findIndex((one) => one === argument);
  return values.trace(call.callee).flatMap((callee) => {
    if (callee.kind !== "node" || !isFunction(callee.node)) return [];
    const parameter = callee.node.params[index];
    if (!parameter) return [];
    const own = typeOf(parameter.type === "AssignmentPattern" ? parameter.left : parameter);
    return own ?? around(callee.node, values, false).map(({ type }) => type);
  });
}

/** The type that is written for the variable that an assignment writes, or a member of it. */
function typesOfTarget(target: Node, path: Annotation["path"], values: Values): readonly Annotation[] {
  let root = unwrap(target);
  while (root.type === "MemberExpression") root = unwrap(root.object);
  const declared = root.type === "Identifier" ? lookUp(root, values.source)?.defs[0]?.name : null;
  const type = declared ? typeOf(declared) : null;
  // A list has no members of its own in a path, so that the names of members cannot be told from its indexes.
  return type ? [{ type, path: root === target ? path : [null, ...path] }] : [];
}

function typeOf(declared: Node): Node | null | undefined {
  return "typeAnnotation" in declared ? declared.typeAnnotation : null;
}
