/** Whether a text is ours to change: only requests read it, and nothing else. */
import { outermost, type Identifier, type Node } from "../syntax/nodes.js";
import { isVisibleOutside, lookUp } from "../values/binding.js";
import type { Step, Values } from "../values/types.js";
import type { Call } from "../sdk/call.js";

/**
 * The other requests that read a text through the same variables as `call` does, or null where anything else may
 * read it: other code, an export, a field of a class.
 * @param steps the references on the way from the request to the text.
 * @param name the parameter whose text it is; references to other members of the same objects do not matter.
 */
export function otherReaders(
  call: Call,
  name: string,
  steps: readonly Step[],
  calls: readonly Call[],
): readonly Call[] | null {
  const own = new Set(steps.map((step) => step.reference));
  const others = new Set<Call>();
  for (const { reference, path } of steps) {
    const variable = reference && lookUp(reference, call.values.source);
    if (!variable || isVisibleOutside(variable, call.values.source)) return null;
    for (const { identifier, init } of variable.references) {
      if (init === true || identifier.type !== "Identifier" || own.has(identifier)) continue;
      if (isDefinition(identifier) || (path && leadsElsewhere(identifier, path, call.values))) continue;
      const readers = calls.filter((other) => other !== call && reads(other, name, identifier));
      if (readers.length === 0) return null;
      for (const reader of readers) others.add(reader);
    }
  }
  return [...others];
}

/** The one assignment that gives a `let` its value. */
function isDefinition(identifier: Identifier): boolean {
  const parent = identifier.parent;
  return parent.type === "AssignmentExpression" && parent.left === identifier;
}

/** Whether a reference goes to a member that is not on the path. */
function leadsElsewhere(identifier: Identifier, path: readonly string[], values: Values): boolean {
  let node: Node = outermost(identifier);
  for (const expected of path) {
    const parent: Node | undefined = node.parent;
    if (parent?.type !== "MemberExpression" || parent.object !== node) return false;
    const name = values.nameOf(parent);
    if (name === null) return false;
    if (name !== expected) return true;
    node = outermost(parent);
  }
  return false;
}

function reads(call: Call, name: string, identifier: Identifier): boolean {
  const property = call.parameter(name).property;
  return property.alternatives.some((alternative) =>
    [...alternative.steps, ...(alternative.entry?.steps ?? [])].some((step) => step.reference === identifier),
  );
}
