/** Whether the types that are written around a request know a parameter that an edit adds to it. */
import type { TSESTree } from "@typescript-eslint/utils";
import { sdkTypeName } from "../sdk/type-name.js";
import type { Node, ObjectLiteral } from "../syntax/nodes.js";
import { lookUp } from "../values/binding.js";
import type { Values } from "../values/types.js";
import { annotationsOf } from "./annotations.js";

/** Types of TypeScript's library that have the members of the type that they are given. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  "Awaited",
  "NonNullable",
  "Omit",
  "Parameters",
  "Partial",
  "Promise",
  "Readonly",
  "Required",
]);

/** Types name each other, also in circles. */
const MAXIMUM_DEPTH = 10;

/**
 * Whether every type around a literal is one of the SDK's, or allows any member. Types that the file does not show
 * may know only the parameters that the code uses so far.
 */
export function allowsParameters(literal: ObjectLiteral, values: Values): boolean {
  return annotationsOf(literal, values).every((annotation) => {
    // `satisfies` gives a text no literal type unless its own type has one.
    const isChecked = annotation.parent?.type === "TSSatisfiesExpression";
    return isWide(annotation, values, { isChecked, isRead: false, depth: 0 });
  });
}

/** Whether a type that is written for a part of an answer is one of the SDK's, or allows any member. */
export function isSdkType(type: Node, values: Values): boolean {
  let element = type.type === "TSTypeAnnotation" ? type.typeAnnotation : type;
  while (element.type === "TSArrayType") element = element.elementType;
  return isWide(element, values, { isChecked: false, isRead: true, depth: 0 });
}

/** Whether every type around a list of messages, or around a message, knows messages of all roles. */
export function allowsMessages(types: readonly Node[], values: Values): boolean {
  return types.every((type) => isMessageType(type, values, 0));
}

function isMessageType(type: Node | undefined, values: Values, depth: number): boolean {
  if (!type || depth > MAXIMUM_DEPTH) return false;
  const isMessage = (part: Node | undefined): boolean => isMessageType(part, values, depth + 1);
  switch (type.type) {
    case "TSTypeAnnotation":
    case "TSTypeOperator":
      return isMessage(type.typeAnnotation);
    case "TSAnyKeyword":
      return true;
    case "TSArrayType":
      return isMessage(type.elementType);
    case "TSUnionType":
      return type.types.some(isMessage);
    case "TSIndexedAccessType":
      return isSdkType(type.objectType, values);
    case "TSTypeReference": {
      const { typeName } = type;
      const ofSdk = sdkTypeName(typeName, values);
      if (ofSdk !== null) return ofSdk === MESSAGE_TYPE;
      if (typeName.type !== "Identifier") return false;
      if (typeName.name === "const") return true;
      const definition = lookUp(typeName, values.source)?.defs[0]?.node;
      if (definition)
        return definition.type === "TSTypeAliasDeclaration" && isMessage(definition.typeAnnotation);
      return LISTS.has(typeName.name) && isMessage(type.typeArguments?.params[0]);
    }
    default:
      return false;
  }
}

/** The type of all messages that a request can send. */
const MESSAGE_TYPE = "ChatCompletionMessageParam";
const LISTS: ReadonlySet<string> = new Set(["Array", "ReadonlyArray"]);

const NULLISH: ReadonlySet<string> = new Set(["TSNullKeyword", "TSUndefinedKeyword"]);

interface Search {
  readonly isChecked: boolean;
  /** Whether members are read: then all types of a union must know them. One has to know what is written. */
  readonly isRead: boolean;
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
      if (search.isRead)
        return type.types.every((part) => NULLISH.has(part.type) || isWide(part, values, next));
      return type.types.some((part) => isWide(part, values, next));
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
  let root: Node = type.typeName;
  while (root.type === "TSQualifiedName") root = root.left;
  if (root.type !== "Identifier") return false;
  if (root.name === "const") return true;
  const definition = lookUp(root, values.source)?.defs[0]?.node;
  if (!definition) {
    const given = type.typeArguments?.params;
    if (root.name === "Record") return isWide(given?.[1], values, search);
    return TRANSPARENT.has(root.name) && isWide(given?.[0], values, search);
  }
  switch (definition.type) {
    case "TSTypeAliasDeclaration":
      return isWide(definition.typeAnnotation, values, search);
    case "TSInterfaceDeclaration":
      return definition.extends.some(({ expression }) => isImportedFromSdk(expression, values));
    default:
      return isImportedFromSdk(root, values);
  }
}

/** `Parameters<typeof client.chat.completions.create>[0]` */
export function isTypeOfCreate({ exprName }: TSESTree.TSTypeQuery): boolean {
  return exprName.type === "TSQualifiedName" && exprName.right.name === "create";
}

/** Whether a name, or the namespace before it (`OpenAI.Chat`), is imported from the SDK. */
export function isImportedFromSdk(name: Node, values: Values): boolean {
  return sdkTypeName(name, values) !== null;
}
