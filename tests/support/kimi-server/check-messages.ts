/** What is wrong with the messages of a chat completion request. */
import {
  IMAGE_URL_PREFIXES,
  MESSAGE_ROLES,
  PART_TYPES,
  ROLES_WITH_CONTENT,
  type Contract,
} from "../../../src/contract/index.js";
import { elements, isObject, member, textOf, type JsonObject } from "./json.js";
import { problem, type Problem } from "./problem.js";

const ACCEPTED_ROLES = new Set(
  Object.entries(MESSAGE_ROLES).flatMap(([role, { value }]) => (value === "accepted" ? [role] : [])),
);

/**
 * Everything that Kimi rejects in messages.
 * @param thinks Whether the model thinks in this request.
 */
export function checkMessages(messages: readonly unknown[], contract: Contract, thinks: boolean): Problem[] {
  if (messages.length === 0) return [problem("noMessages")];
  const objects = messages.filter(isObject);
  if (objects.length < messages.length)
    return [problem("wrongType", { parameter: "messages", expected: "array of objects" })];
  return [
    ...objects.flatMap((message, position) => [
      ...checkRole(message),
      ...checkContent(message, position),
      ...checkReasoning(message, position, contract, thinks),
    ]),
    ...checkToolCalls(objects),
  ];
}

function checkRole({ role }: JsonObject): Problem[] {
  return ACCEPTED_ROLES.has(textOf(role)) ? [] : [problem("unknownRole")];
}

function checkContent(message: JsonObject, position: number): Problem[] {
  const { content } = message;
  const role = textOf(message["role"]);
  if (isEmpty(content)) {
    const mayBeEmpty =
      !ROLES_WITH_CONTENT.value.includes(role) || hasToolCalls(message) || message["tools"] !== undefined;
    return mayBeEmpty ? [] : [problem("emptyMessage", { position, role })];
  }
  return elements(content).flatMap((part) => checkPart(part, position, role));
}

function isEmpty(content: unknown): boolean {
  return (
    content === undefined ||
    content === null ||
    content === "" ||
    (Array.isArray(content) && content.length === 0)
  );
}

function checkPart(part: unknown, position: number, role: string): Problem[] {
  const type = textOf(member(part, "type"));
  if (!PART_TYPES.value.includes(type)) return [problem("unknownPart", { position, role, type })];
  if (type === "text") return member(part, "text") === "" ? [problem("emptyText")] : [];
  const address = member(part, type);
  const url = textOf(isObject(address) ? address["url"] : address);
  return IMAGE_URL_PREFIXES.value.some((prefix) => url.startsWith(prefix))
    ? []
    : [problem("remoteImage", { url })];
}

/** Whether an empty text of reasoning is one is disputed: here it is none. */
function checkReasoning(
  message: JsonObject,
  position: number,
  contract: Contract,
  thinks: boolean,
): Problem[] {
  const isNeeded = thinks && contract.reasoningContent?.value === "rejected" && hasToolCalls(message);
  return isNeeded && textOf(message["reasoning_content"]) === ""
    ? [problem("missingReasoning", { position })]
    : [];
}

function hasToolCalls(message: JsonObject): boolean {
  return message["role"] === "assistant" && elements(message["tool_calls"]).length > 0;
}

/** Every call has an id of its own and is answered before the conversation goes on; every answer belongs to a call. */
export function checkToolCalls(messages: readonly JsonObject[]): Problem[] {
  const problems: Problem[] = [];
  const known = new Set<string>();
  let open = new Set<string>();
  const close = (): void => {
    for (const id of open) problems.push(problem("unansweredToolCall", { id }));
    open = new Set();
  };
  for (const message of messages) {
    if (message["role"] === "tool") {
      const id = textOf(message["tool_call_id"]);
      if (!known.has(id)) problems.push(problem("unknownToolCall", { id }));
      open.delete(id);
      continue;
    }
    close();
    if (!hasToolCalls(message)) continue;
    for (const call of elements(message["tool_calls"])) {
      const id = textOf(member(call, "id"));
      if (known.has(id)) problems.push(problem("duplicateToolCall", { id }));
      known.add(id);
      open.add(id);
    }
  }
  close();
  return problems;
}
