/** Whether the types that are written around a constant allow another one in its place. */
import type { TSESTree } from "@typescript-eslint/utils";
import { sdkTypeName } from "../sdk/type-name.js";
import {
  contains,
  literalConstant,
  outermost,
  staticName,
  type Node,
  type Primitive,
} from "../syntax/nodes.js";
import { lookUp } from "../values/binding.js";
import type { Values } from "../values/types.js";
import { annotationsAround } from "./annotations.js";

/** `unknown`: a type that the file does not show decides. */
export type Fit = "yes" | "unknown" | "no";

/** Types of the library that have the members of the type that they are given. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  "Array",
  "Awaited",
  "NonNullable",
  "Omit",
  "Partial",
  "Pick",
  "Promise",
  "Readonly",
  "ReadonlyArray",
  "Required",
]);

/** The SDK's types that list the texts they allow. Its other types for texts allow any text that its API may take. */
const CLOSED_SDK_TYPES: ReadonlySet<string> = new Set(["ChatModel"]);

interface Search {
  /** The properties from what has the type to the constant; null for names that are not known. */
  readonly path: readonly (string | null)[];
  readonly replacement: Primitive;
  readonly values: Values;
  /** What was found for the types of the file that have a name, by that and the path: they name each other. */
  readonly named: Map<string, Fit>;
}

/**
 * Whether every type that is written around an expression allows a constant there.
 * @param path the members that lead from what the expression gives to the constant.
 */
export function fitOf(
  expression: Node,
  path: readonly string[],
  replacement: Primitive,
  values: Values,
): Fit {
  const outer = outermost(expression);
  // `MODELS.fast` is one expression with the constant, `MODELS` another one with it as a member.
  const member = path.length > 0 && outer.parent?.type === "MemberExpression" ? outer.parent : null;
  const fits = annotationsAround(expression, values)
    .filter(({ type }) => !member || contains(outer, type))
    .map((annotation) =>
      fit(annotation.type, { path: [...annotation.path, ...path], replacement, values, named: new Map() }),
    );
  return allFit(member ? [...fits, fitOf(member, path.slice(1), replacement, values)] : fits);
}

/** What is true if it is so for all parts. */
export function allFit(fits: readonly Fit[]): Fit {
  if (fits.includes("no")) return "no";
  return fits.includes("unknown") ? "unknown" : "yes";
}

function someFits(fits: readonly Fit[]): Fit {
  if (fits.includes("yes")) return "yes";
  return fits.includes("unknown") ? "unknown" : "no";
}

function fit(type: Node | undefined, search: Search): Fit {
  if (!type) return "unknown";
  const isReached = search.path.length === 0;
  const isOfType = (name: string): Fit => (isReached && typeof search.replacement === name ? "yes" : "no");
  switch (type.type) {
    case "TSTypeAnnotation":
    case "TSTypeAliasDeclaration":
      return fit(type.typeAnnotation, search);
    case "TSAnyKeyword":
    case "TSUnknownKeyword":
      return "yes";
    case "TSStringKeyword":
      return isOfType("string");
    case "TSNumberKeyword":
      return isOfType("number");
    case "TSBooleanKeyword":
    case "TSNullKeyword":
    case "TSUndefinedKeyword":
    case "TSTemplateLiteralType":
      return "no";
    case "TSLiteralType":
      return isReached && constantOf(type.literal) === search.replacement ? "yes" : "no";
    case "TSUnionType":
      return someFits(type.types.map((part) => fit(part, search)));
    case "TSIntersectionType":
      return allFit(type.types.map((part) => fit(part, search)));
    case "TSTypeLiteral":
      return fitMembers(type.members, search);
    case "TSInterfaceDeclaration":
      return allFit([
        fitMembers(type.body.body, search),
        ...type.extends.map(({ expression, typeArguments }) => fitNamed(expression, typeArguments, search)),
      ]);
    case "TSArrayType":
      return fit(type.elementType, search);
    case "TSTypeOperator":
      return type.operator === "readonly" ? fit(type.typeAnnotation, search) : "no";
    case "TSFunctionType":
      return fit(type.returnType, search);
    case "TSIndexedAccessType":
      return fitIndexed(type, search);
    case "TSTypeReference":
      return fitNamed(type.typeName, type.typeArguments, search);
    case "TSTypeQuery":
      // `Parameters<typeof client.chat.completions.create>[0]`
      if (type.exprName.type === "TSQualifiedName" && type.exprName.right.name === "create") return "yes";
      return isReached ? "no" : "unknown";
    default:
      return "unknown";
  }
}

/** The members of an object type. It does not matter for a property that it lacks: another type has that one. */
function fitMembers(members: readonly TSESTree.TypeElement[], search: Search): Fit {
  const [name, ...rest] = search.path;
  if (name === undefined) return "yes";
  if (name === null) return "unknown";
  return allFit(
    members.flatMap((member) => {
      if (member.type === "TSIndexSignature") return fit(member.typeAnnotation, { ...search, path: rest });
      if (member.type !== "TSPropertySignature") return [];
      const key = staticName(member);
      if (key === null) return "unknown";
      return key === name ? fit(member.typeAnnotation, { ...search, path: rest }) : [];
    }),
  );
}

/** `Options["model"]`, `Options[]`'s `[number]` and `[0]` of parameters. */
function fitIndexed({ objectType, indexType }: TSESTree.TSIndexedAccessType, search: Search): Fit {
  if (indexType.type === "TSNumberKeyword") return fit(objectType, search);
  const index = indexType.type === "TSLiteralType" ? literalConstant(indexType.literal) : undefined;
  if (typeof index === "number") return fit(objectType, search);
  return typeof index === "string"
    ? fit(objectType, { ...search, path: [index, ...search.path] })
    : "unknown";
}

function fitNamed(name: Node, given: TSESTree.TSTypeParameterInstantiation | undefined, search: Search): Fit {
  const { values, path, named } = search;
  const ofSdk = sdkTypeName(name, values);
  if (ofSdk !== null) return path.length === 0 && CLOSED_SDK_TYPES.has(ofSdk) ? "no" : "yes";
  if (name.type !== "Identifier") return "unknown";
  if (name.name === "const") return "yes";
  const definitions = lookUp(name, values.source)?.defs ?? [];
  if (definitions.length === 0) return fitOfLibrary(name.name, given?.params ?? [], search);
  const key = [name.name, ...definitions.map(({ node }) => node.range[0]), ...path].join("/");
  const known = named.get(key);
  if (known) return known;
  named.set(key, "unknown");
  const found = allFit(definitions.map(({ node }) => fit(node, search)));
  named.set(key, found);
  return found;
}

/** A type that the file neither declares nor imports. */
function fitOfLibrary(name: string, [first, second]: readonly Node[], search: Search): Fit {
  if (TRANSPARENT.has(name)) return fit(first, search);
  if (name === "Parameters" && first?.type === "TSTypeQuery") return fit(first, search);
  const isMember = name === "Record" && search.path.length > 0;
  return isMember ? fit(second, { ...search, path: search.path.slice(1) }) : "unknown";
}

function constantOf(literal: Node): Primitive | undefined {
  if (literal.type !== "UnaryExpression") return literalConstant(literal);
  const constant = literalConstant(literal.argument);
  return typeof constant === "number" ? -constant : undefined;
}
