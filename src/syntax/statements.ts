/** Statements: the lists that they stand in, the jumps that leave them, what can run after them. */
import { activationOf, contains, isClass, isFunction, walk, type Node } from "./nodes.js";
import type { SourceCode } from "./source.js";

/** A statement's place in a list of statements. */
export interface ListPlace {
  readonly list: readonly Node[];
  readonly index: number;
}

function statementsOf(holder: Node): readonly Node[] | null {
  switch (holder.type) {
    case "Program":
    case "BlockStatement":
    case "StaticBlock":
      return holder.body;
    case "SwitchCase":
      return holder.consequent;
    default:
      return null;
  }
}

/** The lists of statements around a node, the innermost first, as far as they belong to one run of a function. */
export function listsAround(node: Node, activation: Node | null = activationOf(node)): readonly ListPlace[] {
  const places: ListPlace[] = [];
  for (let child = node, parent = node.parent; parent && child !== activation; parent = child.parent) {
    const list = statementsOf(parent) ?? branchOf(parent, child);
    const index = list ? list.indexOf(child) : -1;
    if (list && index >= 0) places.push({ list, index });
    child = parent;
  }
  return places;
}

const branches = new WeakMap<Node, readonly Node[]>();

/** A branch without braces, as a list of its own; always the same one. */
function branchOf(parent: Node, child: Node): readonly Node[] | null {
  if (parent.type !== "IfStatement" || child === parent.test || child.type === "BlockStatement") return null;
  let list = branches.get(child);
  if (!list) branches.set(child, (list = [child]));
  return list;
}

/** The innermost list that holds all of the nodes, with the places of the first and the last; null where there is none. */
export function commonList(
  nodes: readonly Node[],
  activation: Node | null,
): { readonly list: readonly Node[]; readonly first: number; readonly last: number } | null {
  const [some, ...others] = nodes.map((node) => listsAround(node, activation));
  for (const { list, index } of some ?? []) {
    const indices = others.flatMap((places) => places.find((place) => place.list === list)?.index ?? []);
    if (indices.length < others.length) continue;
    return { list, first: Math.min(index, ...indices), last: Math.max(index, ...indices) };
  }
  return null;
}

const LOOPS: ReadonlySet<string> = new Set([
  "DoWhileStatement",
  "ForInStatement",
  "ForOfStatement",
  "ForStatement",
  "WhileStatement",
]);

export function isLoop(node: Node): boolean {
  return LOOPS.has(node.type);
}

type JumpNode = Extract<Node, { readonly type: "BreakStatement" | "ContinueStatement" }>;

/** The statement that a `break` or `continue` ends or goes on with; null where the code is wrong. */
export function targetOf(jump: JumpNode): Node | null {
  for (let node: Node | undefined = jump.parent; node && !isFunction(node); node = node.parent) {
    if (jump.label) {
      if (node.type === "LabeledStatement" && node.label.name === jump.label.name) return node;
    } else if (isLoop(node) || (jump.type === "BreakStatement" && node.type === "SwitchStatement")) {
      return node;
    }
  }
  return null;
}

/** The nodes of a statement that belong to the same run of a function as the statement. */
export function walkRun(statement: Node, source: SourceCode, visit: (node: Node) => void): void {
  walk(statement, source.visitorKeys, (node) => {
    visit(node);
    return !isFunction(node) && !isClass(node);
  });
}

/** Every `return`, `yield`, `break` and `continue` that leaves a statement. Errors are left out. */
export function leavingJumps(statement: Node, source: SourceCode): readonly Node[] {
  const found: Node[] = [];
  walkRun(statement, source, (node) => {
    switch (node.type) {
      case "ReturnStatement":
      case "YieldExpression":
        found.push(node);
        break;
      case "BreakStatement":
      case "ContinueStatement": {
        const target = targetOf(node);
        if (!target || !contains(statement, target)) found.push(node);
        break;
      }
    }
  });
  return found;
}

/** Whether a statement certainly leaves the list that it stands in. */
export function alwaysLeaves(statement: Node): boolean {
  switch (statement.type) {
    case "ReturnStatement":
    case "ThrowStatement":
    case "BreakStatement":
    case "ContinueStatement":
      return true;
    case "BlockStatement":
      return statement.body.some(alwaysLeaves);
    case "IfStatement":
      return (
        statement.alternate !== null &&
        alwaysLeaves(statement.consequent) &&
        alwaysLeaves(statement.alternate)
      );
    default:
      return false;
  }
}

/** Code that can run after a statement. */
export interface Follower {
  readonly node: Node;
  /** Whether it is a loop around the statement, which may begin its next round. */
  readonly isNextRound: boolean;
}

/**
 * The code that can run after a statement in the same run of its function: what follows, and the loops around it. A
 * jump is followed by what it leads to.
 */
export function followersOf(statement: Node): readonly Follower[] {
  if (statement.type === "ReturnStatement" || statement.type === "ThrowStatement") return [];
  if (statement.type === "BreakStatement" || statement.type === "ContinueStatement") {
    const target = targetOf(statement);
    if (!target) return [];
    const isNextRound = statement.type === "ContinueStatement";
    return [...(isNextRound ? [{ node: target, isNextRound }] : []), ...followersOf(target)];
  }
  const found: Follower[] = [];
  let child: Node = statement;
  for (let parent = child.parent; parent && !isFunction(parent); parent = child.parent) {
    if (isLoop(parent)) found.push({ node: parent, isNextRound: true });
    if (parent.type === "SwitchStatement") {
      const index = parent.cases.findIndex((one) => one === child);
      const others = parent.cases.slice(index + 1).map((node) => ({ node, isNextRound: false }));
      const isLeft = parent.cases[index]?.consequent.some(alwaysLeaves) === true;
      if (!isLeft) found.push(...others);
    }
    if (parent.type === "TryStatement") {
      const parts = [parent.handler, parent.finalizer].filter((part) => part !== null && part !== child);
      found.push(...parts.flatMap((node) => (node ? [{ node, isNextRound: false }] : [])));
    }
    const list = statementsOf(parent);
    child = parent;
    const from = list?.findIndex((one) => contains(one, statement)) ?? -1;
    const next = from < 0 ? [] : (list?.slice(from + 1) ?? []);
    for (const node of next) {
      found.push({ node, isNextRound: false });
      if (JUMPS.has(node.type)) return [...found, ...followersOf(node)];
    }
  }
  return found;
}

const JUMPS: ReadonlySet<string> = new Set([
  "BreakStatement",
  "ContinueStatement",
  "ReturnStatement",
  "ThrowStatement",
]);
