/**
 * Programs with tools that run for real, with the SDK against a server on this machine that answers as Kimi does, before
 * and after an edit: what Kimi rejects before, or what the program cannot read, works after.
 */
import { runInThisContext } from "node:vm";
import OpenAI from "openai";
import { VERSION } from "openai/version";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { readCase } from "../support/cases.js";
import { applyEdit } from "../support/edits.js";
import {
  calls,
  says,
  startServer,
  type KimiServer,
  type RecordedRequest,
} from "../support/kimi-server/index.js";
import { CaseLinter } from "../support/lint.js";

const BEGIN = `import OpenAI from "openai";
const client = new OpenAI({ apiKey: "key", baseURL: "https://api.moonshot.ai/v1", fetch, maxRetries: 0 });
const weather = ({ city }) => "Sunny in " + city;
const schema = { type: "object", properties: { city: { type: "string" } } };
const tools = [{ type: "function", function: { name: "weather", parameters: schema } }];
`;

const SCRIPT = [
  { ...calls(["weather", { city: "Rome" }], ["weather", { city: "Oslo" }]), reasoning: "I look it up." },
  says("Sunny everywhere."),
];

interface Parts {
  readonly model?: string;
  /** What is pushed for the answer. */
  readonly message?: string;
  /** What is read of a tool call. */
  readonly read?: string;
  /** What is pushed for a tool call. */
  readonly result?: string;
}

/** A loop that calls functions until the model answers. */
function program({
  model = "kimi-k2.6",
  message = "message",
  read = "JSON.parse(call.function.arguments)",
  result = `{ role: "tool", tool_call_id: call.id, content: weather(input) }`,
}: Parts): string {
  return `${BEGIN}const messages = [{ role: "user", content: "How is the weather?" }];
for (;;) {
  const completion = await client.chat.completions.create({ model: "${model}", messages, tools });
  const { message } = completion.choices[0];
  if (!message.tool_calls) {
    print(message.content);
    break;
  }
  messages.push(${message});
  for (const call of message.tool_calls) {
    const input = ${read};
    messages.push(${result});
  }
}`;
}

interface Edited {
  readonly code: string;
  /** "fix", or the message ids of the suggestions that were applied. */
  readonly edit: string;
}

/** The code after the fix of a rule, or after its first suggestion where there is no fix. */
function edited(name: string, code: string): Edited {
  const rule = rules[name];
  if (!rule) throw new Error("There is no rule.");
  const linter = new CaseLinter(rule, readCase({ code, kimi: { sdk: VERSION } }), rules, "file.mjs");
  const linted = linter.lint(code, "tested");
  if (!linted.parses) throw new Error(linted.error);
  const [report] = linted.reports;
  if (!report) throw new Error(`There is no report on\n${code}`);
  if (report.fix) return { edit: "fix", code: linter.fixRepeatedly(code, "tested").output };
  const [suggestion] = report.suggestions;
  if (!suggestion) return { edit: "none", code };
  return { edit: suggestion.messageId, code: applyEdit(linted.sourceCode, suggestion) };
}

type Run = (OpenAI: unknown, fetch: unknown, print: (text: unknown) => void) => Promise<void>;

function isRun(value: unknown): value is Run {
  return typeof value === "function";
}

interface Outcome {
  readonly printed: readonly string[];
  readonly requests: readonly RecordedRequest[];
}

describe("programs with tools", () => {
  let server: KimiServer;

  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(async () => {
    await server.close();
  });

  /** What a program prints and sends; a failure counts as print. */
  async function outcome(code: string, as: "kimi" | "openai" = "kimi"): Promise<Outcome> {
    const body = code.replace('import OpenAI from "openai";', "");
    const run: unknown = runInThisContext(`(async (OpenAI, fetch, print) => {${body}\n})`);
    if (!isRun(run)) throw new Error("This is no function.");
    const printed: string[] = [];
    const session = server.open({ as, script: SCRIPT });
    try {
      await run(OpenAI, session.fetch, (text) => printed.push(String(text)));
    } catch (error) {
      printed.push(String(error));
    }
    return { printed, requests: session.requests };
  }

  const DONE = ["Sunny everywhere."];

  it.each([
    ["JSON.parse(call.function.parameters)", "fix"],
    [`JSON.parse(call.function["parameters"])`, "fix"],
    ["(() => { const { name, parameters } = call.function; return JSON.parse(parameters); })()", "fix"],
    ["(() => { if (call.function.parameters) return JSON.parse(call.function.parameters); })()", "fix"],
    ["call.function.parameters", "parseArguments"],
    ["{ ...call.function.parameters, days: 1 }", "parseArguments"],
  ])("reads what the model passes: %s", async (read, edit) => {
    const before = program({ read });
    const after = edited("valid-tool-calls", before);
    expect(after.edit).toBe(edit);
    for (const as of ["kimi", "openai"] as const) {
      const { printed } = await outcome(before, as);
      const isSent = printed.includes("Sunny everywhere.");
      // What is only spread has no members, which is no error.
      expect(isSent).toBe(read.startsWith("{"));
      const { printed: then, requests } = await outcome(after.code, as);
      expect(then).toEqual(DONE);
      expect(requests.flatMap(({ errors }) => errors)).toEqual([]);
      const contents = JSON.stringify(requests[1]?.body["messages"]);
      expect(contents).toContain("Sunny in Rome");
      expect(contents).toContain("Sunny in Oslo");
    }
  });

  it("answers each tool call by its id", async () => {
    const before = program({ result: `{ role: "tool", content: weather(input) }` });
    const { printed, requests } = await outcome(before);
    expect(printed).toEqual([expect.stringContaining("400")]);
    expect(requests.at(-1)?.errors[0]).toMatch(/^(?:Invalid request: )?tool_call_id {2}is not found/u);
    const after = edited("valid-tool-calls", before);
    expect(after.edit).toBe("addToolCallId");
    expect((await outcome(after.code)).printed).toEqual(DONE);
  });

  it.each([
    ['{ role: "assistant", content: message.content, tool_calls: message.tool_calls }', "fix"],
    [
      "{ role: message.role, content: message.content, refusal: message.refusal, tool_calls: message.tool_calls }",
      "fix",
    ],
    ['{ role: "assistant", content: message.content ?? "", tool_calls: message.tool_calls }', "spreadWhole"],
    [
      '{ role: "assistant", tool_calls: message.tool_calls.map(({ id, type, function: called }) => ({ id, type, function: called })) }',
      "spreadWhole",
    ],
    ['{ role: "assistant", tool_calls: message.tool_calls }', "sendWhole"],
  ])("sends back what the model thought: %s", async (message, edit) => {
    for (const model of ["kimi-k2.6", "kimi-k3", "kimi-k2.7-code"]) {
      const before = program({ message, model });
      const first = await outcome(before);
      if (model === "kimi-k2.6") {
        expect(first.printed).toEqual([expect.stringContaining("reasoning_content is missing")]);
      } else {
        expect(first.printed).toEqual(DONE);
        expect(JSON.stringify(first.requests[1]?.body)).not.toContain("I look it up.");
      }
      const after = edited("preserve-reasoning-content", before);
      expect(after.edit).toBe(edit);
      const { printed, requests } = await outcome(after.code);
      expect(printed).toEqual(DONE);
      expect(requests.flatMap(({ errors }) => errors)).toEqual([]);
      expect(JSON.stringify(requests[1]?.body)).toContain("I look it up.");
    }
  });

  it("is right about `runTools` of this version of the SDK", async () => {
    const run = (model: string): string => `${BEGIN}const runner = client.chat.completions.runTools({
  model: "${model}",
  messages: [{ role: "user", content: "How is the weather?" }],
  tools: [{ type: "function", function: { name: "weather", parameters: schema, parse: JSON.parse, function: weather } }],
});
print(await runner.finalContent());`;
    expect(edited("preserve-reasoning-content", run("kimi-k2.6")).edit).toBe("none");
    expect((await outcome(run("kimi-k2.6"))).printed).toEqual([
      expect.stringContaining("reasoning_content is missing"),
    ]);
    expect(edited("preserve-reasoning-content", run("kimi-k3")).edit).toBe("none");
    const { printed, requests } = await outcome(run("kimi-k3"));
    expect(printed).toEqual(DONE);
    expect(JSON.stringify(requests[1]?.body)).not.toContain("I look it up.");
  });
});
