/** Which members an expression reads, as far as the file shows. */
import { staticName, unwrap, type Identifier, type Node } from "../syntax/nodes.js";
import { definitionOf, isReassigned, lookUp, stepsTo } from "../values/binding.js";
import type { Values } from "../values/types.js";

export interface MemberNames {
  readonly names: readonly string[];
  /** What each name is taken from; null where that is written nowhere: the inner levels of a pattern. */
  readonly objects: readonly (Node | null)[];
}

/**
 * The names of a member chain (`a.b.c` gives `b`, `c`), with the object that each is taken from. With `values` also
 * through computed names and through variables that hold a part of the chain. Ends before a name that is not known.
 */
export function memberNames(expression: Node, values: Values | null): MemberNames {
  const names: string[] = [];
  const objects: (Node | null)[] = [];
  let node = unwrap(expression);
  for (let depth = 0; depth < 20; depth += 1) {
    if (node.type === "MemberExpression") {
      const name = values ? values.nameOf(node) : staticName(node);
      if (name === null) break;
      names.unshift(name);
      objects.unshift(node.object);
      node = unwrap(node.object);
      continue;
    }
    const held = node.type === "Identifier" && values ? heldIn(node, values) : null;
    if (!held) break;
    names.unshift(...held.names);
    objects.unshift(...held.names.map((_, index) => (index === 0 ? held.node : null)));
    node = unwrap(held.node);
  }
  return { names, objects };
}

/** What a variable is that holds a part of a chain: a member expression, or members of `node` taken by a pattern. */
function heldIn(
  identifier: Identifier,
  values: Values,
): { readonly node: Node; readonly names: readonly string[] } | null {
  const variable = lookUp(identifier, values.source);
  if (!variable) return null;
  const definition = definitionOf(variable);
  // Parameters and functions hold no part of a chain that the file shows, and most names end here.
  if (definition?.type !== "Variable") return null;
  const [origin, ...others] = values.trace(identifier);
  if (others.length > 0) return null;
  if (origin?.kind === "node") {
    return origin.node.type === "MemberExpression" ? { node: origin.node, names: [] } : null;
  }
  const { init, id } = definition.node;
  if (!init || isReassigned(variable, values.source)) return null;
  const steps = stepsTo(id, definition.name, values.nameOf) ?? [];
  const names = steps.flatMap(({ name, fallback }) => (name && !fallback ? [name] : []));
  return names.length > 0 && names.length === steps.length ? { node: init, names } : null;
}
