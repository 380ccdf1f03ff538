/** What is wrong with a request. */
import type { ErrorId } from "../../../src/contract/index.js";

type Values = Readonly<Record<string, string | number | boolean>>;

/** An error of the contract, with what its message says of this request. */
export interface Problem {
  readonly error: ErrorId;
  readonly values: Values;
}

export function problem(error: ErrorId, values: Values = {}): Problem {
  return { error, values };
}

/** A text with values in place of their names in braces. */
export function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/gu, (placeholder, name: string) => String(values[name] ?? placeholder));
}
