import { describe } from "vitest";
import { itFinds, type Row } from "../support/usage.js";

const CALL = "client.chat.completions.create({});";

/** Rows of a code that declares `client`, with what it is known as; null where it is no client of the SDK. */
function itDeclares(rows: readonly (readonly [code: string, origin: "declared" | "shape" | null])[]): void {
  const imports = `import type OpenAI from "openai"; import type Groq from "groq-sdk"; import { other } from "./other.js";\n`;
  itFinds(
    rows.map(([code, origin]): Row => {
      const whole = imports + code;
      const before = whole.slice(0, whole.indexOf(CALL)).split("\n");
      const at = `${before.length}:${(before.at(-1) ?? "").length + 1}`;
      return origin ? [whole, `create ${origin} undecided @${at}`] : [whole];
    }),
  );
}

describe("members of types", () => {
  itDeclares([
    [`function run({ client }: { client: OpenAI }) {\n  ${CALL}\n}`, "declared"],
    [`function run({ client }: { client: Groq }) {\n  ${CALL}\n}`, null],
    [`function run({ client }: { model: string }) {\n  ${CALL}\n}`, "shape"],
    [`function run({ openai: client }: { openai?: OpenAI | null }) {\n  ${CALL}\n}`, "declared"],
    [`function run({ services: { client } }: { services: { client: OpenAI } }) {\n  ${CALL}\n}`, "declared"],
    [`function run({ client = other }: { client?: OpenAI }) {\n  ${CALL}\n}`, "declared"],
    [
      `interface Options {\n  client: OpenAI;\n}\nfunction run({ client }: Options) {\n  ${CALL}\n}`,
      "declared",
    ],
    [`interface Options {\n  client: Groq;\n}\nfunction run({ client }: Options) {\n  ${CALL}\n}`, null],
    [`type Options = { client: OpenAI };\nfunction run({ client }: Options) {\n  ${CALL}\n}`, "declared"],
    [
      `interface Base {\n  client: OpenAI;\n}\ninterface Options extends Base {}\nfunction run({ client }: Options) {\n  ${CALL}\n}`,
      "declared",
    ],
    [
      `type Options = { n: number } & { client: OpenAI };\nfunction run({ client }: Options) {\n  ${CALL}\n}`,
      "declared",
    ],
    [`function run({ client }: Readonly<{ client: OpenAI }>) {\n  ${CALL}\n}`, "declared"],
    [`function run(options: { client: OpenAI }) {\n  const { client } = options;\n  ${CALL}\n}`, "declared"],
    [
      `function run(options: { client: OpenAI }) {\n  const client = options.client;\n  ${CALL}\n}`,
      "declared",
    ],
    [
      `function run(options: { client: OpenAI }) {\n  const client = options["client"];\n  ${CALL}\n}`,
      "declared",
    ],
    [
      `class Services {\n  client!: OpenAI;\n}\nfunction run(services: Services) {\n  const { client } = services;\n  ${CALL}\n}`,
      "declared",
    ],
    [`interface Options extends Options {}\nfunction run({ client }: Options) {\n  ${CALL}\n}`, "shape"],
    [`type Options = Options & Options;\nfunction run({ client }: Options) {\n  ${CALL}\n}`, "shape"],
  ]);
});

describe("names of types", () => {
  itDeclares([
    [`type Client = OpenAI;\nfunction run(client: Client) {\n  ${CALL}\n}`, "declared"],
    [`type Client = Groq;\nfunction run(client: Client) {\n  ${CALL}\n}`, null],
    [`type Client = OpenAI | OpenAI.AzureOpenAI;\nfunction run(client: Client) {\n  ${CALL}\n}`, "declared"],
    [`interface Client extends OpenAI {}\nfunction run(client: Client) {\n  ${CALL}\n}`, "declared"],
    [`interface Client extends OpenAI.OpenAI {}\nfunction run(client: Client) {\n  ${CALL}\n}`, "declared"],
    [`function run<Client extends OpenAI>(client: Client) {\n  ${CALL}\n}`, "declared"],
    [`function run<Client>(client: Client) {\n  ${CALL}\n}`, "shape"],
    [`function run(client: Pick<OpenAI, "chat">) {\n  ${CALL}\n}`, "declared"],
    [
      `async function run(promise: Promise<OpenAI>) {\n  const client = await promise;\n  ${CALL}\n}`,
      "declared",
    ],
    [`function run(client: OpenAI & { region: string }) {\n  ${CALL}\n}`, "declared"],
    [`function run(client: import("openai").OpenAI) {\n  ${CALL}\n}`, "declared"],
    [`function run(client: import("openai").default) {\n  ${CALL}\n}`, "declared"],
    [`function run(client: import("groq-sdk").Groq) {\n  ${CALL}\n}`, null],
    [`function run(client: InstanceType<typeof OpenAI>) {\n  ${CALL}\n}`, "declared"],
    [`function run(client: InstanceType<typeof Groq>) {\n  ${CALL}\n}`, null],
    [`function run(client: Client) {\n  ${CALL}\n}\ntype Client = Client;`, "shape"],
    // A type of the file with the name of one of the language.
    [`type Pick<A, B> = [A, B];\nfunction run(client: Pick<OpenAI, "chat">) {\n  ${CALL}\n}`, "shape"],
    [`function run(client: Map<OpenAI, OpenAI>) {\n  ${CALL}\n}`, "shape"],
  ]);
  itFinds([
    [
      `const { OpenAI } = await import("openai");\nlet client: InstanceType<typeof OpenAI>;\nclient = a;\nclient = b;\n${CALL}`,
      "create declared undecided @5:1",
    ],
  ]);
});

describe("results of functions", () => {
  itDeclares([
    [`declare function make(): OpenAI;\nconst client = make();\n${CALL}`, "declared"],
    [`declare function make(): Groq;\nconst client = make();\n${CALL}`, null],
    [`const make = (): OpenAI => other.make();\nconst client = make();\n${CALL}`, "declared"],
    [
      `async function make(): Promise<OpenAI> {\n  return other.make();\n}\nconst client = await make();\n${CALL}`,
      "declared",
    ],
    [`function run(make: () => OpenAI) {\n  const client = make();\n  ${CALL}\n}`, "declared"],
    [
      `function run(options: { make(): OpenAI }) {\n  const client = options.make();\n  ${CALL}\n}`,
      "declared",
    ],
    [
      `async function run(options: { make: () => Promise<OpenAI> }) {\n  const client = await options.make();\n  ${CALL}\n}`,
      "declared",
    ],
    [`function run(options: { make(): Groq }) {\n  const client = options.make();\n  ${CALL}\n}`, null],
    [
      `abstract class Bot {\n  protected abstract getClient(): OpenAI;\n  run() {\n    const client = this.getClient();\n    ${CALL}\n  }\n}`,
      "declared",
    ],
    [
      `abstract class Bot {\n  protected abstract get client(): OpenAI;\n  run() {\n    const client = this.client;\n    ${CALL}\n  }\n}`,
      "declared",
    ],
    [
      `abstract class Bot {\n  protected abstract client: OpenAI;\n  run() {\n    const { client } = this;\n    ${CALL}\n  }\n}`,
      "declared",
    ],
    [
      `abstract class Base {\n  protected abstract client: OpenAI;\n}\nclass Bot extends Base {\n  run() {\n    const client = this.client;\n    ${CALL}\n  }\n}`,
      "declared",
    ],
    [`class Bot {\n  static client: OpenAI;\n}\nconst client = Bot.client;\n${CALL}`, "shape"],
  ]);
});

describe("JSDoc", () => {
  itDeclares([
    [`/** @param {import("openai").OpenAI} client */\nfunction run(client) {\n  ${CALL}\n}`, "declared"],
    [
      `/** @param {import('openai').default} client the client */\nfunction run(client) {\n  ${CALL}\n}`,
      "declared",
    ],
    [`/** @param {import("groq-sdk").Groq} client */\nfunction run(client) {\n  ${CALL}\n}`, null],
    [
      `/**\n * Runs.\n * @param {string} model - A model.\n * @param {OpenAI} client - A client.\n */\nexport const run = async (model, client) => {\n  ${CALL}\n};`,
      "declared",
    ],
    [`/** @param {?OpenAI} [client] */\nfunction run(client = other) {\n  ${CALL}\n}`, "declared"],
    [`/** @param {OpenAI|null} client */\nfunction run(client) {\n  ${CALL}\n}`, "declared"],
    [`/** @param {Groq} client */\nfunction run(client) {\n  ${CALL}\n}`, null],
    [`/** @param {OpenAI} other */\nfunction run(client) {\n  ${CALL}\n}`, "shape"],
    [`/** @param {Array<OpenAI>} client */\nfunction run(client) {\n  ${CALL}\n}`, "shape"],
    [`/** @param {{ client: OpenAI }} client */\nfunction run(client) {\n  ${CALL}\n}`, "shape"],
    [`// @param {OpenAI} client\nfunction run(client) {\n  ${CALL}\n}`, "shape"],
    [
      `/**\n * @param {object} options\n * @param {OpenAI} options.client\n */\nfunction run({ client }) {\n  ${CALL}\n}`,
      "declared",
    ],
    [
      `/**\n * @param {object} options\n * @param {Groq} options.client\n */\nfunction run({ client }) {\n  ${CALL}\n}`,
      null,
    ],
    [`class Bot {\n  /** @param {OpenAI} client */\n  run(client) {\n    ${CALL}\n  }\n}`, "declared"],
    [`const bot = {\n  /** @param {OpenAI} client */\n  run(client) {\n    ${CALL}\n  },\n};`, "declared"],
    [`/** @type {OpenAI} */\nconst client = other.make();\n${CALL}`, "declared"],
    [`/** @type {Groq} */\nconst client = other.make();\n${CALL}`, null],
    [
      `/** @returns {Promise<OpenAI>} */\nconst make = async () => other.make();\nconst client = await make();\n${CALL}`,
      "declared",
    ],
    [
      `/** @typedef {import("openai").OpenAI} Client */\n/** @param {Client} client */\nfunction run(client) {\n  ${CALL}\n}`,
      "declared",
    ],
    [
      `/** @typedef {Client} Client */\n/** @param {Client} client */\nfunction run(client) {\n  ${CALL}\n}`,
      "shape",
    ],
    // The annotation is what counts.
    [`/** @param {OpenAI} client */\nfunction run(client: Groq) {\n  ${CALL}\n}`, null],
    [`/** @param {OpenAI client */\nfunction run(client) {\n  ${CALL}\n}`, "shape"],
  ]);
  itFinds([
    [
      `const { OpenAI } = require("openai");\n/** @param {OpenAI} client */\nfunction run(client) {\n  ${CALL}\n}`,
      "create declared undecided @4:3",
    ],
    [
      `const { OpenAI } = require("groq-sdk");\n/** @param {OpenAI} client */\nfunction run(client) {\n  ${CALL}\n}`,
    ],
    [
      `class Bot {\n  /** @type {import("openai").OpenAI} */\n  client;\n  run() {\n    this.${CALL}\n  }\n}`,
      "create declared undecided @5:5",
    ],
  ]);
});
