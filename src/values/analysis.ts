import type { CallNode, Node } from "../syntax/nodes.js";
import { keyNode, staticName, unwrap } from "../syntax/nodes.js";
import type { SourceCode } from "../syntax/source.js";
import { lookUp } from "./binding.js";
import { canonical, conditionOf } from "./condition.js";
import { shapeOfOrigins } from "./shape.js";
import { traceExpression, traceFieldOf } from "./trace.js";
import type { Origin, Value, Values } from "./types.js";
import { evaluateOrigin, evaluateOrigins } from "./value.js";

/** Deeper nesting of expressions, names and calls than this counts as unknown, so that no file exhausts the stack. */
const MAXIMUM_DEPTH = 150;
/** A value with more origins than this counts as unknown, so that no file costs exponential time. */
const MAXIMUM_ORIGINS = 64;

/**
 * The values of one file.
 * @param isReadOnlyCall tells calls that do not change their arguments; console, JSON and `Object.keys` and the like
 * are known anyway.
 */
export function analyseValues(source: SourceCode, isReadOnlyCall: (call: CallNode) => boolean): Values {
  const traced = new Map<Node, readonly Origin[]>();
  const fields = new WeakMap<Node, Map<string, readonly Origin[]>>();
  const inProgress = new Set<Node>();
  let interrupted = false;

  /** Runs a trace unless it is running already; what a running trace would give is unknown, and is not remembered. */
  function guarded(key: Node, run: () => readonly Origin[]): { origins: readonly Origin[]; isFinal: boolean } {
    if (inProgress.has(key) || inProgress.size >= MAXIMUM_DEPTH) {
      interrupted = true;
      return { origins: [{ kind: "unknown", reason: "recursive", conditions: [], steps: [] }], isFinal: false };
    }
    const interruptedBefore = interrupted;
    interrupted = false;
    inProgress.add(key);
    let origins = run();
    inProgress.delete(key);
    const isFinal = !interrupted;
    interrupted = interrupted || interruptedBefore;
    if (inProgress.size === 0) interrupted = false;
    if (origins.length > MAXIMUM_ORIGINS) {
      origins = [{ kind: "unknown", reason: "expression", conditions: [], steps: [] }];
    }
    return { origins, isFinal: isFinal || inProgress.size === 0 };
  }

  const values: Values = {
    source,
    isReadOnlyCall: (call) => isKnownReadOnly(call, values) || isReadOnlyCall(call),
    trace(expression) {
      const remembered = traced.get(expression);
      if (remembered) return remembered;
      const { origins, isFinal } = guarded(expression, () => traceExpression(expression, values));
      if (isFinal) traced.set(expression, origins);
      return origins;
    },
    fieldOf(owner, name) {
      let known = fields.get(owner);
      if (!known) fields.set(owner, (known = new Map<string, readonly Origin[]>()));
      const remembered = known.get(name);
      if (remembered) return remembered;
      const { origins, isFinal } = guarded(owner, () => traceFieldOf(owner, name, values));
      if (isFinal) known.set(name, origins);
      return origins;
    },
    evaluate: (expression): Value => evaluateOrigins(values.trace(expression), values),
    evaluateOrigin: (origin) => evaluateOrigin(origin, values),
    shapeOf: (expression) => shapeOfOrigins(values.trace(expression), values),
    shapeOfOrigins: (origins) => shapeOfOrigins(origins, values),
    nameOf: (node) => nameOf(node, values),
    conditionOf: (test) => conditionOf(test, values),
    canonical: (node) => canonical(node, values),
  };
  return values;
}

function nameOf(node: Node, values: Values): string | null {
  switch (node.type) {
    case "MemberExpression":
    case "Property":
    case "PropertyDefinition":
    case "MethodDefinition": {
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

const READ_ONLY: Readonly<Record<string, ReadonlySet<string> | null>> = {
  console: null,
  JSON: new Set(["stringify"]),
  Object: new Set(["keys", "values", "entries", "freeze", "hasOwn", "fromEntries"]),
};

function isKnownReadOnly(call: CallNode, values: Values): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === "Identifier") {
    return callee.name === "structuredClone" && (lookUp(callee, values.source)?.defs.length ?? 0) === 0;
  }
  if (callee.type !== "MemberExpression") return false;
  const object = unwrap(callee.object);
  if (object.type !== "Identifier" || (lookUp(object, values.source)?.defs.length ?? 0) > 0) return false;
  const methods = READ_ONLY[object.name];
  if (methods === undefined) return false;
  const name = values.nameOf(callee);
  return methods === null || (name !== null && methods.has(name));
}
