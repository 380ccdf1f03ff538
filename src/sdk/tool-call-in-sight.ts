import { variablesAt } from "../values/binding.js";
import { sourceOfVariable } from "./answer-source.js";
import { Call } from "./call.js";
import type { Message } from "./message.js";

const TOOL_CALL = ["choices", "*", "message", "tool_calls", "*"];

/**
 * The code for the id of the tool call that a message must be about: the one that a loop, a callback or a variable
 * around the message holds. Null where there is none, or more than one.
 */
export function toolCallIdInSight({ node, values, calls: [sender] }: Message): string | null {
  const requests = sender?.file.calls.filter((call) => call instanceof Call && call.isChatCompletion) ?? [];
  const holding = (path: readonly string[]): readonly string[] =>
    variablesAt(node, values.source)
      .filter(({ defs: [definition] }) => {
        if (definition?.name.type !== "Identifier") return false;
        const source = sourceOfVariable(definition.name, path, values, (found) =>
          requests.some((request) => request.node === found),
        );
        return source.isCertain && source.isFound;
      })
      .map(({ name }) => name);
  const ids = holding([...TOOL_CALL, "id"]);
  const toolCalls = holding(TOOL_CALL).map((name) => `${name}.id`);
  const [only, ...others] = ids.length > 0 && toolCalls.length < 2 ? ids : toolCalls;
  return others.length === 0 ? (only ?? null) : null;
}
