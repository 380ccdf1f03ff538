import { describe, expect, it } from "vitest";
import { CHAT_METHODS } from "../../src/sdk/endpoints.js";
import { callsIn, contractsIn, itFinds, type Row } from "../support/usage.js";

const CLIENT = `import OpenAI from "openai"; const client = new OpenAI();\n`;

function withClient(rows: readonly Row[]): Row[] {
  return rows.map(([code, ...calls]) => [CLIENT + code, ...calls]);
}

describe("methods", () => {
  it("are those that send a chat completion request", () => {
    expect(CHAT_METHODS).toEqual(["create", "stream", "parse", "runTools", "runFunctions"]);
  });
  for (const method of ["create", "stream", "parse", "runTools"]) {
    itFinds(
      withClient([
        [`client.chat.completions.${method}({});`, `${method} constructed openai @2:1`],
        [`client.beta.chat.completions.${method}({});`, `${method} constructed openai @2:1`],
        [`client["beta"].chat.completions["${method}"]({});`, `${method} constructed openai @2:1`],
      ]),
    );
  }
  itFinds(
    withClient([
      [`client.completions.create({});`],
      [`client.completions.chat.create({});`],
      [`client.chat.create({});`],
      [`client.drafts.completions.create({});`],
      [`client.chat.drafts.create({}); // completions`],
      [`client.chat.completions.list({});`],
      [`client.chat.completions.retrieve("id");`],
      [`client.chat.completions.update("id", {});`],
      [`client.chat.completions.delete("id");`],
      [`client.chat.completions.messages.list("id");`],
      [`client.chat.completions.messages.create({});`],
      [`client.chat.completions.runFunctions({});`],
      [`client.chat.completions[method]({});`],
      [`client.chat.completions({});`],
      [`client.responses.create({});`],
      [`client.embeddings.create({});`],
      [`client.images.create({}); // completions`],
      [`completions.create({});`],
      [`const { create } = client.chat.completions;\ncreate({});`],
      [`new client.chat.completions.create({});`],
      ["client.chat.completions.create`{}`;"],
      [`const spied = client.chat.completions.create;`],
      [`client.chat.completions.create = fake;`],
      [`const text = "client.chat.completions.create({})";`],
      [`// client.chat.completions.create({});`],
      // v3 of the SDK.
      [`client.createChatCompletion({}); // completions`],
    ]),
  );
});

describe("places", () => {
  itFinds(
    withClient([
      [`const answer = await client.chat.completions.create({});`, "create constructed openai @2:22"],
      [`client.chat.completions.create({}).then((answer) => answer);`, "create constructed openai @2:1"],
      [
        `const { data } = await client.chat.completions.create({}).withResponse();`,
        "create constructed openai @2:24",
      ],
      [
        `for await (const chunk of await client.chat.completions.create({ stream: true })) {}`,
        "create constructed openai @2:33",
      ],
      [`const run = () => client.chat.completions.create({});`, "create constructed openai @2:19"],
      [`send({ request: () => client.chat.completions.create({}) });`, "create constructed openai @2:23"],
      [
        `await Promise.all([1, 2].map((n) => client.chat.completions.create({ n })));`,
        "create constructed openai @2:37",
      ],
      [
        `class Bot {\n  static {\n    client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @4:5",
      ],
      [
        `client.chat.completions.create({ messages: [(await client.chat.completions.parse({})).choices[0].message] });`,
        "create constructed openai @2:1",
        "parse constructed openai @2:52",
      ],
      [
        `client.chat.completions.stream({});\nclient.chat.completions.create({});`,
        "stream constructed openai @2:1",
        "create constructed openai @3:1",
      ],
    ]),
  );
  it("are in the order of the source", () => {
    const lines = Array.from({ length: 5 }, () => "client.chat.completions.create({});").join("\n");
    expect(callsIn(CLIENT + lines).map((call) => call.split("@")[1])).toEqual([
      "2:1",
      "3:1",
      "4:1",
      "5:1",
      "6:1",
    ]);
  });
});

describe("arguments", () => {
  itFinds(
    withClient([
      [`client.chat.completions.create();`],
      [`client.chat.completions.create(...requests);`, "create constructed openai @2:1"],
      [`client.chat.completions.create(request);`, "create constructed openai @2:1"],
      [`client.chat.completions.create(makeRequest());`, "create constructed openai @2:1"],
      [`client.chat.completions.create({}, { timeout: 1 });`, "create constructed openai @2:1"],
      [`client.chat.completions.create({}, options);`, "create constructed openai @2:1"],
      [`client.chat.completions.create({}, ...options);`, "create constructed openai @2:1"],
      [`client.chat.completions.create({}, undefined);`, "create constructed openai @2:1"],
      // A body among the options is sent instead of the request.
      [`client.chat.completions.create({}, { body: { temperature: 1 } });`, "create constructed openai @2:1"],
      [`client.chat.completions.create({}, { body: makeBody() });`, "create constructed openai @2:1"],
      [
        `client.chat.completions.create({}, { timeout: 1, ...(c && { body: {} }) });`,
        "create constructed openai @2:1",
      ],
      [
        `const options = { body: {} };\nclient.chat.completions.create({}, options);`,
        "create constructed openai @3:1",
      ],
      [`client.chat.completions.create({}, { body: undefined });`, "create constructed openai @2:1"],
    ]),
  );
});

const OTHER_MODELS = [
  `client.chat.completions.create({ model: "gpt-4o" });`,
  `client.chat.completions.create({ model: "kimi-k2.5" });`,
  `client.chat.completions.create({ model: "kimi-9" });`,
  `client.chat.completions.create({ model });`,
  `client.chat.completions.create({ model: undefined });`,
  `client.chat.completions.create({});`,
  `client.chat.completions.create(request);`,
  `client.chat.completions.create({ ...request });`,
  `client.chat.completions.create({ model: 42 });`,
];

/** A request, and the contracts that it is judged under. */
const MODELS: readonly (readonly [code: string, ...contracts: string[]])[] = [
  [`client.chat.completions.create({ model: "kimi-k3" });`, "kimi-k3"],
  [`client.chat.completions.create({ model: "kimi-k3.1-pro-highspeed" });`, "kimi-k3.1-pro-highspeed"],
  [`const model = "kimi-k2.6";\nclient.chat.completions.create({ model });`, "kimi-k2.6"],
  [`client.chat.completions.create({ model: fast ? "kimi-k3" : "kimi-k2.6" });`, "kimi-k3", "kimi-k2.6"],
  [`client.chat.completions.create({ model: process.env.MODEL ?? "kimi-k3" });`, "kimi-k3"],
  [`const run = (model = "kimi-k3") => client.chat.completions.create({ model });`, "kimi-k3"],
  [`const run = ({ model = "kimi-k3" }) => client.chat.completions.create({ model });`, "kimi-k3"],
];

describe("contracts", () => {
  for (const [code, ...contracts] of MODELS) {
    it(code, () => {
      expect(contractsIn(CLIENT + code)).toEqual([contracts]);
      expect(contractsIn(CLIENT + code, { model: "kimi-k2.7-code" }), "settings.kimi.model").toEqual([
        contracts,
      ]);
    });
  }
  for (const code of OTHER_MODELS) {
    it(code, () => {
      expect(contractsIn(CLIENT + code)).toEqual([["guide"]]);
      expect(contractsIn(CLIENT + code, { model: "kimi-k2.7-code" })).toEqual([["kimi-k2.7-code"]]);
    });
  }
  it.each([
    [`client.chat.completions.create({ model: fast ? "kimi-k3" : "gpt-4o" });`, ["kimi-k3", "guide"]],
    [`client.chat.completions.create({ model: fast ? "kimi-k2.5" : "gpt-4o" });`, ["guide", "guide"]],
    [`client.chat.completions.create({ model: process.env.MODEL ?? "gpt-4o" });`, ["guide", "guide"]],
    [`const run = (model = "kimi-k2.5") => client.chat.completions.create({ model });`, ["guide", "guide"]],
  ])("%s", (code, contracts) => {
    expect(contractsIn(CLIENT + code)).toEqual([contracts]);
  });
});

describe('clients: "kimi"', () => {
  const kimi = { clients: "kimi" };
  const request = (options: string, model: string): string =>
    `import OpenAI from "openai";\nnew OpenAI(${options}).chat.completions.create({ model: ${model} });`;

  it.each([
    [`{ baseURL: "https://api.moonshot.ai/v1" }`, `"gpt-4o"`, "create constructed kimi @2:1"],
    [`{ baseURL: "https://api.moonshot.ai/v1" }`, `model`, "create constructed kimi @2:1"],
    [`{ baseURL: process.env.KIMI_BASE_URL }`, `model`, "create constructed kimi @2:1"],
    [`{ baseURL: url ?? "https://api.moonshot.ai/v1" }`, `model`, "create constructed undecided @2:1"],
    [
      `{ baseURL: cn ? "https://api.moonshot.cn/v1" : undefined }`,
      `model`,
      "create constructed undecided @2:1",
    ],
    [`options`, `"kimi-k3"`, "create constructed undecided @2:1"],
    [`options`, `"kimi-k2.5"`, "create constructed undecided @2:1"],
    [`options`, `"moonshot-v1-8k"`, "create constructed undecided @2:1"],
    [`options`, `fast ? "kimi-k3" : "gpt-4o"`, "create constructed undecided @2:1"],
    [``, `"kimi-k3"`, "create constructed openai @2:1"],
  ])("checks %s with %s", (options, model, call) => {
    expect(callsIn(request(options, model), kimi)).toEqual([call]);
  });

  it.each([
    [``, `"gpt-4o"`],
    [``, `model`],
    [`{ baseURL: "https://api.openai.com/v1" }`, `"gpt-4o"`],
    [`options`, `"gpt-4o"`],
    [`options`, `model`],
    [`options`, `"moonshotai/kimi-k2"`],
    [`{ baseURL: url ?? "https://api.openai.com/v1" }`, `model`],
    [`{ baseURL: "https://api.groq.com/openai/v1" }`, `"kimi-k3"`],
  ])("does not check %s with %s", (options, model) => {
    expect(callsIn(request(options, model), kimi)).toEqual([]);
  });

  it("judges only the models of Kimi where nothing but the model says so", () => {
    const code = request("options", `fast ? "kimi-k3" : "gpt-4o"`);
    expect(contractsIn(code, kimi)).toEqual([["kimi-k3"]]);
    expect(contractsIn(code)).toEqual([["kimi-k3", "guide"]]);
  });

  it("holds for clients by shape too", () => {
    expect(callsIn(`client.chat.completions.create({ model: "kimi-k3" });`, kimi)).toEqual([
      "create shape undecided @1:1",
    ]);
    expect(callsIn(`client.chat.completions.create({ model: "gpt-4o" });`, kimi)).toEqual([]);
  });
});

describe('unresolved: "ignore"', () => {
  const kimi = { unresolved: "ignore" };
  itFinds(
    [
      [`client.chat.completions.create({});`],
      [`import client from "./client.js";\nclient.chat.completions.create({ model: "kimi-k3" });`],
      [
        `import type OpenAI from "openai";\nfunction run(client: OpenAI) {\n  client.chat.completions.create({});\n}`,
        "create declared undecided @3:3",
      ],
      [`${CLIENT}client.chat.completions.create({});`, "create constructed openai @2:1"],
    ],
    kimi,
  );
});

describe("hostile code", () => {
  const repeated = (count: number, text: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => text(index)).join("");

  it.each([
    ["members", `client${".a".repeat(300)}.chat.completions.create({});`],
    ["options", `client${".withOptions({})".repeat(300)}.chat.completions.create({});`],
    ["wrappers", `${"wrap(".repeat(300)}client${")".repeat(300)}.chat.completions.create({});`],
    [
      "names",
      `const c0 = client;\n${repeated(3000, (n) => `const c${n + 1} = c${n};\n`)}c3000.chat.completions.create({});`,
    ],
    [
      "clients",
      `const c0 = client;\n${repeated(3000, (n) => `const c${n + 1} = c${n}.withOptions({});\n`)}c3000.chat.completions.create({});`,
    ],
    [
      "classes",
      `${repeated(3000, (n) => `class C${n} extends C${n + 1} {}\n`)}new C0().chat.completions.create({});`,
    ],
  ])("may nest %s deeply", (_, code) => {
    expect(callsIn(CLIENT + code)).toHaveLength(1);
  });
});
