/** Whether statements can run several times in a row, each time as if it were the first. */
import { contains, unwrap, walk, type Node } from "../syntax/nodes.js";
import { walkRun } from "../syntax/statements.js";
import { lookUp, type Variable } from "./binding.js";
import type { Values } from "./types.js";

/** The variables that statements declare, in their own list or inside of it. */
export function declaredBy(statements: readonly Node[], { source }: Values): readonly Variable[] {
  const found: Variable[] = [];
  for (const statement of statements) {
    walkRun(statement, source, (node) => {
      found.push(...source.getDeclaredVariables(node));
    });
  }
  return found;
}

/**
 * Whether statements leave nothing behind, neither for the code around them nor for their next run: every name that they
 * declare is used in them alone, and they assign nothing else. What functions do that they call does not count.
 */
export function leavesNothing(statements: readonly Node[], values: Values): boolean {
  const isInside = (node: Node): boolean => statements.some((statement) => contains(statement, node));
  const isOwn = (target: Node): boolean => {
    const root = rootOf(target);
    const variable = root.type === "Identifier" ? lookUp(root, values.source) : null;
    return variable !== null && variable.defs.length > 0 && variable.defs.every(({ name }) => isInside(name));
  };
  const targets: Node[] = [];
  for (const statement of statements) {
    walk(statement, values.source.visitorKeys, (node) => {
      targets.push(...targetsOf(node));
      return true;
    });
  }
  return (
    targets.every(isOwn) &&
    declaredBy(statements, values).every(
      (variable) =>
        variable.references.every(({ identifier }) => isInside(identifier)) &&
        !keepsValue(variable, statements),
    )
  );
}

/** Whether a variable is one for all runs: a `var` still holds what the run before has left in it. */
function keepsValue({ defs, references, scope }: Variable, statements: readonly Node[]): boolean {
  const declaration = defs[0]?.node;
  if (declaration?.type !== "VariableDeclarator" || declaration.parent.kind !== "var") return false;
  const around = declaration.parent.parent;
  const statement = around.type === "ForStatement" ? around : declaration.parent;
  return (
    declaration.init === null ||
    // It is not set in each run, or not before it is used.
    !statements.includes(statement) ||
    references.some(
      ({ from, identifier }) =>
        from.variableScope !== scope.variableScope || identifier.range[0] < declaration.range[0],
    )
  );
}

/** What a node writes to. */
function targetsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case "AssignmentExpression":
      return patternTargets(node.left);
    case "UpdateExpression":
      return [node.argument];
    case "UnaryExpression":
      return node.operator === "delete" ? [node.argument] : [];
    case "ForInStatement":
    case "ForOfStatement":
      return node.left.type === "VariableDeclaration" ? [] : patternTargets(node.left);
    default:
      return [];
  }
}

function patternTargets(pattern: Node): readonly Node[] {
  switch (pattern.type) {
    case "ObjectPattern":
      return pattern.properties.flatMap((one) =>
        patternTargets(one.type === "Property" ? one.value : one.argument),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((one) => (one ? patternTargets(one) : []));
    case "AssignmentPattern":
      return patternTargets(pattern.left);
    case "RestElement":
      return patternTargets(pattern.argument);
    default:
      return [pattern];
  }
}

function rootOf(target: Node): Node {
  let node = unwrap(target);
  while (node.type === "MemberExpression") node = unwrap(node.object);
  return node;
}
