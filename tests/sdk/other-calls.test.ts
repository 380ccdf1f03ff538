/** Requests to endpoints other than chat completions. */
import { describe, expect, it } from "vitest";
import { callsIn, otherCallsIn, parameterIn } from "../support/usage.js";

const CLIENT = `import OpenAI from "openai"; const client = new OpenAI();\n`;

type Row = readonly [code: string, ...calls: string[]];

function itFindsOthers(rows: readonly Row[], kimi?: unknown): void {
  for (const [code, ...calls] of rows) {
    it(code, () => {
      expect(otherCallsIn(code, kimi)).toEqual(calls);
    });
  }
}

function withClient(rows: readonly Row[]): Row[] {
  return rows.map(([code, ...calls]) => [CLIENT + code, ...calls]);
}

describe("resources", () => {
  for (const path of [
    "embeddings.create",
    "images.generate",
    "audio.speech.create",
    "audio.transcriptions.create",
    "moderations.create",
    "fineTuning.jobs.create",
    "fineTuning.jobs.checkpoints.list",
    "vectorStores.fileBatches.uploadAndPoll",
    "beta.vectorStores.create",
    "uploads.parts.create",
    "beta.assistants.create",
    "beta.threads.runs.createAndPoll",
    "beta.threads.runs.steps.list",
    "realtime.clientSecrets.create",
    "beta.realtime.sessions.create",
    "completions.create",
    "chat.completions.list",
    "chat.completions.delete",
    "chat.completions.messages.list",
    "responses.create",
    "responses.stream",
    "responses.retrieve",
    "responses.inputItems.list",
    "conversations.items.create",
    "files.create",
    "files.del",
    "models.list",
    "batches.create",
    "webhooks.unwrap",
  ]) {
    it(path, () => {
      expect(otherCallsIn(`${CLIENT}await client.${path}(a, b);`)).toEqual([
        `${path} constructed openai @2:7`,
      ]);
      expect(callsIn(`${CLIENT}await client.${path}(a, b);`)).toEqual([]);
      // Without the SDK, the same names are anyone's.
      expect(otherCallsIn(`// openai\nawait client.${path}(a, b);`)).toEqual([]);
    });
  }

  itFindsOthers(
    withClient([
      [`client.images.paint();`],
      [`client.pictures.generate();`],
      [`client.generate();`],
      [`client.images();`],
      [`client.images.generate;`],
      [`new client.images.generate();`],
      ["client.images.generate`text`;"],
      [`client.images[method]();`],
      [`client[resource].generate();`],
      [`client.chat.completions.create({});`],
      [`client.beta.chat.completions.parse({});`],
      [`client.chat.completions.runFunctions({});`],
      [`client.completions.list();`, "completions.list constructed openai @2:1"],
    ]),
  );
});

describe("ways to a resource", () => {
  itFindsOthers(
    withClient([
      [`client?.images?.generate?.({});`, "images.generate constructed openai @2:1"],
      [`client!.images!.generate!({});`, "images.generate constructed openai @2:1"],
      [`(client as any).images.generate({});`, "images.generate constructed openai @2:1"],
      [`client["images"][\`generate\`]({});`, "images.generate constructed openai @2:1"],
      [`const key = "images";\nclient[key].generate({});`, "images.generate constructed openai @3:1"],
      [`client.images.generate({}).withResponse();`, "images.generate constructed openai @2:1"],
      [
        `client.images.generate({}).then((images) => images.data);`,
        "images.generate constructed openai @2:1",
      ],
      [`for await (const file of client.files.list()) {}`, "files.list constructed openai @2:26"],
      [`client.withOptions({ timeout: 1 }).images.generate({});`, "images.generate constructed openai @2:1"],
      [`const images = client.images;\nimages.generate({});`, "images.generate constructed openai @3:1"],
      [
        `const { threads } = client.beta;\nthreads.runs.create("id", {});`,
        "beta.threads.runs.create constructed openai @3:1",
      ],
      [
        `const { beta: { threads: { runs } } } = client;\nruns.create("id", {});`,
        "beta.threads.runs.create constructed openai @3:1",
      ],
      [
        `const { speech: voice } = client["audio"];\nvoice.create({});`,
        "audio.speech.create constructed openai @3:1",
      ],
      [
        `const runs = client.beta.threads.runs, alias = runs;\nalias.create("id", {});`,
        "beta.threads.runs.create constructed openai @3:1",
      ],
      [`new OpenAI().images.generate({});`, "images.generate constructed openai @2:1"],
      [
        `class Painter {\n  constructor(private readonly openai: OpenAI) {}\n  paint() {\n    return this.openai.images.generate({});\n  }\n}`,
        "images.generate declared undecided @5:12",
      ],
      [
        `class Painter {\n  openai = new OpenAI();\n  paint() {\n    return this.openai.images.generate({});\n  }\n}`,
        "images.generate constructed openai @5:12",
      ],
      [
        `class Kimi extends OpenAI {\n  paint() {\n    return this.images.generate({});\n  }\n}`,
        "images.generate constructed undecided @4:12",
      ],
      [`const run = (openai: OpenAI) => openai.files.list();`, "files.list declared undecided @2:33"],
      [
        `import type Client from "openai";\nlet openai: Client;\nopenai.files.list();`,
        "files.list declared undecided @4:1",
      ],
      // A part of the chain that is a variable written twice, a pattern with a default, a rest or an unknown key.
      [`let images = client.images;\nimages = other;\nimages.generate({});`],
      [`const { images = other } = client;\nimages.generate({});`],
      [`const { ...rest } = client;\nrest.images.generate({});`],
      [`const { [key]: images } = client;\nimages.generate({});`],
      [`const images = paint ? client.images : other;\nimages.generate({});`],
      // The resource leaves, or the method does.
      [`paint(client.images);`],
      [`const { generate } = client.images;\ngenerate({});`],
      [`const generate = client.images.generate.bind(client.images);\ngenerate({});`],
      [`queue.add(client.images.generate);`],
    ]),
  );
});

describe("what only has the same names", () => {
  itFindsOthers([
    [`import Groq from "groq-sdk"; // openai\nnew Groq().audio.transcriptions.create({});`],
    [`import { AzureOpenAI } from "openai";\nnew AzureOpenAI().images.generate({});`],
    [
      `import OpenAI from "openai";\nnew OpenAI({ baseURL: "https://api.groq.com/openai/v1" }).models.list();`,
    ],
    [`import OpenAI from "openai";\nconst list = (client) => client.models.list();`],
    [`import { client } from "./openai.js";\nclient.images.generate({});`],
    [`import Groq from "groq-sdk"; // openai\nobserve(new Groq()).images.generate({});`],
    [`import { client } from "./client.js"; // openai\nobserve(client).images.generate({});`],
    [`import OpenAI from "openai";\nfunction list(OpenAI) {\n  return new OpenAI().models.list();\n}`],
    [
      `import OpenAI from "openai";\nclass Store {\n  files = new Map();\n  drop(id) {\n    return this.files.delete(id);\n  }\n}`,
    ],
    [`import OpenAI from "openai";\nOpenAI.models.list();`],
    [`import OpenAI from "openai";\nJSON.parse(/openai/.test(text));`],
    [
      `import OpenAI from "openai";\nconst api = { models: { list() {} }, openai: new OpenAI() };\napi.models.list();\napi.openai.models.list();`,
      "models.list constructed openai @4:1",
    ],
  ]);
});

describe("the longest path counts", () => {
  itFindsOthers([
    [
      `import OpenAI from "openai";\nconst clients = { beta: new OpenAI() };\nclients.beta.vectorStores.create({});`,
      "vectorStores.create constructed openai @3:1",
    ],
    [
      `import OpenAI from "openai";\nconst clients = { chat: new OpenAI() };\nclients.chat.completions.create({});`,
      "completions.create constructed openai @3:1",
    ],
    // Neither a chat completion of this client, nor one of what is only shaped like a client.
    [`import Groq from "groq-sdk";\nnew Groq().beta.chat.completions.create({});`],
  ]);
  it("also where a client has the name of a resource", () => {
    const code = `import OpenAI from "openai";\nconst clients = { beta: new OpenAI() };\nclients.beta.chat.completions.create({});`;
    expect(callsIn(code)).toEqual(["create constructed openai @3:1"]);
    expect(callsIn(`import Groq from "groq-sdk";\nnew Groq().beta.chat.completions.create({});`)).toEqual([]);
    expect(callsIn(`clients.live.chat.completions.create({});`)).toEqual(["create shape undecided @1:1"]);
  });
});

describe("a wrapper of a client is one for every resource", () => {
  itFindsOthers(
    withClient([
      [`observe(client).images.generate({});`, "images.generate wrapped openai @2:1"],
      [
        `const traced = observe(client, { name: "chat" });\ntraced.responses.create({});`,
        "responses.create wrapped openai @3:1",
      ],
      // What is made with a client may be no client itself.
      [`createServices({ client }).images.generate({});`],
      [`const { files } = createServices({ client, database });\nfiles.list();`],
      [`useMemo(() => client, []).files.list();`, "files.list wrapped openai @2:1"],
      [`new Proxy(client, handler).models.list();`, "models.list wrapped openai @2:1"],
      // What makes something of its own of a client is none.
      [`new Store(client).files.list();`],
      [
        `class Store {\n  files = { list() {} };\n}\nconst make = (client) => new Store(client);\nmake(client).files.list();`,
      ],
    ]),
  );
});

describe("settings", () => {
  const KIMI = `import OpenAI from "openai"; const client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\n`;
  itFindsOthers(
    [
      [`${CLIENT}client.images.generate({});`],
      [`${CLIENT}client.responses.create({ model: "gpt-4o" });`],
      [`${CLIENT}client.responses.create({ model: "kimi-k3" });`, "responses.create constructed openai @2:1"],
      [`${KIMI}client.images.generate({});`, "images.generate constructed kimi @2:1"],
    ],
    { clients: "kimi" },
  );
});

describe("parameters", () => {
  const rows: readonly (readonly [code: string, name: string, value: string])[] = [
    [`client.responses.create({ model: "gpt-4o" });`, "model", `"gpt-4o"`],
    [`client.responses.stream({ model: "gpt-4o", input });`, "model", `"gpt-4o"`],
    [`client.responses.parse({ ...base, model: fast ? "a" : "b" });`, "model", `"a" "b"`],
    [`client.responses.create({ model, input });`, "model", `…`],
    [`client.responses.create({ input });`, "model", `absent`],
    [`client.responses.create(request);`, "model", `…`],
    [`client.responses.create(...request);`, "model", `…`],
    [`client.responses.create({ model: "a" }, { body });`, "model", `…`],
    [`client.responses.create({ model: "a" }, { timeout: 1 });`, "model", `"a"`],
    [`client.responses.create();`, "model", `absent`],
    [`const request = { model: "a" };\nclient.responses.create(request);`, "model", `"a"`],
    [
      `const request = { model: "a" };\nrequest.model = "b";\nclient.responses.create(request);`,
      "model",
      `"b"`,
    ],
    [`client.files.create({ file, purpose: "assistants" });`, "purpose", `"assistants"`],
    [`client.batches.create({ endpoint: "/v1/embeddings" });`, "endpoint", `"/v1/embeddings"`],
    [`client.beta.threads.runs.create("thread", { model: "a" });`, "model", `"a"`],
    [`const id = "thread";\nclient.beta.threads.runs.create(id, { model: "a" });`, "model", `"a"`],
    [`client.files.retrieve("file", { model: "a" });`, "model", `"a"`],
    [`client.files.retrieve("file");`, "model", `absent`],
    // The file does not show whether this is an id.
    [`client.beta.threads.runs.create(thread.id, { model: "a" });`, "model", `…`],
  ];
  for (const [code, name, value] of rows) {
    it(code, () => {
      expect(parameterIn(CLIENT + code, name)).toEqual([value]);
    });
  }
});
