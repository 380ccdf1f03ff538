/** What declarations say about the type of a value that is used by its name. */
import type { TSESTree } from "@typescript-eslint/utils";
import { isInChain, type Identifier, type Node } from "../syntax/nodes.js";
import { isGlobal, lookUp } from "../values/binding.js";
import type { Origin, Step, Values } from "../values/types.js";

/** Methods that give an array, on whatever has them. */
const ARRAY_METHODS: readonly (string | null)[] = ["concat", "filter", "flatMap", "map", "slice"];
const ARRAY_FUNCTIONS: readonly (string | null)[] = ["global Array.from", "global Object.values"];

/** Names and members lead on to what they are read from. */
const MAXIMUM_DEPTH = 10;

/** Whether a value went through something that has, or may have, a written type on its way: `const mode: Mode = "auto"`. */
export function isTypedOnTheWay(steps: readonly Step[], values: Values): boolean {
  return steps.some(({ reference, path }) => {
    if (!reference || !path) return true;
    const definition = lookUp(reference, values.source)?.defs[0];
    const pattern = definition?.node.type === "VariableDeclarator" ? definition.node.id : definition?.name;
    return !pattern || annotationOf(pattern) !== null;
  });
}

/** Whether a list is certainly there and an array: written in this file, imported, declared as one, made by `filter`. */
export function isCertainlyArray(list: Node, values: Values): boolean {
  const type = list.type === "Identifier" ? declaredType(list, values) : null;
  if (type) return isArrayType(type, values);
  return isArrayCall(list, values) || values.trace(list).every((origin) => isArrayOrigin(origin, values));
}

function isArrayOrigin(origin: Origin, values: Values): boolean {
  if (isTypedOnTheWay(origin.steps, values)) return false;
  // A list that a module exports is there; a member of what it exports may be missing.
  if (origin.kind === "import") return origin.path.length < 2;
  return (
    origin.kind === "node" && (origin.node.type === "ArrayExpression" || isArrayCall(origin.node, values))
  );
}

function isArrayCall(node: Node, values: Values): boolean {
  if (node.type !== "CallExpression" || isInChain(node)) return false;
  if (ARRAY_FUNCTIONS.includes(values.canonical(node.callee))) return true;
  return node.callee.type === "MemberExpression" && ARRAY_METHODS.includes(values.nameOf(node.callee));
}

function isArrayType(type: TSESTree.TypeNode, values: Values): boolean {
  if (type.type === "TSArrayType") return true;
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  const { name } = type.typeName;
  return (name === "Array" || name === "ReadonlyArray") && isGlobal(name, type, values.source);
}

/** Whether TypeScript knows nothing about a list: it is declared as `any`, or it comes from JSON. */
export function isUntyped(list: Node, values: Values): boolean {
  let node: Node | null = list;
  for (let depth = 0; node && depth < MAXIMUM_DEPTH; depth += 1) {
    switch (node.type) {
      case "AwaitExpression":
        node = node.argument;
        break;
      case "ChainExpression":
      case "TSNonNullExpression":
        node = node.expression;
        break;
      case "MemberExpression":
        node = node.object;
        break;
      case "CallExpression": {
        const isJsonBody = node.callee.type === "MemberExpression" && values.nameOf(node.callee) === "json";
        return isJsonBody || values.canonical(node.callee) === "global JSON.parse";
      }
      case "Identifier": {
        const type = declaredType(node, values);
        if (type) return type.type === "TSAnyKeyword" || type.type === "TSUnknownKeyword";
        node = initialiserOf(node, values);
        break;
      }
      default:
        return false;
    }
  }
  return false;
}

/** The type that the declaration of a name gives it; null for optional parameters and for names without one. */
function declaredType(name: Identifier, values: Values): TSESTree.TypeNode | null {
  const declared = lookUp(name, values.source)?.defs[0]?.name;
  return declared?.type === "Identifier" && !declared.optional ? annotationOf(declared) : null;
}

function annotationOf(pattern: Node): TSESTree.TypeNode | null {
  if (!("typeAnnotation" in pattern) || pattern.typeAnnotation?.type !== "TSTypeAnnotation") return null;
  return pattern.typeAnnotation.typeAnnotation;
}

function initialiserOf(name: Identifier, values: Values): Node | null {
  const definition = lookUp(name, values.source)?.defs[0]?.node;
  return definition?.type === "VariableDeclarator" ? definition.init : null;
}
