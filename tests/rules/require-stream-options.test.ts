import { rules } from "../../rules/index.js";
import { testRule, type InvalidCase, type ValidCase } from "../support/rule-tester.js";

const rule = rules["require-stream-options"];
if (!rule) throw new Error("The rule is missing.");

const HEAD = `import OpenAI from "openai";
const client = new OpenAI();
`;

type More = Omit<InvalidCase, "name" | "code" | "errors" | "output">;

/** One report with an autofix. */
function fixed(name: string, code: string, output: string, more: More = {}): InvalidCase {
  return { ...more, name, code: HEAD + code, errors: [{ messageId: "missing" }], output: HEAD + output };
}

/** One report with one suggestion. */
function suggested(
  name: string,
  code: string,
  messageId: string,
  output: string,
  more: More = {},
): InvalidCase {
  const suggestions = [{ messageId, output: HEAD + output }];
  return { ...more, name, code: HEAD + code, errors: [{ messageId: "missing", suggestions }] };
}

/** One report without an edit. */
function reported(name: string, code: string, more: More = {}): InvalidCase {
  return { ...more, name, code: HEAD + code, errors: [{ messageId: "missing" }] };
}

function silent(name: string, code: string, more: More = {}): ValidCase {
  return { ...more, name, code: HEAD + code };
}

/** A loop over a stream, with and without the option, as a case of its own. */
function loop(body: string): { readonly before: string; readonly after: string } {
  const over = (request: string): string =>
    `let text = "", count = 0;\nfor await (const chunk of await client.chat.completions.create({ ${request} })) {\n  ${body}\n}`;
  return {
    before: over("⟦stream: true⟧"),
    after: over("stream: true, stream_options: { include_usage: true }"),
  };
}

function fixedLoop(name: string, body: string, more?: More): InvalidCase {
  const { before, after } = loop(body);
  return fixed(name, before, after, more);
}

function checkedLoop(name: string, body: string, more?: More): InvalidCase {
  const { before, after } = loop(body);
  return suggested(name, before, "addUsageAndCheck", after, more);
}

function guardedLoop(name: string, body: string, guarded: string, more?: More): InvalidCase {
  return suggested(name, loop(body).before, "addUsageAndGuard", loop(guarded).after, more);
}

const invalid: InvalidCase[] = [
  // The request.
  fixed(
    "an inline request",
    `client.chat.completions.create({ model: "gpt-4", ⟦stream: true⟧, n: 1 });`,
    `client.chat.completions.create({ model: "gpt-4", stream: true, stream_options: { include_usage: true }, n: 1 });`,
  ),
  fixed(
    "a request on many lines, with comments in its gaps",
    `client.chat.completions.create({
  // the model
  model: "gpt-4",
  ⟦stream: true⟧, // the widget shows the text as it arrives
  /* the rest */ n: 1,
});`,
    `client.chat.completions.create({
  // the model
  model: "gpt-4",
  stream: true, // the widget shows the text as it arrives
  stream_options: { include_usage: true },
  /* the rest */ n: 1,
});`,
  ),
  fixed(
    "a request without a trailing comma",
    `client.chat.completions.create({
  model: "gpt-4",
  ⟦stream: true⟧
});`,
    `client.chat.completions.create({
  model: "gpt-4",
  stream: true,
  stream_options: { include_usage: true }
});`,
  ),
  fixed(
    "keys in quotes",
    `client.chat.completions.create({ 'model': 'gpt-4', ⟦'stream': true⟧ });`,
    `client.chat.completions.create({ 'model': 'gpt-4', 'stream': true, 'stream_options': { 'include_usage': true } });`,
  ),
  fixed(
    "a shorthand",
    `const stream = true;
client.chat.completions.create({ ⟦stream⟧ });`,
    `const stream = true;
client.chat.completions.create({ stream, stream_options: { include_usage: true } });`,
  ),
  fixed(
    "a request in a constant",
    `const request = { model: "gpt-4", ⟦stream: true⟧ };
client.chat.completions.create(request);`,
    `const request = { model: "gpt-4", stream: true, stream_options: { include_usage: true } };
client.chat.completions.create(request);`,
  ),
  fixed(
    "a constant with a type of the SDK",
    `const request: OpenAI.Chat.ChatCompletionCreateParamsStreaming = { model: "gpt-4", messages: [], ⟦stream: true⟧ };
client.chat.completions.create(request);`,
    `const request: OpenAI.Chat.ChatCompletionCreateParamsStreaming = { model: "gpt-4", messages: [], stream: true, stream_options: { include_usage: true } };
client.chat.completions.create(request);`,
  ),
  fixed(
    "a constant that satisfies a type of the SDK",
    `const request = { model: "gpt-4", messages: [], ⟦stream: true⟧ } satisfies OpenAI.Chat.ChatCompletionCreateParams;
client.chat.completions.create(request);`,
    `const request = { model: "gpt-4", messages: [], stream: true, stream_options: { include_usage: true } } satisfies OpenAI.Chat.ChatCompletionCreateParams;
client.chat.completions.create(request);`,
  ),
  fixed(
    "a constant asserted to be constant",
    `const request = { ⟦stream: true⟧ } as const;
client.chat.completions.create({ ...request, model: "gpt-4" });`,
    `const request = { stream: true, stream_options: { include_usage: true } } as const;
client.chat.completions.create({ ...request, model: "gpt-4" });`,
  ),
  reported(
    "a constant with a type that may not know the option",
    `interface Request { stream: true }
const request: Request = { ⟦stream: true⟧ };
client.chat.completions.create(request);`,
  ),
  fixed(
    "a spread constant that other requests spread too",
    `const common = { model: "gpt-4", ⟦stream: true⟧ };
client.chat.completions.create({ ...common, messages: [] });
client.chat.completions.create({ ...common, messages: [{ role: "user", content: "Hello" }] });`,
    `const common = { model: "gpt-4", stream: true, stream_options: { include_usage: true } };
client.chat.completions.create({ ...common, messages: [] });
client.chat.completions.create({ ...common, messages: [{ role: "user", content: "Hello" }] });`,
  ),
  suggested(
    "requests that share a text, of which one is read unsafely",
    `const common = { model: "gpt-4", ⟦stream: true⟧ };
client.chat.completions.create({ ...common, messages: [] });
read(client.chat.completions.create({ ...common, n: 1 }));`,
    "addUsage",
    `const common = { model: "gpt-4", stream: true, stream_options: { include_usage: true } };
client.chat.completions.create({ ...common, messages: [] });
read(client.chat.completions.create({ ...common, n: 1 }));`,
  ),
  fixed(
    "a spread constant that another request spreads without a stream: the option goes into the request",
    `const common = { model: "gpt-4", ⟦stream: true⟧ };
const request = { ...common };
client.chat.completions.create(request);
client.chat.completions.create({ ...common, stream: false });`,
    `const common = { model: "gpt-4", stream: true };
const request = { ...common, stream_options: { include_usage: true } };
client.chat.completions.create(request);
client.chat.completions.create({ ...common, stream: false });`,
  ),
  reported(
    "a constant that another request uses without a stream",
    `const common = { model: "gpt-4", ⟦stream: true⟧ };
client.chat.completions.create(common);
client.chat.completions.create({ ...common, stream: false });`,
  ),
  fixed(
    "a conditional spread: the option goes into its branch",
    `client.chat.completions.create({ model: "gpt-4", ...(live ? { ⟦stream: true⟧ } : {}) });`,
    `client.chat.completions.create({ model: "gpt-4", ...(live ? { stream: true, stream_options: { include_usage: true } } : {}) });`,
  ),
  reported(
    "a stream that is switched off later, where the option is no longer allowed",
    `client.chat.completions.create({ ⟦stream: true⟧, ...(quiet && { stream: false }) });`,
  ),
  reported(
    "a stream on one branch of its value",
    `client.chat.completions.create({ ⟦stream: live ? true : false⟧ });`,
  ),
  fixed(
    "a stream that is asked for later",
    `const request = { model: "gpt-4" };
⟦request.stream = true⟧;
client.chat.completions.create(request);`,
    `const request = { model: "gpt-4", stream_options: { include_usage: true } };
request.stream = true;
client.chat.completions.create(request);`,
  ),
  reported(
    "a stream that may be asked for later",
    `const request = { model: "gpt-4" };
if (live) ⟦request.stream = true⟧;
client.chat.completions.create(request);`,
  ),
  fixed(
    "a request that is completed later",
    `const request = { model: "gpt-4", ⟦stream: true⟧ };
request.n = 1;
delete request.user;
client.chat.completions.create(request);`,
    `const request = { model: "gpt-4", stream: true, stream_options: { include_usage: true } };
request.n = 1;
delete request.user;
client.chat.completions.create(request);`,
  ),
  reported(
    "options that are deleted",
    `const request = { ⟦stream: true⟧, stream_options: { include_usage: true } };
delete request.stream_options;
client.chat.completions.create(request);`,
  ),
  fixed(
    "Object.assign",
    `client.chat.completions.create(Object.assign({}, { ⟦stream: true⟧ }, { n: 1 }));`,
    `client.chat.completions.create(Object.assign({}, { stream: true, stream_options: { include_usage: true } }, { n: 1 }));`,
  ),
  fixed(
    "a function of the file",
    `function requestFor(text) {
  return { messages: [{ role: "user", content: text }], ⟦stream: true⟧ };
}
client.chat.completions.create(requestFor("Hello"));`,
    `function requestFor(text) {
  return { messages: [{ role: "user", content: text }], stream: true, stream_options: { include_usage: true } };
}
client.chat.completions.create(requestFor("Hello"));`,
  ),
  fixed(
    "a repeated key: the last one counts",
    `client.chat.completions.create({ stream: false, ⟦stream: true⟧ });`,
    `client.chat.completions.create({ stream: false, stream: true, stream_options: { include_usage: true } });`,
  ),
  fixed(
    "a known spread before and after",
    `const before = { n: 1 }, after = { user: "me" };
client.chat.completions.create({ ...before, ⟦stream: true⟧, ...after });`,
    `const before = { n: 1 }, after = { user: "me" };
client.chat.completions.create({ ...before, stream: true, stream_options: { include_usage: true }, ...after });`,
  ),
  fixed(
    "a condition that is always true",
    `client.chat.completions.create({ ⟦stream: !false⟧ });`,
    `client.chat.completions.create({ stream: !false, stream_options: { include_usage: true } });`,
  ),
  reported(
    "options that are undefined",
    `client.chat.completions.create({ ⟦stream: true⟧, stream_options: undefined });`,
  ),
  reported(
    "options that are null",
    `client.chat.completions.create({ ⟦stream: true⟧, stream_options: null });`,
  ),
  reported(
    "options for something else",
    `client.chat.completions.create({ ⟦stream: true⟧, stream_options: { include_obfuscation: false } });`,
  ),
  reported(
    "options without any",
    `client.chat.completions.create({ ⟦stream: true⟧, stream_options: live ? {} : undefined });`,
  ),

  // The methods.
  fixed(
    "the .stream() helper",
    `client.chat.completions.⟦stream⟧({ model: "gpt-4" }).on("content", (delta) => console.log(delta));`,
    `client.chat.completions.stream({ model: "gpt-4", stream_options: { include_usage: true } }).on("content", (delta) => console.log(delta));`,
  ),
  fixed(
    "the .stream() helper under beta, on many lines",
    `const runner = client.beta.chat.completions.⟦stream⟧({
  model: "gpt-4",
  messages: [], // none yet
});
console.log(await runner.finalContent(), await runner.totalUsage());`,
    `const runner = client.beta.chat.completions.stream({
  model: "gpt-4",
  messages: [], // none yet
  stream_options: { include_usage: true },
});
console.log(await runner.finalContent(), await runner.totalUsage());`,
  ),
  fixed(
    "the .stream() helper that is told to stream",
    `client.chat.completions.⟦stream⟧({ stream: true, model: "gpt-4" });`,
    `client.chat.completions.stream({ stream: true, model: "gpt-4", stream_options: { include_usage: true } });`,
  ),
  fixed(
    "the .stream() helper with a request in a constant",
    `const request = { model: "gpt-4" };
client.chat.completions.⟦stream⟧(request);`,
    `const request = { model: "gpt-4", stream_options: { include_usage: true } };
client.chat.completions.stream(request);`,
  ),
  reported(
    "the .stream() helper with a request that another method gets too",
    `const request = { model: "gpt-4" };
client.chat.completions.⟦stream⟧(request);
client.chat.completions.create(request);`,
  ),
  suggested(
    "the .stream() helper whose chunks are read",
    `client.chat.completions.⟦stream⟧({ model: "gpt-4" }).on("chunk", (chunk) => console.log(chunk.choices[0].delta));`,
    "addUsageAndGuard",
    `client.chat.completions.stream({ model: "gpt-4", stream_options: { include_usage: true } }).on("chunk", (chunk) => console.log(chunk.choices[0]?.delta));`,
  ),
  suggested(
    "the .stream() helper that is handed on",
    `respond(client.chat.completions.⟦stream⟧({}).toReadableStream());`,
    "addUsageAndCheck",
    `respond(client.chat.completions.stream({ stream_options: { include_usage: true } }).toReadableStream());`,
  ),
  fixed(
    "runTools with a stream",
    `await client.chat.completions.runTools({ model: "gpt-4", tools: [], ⟦stream: true⟧ }).finalContent();`,
    `await client.chat.completions.runTools({ model: "gpt-4", tools: [], stream: true, stream_options: { include_usage: true } }).finalContent();`,
  ),

  // What reads the stream. The forms of reads are in tests/values/dry-run.test.ts and tests/sdk/stream.test.ts.
  fixedLoop("an optional read", `process.stdout.write(chunk.choices[0]?.delta?.content || "");`),
  fixedLoop(
    "a check of the length",
    `if (chunk.choices.length === 0) continue;\n  console.log(chunk.choices[0].delta.content);`,
  ),
  fixedLoop(
    "a check of the text",
    `const content = chunk.choices[0]?.delta.content;\n  if (content) console.log(content);`,
  ),
  fixedLoop("a text put together", `text += chunk.choices[0]?.delta?.content ?? "";`),
  fixedLoop("usage where it is there", `if (chunk.usage) console.log(chunk.usage.total_tokens);`),
  guardedLoop(
    "a read that fails without choices",
    `process.stdout.write(chunk.choices[0].delta.content ?? "");`,
    `process.stdout.write(chunk.choices[0]?.delta.content ?? "");`,
  ),
  guardedLoop(
    "an assertion that there is a choice",
    `console.log(chunk.choices[0]!.delta!.content);`,
    `console.log(chunk.choices[0]?.delta!.content);`,
  ),
  checkedLoop(
    "a pattern that fails without choices",
    `const [{ delta }] = chunk.choices;\n  console.log(delta);`,
  ),
  checkedLoop("a count of chunks", "count++;"),
  checkedLoop("one more line of output", "console.log(chunk.choices[0]?.delta?.content);"),
  checkedLoop(
    "something that is done at the end",
    `if (chunk.choices[0]) console.log(chunk.choices[0].delta);\n  else console.log("done");`,
  ),
  suggested(
    "a stream that is returned",
    `function ask() {
  return client.chat.completions.create({ ⟦stream: true⟧ });
}`,
    "addUsageAndCheck",
    `function ask() {
  return client.chat.completions.create({ stream: true, stream_options: { include_usage: true } });
}`,
  ),
  {
    name: "each of two streams",
    code: `${HEAD}client.chat.completions.create({ ⟦stream: true⟧ });
read(client.chat.completions.create({ ⟦stream: true⟧ }));`,
    errors: [
      { messageId: "missing" },
      {
        messageId: "missing",
        suggestions: [
          {
            messageId: "addUsageAndCheck",
            output: `${HEAD}client.chat.completions.create({ stream: true });
read(client.chat.completions.create({ stream: true, stream_options: { include_usage: true } }));`,
          },
        ],
      },
    ],
    output: `${HEAD}client.chat.completions.create({ stream: true, stream_options: { include_usage: true } });
read(client.chat.completions.create({ stream: true }));`,
  },

  // Providers and clients.
  ...["https://api.moonshot.ai/v1", "https://api.moonshot.cn/v1", "https://api.openai.com/v1"].map(
    (baseURL): InvalidCase => ({
      name: `a client of ${baseURL}`,
      code: `import OpenAI from "openai";
new OpenAI({ baseURL: "${baseURL}" }).chat.completions.create({ ⟦stream: true⟧ });`,
      errors: [{ messageId: "missing" }],
      output: `import OpenAI from "openai";
new OpenAI({ baseURL: "${baseURL}" }).chat.completions.create({ stream: true, stream_options: { include_usage: true } });`,
    }),
  ),
  {
    name: "a base URL that the code does not show: a suggestion",
    code: `import OpenAI from "openai";
new OpenAI({ baseURL }).chat.completions.create({ ⟦stream: true⟧ });`,
    errors: [
      {
        messageId: "missing",
        suggestions: [
          {
            messageId: "addUsage",
            output: `import OpenAI from "openai";
new OpenAI({ baseURL }).chat.completions.create({ stream: true, stream_options: { include_usage: true } });`,
          },
        ],
      },
    ],
  },
  {
    name: "a client by its shape only: a suggestion",
    code: `export const ask = (client) => void client.chat.completions.create({ ⟦stream: true⟧ });`,
    errors: [
      {
        messageId: "missing",
        suggestions: [
          {
            messageId: "addUsage",
            output: `export const ask = (client) => void client.chat.completions.create({ stream: true, stream_options: { include_usage: true } });`,
          },
        ],
      },
    ],
  },
  {
    name: "CommonJS",
    filename: "file.cjs",
    code: `const OpenAI = require('openai')
new OpenAI().chat.completions.create({ model: 'gpt-4', ⟦stream: true⟧ })`,
    errors: [{ messageId: "missing" }],
    output: `const OpenAI = require('openai')
new OpenAI().chat.completions.create({ model: 'gpt-4', stream: true, stream_options: { include_usage: true } })`,
  },
  {
    name: "a component",
    filename: "file.tsx",
    code: `${HEAD}export const Chat = () => <button onClick={() => void client.chat.completions.create({ ⟦stream: true⟧ })} />;`,
    errors: [{ messageId: "missing" }],
    output: `${HEAD}export const Chat = () => <button onClick={() => void client.chat.completions.create({ stream: true, stream_options: { include_usage: true } })} />;`,
  },

  // Contracts: every model and the guide say the same.
  ...["kimi-k3.1-pro", "kimi-k3", "kimi-k2.7-code", "kimi-k2.6", "kimi-k2.5", "moonshot-v1-8k", "gpt-4"].map(
    (model) =>
      fixed(
        `the model ${model}`,
        `client.chat.completions.create({ model: "${model}", ⟦stream: true⟧ });`,
        `client.chat.completions.create({ model: "${model}", stream: true, stream_options: { include_usage: true } });`,
      ),
  ),
  fixed(
    "a choice of models",
    `client.chat.completions.create({ model: fast ? "kimi-k3" : "gpt-4", ⟦stream: true⟧ });`,
    `client.chat.completions.create({ model: fast ? "kimi-k3" : "gpt-4", stream: true, stream_options: { include_usage: true } });`,
  ),
  fixed(
    "a model in the settings",
    `client.chat.completions.create({ model, ⟦stream: true⟧ });`,
    `client.chat.completions.create({ model, stream: true, stream_options: { include_usage: true } });`,
    { kimi: { model: "kimi-k3" } },
  ),
  suggested(
    `clients: "kimi", with a model of Kimi at OpenAI's host: a suggestion`,
    `client.chat.completions.create({ model: "kimi-k3", ⟦stream: true⟧, user: "me" });`,
    "addUsage",
    `client.chat.completions.create({ model: "kimi-k3", stream: true, stream_options: { include_usage: true }, user: "me" });`,
    { kimi: { clients: "kimi" } },
  ),
  {
    name: `clients: "kimi", with a client of Kimi`,
    kimi: { clients: "kimi" },
    code: `import OpenAI from "openai";
new OpenAI({ baseURL: "https://api.moonshot.ai/v1" }).chat.completions.create({ ⟦stream: true⟧, n: 1 });`,
    errors: [{ messageId: "missing" }],
    output: `import OpenAI from "openai";
new OpenAI({ baseURL: "https://api.moonshot.ai/v1" }).chat.completions.create({ stream: true, stream_options: { include_usage: true }, n: 1 });`,
  },

  // The option.
  fixedLoop("usage-read, with usage that is read", "if (chunk.usage) console.log(chunk.usage);", {
    options: [{ when: "usage-read" }],
  }),
  checkedLoop("usage-read, with usage that is read out of each chunk", "console.log(chunk.usage);", {
    options: [{ when: "usage-read" }],
  }),
  fixed(
    "usage-read, with totals",
    `console.log(await client.chat.completions.⟦stream⟧({ model: "gpt-4" }).totalUsage());`,
    `console.log(await client.chat.completions.stream({ model: "gpt-4", stream_options: { include_usage: true } }).totalUsage());`,
    { options: [{ when: "usage-read" }] },
  ),
  fixed(
    "usage-read, with the completion's usage",
    `const { usage } = await client.chat.completions.⟦stream⟧({ model: "gpt-4" }).finalChatCompletion();`,
    `const { usage } = await client.chat.completions.stream({ model: "gpt-4", stream_options: { include_usage: true } }).finalChatCompletion();`,
    { options: [{ when: "usage-read" }] },
  ),
];

const valid: ValidCase[] = [
  silent("no stream", `client.chat.completions.create({ model: "gpt-4" });`),
  silent(
    "a stream on the branch of OpenAI's model beside Kimi",
    `client.chat.completions.create({ model: c ? "kimi-k3" : "gpt-4", ...(c ? {} : { stream: true }) });`,
    { kimi: { clients: "kimi" } },
  ),
  silent("a stream that is switched off", `client.chat.completions.create({ stream: false });`),
  silent(
    "a stream and its options under the same test",
    `client.chat.completions.create({ stream: live, stream_options: live ? { include_usage: true } : undefined });`,
  ),
  silent(
    "a stream and its options under the same test, the stream on one branch",
    `client.chat.completions.create({ stream: live ? true : false, stream_options: live ? { include_usage: true } : undefined });`,
  ),
  silent("a stream that is undefined", `client.chat.completions.create({ stream: undefined });`),
  silent(
    "a later key that switches it off",
    `client.chat.completions.create({ stream: true, stream: false });`,
  ),
  silent(
    "a later write that switches it off",
    `const request = { stream: true };\nrequest.stream = false;\nclient.chat.completions.create(request);`,
  ),
  silent(
    "a deleted stream",
    `const request = { stream: true };\ndelete request.stream;\nclient.chat.completions.create(request);`,
  ),
  silent(
    "a stream with usage",
    `client.chat.completions.create({ stream: true, stream_options: { include_usage: true } });`,
  ),
  silent(
    "a decision against usage",
    `client.chat.completions.create({ stream: true, stream_options: { include_usage: false } });`,
  ),
  silent(
    "usage that is asked for elsewhere",
    `client.chat.completions.create({ stream: true, stream_options: { include_usage: wanted } });`,
  ),
  silent(
    "options from elsewhere",
    `client.chat.completions.create({ stream: true, stream_options: options });`,
  ),
  silent(
    "options with an unknown spread",
    `client.chat.completions.create({ stream: true, stream_options: { ...options } });`,
  ),
  silent(
    "options on one branch",
    `client.chat.completions.create({ stream: true, stream_options: live ? { include_usage: true } : undefined });`,
  ),
  silent(
    "options in a conditional spread",
    `client.chat.completions.create({ stream: true, ...(live && { stream_options: { include_usage: true } }) });`,
  ),
  silent(
    "options in a constant",
    `const stream_options = { include_usage: true };\nclient.chat.completions.create({ stream: true, stream_options });`,
  ),
  silent(
    "options that are written later",
    `const request = { stream: true };\nrequest.stream_options = { include_usage: true };\nclient.chat.completions.create(request);`,
  ),
  silent(
    "options from Object.assign",
    `client.chat.completions.create(Object.assign({ stream: true }, { stream_options: { include_usage: true } }));`,
  ),
  silent("an open stream", `export const ask = (stream) => client.chat.completions.create({ stream });`),
  silent(
    "a stream by default",
    `export const ask = (stream = true) => client.chat.completions.create({ stream });`,
  ),
  silent(
    "a destructured stream by default",
    `export const ask = ({ stream = true } = {}) => client.chat.completions.create({ stream });`,
  ),
  silent("an unknown spread before", `client.chat.completions.create({ ...request, stream: true });`),
  silent("an unknown spread after", `client.chat.completions.create({ stream: true, ...request });`),
  silent("an unknown request", `client.chat.completions.stream(request);`),
  silent(
    "an unknown function that gets the request",
    `const request = { stream: true };\ncomplete(request);\nclient.chat.completions.create(request);`,
  ),
  silent("parse, which awaits the whole answer", `client.chat.completions.parse({ stream: true });`),
  silent("runTools without a stream", `client.chat.completions.runTools({ model: "gpt-4", tools: [] });`),
  silent(
    "the .stream() helper with usage",
    `client.chat.completions.stream({ model: "gpt-4", stream_options: { include_usage: true } });`,
  ),
  silent("the .stream() helper with an unknown spread", `client.chat.completions.stream({ ...request });`),
  silent("another endpoint", `client.completions.create({ prompt: "Hello", stream: true });`),
  silent("usage-read, with nothing read", `client.chat.completions.create({ stream: true });`, {
    options: [{ when: "usage-read" }],
  }),
  silent(
    "usage-read, with other reads",
    `for await (const chunk of await client.chat.completions.create({ stream: true })) console.log(chunk.choices[0]?.usage);`,
    { options: [{ when: "usage-read" }] },
  ),
  silent(
    "usage-read, with contents",
    `client.chat.completions.stream({ model: "gpt-4" }).on("content", (delta) => console.log(delta));`,
    { options: [{ when: "usage-read" }] },
  ),
  silent(
    `clients: "kimi", with a model of OpenAI`,
    `client.chat.completions.create({ model: "gpt-4", stream: true });`,
    { kimi: { clients: "kimi" } },
  ),
  {
    name: "another SDK",
    code: `import Groq from "groq-sdk";\nnew Groq().chat.completions.create({ stream: true });`,
  },
  {
    name: "another host",
    code: `import OpenAI from "openai";\nnew OpenAI({ baseURL: "https://api.groq.com/openai/v1" }).chat.completions.create({ stream: true });`,
  },
  {
    name: "Azure",
    code: `import { AzureOpenAI } from "openai";\nnew AzureOpenAI().chat.completions.create({ stream: true });`,
  },
  {
    name: "a shadowed name",
    code: `import OpenAI from "openai";
{
  class OpenAI { chat = { completions: { create() {} } }; }
  new OpenAI().chat.completions.create({ stream: true });
}`,
  },
  {
    name: `unresolved: "ignore", with a client by its shape only`,
    code: `export const ask = (client) => client.chat.completions.create({ stream: true });`,
    kimi: { unresolved: "ignore" },
  },
];

testRule(rule, { valid, invalid });
