/** What a test says about whether the answer has a call of a function. */
import { unwrap, type Node } from "../syntax/nodes.js";
import { alwaysLeaves, listsAround } from "../syntax/statements.js";
import { definitionOf, isReassigned, lookUp } from "../values/binding.js";
import { isSameRead, memberReadOf, type MemberRead } from "../values/member-read.js";
import type { Values } from "../values/types.js";
import type { FunctionCalls, FunctionCallUse } from "./function-calls.js";

export interface Presence {
  /** What the test gives where there is certainly a call. */
  readonly outcome: boolean;
  /** Whether the other outcome says that there is no call. */
  readonly isExact: boolean;
  /** Whether that is told by `finish_reason`. */
  readonly byReason: boolean;
  /** The use that asks for the call itself; null where `finish_reason` tells, or several tests together. */
  readonly use: FunctionCallUse | null;
}

/** A test that must have been passed before a place is reached. */
export interface Guard extends Presence {
  readonly test: Node;
}

/** The tests of one answer. */
export class PresenceTests {
  private readonly found: FunctionCalls;
  private readonly call: MemberRead;
  private readonly values: Values;

  /** @param call the call of a function that is asked for. */
  constructor(found: FunctionCalls, call: MemberRead, values: Values) {
    this.found = found;
    this.call = call;
    this.values = values;
  }

  /** What an expression says when it is true or false; null where it says nothing about a call. */
  of(expression: Node, depth = 0): Presence | null {
    const node = unwrap(expression);
    const use = this.useAt(node);
    if (use) return { outcome: true, isExact: true, byReason: false, use };
    switch (node.type) {
      case "UnaryExpression": {
        const inner = node.operator === "!" ? this.of(node.argument, depth + 1) : null;
        return inner && { ...inner, outcome: !inner.outcome };
      }
      case "CallExpression": {
        const [argument] = node.arguments;
        return argument && this.values.canonical(node.callee) === "global Boolean"
          ? this.of(argument, depth + 1)
          : null;
      }
      case "BinaryExpression":
        return this.ofComparison(node);
      case "LogicalExpression":
        return this.ofBoth(node, depth);
      case "Identifier": {
        const variable = depth < 10 ? lookUp(node, this.values.source) : null;
        const declarator =
          variable && !isReassigned(variable, this.values.source) && definitionOf(variable)?.node;
        if (!declarator || declarator.type !== "VariableDeclarator" || declarator.id.type !== "Identifier")
          return null;
        return declarator.init ? this.of(declarator.init, depth + 1) : null;
      }
      default:
        return null;
    }
  }

  private useAt(node: Node): FunctionCallUse | null {
    const use = this.found.uses.find(
      (one) => one.node === node && one.kind !== "given" && one.kind !== "copy",
    );
    const read = use && memberReadOf(use.node, this.values);
    return read && isSameRead(read, this.call) ? use : null;
  }

  private ofComparison(node: Extract<Node, { readonly type: "BinaryExpression" }>): Presence | null {
    const isEqual = node.operator === "===" || node.operator === "==";
    const use = this.found.uses.find(
      (one) => one.kind === "comparison" && unwrapsTo([node.left, node.right], one.node),
    );
    if (use) return this.useAt(use.node) && { outcome: !isEqual, isExact: true, byReason: false, use };
    const test = this.found.finishReasonTests.find((one) => one.node === node);
    if (!test || !this.isReasonOfCall(test.reason)) return null;
    return { outcome: isEqual, isExact: true, byReason: true, use: null };
  }

  private ofBoth(
    { left, operator, right }: Extract<Node, { readonly type: "LogicalExpression" }>,
    depth: number,
  ): Presence | null {
    if (operator === "??") return null;
    const wanted = operator === "&&";
    const sides = [this.of(left, depth + 1), this.of(right, depth + 1)];
    const telling = sides.filter((side) => side?.outcome === wanted).filter((side) => side !== null);
    const [first] = telling;
    if (!first) return null;
    return {
      outcome: wanted,
      isExact: telling.length === 2 && telling.every(({ isExact }) => isExact),
      byReason: telling.some(({ byReason }) => byReason),
      use: telling.find(({ use }) => use)?.use ?? null,
    };
  }

  /** Whether an expression reads the `finish_reason` of the same choice. */
  isReasonOfCall(reason: Node): boolean {
    const read = memberReadOf(reason, this.values);
    if (!read) return false;
    const { members, root } = this.call;
    const expected = [...members.slice(0, -2), "finish_reason"];
    return members.length >= 2 && read.root === root && read.members.join(".") === expected.join(".");
  }

  /** The tests that must have been passed before a statement runs, the nearest first, within a run of its function. */
  guardsOf(statement: Node, activation: Node | null): readonly Guard[] {
    const guards: Guard[] = [];
    const add = (test: Node, outcome: boolean): void => {
      const presence = this.of(test);
      if (presence?.outcome === outcome) guards.push({ ...presence, test });
    };
    for (
      let child = statement, parent = child.parent;
      parent && child !== activation;
      parent = child.parent
    ) {
      if (parent.type === "IfStatement" && child !== parent.test)
        add(parent.test, child === parent.consequent);
      if (
        (parent.type === "WhileStatement" || parent.type === "ForStatement") &&
        parent.body === child &&
        parent.test
      ) {
        add(parent.test, true);
      }
      if (parent.type === "SwitchCase") {
        const guard = this.guardOfCase(parent);
        if (guard) guards.push(guard);
      }
      const place = listsAround(child, activation)[0];
      for (const before of place?.list[place.index] === child
        ? place.list.slice(0, place.index).reverse()
        : []) {
        const isExit = before.type === "IfStatement" && !before.alternate && alwaysLeaves(before.consequent);
        if (isExit) add(before.test, false);
      }
      child = parent;
    }
    return guards;
  }

  /** `case "function_call":` of a `switch` over `finish_reason`, which no other case falls into. */
  private guardOfCase(node: Extract<Node, { readonly type: "SwitchCase" }>): Guard | null {
    const test = this.found.finishReasonTests.find((one) => one.node === node);
    if (!test || !this.isReasonOfCall(test.reason)) return null;
    const { cases } = node.parent;
    const previous = cases[cases.indexOf(node) - 1];
    if (previous && !previous.consequent.some(alwaysLeaves)) return null;
    return { outcome: true, isExact: true, byReason: true, use: null, test: test.reason };
  }
}

function unwrapsTo(candidates: readonly Node[], node: Node): boolean {
  return candidates.some((candidate) => unwrap(candidate) === node);
}
