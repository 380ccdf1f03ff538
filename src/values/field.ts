/** What a class gives its members. */
import { classOfThis, type ClassOfThis } from "../syntax/classes.js";
import {
  isField,
  isFunction,
  unwrap,
  walk,
  type AssignmentNode,
  type ClassNode,
  type MemberNode,
  type Node,
} from "../syntax/nodes.js";
import { variablesDeclaredBy } from "./binding.js";
import { superClassOf } from "./classes.js";
import { ASSIGNMENTS, returnedOrigins } from "./trace.js";
import type { OpenReason, Origin, Values } from "./types.js";

const NONE = { conditions: [], steps: [] } as const;

function unknown(reason: OpenReason): Origin {
  return { kind: "unknown", reason, ...NONE };
}

/**
 * What the members of a class give `this.name`: declared values, parameters of the constructor that are fields,
 * assignments to `this.name`, a getter's results, a method of that name. What a class does not mention comes from the
 * class of the file that it extends. Empty where neither mentions it.
 */
export function traceFieldOf(of: ClassOfThis, name: string, values: Values): readonly Origin[] {
  const found = [
    ...of.owner.body.body.flatMap((member) => givenByMember(member, of, name, values)),
    ...assignmentsTo(of, name, values).flatMap(({ operator, right }) =>
      ASSIGNMENTS.has(operator) ? values.trace(right) : [unknown("field")],
    ),
  ];
  const base = found.length > 0 ? null : superClassOf(of.owner, values);
  const given = base ? values.fieldOf({ owner: base, isStatic: of.isStatic }, name) : found;
  return given.length > 0 && hasUnknownMember(of, values) ? [...given, unknown("field")] : given;
}

/** Whether a class has a member of any name: `[key]() { … }`. Those of the language's symbols have none. */
function hasUnknownMember({ owner, isStatic }: ClassOfThis, values: Values): boolean {
  return owner.body.body.some((member) => {
    if (!isField(member) && member.type !== "MethodDefinition") return false;
    if (member.static !== isStatic || values.nameOf(member) !== null) return false;
    const key = unwrap(member.key);
    const object = key.type === "MemberExpression" ? unwrap(key.object) : key;
    return object.type !== "Identifier" || object.name !== "Symbol";
  });
}

function givenByMember(
  member: Node,
  { isStatic }: ClassOfThis,
  name: string,
  values: Values,
): readonly Origin[] {
  if (isField(member)) {
    const isNamed = member.static === isStatic && values.nameOf(member) === name;
    return isNamed && member.value ? values.trace(member.value) : [];
  }
  if (member.type !== "MethodDefinition") return [];
  if (member.kind === "constructor") {
    if (isStatic) return [];
    return member.value.params.flatMap((parameter) => {
      if (parameter.type !== "TSParameterProperty") return [];
      const target = parameter.parameter;
      const declared = target.type === "AssignmentPattern" ? target.left : target;
      return declared.name === name ? values.trace(declared) : [];
    });
  }
  if (member.static !== isStatic || values.nameOf(member) !== name) return [];
  const method = member.value;
  if (member.kind === "method") return [{ kind: "node", node: method, ...NONE }];
  if (member.kind === "get" && isFunction(method))
    return returnedOrigins(method, values) ?? [unknown("field")];
  return [];
}

/** The assignments to `this.name` in the class; to a static member also those to `Class.name` in the file. */
function assignmentsTo(of: ClassOfThis, name: string, values: Values): readonly AssignmentNode[] {
  const { owner, isStatic } = of;
  const found: AssignmentNode[] = [];
  walk(owner.body, values.source.visitorKeys, (node) => {
    if (node.type !== "AssignmentExpression" || node.left.type !== "MemberExpression") return true;
    if (unwrap(node.left.object).type !== "ThisExpression" || values.nameOf(node.left) !== name) return true;
    const self = classOfThis(node);
    if (self?.owner === owner && self.isStatic === isStatic) found.push(node);
    return true;
  });
  if (!isStatic) return found;
  return [
    ...found,
    ...namesOf(owner, values).flatMap((identifier) => assignmentTo(identifier, name, values) ?? []),
  ];
}

/** Where the file names a class: inside of it, its name is another variable than outside. */
function namesOf(owner: ClassNode, { source }: Values): readonly Node[] {
  const names = new Set(variablesDeclaredBy(owner, source).flatMap(({ references }) => references));
  return [...names].map(({ identifier }) => identifier);
}

/** The assignment to a member of what a name refers to, or null. */
function assignmentTo(identifier: Node, name: string, values: Values): AssignmentNode | null {
  const member = identifier.parent;
  if (member?.type !== "MemberExpression" || member.object !== identifier) return null;
  return values.nameOf(member) === name ? assignmentOf(member) : null;
}

function assignmentOf(member: MemberNode): AssignmentNode | null {
  const { parent } = member;
  return parent.type === "AssignmentExpression" && parent.left === member ? parent : null;
}
