/** Names for what an edit introduces. */
import type { SourceCode } from "../syntax/source.js";

/**
 * The first of the names that the file does not use anywhere; with a number after it where it uses them all.
 * @param others names that are taken besides.
 */
export function freeName(
  candidates: readonly [string, ...string[]],
  source: SourceCode,
  others: readonly string[] = [],
): string {
  const taken = new Set([...source.ast.tokens.map(({ value }) => value), ...others]);
  const free = candidates.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  const [first] = candidates;
  let number = 2;
  while (taken.has(`${first}${number}`)) number += 1;
  return `${first}${number}`;
}
