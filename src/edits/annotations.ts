/** What the types that are written around a value say about it, so that no edit contradicts them. */
import {
  children,
  enclosingFunction,
  isFunction,
  literalConstant,
  outermost,
  staticName,
  type CallNode,
  type FunctionNode,
  type Node,
} from "../syntax/nodes.js";
import { lookUp } from "../values/binding.js";
import type { Values } from "../values/types.js";

/** Whether a type that is written around an object demands the property `name`. */
export function demandsProperty(object: Node, name: string, values: Values): boolean {
  return annotationParts(object, values).some((part) => {
    if (part.type !== "TSPropertySignature" || part.optional) return false;
    return part.key.type === "Identifier" ? part.key.name === name : literalConstant(part.key) === name;
  });
}

/** Every part of the types that are written around a value, with the types of the file that they name. */
export function annotationParts(node: Node, values: Values): readonly Node[] {
  const parts = new Set<Node>();
  const pending = annotationsOf(node, values);
  for (let part = pending.pop(); part; part = pending.pop()) {
    if (parts.has(part)) continue;
    parts.add(part);
    pending.push(...children(part, values.source.visitorKeys));
    if (part.type !== "TSTypeReference" || part.typeName.type !== "Identifier") continue;
    const definition = lookUp(part.typeName, values.source)?.defs[0];
    if (definition?.type === "Type") pending.push(definition.node);
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
  const found: Annotation[] = [];
  let path: readonly (string | null)[] = [];
  const add = (...types: readonly (Node | null | undefined)[]): readonly Annotation[] => {
    for (const type of types) if (type) found.push({ type, path });
    return found;
  };
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent)) return parent.body === child ? add(...returnTypesOf(parent)) : found;
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
      case "ReturnStatement": {
        const callee = enclosingFunction(parent);
        return callee ? add(...returnTypesOf(callee)) : found;
      }
      case "CallExpression":
        return add(parameterTypeOf(parent, child, values));
      case "NewExpression":
      case "ExpressionStatement":
      case "PropertyDefinition":
        return found;
    }
  }
  return found;
}

/** The type that a function of the file writes for an argument of a call of it, or null. */
function parameterTypeOf(call: CallNode, argument: Node, values: Values): Node | null {
  const [callee, ...others] = values.trace(call.callee);
  if (callee?.kind !== "node" || others.length > 0 || !isFunction(callee.node)) return null;
  const parameter = callee.node.params[call.arguments.findIndex((one) => one === argument)];
  const declared = parameter?.type === "AssignmentPattern" ? parameter.left : parameter;
  return declared ? typeOf(declared) : null;
}

function typeOf(declared: Node): Node | null {
  return "typeAnnotation" in declared && declared.typeAnnotation ? declared.typeAnnotation : null;
}

/** The type that is written for what a function returns, or for the variable that holds the function. */
function returnTypesOf(callee: FunctionNode): Node[] {
  if (callee.returnType) return [callee.returnType];
  const holder = outermost(callee).parent;
  return holder?.type === "VariableDeclarator" && holder.id.typeAnnotation ? [holder.id.typeAnnotation] : [];
}
