import rule from "../../rules/temperature-range.js";
import { testRule } from "../support/rule-tester.js";

/** A client whose base URL is OpenAI's: under `clients: "all"` its requests are being moved to Kimi. */
const OPENAI = `import OpenAI from "openai";\nconst client = new OpenAI();\n`;
const KIMI = `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\n`;

const RANGE = { contract: "Kimi's migration guide", minimum: 0, maximum: 1 };

interface Suggestion {
  readonly messageId: string;
  readonly output: string;
}

function above(value: number, ...suggestions: readonly Suggestion[]) {
  return { messageId: "aboveMaximum", data: { value, ...RANGE }, suggestions };
}

function below(value: number, ...suggestions: readonly Suggestion[]) {
  return { messageId: "belowMinimum", data: { value, ...RANGE }, suggestions };
}

function bound(value: number, output: string) {
  return { messageId: "useBound", data: { bound: value }, output };
}

function remove(output: string) {
  return { messageId: "removeTemperature", output };
}

testRule(rule, {
  valid: [
    // In the range.
    { name: "no temperature", code: `${OPENAI}client.chat.completions.create({ model, messages });` },
    { name: "the upper bound", code: `${OPENAI}client.chat.completions.create({ temperature: 1 });` },
    { name: "the lower bound", code: `${OPENAI}client.chat.completions.create({ temperature: 0 });` },
    { name: "minus zero", code: `${OPENAI}client.chat.completions.create({ temperature: -0 });` },
    { name: "a value between", code: `${OPENAI}client.chat.completions.create({ temperature: 0.7 });` },
    { name: "null", code: `${OPENAI}client.chat.completions.create({ temperature: null });` },
    { name: "undefined", code: `${OPENAI}client.chat.completions.create({ temperature: undefined });` },
    {
      name: "alternatives in the range",
      code: `${OPENAI}client.chat.completions.create({ temperature: warm ? 1 : 0 });`,
    },

    // Not a number that the file shows.
    { name: "a text", code: `${OPENAI}client.chat.completions.create({ temperature: "1.5" });` },
    { name: "a big integer", code: `${OPENAI}client.chat.completions.create({ temperature: 2n });` },
    { name: "an unknown value", code: `${OPENAI}client.chat.completions.create({ temperature });` },
    {
      name: "the result of an unknown function",
      code: `${OPENAI}client.chat.completions.create({ temperature: heat(1.5) });`,
    },
    {
      name: "arithmetic with an unknown value",
      code: `${OPENAI}client.chat.completions.create({ temperature: heat * 2 });`,
    },
    {
      name: "a variable that is written more than once",
      code: `${OPENAI}let temperature = 1.5;\nif (cold) temperature = 0;\nclient.chat.completions.create({ temperature });`,
    },
    {
      name: "an imported constant",
      code: `import { HOT } from "./config.js";\n${OPENAI}client.chat.completions.create({ temperature: HOT });`,
    },
    { name: "an unknown spread", code: `${OPENAI}client.chat.completions.create({ ...options });` },
    { name: "a spread argument", code: `${OPENAI}client.chat.completions.create(...parameters);` },
    { name: "an unknown request", code: `${OPENAI}client.chat.completions.create(request);` },
    {
      name: "a getter",
      code: `${OPENAI}client.chat.completions.create({ get temperature() { return 1.5; } });`,
    },
    {
      name: "a computed key that is not known",
      code: `${OPENAI}client.chat.completions.create({ [key]: 1.5 });`,
    },

    // Another value counts.
    {
      name: "a repeated key whose last value is in the range",
      code: `${OPENAI}client.chat.completions.create({ temperature: 1.5, temperature: 1 });`,
    },
    {
      name: "a later property after a spread",
      code: `${OPENAI}const hot = { temperature: 1.5 };\nclient.chat.completions.create({ ...hot, temperature: 1 });`,
    },
    {
      name: "a later spread",
      code: `${OPENAI}const warm = { temperature: 1 };\nclient.chat.completions.create({ temperature: 1.5, ...warm });`,
    },
    {
      name: "Object.assign with a later object",
      code: `${OPENAI}client.chat.completions.create(Object.assign({ temperature: 1.5 }, { temperature: 1 }));`,
    },
    {
      name: "an assignment before the request",
      code: `${OPENAI}const request = { temperature: 1.5 };\nrequest.temperature = 1;\nclient.chat.completions.create(request);`,
    },
    {
      name: "a delete before the request",
      code: `${OPENAI}const request = { temperature: 1.5 };\ndelete request.temperature;\nclient.chat.completions.create(request);`,
    },
    {
      name: "an assignment after the request",
      code: `${OPENAI}const request = { temperature: 1 };\nawait client.chat.completions.create(request);\nrequest.temperature = 1.5;`,
    },
    {
      name: "a temperature elsewhere in the request",
      code: `${OPENAI}client.chat.completions.create({ metadata: { temperature: 1.5 } });`,
    },
    {
      name: "a temperature in the request options",
      code: `${OPENAI}client.chat.completions.create({ model }, { temperature: 1.5 });`,
    },
    {
      name: "a request that a body replaces",
      code: `${OPENAI}client.chat.completions.create({ temperature: 1.5 }, { body: { temperature: 1 } });`,
    },

    // Another endpoint, another SDK.
    { name: "legacy completions", code: `${OPENAI}client.completions.create({ temperature: 1.5 });` },
    { name: "another method", code: `${OPENAI}client.chat.completions.list({ temperature: 1.5 });` },
    { name: "transcriptions", code: `${OPENAI}client.audio.transcriptions.create({ temperature: 1.5 });` },
    {
      name: "groq-sdk",
      code: `import OpenAI from "groq-sdk";\nnew OpenAI().chat.completions.create({ temperature: 1.5 });`,
    },
    {
      name: "a class of the file",
      code: `class OpenAI { chat = createChat(); }\nnew OpenAI().chat.completions.create({ temperature: 1.5 });`,
    },
    {
      name: "a name that shadows the import",
      code: `import OpenAI from "openai";\nimport Groq from "groq-sdk";\nfunction ask(OpenAI = Groq) {\n  const client = new Groq();\n  return client.chat.completions.create({ temperature: 1.5 });\n}`,
    },
    {
      name: "an object of the file",
      code: `const client = { chat: { completions: { create() {} } } };\nclient.chat.completions.create({ temperature: 1.5 });`,
    },
    {
      name: "a parameter of another SDK's type",
      code: `import Groq from "groq-sdk";\nconst ask = (client: Groq) => client.chat.completions.create({ temperature: 1.5 });`,
    },
    {
      name: "Azure",
      code: `import { AzureOpenAI } from "openai";\nnew AzureOpenAI().chat.completions.create({ temperature: 1.5 });`,
    },
    {
      name: "a base URL of another host",
      code: `import OpenAI from "openai";\nnew OpenAI({ baseURL: "https://openrouter.ai/api/v1" }).chat.completions.create({ temperature: 1.5 });`,
    },

    // Models that pin the temperature are another rule's matter.
    ...[
      "kimi-k3",
      "kimi-k3.1-pro",
      "kimi-k3.1-pro-highspeed",
      "kimi-k2.7-code",
      "kimi-k2.7-code-highspeed",
      "kimi-k2.6",
    ].map((model) => ({
      name: `the pinned temperature of ${model}`,
      code: `${KIMI}client.chat.completions.create({ model: "${model}", temperature: 1.5 });`,
    })),
    {
      name: "a model in the settings",
      code: `${KIMI}client.chat.completions.create({ model, temperature: 1.5 });`,
      kimi: { model: "kimi-k3" },
    },
    {
      name: "a model in the settings instead of a retired one",
      code: `${KIMI}client.chat.completions.create({ model: "moonshot-v1-8k", temperature: 1.5 });`,
      kimi: { model: "kimi-k2.6" },
    },
    {
      name: "a temperature above the range for the pinned model only",
      code: `${KIMI}client.chat.completions.create({ model: pro ? "kimi-k3" : "moonshot-v1-8k", temperature: pro ? 1.5 : 1 });`,
    },

    {
      name: "one of two models pins the temperature",
      code: `${KIMI}client.chat.completions.create({ temperature: 1.5, model: pro ? "kimi-k3" : "moonshot-v1-8k" });`,
    },

    // Settings.
    {
      name: "a client of OpenAI beside clients of Kimi",
      code: `${OPENAI}client.chat.completions.create({ model: "gpt-4o", temperature: 1.5 });`,
      kimi: { clients: "kimi" },
    },
    {
      name: "an undecided client beside clients of Kimi",
      code: `import OpenAI from "openai";\nnew OpenAI({ baseURL }).chat.completions.create({ temperature: 1.5 });`,
      kimi: { clients: "kimi" },
    },
    {
      name: "a client of a module that the settings do not name, if those by their shape are ignored",
      code: `import { llm } from "@/other/llm";\nllm.chat.completions.create({ temperature: 1.5 });`,
      kimi: { clientModules: ["@/lib/*"], unresolved: "ignore" },
    },
    {
      name: "a client by its shape, if those are ignored",
      code: `llm.chat.completions.create({ temperature: 1.5 });`,
      kimi: { unresolved: "ignore" },
    },
  ],

  invalid: [
    // Values.
    {
      name: "a literal above the range",
      code: `${OPENAI}client.chat.completions.create({ model, messages, temperature: ⟦1.5⟧ });`,
      errors: [above(1.5, remove(`${OPENAI}client.chat.completions.create({ model, messages });`))],
      output: `${OPENAI}client.chat.completions.create({ model, messages, temperature: 1 });`,
    },
    {
      name: "a literal below the range",
      code: `${OPENAI}client.chat.completions.create({ temperature: ⟦-0.5⟧, model });`,
      errors: [below(-0.5, remove(`${OPENAI}client.chat.completions.create({ model });`))],
    },
    {
      name: "a literal just above the range",
      code: `${OPENAI}client.chat.completions.create({ temperature: ⟦1.0001⟧, model });`,
      errors: [above(1.0001, remove(`${OPENAI}client.chat.completions.create({ model });`))],
      output: `${OPENAI}client.chat.completions.create({ temperature: 1, model });`,
    },
    {
      name: "a literal in another notation",
      code: `${OPENAI}client.chat.completions.create({ temperature: ⟦0x2⟧, model });`,
      errors: [above(2, remove(`${OPENAI}client.chat.completions.create({ model });`))],
      output: `${OPENAI}client.chat.completions.create({ temperature: 1, model });`,
    },
    {
      name: "a unary plus",
      code: `${OPENAI}client.chat.completions.create({ temperature: ⟦+2⟧, model });`,
      errors: [above(2, remove(`${OPENAI}client.chat.completions.create({ model });`))],
      output: `${OPENAI}client.chat.completions.create({ temperature: 1, model });`,
    },
    {
      name: "a literal in parentheses",
      code: `${OPENAI}client.chat.completions.create({ temperature: (⟦2⟧), model });`,
      errors: [above(2, remove(`${OPENAI}client.chat.completions.create({ model });`))],
      output: `${OPENAI}client.chat.completions.create({ temperature: (1), model });`,
    },
    {
      name: "a literal with a type assertion",
      code: `${OPENAI}client.chat.completions.create({ temperature: ⟦2⟧ as number, model });`,
      errors: [above(2, remove(`${OPENAI}client.chat.completions.create({ model });`))],
      output: `${OPENAI}client.chat.completions.create({ temperature: 1 as number, model });`,
    },
    {
      name: "a literal whose type assertion allows no other",
      code: `${OPENAI}client.chat.completions.create({ temperature: ⟦2⟧ as 2, model });`,
      errors: [above(2, remove(`${OPENAI}client.chat.completions.create({ model });`))],
    },
    {
      name: "arithmetic, which the author may want to change otherwise",
      code: `${OPENAI}client.chat.completions.create({ temperature: ⟦0.7 * 2⟧, model });`,
      errors: [
        above(
          1.4,
          bound(1, `${OPENAI}client.chat.completions.create({ temperature: 1, model });`),
          remove(`${OPENAI}client.chat.completions.create({ model });`),
        ),
      ],
    },
    {
      name: "arithmetic with a constant",
      code: `${OPENAI}const BASE = 0.7;\nclient.chat.completions.create({ temperature: ⟦BASE + 0.5⟧, model });`,
      errors: [
        above(
          1.2,
          bound(1, `${OPENAI}const BASE = 0.7;\nclient.chat.completions.create({ temperature: 1, model });`),
          remove(`${OPENAI}const BASE = 0.7;\nclient.chat.completions.create({ model });`),
        ),
      ],
    },
    {
      name: "a constant of the request alone",
      code: `${OPENAI}const HOT = 1.5;\nclient.chat.completions.create({ temperature: ⟦HOT⟧, model });`,
      errors: [above(1.5, remove(`${OPENAI}const HOT = 1.5;\nclient.chat.completions.create({ model });`))],
      output: `${OPENAI}const HOT = 1;\nclient.chat.completions.create({ temperature: HOT, model });`,
    },
    {
      name: "a shorthand property",
      code: `${OPENAI}const temperature = 1.5;\nclient.chat.completions.create({ ⟦temperature⟧, model });`,
      errors: [
        above(1.5, remove(`${OPENAI}const temperature = 1.5;\nclient.chat.completions.create({ model });`)),
      ],
      output: `${OPENAI}const temperature = 1;\nclient.chat.completions.create({ temperature, model });`,
    },
    {
      name: "a chain of constants",
      code: `${OPENAI}const HOT = 1.5;\nconst CREATIVE = HOT;\nclient.chat.completions.create({ temperature: ⟦CREATIVE⟧, model });`,
      errors: [
        above(
          1.5,
          remove(
            `${OPENAI}const HOT = 1.5;\nconst CREATIVE = HOT;\nclient.chat.completions.create({ model });`,
          ),
        ),
      ],
      output: `${OPENAI}const HOT = 1;\nconst CREATIVE = HOT;\nclient.chat.completions.create({ temperature: CREATIVE, model });`,
    },
    {
      name: "a constant that other code reads",
      code: `${OPENAI}const HOT = 1.5;\nlog(HOT);\nclient.chat.completions.create({ temperature: ⟦HOT⟧, model });`,
      errors: [
        above(
          1.5,
          bound(
            1,
            `${OPENAI}const HOT = 1.5;\nlog(HOT);\nclient.chat.completions.create({ temperature: 1, model });`,
          ),
          remove(`${OPENAI}const HOT = 1.5;\nlog(HOT);\nclient.chat.completions.create({ model });`),
        ),
      ],
    },
    {
      name: "an exported constant",
      code: `${OPENAI}export const HOT = 1.5;\nclient.chat.completions.create({ temperature: ⟦HOT⟧, model });`,
      errors: [
        above(
          1.5,
          bound(
            1,
            `${OPENAI}export const HOT = 1.5;\nclient.chat.completions.create({ temperature: 1, model });`,
          ),
          remove(`${OPENAI}export const HOT = 1.5;\nclient.chat.completions.create({ model });`),
        ),
      ],
    },
    {
      name: "an exported constant in a shorthand property",
      code: `${OPENAI}export const temperature = 1.5;\nclient.chat.completions.create({ ⟦temperature⟧, model });`,
      errors: [
        above(
          1.5,
          bound(
            1,
            `${OPENAI}export const temperature = 1.5;\nclient.chat.completions.create({ temperature: 1, model });`,
          ),
          remove(`${OPENAI}export const temperature = 1.5;\nclient.chat.completions.create({ model });`),
        ),
      ],
    },
    {
      name: "a member of a constant object",
      code: `${OPENAI}const HEAT = { hot: 1.5, cold: 0 };\nclient.chat.completions.create({ temperature: ⟦HEAT.hot⟧, model });`,
      errors: [
        above(
          1.5,
          remove(`${OPENAI}const HEAT = { hot: 1.5, cold: 0 };\nclient.chat.completions.create({ model });`),
        ),
      ],
      output: `${OPENAI}const HEAT = { hot: 1, cold: 0 };\nclient.chat.completions.create({ temperature: HEAT.hot, model });`,
    },
    {
      name: "an enum member",
      code: `${OPENAI}enum Heat { Cold, Hot = 1.5 }\nclient.chat.completions.create({ temperature: ⟦Heat.Hot⟧, model });`,
      errors: [
        above(
          1.5,
          bound(
            1,
            `${OPENAI}enum Heat { Cold, Hot = 1.5 }\nclient.chat.completions.create({ temperature: 1, model });`,
          ),
          remove(`${OPENAI}enum Heat { Cold, Hot = 1.5 }\nclient.chat.completions.create({ model });`),
        ),
      ],
    },
    {
      name: "one branch",
      code: `${OPENAI}client.chat.completions.create({ temperature: creative ? ⟦1.5⟧ : 0 });`,
      errors: [above(1.5)],
      output: `${OPENAI}client.chat.completions.create({ temperature: creative ? 1 : 0 });`,
    },
    {
      name: "both branches",
      code: `${OPENAI}client.chat.completions.create({ temperature: creative ? ⟦1.5⟧ : ⟦-1⟧ });`,
      errors: [above(1.5), below(-1)],
      output: `${OPENAI}client.chat.completions.create({ temperature: creative ? 1 : -1 });`,
    },
    {
      name: "both branches of a constant, reported where the request reads it",
      code: `${OPENAI}const HEAT = creative ? 1.5 : 2;\nclient.chat.completions.create({ temperature: ⟦HEAT⟧ });`,
      errors: [above(1.5)],
      output: [
        `${OPENAI}const HEAT = creative ? 1 : 2;\nclient.chat.completions.create({ temperature: HEAT });`,
        `${OPENAI}const HEAT = creative ? 1 : 1;\nclient.chat.completions.create({ temperature: HEAT });`,
      ],
      stillReports:
        "A constant with two wrong values has one place in the request, so the second follows the first.",
    },
    {
      name: "the fallback of an unknown value",
      code: `${OPENAI}client.chat.completions.create({ temperature: options.temperature ?? ⟦1.5⟧ });`,
      errors: [above(1.5)],
      output: `${OPENAI}client.chat.completions.create({ temperature: options.temperature ?? 1 });`,
    },
    {
      name: "the fallback of a falsy value",
      code: `${OPENAI}client.chat.completions.create({ temperature: options.temperature || ⟦1.5⟧ });`,
      errors: [above(1.5)],
      output: `${OPENAI}client.chat.completions.create({ temperature: options.temperature || 1 });`,
    },
    {
      name: "the default of a parameter",
      code: `${OPENAI}const ask = (temperature = 1.5) => client.chat.completions.create({ ⟦temperature⟧ });`,
      errors: [above(1.5)],
      output: `${OPENAI}const ask = (temperature = 1) => client.chat.completions.create({ temperature });`,
    },
    {
      name: "the default of a parameter that is used otherwise, too",
      code: `${OPENAI}const ask = (temperature = 1.5) => { log(temperature); client.chat.completions.create({ ⟦temperature⟧ }); };`,
      errors: [above(1.5)],
    },
    {
      name: "a default in a destructured parameter",
      code: `${OPENAI}function ask({ temperature = 1.5 }) {\n  return client.chat.completions.create({ ⟦temperature⟧ });\n}`,
      errors: [above(1.5)],
      output: `${OPENAI}function ask({ temperature = 1 }) {\n  return client.chat.completions.create({ temperature });\n}`,
    },

    // How the request is put together.
    {
      name: "a constant without a type",
      code: `${OPENAI}const request = { model, messages, temperature: ⟦1.5⟧ };\nclient.chat.completions.create(request);`,
      errors: [
        above(
          1.5,
          remove(`${OPENAI}const request = { model, messages };\nclient.chat.completions.create(request);`),
        ),
      ],
      output: `${OPENAI}const request = { model, messages, temperature: 1 };\nclient.chat.completions.create(request);`,
    },
    {
      name: "a constant with a type",
      code: `${OPENAI}const request: OpenAI.ChatCompletionCreateParams = { model, messages, temperature: ⟦1.5⟧ };\nclient.chat.completions.create(request);`,
      errors: [
        above(
          1.5,
          remove(
            `${OPENAI}const request: OpenAI.ChatCompletionCreateParams = { model, messages };\nclient.chat.completions.create(request);`,
          ),
        ),
      ],
      output: `${OPENAI}const request: OpenAI.ChatCompletionCreateParams = { model, messages, temperature: 1 };\nclient.chat.completions.create(request);`,
    },
    {
      name: "a constant with a type that demands a temperature",
      code: `${OPENAI}interface Request { model: string; temperature: number }\nconst request: Request = { model, temperature: ⟦1.5⟧ };\nclient.chat.completions.create(request);`,
      errors: [above(1.5)],
      output: `${OPENAI}interface Request { model: string; temperature: number }\nconst request: Request = { model, temperature: 1 };\nclient.chat.completions.create(request);`,
    },
    {
      name: "satisfies",
      code: `${OPENAI}const request = { model, temperature: ⟦1.5⟧ } satisfies Partial<OpenAI.ChatCompletionCreateParams>;\nclient.chat.completions.create(request);`,
      errors: [
        above(
          1.5,
          remove(
            `${OPENAI}const request = { model } satisfies Partial<OpenAI.ChatCompletionCreateParams>;\nclient.chat.completions.create(request);`,
          ),
        ),
      ],
      output: `${OPENAI}const request = { model, temperature: 1 } satisfies Partial<OpenAI.ChatCompletionCreateParams>;\nclient.chat.completions.create(request);`,
    },
    {
      name: "as const",
      code: `${OPENAI}const request = { model, temperature: ⟦1.5⟧ } as const;\nclient.chat.completions.create(request);`,
      errors: [
        above(
          1.5,
          remove(`${OPENAI}const request = { model } as const;\nclient.chat.completions.create(request);`),
        ),
      ],
      output: `${OPENAI}const request = { model, temperature: 1 } as const;\nclient.chat.completions.create(request);`,
    },
    {
      name: "an object that other code reads",
      code: `${OPENAI}const request = { model, temperature: ⟦1.5⟧ };\nlog(request.temperature);\nclient.chat.completions.create(request);`,
      errors: [above(1.5)],
    },
    {
      name: "an object that leaves the file",
      code: `${OPENAI}export const request = { model, temperature: ⟦1.5⟧ };\nclient.chat.completions.create(request);`,
      errors: [above(1.5)],
    },
    {
      name: "an object that an unknown function may change",
      code: `${OPENAI}const request = { model, temperature: ⟦1.5⟧ };\nprepare(request);\nclient.chat.completions.create(request);`,
      errors: [above(1.5)],
    },
    {
      name: "an assignment",
      code: `${OPENAI}const request = { model };\nrequest.temperature = ⟦1.5⟧;\nclient.chat.completions.create(request);`,
      errors: [above(1.5)],
      output: `${OPENAI}const request = { model };\nrequest.temperature = 1;\nclient.chat.completions.create(request);`,
    },
    {
      name: "an assignment on one branch",
      code: `${OPENAI}const request = { temperature: ⟦1.5⟧ };\nif (hotter) request.temperature = ⟦2⟧;\nclient.chat.completions.create(request);`,
      errors: [above(1.5), above(2)],
      output: `${OPENAI}const request = { temperature: 1 };\nif (hotter) request.temperature = 1;\nclient.chat.completions.create(request);`,
    },
    {
      name: "a delete on one branch",
      code: `${OPENAI}const request = { temperature: ⟦1.5⟧ };\nif (plain) delete request.temperature;\nclient.chat.completions.create(request);`,
      errors: [above(1.5)],
    },
    {
      name: "a spread object",
      code: `${OPENAI}const base = { temperature: ⟦1.5⟧ };\nclient.chat.completions.create({ ...base, model });`,
      errors: [
        above(1.5, remove(`${OPENAI}const base = {};\nclient.chat.completions.create({ ...base, model });`)),
      ],
      output: `${OPENAI}const base = { temperature: 1 };\nclient.chat.completions.create({ ...base, model });`,
    },
    {
      name: "a conditional spread with &&",
      code: `${OPENAI}client.chat.completions.create({ model, ...(hot && { temperature: ⟦1.5⟧ }) });`,
      errors: [above(1.5, remove(`${OPENAI}client.chat.completions.create({ model, ...(hot && {}) });`))],
      output: `${OPENAI}client.chat.completions.create({ model, ...(hot && { temperature: 1 }) });`,
    },
    {
      name: "a conditional spread with a ternary",
      code: `${OPENAI}client.chat.completions.create({ model, ...(hot ? { temperature: ⟦1.5⟧ } : {}) });`,
      errors: [above(1.5, remove(`${OPENAI}client.chat.completions.create({ model, ...(hot ? {} : {}) });`))],
      output: `${OPENAI}client.chat.completions.create({ model, ...(hot ? { temperature: 1 } : {}) });`,
    },
    {
      name: "Object.assign",
      code: `${OPENAI}client.chat.completions.create(Object.assign({}, defaults, { temperature: ⟦1.5⟧ }));`,
      errors: [above(1.5)],
      output: `${OPENAI}client.chat.completions.create(Object.assign({}, defaults, { temperature: 1 }));`,
    },
    {
      name: "a function that returns the request",
      code: `${OPENAI}const request = () => ({ model, temperature: ⟦1.5⟧ });\nclient.chat.completions.create(request());`,
      errors: [
        above(
          1.5,
          remove(`${OPENAI}const request = () => ({ model });\nclient.chat.completions.create(request());`),
        ),
      ],
      output: `${OPENAI}const request = () => ({ model, temperature: 1 });\nclient.chat.completions.create(request());`,
    },
    {
      name: "a function that returns the temperature without a space",
      code: `${OPENAI}function heat() { return+2 }\nclient.chat.completions.create({ temperature: ⟦heat()⟧ });`,
      errors: [above(2)],
      output: `${OPENAI}function heat() { return 1 }\nclient.chat.completions.create({ temperature: heat() });`,
    },
    {
      name: "an unknown spread before",
      code: `${OPENAI}client.chat.completions.create({ ...options, temperature: ⟦1.5⟧ });`,
      errors: [above(1.5)],
      output: `${OPENAI}client.chat.completions.create({ ...options, temperature: 1 });`,
    },
    {
      name: "an unknown spread after, which may decide otherwise",
      code: `${OPENAI}client.chat.completions.create({ temperature: ⟦1.5⟧, ...options });`,
      errors: [
        above(
          1.5,
          bound(1, `${OPENAI}client.chat.completions.create({ temperature: 1, ...options });`),
          remove(`${OPENAI}client.chat.completions.create({ ...options });`),
        ),
      ],
    },
    {
      name: "a repeated key whose last value is wrong",
      code: `${OPENAI}client.chat.completions.create({ temperature: 0, temperature: ⟦1.5⟧ });`,
      errors: [above(1.5)],
      output: `${OPENAI}client.chat.completions.create({ temperature: 0, temperature: 1 });`,
    },
    {
      name: "a quoted key",
      code: `${OPENAI}client.chat.completions.create({ "model": model, "temperature": ⟦1.5⟧ });`,
      errors: [above(1.5, remove(`${OPENAI}client.chat.completions.create({ "model": model });`))],
      output: `${OPENAI}client.chat.completions.create({ "model": model, "temperature": 1 });`,
    },
    {
      name: "a computed key",
      code: `${OPENAI}client.chat.completions.create({ ["temperature"]: ⟦1.5⟧ });`,
      errors: [above(1.5)],
      output: `${OPENAI}client.chat.completions.create({ ["temperature"]: 1 });`,
    },
    {
      name: "one object in two requests, reported once",
      code: `${OPENAI}const base = { temperature: ⟦1.5⟧ };\nclient.chat.completions.create({ ...base, model });\nclient.chat.completions.create({ ...base, n: 1 });`,
      errors: [
        above(
          1.5,
          remove(
            `${OPENAI}const base = {};\nclient.chat.completions.create({ ...base, model });\nclient.chat.completions.create({ ...base, n: 1 });`,
          ),
        ),
      ],
      output: `${OPENAI}const base = { temperature: 1 };\nclient.chat.completions.create({ ...base, model });\nclient.chat.completions.create({ ...base, n: 1 });`,
    },
    {
      name: "one object in two requests, of which one is right with it",
      code: `${KIMI}const base = { temperature: ⟦1.5⟧ };\nclient.chat.completions.create({ ...base, model: "moonshot-v1-8k" });\nclient.chat.completions.create({ ...base, model: "kimi-k3" });`,
      errors: [above(1.5)],
    },
    {
      name: "one object in two requests, of which one has a client that is not known",
      code: `${OPENAI}const base = { temperature: ⟦1.5⟧ };\nclient.chat.completions.create({ ...base });\nllm.chat.completions.create({ ...base });`,
      errors: [
        above(
          1.5,
          bound(
            1,
            `${OPENAI}const base = { temperature: 1 };\nclient.chat.completions.create({ ...base });\nllm.chat.completions.create({ ...base });`,
          ),
          remove(
            `${OPENAI}const base = {};\nclient.chat.completions.create({ ...base });\nllm.chat.completions.create({ ...base });`,
          ),
        ),
      ],
    },
    {
      name: "one object in a request of another SDK, too",
      code: `import Groq from "groq-sdk";\n${OPENAI}const base = { temperature: ⟦1.5⟧ };\nclient.chat.completions.create(base);\nnew Groq().chat.completions.create(base);`,
      errors: [above(1.5)],
    },
    {
      name: "a constant in two requests",
      code: `${OPENAI}const HOT = 1.5;\nclient.chat.completions.create({ temperature: ⟦HOT⟧, model });\nclient.chat.completions.create({ temperature: ⟦HOT⟧, n: 1 });`,
      errors: [
        above(
          1.5,
          remove(
            `${OPENAI}const HOT = 1.5;\nclient.chat.completions.create({ model });\nclient.chat.completions.create({ temperature: HOT, n: 1 });`,
          ),
        ),
        above(
          1.5,
          remove(
            `${OPENAI}const HOT = 1.5;\nclient.chat.completions.create({ temperature: HOT, model });\nclient.chat.completions.create({ n: 1 });`,
          ),
        ),
      ],
      output: `${OPENAI}const HOT = 1;\nclient.chat.completions.create({ temperature: HOT, model });\nclient.chat.completions.create({ temperature: HOT, n: 1 });`,
    },

    {
      name: "a temperature above the range with several choices",
      code: `${OPENAI}client.chat.completions.create({ temperature: ⟦2⟧, n: 3 });`,
      errors: [above(2, remove(`${OPENAI}client.chat.completions.create({ n: 3 });`))],
      output: `${OPENAI}client.chat.completions.create({ temperature: 1, n: 3 });`,
    },

    // Methods and clients.
    ...["create", "parse", "stream", "runTools"].map((method) => ({
      name: `the method ${method}`,
      code: `${OPENAI}client.chat.completions.${method}({ temperature: ⟦1.5⟧, model });`,
      errors: [above(1.5, remove(`${OPENAI}client.chat.completions.${method}({ model });`))],
      output: `${OPENAI}client.chat.completions.${method}({ temperature: 1, model });`,
    })),
    {
      name: "a method under beta",
      code: `${OPENAI}client.beta.chat.completions.parse({ temperature: ⟦1.5⟧, model });`,
      errors: [above(1.5, remove(`${OPENAI}client.beta.chat.completions.parse({ model });`))],
      output: `${OPENAI}client.beta.chat.completions.parse({ temperature: 1, model });`,
    },
    {
      name: "a client of Kimi",
      code: `${KIMI}client.chat.completions.create({ temperature: ⟦1.5⟧, model });`,
      errors: [above(1.5, remove(`${KIMI}client.chat.completions.create({ model });`))],
      output: `${KIMI}client.chat.completions.create({ temperature: 1, model });`,
    },
    {
      name: "a client of Kimi beside others",
      code: `${KIMI}new OpenAI().chat.completions.create({ temperature: 1.5 });\nclient.chat.completions.create({ temperature: ⟦1.5⟧, model });`,
      errors: [
        above(
          1.5,
          remove(
            `${KIMI}new OpenAI().chat.completions.create({ temperature: 1.5 });\nclient.chat.completions.create({ model });`,
          ),
        ),
      ],
      output: `${KIMI}new OpenAI().chat.completions.create({ temperature: 1.5 });\nclient.chat.completions.create({ temperature: 1, model });`,
      kimi: { clients: "kimi" },
    },
    {
      name: "a client of OpenAI with a model of Kimi, beside clients of Kimi",
      code: `${OPENAI}client.chat.completions.create({ temperature: ⟦1.5⟧, model: "moonshot-v1-8k" });`,
      kimi: { clients: "kimi" },
      errors: [
        above(
          1.5,
          bound(1, `${OPENAI}client.chat.completions.create({ temperature: 1, model: "moonshot-v1-8k" });`),
          remove(`${OPENAI}client.chat.completions.create({ model: "moonshot-v1-8k" });`),
        ),
      ],
    },
    {
      name: "a client whose base URL the code does not show",
      code: `import OpenAI from "openai";\nnew OpenAI({ baseURL }).chat.completions.create({ temperature: ⟦1.5⟧, model });`,
      errors: [
        above(
          1.5,
          bound(
            1,
            `import OpenAI from "openai";\nnew OpenAI({ baseURL }).chat.completions.create({ temperature: 1, model });`,
          ),
          remove(`import OpenAI from "openai";\nnew OpenAI({ baseURL }).chat.completions.create({ model });`),
        ),
      ],
    },
    {
      name: "a client known by its type",
      code: `import type OpenAI from "openai";\nconst ask = (client: OpenAI) => client.chat.completions.create({ temperature: ⟦1.5⟧, model });`,
      errors: [
        above(
          1.5,
          bound(
            1,
            `import type OpenAI from "openai";\nconst ask = (client: OpenAI) => client.chat.completions.create({ temperature: 1, model });`,
          ),
          remove(
            `import type OpenAI from "openai";\nconst ask = (client: OpenAI) => client.chat.completions.create({ model });`,
          ),
        ),
      ],
    },
    {
      name: "a client of a module that the settings name",
      code: `import { llm } from "@/lib/llm";\nllm.chat.completions.create({ temperature: ⟦1.5⟧, model });`,
      kimi: { clientModules: ["@/lib/*"], unresolved: "ignore" },
      errors: [
        above(
          1.5,
          bound(
            1,
            `import { llm } from "@/lib/llm";\nllm.chat.completions.create({ temperature: 1, model });`,
          ),
          remove(`import { llm } from "@/lib/llm";\nllm.chat.completions.create({ model });`),
        ),
      ],
    },
    {
      name: "a client of such a module, on a host that the file shows",
      code: `import { llm } from "@/lib/llm";\nllm.withOptions({ baseURL: "https://api.moonshot.ai/v1" }).chat.completions.create({ temperature: ⟦1.5⟧, model });`,
      kimi: { clientModules: ["@/lib/*"] },
      errors: [
        above(
          1.5,
          remove(
            `import { llm } from "@/lib/llm";\nllm.withOptions({ baseURL: "https://api.moonshot.ai/v1" }).chat.completions.create({ model });`,
          ),
        ),
      ],
      output: `import { llm } from "@/lib/llm";\nllm.withOptions({ baseURL: "https://api.moonshot.ai/v1" }).chat.completions.create({ temperature: 1, model });`,
    },
    {
      name: "a client known by its shape only",
      code: `llm.chat.completions.create({ temperature: ⟦1.5⟧, model });`,
      errors: [
        above(
          1.5,
          bound(1, `llm.chat.completions.create({ temperature: 1, model });`),
          remove(`llm.chat.completions.create({ model });`),
        ),
      ],
    },
    {
      name: "a client on one branch only",
      code: `import OpenAI from "openai";\nconst client = key ? new OpenAI() : undefined;\nclient?.chat.completions.create({ temperature: ⟦1.5⟧, model });`,
      errors: [
        above(
          1.5,
          remove(
            `import OpenAI from "openai";\nconst client = key ? new OpenAI() : undefined;\nclient?.chat.completions.create({ model });`,
          ),
        ),
      ],
      output: `import OpenAI from "openai";\nconst client = key ? new OpenAI() : undefined;\nclient?.chat.completions.create({ temperature: 1, model });`,
    },

    // Models.
    ...["gpt-4o", "moonshot-v1-8k", "kimi-k2.5", "kimi-latest", "kimi-k9"].map((model) => ({
      name: `${model}, which is no model that Kimi serves today`,
      code: `${KIMI}client.chat.completions.create({ temperature: ⟦1.5⟧, model: "${model}" });`,
      errors: [above(1.5, remove(`${KIMI}client.chat.completions.create({ model: "${model}" });`))],
      output: `${KIMI}client.chat.completions.create({ temperature: 1, model: "${model}" });`,
    })),
    {
      name: "the temperature of the model that does not pin it",
      code: `${KIMI}client.chat.completions.create({ temperature: pro ? 1.2 : ⟦1.5⟧, model: pro ? "kimi-k3" : "moonshot-v1-8k" });`,
      errors: [above(1.5)],
      output: `${KIMI}client.chat.completions.create({ temperature: pro ? 1.2 : 1, model: pro ? "kimi-k3" : "moonshot-v1-8k" });`,
    },

    // Layout and languages.
    {
      name: "many lines with a trailing comma",
      code: `${OPENAI}client.chat.completions.create({\n  model,\n  temperature: ⟦1.5⟧,\n  messages,\n});`,
      errors: [above(1.5, remove(`${OPENAI}client.chat.completions.create({\n  model,\n  messages,\n});`))],
      output: `${OPENAI}client.chat.completions.create({\n  model,\n  temperature: 1,\n  messages,\n});`,
    },
    {
      name: "many lines without a trailing comma",
      code: `${OPENAI}client.chat.completions.create({\n  model,\n  temperature: ⟦1.5⟧\n});`,
      errors: [above(1.5, remove(`${OPENAI}client.chat.completions.create({\n  model\n});`))],
      output: `${OPENAI}client.chat.completions.create({\n  model,\n  temperature: 1\n});`,
    },
    {
      name: "comments around the property",
      code: `${OPENAI}client.chat.completions.create({\n  model, // the newest\n  // as creative as it gets\n  temperature: ⟦1.5⟧, // for slogans\n  messages,\n});`,
      errors: [
        above(
          1.5,
          remove(
            `${OPENAI}client.chat.completions.create({\n  model, // the newest\n  // as creative as it gets\n  // for slogans\n  messages,\n});`,
          ),
        ),
      ],
      output: `${OPENAI}client.chat.completions.create({\n  model, // the newest\n  // as creative as it gets\n  temperature: 1, // for slogans\n  messages,\n});`,
    },
    {
      name: "comments in the property",
      code: `${OPENAI}client.chat.completions.create({ temperature /* a */: /* b */ ⟦1.5⟧ /* c */ });`,
      errors: [above(1.5)],
      output: `${OPENAI}client.chat.completions.create({ temperature /* a */: /* b */ 1 /* c */ });`,
    },
    {
      name: "a comment within the value",
      code: `${OPENAI}client.chat.completions.create({ temperature: ⟦- /* not */ 1⟧, model });`,
      errors: [below(-1)],
    },
    {
      name: "CommonJS",
      filename: "chat.cjs",
      code: `const OpenAI = require("openai");\nconst client = new OpenAI();\nclient.chat.completions.create({ temperature: ⟦1.5⟧, model });`,
      errors: [
        above(
          1.5,
          remove(
            `const OpenAI = require("openai");\nconst client = new OpenAI();\nclient.chat.completions.create({ model });`,
          ),
        ),
      ],
      output: `const OpenAI = require("openai");\nconst client = new OpenAI();\nclient.chat.completions.create({ temperature: 1, model });`,
    },
    {
      name: "TSX",
      filename: "chat.tsx",
      code: `${OPENAI}export const Chat = () => <Ask onClick={() => client.chat.completions.create({ temperature: ⟦1.5⟧, model })} />;`,
      errors: [
        above(
          1.5,
          remove(
            `${OPENAI}export const Chat = () => <Ask onClick={() => client.chat.completions.create({ model })} />;`,
          ),
        ),
      ],
      output: `${OPENAI}export const Chat = () => <Ask onClick={() => client.chat.completions.create({ temperature: 1, model })} />;`,
    },
  ],
});
