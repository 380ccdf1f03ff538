/** What the type checker says, where the user's parser options bring it along. Nothing here loads a compiler. */
import type { ParserServicesWithTypeInformation } from "@typescript-eslint/utils";
import type { Declaration, Symbol as TypeScriptSymbol, Type, TypeChecker } from "typescript";
import type { Node, Primitive } from "./nodes.js";
import type { SourceCode } from "./source.js";

/** Where something is declared. */
export interface DeclaredIn {
  /** The package below `node_modules`; null in the project itself. */
  readonly module: string | null;
  /** Whether the declaration also says what is done: a method with a body, not a member of an interface. */
  readonly isImplemented: boolean;
}

/** A class that a value is an instance of. */
export interface TypedClass {
  readonly module: string | null;
  readonly name: string;
}

/** Answers about the nodes of one file. */
export interface TypeInformation {
  /** The one constant that the type of an expression, or of a member of it, allows; undefined where it allows others. */
  constantOf(node: Node, path: readonly string[]): Primitive | undefined;
  /** Where that is declared which a name refers to; null where the checker does not know, or knows several places. */
  declarationOf(name: Node): DeclaredIn | null;
  /** The classes of an expression's type, with those that they extend. Empty where it is unknown or `any`. */
  classesOf(node: Node): readonly TypedClass[];
}

const known = new WeakMap<SourceCode, TypeInformation | null>();

/** The type information of a file; null where it was parsed without. */
export function typeInformationOf(source: SourceCode): TypeInformation | null {
  let information = known.get(source);
  if (information === undefined) {
    const services = servicesOf(source);
    known.set(source, (information = services ? new CheckedFile(services) : null));
  }
  return information;
}

function servicesOf(source: SourceCode): ParserServicesWithTypeInformation | null {
  // Other parsers have services of their own, or none.
  const services = (source.parserServices ?? {}) as Partial<ParserServicesWithTypeInformation>;
  return services.program && services.esTreeNodeToTSNodeMap
    ? (services as ParserServicesWithTypeInformation)
    : null;
}

class CheckedFile implements TypeInformation {
  private readonly services: ParserServicesWithTypeInformation;
  private readonly checker: TypeChecker;

  constructor(services: ParserServicesWithTypeInformation) {
    this.services = services;
    this.checker = services.program.getTypeChecker();
  }

  constantOf(node: Node, path: readonly string[]): Primitive | undefined {
    const location = this.services.esTreeNodeToTSNodeMap.get(node);
    let type = this.checker.getTypeAtLocation(location);
    for (const name of path) {
      const member = this.checker.getPropertyOfType(type, name);
      if (!member) return undefined;
      type = this.checker.getTypeOfSymbolAtLocation(member, location);
    }
    return this.constant(type);
  }

  private constant(type: Type): Primitive | undefined {
    if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
    if (type.isUnion()) return undefined;
    const text = this.checker.typeToString(type);
    return text === "true" ? true : text === "false" ? false : undefined;
  }

  declarationOf(name: Node): DeclaredIn | null {
    const symbol = this.checker.getSymbolAtLocation(this.services.esTreeNodeToTSNodeMap.get(name));
    const places = (symbol?.declarations ?? []).map((declaration) => this.placeOf(declaration));
    const [first] = places;
    if (!first || places.some(({ module }) => module !== first.module)) return null;
    return { module: first.module, isImplemented: places.some(({ isImplemented }) => isImplemented) };
  }

  private placeOf(declaration: Declaration): DeclaredIn {
    const { body, initializer } = declaration as { body?: unknown; initializer?: unknown };
    return {
      module: moduleOf(declaration),
      isImplemented: body !== undefined || initializer !== undefined,
    };
  }

  classesOf(node: Node): readonly TypedClass[] {
    const type = this.checker.getTypeAtLocation(this.services.esTreeNodeToTSNodeMap.get(node));
    const parts = type.isUnionOrIntersection() ? type.types : [type];
    return parts.flatMap((part) => this.withParents(part));
  }

  private withParents(type: Type): TypedClass[] {
    const symbol = type.getSymbol();
    if (!symbol || !type.isClass()) return [];
    const parents = this.checker.getBaseTypes(type).flatMap((parent) => this.withParents(parent));
    return [{ module: moduleOfSymbol(symbol), name: symbol.name }, ...parents];
  }
}

function moduleOfSymbol(symbol: TypeScriptSymbol): string | null {
  const [declaration] = symbol.declarations ?? [];
  return declaration ? moduleOf(declaration) : null;
}

/** The package in whose folder a declaration is: that of the last `node_modules`, as links put several into a path. */
function moduleOf(declaration: Declaration): string | null {
  const { fileName } = declaration.getSourceFile();
  return /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(fileName)?.[1] ?? null;
}
