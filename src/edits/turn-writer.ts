/** Writes the loop that handles each tool call of a message in turn. */
import type { FunctionCallUse, Holder } from "../sdk/function-calls.js";
import type { AnswerPush, FunctionMessage, Turn } from "../sdk/turn.js";
import { contains, outermost, unwrap, type Node, type ObjectLiteral, type Range } from "../syntax/nodes.js";
import { endOfLine, hasComment, hasSideEffect, spaceBefore, startsLine } from "../syntax/source.js";
import type { Values } from "../values/types.js";
import { annotationsOf } from "./annotations.js";
import type { Change } from "./edit.js";
import { inside, listText, replaced, type ToolCallNames } from "./function-call-writer.js";
import { loopAround } from "./loop.js";
import { allowsMessages } from "./request-types.js";
import { quoted, statementEnd } from "./style.js";
import { isCertainlyText } from "./certain-text.js";

const COMMENT_LOST = "a comment stands where the code must change";

/** The holders that are declared among the statements of a turn: they hold each call in turn. */
export function holdersInside(turn: Turn, holders: readonly Holder[]): readonly Holder[] {
  return holders.filter(
    ({ declaration }) =>
      declaration.type === "VariableDeclarator" && turn.statements.some((one) => contains(one, declaration)),
  );
}

/** The changes that make a loop of a turn, or why it cannot be written. */
export function turnChanges(
  turn: Turn,
  holders: readonly Holder[],
  names: ToolCallNames,
  values: Values,
  isTypeScript: boolean,
): readonly Change[] | string {
  const own = holdersInside(turn, holders);
  const uses = turn.uses.filter((use) => !(use.holder && own.includes(use.holder)) && use.kind !== "copy");
  const changes: Change[] = [];
  for (const use of uses) {
    // The name of a function goes away with the property.
    if (turn.messages.some(({ literal }) => nameOf(literal, use.node, values))) continue;
    const change = inside(use, names, values);
    if (!change) return COMMENT_LOST;
    changes.push(...change);
  }
  for (const message of turn.messages) {
    const change = messageChanges(message, names, values, isTypeScript);
    if (typeof change === "string") return change;
    changes.push(...change);
  }
  const pushed = pushChanges(turn, values);
  if (typeof pushed === "string") return pushed;
  changes.push(...pushed.changes);
  const head = headOf(turn, uses, names, values, isTypeScript);
  if (head === null) return "the list of calls cannot be read where the loop begins";
  const [some] = turn.statements;
  const type = quoted("function", some ?? turn.answer.message, values);
  const loop = {
    head: `for (const ${names.call} of ${head})`,
    first: `if (${names.call}.type !== ${type}) continue`,
    before: pushed.before,
  };
  return [...loopAround(turn.statements, loop, changes, values.source), ...changes];
}

/** The list of calls, where the loop begins; null where it cannot be read there. */
function headOf(
  { guards, statements }: Turn,
  uses: readonly FunctionCallUse[],
  names: ToolCallNames,
  values: Values,
  isTypeScript: boolean,
): string | null {
  const [use] = uses
    .filter(({ kind }) => kind === "value" || kind === "given")
    .sort((one, other) => one.node.range[0] - other.node.range[0]);
  if (!use) return null;
  // What is declared inside of the loop is not there yet.
  if (!rootsAreDeclared(use.node, statements, values)) return null;
  const text = listText(use, names, values.source);
  const outer = outermost(use.node);
  const parent = outer.parent;
  if (use.node.parent.type === "TSNonNullExpression") return `${text}!`;
  const isNarrowed = guards.some((guard) => {
    return guard.use !== null && narrows(guard.test) && listText(guard.use, names, values.source) === text;
  });
  if (isNarrowed) return text;
  const isRead = parent?.type === "MemberExpression" && parent.object === outer && !parent.optional;
  const isTaken = parent?.type === "VariableDeclarator" && parent.id.type === "ObjectPattern";
  const isPresent = (isRead || isTaken) && outer === use.node && !text.includes("?.");
  // The code reads the call as if it were there, so that the list may be read in the same way.
  if (isPresent || (!isTypeScript && !isOptional(parent, outer) && !text.includes("?."))) {
    return text;
  }
  return `${text} ?? []`;
}

function isOptional(parent: Node | undefined, object: Node): boolean {
  return parent?.type === "MemberExpression" && parent.object === object && parent.optional;
}

/** Whether TypeScript learns from a test that what it asks is there. */
function narrows(test: Node): boolean {
  return unwrap(test).type !== "Identifier" && unwrap(test).type !== "CallExpression";
}

function rootsAreDeclared(expression: Node, statements: readonly Node[], values: Values): boolean {
  let node = unwrap(expression);
  while (node.type === "MemberExpression") node = unwrap(node.object);
  const scope = values.source.getScope(node);
  if (node.type !== "Identifier") return false;
  const { name } = node;
  for (let current: typeof scope | null = scope; current; current = current.upper) {
    const variable = current.set.get(name);
    if (variable)
      return variable.defs.every((one) => !statements.some((statement) => contains(statement, one.name)));
  }
  return false;
}

/** `{ role: "function", name, content }` as `{ role: "tool", tool_call_id: toolCall.id, content }`. */
function messageChanges(
  { literal }: FunctionMessage,
  names: ToolCallNames,
  values: Values,
  isTypeScript: boolean,
): readonly Change[] | string {
  const { source } = values;
  const changes: Change[] = [];
  const seen = new Set<string | null>();
  for (const property of literal.properties) {
    const name = property.type === "Property" ? values.nameOf(property) : null;
    if (property.type !== "Property" || property.computed || property.kind !== "init" || seen.has(name))
      return UNKNOWN_MESSAGE;
    seen.add(name);
    if (name === "role") {
      const text = unwrap(property.value);
      if (text.type !== "Literal") return UNKNOWN_MESSAGE;
      changes.push({ range: text.range, text: quoted("tool", text, values) });
    } else if (name === "name") {
      if (hasSideEffect(property.value, source)) return UNKNOWN_MESSAGE;
      const quote = property.key.type === "Literal" ? source.text.charAt(property.key.range[0]) : "";
      const change = replaced(property.range, `${quote}tool_call_id${quote}: ${names.call}.id`, source);
      if (!change) return COMMENT_LOST;
      changes.push(...change);
    } else if (name === "content") {
      const isText = isCertainlyText(property.value, values);
      const { alternatives } = values.evaluate(property.value);
      const mayBeNull = alternatives.some(
        (one) => one.kind === "absent" || (one.kind === "constant" && one.value === null),
      );
      if (mayBeNull || (isTypeScript && !isText))
        return "the `content` of an answer may be null, which no tool message allows";
    } else {
      return UNKNOWN_MESSAGE;
    }
  }
  if (!seen.has("role") || !seen.has("name") || !seen.has("content")) return UNKNOWN_MESSAGE;
  return isTypeScript && !allowsMessages(annotationsOf(literal, values), values) ? UNKNOWN_TYPE : changes;
}

/** The property `name` of a message, if a node is in it. */
function nameOf(message: ObjectLiteral, node: Node, { nameOf: name }: Values): Node | undefined {
  return message.properties.find((property) => name(property) === "name" && contains(property, node));
}

const UNKNOWN_MESSAGE = "a message that answers a call has other members than `role`, `name` and `content`";
export const UNKNOWN_TYPE = "the types of the messages may not know the role `tool`";

/** What becomes of a push: its changes, and the statements that come before the loop. */
interface PushChanges {
  readonly changes: readonly Change[];
  readonly before: readonly string[];
}

/** The push of the message with the calls, once before the loop; or why it cannot be. */
function pushChanges({ statements, answer }: Turn, values: Values): PushChanges | string {
  const { source } = values;
  const { push, message } = answer;
  const text = source.getText(answer.source);
  const isCopy = unwrap(message).type === "ObjectExpression";
  const copied = isCopy ? replaced(message.range, text, source) : [];
  if (!copied) return COMMENT_LOST;
  const statement = outermost(push.call).parent;
  if (!statement || !statements.some((one) => contains(one, push.call))) {
    return { changes: copied, before: [] };
  }
  if (!statements.includes(statement) || !rootsAreDeclared(answer.source, statements, values)) {
    return "the message with the call is pushed under a condition";
  }
  const [, next] = push.messages;
  if (next) return takenApart(push, text, [message.range[0], next.range[0]], statements, values);
  return movedPush(statement, isCopy ? { range: message.range, text } : null, statements, values);
}

/** `push(message, answer)` as a push of its own before the loop, and one of the answer. */
function takenApart(
  { call }: AnswerPush["push"],
  text: string,
  removed: Range,
  statements: readonly Node[],
  values: Values,
): PushChanges | string {
  const { source } = values;
  const changes = replaced(removed, "", source);
  if (!changes || hasComment(source, call.callee.range)) return COMMENT_LOST;
  const end = statementEnd(statements, source) || (isOnOwnLine(statements, values) ? "" : ";");
  return { changes, before: [`${source.getText(call.callee)}(${text})${end}`] };
}

/** A push that moves before the loop, with the comments above it and behind it. */
function movedPush(
  statement: Node,
  copy: Change | null,
  statements: readonly Node[],
  values: Values,
): PushChanges | string {
  const { source } = values;
  const [start, end] = movedRange(statement, values);
  // A comment up to the end of a line needs a line of its own.
  if (hasComment(source, [start, end]) && !isOnOwnLine(statements, values)) return COMMENT_LOST;
  const text = copy
    ? source.text.slice(start, copy.range[0]) + copy.text + source.text.slice(copy.range[1], end)
    : source.text.slice(start, end);
  return { changes: [{ range: wholeLines([start, end], values), text: "" }], before: [text] };
}

function isOnOwnLine([first]: readonly Node[], { source }: Values): boolean {
  return first !== undefined && startsLine(first, source);
}

/** A statement with the comments above it and behind it. */
function movedRange(statement: Node, { source }: Values): Range {
  const [start, end] = statement.range;
  const previous = source.getTokenBefore(statement);
  const above = source
    .getCommentsBefore(statement)
    .find((comment) => previous && comment.loc.start.line > previous.loc.end.line);
  return [above?.range[0] ?? start, endOfLine(end, source)];
}

/** A range with the rest of its lines, where nothing else is on them. */
function wholeLines([start, end]: Range, { source }: Values): Range {
  const space = spaceBefore(source, start);
  const isFirst = /[\r\n]/u.test(source.text.charAt(start - space - 1));
  const rest = /^[^\S\r\n]*(?:\r\n|[\r\n])/u.exec(source.text.slice(end))?.[0].length;
  return isFirst && rest !== undefined ? [start - space, end + rest] : [start, end];
}
