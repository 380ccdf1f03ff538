/** Whether the types that a text passes through, on its way to the messages of requests, allow another one. */
import type { TSESTree } from "@typescript-eslint/utils";
import { roleOfType } from "../sdk/message-types.js";
import { isOpenAIModule } from "../sdk/modules.js";
import { children, isClass, literalConstant, type Node } from "../syntax/nodes.js";
import { lookUp } from "../values/binding.js";
import type { Values } from "../values/types.js";

interface Texts {
  readonly old: string;
  readonly replacement: string;
}

export interface TypeFindings {
  /** The types that allow only the text as it is. */
  readonly contradicting: readonly Node[];
  /** Whether there are types that the file does not show. */
  readonly areUnknown: boolean;
}

/** Types of the language that have the members of the types that they are given, and no texts of their own. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  "Array",
  "Awaited",
  "Map",
  "NonNullable",
  "Omit",
  "Partial",
  "Pick",
  "Promise",
  "Readonly",
  "ReadonlyArray",
  "ReadonlyMap",
  "Record",
  "Required",
  "const",
]);

/** What types say about a text that would take the place of another. Types of the SDK are known by their names. */
export function typeFindings(types: readonly Node[], texts: Texts, values: Values): TypeFindings {
  const contradicting: Node[] = [];
  let areUnknown = false;
  const seen = new Set<Node>();
  const pending = [...types];
  for (let type = pending.pop(); type; type = pending.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    switch (type.type) {
      case "TSLiteralType":
        if (literalConstant(type.literal) === texts.old && !isBesideReplacement(type, texts))
          contradicting.push(type);
        continue;
      case "TSTypeReference": {
        const verdict = verdictOf(type, texts, values);
        if (verdict === "contradicting") contradicting.push(type);
        else if (verdict === "unknown") areUnknown = true;
        else if (verdict !== "allowed") pending.push(verdict);
        pending.push(...(type.typeArguments?.params ?? []));
        continue;
      }
      case "TSConditionalType":
      case "TSImportType":
      case "TSMappedType":
      case "TSTemplateLiteralType":
      case "TSTypeOperator":
      case "TSTypeQuery":
        areUnknown = true;
        continue;
      default:
        pending.push(...children(type, values.source.visitorKeys));
    }
  }
  return { contradicting, areUnknown };
}

/** Whether a union has the new text beside the old one: `"developer" | "system"`. */
function isBesideReplacement({ parent }: TSESTree.TSLiteralType, { replacement }: Texts): boolean {
  return (
    parent.type === "TSUnionType" &&
    parent.types.some(
      (other) => other.type === "TSLiteralType" && literalConstant(other.literal) === replacement,
    )
  );
}

type Verdict = "allowed" | "contradicting" | "unknown" | Node;

/** What the name of a type says; its definition where the file has one. */
function verdictOf({ typeName }: TSESTree.TSTypeReference, texts: Texts, values: Values): Verdict {
  let root: Node = typeName;
  while (root.type === "TSQualifiedName") root = root.left;
  if (root.type !== "Identifier") return "unknown";
  const definition = lookUp(root, values.source)?.defs[0];
  if (!definition) return TRANSPARENT.has(root.name) ? "allowed" : "unknown";
  const { node } = definition;
  // What a class declares for its fields is on the way itself.
  if (isClass(node)) return "allowed";
  if (node.type === "TSTypeAliasDeclaration" || node.type === "TSInterfaceDeclaration") return node;
  if (definition.type !== "ImportBinding" || !isOfSdk(node)) return "unknown";
  const name = typeName.type === "TSQualifiedName" ? typeName.right.name : importedName(node);
  const role = name === null ? null : roleOfType(name);
  return role === null || role === texts.replacement ? "allowed" : "contradicting";
}

function isOfSdk(specifier: Node): boolean {
  if (specifier.parent?.type !== "ImportDeclaration") return false;
  return isOpenAIModule(specifier.parent.source.value);
}

/** The name that a type has where it is imported from. */
function importedName(specifier: Node): string | null {
  if (specifier.type !== "ImportSpecifier") return null;
  const { imported } = specifier;
  return imported.type === "Identifier" ? imported.name : imported.value;
}
