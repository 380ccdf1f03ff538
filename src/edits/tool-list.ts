/** A list of function definitions as a list of tools. */
import type { Call } from "../sdk/call.js";
import {
  contains,
  enclosingFunction,
  isWritten,
  outermost,
  walk,
  type Identifier,
  type Node,
  type ObjectLiteral,
  type Range,
} from "../syntax/nodes.js";
import { isTypeScript, type SourceCode } from "../syntax/source.js";
import { lookUp } from "../values/binding.js";
import type { Values } from "../values/types.js";
import type { Change } from "./edit.js";
import { insertion } from "./insert.js";
import { isCertainlyArray, isUntyped } from "./declared-types.js";
import { constAssertion, quoted } from "./style.js";

const CHANGING_METHODS: ReadonlySet<string | null> = new Set([
  "pop",
  "push",
  "reverse",
  "shift",
  "sort",
  "splice",
  "unshift",
]);

/**
 * The changes that make tools of the definitions in a list. Null where the value is known to be something else, or
 * where TypeScript could not tell what a definition is.
 * @param literal the object that the list is a property of.
 */
export function toolListChanges(list: Node, literal: ObjectLiteral, call: Call): readonly Change[] | null {
  const inner = withoutAny(list);
  const tools = new ToolList(literal, call);
  return inner.type === "ArrayExpression" ? tools.wrapped(inner.elements) : tools.mapped(inner);
}

/** What is asserted to be `any` can be any list, so the assertion is as good around the new one. */
function withoutAny(list: Node): Node {
  let node = list;
  while (
    (node.type === "TSAsExpression" || node.type === "TSTypeAssertion") &&
    (node.typeAnnotation.type === "TSAnyKeyword" || node.typeAnnotation.type === "TSNeverKeyword")
  ) {
    node = node.expression;
  }
  return node;
}

class ToolList {
  private readonly literal: ObjectLiteral;
  private readonly values: Values;
  private readonly isInline: boolean;
  private readonly isTypeScript: boolean;
  private readonly assertion: string;

  constructor(literal: ObjectLiteral, { node, values, file }: Call) {
    this.literal = literal;
    this.values = values;
    this.isInline = contains(node, literal);
    this.isTypeScript = isTypeScript(file.filename, values.source);
    this.assertion = constAssertion(literal, file.filename, values);
  }

  /** `[a, ...b]` becomes `[{ type: "function", function: a }, ...b.map(…)]`. */
  wrapped(elements: readonly (Node | null)[]): readonly Change[] | null {
    const changes = elements.map((element) => {
      if (element?.type === "SpreadElement") return this.mappedSpread(element.argument);
      return element && this.wrappedDefinition(element);
    });
    return changes.includes(null) ? null : changes.flatMap((change) => change ?? []);
  }

  /** `list` becomes `list.map((definition) => ({ type: "function", function: definition }))`. */
  mapped(list: Node): readonly Change[] | null {
    const map = this.mapText(list, this.assertion, false);
    if (map === null || (this.isTypeScript && isUntyped(list, this.values))) return null;
    // A request that waits in a variable sees what is added to its list, but `.map` makes another list right away.
    if (!this.isInline && growsLater(list, this.literal, this.values)) return null;
    const text = `${isCertainlyArray(list, this.values) ? "." : "?."}${map}`;
    const [start, end] = withParentheses(list, this.values.source);
    if (start < list.range[0] || isPrimary(list)) return [{ range: [end, end], text }];
    return around([start, end], "(", `)${text}`);
  }

  /** `...list` becomes `...list.map(…)`, or `...[...list].map(…)` where it may be an iterable without that method. */
  private mappedSpread(list: Node): readonly Change[] | null {
    // A spread hides from TypeScript which texts are expected.
    const map = this.mapText(list, this.isTypeScript ? " as const" : "", true);
    if (map === null) return null;
    const [start, end] = withParentheses(list, this.values.source);
    const isPlain = start < list.range[0] || isPrimary(list);
    const isArray = isCertainlyArray(list, this.values) && !isUntyped(list, this.values);
    if (isPlain && isArray) return [{ range: [end, end], text: `.${map}` }];
    return around([start, end], "[...", `].${map}`);
  }

  private wrappedDefinition(definition: Node): readonly Change[] | null {
    const parameters = this.addedParameters(definition);
    const range = withParentheses(definition, this.values.source);
    const [before, after] = around(range, `{ ${this.type(this.assertion)}, function: `, " }");
    return parameters && [before, ...parameters, after];
  }

  /** What gives a definition without `parameters` empty ones: inside of a literal, else in a copy of it. */
  private addedParameters(definition: Node): readonly Change[] | null {
    const state = this.parametersOf(definition);
    if (state !== "missing") return state === "undefined" ? null : [];
    const text = `parameters: ${this.emptySchema(definition)}`;
    if (definition.type === "ObjectExpression") {
      const last = definition.properties.at(-1);
      return last ? insertion(last, text, this.values.source) : null;
    }
    return around(withParentheses(definition, this.values.source), "{ ...", `, ${text} }`);
  }

  /**
   * The call of `map` with what it does to each definition. Null where the value is no list, or not one to complete.
   * @param iterable whether the value may be something else to iterate over.
   */
  private mapText(list: Node, assertion: string, iterable: boolean): string | null {
    const { alternatives, open } = this.values.evaluate(list);
    const given = alternatives.filter(
      (one) => one.kind !== "absent" && !(one.kind === "constant" && one.value === null),
    );
    const isList = given.every(({ kind }) => kind === "array" || (iterable && kind === "other"));
    const isNothing = open === null && given.length === 0;
    if (!isList || isNothing) return null;
    const states = alternatives
      .flatMap((one) => (one.kind === "array" ? one.elements : []))
      .map((definition) => definition && this.parametersOf(definition));
    if (states.includes("undefined")) return null;
    const definition = states.includes("missing")
      ? `{ parameters: ${this.emptySchema(list)}, ...definition }`
      : "definition";
    return `map((definition) => ({ ${this.type(assertion)}, function: ${definition} }))`;
  }

  private parametersOf(definition: Node): "missing" | "undefined" | "present or unknown" {
    const shape = this.values.shapeOf(definition);
    const { alternatives, open, entries } = shape.get("parameters");
    const isAbsent = open === null && alternatives.every(({ kind }) => kind === "absent");
    if (shape.literals.length === 0 || !isAbsent) return "present or unknown";
    return entries.length === 0 ? "missing" : "undefined";
  }

  private type(assertion: string): string {
    return `type: ${quoted("function", this.literal, this.values)}${assertion}`;
  }

  private emptySchema(near: Node): string {
    return `{ type: ${quoted("object", near, this.values)}, properties: {} }`;
  }
}

function around([start, end]: Range, before: string, after: string): [Change, Change] {
  return [
    { range: [start, start], text: before },
    { range: [end, end], text: after },
  ];
}

/** The range of a node with the parentheses around it. */
function withParentheses(node: Node, source: SourceCode): Range {
  let range = node.range;
  let before = source.getTokenBefore(node);
  let after = source.getTokenAfter(node);
  while (before?.value === "(" && after?.value === ")") {
    range = [before.range[0], after.range[1]];
    before = source.getTokenBefore(before);
    after = source.getTokenAfter(after);
  }
  return range;
}

/** Whether a member can be read from an expression without parentheses around it. */
function isPrimary({ type }: Node): boolean {
  return (
    type === "Identifier" ||
    type === "MemberExpression" ||
    type === "CallExpression" ||
    type === "ChainExpression" ||
    type === "ArrayExpression" ||
    type === "TSNonNullExpression"
  );
}

/** Whether code may add to a list, or take from it, after a literal was made with it. */
function growsLater(list: Node, literal: ObjectLiteral, values: Values): boolean {
  const { source } = values;
  const names: Identifier[] = [];
  walk(list, source.visitorKeys, (node) => {
    if (node.type === "Identifier") names.push(node);
    return true;
  });
  const references = names.flatMap((name) => lookUp(name, source)?.references ?? []);
  return references.some(({ identifier }) => {
    const isLater =
      identifier.range[0] > literal.range[1] || enclosingFunction(identifier) !== enclosingFunction(literal);
    return isLater && (isChanged(identifier, values) || isHandedOn(identifier, source.getText(list), source));
  });
}

/** Whether a function gets a list, or something that has it, and could do with it what it likes. */
function isHandedOn(reference: Node, list: string, source: SourceCode): boolean {
  const node = outermost(reference);
  const { parent } = node;
  if (parent?.type === "CallExpression") return parent.callee !== node;
  const isOnTheWay = parent?.type === "MemberExpression" && list.startsWith(source.getText(parent));
  return isOnTheWay && isHandedOn(parent, list, source);
}

/** Whether a reference leads to a call of a method that changes a list, or to a part of it that is written. */
function isChanged(reference: Node, values: Values): boolean {
  const node = outermost(reference);
  const member = node.parent;
  if (member?.type !== "MemberExpression" || member.object !== node) return false;
  const whole = outermost(member);
  const isCalled = whole.parent?.type === "CallExpression" && whole.parent.callee === whole;
  return (
    isWritten(whole) || (isCalled && CHANGING_METHODS.has(values.nameOf(member))) || isChanged(member, values)
  );
}
