/** The statements that handle a call, and whether they can run again for the next call. */
import {
  activationOf,
  contains,
  isFunction,
  outermost,
  type Identifier,
  type Node,
} from "../syntax/nodes.js";
import { commonList, followersOf, isLoop, leavingJumps, targetOf } from "../syntax/statements.js";
import type { Variable } from "../values/binding.js";
import { declaredBy, leavesNothing } from "../values/repetition.js";
import type { FunctionCallUse } from "./function-calls.js";
import type { FunctionMessage, TurnParts } from "./turn.js";

const ELSEWHERE = "the call is handled in several places";

export class TurnStatements {
  /** The function whose run handles the call; null for the top level of the file. */
  readonly activation: Node | null;
  /** Why the statements cannot run once for each call; null where they can. */
  readonly obstacle: string | null;
  private readonly parts: TurnParts;
  private list: readonly Node[] = [];
  private first = 0;
  private last = -1;

  /** @param handled the uses of the call that do something with it. */
  constructor(handled: readonly FunctionCallUse[], messages: readonly FunctionMessage[], parts: TurnParts) {
    this.parts = parts;
    this.activation = outermostActivation(handled.map(({ node }) => node));
    this.obstacle = this.find(handled, messages) ?? this.checkRun(messages);
  }

  get statements(): readonly Node[] {
    return this.list.slice(this.first, this.last + 1);
  }

  get firstStatement(): Node {
    return this.at(this.first);
  }

  get lastStatement(): Node {
    return this.at(this.last);
  }

  private at(index: number): Node {
    const statement = this.list[index];
    if (!statement) throw new Error("The statements were not found.");
    return statement;
  }

  contains(node: Node): boolean {
    return this.statements.some((statement) => contains(statement, node));
  }

  /** The smallest run of statements with all uses of the call and all messages that answer it. */
  private find(handled: readonly FunctionCallUse[], messages: readonly FunctionMessage[]): string | null {
    const nodes = [...handled.map(({ node }) => node), ...messages.map(({ push }) => push.call)];
    if (!nodes.every((node) => this.runsHere(node))) return "the call is handled in several functions";
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
    const { source } = this.parts.values;
    for (let index = this.first - 1; index >= 0; index -= 1) {
      const declaration = this.list[index];
      if (declaration?.type !== "VariableDeclaration") continue;
      const names = source.getDeclaredVariables(declaration);
      const isAssigned = names.some((variable) => this.isAssignedInside(variable));
      if (isAssigned || names.some((variable) => this.isHolderOfTurn(variable, index))) this.first = index;
    }
  }

  private isAssignedInside({ references }: Variable): boolean {
    return references.some((one) => one.init !== true && one.isWrite() && this.contains(one.identifier));
  }

  /** Whether a constant holds the call, and only the statements from here on use it. */
  private isHolderOfTurn(variable: Variable, index: number): boolean {
    const { answers, found, values } = this.parts;
    const holder = found.holders.find((one) => one.variable === variable);
    if (holder?.declaration.type !== "VariableDeclarator") return false;
    const between = this.list.slice(index + 1, this.first);
    return (
      between.every((statement) => leavingJumps(statement, values.source).length === 0) &&
      !between.some((statement) => answers.some(({ push }) => contains(statement, push.call))) &&
      variable.references.every(({ identifier, init }) => init === true || this.contains(identifier))
    );
  }

  /** Takes in the statements behind that use what is declared inside. */
  private extendDown(): void {
    for (let index = this.last + 1; index < this.list.length; index += 1) {
      const statement = this.list[index];
      const isUser = declaredBy(this.statements, this.parts.values).some(({ references }) =>
        references.some(({ identifier }) => statement && contains(statement, identifier)),
      );
      if (isUser) this.last = index;
    }
  }

  private checkRun(messages: readonly FunctionMessage[]): string | null {
    const { answers, values } = this.parts;
    for (const statement of this.statements) {
      for (const jump of leavingJumps(statement, values.source)) {
        if (jump.type !== "ContinueStatement" || !this.isLastInLoop(jump)) {
          return `${JUMP_NAMES[jump.type] ?? "a jump"} would skip the other calls`;
        }
      }
      // What it declares is disposed of at the end of the block.
      if (statement.type === "VariableDeclaration" && statement.kind.includes("using")) return ELSEWHERE;
    }
    const isMadeHere = (node: Node): boolean => this.contains(node) && activationOf(node) === this.activation;
    if (!messages.every(({ literal, push }) => isMadeHere(literal) && isMadeHere(push.call)))
      return ELSEWHERE;
    const pushes = [...messages, ...answers].map(({ push }) => push.call.callee);
    const isOther = (reference: Identifier): boolean =>
      this.contains(reference) && !pushes.some((callee) => contains(callee, reference));
    if (messages.some(({ conversation }) => conversation.references.some(isOther))) {
      return "the messages are used while the call is handled";
    }
    return leavesNothing(this.statements, values) ? null : "what one call gives is used after it was handled";
  }

  /** Whether `continue` does what it does after the last call: nothing is left of the round of the loop. */
  private isLastInLoop(jump: Extract<Node, { readonly type: "ContinueStatement" }>): boolean {
    const loop = targetOf(jump);
    if (!loop || !isLoop(loop)) return false;
    for (const { node, isNextRound } of followersOf(this.lastStatement)) {
      if (isNextRound) return node === loop;
      if (node.type !== "ContinueStatement" && node.type !== "BreakStatement") return false;
      if (node.type === "BreakStatement" && targetOf(node)?.type !== "SwitchStatement") return false;
    }
    return false;
  }
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

/** The function whose run all nodes belong to, or the functions around them. */
function outermostActivation(nodes: readonly Node[]): Node | null {
  const activations = nodes.map((node) => activationOf(node));
  if (activations.includes(null)) return null;
  const isAroundAll = (one: Node | null): boolean =>
    one !== null && activations.every((other) => other !== null && contains(one, other));
  return activations.find(isAroundAll) ?? null;
}
