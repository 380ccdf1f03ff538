/** How the file writes things, so that an edit looks like the code around it. */
import { enclosingFunction, unwrap, type Node, type ObjectLiteral } from "../syntax/nodes.js";
import { isTypeScript, quoteNear, type SourceCode } from "../syntax/source.js";
import type { Values } from "../values/types.js";

/** A text literal in the quotes that the code in `node`, or near it, uses. */
export function quoted(text: string, node: Node, { source }: Values): string {
  const own = source.getFirstToken(node, (token) => token.type === "String");
  const quote = own ? source.text.charAt(own.range[0]) : quoteNear(source, node);
  return `${quote}${text}${quote}`;
}

/** A text that takes the place of `node`, with a space where it would grow together with a word before it: `return-1`. */
export function separated(text: string, node: Node, values: Values): string {
  const isWord = /[\p{ID_Continue}$]/u;
  return isWord.test(text.charAt(0)) && isWord.test(values.source.text.charAt(node.range[0] - 1))
    ? ` ${text}`
    : text;
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
        // `Object.assign` and `Object.freeze` infer the type of the literal, and widen its texts.
        return !isMemberOfObject(parent.callee);
      case "VariableDeclarator":
        return "typeAnnotation" in parent.id && parent.id.typeAnnotation !== undefined;
      case "ArrowFunctionExpression":
        return parent.returnType !== undefined;
      case "ReturnStatement":
        return enclosingFunction(parent)?.returnType !== undefined;
      case "SpreadElement":
        // What an object literal spreads is expected to have the type of that literal; an array gives no such hint.
        if (parent.parent.type !== "ObjectExpression") return false;
        node = parent.parent;
        continue;
      default:
        return false;
    }
  }
}

function isMemberOfObject(callee: Node): boolean {
  const inner = unwrap(callee);
  if (inner.type !== "MemberExpression") return false;
  const object = unwrap(inner.object);
  return object.type === "Identifier" && object.name === "Object";
}

/** What statements like these end with: a semicolon, or nothing in a file that leaves it out. */
export function statementEnd(statements: readonly Node[], source: SourceCode): ";" | "" {
  const plain = statements.find(
    ({ type }) =>
      type === "ExpressionStatement" || type === "VariableDeclaration" || type === "ThrowStatement",
  );
  return plain && source.getLastToken(plain)?.value !== ";" ? "" : ";";
}
