/** Evaluates expressions dry: what they give, and what they would do. */
import type { TSESTree } from "@typescript-eslint/utils";
import {
  contains,
  literalConstant,
  unwrap,
  type CallNode,
  type Identifier,
  type MemberNode,
  type Node,
} from "../syntax/nodes.js";
import { isParenthesized } from "../syntax/source.js";
import { laterWrites, lookUp, type Variable } from "./binding.js";
import {
  constant,
  DERIVED,
  DERIVED_OBJECT,
  EMPTY_LIST,
  instead,
  isNullish,
  mayBeMissing,
  memberOf,
  oneOf,
  PRIMITIVE,
  resultOfMethod,
  resultOfOperator,
  SOME_OBJECT,
  tested,
  truthinessOf,
  UNDEFINED,
  UNKNOWN,
  type Known,
} from "./known.js";
import { definesMethod, definesSetter } from "./own-members.js";
import type { Values } from "./types.js";

/** Deeper nesting than this counts as an effect, so that no file exhausts the stack. */
const MAXIMUM_DEPTH = 100;

/** What the rest of a chain gives after `?.` on a missing value. */
const SKIPPED = Symbol("skipped");
type Link = Known | typeof SKIPPED;

interface Access {
  readonly object: Known;
  readonly name: string | null;
}

/** Evaluates the expressions of a piece of code in the order in which they run. */
export class Evaluator {
  /** Members read from a missing value, where `?.` would give undefined instead of an error. */
  readonly unguarded: MemberNode[] = [];
  /** Whatever else could be noticed outside: calls, writes, other errors, leaving the code. */
  readonly effects: Node[] = [];
  /** Where it would make a difference whether an added value is null or undefined before it is there. */
  readonly nullTests: Node[] = [];
  /** The code that runs. What is declared in it cannot be seen outside. */
  protected readonly root: Node;
  protected readonly values: Values;
  /** The variables that the code declares and that keep their value. */
  protected readonly known = new Map<Variable, Known>();
  private readonly locals = new Map<Variable, boolean>();
  /** Whether the code runs only because of an added value, so that its effects are meant. */
  private isMeant = false;
  private depth = 0;

  constructor(root: Node, values: Values) {
    this.root = root;
    this.values = values;
  }

  /** Notes something that could be noticed outside. */
  protected effect(node: Node): void {
    if (!this.isMeant) this.effects.push(node);
  }

  /** Notes an error or the like, which is never meant. */
  protected fault(node: Node): void {
    this.effects.push(node);
  }

  protected nested<T>(node: Node, go: () => T, otherwise: T): T {
    if (this.depth >= MAXIMUM_DEPTH) {
      this.fault(node);
      return otherwise;
    }
    this.depth += 1;
    const result = go();
    this.depth -= 1;
    return result;
  }

  /** Runs what a test leaves possible. */
  protected either<T>(
    test: Known,
    whenTrue: () => T,
    whenFalse: () => T,
    join: (first: T, second: T) => T,
  ): T {
    const isTrue = truthinessOf(test);
    if (isTrue === false) return whenFalse();
    const wasMeant = this.isMeant;
    this.isMeant ||= test.kind === "added";
    const first = whenTrue();
    this.isMeant = wasMeant;
    return isTrue === true ? first : join(first, whenFalse());
  }

  /** Notes that the elements of a list are read, which fails without a list, and may use up an iterator. */
  protected readAll(list: Known, node: Node): void {
    if (mayBeMissing(list)) this.fault(node);
    else this.effect(node);
  }

  // Variables and patterns

  bind(pattern: Node, value: Known): void {
    switch (pattern.type) {
      case "Identifier":
        this.write(pattern, value);
        return;
      case "MemberExpression":
        this.target(pattern);
        this.keep(value, pattern);
        return;
      case "AssignmentPattern": {
        const isAbsent = this.combine("===", value, UNDEFINED, pattern);
        const given = this.either(
          isAbsent,
          () => this.value(pattern.right),
          () => value,
          oneOf,
        );
        this.bind(pattern.left, given);
        return;
      }
      case "ObjectPattern":
        if (mayBeMissing(value)) this.fault(pattern);
        for (const property of pattern.properties) {
          if (property.type === "RestElement") this.bind(property.argument, restOf(value));
          else {
            if (property.computed) this.value(property.key);
            this.bind(property.value, memberOf(value, this.values.nameOf(property)));
          }
        }
        return;
      case "ArrayPattern": {
        const isEmpty = value.kind === "empty list";
        if (!isEmpty) this.readAll(value, pattern);
        for (const element of pattern.elements) {
          if (element?.type === "RestElement")
            this.bind(element.argument, isEmpty ? EMPTY_LIST : DERIVED_OBJECT);
          else if (element) this.bind(element, isEmpty ? UNDEFINED : DERIVED);
        }
        return;
      }
      default:
        this.fault(pattern);
    }
  }

  private write(name: Identifier, value: Known): void {
    const variable = lookUp(name, this.values.source);
    if (variable && this.isLocal(variable)) {
      if (keepsItsValue(variable)) this.known.set(variable, value);
    } else if (value.kind !== "variable" || value.variable !== variable) {
      this.keep(value, name);
    }
  }

  /** Notes that something outside gets a value, unless it is an added one. Nobody means to keep what is missing. */
  private keep(value: Known, node: Node): void {
    if (value.kind === "added") return;
    if (mayBeMissing(value)) this.fault(node);
    else this.effect(node);
  }

  /** Whether nothing outside of the code that is run can see a variable. */
  private isLocal(variable: Variable): boolean {
    let isLocal = this.locals.get(variable);
    if (isLocal === undefined) {
      const names = [...variable.defs, ...variable.references].map((one) =>
        "name" in one ? one.name : one.identifier,
      );
      isLocal = variable.defs.length > 0 && names.every((name) => contains(this.root, name));
      this.locals.set(variable, isLocal);
    }
    return isLocal;
  }

  private read(name: Identifier): Known {
    const variable = lookUp(name, this.values.source);
    if (!variable || variable.defs.length === 0) {
      if (name.name === "arguments") this.fault(name);
      return name.name === "undefined" ? UNDEFINED : UNKNOWN;
    }
    // A variable that changes, or that is declared elsewhere, may hold something that is missing.
    if (this.isLocal(variable)) return this.known.get(variable) ?? DERIVED;
    const { alternatives, open } = this.values.evaluate(name);
    const [only] = alternatives;
    const isConstant = open === null && alternatives.length === 1 && only?.kind === "constant";
    return isConstant ? constant(only.value) : { kind: "variable", variable, isTruthy: null };
  }

  // Expressions

  value(node: Node): Known {
    const link = this.link(node);
    return link === SKIPPED ? UNDEFINED : link;
  }

  private all(nodes: readonly (Node | null)[]): Known[] {
    return nodes.flatMap((node): Known[] => {
      if (node?.type !== "SpreadElement") return [node ? this.value(node) : UNDEFINED];
      const list = this.value(node.argument);
      if (list.kind === "empty list") return [];
      this.readAll(list, node);
      return [DERIVED];
    });
  }

  /** The value of an expression that may be a part of a chain. */
  private link(node: Node): Link {
    return this.nested(node, () => this.linkOf(node), UNKNOWN);
  }

  /** The value that a chain goes on from. Parentheses end a chain. */
  private linkBefore(node: Node): Link {
    return isParenthesized(node, this.values.source) ? this.value(node) : this.link(node);
  }

  private linkOf(node: Node): Link {
    switch (node.type) {
      case "TSNonNullExpression":
        return this.linkBefore(node.expression);
      case "MemberExpression": {
        const access = this.access(node);
        return access === SKIPPED ? SKIPPED : valueOf(access);
      }
      case "CallExpression":
        return this.call(node);
      default:
        return unwrap(node) === node ? this.expression(node) : this.value(unwrap(node));
    }
  }

  private access(node: MemberNode): Access | typeof SKIPPED {
    const object = this.linkBefore(node.object);
    if (object === SKIPPED) return SKIPPED;
    if (mayBeMissing(object) && !node.optional) this.unguarded.push(node);
    if (isNullish(object) === true) return SKIPPED;
    const key = node.computed ? this.value(node.property) : UNKNOWN;
    return { object, name: key.kind === "constant" ? String(key.value) : this.values.nameOf(node) };
  }

  /** A member that is written to or deleted, where `?.` cannot help. */
  private target(member: MemberNode): void {
    const count = this.unguarded.length;
    this.access(member);
    this.effects.push(...this.unguarded.splice(count));
  }

  private call(node: CallNode): Link {
    const { callee } = node;
    const method = callee.type === "MemberExpression" ? this.access(callee) : null;
    // `(a?.b)()` calls undefined.
    if (method === SKIPPED && !isParenthesized(callee, this.values.source)) return SKIPPED;
    const called = method === null ? this.linkBefore(callee) : valueOf(method);
    if (called === SKIPPED || (node.optional && isNullish(called) === true)) return SKIPPED;
    const given = this.all(node.arguments);
    const result = method === null || method === SKIPPED ? null : resultOfMethod(method.object, method.name);
    if (result) return result;
    if (mayBeMissing(called)) this.fault(node);
    else if (!this.writesNothing(method, given)) this.effect(node);
    return UNKNOWN;
  }

  /** `output.write("")`: an empty text leaves no trace in a stream, a response or a terminal. */
  private writesNothing(method: Access | typeof SKIPPED | null, given: readonly Known[]): boolean {
    const isWrite = method !== null && method !== SKIPPED && method.name === "write";
    const isEmpty = given.length === 1 && given.every(isEmptyText);
    return isWrite && isEmpty && !definesMethod("write", this.values);
  }

  private expression(node: Node): Known {
    switch (node.type) {
      case "Literal":
      case "TemplateLiteral": {
        const holes = node.type === "TemplateLiteral" ? this.all(node.expressions) : [];
        const text = literalConstant(node);
        const start = text === undefined ? PRIMITIVE : constant(text);
        return holes.reduce((whole, hole) => this.combine("+", whole, hole, node), start);
      }
      case "Identifier":
        return this.read(node);
      case "AssignmentExpression":
        return this.assign(node);
      case "UpdateExpression":
        this.bind(unwrap(node.argument), UNKNOWN);
        return UNKNOWN;
      case "UnaryExpression":
        return this.unary(node);
      case "BinaryExpression":
        if (node.left.type === "PrivateIdentifier") return UNKNOWN;
        return this.combine(node.operator, this.value(node.left), this.value(node.right), node);
      case "LogicalExpression":
        return this.logical(node.operator, this.value(node.left), () => this.value(node.right));
      case "ConditionalExpression": {
        const { test, consequent, alternate } = node;
        return this.either(
          this.value(test),
          () => this.value(consequent),
          () => this.value(alternate),
          oneOf,
        );
      }
      case "SequenceExpression":
        return this.all(node.expressions).at(-1) ?? UNKNOWN;
      case "ObjectExpression":
        return this.object(node);
      case "ArrayExpression":
        return this.all(node.elements).length === 0 ? EMPTY_LIST : DERIVED_OBJECT;
      case "ArrowFunctionExpression":
      case "FunctionExpression":
        return SOME_OBJECT;
      case "AwaitExpression": {
        const awaited = this.value(node.argument);
        if (awaited.kind !== "constant") this.effect(node);
        return awaited;
      }
      case "YieldExpression":
        if (node.argument) this.value(node.argument);
        this.effect(node);
        return UNKNOWN;
      case "NewExpression":
        this.all(node.arguments);
        this.effect(node);
        return SOME_OBJECT;
      case "ThisExpression":
      case "Super":
      case "MetaProperty":
        return UNKNOWN;
      default:
        this.fault(node);
        return UNKNOWN;
    }
  }

  private object({ properties }: TSESTree.ObjectExpression): Known {
    const members = new Map<string, Known>();
    let isClosed = true;
    for (const property of properties) {
      if (property.type === "SpreadElement") {
        const spread = this.value(property.argument);
        isClosed &&= spread.kind === "object" && spread.isClosed;
        if (spread.kind === "object") for (const [name, member] of spread.members) members.set(name, member);
        continue;
      }
      if (property.computed) this.value(property.key);
      const value = this.value(property.value);
      const name = property.kind === "init" ? this.values.nameOf(property) : null;
      isClosed &&= name !== null;
      if (name !== null) members.set(name, value);
    }
    return isClosed ? { kind: "object", members, isClosed } : DERIVED_OBJECT;
  }

  private unary(node: TSESTree.UnaryExpression): Known {
    const { operator } = node;
    const argument = unwrap(node.argument);
    if (operator === "delete") {
      if (argument.type === "MemberExpression") this.target(argument);
      this.effect(node);
      return UNKNOWN;
    }
    const value = this.value(argument);
    const isTruthy = truthinessOf(value);
    if (operator === "!" && isTruthy !== null) return constant(!isTruthy);
    if (operator === "void") return UNDEFINED;
    if (isNullable(value) && operator !== "!") this.nullTests.push(node);
    return operator === "typeof" && value.kind === "constant" ? constant(typeof value.value) : PRIMITIVE;
  }

  protected combine(operator: string, left: Known, right: Known, node: Node): Known {
    // What is added may be null elsewhere, where it was undefined.
    const isLoose = operator === "==" || operator === "!=";
    if (operator === "in" || (!isLoose && [left, right].some(isNullable))) this.nullTests.push(node);
    return resultOfOperator(operator, left, right);
  }

  private logical(operator: string, left: Known, right: () => Known): Known {
    switch (operator) {
      case "&&": {
        let needsAdded = left.kind === "added";
        const whenTrue = (): Known => {
          const value = right();
          needsAdded ||= value.kind === "added";
          return value;
        };
        const result = this.either(left, whenTrue, () => tested(left, false), oneOf);
        const isTruthy = truthinessOf(result);
        // If it is true, then because something added is there.
        if (!needsAdded || isTruthy === false) return result;
        return { kind: "added", isThere: isTruthy === true, isNullable: true };
      }
      case "||":
        return instead(
          left,
          this.either(left, () => tested(left, true), right, oneOf),
        );
      default: {
        const isAbsent = isNullish(left);
        const test = isAbsent === null ? UNKNOWN : constant(isAbsent);
        return instead(
          left,
          this.either(test, right, () => left, oneOf),
        );
      }
    }
  }

  private assign(node: TSESTree.AssignmentExpression): Known {
    const { operator } = node;
    const target = unwrap(node.left);
    const give = (value: Known): Known => {
      this.bind(target, value);
      return value;
    };
    if (operator === "=") return give(this.value(node.right));
    const current = target.type === "Identifier" ? this.read(target) : UNKNOWN;
    if (operator === "&&=" || operator === "||=" || operator === "??=") {
      return this.logical(operator.slice(0, -1), current, () => give(this.value(node.right)));
    }
    const value = this.value(node.right);
    if (operator !== "+=") return give(UNKNOWN);
    if (!isEmptyText(value)) return give(this.combine("+", current, value, node));
    if (target.type !== "MemberExpression") return current;
    this.target(target);
    if (definesSetter(this.values.nameOf(target), this.values)) this.effect(target);
    return current;
  }
}

/** Whether a variable has one value wherever it is read. */
function keepsItsValue(variable: Variable): boolean {
  const [definition, ...others] = variable.defs;
  const isVar = definition?.parent?.type === "VariableDeclaration" && definition.parent.kind === "var";
  return !isVar && others.length === 0 && laterWrites(variable).length === 0;
}

/** What a rest element takes of an object. */
function restOf(value: Known): Known {
  return value.kind === "object" ? value : DERIVED_OBJECT;
}

function valueOf(access: Access | typeof SKIPPED): Known {
  return access === SKIPPED ? UNDEFINED : memberOf(access.object, access.name);
}

function isNullable(value: Known): boolean {
  return value.kind === "added" && value.isNullable;
}

function isEmptyText(value: Known): boolean {
  return value.kind === "constant" && value.value === "";
}
