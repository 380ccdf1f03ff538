import type { ClassOfThis } from "../syntax/classes.js";
import type { CallNode, ClassNode, Node } from "../syntax/nodes.js";
import { keyNode, literalConstant, staticName, unwrap } from "../syntax/nodes.js";
import type { SourceCode } from "../syntax/source.js";
import { lookUp } from "./binding.js";
import { canonical, conditionOf } from "./condition.js";
import { traceFieldOf } from "./field.js";
import { Memory, Recursion } from "./recursion.js";
import { shapeOfOrigins } from "./shape.js";
import { MAXIMUM_ORIGINS, traceExpression, traceSettled } from "./trace.js";
import type { OpenReason, Origin, Value, Values } from "./types.js";
import { evaluateOrigin, evaluateOrigins } from "./value.js";

/**
 * The values of one file.
 * @param isReadOnlyCall tells calls that do not change their arguments; console, JSON and `Object.keys` and the like
 * are known anyway.
 * @param isReadLater tells calls that read their arguments only once the code that runs now has gone on.
 */
export function analyseValues(
  source: SourceCode,
  isReadOnlyCall: (call: CallNode) => boolean,
  isReadLater: (call: CallNode) => boolean = () => false,
): Values {
  const recursion = new Recursion();
  const traced = new Memory<readonly Origin[]>(recursion, [unknown("recursive")]);
  const settled = new Memory<readonly Origin[]>(recursion, [unknown("recursive")]);
  const evaluated = new Memory<Value>(recursion, { alternatives: [], open: "recursive" });
  const fieldKeys = new WeakMap<ClassNode, Map<string, object>>();

  function fieldKey({ owner, isStatic }: ClassOfThis, name: string): object {
    const keys = fieldKeys.get(owner) ?? new Map<string, object>();
    fieldKeys.set(owner, keys);
    const member = `${isStatic ? "static" : "instance"} ${name}`;
    const key = keys.get(member) ?? {};
    keys.set(member, key);
    return key;
  }

  const values: Values = {
    source,
    isReadLater,
    isReadOnlyCall: (call) => isKnownReadOnly(call, values) || isReadOnlyCall(call),
    trace: (expression) => traced.get(expression, () => limited(traceExpression(expression, values))),
    fieldOf: (of, name) => traced.get(fieldKey(of, name), () => limited(traceFieldOf(of, name, values))),
    settledBy: (call) => settled.get(call, () => limited(traceSettled(call, values))),
    evaluate: (expression) =>
      evaluated.get(expression, () => evaluateOrigins(values.trace(expression), values)),
    evaluateOrigin: (origin) => evaluateOrigin(origin, values),
    shapeOf: (expression) => shapeOfOrigins(values.trace(expression), values),
    shapeOfOrigins: (origins) => shapeOfOrigins(origins, values),
    nameOf: (node) => nameOf(node, values),
    conditionOf: (test) => conditionOf(test, values),
    canonical: (node) => canonical(node, values),
    guarded: (key, run, cut) => recursion.guarded(key, run, cut),
  };
  return values;
}

function unknown(reason: OpenReason): Origin {
  return { kind: "unknown", reason, conditions: [], steps: [] };
}

function limited(origins: readonly Origin[]): readonly Origin[] {
  return origins.length > MAXIMUM_ORIGINS ? [unknown("expression")] : origins;
}

function nameOf(node: Node, values: Values): string | null {
  switch (node.type) {
    case "MemberExpression":
    case "Property":
    case "PropertyDefinition":
    case "AccessorProperty":
    case "MethodDefinition":
    case "TSAbstractPropertyDefinition":
    case "TSAbstractAccessorProperty":
    case "TSAbstractMethodDefinition": {
      const name = staticName(node);
      if (name !== null || !node.computed) return name;
      const value = values.evaluate(keyNode(node));
      const [only] = value.alternatives;
      if (value.open !== null || value.alternatives.length !== 1 || only?.kind !== "constant") return null;
      return String(only.value);
    }
    default:
      return null;
  }
}

const READ_ONLY: ReadonlyMap<string, ReadonlySet<string> | null> = new Map(
  Object.entries({
    console: null,
    JSON: new Set(["stringify"]),
    Object: new Set(["keys", "values", "entries", "freeze", "hasOwn", "fromEntries"]),
  }),
);

function isKnownReadOnly(call: CallNode, values: Values): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === "Identifier") {
    return callee.name === "structuredClone" && (lookUp(callee, values.source)?.defs.length ?? 0) === 0;
  }
  if (callee.type !== "MemberExpression") return false;
  const object = unwrap(callee.object);
  if (object.type !== "Identifier" || (lookUp(object, values.source)?.defs.length ?? 0) > 0) return false;
  const methods = READ_ONLY.get(object.name);
  if (methods === undefined) return false;
  const name = values.nameOf(callee);
  // `JSON.stringify(object, replacer)`: the replacer gets what is in the object.
  if (object.name === "JSON" && !isNoFunction(call.arguments[1])) return false;
  return methods === null || (name !== null && methods.has(name));
}

function isNoFunction(argument: Node | undefined): boolean {
  const node = argument && unwrap(argument);
  if (!node || node.type === "ArrayExpression" || literalConstant(node) !== undefined) return true;
  return node.type === "Identifier" && node.name === "undefined";
}
