import type { Message } from "../sdk/message.js";
import type { Entry } from "../values/types.js";
import type { Edit } from "./edit.js";
import { insertion, quoteOfKey } from "./insert.js";

/**
 * Writes a member into a message, right after the property that sets another one there.
 * @param code the code of the value.
 * @returns null where that property is not one of the message's own literal, or where the message has the member already.
 */
export function insertMember(
  message: Message,
  { node, literal }: Entry,
  name: string,
  code: string,
): Edit | null {
  if (node.type !== "Property" || literal !== message.node) return null;
  if (message.parameter(name).property.entries.length > 0) return null;
  const { source } = message.values;
  const quote = quoteOfKey(node, source);
  const changes = insertion(node, `${quote}${name}${quote}: ${code}`, source);
  return { changes, sharedWith: [], isDecisive: false };
}
