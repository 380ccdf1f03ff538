/** The names of the SDK's types where code writes them. */
import { lookUp } from "../values/binding.js";
import { importOrigin } from "../values/trace.js";
import type { Values } from "../values/types.js";
import type { Node } from "../syntax/nodes.js";
import { isOpenAIModule } from "./modules.js";

/** The name that a type of the SDK has there (`ChatModel` of `OpenAI.ChatModel`); null for other types. */
export function sdkTypeName(name: Node, values: Values): string | null {
  let root = name;
  let last: string | null = null;
  while (root.type === "TSQualifiedName" || root.type === "MemberExpression") {
    const own = root.type === "TSQualifiedName" ? root.right : root.property;
    last ??= own.type === "Identifier" ? own.name : "";
    root = root.type === "TSQualifiedName" ? root.left : root.object;
  }
  const definition = root.type === "Identifier" ? lookUp(root, values.source)?.defs[0] : null;
  const origin = definition ? importOrigin(definition.node, true) : null;
  if (origin?.kind !== "import" || !isOpenAIModule(origin.module)) return null;
  return last ?? origin.path.at(-1) ?? "";
}
