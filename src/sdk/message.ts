/** The messages that requests send. */
import type { ObjectLiteral } from "../syntax/nodes.js";
import type { Call } from "./call.js";
import { Parameter } from "./parameter.js";
import type { Subject } from "./sdk-call.js";
import type { Usage } from "./usage.js";

/** An object literal that reaches the `messages` of requests. */
export class Message implements Subject {
  readonly node: ObjectLiteral;
  /** The requests that send it. */
  readonly calls: readonly Call[];

  constructor(node: ObjectLiteral, calls: readonly Call[]) {
    this.node = node;
    this.calls = calls;
  }

  /** A property of the message: `role`, `content`. */
  parameter(name: string): Parameter {
    const [call] = this.calls;
    if (!call) throw new Error("A message belongs to a request.");
    return new Parameter(call.values.shapeOf(this.node).get(name));
  }

  get allowsFix(): boolean {
    return this.calls.every((call) => call.allowsFix);
  }
}

/** The messages of the chat completion requests of a file. */
export function messagesOf({ calls }: Usage): readonly Message[] {
  const senders = new Map<ObjectLiteral, Call[]>();
  for (const call of calls) {
    for (const list of call.parameter("messages").property.alternatives) {
      for (const element of list.kind === "array" ? list.elements : []) {
        if (element?.type !== "ObjectExpression") continue;
        senders.set(element, [...(senders.get(element) ?? []), call]);
      }
    }
  }
  return [...senders].map(([node, senderCalls]) => new Message(node, senderCalls));
}
