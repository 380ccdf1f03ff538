/**
 * Small programs that run for real, with the SDK and a `fetch` that answers by itself, before and after an edit: where
 * their requests go, with which key, and what is in them.
 */
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
import OpenAI from "openai";
import { afterEach, expect, it, vi } from "vitest";
import { rules } from "../../rules/index.js";
import { readCase } from "../support/cases.js";
import { applyEdit, editsOf } from "../support/edits.js";
import { CaseLinter } from "../support/lint.js";

const ASK = `await client.chat.completions.create({ model: "kimi-k3", messages: [] });`;
const OPENAI = "https://api.openai.com/v1/chat/completions";
const INTERNATIONAL = "https://api.moonshot.ai/v1/chat/completions";
const CHINA = "https://api.moonshot.cn/v1/chat/completions";
const SET = { baseURL: "https://api.moonshot.cn/v1" };
const KEYS = { OPENAI_API_KEY: "openai", MOONSHOT_API_KEY: "kimi" };

interface Sent {
  readonly url: string;
  readonly key: string | null;
  readonly body: unknown;
}

type Run = (client: unknown, require: NodeJS.Require, environment: NodeJS.Process) => Promise<void>;

function isRun(value: unknown): value is Run {
  return typeof value === "function";
}

/** What a program sends in an environment, and the error that ends it, if one does. */
async function run(code: string, environment: Readonly<Record<string, string>>) {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", (url: string, { headers, body }: { headers: Headers; body: string }) => {
    const key = headers.get("authorization")?.replace("Bearer ", "") ?? null;
    const parsed: unknown = JSON.parse(body);
    sent.push({ url, key, body: parsed });
    return Promise.resolve(
      Response.json({ choices: [{ message: { role: "assistant", content: "Hello" } }] }),
    );
  });
  for (const name of ["OPENAI_API_KEY", "OPENAI_BASE_URL", "MOONSHOT_API_KEY"]) {
    vi.stubEnv(name, environment[name]);
  }
  const body = code.replace('import OpenAI from "openai";\n', "");
  const program: unknown = runInThisContext(`(async (OpenAI, require, process) => {${body}\n})`);
  if (!isRun(program)) throw new Error("This is no function.");
  const errors: string[] = [];
  await program(OpenAI, createRequire(import.meta.url), process).catch((thrown: unknown) => {
    errors.push(String(thrown));
  });
  return { sent, errors };
}

/** The code after the fix of a rule, or else after its first suggestion. */
function edited(
  name: string,
  code: string,
  kimi: unknown = {},
): { readonly kind: string; readonly code: string } {
  const rule = rules[name];
  if (!rule) throw new Error(`There is no rule ${name}.`);
  const linted = new CaseLinter(rule, readCase({ code, kimi }), rules, "file.mjs").lint(code, "tested");
  if (!linted.parses) throw new Error(linted.error);
  const [edit] = editsOf(linted);
  if (!edit) throw new Error(`There is no edit for\n${code}`);
  return {
    kind: edit.label.startsWith("the fix") ? "fix" : "suggestion",
    code: applyEdit(linted.sourceCode, edit),
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

interface Program {
  readonly name: string;
  readonly code: string;
  readonly kimi?: unknown;
  readonly environment?: Readonly<Record<string, string>>;
  readonly kind: "fix" | "suggestion";
  /** The address and the key of the request, before the edit and after it. */
  readonly before: readonly [url: string, key: string];
  readonly after: readonly [url: string, key: string];
}

const PROGRAMS: readonly Program[] = [
  {
    name: "no options",
    code: `const client = new OpenAI();`,
    kimi: SET,
    kind: "fix",
    before: [OPENAI, "openai"],
    after: [CHINA, "kimi"],
  },
  {
    name: "no options and no variable of Kimi's: the SDK still takes that of OpenAI",
    code: `const client = new OpenAI();`,
    kimi: SET,
    environment: { OPENAI_API_KEY: "a key of Kimi's" },
    kind: "fix",
    before: [OPENAI, "a key of Kimi's"],
    after: [CHINA, "a key of Kimi's"],
  },
  {
    name: "an environment that points at Kimi already",
    code: `const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });`,
    kimi: SET,
    environment: { OPENAI_API_KEY: "a key of Kimi's", OPENAI_BASE_URL: "https://api.moonshot.cn/v1" },
    kind: "fix",
    before: [CHINA, "a key of Kimi's"],
    after: [CHINA, "a key of Kimi's"],
  },
  {
    name: "OpenAI's base URL",
    code: `const client = new OpenAI({ baseURL: "https://api.openai.com/v1/", apiKey: process.env["OPENAI_API_KEY"] });`,
    kimi: SET,
    kind: "fix",
    before: [OPENAI, "openai"],
    after: [CHINA, "kimi"],
  },
  {
    name: "a subclass",
    code: `class Client extends OpenAI {\n  constructor() {\n    super({ maxRetries: 0 });\n  }\n}\nconst client = new Client;`,
    kimi: SET,
    kind: "fix",
    before: [OPENAI, "openai"],
    after: [CHINA, "kimi"],
  },
  {
    name: "without the setting",
    code: `const client = new OpenAI;`,
    kind: "suggestion",
    before: [OPENAI, "openai"],
    after: [INTERNATIONAL, "kimi"],
  },
  {
    name: "a key that the code does not show",
    code: `const [key] = ["secret"].map((text) => text);\nconst client = new OpenAI({ apiKey: key });`,
    kimi: SET,
    kind: "suggestion",
    before: [OPENAI, "secret"],
    after: [CHINA, "secret"],
  },
  {
    name: "no path",
    code: `const client = new OpenAI({ baseURL: "https://api.moonshot.ai/", apiKey: process.env.MOONSHOT_API_KEY });`,
    kind: "suggestion",
    before: ["https://api.moonshot.ai/chat/completions", "kimi"],
    after: [INTERNATIONAL, "kimi"],
  },
  {
    name: "no key",
    code: `const client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });`,
    kind: "suggestion",
    before: [INTERNATIONAL, "openai"],
    after: [INTERNATIONAL, "kimi"],
  },
  {
    name: "the key of OpenAI in a constant",
    code: `const apiKey = process.env.OPENAI_API_KEY;\nconst client = new OpenAI({ apiKey, baseURL: "https://api.moonshot.ai/v1" });`,
    kind: "suggestion",
    before: [INTERNATIONAL, "openai"],
    after: [INTERNATIONAL, "kimi"],
  },
  {
    name: "the text of the guide",
    code: `const client = new OpenAI({ apiKey: "MOONSHOT_API_KEY", baseURL: "https://api.moonshot.ai/v1" });`,
    kind: "suggestion",
    before: [INTERNATIONAL, "MOONSHOT_API_KEY"],
    after: [INTERNATIONAL, "kimi"],
  },
];

it.each(PROGRAMS)("sends its requests to Kimi: $name", async ({ code, kimi, kind, ...program }) => {
  const before = `import OpenAI from "openai";\n${code}\n${ASK}`;
  const after = edited("require-kimi-base-url", before, kimi);
  expect(after.kind).toBe(kind);
  for (const [text, [url, key]] of [
    [before, program.before],
    [after.code, program.after],
  ] as const) {
    const { sent, errors } = await run(text, program.environment ?? KEYS);
    expect(errors).toEqual([]);
    expect(sent.map((request) => [request.url, request.key])).toEqual([[url, key]]);
  }
});

it("needs no change for a base URL with a slash at the end", async () => {
  const client = `const client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1/", apiKey: "kimi" });`;
  const { sent } = await run(`${client}\n${ASK}`, {});
  expect(sent.map(({ url }) => url)).toEqual([INTERNATIONAL]);
});

const CLIENT = `const client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1", apiKey: "kimi" });`;

/** Programs of one idiom each: the error before, the edit, and what is different in the request after it. */
const IDIOMS: readonly (readonly [
  name: string,
  code: string,
  kind: string,
  before: unknown,
  after: unknown,
])[] = [
  [
    "a client without new",
    `import OpenAI from "openai";\nconst client = OpenAI({ baseURL: "https://api.moonshot.ai/v1", apiKey: "kimi" });\n${ASK}`,
    "fix",
    expect.stringContaining("TypeError"),
    { url: INTERNATIONAL, key: "kimi" },
  ],
  [
    "a client without new, of the CommonJS build",
    `const OpenAI2 = require("openai");\nconst client = OpenAI2({ baseURL: "https://api.moonshot.ai/v1", apiKey: "kimi" });\n${ASK}`,
    "fix",
    { url: INTERNATIONAL, key: "kimi" },
    { url: INTERNATIONAL, key: "kimi" },
  ],
  [
    "a base URL by its name in Python",
    `import OpenAI from "openai";\nconst client = new OpenAI({ base_url: "https://api.moonshot.ai/v1", apiKey: "kimi" });\n${ASK}`,
    "suggestion",
    { url: OPENAI, key: "kimi" },
    { url: INTERNATIONAL, key: "kimi" },
  ],
  [
    "a key by its name in Python",
    `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1", api_key: "kimi" });\n${ASK}`,
    "suggestion",
    { url: INTERNATIONAL, key: "openai" },
    { url: INTERNATIONAL, key: "kimi" },
  ],
  [
    "extra_body",
    `import OpenAI from "openai";\n${CLIENT}\nawait client.chat.completions.create({ model: "kimi-k2.6", messages: [], extra_body: { thinking: { type: "disabled" } } });`,
    "suggestion",
    { body: { model: "kimi-k2.6", messages: [], extra_body: { thinking: { type: "disabled" } } } },
    { body: { model: "kimi-k2.6", messages: [], thinking: { type: "disabled" } } },
  ],
  [
    "append",
    `import OpenAI from "openai";\n${CLIENT}\nconst messages = [];\nmessages.append({ role: "user", content: "Hello" });\nawait client.chat.completions.create({ model: "kimi-k3", messages });`,
    "fix",
    expect.stringContaining("TypeError"),
    { body: { model: "kimi-k3", messages: [{ role: "user", content: "Hello" }] } },
  ],
];

it.each(IDIOMS)("does what is meant: %s", async (_name, before, kind, expectedBefore, expectedAfter) => {
  const after = edited("no-python-idioms", before);
  expect(after.kind).toBe(kind);
  for (const [text, expected] of [
    [before, expectedBefore],
    [after.code, expectedAfter],
  ] as const) {
    const { sent, errors } = await run(text, KEYS);
    const [outcome] = [...errors, ...sent];
    expect(outcome).toEqual(errors.length === 0 ? expect.objectContaining(expected) : expected);
  }
});
