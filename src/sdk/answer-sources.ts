/** Whether what a program reads can only come from certain answers. */
import { isFunction, literalConstant, unwrap, walk, type Identifier, type Node } from "../syntax/nodes.js";
import { definitionOf, lookUp, stepsTo, type Variable } from "../values/binding.js";
import { callersOf } from "../values/callers.js";
import type { Values } from "../values/types.js";
import type { Call } from "./call.js";

/** Longer ways than any program goes from a request to what it reads of the answer, so that no file costs exponential time. */
const MAXIMUM_DEPTH = 50;
const MAXIMUM_STEPS = 2000;

/**
 * Follows an expression back to the answers that it is a member of, the other way round than `Call.answer`, so that
 * nothing else is taken for an answer.
 */
export class AnswerSources {
  /** The requests whose answers were found. */
  readonly calls = new Set<Call>();
  /** Constants that a variable may hold instead of a member of an answer. */
  readonly constants: Node[] = [];
  /** The types that are written on the way for an answer, or for an object in it. */
  readonly types: Node[] = [];
  private readonly values: Values;
  private readonly requests: ReadonlyMap<Node, Call>;
  private readonly visited = new Set<Variable>();
  private steps = 0;

  constructor(calls: readonly Call[], values: Values) {
    this.values = values;
    this.requests = new Map(calls.map((call) => [call.node, call]));
  }

  /** Whether an expression gives the member at `path` of an answer, or a constant, whenever it runs. */
  holds(expression: Node, path: readonly string[], depth = 0): boolean {
    const node = unwrap(expression);
    this.addTypes(expression, path);
    this.steps += 1;
    if (depth > MAXIMUM_DEPTH || this.steps > MAXIMUM_STEPS) return false;
    switch (node.type) {
      case "AwaitExpression":
        return this.holds(node.argument, path, depth + 1);
      case "MemberExpression":
        return this.holdsMember(node.object, this.values.nameOf(node), path, depth);
      case "Identifier":
        return this.holdsVariable(node, path, depth);
      case "CallExpression": {
        const request = this.requests.get(node);
        if (request) this.calls.add(request);
        return request ? path.length === 0 : this.isReturned(node.callee, path, depth);
      }
      case "ConditionalExpression":
        return [node.consequent, node.alternate].every((one) => this.holds(one, path, depth + 1));
      default:
        if (literalConstant(node) === undefined) return false;
        this.constants.push(node);
        return true;
    }
  }

  /** Notes the types in the wrappers around an expression, or after the name in a pattern. */
  private addTypes(node: Node, path: readonly string[]): void {
    // What is written for the call of a function, or for the reason, does not matter here.
    if (path.length > OBJECT_DEPTH || path.at(-1) === "finish_reason") return;
    let inner = node;
    for (let next = unwrapOnce(inner); next; next = unwrapOnce(inner)) {
      if ("typeAnnotation" in inner && inner.typeAnnotation) this.types.push(inner.typeAnnotation);
      inner = next;
    }
    if (inner === node && "typeAnnotation" in node && node.typeAnnotation)
      this.types.push(node.typeAnnotation);
  }

  private holdsMember(object: Node, name: string | null, path: readonly string[], depth: number): boolean {
    const last = path.at(-1);
    return last !== undefined && name === last && this.holds(object, path.slice(0, -1), depth + 1);
  }

  private holdsVariable(name: Identifier, path: readonly string[], depth: number): boolean {
    const variable = lookUp(name, this.values.source);
    if (!variable || variable.defs.length === 0) return name.name === "undefined";
    const definition = definitionOf(variable);
    if (!definition) return false;
    if (this.visited.has(variable)) return true;
    this.visited.add(variable);
    const isDefined =
      definition.type === "Parameter"
        ? this.isGiven(definition.node, definition.name, path, depth)
        : definition.node.type === "VariableDeclarator" &&
          definition.node.parent.parent.type !== "ForOfStatement";
    const found =
      isDefined &&
      variable.references.every((reference) => {
        if (!reference.isWrite()) return true;
        return (
          reference.identifier.type === "Identifier" && this.isWritten(reference.identifier, path, depth)
        );
      });
    this.visited.delete(variable);
    return found;
  }

  /** Whether a write gives a variable the member: by its declaration or an assignment, perhaps through a pattern. */
  private isWritten(name: Identifier, path: readonly string[], depth: number): boolean {
    let pattern: Node = name;
    while (pattern.parent && PATTERN_PARTS.has(pattern.parent.type)) pattern = pattern.parent;
    const write = pattern.parent;
    const value =
      write?.type === "VariableDeclarator"
        ? write.init
        : write?.type === "AssignmentExpression" && write.operator === "="
          ? write.right
          : null;
    return value !== null && this.holdsPart(pattern, name, value, path, depth);
  }

  private holdsPart(
    pattern: Node,
    name: Identifier,
    value: Node,
    path: readonly string[],
    depth: number,
  ): boolean {
    const steps = stepsTo(pattern, name, this.values.nameOf);
    if (!steps || steps.length > path.length) return false;
    const taken = path.slice(path.length - steps.length);
    this.addTypes(pattern, path.slice(0, path.length - steps.length));
    if (steps.some((step, index) => step.fallback !== null || step.name !== taken[index])) return false;
    return this.holds(value, path.slice(0, path.length - steps.length), depth + 1);
  }

  /** Whether all callers of a function give the member to a parameter. */
  private isGiven(callee: Node, name: Node, path: readonly string[], depth: number): boolean {
    if (!isFunction(callee) || name.type !== "Identifier") return false;
    const callers = callersOf(callee, this.values);
    const index = callee.params.findIndex((one) => stepsTo(one, name, this.values.nameOf) !== null);
    const parameter = callee.params[index];
    if (!callers || callers.length === 0 || !parameter) return false;
    return callers.every((caller) => {
      const argument = caller.arguments[index];
      const isSpread = caller.arguments.some(({ type }) => type === "SpreadElement");
      return argument !== undefined && !isSpread && this.holdsPart(parameter, name, argument, path, depth);
    });
  }

  /** Whether a function of the file returns the member, or a promise of it. */
  private isReturned(callee: Node, path: readonly string[], depth: number): boolean {
    const [origin, ...others] = this.values.trace(callee);
    if (origin?.kind !== "node" || others.length > 0 || !isFunction(origin.node) || origin.node.generator)
      return false;
    const { body, returnType } = origin.node;
    if (returnType && path.length <= OBJECT_DEPTH) this.types.push(returnType);
    if (body.type !== "BlockStatement") return this.holds(body, path, depth + 1);
    const returned: (Node | null)[] = [];
    walk(body, this.values.source.visitorKeys, (node) => {
      if (node.type === "ReturnStatement") returned.push(node.argument);
      return !isFunction(node);
    });
    return returned.length > 0 && returned.every((one) => one !== null && this.holds(one, path, depth + 1));
  }
}

/** How deep the message is in an answer: `choices[0].message`. */
const OBJECT_DEPTH = 3;

function unwrapOnce(node: Node): Node | null {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "ChainExpression":
      return node.expression;
    default:
      return null;
  }
}

const PATTERN_PARTS: ReadonlySet<string> = new Set([
  "ArrayPattern",
  "AssignmentPattern",
  "ObjectPattern",
  "Property",
]);
