/** Which member of which variable an expression reads, so that two expressions can be told to read the same. */
import {
  activationOf,
  contains,
  unwrap,
  type Expression,
  type Identifier,
  type Node,
} from "../syntax/nodes.js";
import { isLoop, listsAround } from "../syntax/statements.js";
import { definitionOf, isReassigned, lookUp, stepsTo, type Variable } from "./binding.js";
import type { Values } from "./types.js";

export interface MemberRead {
  /** The variable that the members are read from, or the declaration of a constant. */
  readonly root: Variable | Node;
  /** The members, from the variable on. */
  readonly members: readonly string[];
  /** Where the first of the reads on the way is. */
  readonly start: number;
}

/** Names lead on to names, also in circles. */
const MAXIMUM_DEPTH = 20;

/**
 * The members that an expression reads, from a variable on: through constants, and through variables that are
 * certainly assigned just before. Null for anything but names and members with known names.
 */
export function memberReadOf(expression: Node, values: Values, depth = 0): MemberRead | null {
  if (depth > MAXIMUM_DEPTH) return null;
  const node = unwrap(expression);
  if (node.type === "MemberExpression") {
    const name = values.nameOf(node);
    const object = name === null ? null : memberReadOf(node.object, values, depth + 1);
    return object && name !== null ? { ...object, members: [...object.members, name] } : null;
  }
  const root = node.type === "Identifier" ? lookUp(node, values.source) : null;
  if (!root || node.type !== "Identifier") return null;
  const given = writeBefore(node, root, values);
  const from = given && memberReadOf(given.value, values, depth + 1);
  if (from) return { ...from, members: [...from.members, ...given.members] };
  // Constants of one pattern are read from the same value.
  if (given?.constant) return { root: given.constant, members: given.members, start: node.range[0] };
  return { root, members: [], start: node.range[0] };
}

/** Whether two expressions read the same member of the same variable. */
export function isSameRead(first: MemberRead, second: MemberRead): boolean {
  return first.root === second.root && first.members.join(".") === second.members.join(".");
}

/**
 * Whether the variable of a read still holds at a node what it held at an earlier place of the text, in the same run of
 * the function and in the same round of a loop around both.
 */
export function isUnchanged({ root }: MemberRead, start: number, node: Node): boolean {
  if ("type" in root) return true;
  const activation = activationOf(node);
  const loops = loopsAround(node).filter((loop) => loop.range[0] >= start);
  return root.references.every((reference) => {
    if (!reference.isWrite()) return true;
    const { identifier, init } = reference;
    const [at] = identifier.range;
    const isBetween = at >= start && at < node.range[1];
    const isElsewhere = init !== true && activationOf(identifier) !== activation;
    return !isBetween && !isElsewhere && !loops.some((loop) => contains(loop, identifier));
  });
}

/** The loops around a node in the same run of its function. */
function loopsAround(node: Node): readonly Node[] {
  const activation = activationOf(node);
  const found: Node[] = [];
  for (let outer = node.parent; outer && outer !== activation; outer = outer.parent) {
    if (isLoop(outer)) found.push(outer);
  }
  return found;
}

type DeclaratorNode = Extract<Node, { readonly type: "VariableDeclarator" }>;

interface Write {
  readonly value: Expression;
  /** The members of the value that the variable gets, through a pattern. */
  readonly members: readonly string[];
  /** The declaration, if nothing else ever writes the variable. */
  readonly constant: Node | null;
}

/** What a variable certainly holds where it is read: the value of its only write, or of one just before. */
function writeBefore(reference: Identifier, variable: Variable, values: Values): Write | null {
  const definition = definitionOf(variable);
  if (definition?.node.type !== "VariableDeclarator") return null;
  const { init } = definition.node;
  if (!isReassigned(variable, values.source) && init)
    return written(definition.node, definition.name, init, values);
  const writes = variable.references.filter((one) => one.isWrite());
  const activation = activationOf(reference);
  const before = writes.filter(({ identifier }) => identifier.range[0] < reference.range[0]);
  const last = before.at(-1)?.identifier;
  const assignment = last?.parent;
  if (assignment?.type !== "AssignmentExpression" || assignment.left !== last || assignment.operator !== "=")
    return null;
  const statement = assignment.parent;
  if (writes.some(({ identifier, init: isFirst }) => !isFirst && activationOf(identifier) !== activation))
    return null;
  const place = listsAround(reference, activation).find(({ list }) => list.some((one) => one === statement));
  const around = place?.list[place.index];
  // A loop between the write and the read may have written something else in an earlier round.
  const loops = loopsAround(reference).filter((loop) => around && contains(around, loop));
  const isAgain = writes.some(({ identifier }) => loops.some((loop) => contains(loop, identifier)));
  return place && !isAgain ? { value: assignment.right, members: [], constant: null } : null;
}

/** What a declaration gives a name in its pattern; null where the pattern does not spell it out. */
function written(declarator: DeclaratorNode, name: Node, init: Expression, values: Values): Write | null {
  const steps = name.type === "Identifier" ? stepsTo(declarator.id, name, values.nameOf) : null;
  if (!steps) return null;
  const members = steps.flatMap((step) => (step.name === null || step.fallback ? [] : [step.name]));
  return members.length === steps.length ? { value: init, members, constant: declarator } : null;
}
