import type { Call } from "../sdk/call.js";
import type { ParameterAlternative } from "../sdk/parameter.js";
import { contains, literalConstant, outermost, unwrap, type Node } from "../syntax/nodes.js";
import { hasComment, hasSideEffect } from "../syntax/source.js";
import type { Edit } from "./edit.js";
import { otherReaders } from "./owner.js";
import { constAssertion, quoted } from "./style.js";

/** A new value: a number, or a text that is written in the file's quotes. */
export type Replacement = number | string;

/**
 * Writes another value where an alternative is written: in the request, or at the constant that the request reads
 * if nothing but requests reads it. Failing that, the name of the constant is replaced in the request, which is
 * never decisive. Null where a comment or a side effect would be lost, or the text is not ours.
 */
export function replaceValue(call: Call, alternative: ParameterAlternative, replacement: Replacement): Edit | null {
  const { entry, source, parameter } = alternative;
  const { node } = source;
  if (!node || !entry.value) return null;
  const own = entry.steps.length;
  const steps = source.steps.map((step, index) =>
    index < own && step.path ? { ...step, path: [...step.path, parameter.name] } : step,
  );
  const sharedWith = otherReaders(call, parameter.name, steps, call.file.calls);
  const isInRequest = contains(entry.value, node);
  if (sharedWith && isReplaceable(node, call) && (isInRequest || isConstant(node))) {
    const text = textFor(call, alternative, node, replacement);
    return { changes: [{ range: node.range, text }], sharedWith, isDecisive: !parameter.property.overridable };
  }
  return isInRequest ? null : replaceReference(call, alternative, entry.value, replacement);
}

/** Replaces the name of a shared constant in the request, where that name is all that the property says. */
function replaceReference(
  call: Call,
  alternative: ParameterAlternative,
  value: Node,
  replacement: Replacement,
): Edit | null {
  const { entry, parameter } = alternative;
  const reference = unwrap(value);
  const isPlain = reference.type === "Identifier" || reference.type === "MemberExpression";
  const isOnly = parameter.alternatives.filter((other) => other.entry === entry).length === 1;
  const isShorthand = entry.node.type === "Property" && entry.node.shorthand;
  if (!isPlain || !isOnly || parameter.isOpen || !isReplaceable(reference, call)) return null;
  const steps = entry.steps.map((step) => ({ ...step, path: step.path && [...step.path, parameter.name] }));
  const sharedWith = otherReaders(call, parameter.name, steps, call.file.calls);
  if (!sharedWith) return null;
  const text = (isShorthand ? `${entry.name}: ` : "") + textFor(call, alternative, reference, replacement);
  return { changes: [{ range: reference.range, text }], sharedWith, isDecisive: false };
}

function isConstant(node: Node): boolean {
  const inner = node.type === "UnaryExpression" ? node.argument : node;
  return literalConstant(inner) !== undefined;
}

function isReplaceable(node: Node, call: Call): boolean {
  const { source } = call.values;
  return !hasComment(source, node.range) && !hasSideEffect(node, source);
}

function textFor(call: Call, { entry }: ParameterAlternative, node: Node, replacement: Replacement): string {
  if (typeof replacement === "number") return String(replacement);
  const text = quoted(replacement, node, call.values);
  // Text in a wrapper keeps the wrapper, which says enough about its type.
  if (!entry.literal || outermost(node) !== node) return text;
  return text + constAssertion(entry.literal, call.file.filename, call.values);
}
