/** What a file declares the types of its values to be: by annotations, interfaces and the like, and by JSDoc. */
import { classOfThis, enclosingClass, type ClassOfThis } from "../syntax/classes.js";
import {
  isClass,
  isField,
  isFunction,
  literalConstant,
  unwrap,
  type Identifier,
  type Node,
  type TypeReference,
} from "../syntax/nodes.js";
import { lookUp, lookUpName, stepsTo, type Definition, type PatternStep, type Variable } from "./binding.js";
import { superClassOf } from "./classes.js";
import {
  documentedAlias,
  documentedNames,
  documentedParameter,
  documentedResult,
  documentedType,
  type DocumentedType,
} from "./jsdoc.js";
import { importOrigin } from "./trace.js";
import type { Origin, Values } from "./types.js";

const NONE = { conditions: [], steps: [] } as const;
const UNKNOWN: Origin = { kind: "unknown", reason: "expression", ...NONE };

/**
 * Where the types come from that the file declares for an expression, one element per member of a union: imports, also
 * those of types alone, classes of the file, or unknown. Null where it declares none.
 */
export function declaredTypes(expression: Node, values: Values): readonly Origin[] | null {
  const finder = new TypeFinder(values);
  const type = finder.typeOf(expression);
  const origins = type ? finder.originsOf(type) : [];
  return origins.length > 0 ? origins : null;
}

/** A node that stands for a type: that of an annotation, a declaration, a function as the type of itself. */
type Type = Node | DocumentedType;

/** Types of JavaScript and of the standard library that stand for what they are given. A promise is always awaited. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  "Awaited",
  "NonNullable",
  "Omit",
  "Partial",
  "Pick",
  "Promise",
  "PromiseLike",
  "Readonly",
  "Required",
]);

/** A question that needs more steps than this has no answer, so that types that refer to themselves end. */
const MAXIMUM_STEPS = 200;

class TypeFinder {
  private readonly values: Values;
  private steps = 0;

  constructor(values: Values) {
    this.values = values;
  }

  private isWithinLimit(): boolean {
    this.steps += 1;
    return this.steps <= MAXIMUM_STEPS;
  }

  typeOf(expression: Node): Type | null {
    if (!this.isWithinLimit()) return null;
    const node = unwrap(expression);
    switch (node.type) {
      case "Identifier": {
        const variable = lookUp(node, this.values.source);
        return variable && this.ofVariable(variable);
      }
      case "MemberExpression": {
        const name = this.values.nameOf(node);
        if (name === null) return null;
        const self = unwrap(node.object).type === "ThisExpression" ? classOfThis(node) : null;
        if (self) return this.memberOfClass(self, name);
        const object = this.typeOf(node.object);
        return object && this.memberOf(object, name);
      }
      case "CallExpression": {
        const [callee, ...others] = this.values.trace(node.callee);
        const called = callee?.kind === "node" && others.length === 0 ? this.resultOf(callee.node) : null;
        if (called) return called;
        const type = this.typeOf(node.callee);
        return type && this.resultOf(type);
      }
      case "AwaitExpression":
        return this.typeOf(node.argument);
      case "ThisExpression":
        return enclosingClass(node);
      default:
        return null;
    }
  }

  private ofVariable(variable: Variable): Type | null {
    const [definition] = variable.defs;
    if (definition?.name.type !== "Identifier") return null;
    const own = annotationOf(definition.name);
    if (own) return own;
    if (definition.type === "Parameter") return this.ofParameter(definition);
    if (definition.type !== "Variable") return null;
    const { node } = definition;
    const steps = stepsTo(node.id, definition.name, this.values.nameOf);
    if (!steps) return null;
    const whole =
      annotationOf(node.id) ??
      documentedType(node.parent, this.values.source) ??
      (node.init && this.typeOf(node.init));
    return whole && this.atEndOf(steps, whole);
  }

  private ofParameter({ node, name }: Definition): Type | null {
    if (!isFunction(node) || name.type !== "Identifier") return null;
    for (const [index, parameter] of node.params.entries()) {
      const steps = stepsTo(parameter, name, this.values.nameOf);
      if (!steps) continue;
      const pattern = withoutDefault(parameter);
      const type = annotationOf(pattern);
      if (type) return this.atEndOf(steps, type);
      const names = steps.flatMap((step) => (step.name === "" ? [] : [step.name]));
      if (names.includes(null)) return null;
      return documentedParameter(
        node,
        index,
        pattern.type === "Identifier" ? pattern.name : null,
        names.filter((one) => one !== null),
        this.values.source,
      );
    }
    return null;
  }

  /** The type at the end of a path through a pattern. */
  private atEndOf(steps: readonly PatternStep[], whole: Type): Type | null {
    let type: Type | null = whole;
    for (const { name } of steps) {
      if (name === null || !type) return null;
      if (name !== "") type = this.memberOf(type, name);
    }
    return type;
  }

  private memberOf(type: Type, name: string): Type | null {
    if (!this.isWithinLimit()) return null;
    switch (type.type) {
      case "TSTypeLiteral":
        return signatureIn(type.members, name);
      case "TSInterfaceDeclaration": {
        const own = signatureIn(type.body.body, name);
        return own ?? this.firstOf(type.extends, (base) => this.memberOf(base.expression, name));
      }
      case "ClassDeclaration":
      case "ClassExpression":
        return this.memberOfClass({ owner: type, isStatic: false }, name);
      case "TSUnionType": {
        const [only, ...others] = type.types.filter((member) => !isNullish(member));
        return only && others.length === 0 ? this.memberOf(only, name) : null;
      }
      case "TSIntersectionType":
        return this.firstOf(type.types, (part) => this.memberOf(part, name));
      case "TSTypeReference": {
        const inner = this.innerOf(type);
        if (inner) return this.memberOf(inner, name);
        return type.typeName.type === "Identifier" ? this.memberOf(type.typeName, name) : null;
      }
      case "Identifier": {
        const definitions = lookUp(type, this.values.source)?.defs ?? [];
        return this.firstOf(definitions, ({ node }) => this.memberOf(aliased(node), name));
      }
      default:
        return null;
    }
  }

  private firstOf<T>(items: readonly T[], find: (item: T) => Type | null): Type | null {
    for (const item of items) {
      const found = find(item);
      if (found) return found;
    }
    return null;
  }

  private memberOfClass(of: ClassOfThis, name: string): Type | null {
    if (!this.isWithinLimit()) return null;
    const own = this.firstOf(of.owner.body.body, (member) => this.declaredByMember(member, of, name));
    if (own) return own;
    const base = superClassOf(of.owner, this.values);
    return base && this.memberOfClass({ owner: base, isStatic: of.isStatic }, name);
  }

  private declaredByMember(member: Node, { isStatic }: ClassOfThis, name: string): Type | null {
    const isAbstract =
      member.type === "TSAbstractPropertyDefinition" || member.type === "TSAbstractAccessorProperty";
    if (isField(member) || isAbstract) {
      if (member.static !== isStatic || this.values.nameOf(member) !== name) return null;
      return annotationOf(member) ?? documentedType(member, this.values.source);
    }
    if (member.type !== "MethodDefinition" && member.type !== "TSAbstractMethodDefinition") return null;
    if (member.kind === "constructor" && !isStatic) {
      return this.firstOf(member.value.params, (parameter) => {
        const declared = withoutDefault(parameter);
        const isNamed = declared.type === "Identifier" && declared.name === name;
        return isNamed && parameter.type === "TSParameterProperty" ? this.typeOf(declared) : null;
      });
    }
    if (member.static !== isStatic || this.values.nameOf(member) !== name) return null;
    return member.kind === "get" ? this.resultOf(member.value) : member.value;
  }

  /** The type of what a function returns. */
  private resultOf(type: Type): Type | null {
    if ("returnType" in type && type.returnType) return type.returnType.typeAnnotation;
    return type.type !== "JSDoc" && isFunction(type) ? documentedResult(type, this.values.source) : null;
  }

  /** The argument that a type of the standard library stands for; null for other types. */
  private innerOf({ typeName, typeArguments }: TypeReference): Node | null {
    const [inner] = typeArguments?.params ?? [];
    if (!inner || typeName.type !== "Identifier" || this.isDeclared(typeName)) return null;
    if (TRANSPARENT.has(typeName.name)) return inner;
    return typeName.name === "InstanceType" && inner.type === "TSTypeQuery" ? inner.exprName : null;
  }

  private isDeclared(name: Identifier): boolean {
    return (lookUp(name, this.values.source)?.defs.length ?? 0) > 0;
  }

  /** Where a type comes from. */
  originsOf(type: Type): readonly Origin[] {
    if (!this.isWithinLimit()) return [UNKNOWN];
    if (type.type !== "JSDoc" && isNullish(type)) return [];
    switch (type.type) {
      case "TSUnionType":
        return type.types.flatMap((member) => this.originsOf(member));
      case "TSIntersectionType": {
        const known = type.types
          .flatMap((part) => this.originsOf(part))
          .filter(({ kind }) => kind !== "unknown");
        return known.length > 0 ? known : [UNKNOWN];
      }
      case "TSTypeReference":
        return this.originsOf(this.innerOf(type) ?? type.typeName);
      case "Identifier":
      case "TSQualifiedName":
      case "MemberExpression": {
        const { root, path } = qualifiedName(type);
        return root ? this.ofDefinition(lookUp(root, this.values.source), path) : [UNKNOWN];
      }
      case "TSImportType": {
        const module = "source" in type ? literalConstant(type.source) : null;
        if (typeof module !== "string") return [UNKNOWN];
        const { root, path } = type.qualifier ? qualifiedName(type.qualifier) : { root: null, path: [] };
        return [{ kind: "import", module, path: root ? [root.name, ...path] : path, ...NONE }];
      }
      case "JSDoc":
        return (
          documentedNames(type)?.flatMap(({ module, path }) =>
            module === null
              ? this.ofDocumentedName(path, type.at)
              : [{ kind: "import" as const, module, path, ...NONE }],
          ) ?? [UNKNOWN]
        );
      default:
        return [UNKNOWN];
    }
  }

  private ofDocumentedName([root = "", ...path]: readonly string[], at: Node): readonly Origin[] {
    const alias = path.length === 0 ? documentedAlias(root, this.values.source) : null;
    if (alias) return this.originsOf(alias);
    return this.ofDefinition(lookUpName(root, at, this.values.source), path);
  }

  private ofDefinition(variable: Variable | null, path: readonly string[]): readonly Origin[] {
    const definition = variable?.defs.find(({ node }) => isClass(node)) ?? variable?.defs[0];
    if (!definition) return [UNKNOWN];
    const { node, name } = definition;
    if (definition.type === "ImportBinding") return [withPath(importOrigin(node, true), path)];
    // In JavaScript, where a comment names a class that `require` gave.
    if (definition.type === "Variable" && name.type === "Identifier") {
      return this.values.trace(name).map((origin) => withPath(origin, path));
    }
    if (path.length > 0) return [UNKNOWN];
    if (isClass(node)) return [{ kind: "node", node, ...NONE }];
    const bases =
      node.type === "TSInterfaceDeclaration"
        ? node.extends.map(({ expression }) => expression)
        : node.type === "TSTypeAliasDeclaration"
          ? [node.typeAnnotation]
          : node.type === "TSTypeParameter" && node.constraint
            ? [node.constraint]
            : [];
    return bases.length > 0 ? bases.flatMap((base) => this.originsOf(base)) : [UNKNOWN];
  }
}

function withPath(origin: Origin, path: readonly string[]): Origin {
  if (path.length === 0) return origin;
  return origin.kind === "import" ? { ...origin, path: [...origin.path, ...path] } : UNKNOWN;
}

/** The type annotation of a declaration, or null. */
function annotationOf(declaration: Node): Node | null {
  if (!("typeAnnotation" in declaration)) return null;
  const { typeAnnotation } = declaration;
  return typeAnnotation?.type === "TSTypeAnnotation" ? typeAnnotation.typeAnnotation : null;
}

/** What a parameter declares: a name or a pattern. */
function withoutDefault(parameter: Node): Node {
  const target = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  return target.type === "AssignmentPattern" ? target.left : target;
}

/** The type of the property, or the signature of the method, of this name. */
function signatureIn(members: readonly Node[], name: string): Type | null {
  for (const member of members) {
    if (member.type !== "TSPropertySignature" && member.type !== "TSMethodSignature") continue;
    const { key } = member;
    const own = key.type === "Identifier" && !member.computed ? key.name : literalConstant(key);
    if (own !== name) continue;
    if (member.type === "TSPropertySignature") return annotationOf(member);
    return member.kind === "get" ? (member.returnType?.typeAnnotation ?? null) : member;
  }
  return null;
}

/** What a type alias stands for; any other declaration as it is. */
function aliased(declaration: Node): Node {
  if (declaration.type === "TSTypeAliasDeclaration") return declaration.typeAnnotation;
  return (declaration.type === "TSTypeParameter" ? declaration.constraint : null) ?? declaration;
}

function isNullish({ type }: Node): boolean {
  return type === "TSNullKeyword" || type === "TSUndefinedKeyword" || type === "TSVoidKeyword";
}

/** The name that a qualified name starts with (`OpenAI` in `OpenAI.Chat`), with the names after it. */
function qualifiedName(type: Node): {
  readonly root: Identifier | null;
  readonly path: readonly string[];
} {
  const path: string[] = [];
  for (let name = type; ;) {
    if (name.type === "Identifier") return { root: name, path };
    if (name.type === "TSQualifiedName") {
      path.unshift(name.right.name);
      name = name.left;
    } else if (name.type === "MemberExpression" && name.property.type === "Identifier") {
      path.unshift(name.property.name);
      name = name.object;
    } else {
      return { root: null, path };
    }
  }
}
