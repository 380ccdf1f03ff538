/** The push of the message that has a call, without which its answers are rejected. */
import { contains, outermost, unwrap, type Node } from "../syntax/nodes.js";
import { followersOf, leavingJumps, listsAround, type ListPlace } from "../syntax/statements.js";
import { lookUp, type Variable } from "../values/binding.js";
import { isSameRead, isUnchanged, memberReadOf, type MemberRead } from "../values/member-read.js";
import type { Values } from "../values/types.js";
import type { Conversation, Push } from "./conversation.js";
import type { PresenceTests } from "./presence.js";
import type { AnswerPush, FunctionMessage, TurnParts } from "./turn.js";
import type { TurnStatements } from "./turn-statements.js";

interface Search {
  readonly call: MemberRead;
  /** The statements that handle the call. */
  readonly run: TurnStatements;
  readonly messages: readonly FunctionMessage[];
  readonly tests: PresenceTests;
  readonly parts: TurnParts;
}

const NOT_ONCE = "the message with the call is not pushed once before the messages that answer it";
const UNANSWERED = "a call may stay without an answer";

/** The one push of the message that has the call, before the statements that handle it or among them; or what is wrong. */
export function pushOfAnswer(search: Search): AnswerPush | string {
  return new PushFinder(search).find();
}

class PushFinder {
  private readonly search: Search;
  private readonly values: Values;
  /** The lists around the statements, the innermost first. */
  private readonly places: readonly ListPlace[];

  constructor(search: Search) {
    this.search = search;
    this.values = search.parts.values;
    this.places = listsAround(search.run.firstStatement, search.run.activation);
  }

  find(): AnswerPush | string {
    const { call, messages, parts, run } = this.search;
    const own = parts.answers.filter(({ source }) => {
      const read = memberReadOf(source, this.values);
      return read !== null && isSameRead({ ...read, members: [...read.members, "function_call"] }, call);
    });
    const reached = own.filter(({ push }) => this.wayFrom(push) !== null || run.contains(push.call));
    const [answer, ...others] = reached;
    if (!answer || others.length > 0) return NOT_ONCE;
    const after = followersOf(run.lastStatement).filter(({ isNextRound }) => !isNextRound);
    const isElsewhere = own.some(({ push }) => {
      if (push === answer.push) return false;
      return this.precedes(push.call) || after.some(({ node }) => contains(node, push.call));
    });
    const lists = new Set([answer, ...messages].map(({ push }) => listOf(push, this.values)));
    if (isElsewhere || lists.size !== 1 || lists.has(null)) return NOT_ONCE;
    const start = Math.min(answer.push.call.range[0], run.firstStatement.range[0]);
    if (!isUnchanged(call, Math.min(start, call.start), run.lastStatement)) return NOT_ONCE;
    if (!answer.conversation.endsWithErrorsAt(run.firstStatement)) {
      return "after an error the messages could be sent with a call that has no answer";
    }
    return this.checkWay(answer) ?? answer;
  }

  /** The lists between a push, which is a statement before those that handle the call, and these; null for others. */
  private wayFrom({ call }: Push): readonly ListPlace[] | null {
    const statement = outermost(call).parent;
    const at = this.places.findIndex(({ list, index }) => {
      const position = list.findIndex((one) => one === statement);
      return position >= 0 && position < index;
    });
    return at < 0 ? null : this.places.slice(0, at + 1);
  }

  /** Whether a node stands in a statement before the handling ones, within a round of the loops around them. */
  private precedes(node: Node): boolean {
    return this.places.some(({ list, index }) => list.slice(0, index).some((one) => contains(one, node)));
  }

  /** Whether every call that is pushed with its message is handled. */
  private checkWay({ push, conversation }: AnswerPush): string | null {
    const way = this.wayFrom(push);
    if (!way) return this.checkMove(push, conversation);
    const statement = outermost(push.call).parent;
    for (const [level, { list, index }] of way.entries()) {
      const from = list.findIndex((one) => one === statement) + 1;
      const between = list.slice(from, index);
      if (!between.every((one) => this.passesOn(one, conversation))) return UNANSWERED;
      const outer = way[level + 1];
      const child = list[index];
      const around = outer?.list[outer.index];
      if (child && around && !this.isAlwaysTaken(child, around, conversation)) return UNANSWERED;
    }
    return null;
  }

  /** Whether the push can come before the other statements: nothing there looks at the messages. */
  private checkMove({ call }: Push, { variables }: Conversation): string | null {
    const { run } = this.search;
    const isLookedAt = [...variables].some(({ references }) =>
      references.some(
        ({ identifier }) =>
          run.contains(identifier) && identifier.range[0] < call.range[0] && !contains(call, identifier),
      ),
    );
    return isLookedAt ? NOT_ONCE : null;
  }

  /** Whether a statement between the push and the handling statements lets each call through to these. */
  private passesOn(statement: Node, conversation: Conversation): boolean {
    const { tests } = this.search;
    const { references } = conversation;
    const isUsed = references.some((reference) => contains(statement, reference));
    const presence =
      statement.type === "IfStatement" && !statement.alternate ? tests.of(statement.test) : null;
    if (statement.type === "IfStatement" && presence?.outcome === false) {
      // Otherwise there may be a call: one that was cut off, where the reason tells that there is none.
      const isSure = presence.isExact && !presence.byReason;
      return isSure || !(isUsed || this.isUsedAfter(lastOf(statement.consequent), conversation));
    }
    if (isUsed) return false;
    const jumps = leavingJumps(statement, this.values.source);
    return jumps.every(({ type }) => type === "ReturnStatement");
  }

  /** Whether the code between two lists is entered whenever there is a call. */
  private isAlwaysTaken(child: Node, around: Node, conversation: Conversation): boolean {
    let inner = child;
    for (let outer = child.parent; outer && inner !== around; outer = outer.parent) {
      if (!this.leadsTo(inner, outer, conversation)) return false;
      inner = outer;
    }
    return true;
  }

  private leadsTo(inner: Node, outer: Node, conversation: Conversation): boolean {
    const { run, tests } = this.search;
    switch (outer.type) {
      case "BlockStatement":
        return true;
      case "IfStatement": {
        const presence = tests.of(outer.test);
        const isTaken = presence?.isExact === true && presence.outcome === (inner === outer.consequent);
        return isTaken && (!presence.byReason || !this.isUsedAfter(outer, conversation));
      }
      case "SwitchCase": {
        const { discriminant } = outer.parent;
        const guards = tests.guardsOf(run.firstStatement, run.activation);
        return (
          guards.some(({ test }) => test === discriminant) && !this.isUsedAfter(outer.parent, conversation)
        );
      }
      case "SwitchStatement":
        return true;
      default:
        return false;
    }
  }

  private isUsedAfter(statement: Node, { references }: Conversation): boolean {
    return followersOf(statement).some(({ node }) =>
      references.some((reference) => contains(node, reference)),
    );
  }
}

/** The statement that a block ends with. */
function lastOf(statement: Node): Node {
  return (statement.type === "BlockStatement" ? statement.body.at(-1) : statement) ?? statement;
}

/** The variable whose list a push adds to. */
function listOf({ call }: Push, { source }: Values): Variable | null {
  const callee = unwrap(call.callee);
  const list = callee.type === "MemberExpression" ? unwrap(callee.object) : null;
  return list?.type === "Identifier" ? lookUp(list, source) : null;
}
