import rule from "../../rules/no-unsupported-endpoint.js";
import { testRule } from "../support/rule-tester.js";

/** A client whose base URL is OpenAI's: under `clients: "all"` its requests are being moved to Kimi. */
const OPENAI = `import OpenAI from "openai";\nconst client = new OpenAI();\n`;
const KIMI = `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\n`;

const PROVIDER = "Use another provider for it.";
const CHAT = "Use `chat.completions.create`.";
const OWN_STATE = "Keep the messages in the program and send them with each request.";
const TOOLS =
  "Use `chat.completions.create` with `tools`, and keep the messages in the program: Kimi stores none.";

const PURPOSES = '"file-extract", "image", "video", "batch"';

function notOffered(call: string, instead = PROVIDER) {
  return { messageId: "notOffered", data: { call, instead } };
}

function notListed(call: string, instead = PROVIDER) {
  return { messageId: "notListed", data: { call, instead } };
}

function purpose(value: string) {
  return { messageId: "purpose", data: { value, accepted: PURPOSES } };
}

function batchEndpoint(value: string) {
  return { messageId: "batchEndpoint", data: { value, accepted: '"/v1/chat/completions"' } };
}

function context(parameter: string) {
  return { messageId: "storedContext", data: { parameter } };
}

function store(...outputs: readonly string[]) {
  return {
    messageId: "store",
    suggestions: outputs.map((output) => ({ messageId: "removeStore", output })),
  };
}

function background(...outputs: readonly string[]) {
  return {
    messageId: "background",
    suggestions: outputs.map((output) => ({ messageId: "removeBackground", output })),
  };
}

testRule(rule, {
  valid: [
    // What Kimi has.
    ...[
      `chat.completions.create({ messages });`,
      `chat.completions.stream({ messages, stream_options: { include_usage: true } });`,
      `beta.chat.completions.runFunctions({ messages });`,
      `models.list();`,
      `files.list();`,
      `files.retrieve("id");`,
      `files.content("id");`,
      `files.retrieveContent("id");`,
      `files.del("id");`,
      `batches.retrieve("id");`,
      `batches.cancel("id");`,
      `responses.create({ input });`,
      `responses.stream({ input });`,
      `responses.parse({ input });`,
      // The SDK does it by itself.
      `webhooks.unwrap(body, headers, secret);`,
      `webhooks.verifySignature(body, headers, secret);`,
      // Neither in Kimi's list of endpoints nor known to be missing.
      `models.retrieve("kimi-k3");`,
      `files.waitForProcessing("id");`,
      `beta.responses.create({ input });`,
      // No method of the SDK.
      `images.paint();`,
      `pictures.generate();`,
      `images;`,
    ].map((call) => ({ name: call, code: `${KIMI}client.${call}` })),

    // Files.
    ...["file-extract", "image", "video", "batch", "batch_output", "lambda"].map((value) => ({
      name: `the purpose ${value}`,
      code: `${OPENAI}client.files.create({ file, purpose: "${value}" });`,
    })),
    { name: "an unknown purpose", code: `${OPENAI}client.files.create({ file, purpose });` },
    { name: "a purpose that is no text", code: `${OPENAI}client.files.create({ file, purpose: 1 });` },
    { name: "no purpose", code: `${OPENAI}client.files.create({ file });` },
    { name: "an unknown upload", code: `${OPENAI}client.files.create(upload);` },
    {
      name: "a purpose that a later spread sets",
      code: `${OPENAI}const image = { purpose: "image" };\nclient.files.create({ file, purpose: "vision", ...image });`,
    },
    {
      name: "a purpose in the request options",
      code: `${OPENAI}client.files.create({ file }, { purpose: "vision" });`,
    },
    {
      name: "an upload that a body replaces",
      code: `${OPENAI}client.files.create({ file, purpose: "vision" }, { body });`,
    },
    { name: "a purpose of something else", code: `${OPENAI}client.files.list({ purpose: "assistants" });` },

    // Batches.
    {
      name: "a batch of chat completions",
      code: `${OPENAI}client.batches.create({ input_file_id, endpoint: "/v1/chat/completions", completion_window: "24h" });`,
    },
    { name: "a batch of unknown requests", code: `${OPENAI}client.batches.create({ endpoint });` },

    // Responses without state.
    ...[
      `store: false`,
      `store: undefined`,
      `store: null`,
      `store: {}`,
      `store`,
      `store: options.store ?? false`,
      `background: false`,
      `background`,
      `previous_response_id: null`,
      `previous_response_id: undefined`,
      `conversation: null`,
      `...options`,
      `metadata: { store: true, previous_response_id: "id" }`,
    ].map((property) => ({
      name: `responses.create with ${property}`,
      code: `${OPENAI}client.responses.create({ input, ${property} });`,
    })),
    { name: "an unknown request", code: `${OPENAI}client.responses.create(request);` },
    {
      name: "state that is taken back",
      code: `${OPENAI}const request = { input, store: true };\nrequest.store = false;\nclient.responses.create(request);`,
    },
    // A matter of chat completions' own parameters.
    {
      name: "chat completions with store",
      code: `${OPENAI}client.chat.completions.create({ store: true });`,
    },

    // The method is not called, or the resource is handed on.
    { name: "a method as a value", code: `${OPENAI}const generate = client.images.generate;` },
    { name: "a resource as a value", code: `${OPENAI}paint(client.images);` },
    {
      name: "a method taken out",
      code: `${OPENAI}const { generate } = client.images;\ngenerate({});`,
    },
    { name: "a computed method that is not known", code: `${OPENAI}client.images[method]({});` },
    { name: "a mock", code: `${OPENAI}client.images.generate = async () => ({ data: [] });` },

    // Another SDK, another host.
    {
      name: "groq-sdk",
      code: `import OpenAI from "groq-sdk";\nnew OpenAI().audio.transcriptions.create({});`,
    },
    {
      name: "together-ai",
      code: `import OpenAI from "openai";\nimport Together from "together-ai";\nnew Together().images.generate({});`,
    },
    {
      name: "Azure",
      code: `import { AzureOpenAI } from "openai";\nnew AzureOpenAI().embeddings.create({});`,
    },
    {
      name: "a base URL of another host",
      code: `import OpenAI from "openai";\nnew OpenAI({ baseURL: "https://api.mistral.ai/v1" }).embeddings.create({});`,
    },

    // Names that anything can have.
    {
      name: "a name that shadows the client",
      code: `${OPENAI}function remove(client) {\n  return client.images.delete("id");\n}`,
    },
    {
      name: "a client by its shape",
      code: `import { openai } from "./openai.js";\nopenai.embeddings.create({});`,
    },
    {
      name: "a wrapper of what may be a client",
      code: `import { openai } from "./openai.js";\nobserve(openai).embeddings.create({});`,
    },
    {
      name: "a class of the file",
      code: `${OPENAI}class Cache {\n  images = new Map();\n  drop(id) {\n    this.images.delete(id);\n  }\n}\nnew Cache().images.delete("id");`,
    },
    {
      name: "an object of the file",
      code: `${OPENAI}const api = { client, uploads: { create() {} } };\napi.uploads.create({});`,
    },
    {
      name: "a parameter of another SDK's type",
      code: `import Groq from "groq-sdk"; // openai\nconst hear = (client: Groq) => client.audio.transcriptions.create({});`,
    },

    // Settings.
    {
      name: "a client of OpenAI beside clients of Kimi",
      code: `${OPENAI}client.embeddings.create({ model: "text-embedding-3-small", input });`,
      kimi: { clients: "kimi" },
    },
    {
      name: "an undecided client beside clients of Kimi",
      code: `import OpenAI from "openai";\nnew OpenAI({ baseURL }).embeddings.create({ input });`,
      kimi: { clients: "kimi" },
    },
    {
      name: "state in a response of OpenAI beside clients of Kimi",
      code: `${OPENAI}client.responses.create({ model: "gpt-5.2", input, store: true });`,
      kimi: { clients: "kimi" },
    },
  ],

  invalid: [
    // Resources.
    ...(
      [
        ["embeddings", "create", notOffered],
        ["images", "generate", notOffered],
        ["images", "edit", notOffered],
        ["audio.speech", "create", notOffered],
        ["audio.transcriptions", "create", notOffered],
        ["moderations", "create", notOffered],
        ["fineTuning.jobs", "create", notOffered],
        ["vectorStores.fileBatches", "uploadAndPoll", notOffered],
        ["evals.runs", "list", notOffered],
        ["containers.files", "create", notOffered],
        ["videos", "create", notOffered],
        ["realtime.clientSecrets", "create", notOffered],
        ["models", "delete", notListed],
        ["responses", "compact", notListed],
        ["beta.chatkit.sessions", "create", notListed],
      ] as const
    ).map(([resource, method, expected]) => ({
      name: `${resource}.${method}`,
      code: `${OPENAI}await client.${resource}.⟦${method}⟧(a);`,
      errors: [expected(`${resource}.${method}`)],
    })),
    ...(
      [
        ["completions", "create", CHAT],
        ["chat.completions", "list", OWN_STATE],
        ["chat.completions", "retrieve", OWN_STATE],
        ["chat.completions.messages", "list", OWN_STATE],
        ["responses", "retrieve", OWN_STATE],
        ["responses", "cancel", OWN_STATE],
        ["responses.inputItems", "list", OWN_STATE],
        ["conversations.items", "create", OWN_STATE],
        ["uploads.parts", "create", "Use `files.create`."],
        ["beta.assistants", "create", TOOLS],
        ["beta.threads", "createAndRun", TOOLS],
        ["beta.threads.runs", "createAndPoll", TOOLS],
        ["beta.threads.runs.steps", "list", TOOLS],
      ] as const
    ).map(([resource, method, instead]) => ({
      name: `${resource}.${method}, with something instead`,
      code: `${OPENAI}await client.${resource}.⟦${method}⟧(a);`,
      errors: [notOffered(`${resource}.${method}`, instead)],
    })),
    {
      name: "edits of version 4, with something instead",
      code: `${OPENAI}client.edits.⟦create⟧({});`,
      errors: [notListed("edits.create", CHAT)],
    },

    // Ways to the method.
    {
      name: "an embedding with a model of OpenAI: the model is no matter",
      code: `${KIMI}const { data } = await client.embeddings.⟦create⟧({ model: "text-embedding-3-small", input });`,
      errors: [notOffered("embeddings.create")],
    },
    {
      name: "optional chains and withResponse",
      code: `${OPENAI}await client?.images?.⟦generate⟧?.({}).withResponse();`,
      errors: [notOffered("images.generate")],
    },
    {
      name: "computed texts",
      code: `${OPENAI}const kind = "images";\nclient[kind][⟦"generate"⟧]({});`,
      errors: [notOffered("images.generate")],
    },
    {
      name: "a resource in a variable",
      code: `${OPENAI}const { threads } = client.beta;\nconst runs = threads.runs;\nruns.⟦create⟧(thread.id, {});`,
      errors: [notOffered("beta.threads.runs.create", TOOLS)],
    },
    {
      name: "a field of a class",
      code: `import OpenAI from "openai";\nclass Search {\n  private readonly openai = new OpenAI();\n  embed(input: string) {\n    return this.openai.embeddings.⟦create⟧({ model: "text-embedding-3-small", input });\n  }\n}`,
      errors: [notOffered("embeddings.create")],
    },
    {
      name: "a parameter with the SDK's type",
      code: `import type { OpenAI } from "openai";\nexport const embed = (openai: OpenAI, input: string) => openai.embeddings.⟦create⟧({ model, input });`,
      errors: [notOffered("embeddings.create")],
    },
    {
      name: "a base URL that the code does not show",
      code: `import OpenAI from "openai";\nnew OpenAI({ baseURL: process.env.BASE_URL }).moderations.⟦create⟧({ input });`,
      errors: [notOffered("moderations.create")],
    },
    {
      name: "a client of Kimi beside others",
      code: `${KIMI}const openai = new OpenAI();\nclient.embeddings.⟦create⟧({ input });\nopenai.embeddings.create({ input });`,
      kimi: { clients: "kimi" },
      errors: [notOffered("embeddings.create")],
    },
    {
      name: "a loop over a list",
      code: `${OPENAI}for await (const item of client.conversations.items.⟦list⟧("id")) {}`,
      errors: [notOffered("conversations.items.list", OWN_STATE)],
    },

    // Files.
    {
      name: "a purpose of OpenAI's",
      code: `${OPENAI}client.files.create({ file, purpose: ⟦"fine-tune"⟧ });`,
      errors: [purpose("fine-tune")],
    },
    {
      name: "one of two purposes",
      code: `${KIMI}client.files.create({ file, purpose: isImage ? ⟦"vision"⟧ : "file-extract" });`,
      errors: [purpose("vision")],
    },
    {
      name: "a purpose as the default of a parameter",
      code: `${OPENAI}const upload = (file, purpose = "assistants") => client.files.create({ file, purpose: ⟦purpose⟧ });`,
      errors: [purpose("assistants")],
    },
    {
      name: "a purpose in a constant upload",
      code: `${OPENAI}const upload = { file, purpose: ⟦"user_data"⟧ as const };\nclient.files.create(upload);`,
      errors: [purpose("user_data")],
    },
    {
      name: "a purpose in a constant",
      code: `${OPENAI}const PURPOSE = "evals";\nclient.files.create({ file, purpose: ⟦PURPOSE⟧ });`,
      errors: [purpose("evals")],
    },

    // Batches.
    {
      name: "a batch of requests to another endpoint",
      code: `${OPENAI}client.batches.create({ endpoint: ⟦"/v1/embeddings"⟧ });`,
      errors: [batchEndpoint("/v1/embeddings")],
    },
    {
      name: "a batch of responses",
      code: `${OPENAI}client.batches.create({ ...batch, endpoint: ⟦\`/v1/responses\`⟧ });`,
      errors: [batchEndpoint("/v1/responses")],
    },

    // State of responses.
    {
      name: "store",
      code: `${OPENAI}client.responses.create({ input, ⟦store⟧: true });`,
      errors: [store(`${OPENAI}client.responses.create({ input });`)],
    },
    {
      name: "store that may be true",
      code: `${OPENAI}client.responses.create({ input, ⟦store⟧: keep ? true : undefined });`,
      errors: [store(`${OPENAI}client.responses.create({ input });`)],
    },
    {
      name: "store in the defaults of a request",
      code: `${OPENAI}const defaults = {\n  ⟦store⟧: true, // for later\n  instructions: "Be brief.",\n};\nclient.responses.stream({ ...defaults, input });`,
      errors: [
        store(
          `${OPENAI}const defaults = {\n  // for later\n  instructions: "Be brief.",\n};\nclient.responses.stream({ ...defaults, input });`,
        ),
      ],
    },
    {
      name: "store in defaults that something else reads",
      code: `${OPENAI}const defaults = { ⟦store⟧: true };\nconsole.log(defaults);\nclient.responses.create({ ...defaults, input });`,
      errors: [store()],
    },
    {
      name: "store that covers another value",
      code: `${OPENAI}client.responses.create({ ...options, ⟦store⟧: true });`,
      errors: [store()],
    },
    {
      name: "background",
      code: `${KIMI}client.responses.create({\n  input,\n  ⟦background⟧: true,\n});`,
      errors: [background(`${KIMI}client.responses.create({\n  input,\n});`)],
    },
    {
      name: "the id of the response before",
      code: `${OPENAI}client.responses.create({ input, ⟦previous_response_id⟧: first.id });`,
      errors: [context("previous_response_id")],
    },
    {
      name: "an id that may be missing",
      code: `${OPENAI}client.responses.parse({ input, ⟦previous_response_id⟧: lastId ?? null });`,
      errors: [context("previous_response_id")],
    },
    {
      name: "a conversation",
      code: `${OPENAI}const turn = (conversation, input) => client.responses.create({ input, ⟦conversation⟧ });`,
      errors: [context("conversation")],
    },
    {
      name: "an id that is assigned later",
      code: `${OPENAI}const request = { input };\nif (last) request.⟦previous_response_id⟧ = last.id;\nclient.responses.create(request);`,
      errors: [context("previous_response_id")],
    },
    {
      name: "several of them at once",
      code: `${KIMI}client.responses.create({ input, ⟦store⟧: true, ⟦background⟧: true, ⟦previous_response_id⟧: "resp_1" });`,
      errors: [
        store(`${KIMI}client.responses.create({ input, background: true, previous_response_id: "resp_1" });`),
        background(`${KIMI}client.responses.create({ input, store: true, previous_response_id: "resp_1" });`),
        context("previous_response_id"),
      ],
    },
    {
      name: "state in a response of Kimi beside clients of OpenAI",
      code: `${OPENAI}client.responses.create({ model: "kimi-k3", input, ⟦store⟧: true });`,
      kimi: { clients: "kimi" },
      errors: [store(`${OPENAI}client.responses.create({ model: "kimi-k3", input });`)],
    },
  ],
});
