import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ChatCompletionStreamingRunner } from "openai/lib/ChatCompletionStreamingRunner";
import { describe, expect, it } from "vitest";
import { streamReads } from "../../src/sdk/stream.js";
import { requestsIn } from "../support/requests.js";

const CREATE = `client.chat.completions.create({ model: "m", messages: [], stream: true })`;
const STREAM = `client.chat.completions.stream({ model: "m", messages: [] })`;
const RUN_TOOLS = `client.chat.completions.runTools({ model: "m", messages: [], tools: [], stream: true })`;

/** What the reads of the one stream in a code show: `ready` or not, what lacks a `?.`, whether usage is read. */
function shown(code: string): string {
  const all = `import OpenAI from "openai";\nconst client = new OpenAI();\n${code
    .replace("CREATE", CREATE)
    .replace("STREAM", STREAM)
    .replace("RUN_TOOLS", RUN_TOOLS)}`;
  const [call, ...others] = requestsIn(all);
  if (!call || others.length > 0) throw new Error(`There must be one request in\n${all}`);
  const { isReady, unguarded, readsUsage } = streamReads(call);
  const texts = unguarded.map(({ range }) => all.slice(...range));
  return [
    isReady ? "ready" : "not ready",
    ...texts.map((text) => `?. ${text}`),
    ...(readsUsage ? ["usage"] : []),
  ].join(", ");
}

function itShows(rows: readonly (readonly [code: string, result: string])[]): void {
  it.each(rows)("%s → %s", (code, result) => {
    expect(shown(code)).toBe(result);
  });
}

describe("a stream", () => {
  itShows([
    ["CREATE;", "ready"],
    ["await CREATE;", "ready"],
    ["const stream = await CREATE; if (!stream) throw new Error();", "ready"],
    ["for await (const chunk of await CREATE) {}", "ready"],
    [
      "const stream = await CREATE; const same = stream; for await (const chunk of same) chunk.choices[0].delta;",
      "not ready, ?. chunk.choices[0].delta",
    ],
    ["CREATE.then(async (stream) => { for await (const chunk of stream) {} });", "ready"],
    ["async function ask() { return await CREATE; }", "not ready"],
    ["export const stream = await CREATE;", "not ready"],
    ["const stream = await CREATE; read(stream);", "not ready"],
    ["const all = await Promise.all([CREATE]);", "not ready"],
    ["class Chat { stream; async open() { this.stream = await CREATE; } }", "not ready"],
    ["async function* ask() { yield* await CREATE; }", "not ready"],
    ["const stream = await CREATE; for (const chunk of stream) {}", "not ready"],
    ["const stream = await CREATE; const [one, two] = stream.tee();", "not ready"],
    ["const stream = await CREATE; respond(stream.toReadableStream());", "not ready"],
    ["const stream = await CREATE; const iterator = stream[Symbol.asyncIterator]();", "not ready"],
    ["const stream = await CREATE; addEventListener('abort', () => stream.controller.abort());", "ready"],
    ["const { data } = await CREATE.withResponse(); for await (const chunk of data) {}", "ready"],
    [
      "const { data, response } = await CREATE.withResponse(); for await (const { choices } of data) choices[0].delta; response.headers;",
      "not ready, ?. choices[0].delta",
    ],
    ["const { data, ...rest } = await CREATE.withResponse();", "not ready"],
    ["const response = await CREATE.asResponse();", "not ready"],
  ]);
});

describe("chunks of a stream", () => {
  itShows([
    [
      "for await (const chunk of await CREATE) process.stdout.write(chunk.choices[0]?.delta?.content ?? '');",
      "ready",
    ],
    [
      "for await (const chunk of await CREATE) process.stdout.write(chunk.choices[0].delta.content ?? '');",
      "not ready, ?. chunk.choices[0].delta",
    ],
    ["for await (const { choices, usage } of await CREATE) if (usage) console.log(usage);", "ready, usage"],
    [
      "for await (const chunk of await CREATE) if (chunk.usage) console.log(chunk.usage, chunk.choices[0].index);",
      "not ready, ?. chunk.choices[0].index, usage",
    ],
    ["const all = []; for await (const chunk of await CREATE) all.push(chunk);", "not ready"],
    ["let last; for await (const chunk of await CREATE) last = chunk;", "not ready"],
    ["let count = 0; for await (const _ of await CREATE) count++;", "not ready"],
    ["let chunk; for await (chunk of await CREATE) {}", "not ready"],
    [
      "for await (const chunk of await CREATE) for (const choice of chunk.choices) if (chunk.usage !== undefined) console.log(choice);",
      "not ready, usage",
    ],
  ]);
});

describe("the .stream() helper", () => {
  itShows([
    ["STREAM;", "ready"],
    [
      "const runner = STREAM.on('content', (delta) => console.log(delta)); await runner.finalChatCompletion();",
      "ready",
    ],
    ["const text = await STREAM.finalContent();", "ready"],
    ["const message = await STREAM.finalMessage(); console.log(message);", "ready"],
    [
      "const runner = STREAM; await runner.done(); console.log(runner.messages, runner.allChatCompletions());",
      "ready",
    ],
    ["const runner = STREAM; console.log(await runner.totalUsage());", "ready, usage"],
    ["STREAM.on('totalUsage', (usage) => console.log(usage));", "ready, usage"],
    ["console.log((await STREAM.finalChatCompletion()).usage);", "ready, usage"],
    ["const { usage } = await STREAM.finalChatCompletion();", "ready, usage"],
    ["STREAM.on('finalChatCompletion', ({ usage }) => console.log(usage));", "ready, usage"],
    ["STREAM.once('chatCompletion', (completion) => console.log(completion.usage));", "ready, usage"],
    ["const completion = await STREAM.emitted('chatCompletion'); completion.usage;", "ready, usage"],
    ["const runner = STREAM; runner.currentChatCompletionSnapshot?.usage;", "ready, usage"],
    ["for await (const [delta] of STREAM.events('content')) console.log(delta);", "ready"],
    ["for await (const [chunk] of STREAM.events('chunk')) console.log(chunk);", "not ready"],
    ["const chunk = await STREAM.emitted('chunk');", "not ready"],
    ["const event = pick(); const first = await STREAM.emitted(event);", "not ready"],
    ["STREAM.on(event, (value) => console.log(value));", "not ready"],
    ["STREAM.on('chunk', (chunk) => process.stdout.write(chunk.choices[0]?.delta.content ?? ''));", "ready"],
    [
      "STREAM.on('chunk', ({ choices }) => process.stdout.write(choices[0].delta.content ?? ''));",
      "not ready, ?. choices[0].delta",
    ],
    ["STREAM.on('chunk', (chunk, snapshot) => render(snapshot));", "not ready"],
    [
      "STREAM.on('chunk', () => {}).on('chunk', (chunk) => chunk.choices[0].delta);",
      "not ready, ?. chunk.choices[0].delta",
    ],
    [
      "const listen = (chunk) => { if (chunk.choices[0]) console.log(chunk); }; STREAM.on('chunk', listen);",
      "ready",
    ],
    ["function listen(chunk) { console.log(chunk.usage); } STREAM.on('chunk', listen);", "not ready, usage"],
    ["import { listen } from './listen.js'; STREAM.on('chunk', listen);", "not ready"],
    ["const runner = STREAM; const on = runner.on.bind(runner);", "not ready"],
    [
      "const runner = STREAM; const listen = () => {}; runner.on('content', listen).off('content', listen).on('chunk', (chunk) => console.log(chunk));",
      "not ready",
    ],
    ["for await (const chunk of STREAM) chunk.choices[0]?.delta;", "ready"],
    ["const { finalContent } = STREAM;", "ready"],
    ["const runner = STREAM; send(runner.toReadableStream());", "not ready"],
    ["const runner = STREAM; runner._emit('end');", "not ready"],
    ["await STREAM.catch(() => null);", "ready"],
  ]);
});

describe("runTools with a stream", () => {
  itShows([
    ["await RUN_TOOLS.on('message', (message) => console.log(message)).finalContent();", "ready"],
    ["console.log(await RUN_TOOLS.totalUsage());", "ready, usage"],
    ["for await (const chunk of RUN_TOOLS) console.log(chunk);", "not ready"],
  ]);
});

describe("the installed SDK", () => {
  const { resolve } = createRequire(import.meta.url);

  it("has no members of the helper that are not known", () => {
    const names = new Set<string>();
    for (
      let type: unknown = ChatCompletionStreamingRunner.prototype;
      isObject(type) && type !== Object.prototype;
    ) {
      for (const name of Reflect.ownKeys(type))
        if (typeof name === "string" && !/^_|^constructor$/u.test(name)) names.add(name);
      type = Object.getPrototypeOf(type);
    }
    expect(names).toContain("finalChatCompletion");
    const known = [...names].filter((name) =>
      shown(`const runner = STREAM; runner.${name}("error");`).startsWith("ready"),
    );
    expect([...names].filter((name) => !known.includes(name))).toEqual(["toReadableStream"]);
  });

  it("emits no events that are not known", () => {
    const files = ["ChatCompletionStream", "AbstractChatCompletionRunner", "EventStream"];
    const sources = files.map((file) => readFileSync(resolve(`openai/lib/${file}`), "utf8"));
    const events = new Set(
      sources.flatMap((text) =>
        [...text.matchAll(/_emit\('(?<event>[\w.]+)'/gu)].map(({ groups }) => groups?.["event"]),
      ),
    );
    expect(events).toContain("content");
    expect(
      [...events].filter((event) => !shown(`STREAM.on("${event}", handle);`).startsWith("ready")),
    ).toEqual(["chunk"]);
  });
});

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
