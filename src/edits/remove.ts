import type { SdkCall } from "../sdk/sdk-call.js";
import { isOnlyValue, type ParameterAlternative } from "../sdk/parameter.js";
import type { ObjectLiteral, PropertyNode, Range } from "../syntax/nodes.js";
import { commaAfter, commaBefore, hasComment, hasSideEffect, type SourceCode } from "../syntax/source.js";
import { demandsProperty } from "./annotations.js";
import type { Change, Edit } from "./edit.js";
import { isReadOnTheWay, otherReaders } from "./owner.js";

/**
 * Takes a parameter out of the object literal that sets it. Null where the property says more than this alternative,
 * where something before it would then decide, where a comment or a side effect would be lost, where a type demands
 * the property, or where other code reads it.
 */
export function removeParameter(call: SdkCall, alternative: ParameterAlternative): Edit | null {
  const { entry, source, parameter } = alternative;
  const { node, literal, value } = entry;
  if (!literal || !value || node.type !== "Property" || node.computed || source.covers) return null;
  if (!isOnlyValue(alternative, call.values) || hasSideEffect(value, call.values.source)) return null;
  if (isReadOnTheWay(value, call) || demandsProperty(literal, parameter.name, call.values)) return null;
  const steps = entry.steps.map((step) => ({ ...step, path: step.path && [...step.path, parameter.name] }));
  const sharedWith = otherReaders(call, parameter.name, steps, call.file.calls);
  const changes = sharedWith && removalOf(node, literal, call.values.source);
  return changes && { changes, sharedWith, isDecisive: !parameter.property.overridable };
}

/** The changes that remove a property, with its comma and its line where it has one of its own. */
function removalOf(property: PropertyNode, literal: ObjectLiteral, source: SourceCode): Change[] | null {
  const after = commaAfter(source, property);
  const before = commaBefore(source, property);
  const own: Range = [property.range[0], after ? after.range[1] : property.range[1]];
  if (hasComment(source, own)) return null;
  const inside: Range = [literal.range[0] + 1, literal.range[1] - 1];
  if (literal.properties.length === 1 && !hasComment(source, inside)) return [{ range: inside, text: "" }];
  if (after || !before) return [{ range: withSpace(own, source), text: "" }];
  // The comma before the last property goes as well, without the comments around it.
  const next = source.getTokenAfter(property, { includeComments: true });
  const isFollowed = next && hasComment(source, next.range) && next.loc.start.line === property.loc.end.line;
  if (isFollowed || hasComment(source, [before.range[1], property.range[0]])) {
    return [
      { range: before.range, text: "" },
      { range: withSpace(own, source), text: "" },
    ];
  }
  const range: Range = [before.range[0], own[1]];
  return [{ range: isOnlyOnLine(range, source) ? withSpace(range, source) : range, text: "" }];
}

/** Whether nothing else is on the lines of a range. */
function isOnlyOnLine([start, end]: Range, { text }: SourceCode): boolean {
  return /(?:^|[\r\n])[^\S\r\n]*$/u.test(text.slice(0, start)) && /^[^\S\r\n]*[\r\n]/u.test(text.slice(end));
}

/** Widens a range to its whole lines if nothing else is on them, else by the space that would be left over. */
function withSpace([start, end]: Range, source: SourceCode): Range {
  const { text } = source;
  const before = /[^\S\r\n]*$/u.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^[^\S\r\n]*/u.exec(text.slice(end))?.[0].length ?? 0;
  const lineBreak = /^(?:\r\n|\n|\r)/u.exec(text.slice(end + after))?.[0].length;
  if (lineBreak === undefined) return [start, end + after];
  return [start - before, isOnlyOnLine([start, end], source) ? end + after + lineBreak : end];
}
