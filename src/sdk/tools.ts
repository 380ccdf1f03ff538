/** The tools that a request offers. */
import type { Call } from "./call.js";
import { Parameter } from "./parameter.js";

/**
 * The names of the functions that a request offers in `tools`, or in the deprecated `functions`; null for a name that
 * the file does not show. Null altogether where the list is not known to the end.
 */
export function toolNames(call: Call, parameter: "tools" | "functions"): readonly (string | null)[] | null {
  const { property, isOpen } = call.parameter(parameter);
  const [list, ...others] = property.alternatives;
  if (isOpen || others.length > 0 || list?.kind !== "array" || !list.closed || !list.elements) return null;
  return list.elements.map((element) => {
    if (!element) return null;
    const shape = call.values.shapeOf(element);
    const definition = parameter === "functions" ? shape : new Parameter(shape.get("function")).onlyObject;
    const name = definition && new Parameter(definition.get("name"));
    const [only, ...more] = name?.strings ?? [];
    return name && !name.isOpen && more.length === 0 ? (only?.value ?? null) : null;
  });
}
