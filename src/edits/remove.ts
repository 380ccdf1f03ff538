import type { Call } from "../sdk/call.js";
import { isOnlyValue, type ParameterAlternative } from "../sdk/parameter.js";
import type { ObjectLiteral, PropertyNode, Range } from "../syntax/nodes.js";
import { commaAfter, commaBefore, hasComment, hasSideEffect, type SourceCode } from "../syntax/source.js";
import type { Change, Edit } from "./edit.js";
import { otherReaders } from "./owner.js";

/**
 * Takes a parameter out of the object literal that sets it. Null where the property says more than this alternative,
 * where something before it would then decide, where a comment or a side effect would be lost, or where other code
 * reads the property.
 */
export function removeParameter(call: Call, alternative: ParameterAlternative): Edit | null {
  const { entry, source, parameter } = alternative;
  const { node, literal, value } = entry;
  if (!literal || !value || node.type !== "Property" || node.computed || source.covers) return null;
  if (!isOnlyValue(alternative, call.values) || hasSideEffect(value, call.values.source)) return null;
  const steps = entry.steps.map((step) => ({ ...step, path: step.path && [...step.path, parameter.name] }));
  const sharedWith = otherReaders(call, parameter.name, steps, call.file.calls);
  const changes = sharedWith && removalOf(node, literal, call.values.source);
  return changes && { changes, sharedWith, isDecisive: !parameter.property.overridable };
}

/** The changes that remove a property, with its comma and its line where it has one of its own. */
function removalOf(property: PropertyNode, literal: ObjectLiteral, source: SourceCode): Change[] | null {
  const after = commaAfter(source, property);
  const before = commaBefore(source, property);
  if (hasComment(source, [property.range[0], after ? after.range[1] : property.range[1]])) return null;
  if (after) return [{ range: withSpace([property.range[0], after.range[1]], source), text: "" }];
  if (!before) {
    const inside: Range = [literal.range[0] + 1, literal.range[1] - 1];
    return [{ range: hasComment(source, inside) ? property.range : inside, text: "" }];
  }
  if (!hasComment(source, [before.range[1], property.range[0]])) {
    return [{ range: [before.range[0], property.range[1]], text: "" }];
  }
  return [
    { range: before.range, text: "" },
    { range: property.range, text: "" },
  ];
}

/** Widens a range to its whole lines if nothing else is on them, else by the space that would be left over. */
function withSpace([start, end]: Range, source: SourceCode): Range {
  const { text } = source;
  const indentation = /[^\S\r\n]*$/u.exec(text.slice(0, start))?.[0].length ?? 0;
  const lineStart = start - indentation;
  const isFirst = lineStart === 0 || /[\r\n]/u.test(text.charAt(lineStart - 1));
  const rest = /^[^\S\r\n]*(?<lineBreak>\r\n|\n|\r)?/u.exec(text.slice(end));
  const hasLineBreak = rest?.groups?.["lineBreak"] !== undefined;
  if (isFirst && hasLineBreak) return [lineStart, end + rest[0].length];
  if (hasLineBreak) return [lineStart, end];
  return [start, end + (rest?.[0].length ?? 0)];
}
