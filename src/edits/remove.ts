/** Taking parameters out of the object literals that set them. */
import type { SdkCall } from "../sdk/sdk-call.js";
import { isOnlyValue, type ParameterAlternative } from "../sdk/parameter.js";
import type { Node, ObjectLiteral, PropertyNode, Range } from "../syntax/nodes.js";
import {
  commaAfter,
  commaBefore,
  hasComment,
  hasSideEffect,
  spaceBefore,
  type SourceCode,
} from "../syntax/source.js";
import type { Entry } from "../values/types.js";
import { demandsProperty } from "./annotations.js";
import { showsDemands } from "./demands.js";
import { union, type Change, type Edit } from "./edit.js";
import { isReadOnTheWay, leavesUnused, otherReaders } from "./owner.js";

/** Takes a parameter out as `removeEntry` does, where the property can be nothing but this alternative. */
export function removeParameter(call: SdkCall, alternative: ParameterAlternative): Edit | null {
  return isOnlyValue(alternative, call.values) ? removeEntry(call, alternative.entry) : null;
}

/**
 * Takes a parameter out of the object literal that sets it, whatever it can be there. Null where something before it
 * would then decide, where a comment or a side effect would be lost, where a type demands the property, or where other
 * code reads it. Not decisive where a type that the file does not show may demand it, and where a variable would be left
 * that nothing reads.
 */
export function removeEntry(call: SdkCall, entry: Entry): Edit | null {
  return removalOf([entry], call);
}

/**
 * Takes one of several parameters out together with those of them that follow it: one by one, such removals touch each
 * other, and linters make only one of those in a pass. A comment before one of them, or after it on its line, ends the
 * row, since it may exempt that one from the rule. Null where none follows, and where this one is in the row of another.
 */
export function removeTogether(call: SdkCall, entry: Entry, entries: readonly Entry[]): Edit | null {
  if (!entry.literal) return null;
  const { properties } = entry.literal;
  const removable = entries.filter((one) => removeEntry(call, one) !== null);
  const at = (index: number): Entry | undefined => removable.find(({ node }) => node === properties[index]);
  const follows = (index: number): Entry | null => {
    const [before, next] = [at(index - 1), at(index)];
    return before && next && !isCommented(before.node, next.node, call.values.source) ? next : null;
  };
  const start = properties.findIndex((property) => property === entry.node);
  if (follows(start)) return null;
  const row = [entry];
  for (let next = follows(start + 1); next; next = follows(start + row.length)) row.push(next);
  return row.length > 1 ? removalOf(row, call) : null;
}

/** Whether a comment stands between two properties, or after the second one on its line. */
function isCommented(before: Node, next: Node, source: SourceCode): boolean {
  if (hasComment(source, [before.range[1], next.range[0]])) return true;
  const last = commaAfter(source, next) ?? next;
  const after = source.getTokenAfter(last, { includeComments: true });
  return after !== null && after.loc.start.line === last.loc.end.line && hasComment(source, after.range);
}

/** The removal of properties that follow each other in one literal. */
function removalOf(entries: readonly Entry[], call: SdkCall): Edit | null {
  const parts = entries.map((entry) => partOf(entry, call));
  const known = parts.filter((part) => part !== null);
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last || known.length < parts.length) return null;
  const changes = changesWithout(first.property, last.property, first.literal, call.values.source);
  const isUsed = !leavesUnused(call, entries);
  return (
    changes && {
      changes,
      sharedWith: union(known.map(({ sharedWith }) => sharedWith)),
      isDecisive: isUsed && known.every(({ isDecisive }) => isDecisive),
    }
  );
}

/** What the removal of one property comes to; null where it cannot be promised. */
function partOf(entry: Entry, call: SdkCall) {
  const { name, node: property, literal, value } = entry;
  const { covering, overridable, alternatives } = call.parameter(name).property;
  if (!literal || !value || property.type !== "Property" || property.computed) return null;
  if (covering.includes(entry) || hasSideEffect(value, call.values.source)) return null;
  // Each name on the way to the request can be written with a type of its own.
  const typed: readonly Node[] = [literal, ...entry.steps.flatMap(({ reference }) => reference ?? [])];
  if (isReadOnTheWay(value, call)) return null;
  if (typed.some((node) => demandsProperty(node, name, call.values))) return null;
  const steps = entry.steps.map((step) => ({ ...step, path: step.path && [...step.path, name] }));
  const sharedWith = otherReaders(call, name, steps);
  // A type can be wrong about a value that the file does not show.
  const isShown = !alternatives.some((source) => source.kind === "constant" && source.isTyped);
  const isDecisive = isShown && !overridable && typed.every((node) => showsDemands(node, call.values));
  return sharedWith && { property, literal, sharedWith, isDecisive };
}

/** The changes that remove properties from the first to the last, with their commas and lines of their own. */
function changesWithout(
  first: PropertyNode,
  last: PropertyNode,
  literal: ObjectLiteral,
  source: SourceCode,
): Change[] | null {
  const after = commaAfter(source, last);
  const before = commaBefore(source, first);
  const own: Range = [first.range[0], after ? after.range[1] : last.range[1]];
  if (hasComment(source, own)) return null;
  const inside: Range = [literal.range[0] + 1, literal.range[1] - 1];
  const isAll = literal.properties.at(0) === first && literal.properties.at(-1) === last;
  if (isAll && !hasComment(source, inside)) return [{ range: inside, text: "" }];
  if (after || !before) return [{ range: withSpace(own, source), text: "" }];
  // The comma before the first property goes as well, without the comments around it.
  const next = source.getTokenAfter(last, { includeComments: true });
  const isFollowed = next && hasComment(source, next.range) && next.loc.start.line === last.loc.end.line;
  if (isFollowed || hasComment(source, [before.range[1], first.range[0]])) {
    return [
      { range: before.range, text: "" },
      { range: withSpace(own, source), text: "" },
    ];
  }
  const range: Range = [before.range[0], own[1]];
  return [{ range: isOnlyOnLine(range, source) ? withSpace(range, source) : range, text: "" }];
}

/** Whether nothing else is on the lines of a range. */
function isOnlyOnLine([start, end]: Range, source: SourceCode): boolean {
  const lineStart = start - spaceBefore(source, start);
  const startsLine = /[\r\n]/u.test(source.text.charAt(lineStart - 1));
  return startsLine && /^[^\S\r\n]*[\r\n]/u.test(source.text.slice(end));
}

/** Widens a range to its whole lines if nothing else is on them, else by the space that would be left over. */
function withSpace([start, end]: Range, source: SourceCode): Range {
  const { text } = source;
  const before = spaceBefore(source, start);
  const after = /^[^\S\r\n]*/u.exec(text.slice(end))?.[0].length ?? 0;
  const lineBreak = /^(?:\r\n|\n|\r)/u.exec(text.slice(end + after))?.[0].length;
  if (lineBreak === undefined) return [start, end + after];
  return [start - before, isOnlyOnLine([start, end], source) ? end + after + lineBreak : end];
}
