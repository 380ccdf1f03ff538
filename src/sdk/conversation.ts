/** The list of messages that a program sends, and adds to, turn after turn. */
import {
  activationOf,
  contains,
  isFunction,
  outermost,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Identifier,
  type Node,
} from "../syntax/nodes.js";
import { isLoop } from "../syntax/statements.js";
import { definitionOf, isReassigned, isVisibleOutside, lookUp, type Variable } from "../values/binding.js";
import { callersOf, runsOnce } from "../values/callers.js";
import type { Values } from "../values/types.js";
import { Call } from "./call.js";

/** A call of `push` on the list. */
export interface Push {
  readonly call: CallNode;
  readonly messages: readonly Node[];
}

/** A call that hands the list to a function of the file. */
interface Handover {
  readonly call: CallNode;
  readonly callee: FunctionNode;
  /** Whether the list is made for this call, so that the caller has no hold of it. */
  readonly isFresh: boolean;
}

type ArrayNode = Extract<Node, { readonly type: "ArrayExpression" }>;

/** A list of messages, with everything that the file does with it. Lists that the same variable can hold count as one. */
export class Conversation {
  /** The arrays that the lists begin as. */
  readonly arrays: ArrayNode[] = [];
  /** The variables that hold the list: its own, and parameters of functions that it is handed to. */
  readonly variables = new Set<Variable>();
  readonly pushes: Push[] = [];
  /** The requests that send it. */
  readonly senders = new Set<Call>();
  /** Every reference to the list that is more than a look. */
  readonly references: Identifier[] = [];
  /** Why the file does not show everything that happens to the list; null where it does. */
  obstacle: string | null = null;
  private readonly handovers: Handover[] = [];
  private readonly values: Values;
  private readonly calls: readonly Call[];

  constructor(variable: Variable, calls: readonly Call[], values: Values) {
    this.values = values;
    this.calls = calls;
    this.follow(variable);
  }

  private follow(variable: Variable): void {
    if (this.variables.has(variable)) return;
    this.variables.add(variable);
    if (isVisibleOutside(variable, this.values.source)) this.stop(HANDED_ON);
    this.findSources(variable);
    for (const { identifier, init } of variable.references) {
      if (init === true || identifier.type !== "Identifier" || identifier.parent.type === "TSTypeQuery")
        continue;
      this.read(identifier);
    }
  }

  /** What a variable gets: the array that it is declared with, or what the callers of a function hand to it. */
  private findSources(variable: Variable): void {
    const definition = definitionOf(variable);
    if (!definition || isReassigned(variable, this.values.source)) {
      this.stop(FROM_ELSEWHERE);
    } else if (definition.type === "Parameter") {
      const callee = definition.node;
      const callers = isFunction(callee) ? callersOf(callee, this.values) : null;
      const index = isFunction(callee) ? callee.params.findIndex((one) => one === definition.name) : -1;
      if (!callers || callers.length === 0 || index < 0 || !isFunction(callee)) this.stop(FROM_ELSEWHERE);
      else for (const call of callers) this.takeArgument(call, callee, index);
    } else if (definition.node.type === "VariableDeclarator" && definition.node.id === definition.name) {
      this.take(definition.node.init);
    } else {
      this.stop(FROM_ELSEWHERE);
    }
  }

  private takeArgument(call: CallNode, callee: FunctionNode, index: number): void {
    const argument = call.arguments[index];
    const isSpread = call.arguments.slice(0, index + 1).some(({ type }) => type === "SpreadElement");
    const isFresh = argument !== undefined && unwrap(argument).type === "ArrayExpression";
    this.handovers.push({ call, callee, isFresh });
    this.take(isSpread ? null : (argument ?? null));
  }

  private take(value: Node | null): void {
    const node = value && unwrap(value);
    const variable = node?.type === "Identifier" ? lookUp(node, this.values.source) : null;
    if (node?.type === "ArrayExpression") this.arrays.push(node);
    else if (variable) this.follow(variable);
    else this.stop(FROM_ELSEWHERE);
  }

  private stop(obstacle: string): void {
    this.obstacle ??= obstacle;
  }

  private read(reference: Identifier): void {
    const node = outermost(reference);
    const parent = node.parent;
    if (isLogged(node, this.values)) return;
    switch (parent?.type) {
      case "MemberExpression":
        this.readMember(parent, reference);
        return;
      case "Property":
      case "SpreadElement":
        this.references.push(reference);
        if (!this.addSenders(node, parent)) this.stop(HANDED_ON);
        return;
      case "CallExpression":
        this.references.push(reference);
        this.handOver(parent, node);
        return;
      case "VariableDeclarator": {
        const alias = parent.id.type === "Identifier" ? lookUp(parent.id, this.values.source) : null;
        if (!alias || parent.init !== node || isReassigned(alias, this.values.source)) this.stop(HANDED_ON);
        else this.follow(alias);
        return;
      }
      default:
        this.stop(HANDED_ON);
    }
  }

  private readMember(
    member: Extract<Node, { readonly type: "MemberExpression" }>,
    reference: Identifier,
  ): void {
    const name = this.values.nameOf(member);
    const callee = outermost(member);
    const call = callee.parent;
    const isLength = name === "length" && !isTarget(callee);
    if (isLength || this.isContentRead(member, name)) return;
    this.references.push(reference);
    if (name !== "push" || call?.type !== "CallExpression" || call.callee !== callee)
      this.stop(CHANGED_OTHERWISE);
    else if (outermost(call).parent?.type !== "ExpressionStatement") this.stop(CHANGED_OTHERWISE);
    else this.pushes.push({ call, messages: call.arguments });
  }

  /** `messages[0]` or `messages.at(-1)`, of which only the content is read, or which is printed. */
  private isContentRead(member: Node, name: string | null): boolean {
    const callee = outermost(member);
    const call = callee.parent;
    const isAt = name === "at" && call?.type === "CallExpression" && call.callee === callee;
    if (!isAt && (name === null || !/^\d+$/u.test(name))) return false;
    const element = outermost(isAt ? call : member);
    const { parent } = element;
    if (isLogged(element, this.values)) return true;
    return (
      parent?.type === "MemberExpression" &&
      parent.object === element &&
      this.values.nameOf(parent) === "content"
    );
  }

  /** `messages`, or `[first, ...messages]`, as the parameter of requests. */
  private addSenders(node: Node, holder: Node): boolean {
    const array = holder.type === "SpreadElement" ? holder.parent : null;
    const value = array?.type === "ArrayExpression" ? outermost(array) : node;
    const senders = this.calls.filter((call) =>
      call.parameter("messages").property.entries.some((entry) => entry.value === value),
    );
    for (const sender of senders) this.senders.add(sender);
    return senders.length > 0;
  }

  private handOver(call: CallNode, node: Node): void {
    const [origin, ...others] = this.values.trace(call.callee);
    const index = call.arguments.findIndex((argument) => argument === node);
    const callee =
      origin?.kind === "node" && others.length === 0 && isFunction(origin.node) ? origin.node : null;
    const parameter = callee?.params[index];
    const variable = parameter?.type === "Identifier" ? lookUp(parameter, this.values.source) : null;
    if (!variable || callee?.generator !== false) this.stop(HANDED_ON);
    else this.follow(variable);
  }

  /**
   * Whether nobody uses the list after an error at `node`, which is in a function that holds the list: then it does not
   * matter that a call in it has no answer.
   */
  endsWithErrorsAt(node: Node): boolean {
    const handovers = this.handovers.filter(({ callee, isFresh }) => callee.async && !isFresh);
    if (!handovers.every(({ call }) => isAwaited(call))) return false;
    const places = [node, ...handovers.map(({ call }) => call)];
    return [...this.variables].every((variable) => {
      const block = variable.scope.variableScope.block;
      const owner = isFunction(block) ? block : null;
      const users = new Set(
        variable.references
          .filter(({ init }) => init !== true)
          .map(({ identifier }) => activationOf(identifier)),
      );
      users.delete(owner);
      const [user, ...others] = users;
      if (others.length > 0) return false;
      if (user !== undefined && !this.isOnlyUser(user, owner, variable)) return false;
      return places.every((place) => activationOf(place) !== (user ?? owner) || !isCaught(place, variable));
    });
  }

  /** Whether a variable of the file is only used in one function that runs once. */
  private isOnlyUser(user: Node | null, owner: Node | null, { references }: Variable): boolean {
    if (user === null || owner !== null || !isFunction(user) || !runsOnce(user, this.values)) return false;
    return references.every(({ identifier, init }) => init === true || activationOf(identifier) === user);
  }
}

/** Whether a member is written, and not read. */
function isTarget(member: Node): boolean {
  switch (member.parent?.type) {
    case "AssignmentExpression":
    case "ForInStatement":
    case "ForOfStatement":
      return member.parent.left === member;
    case "ArrayPattern":
    case "AssignmentPattern":
    case "RestElement":
    case "UpdateExpression":
      return true;
    case "Property":
      return member.parent.parent.type === "ObjectPattern";
    case "UnaryExpression":
      return member.parent.operator === "delete";
    default:
      return false;
  }
}

const HANDED_ON = "the messages are handed to code that this rule does not follow";
const FROM_ELSEWHERE = "the messages come from code that this rule does not follow";
const CHANGED_OTHERWISE = "the messages are changed in another way than by `push`";

/** Whether an expression is only printed: `console.log(messages)`, also through `JSON.stringify`. */
export function isLogged(node: Node, values: Values): boolean {
  const call = node.parent;
  if (call?.type !== "CallExpression" || call.callee === node) return false;
  const callee = values.canonical(call.callee);
  if (callee === "global JSON.stringify") return isLogged(outermost(call), values);
  return callee?.startsWith("global console.") === true;
}

/** Whether the caller waits for what a call gives, or gives it to its own caller. */
function isAwaited(call: CallNode): boolean {
  const parent = outermost(call).parent;
  return (
    parent?.type === "AwaitExpression" ||
    parent?.type === "ReturnStatement" ||
    (parent?.type === "ArrowFunctionExpression" && parent.body === outermost(call))
  );
}

/** Whether code that uses a variable can run after an error at a place. */
function isCaught(place: Node, variable: Variable): boolean {
  const activation = activationOf(place);
  const declaration = variable.defs[0]?.name;
  const uses = variable.references.filter(({ init }) => init !== true);
  let child = place;
  for (let node = place.parent; node && child !== activation; child = node, node = node.parent) {
    if (
      node.type !== "TryStatement" ||
      node.block !== child ||
      !declaration ||
      contains(node.block, declaration)
    )
      continue;
    const end = node.block.range[1];
    if (uses.some(({ identifier }) => identifier.range[0] >= end)) return true;
    for (
      let outer: Node | undefined = node.parent;
      outer && !contains(outer, declaration);
      outer = outer.parent
    ) {
      if (isLoop(outer)) return true;
    }
  }
  return false;
}

/**
 * The lists that a request takes its messages from; null where the file does not show them.
 * @param known the lists that were found before.
 */
export function conversationsOf(call: Call, known: Set<Conversation>): readonly Conversation[] | null {
  const { property, isOpen } = call.parameter("messages");
  if (isOpen && property.entries.length === 0) return null;
  const found: Conversation[] = [];
  for (const { value } of property.entries) {
    const node = value && unwrap(value);
    if (node?.type === "Identifier") {
      const list = conversationOf(node, call, known);
      if (!list) return null;
      found.push(list);
    } else if (node?.type === "ArrayExpression") {
      // A list that is put together for the request. What it takes from elsewhere counts only if the file adds to it.
      const spreads = node.elements.flatMap((element) =>
        element?.type === "SpreadElement" && element.argument.type === "Identifier" ? [element.argument] : [],
      );
      const lists = spreads
        .map((spread) => conversationOf(spread, call, known))
        .filter((list) => list !== null);
      found.push(...lists.filter((list) => list.obstacle === null || list.pushes.length > 0));
    } else {
      return null;
    }
  }
  return found;
}

function conversationOf(name: Identifier, call: Call, known: Set<Conversation>): Conversation | null {
  const variable = lookUp(name, call.values.source);
  if (!variable) return null;
  for (const conversation of known) if (conversation.variables.has(variable)) return conversation;
  const calls = call.file.calls.filter((one) => one instanceof Call);
  const conversation = new Conversation(variable, calls, call.values);
  known.add(conversation);
  return conversation;
}
