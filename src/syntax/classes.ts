/** Whose `this` a node sees. */
import { isClass, isField, isFunction, type ClassNode, type Node } from "./nodes.js";

/** The class that `this` belongs to: an instance of it, or the class itself where `isStatic`. */
export interface ClassOfThis {
  readonly owner: ClassNode;
  readonly isStatic: boolean;
}

/** The class that `this` belongs to at a node; null outside of classes and in functions with a `this` of their own. */
export function classOfThis(node: Node): ClassOfThis | null {
  let isStatic = false;
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (isClass(parent)) {
      const isMember = child === parent.body;
      // `extends` is evaluated outside of the class.
      return isMember ? { owner: parent, isStatic } : null;
    }
    const isMethod = parent.parent?.type === "MethodDefinition";
    if (isFunction(parent) && parent.type !== "ArrowFunctionExpression" && !isMethod) return null;
    if (parent.type === "StaticBlock") isStatic = true;
    if (isField(parent) || parent.type === "MethodDefinition") {
      // A computed key is evaluated outside of the class too.
      if (parent.key === child) return null;
      isStatic ||= parent.static;
    }
  }
  return null;
}

/** The class whose instance `this` is at a node; null also in static members. */
export function enclosingClass(node: Node): ClassNode | null {
  const self = classOfThis(node);
  return self && !self.isStatic ? self.owner : null;
}
