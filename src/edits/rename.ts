import type { SdkCall } from "../sdk/sdk-call.js";
import { keyNode, type Expression, type ObjectLiteral } from "../syntax/nodes.js";
import { allOf } from "../values/condition.js";
import type { Entry } from "../values/types.js";
import type { Change, Edit } from "./edit.js";
import { isReadOnTheWay, otherReaders } from "./owner.js";
import { allowsParameters } from "./request-types.js";

/** The value of a parameter, with the literal that sets it. */
export interface Place {
  readonly entry: Entry;
  readonly value: Expression;
  readonly literal: ObjectLiteral;
}

/**
 * Gives a property another name, and its value the changes that the new name needs. Null where something says anything
 * about the new name already, where the type of the object may not know it, or where the property is not ours to change.
 */
export function renameParameter(
  call: SdkCall,
  entry: Entry,
  name: string,
  changeValue: (place: Place) => readonly Change[] | null = () => [],
): Edit | null {
  const { node: property, literal, value } = entry;
  if (!literal || !value || property.type !== "Property" || property.computed) return null;
  if (!isFree(name, entry, call) || isReadOnTheWay(value, call)) return null;
  if (!allowsParameters(literal, call.values)) return null;
  const steps = entry.steps.map((step) => ({ ...step, path: step.path && [...step.path, entry.name] }));
  const sharedWith = otherReaders(call, entry.name, steps);
  const changes = changeValue({ entry, value, literal });
  if (!sharedWith || !changes) return null;
  const [start, end] = keyNode(property).range;
  const first = call.values.source.text.charAt(start);
  const quote = first === "'" || first === '"' ? first : "";
  const rename: Change = property.shorthand
    ? { range: [start, start], text: `${name}: ` }
    : { range: [start, end], text: quote + name + quote };
  const isDecisive = !call.parameter(entry.name).property.overridable;
  return { changes: [rename, ...changes], sharedWith, isDecisive };
}

/** Whether nothing in a request that has the entry says anything about another parameter. */
function isFree(name: string, { conditions }: Entry, call: SdkCall): boolean {
  const { property, isOpen } = call.parameter(name);
  return !isOpen && property.entries.every((other) => !allOf(other.conditions, conditions));
}
