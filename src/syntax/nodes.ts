/** The AST alone: no scopes, no meaning. Everything here works on one node and its neighbours. */
import type { TSESTree } from "@typescript-eslint/utils";

export type Node = TSESTree.Node;
export type Expression = TSESTree.Expression;
export type Identifier = TSESTree.Identifier;
export type ObjectLiteral = TSESTree.ObjectExpression;
export type AssignmentNode = TSESTree.AssignmentExpression;
export type CallNode = TSESTree.CallExpression;
export type DeclaratorNode = TSESTree.VariableDeclarator;
export type NewNode = TSESTree.NewExpression;
export type MemberNode = TSESTree.MemberExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
export type TypeReference = TSESTree.TSTypeReference;
export type PropertyNode = TSESTree.Property;
export type RestElement = TSESTree.RestElement;
export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;
export type Range = readonly [start: number, end: number];
export type Primitive = string | number | boolean | bigint | null;

/** Whether a node is a wrapper that changes a type or a chain, but no value: `as`, `satisfies`, `!`, `<T>x`, the end of `a?.b`. */
function isWrapper(
  node: Node,
): node is
  | TSESTree.TSAsExpression
  | TSESTree.TSSatisfiesExpression
  | TSESTree.TSNonNullExpression
  | TSESTree.TSTypeAssertion
  | TSESTree.TSInstantiationExpression
  | TSESTree.ChainExpression {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
    case "ChainExpression":
      return true;
    default:
      return false;
  }
}

/** The expression without the wrappers around it that change no value. */
export function unwrap(node: Node): Node {
  let inner = node;
  while (isWrapper(inner)) inner = inner.expression;
  return inner;
}

/** The outermost wrapper around an expression, the counterpart of `unwrap`. */
export function outermost(node: Node): Node {
  let outer = node;
  while (outer.parent && isWrapper(outer.parent)) outer = outer.parent;
  return outer;
}

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === "ArrowFunctionExpression" ||
    node.type === "FunctionExpression" ||
    node.type === "FunctionDeclaration"
  );
}

/** The parameters that arguments are given for: all but the type of `this`. */
export function parametersOf(callee: FunctionNode): FunctionNode["params"] {
  return callee.params.filter((parameter) => !(parameter.type === "Identifier" && parameter.name === "this"));
}

/** Whether a node is a field of a class, the initialiser of which runs for each instance unless it is static. */
export function isField(node: Node): node is TSESTree.PropertyDefinition | TSESTree.AccessorProperty {
  return node.type === "PropertyDefinition" || node.type === "AccessorProperty";
}

export function isClass(node: Node): node is ClassNode {
  return node.type === "ClassDeclaration" || node.type === "ClassExpression";
}

/** The nearest function around a node, or null at the top level of the file. Class fields count as no function. */
export function enclosingFunction(node: Node): FunctionNode | null {
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) return current;
  return null;
}

/** The function, or the field of a class, whose run evaluates a node; null for what runs once with the file. */
export function activationOf(node: Node): Node | null {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent) && parent.id !== child) return parent;
    if (isField(parent) && !parent.static && parent.value === child) return parent;
  }
  return null;
}

/** Whether `inner` lies inside `outer`, or is the same node. */
export function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** The constant that a literal or a template without holes writes, or undefined (regular expressions, anything else). */
export function literalConstant(node: Node): Primitive | undefined {
  if (node.type === "Literal") {
    if ("regex" in node) return undefined;
    if ("bigint" in node) return node.value ?? undefined;
    return node.value;
  }
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) {
    return node.quasis[0]?.value.cooked ?? undefined;
  }
  return undefined;
}

type Keyed =
  | TSESTree.MemberExpression
  | TSESTree.Property
  | TSESTree.PropertyDefinition
  | TSESTree.MethodDefinition
  | TSESTree.AccessorProperty
  | TSESTree.TSAbstractPropertyDefinition
  | TSESTree.TSAbstractMethodDefinition
  | TSESTree.TSAbstractAccessorProperty
  | TSESTree.TSPropertySignature;

/** The node between the brackets or after the dot. */
export function keyNode(node: Keyed): Node {
  return node.type === "MemberExpression" ? node.property : node.key;
}

/** The name that a key spells out by itself (`a`, `"a"`, `["a"]`, `#a`, `0`), or null when it must be computed. */
export function staticName(node: Keyed): string | null {
  const key = keyNode(node);
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (key.type === "Identifier" && !node.computed) return key.name;
  const constant = literalConstant(unwrap(key));
  return constant === undefined ? null : String(constant);
}

/** Whether a member is assigned, updated, deleted or the target of a pattern or a loop. */
export function isWritten(member: Node): boolean {
  const parent = member.parent;
  switch (parent?.type) {
    case "AssignmentExpression":
    case "AssignmentPattern":
    case "ForInStatement":
    case "ForOfStatement":
      return parent.left === member;
    case "UpdateExpression":
    case "ArrayPattern":
    case "RestElement":
      return true;
    case "UnaryExpression":
      return parent.operator === "delete";
    case "Property":
      return parent.value === member && parent.parent.type === "ObjectPattern";
    default:
      // `delete a?.b`, `(a.b as number) = 1`
      return parent !== undefined && unwrap(parent) === member && isWritten(parent);
  }
}

/** Whether an expression has no value where something before a `?.` in it is missing: `answer?.choices[0].message`. */
export function isInChain(node: Node): boolean {
  switch (node.type) {
    case "MemberExpression":
      return node.optional || isInChain(node.object);
    case "CallExpression":
      return node.optional || isInChain(node.callee);
    case "TSNonNullExpression":
      return isInChain(node.expression);
    default:
      return false;
  }
}

type Guarded = Readonly<Record<string, readonly string[]>>;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The direct children of a node in source order of its visitor keys, which the parser provides. */
export function children(node: Node, visitorKeys: Guarded): Node[] {
  const found: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) found.push(...value.filter(isNode));
    else if (isNode(value)) found.push(value);
  }
  return found;
}

/**
 * Calls `visit` for a node and everything below it. A visit that returns false keeps the walk out of that node.
 * Works with a stack of its own: a minified file nests deeper than the call stack allows.
 */
export function walk(root: Node, visitorKeys: Guarded, visit: (node: Node) => boolean): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (visit(node)) pushChildren(node, visitorKeys, stack);
  }
}

/** Puts the children of a node on a stack, the first one on top. Most of a file's time is spent here. */
function pushChildren(node: Node, visitorKeys: Guarded, stack: Node[]): void {
  const keys = visitorKeys[node.type] ?? [];
  for (let index = keys.length - 1; index >= 0; index -= 1) {
    const value = (node as unknown as Record<string, unknown>)[keys[index]!];
    if (!Array.isArray(value)) {
      if (isNode(value)) stack.push(value);
      continue;
    }
    for (let position = value.length - 1; position >= 0; position -= 1) {
      const child: unknown = value[position];
      if (isNode(child)) stack.push(child);
    }
  }
}
