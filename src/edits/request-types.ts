/** Whether the types that are written around a request allow parameters that an edit adds, and do without others. */
import type { TSESTree } from "@typescript-eslint/utils";
import { isOpenAIModule } from "../sdk/modules.js";
import { literalConstant, type Node, type ObjectLiteral } from "../syntax/nodes.js";
import { lookUp } from "../values/binding.js";
import type { Values } from "../values/types.js";
import { annotationParts, annotationsOf } from "./annotations.js";

/** Types of TypeScript's library that have the members of the type that they are given. */
const TRANSPARENT = new Set([
  "Awaited",
  "NonNullable",
  "Omit",
  "Parameters",
  "Partial",
  "Promise",
  "Readonly",
  "Required",
]);

/** Types of the library that demand no member that those which they are given do not demand. */
const UNDEMANDING = new Set([...TRANSPARENT, "Array", "Pick", "ReadonlyArray"]);
UNDEMANDING.delete("Required");
/** Parts of types that can demand a member without naming it. */
const COMPUTED: ReadonlySet<string> = new Set(["TSConditionalType", "TSImportType", "TSMappedType"]);

/** Types name each other, also in circles. */
const MAXIMUM_DEPTH = 10;

/**
 * Whether every type around a literal is one of the SDK's, or allows any member. Types that the file does not show
 * may know only the parameters that the code uses so far.
 */
export function allowsParameters(literal: ObjectLiteral, values: Values): boolean {
  return annotationsOf(literal).every((annotation) => {
    // `satisfies` gives a text no literal type unless its own type has one.
    const isChecked = annotation.parent?.type === "TSSatisfiesExpression";
    return isWide(annotation, values, { isChecked, depth: 0 });
  });
}

/**
 * Whether the types that are written around a literal are the SDK's, whose parameters can be left out, or shown by the
 * file, so that a property that none of these demands is one that no type demands.
 */
export function showsDemands(literal: ObjectLiteral, values: Values): boolean {
  return annotationParts(literal, values).every((part) => {
    if (part.type === "TSInterfaceHeritage") return isImportedFromSdk(part.expression, values);
    if (part.type === "TSTypeReference") return isShown(part, values);
    return part.type === "TSTypeQuery" ? isTypeOfCreate(part) : !COMPUTED.has(part.type);
  });
}

function isShown({ typeName, typeArguments }: TSESTree.TSTypeReference, values: Values): boolean {
  const root = rootOf(typeName);
  if (root.type !== "Identifier") return false;
  if (root.name === "const") return true;
  const [definition] = lookUp(root, values.source)?.defs ?? [];
  if (!definition) {
    if (root.name === "Record") return typeArguments?.params[0]?.type === "TSStringKeyword";
    return UNDEMANDING.has(root.name);
  }
  const { type } = definition.node;
  const isWritten = type === "TSTypeAliasDeclaration" || type === "TSInterfaceDeclaration";
  return isWritten || isImportedFromSdk(root, values);
}

interface Search {
  readonly isChecked: boolean;
  readonly depth: number;
}

function isWide(type: Node | undefined, values: Values, search: Search): boolean {
  if (!type || search.depth > MAXIMUM_DEPTH) return false;
  const next = { ...search, depth: search.depth + 1 };
  switch (type.type) {
    case "TSTypeAnnotation":
      return isWide(type.typeAnnotation, values, next);
    case "TSAnyKeyword":
    case "TSUnknownKeyword":
    case "TSObjectKeyword":
      return !search.isChecked;
    case "TSFunctionType":
      return isWide(type.returnType, values, next);
    case "TSIndexedAccessType":
      return isWide(type.objectType, values, next);
    case "TSUnionType":
    case "TSIntersectionType":
      return type.types.some((part) => isWide(part, values, next));
    case "TSTypeReference":
      return isWideReference(type, values, next);
    case "TSTypeQuery":
      return isTypeOfCreate(type);
    default:
      return false;
  }
}

function isWideReference(type: TSESTree.TSTypeReference, values: Values, search: Search): boolean {
  const root = rootOf(type.typeName);
  if (root.type !== "Identifier") return false;
  if (root.name === "const") return true;
  const [definition] = lookUp(root, values.source)?.defs ?? [];
  const given = type.typeArguments?.params ?? [];
  if (!definition) {
    if (root.name === "Record") return isWide(given[1], values, search);
    return TRANSPARENT.has(root.name) && isWide(given[0], values, search);
  }
  const { node } = definition;
  switch (node.type) {
    case "TSTypeAliasDeclaration":
      return isWide(node.typeAnnotation, values, search);
    case "TSInterfaceDeclaration":
      return node.extends.some(({ expression }) => isImportedFromSdk(expression, values));
    default:
      return isImportedFromSdk(root, values);
  }
}

/** `Parameters<typeof client.chat.completions.create>[0]` */
function isTypeOfCreate({ exprName }: TSESTree.TSTypeQuery): boolean {
  return exprName.type === "TSQualifiedName" && exprName.right.name === "create";
}

/** `OpenAI` of `OpenAI.Chat.ChatCompletionCreateParams` */
function rootOf(name: TSESTree.EntityName): TSESTree.EntityName {
  return name.type === "TSQualifiedName" ? rootOf(name.left) : name;
}

/** Whether a name, or the namespace before it (`OpenAI.Chat`), is imported from the SDK. */
function isImportedFromSdk(name: Node, values: Values): boolean {
  let root = name;
  while (root.type === "MemberExpression") root = root.object;
  const [definition] = root.type === "Identifier" ? (lookUp(root, values.source)?.defs ?? []) : [];
  if (definition?.type !== "ImportBinding") return false;
  const module = moduleOf(definition.node);
  return typeof module === "string" && isOpenAIModule(module);
}

function moduleOf(specifier: Node): unknown {
  if (specifier.type !== "TSImportEqualsDeclaration") {
    return specifier.parent?.type === "ImportDeclaration" ? specifier.parent.source.value : null;
  }
  const { moduleReference } = specifier;
  return moduleReference.type === "TSExternalModuleReference"
    ? literalConstant(moduleReference.expression)
    : null;
}
