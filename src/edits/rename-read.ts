/** Edits of code that reads a member of an answer under a name that it does not have. */
import type { AnswerRead } from "../sdk/answer-read.js";
import { isInChain, literalConstant } from "../syntax/nodes.js";
import { isGlobal } from "../values/binding.js";
import { combineEdits, type Change, type Edit } from "./edit.js";
import { isSdkType } from "./request-types.js";
import { separated } from "./style.js";

/**
 * Reads another member at the place of each read: `.parameters` becomes `.arguments`, `{ parameters }` becomes
 * `{ arguments: parameters }`, so that the names of variables stay. Decisive where each certainly reads an answer, and
 * no written type says otherwise. Null where a key is computed.
 */
export function renameReads(reads: readonly AnswerRead[], name: string): Edit | null {
  return combineEdits(
    ...reads.map((read): Edit | null => {
      const changes = renaming(read, name);
      return changes && { changes, sharedWith: [], isDecisive: read.source.isCertain && isTypedBySdk(read) };
    }),
  );
}

/**
 * Reads another member and parses it as JSON. Null for patterns, for optional reads, where a key is computed, and
 * where `JSON` is something of the file.
 */
export function parseRead(read: AnswerRead, name: string): Edit | null {
  const { node, call } = read;
  const changes = renaming(read, name);
  if (!changes || node.type !== "MemberExpression" || isInChain(node)) return null;
  if (!isGlobal("JSON", node, call.values.source)) return null;
  const [start, end] = node.range;
  return {
    changes: [
      { range: [start, start], text: separated("JSON.parse(", node, call.values) },
      ...changes,
      { range: [end, end], text: ")" },
    ],
    sharedWith: [],
    isDecisive: false,
  };
}

function renaming({ node, call }: AnswerRead, name: string): readonly Change[] | null {
  const { source } = call.values;
  if (node.type !== "MemberExpression" && node.type !== "Property") return null;
  const key = node.type === "MemberExpression" ? node.property : node.key;
  if (node.type === "Property" && node.shorthand) {
    return [{ range: [node.range[0], node.range[0]], text: `${name}: ` }];
  }
  if (!node.computed && key.type === "Identifier") return [{ range: key.range, text: name }];
  if (typeof literalConstant(key) !== "string") return null;
  const quote = source.text.charAt(key.range[0]);
  return [{ range: key.range, text: quote + name + quote }];
}

function isTypedBySdk({ source, call }: AnswerRead): boolean {
  return source.types.every((type) => isSdkType(type, call.values));
}
