import type { SdkCall } from "../sdk/sdk-call.js";
import type { ParameterAlternative } from "../sdk/parameter.js";
import { contains, literalConstant, outermost, unwrap, type Node } from "../syntax/nodes.js";
import { hasComment, hasSideEffect } from "../syntax/source.js";
import type { Entry, Step } from "../values/types.js";
import type { Edit } from "./edit.js";
import { allFit, fitOf, type Fit } from "./fit.js";
import { isReadOnTheWay, otherReaders } from "./owner.js";
import { allowsParameters } from "./request-types.js";
import { wouldLoseTextType } from "./returned-text.js";
import { constAssertion, quoted, separated } from "./style.js";

/** A new value: a number, or a text that is written in the file's quotes. */
export type Replacement = number | string;

/**
 * Writes another value where an alternative is written: in the request, or at the constant that the request reads
 * if nothing but requests reads it. Failing that, the name of the constant is replaced in the request. Decisive only
 * where a constant is written out: what the code computes or shares says more than its value. Null where a comment, a
 * side effect or a type would be lost, or the text is not ours.
 */
export function replaceValue(
  call: SdkCall,
  alternative: ParameterAlternative,
  replacement: Replacement,
): Edit | null {
  const { entry, source, parameter } = alternative;
  if (!source.node || !entry.value) return null;
  // Assertions about the type of an object do not hold for what takes its place.
  const node = source.kind === "constant" ? source.node : outermost(source.node);
  const isInRequest = contains(entry.value, node);
  // What an expression in the request reads stays as it is.
  const steps = isInRequest ? entry.steps : source.steps;
  const sharedWith = readers(call, alternative, steps, node);
  if (
    sharedWith &&
    (isInRequest || isConstant(node)) &&
    isReplaceable(node, call, alternative, replacement, steps)
  ) {
    const text = textFor(call, alternative, node, replacement);
    const isTyped = fitFor(node, call, alternative, replacement, steps) === "yes";
    // Types that the file does not show may list the texts that they allow. Numbers are hardly ever listed.
    const isFit = isTyped || typeof replacement === "number";
    const isDecisive = isConstant(node) && !parameter.property.overridable && isFit;
    return { changes: [{ range: node.range, text }], sharedWith, isDecisive };
  }
  return isInRequest ? null : replaceReference(call, alternative, entry.value, replacement);
}

/**
 * Writes a text in place of the whole expression that gives a parameter its value, whatever that is. Null where a
 * comment or a side effect would be lost, or the text is not ours.
 */
export function replaceExpression(call: SdkCall, entry: Entry, text: string): Edit | null {
  const { value, node, literal } = entry;
  const { source } = call.values;
  const parameter = call.parameter(entry.name);
  if (!value || hasComment(source, value.range) || hasSideEffect(value, source)) return null;
  if (literal && !allowsParameters(literal, call.values)) return null;
  const sharedWith = readers(call, { entry, parameter }, entry.steps, value);
  const isShorthand = node.type === "Property" && node.shorthand;
  const change = { range: value.range, text: (isShorthand ? `${entry.name}: ` : "") + text };
  return sharedWith && { changes: [change], sharedWith, isDecisive: !parameter.property.overridable };
}

/** Replaces the name of a shared constant in the request, where that name is all that the property says. */
function replaceReference(
  call: SdkCall,
  alternative: ParameterAlternative,
  value: Node,
  replacement: Replacement,
): Edit | null {
  const { entry, parameter } = alternative;
  const reference = unwrap(value);
  const isPlain = reference.type === "Identifier" || reference.type === "MemberExpression";
  const isOnly = parameter.alternatives.filter((other) => other.entry === entry).length === 1;
  const isShorthand = entry.node.type === "Property" && entry.node.shorthand;
  if (!isPlain || !isOnly || parameter.isOpen) return null;
  if (!isReplaceable(reference, call, alternative, replacement, entry.steps)) return null;
  const sharedWith = readers(call, alternative, entry.steps, reference);
  if (!sharedWith) return null;
  const text = (isShorthand ? `${entry.name}: ` : "") + textFor(call, alternative, reference, replacement);
  return { changes: [{ range: reference.range, text }], sharedWith, isDecisive: false };
}

/**
 * The other requests that read a text which is, or leads to, the value of a parameter; null where anything else may read
 * it.
 * @param steps the references on the way to the text: those of the entry first.
 */
export function readers(
  call: SdkCall,
  { entry, parameter }: Pick<ParameterAlternative, "entry" | "parameter">,
  steps: readonly Step[],
  text: Node,
): readonly SdkCall[] | null {
  if (isReadOnTheWay(text, call) || (entry.value && isReadOnTheWay(entry.value, call))) return null;
  const own = entry.steps.length;
  const withName = steps.map((step, index) =>
    index < own && step.path ? { ...step, path: [...step.path, parameter.name] } : step,
  );
  return otherReaders(call, parameter.name, withName, { ignoreWrites: true });
}

function isConstant(node: Node): boolean {
  const inner = node.type === "UnaryExpression" ? node.argument : node;
  return literalConstant(inner) !== undefined;
}

function isReplaceable(
  node: Node,
  call: SdkCall,
  alternative: ParameterAlternative,
  replacement: Replacement,
  steps: readonly Step[],
): boolean {
  const { values } = call;
  const { source, entry } = alternative;
  if (hasComment(values.source, node.range) || hasSideEffect(node, values.source)) return false;
  // A type may know only the object that is replaced.
  if (source.kind !== "constant") return !entry.literal || allowsParameters(entry.literal, values);
  if (fitFor(node, call, alternative, replacement, steps) === "no") return false;
  const { filename } = call.file;
  if (typeof replacement === "string" && wouldLoseTextType(node, replacement, filename, values)) return false;
  const references = steps.flatMap(({ reference }) => reference ?? []);
  return Boolean(source.value) === Boolean(replacement) || ![node, ...references].some(isTested);
}

/** Whether the types around a text, and around the references that lead to it, allow the replacement. */
function fitFor(
  node: Node,
  { values }: SdkCall,
  { entry, parameter }: ParameterAlternative,
  replacement: Replacement,
  steps: readonly Step[],
): Fit {
  const ofReferences = steps.map(({ reference, path }, index) => {
    if (!reference || !path) return "yes";
    const whole = index < entry.steps.length ? [...path, parameter.name] : path;
    return fitOf(reference, whole, replacement, values);
  });
  return allFit([fitOf(node, [], replacement, values), ...ofReferences]);
}

/** Whether `||` or `&&` decides by a value what the expression around it gives. */
function isTested(node: Node): boolean {
  const outer = outermost(node);
  const parent = outer.parent;
  // What comes out of a condition was not its test.
  if (parent?.type === "ConditionalExpression") return isTested(parent);
  if (parent?.type !== "LogicalExpression") return false;
  return (parent.operator !== "??" && parent.left === outer) || isTested(parent);
}

function textFor(
  call: SdkCall,
  { entry }: ParameterAlternative,
  node: Node,
  replacement: Replacement,
): string {
  if (typeof replacement === "number") return separated(String(replacement), node, call.values);
  const text = quoted(replacement, node, call.values);
  // A text has the type of the one in its place. One in a wrapper keeps the wrapper, which says enough about its type.
  if (!entry.literal || typeof literalConstant(node) === "string" || outermost(node) !== node) return text;
  return text + constAssertion(entry.literal, call.file.filename, call.values);
}
