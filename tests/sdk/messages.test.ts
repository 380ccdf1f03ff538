/** Which object literals are messages of requests, with which roles, and whether they go elsewhere as well. */
import * as typescriptParser from "@typescript-eslint/parser";
import { Linter, type RuleContext } from "@typescript-eslint/utils/ts-eslint";
import { describe, expect, it } from "vitest";
import { messageRolesOf, messagesOf, type Message } from "../../src/sdk/message.js";
import { usageOf, type Usage } from "../../src/sdk/usage.js";
import { parseSettings } from "../../src/settings.js";

const linter = new Linter({ configType: "flat" });
const CLIENTS = `import OpenAI from "openai"; import Groq from "groq-sdk"; const client = new OpenAI(), groq = new Groq();\n`;
const SEND = "client.chat.completions.create";

function inUsage<Result>(code: string, render: (usage: Usage) => Result, kimi?: unknown): Result {
  const results: Result[] = [];
  const create = ({ sourceCode, filename }: RuleContext<string, unknown[]>) => ({
    Program: () => {
      const settings = parseSettings(kimi === undefined ? {} : { kimi });
      results.push(render(usageOf(sourceCode, filename, settings)));
    },
  });
  const [message] = linter.verify(
    CLIENTS + code.replaceAll("SEND", SEND),
    [
      {
        files: ["**/*.ts"],
        languageOptions: { parser: typescriptParser },
        plugins: { probe: { rules: { probe: { create } } } },
        rules: { "probe/probe": "error" },
      },
    ],
    "file.ts",
  );
  const [result] = results;
  if (message || result === undefined) throw new Error(message?.message ?? code);
  return result;
}

/** The roles of a message, as constants; `?` where there may be others. */
function shown(message: Message): string {
  const role = message.parameter("role");
  const roles = [...new Set(role.alternatives.map(({ value }) => String(value)))];
  return [...roles, ...(role.isOpen ? ["?"] : [])].join("|") + (message.allowsFix ? "" : " shared");
}

type Row = readonly [code: string, ...messages: string[]];

function itFinds(rows: readonly Row[], kimi?: unknown): void {
  it.each(rows.map(([code, ...messages]) => ({ code, messages })))("$code", ({ code, messages }) => {
    expect(inUsage(code, (usage) => messagesOf(usage).map(shown), kimi)).toEqual(messages);
  });
}

describe("messages", () => {
  itFinds([
    [
      `SEND({ messages: [{ role: "system" }, { role: "user", content: [{ type: "text", text: "a" }] }] });`,
      "system",
      "user",
    ],
    [`SEND({ messages: [{ content: "a" }] });`],
    [`SEND({ messages: [{ role, content: "a" }, { ...message }] });`, "?", "?"],
    [`SEND({ messages: [{}] });`, ""],
    [`SEND({ tools: [{ role: "a" }], metadata: { role: "b" } });`],
    [`SEND({ messages: { role: "a" } });`],
    [`SEND({}, { messages: [{ role: "a" }] });`],
    [`SEND({ messages: [{ role: yes ? "a" : "b" }, { role: c ?? "d" }] });`, "a|b", "d|?"],
    [
      `const a = [{ role: "a" }]; SEND({ messages: a }); client.chat.completions.stream({ messages: a });`,
      "a",
    ],
    [`const a = []; SEND({ messages: a }); a.push({ role: "a" });`, "a"],
    [`let a = []; for (;;) { a = [...a, { role: "a" }]; SEND({ messages: a }); }`, "a"],
    [`const send = (messages) => SEND({ messages }); send([{ role: "a" }]); other([{ role: "b" }]);`, "a"],
    [`const message = () => ({ role: "a" }); SEND({ messages: [message()] });`, "a"],
    [`class A { #a = []; b() { this.#a.push({ role: "a" }); return SEND({ messages: this.#a }); } }`, "a"],
    [`groq.chat.completions.create({ messages: [{ role: "a" }] });`],
    [`client.responses.create({ input: [{ role: "a" }] });`],
  ]);
  itFinds([[`SEND({ model: "gpt-4o", messages: [{ role: "a" }] });`]], { clients: "kimi" });
});

describe("what a message has when it is given away", () => {
  itFinds([
    [`const a = { role: "a" }; a.role = "b"; SEND({ messages: [a] });`, "b"],
    [`const a = { role: "a" }; await SEND({ messages: [a] }); a.role = "b";`, "a"],
    // It is sent as it is once the SDK gets to it.
    [`const a = { role: "a" }; const b = SEND({ messages: [a] }); a.role = "b"; await b;`, "b|a"],
    [`const a = { role: "a" }; if (c) a.role = "b"; SEND({ messages: [a] });`, "b|a"],
    [`const a = { role: "a" }; const list = []; list.push(a); a.role = "b"; SEND({ messages: list });`, "a"],
    [`const a = { content: "a" }; a.role = "b"; SEND({ messages: [a] });`, "b"],
    [`const a = { role: "a" }; delete a.role; SEND({ messages: [a] });`, ""],
    [`const a = { role: "a" }; SEND({ messages: [{ ...a, content: "b" }] });`, "a"],
    [`const a = { role: "a" }; SEND({ messages: [{ ...a, role: "b" }] });`, "b"],
    [`SEND({ messages: [Object.assign({}, { role: "a" }, b)] });`, "a|?"],
    [`const a = {}; Object.assign(a, { role: "a" }); SEND({ messages: [a] });`, "a"],
    [`const a = () => { const b = { role: "a" }; b.role = "b"; return b; }; SEND({ messages: [a()] });`, "b"],
    [`const add = (a) => list.push(a); const list = []; add({ role: "a" }); SEND({ messages: list });`, "a"],
  ]);
});

describe("messages that go elsewhere", () => {
  itFinds([
    [
      `const a = [{ role: "a" }]; SEND({ messages: a }); groq.chat.completions.create({ messages: a });`,
      "a shared",
    ],
    [`const a = [{ role: "a" }]; SEND({ messages: a }); client.responses.create({ input: a });`, "a shared"],
    [`const a = [{ role: "a" }]; SEND({ messages: a, metadata: a });`, "a shared"],
    [`const a = [{ role: "a" }]; SEND({ messages: a }); save(a);`, "a shared"],
    [`export const a = [{ role: "a" }]; SEND({ messages: a });`, "a shared"],
    [`export function ask(a) { a.push({ role: "a" }); return SEND({ messages: a }); }`, "a shared"],
    [`export function ask(a) { return SEND({ messages: [...a, { role: "a" }] }); }`, "a"],
    [`const a = [{ role: "a" }]; SEND({ messages: a }); a.map((b) => b.content); a.length;`, "a"],
    [`unknown.chat.completions.create({ messages: [{ role: "a" }] });`, "a shared"],
    [
      `const a = [{ role: "a" }]; SEND({ messages: a }); unknown.chat.completions.create({ messages: a });`,
      "a shared",
    ],
  ]);
});

describe("who reads a property of a message", () => {
  it.each([
    [`const a = [{ role: "a" }]; SEND({ messages: a }); save(a.map((b) => b.content));`, "role", false],
    [`const a = [{ role: "a" }]; SEND({ messages: a }); save(a.map((b) => b.content));`, "content", true],
    [`const a = [{ role: "a" }]; SEND({ messages: a }); a.map(({ name, ...b }) => b);`, "role", false],
    [`const a = [{ role: "a" }]; SEND({ messages: a }); save(a.map(({ name, ...b }) => b));`, "role", true],
    [
      `const a = [{ role: "a" }]; SEND({ messages: a.map((b) => ({ ...b })) }); SEND({ messages: a });`,
      "role",
      false,
    ],
    [`const a = { role: "a" }; SEND({ messages: [a] }); log(a.role);`, "role", true],
    [`const a = { role: "a" }; SEND({ messages: [a] }); log(a.role);`, "content", false],
  ] as const)("%s %s", (code, name, isShared) => {
    const found = inUsage(code, (usage) =>
      messagesOf(usage).map(({ node, deliveries }) => deliveries.ofProperty(node, name).isShared),
    );
    expect(found[0]).toBe(isShared);
  });
});

describe("roles that no message shows", () => {
  it.each(
    (
      [
        [
          `const add = (role, content) => list.push({ role, content }); const list = []; add("user", "a"); SEND({ messages: list });`,
          "user",
        ],
        [
          `const add = (role, content) => list.push({ role, content }); const list = []; add(c ? "user" : "system", "user"); SEND({ messages: list });`,
          "user",
          "system",
        ],
        [`const list = [{ role: "user" }]; SEND({ messages: list.map((a) => ({ role: a.role })) });`, "user"],
        [
          `const list = [{ sender: "user" }]; SEND({ messages: list.map((a) => ({ role: a.sender })) }); log(list);`,
          "user shared",
        ],
        [`const list = [{ role: "user" }]; SEND({ messages: list.map((a) => ({ ...a, role: "system" })) });`],
        [
          `const list = load().map((a) => ({ ...a })); for (const a of list) a.role = "user"; SEND({ messages: list });`,
          "user shared",
        ],
        [`class A { constructor(role) { this.role = role; } } SEND({ messages: [new A("user")] });`, "user"],
        [`SEND({ messages: [{ role: "user" }] });`],
        [`const a = { role: "user" }; a.role = "system"; SEND({ messages: [a] });`],
        [
          `const add = (role) => list.push({ role }); const list = []; add("unknown"); SEND({ messages: list });`,
        ],
        [
          `const add = (role) => list.push({ role }); const list = []; add("user"); groq.chat.completions.create({ messages: list });`,
        ],
      ] satisfies Row[]
    ).map(([code, ...roles]) => ({ code, roles })),
  )("$code", ({ code, roles }) => {
    const found = inUsage(code, (usage) =>
      messageRolesOf(usage).map(({ value, allowsFix }) => value + (allowsFix ? "" : " shared")),
    );
    expect(found).toEqual(roles);
  });
});
