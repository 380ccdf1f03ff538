/** The code that handles the call of a function in an answer, as far as it can run once for each of several calls. */
import {
  activationOf,
  contains,
  isFunction,
  outermost,
  unwrap,
  walk,
  type Identifier,
  type Node,
  type ObjectLiteral,
} from "../syntax/nodes.js";
import {
  commonList,
  followersOf,
  isLoop,
  leavingJumps,
  listsAround,
  targetOf,
  walkRun,
} from "../syntax/statements.js";
import { lookUp, type Variable } from "../values/binding.js";
import { isSameRead, isUnwritten, memberReadOf, type MemberRead } from "../values/member-read.js";
import type { Values } from "../values/types.js";
import { answersOnce } from "./answer-count.js";
import type { Conversation, Push } from "./conversation.js";
import type { FunctionCalls, FunctionCallUse } from "./function-calls.js";
import { PresenceTests, type Guard } from "./presence.js";

/** A message with the role "function" that is pushed. */
export interface FunctionMessage {
  readonly literal: ObjectLiteral;
  readonly push: Push;
  readonly conversation: Conversation;
}

/** The push of the message that has the call. */
export interface AssistantPush {
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
  readonly uses: readonly FunctionCallUse[];
  readonly messages: readonly FunctionMessage[];
  readonly assistant: AssistantPush;
  /** The tests that are passed before the statements run. */
  readonly guards: readonly Guard[];
}

/** What the turns of a program are made of. */
export interface TurnParts {
  readonly found: FunctionCalls;
  readonly messages: readonly FunctionMessage[];
  readonly assistants: readonly AssistantPush[];
  readonly values: Values;
}

const NOT_ANSWERED = "not every call gets exactly one answer";
const USED_AFTERWARDS = "what one call gives is used after it was handled";
const ELSEWHERE = "the call is handled in several places at once";

/** The turns of a program, or why it cannot run them for several calls. */
export function turnsOf(parts: TurnParts): readonly Turn[] | string {
  const groups: { read: MemberRead; values: FunctionCallUse[]; messages: FunctionMessage[] }[] = [];
  for (const use of parts.found.uses) {
    if (use.kind !== "value") continue;
    const read = memberReadOf(use.node, parts.values);
    if (!read) return "the answer is not held by a variable";
    const group = groups.find((other) => isSameRead(other.read, read));
    if (group) group.values.push(use);
    else groups.push({ read, values: [use], messages: [] });
  }
  if (groups.length === 0) return "no code in this file handles the calls";
  for (const message of parts.messages) {
    const [at] = message.push.call.range;
    const distances = groups.map(({ values }) => {
      const before = values.filter(({ node }) => node.range[0] < message.push.call.range[1]);
      return Math.min(...before.map(({ node }) => Math.abs(at - node.range[0])));
    });
    const nearest = groups[distances.indexOf(Math.min(...distances))];
    if (!nearest || !Number.isFinite(Math.min(...distances))) return NOT_ANSWERED;
    nearest.messages.push(message);
  }
  const turns: Turn[] = [];
  for (const { read, values, messages } of groups) {
    const turn = new TurnFinder(read, values, messages, parts).find();
    if (typeof turn === "string") return turn;
    turns.push(turn);
  }
  const statements = turns.flatMap((turn) => turn.statements);
  const isNested = statements.some((one) =>
    statements.some((other) => one !== other && contains(one, other)),
  );
  return isNested || new Set(statements).size < statements.length ? ELSEWHERE : turns;
}

class TurnFinder {
  private readonly read: MemberRead;
  private readonly handled: readonly FunctionCallUse[];
  private readonly messages: readonly FunctionMessage[];
  private readonly parts: TurnParts;
  private readonly values: Values;
  private readonly activation: Node | null;
  private readonly tests: PresenceTests;
  private list: readonly Node[] = [];
  private first = 0;
  private last = -1;

  constructor(
    read: MemberRead,
    handled: readonly FunctionCallUse[],
    messages: readonly FunctionMessage[],
    parts: TurnParts,
  ) {
    this.read = read;
    this.handled = handled;
    this.messages = messages;
    this.parts = parts;
    this.values = parts.values;
    this.activation = outermostActivation(handled.map(({ node }) => node));
    this.tests = new PresenceTests(parts.found, read, parts.values);
  }

  find(): Turn | string {
    if (this.messages.length === 0) return "no message in sight answers the call";
    const obstacle = this.findStatements() ?? this.checkRun() ?? this.checkNames() ?? this.checkAnswers();
    if (obstacle !== null) return obstacle;
    const assistant = this.findAssistant();
    if (typeof assistant === "string") return assistant;
    const guards = this.tests
      .guardsOf(this.firstStatement, this.activation)
      .filter(({ test }) => isUnwritten(this.read, [test.range[0], this.end]));
    const guarded = this.checkGuards(guards) ?? this.checkWayFrom(assistant);
    if (guarded !== null) return guarded;
    const uses = this.parts.found.uses.filter(({ node }) => this.contains(node));
    const { read: call, statements, messages } = this;
    return { call, statements, uses, messages, assistant, guards };
  }

  private get statements(): readonly Node[] {
    return this.list.slice(this.first, this.last + 1);
  }

  private get firstStatement(): Node {
    const [first] = this.statements;
    if (!first) throw new Error("There is a statement for each use.");
    return first;
  }

  private get end(): number {
    return this.statements.at(-1)?.range[1] ?? 0;
  }

  private contains(node: Node): boolean {
    return this.statements.some((statement) => contains(statement, node));
  }

  /** The smallest run of statements with all reads of the call and all messages that answer it. */
  private findStatements(): string | null {
    const nodes = [...this.handled.map(({ node }) => node), ...this.messages.map(({ push }) => push.call)];
    if (!nodes.every((node) => this.runsHere(node)))
      return "the call is handled in a function that may run at another time";
    const common = commonList(nodes, this.activation);
    if (!common) return ELSEWHERE;
    this.list = common.list;
    this.first = common.first;
    this.last = common.last;
    this.extendUp();
    this.extendDown();
    return this.statements.some(({ type }) => DECLARATIONS.has(type)) ? ELSEWHERE : null;
  }

  /** Whether a node belongs to the run of the function that handles the call, or to a callback in it. */
  private runsHere(node: Node): boolean {
    let inner = activationOf(node);
    while (inner !== this.activation) {
      if (!inner || !isFunction(inner) || inner.type === "FunctionDeclaration") return false;
      const holder = outermost(inner).parent;
      if (holder?.type !== "CallExpression" || holder.callee === outermost(inner)) return false;
      inner = activationOf(inner);
    }
    return true;
  }

  /** Takes in what comes before: variables that the statements assign, and constants that hold the call. */
  private extendUp(): void {
    for (let index = this.first - 1; index >= 0; index -= 1) {
      const declaration = this.list[index];
      if (declaration?.type !== "VariableDeclaration") continue;
      const names = this.values.source.getDeclaredVariables(declaration);
      const isAssigned = names.some((variable) => this.isAssignedInside(variable));
      const isHolder = names.some((variable) => this.isHolderOfTurn(variable, index));
      if (isAssigned || isHolder) this.first = index;
    }
  }

  private isAssignedInside({ references }: Variable): boolean {
    return references.some((one) => one.init !== true && one.isWrite() && this.contains(one.identifier));
  }

  /** Whether a constant holds the call, and only the statements from here on use it. */
  private isHolderOfTurn(variable: Variable, index: number): boolean {
    const holder = this.parts.found.holders.find((one) => one.variable === variable);
    if (holder?.declaration.type !== "VariableDeclarator") return false;
    const between = this.list.slice(index + 1, this.first);
    return (
      between.every((statement) => leavingJumps(statement, this.values.source).length === 0) &&
      !between.some((statement) =>
        this.parts.assistants.some(({ push }) => contains(statement, push.call)),
      ) &&
      variable.references.every(({ identifier, init }) => init === true || this.contains(identifier))
    );
  }

  /** Takes in the statements behind that use what is declared inside. */
  private extendDown(): void {
    for (let index = this.last + 1; index < this.list.length; index += 1) {
      const statement = this.list[index];
      const isUser = this.declared().some(({ references }) =>
        references.some(({ identifier }) => statement && contains(statement, identifier)),
      );
      if (isUser) this.last = index;
    }
  }

  /** The variables that the statements declare in their own list. */
  private declared(): readonly Variable[] {
    const { source } = this.values;
    return this.statements.flatMap((statement) => {
      const found: Variable[] = [];
      walkRun(statement, source, (node) => {
        found.push(...source.getDeclaredVariables(node));
      });
      return found;
    });
  }

  /** Whether the statements can run again for the next call: nothing leaves them, and no request is in them. */
  private checkRun(): string | null {
    const { source } = this.values;
    for (const statement of this.statements) {
      for (const jump of leavingJumps(statement, source)) {
        if (jump.type !== "ContinueStatement" || !this.isLastInLoop(jump)) {
          return `${JUMP_NAMES[jump.type] ?? "a jump"} would skip the other calls`;
        }
      }
      if (statement.type === "VariableDeclaration" && statement.kind.includes("using")) return ELSEWHERE;
    }
    const senders = new Set(this.messages.flatMap(({ conversation }) => [...conversation.senders]));
    if ([...senders].some((sender) => this.contains(sender.node))) return ELSEWHERE;
    const isMadeHere = (literal: Node): boolean =>
      this.contains(literal) && activationOf(literal) === this.activation;
    if (!this.messages.every(({ literal, push }) => isMadeHere(literal) && isMadeHere(push.call)))
      return ELSEWHERE;
    const references = this.messages.flatMap(({ conversation }) => conversation.references);
    const own = [...this.messages, ...this.parts.assistants].map(({ push }) => push.call);
    const isOther = (reference: Identifier): boolean =>
      this.contains(reference) && !own.some((call) => contains(call.callee, reference));
    if (references.some(isOther)) return "the messages are used while the call is handled";
    return null;
  }

  /** Whether `continue` does what it does after the last call: nothing is left of the round of the loop. */
  private isLastInLoop(jump: Extract<Node, { readonly type: "ContinueStatement" }>): boolean {
    const loop = targetOf(jump);
    const statement = this.statements.at(-1);
    if (!statement || !loop || !isLoop(loop)) return false;
    for (const { node, isNextRound } of followersOf(statement)) {
      if (isNextRound) return node === loop;
      if (node.type !== "ContinueStatement" && node.type !== "BreakStatement") return false;
      if (node.type === "BreakStatement" && targetOf(node)?.type !== "SwitchStatement") return false;
    }
    return false;
  }

  /** Whether nothing that one call leaves behind is used afterwards. */
  private checkNames(): string | null {
    const { source } = this.values;
    const declared = new Set(this.declared());
    for (const variable of declared) {
      if (!variable.references.every(({ identifier }) => this.contains(identifier))) return USED_AFTERWARDS;
      const [definition] = variable.defs;
      const isVar = definition?.node.type === "VariableDeclarator" && definition.node.parent.kind === "var";
      // In the second round it would still hold what the first has left in it.
      if (isVar && (definition.node.init === null || isCaptured(variable))) return USED_AFTERWARDS;
    }
    const targets: Node[] = [];
    for (const statement of this.statements) {
      walk(statement, source.visitorKeys, (node) => {
        targets.push(...targetsOf(node));
        return true;
      });
    }
    const isLeft = (target: Node): boolean => {
      const root = rootOf(target);
      const variable = root.type === "Identifier" ? lookUp(root, source) : null;
      return !variable || !this.isDeclaredInside(variable);
    };
    return targets.some(isLeft) ? USED_AFTERWARDS : null;
  }

  private isDeclaredInside({ defs }: Variable): boolean {
    return defs.length > 0 && defs.every(({ name }) => this.contains(name));
  }

  private checkAnswers(): string | null {
    const counts = new Map<Node, number>();
    for (const { push } of this.messages) {
      const statement = outermost(push.call).parent;
      if (statement) counts.set(statement, (counts.get(statement) ?? 0) + 1);
    }
    return answersOnce(this.statements, counts, this.values.source) ? null : NOT_ANSWERED;
  }

  /** The one push of the message that has the call, before the statements or among them. */
  private findAssistant(): AssistantPush | string {
    const own = this.parts.assistants.filter(({ source }) => {
      const read = memberReadOf(source, this.values);
      return read !== null && isSameRead({ ...read, members: [...read.members, "function_call"] }, this.read);
    });
    const after = followersOf(this.statements.at(-1) ?? this.firstStatement).filter(
      ({ isNextRound }) => !isNextRound,
    );
    const reached = own.filter(({ push }) => this.isBefore(push.call) || this.contains(push.call));
    const [assistant, ...others] = reached;
    if (!assistant || others.length > 0)
      return "the message with the call is not pushed once before its answer";
    const isRepeated = own.some(({ push }) => after.some(({ node }) => contains(node, push.call)));
    const isElsewhere = own.some(
      ({ push }) => !reached.some((one) => one.push === push) && this.precedes(push.call),
    );
    const lists = new Set([assistant, ...this.messages].map(({ push }) => listOf(push, this.values)));
    if (isRepeated || isElsewhere || lists.size !== 1 || lists.has(null)) {
      return "the message with the call is not pushed once before its answer";
    }
    if (
      !isUnwritten(this.read, [
        Math.min(assistant.push.call.range[0], this.firstStatement.range[0]),
        this.end,
      ])
    )
      return ELSEWHERE;
    if (!isUnwritten(this.read, [this.read.start, this.end]) && this.read.start < this.end) return ELSEWHERE;
    if (!assistant.conversation.endsWithErrorsAt(this.firstStatement)) {
      return "after an error the messages would be sent with a call that has no answer";
    }
    return assistant;
  }

  /** Whether a push is a statement in one of the lists around the handling statements, before them. */
  private isBefore(call: Node): boolean {
    return this.wayFrom(call) !== null;
  }

  private wayFrom(call: Node): readonly { readonly list: readonly Node[]; readonly index: number }[] | null {
    const statement = outermost(call).parent;
    const places = listsAround(this.firstStatement, this.activation);
    const at = places.findIndex(({ list, index }) => {
      const position = list.findIndex((one) => one === statement);
      return position >= 0 && position < index;
    });
    return at < 0 ? null : places.slice(0, at + 1);
  }

  /** Whether a node stands in a statement before the handling ones, within a round of the loops around them. */
  private precedes(node: Node): boolean {
    return listsAround(this.firstStatement, this.activation).some(({ list, index }) =>
      list.slice(0, index).some((statement) => contains(statement, node)),
    );
  }

  /** Whether there certainly is a call where it is handled, or an error comes of it before and after. */
  private checkGuards(guards: readonly Guard[]): string | null {
    if (guards.length > 0) return null;
    const [firstUse] = [...this.handled].sort((one, other) => one.node.range[0] - other.node.range[0]);
    const node = firstUse && outermost(firstUse.node);
    const member = node?.parent;
    const isRead = member?.type === "MemberExpression" && member.object === node && !member.optional;
    const isPattern = member?.type === "VariableDeclarator" && member.id.type === "ObjectPattern";
    const isOptional = firstUse?.node.type === "MemberExpression" && hasOptionalLink(firstUse.node);
    return (isRead || isPattern) && !isOptional ? null : "the code does not test whether there is a call";
  }

  /** Whether every call that is pushed with its message is handled. */
  private checkWayFrom({ push, conversation }: AssistantPush): string | null {
    const way = this.wayFrom(push.call);
    // Among the statements: all of them run.
    if (!way) return null;
    const statement = outermost(push.call).parent;
    for (const { list, index } of way) {
      const from = list.findIndex((one) => one === statement) + 1;
      const child = list[index];
      for (const between of list.slice(from, index)) {
        const obstacle = this.checkBetween(between, conversation);
        if (obstacle !== null) return obstacle;
      }
      if (from > 0) return null;
      if (!child || !this.isAlwaysTaken(child, conversation)) return NOT_ANSWERED;
    }
    return null;
  }

  private checkBetween(statement: Node, conversation: Conversation): string | null {
    if (
      conversation.references.some(
        (reference) => contains(statement, reference) && !this.isNoCall(statement, reference),
      )
    )
      return NOT_ANSWERED;
    if (statement.type === "IfStatement" && !statement.alternate) {
      const presence = this.tests.of(statement.test);
      const isUnsent = (): boolean => !this.isSentAfter(lastOf(statement.consequent), conversation);
      if (presence?.outcome === false && (!presence.byReason || isUnsent())) return null;
    }
    const jumps = leavingJumps(statement, this.values.source);
    return jumps.every(({ type }) => type === "ReturnStatement") ? null : NOT_ANSWERED;
  }

  /** Whether a node is in a branch that is only taken where there is no call. */
  private isNoCall(statement: Node, node: Node): boolean {
    if (statement.type !== "IfStatement" || !contains(statement.consequent, node)) return false;
    const presence = this.tests.of(statement.test);
    return presence?.outcome === false && !presence.byReason;
  }

  /** Whether the code around a list is entered whenever there is a call. */
  private isAlwaysTaken(child: Node, conversation: Conversation): boolean {
    let inner: Node = child;
    for (let outer = child.parent; outer; inner = outer, outer = outer.parent) {
      if (outer.type === "BlockStatement") continue;
      if (outer.type === "IfStatement") {
        const presence = this.tests.of(outer.test);
        const isTaken = presence?.isExact === true && presence.outcome === (inner === outer.consequent);
        return isTaken && (!presence.byReason || !this.isSentAfter(outer, conversation));
      }
      if (outer.type === "SwitchCase") {
        const isGuard = this.tests
          .guardsOf(child, this.activation)
          .some(({ test }) => test === outer.parent.discriminant);
        return isGuard && !this.isSentAfter(outer.parent, conversation);
      }
      return false;
    }
    return false;
  }

  private isSentAfter(statement: Node, { references }: Conversation): boolean {
    return followersOf(statement).some(({ node }) =>
      references.some((reference) => contains(node, reference)),
    );
  }
}

/** The variable whose list a push adds to. */
function listOf({ call }: Push, { source }: Values): Variable | null {
  const callee = unwrap(call.callee);
  const list = callee.type === "MemberExpression" ? unwrap(callee.object) : null;
  return list?.type === "Identifier" ? lookUp(list, source) : null;
}

const DECLARATIONS: ReadonlySet<string> = new Set([
  "ClassDeclaration",
  "ExportDefaultDeclaration",
  "ExportNamedDeclaration",
  "FunctionDeclaration",
]);

const JUMP_NAMES: Readonly<Record<string, string>> = {
  BreakStatement: "`break`",
  ContinueStatement: "`continue`",
  ReturnStatement: "`return`",
  YieldExpression: "`yield`",
};

/** The statement that a block ends with. */
function lastOf(statement: Node): Node {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  return last ?? statement;
}

/** The activation that all others are in. */
function outermostActivation(nodes: readonly Node[]): Node | null {
  const activations = nodes.map((node) => activationOf(node));
  if (activations.includes(null)) return null;
  return (
    activations.find((one) => one && activations.every((other) => other && contains(one, other))) ?? null
  );
}

function isCaptured({ references, scope }: Variable): boolean {
  return references.some(({ from }) => from.variableScope !== scope.variableScope);
}

/** What a node writes to. */
function targetsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case "AssignmentExpression":
      return patternTargets(node.left);
    case "UpdateExpression":
      return [node.argument];
    case "UnaryExpression":
      return node.operator === "delete" ? [node.argument] : [];
    case "ForInStatement":
    case "ForOfStatement":
      return node.left.type === "VariableDeclaration" ? [] : patternTargets(node.left);
    default:
      return [];
  }
}

function patternTargets(pattern: Node): readonly Node[] {
  switch (pattern.type) {
    case "ObjectPattern":
      return pattern.properties.flatMap((one) =>
        patternTargets(one.type === "Property" ? one.value : one.argument),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((one) => (one ? patternTargets(one) : []));
    case "AssignmentPattern":
      return patternTargets(pattern.left);
    case "RestElement":
      return patternTargets(pattern.argument);
    default:
      return [pattern];
  }
}

function rootOf(target: Node): Node {
  let node = unwrap(target);
  while (node.type === "MemberExpression") node = unwrap(node.object);
  return node;
}

function hasOptionalLink(member: Node): boolean {
  for (let node = unwrap(member); node.type === "MemberExpression"; node = unwrap(node.object)) {
    if (node.optional) return true;
  }
  return false;
}
