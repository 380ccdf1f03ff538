/** Members to which a file itself gives a meaning, whatever the object is that has them. */
import { literalConstant, unwrap, walk, type Node } from "../syntax/nodes.js";
import type { Values } from "./types.js";

interface OwnMembers {
  /** What is given a value that may be a function, as text: `write` in `{ write: count }` and `output.write = count`. */
  readonly methods: ReadonlySet<string>;
  readonly setters: ReadonlySet<string | null>;
}

const known = new WeakMap<Values, OwnMembers>();

/** Whether a file gives something a method of this name: in a literal or a class, by an assignment or by its name. */
export function definesMethod(name: string, values: Values): boolean {
  return ownMembers(values).methods.has(name);
}

/** Whether code of the file runs when a member of this name, or of an unknown one (null), is set. */
export function definesSetter(name: string | null, values: Values): boolean {
  const { setters } = ownMembers(values);
  return name === null ? setters.size > 0 : setters.has(name) || setters.has(null);
}

function ownMembers(values: Values): OwnMembers {
  let members = known.get(values);
  if (!members) known.set(values, (members = findOwnMembers(values)));
  return members;
}

function findOwnMembers(values: Values): OwnMembers {
  const methods = new Set<string>();
  const setters = new Set<string | null>();
  walk(values.source.ast, values.source.visitorKeys, (node) => {
    const name = methodIn(node, values);
    if (name !== null) methods.add(name);
    if ((node.type === "MethodDefinition" || node.type === "Property") && node.kind === "set")
      setters.add(values.nameOf(node));
    return true;
  });
  return { methods, setters };
}

/** The name under which a node defines what may be a method; null for other nodes, and for unknown names. */
function methodIn(node: Node, values: Values): string | null {
  switch (node.type) {
    case "MethodDefinition":
      return values.nameOf(node);
    case "Property":
    case "PropertyDefinition":
    case "AccessorProperty": {
      const isConstant = node.value === null || literalConstant(node.value) !== undefined;
      return isConstant || node.parent.type === "ObjectPattern" ? null : values.nameOf(node);
    }
    case "AssignmentExpression": {
      const target = unwrap(node.left);
      return target.type === "MemberExpression" ? values.nameOf(target) : null;
    }
    case "Literal":
      // `Object.defineProperty(output, "write", …)`
      return node.parent.type === "CallExpression" ? String(node.value) : null;
    default:
      return null;
  }
}
