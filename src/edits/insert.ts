import type { Call } from "../sdk/call.js";
import { isOnlyValue, type ParameterAlternative } from "../sdk/parameter.js";
import type { Node, ObjectLiteral } from "../syntax/nodes.js";
import { commaAfter, indentationAt, lineBreak, type SourceCode } from "../syntax/source.js";
import type { Entry, Step } from "../values/types.js";
import type { Change, Edit } from "./edit.js";
import { otherReaders } from "./owner.js";

/**
 * Writes a new parameter right after the property that sets another one, where that property can say nothing else;
 * failing that, at the end of the request, if the other parameter is certain.
 * @param name the new parameter, which nothing in the request sets yet.
 */
export function insertBeside(call: Call, other: ParameterAlternative, name: string, value: string): Edit | null {
  const beside = isOnlyValue(other, call.values) ? insertAfter(call, other.entry, name, value) : null;
  return beside ?? (other.parameter.isCertain ? insertLast(call, name, value) : null);
}

function insertAfter(call: Call, entry: Entry, name: string, value: string): Edit | null {
  if (!entry.literal || entry.node.type !== "Property") return null;
  const changes = insertion(entry.node, entry.literal, `${name}: ${value}`, call.values.source);
  return shared(call, name, entry.steps, changes);
}

/** Writes a new parameter at the end of the literal that the call is given directly; null where there is none. */
export function insertLast(call: Call, name: string, value: string): Edit | null {
  const literal = call.requestLiteral;
  if (!literal) return null;
  const last = literal.properties.at(-1);
  const text = `${name}: ${value}`;
  if (last) return shared(call, name, [], insertion(last, literal, text, call.values.source));
  const { source } = call.values;
  const start = source.getFirstToken(literal);
  if (!start) return null;
  return shared(call, name, [], [{ range: [start.range[1], start.range[1]], text: ` ${text} ` }]);
}

function shared(call: Call, name: string, steps: readonly Step[], changes: readonly Change[]): Edit | null {
  const withName = steps.map((step) => ({ ...step, path: step.path && [...step.path, name] }));
  const sharedWith = otherReaders(call, name, withName, call.file.calls);
  return sharedWith && { changes, sharedWith, isDecisive: true };
}

/** The changes that put a property after another: on a line of its own where that one has a line of its own. */
export function insertion(property: Node, literal: ObjectLiteral, text: string, source: SourceCode): Change[] {
  const comma = commaAfter(source, property);
  if (!startsLine(property, source)) {
    return [{ range: [property.range[1], property.range[1]], text: `, ${text}` }];
  }
  const line = `${lineBreak(source)}${indentationAt(source, property.range[0])}${text}`;
  if (!comma) {
    const end = endOfLine(property.range[1], literal, source);
    if (end === property.range[1]) return [{ range: [end, end], text: `,${line}` }];
    return [
      { range: [property.range[1], property.range[1]], text: "," },
      { range: [end, end], text: line },
    ];
  }
  const end = endOfLine(comma.range[1], literal, source);
  return [{ range: [end, end], text: `${line},` }];
}

function startsLine(node: Node, source: SourceCode): boolean {
  const before = source.getTokenBefore(node, { includeComments: true });
  return !before || before.loc.end.line < node.loc.start.line;
}

/** The end of the comments that follow an offset on its line, if nothing but comments follows there. */
function endOfLine(offset: number, literal: ObjectLiteral, source: SourceCode): number {
  let end = offset;
  const line = source.getLocFromIndex(offset).line;
  for (;;) {
    const next = source
      .getAllComments()
      .find((comment) => comment.range[0] >= end && /^[^\S\r\n]*$/u.test(source.text.slice(end, comment.range[0])));
    if (!next || next.loc.start.line !== line || next.range[1] > literal.range[1]) break;
    // A comment that goes on, or that code follows, belongs to what follows.
    const rest = source.text.slice(next.range[1]);
    if (next.loc.end.line !== line || !/^[^\S\r\n]*(?:\r|\n|\/[/*])/u.test(rest)) break;
    end = next.range[1];
  }
  return end;
}
