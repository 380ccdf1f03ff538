/** What a program does with a value: the opposite direction of tracing. */
import { isFunction, outermost, unwrap, type CallNode, type FunctionNode, type Node } from "../syntax/nodes.js";
import { isVisibleOutside, lookUp, type Variable } from "./binding.js";
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
  /** `for (const element of value)`; `uses` are those of the element. */
  | { readonly kind: "iterate"; readonly node: Node; readonly uses: readonly Use[] }
  /** Only looked at: tested, compared, dropped. */
  | { readonly kind: "look"; readonly node: Node }
  | { readonly kind: "escape"; readonly node: Node };

const MAXIMUM_DEPTH = 60;

/** Everything that is done with the value of an expression, through variables, patterns, `await` and `.then(…)`. */
export function usesOf(expression: Node, values: Values): readonly Use[] {
  return new UseFinder(values).ofExpression(expression);
}

class UseFinder {
  private readonly values: Values;
  private readonly variables = new Set<Variable>();
  private depth = 0;

  constructor(values: Values) {
    this.values = values;
  }

  ofExpression(expression: Node): readonly Use[] {
    if (this.depth >= MAXIMUM_DEPTH) return [{ kind: "escape", node: expression }];
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
      case "UnaryExpression":
      case "BinaryExpression":
      case "TemplateLiteral":
      case "SwitchStatement":
      case "SwitchCase":
        return look;
      case "IfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
      case "ForStatement":
        return look;
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
        if (parent.object !== node) return look;
        const name = this.values.nameOf(parent);
        if (name === null || isWritten(outermost(parent))) return escape;
        if (name === "then" || name === "catch" || name === "finally") return this.ofPromiseMethod(parent, name);
        const uses = this.ofExpression(parent);
        return [{ kind: "member", name, node: parent, optional: parent.optional, uses }];
      }
      case "CallExpression":
        return parent.callee === node ? [{ kind: "call", node: parent, uses: this.ofExpression(parent) }] : escape;
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
          return [{ kind: "member", name, node: property, optional: false, uses: this.ofElement(property.value) }];
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
    return this.ofPattern(element.left).map((use) => (use.kind === "member" ? { ...use, optional: true } : use));
  }

  private ofName(name: Node): readonly Use[] {
    const variable = name.type === "Identifier" ? lookUp(name, this.values.source) : null;
    if (!variable || variable.defs.length === 0 || isVisibleOutside(variable, this.values.source)) {
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
    const declarator = left.declarations[0];
    return declarator ? this.ofPattern(declarator.id) : [];
  }

  /** `promise.then(callback)`: the value goes to the callback's parameter; the new promise holds another value. */
  private ofPromiseMethod(member: Node, method: "then" | "catch" | "finally"): readonly Use[] {
    const call = outermost(member).parent;
    if (call?.type !== "CallExpression" || unwrap(call.callee) !== member) return [{ kind: "escape", node: member }];
    // `catch` and `finally` pass the value on.
    if (method !== "then") return this.ofExpression(call);
    const callback = call.arguments[0] && unwrap(call.arguments[0]);
    if (!callback || !isFunction(callback)) return [{ kind: "escape", node: member }];
    return this.ofParameter(callback, 0);
  }

  /** The uses of a parameter of a function that is called with the value. */
  ofParameter(callee: FunctionNode, index: number): readonly Use[] {
    const parameter = callee.params[index];
    if (!parameter) return [];
    return this.ofPattern(parameter.type === "TSParameterProperty" ? parameter.parameter : parameter);
  }
}

function isWritten(member: Node): boolean {
  const parent = member.parent;
  return (
    (parent?.type === "AssignmentExpression" && parent.left === member) ||
    parent?.type === "UpdateExpression" ||
    (parent?.type === "UnaryExpression" && parent.operator === "delete")
  );
}

/** The uses of the parameters of a callback that is written in place, or null when it is not visible. */
export function usesOfParameter(callback: Node | undefined, index: number, values: Values): readonly Use[] | null {
  const inner = callback && unwrap(callback);
  if (!inner || !isFunction(inner)) return null;
  return new UseFinder(values).ofParameter(inner, index);
}
