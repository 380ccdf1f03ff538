/** The tools that a request offers. */
import type { Call } from "./call.js";

/** Whether a request certainly offers exactly one tool, in `tools` or in the deprecated `functions`. */
export function offersOneTool(call: Call, parameter: "tools" | "functions"): boolean {
  const { alternatives, open } = call.parameter(parameter).property;
  if (open !== null || alternatives.length === 0) return false;
  return alternatives.every((list) => list.kind === "array" && list.closed && list.elements.length === 1);
}
