/** Reading values that came as JSON. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a path of names leads to; undefined where it leads nowhere. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((current, name) => (isObject(current) ? current[name] : undefined), value);
}

/** The elements of a list; none for anything else. */
export function elements(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text as it is; the empty text for anything else. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
