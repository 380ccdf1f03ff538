/** What a program does with what it takes for the arguments of a tool call. */
import { contains, outermost, unwrap, type Node } from "../syntax/nodes.js";
import { addsElements } from "../values/built-ins.js";
import { isMemberWritten } from "../values/condition.js";
import type { Values } from "../values/types.js";
import type { Use } from "../values/uses.js";
import { calledFunctionMember } from "./answer-paths.js";
import { answerUsesOf, answerReadsOf, type AnswerRead } from "./answer-read.js";

/**
 * What a program takes a value for: `text` where it is parsed, printed or put together with other texts, `object` where
 * members of it are read, `test` where it is only looked at. `unknown` where the file does not show it.
 */
export type Taken = "text" | "object" | "test" | "unknown";

const STRONGEST_FIRST = ["object", "unknown", "text", "test"] as const satisfies readonly Taken[];

/** The reads of a member of the function in a tool call: `toolCall.function.<name>`. */
export function functionMemberReads({ call }: AnswerRead, name: string): readonly AnswerRead[] {
  return answerReadsOf(call).filter(({ path }) => calledFunctionMember(path) === name);
}

/** What the program takes the value of a read for. */
export function takenFor(read: AnswerRead): Taken {
  return strongest(read.uses.map((use) => takenIn(use, read.call.values)));
}

function strongest(all: readonly Taken[]): Taken {
  return STRONGEST_FIRST.find((taken) => all.includes(taken)) ?? "test";
}

function takenIn(use: Use, values: Values): Taken {
  switch (use.kind) {
    case "look":
      return "test";
    case "member":
      return use.name in String.prototype ? "text" : "object";
    case "argument":
    case "return":
      return strongest(use.uses.map((inner) => takenIn(inner, values)));
    case "escape":
      return takenBy(use.node, values);
    default:
      return "unknown";
  }
}

const READERS_OF_TEXT: readonly (string | null)[] = ["global JSON.parse", "global String"];
const READERS_OF_OBJECTS: readonly (string | null)[] = [
  "global Object.assign",
  "global Object.entries",
  "global Object.keys",
  "global Object.values",
];

/** What the code around an expression takes its value for. */
function takenBy(node: Node, values: Values): Taken {
  const { parent } = node;
  switch (parent?.type) {
    case "TemplateLiteral":
      return "text";
    case "BinaryExpression":
      if (parent.operator === "in" && parent.right === node) return "object";
      return parent.operator === "+" ? "text" : "test";
    case "AssignmentExpression":
      return parent.operator === "+=" ? "text" : "unknown";
    case "CallExpression": {
      const callee = values.canonical(parent.callee);
      if (READERS_OF_TEXT.includes(callee) || callee?.startsWith("global console.")) return "text";
      return READERS_OF_OBJECTS.includes(callee) ? "object" : "unknown";
    }
    case "SpreadElement":
      return parent.parent.type === "ObjectExpression" ? "object" : "unknown";
    case "MemberExpression":
      return parent.object === node ? "object" : "unknown";
    case "ObjectPattern":
      return "object";
    default:
      return "unknown";
  }
}

/**
 * Whether a program that reads a member which tool calls do not have also reads the one that they have, as what it
 * falls back to or prefers: `parameters ?? arguments`, `{ parameters, arguments: text }`, a test of the one member
 * beside reads of the other.
 */
export function isBesideRead(read: AnswerRead, others: readonly AnswerRead[]): boolean {
  if (others.length === 0) return false;
  if (takenFor(read) === "test") return true;
  const tested = [...others, ...functionMemberReads(read, read.path.at(-1) ?? "")];
  for (let child = read.node, { parent } = child; parent; child = parent, parent = child.parent) {
    switch (parent.type) {
      case "ObjectPattern":
        if (hasRead(parent, others)) return true;
        break;
      case "LogicalExpression":
        if (parent.operator !== "&&" && hasRead(parent.left === child ? parent.right : parent.left, others))
          return true;
        break;
      case "ConditionalExpression":
      case "IfStatement": {
        const other = parent.consequent === child ? parent.alternate : parent.consequent;
        if (child !== parent.test && other && hasRead(parent.test, tested) && hasRead(other, others))
          return true;
      }
    }
  }
  return false;
}

function hasRead(code: Node, reads: readonly AnswerRead[]): boolean {
  return reads.some(({ node }) => contains(code, node));
}

/** Whether code gives a tool call the member `name`, so that it can be read. */
export function isGivenMember({ call }: AnswerRead, name: string): boolean {
  return answerUsesOf(call).some(({ path, use: { kind, node } }) => {
    const { parent } = node;
    // Where a member is written, the object escapes.
    const isWritten = kind === "escape" && parent?.type === "MemberExpression" && parent.object === node;
    return path.at(-1) === "function" && isWritten && call.values.nameOf(parent) === name;
  });
}

/**
 * Whether code out of sight may change a part of an answer before it is read: a function that is handed it, or an
 * assignment to a member of the same name.
 */
export function mayBeChanged({ call, path }: AnswerRead): boolean {
  const { values } = call;
  const start = path.indexOf("tool_calls");
  if (path.slice(start).some((name) => isMemberWritten(name, values))) return true;
  return answerUsesOf(call).some((other) => {
    const { kind, node } = other.use;
    return kind === "escape" && isPrefix(other.path, path) && isHandedOver(node, values);
  });
}

function isPrefix(prefix: readonly string[], path: readonly string[]): boolean {
  return prefix.length < path.length && prefix.every((name, index) => name === path[index]);
}

/** Whether an expression is an argument of a function that may change it, or stands in one. */
function isHandedOver(expression: Node, values: Values): boolean {
  const node = outermost(expression);
  const { parent } = node;
  switch (parent?.type) {
    case "ArrayExpression":
    case "ConditionalExpression":
    case "LogicalExpression":
    case "ObjectExpression":
    case "Property":
    case "SpreadElement":
      return isHandedOver(parent, values);
    case "NewExpression":
      return parent.callee !== node;
    case "CallExpression": {
      if (parent.callee === node || values.isReadOnlyCall(parent)) return false;
      const callee = unwrap(parent.callee);
      const method = callee.type === "MemberExpression" ? values.nameOf(callee) : null;
      // What is only put into a list stays as it is.
      return method === null || !addsElements(method);
    }
    default:
      return false;
  }
}
