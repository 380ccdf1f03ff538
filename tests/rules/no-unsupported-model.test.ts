import rule from "../../rules/no-unsupported-model.js";
import { testRule } from "../support/rule-tester.js";

/** A client whose base URL is OpenAI's: under `clients: "all"` its requests are being moved to Kimi. */
const OPENAI = `import OpenAI from "openai";\nconst client = new OpenAI();\n`;
const KIMI = `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\n`;

const CHAT_ERROR = "404 resource_not_found_error";
const RESPONSES_ERROR = "400 model_not_found";

/** The model in the settings of the cases whose edits are autofixes. */
const SETTINGS = { model: "kimi-k2.6" } as const;

interface Options {
  readonly error?: string;
  readonly replacement?: string;
}

interface Data extends Readonly<Record<string, string>> {
  readonly id: string;
  readonly error: string;
  readonly replacement: string;
}

/** A report whose suggestion writes the replacement in place of the id; without an output: no suggestion. */
function report(messageId: string, data: Data, output?: string) {
  const suggestion = { messageId: "useModel", data: { replacement: data.replacement } };
  return { messageId, data, suggestions: output === undefined ? [] : [{ ...suggestion, output }] };
}

function retired(id: string, since: string, output?: string, options: Options = {}) {
  const { error = CHAT_ERROR, replacement = "kimi-k3" } = options;
  return report("retired", { id, error, replacement, since }, output);
}

function otherVendor(id: string, vendor: string, output?: string, options: Options = {}) {
  const { error = CHAT_ERROR, replacement = "kimi-k3" } = options;
  return report("otherVendor", { id, error, replacement, vendor }, output);
}

/** A report on a model of OpenAI that `settings.kimi.model` replaces. */
function replaced(id: string, output?: string) {
  return otherVendor(id, "OpenAI", output, { replacement: SETTINGS.model });
}

/** A chat completion request with a model on a client of the SDK. */
function chat(model: string, before = OPENAI): string {
  return `${before}client.chat.completions.create({ model: ${model}, messages });`;
}

testRule(rule, {
  valid: [
    // Models that Kimi serves, and what may be newer than the table.
    ...[
      "kimi-k3",
      "kimi-k3.1-pro",
      "kimi-k3.1-pro-highspeed",
      "kimi-k2.7-code",
      "kimi-k2.6",
      "kimi-k9",
      "moonshot-v1-1m",
    ].map((id) => ({ name: id, code: chat(`"${id}"`, KIMI) })),

    // Ids that no company's names are known to start like.
    ...["my-finetune", "prod", "gpt", "o1x", ""].map((id) => ({
      name: `the id ${JSON.stringify(id)}`,
      code: chat(`"${id}"`, KIMI),
    })),

    // Not known.
    { name: "no model", code: `${OPENAI}client.chat.completions.create({ messages });` },
    { name: "an unknown model", code: chat("model") },
    { name: "an environment variable", code: chat("process.env.MODEL") },
    { name: "a template with a hole", code: chat("`gpt-${version}`") },
    {
      name: "an imported constant",
      code: `import { MODEL } from "./config.js";\n${chat("MODEL")}`,
    },
    {
      name: "a variable that is written more than once",
      code: `${OPENAI}let model = "gpt-4o";\nif (kimi) model = "kimi-k3";\nclient.chat.completions.create({ model, messages });`,
    },
    { name: "no text", code: chat("4") },
    { name: "an unknown request", code: `${OPENAI}client.chat.completions.create(request);` },
    {
      name: "a later spread",
      code: `${OPENAI}const kimi = { model: "kimi-k3" };\nclient.chat.completions.create({ model: "gpt-4o", messages, ...kimi });`,
    },
    {
      name: "an assignment before the request",
      code: `${OPENAI}const request = { model: "gpt-4o", messages };\nrequest.model = "kimi-k3";\nclient.chat.completions.create(request);`,
    },
    {
      name: "a model elsewhere in the request",
      code: `${OPENAI}client.chat.completions.create({ messages, metadata: { model: "gpt-4o" } });`,
    },
    {
      name: "a request that a body replaces",
      code: `${OPENAI}client.chat.completions.create({ model: "gpt-4o", messages }, { body: { model: "kimi-k3" } });`,
    },

    // Ids of other hosts, unless the client is Kimi's.
    ...["moonshotai/kimi-k2", "openai/gpt-4o", "deepseek/deepseek-chat", "Kimi-K2-Instruct"].map((id) => ({
      name: `${id} at another host`,
      code: `import OpenAI from "openai";\nnew OpenAI({ baseURL }).chat.completions.create({ model: "${id}", messages });`,
    })),
    { name: "a model of Kimi Code at another host", code: chat(`"kimi-for-coding"`) },

    // The endpoint, not the model.
    { name: "embeddings", code: `${OPENAI}client.embeddings.create({ model: "text-embedding-3-small" });` },
    { name: "images", code: `${OPENAI}client.images.generate({ model: "dall-e-3" });` },
    { name: "legacy completions", code: `${OPENAI}client.completions.create({ model: "davinci-002" });` },
    { name: "assistants", code: `${OPENAI}client.beta.assistants.create({ model: "gpt-4o" });` },
    {
      name: "an endpoint that nothing is known of",
      code: `${OPENAI}client.models.retrieve({ model: "gpt-4o" });`,
    },

    // Another SDK, another host.
    {
      name: "groq-sdk",
      code: `import OpenAI from "groq-sdk";\nnew OpenAI().chat.completions.create({ model: "llama-3.3-70b-versatile", messages });`,
    },
    {
      name: "a class of the file",
      code: `class OpenAI { chat = createChat(); }\nnew OpenAI().chat.completions.create({ model: "gpt-4o", messages });`,
    },
    {
      name: "a name that shadows the import",
      code: `import OpenAI from "openai";\nimport Groq from "groq-sdk";\nfunction ask(OpenAI = Groq) {\n  const client = new Groq();\n  return client.chat.completions.create({ model: "gpt-4o", messages });\n}`,
    },
    {
      name: "a parameter of another SDK's type",
      code: `import Groq from "groq-sdk";\nconst ask = (client: Groq) => client.chat.completions.create({ model: "gpt-4o", messages });`,
    },
    {
      name: "Azure",
      code: `import { AzureOpenAI } from "openai";\nnew AzureOpenAI().chat.completions.create({ model: "gpt-4o", messages });`,
    },
    {
      name: "a base URL of another host",
      code: `import OpenAI from "openai";\nnew OpenAI({ baseURL: "https://openrouter.ai/api/v1" }).chat.completions.create({ model: "gpt-4o", messages });`,
    },
    {
      name: "responses of a client by its shape",
      code: `import { openai } from "./openai.js";\nopenai.responses.create({ model: "gpt-4o", input });`,
    },

    // Settings.
    {
      name: "a client of OpenAI beside clients of Kimi",
      code: chat(`"gpt-4o"`),
      kimi: { clients: "kimi" },
    },
    {
      name: "one client for both providers, each with its own model",
      code: `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: kimi ? "https://api.moonshot.ai/v1" : undefined });\nclient.chat.completions.create({ model: kimi ? "kimi-k3" : "gpt-4o", messages });`,
      kimi: { clients: "kimi" },
    },
    {
      name: "a client by its shape, if those are ignored",
      code: `llm.chat.completions.create({ model: "gpt-4o", messages });`,
      kimi: { unresolved: "ignore" },
    },
  ],

  invalid: [
    // Retired models.
    ...(
      [
        ["kimi-k2.5", "2026-08-31"],
        ["moonshot-v1-8k", "2026-08-31"],
        ["moonshot-v1-128k-vision-preview", "2026-08-31"],
        ["kimi-k2-0905-preview", "2026-05-25"],
        ["kimi-k2-thinking-turbo", "2026-05-25"],
        ["kimi-latest", "2026-01-28"],
        ["kimi-thinking-preview", "2025-11-11"],
      ] as const
    ).map(([id, since]) => ({
      name: `${id}, retired`,
      code: chat(`⟦"${id}"⟧`, KIMI),
      errors: [retired(id, since, chat(`"kimi-k3"`, KIMI))],
    })),

    // Models of others.
    ...(
      [
        ["gpt-4o", "OpenAI"],
        ["gpt-3.5-turbo-instruct", "OpenAI"],
        ["o1", "OpenAI"],
        ["o4-mini", "OpenAI"],
        ["chatgpt-4o-latest", "OpenAI"],
        ["ft:gpt-4o-mini-2024-07-18:acme::abc", "OpenAI"],
        ["claude-sonnet-4-5", "Anthropic"],
        ["gemini-2.5-pro", "Google"],
        ["models/gemini-2.5-pro", "Google"],
        ["deepseek-chat", "DeepSeek"],
        ["llama3.1", "Meta"],
        ["qwen-max", "Alibaba"],
      ] as const
    ).map(([id, vendor]) => ({
      name: `${id}, a model of another company`,
      code: chat(`⟦"${id}"⟧`),
      errors: [otherVendor(id, vendor, chat(`"kimi-k3"`))],
    })),
    ...["moonshotai/kimi-k2", "openai/gpt-4o", "deepseek-ai/DeepSeek-V3", "Kimi-K2-Instruct"].map((id) => ({
      name: `${id}, which only other hosts serve`,
      code: chat(`⟦"${id}"⟧`, KIMI),
      errors: [
        report("thirdPartyHost", { id, error: CHAT_ERROR, replacement: "kimi-k3" }, chat(`"kimi-k3"`, KIMI)),
      ],
    })),
    ...["kimi-for-coding", "k3"].map((id) => ({
      name: `${id}, a model of Kimi Code`,
      code: chat(`⟦"${id}"⟧`, KIMI),
      errors: [
        report("kimiCode", { id, error: CHAT_ERROR, replacement: "kimi-k3" }, chat(`"kimi-k3"`, KIMI)),
      ],
    })),

    // Methods and endpoints.
    {
      name: "parse, with the beta of version 4",
      code: `${OPENAI}client.beta.chat.completions.parse({ model: ⟦"gpt-4o"⟧, messages });`,
      errors: [
        otherVendor(
          "gpt-4o",
          "OpenAI",
          `${OPENAI}client.beta.chat.completions.parse({ model: "kimi-k3", messages });`,
        ),
      ],
    },
    ...["create", "stream", "parse"].map((method) => ({
      name: `responses.${method}`,
      code: `${OPENAI}client.responses.${method}({ model: ⟦"gpt-5.2"⟧, input });`,
      errors: [
        otherVendor(
          "gpt-5.2",
          "OpenAI",
          `${OPENAI}client.responses.${method}({ model: "kimi-k3", input });`,
          { error: RESPONSES_ERROR },
        ),
      ],
    })),
    {
      name: "responses.create with a model that is stated to be served there",
      code: `${OPENAI}client.responses.create({ model: ⟦"kimi-k2.5"⟧, input });`,
      kimi: { model: "kimi-k3" },
      errors: [retired("kimi-k2.5", "2026-08-31", undefined, { error: RESPONSES_ERROR })],
      output: `${OPENAI}client.responses.create({ model: "kimi-k3", input });`,
    },
    {
      name: "responses.create with a model that is not stated to be served there",
      code: `${OPENAI}client.responses.create({ model: ⟦"gpt-5.2"⟧, input });`,
      kimi: SETTINGS,
      errors: [
        otherVendor("gpt-5.2", "OpenAI", `${OPENAI}client.responses.create({ model: "kimi-k2.6", input });`, {
          error: RESPONSES_ERROR,
          replacement: "kimi-k2.6",
        }),
      ],
    },

    // Autofixes.
    {
      name: "fix: a literal",
      code: chat(`⟦"gpt-4o"⟧`),
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
      output: chat(`"kimi-k2.6"`),
    },
    {
      name: "fix: single quotes, with a comment around",
      code: `${OPENAI}client.chat.completions.create({\n  model: /* small */ ⟦'gpt-4o-mini'⟧, // cheap\n  messages,\n});`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o-mini")],
      output: `${OPENAI}client.chat.completions.create({\n  model: /* small */ 'kimi-k2.6', // cheap\n  messages,\n});`,
    },
    {
      name: "fix: a template without holes",
      code: chat("⟦`gpt-4o`⟧"),
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
      output: chat(`"kimi-k2.6"`),
    },
    {
      name: "fix: both alternatives",
      code: chat(`fast ? ⟦"gpt-4o-mini"⟧ : ⟦"gpt-4o"⟧`),
      kimi: SETTINGS,
      errors: [replaced("gpt-4o-mini"), replaced("gpt-4o")],
      output: chat(`fast ? "kimi-k2.6" : "kimi-k2.6"`),
    },
    {
      name: "fix: one alternative",
      code: chat(`kimi ? "kimi-k3" : ⟦"gpt-4o"⟧`),
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
      output: chat(`kimi ? "kimi-k3" : "kimi-k2.6"`),
    },
    {
      name: "fix: the text for want of a variable",
      code: chat(`process.env.MODEL ?? ⟦"gpt-4o"⟧`),
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
      output: chat(`process.env.MODEL ?? "kimi-k2.6"`),
    },
    {
      name: "fix: the default of a parameter",
      code: `${OPENAI}export const ask = (messages, model = "gpt-4o") => client.chat.completions.create({ model: ⟦model⟧, messages });`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
      output: `${OPENAI}export const ask = (messages, model = "kimi-k2.6") => client.chat.completions.create({ model: model, messages });`,
    },
    {
      name: "fix: a constant that only requests read",
      code: `${OPENAI}const MODEL = "gpt-4o";\nclient.chat.completions.create({ model: ⟦MODEL⟧, messages });\nclient.chat.completions.create({ model: ⟦MODEL⟧, messages: others });`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o"), replaced("gpt-4o")],
      output: `${OPENAI}const MODEL = "kimi-k2.6";\nclient.chat.completions.create({ model: MODEL, messages });\nclient.chat.completions.create({ model: MODEL, messages: others });`,
    },
    {
      name: "fix: a spread and a constant request",
      code: `${OPENAI}const base = { model: ⟦"gpt-4o"⟧, temperature: 1 };\nclient.chat.completions.create({ ...base, messages });`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
      output: `${OPENAI}const base = { model: "kimi-k2.6", temperature: 1 };\nclient.chat.completions.create({ ...base, messages });`,
    },
    {
      name: "fix: a later assignment",
      code: `${OPENAI}const request = { messages };\nrequest.model = ⟦"gpt-4o"⟧;\nclient.chat.completions.create(request);`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
      output: `${OPENAI}const request = { messages };\nrequest.model = "kimi-k2.6";\nclient.chat.completions.create(request);`,
    },
    {
      name: "fix: Object.assign",
      code: `${OPENAI}client.chat.completions.create(Object.assign({}, options, { model: ⟦"gpt-4o"⟧, messages }));`,
      filename: "file.js",
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
      output: `${OPENAI}client.chat.completions.create(Object.assign({}, options, { model: "kimi-k2.6", messages }));`,
    },
    {
      name: "fix: a function of the file",
      code: `${OPENAI}function modelFor(size) {\n  return size > 10 ? "gpt-4o" : "kimi-k3";\n}\nclient.chat.completions.create({ model: ⟦modelFor(5)⟧, messages });`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
      output: `${OPENAI}function modelFor(size) {\n  return size > 10 ? "kimi-k2.6" : "kimi-k3";\n}\nclient.chat.completions.create({ model: modelFor(5), messages });`,
    },
    {
      name: "fix: a retired model",
      code: chat(`⟦"kimi-k2.5"⟧`, KIMI),
      kimi: SETTINGS,
      errors: [retired("kimi-k2.5", "2026-08-31", undefined, { replacement: "kimi-k2.6" })],
      output: chat(`"kimi-k2.6"`, KIMI),
    },
    {
      name: "fix: an id of another host at Kimi",
      code: chat(`⟦"moonshotai/kimi-k2"⟧`, KIMI),
      kimi: SETTINGS,
      errors: [
        report("thirdPartyHost", { id: "moonshotai/kimi-k2", error: CHAT_ERROR, replacement: "kimi-k2.6" }),
      ],
      output: chat(`"kimi-k2.6"`, KIMI),
    },
    {
      name: "fix: types that allow any text",
      code: `${OPENAI}interface Options {\n  model?: string;\n  logger: Logger;\n}\nconst options: Readonly<Options> = { model: ⟦"gpt-4o"⟧, logger };\nclient.chat.completions.create({ ...options, messages });`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
      output: `${OPENAI}interface Options {\n  model?: string;\n  logger: Logger;\n}\nconst options: Readonly<Options> = { model: "kimi-k2.6", logger };\nclient.chat.completions.create({ ...options, messages });`,
    },
    {
      name: "fix: the SDK's type of a request",
      code: `${OPENAI}const request: OpenAI.ChatCompletionCreateParams = { model: ⟦"gpt-4o"⟧, messages };\nclient.chat.completions.create(request);`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
      output: `${OPENAI}const request: OpenAI.ChatCompletionCreateParams = { model: "kimi-k2.6", messages };\nclient.chat.completions.create(request);`,
    },

    // Suggestions.
    {
      name: "suggestion: no model in the settings",
      code: `${OPENAI}const MODEL = "gpt-4o";\nclient.chat.completions.create({ model: ⟦MODEL⟧, messages });`,
      errors: [
        otherVendor(
          "gpt-4o",
          "OpenAI",
          `${OPENAI}const MODEL = "kimi-k3";\nclient.chat.completions.create({ model: MODEL, messages });`,
        ),
      ],
    },
    {
      name: "suggestion: a base URL that the code does not show",
      code: `import OpenAI from "openai";\nnew OpenAI({ baseURL }).chat.completions.create({ model: ⟦"gpt-4o"⟧, messages });`,
      kimi: SETTINGS,
      errors: [
        replaced(
          "gpt-4o",
          `import OpenAI from "openai";\nnew OpenAI({ baseURL }).chat.completions.create({ model: "kimi-k2.6", messages });`,
        ),
      ],
    },
    {
      name: "suggestion: a client by its shape",
      code: `llm.chat.completions.create({ model: ⟦"gpt-4o"⟧, messages });`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o", `llm.chat.completions.create({ model: "kimi-k2.6", messages });`)],
    },
    {
      name: "suggestion: a later spread may set it again",
      code: `${OPENAI}client.chat.completions.create({ model: ⟦"gpt-4o"⟧, messages, ...options });`,
      kimi: SETTINGS,
      errors: [
        replaced(
          "gpt-4o",
          `${OPENAI}client.chat.completions.create({ model: "kimi-k2.6", messages, ...options });`,
        ),
      ],
    },
    {
      name: "suggestion: a constant that something else reads",
      code: `${OPENAI}const MODEL = "gpt-4o";\nconsole.log(MODEL);\nclient.chat.completions.create({ model: ⟦MODEL⟧, messages });`,
      kimi: SETTINGS,
      errors: [
        replaced(
          "gpt-4o",
          `${OPENAI}const MODEL = "gpt-4o";\nconsole.log(MODEL);\nclient.chat.completions.create({ model: "kimi-k2.6", messages });`,
        ),
      ],
    },
    {
      name: "suggestion: a constant that goes to another endpoint too",
      code: `${OPENAI}const MODEL = "gpt-4o";\nclient.beta.assistants.create({ model: MODEL });\nclient.chat.completions.create({ model: ⟦MODEL⟧, messages });`,
      kimi: SETTINGS,
      errors: [
        replaced(
          "gpt-4o",
          `${OPENAI}const MODEL = "gpt-4o";\nclient.beta.assistants.create({ model: MODEL });\nclient.chat.completions.create({ model: "kimi-k2.6", messages });`,
        ),
      ],
    },
    {
      name: "suggestion: a member of an enum",
      code: `${OPENAI}enum Model {\n  Small = "gpt-4o-mini",\n  Large = "gpt-4o",\n}\nclient.chat.completions.create({ model: ⟦Model.Large⟧, messages });`,
      kimi: SETTINGS,
      errors: [
        replaced(
          "gpt-4o",
          `${OPENAI}enum Model {\n  Small = "gpt-4o-mini",\n  Large = "gpt-4o",\n}\nclient.chat.completions.create({ model: "kimi-k2.6", messages });`,
        ),
      ],
    },
    {
      name: "suggestion: a text that is put together",
      code: `${OPENAI}const SIZE = "mini";\nclient.chat.completions.create({ model: ⟦\`gpt-4o-\${SIZE}\`⟧, messages });`,
      kimi: SETTINGS,
      errors: [
        replaced(
          "gpt-4o-mini",
          `${OPENAI}const SIZE = "mini";\nclient.chat.completions.create({ model: "kimi-k2.6", messages });`,
        ),
      ],
    },
    {
      name: "suggestion: a field of a class",
      code: `import OpenAI from "openai";\nclass Bot {\n  client = new OpenAI();\n  model = "gpt-4o";\n  ask(messages) {\n    return this.client.chat.completions.create({ model: ⟦this.model⟧, messages });\n  }\n}`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
    },
    {
      name: "suggestion: a type that the file does not show",
      code: `import type { Model } from "./models.js";\n${OPENAI}const MODEL: Model = "gpt-4o";\nclient.chat.completions.create({ model: ⟦MODEL⟧, messages });`,
      kimi: SETTINGS,
      errors: [
        replaced(
          "gpt-4o",
          `import type { Model } from "./models.js";\n${OPENAI}const MODEL: Model = "kimi-k2.6";\nclient.chat.completions.create({ model: MODEL, messages });`,
        ),
      ],
    },

    // Types that list the models.
    {
      name: "the SDK's list of its own models",
      code: `${OPENAI}const MODEL: OpenAI.ChatModel = "gpt-4o";\nclient.chat.completions.create({ model: ⟦MODEL⟧, messages });`,
      kimi: SETTINGS,
      errors: [
        replaced(
          "gpt-4o",
          `${OPENAI}const MODEL: OpenAI.ChatModel = "gpt-4o";\nclient.chat.completions.create({ model: "kimi-k2.6", messages });`,
        ),
      ],
    },
    {
      name: "the same as an assertion in the request",
      code: `import type { ChatModel } from "openai/resources";\n${chat(`⟦"gpt-4o"⟧ satisfies ChatModel`)}`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
    },
    {
      name: "a list of the file",
      code: `${OPENAI}type Model = "gpt-4o" | "gpt-4o-mini";\nfunction ask(messages, model: Model = "gpt-4o") {\n  return client.chat.completions.create({ model: ⟦model⟧, messages });\n}`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
    },
    {
      name: "a list of the file that has the replacement",
      code: `${OPENAI}type Model = "gpt-4o" | "kimi-k2.6";\nfunction ask(messages, { model = "gpt-4o" }: { model?: Model }) {\n  return client.chat.completions.create({ model: ⟦model⟧, messages });\n}`,
      kimi: SETTINGS,
      errors: [replaced("gpt-4o")],
      output: `${OPENAI}type Model = "gpt-4o" | "kimi-k2.6";\nfunction ask(messages, { model = "kimi-k2.6" }: { model?: Model }) {\n  return client.chat.completions.create({ model: model, messages });\n}`,
    },

    // Settings.
    {
      name: "a model of OpenAI on a client of Kimi beside others",
      code: chat(`⟦"gpt-4o"⟧`, KIMI),
      kimi: { clients: "kimi" },
      errors: [otherVendor("gpt-4o", "OpenAI", chat(`"kimi-k3"`, KIMI))],
    },
    {
      name: "a retired model on an undecided client beside others",
      code: `import OpenAI from "openai";\nnew OpenAI({ baseURL }).chat.completions.create({ model: pro ? ⟦"kimi-k2.5"⟧ : "gpt-4o", messages });`,
      kimi: { clients: "kimi" },
      errors: [
        retired(
          "kimi-k2.5",
          "2026-08-31",
          `import OpenAI from "openai";\nnew OpenAI({ baseURL }).chat.completions.create({ model: pro ? "kimi-k3" : "gpt-4o", messages });`,
        ),
      ],
    },
    {
      name: "the model of the settings that no other rule objects to",
      code: `${OPENAI}client.chat.completions.create({ model: ⟦"gpt-4o"⟧, messages, n: 3, temperature: 0, tool_choice: "required" });`,
      kimi: { model: "kimi-k3" },
      errors: [otherVendor("gpt-4o", "OpenAI")],
      output: `${OPENAI}client.chat.completions.create({ model: "kimi-k3", messages, n: 3, temperature: 0, tool_choice: "required" });`,
    },
  ],
});
