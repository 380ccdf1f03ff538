/**
 * Programs that send sampling parameters are run with the SDK against a server that answers as Kimi does. As they are,
 * they fail; after `--fix` they get their answer, and the request lacks what was rejected and nothing else.
 */
import { createContext, runInContext } from "node:vm";
import { Linter } from "eslint";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import rule from "../../rules/no-fixed-sampling-parameters.js";
import { asEslintRules } from "../../src/rule.js";
import { says, startServer, type KimiServer, type RecordedRequest } from "../support/kimi-server/index.js";

const HEADER = `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\n`;

interface Program {
  readonly name: string;
  readonly code: string;
  /** What the fix takes out of the request. */
  readonly removed: readonly string[];
}

const PROGRAMS: readonly Program[] = [
  {
    name: "an inline request",
    code: `const { choices } = await client.chat.completions.create({ model: "kimi-k3", messages, temperature: 0.7, top_p: 1, n: 2, stop: ["."] });\nlog(choices[0].message.content);`,
    removed: ["temperature", "top_p", "n"],
  },
  {
    name: "a request without thinking",
    code: `const { choices } = await client.chat.completions.create({ model: "kimi-k2.6", messages, thinking: { type: "disabled" }, temperature: 1 });\nlog(choices[0].message.content);`,
    removed: ["temperature"],
  },
  {
    name: "a constant that is spread",
    code: `const base = { model: "kimi-k2.7-code", presence_penalty: 0.5, frequency_penalty: 1 };\nconst { choices } = await client.chat.completions.create({ ...base, messages });\nlog(choices[0].message.content);`,
    removed: ["presence_penalty", "frequency_penalty"],
  },
  {
    name: "a branch",
    code: `const request = { model: "kimi-k3", messages, temperature: yes ? 0 : 1, ...(yes && { logprobs: true, top_logprobs: 2 }) };\nconst { choices } = await client.chat.completions.create(request);\nlog(choices[0].message.content);`,
    removed: ["temperature", "logprobs", "top_logprobs"],
  },
  {
    name: "a stream",
    code: `let text = "";\nfor await (const chunk of await client.chat.completions.create({ model: "kimi-k3", messages, stream: true, temperature: 0.2 })) text += chunk.choices[0]?.delta.content ?? "";\nlog(text);`,
    removed: ["temperature"],
  },
];

let server: KimiServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
});

function fixed(code: string): string {
  const plugins = { kimi: { rules: asEslintRules({ [rule.name]: rule }) } };
  const config = { plugins, rules: { [`kimi/${rule.name}`]: "error" } } as const;
  return new Linter().verifyAndFix(HEADER + code, config).output.slice(HEADER.length);
}

/** The one request of a program, and what the program logs. */
async function run(code: string): Promise<{ request: RecordedRequest; logged: readonly unknown[] }> {
  const session = server.open({ as: "kimi", script: [says("Hello!")] });
  const client = new OpenAI({ apiKey: "key", baseURL: session.baseURL(), maxRetries: 0 });
  const logged: unknown[] = [];
  const messages = [{ role: "user", content: "Hello" }];
  const context = createContext({ client, messages, yes: true, log: (value: unknown) => logged.push(value) });
  try {
    await runInContext(`(async () => { ${code} })()`, context);
  } catch (error) {
    if (!(error instanceof OpenAI.APIError)) throw error;
    logged.push(error.status);
  }
  const [request, ...others] = session.requests;
  if (!request || others.length > 0) throw new Error("The program sends not one request.");
  return { request, logged };
}

describe("Kimi answers after the fix, and not before", () => {
  it.each(PROGRAMS)("$name", async ({ code, removed }) => {
    const before = await run(code);
    expect(before.logged).toEqual([400]);
    expect(before.request.errors).toHaveLength(removed.length);
    const after = await run(fixed(code));
    expect(after.logged).toEqual(["Hello!"]);
    expect(after.request.errors).toEqual([]);
    const kept = Object.entries(before.request.body).filter(([name]) => !removed.includes(name));
    expect(after.request.body).toEqual(Object.fromEntries(kept));
    for (const name of removed) expect(before.request.body).toHaveProperty(name);
  });
});
