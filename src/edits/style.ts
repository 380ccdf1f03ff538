/** How the file writes things, so that an edit looks like the code around it. */
import type { ObjectLiteral } from "../syntax/nodes.js";
import { outermost, type Node } from "../syntax/nodes.js";
import { isTypeScript, quoteNear } from "../syntax/source.js";
import type { Values } from "../values/types.js";

/** A text literal in the quotes that the code near `node` uses. */
export function quoted(text: string, node: Node, values: Values): string {
  const quote = quoteNear(values.source, node);
  return `${quote}${text}${quote}`;
}

/**
 * ` as const` where TypeScript would otherwise widen a text in this literal to `string`: a literal that waits in a
 * variable without a type, instead of being handed to the SDK directly. Empty in JavaScript.
 */
export function constAssertion(literal: ObjectLiteral, filename: string, values: Values): string {
  return isTypeScript(filename, values.source) && !hasContextualType(literal) ? " as const" : "";
}

/** Whether a literal gets its type from where it stands: an argument, a declared variable, `as`, `satisfies`. */
function hasContextualType(literal: Node): boolean {
  let node: Node = literal;
  for (;;) {
    const parent: Node | undefined = node.parent;
    switch (parent?.type) {
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        // `as const` and `satisfies` keep literal types as well as a declared type does.
        return true;
      case "TSNonNullExpression":
      case "ConditionalExpression":
      case "LogicalExpression":
      case "ArrayExpression":
      case "Property":
      case "ObjectExpression":
        node = parent;
        continue;
      case "CallExpression":
      case "NewExpression":
        return parent.callee !== node;
      case "VariableDeclarator":
        return "typeAnnotation" in parent.id && parent.id.typeAnnotation !== undefined;
      case "ArrowFunctionExpression":
        return parent.returnType !== undefined;
      case "ReturnStatement": {
        let current: Node | undefined = parent.parent;
        while (current && !("returnType" in current)) current = current.parent;
        return current?.returnType !== undefined;
      }
      case "SpreadElement": {
        // What is spread into a call's argument is no longer checked against the parameter's literal types.
        return false;
      }
      default:
        return outermost(node) !== node;
    }
  }
}
