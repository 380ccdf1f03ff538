/** Whether types can demand a property that an edit takes out of a request. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Node } from "../syntax/nodes.js";
import { lookUp } from "../values/binding.js";
import type { Values } from "../values/types.js";
import { annotationParts } from "./annotations.js";
import { isImportedFromSdk, isTypeOfCreate, TRANSPARENT } from "./request-types.js";

/** Types of the library that demand no member that those which they are given do not demand. */
const UNDEMANDING = new Set([...TRANSPARENT, "Array", "Pick", "ReadonlyArray"]);
UNDEMANDING.delete("Required");
/** Parts of types that can demand a member without naming it. */
const COMPUTED: ReadonlySet<string> = new Set(["TSConditionalType", "TSImportType", "TSMappedType"]);

/**
 * Whether the types that are written around an object are the SDK's, whose sampling parameters can be left out, or shown
 * by the file, so that a property that none of these names as required is one that no type demands.
 */
export function showsDemands(object: Node, values: Values): boolean {
  return annotationParts(object, values).every((part) => {
    if (part.type === "TSInterfaceHeritage") return isImportedFromSdk(part.expression, values);
    if (part.type === "TSTypeReference") return isShown(part, values);
    return part.type === "TSTypeQuery" ? isTypeOfCreate(part) : !COMPUTED.has(part.type);
  });
}

function isShown({ typeName, typeArguments }: TSESTree.TSTypeReference, values: Values): boolean {
  if (isImportedFromSdk(typeName, values)) return true;
  if (typeName.type !== "Identifier") return false;
  const definitions = lookUp(typeName, values.source)?.defs ?? [];
  if (definitions.length > 0) {
    return definitions.every(
      ({ node: { type } }) => type === "TSTypeAliasDeclaration" || type === "TSInterfaceDeclaration",
    );
  }
  if (typeName.name === "Record") return typeArguments?.params[0]?.type === "TSStringKeyword";
  return typeName.name === "const" || UNDEMANDING.has(typeName.name);
}
