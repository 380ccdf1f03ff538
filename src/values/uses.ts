/** What a program does with a value: the opposite direction of tracing. */
import type { TSESTree } from "@typescript-eslint/utils";
import { enclosingClass } from "../syntax/classes.js";
import {
  enclosingFunction,
  isFunction,
  isWritten,
  literalConstant,
  outermost,
  parametersOf,
  unwrap,
  walk,
  type CallNode,
  type FunctionNode,
  type Identifier,
  type Node,
} from "../syntax/nodes.js";
import { isReassigned, isVisibleOutside, lookUp, usesArguments, type Variable } from "./binding.js";
import { CALLBACKS, ELEMENT_METHODS, LIST_METHODS } from "./built-ins.js";
import type { Values } from "./types.js";

/** One use of a value. Anything that the file does not show to the end is `escape`. */
export type Use =
  /** `value.name`, `value[0]`, a property or element of a pattern; `uses` are those of the member. */
  | {
      readonly kind: "member";
      readonly name: string;
      /** The member expression, or the element of the pattern. */
      readonly node: Node;
      /** Reached by `?.`, so that a missing value is no error. */
      readonly optional: boolean;
      readonly uses: readonly Use[];
    }
  /** `value(…)`; `uses` are those of the result. */
  | { readonly kind: "call"; readonly node: CallNode; readonly uses: readonly Use[] }
  /** `handle(value)` with a function of the file; `uses` are those of its parameter. */
  | { readonly kind: "argument"; readonly node: Node; readonly uses: readonly Use[] }
  /** `return value`; `uses` are those of what calls of the function give. Where there may be others, an escape follows. */
  | { readonly kind: "return"; readonly node: Node; readonly uses: readonly Use[] }
  /** `for (const element of value)`; `uses` are those of the element. */
  | { readonly kind: "iterate"; readonly node: Node; readonly uses: readonly Use[] }
  /** Only looked at: tested for being there, compared by identity, dropped. */
  | { readonly kind: "look"; readonly node: Node }
  | { readonly kind: "escape"; readonly node: Node };

/** Deeper nesting of expressions and names than this counts as out of sight, so that no file exhausts the stack. */
const MAXIMUM_DEPTH = 60;
/** A value that is handed on more often than this counts as out of sight, so that no file costs exponential time. */
const MAXIMUM_EXPRESSIONS = 2000;

/** Everything that is done with the value of an expression, through variables, patterns, `await` and `.then(…)`. */
export function usesOf(expression: Node, values: Values): readonly Use[] {
  return new UseFinder(values).ofExpression(expression);
}

class UseFinder {
  private readonly values: Values;
  private readonly variables = new Set<Variable>();
  private readonly methods = new Set<Node>();
  private depth = 0;
  private expressions = 0;

  constructor(values: Values) {
    this.values = values;
  }

  ofExpression(expression: Node): readonly Use[] {
    this.expressions += 1;
    if (this.depth >= MAXIMUM_DEPTH || this.expressions > MAXIMUM_EXPRESSIONS) {
      return [{ kind: "escape", node: expression }];
    }
    this.depth += 1;
    const uses = this.ofOutermost(outermost(expression));
    this.depth -= 1;
    return uses;
  }

  private ofOutermost(node: Node): readonly Use[] {
    const parent = node.parent;
    const look: readonly Use[] = [{ kind: "look", node }];
    const escape: readonly Use[] = [{ kind: "escape", node }];
    switch (parent?.type) {
      case "ExpressionStatement":
      case "SwitchStatement":
      case "SwitchCase":
      case "IfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
      case "ForStatement":
        return look;
      case "UnaryExpression":
        return LOOKING_OPERATORS.has(parent.operator) ? look : escape;
      case "BinaryExpression":
        return isComparison(parent, node) ? look : escape;
      case "AwaitExpression":
        return this.ofExpression(parent);
      case "ConditionalExpression":
        return parent.test === node ? look : this.ofExpression(parent);
      case "LogicalExpression":
        if (parent.operator === "&&" && parent.left === node) return look;
        return this.ofExpression(parent);
      case "SequenceExpression":
        return parent.expressions.at(-1) === node ? this.ofExpression(parent) : look;
      case "MemberExpression": {
        // As a key, a value becomes a text, which shows what is in it.
        if (parent.object !== node) return escape;
        const name = this.values.nameOf(parent);
        if (name === null || isWritten(outermost(parent))) return escape;
        if (name === "then" || name === "catch" || name === "finally")
          return this.ofPromiseMethod(parent, name);
        const uses = this.ofExpression(parent);
        return [{ kind: "member", name, node: parent, optional: parent.optional, uses }];
      }
      case "CallExpression":
        return parent.callee === node
          ? [{ kind: "call", node: parent, uses: this.ofExpression(parent) }]
          : this.ofArgument(parent, node);
      case "ReturnStatement":
        return this.ofReturn(node);
      case "ArrowFunctionExpression":
        return parent.body === node ? this.ofReturn(node) : escape;
      case "VariableDeclarator":
        return parent.init === node ? this.ofPattern(parent.id) : escape;
      case "AssignmentExpression":
        if (parent.right !== node || parent.operator !== "=") return escape;
        return [...this.ofPattern(parent.left), ...this.ofExpression(parent)];
      case "ForOfStatement":
        if (parent.right !== node) return escape;
        return [{ kind: "iterate", node: parent, uses: this.ofLoopTarget(parent.left) }];
      default:
        return escape;
    }
  }

  /** What a function of the file does with an argument; an escape where another function may be called. */
  private ofArgument(call: CallNode, argument: Node): readonly Use[] {
    const escape: readonly Use[] = [{ kind: "escape", node: argument }];
    const index = call.arguments.findIndex((given) => given === argument);
    if (index < 0 || call.arguments.slice(0, index).some(({ type }) => type === "SpreadElement"))
      return escape;
    const [origin, ...others] = this.values.trace(call.callee);
    if (origin?.kind !== "node" || others.length > 0 || !isFunction(origin.node)) return escape;
    // A generator does nothing before it is asked to.
    if (origin.node.generator) return escape;
    return [{ kind: "argument", node: call, uses: this.ofParameter(origin.node, index) }];
  }

  /** What the callers of a function do with its result, as far as the file shows them. */
  private ofReturn(returned: Node): readonly Use[] {
    const escape: readonly Use[] = [{ kind: "escape", node: returned }];
    const callee = enclosingFunction(returned);
    if (!callee || callee.generator) return escape;
    const others = this.ofCallbackResult(callee) ?? this.ofMethodResult(callee);
    if (others) return [{ kind: "return", node: returned, uses: others }, ...escape];
    const name = nameOfFunction(callee);
    const variable = name && lookUp(name, this.values.source);
    if (!variable || this.variables.has(variable)) return escape;
    this.variables.add(variable);
    const references = variable.references.filter(({ init }) => init !== true);
    const isHidden =
      isVisibleOutside(variable, this.values.source) || isReassigned(variable, this.values.source);
    let isComplete = !isHidden;
    const uses = references.flatMap(({ identifier }): readonly Use[] => {
      const reference = outermost(identifier);
      const call = reference.parent;
      if (call?.type === "CallExpression" && call.callee === reference) return this.ofExpression(call);
      isComplete &&= identifier.parent.type === "TSTypeQuery";
      return [];
    });
    this.variables.delete(variable);
    const result: Use = { kind: "return", node: returned, uses };
    return isComplete ? [result] : [result, ...escape];
  }

  /** `promise.then((answer) => answer.choices[0])`: the new promise holds what the callback gives. */
  private ofCallbackResult(callback: FunctionNode): readonly Use[] | null {
    const argument = outermost(callback);
    const call = argument.parent;
    if (call?.type !== "CallExpression" || call.arguments[0] !== argument) return null;
    const member = unwrap(call.callee);
    const isThen = member.type === "MemberExpression" && this.values.nameOf(member) === "then";
    return isThen ? this.ofExpression(call) : null;
  }

  /** The results of `this.method()` in the class of a method, which code elsewhere can call too. */
  private ofMethodResult(callee: FunctionNode): readonly Use[] | null {
    const method = callee.parent;
    if (method.type !== "MethodDefinition" || method.kind !== "method" || this.methods.has(method))
      return null;
    this.methods.add(method);
    const uses = callsOfMethod(method, this.values).flatMap((call) => this.ofExpression(call));
    this.methods.delete(method);
    return uses;
  }

  /** The uses of whatever a pattern binds. */
  ofPattern(pattern: Node): readonly Use[] {
    switch (pattern.type) {
      case "Identifier":
        return this.ofName(pattern);
      case "AssignmentPattern":
        return this.ofPattern(pattern.left);
      case "ObjectPattern":
        return pattern.properties.flatMap((property): readonly Use[] => {
          if (property.type === "RestElement") return [{ kind: "escape", node: property }];
          const name = this.values.nameOf(property);
          if (name === null) return [{ kind: "escape", node: property }];
          return [
            { kind: "member", name, node: property, optional: false, uses: this.ofElement(property.value) },
          ];
        });
      case "ArrayPattern":
        return pattern.elements.flatMap((element, index): readonly Use[] => {
          if (!element) return [];
          if (element.type === "RestElement") return [{ kind: "escape", node: element }];
          const uses = this.ofElement(element);
          return [{ kind: "member", name: String(index), node: element, optional: false, uses }];
        });
      default:
        return [{ kind: "escape", node: pattern }];
    }
  }

  /** A pattern inside a pattern reads members of its value, which fails on a missing value unless it has a default. */
  private ofElement(element: Node): readonly Use[] {
    if (element.type !== "AssignmentPattern") return this.ofPattern(element);
    return this.ofPattern(element.left).map((use) =>
      use.kind === "member" ? { ...use, optional: true } : use,
    );
  }

  private ofName(name: Node): readonly Use[] {
    const variable = name.type === "Identifier" ? lookUp(name, this.values.source) : null;
    const owner = variable?.defs[0]?.node;
    const isHidden = owner && isFunction(owner) && usesArguments(owner, this.values.source);
    if (!variable || !owner || isHidden || isVisibleOutside(variable, this.values.source)) {
      return [{ kind: "escape", node: name }];
    }
    if (this.variables.has(variable)) return [];
    this.variables.add(variable);
    const uses = variable.references.flatMap((reference): readonly Use[] => {
      if (!reference.isRead()) return [];
      // A reference in a type (`typeof completion`) does nothing with the value.
      if (reference.identifier.parent.type === "TSTypeQuery") return [];
      return this.ofExpression(reference.identifier);
    });
    this.variables.delete(variable);
    return uses;
  }

  private ofLoopTarget(left: Node): readonly Use[] {
    if (left.type !== "VariableDeclaration") return this.ofPattern(left);
    return this.ofPattern(left.declarations[0].id);
  }

  /** `promise.then(callback)`: the value goes to the callback's parameter; the new promise holds another value. */
  private ofPromiseMethod(member: Node, method: "then" | "catch" | "finally"): readonly Use[] {
    const call = outermost(member).parent;
    if (call?.type !== "CallExpression" || unwrap(call.callee) !== member)
      return [{ kind: "escape", node: member }];
    // `catch` and `finally` pass the value on.
    if (method !== "then") return this.ofExpression(call);
    const received = usesOfArgument(call.arguments[0], 0, this);
    return received ?? [{ kind: "escape", node: member }];
  }

  /** The uses of a parameter of a function that is called with the value. */
  ofParameter(callee: FunctionNode, index: number): readonly Use[] {
    if (usesArguments(callee, this.values.source)) return [{ kind: "escape", node: callee }];
    const parameters = parametersOf(callee);
    const parameter = parameters[index];
    // A rest parameter before this one takes the value as well.
    if (!parameter)
      return parameters.at(-1)?.type === "RestElement" ? [{ kind: "escape", node: callee }] : [];
    return this.ofPattern(parameter.type === "TSParameterProperty" ? parameter.parameter : parameter);
  }
}

const LOOKING_OPERATORS: ReadonlySet<string> = new Set(["!", "typeof", "void"]);

/** Whether a comparison only tells whether a value is there, or the same as another: no text or number is made of it. */
function isComparison(expression: Node, operand: Node): boolean {
  if (expression.type !== "BinaryExpression") return false;
  const { left, operator, right } = expression;
  if (operator === "===" || operator === "!==") return true;
  if (operator === "instanceof") return left === operand;
  const other = unwrap(left === operand ? right : left);
  const isNullish =
    literalConstant(other) === null || (other.type === "Identifier" && other.name === "undefined");
  return isNullish && (operator === "==" || operator === "!=");
}

/** The uses of the parameters of a callback that is written in place, or null when it is not visible. */
export function usesOfParameter(
  callback: Node | undefined,
  index: number,
  values: Values,
): readonly Use[] | null {
  return usesOfArgument(callback, index, new UseFinder(values));
}

function usesOfArgument(callback: Node | undefined, index: number, finder: UseFinder): readonly Use[] | null {
  const inner = callback && unwrap(callback);
  return inner && isFunction(inner) ? finder.ofParameter(inner, index) : null;
}

const callsOfMethods = new WeakMap<Node, readonly CallNode[]>();

/** `this.method()` wherever the class of a method calls it on its own instance. */
function callsOfMethod(method: TSESTree.MethodDefinition, values: Values): readonly CallNode[] {
  let known = callsOfMethods.get(method);
  if (!known) callsOfMethods.set(method, (known = findCallsOfMethod(method, values)));
  return known;
}

function findCallsOfMethod(method: TSESTree.MethodDefinition, values: Values): readonly CallNode[] {
  const owner = method.parent.parent;
  const name = method.static ? null : values.nameOf(method);
  const calls: CallNode[] = [];
  if (name === null) return calls;
  walk(owner.body, values.source.visitorKeys, (node) => {
    const callee = node.type === "CallExpression" ? unwrap(node.callee) : null;
    if (node.type !== "CallExpression" || callee?.type !== "MemberExpression") return true;
    const isOwn = unwrap(callee.object).type === "ThisExpression" && enclosingClass(callee) === owner;
    if (isOwn && values.nameOf(callee) === name) calls.push(node);
    return true;
  });
  return calls;
}

/** The name that a function is called by: its own, or that of the constant that holds it. */
export function nameOfFunction(callee: FunctionNode): Identifier | null {
  if (callee.type === "FunctionDeclaration") return callee.id;
  const holder = outermost(callee).parent;
  return holder?.type === "VariableDeclarator" && holder.id.type === "Identifier" ? holder.id : null;
}

/**
 * What a program does with the elements of a list, as far as the file shows it: by index, in loops, in patterns, in
 * callbacks, in copies. Other uses of the list are left out, so this tells what happens, but not what else may.
 * @param uses those of the list.
 */
export function elementUsesOf(uses: readonly Use[], values: Values): readonly Use[] {
  return new ElementUseFinder(values).of(uses);
}

class ElementUseFinder {
  private readonly values: Values;
  /** A list can be a copy of itself: `calls = [...calls]`. */
  private readonly copies = new Set<Node>();

  constructor(values: Values) {
    this.values = values;
  }

  of(uses: readonly Use[]): readonly Use[] {
    return uses.flatMap((use): readonly Use[] => {
      switch (use.kind) {
        case "iterate":
          return use.uses;
        case "argument":
        case "return":
          return this.of(use.uses);
        case "escape":
          return this.ofExpression(use.node);
        case "member":
          if (/^\d+$/u.test(use.name)) return use.uses;
          return use.uses.flatMap((call) => (call.kind === "call" ? this.ofMethod(use.name, call) : []));
        default:
          return [];
      }
    });
  }

  private ofMethod(name: string, { node, uses }: Extract<Use, { readonly kind: "call" }>): readonly Use[] {
    const [callback] = node.arguments;
    const { elements = [] } = CALLBACKS.get(name) ?? {};
    return [
      ...elements.flatMap((index) => (callback ? usesOfCallback(callback, index, this.values) : [])),
      ...(ELEMENT_METHODS.has(name) ? uses : []),
      ...(LIST_METHODS.has(name) ? this.of(uses) : []),
      // Each entry is a pair: an index, and the element.
      ...(name === "entries" ? membersOf(this.of(uses), "1") : []),
    ];
  }

  /** Where a list is copied, or read with an index that the code does not spell out. */
  private ofExpression(list: Node): readonly Use[] {
    const parent = list.parent;
    switch (parent?.type) {
      case "MemberExpression": {
        const isElement = parent.computed && parent.object === list && !isWritten(outermost(parent));
        return isElement ? usesOf(parent, this.values) : [];
      }
      case "SpreadElement":
        return parent.parent.type === "ArrayExpression" ? this.ofCopy(parent.parent) : [];
      case "CallExpression": {
        const isFrom = this.values.canonical(parent.callee) === "global Array.from";
        return isFrom && parent.arguments.length === 1 ? this.ofCopy(parent) : [];
      }
      default:
        return [];
    }
  }

  private ofCopy(copy: Node): readonly Use[] {
    if (this.copies.has(copy)) return [];
    this.copies.add(copy);
    return this.of(usesOf(copy, this.values));
  }
}

function membersOf(uses: readonly Use[], name: string): readonly Use[] {
  return uses.flatMap((use) => (use.kind === "member" && use.name === name ? use.uses : []));
}

/** The uses of a parameter of a callback, which is written in place or a function of the file. */
export function usesOfCallback(callback: Node, index: number, values: Values): readonly Use[] {
  const [origin, ...others] = values.trace(callback);
  if (origin?.kind !== "node" || others.length > 0 || !isFunction(origin.node)) return [];
  return new UseFinder(values).ofParameter(origin.node, index);
}
