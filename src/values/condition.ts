import { staticName, unwrap, type Node } from "../syntax/nodes.js";
import { isReassigned, lookUp } from "./binding.js";
import type { Condition, Values } from "./types.js";

const OPPOSITE: Readonly<Record<string, string>> = {
  true: "false",
  false: "true",
  nullish: "present",
  present: "nullish",
  runs: "skipped",
  skipped: "runs",
  given: "omitted",
  omitted: "given",
};

/** A condition that equals no other: the branch at `node` is taken or not, and nothing more is known. */
export function opaqueCondition(node: Node, outcome: string): Condition {
  return { test: `@${node.range.join("-")}`, outcome };
}

/** The condition that holds exactly where `conditions` do not all hold. */
export function negation(conditions: readonly Condition[]): Condition {
  const [only, ...others] = conditions;
  const opposite = only && others.length === 0 ? OPPOSITE[only.outcome] : undefined;
  if (only && opposite !== undefined) return { test: only.test, outcome: opposite };
  const text = conditions.map((condition) => `${condition.test}=${condition.outcome}`).join("&");
  return { test: text, outcome: "false" };
}

/** The conditions of both lists without repetition; null when they contradict each other. */
export function allOf(
  first: readonly Condition[],
  second: readonly Condition[],
): readonly Condition[] | null {
  if (second.length === 0) return first;
  const all = [...first];
  for (const condition of second) {
    const same = all.find((other) => other.test === condition.test);
    if (!same) all.push(condition);
    else if (same.outcome !== condition.outcome) return null;
  }
  return all;
}

/**
 * Whether two things can occur together for certain: under the same conditions, or where the conditions of one
 * are among those of the other. Independent conditions may never be met at the same time, so they do not count.
 */
export function certainlyTogether(first: readonly Condition[], second: readonly Condition[]): boolean {
  return includesAll(first, second) || includesAll(second, first);
}

function includesAll(all: readonly Condition[], some: readonly Condition[]): boolean {
  return some.every((condition) =>
    all.some((other) => other.test === condition.test && other.outcome === condition.outcome),
  );
}

/** The conditions under which a test is true and false. `!x` is the test `x` with its outcomes swapped. */
export function conditionOf(
  test: Node,
  values: Values,
): { readonly whenTrue: Condition; readonly whenFalse: Condition } {
  let inner = unwrap(test);
  let negated = false;
  while (inner.type === "UnaryExpression" && inner.operator === "!") {
    negated = !negated;
    inner = unwrap(inner.argument);
  }
  const key = canonical(inner, values) ?? `@${inner.range.join("-")}`;
  const positive = { test: key, outcome: "true" };
  const negative = { test: key, outcome: "false" };
  return negated ? { whenTrue: negative, whenFalse: positive } : { whenTrue: positive, whenFalse: negative };
}

/**
 * One text for every expression that reads the same thing, so that two tests can be compared: names are resolved
 * to their declaration, `?.`, brackets and wrappers do not matter. Null for calls and for names that are written
 * more than once: they may read differently each time.
 */
export function canonical(node: Node, values: Values): string | null {
  const inner = unwrap(node);
  switch (inner.type) {
    case "Identifier": {
      const variable = lookUp(inner, values.source);
      if (!variable || variable.defs.length === 0) return `global ${inner.name}`;
      if (isReassigned(variable)) return null;
      return `${inner.name}#${String(variable.defs[0]?.name.range[0])}`;
    }
    case "ThisExpression":
      return "this";
    case "Literal":
      return inner.raw;
    case "MemberExpression": {
      const object = canonical(inner.object, values);
      const name = staticName(inner);
      if (object === null) return null;
      if (name !== null) return `${object}.${name}`;
      const key = canonical(inner.property, values);
      return key === null ? null : `${object}[${key}]`;
    }
    case "UnaryExpression": {
      if (inner.operator === "delete") return null;
      const argument = canonical(inner.argument, values);
      return argument === null ? null : `${inner.operator} ${argument}`;
    }
    case "BinaryExpression":
    case "LogicalExpression": {
      const left = canonical(inner.left, values);
      const right = canonical(inner.right, values);
      return left === null || right === null ? null : `(${left} ${inner.operator} ${right})`;
    }
    default:
      return null;
  }
}
