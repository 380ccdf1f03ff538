/** Tokens, comments and text of one file. */
import { hasSideEffect as hasSideEffectOf, isCommaToken } from "@eslint-community/eslint-utils";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Node, Range } from "./nodes.js";

export type SourceCode = Readonly<TSESLint.SourceCode>;
export type Token = TSESTree.Token;

/** Whether evaluating an expression can do more than give a value: calls, awaits, assignments, `new`, … */
export function hasSideEffect(node: Node, source: SourceCode): boolean {
  type Parameters_ = Parameters<typeof hasSideEffectOf>;
  return hasSideEffectOf(node as Parameters_[0], source as unknown as Parameters_[1]);
}

/** Whether a comment starts inside a range. */
export function hasComment(source: SourceCode, range: Range): boolean {
  return source
    .getAllComments()
    .some((comment) => comment.range[0] >= range[0] && comment.range[0] < range[1]);
}

/** The comma that follows a node directly (comments aside), or null. */
export function commaAfter(source: SourceCode, node: Node): Token | null {
  const token = source.getTokenAfter(node);
  return token && isCommaToken(token) ? token : null;
}

/** The comma that stands directly before a node (comments aside), or null. */
export function commaBefore(source: SourceCode, node: Node): Token | null {
  const token = source.getTokenBefore(node);
  return token && isCommaToken(token) ? token : null;
}

/** How many characters of white space stand directly before an offset, on the same line. */
export function spaceBefore({ text }: SourceCode, offset: number): number {
  let start = offset;
  while (start > 0 && /[^\S\r\n]/u.test(text.charAt(start - 1))) start -= 1;
  return offset - start;
}

/** The white space that the line of an offset starts with. */
export function indentationAt(source: SourceCode, offset: number): string {
  const lineStart =
    Math.max(source.text.lastIndexOf("\n", offset - 1), source.text.lastIndexOf("\r", offset - 1)) + 1;
  return /^[^\S\r\n]*/u.exec(source.text.slice(lineStart))?.[0] ?? "";
}

/** The line break that the file uses: that of its first line, `\n` in a file of one line. */
export function lineBreak(source: SourceCode): string {
  return /\r\n|\n/u.exec(source.text)?.[0] ?? "\n";
}

/**
 * Whether a file is TypeScript, where an edit may need `as const`: by its extension, and in files that embed
 * scripts (.vue, .svelte, .astro) by a `lang="ts"` or, for Astro, always, since its scripts are TypeScript.
 */
export function isTypeScript(filename: string, source: SourceCode): boolean {
  if (/\.[cm]?tsx?$/iu.test(filename) || /\.astro$/iu.test(filename)) return true;
  return /\.(?:vue|svelte)$/iu.test(filename) && /<script\b[^>]*\blang=["']?tsx?\b/iu.test(source.text);
}

/** The quote that the string nearest before an offset is written with; a double quote in a file without strings. */
export function quoteNear(source: SourceCode, node: Node): '"' | "'" {
  const quoteOf = (token: Token | TSESTree.Comment): string | undefined =>
    token.type === "String" ? source.text[token.range[0]] : undefined;
  const before = source.getTokensBefore(node, { count: 50, filter: (token) => quoteOf(token) !== undefined });
  const after = source.getTokensAfter(node, { count: 50, filter: (token) => quoteOf(token) !== undefined });
  const nearest = before.at(-1) ?? after[0];
  return nearest && quoteOf(nearest) === "'" ? "'" : '"';
}

/** Whether an expression stands in parentheses of its own. */
export function isParenthesized(node: Node, source: SourceCode): boolean {
  const before = source.getTokenBefore(node);
  const after = source.getTokenAfter(node);
  return before?.value === "(" && after?.value === ")" && !isCallParenthesis(node);
}

/** Whether the parentheses around a node are those of a call that has the node as its only argument. */
function isCallParenthesis(node: Node): boolean {
  const parent = node.parent;
  return (parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee !== node;
}

/** Block comments within one line, then perhaps a line comment. */
const COMMENTS_TO_END_OF_LINE =
  /^(?:[^\S\r\n]*\/\*(?:(?!\*\/)[^\r\n\u2028\u2029])*\*\/)*(?:[^\S\r\n]*\/\/[^\r\n\u2028\u2029]*)?(?=[^\S\r\n]*[\r\n])/u;

/** The end of the comments that follow an offset on its line, if nothing but comments follows there. */
export function endOfLine(offset: number, source: SourceCode): number {
  return offset + (COMMENTS_TO_END_OF_LINE.exec(source.text.slice(offset))?.[0].length ?? 0);
}

/** Whether nothing stands before a node on its line. */
export function startsLine(node: Node, source: SourceCode): boolean {
  const before = source.getTokenBefore(node, { includeComments: true });
  return !before || before.loc.end.line < node.loc.start.line;
}
