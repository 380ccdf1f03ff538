/** What is known of a value while code is run dry. */
import type { Primitive } from "../syntax/nodes.js";
import type { Variable } from "./binding.js";

export type Known =
  | { readonly kind: "constant"; readonly value: Primitive | undefined }
  | { readonly kind: "empty list" }
  /** `isClosed`: it has no members but these. */
  | { readonly kind: "object"; readonly members: ReadonlyMap<string, Known>; readonly isClosed: boolean }
  /** A value that is new to the code, which is meant to do something with it. `isThere`: it certainly passes a test. */
  | { readonly kind: "added"; readonly isThere: boolean }
  /** Whatever a variable held before. */
  | { readonly kind: "variable"; readonly variable: Variable; readonly isTruthy: boolean | null }
  | { readonly kind: "unknown"; readonly isTruthy: boolean | null };

export const UNKNOWN: Known = { kind: "unknown", isTruthy: null };
export const UNDEFINED: Known = { kind: "constant", value: undefined };
export const EMPTY_LIST: Known = { kind: "empty list" };
export const EMPTY_OBJECT: Known = { kind: "object", members: new Map(), isClosed: true };
export const SOME_OBJECT: Known = { kind: "object", members: new Map(), isClosed: false };
export const ADDED: Known = { kind: "added", isThere: true };
/** Something that is made of an added value. */
export const FROM_ADDED: Known = { kind: "added", isThere: false };

export function constant(value: Primitive | undefined): Known {
  return { kind: "constant", value };
}

/** Whether a test of the value comes out true; null where that is not known. */
export function truthinessOf(known: Known): boolean | null {
  switch (known.kind) {
    case "constant":
      return Boolean(known.value);
    case "empty list":
    case "object":
      return true;
    case "added":
      return known.isThere ? true : null;
    default:
      return known.isTruthy;
  }
}

/** Whether the value is null or undefined; null where that is not known. */
export function isNullish(known: Known): boolean | null {
  if (known.kind === "constant") return known.value === undefined || known.value === null;
  return truthinessOf(known) === true ? false : null;
}

/** The same value, where a test of it has come out like this. */
export function tested(known: Known, isTruthy: boolean): Known {
  return known.kind === "variable" || known.kind === "unknown" ? { ...known, isTruthy } : known;
}

/** What a value is that is one of two. */
export function oneOf(first: Known, second: Known): Known {
  if (first.kind === "constant" && second.kind === "constant" && first.value === second.value) return first;
  const kinds = [first.kind, second.kind];
  // `usage ?? chunk.usage`: the variable keeps what it has, or gets what is new.
  if (kinds.includes("added") && kinds.every((kind) => kind === "added" || kind === "variable"))
    return FROM_ADDED;
  const isTruthy = truthinessOf(first);
  return { kind: "unknown", isTruthy: isTruthy === truthinessOf(second) ? isTruthy : null };
}

/** A member of a value that is there. The name is null where it is not known. */
export function memberOf(known: Known, name: string | null): Known {
  switch (known.kind) {
    case "object":
      if (name === null) return UNKNOWN;
      return known.members.get(name) ?? (known.isClosed ? UNDEFINED : UNKNOWN);
    case "empty list":
      if (name === "length") return constant(0);
      return name === null || /^-?\d+$/u.test(name) ? UNDEFINED : SOME_OBJECT;
    case "constant":
      return typeof known.value === "string" && name === "length" ? constant(known.value.length) : UNKNOWN;
    case "added":
      return FROM_ADDED;
    default:
      return UNKNOWN;
  }
}

/** What methods of an empty list give that change nothing. None of them calls its callback. */
const METHODS_OF_EMPTY_LIST: Readonly<Record<string, Known>> = {
  at: UNDEFINED,
  entries: EMPTY_LIST,
  every: constant(true),
  filter: EMPTY_LIST,
  find: UNDEFINED,
  findIndex: constant(-1),
  flatMap: EMPTY_LIST,
  forEach: UNDEFINED,
  join: constant(""),
  map: EMPTY_LIST,
  slice: EMPTY_LIST,
  some: constant(false),
  values: EMPTY_LIST,
};

/** What a method gives that does nothing else; null for every other method. */
export function resultOfMethod(receiver: Known, name: string | null): Known | null {
  return receiver.kind === "empty list" && name !== null ? (METHODS_OF_EMPTY_LIST[name] ?? null) : null;
}

/** The result of a binary operator. */
export function resultOfOperator(operator: string, left: Known, right: Known): Known {
  const added = [left, right].find(({ kind }) => kind === "added");
  switch (operator) {
    case "===":
    case "!==":
    case "==":
    case "!=": {
      const isEqual = areEqual(left, right, operator.length === 3);
      // `chunk.usage != null` is only true because of what is added.
      if (operator === "!=" && added && isEqual !== true) return isEqual === false ? added : FROM_ADDED;
      return isEqual === null ? UNKNOWN : constant(isEqual === operator.startsWith("="));
    }
    default:
      if (left.kind === "constant" && right.kind === "constant") {
        return resultOfConstants(operator, left.value, right.value);
      }
      return added ? FROM_ADDED : UNKNOWN;
  }
}

function areEqual(left: Known, right: Known, isStrict: boolean): boolean | null {
  if (left.kind === "constant" && right.kind === "constant") {
    if (isStrict || typeof left.value === typeof right.value) return left.value === right.value;
    return isNullish(left) === true || isNullish(right) === true
      ? isNullish(left) === isNullish(right)
      : null;
  }
  const nullish = [isNullish(left), isNullish(right)];
  return nullish.includes(true) && nullish.includes(false) ? false : null;
}

function resultOfConstants(
  operator: string,
  left: Primitive | undefined,
  right: Primitive | undefined,
): Known {
  if (operator === "+" && (typeof left === "string" || typeof right === "string")) {
    return constant(String(left) + String(right));
  }
  const isRelation = /^[<>]=?$/u.test(operator);
  if (isRelation && (left === undefined || right === undefined)) return constant(false);
  if (typeof left !== "number" || typeof right !== "number") return UNKNOWN;
  switch (operator) {
    case "+":
      return constant(left + right);
    case ">":
      return constant(left > right);
    case ">=":
      return constant(left >= right);
    case "<":
      return constant(left < right);
    case "<=":
      return constant(left <= right);
    default:
      return UNKNOWN;
  }
}
