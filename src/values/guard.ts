/** Which tests must have had which outcome for a node to run. */
import { isFunction, type Node } from "../syntax/nodes.js";

/** Whether a test with this outcome shows what the asker wants to know. */
export type Implies = (test: Node, outcome: boolean) => boolean;

/** Whether `node` only runs where a test around it, or an early exit before it, implies something. */
export function isGuarded(node: Node, implies: Implies): boolean {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent)) return false;
    switch (parent.type) {
      case "IfStatement":
      case "ConditionalExpression":
        if (child === parent.consequent && holds(parent.test, true, implies)) return true;
        if (child === parent.alternate && holds(parent.test, false, implies)) return true;
        break;
      case "WhileStatement":
        if (child === parent.body && holds(parent.test, true, implies)) return true;
        break;
      case "LogicalExpression":
        if (child !== parent.right || parent.operator === "??") break;
        if (holds(parent.left, parent.operator === "&&", implies)) return true;
        break;
      case "BlockStatement":
      case "Program":
      case "StaticBlock": {
        const before = parent.body.slice(0, parent.body.findIndex((statement) => statement === child));
        if (before.some((statement) => exitsUnless(statement, implies))) return true;
        break;
      }
      default:
    }
  }
  return false;
}

/** `if (test) continue;` and the like: what follows runs only where the test is false. */
function exitsUnless(statement: Node, implies: Implies): boolean {
  return statement.type === "IfStatement" && alwaysExits(statement.consequent) && holds(statement.test, false, implies);
}

function alwaysExits(statement: Node): boolean {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  switch (last?.type) {
    case "ReturnStatement":
    case "ThrowStatement":
    case "ContinueStatement":
    case "BreakStatement":
      return true;
    default:
      return false;
  }
}

/** Whether a test with an outcome implies it: by itself, or through `!`, `&&` and `||`. */
function holds(test: Node, outcome: boolean, implies: Implies): boolean {
  if (test.type === "UnaryExpression" && test.operator === "!") return holds(test.argument, !outcome, implies);
  if (test.type === "LogicalExpression" && test.operator !== "??") {
    const sides = [holds(test.left, outcome, implies), holds(test.right, outcome, implies)];
    // Both sides of a true `a && b` are true, both sides of a false `a || b` are false.
    return (test.operator === "&&") === outcome ? sides.includes(true) : !sides.includes(false);
  }
  return implies(test, outcome);
}
