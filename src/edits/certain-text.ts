/** Whether TypeScript certainly knows an expression as a text, where it is already known to be a text or null. */
import { isFunction, literalConstant, walk, type FunctionNode, type Node } from "../syntax/nodes.js";
import { definitionOf, isGlobal, laterWrites, lookUp, variablesDeclaredBy } from "../values/binding.js";
import type { Step, Values } from "../values/types.js";
import { annotationsOf } from "./annotations.js";
import { isTypedOnTheWay } from "./declared-types.js";

/** Names and calls lead on to what they stand for. */
const MAXIMUM_DEPTH = 10;
const TEXT_METHODS: ReadonlySet<string | null> = new Set([
  "join",
  "slice",
  "toString",
  "trim",
  "toLowerCase",
  "toFixed",
]);
const TEXT_FUNCTIONS: ReadonlySet<string | null> = new Set(["global JSON.stringify", "global String"]);

/** Whether the type of an expression has no null in it, as far as the file shows for certain. */
export function isCertainlyText(expression: Node, values: Values, depth = 0): boolean {
  if (depth > MAXIMUM_DEPTH) return false;
  const isText = (node: Node): boolean => isCertainlyText(node, values, depth + 1);
  switch (expression.type) {
    case "Literal":
    case "TemplateLiteral":
      return literalConstant(expression) !== null;
    case "TSNonNullExpression":
      return true;
    case "TSAsExpression":
    case "TSTypeAssertion":
      return isTextType(expression.typeAnnotation, values);
    case "BinaryExpression":
      return expression.operator === "+";
    case "AwaitExpression":
      return isText(expression.argument);
    case "ConditionalExpression":
      return isText(expression.consequent) && isText(expression.alternate);
    case "LogicalExpression":
      return isText(expression.right) && (expression.operator !== "&&" || isText(expression.left));
    case "Identifier":
      return isTextVariable(expression, values, depth);
    case "CallExpression": {
      const { callee } = expression;
      // `text?.trim()` is no call, but a chain with a call in it.
      if (callee.type === "MemberExpression" && TEXT_METHODS.has(values.nameOf(callee))) return true;
      if (TEXT_FUNCTIONS.has(values.canonical(callee))) return true;
      const [origin, ...others] = values.trace(callee);
      if (origin?.kind !== "node" || others.length > 0 || !isFunction(origin.node)) return false;
      return hasOwnType(origin.node, origin.steps, values) && returnsText(origin.node, values, depth);
    }
    default:
      return false;
  }
}

function isTextVariable(
  name: Extract<Node, { readonly type: "Identifier" }>,
  values: Values,
  depth: number,
): boolean {
  const variable = lookUp(name, values.source);
  const definition = variable && definitionOf(variable);
  if (!variable || !definition) return false;
  const declared = definition.name;
  if (declared.type === "Identifier" && declared.typeAnnotation) {
    return !declared.optional && isTextType(declared.typeAnnotation.typeAnnotation, values);
  }
  if (definition.node.type !== "VariableDeclarator" || definition.node.id !== declared) return false;
  const written = laterWrites(variable).map(({ identifier }) => identifier.parent);
  const assigned = written.map((write) => (write.type === "AssignmentExpression" ? write.right : null));
  const given = definition.node.init ? [definition.node.init, ...assigned] : assigned;
  return (
    given.length > 0 && given.every((value) => value !== null && isCertainlyText(value, values, depth + 1))
  );
}

/**
 * Whether a function is called by the type that it has itself: no overload hides it, and no type is written around it or
 * for a name that leads to it, `const run: (name: string) => string | null = () => "…"`.
 */
function hasOwnType(callee: FunctionNode, steps: readonly Step[], values: Values): boolean {
  const { parent } = callee;
  const isMember =
    parent.type === "MethodDefinition" || (parent.type === "PropertyDefinition" && !parent.typeAnnotation);
  // The last step to a member of a class leads from an instance, which no name holds.
  const named = isMember ? steps.slice(0, -1) : steps;
  if (isTypedOnTheWay(named, values)) return false;
  const places = [callee, ...named.flatMap(({ reference }) => reference ?? [])];
  if (places.some((place) => annotationsOf(place, values).length > 0)) return false;
  return !variablesDeclaredBy(callee, values.source).some(({ defs }) =>
    defs.some(({ node }) => node.type === "TSDeclareFunction"),
  );
}

function returnsText(callee: FunctionNode, values: Values, depth: number): boolean {
  if (callee.returnType) return isTextType(callee.returnType.typeAnnotation, values);
  if (callee.generator) return false;
  if (callee.body.type !== "BlockStatement") return isCertainlyText(callee.body, values, depth + 1);
  const returned: (Node | null)[] = [];
  walk(callee.body, values.source.visitorKeys, (node) => {
    if (node.type === "ReturnStatement") returned.push(node.argument);
    return !isFunction(node);
  });
  return (
    returned.length > 0 &&
    returned.every((value) => value !== null && isCertainlyText(value, values, depth + 1))
  );
}

function isTextType(type: Node, values: Values): boolean {
  switch (type.type) {
    case "TSStringKeyword":
    case "TSAnyKeyword":
    case "TSTemplateLiteralType":
    case "TSLiteralType":
      // `null` is a keyword among the types, no literal.
      return true;
    case "TSUnionType":
      return type.types.every((part) => isTextType(part, values));
    case "TSTypeReference": {
      const argument = type.typeArguments?.params[0];
      const isPromise =
        type.typeName.type === "Identifier" &&
        type.typeName.name === "Promise" &&
        isGlobal("Promise", type, values.source);
      return isPromise && argument !== undefined && isTextType(argument, values);
    }
    default:
      return false;
  }
}
