/** Code and positions as a failure shows them. */
import type { SourceCode } from "@typescript-eslint/utils/ts-eslint";
import type { Range } from "../../src/syntax/nodes.js";

/** A code as an indented block, with carriage returns and tabs made visible. */
export function indented(code: string): string {
  const visible = code.replaceAll("\r", "␍").replaceAll("\t", "⇥");
  return visible
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}

/** The same code with `⟦` and `⟧` around the ranges, which are in source order, an outer one before an inner one. */
export function marked(code: string, ranges: readonly Range[]): string {
  let result = "";
  for (let index = 0; index <= code.length; index++) {
    for (const [start, end] of ranges) if (end === index && start < end) result += "⟧";
    for (const [start, end] of ranges) if (start === index) result += start === end ? "⟦⟧" : "⟦";
    result += code.charAt(index);
  }
  return result;
}

/** A range as `line:column-line:column`, counted like ESLint's messages. */
export function position(sourceCode: SourceCode, [start, end]: Range): string {
  const from = sourceCode.getLocFromIndex(start);
  const to = sourceCode.getLocFromIndex(end);
  return `${from.line}:${from.column + 1}-${to.line}:${to.column + 1}`;
}
