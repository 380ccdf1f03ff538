/** Texts that functions give, whose types the compiler infers. */
import { enclosingFunction, literalConstant, type Node } from "../syntax/nodes.js";
import { isTypeScript } from "../syntax/source.js";
import { returnedOrigins } from "../values/trace.js";
import type { Values } from "../values/types.js";

/**
 * Whether a function would return one text only after an edit: `c ? "developer" : "system"` has a type of two texts, whereas
 * `c ? "system" : "system"` is any string, which no type of texts allows. Not where a type is written for what it returns,
 * and not in JavaScript.
 */
export function wouldLoseTextType(
  text: Node,
  replacement: string,
  filename: string,
  values: Values,
): boolean {
  const callee = enclosingFunction(text);
  if (!callee || callee.returnType || !isTypeScript(filename, values.source)) return false;
  const returned = (returnedOrigins(callee, values) ?? []).map((origin) =>
    origin.kind === "node" ? origin.node : null,
  );
  if (!returned.includes(text)) return false;
  const others = returned.map((node) => (node ? literalConstant(node) : undefined));
  return (
    others.includes(replacement) &&
    others.every((other) => other === replacement || other === literalConstant(text))
  );
}
