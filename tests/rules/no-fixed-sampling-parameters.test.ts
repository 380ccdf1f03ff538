import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import rule from "../../rules/no-fixed-sampling-parameters.js";
import { asEslintRules } from "../../src/rule.js";
import { testRule } from "../support/rule-tester.js";

const KIMI = `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\n`;
/** A client whose base URL is OpenAI's: under `clients: "all"` its requests are being moved to Kimi. */
const OPENAI = `import OpenAI from "openai";\nconst client = new OpenAI();\n`;

const LIVE = [
  "kimi-k3.1-pro",
  "kimi-k3.1-pro-highspeed",
  "kimi-k3",
  "kimi-k2.7-code",
  "kimi-k2.7-code-highspeed",
  "kimi-k2.6",
];

/** A request for a model with these properties, in one line. */
function ask(model: string, ...properties: readonly string[]): string {
  return `${KIMI}await client.chat.completions.create({ ${[`model: "${model}"`, ...properties].join(", ")} });`;
}

/** A request that names no model which the file shows. */
function unknown(...properties: readonly string[]): string {
  return `${OPENAI}await client.chat.completions.create({ ${["model", ...properties].join(", ")} });`;
}

const ONLY_1 = "only 1 is allowed";
const ONLY_095 = "only 0.95 is allowed";
const ONLY_0 = "only 0 is allowed";
const BY_MODE = "only 1 or 0.6 is allowed, depending on thinking mode";

interface Suggestion {
  readonly messageId: string;
  readonly output: string;
}

type Finding = readonly [model: string, parameter: string, value: number | boolean | string, allowed: string];

function finding(messageId: string, [model, parameter, value, allowed]: Finding, suggestions: Suggestion[]) {
  return { messageId, data: { model, parameter, value: String(value), allowed }, suggestions };
}

function rejected(...[model, parameter, value, allowed, ...suggestions]: [...Finding, ...Suggestion[]]) {
  return finding("rejected", [model, parameter, value, allowed], suggestions);
}

function probably(...[model, parameter, value, allowed, ...suggestions]: [...Finding, ...Suggestion[]]) {
  return finding("probablyRejected", [model, parameter, value, allowed], suggestions);
}

/** A finding where the model is not known. */
function byAll(parameter: string, value: number, allowed: string, ...suggestions: Suggestion[]) {
  return {
    messageId: "rejectedByEveryModel",
    data: { parameter, value: String(value), allowed },
    suggestions,
  };
}

function hidden(model: string, parameter: string, allowed: string, ...suggestions: Suggestion[]) {
  return { messageId: "notShown", data: { model, parameter, allowed }, suggestions };
}

function remove(parameter: string, output: string) {
  return { messageId: "removeParameter", data: { parameter }, output };
}

function together(output: string) {
  return { messageId: "removeTogether", output };
}

function hide(parameter: string, output: string) {
  return { messageId: "removeHidden", data: { parameter }, output };
}

function choices(output: string) {
  return { messageId: "removeChoices", data: { parameter: "n" }, output };
}

function logprobs(parameter: string, output: string) {
  return { messageId: "removeLogprobs", data: { parameter }, output };
}

/** `temperature: 0.7` for kimi-k3, in a program that has it once. */
function warm(name: string, code: (temperature: string) => string, output: string, more: object = {}) {
  return {
    name,
    code: code("⟦0.7⟧"),
    errors: [rejected("kimi-k3", "temperature", 0.7, ONLY_1)],
    output,
    ...more,
  };
}

testRule(rule, {
  valid: [
    // The value that is allowed, or none.
    ...LIVE.map((model) => ({
      name: `the values of ${model}`,
      code: ask(
        model,
        "temperature: 1, top_p: 0.95, n: 1, presence_penalty: 0, frequency_penalty: -0, logprobs: false",
      ),
    })),
    { name: "no sampling parameters", code: ask("kimi-k3", "max_completion_tokens: 100, seed: 7") },
    {
      name: "undefined and null",
      code: ask(
        "kimi-k3",
        "temperature: undefined, top_p: null, n: void 0, logprobs: null, top_logprobs: null",
      ),
    },
    { name: "another notation of the value", code: ask("kimi-k3", "temperature: 0x1, top_p: 95e-2") },
    { name: "alternatives that are all allowed", code: ask("kimi-k3", "temperature: cold ? undefined : 1") },

    // Thinking mode.
    {
      name: "0.6 without thinking",
      code: ask("kimi-k2.6", `thinking: { type: "disabled" }, temperature: 0.6`),
    },
    {
      name: "1 and 0.6 where thinking is open",
      code: ask("kimi-k2.6", "thinking, temperature: cold ? 0.6 : 1"),
    },
    {
      name: "0.6 where a spread may turn thinking off",
      code: ask("kimi-k2.6", "temperature: 0.6", "...options"),
    },
    {
      name: "a temperature that goes with the mode",
      code: ask(
        "kimi-k2.6",
        `thinking: { type: quick ? "disabled" : "enabled" }, temperature: quick ? 0.6 : 1`,
      ),
    },
    {
      name: "0.6 where it is disputed whether thinking can be turned off",
      code: ask("kimi-k3", `thinking: { type: "disabled" }, temperature: 0.6`),
    },
    {
      name: "logprobs where that is not known",
      code: ask("kimi-k3", `thinking: { type: "disabled" }, logprobs: true, top_logprobs: 2`),
    },
    ...["kimi-k2.6", "kimi-k2.7-code"].map((model) => ({
      name: `logprobs of ${model}, which may work`,
      code: ask(model, "logprobs: true, top_logprobs: 2"),
    })),

    // Not a value that the file shows.
    { name: "an unknown value", code: ask("kimi-k3", "temperature, top_p: options.topP") },
    { name: "an unknown spread", code: ask("kimi-k3", "...options") },
    { name: "texts", code: ask("kimi-k3", `temperature: "0.7", n: "3", logprobs: "true"`) },
    { name: "what JSON has no number for", code: ask("kimi-k3", "temperature: 0 / 0, top_p: 1e999") },
    { name: "a big integer, which cannot be sent", code: ask("kimi-k3", "n: 3n") },
    {
      name: "a variable that is written more than once",
      code: `${KIMI}let temperature = 0.7;\nif (cold) temperature = 0;\nclient.chat.completions.create({ model: "kimi-k3", temperature });`,
    },
    {
      name: "an unknown value where unknown models are not reported",
      code: unknown("temperature: heat"),
      options: [{ reportUnknown: true }],
    },

    // Another value counts.
    { name: "a later property", code: ask("kimi-k3", "...{ temperature: 0.7 }, temperature: 1") },
    {
      name: "a delete before the request",
      code: `${KIMI}const request = { model: "kimi-k3", temperature: 0.7 };\ndelete request.temperature;\nclient.chat.completions.create(request);`,
    },
    { name: "a parameter in an object", code: ask("kimi-k3", "metadata: { temperature: 0.7, n: 3 }") },

    // Models that are not known: a value that some live model may accept.
    { name: "1 and 0.6 with an unknown model", code: unknown("temperature: quick ? 0.6 : 1") },
    { name: "logprobs with an unknown model", code: unknown("logprobs: true, top_logprobs: 2") },
    {
      name: "what temperature-range reports",
      code: unknown("temperature: 1.5"),
    },
    {
      name: "what temperature-range reports, also below the range",
      code: unknown("temperature: -0.5"),
    },
    {
      name: "a value beside one that temperature-range reports at the same place",
      code: `${OPENAI}const HEAT = wild ? 1.5 : 0.7;\nclient.chat.completions.create({ model, temperature: HEAT });`,
    },

    // Another endpoint, another SDK.
    { name: "responses", code: `${KIMI}client.responses.create({ model: "kimi-k3", temperature: 0.7 });` },
    { name: "legacy completions", code: `${KIMI}client.completions.create({ model: "kimi-k3", n: 3 });` },
    { name: "images", code: `${KIMI}client.images.generate({ model: "kimi-k3", n: 3 });` },
    {
      name: "groq-sdk",
      code: `import OpenAI from "groq-sdk";\nnew OpenAI().chat.completions.create({ model: "kimi-k3", temperature: 0.7 });`,
    },
    {
      name: "a class of the file",
      code: `class OpenAI { chat = createChat(); }\nnew OpenAI().chat.completions.create({ model: "kimi-k3", temperature: 0.7 });`,
    },
    {
      name: "a name that shadows the import",
      code: `import OpenAI from "openai";\nimport Groq from "groq-sdk";\nfunction ask(OpenAI = Groq) {\n  return new Groq().chat.completions.create({ model: "kimi-k3", temperature: 0.7 });\n}`,
    },
    {
      name: "Azure",
      code: `import { AzureOpenAI } from "openai";\nnew AzureOpenAI().chat.completions.create({ model: "kimi-k3", temperature: 0.7 });`,
    },
    {
      name: "a base URL of another host",
      code: `import OpenAI from "openai";\nnew OpenAI({ baseURL: "https://openrouter.ai/api/v1" }).chat.completions.create({ model: "kimi-k3", temperature: 0.7 });`,
    },

    // Settings.
    {
      name: "a client of OpenAI beside clients of Kimi",
      code: unknown("temperature: 0.7"),
      kimi: { clients: "kimi" },
    },
    {
      name: "a client by its shape, if those are ignored",
      code: `llm.chat.completions.create({ model: "kimi-k3", temperature: 0.7 });`,
      kimi: { unresolved: "ignore" },
    },
  ],

  invalid: [
    // Models.
    ...["kimi-k3.1-pro", "kimi-k3", "kimi-k2.7-code-highspeed", "kimi-k2.6"].map((model) => ({
      name: `a temperature for ${model}`,
      code: ask(model, "messages", "temperature: ⟦0.7⟧"),
      errors: [rejected(model, "temperature", 0.7, ONLY_1)],
      output: ask(model, "messages"),
    })),
    {
      name: "a model in the settings",
      code: unknown("temperature: ⟦0.7⟧"),
      kimi: { model: "kimi-k2.7-code" },
      errors: [rejected("kimi-k2.7-code", "temperature", 0.7, ONLY_1)],
      output: unknown(),
    },
    {
      name: "a model in the settings in place of another vendor's",
      code: `${OPENAI}await client.chat.completions.create({ model: "gpt-4o", temperature: ⟦0.7⟧ });`,
      kimi: { model: "kimi-k3" },
      errors: [rejected("kimi-k3", "temperature", 0.7, ONLY_1)],
      output: `${OPENAI}await client.chat.completions.create({ model: "gpt-4o" });`,
    },
    {
      name: "one of two models",
      code: `${KIMI}await client.chat.completions.create({ model: pro ? "kimi-k3.1-pro" : "kimi-k3", temperature: ⟦0.7⟧ });`,
      errors: [rejected("kimi-k3.1-pro", "temperature", 0.7, ONLY_1)],
      output: `${KIMI}await client.chat.completions.create({ model: pro ? "kimi-k3.1-pro" : "kimi-k3" });`,
    },
    {
      name: "two models and a temperature that depends on something else",
      code: `${KIMI}await client.chat.completions.create({ model: pro ? "kimi-k3" : "kimi-k2.6", temperature: cold ? ⟦0⟧ : 1 });`,
      errors: [rejected("kimi-k3", "temperature", 0, ONLY_1)],
      output: `${KIMI}await client.chat.completions.create({ model: pro ? "kimi-k3" : "kimi-k2.6" });`,
    },
    {
      name: "a model that is known besides one that is not",
      code: `${KIMI}await client.chat.completions.create({ model: pro ? "kimi-k3" : "gpt-4o", temperature: ⟦0.7⟧ });`,
      errors: [
        rejected(
          "kimi-k3",
          "temperature",
          0.7,
          ONLY_1,
          remove(
            "temperature",
            `${KIMI}await client.chat.completions.create({ model: pro ? "kimi-k3" : "gpt-4o" });`,
          ),
        ),
      ],
    },
    // A request may get another model on its way, under which the value works.
    ...Object.entries({
      "after a test that the way changes": [
        `if (!("pro" in user)) { request.model = "gpt-4o"; user.pro = false; }`,
        `if ("pro" in user) await client.chat.completions.create(request);`,
      ],
      "in a block that a break leaves": [
        `for (;;) { if (pro) break; request.model = "gpt-4o"; if (free) break; throw new Error("Wait"); }`,
        `await client.chat.completions.create(request);`,
      ],
      "before the SDK gets to it": [
        `const answer = client.chat.completions.create(request);`,
        `request.model = "gpt-4o"; await answer;`,
      ],
    }).map(([name, lines]) => {
      const code = (parameter: string): string =>
        [`${KIMI}const request = { model: "kimi-k3"${parameter} };`, ...lines].join("\n");
      return {
        name: `another model ${name}`,
        code: code(", temperature: ⟦0.7⟧"),
        errors: [rejected("kimi-k3", "temperature", 0.7, ONLY_1, remove("temperature", code("")))],
      };
    }),
    {
      name: "a value beyond the guide's range, which one of the models pins",
      code: `${KIMI}await client.chat.completions.create({ model: pro ? "kimi-k3" : "moonshot-v1-8k", temperature: ⟦1.5⟧ });`,
      errors: [
        rejected(
          "kimi-k3",
          "temperature",
          1.5,
          ONLY_1,
          remove(
            "temperature",
            `${KIMI}await client.chat.completions.create({ model: pro ? "kimi-k3" : "moonshot-v1-8k" });`,
          ),
        ),
      ],
    },
    {
      name: "several choices at zero, whose number one of the models pins",
      code: `${KIMI}await client.chat.completions.create({ model: pro ? "kimi-k3" : "moonshot-v1-8k", temperature: pro ? 1 : ⟦0⟧, messages, n: ⟦2⟧ });`,
      errors: [
        byAll(
          "temperature",
          0,
          BY_MODE,
          remove(
            "temperature",
            `${KIMI}await client.chat.completions.create({ model: pro ? "kimi-k3" : "moonshot-v1-8k", messages, n: 2 });`,
          ),
        ),
        rejected(
          "kimi-k3",
          "n",
          2,
          ONLY_1,
          remove(
            "n",
            `${KIMI}await client.chat.completions.create({ model: pro ? "kimi-k3" : "moonshot-v1-8k", temperature: pro ? 1 : 0, messages });`,
          ),
        ),
      ],
    },
    {
      name: "a fallback for a model that is not known, and a value that every model rejects",
      code: `${KIMI}await client.chat.completions.create({ model: process.env.MODEL ?? "kimi-k3", temperature: ⟦0.7⟧ });`,
      errors: [rejected("kimi-k3", "temperature", 0.7, ONLY_1)],
      output: `${KIMI}await client.chat.completions.create({ model: process.env.MODEL ?? "kimi-k3" });`,
    },
    {
      name: "a fallback for a model that is not known, and a value that another model may accept",
      code: `${KIMI}await client.chat.completions.create({ model: process.env.MODEL ?? "kimi-k3", logprobs: ⟦true⟧ });`,
      errors: [
        rejected(
          "kimi-k3",
          "logprobs",
          true,
          "only false is allowed",
          remove(
            "logprobs",
            `${KIMI}await client.chat.completions.create({ model: process.env.MODEL ?? "kimi-k3" });`,
          ),
        ),
      ],
    },

    // Thinking mode.
    {
      name: "0.6 while thinking",
      code: ask("kimi-k2.6", `thinking: { type: "enabled" }`, "temperature: ⟦0.6⟧"),
      errors: [rejected("kimi-k2.6", "temperature", 0.6, ONLY_1)],
      output: ask("kimi-k2.6", `thinking: { type: "enabled" }`),
    },
    {
      name: "1 without thinking",
      code: ask("kimi-k2.6", `thinking: { type: "disabled" }`, "temperature: ⟦1⟧"),
      errors: [rejected("kimi-k2.6", "temperature", 1, "only 0.6 is allowed")],
      output: ask("kimi-k2.6", `thinking: { type: "disabled" }`),
    },
    {
      name: "neither value, where thinking is open",
      code: ask("kimi-k2.6", "thinking", "temperature: ⟦0.7⟧"),
      errors: [rejected("kimi-k2.6", "temperature", 0.7, BY_MODE)],
      output: ask("kimi-k2.6", "thinking"),
    },
    {
      name: "thinking on one branch only",
      code: ask("kimi-k2.6", `...(quick && { thinking: { type: "disabled" } })`, "temperature: ⟦0.6⟧"),
      errors: [rejected("kimi-k2.6", "temperature", 0.6, ONLY_1)],
      output: ask("kimi-k2.6", `...(quick && { thinking: { type: "disabled" } })`),
    },
    {
      name: "a model whose thinking cannot be turned off",
      code: ask("kimi-k2.7-code", `thinking: { type: "disabled" }`, "temperature: ⟦0.6⟧"),
      errors: [rejected("kimi-k2.7-code", "temperature", 0.6, ONLY_1)],
      output: ask("kimi-k2.7-code", `thinking: { type: "disabled" }`),
    },
    {
      name: "a model for which it is disputed whether thinking can be turned off",
      code: ask("kimi-k3", `thinking: { type: "disabled" }`, "temperature: ⟦0.7⟧", "stop"),
      errors: [
        probably(
          "kimi-k3",
          "temperature",
          0.7,
          BY_MODE,
          remove("temperature", ask("kimi-k3", `thinking: { type: "disabled" }`, "stop")),
        ),
      ],
    },

    // Parameters.
    {
      name: "top_p",
      code: ask("kimi-k3", "top_p: ⟦1⟧", "messages"),
      errors: [rejected("kimi-k3", "top_p", 1, ONLY_095)],
      output: ask("kimi-k3", "messages"),
    },
    ...["presence_penalty", "frequency_penalty"].map((parameter) => ({
      name: parameter,
      code: ask("kimi-k2.6", `${parameter}: ⟦0.5⟧`, "messages"),
      errors: [rejected("kimi-k2.6", parameter, 0.5, ONLY_0)],
      output: ask("kimi-k2.6", "messages"),
    })),
    {
      name: "n with an answer that is not read",
      code: ask("kimi-k3", "n: ⟦3⟧", "messages"),
      errors: [rejected("kimi-k3", "n", 3, ONLY_1)],
      output: ask("kimi-k3", "messages"),
    },
    {
      name: "n with an answer of which the first choice is read",
      code: `${KIMI}const { choices } = await client.chat.completions.create({ model: "kimi-k3", n: ⟦3⟧, messages });\nlog(choices[0].message);`,
      errors: [rejected("kimi-k3", "n", 3, ONLY_1)],
      output: `${KIMI}const { choices } = await client.chat.completions.create({ model: "kimi-k3", messages });\nlog(choices[0].message);`,
    },
    {
      name: "n with an answer of which more is read",
      code: `${KIMI}const { choices } = await client.chat.completions.create({ model: "kimi-k3", n: ⟦3⟧, messages });\nlog(choices.map((choice) => choice.message));`,
      errors: [
        rejected(
          "kimi-k3",
          "n",
          3,
          ONLY_1,
          choices(
            `${KIMI}const { choices } = await client.chat.completions.create({ model: "kimi-k3", messages });\nlog(choices.map((choice) => choice.message));`,
          ),
        ),
      ],
    },
    {
      name: "n of a stream",
      code: `${KIMI}client.chat.completions.stream({ model: "kimi-k3", n: ⟦3⟧, messages });`,
      errors: [
        rejected(
          "kimi-k3",
          "n",
          3,
          ONLY_1,
          choices(`${KIMI}client.chat.completions.stream({ model: "kimi-k3", messages });`),
        ),
      ],
    },
    {
      name: "logprobs that are not read",
      code: `${KIMI}const completion = await client.chat.completions.create({ model: "kimi-k3", messages, logprobs: ⟦true⟧ });\nfor (const choice of completion.choices) log(choice.message);`,
      errors: [rejected("kimi-k3", "logprobs", true, "only false is allowed")],
      output: `${KIMI}const completion = await client.chat.completions.create({ model: "kimi-k3", messages });\nfor (const choice of completion.choices) log(choice.message);`,
    },
    {
      name: "logprobs that are read",
      code: `${KIMI}const completion = await client.chat.completions.create({ model: "kimi-k3", messages, logprobs: ⟦true⟧ });\nlog(completion.choices[0].logprobs);`,
      errors: [
        rejected(
          "kimi-k3",
          "logprobs",
          true,
          "only false is allowed",
          logprobs(
            "logprobs",
            `${KIMI}const completion = await client.chat.completions.create({ model: "kimi-k3", messages });\nlog(completion.choices[0].logprobs);`,
          ),
        ),
      ],
    },
    {
      name: "the number of logprobs that are read",
      code: `${KIMI}const completion = await client.chat.completions.create({ model: "kimi-k3", messages, top_logprobs: ⟦2⟧ });\nlog(completion.choices[0].logprobs);`,
      errors: [
        rejected(
          "kimi-k3",
          "top_logprobs",
          2,
          "no value is allowed",
          logprobs(
            "top_logprobs",
            `${KIMI}const completion = await client.chat.completions.create({ model: "kimi-k3", messages });\nlog(completion.choices[0].logprobs);`,
          ),
        ),
      ],
    },
    {
      name: "neighbours of a model that is not known, one of which the program would miss",
      code: `${OPENAI}const completion = await client.chat.completions.create({ model, temperature: ⟦0.2⟧, n: ⟦2⟧ });\nlog(completion.choices[1]);`,
      errors: [
        byAll(
          "temperature",
          0.2,
          BY_MODE,
          remove(
            "temperature",
            `${OPENAI}const completion = await client.chat.completions.create({ model, n: 2 });\nlog(completion.choices[1]);`,
          ),
        ),
        byAll(
          "n",
          2,
          ONLY_1,
          choices(
            `${OPENAI}const completion = await client.chat.completions.create({ model, temperature: 0.2 });\nlog(completion.choices[1]);`,
          ),
        ),
      ],
    },
    {
      name: "logprobs with their number",
      code: ask("kimi-k3", "logprobs: ⟦true⟧", "top_logprobs: ⟦5⟧"),
      errors: [
        rejected(
          "kimi-k3",
          "logprobs",
          true,
          "only false is allowed",
          remove("logprobs", ask("kimi-k3", "top_logprobs: 5")),
        ),
        rejected("kimi-k3", "top_logprobs", 5, "no value is allowed"),
      ],
      output: ask("kimi-k3"),
    },
    {
      name: "logprobs whose number cannot be taken out for a comment",
      code: ask("kimi-k3", "top_logprobs: ⟦2⟧ /* enough */", "logprobs: ⟦true⟧"),
      errors: [
        rejected("kimi-k3", "top_logprobs", 2, "no value is allowed"),
        rejected(
          "kimi-k3",
          "logprobs",
          true,
          "only false is allowed",
          remove("logprobs", ask("kimi-k3", "top_logprobs: 2 /* enough */")),
        ),
      ],
    },
    {
      name: "logprobs whose number the code does not show",
      code: ask("kimi-k3", "temperature: ⟦0.7⟧", "logprobs: ⟦true⟧", "top_logprobs"),
      errors: [
        rejected("kimi-k3", "temperature", 0.7, ONLY_1),
        rejected(
          "kimi-k3",
          "logprobs",
          true,
          "only false is allowed",
          remove("logprobs", ask("kimi-k3", "temperature: 0.7", "top_logprobs")),
        ),
      ],
      output: ask("kimi-k3", "logprobs: true", "top_logprobs"),
    },
    {
      name: "logprobs of a model that was not tried",
      code: ask("kimi-k3.1-pro", "logprobs: ⟦true⟧", "top_logprobs: ⟦5⟧"),
      errors: [
        probably(
          "kimi-k3.1-pro",
          "logprobs",
          true,
          "only false is allowed",
          together(ask("kimi-k3.1-pro")),
          remove("logprobs", ask("kimi-k3.1-pro", "top_logprobs: 5")),
        ),
        probably(
          "kimi-k3.1-pro",
          "top_logprobs",
          5,
          "no value is allowed",
          remove("top_logprobs", ask("kimi-k3.1-pro", "logprobs: true")),
        ),
      ],
    },

    // Several of them.
    {
      name: "neighbours go in one pass",
      code: ask("kimi-k3", "temperature: ⟦0.7⟧", "top_p: ⟦0.9⟧", "n: ⟦2⟧", "messages"),
      errors: [
        rejected(
          "kimi-k3",
          "temperature",
          0.7,
          ONLY_1,
          remove("temperature", ask("kimi-k3", "top_p: 0.9", "n: 2", "messages")),
        ),
        rejected("kimi-k3", "top_p", 0.9, ONLY_095),
        rejected("kimi-k3", "n", 2, ONLY_1),
      ],
      output: ask("kimi-k3", "messages"),
    },
    {
      name: "neighbours at the end",
      code: ask("kimi-k3", "messages", "temperature: ⟦0.7⟧", "top_p: ⟦0.9⟧"),
      errors: [
        rejected(
          "kimi-k3",
          "temperature",
          0.7,
          ONLY_1,
          remove("temperature", ask("kimi-k3", "messages", "top_p: 0.9")),
        ),
        rejected("kimi-k3", "top_p", 0.9, ONLY_095),
      ],
      output: ask("kimi-k3", "messages"),
    },
    {
      name: "neighbours on lines of their own",
      code: `${KIMI}await client.chat.completions.create({\n  model: "kimi-k3",\n  temperature: ⟦0.7⟧,\n  frequency_penalty: ⟦0.5⟧,\n  messages,\n  top_p: ⟦1⟧,\n});`,
      errors: [
        rejected(
          "kimi-k3",
          "temperature",
          0.7,
          ONLY_1,
          remove(
            "temperature",
            `${KIMI}await client.chat.completions.create({\n  model: "kimi-k3",\n  frequency_penalty: 0.5,\n  messages,\n  top_p: 1,\n});`,
          ),
        ),
        rejected("kimi-k3", "frequency_penalty", 0.5, ONLY_0),
        rejected("kimi-k3", "top_p", 1, ONLY_095),
      ],
      output: `${KIMI}await client.chat.completions.create({\n  model: "kimi-k3",\n  messages,\n});`,
    },
    {
      name: "a comment between neighbours",
      code: `${KIMI}await client.chat.completions.create({\n  model: "kimi-k3",\n  temperature: ⟦0.7⟧, // warm\n  top_p: ⟦0.9⟧\n});`,
      errors: [rejected("kimi-k3", "temperature", 0.7, ONLY_1), rejected("kimi-k3", "top_p", 0.9, ONLY_095)],
      output: [
        `${KIMI}await client.chat.completions.create({\n  model: "kimi-k3",\n  // warm\n  top_p: 0.9\n});`,
        `${KIMI}await client.chat.completions.create({\n  model: "kimi-k3"\n  // warm\n});`,
      ],
    },
    {
      name: "neighbours of which one costs something",
      code: `${KIMI}const { choices } = await client.chat.completions.create({ model: "kimi-k3", temperature: ⟦0.7⟧, n: ⟦2⟧, top_p: ⟦1⟧, messages });\nlog(choices.length);`,
      errors: [
        rejected("kimi-k3", "temperature", 0.7, ONLY_1),
        rejected(
          "kimi-k3",
          "n",
          2,
          ONLY_1,
          choices(
            `${KIMI}const { choices } = await client.chat.completions.create({ model: "kimi-k3", temperature: 0.7, top_p: 1, messages });\nlog(choices.length);`,
          ),
        ),
        rejected("kimi-k3", "top_p", 1, ONLY_095),
      ],
      output: `${KIMI}const { choices } = await client.chat.completions.create({ model: "kimi-k3", n: 2, messages });\nlog(choices.length);`,
    },
    {
      name: "neighbours in an object that two requests share",
      code: `${KIMI}const base = { temperature: ⟦0.7⟧, top_p: ⟦1⟧, stop };\nawait client.chat.completions.create({ ...base, model: "kimi-k3" });\nawait client.chat.completions.create({ ...base, model: "kimi-k2.6" });`,
      errors: [
        rejected(
          "kimi-k3",
          "temperature",
          0.7,
          ONLY_1,
          remove(
            "temperature",
            `${KIMI}const base = { top_p: 1, stop };\nawait client.chat.completions.create({ ...base, model: "kimi-k3" });\nawait client.chat.completions.create({ ...base, model: "kimi-k2.6" });`,
          ),
        ),
        rejected("kimi-k3", "top_p", 1, ONLY_095),
      ],
      output: `${KIMI}const base = { stop };\nawait client.chat.completions.create({ ...base, model: "kimi-k3" });\nawait client.chat.completions.create({ ...base, model: "kimi-k2.6" });`,
    },
    {
      name: "an object that a request for an unknown model shares",
      code: `${KIMI}const base = { temperature: ⟦0.7⟧, stop };\nawait client.chat.completions.create({ ...base, model: "kimi-k3" });\nawait client.chat.completions.create({ ...base, model });`,
      errors: [
        rejected(
          "kimi-k3",
          "temperature",
          0.7,
          ONLY_1,
          remove(
            "temperature",
            `${KIMI}const base = { stop };\nawait client.chat.completions.create({ ...base, model: "kimi-k3" });\nawait client.chat.completions.create({ ...base, model });`,
          ),
        ),
      ],
    },
    {
      name: "an object that a request shares for which the value is right",
      code: `${KIMI}const base = { temperature: ⟦0.6⟧, stop };\nawait client.chat.completions.create({ ...base, model: "kimi-k3" });\nawait client.chat.completions.create({ ...base, model: "kimi-k2.6", thinking: { type: "disabled" } });`,
      errors: [rejected("kimi-k3", "temperature", 0.6, ONLY_1)],
    },

    // What can be said of a value.
    {
      name: "both branches",
      code: ask("kimi-k3", "temperature: cold ? ⟦0⟧ : ⟦0.7⟧", "messages"),
      errors: [
        rejected("kimi-k3", "temperature", 0, ONLY_1),
        rejected("kimi-k3", "temperature", 0.7, ONLY_1),
      ],
      output: ask("kimi-k3", "messages"),
    },
    warm(
      "one branch, beside one that says what the model does anyway",
      (value) => ask("kimi-k3", `temperature: cold ? undefined : sure ? 1 : ${value}`, "messages"),
      ask("kimi-k3", "messages"),
    ),
    {
      name: "the fallback of an unknown value",
      code: ask("kimi-k3", "temperature: options.temperature ?? ⟦0.7⟧", "messages"),
      errors: [
        rejected("kimi-k3", "temperature", 0.7, ONLY_1, hide("temperature", ask("kimi-k3", "messages"))),
      ],
    },
    {
      name: "the default of a parameter, whose callers may say otherwise",
      code: `${KIMI}const answer = (temperature = 0.7) => client.chat.completions.create({ model: "kimi-k3", ⟦temperature⟧ });`,
      errors: [
        rejected(
          "kimi-k3",
          "temperature",
          0.7,
          ONLY_1,
          hide(
            "temperature",
            `${KIMI}const answer = (temperature = 0.7) => client.chat.completions.create({ model: "kimi-k3" });`,
          ),
        ),
      ],
    },
    {
      name: "the default of n in a destructured parameter",
      code: `${KIMI}export async function names({ n = 3 }) {\n  const { choices } = await client.chat.completions.create({ model: "kimi-k3", ⟦n⟧ });\n  return choices;\n}`,
      errors: [
        rejected(
          "kimi-k3",
          "n",
          3,
          ONLY_1,
          choices(
            `${KIMI}export async function names({ n = 3 }) {\n  const { choices } = await client.chat.completions.create({ model: "kimi-k3" });\n  return choices;\n}`,
          ),
        ),
      ],
    },
    warm(
      "a type assertion",
      (value) => ask("kimi-k3", `temperature: ${value} as number`, "messages"),
      ask("kimi-k3", "messages"),
    ),
    warm(
      "parentheses",
      (value) => ask("kimi-k3", `temperature: (${value})`, "messages"),
      ask("kimi-k3", "messages"),
    ),
    {
      name: "arithmetic",
      code: ask("kimi-k3", "temperature: ⟦1 - 0.5⟧", "messages"),
      errors: [rejected("kimi-k3", "temperature", 0.5, ONLY_1)],
      output: ask("kimi-k3", "messages"),
    },
    {
      name: "a constant that would be left without a reader",
      code: `${KIMI}const WARM = 0.7;\nawait client.chat.completions.create({ model: "kimi-k3", temperature: ⟦WARM⟧ });`,
      errors: [
        rejected(
          "kimi-k3",
          "temperature",
          0.7,
          ONLY_1,
          remove(
            "temperature",
            `${KIMI}const WARM = 0.7;\nawait client.chat.completions.create({ model: "kimi-k3" });`,
          ),
        ),
      ],
    },
    {
      name: "a constant that would be left without a reader by two requests",
      code: `${KIMI}const WARM = 0.7;\nawait client.chat.completions.create({ model: "kimi-k3", temperature: ⟦WARM⟧ });\nawait client.chat.completions.create({ model: "kimi-k2.6", temperature: ⟦WARM⟧ });`,
      errors: [
        rejected(
          "kimi-k3",
          "temperature",
          0.7,
          ONLY_1,
          remove(
            "temperature",
            `${KIMI}const WARM = 0.7;\nawait client.chat.completions.create({ model: "kimi-k3" });\nawait client.chat.completions.create({ model: "kimi-k2.6", temperature: WARM });`,
          ),
        ),
        rejected(
          "kimi-k2.6",
          "temperature",
          0.7,
          ONLY_1,
          remove(
            "temperature",
            `${KIMI}const WARM = 0.7;\nawait client.chat.completions.create({ model: "kimi-k3", temperature: WARM });\nawait client.chat.completions.create({ model: "kimi-k2.6" });`,
          ),
        ),
      ],
    },
    {
      name: "a constant that other code reads",
      code: `${KIMI}const WARM = 0.7;\nlog(WARM);\nawait client.chat.completions.create({ model: "kimi-k3", temperature: ⟦WARM⟧ });`,
      errors: [rejected("kimi-k3", "temperature", 0.7, ONLY_1)],
      output: `${KIMI}const WARM = 0.7;\nlog(WARM);\nawait client.chat.completions.create({ model: "kimi-k3" });`,
    },
    {
      name: "an exported constant in a shorthand property",
      code: `${KIMI}export const temperature = 0.7;\nawait client.chat.completions.create({ model: "kimi-k3", ⟦temperature⟧ });`,
      errors: [rejected("kimi-k3", "temperature", 0.7, ONLY_1)],
      output: `${KIMI}export const temperature = 0.7;\nawait client.chat.completions.create({ model: "kimi-k3" });`,
    },
    {
      name: "a member of a constant object with other readers",
      code: `${KIMI}const HEAT = { warm: 0.7, limit: 5 };\nlog(HEAT.limit);\nawait client.chat.completions.create({ model: "kimi-k3", temperature: ⟦HEAT.warm⟧ });`,
      errors: [rejected("kimi-k3", "temperature", 0.7, ONLY_1)],
      output: `${KIMI}const HEAT = { warm: 0.7, limit: 5 };\nlog(HEAT.limit);\nawait client.chat.completions.create({ model: "kimi-k3" });`,
    },

    // How the request is put together.
    warm(
      "a constant",
      (value) =>
        `${KIMI}const request = { model: "kimi-k3", temperature: ${value} };\nawait client.chat.completions.create(request);`,
      `${KIMI}const request = { model: "kimi-k3" };\nawait client.chat.completions.create(request);`,
    ),
    warm(
      "a constant with the type of the SDK",
      (value) =>
        `${KIMI}const request: OpenAI.ChatCompletionCreateParams = { model: "kimi-k3", messages, temperature: ${value} };\nawait client.chat.completions.create(request);`,
      `${KIMI}const request: OpenAI.ChatCompletionCreateParams = { model: "kimi-k3", messages };\nawait client.chat.completions.create(request);`,
    ),
    warm(
      "a constant with a type of the file",
      (value) =>
        `${KIMI}interface Request { model: string; temperature?: number }\nconst request: Request = { model: "kimi-k3", temperature: ${value} };\nawait client.chat.completions.create(request);`,
      `${KIMI}interface Request { model: string; temperature?: number }\nconst request: Request = { model: "kimi-k3" };\nawait client.chat.completions.create(request);`,
    ),
    {
      name: "a constant with a type that the file does not show",
      code: `import type { Request } from "./types.js";\n${KIMI}const request: Request = { model: "kimi-k3", temperature: ⟦0.7⟧ };\nawait client.chat.completions.create(request);`,
      errors: [
        rejected(
          "kimi-k3",
          "temperature",
          0.7,
          ONLY_1,
          remove(
            "temperature",
            `import type { Request } from "./types.js";\n${KIMI}const request: Request = { model: "kimi-k3" };\nawait client.chat.completions.create(request);`,
          ),
        ),
      ],
    },
    {
      name: "a constant with a type that demands a temperature",
      code: `${KIMI}interface Request { model: string; temperature: number }\nconst request: Request = { model: "kimi-k3", temperature: ⟦0.7⟧ };\nawait client.chat.completions.create(request);`,
      errors: [rejected("kimi-k3", "temperature", 0.7, ONLY_1)],
    },
    warm(
      "satisfies",
      (value) =>
        `${KIMI}const request = { model: "kimi-k3", temperature: ${value} } as const satisfies Partial<OpenAI.ChatCompletionCreateParams>;\nawait client.chat.completions.create(request);`,
      `${KIMI}const request = { model: "kimi-k3" } as const satisfies Partial<OpenAI.ChatCompletionCreateParams>;\nawait client.chat.completions.create(request);`,
    ),
    warm(
      "a spread object",
      (value) =>
        `${KIMI}const base = { model: "kimi-k3", temperature: ${value} };\nawait client.chat.completions.create({ ...base, messages });`,
      `${KIMI}const base = { model: "kimi-k3" };\nawait client.chat.completions.create({ ...base, messages });`,
    ),
    warm(
      "a conditional spread",
      (value) => ask("kimi-k3", `...(warm && { temperature: ${value} })`),
      ask("kimi-k3", "...(warm && {})"),
    ),
    {
      name: "a conditional spread over another value, which goes first",
      code: ask("kimi-k3", "temperature: ⟦0.5⟧", "...(warm ? { temperature: ⟦0.7⟧ } : {})"),
      errors: [
        rejected("kimi-k3", "temperature", 0.5, ONLY_1),
        rejected("kimi-k3", "temperature", 0.7, ONLY_1),
      ],
      output: [
        ask("kimi-k3", "...(warm ? { temperature: 0.7 } : {})"),
        ask("kimi-k3", "...(warm ? {} : {})"),
      ],
    },
    warm(
      "Object.assign",
      (value) =>
        `${KIMI}await client.chat.completions.create(Object.assign({ model: "kimi-k3" }, { temperature: ${value} }));`,
      `${KIMI}await client.chat.completions.create(Object.assign({ model: "kimi-k3" }, {}));`,
    ),
    {
      name: "an assignment",
      code: `${KIMI}const request = { model: "kimi-k3" };\nrequest.temperature = ⟦0.7⟧;\nawait client.chat.completions.create(request);`,
      errors: [rejected("kimi-k3", "temperature", 0.7, ONLY_1)],
    },
    warm(
      "a function that returns the request",
      (value) =>
        `${KIMI}const request = () => ({ model: "kimi-k3", temperature: ${value} });\nawait client.chat.completions.create(request());`,
      `${KIMI}const request = () => ({ model: "kimi-k3" });\nawait client.chat.completions.create(request());`,
    ),
    {
      name: "a field of a class, which others may read",
      code: `${KIMI}class Chat {\n  defaults = { model: "kimi-k3", temperature: ⟦0.7⟧ };\n  ask(messages) { return client.chat.completions.create({ ...this.defaults, messages }); }\n}`,
      errors: [probably("kimi-k3", "temperature", 0.7, BY_MODE)],
    },
    {
      name: "an object that other code reads",
      code: `${KIMI}const request = { model: "kimi-k3", temperature: ⟦0.7⟧ };\nlog(request.temperature);\nawait client.chat.completions.create(request);`,
      errors: [rejected("kimi-k3", "temperature", 0.7, ONLY_1)],
    },
    {
      name: "an unknown spread before, which would decide instead",
      code: ask("kimi-k3", "...options", "top_p: ⟦1⟧"),
      errors: [rejected("kimi-k3", "top_p", 1, ONLY_095)],
    },
    {
      name: "an unknown spread after, which may decide otherwise",
      code: ask("kimi-k3", "top_p: ⟦1⟧", "...options"),
      errors: [rejected("kimi-k3", "top_p", 1, ONLY_095, remove("top_p", ask("kimi-k3", "...options")))],
    },
    {
      name: "a comment in the property",
      code: ask("kimi-k3", "temperature: /* warm */ ⟦0.7⟧"),
      errors: [rejected("kimi-k3", "temperature", 0.7, ONLY_1)],
    },
    warm(
      "comments around the property",
      (value) =>
        `${KIMI}await client.chat.completions.create({\n  model: "kimi-k3", // the newest\n  // a bit of life\n  temperature: ${value}, // for slogans\n  messages,\n});`,
      `${KIMI}await client.chat.completions.create({\n  model: "kimi-k3", // the newest\n  // a bit of life\n  // for slogans\n  messages,\n});`,
    ),
    warm(
      "a quoted key",
      (value) => ask("kimi-k3", `"temperature": ${value}`, `"stop": []`),
      ask("kimi-k3", `"stop": []`),
    ),

    // Models that are not known: every live model rejects the value.
    {
      name: "an unknown model",
      code: unknown("temperature: ⟦0.7⟧", "messages"),
      errors: [byAll("temperature", 0.7, BY_MODE, remove("temperature", unknown("messages")))],
    },
    ...["gpt-4o", "moonshot-v1-8k", "kimi-k9"].map((model) => ({
      name: `${model}, which is no model that Kimi serves today`,
      code: ask(model, "top_p: ⟦1⟧", "messages"),
      errors: [byAll("top_p", 1, ONLY_095, remove("top_p", ask(model, "messages")))],
    })),
    {
      name: "no model",
      code: `${OPENAI}await client.chat.completions.create({ temperature: ⟦0.2⟧, messages });`,
      errors: [
        byAll(
          "temperature",
          0.2,
          BY_MODE,
          remove("temperature", `${OPENAI}await client.chat.completions.create({ messages });`),
        ),
      ],
    },
    {
      name: "several parameters of an unknown model",
      code: unknown("temperature: ⟦0.7⟧", "top_p: ⟦1⟧", "frequency_penalty: ⟦0.5⟧", "messages"),
      errors: [
        byAll(
          "temperature",
          0.7,
          BY_MODE,
          together(unknown("messages")),
          remove("temperature", unknown("top_p: 1", "frequency_penalty: 0.5", "messages")),
        ),
        byAll(
          "top_p",
          1,
          ONLY_095,
          remove("top_p", unknown("temperature: 0.7", "frequency_penalty: 0.5", "messages")),
        ),
        byAll(
          "frequency_penalty",
          0.5,
          ONLY_0,
          remove("frequency_penalty", unknown("temperature: 0.7", "top_p: 1", "messages")),
        ),
      ],
    },
    {
      name: "several choices of an unknown model",
      code: `${OPENAI}const { choices } = await client.chat.completions.create({ model, n: ⟦3⟧, messages });\nlog(choices);`,
      errors: [
        byAll(
          "n",
          3,
          ONLY_1,
          choices(
            `${OPENAI}const { choices } = await client.chat.completions.create({ model, messages });\nlog(choices);`,
          ),
        ),
      ],
    },
    {
      name: "several choices at zero, whose number another rule reports",
      code: unknown("temperature: ⟦0⟧", "n: 3"),
      errors: [byAll("temperature", 0, BY_MODE, remove("temperature", unknown("n: 3")))],
    },
    {
      name: "a temperature in the range beside one that another rule reports",
      code: unknown("temperature: wild ? 1.5 : ⟦0.7⟧", "messages"),
      errors: [byAll("temperature", 0.7, BY_MODE, remove("temperature", unknown("messages")))],
    },

    // Values that the code does not show.
    {
      name: "an unknown value",
      code: ask("kimi-k3", "messages", "temperature: ⟦heat⟧"),
      options: [{ reportUnknown: true }],
      errors: [hidden("kimi-k3", "temperature", ONLY_1, hide("temperature", ask("kimi-k3", "messages")))],
    },
    {
      name: "an unknown value of several parameters, and one that is known",
      code: ask(
        "kimi-k2.6",
        "top_p: ⟦options.topP⟧",
        "n: ⟦count ?? 1⟧",
        "temperature: heat ?? ⟦0.7⟧",
        "messages",
      ),
      options: [{ reportUnknown: true }],
      errors: [
        hidden(
          "kimi-k2.6",
          "top_p",
          ONLY_095,
          hide("top_p", ask("kimi-k2.6", "n: count ?? 1", "temperature: heat ?? 0.7", "messages")),
        ),
        hidden(
          "kimi-k2.6",
          "n",
          ONLY_1,
          hide("n", ask("kimi-k2.6", "top_p: options.topP", "temperature: heat ?? 0.7", "messages")),
        ),
        rejected(
          "kimi-k2.6",
          "temperature",
          0.7,
          ONLY_1,
          hide("temperature", ask("kimi-k2.6", "top_p: options.topP", "n: count ?? 1", "messages")),
        ),
      ],
    },
    {
      name: "an unknown value that an unknown spread comes before",
      code: ask("kimi-k3", "...options", "top_p: ⟦topP⟧"),
      options: [{ reportUnknown: true }],
      errors: [hidden("kimi-k3", "top_p", ONLY_095)],
    },
    {
      name: "an unknown value for the model of the settings",
      code: unknown("messages", "frequency_penalty: ⟦penalty⟧"),
      kimi: { model: "kimi-k3" },
      options: [{ reportUnknown: true }],
      errors: [
        hidden("kimi-k3", "frequency_penalty", ONLY_0, hide("frequency_penalty", unknown("messages"))),
      ],
    },

    // Methods and clients.
    ...["parse", "stream", "runTools"].map((method) =>
      warm(
        `the method ${method}`,
        (value) => `${KIMI}client.chat.completions.${method}({ model: "kimi-k3", temperature: ${value} });`,
        `${KIMI}client.chat.completions.${method}({ model: "kimi-k3" });`,
      ),
    ),
    warm(
      "a method under beta",
      (value) => `${KIMI}client.beta.chat.completions.parse({ model: "kimi-k3", temperature: ${value} });`,
      `${KIMI}client.beta.chat.completions.parse({ model: "kimi-k3" });`,
    ),
    warm(
      "a client of OpenAI",
      (value) => `${OPENAI}client.chat.completions.create({ model: "kimi-k3", temperature: ${value} });`,
      `${OPENAI}client.chat.completions.create({ model: "kimi-k3" });`,
    ),
    warm(
      "a client of Kimi beside others",
      (value) =>
        `${KIMI}new OpenAI().chat.completions.create({ model, top_p: 1 });\nclient.chat.completions.create({ model: "kimi-k3", temperature: ${value} });`,
      `${KIMI}new OpenAI().chat.completions.create({ model, top_p: 1 });\nclient.chat.completions.create({ model: "kimi-k3" });`,
      { kimi: { clients: "kimi" } },
    ),
    ...[
      ["a client known by its shape only", "llm"],
      ["a client whose base URL the code does not show", "new OpenAI({ baseURL })"],
    ].map(([name = "", client = ""]) => ({
      name,
      code: `import OpenAI from "openai";\nawait ${client}.chat.completions.create({ model: "kimi-k3", temperature: ⟦0.7⟧, top_p: ⟦1⟧ });`,
      errors: [
        rejected(
          "kimi-k3",
          "temperature",
          0.7,
          ONLY_1,
          together(
            `import OpenAI from "openai";\nawait ${client}.chat.completions.create({ model: "kimi-k3" });`,
          ),
          remove(
            "temperature",
            `import OpenAI from "openai";\nawait ${client}.chat.completions.create({ model: "kimi-k3", top_p: 1 });`,
          ),
        ),
        rejected(
          "kimi-k3",
          "top_p",
          1,
          ONLY_095,
          remove(
            "top_p",
            `import OpenAI from "openai";\nawait ${client}.chat.completions.create({ model: "kimi-k3", temperature: 0.7 });`,
          ),
        ),
      ],
    })),
    warm(
      "CommonJS",
      (value) =>
        `const { OpenAI } = require('openai')\nnew OpenAI().chat.completions.create({ model: 'kimi-k3', temperature: ${value} })`,
      `const { OpenAI } = require('openai')\nnew OpenAI().chat.completions.create({ model: 'kimi-k3' })`,
      { filename: "chat.cjs" },
    ),
    warm(
      "TSX",
      (value) =>
        `${KIMI}export const Chat = () => <Ask onClick={() => client.chat.completions.create({ model: "kimi-k3", temperature: ${value} })} />;`,
      `${KIMI}export const Chat = () => <Ask onClick={() => client.chat.completions.create({ model: "kimi-k3" })} />;`,
      { filename: "chat.tsx" },
    ),
  ],
});

describe("a property that a comment exempts", () => {
  const NAME = `kimi/${rule.name}`;

  it.each([
    ["on the line before", `temperature: 0.7,\n// eslint-disable-next-line ${NAME}\ntop_p: 1,\nn: 2,`],
    ["on its line", `temperature: 0.7,\n  top_p: 1, // eslint-disable-line ${NAME}\nn: 2,`],
    ["around it", `temperature: 0.7,\n/* eslint-disable ${NAME} */\ntop_p: 1,\n/* eslint-enable */\nn: 2,`],
  ])("stays where its neighbours go: %s", (_, properties) => {
    const plugins = { kimi: { rules: asEslintRules({ [rule.name]: rule }) } };
    const code = `${KIMI}await client.chat.completions.create({\nmodel: "kimi-k3",\n${properties}\n});`;
    const { output } = new Linter().verifyAndFix(code, { plugins, rules: { [NAME]: "error" } });
    expect(output).toContain("top_p: 1");
    expect(output).not.toContain("temperature");
    expect(output).not.toContain("n: 2");
  });
});
