/** The code that handles the call of a function in an answer, as far as it can run once for each of several calls. */
import { contains, outermost, type Node, type ObjectLiteral } from "../syntax/nodes.js";
import { isSameRead, isUnchanged, memberReadOf, type MemberRead } from "../values/member-read.js";
import type { Values } from "../values/types.js";
import { answersOnce } from "./answer-count.js";
import { pushOfAnswer } from "./answer-push.js";
import type { Conversation, Push } from "./conversation.js";
import type { FunctionCalls, FunctionCallUse } from "./function-calls.js";
import { PresenceTests, type Guard } from "./presence.js";
import { TurnStatements } from "./turn-statements.js";

/** A message with the role "function" that is pushed. */
export interface FunctionMessage {
  readonly literal: ObjectLiteral;
  readonly push: Push;
  readonly conversation: Conversation;
}

/** The push of the message that has the call. */
export interface AnswerPush {
  readonly push: Push;
  /** What is pushed: the message itself, or an object that copies it. */
  readonly message: Node;
  readonly conversation: Conversation;
  /** The expression that gives the message of the answer. */
  readonly source: Node;
}

/** The code that handles one call. */
export interface Turn {
  /** What is read from the answer. */
  readonly call: MemberRead;
  /** The statements that handle the call, one after the other in one list. */
  readonly statements: readonly Node[];
  /** The uses of the call in the statements. */
  readonly uses: readonly FunctionCallUse[];
  /** The messages that answer the call. */
  readonly messages: readonly FunctionMessage[];
  readonly answer: AnswerPush;
  /** The tests that are passed before the statements run. */
  readonly guards: readonly Guard[];
}

/** What the turns of a program are made of. */
export interface TurnParts {
  readonly found: FunctionCalls;
  readonly messages: readonly FunctionMessage[];
  readonly answers: readonly AnswerPush[];
  readonly values: Values;
}

/** What belongs to one turn, wherever it is. */
interface TurnGroup {
  readonly call: MemberRead;
  readonly handled: FunctionCallUse[];
  readonly messages: FunctionMessage[];
}

/** The turns of a program, or why it cannot run them for several calls. */
export function turnsOf(parts: TurnParts): readonly Turn[] | string {
  const groups = groupsOf(parts);
  if (typeof groups === "string") return groups;
  const turns: Turn[] = [];
  for (const group of groups) {
    const turn = turnOf(group, parts);
    if (typeof turn === "string") return turn;
    turns.push(turn);
  }
  const statements = turns.flatMap((turn) => turn.statements);
  const isNested = statements.some((one, index) =>
    statements.some((other, at) => index !== at && contains(one, other)),
  );
  return isNested ? "calls are handled while others are handled" : turns;
}

/** Puts together what handles the same call; each message answers the call that is read last before it. */
function groupsOf({ found, messages, values }: TurnParts): readonly TurnGroup[] | string {
  const groups: TurnGroup[] = [];
  for (const use of found.uses) {
    if (use.kind !== "value") continue;
    const call = memberReadOf(use.node, values);
    if (!call) return "the answer is not held by a variable";
    const group = groups.find((other) => isSameRead(other.call, call));
    if (group) group.handled.push(use);
    else groups.push({ call, handled: [use], messages: [] });
  }
  for (const message of messages) {
    const [, end] = message.push.call.range;
    const last = (group: TurnGroup): number =>
      Math.max(-1, ...group.handled.map(({ node }) => node.range[0]).filter((start) => start < end));
    const [nearest] = [...groups].sort((first, second) => last(second) - last(first));
    if (!nearest || last(nearest) < 0) return "a message answers a call that is not read before";
    nearest.messages.push(message);
  }
  return groups.length > 0 ? groups : "no code in this file handles the calls";
}

function turnOf({ call, handled, messages }: TurnGroup, parts: TurnParts): Turn | string {
  if (messages.length === 0) return "no message in sight answers the call";
  const tests = new PresenceTests(parts.found, call, parts.values);
  const run = new TurnStatements(handled, messages, parts);
  const obstacle = run.obstacle ?? checkAnswers(run, messages, parts.values);
  if (obstacle !== null) return obstacle;
  const answer = pushOfAnswer({ call, run, messages, tests, parts });
  if (typeof answer === "string") return answer;
  const guards = tests
    .guardsOf(run.firstStatement, run.activation)
    .filter(({ test }) => isUnchanged(call, test.range[0], run.lastStatement));
  if (guards.length === 0) return "the code does not test whether there is a call";
  const uses = parts.found.uses.filter(({ node }) => run.contains(node));
  const isSame = (use: FunctionCallUse): boolean => {
    const read = memberReadOf(use.node, parts.values);
    return read !== null && isSameRead(read, call);
  };
  if (!uses.every(isSame)) return "calls are handled while others are handled";
  return { call, statements: run.statements, uses, messages, answer, guards };
}

function checkAnswers(
  run: TurnStatements,
  messages: readonly FunctionMessage[],
  { source }: Values,
): string | null {
  const counts = new Map<Node, number>();
  for (const { push } of messages) {
    const statement = outermost(push.call).parent;
    if (statement) counts.set(statement, (counts.get(statement) ?? 0) + 1);
  }
  return answersOnce(run.statements, counts, source) ? null : "not every call gets exactly one answer";
}
