/** What happens to an object after it was written: members assigned and deleted, `Object.assign`, and losing sight of it. */
import { outermost, unwrap, type CallNode, type Identifier, type Node } from "../syntax/nodes.js";
import { isVisibleOutside, lookUp, type Variable } from "./binding.js";
import { conditionsOfChange } from "./flow.js";
import { isObjectMethod } from "./trace.js";
import type { Condition, Step, Values } from "./types.js";

/** One change, in the order in which they are made. */
export type Change =
  | { readonly kind: "assign"; readonly name: string; readonly node: Node; readonly conditions: readonly Condition[] }
  | { readonly kind: "delete"; readonly name: string; readonly node: Node; readonly conditions: readonly Condition[] }
  /** `Object.assign(object, …sources)`. */
  | { readonly kind: "merge"; readonly node: CallNode; readonly conditions: readonly Condition[] }
  /** Any property may have changed (name null), or this one. */
  | { readonly kind: "unknown"; readonly name: string | null; readonly conditions: readonly Condition[] }
  /** An object or array in this property may have changed inside. */
  | { readonly kind: "inside"; readonly name: string; readonly conditions: readonly Condition[] };

interface Use {
  readonly kind: "assign" | "delete" | "merge" | "unknown" | "inside" | "alias";
  readonly name: string | null;
  readonly node: Node;
}

/** The changes of the object that was reached through `steps`, up to the moment when they read it. */
export function changesOf(steps: readonly Step[], values: Values): readonly Change[] {
  const reads = steps.flatMap((step) => step.reference ?? []);
  const placed: { readonly change: Change; readonly position: number }[] = [];
  const seen = new Set<Variable>();
  const visit = (variable: Variable, path: readonly string[]): void => {
    if (seen.has(variable)) return;
    seen.add(variable);
    const declaration = variable.defs[0]?.name;
    if (!declaration) return;
    if (isVisibleOutside(variable, values.source)) {
      placed.push({ change: { kind: "unknown", name: null, conditions: [] }, position: declaration.range[0] });
    }
    for (const reference of variable.references) {
      const identifier = reference.identifier;
      if (reference.isWrite() || identifier.type !== "Identifier" || reads.includes(identifier)) continue;
      const use = useOf(identifier, path, values);
      if (!use) continue;
      if (use.kind === "alias") {
        const alias = use.node.type === "Identifier" ? lookUp(use.node, values.source) : null;
        if (alias) visit(alias, []);
        continue;
      }
      const conditions = conditionsOfChange(use.node, reads, declaration, values);
      if (conditions) placed.push({ change: changeOf(use, conditions), position: use.node.range[0] });
    }
  };
  for (const step of steps) {
    if (!step.reference || !step.path) continue;
    const variable = lookUp(step.reference, values.source);
    if (variable && variable.defs[0]?.type !== "ImportBinding") visit(variable, step.path);
  }
  return placed.sort((first, second) => first.position - second.position).map(({ change }) => change);
}

function changeOf(use: Use, conditions: readonly Condition[]): Change {
  if (use.kind === "merge" && use.node.type === "CallExpression") return { kind: "merge", node: use.node, conditions };
  if (use.name !== null) {
    if (use.kind === "assign" || use.kind === "delete") return { kind: use.kind, name: use.name, node: use.node, conditions };
    if (use.kind === "inside") return { kind: "inside", name: use.name, conditions };
  }
  return { kind: "unknown", name: use.name, conditions };
}

/** What one reference to a variable does to the object at `path` under it; null when it leaves it as it is. */
function useOf(identifier: Identifier, path: readonly string[], values: Values): Use | null {
  let node = outermost(identifier);
  let depth = 0;
  for (;;) {
    const parent = node.parent;
    if (parent?.type !== "MemberExpression" || parent.object !== node) break;
    const name = values.nameOf(parent);
    if (depth === path.length) return memberUse(outermost(parent), name);
    if (name === null) return { kind: "unknown", name: null, node };
    if (name !== path[depth]) return null;
    depth += 1;
    node = outermost(parent);
  }
  return wholeUse(node, depth === path.length, path[depth] ?? null, values);
}

/** A use of `object.name`. */
function memberUse(member: Node, name: string | null): Use | null {
  const parent = member.parent;
  switch (parent?.type) {
    case "AssignmentExpression":
      if (parent.left !== member) return inside(name, member);
      return { kind: parent.operator === "=" && name !== null ? "assign" : "unknown", name, node: parent };
    case "UpdateExpression":
      return { kind: "unknown", name, node: parent };
    case "UnaryExpression":
      if (parent.operator !== "delete") return null;
      return { kind: name === null ? "unknown" : "delete", name, node: parent };
    case "MemberExpression":
      return parent.object === member ? inside(name, member) : null;
    case "CallExpression":
    case "NewExpression":
      return parent.callee === member ? null : inside(name, member);
    case "AssignmentPattern":
    case "ArrayPattern":
    case "RestElement":
      return { kind: "unknown", name, node: parent };
    case "Property":
      return parent.parent.type === "ObjectPattern" ? { kind: "unknown", name, node: parent } : inside(name, member);
    case "ForOfStatement":
    case "ForInStatement":
      return parent.left === member ? { kind: "unknown", name, node: parent } : inside(name, member);
    case "VariableDeclarator":
    case "ReturnStatement":
    case "ArrowFunctionExpression":
    case "ArrayExpression":
    case "SpreadElement":
    case "LogicalExpression":
    case "ConditionalExpression":
      return inside(name, member);
    default:
      return null;
  }
}

function inside(name: string | null, node: Node): Use | null {
  return name === null ? null : { kind: "inside", name, node };
}

/** A use of the object itself (`exact`), or of an object around it whose member `next` leads to it. */
function wholeUse(node: Node, exact: boolean, next: string | null, values: Values): Use | null {
  const lost: Use = { kind: "unknown", name: null, node };
  const parent = node.parent;
  switch (parent?.type) {
    case "AssignmentExpression":
      return lost;
    case "CallExpression": {
      if (parent.callee === node) return null;
      if (isObjectMethod(parent, "assign", values)) {
        if (unwrap(parent.arguments[0] ?? parent) !== unwrap(node)) return null;
        return exact ? { kind: "merge", name: null, node: parent } : lost;
      }
      return values.isReadOnlyCall(parent) ? null : lost;
    }
    case "VariableDeclarator":
      if (parent.id.type === "Identifier") return exact ? { kind: "alias", name: null, node: parent.id } : lost;
      if (parent.id.type !== "ObjectPattern" || exact) return null;
      return parent.id.properties.some((property) => {
        if (property.type === "RestElement") return true;
        const name = values.nameOf(property);
        return name === null || name === next;
      })
        ? lost
        : null;
    case "SpreadElement":
      // A copy shares the objects inside.
      return exact ? null : parent.parent.type === "ObjectExpression" ? null : lost;
    case "BinaryExpression":
    case "ExpressionStatement":
    case "IfStatement":
    case "UnaryExpression":
    case "TemplateLiteral":
    case "WhileStatement":
    case "SwitchStatement":
    case "ForInStatement":
    case "TSTypeQuery":
      return null;
    case "ConditionalExpression":
      return parent.test === node ? null : lost;
    default:
      return lost;
  }
}
