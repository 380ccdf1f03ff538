/** Runs code dry, with values that are known beforehand, and notes what it would do. */
import type { TSESTree } from "@typescript-eslint/utils";
import {
  contains,
  isFunction,
  parametersOf,
  type FunctionNode,
  type Identifier,
  type MemberNode,
  type Node,
} from "../syntax/nodes.js";
import { lookUp, type Variable } from "./binding.js";
import { Evaluator } from "./evaluator.js";
import { DERIVED, truthinessOf, UNDEFINED, UNKNOWN, type Known } from "./known.js";
import type { Values } from "./types.js";

export interface DryRun {
  /** Members read from a missing value, where `?.` would give undefined instead of an error. */
  readonly unguarded: readonly MemberNode[];
  /** Whatever else could be noticed outside: calls, writes, other errors, leaving the function. */
  readonly effects: readonly Node[];
  /** Where it makes a difference whether an added value is null or undefined. */
  readonly nullTests: readonly Node[];
}

/**
 * What one more round of a loop does, after all others, for `element`. Where that is not certain, it notes an effect.
 * It assumes that reading has no effect and does not fail, but for what `element` lacks, and that `text += ""` has run
 * before, so that once more changes nothing.
 */
export function dryRunOfLoop(loop: TSESTree.ForOfStatement, element: Known, values: Values): DryRun {
  const runner = new Runner(loop, values);
  runner.bindLoopTarget(loop.left, element);
  runner.run(loop.body);
  return runner;
}

/** What one more call of a function does; see `dryRunOfLoop`. */
export function dryRunOfCall(callee: FunctionNode, argument: Known, values: Values): DryRun {
  const runner = new Runner(callee, values);
  for (const [index, parameter] of parametersOf(callee).entries())
    runner.bind(parameter, index === 0 ? argument : UNKNOWN);
  if (callee.body.type === "BlockStatement") runner.run(callee.body);
  else runner.value(callee.body);
  return runner;
}

/** Runs statements. The results tell whether what follows in the same block is certainly skipped. */
class Runner extends Evaluator implements DryRun {
  run(node: Node): boolean {
    return this.nested(node, () => this.statement(node), false);
  }

  private runAll(nodes: readonly Node[]): boolean {
    return nodes.some((node) => this.run(node));
  }

  private statement(node: Node): boolean {
    switch (node.type) {
      case "BlockStatement":
        return this.runAll(node.body);
      case "ExpressionStatement":
        this.value(node.expression);
        return false;
      case "VariableDeclaration":
        this.declare(node);
        return false;
      case "IfStatement": {
        const { test, consequent, alternate } = node;
        const otherwise = (): boolean => alternate !== null && this.run(alternate);
        return this.either(
          this.value(test),
          () => this.run(consequent),
          otherwise,
          (first, second) => first && second,
        );
      }
      case "ReturnStatement":
        if (node.argument) this.value(node.argument);
        // What follows the loop would be skipped.
        if (!isFunction(this.root)) this.fault(node);
        return true;
      case "ThrowStatement":
        this.value(node.argument);
        this.fault(node);
        return true;
      case "BreakStatement":
      case "ContinueStatement":
        if (node.label && !this.isInside(node.label)) this.fault(node);
        return true;
      case "LabeledStatement":
        this.run(node.body);
        return false;
      case "WhileStatement":
      case "DoWhileStatement":
      case "ForStatement":
        this.loop(node);
        return false;
      case "ForOfStatement":
        this.iterate(node);
        return false;
      case "SwitchStatement":
        this.choose(node);
        return false;
      case "TryStatement":
        // Whatever could lead to the handler is noted anyway.
        return [this.run(node.block), node.finalizer !== null && this.run(node.finalizer)].includes(true);
      case "EmptyStatement":
      case "FunctionDeclaration":
      case "TSTypeAliasDeclaration":
      case "TSInterfaceDeclaration":
        return false;
      default:
        this.fault(node);
        return false;
    }
  }

  private declare({ kind, declarations }: TSESTree.VariableDeclaration): void {
    for (const { id, init } of declarations) {
      // Leaving the block disposes of it.
      if (kind === "using" || kind === "await using") this.fault(id);
      if (init) this.bind(id, this.value(init));
      else if (kind !== "var") this.bind(id, UNDEFINED);
    }
  }

  /** Whether a label names the loop that is run, or something inside of it. */
  private isInside(label: Identifier): boolean {
    for (let node: Node | undefined = label.parent; node; node = node.parent) {
      if (node.type !== "LabeledStatement" || node.label.name !== label.name) continue;
      let body: Node = node.body;
      while (body.type === "LabeledStatement") body = body.body;
      return contains(this.root, body);
    }
    return false;
  }

  private loop(node: TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement): void {
    const isEntered =
      node.type === "ForStatement" ? this.entersFor(node) : truthinessOf(this.value(node.test));
    if (isEntered === false && node.type !== "DoWhileStatement") return;
    // It may never end.
    if (isEntered === true) this.fault(node);
    this.run(node.body);
    if (node.type === "ForStatement" && node.update) this.value(node.update);
  }

  /** Whether the first round runs. */
  private entersFor({ init, test }: TSESTree.ForStatement): boolean | null {
    const counters: Variable[] = [];
    if (init && init.type !== "VariableDeclaration") this.value(init);
    for (const { id, init: start } of init?.type === "VariableDeclaration" ? init.declarations : []) {
      const value = start ? this.value(start) : UNDEFINED;
      this.bind(id, value);
      const variable = id.type === "Identifier" ? lookUp(id, this.values.source) : null;
      if (!variable || this.known.has(variable)) continue;
      this.known.set(variable, value);
      counters.push(variable);
    }
    const isEntered = test ? truthinessOf(this.value(test)) : true;
    // After the first round they have other values.
    for (const variable of counters) this.known.delete(variable);
    return isEntered;
  }

  private iterate({ left, right, body }: TSESTree.ForOfStatement): void {
    const list = this.value(right);
    if (list.kind === "empty list") return;
    this.readAll(list, right);
    this.bindLoopTarget(left, DERIVED);
    this.run(body);
  }

  private choose({ discriminant, cases }: TSESTree.SwitchStatement): void {
    const value = this.value(discriminant);
    const outcomes = cases.map(({ test }) =>
      test ? truthinessOf(this.combine("===", value, this.value(test), test)) : false,
    );
    const taken = outcomes.findIndex((outcome) => outcome !== false);
    const start = taken >= 0 ? taken : cases.findIndex(({ test }) => !test);
    if (outcomes[start] === null) for (const { consequent } of cases) this.runAll(consequent);
    else if (start >= 0) this.runAll(cases.slice(start).flatMap(({ consequent }) => consequent));
  }

  bindLoopTarget(left: Node, element: Known): void {
    if (left.type === "VariableDeclaration") for (const { id } of left.declarations) this.bind(id, element);
    else this.bind(left, element);
  }
}
