/** What is known of a value while code is run dry. */
import type { Primitive } from "../syntax/nodes.js";
import type { Variable } from "./binding.js";

export type Known =
  | { readonly kind: "constant"; readonly value: Primitive | undefined }
  | { readonly kind: "empty list" }
  /** `isClosed`: it has no members but these. */
  | { readonly kind: "object"; readonly members: ReadonlyMap<string, Known>; readonly isClosed: boolean }
  | Added
  /** Whatever a variable from outside holds. */
  | { readonly kind: "variable"; readonly variable: Variable; readonly isTruthy: boolean | null }
  | Unknown;

/** A value that is new to the code, which is meant to do something with it. */
interface Added {
  readonly kind: "added";
  /** Whether it certainly passes a test. */
  readonly isThere: boolean;
  /** Whether it may be null in other runs, where it would be undefined if it was not added. */
  readonly isNullable: boolean;
}

interface Unknown {
  readonly kind: "unknown";
  readonly isTruthy: boolean | null;
  readonly risk: Risk;
}

/** What of a value may be missing although the code expects it to be there: nothing, members of it, or all of it. */
type Risk = "none" | "members" | "whole";

export const UNKNOWN: Known = { kind: "unknown", isTruthy: null, risk: "none" };
/** Something that depends on what is known. */
export const DERIVED: Known = { kind: "unknown", isTruthy: null, risk: "whole" };
export const DERIVED_OBJECT: Known = { kind: "unknown", isTruthy: true, risk: "members" };
/** A text, a number or a truth value. */
export const PRIMITIVE: Known = { kind: "unknown", isTruthy: null, risk: "members" };
export const UNDEFINED: Known = { kind: "constant", value: undefined };
export const EMPTY_LIST: Known = { kind: "empty list" };
export const SOME_OBJECT: Known = { kind: "object", members: new Map(), isClosed: false };
export const ADDED: Known = { kind: "added", isThere: true, isNullable: true };
/** The same before it is there: null, or undefined if it was not added. */
export const NOT_YET_ADDED: Known = { kind: "added", isThere: false, isNullable: true };
/** Something that is made of an added value. */
const FROM_ADDED: Added = { kind: "added", isThere: false, isNullable: false };

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

/** Whether the value is null or undefined, or may be although the code expects it to be there. */
export function mayBeMissing(known: Known): boolean {
  return riskOf(known) === "whole";
}

function riskOf(known: Known): Risk {
  switch (known.kind) {
    case "constant":
      return isNullish(known) === true ? "whole" : "members";
    case "added":
      return known.isThere ? "members" : "whole";
    case "variable":
      return "none";
    case "unknown":
      return known.risk === "whole" && known.isTruthy === true ? "members" : known.risk;
    default:
      return "members";
  }
}

/** The same value, where a test of it has come out like this. */
export function tested(known: Known, isTruthy: boolean): Known {
  return known.kind === "variable" || known.kind === "unknown" ? { ...known, isTruthy } : known;
}

/** What a value is that is one of two. */
export function oneOf(first: Known, second: Known): Known {
  if (first.kind === "constant" && second.kind === "constant" && first.value === second.value) return first;
  const both = [first, second];
  // `usage ?? chunk.usage`: the variable keeps what it has, or gets what is new.
  const isEither = both.every(({ kind }) => kind === "added" || kind === "variable");
  if (isEither && both.some(({ kind }) => kind === "added")) return FROM_ADDED;
  const isTruthy = truthinessOf(first);
  const risks = both.map(riskOf);
  return {
    kind: "unknown",
    isTruthy: isTruthy === truthinessOf(second) ? isTruthy : null,
    risk: risks.includes("whole") ? "whole" : risks.includes("members") ? "members" : "none",
  };
}

/** What takes the place of a value where that is missing: `usage?.total_tokens ?? 0`. */
export function instead(left: Known, result: Known): Known {
  return left.kind === "added" && result.kind !== "added" ? FROM_ADDED : result;
}

/** A member of a value that is there. The name is null where it is not known. */
export function memberOf(known: Known, name: string | null): Known {
  switch (known.kind) {
    case "object":
      if (name === null) return known.members.size > 0 ? DERIVED : UNKNOWN;
      return known.members.get(name) ?? (known.isClosed ? UNDEFINED : UNKNOWN);
    case "empty list":
      if (name === "length") return constant(0);
      return name === null || /^-?\d+$/u.test(name) ? UNDEFINED : DERIVED;
    case "constant":
      return typeof known.value === "string" && name === "length" ? constant(known.value.length) : DERIVED;
    case "added":
      return FROM_ADDED;
    case "variable":
      return UNKNOWN;
    case "unknown":
      return known.risk === "none" ? UNKNOWN : DERIVED;
  }
}

/** What methods of an empty list give that change nothing. None of them calls its callback. */
const METHODS_OF_EMPTY_LIST: ReadonlyMap<string, Known> = new Map(
  Object.entries({
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
  }),
);

/** What a method gives that does nothing else; null for every other method. */
export function resultOfMethod(receiver: Known, name: string | null): Known | null {
  return receiver.kind === "empty list" && name !== null ? (METHODS_OF_EMPTY_LIST.get(name) ?? null) : null;
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
      if (operator === "!=" && added && isEqual !== true)
        return { ...FROM_ADDED, isThere: isEqual === false };
      return isEqual === null ? PRIMITIVE : constant(isEqual === operator.startsWith("="));
    }
    default:
      if (left.kind === "constant" && right.kind === "constant") {
        return resultOfConstants(operator, left.value, right.value);
      }
      return added ? FROM_ADDED : PRIMITIVE;
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
  if (typeof left !== "number" || typeof right !== "number") return PRIMITIVE;
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
      return PRIMITIVE;
  }
}
