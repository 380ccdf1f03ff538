import rule from "../../rules/valid-tool-calls.js";
import { testRule } from "../support/rule-tester.js";

const KIMI = `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\n`;
const OPENAI = `import OpenAI from "openai";\nconst client = new OpenAI();\n`;
const ASK = "await client.chat.completions.create({ model, messages, tools })";
const MESSAGES = `const messages = [];\n`;
/** A loop over the tool calls of an answer, around the code. */
const each = (code: string, client = KIMI, before = ""): string =>
  `${client}${before}const completion = ${ASK};\nfor (const call of completion.choices[0].message.tool_calls) {\n  ${code}\n}`;
/** A loop that pushes a message for each tool call. */
const answering = (message: string, client = KIMI): string =>
  each(`messages.push(${message});`, client, MESSAGES);

const PARAMETERS = { messageId: "parameters" };

interface Suggestion {
  readonly messageId: string;
  readonly output: string;
}

function parameters(...suggestions: readonly Suggestion[]) {
  return { messageId: "parameters", suggestions };
}

function read(output: string) {
  return { messageId: "readArguments", output };
}

function parse(output: string) {
  return { messageId: "parseArguments", output };
}

function noId(...suggestions: readonly Suggestion[]) {
  return { messageId: "noToolCallId", data: { error: "tool_call_id  is not found" }, suggestions };
}

function addId(id: string, output: string) {
  return { messageId: "addToolCallId", data: { id }, output };
}

testRule(rule, {
  valid: [
    { name: "arguments", code: each(`run(JSON.parse(call.function.arguments));`) },
    { name: "destructured arguments", code: each(`const { name, arguments: text } = call.function;`) },
    {
      name: "parameters of a definition",
      code: `${KIMI}const { parameters } = tools[0].function;\n${ASK};\nrun(tools[1].function.parameters, parameters);`,
    },
    {
      name: "another member that is called so",
      code: each(`run(call.parameters, call.custom.function.parameters, completion.parameters);`),
    },
    { name: "a key that is not known", code: each(`run(call.function[key]);`) },
    {
      name: "a tool call from elsewhere",
      code: `${KIMI}${ASK};\nfor (const call of load().choices[0].message.tool_calls) run(call.function.parameters);`,
    },
    {
      name: "an answer that is out of sight",
      code: `${KIMI}export const ask = () => client.chat.completions.create({ model });\nexport const run = (call) => JSON.parse(call.function.parameters);`,
    },

    // Programs that know the right member as well.
    { name: "a fallback", code: each(`run(call.function.parameters ?? call.function.arguments);`) },
    { name: "the other way round", code: each(`run(call.function.arguments || call.function.parameters);`) },
    {
      name: "a fallback in parts",
      code: each(`run(call.function.parameters || JSON.parse(call.function.arguments));`),
    },
    {
      name: "a conditional",
      code: each(
        `run(call.function.parameters ? call.function.parameters : JSON.parse(call.function.arguments));`,
      ),
    },
    {
      name: "a conditional that prefers arguments",
      code: each(
        `run(call.function.arguments ? JSON.parse(call.function.arguments) : call.function.parameters);`,
      ),
    },
    {
      name: "branches",
      code: each(
        `if (call.function.parameters) run(call.function.parameters);\n  else run(call.function.arguments);`,
      ),
    },
    {
      name: "a type test",
      code: each(
        `const isOld = typeof call.function.parameters === "object";\n  run(isOld, call.function.arguments);`,
      ),
    },
    { name: "both in a pattern", code: each(`const { parameters, arguments: text } = call.function;`) },
    {
      name: "parameters that the program puts there",
      code: each(
        `call.function.parameters = JSON.parse(call.function.arguments);\n  run(call.function.parameters);`,
      ),
    },

    // Tool messages.
    {
      name: "a tool_call_id",
      code: answering(`{ role: "tool", tool_call_id: call.id, content: run(call) }`),
    },
    { name: "a shorthand", code: answering(`{ role: "tool", tool_call_id, content: run(call) }`) },
    { name: "an unknown spread", code: answering(`{ role: "tool", content: run(call), ...rest }`) },
    { name: "a key of a message that is not known", code: answering(`{ role: "tool", [key]: call.id }`) },
    { name: "another role", code: answering(`{ role: "user", content: run(call) }`) },
    {
      name: "the role of deprecated functions",
      code: answering(`{ role: "function", name, content: run(call) }`),
    },
    { name: "a role that is not known", code: answering(`{ role, content: run(call) }`) },
    {
      name: "a tool_call_id that comes later",
      code: each(
        `const answer = { role: "tool", content: run(call) };\n  answer.tool_call_id = call.id;\n  messages.push(answer);`,
        KIMI,
        MESSAGES,
      ),
    },
    {
      name: "a literal that is not sent",
      code: each(`log({ role: "tool", content: run(call) });`, KIMI, MESSAGES),
    },
    {
      name: "a tool message to groq-sdk",
      code: answering(
        `{ role: "tool", content: run(call) }`,
        `import OpenAI from "groq-sdk";\nconst client = new OpenAI();\n`,
      ),
    },

    // Another SDK, another host, another client.
    {
      name: "groq-sdk",
      code: each(
        `run(JSON.parse(call.function.parameters));`,
        `import OpenAI from "groq-sdk";\nconst client = new OpenAI();\n`,
      ),
    },
    {
      name: "a shadowed client",
      code: `${KIMI}import Groq from "groq-sdk";\nasync function ask(client = new Groq()) {\n  const completion = ${ASK};\n  return JSON.parse(completion.choices[0].message.tool_calls[0].function.parameters);\n}`,
    },
    {
      name: "a class of the file",
      code: each(
        `run(JSON.parse(call.function.parameters));`,
        `class OpenAI { chat = make(); }\nconst client = new OpenAI();\n`,
      ),
    },
    {
      name: "another host",
      code: each(
        `run(JSON.parse(call.function.parameters));`,
        `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://api.groq.com/openai/v1" });\n`,
      ),
    },
    {
      name: "a client of OpenAI beside clients of Kimi",
      code: each(`run(JSON.parse(call.function.parameters));`, OPENAI),
      kimi: { clients: "kimi" },
    },
  ],

  invalid: [
    {
      name: "the guide's sample",
      filename: "file.cjs",
      code: `const { OpenAI } = require('openai');

const client = new OpenAI({
  apiKey: process.env.MOONSHOT_API_KEY,
  baseURL: "https://api.moonshot.ai/v1",
});

async function main() {
  while (finish_reason !== "tool_calls") {
    const completion = await client.chat.completions.create({
      model: "kimi-k2.6",
      messages: messages,
      tools: tools,
    });
    const choice = completion.choices[0];
    finish_reason = choice.finish_reason;

    if (finish_reason === "tool_calls") {
      messages.push(choice.message);
      for (const tool_call of choice.message.tool_calls) {
        const tool_call_name = tool_call.function.name;
        const tool_call_arguments = JSON.parse(tool_call.function.⟦parameters⟧);
        const tool_function = tool_map[tool_call_name];
        const tool_result = await tool_function(tool_call_arguments);

        messages.push({
          "role": "tool",
          "tool_call_id": tool_call.id,
          "name": tool_call_name,
          "content": JSON.stringify(tool_result),
        });
      }
    }
  }
}`,
      errors: [PARAMETERS],
      output: `const { OpenAI } = require('openai');

const client = new OpenAI({
  apiKey: process.env.MOONSHOT_API_KEY,
  baseURL: "https://api.moonshot.ai/v1",
});

async function main() {
  while (finish_reason !== "tool_calls") {
    const completion = await client.chat.completions.create({
      model: "kimi-k2.6",
      messages: messages,
      tools: tools,
    });
    const choice = completion.choices[0];
    finish_reason = choice.finish_reason;

    if (finish_reason === "tool_calls") {
      messages.push(choice.message);
      for (const tool_call of choice.message.tool_calls) {
        const tool_call_name = tool_call.function.name;
        const tool_call_arguments = JSON.parse(tool_call.function.arguments);
        const tool_function = tool_map[tool_call_name];
        const tool_result = await tool_function(tool_call_arguments);

        messages.push({
          "role": "tool",
          "tool_call_id": tool_call.id,
          "name": tool_call_name,
          "content": JSON.stringify(tool_result),
        });
      }
    }
  }
}`,
    },
    {
      name: "two reads, neither of which depends on the other",
      code: each(`show(JSON.parse(call.function.⟦parameters⟧));\n  store(call.function.⟦parameters⟧);`),
      errors: [
        PARAMETERS,
        parameters(
          read(each(`show(JSON.parse(call.function.parameters));\n  store(call.function.arguments);`)),
          parse(
            each(
              `show(JSON.parse(call.function.parameters));\n  store(JSON.parse(call.function.arguments));`,
            ),
          ),
        ),
      ],
      output: each(`show(JSON.parse(call.function.arguments));\n  store(call.function.parameters);`),
    },
    {
      name: "a client of OpenAI that moves",
      code: each(`run(JSON.parse(call.function.⟦parameters⟧));`, OPENAI),
      errors: [PARAMETERS],
      output: each(`run(JSON.parse(call.function.arguments));`, OPENAI),
    },
    {
      name: "printed",
      code: each(`console.log(call.function.name, call.function.⟦parameters⟧);`),
      errors: [PARAMETERS],
      output: each(`console.log(call.function.name, call.function.arguments);`),
    },
    {
      name: "in a template",
      code: each(`log(\`\${call.function.⟦parameters⟧}\`);`),
      errors: [PARAMETERS],
      output: each(`log(\`\${call.function.arguments}\`);`),
    },
    {
      name: "joined with a text",
      code: each(`text += call.function.⟦parameters⟧ + "\\n";`),
      errors: [PARAMETERS],
      output: each(`text += call.function.arguments + "\\n";`),
    },
    {
      name: "measured",
      code: each(`run(call.function.⟦parameters⟧.length);`),
      errors: [PARAMETERS],
      output: each(`run(call.function.arguments.length);`),
    },
    {
      name: "only tested",
      code: each(`if (!call.function.⟦parameters⟧) skip();`),
      errors: [PARAMETERS],
      output: each(`if (!call.function.arguments) skip();`),
    },
    {
      name: "optional",
      code: each(`run(JSON.parse(call?.function?.⟦parameters⟧));`),
      errors: [PARAMETERS],
      output: each(`run(JSON.parse(call?.function?.arguments));`),
    },
    {
      name: "with a default",
      code: each(`run(JSON.parse(call.function.⟦parameters⟧ ?? "{}"));`),
      errors: [PARAMETERS],
      output: each(`run(JSON.parse(call.function.arguments ?? "{}"));`),
    },
    {
      name: "with a default before ||",
      code: each(`run(JSON.parse(call.function.⟦parameters⟧ || "{}"));`),
      errors: [PARAMETERS],
      output: each(`run(JSON.parse(call.function.arguments || "{}"));`),
    },
    {
      name: "as a constant",
      code: each(`const text = call.function.⟦parameters⟧;\n  run(JSON.parse(text));`),
      errors: [PARAMETERS],
      output: each(`const text = call.function.arguments;\n  run(JSON.parse(text));`),
    },
    {
      name: "in brackets",
      code: each(`run(JSON.parse(call["function"][⟦"parameters"⟧]));`),
      errors: [PARAMETERS],
      output: each(`run(JSON.parse(call["function"]["arguments"]));`),
    },
    {
      name: "in brackets with other quotes",
      code: each(`run(JSON.parse(call.function[⟦'parameters'⟧]));`),
      errors: [PARAMETERS],
      output: each(`run(JSON.parse(call.function['arguments']));`),
    },
    {
      name: "in a pattern",
      code: each(`const { name, ⟦parameters⟧ } = call.function;\n  run(name, JSON.parse(parameters));`),
      errors: [PARAMETERS],
      output: each(
        `const { name, arguments: parameters } = call.function;\n  run(name, JSON.parse(parameters));`,
      ),
    },
    {
      name: "in a pattern with another name",
      code: each(`const { ⟦parameters⟧: text } = call.function;\n  run(JSON.parse(text));`),
      errors: [PARAMETERS],
      output: each(`const { arguments: text } = call.function;\n  run(JSON.parse(text));`),
    },
    {
      name: "in a pattern with a default",
      code: each(`const { ⟦parameters⟧ = "{}" } = call.function;\n  run(JSON.parse(parameters));`),
      errors: [PARAMETERS],
      output: each(`const { arguments: parameters = "{}" } = call.function;\n  run(JSON.parse(parameters));`),
    },
    {
      name: "in a pattern with a quoted key",
      code: each(`const { ⟦"parameters"⟧: text } = call.function;\n  run(JSON.parse(text));`),
      errors: [PARAMETERS],
      output: each(`const { "arguments": text } = call.function;\n  run(JSON.parse(text));`),
    },
    {
      name: "in a pattern with a key in brackets",
      code: each(`const { [⟦"parameters"⟧]: text } = call.function;\n  run(JSON.parse(text));`),
      errors: [PARAMETERS],
      output: each(`const { ["arguments"]: text } = call.function;\n  run(JSON.parse(text));`),
    },
    {
      name: "in a deep pattern",
      code: each(
        `const { id, function: { name, ⟦parameters⟧ } } = call;\n  run(id, name, JSON.parse(parameters));`,
      ),
      errors: [PARAMETERS],
      output: each(
        `const { id, function: { name, arguments: parameters } } = call;\n  run(id, name, JSON.parse(parameters));`,
      ),
    },
    {
      name: "assigned by a pattern",
      code: each(`let parameters;\n  ({ ⟦parameters⟧ } = call.function);\n  run(JSON.parse(parameters));`),
      errors: [PARAMETERS],
      output: each(
        `let parameters;\n  ({ arguments: parameters } = call.function);\n  run(JSON.parse(parameters));`,
      ),
    },
    {
      name: "handed to a function of the file",
      code: each(`const parse = (text) => JSON.parse(text);\n  run(parse(call.function.⟦parameters⟧));`),
      errors: [PARAMETERS],
      output: each(`const parse = (text) => JSON.parse(text);\n  run(parse(call.function.arguments));`),
    },
    {
      name: "read twice, once as a test",
      code: each(`if (call.function.⟦parameters⟧) run(JSON.parse(call.function.⟦parameters⟧));`),
      errors: [PARAMETERS, PARAMETERS],
      output: each(`if (call.function.arguments) run(JSON.parse(call.function.arguments));`),
    },
    {
      name: "read twice",
      code: each(`run(JSON.parse(call.function.⟦parameters⟧));\n  console.log(call.function.⟦parameters⟧);`),
      errors: [PARAMETERS, PARAMETERS],
      output: each(`run(JSON.parse(call.function.arguments));\n  console.log(call.function.arguments);`),
    },
    {
      name: "after a comment",
      code: each(`run(JSON.parse(call.function /* what it passes */.⟦parameters⟧ /* JSON */));`),
      errors: [PARAMETERS],
      output: each(`run(JSON.parse(call.function /* what it passes */.arguments /* JSON */));`),
    },
    {
      name: "beside messages that get the call",
      code: each(
        `messages.push(completion.choices[0].message, { role: "user", content: [call] });\n  run(JSON.parse(call.function.⟦parameters⟧));`,
      ),
      errors: [PARAMETERS],
      output: each(
        `messages.push(completion.choices[0].message, { role: "user", content: [call] });\n  run(JSON.parse(call.function.arguments));`,
      ),
    },
    {
      name: "of any in TypeScript",
      code: each(`run(JSON.parse((call as any).function.⟦parameters⟧ as string));`),
      errors: [PARAMETERS],
      output: each(`run(JSON.parse((call as any).function.arguments as string));`),
    },
    {
      name: "of the SDK's type",
      code: each(
        `const toolCall: OpenAI.ChatCompletionMessageToolCall = call;\n  run(JSON.parse(toolCall.function.⟦parameters⟧));`,
      ),
      errors: [PARAMETERS],
      output: each(
        `const toolCall: OpenAI.ChatCompletionMessageToolCall = call;\n  run(JSON.parse(toolCall.function.arguments));`,
      ),
    },
    {
      name: "a whole way in one expression",
      code: `${KIMI}run(JSON.parse((await client.chat.completions.create({ model, messages, tools })).choices[0].message.tool_calls[0].function.⟦parameters⟧));`,
      errors: [PARAMETERS],
      output: `${KIMI}run(JSON.parse((await client.chat.completions.create({ model, messages, tools })).choices[0].message.tool_calls[0].function.arguments));`,
    },
    {
      name: "a callback",
      code: `${KIMI}const { message } = (await client.chat.completions.create({ model, messages, tools })).choices[0];\nconst results = await Promise.all(message.tool_calls?.map(async (call) => run(JSON.parse(call.function.⟦parameters⟧))) ?? []);`,
      errors: [PARAMETERS],
      output: `${KIMI}const { message } = (await client.chat.completions.create({ model, messages, tools })).choices[0];\nconst results = await Promise.all(message.tool_calls?.map(async (call) => run(JSON.parse(call.function.arguments))) ?? []);`,
    },
    {
      name: "a pattern of a callback",
      code: `${KIMI}const completion = await client.chat.completions.create({ model, messages, tools });\ncompletion.choices[0].message.tool_calls.forEach(({ id, function: { ⟦parameters⟧ } }) => { run(id, JSON.parse(parameters)); });`,
      errors: [PARAMETERS],
      output: `${KIMI}const completion = await client.chat.completions.create({ model, messages, tools });\ncompletion.choices[0].message.tool_calls.forEach(({ id, function: { arguments: parameters } }) => { run(id, JSON.parse(parameters)); });`,
    },
    {
      name: "an index",
      code: `${KIMI}const { tool_calls: calls } = (await client.chat.completions.create({ model, messages, tools })).choices[0].message;\nfor (let i = 0; i < calls.length; i++) run(JSON.parse(calls[i].function.⟦parameters⟧));`,
      errors: [PARAMETERS],
      output: `${KIMI}const { tool_calls: calls } = (await client.chat.completions.create({ model, messages, tools })).choices[0].message;\nfor (let i = 0; i < calls.length; i++) run(JSON.parse(calls[i].function.arguments));`,
    },
    {
      name: "a function of the file",
      code: `${KIMI}async function runAll(calls) {\n  for (const call of calls) await run(JSON.parse(call.function.⟦parameters⟧));\n}\nconst completion = await client.chat.completions.create({ model, messages, tools });\nawait runAll(completion.choices[0].message.tool_calls);`,
      errors: [PARAMETERS],
      output: `${KIMI}async function runAll(calls) {\n  for (const call of calls) await run(JSON.parse(call.function.arguments));\n}\nconst completion = await client.chat.completions.create({ model, messages, tools });\nawait runAll(completion.choices[0].message.tool_calls);`,
    },
    {
      name: "a promise",
      code: `${KIMI}client.chat.completions.create({ model, messages, tools }).then((completion) => run(JSON.parse(completion.choices[0].message.tool_calls[0].function.⟦parameters⟧)));`,
      errors: [PARAMETERS],
      output: `${KIMI}client.chat.completions.create({ model, messages, tools }).then((completion) => run(JSON.parse(completion.choices[0].message.tool_calls[0].function.arguments)));`,
    },
    {
      name: "a loop with a new answer each time",
      code: `${KIMI}let completion = await client.chat.completions.create({ model, messages, tools });\nwhile (completion.choices[0].message.tool_calls) {\n  run(JSON.parse(completion.choices[0].message.tool_calls[0].function.⟦parameters⟧));\n  completion = await client.chat.completions.create({ model, messages, tools });\n}`,
      errors: [PARAMETERS],
      output: `${KIMI}let completion = await client.chat.completions.create({ model, messages, tools });\nwhile (completion.choices[0].message.tool_calls) {\n  run(JSON.parse(completion.choices[0].message.tool_calls[0].function.arguments));\n  completion = await client.chat.completions.create({ model, messages, tools });\n}`,
    },
    {
      name: "a class",
      code: `${KIMI}class Chat {\n  client = new OpenAI();\n  async ask() {\n    const { choices } = await this.client.chat.completions.create({ model });\n    for (const call of choices[0].message.tool_calls ?? []) this.run(JSON.parse(call.function.⟦parameters⟧));\n  }\n}`,
      errors: [PARAMETERS],
      output: `${KIMI}class Chat {\n  client = new OpenAI();\n  async ask() {\n    const { choices } = await this.client.chat.completions.create({ model });\n    for (const call of choices[0].message.tool_calls ?? []) this.run(JSON.parse(call.function.arguments));\n  }\n}`,
    },
    {
      name: "a stream",
      code: `${KIMI}let text = "";\nfor await (const chunk of await client.chat.completions.create({ model, stream: true })) {\n  for (const call of chunk.choices[0]?.delta?.tool_calls ?? []) text += call.function?.⟦parameters⟧ ?? "";\n}`,
      errors: [PARAMETERS],
      output: `${KIMI}let text = "";\nfor await (const chunk of await client.chat.completions.create({ model, stream: true })) {\n  for (const call of chunk.choices[0]?.delta?.tool_calls ?? []) text += call.function?.arguments ?? "";\n}`,
    },
    {
      name: "the final message of a stream",
      code: `${KIMI}const message = await client.chat.completions.stream({ model, stream_options: { include_usage: true } }).finalMessage();\nfor (const call of message.tool_calls) run(JSON.parse(call.function.⟦parameters⟧));`,
      errors: [PARAMETERS],
      output: `${KIMI}const message = await client.chat.completions.stream({ model, stream_options: { include_usage: true } }).finalMessage();\nfor (const call of message.tool_calls) run(JSON.parse(call.function.arguments));`,
    },
    {
      name: "an answer that may be missing",
      code: `${KIMI}let completion;\ntry {\n  completion = await client.chat.completions.create({ model, messages, tools });\n} catch {\n  completion = null;\n}\nrun(JSON.parse(completion?.choices[0].message.tool_calls[0].function.⟦parameters⟧));`,
      errors: [PARAMETERS],
      output: `${KIMI}let completion;\ntry {\n  completion = await client.chat.completions.create({ model, messages, tools });\n} catch {\n  completion = null;\n}\nrun(JSON.parse(completion?.choices[0].message.tool_calls[0].function.arguments));`,
    },

    // What the program wants is not certain to be the text.
    {
      name: "handed to an unknown function",
      code: each(`run(call.function.name, call.function.⟦parameters⟧);`),
      errors: [
        parameters(
          read(each(`run(call.function.name, call.function.arguments);`)),
          parse(each(`run(call.function.name, JSON.parse(call.function.arguments));`)),
        ),
      ],
    },
    {
      name: "kept",
      code: each(`const result = { input: call.function.⟦parameters⟧ };`),
      errors: [
        parameters(
          read(each(`const result = { input: call.function.arguments };`)),
          parse(each(`const result = { input: JSON.parse(call.function.arguments) };`)),
        ),
      ],
    },
    {
      name: "stringified",
      code: each(`log(JSON.stringify(call.function.⟦parameters⟧));`),
      errors: [
        parameters(
          read(each(`log(JSON.stringify(call.function.arguments));`)),
          parse(each(`log(JSON.stringify(JSON.parse(call.function.arguments)));`)),
        ),
      ],
    },
    {
      name: "returned by a callback",
      code: each(`handlers.push(() => call.function.⟦parameters⟧);`),
      errors: [
        parameters(
          read(each(`handlers.push(() => call.function.arguments);`)),
          parse(each(`handlers.push(() => JSON.parse(call.function.arguments));`)),
        ),
      ],
    },
    {
      name: "members of it",
      code: each(`run(call.function.⟦parameters⟧.city);`),
      errors: [parameters(parse(each(`run(JSON.parse(call.function.arguments).city);`)))],
    },
    {
      name: "optional members of it",
      code: each(`run(call.function.⟦parameters⟧?.city);`),
      errors: [parameters(parse(each(`run(JSON.parse(call.function.arguments)?.city);`)))],
    },
    {
      name: "members by another variable",
      code: each(`run(call.function.⟦parameters⟧[key]);`),
      errors: [parameters(parse(each(`run(JSON.parse(call.function.arguments)[key]);`)))],
    },
    {
      name: "a spread of it",
      code: each(`run({ ...call.function.⟦parameters⟧ });`),
      errors: [parameters(parse(each(`run({ ...JSON.parse(call.function.arguments) });`)))],
    },
    {
      name: "a pattern of it",
      code: each(`const { city, ...rest } = call.function.⟦parameters⟧;\n  run(city, rest);`),
      errors: [
        parameters(
          parse(each(`const { city, ...rest } = JSON.parse(call.function.arguments);\n  run(city, rest);`)),
        ),
      ],
    },
    {
      name: "its keys",
      code: each(`run(Object.keys(call.function.⟦parameters⟧));`),
      errors: [parameters(parse(each(`run(Object.keys(JSON.parse(call.function.arguments)));`)))],
    },
    {
      name: "a test for a key",
      code: each(`if ("city" in call.function.⟦parameters⟧) run();`),
      errors: [parameters(parse(each(`if ("city" in JSON.parse(call.function.arguments)) run();`)))],
    },

    // The read may be of something else, or its text is not ours.
    {
      name: "a client that is known by its shape",
      code: `const completion = await llm.chat.completions.create({ model, messages });\nrun(JSON.parse(completion.choices[0].message.tool_calls[0].function.⟦parameters⟧));`,
      errors: [
        parameters(
          read(
            `const completion = await llm.chat.completions.create({ model, messages });\nrun(JSON.parse(completion.choices[0].message.tool_calls[0].function.arguments));`,
          ),
        ),
      ],
    },
    {
      name: "a base URL that is not shown",
      code: `import OpenAI from "openai";\nconst completion = await new OpenAI({ baseURL }).chat.completions.create({ model, messages });\nrun(JSON.parse(completion.choices[0].message.tool_calls[0].function.⟦parameters⟧));`,
      errors: [
        parameters(
          read(
            `import OpenAI from "openai";\nconst completion = await new OpenAI({ baseURL }).chat.completions.create({ model, messages });\nrun(JSON.parse(completion.choices[0].message.tool_calls[0].function.arguments));`,
          ),
        ),
      ],
    },
    {
      name: "an answer or something else",
      code: `${KIMI}const completion = cache.get(key) ?? (await client.chat.completions.create({ model, messages, tools }));\nrun(JSON.parse(completion.choices[0].message.tool_calls[0].function.⟦parameters⟧));`,
      errors: [
        parameters(
          read(
            `${KIMI}const completion = cache.get(key) ?? (await client.chat.completions.create({ model, messages, tools }));\nrun(JSON.parse(completion.choices[0].message.tool_calls[0].function.arguments));`,
          ),
        ),
      ],
    },
    {
      name: "a variable that also gets something else",
      code: `${KIMI}let completion = await client.chat.completions.create({ model, messages, tools });\nif (test) completion = mock;\nrun(JSON.parse(completion.choices[0].message.tool_calls[0].function.⟦parameters⟧));`,
      errors: [
        parameters(
          read(
            `${KIMI}let completion = await client.chat.completions.create({ model, messages, tools });\nif (test) completion = mock;\nrun(JSON.parse(completion.choices[0].message.tool_calls[0].function.arguments));`,
          ),
        ),
      ],
    },
    {
      name: "a function that others call too",
      code: `${KIMI}export const parse = (call) => JSON.parse(call.function.⟦parameters⟧);\nconst completion = await client.chat.completions.create({ model, messages, tools });\nrun(parse(completion.choices[0].message.tool_calls[0]));`,
      errors: [
        parameters(
          read(
            `${KIMI}export const parse = (call) => JSON.parse(call.function.arguments);\nconst completion = await client.chat.completions.create({ model, messages, tools });\nrun(parse(completion.choices[0].message.tool_calls[0]));`,
          ),
        ),
      ],
    },
    {
      name: "a call that an unknown function gets",
      code: each(`normalize(call);\n  run(JSON.parse(call.function.⟦parameters⟧));`),
      errors: [parameters(read(each(`normalize(call);\n  run(JSON.parse(call.function.arguments));`)))],
    },
    {
      name: "an answer that an unknown function gets in a list",
      code: each(`await normalize([completion]);\n  run(JSON.parse(call.function.⟦parameters⟧));`),
      errors: [
        parameters(read(each(`await normalize([completion]);\n  run(JSON.parse(call.function.arguments));`))),
      ],
    },
    {
      name: "a call that gets members",
      code: each(`Object.assign(call.function, parsed);\n  run(JSON.parse(call.function.⟦parameters⟧));`),
      errors: [
        parameters(
          read(each(`Object.assign(call.function, parsed);\n  run(JSON.parse(call.function.arguments));`)),
        ),
      ],
    },
    {
      name: "parameters that the program writes elsewhere",
      code: each(`tools[0].function.parameters = schema;\n  run(JSON.parse(call.function.⟦parameters⟧));`),
      errors: [
        parameters(
          read(each(`tools[0].function.parameters = schema;\n  run(JSON.parse(call.function.arguments));`)),
        ),
      ],
    },
    {
      name: "arguments that are read elsewhere",
      code: each(`console.log(call.function.arguments);\n  run(JSON.parse(call.function.⟦parameters⟧));`),
      errors: [
        parameters(
          read(each(`console.log(call.function.arguments);\n  run(JSON.parse(call.function.arguments));`)),
        ),
      ],
    },
    {
      name: "a type of the project",
      code: each(`const toolCall: ToolCall = call;\n  run(JSON.parse(toolCall.function.⟦parameters⟧));`),
      errors: [
        parameters(
          read(each(`const toolCall: ToolCall = call;\n  run(JSON.parse(toolCall.function.arguments));`)),
        ),
      ],
    },
    {
      name: "a type of the file",
      code: each(
        `type Called = { function: { parameters: string } };\n  run(JSON.parse((call as Called).function.⟦parameters⟧));`,
      ),
      errors: [
        parameters(
          read(
            each(
              `type Called = { function: { parameters: string } };\n  run(JSON.parse((call as Called).function.arguments));`,
            ),
          ),
        ),
      ],
    },
    {
      name: "a type of a parameter",
      code: `${KIMI}const parse = ({ function: called }: Call) => JSON.parse(called.⟦parameters⟧);\nconst completion = await client.chat.completions.create({ model, messages, tools });\nrun(parse(completion.choices[0].message.tool_calls[0]));`,
      errors: [
        parameters(
          read(
            `${KIMI}const parse = ({ function: called }: Call) => JSON.parse(called.arguments);\nconst completion = await client.chat.completions.create({ model, messages, tools });\nrun(parse(completion.choices[0].message.tool_calls[0]));`,
          ),
        ),
      ],
    },
    {
      name: "an optional read whose use is not known",
      code: each(`run(call?.function?.⟦parameters⟧);`),
      errors: [parameters(read(each(`run(call?.function?.arguments);`)))],
    },
    {
      name: "JSON that is something of the file",
      code: each(`const JSON = load();\n  run(call.function.⟦parameters⟧);`),
      errors: [parameters(read(each(`const JSON = load();\n  run(call.function.arguments);`)))],
    },
    {
      name: "a stream whose parts go elsewhere",
      code: `${KIMI}for await (const chunk of await client.chat.completions.create({ model, stream: true, stream_options })) {\n  emit(chunk.choices[0].delta.tool_calls[0].function.⟦parameters⟧);\n}`,
      errors: [
        parameters(
          read(
            `${KIMI}for await (const chunk of await client.chat.completions.create({ model, stream: true, stream_options })) {\n  emit(chunk.choices[0].delta.tool_calls[0].function.arguments);\n}`,
          ),
        ),
      ],
    },
    {
      name: "a pattern whose value goes elsewhere",
      code: each(`const { ⟦parameters⟧ } = call.function;\n  run(parameters);`),
      errors: [
        parameters(read(each(`const { arguments: parameters } = call.function;\n  run(parameters);`))),
      ],
    },
    {
      name: "a key that is a constant",
      code: each(`const KEY = "parameters";\n  run(JSON.parse(call.function[⟦KEY⟧]));`),
      errors: [parameters()],
    },
    {
      name: "a test beside a use that is not known",
      code: each(`if (call.function.⟦parameters⟧) run(call.function.⟦parameters⟧);`),
      errors: [
        parameters(read(each(`if (call.function.arguments) run(call.function.parameters);`))),
        parameters(
          read(each(`if (call.function.parameters) run(call.function.arguments);`)),
          parse(each(`if (call.function.parameters) run(JSON.parse(call.function.arguments));`)),
        ),
      ],
    },
    {
      name: "a pattern of an object",
      code: each(`const { function: { ⟦parameters⟧: { city } } } = call;\n  run(city);`),
      errors: [parameters()],
    },
    {
      name: "a model of Kimi beside clients of OpenAI",
      code: `${OPENAI}const completion = await client.chat.completions.create({ model: "kimi-k3", messages });\nrun(JSON.parse(completion.choices[0].message.tool_calls[0].function.⟦parameters⟧));`,
      kimi: { clients: "kimi" },
      errors: [
        parameters(
          read(
            `${OPENAI}const completion = await client.chat.completions.create({ model: "kimi-k3", messages });\nrun(JSON.parse(completion.choices[0].message.tool_calls[0].function.arguments));`,
          ),
        ),
      ],
    },

    // Tool messages.
    {
      name: "a message in a loop",
      code: answering(`{ role: ⟦"tool"⟧, content: run(call) }`),
      errors: [
        noId(addId("call.id", answering(`{ role: "tool", tool_call_id: call.id, content: run(call) }`))),
      ],
    },
    {
      name: "a message with quoted keys and lines of its own",
      code: answering(`{\n    "content": run(call),\n    "role": ⟦"tool"⟧,\n  }`),
      errors: [
        noId(
          addId(
            "call.id",
            answering(`{\n    "content": run(call),\n    "role": "tool",\n    "tool_call_id": call.id,\n  }`),
          ),
        ),
      ],
    },
    {
      name: "a message that only has a role",
      code: answering(`{ role: ⟦"tool"⟧ }`),
      errors: [noId(addId("call.id", answering(`{ role: "tool", tool_call_id: call.id }`)))],
    },
    {
      name: "a role with a type",
      code: answering(`{ role: ⟦"tool"⟧ as const, content: run(call) } as any`),
      errors: [
        noId(
          addId(
            "call.id",
            answering(`{ role: "tool" as const, tool_call_id: call.id, content: run(call) } as any`),
          ),
        ),
      ],
    },
    {
      name: "a tool_call_id that is undefined",
      code: answering(`{ role: ⟦"tool"⟧, tool_call_id: undefined, content: run(call) }`),
      errors: [noId()],
    },
    {
      name: "a role of a constant object",
      code: answering(`{ ...{ role: ⟦"tool"⟧ }, content: run(call) }`),
      errors: [noId()],
    },
    {
      name: "a callback",
      code: `${KIMI}${MESSAGES}const { message } = (await client.chat.completions.create({ model, messages, tools })).choices[0];\nmessage.tool_calls.forEach((toolCall) => messages.push({ role: ⟦"tool"⟧, content: run(toolCall) }));`,
      errors: [
        noId(
          addId(
            "toolCall.id",
            `${KIMI}${MESSAGES}const { message } = (await client.chat.completions.create({ model, messages, tools })).choices[0];\nmessage.tool_calls.forEach((toolCall) => messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall) }));`,
          ),
        ),
      ],
    },
    {
      name: "messages that are mapped",
      code: `${KIMI}${MESSAGES}const { message } = (await client.chat.completions.create({ model, messages, tools })).choices[0];\nconst answers = message.tool_calls.map((one) => ({ role: ⟦"tool"⟧, content: run(one) }));\nawait client.chat.completions.create({ model, messages: [...messages, message, ...answers], tools });`,
      errors: [
        noId(
          addId(
            "one.id",
            `${KIMI}${MESSAGES}const { message } = (await client.chat.completions.create({ model, messages, tools })).choices[0];\nconst answers = message.tool_calls.map((one) => ({ role: "tool", tool_call_id: one.id, content: run(one) }));\nawait client.chat.completions.create({ model, messages: [...messages, message, ...answers], tools });`,
          ),
        ),
      ],
    },
    {
      name: "an id of a pattern",
      code: `${KIMI}${MESSAGES}const completion = await client.chat.completions.create({ model, messages, tools });\nfor (const { id, function: called } of completion.choices[0].message.tool_calls ?? [])\n  messages.push({ role: ⟦"tool"⟧, content: run(called) });`,
      errors: [
        noId(
          addId(
            "id",
            `${KIMI}${MESSAGES}const completion = await client.chat.completions.create({ model, messages, tools });\nfor (const { id, function: called } of completion.choices[0].message.tool_calls ?? [])\n  messages.push({ role: "tool", tool_call_id: id, content: run(called) });`,
          ),
        ),
      ],
    },
    {
      name: "a single tool call",
      code: `${KIMI}${MESSAGES}const completion = await client.chat.completions.create({ model, messages, tools });\nconst toolCall = completion.choices[0].message.tool_calls[0];\nmessages.push({ role: ⟦"tool"⟧, content: run(toolCall) });`,
      errors: [
        noId(
          addId(
            "toolCall.id",
            `${KIMI}${MESSAGES}const completion = await client.chat.completions.create({ model, messages, tools });\nconst toolCall = completion.choices[0].message.tool_calls[0];\nmessages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall) });`,
          ),
        ),
      ],
    },
    {
      name: "a function of the file",
      code: `${KIMI}${MESSAGES}const answer = (call, content) => messages.push({ role: ⟦"tool"⟧, content });\nconst completion = await client.chat.completions.create({ model, messages, tools });\nfor (const call of completion.choices[0].message.tool_calls) answer(call, run(call));`,
      errors: [
        noId(
          addId(
            "call.id",
            `${KIMI}${MESSAGES}const answer = (call, content) => messages.push({ role: "tool", tool_call_id: call.id, content });\nconst completion = await client.chat.completions.create({ model, messages, tools });\nfor (const call of completion.choices[0].message.tool_calls) answer(call, run(call));`,
          ),
        ),
      ],
    },
    {
      name: "a function that others call",
      code: `${KIMI}${MESSAGES}export const answer = (call, content) => messages.push({ role: ⟦"tool"⟧, content });\nawait client.chat.completions.create({ model, messages, tools });`,
      errors: [noId()],
    },
    {
      name: "two tool calls in sight",
      code: `${KIMI}${MESSAGES}const completion = await client.chat.completions.create({ model, messages, tools });\nconst [first, second] = completion.choices[0].message.tool_calls;\nmessages.push({ role: ⟦"tool"⟧, content: run(first, second) });`,
      errors: [noId()],
    },
    {
      name: "no tool call in sight",
      code: `${KIMI}${MESSAGES}await client.chat.completions.create({ model, messages: [...messages, { role: ⟦"tool"⟧, content }] });`,
      errors: [noId()],
    },
    {
      name: "a role that it may have",
      code: `${KIMI}${MESSAGES}messages.push({ role: isTool ? ⟦"tool"⟧ : "user", content });\nawait client.chat.completions.create({ model, messages, tools });`,
      errors: [noId()],
    },
  ],
});
