import rule from "../../rules/preserve-reasoning-content.js";
import { testRule } from "../support/rule-tester.js";

const KIMI = `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\n`;
const GROQ = `import OpenAI from "groq-sdk";\nconst client = new OpenAI();\n`;
const MESSAGES = `const messages = [{ role: "user", content: "What time is it?" }];\n`;
const TYPED = `const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: "What time is it?" }];\n`;
const COPY = `{ role: "assistant", content: message.content, tool_calls: message.tool_calls }`;
const MARKED = `{ role: "assistant", content: message.content, ⟦tool_calls⟧: message.tool_calls }`;

interface Around {
  readonly client?: string;
  readonly messages?: string;
  /** The request without its messages and tools. */
  readonly request?: string;
  readonly method?: string;
  readonly after?: string;
}

/** A program that sends the answer back in what the code pushes. */
function program(code: string, around: Around = {}): string {
  const {
    client = KIMI,
    messages = MESSAGES,
    request = `model: "kimi-k2.6"`,
    method = "create",
    after = "",
  } = around;
  return `${client}${messages}for (;;) {
  const completion = await client.chat.completions.${method}({ ${request}, messages, tools });
  const { message } = completion.choices[0];
  if (!message.tool_calls) break;
  ${code}
  for (const call of message.tool_calls) messages.push({ role: "tool", tool_call_id: call.id, content: run(call) });
}${after}`;
}

function push(message: string, around?: Around): string {
  return program(`messages.push(${message});`, around);
}

const REJECTED = { messageId: "rejected", data: { model: "kimi-k2.6" } };

interface Suggestion {
  readonly messageId: string;
  readonly output: string;
}

function rejected(...suggestions: readonly Suggestion[]) {
  return { ...REJECTED, suggestions };
}

function whole(output: string) {
  return { messageId: "sendWhole", output };
}

function spread(output: string) {
  return { messageId: "spreadWhole", output };
}

const K3 = { request: `model: "kimi-k3"` };

testRule(rule, {
  valid: [
    { name: "the whole message", code: push("message") },
    { name: "a spread of it", code: push("{ ...message }") },
    { name: "a spread with other members", code: push(`{ ...message, content: "" }`) },
    {
      name: "a spread among other members",
      code: push(`{ role: "assistant", tool_calls: message.tool_calls, ...message }`),
    },
    {
      name: "with reasoning_content",
      code: push(
        `{ role: "assistant", content: message.content, reasoning_content: message.reasoning_content, tool_calls: message.tool_calls }`,
      ),
    },
    {
      name: "with reasoning_content that comes later",
      code: program(
        `const answer = ${COPY};\n  answer.reasoning_content = message.reasoning_content;\n  messages.push(answer);`,
      ),
    },
    {
      name: "an unknown spread",
      code: push(`{ role: "assistant", tool_calls: message.tool_calls, ...extra }`),
    },
    {
      name: "a key that is not known",
      code: push(`{ role: "assistant", tool_calls: message.tool_calls, [key]: text }`),
    },
    { name: "no tool calls", code: push(`{ role: "assistant", content: message.content }`) },
    { name: "an empty list of tool calls", code: push(`{ role: "assistant", content: "", tool_calls: [] }`) },
    {
      name: "no tool calls in the end",
      code: push(`{ role: "assistant", content: "", tool_calls: undefined }`),
    },
    {
      name: "tool calls that are not shown",
      code: push(`{ role: "assistant", content: "", tool_calls: load() }`),
    },
    { name: "another role", code: push(`{ role: "user", content: "", tool_calls: message.tool_calls }`) },
    { name: "a role that is not shown", code: push(`{ role, content: "", tool_calls: message.tool_calls }`) },
    { name: "a literal that is not sent", code: program(`log(${COPY});`) },
    {
      name: "a model that thinks, with tool calls that are not of an answer",
      code: push(
        `{ role: "assistant", content: "", tool_calls: [{ id: "1", type: "function", function: called }] }`,
        K3,
      ),
    },
    {
      name: "a message from elsewhere",
      code: `${KIMI}export const ask = (message) =>\n  client.chat.completions.create({ model: "kimi-k3", messages: [${COPY}] });`,
    },

    // Nothing is known to think.
    {
      name: "thinking that is turned off",
      code: push(COPY, { request: `model: "kimi-k2.6", thinking: { type: "disabled" }` }),
    },
    { name: "a model of OpenAI", code: push(COPY, { request: `model: "gpt-4o"` }) },
    { name: "a retired model", code: push(COPY, { request: `model: "kimi-k2-thinking"` }) },
    { name: "a model that is not shown", code: push(COPY, { request: "model: process.env.MODEL" }) },
    { name: "no model", code: push(COPY, { request: "n: 1" }) },

    // Another SDK, another host.
    { name: "groq-sdk", code: push(COPY, { client: GROQ }) },
    {
      name: "another host",
      code: push(COPY, {
        client: `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://openrouter.ai/api/v1" });\n`,
      }),
    },
    {
      name: "a class of the file",
      code: push(COPY, { client: "class OpenAI { chat = make(); }\nconst client = new OpenAI();\n" }),
    },
    {
      name: "a shadowed client",
      code: `${KIMI}import Groq from "groq-sdk";\nasync function chat(client = new Groq()) {\n  const { choices: [{ message }] } = await client.chat.completions.create({ model: "kimi-k3", messages });\n  messages.push(${COPY});\n}`,
    },

    // runTools.
    {
      name: "runTools of a version that keeps it",
      code: `${KIMI}client.chat.completions.runTools({ model: "kimi-k2.6", messages, tools });`,
      kimi: { sdk: "6.48.0" },
    },
    {
      name: "runTools of a version that is not known",
      code: `${KIMI}client.chat.completions.runTools({ model: "kimi-k2.6", messages, tools });`,
    },
    {
      name: "runTools without thinking",
      code: `${KIMI}client.chat.completions.runTools({ model: "kimi-k2.6", messages, tools, thinking: { type: "disabled" } });`,
      kimi: { sdk: "6.49.0" },
    },
    {
      name: "runTools with a model that is not known",
      code: `${KIMI}client.chat.completions.runTools({ model, messages, tools });`,
      kimi: { sdk: "6.49.0" },
    },
    {
      name: "another method",
      code: `${KIMI}client.chat.completions.create({ model: "kimi-k2.6", messages, tools });`,
      kimi: { sdk: "6.49.0" },
    },
  ],

  invalid: [
    // A copy, member by member.
    { name: "kimi-k2.6", code: push(MARKED), errors: [REJECTED], output: push("message") },
    ...["kimi-k3", "kimi-k2.7-code", "kimi-k2.7-code-highspeed"].map((model) => ({
      name: model,
      code: push(MARKED, { request: `model: "${model}"` }),
      errors: [{ messageId: "lost", data: { model } }],
      output: push("message", { request: `model: "${model}"` }),
    })),
    ...["kimi-k3.1-pro", "kimi-k3.1-pro-highspeed"].map((model) => ({
      name: model,
      code: push(MARKED, { request: `model: "${model}"` }),
      errors: [
        {
          messageId: "lost",
          data: { model },
          suggestions: [whole(push("message", { request: `model: "${model}"` }))],
        },
      ],
    })),
    {
      name: "a model in the settings",
      code: push(MARKED, { request: "model" }),
      kimi: { model: "kimi-k3" },
      errors: [{ messageId: "lost", data: { model: "kimi-k3" } }],
      output: push("message", { request: "model" }),
    },
    {
      name: "one of two models",
      code: push(MARKED, { request: `model: pro ? "kimi-k3" : "kimi-k2.6"` }),
      errors: [REJECTED],
      output: push("message", { request: `model: pro ? "kimi-k3" : "kimi-k2.6"` }),
    },
    {
      name: "one of two models, in the other order",
      code: push(MARKED, { request: `model: pro ? "kimi-k2.6" : "kimi-k3"` }),
      errors: [REJECTED],
      output: push("message", { request: `model: pro ? "kimi-k2.6" : "kimi-k3"` }),
    },
    {
      name: "one of two models, what the other one does being inferred",
      code: push(MARKED, { request: `model: pro ? "kimi-k3.1-pro" : "kimi-k2.6"` }),
      errors: [rejected(whole(push("message", { request: `model: pro ? "kimi-k3.1-pro" : "kimi-k2.6"` })))],
    },
    {
      name: "one of two models, in the settings for those that are not known",
      code: push(MARKED, { request: `model: pro ? "kimi-k3" : model` }),
      kimi: { model: "kimi-k2.7-code" },
      errors: [{ messageId: "lost", data: { model: "kimi-k3" } }],
      output: push("message", { request: `model: pro ? "kimi-k3" : model` }),
    },
    {
      name: "one of two models, the other of which is not known",
      code: push(MARKED, { request: `model: pro ? "kimi-k3" : "gpt-4o"` }),
      errors: [{ messageId: "lost", data: { model: "kimi-k3" } }],
      output: push("message", { request: `model: pro ? "kimi-k3" : "gpt-4o"` }),
    },
    ...[`thinking: { type: "enabled" }`, "thinking", `thinking: { type: mode }`].map((thinking) => ({
      name: thinking,
      code: push(MARKED, { request: `model: "kimi-k2.6", ${thinking}` }),
      errors: [REJECTED],
      output: push("message", { request: `model: "kimi-k2.6", ${thinking}` }),
    })),
    {
      name: "the role of the message",
      code: push(`{ role: message.role, content: message.content, ⟦tool_calls⟧: message.tool_calls }`),
      errors: [REJECTED],
      output: push("message"),
    },
    {
      name: "in another order, with a refusal",
      code: push(
        `{ ⟦tool_calls⟧: message.tool_calls, refusal: message.refusal, content: message.content, role: "assistant" }`,
      ),
      errors: [REJECTED],
      output: push("message"),
    },
    {
      name: "quoted keys, several lines, a trailing comma",
      code: push(
        `{\n    "role": "assistant",\n    "content": message.content,\n    ⟦"tool_calls"⟧: message.tool_calls,\n  }`,
      ),
      errors: [REJECTED],
      output: push("message"),
    },
    {
      name: "the message of a choice",
      code: program(
        `const [choice] = completion.choices;\n  messages.push({ role: "assistant", content: choice.message.content, ⟦tool_calls⟧: choice.message.tool_calls });`,
      ),
      errors: [REJECTED],
      output: program(`const [choice] = completion.choices;\n  messages.push(choice.message);`),
    },
    {
      name: "the message of an answer",
      code: push(
        `{ role: "assistant", content: completion.choices[0].message.content, ⟦tool_calls⟧: completion.choices[0].message.tool_calls }`,
      ),
      errors: [REJECTED],
      output: push("completion.choices[0].message"),
    },
    {
      name: "constants that were read before",
      code: program(
        `const content = message.content;\n  const { tool_calls } = message;\n  messages.push({ role: "assistant", content, ⟦tool_calls⟧ });`,
      ),
      errors: [REJECTED],
      output: program(
        `const content = message.content;\n  const { tool_calls } = message;\n  messages.push(message);`,
      ),
    },
    {
      name: "a constant that was read before",
      code: program(
        `const toolCalls = message.tool_calls;\n  messages.push({ role: "assistant", content: message.content, ⟦tool_calls⟧: toolCalls });`,
      ),
      errors: [REJECTED],
      output: program(`const toolCalls = message.tool_calls;\n  messages.push(message);`),
    },
    {
      name: "members of a pattern",
      code: `${KIMI}${MESSAGES}const completion = await client.chat.completions.create({ model: "kimi-k2.6", messages, tools });
const { content, tool_calls: toolCalls } = completion.choices[0].message;
messages.push({ role: "assistant", content, ⟦tool_calls⟧: toolCalls });
await client.chat.completions.create({ model: "kimi-k2.6", messages, tools });`,
      errors: [REJECTED],
      output: `${KIMI}${MESSAGES}const completion = await client.chat.completions.create({ model: "kimi-k2.6", messages, tools });
const { content, tool_calls: toolCalls } = completion.choices[0].message;
messages.push(completion.choices[0].message);
await client.chat.completions.create({ model: "kimi-k2.6", messages, tools });`,
    },
    {
      name: "a constant that is sent",
      code: program(`const answer = ${MARKED};\n  messages.push(answer);`),
      errors: [REJECTED],
      output: program(`const answer = message;\n  messages.push(answer);`),
    },
    {
      name: "a list that is made anew",
      code: `${KIMI}const ask = (messages) => client.chat.completions.create({ model: "kimi-k2.6", messages, tools });
const { choices: [{ message }] } = await ask(messages);
await ask([...messages, ${MARKED}, ...results]);`,
      errors: [REJECTED],
      output: `${KIMI}const ask = (messages) => client.chat.completions.create({ model: "kimi-k2.6", messages, tools });
const { choices: [{ message }] } = await ask(messages);
await ask([...messages, message, ...results]);`,
    },
    {
      name: "a function of the file",
      code: program(`messages.push(copy(message));`, {
        after: `\nfunction copy(message) {\n  return{ role: "assistant", content: message.content, ⟦tool_calls⟧: message.tool_calls };\n}`,
      }),
      errors: [REJECTED],
      output: program(`messages.push(copy(message));`, {
        after: `\nfunction copy(message) {\n  return message;\n}`,
      }),
    },
    {
      name: "the SDK's types",
      code: push(
        `{ role: "assistant", content: message.content, ⟦tool_calls⟧: message.tool_calls! } as OpenAI.ChatCompletionMessageParam`,
        {
          messages: TYPED,
        },
      ),
      errors: [REJECTED],
      output: push(`message as OpenAI.ChatCompletionMessageParam`, { messages: TYPED }),
    },
    {
      name: "a client of OpenAI that moves",
      code: push(MARKED, { client: `import OpenAI from "openai";\nconst client = new OpenAI();\n` }),
      errors: [REJECTED],
      output: push("message", { client: `import OpenAI from "openai";\nconst client = new OpenAI();\n` }),
    },
    {
      name: "code that reads what was copied",
      code: program(`messages.push(${MARKED});\n  log(messages.at(-1).content);`),
      errors: [REJECTED],
      output: program(`messages.push(message);\n  log(messages.at(-1).content);`),
    },
    // Suggestions.
    {
      name: "a content that is never null",
      code: push(`{ role: "assistant", content: message.content ?? "", ⟦tool_calls⟧: message.tool_calls }`),
      errors: [
        rejected(
          spread(
            push(
              `{ ...message, role: "assistant", content: message.content ?? "", tool_calls: message.tool_calls }`,
            ),
          ),
        ),
      ],
    },
    {
      name: "no content",
      code: push(`{ role: "assistant", ⟦tool_calls⟧: message.tool_calls }`),
      errors: [rejected(whole(push("message")))],
    },
    {
      name: "tool calls that are put together, over several lines",
      code: push(
        `{\n    // what it wants\n    role: "assistant",\n    ⟦tool_calls⟧: message.tool_calls?.map(({ id, function: called }) => ({ id, type: "function", function: called })) ?? [],\n  }`,
      ),
      errors: [
        rejected(
          spread(
            push(
              `{\n    // what it wants\n    ...message,\n    role: "assistant",\n    tool_calls: message.tool_calls?.map(({ id, function: called }) => ({ id, type: "function", function: called })) ?? [],\n  }`,
            ),
          ),
        ),
      ],
    },
    {
      name: "tool calls that are chosen from a constant",
      code: program(
        `const { tool_calls: calls } = message;\n  messages.push({ role: "assistant", content: null, ⟦tool_calls⟧: calls.filter(isKnown) });`,
      ),
      errors: [
        rejected(
          spread(
            program(
              `const { tool_calls: calls } = message;\n  messages.push({ ...message, role: "assistant", content: null, tool_calls: calls.filter(isKnown) });`,
            ),
          ),
        ),
      ],
    },
    {
      name: "tool calls that a spread may bring",
      code: push(
        `{ role: "assistant", content: message.content, ...(message.tool_calls && { ⟦tool_calls⟧: message.tool_calls }) }`,
      ),
      errors: [
        rejected(
          spread(
            push(
              `{ ...message, role: "assistant", content: message.content, ...(message.tool_calls && { tool_calls: message.tool_calls }) }`,
            ),
          ),
        ),
      ],
    },
    {
      name: "a comment in the copy",
      code: push(
        `{ role: "assistant", /* text */ content: message.content, ⟦tool_calls⟧: message.tool_calls }`,
      ),
      errors: [
        rejected(
          spread(
            push(
              `{ ...message, role: "assistant", /* text */ content: message.content, tool_calls: message.tool_calls }`,
            ),
          ),
        ),
      ],
    },
    {
      name: "a message that may be missing",
      code: push(`{ role: "assistant", content: message?.content, ⟦tool_calls⟧: message?.tool_calls }`),
      errors: [rejected(whole(push("message")))],
    },
    {
      name: "a message that may be another",
      code: program(
        `const last = cached ?? message;\n  messages.push({ role: "assistant", content: last.content, ⟦tool_calls⟧: last.tool_calls });`,
      ),
      errors: [rejected(whole(program(`const last = cached ?? message;\n  messages.push(last);`)))],
    },
    {
      name: "a type of the project",
      code: push(MARKED, {
        messages: `import type { Turn } from "./turn.js";\nconst messages: Turn[] = [];\n`,
      }),
      errors: [
        rejected(
          whole(
            push("message", {
              messages: `import type { Turn } from "./turn.js";\nconst messages: Turn[] = [];\n`,
            }),
          ),
        ),
      ],
    },
    {
      name: "messages that are kept",
      code: program(`messages.push(${MARKED});\n  await save(messages);`),
      errors: [rejected(whole(program(`messages.push(message);\n  await save(messages);`)))],
    },
    {
      name: "messages whose members are changed",
      code: program(`messages.push(${MARKED});\n  messages[1].content = "";`),
      errors: [rejected(whole(program(`messages.push(message);\n  messages[1].content = "";`)))],
    },
    {
      name: "code that reads something else",
      code: program(`messages.push(${MARKED});\n  log(messages.at(-1).annotations);`),
      errors: [rejected(whole(program(`messages.push(message);\n  log(messages.at(-1).annotations);`)))],
    },
    {
      name: "an answer that is parsed",
      code: push(MARKED, { method: "parse" }),
      errors: [rejected(whole(push("message", { method: "parse" })))],
    },
    {
      name: "a client that is known by its shape",
      code: push(MARKED, { client: "" }),
      errors: [rejected(whole(push("message", { client: "" })))],
    },

    // Nothing to send instead is in sight.
    {
      name: "the message of a stream",
      code: `${KIMI}const message = await client.chat.completions.stream({ model: "kimi-k2.6", messages, tools, stream_options }).finalMessage();
await client.chat.completions.create({ model: "kimi-k2.6", messages: [...messages, ${MARKED}], tools });`,
      errors: [rejected()],
    },
    {
      name: "tool calls that are collected from a stream",
      code: `${KIMI}${MESSAGES}let content = "";
const toolCalls = [];
for await (const chunk of await client.chat.completions.create({ model: "kimi-k2.6", messages, tools, stream: true, stream_options })) {
  for (const call of chunk.choices[0]?.delta?.tool_calls ?? []) toolCalls.push(call);
}
messages.push({ role: "assistant", content, ⟦tool_calls⟧: toolCalls });
await client.chat.completions.create({ model: "kimi-k2.6", messages, tools });`,
      errors: [rejected()],
    },
    {
      name: "tool calls that are written out",
      code: push(
        `{ role: "assistant", content: "", ⟦tool_calls⟧: [{ id: "1", type: "function", function: called }] }`,
      ),
      errors: [rejected()],
    },
    {
      name: "an empty reasoning_content",
      code: push(
        `{ role: "assistant", content: message.content, reasoning_content: undefined, ⟦tool_calls⟧: message.tool_calls }`,
      ),
      errors: [rejected()],
    },
    {
      name: "a constant that may have another value",
      code: program(
        `let { tool_calls } = message;\n  if (quiet) tool_calls = [];\n  messages.push({ role: "assistant", content: "", ⟦tool_calls⟧: tool_calls });`,
      ),
      errors: [rejected()],
    },
    {
      name: "a message whose name means something else",
      code: program(
        `const { content, tool_calls } = message;\n  for (const message of notes) messages.push({ role: "assistant", content, ⟦tool_calls⟧ });`,
      ),
      errors: [rejected()],
    },

    // runTools.
    ...["6.49.0", "6.49", "7"].map((sdk) => ({
      name: `runTools of version ${sdk}`,
      code: `${KIMI}client.chat.completions.⟦runTools⟧({ model: "kimi-k2.6", messages, tools });`,
      kimi: { sdk },
      errors: [{ messageId: "runToolsRejected", data: { model: "kimi-k2.6", version: "6.49.0" } }],
    })),
    {
      name: "runTools with kimi-k3",
      code: `${KIMI}const runner = client.beta.chat.completions.⟦runTools⟧({ model, messages, tools });`,
      kimi: { sdk: "7.57.0", model: "kimi-k3" },
      errors: [{ messageId: "runToolsLost", data: { model: "kimi-k3", version: "6.49.0" } }],
    },
  ],
});
