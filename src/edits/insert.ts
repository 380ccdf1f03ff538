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

/** An object to insert: its keys and their values. */
export type Inserted = Readonly<Record<string, boolean>>;

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
  const beside = place && insert(call, place, name, value);
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
  const [argument] = call.node.arguments;
  const [origin, ...others] = argument ? call.values.trace(argument) : [];
  if (origin?.kind !== "node" || others.length > 0 || origin.node.type !== "ObjectExpression") return null;
  const { node: literal, steps } = origin;
  return insert(call, { literal, after: literal.properties.at(-1) ?? null, steps }, name, value);
}

function insert(call: SdkCall, { literal, after, steps }: Place, name: string, value: Inserted): Edit | null {
  const { values } = call;
  if (call.parameter(name).property.entries.length > 0 || isChanged(literal, steps, name, call)) return null;
  if (!allowsParameters(literal, values) || isReadOnTheWay(literal, call)) return null;
  // Whoever reads the property beside the new one gets the new one too.
  const read = after?.type === "Property" ? (values.nameOf(after) ?? name) : name;
  const withName = steps.map((step) => ({ ...step, path: step.path && [...step.path, name] }));
  const sharedWith = otherReaders(call, read, withName, call.file.calls);
  const text = textOf(name, value, after, values.source);
  const changes = after ? insertion(after, text, values.source) : intoEmpty(literal, text, values.source);
  return sharedWith && { changes, sharedWith, isDecisive: true };
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

/** The property, with its keys in quotes where the property before it has some. */
function textOf(name: string, value: Inserted, beside: Node | null, source: SourceCode): string {
  const isQuoted = beside?.type === "Property" && !beside.computed && beside.key.type === "Literal";
  const first = isQuoted ? source.text.charAt(beside.key.range[0]) : "";
  const quote = first === "'" || first === '"' ? first : "";
  const members = Object.entries(value).map(([key, member]) => `${quote}${key}${quote}: ${String(member)}`);
  return `${quote}${name}${quote}: { ${members.join(", ")} }`;
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
