/** Whether the types that a text passes through, on its way to the messages of requests, allow another one. */
import type { TSESTree } from "@typescript-eslint/utils";
import { roleOfType } from "../sdk/message-types.js";
import { sdkTypeName } from "../sdk/type-name.js";
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
      case "TSInterfaceHeritage":
      case "TSTypeReference": {
        const name = type.type === "TSTypeReference" ? type.typeName : type.expression;
        const verdict = verdictOf(name, texts, values);
        if (verdict === "contradicting") contradicting.push(type);
        else if (verdict === "unknown") areUnknown = true;
        else pending.push(...verdict);
        if (type.typeArguments) pending.push(...type.typeArguments.params);
        continue;
      }
      case "TSConditionalType":
      case "TSImportType":
      case "TSMappedType":
      case "TSTemplateLiteralType":
      case "TSTypeOperator":
        areUnknown = true;
        continue;
      case "TSTypeQuery":
        if (isConstant(type.exprName, texts.old, values)) contradicting.push(type);
        else areUnknown = true;
        continue;
      default:
        pending.push(...children(type, values.source.visitorKeys));
    }
  }
  return { contradicting, areUnknown };
}

/** Whether a name stands for a constant with this text: `typeof ROLE` allows no other. */
function isConstant(name: Node, text: string, values: Values): boolean {
  if (name.type !== "Identifier") return false;
  const { alternatives, open } = values.evaluate(name);
  const [only, ...others] = alternatives;
  return open === null && others.length === 0 && only?.kind === "constant" && only.value === text;
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

/** The types that say more; none for a type that allows both texts. */
type Verdict = "contradicting" | "unknown" | readonly Node[];

/** What the name of a type says. */
function verdictOf(name: Node, texts: Texts, values: Values): Verdict {
  const ofSdk = sdkTypeName(name, values);
  if (ofSdk !== null) {
    const role = roleOfType(ofSdk);
    return role === null || role === texts.replacement ? [] : "contradicting";
  }
  if (name.type !== "Identifier") return "unknown";
  const variable = lookUp(name, values.source);
  if (!variable || variable.defs.length === 0) return TRANSPARENT.has(name.name) ? [] : "unknown";
  const definitions = variable.defs.map(({ node }) => node);
  // What a class declares for its fields is on the way itself.
  const isShown = definitions.every((node) => isClass(node) || isTypeDeclaration(node));
  return isShown ? definitions.filter(isTypeDeclaration) : "unknown";
}

function isTypeDeclaration({ type }: Node): boolean {
  return type === "TSTypeAliasDeclaration" || type === "TSInterfaceDeclaration";
}
