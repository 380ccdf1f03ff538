/** Whether what is read as a part of an answer can be nothing else: the opposite direction of `answer-read.ts`. */
import {
  isFunction,
  literalConstant,
  outermost,
  unwrap,
  walk,
  type CallNode,
  type FunctionNode,
  type MemberNode,
  type Node,
} from "../syntax/nodes.js";
import { isDynamic, isReassigned, isVisibleOutside, laterWrites, lookUp } from "../values/binding.js";
import { addsElements, CALLBACKS, ELEMENT_METHODS, LIST_METHODS } from "../values/built-ins.js";
import type { Values } from "../values/types.js";
import { RESULTS, type AnswerPath } from "./answer-paths.js";

/** Longer ways than this count as unknown, so that no file exhausts the stack. */
const MAXIMUM_STEPS = 300;

/** Where something that is, or may be, the member at the end of a path of an answer can come from. */
export interface AnswerSource {
  /** Whether it is certainly that member, or nothing: null, undefined, an empty list. */
  readonly isCertain: boolean;
  /** Whether it leads to an answer at all. */
  readonly isFound: boolean;
  /** The types that are written for it, or for what it is read from, on the way from the answer. */
  readonly types: readonly Node[];
}

type IsRequest = (node: CallNode) => boolean;

/**
 * The source of a read.
 * @param node A member expression, or a property or element of a pattern.
 * @param path The members that lead to it from an answer.
 * @param isRequest Whether a call is a request whose answer counts.
 */
export function sourceOfRead(
  node: Node,
  path: AnswerPath,
  values: Values,
  isRequest: IsRequest,
): AnswerSource {
  const finder = new SourceFinder(values, isRequest);
  const isCertain =
    node.type === "MemberExpression" ? finder.isMember(node, path) : finder.isBound(node, path);
  return { isCertain, isFound: finder.isFound, types: finder.types };
}

/** The source of what a variable holds, whose name is given. */
export function sourceOfVariable(
  name: Node,
  path: AnswerPath,
  values: Values,
  isRequest: IsRequest,
): AnswerSource {
  const finder = new SourceFinder(values, isRequest);
  return { isCertain: finder.isVariable(name, path), isFound: finder.isFound, types: finder.types };
}

class SourceFinder {
  readonly types: Node[] = [];
  isFound = false;
  private readonly values: Values;
  private readonly isRequest: IsRequest;
  private readonly seen = new Set<string>();

  constructor(values: Values, isRequest: IsRequest) {
    this.values = values;
    this.isRequest = isRequest;
  }

  /** Whether an expression can only be the member at the end of a path, or nothing. */
  private isValue(expression: Node, path: AnswerPath): boolean {
    const node = this.unwrapped(expression);
    const key = `${node.range.join("-")} ${path.join(".")}`;
    // What leads back to itself adds nothing.
    if (this.seen.has(key) || isNothing(node)) return true;
    this.seen.add(key);
    if (this.seen.size > MAXIMUM_STEPS) return false;
    switch (node.type) {
      case "AwaitExpression":
        return this.isValue(node.argument, path);
      case "CallExpression":
        if (!this.isRequest(node)) return this.isCalled(node, path);
        this.isFound ||= path.length === 0;
        return path.length === 0;
      case "MemberExpression":
        return this.isMember(node, path);
      case "Identifier":
        return this.isVariable(node, path);
      case "LogicalExpression":
        return (node.operator === "&&" || this.isValue(node.left, path)) && this.isValue(node.right, path);
      case "ConditionalExpression":
        return this.isValue(node.consequent, path) && this.isValue(node.alternate, path);
      case "AssignmentExpression":
        return node.operator === "=" && this.isValue(node.right, path);
      case "ArrayExpression":
        return node.elements.every((element) => {
          if (element?.type === "SpreadElement") return this.isValue(element.argument, path);
          return !element || this.isValue(element, [...path, "*"]);
        });
      default:
        return false;
    }
  }

  isMember(node: MemberNode, path: AnswerPath): boolean {
    const name = this.values.nameOf(node);
    const last = path.at(-1);
    const isElement = last === "*" && node.computed && (name === null || /^\d+$/u.test(name));
    return (isElement || name === last) && this.isValue(node.object, path.slice(0, -1));
  }

  private isCalled(call: CallNode, path: AnswerPath): boolean {
    const callee = unwrap(call.callee);
    const method = callee.type === "MemberExpression" ? this.values.nameOf(callee) : null;
    if (callee.type === "MemberExpression" && method !== null) {
      const result = RESULTS.get(method);
      if (result) return result.join(".") === path.join(".") && this.isValue(callee.object, []);
      if (ELEMENT_METHODS.has(method)) return this.isElementOf(callee.object, path);
      const keeps = LIST_METHODS.has(method) && !addsElements(method);
      if (keeps || method === "finally") return this.isValue(callee.object, path);
      if (method === "then" || method === "catch") {
        const [callback, onRejected] = call.arguments;
        const inner = callback && !onRejected ? unwrap(callback) : null;
        if (!inner || !isFunction(inner) || !this.isReturned(inner, path)) return false;
        return method === "then" || this.isValue(callee.object, path);
      }
    }
    const [copied, ...others] = call.arguments;
    if (copied && others.length === 0 && this.values.canonical(callee) === "global Array.from") {
      return this.isValue(copied, path);
    }
    const [origin, ...otherOrigins] = this.values.trace(callee);
    if (origin?.kind !== "node" || otherOrigins.length > 0 || !isFunction(origin.node)) return false;
    return this.isReturned(origin.node, path);
  }

  /** Whether a function returns nothing else. */
  private isReturned(callee: FunctionNode, path: AnswerPath): boolean {
    if (callee.generator) return false;
    if (callee.returnType) this.types.push(callee.returnType);
    if (callee.body.type !== "BlockStatement") return this.isValue(callee.body, path);
    let isCertain = true;
    walk(callee.body, this.values.source.visitorKeys, (node) => {
      if (node.type === "ReturnStatement" && node.argument) isCertain &&= this.isValue(node.argument, path);
      return !isFunction(node);
    });
    return isCertain;
  }

  isVariable(name: Node, path: AnswerPath): boolean {
    const variable = name.type === "Identifier" ? lookUp(name, this.values.source) : null;
    const [definition, ...others] = variable?.defs ?? [];
    if (!variable || !definition || others.length > 0) return false;
    const { source } = this.values;
    if (isVisibleOutside(variable, source) || isDynamic(variable, source)) return false;
    if (definition.type !== "Variable" && definition.type !== "Parameter") return false;
    const targets = [definition.name, ...laterWrites(variable).map(({ identifier }) => identifier)];
    return targets.every((target) => this.isBound(target, path));
  }

  /** Whether a pattern, or a name or property in one, can only get the member at the end of a path. */
  isBound(target: Node, path: AnswerPath): boolean {
    if ("typeAnnotation" in target && target.typeAnnotation) this.types.push(target.typeAnnotation);
    const { parent } = target;
    switch (parent?.type) {
      case "AssignmentPattern":
        return isNothing(unwrap(parent.right)) && this.isBound(parent, path);
      case "Property":
        return this.isBound(parent, path);
      case "ObjectPattern": {
        const isNamed = target.type === "Property" && this.values.nameOf(target) === path.at(-1);
        return isNamed && this.isBound(parent, path.slice(0, -1));
      }
      case "ArrayPattern":
        return this.isBound(parent, path.slice(0, -1));
      case "AssignmentExpression":
        return parent.left === target && parent.operator === "=" && this.isValue(parent.right, path);
      case "VariableDeclarator": {
        const loop = parent.parent.parent;
        if (loop.type === "ForOfStatement" && loop.left === parent.parent) {
          return this.isIterated(loop.right, target, path);
        }
        return !parent.init || this.isValue(parent.init, path);
      }
      case "ForOfStatement":
        return this.isIterated(parent.right, target, path);
      default:
        return parent !== undefined && isFunction(parent) && this.isParameter(parent, target, path);
    }
  }

  /** Whether a loop over a list, or over a stream, gives its variable nothing else. */
  private isIterated(list: Node, target: Node, path: AnswerPath): boolean {
    if (path.length === 0) return this.isValue(list, path);
    const call = unwrap(list);
    // `[index, element] of list.entries()`: the path is that of the list, as an element of the pattern was taken off.
    const callee = call.type === "CallExpression" ? unwrap(call.callee) : null;
    if (callee?.type === "MemberExpression" && this.values.nameOf(callee) === "entries") {
      return target.type === "ArrayPattern" && this.isValue(callee.object, path);
    }
    return this.isElementOf(list, path);
  }

  private isElementOf(list: Node, path: AnswerPath): boolean {
    return path.at(-1) === "*" && this.isValue(list, path.slice(0, -1));
  }

  /** Whether every call that the file shows gives a parameter nothing else, and there can be no other calls. */
  private isParameter(callee: FunctionNode, parameter: Node, path: AnswerPath): boolean {
    const index = callee.params.findIndex((candidate) => candidate === parameter);
    const argument = outermost(callee);
    if (argument.parent?.type === "CallExpression" && argument.parent.callee !== argument) {
      return this.isGivenTo(argument, index, path);
    }
    const holder = argument.parent;
    const name =
      callee.type === "FunctionDeclaration"
        ? callee.id
        : holder?.type === "VariableDeclarator"
          ? holder.id
          : null;
    const variable = name?.type === "Identifier" ? lookUp(name, this.values.source) : null;
    if (!variable || isVisibleOutside(variable, this.values.source)) return false;
    if (isReassigned(variable, this.values.source)) return false;
    return variable.references.every(({ identifier, init }) => {
      if (init === true || identifier.parent.type === "TSTypeQuery") return true;
      const reference = outermost(identifier);
      const call = reference.parent;
      if (call?.type !== "CallExpression") return false;
      if (call.callee !== reference) return this.isGivenTo(reference, index, path);
      const given = call.arguments.slice(0, index + 1);
      if (given.some(({ type }) => type === "SpreadElement")) return false;
      const value = given[index];
      return !value || this.isValue(value, path);
    });
  }

  /** Whether a method gives nothing else to a parameter of its callback. */
  private isGivenTo(callback: Node, index: number, path: AnswerPath): boolean {
    const call = callback.parent;
    const callee =
      call?.type === "CallExpression" && call.arguments[0] === callback ? unwrap(call.callee) : null;
    const method = callee?.type === "MemberExpression" ? this.values.nameOf(callee) : null;
    if (callee?.type !== "MemberExpression" || method === null) return false;
    if (method === "then") return index === 0 && this.isValue(callee.object, path);
    const isElement = CALLBACKS.get(method)?.elements.includes(index) === true;
    return isElement && this.isElementOf(callee.object, path);
  }

  /** An expression without the wrappers around it, the types of which are noted. */
  private unwrapped(expression: Node): Node {
    const inner = unwrap(expression);
    for (let node = inner; node !== expression && node.parent;) {
      node = node.parent;
      if ("typeAnnotation" in node && node.typeAnnotation) this.types.push(node.typeAnnotation);
    }
    return inner;
  }
}

/** Whether an expression has no members: null, undefined, an empty list, object or text. */
function isNothing(node: Node): boolean {
  const constant = literalConstant(node);
  if (constant === null || constant === "") return true;
  switch (node.type) {
    case "Identifier":
      return node.name === "undefined";
    case "ArrayExpression":
      return node.elements.length === 0;
    case "ObjectExpression":
      return node.properties.length === 0;
    default:
      return false;
  }
}
