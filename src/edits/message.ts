/** Edits of messages, object literals that reach the `messages` of requests. */
import type { Deliveries } from "../sdk/delivery.js";
import type { Message, MessageRole } from "../sdk/message.js";
import { roleOfType, typeOfRole } from "../sdk/message-types.js";
import type { ParameterAlternative } from "../sdk/parameter.js";
import { contains, literalConstant, outermost, unwrap, type Node } from "../syntax/nodes.js";
import { hasComment, hasSideEffect, isTypeScript } from "../syntax/source.js";
import { combineEdits, type Change, type Edit } from "./edit.js";
import { wouldLoseTextType } from "./returned-text.js";
import { constAssertion, quoted } from "./style.js";
import { typeFindings, type TypeFindings } from "./text-types.js";

/** A text for a property of messages, and what is to take its place. */
interface Rewrite {
  readonly name: string;
  readonly old: string;
  readonly replacement: string;
}

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
  const { entry, source, parameter } = alternative;
  if (!source.node || !entry.value) return null;
  const { deliveries } = message;
  const rewrite = { name: entry.name, old: alternative.value, replacement };
  if (contains(entry.value, source.node)) {
    const edit = replaceText(deliveries, source.node, rewrite);
    return edit && { ...edit, isDecisive: edit.isDecisive && !parameter.property.overridable };
  }
  const isOurs = isText(source.node) && !deliveries.ofValue(source.node, entry.name).isShared;
  const edit = isOurs ? replaceText(deliveries, source.node, rewrite) : null;
  if (edit) return { ...edit, isDecisive: edit.isDecisive && !parameter.property.overridable };
  return replaceReference(message, alternative, entry.value, rewrite);
}

/** Writes another role where a role is written that is no alternative of one message; otherwise as `replaceMessageValue`. */
export function replaceRole(role: MessageRole, replacement: string): Edit | null {
  return replaceText(role.deliveries, role.node, { name: "role", old: role.value, replacement });
}

/**
 * As `replaceMessageValue` for a role, where the type that is written for the message itself is the SDK's for the old role
 * and is replaced by that for the new one. Null where there is no such type, or more than that would have to change.
 */
export function replaceRoleAndType(
  message: Message,
  role: ParameterAlternative<string>,
  replacement: string,
): Edit | null {
  const { node } = role.source;
  const type = typeOfRole(replacement);
  if (!node || type === null || !contains(message.node, node) || !isText(node)) return null;
  const { deliveries } = message;
  const rewrite = { name: "role", old: role.value, replacement };
  const { contradicting, areUnknown } = findingsOf(deliveries, node, rewrite);
  const [only, ...others] = contradicting;
  if (areUnknown || others.length > 0 || only?.type !== "TSTypeReference") return null;
  const { typeName } = only;
  if (typeName.type !== "TSQualifiedName" || !isTypeOf(only, message)) return null;
  if (roleOfType(typeName.right.name) !== role.value) return null;
  const edit = (change: Change): Edit => ({ changes: [change], sharedWith: [], isDecisive: false });
  return combineEdits(
    edit(changeOf(deliveries, node, replacement)),
    edit({ range: typeName.right.range, text: type }),
  );
}

/** Whether a type is written for a message, and for nothing else: `const system: Type = { … }`, `{ … } as Type`. */
function isTypeOf(type: Node, message: Message): boolean {
  const { parent } = type;
  if (parent?.type === "TSAsExpression" || parent?.type === "TSSatisfiesExpression")
    return unwrap(parent) === message.node;
  const declarator = parent?.type === "TSTypeAnnotation" ? parent.parent.parent : null;
  return (
    declarator?.type === "VariableDeclarator" &&
    declarator.init === outermost(message.node) &&
    declarator.parent.kind === "const"
  );
}

function isText(node: Node): boolean {
  return literalConstant(node) !== undefined;
}

function changeOf({ values }: Deliveries, node: Node, replacement: string): Change {
  return { range: node.range, text: quoted(replacement, node, values) };
}

function replaceText(deliveries: Deliveries, node: Node, rewrite: Rewrite): Edit | null {
  const { filename, values } = deliveries;
  if (hasComment(values.source, node.range) || hasSideEffect(node, values.source)) return null;
  if (wouldLoseTextType(node, rewrite.replacement, filename, values)) return null;
  const { contradicting, areUnknown } = findingsOf(deliveries, node, rewrite);
  if (contradicting.length > 0) return null;
  const { calls, isShared } = deliveries.ofValue(node, rewrite.name);
  const isOurs = !isShared && calls.every((call) => call.allowsFix);
  const changes = [changeOf(deliveries, node, rewrite.replacement)];
  return { changes, sharedWith: [], isDecisive: isText(node) && isOurs && !areUnknown };
}

/** Replaces the name of a constant in the message, where that name is all that the property says. */
function replaceReference(
  { deliveries }: Message,
  { entry, parameter }: ParameterAlternative<string>,
  value: Node,
  rewrite: Rewrite,
): Edit | null {
  const { values, filename } = deliveries;
  const reference = unwrap(value);
  const isPlain = reference.type === "Identifier" || reference.type === "MemberExpression";
  const isOnly = parameter.alternatives.filter((other) => other.entry === entry).length === 1;
  if (!isPlain || !isOnly || parameter.isOpen || hasComment(values.source, reference.range)) return null;
  if (hasSideEffect(reference, values.source)) return null;
  if (findingsOf(deliveries, reference, rewrite).contradicting.length > 0) return null;
  const isBare = outermost(reference) === reference;
  const assertion = entry.literal && isBare ? constAssertion(entry.literal, filename, values) : "";
  const text = quoted(rewrite.replacement, reference, values) + assertion;
  const isShorthand = entry.node.type === "Property" && entry.node.shorthand;
  return {
    changes: [{ range: reference.range, text: isShorthand ? `${entry.name}: ${text}` : text }],
    sharedWith: [],
    isDecisive: false,
  };
}

/** What the types say that a text passes through; in JavaScript, whether a comment names the SDK's type for its role. */
function findingsOf(deliveries: Deliveries, node: Node, { name, ...texts }: Rewrite): TypeFindings {
  const { values, filename } = deliveries;
  const types = deliveries.ofValue(node, name).types.map(({ type }) => type);
  const findings = typeFindings(types, texts, values);
  const named = typeOfRole(texts.old);
  if (named === null || isTypeScript(filename, values.source)) return findings;
  const isInComment = values.source.getAllComments().some((comment) => comment.value.includes(named));
  return { ...findings, areUnknown: findings.areUnknown || isInComment };
}
