import { describe, expect, it } from "vitest";
import { TypedFiles } from "../support/typed-files.js";

/** Modules that the rows below import. */
const MODULES = {
  "node_modules/groq-sdk/package.json": `{ "name": "groq-sdk", "version": "1.0.0", "type": "module", "types": "index.d.ts" }`,
  "node_modules/groq-sdk/index.d.ts": `
    declare class Completions { create(body: object): Promise<unknown>; }
    declare class Groq { chat: { completions: Completions }; }
    export default Groq;`,
  "clients.ts": `
    import OpenAI, { AzureOpenAI } from "openai";
    import Groq from "groq-sdk";
    export const client = new OpenAI();
    export const azure = new AzureOpenAI({});
    export const groq = new Groq();
    export function clientFor(name: string): OpenAI { return name === "" ? client : new OpenAI(); }
    export const services = { llm: client };
    export const chat = client.chat;
    export type Chatty = Pick<OpenAI, "chat">;
    export interface Completer { chat: { completions: { create(body: object): Promise<unknown> } } }
    export class Fake { chat = { completions: { create: async (body: object) => body } }; }
    export class Hosted extends OpenAI {}
    export const untyped: any = client;`,
  "limits.ts": `
    export const TEMPERATURE = 1.4;
    export const COUNT: number = 3;
    export const SETTINGS = { temperature: 1.4, model: "gpt-4o", top_p: 0.5 as number } as const;
    export const MUTABLE = { temperature: 1.4 };
    export enum Models { Chat = "gpt-4o" }
    export const EITHER = Math.random() > 0.5 ? "gpt-4o" : "kimi-k2.6";
    export const STREAM = true;
    export function chosen(): "gpt-4o" { return "gpt-4o"; }`,
} as const;

const SEND = 'chat.completions.create({ model: "kimi-k2.6", messages: [] });';

/** Per row the code, and its requests as `endpoint origin provider`. */
const CLIENTS: readonly (readonly [name: string, code: string, ...calls: string[]])[] = [
  [
    "an imported client",
    `import { client } from "./clients.js"; client.${SEND}`,
    "chat.completions declared undecided",
  ],
  [
    "another endpoint of an imported client",
    `import { client } from "./clients.js"; client.embeddings.create({ model: "m", input: "" });`,
    "embeddings declared undecided",
  ],
  [
    "a factory",
    `import { clientFor } from "./clients.js"; clientFor("a").${SEND}`,
    "chat.completions declared undecided",
  ],
  [
    "a member",
    `import { services } from "./clients.js"; services.llm.${SEND}`,
    "chat.completions declared undecided",
  ],
  [
    "a parameter of an inferred type",
    `import { services } from "./clients.js"; [services].map(({ llm }) => llm.${SEND.replace(";", "")});`,
    "chat.completions declared undecided",
  ],
  [
    "a part of the client",
    `import type { Chatty } from "./clients.js"; export const f = (c: Chatty) => c.${SEND}`,
    "chat.completions declared undecided",
  ],
  [
    "the resource of chat completions, which is no client with completions of its own",
    `import { chat } from "./clients.js"; chat.completions.create({ model: "kimi-k2.6", messages: [] });`,
  ],
  ["a client of another host", `import { azure } from "./clients.js"; azure.${SEND}`],
  ["another SDK's client", `import { groq } from "./clients.js"; groq.${SEND}`],
  [
    "an own object with the same methods",
    `import { Fake } from "./clients.js"; export const f = (c: Fake) => c.${SEND}`,
  ],
  [
    "an interface that may be the client's",
    `import type { Completer } from "./clients.js"; export const f = (c: Completer) => c.${SEND}`,
    "chat.completions shape undecided",
  ],
  [
    "something of any type",
    `import { untyped } from "./clients.js"; untyped.${SEND}`,
    "chat.completions shape undecided",
  ],
  [
    "another endpoint of something of any type",
    `import { untyped } from "./clients.js"; untyped.embeddings.create({ model: "m", input: "" });`,
  ],
  [
    "an instance of a class of the project that extends the SDK's",
    `import { Hosted } from "./clients.js"; new Hosted().${SEND}`,
  ],
  [
    "an own class of this file stays what the file shows",
    `class A { chat = { completions: { create(body: object) { return body; } } }; } new A().${SEND}`,
  ],
];

/** Per row the request's parameters, and what is known of them: a constant, or `…`. */
const VALUES: readonly (readonly [
  name: string,
  imports: string,
  parameters: string,
  values: Readonly<Record<string, unknown>>,
])[] = [
  ["a constant", "TEMPERATURE", "temperature: TEMPERATURE", { temperature: 1.4 }],
  ["a constant in arithmetic", "TEMPERATURE", "temperature: TEMPERATURE / 2", { temperature: 0.7 }],
  ["a wider type", "COUNT", "n: COUNT", { n: "…" }],
  [
    "a member",
    "SETTINGS",
    "temperature: SETTINGS.temperature, model: SETTINGS.model",
    { temperature: 1.4, model: "gpt-4o" },
  ],
  [
    "a destructured member",
    "SETTINGS",
    "temperature: (({ temperature }) => temperature)(SETTINGS)",
    { temperature: "…" },
  ],
  ["a member that is asserted to be wider", "SETTINGS", "top_p: SETTINGS.top_p", { top_p: "…" }],
  ["a member that can change", "MUTABLE", "temperature: MUTABLE.temperature", { temperature: "…" }],
  ["a member of an enumeration", "Models", "model: Models.Chat", { model: "gpt-4o" }],
  ["one of two", "EITHER", "model: EITHER", { model: "…" }],
  ["true", "STREAM", "stream: STREAM", { stream: true }],
  [
    "a value that a model rejects",
    "TEMPERATURE",
    'model: "kimi-k2.6", temperature: TEMPERATURE',
    { temperature: 1.4 },
  ],
  ["what a function returns", "chosen", "model: chosen()", { model: "…" }],
  ["a spread", "SETTINGS", "...SETTINGS", { temperature: "…", model: "…" }],
];

const clientFile = (index: number): string => `client-${index}.ts`;
const valueFile = (index: number): string => `value-${index}.ts`;
const valueCode = (imports: string, parameters: string): string =>
  `import OpenAI from "openai"; import { ${imports} } from "./limits.js";
new OpenAI().chat.completions.create({ messages: [], ${parameters} } as never);`;

const files = new TypedFiles({
  ...MODULES,
  ...Object.fromEntries(CLIENTS.map(([, code], index) => [clientFile(index), code])),
  ...Object.fromEntries(
    VALUES.map(([, imports, parameters], index) => [valueFile(index), valueCode(imports, parameters)]),
  ),
});

it("is asked about code that compiles", () => {
  expect(files.errors).toEqual([]);
});

describe("clients", () => {
  it.each(CLIENTS.map(([name, , ...calls], index) => ({ name, index, calls })))(
    "$name",
    ({ index, calls }) => {
      const found = files.usage(clientFile(index), (usage) =>
        [...usage.calls, ...usage.otherCalls].map(
          ({ resource, client }) => `${resource} ${client.origin} ${client.provider}`,
        ),
      );
      expect(found).toEqual(calls);
    },
  );
});

describe("values", () => {
  it.each(VALUES.map(([name, , , values], index) => ({ name, index, values })))(
    "$name",
    ({ index, values }) => {
      const found = files.usage(valueFile(index), ({ calls: [call] }) =>
        Object.fromEntries(
          Object.keys(values).map((name) => {
            const parameter = call?.parameter(name);
            return [name, parameter?.isCertain ? parameter.alternatives[0]?.value : "…"];
          }),
        ),
      );
      expect(found).toEqual(values);
    },
  );
});

describe("reports of values in another file", () => {
  it.each([
    ["a constant", "kimi/temperature-range", "aboveMaximum", ["useBound", "removeTemperature"]],
    ["a value that a model rejects", "kimi/no-fixed-sampling-parameters", "rejected", ["removeParameter"]],
  ])("%s gets a suggestion, but no fix", (name, rule, messageId, edits) => {
    const index = VALUES.findIndex((row) => row[0] === name);
    const reports = files.reports(valueFile(index)).filter((report) => report.rule === rule);
    expect(reports).toEqual([{ rule, messageId, line: 2, edits }]);
  });
});
