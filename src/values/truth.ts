/** What a test of a value comes to, and which of two values a logical operator gives. */
import type { Alternative, Origin, Value, Values } from "./types.js";

export type LogicalOperator = "&&" | "||" | "??";

/** Whether a value is certainly truthy or falsy; null when that is not known. */
export function truthOf(value: Value): boolean | null {
  return agreement(value, (alternative) => {
    return alternative.kind === "constant" ? Boolean(alternative.value) : alternative.kind !== "absent";
  });
}

/** Whether an origin is certainly undefined, or certainly not; null when that is not known. */
export function isUndefined(origin: Origin, values: Values): boolean | null {
  return agreement(values.evaluateOrigin(origin), (alternative) => alternative.kind === "absent");
}

/** Whether an operator keeps the value on its left, or takes that on its right; null when that is not known. */
export function isKept(operator: LogicalOperator, left: Origin, values: Values): boolean | null {
  if (left.kind === "falsy") return operator === "&&" ? true : operator === "||" ? false : null;
  const value = values.evaluateOrigin(left);
  if (operator === "??") return agreement(value, (alternative) => !isNullish(alternative));
  const truth = truthOf(value);
  return truth === null ? null : truth === (operator === "||");
}

function isNullish(alternative: Alternative): boolean {
  return alternative.kind === "absent" || (alternative.kind === "constant" && alternative.value === null);
}

/** What is true of every alternative, or of none; null where they differ, and where there may be others. */
function agreement(
  { alternatives, open }: Value,
  isSo: (alternative: Alternative) => boolean,
): boolean | null {
  const [first, ...others] = alternatives.map(isSo);
  if (open !== null || first === undefined) return null;
  return others.every((other) => other === first) ? first : null;
}
