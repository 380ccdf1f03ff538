/** Where a program reads that the model has called a function, in the deprecated way. */
import { literalConstant, outermost, unwrap, type Node } from "../syntax/nodes.js";
import type { Use } from "../values/uses.js";
import { answerReadsOf } from "./answer-read.js";
import type { Call } from "./call.js";

export interface FunctionPlaces {
  /** The names `function_call` where they are read from a message, whole or in chunks. */
  readonly reads: readonly Node[];
  /** The texts "function_call" that a `finish_reason` is compared with. */
  readonly finishReasons: readonly Node[];
}

const CALL_PATHS: ReadonlySet<string> = new Set([
  "choices.*.message.function_call",
  "choices.*.delta.function_call",
]);

/** The places of a request's answer that depend on functions, as far as the file shows them. */
export function functionPlacesOf(call: Call): FunctionPlaces {
  const reads: Node[] = [];
  const finishReasons: Node[] = [];
  for (const { path, name, uses } of answerReadsOf(call)) {
    if (CALL_PATHS.has(path.join("."))) reads.push(name);
    if (path.join(".") === "choices.*.finish_reason") finishReasons.push(...textsComparedWith(uses));
  }
  return { reads, finishReasons };
}

function textsComparedWith(uses: readonly Use[]): readonly Node[] {
  return uses.flatMap((use) => {
    if (use.kind === "argument" || use.kind === "return") return textsComparedWith(use.uses);
    if (use.kind !== "look" && use.kind !== "escape") return [];
    const node = outermost(use.node);
    return operandsBeside(node).filter((other) => literalConstant(other) === "function_call");
  });
}

/** What an expression is compared with. */
function operandsBeside(node: Node): readonly Node[] {
  const { parent } = node;
  switch (parent?.type) {
    case "BinaryExpression":
      return [unwrap(parent.left === node ? parent.right : parent.left)];
    case "SwitchStatement":
      return parent.cases.flatMap(({ test }) => (test ? [unwrap(test)] : []));
    default:
      return [];
  }
}
