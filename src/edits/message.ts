/** Edits of messages, object literals that reach the `messages` of requests. */
import type { Message } from "../sdk/message.js";
import { roleOfType, typeOfRole } from "../sdk/message-types.js";
import type { ParameterAlternative } from "../sdk/parameter.js";
import { contains, literalConstant, outermost, unwrap, type Node } from "../syntax/nodes.js";
import { hasComment, hasSideEffect, isTypeScript } from "../syntax/source.js";
import { combineEdits, type Edit } from "./edit.js";
import { constAssertion, quoted } from "./style.js";
import { typeFindings, type TypeFindings } from "./text-types.js";

/**
 * Writes another text where an alternative of a message's property is written: in the message, or at the constant that it
 * reads if nothing but messages of requests reads that. Failing that, the name of the constant is replaced in the message.
 * Decisive only where a text is written out, goes to requests that allow a fix and nowhere else, and passes through no
 * type that the file does not show. Null where a comment or a side effect would be lost, or a type would not fit.
 */
export function replaceMessageValue(
  message: Message,
  alternative: ParameterAlternative<string>,
  replacement: string,
): Edit | null {
  const { entry, source } = alternative;
  if (!source.node || !entry.value) return null;
  const isInMessage = contains(entry.value, source.node);
  const isShared = !isInMessage && message.deliveryOf(source.node, entry.name).isShared;
  const written = isShared || !(isInMessage || isText(source.node)) ? null : source.node;
  const edit = written && replaceText(message, alternative, written, replacement);
  return edit ?? (isInMessage ? null : replaceReference(message, alternative, entry.value, replacement));
}

/**
 * As `replaceMessageValue`, where the type that is written for the message itself is the SDK's for the old role and is
 * replaced by that for the new one. Null where there is no such type, or more than that would have to change.
 */
export function replaceMessageRole(
  message: Message,
  role: ParameterAlternative<string>,
  replacement: string,
): Edit | null {
  const { node } = role.source;
  const type = typeOfRole(replacement);
  if (!node || type === null || !contains(message.node, node) || !isText(node)) return null;
  const { contradicting, areUnknown } = findingsOf(message, role, node, replacement);
  const names = contradicting.map((one) =>
    one.type === "TSTypeReference" && one.typeName.type === "TSQualifiedName" && isTypeOf(one, message)
      ? one.typeName.right
      : null,
  );
  const [name] = names;
  if (areUnknown || names.length !== 1 || !name || roleOfType(name.name) !== role.value) return null;
  const text: Edit = { changes: [change(message, node, replacement)], sharedWith: [], isDecisive: false };
  const typed: Edit = { changes: [{ range: name.range, text: type }], sharedWith: [], isDecisive: false };
  return combineEdits(text, typed);
}

/** Whether a type is written for a message, and for nothing else: `const system: Type = { … }`, `{ … } as Type`. */
function isTypeOf(type: Node, message: Message): boolean {
  const { parent } = type;
  const literal = outermost(message.node);
  if (parent?.type === "TSAsExpression" || parent?.type === "TSSatisfiesExpression")
    return unwrap(parent) === message.node;
  const declarator = parent?.type === "TSTypeAnnotation" ? parent.parent.parent : null;
  return (
    declarator?.type === "VariableDeclarator" &&
    declarator.init === literal &&
    declarator.parent.kind === "const"
  );
}

function isText(node: Node): boolean {
  return literalConstant(node) !== undefined;
}

function change(message: Message, node: Node, replacement: string) {
  return { range: node.range, text: quoted(replacement, node, message.values) };
}

function replaceText(
  message: Message,
  alternative: ParameterAlternative<string>,
  node: Node,
  replacement: string,
): Edit | null {
  const { source } = message.values;
  if (hasComment(source, node.range) || hasSideEffect(node, source)) return null;
  const { contradicting, areUnknown } = findingsOf(message, alternative, node, replacement);
  if (contradicting.length > 0) return null;
  const { calls, isShared } = message.deliveryOf(node, alternative.entry.name);
  const isOurs = !isShared && calls.every((call) => call.allowsFix);
  return {
    changes: [change(message, node, replacement)],
    sharedWith: [],
    isDecisive: isText(node) && isOurs && !areUnknown && !alternative.parameter.property.overridable,
  };
}

/** Replaces the name of a constant in the message, where that name is all that the property says. */
function replaceReference(
  message: Message,
  alternative: ParameterAlternative<string>,
  value: Node,
  replacement: string,
): Edit | null {
  const { entry, parameter } = alternative;
  const reference = unwrap(value);
  const isPlain = reference.type === "Identifier" || reference.type === "MemberExpression";
  const isOnly = parameter.alternatives.filter((other) => other.entry === entry).length === 1;
  if (!isPlain || !isOnly || parameter.isOpen || hasComment(message.values.source, reference.range))
    return null;
  if (hasSideEffect(reference, message.values.source)) return null;
  const { contradicting } = findingsOf(message, alternative, reference, replacement);
  if (contradicting.length > 0) return null;
  const isShorthand = entry.node.type === "Property" && entry.node.shorthand;
  const isBare = entry.literal !== null && outermost(reference) === reference;
  const assertion =
    entry.literal && isBare ? constAssertion(entry.literal, message.filename, message.values) : "";
  const text = quoted(replacement, reference, message.values) + assertion;
  return {
    changes: [{ range: reference.range, text: isShorthand ? `${entry.name}: ${text}` : text }],
    sharedWith: [],
    isDecisive: false,
  };
}

/** What the types say that a text passes through, in JavaScript as far as comments name one of the SDK's for its role. */
function findingsOf(
  message: Message,
  { entry, value }: ParameterAlternative<string>,
  node: Node,
  replacement: string,
): TypeFindings {
  const { values, filename } = message;
  const types = message.deliveryOf(node, entry.name).types.map(({ type }) => type);
  const findings = typeFindings(types, { old: value, replacement }, values);
  const named = typeOfRole(value);
  if (named === null || isTypeScript(filename, values.source)) return findings;
  const isInComment = values.source.getAllComments().some((comment) => comment.value.includes(named));
  return { ...findings, areUnknown: findings.areUnknown || isInComment };
}
