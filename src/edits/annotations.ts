/** What the types that are written around a value say about it, so that no edit contradicts them. */
import {
  children,
  enclosingFunction,
  isFunction,
  literalConstant,
  outermost,
  type FunctionNode,
  type Node,
  type Primitive,
} from "../syntax/nodes.js";
import { lookUp } from "../values/binding.js";
import type { Values } from "../values/types.js";

/**
 * Whether a type that is written around a value names its constant, and not the one that would replace it:
 * `1.5 as 1.5`, `const choice: "required" | "none" = "required"`.
 */
export function pinsConstant(node: Node, old: Primitive, replacement: Primitive, values: Values): boolean {
  const constants = annotationParts(node, values).map((part) =>
    part.type === "TSLiteralType" ? constantOf(part.literal) : undefined,
  );
  return constants.includes(old) && !constants.includes(replacement);
}

/** Whether a type that is written around an object demands the property `name`. */
export function demandsProperty(object: Node, name: string, values: Values): boolean {
  return annotationParts(object, values).some((part) => {
    if (part.type !== "TSPropertySignature" || part.optional) return false;
    return part.key.type === "Identifier" ? part.key.name === name : literalConstant(part.key) === name;
  });
}

function constantOf(literal: Node): Primitive | undefined {
  if (literal.type !== "UnaryExpression") return literalConstant(literal);
  const constant = literalConstant(literal.argument);
  return typeof constant === "number" ? -constant : undefined;
}

/** Every part of the types that are written around a value, with the types of the file that they name. */
export function annotationParts(node: Node, values: Values): readonly Node[] {
  const parts = new Set<Node>();
  const pending = annotationsOf(node);
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

/** The types that are written for a value, from the nearest to that of the variable or function that it is for. */
export function annotationsOf(node: Node): Node[] {
  const found: Node[] = [];
  const add = (declared: Node | null | undefined): Node[] => {
    if (declared && "typeAnnotation" in declared && declared.typeAnnotation)
      found.push(declared.typeAnnotation);
    return found;
  };
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent)) return parent.body === child ? [...found, ...returnTypesOf(parent)] : found;
    switch (parent.type) {
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        found.push(parent.typeAnnotation);
        break;
      case "VariableDeclarator":
        return add(parent.id);
      case "AssignmentPattern":
        return add(parent.left);
      case "ReturnStatement": {
        const callee = enclosingFunction(parent);
        return callee ? [...found, ...returnTypesOf(callee)] : found;
      }
      case "CallExpression":
      case "NewExpression":
      case "ExpressionStatement":
      case "PropertyDefinition":
        return found;
    }
  }
  return found;
}

/** The type that is written for what a function returns, or for the variable that holds the function. */
function returnTypesOf(callee: FunctionNode): Node[] {
  if (callee.returnType) return [callee.returnType];
  const holder = outermost(callee).parent;
  return holder?.type === "VariableDeclarator" && holder.id.typeAnnotation ? [holder.id.typeAnnotation] : [];
}
