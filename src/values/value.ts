/** Constants: what literals, operators and members of constants give. */
import { isClass, isFunction, literalConstant, unwrap, type Node, type Primitive } from "../syntax/nodes.js";
import { typeInformationOf } from "../syntax/type-information.js";
import { changesOf } from "./change.js";
import { allOf, inCalls } from "./condition.js";
import { isObjectMethod, joinSteps } from "./trace.js";
import type { Alternative, OpenReason, Origin, Value, Values } from "./types.js";

/** Above this many combinations of operands, an expression counts as open. */
const MAXIMUM_COMBINATIONS = 16;

/** Nor is a text put together that is longer than this: each of a few constants can double the one before it. */
const MAXIMUM_LENGTH = 100_000;

export function evaluateOrigins(origins: readonly Origin[], values: Values): Value {
  const all = origins.map((origin) => values.evaluateOrigin(origin));
  return {
    alternatives: all.flatMap((value) => value.alternatives),
    open: all.find((value) => value.open !== null)?.open ?? null,
  };
}

export function evaluateOrigin(origin: Origin, values: Values): Value {
  switch (origin.kind) {
    case "undefined":
      return closed([{ kind: "absent", node: null, conditions: origin.conditions, steps: origin.steps }]);
    case "node":
      return evaluateNode(origin.node, origin, values);
    case "falsy":
      return openValue("expression");
    case "unknown":
      return openValue(origin.reason);
    case "import":
      return typedValue(origin, values) ?? openValue("import");
    default:
      return openValue(origin.kind);
  }
}

/** The one constant that the type of an import allows, where there is type information; else null. */
function typedValue({ conditions, steps }: Origin, { source }: Values): Value | null {
  const step = steps.at(-1);
  const types = step?.reference && step.path ? typeInformationOf(source) : null;
  if (!types || !step?.reference || !step.path) return null;
  const value = types.constantOf(step.reference, step.path);
  const node = step.reference;
  return value === undefined
    ? null
    : closed([{ kind: "constant", value, node, isTyped: true, conditions, steps }]);
}

function closed(alternatives: readonly Alternative[]): Value {
  return { alternatives, open: null };
}

function openValue(open: OpenReason): Value {
  return { alternatives: [], open };
}

function evaluateNode(node: Node, origin: Origin, values: Values): Value {
  const { conditions, steps } = origin;
  const constant = literalConstant(node);
  if (constant !== undefined) return closed([{ kind: "constant", value: constant, node, conditions, steps }]);
  if (isFunction(node) || isClass(node)) return closed([{ kind: "other", node, conditions, steps }]);
  switch (node.type) {
    case "ObjectExpression":
    case "RestElement":
      return closed([{ kind: "object", shape: values.shapeOfOrigins([origin]), node, conditions, steps }]);
    case "ArrayExpression": {
      const isChanged = changesOf(origin, values).length > 0;
      const elements = node.elements.map((element) => (element?.type === "SpreadElement" ? null : element));
      const isClosed = !isChanged && !elements.includes(null);
      return closed([{ kind: "array", elements, closed: isClosed, node, conditions, steps }]);
    }
    case "NewExpression":
    case "Literal":
    case "Property":
      return closed([{ kind: "other", node, conditions, steps }]);
    case "CallExpression":
      if (!isObjectMethod(node, "assign", values)) return openValue("call");
      return closed([{ kind: "object", shape: values.shapeOfOrigins([origin]), node, conditions, steps }]);
    case "UnaryExpression":
      return combine([node.argument], origin, values, ([argument]) =>
        applyUnary(node.operator, argument ?? null),
      );
    case "BinaryExpression":
      if (node.left.type === "PrivateIdentifier") return openValue("expression");
      return combine([node.left, node.right], origin, values, ([left, right]) =>
        applyBinary(node.operator, left ?? null, right ?? null),
      );
    case "TemplateLiteral":
      return combine(node.expressions, origin, values, (parts) => {
        const texts = node.quasis.map((quasi, index) => {
          const part = parts[index];
          return (quasi.value.cooked ?? "") + (index < parts.length ? String(part) : "");
        });
        return texts.join("");
      });
    case "TSEnumMember":
      return evaluateEnumMember(node, origin, values);
    case "MemberExpression":
      return openValue("member");
    default:
      return openValue("expression");
  }
}

type Operands = readonly Primitive[];

/** Applies an operator to every combination of its operands' constants; open where one of them is not constant. */
function combine(
  operands: readonly Node[],
  origin: Origin,
  values: Values,
  apply: (operands: Operands) => Primitive | undefined,
): Value {
  let combinations: { operands: Operands; origin: Origin }[] = [{ operands: [], origin }];
  for (const operand of operands) {
    const value = values.evaluate(operand);
    if (value.open !== null || combinations.length * value.alternatives.length > MAXIMUM_COMBINATIONS) {
      return openValue(value.open ?? "expression");
    }
    const next: typeof combinations = [];
    for (const combination of combinations) {
      for (const alternative of value.alternatives) {
        if (alternative.kind !== "constant") return openValue("expression");
        const own = inCalls(alternative.conditions, origin.steps);
        const conditions = allOf(combination.origin.conditions, own);
        const steps = joinSteps(combination.origin.steps, alternative.steps);
        if (!conditions) continue;
        next.push({
          operands: [...combination.operands, alternative.value],
          origin: { ...combination.origin, conditions, steps },
        });
      }
    }
    combinations = next;
  }
  const alternatives: Alternative[] = [];
  for (const combination of combinations) {
    const value = apply(combination.operands);
    if (value === undefined || origin.kind !== "node") return openValue("expression");
    if (typeof value === "string" && value.length > MAXIMUM_LENGTH) return openValue("expression");
    const { conditions, steps } = combination.origin;
    alternatives.push({ kind: "constant", value, node: origin.node, conditions, steps });
  }
  return closed(alternatives);
}

function applyUnary(operator: string, argument: Primitive): Primitive | undefined {
  if (operator === "!") return !argument;
  if (typeof argument !== "number") return undefined;
  if (operator === "-") return -argument;
  if (operator === "+") return argument;
  return operator === "~" ? ~argument : undefined;
}

function applyBinary(operator: string, left: Primitive, right: Primitive): Primitive | undefined {
  if (operator === "+" && (typeof left === "string" || typeof right === "string"))
    return String(left) + String(right);
  if (typeof left !== "number" || typeof right !== "number") return undefined;
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
    case "**":
      return left ** right;
    default:
      return undefined;
  }
}

/** A member's own initialiser, or one more than the member before it. */
function evaluateEnumMember(node: Node, origin: Origin, values: Values): Value {
  if (node.type !== "TSEnumMember") return openValue("expression");
  const members = node.parent.members;
  let distance = 0;
  for (let index = members.indexOf(node); index >= 0; index -= 1, distance += 1) {
    const initialiser = members[index]?.initializer;
    if (!initialiser) continue;
    const offset = distance;
    return combine([unwrap(initialiser)], origin, values, ([value]) =>
      typeof value === "number" ? value + offset : offset === 0 ? (value ?? undefined) : undefined,
    );
  }
  const position = distance - 1;
  return combine([], origin, values, () => position);
}
