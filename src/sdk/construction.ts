import { unwrap, type CallNode, type NewNode, type Node } from "../syntax/nodes.js";
import { SdkCall, type SdkCallParts } from "./sdk-call.js";

/** A place where a client is made: `new OpenAI({ … })`, also without `new`. Its parameters are the client options. */
export class Construction extends SdkCall {
  /** Whether the class is called with `new`. Without it, only the CommonJS build of the SDK makes a client. */
  readonly hasNew: boolean;

  constructor(parts: SdkCallParts) {
    super(parts);
    this.hasNew = parts.node.type === "NewExpression";
  }

  /** The class, a place to report at. */
  get callee(): Node {
    return this.node.callee;
  }
}

/** Whether a node has the form of a construction, before anything is followed: a class is called by its name. */
export function isConstructionForm(node: Node): node is CallNode | NewNode {
  if (node.type === "NewExpression") return true;
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  const name =
    callee.type === "MemberExpression" ? callee.property : callee.type === "Identifier" ? callee : null;
  // Functions are not called by names like this one, and most calls end here.
  return name?.type === "Identifier" && /^[A-Z]/u.test(name.name);
}
