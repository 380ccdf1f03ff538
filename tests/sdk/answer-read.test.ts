/** What a program reads from an answer: every member, with the way that leads to it, and whether it is nothing else. */
import { describe, expect, it } from "vitest";
import { answerReadsOf, type AnswerRead } from "../../src/sdk/answer-read.js";
import { requestsIn } from "../support/requests.js";

const CLIENT = `import OpenAI from "openai"; const client = new OpenAI();`;
const ASK = "client.chat.completions.create({ model, messages, tools })";
const STREAM = "client.chat.completions.create({ model, messages, tools, stream: true })";
const HELPER = "client.chat.completions.stream({ model, messages, tools })";

function readsIn(program: string, filename?: string): readonly AnswerRead[] {
  const text = program.replaceAll("ASK", ASK).replaceAll("STREAM", STREAM).replaceAll("HELPER", HELPER);
  return requestsIn(`${CLIENT} ${text}`, filename).flatMap(answerReadsOf);
}

type Row = readonly [program: string, ...reads: string[]];

/** The paths of the reads that nothing further is read from: `choices.*.message.content`. */
function itFinds(rows: readonly Row[], filename?: string): void {
  it.each(rows.map(([program, ...reads]) => ({ program, reads })))("$program", ({ program, reads }) => {
    const paths = readsIn(program, filename).map(({ path }) => path.join("."));
    const last = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
    expect(last).toEqual(reads);
  });
}

const CALL = "choices.*.message.tool_calls.*";
const DELTA = "choices.*.delta.tool_calls.*";

describe("members of a whole answer", () => {
  itFinds([
    ["await ASK;"],
    ["const r = await ASK; f(r.id, r.usage?.total_tokens);", "id", "usage.total_tokens"],
    ["const r = await ASK; f(r['choices'][0]!.message.content);", "choices.*.message.content"],
    ["const KEY = 'id'; const r = await ASK; f(r[KEY]);", "id"],
    ["const r = await ASK; f(r[key]);"],
    ["f((await ASK).choices[0].message.tool_calls[0].function.arguments);", `${CALL}.function.arguments`],
    ["const { choices: [{ message: { content } }] } = await ASK;", "choices.*.message.content"],
    ["const [{ message }] = (await ASK).choices; f(message.tool_calls?.at(-1)?.id);", `${CALL}.id`],
    ["let m; ({ message: m } = (await ASK).choices[0]); f(m.role);", "choices.*.message.role"],
    ["const r = await ASK; if (r.choices[0].finish_reason === 'stop') f();", "choices.*.finish_reason"],
    ["const r = await ASK; switch (r.choices[0].finish_reason) {}", "choices.*.finish_reason"],
    ["const r = cached ?? (await ASK); f(r.model);", "model"],
    ["const { data } = await ASK.withResponse(); f(data.id);", "withResponse", "id"],
    ["const r = await ASK.withResponse(); f(r.data.id);", "withResponse", "id"],
  ]);
});

describe("elements of its lists", () => {
  itFinds([
    ["for (const call of (await ASK).choices[0].message.tool_calls ?? []) f(call.id);", `${CALL}.id`],
    [
      "const r = await ASK; for (const { message } of r.choices) for (const { id } of message.tool_calls) f(id);",
      `${CALL}.id`,
    ],
    ["const r = await ASK; r.choices[0].message.tool_calls?.forEach((call) => f(call.id));", `${CALL}.id`],
    [
      "const r = await ASK; await Promise.all(r.choices[0].message.tool_calls.map(async ({ id, type }) => f(id, type)));",
      `${CALL}.id`,
      `${CALL}.type`,
    ],
    [
      "const run = (call) => call.function.name; const m = (await ASK).choices[0].message; m.tool_calls.map(run);",
      `${CALL}.function.name`,
    ],
    [
      "const calls = (await ASK).choices[0].message.tool_calls; for (let i = 0; i < calls.length; i++) f(calls[i].id);",
      `${CALL}.id`,
    ],
    [
      "for (const [i, call] of (await ASK).choices[0].message.tool_calls.entries()) f(i, call.id);",
      `${CALL}.id`,
    ],
    ["for (const call of [...(await ASK).choices[0].message.tool_calls]) f(call.id);", `${CALL}.id`],
    [
      "const calls = (await ASK).choices[0].message.tool_calls.filter((call) => call.type === 'function'); f(calls[0].id);",
      `${CALL}.type`,
      `${CALL}.id`,
    ],
  ]);
});

describe("functions of the file", () => {
  itFinds([
    ["const m = await ASK.then((r) => r.choices[0].message); f(m.content);", "choices.*.message.content"],
    ["async function ask() { return ASK; } f((await ask()).id);", "id"],
    [
      "function show(message) { f(message.content); } show((await ASK).choices[0].message);",
      "choices.*.message.content",
    ],
    [
      "class Chat { async ask() { return (await ASK).choices[0].message; } async run() { f((await this.ask()).content); } }",
      "choices.*.message.content",
    ],
    [
      "class Chat { show(calls) { for (const { id } of calls) f(id); } async run() { const r = await ASK; this.show(r.choices[0].message.tool_calls); } }",
      `${CALL}.id`,
    ],
    ["unknown((await ASK).choices[0].message);", "choices.*.message"],
    ["function again(r) { f(r.id); again(r.choices[0]); } again(await ASK);", "id", "choices"],
  ]);
});

describe("streams", () => {
  itFinds([
    [
      "for await (const chunk of await STREAM) for (const call of chunk.choices[0]?.delta.tool_calls ?? []) f(call.function?.arguments);",
      `${DELTA}.function.arguments`,
    ],
    [
      "const stream = await STREAM; for await (const { choices: [{ delta }] } of stream) f(delta.content);",
      "choices.*.delta.content",
    ],
    ["for await (const chunk of HELPER) f(chunk.usage);", "usage"],
    ["const m = await HELPER.finalMessage(); f(m.tool_calls[0].id);", "finalMessage", `${CALL}.id`],
    ["f((await HELPER.finalChatCompletion()).usage);", "finalChatCompletion", "usage"],
    [
      "f((await HELPER.finalFunctionToolCall()).arguments);",
      "finalFunctionToolCall",
      `${CALL}.function.arguments`,
    ],
    [
      "HELPER.on('chunk', (chunk) => f(chunk.choices[0].delta.content)).once('message', ({ role }) => f(role));",
      "on",
      "choices.*.delta.content",
      "once",
      "choices.*.message.role",
    ],
    [
      "const call = await HELPER.emitted('functionToolCall'); f(call.name);",
      "emitted",
      `${CALL}.function.name`,
    ],
    ["HELPER.on('content', (text) => f(text.length));", "on"],
    ["HELPER.on(event, (chunk) => f(chunk.id));", "on"],
    ["HELPER.on('chunk');", "on"],
  ]);
});

/** Whether the only read of `function.parameters` of a tool call, or each of them, certainly is one. */
function certaintyIn(program: string): readonly boolean[] {
  return readsIn(program)
    .filter(({ path }) => path.at(-1) === "parameters")
    .map(({ source }) => source.isCertain);
}

describe("a read is of an answer and of nothing else", () => {
  it.each([
    "f((await ASK).choices[0].message.tool_calls[0].function.parameters);",
    "const { choices: [{ message: { tool_calls: [{ function: { parameters } }] } }] } = await ASK;",
    "const { function: { parameters = '{}' } } = (await ASK).choices[0].message.tool_calls[0];",
    "const r = await ASK; const m = r.choices.at(0)!.message; for (const c of m.tool_calls ?? []) f(c.function.parameters);",
    "let c; for (c of (await ASK).choices[0].message.tool_calls) f(c.function.parameters);",
    "const { tool_calls: calls = [] } = (await ASK).choices[0].message; calls.map(({ function: { parameters } }) => f(parameters));",
    "const calls = (await ASK).choices[0].message.tool_calls; for (let i = 0; i < 2; i++) f(calls[i].function.parameters);",
    "const calls = (await ASK).choices[0].message.tool_calls; for (const [, c] of calls.entries()) f(c.function.parameters);",
    "const calls = [...(await ASK).choices[0].message.tool_calls]; f(calls.find(test)?.function.parameters);",
    "const calls = Array.from((await ASK).choices[0].message.tool_calls).slice(1); f(calls[0].function.parameters);",
    "const { tool_calls } = (await ASK).choices[0].message; if (tool_calls) f(tool_calls.filter(Boolean).pop().function.parameters);",
    "const calls = ok && (await ASK).choices[0].message.tool_calls; f((calls || [])[0].function.parameters);",
    "let r; try { r = await ASK; } catch { r = null; } f(r.choices[0].message.tool_calls[0].function.parameters);",
    "let r; do { r = await ASK; } while (r.choices[0].message.tool_calls[0].function.parameters);",
    "let m = null; const r = await ASK; m = r.choices[0].message; m = m ?? null; f(m.tool_calls[0].function.parameters);",
    "const run = (c) => c.function.parameters; (await ASK).choices[0].message.tool_calls.map(run);",
    "function run(c, again) { f(c.function.parameters); run(c, true); } const [c] = (await ASK).choices[0].message.tool_calls; run(c); run();",
    "async function ask() { const r = await ASK; if (!r) return; return r.choices[0].message; } f((await ask()).tool_calls[0].function.parameters);",
    "class Chat { async ask() { return ASK; } async run() { f((await this.ask()).choices[0].message.tool_calls[0].function.parameters); } }",
    "ASK.then((r) => f(r.choices[0].message.tool_calls[0].function.parameters));",
    "const m = await ASK.then((r) => r.choices[0].message).catch(() => null); f(m.tool_calls[0].function.parameters);",
    "const r = await ASK.finally(done); f(r.choices[0].message.tool_calls[0].function.parameters);",
    "f((await ASK as any).choices[0].message.tool_calls![0].function.parameters);",
    "for await (const chunk of await STREAM) f(chunk.choices[0]?.delta?.tool_calls?.[0]?.function?.parameters);",
    "const m = await HELPER.finalMessage(); f(m.tool_calls[0].function.parameters);",
  ])("%s", (program) => {
    expect(certaintyIn(program)).toEqual([true]);
  });

  it("if it is of one of several answers", () => {
    const program =
      "let r = await ASK; while (r) { f(r.choices[0].message.tool_calls[0].function.parameters); r = await ASK; }";
    expect(certaintyIn(program)).toEqual([true, true]);
  });
});

describe("a read may be of something else", () => {
  it.each([
    "const r = cached ?? (await ASK); f(r.choices[0].message.tool_calls[0].function.parameters);",
    "let r = await ASK; if (test) r = mock; f(r.choices[0].message.tool_calls[0].function.parameters);",
    "const r = test ? mock : await ASK; f(r.choices[0].message.tool_calls[0].function.parameters);",
    "const { tool_calls: [c = other] } = (await ASK).choices[0].message; f(c.function.parameters);",
    "const { function: called = { parameters: {} } } = (await ASK).choices[0].message.tool_calls[0]; f(called.parameters);",
    "const calls = [...(await ASK).choices[0].message.tool_calls, ...more]; f(calls[0].function.parameters);",
    "const calls = [first, ...(await ASK).choices[0].message.tool_calls]; f(calls[0].function.parameters);",
    "const calls = (await ASK).choices[0].message.tool_calls.concat(more); f(calls[0].function.parameters);",
    "function run(c) { f(c.function.parameters); } run((await ASK).choices[0].message.tool_calls[0]); run(other);",
    "function run(c) { f(c.function.parameters); } run((await ASK).choices[0].message.tool_calls[0]); run(...others);",
    "function run(c) { f(c.function.parameters); } run((await ASK).choices[0].message.tool_calls[0]); others.map(run);",
    "function run(c) { f(c.function.parameters); } run((await ASK).choices[0].message.tool_calls[0]); g(run);",
    "export function run(c) { f(c.function.parameters); } run((await ASK).choices[0].message.tool_calls[0]);",
    "class C { run(c) { f(c.function.parameters); } async go() { this.run((await ASK).choices[0].message.tool_calls[0]); } }",
    "async function ask() { if (cached) return cached; return ASK; } f((await ask()).choices[0].message.tool_calls[0].function.parameters);",
    "const r = await ASK.catch(() => fallback); f(r.choices[0].message.tool_calls[0].function.parameters);",
    "const r = await ASK.catch(recover); f(r.choices[0].message.tool_calls[0].function.parameters);",
    "for (let c of (await ASK).choices[0].message.tool_calls) { c = other; f(c.function.parameters); }",
    "let c = (await ASK).choices[0].message.tool_calls[0]; [c] = others; f(c.function.parameters);",
    "HELPER.on('message', (m) => f(m.tool_calls[0].function.parameters));",
    "const { data } = await ASK.withResponse(); f(data.choices[0].message.tool_calls[0].function.parameters);",
  ])("%s", (program) => {
    expect(certaintyIn(program)).toEqual([false]);
  });

  it("if it is of a request that no autofix may change", () => {
    const code =
      "const ask = (llm) => llm.chat.completions.create({ model }).then((r) => r.choices[0].message.tool_calls[0].function.parameters);";
    expect(certaintyIn(code)).toEqual([false]);
  });
});

describe("types that are written on the way", () => {
  it.each([
    ["const r = await ASK; f(r.choices[0].message.tool_calls[0].function.parameters);", 0],
    ["const r: any = await ASK; f(r.choices[0].message.tool_calls[0].function.parameters);", 1],
    [
      "const { function: c }: Call = (await ASK).choices[0].message.tool_calls[0] as any; f(c.parameters);",
      2,
    ],
    [
      "const run = ({ function: { parameters } }: Call) => parameters; run((await ASK).choices[0].message.tool_calls[0]);",
      1,
    ],
    [
      "async function ask(): Promise<Answer> { return ASK; } f((await ask()).choices[0].message.tool_calls[0].function.parameters);",
      1,
    ],
  ])("%s", (program, count) => {
    const reads = readsIn(program).filter(({ path }) => path.at(-1) === "parameters");
    expect(reads.map(({ source }) => [source.isCertain, source.types.length])).toEqual([[true, count]]);
  });
});
