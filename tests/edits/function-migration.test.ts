/** Which programs migrate from functions to tools, in which form, and what stops the others. */
import { describe, expect, it } from "vitest";
import rule from "../../rules/no-deprecated-functions.js";
import { readCase } from "../support/cases.js";
import { CaseLinter } from "../support/lint.js";

const CLIENT = `import OpenAI from "openai";
const client = new OpenAI();
`;
const LIST = `const messages = [{ role: "user", content: "x" }];
`;
const TYPED_LIST = `const messages: OpenAI.ChatCompletionMessageParam[] = [];
`;
/** A request, and the message of its answer. */
const REQUEST = `const response = await client.chat.completions.create({ model, messages, functions: [a] });
const { message } = response.choices[0];
`;
const REQUESTED = `const response = await client.chat.completions.create({ model, messages, tools: [{ type: "function", function: a }] });
const { message } = response.choices[0];
`;

interface Program {
  readonly name: string;
  /** JavaScript, unless a name says otherwise. */
  readonly filename?: string;
  readonly code: string;
}

interface Migrated extends Program {
  readonly output: string;
}

interface Stopped extends Program {
  readonly obstacle: string;
}

const MIGRATED: readonly Migrated[] = [
  {
    name: "a branch",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  const result = run(message.function_call);
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = run(toolCall.function);
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "a branch without braces, on a line of its own",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call)
  messages.push({ role: "function", name: "a", content: run(message.function_call) });
else console.log(message.content);`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length)
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
else console.log(message.content);`,
  },
  {
    name: "all on one line",
    code: `${LIST}${REQUEST}if (message.function_call) { const result = run(message.function_call); messages.push(message); messages.push({ role: "function", name: "a", content: result }); }`,
    output: `${LIST}${REQUESTED}if (message.tool_calls?.length) { messages.push(message); for (const toolCall of message.tool_calls) { if (toolCall.type !== "function") continue; const result = run(toolCall.function);  messages.push({ role: "tool", tool_call_id: toolCall.id, content: result }); } }`,
  },
  {
    name: "comments stay where they are, and go along with a push",
    code: `${LIST}${REQUEST}// is there a call?
if (message /* the first */ .function_call /* only */) { // yes
  // run it
  const result = run(message.function_call); // now

  /* the message
   * with the call */
  messages.push(message); // goes first
  // then the result
  messages.push({
    role: "function", // once
    // which
    name: "a", // a
    content: result,
  }); // sent
  // all done
}`,
    output: `${LIST}${REQUESTED}// is there a call?
if (message /* the first */ .tool_calls?.length /* only */) { // yes
  // run it
  /* the message
   * with the call */
  messages.push(message); // goes first
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = run(toolCall.function); // now

    // then the result
    messages.push({
      role: "tool", // once
      // which
      tool_call_id: toolCall.id, // a
      content: result,
    }); // sent
  }
  // all done
}`,
  },
  {
    name: "texts over several lines keep their spaces",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  messages.push({
    role: "function",
    name: "a",
    content: \`a
  \${run(
      message.function_call,
    )}
b\`,
  });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({
      role: "tool",
      tool_call_id: toolCall.id,
      content: \`a
  \${run(
        toolCall.function,
      )}
b\`,
    });
  }
}`,
  },
  {
    name: "tests of all kinds",
    code: `${LIST}${REQUEST}const isCall = message.function_call != null;
const isText = undefined === message["function_call"];
console.log(isCall, isText, !!message.function_call, Boolean(message?.function_call), message.function_call);
messages.push(message);
message.function_call && console.log("called");
if (isCall) {
  messages.push({ role: "function", name: "a", content: run(message.function_call?.name, message.function_call) });
}`,
    output: `${LIST}${REQUESTED}const isCall = !!message.tool_calls?.length;
const isText = !message["tool_calls"]?.length;
console.log(isCall, isText, !!message.tool_calls?.length, Boolean(message?.tool_calls?.length), message.tool_calls);
messages.push(message);
message.tool_calls?.length && console.log("called");
if (isCall) {
  for (const toolCall of message.tool_calls ?? []) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function.name, toolCall.function) });
  }
}`,
  },
  {
    name: "a variable that is tested and used",
    code: `${LIST}${REQUEST}const call = message.function_call;
messages.push(message);
if (call) messages.push({ role: "function", name: call.name, content: run({ call }) });`,
    output: `${LIST}${REQUESTED}const toolCalls = message.tool_calls;
messages.push(message);
if (toolCalls?.length) for (const toolCall of toolCalls) { if (toolCall.type !== "function") continue; messages.push({ role: "tool", tool_call_id: toolCall.id, content: run({ call: toolCall.function }) }); }`,
  },
  {
    name: "a variable that holds each call in turn",
    code: `${LIST}${REQUEST}if (message.function_call) {
  messages.push(message);
  const call = message.function_call;
  const result = run(call.name, call.arguments);
  messages.push({ role: "function", name: call.name, content: result });
}`,
    output: `${LIST}${REQUESTED}if (message.tool_calls?.length) {
  messages.push(message);
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const call = toolCall.function;
    const result = run(call.name, call.arguments);
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "a variable that is assigned",
    code: `${LIST}let call;
do {
  const response = await client.chat.completions.create({ model, messages, functions: [a] });
  call = response.choices[0].message.function_call;
  messages.push(response.choices[0].message);
  if (call) {
    messages.push({ role: "function", name: call.name, content: run(call) });
  }
} while (call);`,
    output: `${LIST}let toolCalls;
do {
  const response = await client.chat.completions.create({ model, messages, tools: [{ type: "function", function: a }] });
  toolCalls = response.choices[0].message.tool_calls;
  messages.push(response.choices[0].message);
  if (toolCalls?.length) {
    for (const toolCall of toolCalls) {
      if (toolCall.type !== "function") continue;
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
    }
  }
} while (toolCalls?.length);`,
  },
  {
    name: "patterns",
    code: `${LIST}const { choices: [{ message, message: { content, function_call: call } }] } = await client.chat.completions.create({ model, messages, functions: [a] });
messages.push(message);
if (!call) throw new Error(content);
messages.push({ role: "function", name: call.name, content: run(call) });`,
    output: `${LIST}const { choices: [{ message, message: { content, tool_calls: toolCalls } }] } = await client.chat.completions.create({ model, messages, tools: [{ type: "function", function: a }] });
messages.push(message);
if (!toolCalls?.length) throw new Error(content);
for (const toolCall of toolCalls) {
  if (toolCall.type !== "function") continue;
  messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
}`,
  },
  {
    name: "names that are taken",
    code: `${LIST}const toolCall = 1;
const toolCalls = 2;
${REQUEST}const call = message.function_call;
messages.push(message);
if (call) {
  messages.push({ role: "function", name: call.name, content: run(call, toolCall, toolCalls) });
}`,
    output: `${LIST}const toolCall = 1;
const toolCalls = 2;
${REQUESTED}const tool_calls = message.tool_calls;
messages.push(message);
if (tool_calls?.length) {
  for (const functionToolCall of tool_calls) {
    if (functionToolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: functionToolCall.id, content: run(functionToolCall.function, toolCall, toolCalls) });
  }
}`,
  },
  {
    name: "two rounds that are handled apart",
    code: `${LIST}${REQUEST}const { function_call } = message;
if (function_call) {
  messages.push(message);
  messages.push({ role: "function", name: "a", content: run(function_call) });
  const second = await client.chat.completions.create({ model, messages, functions: [a] });
  const { function_call: next } = second.choices[0].message;
  if (next) {
    messages.push(second.choices[0].message);
    messages.push({ role: "function", name: "a", content: run(next) });
    console.log(await client.chat.completions.create({ model, messages }));
  }
}`,
    output: `${LIST}${REQUESTED}const { tool_calls } = message;
if (tool_calls?.length) {
  messages.push(message);
  for (const toolCall of tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
  const second = await client.chat.completions.create({ model, messages, tools: [{ type: "function", function: a }] });
  const { tool_calls: toolCalls } = second.choices[0].message;
  if (toolCalls?.length) {
    messages.push(second.choices[0].message);
    for (const toolCall of toolCalls) {
      if (toolCall.type !== "function") continue;
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
    }
    console.log(await client.chat.completions.create({ model, messages }));
  }
}`,
  },
  {
    name: "a request that is sent twice",
    code: `${LIST}const request = { model, messages, functions: [a] };
let { message } = (await client.chat.completions.create(request)).choices[0];
while (message.function_call) {
  messages.push(message);
  messages.push({ role: "function", name: "a", content: run(message.function_call) });
  ({ message } = (await client.chat.completions.create(request)).choices[0]);
}`,
    output: `${LIST}const request = { model, messages, tools: [{ type: "function", function: a }] };
let { message } = (await client.chat.completions.create(request)).choices[0];
while (message.tool_calls?.length) {
  messages.push(message);
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
  ({ message } = (await client.chat.completions.create(request)).choices[0]);
}`,
  },
  {
    name: "continue at the end of a round",
    code: `${LIST}while (true) {
  ${REQUEST.replace("\n", "\n  ")}  messages.push(message);
  if (!message.function_call) break;
  const tool = tools[message.function_call.name];
  if (!tool) {
    messages.push({ role: "function", name: "a", content: "unknown" });
    continue;
  }
  messages.push({ role: "function", name: "a", content: tool(message.function_call) });
}`,
    output: `${LIST}while (true) {
  ${REQUESTED.replace("\n", "\n  ")}  messages.push(message);
  if (!message.tool_calls?.length) break;
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const tool = tools[toolCall.function.name];
    if (!tool) {
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: "unknown" });
      continue;
    }
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: tool(toolCall.function) });
  }
}`,
  },
  {
    name: "what is declared before and used behind goes along",
    code: `${LIST}${REQUEST}if (message.function_call) {
  messages.push(message);
  let content;
  try {
    content = run(message.function_call);
  } catch (error) {
    content = String(error);
  }
  const answer = { role: "function", name: "a", content };
  messages.push(answer);
  console.log(answer);
  console.log("done");
}`,
    output: `${LIST}${REQUESTED}if (message.tool_calls?.length) {
  messages.push(message);
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    let content;
    try {
      content = run(toolCall.function);
    } catch (error) {
      content = String(error);
    }
    const answer = { role: "tool", tool_call_id: toolCall.id, content };
    messages.push(answer);
    console.log(answer);
  }
  console.log("done");
}`,
  },
  {
    name: "an answer in a try and another where it fails",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  try {
    messages.push({ role: "function", name: "a", content: run(message.function_call) });
  } catch {
    messages.push({ role: "function", name: "a", content: "failed" });
  }
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    try {
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
    } catch {
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: "failed" });
    }
  }
}`,
  },
  {
    name: "one answer of several",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  switch (message.function_call.name) {
    case "a":
    case "b":
      messages.push({ role: "function", name: "a", content: "1" });
      break;
    default:
      if (strict) throw new Error("unknown");
      else messages.push({ role: "function", name: "c", content: "2" });
  }
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    switch (toolCall.function.name) {
      case "a":
      case "b":
        messages.push({ role: "tool", tool_call_id: toolCall.id, content: "1" });
        break;
      default:
        if (strict) throw new Error("unknown");
        else messages.push({ role: "tool", tool_call_id: toolCall.id, content: "2" });
    }
  }
}`,
  },
  {
    name: "a message that is pushed together with its answer",
    code: `${LIST}${REQUEST}if (message.function_call) {
  const result = run(message.function_call);
  messages.push(message, { role: "function", name: "a", content: result });
}`,
    output: `${LIST}${REQUESTED}if (message.tool_calls?.length) {
  messages.push(message);
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = run(toolCall.function);
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "a message that is copied",
    code: `${LIST}${REQUEST}if (message.function_call) {
  const { name, arguments: args } = message.function_call;
  messages.push({ role: message.role, content: message.content, function_call: { name: message.function_call.name, arguments: message.function_call.arguments } });
  messages.push({ "role": 'function', "name": name, "content": run(name, args) });
}`,
    output: `${LIST}${REQUESTED}if (message.tool_calls?.length) {
  messages.push(message);
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const { name, arguments: args } = toolCall.function;
    messages.push({ "role": 'tool', "tool_call_id": toolCall.id, "content": run(name, args) });
  }
}`,
  },
  {
    name: "a name that has to be called, for the model that can be told to call something",
    code: `${LIST}const response = await client.chat.completions.create({ model: "kimi-k3", messages, functions: [a], function_call: { name: "a" } });
const { message } = response.choices[0];
messages.push(message);
if (message.function_call) messages.push({ role: "function", name: "a", content: run(message.function_call) });`,
    output: `${LIST}const response = await client.chat.completions.create({ model: "kimi-k3", messages, tools: [{ type: "function", function: a }], tool_choice: "required" });
const { message } = response.choices[0];
messages.push(message);
if (message.tool_calls?.length) for (const toolCall of message.tool_calls) { if (toolCall.type !== "function") continue; messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) }); }`,
  },
  {
    name: "a last request that streams",
    code: `${LIST}${REQUEST}if (message.function_call) {
  messages.push(message);
  messages.push({ role: "function", name: "a", content: run(message.function_call) });
}
for await (const chunk of await client.chat.completions.create({ model, messages: [first, ...messages], stream: true })) print(chunk);`,
    output: `${LIST}${REQUESTED}if (message.tool_calls?.length) {
  messages.push(message);
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
}
for await (const chunk of await client.chat.completions.create({ model, messages: [first, ...messages], stream: true })) print(chunk);`,
  },
  {
    name: "TypeScript: a test that tells the compiler nothing about the list",
    filename: "file.ts",
    code: `const messages: OpenAI.ChatCompletionMessageParam[] = [];
const { choices: [choice] } = await client.chat.completions.create({ model, messages, functions: [a] });
if (choice?.finish_reason === "function_call") {
  messages.push(choice.message);
  const functionCall: OpenAI.ChatCompletionMessage.FunctionCall | null | undefined = choice.message.function_call;
  messages.push({ role: "function", name: "a", content: String(run(functionCall)) });
}`,
    output: `const messages: OpenAI.ChatCompletionMessageParam[] = [];
const { choices: [choice] } = await client.chat.completions.create({ model, messages, tools: [{ type: "function", function: a }] });
if (choice?.finish_reason === "tool_calls") {
  messages.push(choice.message);
  for (const toolCall of choice.message.tool_calls ?? []) {
    if (toolCall.type !== "function") continue;
    const functionCall: OpenAI.ChatCompletionMessage.FunctionCall | null | undefined = toolCall.function;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: String(run(functionCall)) });
  }
}`,
  },
  {
    name: "comparisons with what is missing",
    code: `${LIST}${REQUEST}messages.push(message);
const isText = message.function_call == null;
if (null != message.function_call) {
  messages.push({ role: "function", name: "a", content: run(message.function_call, isText) });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
const isText = !message.tool_calls?.length;
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function, isText) });
  }
}`,
  },
  {
    name: "`?.` behind the call, before it and further on",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  const one = handlers?.[message.function_call]?.text;
  const two = run(message.function_call?.["name"])?.text;
  messages.push({ role: "function", name: "a", content: one + two });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const one = handlers?.[toolCall.function]?.text;
    const two = run(toolCall.function["name"])?.text;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: one + two });
  }
}`,
  },
  {
    name: "parentheses around the call",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  const name = (message.function_call)?.name;
  messages.push({ role: "function", name: "a", content: run(name) });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const name = (toolCall.function)?.name;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(name) });
  }
}`,
  },
  {
    name: "a property that holds the call",
    code: `${LIST}${REQUEST}messages.push(message);
const call = message.function_call;
if (call) {
  messages.push({ role: "function", name: "a", content: run({ given: call }) });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
const toolCalls = message.tool_calls;
if (toolCalls?.length) {
  for (const toolCall of toolCalls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run({ given: toolCall.function }) });
  }
}`,
  },
  {
    name: "a pattern with quotes",
    code: `${LIST}${REQUEST}const { 'function_call': call } = message;
messages.push(message);
if (call) {
  messages.push({ role: "function", name: "a", content: run(call) });
}`,
    output: `${LIST}${REQUESTED}const { 'tool_calls': toolCalls } = message;
messages.push(message);
if (toolCalls?.length) {
  for (const toolCall of toolCalls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
}`,
  },
  {
    name: "a pattern whose new name is taken",
    code: `const tool_calls = 1;
${LIST}${REQUEST}const { function_call } = message;
messages.push(message);
if (function_call) {
  messages.push({ role: "function", name: "a", content: run(function_call, tool_calls) });
}`,
    output: `const tool_calls = 1;
${LIST}${REQUESTED}const { tool_calls: toolCalls } = message;
messages.push(message);
if (toolCalls?.length) {
  for (const toolCall of toolCalls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function, tool_calls) });
  }
}`,
  },
  {
    name: "a variable that a pattern writes later",
    code: `${LIST}let call;
${REQUEST}messages.push(message);
call = message.function_call;
if (call) {
  messages.push({ role: "function", name: "a", content: run(call) });
}
[call] = [];`,
    output: `${LIST}let toolCalls;
${REQUESTED}messages.push(message);
toolCalls = message.tool_calls;
if (toolCalls?.length) {
  for (const toolCall of toolCalls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
}
[toolCalls] = [];`,
  },
  {
    name: "an earlier request without functions",
    code: `${LIST}await client.chat.completions.create({ model, messages });
${REQUEST}messages.push(message);
if (message.function_call) {
  messages.push({ role: "function", name: "a", content: run(message.function_call) });
}`,
    output: `${LIST}await client.chat.completions.create({ model, messages });
${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
}`,
  },
  {
    name: "a request that shares its functions",
    code: `const base = { model, functions: [a] };
${LIST}const response = await client.chat.completions.create({ ...base, messages });
const { message } = response.choices[0];
messages.push(message);
if (message.function_call) {
  messages.push({ role: "function", name: "a", content: run(message.function_call) });
}
await client.chat.completions.create({ ...base, messages });`,
    output: `const base = { model, tools: [{ type: "function", function: a }] };
${LIST}const response = await client.chat.completions.create({ ...base, messages });
const { message } = response.choices[0];
messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
}
await client.chat.completions.create({ ...base, messages });`,
  },
  {
    name: "`tool_choice` in a request without functions",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  messages.push({ role: "function", name: "a", content: run(message.function_call) });
}
await client.chat.completions.create({ model, messages, tool_choice: "none" });`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
}
await client.chat.completions.create({ model, messages, tool_choice: "none" });`,
  },
  {
    name: "`function_call` that says nothing of a name",
    code: `${LIST}const response = await client.chat.completions.create({ model, messages, functions: [a], function_call: "auto" });
const { message } = response.choices[0];
messages.push(message);
if (message.function_call) {
  messages.push({ role: "function", name: "a", content: run(message.function_call) });
}`,
    output: `${LIST}const response = await client.chat.completions.create({ model, messages, tools: [{ type: "function", function: a }], tool_choice: "auto" });
const { message } = response.choices[0];
messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
}`,
  },
  {
    name: "a message that is copied before the test",
    code: `${LIST}${REQUEST}messages.push({ role: message.role, content: message.content, function_call: message.function_call });
if (message.function_call) {
  messages.push({ role: "function", name: "a", content: run(message.function_call) });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
}`,
  },
  {
    name: "variables that meet, and get names of their own",
    code: `${LIST}${REQUEST}const call = message.function_call;
messages.push(message);
if (call) {
  messages.push({ role: "function", name: "a", content: run(call) });
  const second = await client.chat.completions.create({ model, messages, functions: [a] });
  const next = second.choices[0].message.function_call;
  messages.push(second.choices[0].message);
  if (next) {
    messages.push({ role: "function", name: "a", content: run(next) });
  }
}`,
    output: `${LIST}${REQUESTED}const toolCalls = message.tool_calls;
messages.push(message);
if (toolCalls?.length) {
  for (const toolCall of toolCalls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
  const second = await client.chat.completions.create({ model, messages, tools: [{ type: "function", function: a }] });
  const tool_calls = second.choices[0].message.tool_calls;
  messages.push(second.choices[0].message);
  if (tool_calls?.length) {
    for (const toolCall of tool_calls) {
      if (toolCall.type !== "function") continue;
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
    }
  }
}`,
  },
  {
    name: "variables that meet, with names in another style",
    code: `${LIST}${REQUEST}const first_call = message.function_call;
messages.push(message);
if (first_call) {
  messages.push({ role: "function", name: "a", content: run(first_call) });
  const second = await client.chat.completions.create({ model, messages, functions: [a] });
  const next_call = second.choices[0].message.function_call;
  messages.push(second.choices[0].message);
  if (next_call) {
    messages.push({ role: "function", name: "a", content: run(next_call) });
  }
}`,
    output: `${LIST}${REQUESTED}const tool_calls = message.tool_calls;
messages.push(message);
if (tool_calls?.length) {
  for (const toolCall of tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
  const second = await client.chat.completions.create({ model, messages, tools: [{ type: "function", function: a }] });
  const toolCalls = second.choices[0].message.tool_calls;
  messages.push(second.choices[0].message);
  if (toolCalls?.length) {
    for (const toolCall of toolCalls) {
      if (toolCall.type !== "function") continue;
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
    }
  }
}`,
  },
  {
    name: "variables that do not meet",
    code: `${LIST}if (isFirst) {
  const response = await client.chat.completions.create({ model, messages, functions: [a] });
  const call = response.choices[0].message.function_call;
  messages.push(response.choices[0].message);
  if (call) {
    messages.push({ role: "function", name: "a", content: run(call) });
  }
} else {
  const response = await client.chat.completions.create({ model, messages, functions: [a] });
  const next = response.choices[0].message.function_call;
  messages.push(response.choices[0].message);
  if (next) {
    messages.push({ role: "function", name: "a", content: run(next) });
  }
}`,
    output: `${LIST}if (isFirst) {
  const response = await client.chat.completions.create({ model, messages, tools: [{ type: "function", function: a }] });
  const toolCalls = response.choices[0].message.tool_calls;
  messages.push(response.choices[0].message);
  if (toolCalls?.length) {
    for (const toolCall of toolCalls) {
      if (toolCall.type !== "function") continue;
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
    }
  }
} else {
  const response = await client.chat.completions.create({ model, messages, tools: [{ type: "function", function: a }] });
  const toolCalls = response.choices[0].message.tool_calls;
  messages.push(response.choices[0].message);
  if (toolCalls?.length) {
    for (const toolCall of toolCalls) {
      if (toolCall.type !== "function") continue;
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
    }
  }
}`,
  },
  {
    name: "a pattern among what handles a call",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  console.log(message.function_call.name);
  const { function_call: call } = message;
  messages.push({ role: "function", name: "a", content: run(call) });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    console.log(toolCall.function.name);
    const { tool_calls: toolCalls } = message;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
}`,
  },
  {
    name: "a name from the call in each of two messages",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  if (message.function_call.name === "a") {
    messages.push({ role: "function", name: message.function_call.name, content: run(1) });
  } else {
    messages.push({ role: "function", name: message.function_call.name, content: run(2) });
  }
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    if (toolCall.function.name === "a") {
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(1) });
    } else {
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(2) });
    }
  }
}`,
  },
  {
    name: "the quotes of what handles a call",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  messages.push({ role: 'function', name: 'a', content: run(message.function_call) });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== 'function') continue;
    messages.push({ role: 'tool', tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
}`,
  },
  {
    name: "a read before one of a variable",
    code: `${LIST}${REQUEST}messages.push(message);
const call = message.function_call;
if (call) {
  const result = run(message.function_call);
  messages.push({ role: "function", name: "a", content: result + call.name });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
const toolCalls = message.tool_calls;
if (toolCalls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = run(toolCall.function);
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result + toolCall.function.name });
  }
}`,
  },
  {
    name: "a test before a read",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  const result = (message?.function_call ? 1 : 2) + run(message.function_call);
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = (toolCall.function ? 1 : 2) + run(toolCall.function);
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "an index of something that may be missing, after the reason alone",
    code: `${LIST}${REQUEST}messages.push(message);
if (response.choices[0].finish_reason === "function_call") {
  const result = handlers?.[message.function_call];
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (response.choices[0].finish_reason === "tool_calls") {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = handlers?.[toolCall.function];
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "no semicolons",
    code: `${LIST}${REQUEST}if (message.function_call) {
  const result = run(message.function_call)
  messages.push(message, { role: "function", name: "a", content: result })
}`,
    output: `${LIST}${REQUESTED}if (message.tool_calls?.length) {
  messages.push(message)
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue
    const result = run(toolCall.function)
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result })
  }
}`,
  },
  {
    name: "no semicolons on one line",
    code: `${LIST}${REQUEST}if (message.function_call) { messages.push(message, { role: "function", name: "a", content: run(message.function_call) }) }`,
    output: `${LIST}${REQUESTED}if (message.tool_calls?.length) { messages.push(message); for (const toolCall of message.tool_calls) { if (toolCall.type !== "function") continue; messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) }) } }`,
  },
  {
    name: "a push at the start of a line with more on it",
    code: `${LIST}${REQUEST}if (message.function_call) {
  const result = run(message.function_call);
  messages.push(message); console.log("pushed");
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${LIST}${REQUESTED}if (message.tool_calls?.length) {
  messages.push(message);
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = run(toolCall.function);
     console.log("pushed");
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "a push at the end of a line with more on it",
    code: `${LIST}${REQUEST}if (message.function_call) {
  const result = run(message.function_call); messages.push(message);
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${LIST}${REQUESTED}if (message.tool_calls?.length) {
  messages.push(message);
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = run(toolCall.function); 
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "a push with white space behind it",
    code: `${LIST}${REQUEST}if (message.function_call) {
  const result = run(message.function_call);
  messages.push(message);  
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${LIST}${REQUESTED}if (message.tool_calls?.length) {
  messages.push(message);
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = run(toolCall.function);
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "a push with a comment in it",
    code: `${LIST}const response = await client.chat.completions.create({ model, messages, functions: [a] });
const choice = response.choices[0];
messages.push(choice /* its */ .message);
if (choice.message.function_call) {
  messages.push({ role: "function", name: "a", content: run(choice.message.function_call) });
}`,
    output: `${LIST}const response = await client.chat.completions.create({ model, messages, tools: [{ type: "function", function: a }] });
const choice = response.choices[0];
messages.push(choice /* its */ .message);
if (choice.message.tool_calls?.length) {
  for (const toolCall of choice.message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
  }
}`,
  },
  {
    name: "empty lines, and one of white space",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  const result = run(message.function_call);
  

  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = run(toolCall.function);
  

    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "lines without indentation",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  messages.push({ role: "function", name: "a", content: run(
message.function_call,
other,
  ) });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(
  toolCall.function,
  other,
    ) });
  }
}`,
  },
  {
    name: "text between tags",
    filename: "file.jsx",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  const view = <b>{run(message.function_call)}
  text
</b>;
  messages.push({ role: "function", name: "a", content: textOf(view) });
}`,
    output: `${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const view = <b>{run(toolCall.function)}
  text
  </b>;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: textOf(view) });
  }
}`,
  },
  {
    name: "the indentation of the code around",
    code: `function other() {
        return 1;
}
${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
   messages.push({ role: "function", name: "a", content: run(message.function_call) });
}`,
    output: `function other() {
        return 1;
}
${LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
   for (const toolCall of message.tool_calls) {
      if (toolCall.type !== "function") continue;
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
   }
}`,
  },
  {
    name: "indentation that does not go on that of the code around",
    code: `function other() {
    return 1;
}
${LIST}${REQUEST}messages.push(message);
  if (message.function_call) {
	  messages.push({ role: "function", name: "a", content: run(message.function_call) });
  }`,
    output: `function other() {
    return 1;
}
${LIST}${REQUESTED}messages.push(message);
  if (message.tool_calls?.length) {
	  for (const toolCall of message.tool_calls) {
	      if (toolCall.type !== "function") continue;
	      messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
	  }
  }`,
  },
  {
    name: "the indentation of the file, where nothing around is indented",
    code: `/**
 * A comment.
 */
function other() {
    return 1;
}
${LIST}${REQUEST}messages.push(message);
if (!message.function_call) throw new Error();
messages.push({ role: "function", name: "a", content: run(message.function_call) });`,
    output: `/**
 * A comment.
 */
function other() {
    return 1;
}
${LIST}${REQUESTED}messages.push(message);
if (!message.tool_calls?.length) throw new Error();
for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: run(toolCall.function) });
}`,
  },
  {
    name: "TypeScript: a type of the SDK for the message",
    filename: "file.ts",
    code: `${TYPED_LIST}const response = await client.chat.completions.create({ model, messages, functions: [a] });
const choice = response.choices[0];
const message: OpenAI.ChatCompletionMessage = choice.message;
messages.push(message);
if (message.function_call) {
  messages.push({ role: "function", name: "a", content: String(run(message.function_call)) });
}`,
    output: `${TYPED_LIST}const response = await client.chat.completions.create({ model, messages, tools: [{ type: "function", function: a }] });
const choice = response.choices[0];
const message: OpenAI.ChatCompletionMessage = choice.message;
messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: String(run(toolCall.function)) });
  }
}`,
  },
  {
    name: "TypeScript: a test that tells the compiler of the list",
    filename: "file.ts",
    code: `${TYPED_LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  const result = String(run(message.function_call));
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${TYPED_LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = String(run(toolCall.function));
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "TypeScript: a test in a call, which the compiler does not see through",
    filename: "file.ts",
    code: `${TYPED_LIST}${REQUEST}messages.push(message);
if (Boolean(message.function_call)) {
  const result = String(run(message.function_call));
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${TYPED_LIST}${REQUESTED}messages.push(message);
if (Boolean(message.tool_calls?.length)) {
  for (const toolCall of message.tool_calls ?? []) {
    if (toolCall.type !== "function") continue;
    const result = String(run(toolCall.function));
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "TypeScript: two tests, of which one tells the compiler of the list",
    filename: "file.ts",
    code: `${TYPED_LIST}${REQUEST}messages.push(message);
const isCall = !!message.function_call;
if (isCall) {
  if (message.function_call) {
    const result = String(run(message.function_call));
    messages.push({ role: "function", name: "a", content: result });
  }
}`,
    output: `${TYPED_LIST}${REQUESTED}messages.push(message);
const isCall = !!message.tool_calls?.length;
if (isCall) {
  if (message.tool_calls?.length) {
    for (const toolCall of message.tool_calls) {
      if (toolCall.type !== "function") continue;
      const result = String(run(toolCall.function));
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
    }
  }
}`,
  },
  {
    name: "TypeScript: a test of another expression for the list",
    filename: "file.ts",
    code: `${TYPED_LIST}${REQUEST}messages.push(message);
if (response.choices[0].message.function_call) {
  const result = String(run(message.function_call));
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${TYPED_LIST}${REQUESTED}messages.push(message);
if (response.choices[0].message.tool_calls?.length) {
  for (const toolCall of message.tool_calls ?? []) {
    if (toolCall.type !== "function") continue;
    const result = String(run(toolCall.function));
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "TypeScript: a member that is read as if the call were there",
    filename: "file.ts",
    code: `${TYPED_LIST}${REQUEST}messages.push(message);
if (response.choices[0].finish_reason === "function_call") {
  const result = String(run(message.function_call.name));
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${TYPED_LIST}${REQUESTED}messages.push(message);
if (response.choices[0].finish_reason === "tool_calls") {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = String(run(toolCall.function.name));
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "TypeScript: a member that is read where the message may be missing",
    filename: "file.ts",
    code: `${TYPED_LIST}${REQUEST}messages.push(message);
if (response.choices[0].finish_reason === "function_call") {
  const result = String(run(message?.function_call.name));
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${TYPED_LIST}${REQUESTED}messages.push(message);
if (response.choices[0].finish_reason === "tool_calls") {
  for (const toolCall of message?.tool_calls ?? []) {
    if (toolCall.type !== "function") continue;
    const result = String(run(toolCall.function.name));
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "TypeScript: a pattern that takes the call apart",
    filename: "file.ts",
    code: `${TYPED_LIST}${REQUEST}messages.push(message);
if (response.choices[0].finish_reason === "function_call") {
  const { name } = message.function_call;
  messages.push({ role: "function", name: "a", content: String(run(name)) });
}`,
    output: `${TYPED_LIST}${REQUESTED}messages.push(message);
if (response.choices[0].finish_reason === "tool_calls") {
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const { name } = toolCall.function;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: String(run(name)) });
  }
}`,
  },
  {
    name: "TypeScript: an assertion about the call",
    filename: "file.ts",
    code: `${TYPED_LIST}${REQUEST}messages.push(message);
if (response.choices[0].finish_reason === "function_call") {
  const result = String(run((message.function_call as any).name));
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${TYPED_LIST}${REQUESTED}messages.push(message);
if (response.choices[0].finish_reason === "tool_calls") {
  for (const toolCall of message.tool_calls ?? []) {
    if (toolCall.type !== "function") continue;
    const result = String(run((toolCall.function as any).name));
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "TypeScript: the call as an index",
    filename: "file.ts",
    code: `${TYPED_LIST}${REQUEST}messages.push(message);
if (response.choices[0].finish_reason === "function_call") {
  const result = String(run[message.function_call]);
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${TYPED_LIST}${REQUESTED}messages.push(message);
if (response.choices[0].finish_reason === "tool_calls") {
  for (const toolCall of message.tool_calls ?? []) {
    if (toolCall.type !== "function") continue;
    const result = String(run[toolCall.function]);
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
  {
    name: "TypeScript: `!` and `?.` behind the call",
    filename: "file.ts",
    code: `${TYPED_LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  const result = String(run(message.function_call!.name, message.function_call!?.arguments));
  messages.push({ role: "function", name: "a", content: result });
}`,
    output: `${TYPED_LIST}${REQUESTED}messages.push(message);
if (message.tool_calls?.length) {
  for (const toolCall of message.tool_calls!) {
    if (toolCall.type !== "function") continue;
    const result = String(run(toolCall.function.name, toolCall.function.arguments));
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
}`,
  },
];

/** What the code does with the call in the answer. */
const HANDLED = `messages.push({ role: "function", name: message.function_call.name, content: String(run(message.function_call)) });`;

const STOPPED: readonly Stopped[] = [
  {
    name: "an answer that other code gets",
    obstacle: "the answer is handed to code that this rule does not follow",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}
save(message);`,
  },
  {
    name: "an answer that is returned from an exported function",
    obstacle: "the answer is handed to code that this rule does not follow",
    code: `export async function ask() {
${LIST}${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}
return message;
}`,
  },
  {
    name: "an answer with headers",
    obstacle: "the answer is handed to code that this rule does not follow",
    code: `${LIST}const { data } = await client.chat.completions.create({ model, messages, functions: [a] }).withResponse();
if (data.choices[0].message.function_call) print(data);`,
  },
  {
    name: "a stream",
    obstacle: "the answer is streamed",
    code: `${LIST}await client.chat.completions.create({ model, messages, stream: true, functions: [a] });`,
  },
  {
    name: "a request that may stream",
    obstacle: "the answer may be streamed",
    code: `${LIST}await client.chat.completions.create({ model, messages, functions: [a], ...more });`,
  },
  {
    name: "the stream helper",
    obstacle: "`stream` has another protocol",
    code: `${LIST}await client.chat.completions.stream({ model, messages, functions: [a] });`,
  },
  {
    name: "several choices",
    obstacle: "the program reads other choices than `choices[0]`",
    code: `${LIST}const { choices } = await client.chat.completions.create({ model, messages, functions: [a] });
for (const { message } of choices) if (message.function_call) run(message.function_call);`,
  },
  {
    name: "both protocols",
    obstacle: "the program handles `tool_calls` already",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}
for (const call of message.tool_calls ?? []) run(call);`,
  },
  {
    name: "a reason that other code gets",
    obstacle: "`finish_reason` is handed to code that this rule does not follow",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}
report(response.choices[0].finish_reason);`,
  },
  {
    name: "a reason among others",
    obstacle: "`finish_reason` is handed to code that this rule does not follow",
    code: `${LIST}${REQUEST}messages.push(message);
if (["stop", "function_call"].includes(response.choices[0].finish_reason)) ${HANDLED}`,
  },
  {
    name: "a message that may be another",
    obstacle: "what is read may come from elsewhere",
    code: `${LIST}let message = cached;
if (!message) message = (await client.chat.completions.create({ model, messages, functions: [a] })).choices[0].message;
messages.push(message);
if (message.function_call) ${HANDLED}`,
  },
  {
    name: "a reason that begins as a text",
    obstacle: "what is read may come from elsewhere",
    code: `${LIST}let reason = "function_call";
while (reason === "function_call") {
  const { choices: [choice] } = await client.chat.completions.create({ model, messages, functions: [a] });
  reason = choice.finish_reason;
  if (reason === "function_call") {
    messages.push(choice.message);
    messages.push({ role: "function", name: "a", content: run(choice.message.function_call) });
  }
}`,
  },
  {
    name: "a pattern that assigns",
    obstacle: "`function_call` is read in a way that this rule does not rewrite",
    code: `${LIST}let call;
${REQUEST}({ function_call: call } = message);
messages.push(message);
if (call) messages.push({ role: "function", name: "a", content: run(call) });`,
  },
  {
    name: "a helper that other code may call",
    obstacle: "what is read may come from elsewhere",
    code: `${LIST}${REQUEST}messages.push(message);
export function isCall(answer) { return !!answer.function_call; }
if (isCall(message)) ${HANDLED}`,
  },
  {
    name: "messages of a caller",
    obstacle: "the messages come from code that this rule does not follow",
    code: `export async function ask(messages) {
${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}
}`,
  },
  {
    name: "messages of an object",
    obstacle: "the messages come from code that this rule does not follow",
    code: `const response = await client.chat.completions.create({ model, messages: state.messages, functions: [a] });
const { message } = response.choices[0];
if (message.function_call) state.messages.push(message);`,
  },
  {
    name: "messages that are returned",
    obstacle: "the messages are handed to code that this rule does not follow",
    code: `export async function ask() {
${LIST}${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}
return messages;
}`,
  },
  {
    name: "messages that another host gets too",
    obstacle: "the messages are handed to code that this rule does not follow",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}
await new OpenAI({ baseURL: "https://api.groq.com/openai/v1" }).chat.completions.create({ model, messages });`,
  },
  {
    name: "messages that are cut",
    obstacle: "the messages are changed in another way than by `push`",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}
messages.splice(1, 2);`,
  },
  {
    name: "messages that begin with a call",
    obstacle: "the messages begin with a call of a function",
    code: `const messages = [{ role: "function", name: "a", content: "1" }];
${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}`,
  },
  {
    name: "no code that handles a call",
    obstacle: "no code in this file handles the calls",
    code: `${LIST}${REQUEST}if (message.function_call) console.log(message.function_call);`,
  },
  {
    name: "a call that is only taken apart",
    obstacle: "no message in sight answers the call",
    code: `${LIST}${REQUEST}console.log(JSON.parse(message.function_call.arguments));`,
  },
  {
    name: "an answer made elsewhere",
    obstacle: "no message in sight answers the call",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push(await answerTo(message.function_call));`,
  },
  {
    name: "an answer in another list",
    obstacle: "no message in sight answers the call",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  const messages = [];
  ${HANDLED}
}`,
  },
  {
    name: "an answer in a callback",
    obstacle: "the call is handled in several places",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  run(message.function_call).then((content) => {
    messages.push({ role: "function", name: message.function_call.name, content });
  });
}`,
  },
  {
    name: "no test",
    obstacle: "the code does not test whether there is a call",
    code: `${LIST}${REQUEST}messages.push(message);
${HANDLED}`,
  },
  {
    name: "a test of an earlier answer",
    obstacle: "the code does not test whether there is a call",
    code: `${LIST}let { message } = (await client.chat.completions.create({ model, messages, functions: [a] })).choices[0];
if (!message.function_call) throw new Error();
while (messages.length < 9) {
  messages.push(message);
  ${HANDLED}
  ({ message } = (await client.chat.completions.create({ model, messages, functions: [a] })).choices[0]);
}`,
  },
  {
    name: "a return after a call was handled",
    obstacle: "`return` would skip the other calls",
    code: `export async function ask() {
${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  if (message.function_call.name !== "a") return null;
  ${HANDLED}
}
}`,
  },
  {
    name: "a break",
    obstacle: "`break` would skip the other calls",
    code: `${LIST}for (;;) {
${REQUEST}messages.push(message);
if (!message.function_call) break;
if (message.function_call.name === "stop") break;
${HANDLED}
}`,
  },
  {
    name: "continue with something behind it",
    obstacle: "`continue` would skip the other calls",
    code: `${LIST}for (;;) {
${REQUEST}messages.push(message);
if (!message.function_call) break;
if (message.function_call.name === "b") {
  messages.push({ role: "function", name: "b", content: "" });
  continue;
}
${HANDLED}
console.log("handled");
}`,
  },
  {
    name: "a yield",
    obstacle: "`yield` would skip the other calls",
    code: `export async function* ask() {
${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  yield message.function_call.name;
  ${HANDLED}
}
}`,
  },
  {
    name: "a result that is used afterwards",
    obstacle: "what one call gives is used after it was handled",
    code: `${LIST}let result;
${REQUEST}messages.push(message);
if (message.function_call) {
  result = run(message.function_call);
  messages.push({ role: "function", name: "a", content: result });
}
print(result);`,
  },
  {
    name: "a var that keeps the result of the call before",
    obstacle: "what one call gives is used after it was handled",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  if (message.function_call.name === "a") var result = run();
  messages.push({ role: "function", name: "a", content: String(result) });
  setTimeout(() => print(result));
}`,
  },
  {
    name: "a count of the calls",
    obstacle: "what one call gives is used after it was handled",
    code: `${LIST}let count = 0;
${REQUEST}messages.push(message);
if (message.function_call) {
  const result = run(message.function_call);
  count++;
  messages.push({ role: "function", name: "a", content: result });
}
print(count);`,
  },
  {
    name: "an answer to one function of several",
    obstacle: "not every call gets exactly one answer",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  if (message.function_call.name === "a") ${HANDLED}
}`,
  },
  {
    name: "an answer in a loop",
    obstacle: "not every call gets exactly one answer",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  for (const content of run(message.function_call)) messages.push({ role: "function", name: "a", content });
}`,
  },
  {
    name: "two answers where the first is followed by an error",
    obstacle: "not every call gets exactly one answer",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  try {
    ${HANDLED}
    check();
  } catch {
    messages.push({ role: "function", name: "a", content: "failed" });
  }
}`,
  },
  {
    name: "a message that is pushed behind its answer",
    obstacle: "the message with the call is not pushed once before the messages that answer it",
    code: `${LIST}${REQUEST}if (message.function_call) {
  ${HANDLED}
  messages.push(message);
}`,
  },
  {
    name: "a message that is pushed twice",
    obstacle: "the message with the call is not pushed once before the messages that answer it",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  messages.push(message);
  ${HANDLED}
}`,
  },
  {
    name: "a message that is never pushed",
    obstacle: "the message with the call is not pushed once before the messages that answer it",
    code: `${LIST}${REQUEST}if (message.function_call) ${HANDLED}`,
  },
  {
    name: "a message that is pushed under another condition",
    obstacle: "the message with the call is not pushed once before the messages that answer it",
    code: `${LIST}${REQUEST}if (ready) messages.push(message);
if (message.function_call) ${HANDLED}`,
  },
  {
    name: "a message that is put together anew",
    obstacle: "the message with the call is put together anew",
    code: `${LIST}${REQUEST}if (message.function_call) {
  messages.push({ role: "assistant", content: null, function_call: message.function_call });
  ${HANDLED}
}`,
  },
  {
    name: "a list that is printed before the push moves",
    obstacle: "the message with the call is not pushed once before the messages that answer it",
    code: `${LIST}${REQUEST}if (message.function_call) {
  const result = run(message.function_call);
  console.log(messages);
  messages.push(message);
  messages.push({ role: "function", name: "a", content: result });
}`,
  },
  {
    name: "a message of the user before the answer",
    obstacle: "a call may stay without an answer",
    code: `${LIST}${REQUEST}messages.push(message);
messages.push({ role: "user", content: "go on" });
if (message.function_call) ${HANDLED}`,
  },
  {
    name: "a way past the answer",
    obstacle: "a call may stay without an answer",
    code: `${LIST}for (;;) {
${REQUEST}messages.push(message);
if (!message.function_call || messages.length > 9) break;
${HANDLED}
}
await client.chat.completions.create({ model, messages });`,
  },
  {
    name: "a text beside a call",
    obstacle: "a call may stay without an answer",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.content) console.log(message.content);
else if (message.function_call) ${HANDLED}`,
  },
  {
    name: "a call that was cut off, by the reason",
    obstacle: "a call may stay without an answer",
    code: `${LIST}while (messages.length < 9) {
${REQUEST}messages.push(message);
if (response.choices[0].finish_reason === "function_call") ${HANDLED}
}`,
  },
  {
    name: "an error that is caught between two turns",
    obstacle: "after an error the messages could be sent with a call that has no answer",
    code: `${LIST}while (messages.length < 9) {
try {
${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}
} catch (error) { console.log(error); }
}`,
  },
  {
    name: "messages that outlive the function",
    obstacle: "after an error the messages could be sent with a call that has no answer",
    code: `${LIST}export async function ask() {
${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}
}`,
  },
  {
    name: "messages in a callback that may run again",
    obstacle: "after an error the messages could be sent with a call that has no answer",
    code: `${LIST}on("line", async () => {
${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}
});`,
  },
  {
    name: "a helper that nobody waits for",
    obstacle: "after an error the messages could be sent with a call that has no answer",
    code: `${LIST}${REQUEST}async function handle(answer, list) {
  list.push(answer);
  if (answer.function_call) list.push({ role: "function", name: "a", content: run(answer.function_call) });
}
handle(message, messages);`,
  },
  {
    name: "a name that has to be called",
    obstacle: "`function_call` has no equal in `tool_choice` here",
    code: `${LIST}const response = await client.chat.completions.create({ model, messages, functions: [a], function_call: { name: "a" } });
const { message } = response.choices[0];
messages.push(message);
if (message.function_call) ${HANDLED}`,
  },
  {
    name: "a name that has to be called, with a reason",
    obstacle: "`function_call` has no equal in `tool_choice` here",
    code: `${LIST}const response = await client.chat.completions.create({ model: "kimi-k3", messages, functions: [a], function_call: { name: "a" } });
const { message, finish_reason } = response.choices[0];
if (finish_reason === "stop" && message.function_call) {
  messages.push(message);
  ${HANDLED}
}`,
  },
  {
    name: "tools beside functions",
    obstacle: "`functions` cannot become `tools` here",
    code: `${LIST}const response = await client.chat.completions.create({ model, messages, tools, functions: [a] });
const { message } = response.choices[0];
messages.push(message);
if (message.function_call) ${HANDLED}`,
  },
  {
    name: "functions from a spread",
    obstacle: "`functions` may come from code that this rule does not follow",
    code: `${LIST}const response = await client.chat.completions.create({ ...more, model, messages, stream: false, function_call: "auto" });
const { message } = response.choices[0];
messages.push(message);
if (message.function_call) ${HANDLED}`,
  },
  {
    name: "a comment within a read",
    obstacle: "a comment stands where the code must change",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) {
  messages.push({ role: "function", name: "a", content: run(message. /* one */ function_call) });
}`,
  },
  {
    name: "a message with more members",
    obstacle: "a message that answers a call has other members than `role`, `name` and `content`",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "function", name: "a", content: run(message.function_call), ...more });`,
  },
  {
    name: "an answer that may be null",
    obstacle: "the `content` of an answer may be null, which no tool message allows",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "function", name: "a", content: ok(message.function_call) ? "1" : null });`,
  },
  {
    name: "TypeScript: an answer whose type is not in sight",
    filename: "file.ts",
    obstacle: "the `content` of an answer may be null, which no tool message allows",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "function", name: "a", content: run(message.function_call) });`,
  },
  {
    name: "TypeScript: an answer of a function that has a type with null",
    filename: "file.ts",
    obstacle: "the `content` of an answer may be null, which no tool message allows",
    code: `const messages: OpenAI.ChatCompletionMessageParam[] = [];
const run: (call: object) => string | null = () => "done";
${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "function", name: "a", content: run(message.function_call) });`,
  },
  {
    name: "TypeScript: a type of messages of the project",
    filename: "file.ts",
    obstacle: "the types of the messages may not know the role `tool`",
    code: `const messages: Message[] = [];
${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}`,
  },
  {
    name: "TypeScript: a type of the message of functions",
    filename: "file.ts",
    obstacle: "the types of the messages may not know the role `tool`",
    code: `const messages: OpenAI.ChatCompletionMessageParam[] = [];
${REQUEST}messages.push(message);
if (message.function_call) {
  const answer: OpenAI.ChatCompletionFunctionMessageParam = { role: "function", name: "a", content: String(run(message.function_call)) };
  messages.push(answer);
}`,
  },
  {
    name: "TypeScript: a type of the project for an answer",
    filename: "file.ts",
    obstacle: "the types of the answer are not those of the SDK",
    code: `const messages: OpenAI.ChatCompletionMessageParam[] = [];
const response = await client.chat.completions.create({ model, messages, functions: [a] });
const message: Answer = response.choices[0].message;
messages.push(message);
if (message.function_call) ${HANDLED}`,
  },
  {
    name: "TypeScript: a type for a variable that holds the call",
    filename: "file.ts",
    obstacle: "a variable that holds the call has a type",
    code: `const messages: OpenAI.ChatCompletionMessageParam[] = [];
${REQUEST}const call: OpenAI.ChatCompletionMessage.FunctionCall | undefined = message.function_call;
messages.push(message);
if (call) messages.push({ role: "function", name: "a", content: String(run(call)) });`,
  },
  {
    name: "a name that has to be computed",
    obstacle: "`function_call` is read in a way that this rule does not rewrite",
    code: `const KEY = "function_call";
${LIST}${REQUEST}messages.push(message);
if (message[KEY]) messages.push({ role: "function", name: "a", content: run(message[KEY]) });`,
  },
  {
    name: "TypeScript: a test of an assertion",
    filename: "file.ts",
    obstacle: "`function_call` is read in a way that this rule does not rewrite",
    code: `${TYPED_LIST}${REQUEST}messages.push(message);
if (message.function_call as any) ${HANDLED}`,
  },
  {
    name: "TypeScript: a comparison of an assertion",
    filename: "file.ts",
    obstacle: "`function_call` is read in a way that this rule does not rewrite",
    code: `${TYPED_LIST}${REQUEST}messages.push(message);
if (message.function_call! != null) ${HANDLED}`,
  },
  {
    name: "parentheses in a comparison",
    obstacle: "`function_call` is read in a way that this rule does not rewrite",
    code: `${LIST}${REQUEST}messages.push(message);
if ((message.function_call) != null) ${HANDLED}`,
  },
  {
    name: "a comment behind what is compared",
    obstacle: "`function_call` is read in a way that this rule does not rewrite",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call /* one */ != null) ${HANDLED}`,
  },
  {
    name: "a comment before what is compared",
    obstacle: "`function_call` is read in a way that this rule does not rewrite",
    code: `${LIST}${REQUEST}messages.push(message);
if (null /* none */ != message.function_call) ${HANDLED}`,
  },
  {
    name: "a variable that is emptied again",
    obstacle: "a variable that holds the call has a type",
    code: `${LIST}let call;
${REQUEST}messages.push(message);
call = message.function_call;
if (call) messages.push({ role: "function", name: "a", content: run(call) });
call = null;`,
  },
  {
    name: "a pattern with a name in brackets",
    obstacle: "a variable that holds the call has a type",
    code: `${LIST}${REQUEST}messages.push(message);
const { ["function_call"]: call } = message;
if (call) messages.push({ role: "function", name: "a", content: run(call) });`,
  },
  {
    name: "functions that a request of another list shares",
    obstacle: "other requests share what is changed",
    code: `const base = { model, functions: [a] };
${LIST}const response = await client.chat.completions.create({ ...base, messages });
const { message } = response.choices[0];
messages.push(message);
if (message.function_call) ${HANDLED}
await client.chat.completions.create({ ...base, messages: [question] });`,
  },
  {
    name: "`tool_choice` beside functions",
    obstacle: "`tool_choice`, which says nothing of `functions`, would decide about the tools",
    code: `${LIST}const response = await client.chat.completions.create({ model, messages, functions: [a], tool_choice: "none" });
const { message } = response.choices[0];
messages.push(message);
if (message.function_call) ${HANDLED}`,
  },
  {
    name: "TypeScript: a type of the project for a name of the messages",
    filename: "file.ts",
    obstacle: "the types of the messages may not know the role `tool`",
    code: `const messages = [] as OpenAI.ChatCompletionMessageParam[];
const list: Message[] = messages;
${REQUEST}list.push(message);
if (message.function_call) list.push({ role: "function", name: "a", content: String(run(message.function_call)) });`,
  },
  {
    name: "a comment in a copy of the message",
    obstacle: "a comment stands where the code must change",
    code: `${LIST}${REQUEST}if (message.function_call) {
  messages.push({ role: message.role, /* none */ content: message.content, function_call: message.function_call });
  messages.push({ role: "function", name: "a", content: run(message.function_call) });
}`,
  },
  {
    name: "a message that is declared where a call is handled",
    obstacle: "the message with the call is pushed under a condition",
    code: `${LIST}const response = await client.chat.completions.create({ model, messages, functions: [a] });
const choice = response.choices[0];
if (choice.message.function_call) {
  const result = run(choice.message.function_call);
  const { message } = choice;
  messages.push(message);
  messages.push({ role: "function", name: "a", content: result });
}`,
  },
  {
    name: "a message that is pushed in a block",
    obstacle: "the message with the call is pushed under a condition",
    code: `${LIST}${REQUEST}if (message.function_call) {
  const result = run(message.function_call);
  { messages.push(message); }
  messages.push({ role: "function", name: "a", content: result });
}`,
  },
  {
    name: "a call that is first read from what is declared in the loop",
    obstacle: "the list of calls cannot be read where the loop begins",
    code: `${LIST}const response = await client.chat.completions.create({ model, messages, functions: [a] });
const choice = response.choices[0];
messages.push(choice.message);
if (choice.message.function_call) {
  let content;
  try {
    const { message } = choice;
    content = run(message.function_call);
  } catch (error) {
    content = String(error);
  }
  messages.push({ role: "function", name: "a", content: content });
}`,
  },
  {
    name: "a comment before the `push` of a message and its answer",
    obstacle: "a comment stands where the code must change",
    code: `${LIST}${REQUEST}if (message.function_call) {
  const result = run(message.function_call);
  messages /* all */ .push(message, { role: "function", name: "a", content: result });
}`,
  },
  {
    name: "a comment between a message and its answer",
    obstacle: "a comment stands where the code must change",
    code: `${LIST}${REQUEST}if (message.function_call) {
  const result = run(message.function_call);
  messages.push(message, /* its answer */ { role: "function", name: "a", content: result });
}`,
  },
  {
    name: "a comment up to the end of the line behind a push that has no line of its own",
    obstacle: "a comment stands where the code must change",
    code: `${LIST}${REQUEST}if (message.function_call) { const result = run(message.function_call); messages.push(message); // sent
  messages.push({ role: "function", name: "a", content: result }); }`,
  },
  {
    name: "a message with a member in brackets",
    obstacle: "a message that answers a call has other members than `role`, `name` and `content`",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "function", ["name"]: "a", content: run(message.function_call) });`,
  },
  {
    name: "a message with a getter",
    obstacle: "a message that answers a call has other members than `role`, `name` and `content`",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "function", get name() { return "a"; }, content: run(message.function_call) });`,
  },
  {
    name: "a message with two roles",
    obstacle: "a message that answers a call has other members than `role`, `name` and `content`",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "user", role: "function", name: "a", content: run(message.function_call) });`,
  },
  {
    name: "a message with a role from elsewhere",
    obstacle: "a message that answers a call has other members than `role`, `name` and `content`",
    code: `const ROLE = "function";
${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: ROLE, name: "a", content: run(message.function_call) });`,
  },
  {
    name: "a message whose name does something",
    obstacle: "a message that answers a call has other members than `role`, `name` and `content`",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "function", name: next(), content: run(message.function_call) });`,
  },
  {
    name: "a message with a member of another name",
    obstacle: "a message that answers a call has other members than `role`, `name` and `content`",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "function", name: "a", content: run(message.function_call), id: 1 });`,
  },
  {
    name: "a message without a name",
    obstacle: "a message that answers a call has other members than `role`, `name` and `content`",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "function", content: run(message.function_call) });`,
  },
  {
    name: "a message without content",
    obstacle: "a message that answers a call has other members than `role`, `name` and `content`",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "function", name: message.function_call.name });`,
  },
  {
    name: "a comment in a message",
    obstacle: "a comment stands where the code must change",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "function", name: /* the only one */ "a", content: run(message.function_call) });`,
  },
  {
    name: "an answer that may be undefined",
    obstacle: "the `content` of an answer may be null, which no tool message allows",
    code: `${LIST}${REQUEST}messages.push(message);
if (message.function_call) messages.push({ role: "function", name: "a", content: ok(message.function_call) ? "1" : undefined });`,
  },
];

const NO_FIX = "there is no fix, because ";

function linterOf({ code, filename = "file.mjs" }: Program): CaseLinter {
  return new CaseLinter(rule, readCase(code), {}, filename);
}

describe("migrated", () => {
  it.each(MIGRATED)("$name", (program) => {
    const linter = linterOf(program);
    const [code, output] = [CLIENT + program.code, CLIENT + program.output];
    expect(linter.fixRepeatedly(code, "tested").output).toBe(output);
    const after = linter.lint(output, "tested");
    expect(after.parses && after.reports).toEqual([]);
    const windows = linter.fixRepeatedly(code.replaceAll("\n", "\r\n"), "tested");
    expect(windows.output).toBe(output.replaceAll("\n", "\r\n"));
  });
});

describe("stopped", () => {
  it.each(STOPPED)("$name", (program) => {
    const linted = linterOf(program).lint(CLIENT + program.code, "tested");
    if (!linted.parses) throw new Error(linted.error);
    expect(linted.reports.filter(({ fix }) => fix !== null)).toEqual([]);
    const reasons = linted.reports.flatMap(({ message }) => message.split(NO_FIX)[1]?.slice(0, -1) ?? []);
    expect([...new Set(reasons)]).toEqual([program.obstacle]);
  });
});

it("is only suggested where one of the requests may go elsewhere", () => {
  const code = `${CLIENT}const other = new OpenAI({ baseURL: url });
${LIST}${REQUEST}messages.push(message);
if (message.function_call) ${HANDLED}
await other.chat.completions.create({ model, messages, functions: [a] });`;
  const linted = linterOf({ name: "two clients", code }).lint(code, "tested");
  if (!linted.parses) throw new Error(linted.error);
  expect(linted.reports.filter(({ fix }) => fix !== null)).toEqual([]);
  const suggested = linted.reports.flatMap(({ suggestions }) =>
    suggestions.map(({ messageId }) => messageId),
  );
  expect(suggested).toEqual(["useToolsInProgram"]);
});
