import type { SdkCall } from "../sdk/sdk-call.js";
import { isOnlyValue, type ParameterAlternative } from "../sdk/parameter.js";
import type { Node, ObjectLiteral } from "../syntax/nodes.js";
import {
  commaAfter,
  endOfLine,
  indentationAt,
  lineBreak,
  startsLine,
  type SourceCode,
} from "../syntax/source.js";
import { changesOf } from "../values/change.js";
import type { Step } from "../values/types.js";
import type { Change, Edit } from "./edit.js";
import { isReadOnTheWay, otherReaders } from "./owner.js";
import { allowsParameters } from "./request-types.js";

/** A value to insert: an object with its keys and their values, or an expression as it is written. */
export type Inserted = Readonly<Record<string, boolean>> | Code;

export interface Code {
  readonly code: string;
}

export interface NewProperty {
  readonly name: string;
  readonly value: Inserted;
}

/** Where a property can be inserted. */
interface Place {
  readonly literal: ObjectLiteral;
  /** The property before it; null where the literal is empty. */
  readonly after: Node | null;
  /** The references that lead from the request to the literal. */
  readonly steps: readonly Step[];
}

/**
 * Writes a new parameter right after the property that sets another one, where that property can say nothing else;
 * failing that, at the end of the request, if the other parameter is certain. Null where the request mentions the new
 * parameter already, if only to leave it out.
 */
export function insertBeside(
  call: SdkCall,
  other: ParameterAlternative,
  name: string,
  value: Inserted,
): Edit | null {
  const place = placeBeside(other, call);
  const beside = place && insert(call, place, [{ name, value }]);
  return beside ?? (other.parameter.isCertain ? insertLast(call, name, value) : null);
}

/** The place after a property, if a request that has it always sends this alternative, and not another one later. */
function placeBeside(alternative: ParameterAlternative, call: SdkCall): Place | null {
  const { entry, parameter, source } = alternative;
  const { literal, node, steps } = entry;
  if (!literal || node.type !== "Property" || !isOnlyValue(alternative, call.values)) return null;
  if (parameter.property.alternatives.some((other) => other !== source && other.covers)) return null;
  return isChanged(literal, steps, parameter.name, call) ? null : { literal, after: node, steps };
}

/** Writes a new parameter at the end of the literal that the request certainly is; null where there is none. */
export function insertLast(call: SdkCall, name: string, value: Inserted): Edit | null {
  return insertAllLast(call, [{ name, value }]);
}

/**
 * Writes new parameters at the end of the literal that is handed to the SDK, or in a new literal where the call has no
 * arguments. Null where there is neither, or where the call mentions one of the parameters already.
 */
export function insertAllLast(call: SdkCall, properties: readonly NewProperty[]): Edit | null {
  const [argument] = call.node.arguments;
  if (!argument) return insertArgument(call, properties);
  const [origin, ...others] = call.values.trace(argument);
  if (origin?.kind !== "node" || others.length > 0 || origin.node.type !== "ObjectExpression") return null;
  const { node: literal, steps } = origin;
  return insert(call, { literal, after: literal.properties.at(-1) ?? null, steps }, properties);
}

/** `new OpenAI()` and `new OpenAI` as `new OpenAI({ … })` */
function insertArgument({ node, values }: SdkCall, properties: readonly NewProperty[]): Edit {
  const { source } = values;
  const text = `{ ${properties.map((property) => textOf(property, "")).join(", ")} }`;
  const opening = source.getLastToken(node, 1);
  const change: Change =
    opening?.value === "("
      ? { range: [opening.range[1], opening.range[1]], text }
      : { range: [node.range[1], node.range[1]], text: `(${text})` };
  return { changes: [change], sharedWith: [], isDecisive: true };
}

function insert(
  call: SdkCall,
  { literal, after, steps }: Place,
  properties: readonly NewProperty[],
): Edit | null {
  const { values } = call;
  if (!allowsParameters(literal, values) || isReadOnTheWay(literal, call)) return null;
  const readers = properties.map(({ name }) => {
    if (call.parameter(name).property.entries.length > 0 || isChanged(literal, steps, name, call))
      return null;
    // Whoever reads the property beside the new one gets the new one too.
    const read = after?.type === "Property" ? (values.nameOf(after) ?? name) : name;
    const withName = steps.map((step) => ({ ...step, path: step.path && [...step.path, name] }));
    return otherReaders(call, read, withName);
  });
  const known = readers.filter((found) => found !== null);
  if (known.length < readers.length) return null;
  const texts = properties.map((property) => textOf(property, quoteOfKey(after, values.source)));
  const changes = after
    ? insertion(after, joined(texts, after, values.source), values.source)
    : intoEmpty(literal, texts.join(", "), values.source);
  return { changes, sharedWith: [...new Set(known.flat())], isDecisive: true };
}

/** Whether the member `name` of an object is assigned or deleted after its literal. */
function isChanged(
  literal: ObjectLiteral,
  steps: readonly Step[],
  name: string,
  { values }: SdkCall,
): boolean {
  const changes = changesOf({ kind: "node", node: literal, conditions: [], steps }, values);
  return changes.some((change) => "name" in change && change.name === name);
}

/** The quote around the key of the property that new ones are put beside; empty without one. */
export function quoteOfKey(beside: Node | null, source: SourceCode): string {
  if (beside?.type !== "Property" || beside.computed) return "";
  const first = source.text.charAt(beside.key.range[0]);
  return first === "'" || first === '"' ? first : "";
}

function textOf({ name, value }: NewProperty, quote: string): string {
  const key = `${quote}${name}${quote}`;
  if (isCode(value)) return `${key}: ${value.code}`;
  const members = Object.entries(value).map(([member, one]) => `${quote}${member}${quote}: ${String(one)}`);
  return `${key}: { ${members.join(", ")} }`;
}

function isCode(value: Inserted): value is Code {
  return "code" in value && typeof value.code === "string";
}

/** Properties in a row, each on a line of its own if the one before them has one. */
function joined(texts: readonly string[], after: Node, source: SourceCode): string {
  const line = `${lineBreak(source)}${indentationAt(source, after.range[0])}`;
  return texts.join(startsLine(after, source) ? `,${line}` : ", ");
}

function intoEmpty(literal: ObjectLiteral, text: string, source: SourceCode): Change[] {
  const start = literal.range[0] + 1;
  const space = /^\s/u.test(source.text.slice(start)) ? "" : " ";
  return [{ range: [start, start], text: ` ${text}${space}` }];
}

/** The changes that put a property after another: on a line of its own where that one has a line of its own. */
export function insertion(property: Node, text: string, source: SourceCode): Change[] {
  const comma = commaAfter(source, property);
  if (!startsLine(property, source)) {
    return [{ range: [property.range[1], property.range[1]], text: `, ${text}` }];
  }
  const line = `${lineBreak(source)}${indentationAt(source, property.range[0])}${text}`;
  if (!comma) {
    const end = endOfLine(property.range[1], source);
    if (end === property.range[1]) return [{ range: [end, end], text: `,${line}` }];
    return [
      { range: [property.range[1], property.range[1]], text: "," },
      { range: [end, end], text: line },
    ];
  }
  const end = endOfLine(comma.range[1], source);
  return [{ range: [end, end], text: `${line},` }];
}
