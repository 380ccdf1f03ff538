/** Sending the whole message of an answer in the place of a copy of its members. */
import { describe, expect, it } from "vitest";
import { sendWholeMessage, spreadWholeMessage } from "../../src/edits/whole-message.js";
import { messagesOf } from "../../src/sdk/message.js";
import { applied, usageIn } from "../support/requests.js";

const BEGIN = `import OpenAI from "openai";
const client = new OpenAI();
const messages: OpenAI.ChatCompletionMessageParam[] = [];
const answer = await client.chat.completions.create({ model: "kimi-k3", messages });
const other = await client.chat.completions.create({ model: "kimi-k3", messages });
`;
const END = `\nawait client.chat.completions.create({ model: "kimi-k3", messages });`;
const MESSAGE = "const { message } = answer.choices[0];";

interface Result {
  readonly after: string | null;
  readonly isDecisive: boolean | undefined;
}

function edited(program: string, kind: "send" | "spread"): Result {
  const code = BEGIN + program + END;
  const message = messagesOf(usageIn(code)).find((one) => one.node.range[0] > BEGIN.length);
  if (!message) throw new Error(`There is no message in\n${code}`);
  const [toolCalls] = message.parameter("tool_calls").property.entries;
  const spread = (): ReturnType<typeof spreadWholeMessage> =>
    toolCalls ? spreadWholeMessage(message, toolCalls) : null;
  const edit = kind === "send" ? sendWholeMessage(message) : spread();
  const after = applied(code, edit)?.slice(BEGIN.length, -END.length) ?? null;
  return { after, isDecisive: edit?.isDecisive };
}

const COPY = `{ role: "assistant", content: message.content, tool_calls: message.tool_calls }`;
const HELD = `{ role: "assistant", content, tool_calls }`;

describe("the whole message", () => {
  it.each<readonly [before: string, literal: string, whole: string]>([
    [MESSAGE, COPY, "message"],
    [`const message: OpenAI.ChatCompletionMessage = answer.choices[0].message;`, COPY, "message"],
    [`${MESSAGE} const { content, tool_calls } = message;`, HELD, "message"],
    [`${MESSAGE} const content = message.content, tool_calls = message.tool_calls;`, HELD, "message"],
    [
      MESSAGE,
      `{ role: message.role, content: message.content, refusal: message.refusal, tool_calls: message.tool_calls }`,
      "message",
    ],
    [
      "for (let i = 0; i < 1; i++)",
      `{ role: "assistant", content: answer.choices[i].message.content, tool_calls: answer.choices[i].message.tool_calls }`,
      "answer.choices[i].message",
    ],
    [
      `const content = answer.choices[0]["message"].content;`,
      `{ role: "assistant", content, tool_calls: answer.choices[0].message.tool_calls }`,
      `answer.choices[0]["message"]`,
    ],
  ])("takes the place of what copies it: %s %s", (before, literal, whole) => {
    const start = `${before} messages.push(`;
    expect(edited(`${start}${literal});`, "send")).toEqual({ after: `${start}${whole});`, isDecisive: true });
  });

  it.each<readonly [before: string, literal: string, whole: string]>([
    [MESSAGE, `{ role: "assistant", content: message.content, tool_calls: message?.tool_calls }`, "message"],
    [`${MESSAGE} shown.reasoning_content = "";`, COPY, "message"],
  ])("does so without deciding: %s %s", (before, literal, whole) => {
    const start = `${before} messages.push(`;
    expect(edited(`${start}${literal});`, "send")).toEqual({
      after: `${start}${whole});`,
      isDecisive: false,
    });
  });

  it.each<readonly [before: string, literal: string]>([
    // It says something else.
    [MESSAGE, `{ role: "assistant" }`],
    [MESSAGE, `{ ...message, role: "assistant" }`],
    [MESSAGE, `{ role: "assistant", ["content"]: message.content, tool_calls: message.tool_calls }`],
    [MESSAGE, `{ role: "assistant", annotations: message.annotations, tool_calls: message.tool_calls }`],
    [MESSAGE, `{ role: "user", content: message.content, tool_calls: message.tool_calls }`],
    [MESSAGE, `{ role: "assistant", tool_calls: message.tool_calls, content: "Hello" }`],
    [MESSAGE, `{ role: "assistant", tool_calls: message.tool_calls, content: "assistant" }`],
    [MESSAGE, `{ role: "assistant", content: message.refusal, tool_calls: message.tool_calls }`],
    [`${MESSAGE} const [content] = list;`, `{ role: "assistant", content, tool_calls: message.tool_calls }`],
    [`${MESSAGE} const content = load();`, `{ role: "assistant", content, tool_calls: message.tool_calls }`],
    // It copies two messages.
    [
      MESSAGE,
      `{ role: "assistant", tool_calls: message.tool_calls, content: other.choices[0].message.content }`,
    ],
    [`${MESSAGE} const { content } = other.choices[0].message; const { tool_calls } = message;`, HELD],
    [
      `${MESSAGE} const { content } = other.choices[0].message;`,
      `{ role: "assistant", content, tool_calls: message.tool_calls }`,
    ],
    // The message has no name there that still means it, or is asked for.
    [`let i = 0; const { content, tool_calls } = answer.choices[i].message; i++;`, HELD],
    [
      "",
      `{ role: "assistant", content: (await client.chat.completions.create({ model: "kimi-k3", messages })).choices[0].message.content }`,
    ],
    [MESSAGE, `{ role: "assistant", content: message.content, /* why */ tool_calls: message.tool_calls }`],
  ])("does not: %s %s", (before, literal) => {
    expect(edited(`${before} messages.push(${literal});`, "send")).toEqual({
      after: null,
      isDecisive: undefined,
    });
  });
});

describe("the whole message spread into the literal", () => {
  it.each([
    "message.tool_calls.map(f)",
    "message.tool_calls?.map(f) ?? []",
    "ready && message.tool_calls.map(f)",
    "ready ? message.tool_calls.map(f) : []",
    "ready ? [] : message.tool_calls.map(f)",
  ])("goes before what the literal says: %s", (toolCalls) => {
    const start = `${MESSAGE} messages.push({ `;
    const end = `role: "assistant", tool_calls: ${toolCalls} });`;
    expect(edited(start + end, "spread")).toEqual({
      after: `${start}...message, ${end}`,
      isDecisive: false,
    });
  });

  it.each([
    [MESSAGE, "load()"],
    [MESSAGE, "message.tool_calls, reasoning_content: undefined"],
    ["let i = 0; const { tool_calls } = answer.choices[i].message; i++;", "tool_calls.map(f)"],
  ])("does not: %s %s", (before, toolCalls) => {
    const program = `${before} messages.push({ role: "assistant", tool_calls: ${toolCalls} });`;
    expect(edited(program, "spread").after).toBeNull();
  });
});
