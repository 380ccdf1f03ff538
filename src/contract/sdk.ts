/** What the SDK itself does that matters with Kimi. */
import { certain } from "./fact.js";
import type { Fact } from "./types.js";

/** The version from which on `runTools` sends its messages back without their `reasoning_content`. */
export const RUN_TOOLS_DROPS_REASONING_SINCE: Fact<string> = certain("6.49.0", "sdk");

/** The final message of `chat.completions.stream` has the last piece of `reasoning_content` only, not the whole. */
export const STREAM_KEEPS_ALL_REASONING: Fact<boolean> = certain(false, "sdk");

/**
 * Members that the Python SDK takes from a request and the Node SDK sends as they are. Kimi ignores them, so what is in
 * them has no effect.
 */
export const SENT_LITERALLY: Fact<readonly string[]> = certain(["extra_body"], "sdk");

/**
 * Whether one version of the SDK is another or newer than it.
 * @param version Numbers with dots between: `6.49.0`, `7`. What is missing counts as 0, a suffix does not count.
 */
function isAtLeast(version: string, other: string): boolean {
  const [numbers, others] = [version, other].map((text) =>
    text.split(".").map((part) => Number.parseInt(part, 10) || 0),
  );
  for (let index = 0; index < 3; index++) {
    const difference = (numbers?.[index] ?? 0) - (others?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Whether `runTools` of a version of the SDK loses `reasoning_content`. */
export function runToolsDropsReasoning(version: string): boolean {
  return isAtLeast(version, RUN_TOOLS_DROPS_REASONING_SINCE.value);
}
