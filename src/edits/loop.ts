/** Puts statements into a loop. */
import type { Node, Range } from "../syntax/nodes.js";
import { endOfLine, indentationAt, lineBreak, startsLine, type SourceCode } from "../syntax/source.js";
import type { Change } from "./edit.js";
import { statementEnd } from "./style.js";

/** A loop to write, of which the statements become the end of the body. */
interface Loop {
  /** `for (…)` */
  readonly head: string;
  /** The first statement of the body, without a semicolon. */
  readonly first: string;
  /** Whole statements that come before the loop. */
  readonly before: readonly string[];
}

/**
 * The changes that put a loop around statements that follow each other, and indent them. Where they stand on a line of
 * their own, so does each part of the loop.
 * @param others the other changes in the statements; what they replace is not indented.
 */
export function loopAround(
  statements: readonly Node[],
  { head, first, before }: Loop,
  others: readonly Change[],
  source: SourceCode,
): readonly Change[] {
  const [start] = statements;
  const last = statements.at(-1);
  if (!start || !last) return [];
  const semicolon = statementEnd(statements, source);
  const isOnOwnLine = startsLine(start, source);
  const indentation = indentationAt(source, start.range[0]);
  const unit = indentationUnit(start, source);
  const lines = lineBreak(source);
  const end = isOnOwnLine ? endOfLine(last.range[1], source) : last.range[1];
  const between = isOnOwnLine ? `${lines}${indentation}` : " ";
  const inner = isOnOwnLine ? `${between}${unit}` : between;
  const preceding = before.map((text) => `${text}${between}`).join("");
  return [
    {
      range: [start.range[0], start.range[0]],
      text: `${preceding}${head} {${inner}${first}${semicolon || (isOnOwnLine ? "" : ";")}${inner}`,
    },
    ...(isOnOwnLine ? indented([start.range[0], end], unit, others, source) : []),
    { range: [end, end], text: `${between}}` },
  ];
}

/** What indents each line of a range but the first, outside of texts that go over several lines. */
function indented(
  [start, end]: Range,
  unit: string,
  others: readonly Change[],
  source: SourceCode,
): readonly Change[] {
  const changes: Change[] = [];
  for (const match of source.text.slice(start, end).matchAll(/\r\n|[\n\r]/gu)) {
    const at = start + match.index + match[0].length;
    const isEmpty = /^[^\S\r\n]*[\r\n]/u.test(source.text.slice(at));
    const isReplaced = others.some(
      ({ range, text }) => (range[0] < at || (range[0] === at && text === "")) && at < range[1],
    );
    if (!isEmpty && !isReplaced && !isInsideToken(at, source)) changes.push({ range: [at, at], text: unit });
  }
  return changes;
}

/** Whether an offset lies within a template or another token: white space there is part of a value. */
function isInsideToken(offset: number, source: SourceCode): boolean {
  const token = source.ast.tokens.find(({ range }) => range[0] < offset && offset < range[1]);
  return token !== undefined;
}

/** By how much the code around a node is indented: a tab, or as many spaces as the file uses. */
function indentationUnit(node: Node, source: SourceCode): string {
  const own = indentationAt(source, node.range[0]);
  const outer = node.parent ? indentationAt(source, node.parent.range[0]) : "";
  if (own.length > outer.length && own.startsWith(outer)) return own.slice(outer.length);
  return /^(?:\t| +)(?=[^\s*])/mu.exec(source.text)?.[0] ?? "  ";
}
