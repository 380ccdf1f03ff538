/** From the deprecated `functions` and `function_call` to `tools` and `tool_choice`. */
import type { Call } from "../sdk/call.js";
import { contains, keyNode, type Node, type ObjectLiteral, type PropertyNode } from "../syntax/nodes.js";
import { hasComment, hasSideEffect, isParenthesized } from "../syntax/source.js";
import type { Entry } from "../values/types.js";
import type { Change, Edit } from "./edit.js";
import { insertion } from "./insert.js";
import { otherReaders } from "./owner.js";
import { constAssertion, quoted } from "./style.js";

/**
 * `functions: X` as `tools`: the elements of an array literal are wrapped one by one, anything else through `.map`.
 * A definition that certainly has no `parameters` gets an empty object, which Kimi requires. Null where the request
 * has `tools` already, or other code reads the property.
 */
export function functionsToTools(call: Call, entry: Entry): Edit | null {
  if (!call.parameter("tools").isMissing || !entry.value) return null;
  return renamed(call, entry, "tools", (property, literal) => {
    const { value } = property;
    const wrapper = new ToolWrapper(call, literal);
    if (value.type === "ArrayExpression") return wrapper.wrapElements(value.elements);
    return wrapper.mapList(property);
  });
}

/**
 * `function_call: X` as `tool_choice`. Texts stay, the name of a function becomes `forced`. Null where the request
 * has a `tool_choice` already, where a value is not visible, or where a name is not written in the request itself.
 * @param forced what to write for `{ name }`.
 */
export function functionCallToToolChoice(call: Call, entry: Entry, forced: "auto" | "required"): Edit | null {
  const { alternatives, open } = call.parameter("function_call").property;
  if (!call.parameter("tool_choice").isMissing || open !== null) return null;
  return renamed(call, entry, "tool_choice", (property, literal) => {
    const changes: Change[] = [];
    for (const { node, kind, entry: setBy } of alternatives) {
      if (setBy !== entry || kind === "absent" || kind === "constant") continue;
      const { source } = call.values;
      const isOurs = node !== null && kind === "object" && contains(property.value, node);
      if (!isOurs || hasComment(source, node.range) || hasSideEffect(node, source)) return null;
      const isBare = node.parent?.type !== "TSAsExpression";
      const text = quoted(forced, node, call.values);
      changes.push({
        range: node.range,
        text: isBare ? text + constAssertion(literal, call.file.filename, call.values) : text,
      });
    }
    return changes;
  });
}

/** Renames a property of the request and changes its value; null where the property is not ours to change. */
function renamed(
  call: Call,
  entry: Entry,
  name: string,
  changeValue: (property: PropertyNode, literal: ObjectLiteral) => readonly Change[] | null,
): Edit | null {
  const { node, literal } = entry;
  if (!literal || node.type !== "Property" || node.method || node.computed || node.kind !== "init") return null;
  const steps = entry.steps.map((step) => ({ ...step, path: step.path && [...step.path, entry.name] }));
  const sharedWith = otherReaders(call, entry.name, steps, call.file.calls);
  const changes = sharedWith && changeValue(node, literal);
  if (!changes) return null;
  const key = keyNode(node);
  const quote = key.type === "Literal" ? call.values.source.text.charAt(key.range[0]) : "";
  const isSpelledOut = changes.some((change) => change.range[0] === key.range[0]);
  const rename: Change[] = node.shorthand
    ? isSpelledOut
      ? []
      : [{ range: [key.range[0], key.range[0]], text: `${name}: ` }]
    : [{ range: key.range, text: quote + name + quote }];
  return { changes: [...rename, ...changes], sharedWith, isDecisive: !call.parameter(entry.name).property.overridable };
}

class ToolWrapper {
  private readonly call: Call;
  private readonly open: string;

  constructor(call: Call, literal: ObjectLiteral) {
    this.call = call;
    const type = quoted("function", literal, call.values) + constAssertion(literal, call.file.filename, call.values);
    this.open = `{ type: ${type}, function: `;
  }

  /** `[a, b]` becomes `[{ type: "function", function: a }, …]`. */
  wrapElements(elements: readonly (Node | null)[]): readonly Change[] | null {
    const changes: Change[] = [];
    for (const element of elements) {
      if (!element || isParenthesized(element, this.call.values.source)) return null;
      const [start, end] = element.range;
      if (element.type === "SpreadElement") {
        const mapped = this.mapped(element.argument);
        if (mapped === null) return null;
        changes.push(...mapped);
        continue;
      }
      changes.push({ range: [start, start], text: this.open });
      const added = this.lacksParameters(element) ? this.withParameters(element) : [];
      changes.push(...added, { range: [end, end], text: " }" });
    }
    return changes;
  }

  /** `list` becomes `list.map((definition) => ({ type: "function", function: definition }))`. */
  mapList(property: PropertyNode): readonly Change[] | null {
    const value = property.value;
    if (value.type === "AssignmentPattern" || value.type === "TSEmptyBodyFunctionExpression") return null;
    return this.mapped(value);
  }

  private mapped(list: Node): readonly Change[] | null {
    const { source } = this.call.values;
    if (isParenthesized(list, source)) return null;
    const value = this.call.values.evaluate(list);
    const isSimple = list.type === "Identifier" || list.type === "MemberExpression" || list.type === "CallExpression";
    const isArray = value.open === null && value.alternatives.every(({ kind }) => kind === "array");
    const mayBeMissing = value.alternatives.some(({ kind }) => kind === "absent") || (!isArray && list.type === "MemberExpression");
    const elements = value.alternatives.flatMap((one) => (one.kind === "array" ? (one.elements ?? []) : []));
    const definition = elements.some((element) => element && this.lacksParameters(element))
      ? `{ parameters: ${this.emptyParameters()}, ...definition }`
      : "definition";
    const map = `${mayBeMissing ? "?." : "."}map((definition) => (${this.open}${definition} }))`;
    const [start, end] = list.range;
    if (isSimple) return [{ range: [end, end], text: map }];
    return [
      { range: [start, start], text: "(" },
      { range: [end, end], text: `)${map}` },
    ];
  }

  private lacksParameters(definition: Node): boolean {
    const shape = this.call.values.shapeOf(definition);
    const { alternatives, open } = shape.get("parameters");
    return shape.literals.length > 0 && open === null && alternatives.every(({ kind }) => kind === "absent");
  }

  /** The changes that give a definition its `parameters`: inside of a literal, else in a copy of it. */
  private withParameters(definition: Node): readonly Change[] {
    const [start, end] = definition.range;
    const text = `parameters: ${this.emptyParameters()}`;
    const last = definition.type === "ObjectExpression" ? definition.properties.at(-1) : undefined;
    if (definition.type === "ObjectExpression" && last) return insertion(last, definition, text, this.call.values.source);
    return [
      { range: [start, start], text: "{ ..." },
      { range: [end, end], text: `, ${text} }` },
    ];
  }

  private emptyParameters(): string {
    return `{ type: ${quoted("object", this.call.node, this.call.values)}, properties: {} }`;
  }
}

