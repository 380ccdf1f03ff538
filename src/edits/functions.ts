/** From the deprecated `functions` and `function_call` to `tools` and `tool_choice`. */
import type { Call } from "../sdk/call.js";
import { offersOneTool } from "../sdk/tools.js";
import { contains, outermost, type Node } from "../syntax/nodes.js";
import { hasComment, hasSideEffect } from "../syntax/source.js";
import type { Entry, PropertyAlternative, Values } from "../values/types.js";
import { isTypedOnTheWay } from "./declared-types.js";
import { combineEdits, type Change, type Edit } from "./edit.js";
import { renameParameter, type Place } from "./rename.js";
import { constAssertion, quoted } from "./style.js";
import { toolListChanges } from "./tool-list.js";

/** What `tool_choice` can say instead of the name of a function. */
type Forced = "auto" | "required";

/**
 * `functions: X` as `tools`: the elements of an array literal are wrapped one by one, anything else through `.map`.
 * A definition that certainly has no `parameters` gets an empty object, which Kimi requires. Null where the request
 * has `tools` already, where the SDK would refuse the tools, or where the property is not ours to change.
 */
export function functionsToTools(call: Call, entry: Entry): Edit | null {
  // The SDK lets `parse` have only strict tools, and `runTools` only those with a function to call.
  if (call.method !== "create" && call.method !== "stream") return null;
  return renameParameter(call, entry, "tools", ({ value, literal }) => toolListChanges(value, literal, call));
}

/**
 * `function_call: X` as `tool_choice`. Texts stay, the name of a function becomes `forced`. Null where the request
 * has a `tool_choice` already, where a value is not visible or means nothing to `tool_choice`, or where the property
 * is not ours to change.
 */
export function functionCallToToolChoice(call: Call, entry: Entry, forced: Forced): Edit | null {
  if (call.parameter("function_call").isOpen) return null;
  return renameParameter(call, entry, "tool_choice", (place) => choiceChanges(place, forced, call));
}

/**
 * `function_call: { name }` as `tool_choice: "required"`, where there is only one function to name. It takes
 * `functions` along, because Kimi rejects `"required"` without `tools`.
 */
export function requiredInsteadOfName(call: Call, entry: Entry): Edit | null {
  const edit = functionCallToToolChoice(call, entry, "required");
  if (offersOneTool(call, "tools")) return edit;
  const [functions, ...others] = call.entriesOf("functions");
  if (!functions || others.length > 0 || !offersOneTool(call, "functions")) return null;
  return combineEdits(functionsToTools(call, functions), edit);
}

/** What changes in the value of `function_call`, so that it becomes one of `tool_choice`. */
function choiceChanges(
  { entry, value, literal }: Place,
  forced: Forced,
  call: Call,
): readonly Change[] | null {
  const { values } = call;
  const own = call.parameter("function_call").property.alternatives.filter((one) => one.entry === entry);
  const choices = new Set(own.map((one) => choiceOf(one, forced)));
  if (choices.size === 0 || choices.has(undefined)) return null;
  const isTyped = own.some((one) => hasWrittenType(one, entry, value, values));
  if (!isTyped && own.every(({ kind }) => kind !== "object")) return [];
  const assertion = constAssertion(literal, call.file.filename, values);
  const [choice] = choices;
  if (choice && choices.size === 1) return replacement(value, choice, assertion, values);
  // Several choices stay where they are written.
  if (isTyped) return null;
  const changes = own.map(({ kind, node }) => {
    if (kind !== "object") return [];
    if (!contains(value, node)) return null;
    return replacement(node, forced, outermost(node) === node ? assertion : "", values);
  });
  return changes.includes(null) ? null : changes.flatMap((change) => change ?? []);
}

/** A text instead of an expression; null where a comment or a side effect would be lost. */
function replacement(node: Node, text: string, assertion: string, values: Values): readonly Change[] | null {
  if (hasComment(values.source, node.range) || hasSideEffect(node, values.source)) return null;
  return [{ range: node.range, text: quoted(text, node, values) + assertion }];
}

/** What `tool_choice` says for a value of `function_call`: null for nothing, undefined where it has no word for it. */
function choiceOf(alternative: PropertyAlternative, forced: Forced): Forced | "none" | null | undefined {
  if (alternative.kind === "object") return forced;
  if (alternative.kind === "absent") return null;
  const value = alternative.kind === "constant" ? alternative.value : undefined;
  return value === "auto" || value === "none" || value === null ? value : undefined;
}

/** Whether a type is written for a text, which `tool_choice` need not allow: `"auto" as Mode`, `const mode: Mode`. */
function hasWrittenType(
  { node, steps }: PropertyAlternative,
  entry: Entry,
  value: Node,
  values: Values,
): boolean {
  if (node && (isAsserted(node, value) || isAsserted(node, outermost(node)))) return true;
  return isTypedOnTheWay(steps.slice(entry.steps.length), values);
}

/** Whether an assertion about the type stands around a part of a value, other than `as const` and `as any`. */
function isAsserted(part: Node, value: Node): boolean {
  for (let node: Node | undefined = part; node && contains(value, node); node = node.parent) {
    switch (node.type) {
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        if (!isConst(node.typeAnnotation) && node.typeAnnotation.type !== "TSAnyKeyword") return true;
    }
  }
  return false;
}

function isConst(type: Node): boolean {
  return (
    type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "const"
  );
}
