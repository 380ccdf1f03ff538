/** Variables: who declares a name, who writes it, who can see it. */
import { findVariable } from "@eslint-community/eslint-utils";
import type { TSESLint } from "@typescript-eslint/utils";
import { asScope, asVariable } from "../syntax/scope.js";
import type { Expression, FunctionNode, Identifier, Node, RestElement } from "../syntax/nodes.js";
import { contains, walk } from "../syntax/nodes.js";
import type { SourceCode } from "../syntax/source.js";

export type Variable = TSESLint.Scope.Variable;
export type Reference = TSESLint.Scope.Reference;
export type Definition = TSESLint.Scope.Definition;

/** The variable that a name refers to where it stands, or null when the file declares none. */
export function lookUp(identifier: Identifier, source: SourceCode): Variable | null {
  const reference = referencesOf(source).get(identifier);
  if (reference) return reference.resolved;
  // The name of a declaration without initialiser is no reference.
  return lookUpName(identifier.name, identifier, source);
}

/** The variable that a name would refer to at a node, or null when the file declares none. */
export function lookUpName(name: string, at: Node, source: SourceCode): Variable | null {
  return asVariable(findVariable(asScope(source.getScope(at)), name));
}

/** The variables that a declaration declares: a class with a name has one outside, and one inside of itself. */
export function variablesDeclaredBy(declaration: Node, source: SourceCode): readonly Variable[] {
  return source.scopeManager?.getDeclaredVariables(declaration) ?? [];
}

/** Whether a name means the global of that name where `at` stands. */
export function isGlobal(name: string, at: Node, source: SourceCode): boolean {
  const variable = asVariable(findVariable(asScope(source.getScope(at)), name));
  return !variable || variable.defs.length === 0;
}

/** The variables that code at a place can name and that were declared before it, the innermost first. */
export function variablesAt(at: Node, source: SourceCode): readonly Variable[] {
  const found = new Map<string, Variable>();
  for (let scope: TSESLint.Scope.Scope | null = source.getScope(at); scope; scope = scope.upper) {
    for (const variable of scope.variables) {
      if (!found.has(variable.name)) found.set(variable.name, variable);
    }
  }
  return [...found.values()].filter(({ defs: [definition] }) => {
    return definition !== undefined && definition.name.range[1] <= at.range[0];
  });
}

/** Whether the name of a reference means the same at another place of the file. */
export function meansTheSame(name: Identifier, at: Node, source: SourceCode): boolean {
  const here = lookUp(name, source);
  const there = asVariable(findVariable(asScope(source.getScope(at)), name.name));
  // A file may, but need not, list the globals that it uses.
  const isGlobal = [here, there].every((variable) => !variable || variable.defs.length === 0);
  return isGlobal || here === there;
}

const references = new WeakMap<SourceCode, ReadonlyMap<Node, Reference>>();

function referencesOf(source: SourceCode): ReadonlyMap<Node, Reference> {
  let known = references.get(source);
  if (!known) {
    const all = source.scopeManager?.scopes.flatMap((scope) => scope.references) ?? [];
    references.set(source, (known = new Map(all.map((reference) => [reference.identifier, reference]))));
  }
  return known;
}

const writes = new WeakMap<Variable, readonly Reference[]>();

/** The writes of a variable other than the initialiser of its declaration. */
export function laterWrites(variable: Variable): readonly Reference[] {
  let known = writes.get(variable);
  if (!known) {
    const all = variable.references.filter((reference) => reference.isWrite() && reference.init !== true);
    // A name in a pattern with a default is written by two references.
    known = [...new Map(all.map((reference) => [reference.identifier, reference])).values()];
    writes.set(variable, known);
  }
  return known;
}

/** The definition that gives a variable its value, or null where there is none or more than one. */
export function definitionOf(variable: Variable): Definition | null {
  const [only, ...others] = variable.defs.filter((definition) => !isTypeOnly(definition, variable));
  return only && others.length === 0 ? only : null;
}

/** Whether a definition only adds a type to the others: an interface, the signature of an overload, a namespace. */
function isTypeOnly({ type, node }: Definition, { defs }: Variable): boolean {
  if (type === "Type") return true;
  if (type === "TSModuleName")
    return defs.some((other) => other.type === "FunctionName" || other.type === "ClassName");
  return node.type === "TSDeclareFunction" && defs.some((other) => other.node.type === "FunctionDeclaration");
}

/** Whether a variable can hold different values over time: several writes, or several declarations. */
export function isReassigned(variable: Variable, source: SourceCode): boolean {
  const definition = definitionOf(variable);
  if (!definition || isDynamic(variable, source)) return true;
  const hasInitialiser = definition.type !== "Variable" || definition.node.init !== null;
  return laterWrites(variable).length > (hasInitialiser ? 0 : 1);
}

/** Whether a function reads its parameters through `arguments`. */
export function usesArguments(callee: FunctionNode, source: SourceCode): boolean {
  if (callee.type === "ArrowFunctionExpression") return false;
  const variable = source.getScope(callee.body).set.get("arguments");
  return variable !== undefined && variable.references.length > 0;
}

const dynamicCode = new WeakMap<SourceCode, readonly Node[]>();

/** What a file with a direct `eval` or a `with` contains; "with" is also a word of many comments and texts. */
const DYNAMIC_CODE = /\beval\b|\bwith\s*(?:\(|\/[/*])/u;

/** Whether a direct `eval` or a `with` can read and write a variable without naming it. */
export function isDynamic({ scope }: Variable, source: SourceCode): boolean {
  let found = dynamicCode.get(source);
  if (!found)
    dynamicCode.set(source, (found = DYNAMIC_CODE.test(source.text) ? findDynamicCode(source) : []));
  return found.some((node) => contains(scope.block, node));
}

function findDynamicCode(source: SourceCode): Node[] {
  const found: Node[] = [];
  walk(source.ast, source.visitorKeys, (node) => {
    const isEval =
      node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "eval";
    if (isEval || node.type === "WithStatement") found.push(node);
    return true;
  });
  return found;
}

/**
 * Whether code outside of the file can see a variable: exported where it is declared, global in a script, or in the
 * outermost scope of a file whose template may read it. `export { x }` is a reference, not covered here.
 */
export function isVisibleOutside(variable: Variable, source: SourceCode): boolean {
  if (variable.scope.type === "global") return true;
  const services: object = source.parserServices ?? {};
  if (variable.scope.type === "module" && "defineTemplateBodyVisitor" in services) return true;
  return variable.defs.some((definition) => {
    if (definition.type === "Parameter") return false;
    const statement =
      definition.node.type === "VariableDeclarator" ? definition.node.parent : definition.node;
    const around = statement.parent.type;
    return around === "ExportNamedDeclaration" || around === "ExportDefaultDeclaration";
  });
}

/** One step from a destructured value to what a name in the pattern gets, with the default where there is one. */
export interface PatternStep {
  /** The member that is taken; null for a rest or a computed key, which the pattern does not spell out. */
  readonly name: string | null;
  readonly fallback: Expression | null;
  /** The rest of an object that the step takes. */
  readonly rest?: RestElement;
}

/**
 * The steps from a pattern's value down to the name `target` in it, or null when the name is not in the pattern.
 * `{ a: { b = 1 } }` with target `b` gives the members `a`, then `b` with the fallback `1`.
 */
export function stepsTo(
  pattern: Node,
  target: Identifier,
  nameOf: (node: Node) => string | null,
): PatternStep[] | null {
  if (pattern === target) return [];
  switch (pattern.type) {
    case "AssignmentPattern": {
      const inner = stepsTo(pattern.left, target, nameOf);
      // The fallback belongs to the step that leads here; a pattern at the root gets a step without a member.
      return inner && [{ name: "", fallback: pattern.right }, ...inner];
    }
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type === "RestElement") {
          const inner = stepsTo(property.argument, target, nameOf);
          if (inner) return [{ name: null, fallback: null, rest: property }, ...inner];
          continue;
        }
        const inner = stepsTo(property.value, target, nameOf);
        if (inner) return mergeFallback(nameOf(property), inner);
      }
      return null;
    case "ArrayPattern":
      for (const [index, element] of pattern.elements.entries()) {
        if (!element) continue;
        const rest = element.type === "RestElement";
        const inner = stepsTo(rest ? element.argument : element, target, nameOf);
        if (inner) return mergeFallback(rest ? null : String(index), inner);
      }
      return null;
    case "TSParameterProperty":
      return stepsTo(pattern.parameter, target, nameOf);
    case "RestElement": {
      const inner = stepsTo(pattern.argument, target, nameOf);
      return inner && [{ name: null, fallback: null }, ...inner];
    }
    default:
      return null;
  }
}

function mergeFallback(name: string | null, inner: PatternStep[]): PatternStep[] {
  const [first, ...others] = inner;
  if (first?.name === "") return [{ name, fallback: first.fallback }, ...others];
  return [{ name, fallback: null }, ...inner];
}
