/**
 * Small programs that run for real, with the SDK against a server on this machine, before and after `--fix`: a fixed
 * program prints the same, apart from usage. Where there is no fix, the test shows what it would have changed.
 */
import OpenAI from "openai";
import { runInThisContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { readCase } from "../support/cases.js";
import { applyEdit } from "../support/edits.js";
import { calls, type KimiServer, says, type Script, startServer } from "../support/kimi-server/index.js";
import { CaseLinter } from "../support/lint.js";

const BEGIN = `import OpenAI from "openai";
const client = new OpenAI({ apiKey: "key", baseURL: "https://api.moonshot.ai/v1", fetch });
const request = { model: "kimi-k3", messages: [{ role: "user", content: "Hello" }] };
`;
const CREATE = `const stream = await client.chat.completions.create({ ...request, stream: true });`;
const TOOLS = `[{ type: "function", function: { name: "weather", parse: JSON.parse, parameters: { type: "object", properties: {} }, function: ({ city }) => \`Sunny in \${city}\` } }]`;

interface Program {
  readonly name: string;
  readonly code: string;
  /** What the program prints about usage before the edit, and after it. */
  readonly usage?: readonly [before: readonly string[], after: readonly string[]];
  /** Whether the suggestion makes reads optional. */
  readonly guarded?: boolean;
  /** What the model says, if not the one text. */
  readonly script?: Script;
}

const TEXT = says(["Hello", ", ", "world"]);

/** Programs that the rule fixes. */
const FIXED: readonly Program[] = [
  {
    name: "a text written as it comes",
    code: `${CREATE}
for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta?.content ?? "");`,
  },
  {
    name: "a text put together",
    code: `${CREATE}
let text = "";
for await (const chunk of stream) text += chunk.choices[0]?.delta.content || "";
print(text);`,
  },
  {
    name: "a check of the list's length",
    code: `${CREATE}
const parts = [];
for await (const chunk of stream) {
  if (chunk.choices.length === 0) continue;
  parts.push(chunk.choices[0].delta.content);
}
print(parts);`,
  },
  {
    name: "a check of the choice",
    code: `${CREATE}
for await (const { choices: [choice] } of stream) {
  if (!choice) break;
  print(choice.index, choice.delta, choice.finish_reason);
}`,
  },
  {
    name: "a check of the text",
    code: `${CREATE}
for await (const chunk of stream) {
  const text = chunk.choices[0]?.delta?.content;
  if (text) print(text.toUpperCase());
}`,
  },
  {
    name: "every choice",
    code: `${CREATE}
for await (const chunk of stream) for (const choice of chunk.choices) print(choice.delta.content);
`,
  },
  {
    name: "the reason for the end",
    code: `${CREATE}
let reason = null;
for await (const chunk of stream) {
  reason = chunk.choices[0]?.finish_reason ?? reason;
  switch (chunk.choices[0]?.finish_reason) {
    case "stop":
      print("stopped");
      break;
    case null:
      print("goes on");
  }
}
print(reason);`,
  },
  {
    name: "an end at the reason",
    code: `${CREATE}
for await (const chunk of stream) {
  process.stdout.write(chunk.choices[0]?.delta?.content ?? "");
  if (chunk.choices[0]?.finish_reason === "stop") break;
}
print("done");`,
  },
  {
    name: "a generator",
    code: `async function* ask() {
  ${CREATE}
  for await (const chunk of stream) {
    const { content = "" } = chunk.choices[0]?.delta ?? {};
    if (content !== "") yield content;
  }
}
for await (const piece of ask()) print(piece);`,
  },
  {
    name: "usage where it is there",
    code: `${CREATE}
let text = "";
for await (const chunk of stream) {
  text += chunk.choices.map((choice) => choice.delta.content ?? "").join("");
  if (chunk.usage) print("usage", chunk.usage.total_tokens);
}
print(text);`,
    usage: [[], ["usage 8"]],
  },
  {
    name: "usage that is kept",
    code: `${CREATE}
let usage = null;
for await (const chunk of stream) usage = chunk.usage ?? usage;
if (usage) print("usage", usage.prompt_tokens, usage.completion_tokens);`,
    usage: [[], ["usage 5 3"]],
  },
  {
    name: "the answer with its headers",
    code: `const { data, response } = await client.chat.completions.create({ ...request, stream: true }).withResponse();
print(response.status);
for await (const chunk of data) chunk.choices.forEach((choice) => print(choice.delta.content));`,
  },
  {
    name: "the helper's contents",
    code: `const runner = client.chat.completions.stream({ ...request }).on("content", (delta, snapshot) => print(delta, snapshot));
print(await runner.finalContent());`,
  },
  {
    name: "the helper's completion",
    code: `const runner = client.chat.completions.stream({ ...request });
const completion = await runner.finalChatCompletion();
print(completion.choices[0].message.content, completion.choices[0].finish_reason, completion.id);
print("usage", completion.usage?.total_tokens);`,
    usage: [["usage undefined"], ["usage 8"]],
  },
  {
    name: "the helper's totals",
    code: `const runner = client.chat.completions.stream({ ...request });
runner.on("totalUsage", (usage) => print("usage event", usage.total_tokens));
const { total_tokens: total } = await runner.totalUsage();
print("usage", total);
print((await runner.finalMessage()).content, runner.messages.length, runner.allChatCompletions().length);`,
    usage: [["usage 0"], ["usage event 8", "usage 8"]],
  },
  {
    name: "the helper's other events",
    code: `const runner = client.chat.completions.stream({ ...request });
for (const event of ["connect", "end", "error", "abort"]) print(event);
runner.on("connect", () => print("connect")).on("end", () => print("end")).on("message", (message) => print(message));
runner.on("content.delta", (event) => print(event)).on("content.done", (event) => print(event));
runner.on("finalContent", (text) => print(text)).once("finalMessage", (message) => print(message.content));
print(await runner.emitted("content"));
await runner.done();`,
  },
  {
    name: "the helper's chunks",
    code: `const runner = client.chat.completions.stream({ ...request });
runner.on("chunk", ({ choices: [choice] }) => {
  if (choice) print(choice.delta);
});
for await (const chunk of runner) process.stdout.write(chunk.choices[0]?.delta.content ?? "");`,
  },
  {
    name: "tools",
    code: `const runner = client.chat.completions.runTools({ ...request, stream: true, tools: ${TOOLS} });
runner.on("functionToolCall", (call) => print(call)).on("functionToolCallResult", (result) => print(result));
print(await runner.finalContent());
print("usage", (await runner.totalUsage()).total_tokens);`,
    usage: [["usage 0"], ["usage 16"]],
    script: [calls(["weather", { city: "Rome" }]), TEXT],
  },
];

/** Programs that would fail or print something else, so that the rule only suggests the edit. */
const SUGGESTED: readonly Program[] = [
  {
    name: "a chunk that must have a choice",
    code: `${CREATE}
for await (const chunk of stream) print(chunk.choices[0].delta.content);`,
    guarded: true,
  },
  {
    name: "a pattern that must find a choice",
    code: `${CREATE}
for await (const { choices: [{ delta }] } of stream) print(delta);`,
  },
  {
    name: "a count of the chunks",
    code: `${CREATE}
let count = 0;
for await (const chunk of stream) count++;
print(count);`,
  },
  {
    name: "the last chunk",
    code: `${CREATE}
let last;
for await (const chunk of stream) last = chunk;
print(last.choices[0]?.finish_reason);`,
  },
  {
    name: "all chunks",
    code: `${CREATE}
const chunks = [];
for await (const chunk of stream) chunks.push(chunk);
print(chunks.map((chunk) => chunk.choices.length));`,
  },
  {
    name: "the last reason",
    code: `${CREATE}
let reason;
for await (const chunk of stream) reason = chunk.choices[0]?.finish_reason;
print(reason);`,
  },
  {
    name: "an else for the end",
    code: `${CREATE}
for await (const chunk of stream) {
  if (chunk.choices[0]?.delta) print(chunk.choices[0].delta.content);
  else print("end");
}`,
  },
  {
    name: "every text, also none",
    code: `${CREATE}
for await (const chunk of stream) print(chunk.choices[0]?.delta?.content);`,
  },
  {
    name: "a piece for every chunk",
    code: `${CREATE}
async function* pieces() {
  for await (const chunk of stream) yield chunk.choices[0]?.delta?.content ?? "";
}
for await (const piece of pieces()) print(piece);`,
  },
  {
    name: "a text that is not there",
    code: `${CREATE}
let text = "";
for await (const chunk of stream) text += chunk.choices[0]?.delta?.content;
print(text);`,
  },
  {
    name: "a return at the end",
    code: `async function ask() {
  ${CREATE}
  for await (const chunk of stream) if (!chunk.choices[0]) return "nothing";
  return "everything";
}
print(await ask());`,
  },
  {
    name: "a function for each chunk",
    code: `${CREATE}
const read = (chunk) => print(chunk.choices[0].delta.content);
for await (const chunk of stream) read(chunk);`,
  },
  {
    name: "the helper's raw chunks",
    code: `const runner = client.chat.completions.stream({ ...request });
runner.on("chunk", (chunk) => print(chunk.choices.length));
await runner.done();`,
  },
  {
    name: "a copy of the stream",
    code: `const runner = client.chat.completions.stream({ ...request });
const text = await new Response(runner.toReadableStream()).text();
print(text.trim().split("\\n").length);`,
  },
];

interface Edited {
  readonly code: string;
  /** The message of the suggestion, or that there is a fix. */
  readonly edit: string;
}

/** The code after the fix, or after the suggestion where there is no fix. */
function edited(code: string): Edited {
  const rule = rules["require-stream-options"];
  if (!rule) throw new Error("There is no rule.");
  const linted = new CaseLinter(rule, readCase(code), rules, "file.mjs").lint(code, "tested");
  if (!linted.parses) throw new Error(linted.error);
  const [report, ...others] = linted.reports;
  if (!report || others.length > 0) throw new Error(`There are ${linted.reports.length} reports on\n${code}`);
  if (report.fix) return { edit: "fix", code: applyEdit(linted.sourceCode, report.fix) };
  const [suggestion] = report.suggestions;
  if (!suggestion) throw new Error(`There is no edit for\n${code}`);
  return { edit: suggestion.messageId, code: applyEdit(linted.sourceCode, suggestion) };
}

/** JSON, or the name of what JSON does not know. */
function stringify(value: unknown): string {
  return value === undefined ? "undefined" : JSON.stringify(value);
}

type Run = (
  OpenAI: unknown,
  fetch: unknown,
  print: (...values: unknown[]) => void,
  process: { readonly stdout: { write(text: string): void } },
) => Promise<void>;

function isRun(value: unknown): value is Run {
  return typeof value === "function";
}

describe("programs with a stream", () => {
  let server: KimiServer;

  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(async () => {
    await server.close();
  });

  /** What a program prints; a failure counts as print. */
  async function output(
    code: string,
    script: Script = [TEXT],
  ): Promise<{ readonly text: string; readonly usage: readonly string[] }> {
    const [first, ...lines] = code.split("\n");
    expect(first).toBe('import OpenAI from "openai";');
    const run: unknown = runInThisContext(
      `(async (OpenAI, fetch, print, process) => {${lines.join("\n")}\n})`,
    );
    if (!isRun(run)) throw new Error("This is no function.");
    const written: string[] = [];
    const usage: string[] = [];
    const print = (...values: unknown[]): void => {
      const line = values.map((value) => (typeof value === "string" ? value : stringify(value))).join(" ");
      if (line.startsWith("usage")) usage.push(line);
      else written.push(`${line}\n`);
    };
    const write = (text: string): void => {
      written.push(text);
    };
    try {
      await run(OpenAI, server.open({ as: "kimi", script }).fetch, print, { stdout: { write } });
    } catch (error) {
      written.push(String(error));
    }
    return { text: written.join(""), usage };
  }

  it.each(FIXED)("prints the same after the fix: $name", async ({ code, usage = [[], []], script }) => {
    const before = `${BEGIN}${code}`;
    const after = edited(before);
    expect(after.edit).toBe("fix");
    const [first, second] = [await output(before, script), await output(after.code, script)];
    expect(first.text).not.toContain("Error");
    expect(second.text).toBe(first.text);
    expect([first.usage, second.usage]).toEqual(usage);
  });

  it.each(SUGGESTED)("has no fix, which would change what is printed: $name", async ({ code, guarded }) => {
    const before = `${BEGIN}${code}`;
    const after = edited(before);
    expect(after.edit).toBe(guarded ? "addUsageAndGuard" : "addUsageAndCheck");
    const inserted = before.replace(
      /stream: true|\.stream\(\{ \.\.\.request/u,
      "$&, stream_options: { include_usage: true }",
    );
    expect(inserted).not.toBe(before);
    const [first, second] = [await output(before), await output(inserted)];
    expect(first.text).not.toContain("Error");
    expect(second.text).not.toBe(first.text);
    if (guarded) expect((await output(after.code)).text).not.toContain("Error");
    else expect(after.code).toBe(inserted);
  });
});
