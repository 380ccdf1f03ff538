import rule from "../../rules/no-multiple-choices-at-zero-temperature.js";
import { testRule } from "../support/rule-tester.js";

/** A client whose base URL is OpenAI's: under `clients: "all"` its requests are being moved to Kimi. */
const OPENAI = `import OpenAI from "openai";\nconst client = new OpenAI();\n`;
const KIMI = `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\n`;

const READ = "log(completion.choices[0]);";

interface Suggestion {
  readonly messageId: string;
  readonly output: string;
}

function several(n: number, temperature: number, ...suggestions: readonly Suggestion[]) {
  const data = { n, temperature, contract: "Kimi's migration guide" };
  return { messageId: "severalChoices", data, suggestions };
}

function one(output: string) {
  return { messageId: "askForOne", output };
}

/** A program that asks for two choices at zero, and does something with them that may show how many they are. */
function read(name: string, program: (n: string) => string) {
  const code = (n: string) =>
    OPENAI + program(`client.chat.completions.create({ model, temperature: 0, n: ${n} })`);
  return { name, code: code("⟦2⟧"), one: code("1") };
}

/** A program for which the answer with one choice is the same as the first of two. */
function safe(name: string, program: (call: string) => string) {
  const { code, one: output } = read(name, program);
  return { name, code, errors: [several(2, 0)], output };
}

/** A program that may see that there is only one choice. */
function unsafe(name: string, program: (call: string) => string) {
  const { code, one: output } = read(name, program);
  return { name, code, errors: [several(2, 0, one(output))] };
}

testRule(rule, {
  valid: [
    // One choice, or a temperature that allows several.
    { name: "no n", code: `${OPENAI}client.chat.completions.create({ temperature: 0 });` },
    { name: "one choice", code: `${OPENAI}client.chat.completions.create({ temperature: 0, n: 1 });` },
    { name: "no choice", code: `${OPENAI}client.chat.completions.create({ temperature: 0, n: 0 });` },
    {
      name: "several choices without a temperature",
      code: `${OPENAI}client.chat.completions.create({ n: 3 });`,
    },
    {
      name: "several choices at a temperature above zero",
      code: `${OPENAI}client.chat.completions.create({ temperature: 0.7, n: 3 });`,
    },
    {
      name: "several choices just above what counts as close to zero",
      code: `${OPENAI}client.chat.completions.create({ temperature: 0.0011, n: 3 });`,
    },
    {
      name: "several choices below zero, which temperature-range reports",
      code: `${OPENAI}client.chat.completions.create({ temperature: -1, n: 3 });`,
    },
    { name: "null", code: `${OPENAI}client.chat.completions.create({ temperature: 0, n: null });` },
    { name: "texts", code: `${OPENAI}client.chat.completions.create({ temperature: "0", n: "3" });` },

    // Not known.
    {
      name: "an unknown number of choices",
      code: `${OPENAI}client.chat.completions.create({ temperature: 0, n });`,
    },
    {
      name: "an unknown temperature",
      code: `${OPENAI}client.chat.completions.create({ temperature, n: 3 });`,
    },
    { name: "an unknown spread", code: `${OPENAI}client.chat.completions.create({ ...options, n: 3 });` },
    {
      name: "an n that is written more than once",
      code: `${OPENAI}let n = 3;\nif (fast) n = 1;\nclient.chat.completions.create({ temperature: 0, n });`,
    },
    {
      name: "a getter",
      code: `${OPENAI}client.chat.completions.create({ temperature: 0, get n() { return 3; } });`,
    },

    // Never together.
    {
      name: "several choices only where it is warm",
      code: `${OPENAI}client.chat.completions.create({ temperature: cold ? 0 : 0.7, n: cold ? 1 : 3 });`,
    },
    {
      name: "several choices only where it is warm, with a spread",
      code: `${OPENAI}client.chat.completions.create({ ...(cold ? { temperature: 0 } : { n: 3 }) });`,
    },
    {
      name: "conditions that have nothing to do with each other",
      code: `${OPENAI}client.chat.completions.create({ temperature: cold ? 0 : 0.7, n: many ? 3 : 1 });`,
    },
    {
      name: "a later value of n",
      code: `${OPENAI}const request = { temperature: 0, n: 3 };\nclient.chat.completions.create({ ...request, n: 1 });`,
    },
    {
      name: "a delete before the request",
      code: `${OPENAI}const request = { temperature: 0, n: 3 };\ndelete request.n;\nclient.chat.completions.create(request);`,
    },
    {
      name: "a repeated key whose last value is one",
      code: `${OPENAI}client.chat.completions.create({ temperature: 0, n: 3, n: 1 });`,
    },
    {
      name: "two requests",
      code: `${OPENAI}client.chat.completions.create({ temperature: 0 });\nclient.chat.completions.create({ n: 3 });`,
    },

    // Another endpoint, another SDK.
    { name: "legacy completions", code: `${OPENAI}client.completions.create({ temperature: 0, n: 3 });` },
    { name: "images", code: `${OPENAI}client.images.generate({ temperature: 0, n: 3 });` },
    {
      name: "groq-sdk",
      code: `import OpenAI from "groq-sdk";\nnew OpenAI().chat.completions.create({ temperature: 0, n: 3 });`,
    },
    {
      name: "a name that shadows the import",
      code: `import OpenAI from "openai";\nfunction ask() {\n  class OpenAI { chat = createChat(); }\n  return new OpenAI().chat.completions.create({ temperature: 0, n: 3 });\n}`,
    },
    {
      name: "Azure",
      code: `import { AzureOpenAI } from "openai";\nnew AzureOpenAI().chat.completions.create({ temperature: 0, n: 3 });`,
    },
    {
      name: "a base URL of another host",
      code: `import OpenAI from "openai";\nnew OpenAI({ baseURL: "https://openrouter.ai/api/v1" }).chat.completions.create({ temperature: 0, n: 3 });`,
    },

    // Models that pin `n` are another rule's matter.
    ...[
      "kimi-k3",
      "kimi-k3.1-pro",
      "kimi-k3.1-pro-highspeed",
      "kimi-k2.7-code",
      "kimi-k2.7-code-highspeed",
      "kimi-k2.6",
    ].map((model) => ({
      name: `the pinned n of ${model}`,
      code: `${KIMI}client.chat.completions.create({ model: "${model}", temperature: 0, n: 3 });`,
    })),
    {
      name: "a model in the settings",
      code: `${KIMI}client.chat.completions.create({ temperature: 0, n: 3 });`,
      kimi: { model: "kimi-k3" },
    },
    {
      name: "several choices for the pinned model only",
      code: `${KIMI}client.chat.completions.create({ model: pro ? "kimi-k3" : "moonshot-v1-8k", temperature: 0, n: pro ? 3 : 1 });`,
    },

    {
      name: "one of two models pins n",
      code: `${KIMI}client.chat.completions.create({ model: pro ? "kimi-k3" : "moonshot-v1-8k", temperature: 0, n: 2 });`,
    },

    // Settings and options.
    {
      name: "a client of OpenAI beside clients of Kimi",
      code: `${OPENAI}client.chat.completions.create({ temperature: 0, n: 3 });`,
      kimi: { clients: "kimi" },
    },
    {
      name: "a client by its shape, if those are ignored",
      code: `llm.chat.completions.create({ temperature: 0, n: 3 });`,
      kimi: { unresolved: "ignore" },
    },
    {
      name: "a temperature above nearZero",
      code: `${OPENAI}client.chat.completions.create({ temperature: 0.001, n: 3 });`,
      options: [{ nearZero: 0 }],
    },
  ],

  invalid: [
    // Which temperatures.
    {
      name: "a temperature of zero",
      code: `${OPENAI}const completion = await client.chat.completions.create({ model, temperature: 0, n: ⟦3⟧ });\n${READ}`,
      errors: [several(3, 0)],
      output: `${OPENAI}const completion = await client.chat.completions.create({ model, temperature: 0, n: 1 });\n${READ}`,
    },
    {
      name: "a temperature close to zero",
      code: `${OPENAI}const completion = await client.chat.completions.create({ temperature: 0.001, n: ⟦3⟧ });\n${READ}`,
      errors: [several(3, 0.001)],
      output: `${OPENAI}const completion = await client.chat.completions.create({ temperature: 0.001, n: 1 });\n${READ}`,
    },
    {
      name: "one of two numbers that a helper gives, in TypeScript",
      filename: "file.ts",
      code: `${OPENAI}const count = (many: boolean) => many ? 3 : 1;\nconst completion = await client.chat.completions.create({ model, temperature: 0, n: ⟦count(true)⟧ });\n${READ}`,
      errors: [several(3, 0)],
      output: `${OPENAI}const count = (many: boolean) => many ? 1 : 1;\nconst completion = await client.chat.completions.create({ model, temperature: 0, n: count(true) });\n${READ}`,
    },
    {
      name: "minus zero",
      code: `${OPENAI}await client.chat.completions.create({ temperature: -0, n: ⟦3⟧ });`,
      errors: [several(3, 0)],
      output: `${OPENAI}await client.chat.completions.create({ temperature: -0, n: 1 });`,
    },
    {
      name: "nearZero, of which Kimi states no bound: no autofix",
      code: `${OPENAI}await client.chat.completions.create({ temperature: 0.1, n: ⟦3⟧ });`,
      options: [{ nearZero: 0.2 }],
      samePlace:
        "Only this rule knows its option: for no-fixed-sampling-parameters, 0.1 is not close to zero and explains nothing.",
      errors: [
        several(3, 0.1, one(`${OPENAI}await client.chat.completions.create({ temperature: 0.1, n: 1 });`)),
      ],
    },

    // What becomes one choice.
    {
      name: "a constant of the request alone",
      code: `${OPENAI}const COUNT = 3;\nawait client.chat.completions.create({ temperature: 0, n: ⟦COUNT⟧ });`,
      errors: [several(3, 0)],
      output: `${OPENAI}const COUNT = 1;\nawait client.chat.completions.create({ temperature: 0, n: COUNT });`,
    },
    {
      name: "a constant that other code reads",
      code: `${OPENAI}const COUNT = 3;\nlog(COUNT);\nawait client.chat.completions.create({ temperature: 0, n: ⟦COUNT⟧ });`,
      errors: [
        several(
          3,
          0,
          one(
            `${OPENAI}const COUNT = 3;\nlog(COUNT);\nawait client.chat.completions.create({ temperature: 0, n: 1 });`,
          ),
        ),
      ],
    },
    {
      name: "arithmetic",
      code: `${OPENAI}await client.chat.completions.create({ temperature: 0, n: ⟦2 * 2⟧ });`,
      errors: [
        several(4, 0, one(`${OPENAI}await client.chat.completions.create({ temperature: 0, n: 1 });`)),
      ],
    },
    {
      name: "one branch",
      code: `${OPENAI}await client.chat.completions.create({ temperature: 0, n: many ? ⟦3⟧ : 1 });`,
      errors: [several(3, 0)],
      output: `${OPENAI}await client.chat.completions.create({ temperature: 0, n: many ? 1 : 1 });`,
    },
    {
      name: "the default of a parameter",
      code: `${OPENAI}const ask = async (n = 3) => (await client.chat.completions.create({ temperature: 0, ⟦n⟧ })).choices[0];`,
      errors: [several(3, 0)],
      output: `${OPENAI}const ask = async (n = 1) => (await client.chat.completions.create({ temperature: 0, n })).choices[0];`,
    },
    {
      name: "the default of a parameter that also counts",
      code: `${OPENAI}async function ask(n = 3) {\n  const completion = await client.chat.completions.create({ temperature: 0, ⟦n⟧ });\n  for (let i = 0; i < n; i++) log(completion.choices[0]);\n}`,
      errors: [several(3, 0)],
    },
    {
      name: "an object of the request alone",
      code: `${OPENAI}const request = { temperature: 0, n: ⟦3⟧ };\nconst completion = await client.chat.completions.create(request);\n${READ}`,
      errors: [several(3, 0)],
      output: `${OPENAI}const request = { temperature: 0, n: 1 };\nconst completion = await client.chat.completions.create(request);\n${READ}`,
    },
    {
      name: "an object whose n other code reads",
      code: `${OPENAI}const request = { temperature: 0, n: ⟦3⟧ };\nawait client.chat.completions.create(request);\nlog(request.n);`,
      errors: [several(3, 0)],
    },
    {
      name: "an assignment",
      code: `${OPENAI}const request = { temperature: 0 };\nrequest.n = ⟦3⟧;\nawait client.chat.completions.create(request);`,
      errors: [several(3, 0)],
      output: `${OPENAI}const request = { temperature: 0 };\nrequest.n = 1;\nawait client.chat.completions.create(request);`,
    },
    {
      name: "a spread object, with the temperature beside it",
      code: `${OPENAI}const many = { n: ⟦3⟧ };\nawait client.chat.completions.create({ temperature: 0, ...many });`,
      errors: [several(3, 0)],
      output: `${OPENAI}const many = { n: 1 };\nawait client.chat.completions.create({ temperature: 0, ...many });`,
    },
    {
      name: "a conditional spread of both",
      code: `${OPENAI}await client.chat.completions.create({ model, ...(many && { temperature: 0, n: ⟦3⟧ }) });`,
      errors: [
        several(
          3,
          0,
          one(
            `${OPENAI}await client.chat.completions.create({ model, ...(many && { temperature: 0, n: 1 }) });`,
          ),
        ),
      ],
    },
    {
      name: "a conditional spread of n alone",
      code: `${OPENAI}await client.chat.completions.create({ temperature: 0, ...(many ? { n: ⟦3⟧ } : {}) });`,
      errors: [several(3, 0)],
      output: `${OPENAI}await client.chat.completions.create({ temperature: 0, ...(many ? { n: 1 } : {}) });`,
    },
    {
      name: "a function that returns the request",
      code: `${OPENAI}const request = () => ({ temperature: 0, n: ⟦3⟧ });\nawait client.chat.completions.create(request());`,
      errors: [several(3, 0)],
      output: `${OPENAI}const request = () => ({ temperature: 0, n: 1 });\nawait client.chat.completions.create(request());`,
    },
    {
      name: "an unknown spread after both, which may decide otherwise",
      code: `${OPENAI}await client.chat.completions.create({ temperature: 0, n: ⟦3⟧, ...options });`,
      errors: [
        several(
          3,
          0,
          one(`${OPENAI}await client.chat.completions.create({ temperature: 0, n: 1, ...options });`),
        ),
      ],
    },
    {
      name: "an unknown spread before both, which may turn streaming on",
      code: `${OPENAI}await client.chat.completions.create({ ...options, temperature: 0, n: ⟦3⟧ });`,
      errors: [
        several(
          3,
          0,
          one(`${OPENAI}await client.chat.completions.create({ ...options, temperature: 0, n: 1 });`),
        ),
      ],
    },
    {
      name: "one object in two requests that both read the first choice",
      code: `${OPENAI}const request = { temperature: 0, n: ⟦3⟧ };\nconst [a] = (await client.chat.completions.create(request)).choices;\nconst [b] = (await client.chat.completions.create(request)).choices;`,
      errors: [several(3, 0)],
      output: `${OPENAI}const request = { temperature: 0, n: 1 };\nconst [a] = (await client.chat.completions.create(request)).choices;\nconst [b] = (await client.chat.completions.create(request)).choices;`,
    },
    {
      name: "one object in two requests, of which one reads more",
      code: `${OPENAI}const request = { temperature: 0, n: ⟦3⟧ };\nconst [a] = (await client.chat.completions.create(request)).choices;\nconst [, b] = (await client.chat.completions.create(request)).choices;`,
      errors: [
        several(
          3,
          0,
          one(
            `${OPENAI}const request = { temperature: 0, n: 1 };\nconst [a] = (await client.chat.completions.create(request)).choices;\nconst [, b] = (await client.chat.completions.create(request)).choices;`,
          ),
        ),
      ],
    },
    {
      name: "one object in two requests, of which one is warm",
      code: `${OPENAI}const request = { n: ⟦3⟧ };\nawait client.chat.completions.create({ ...request, temperature: 0 });\nawait client.chat.completions.create({ ...request, temperature: 0.7 });`,
      errors: [several(3, 0)],
    },

    // A request that does not always have this temperature works with several choices where it has another one.
    {
      name: "a temperature on one branch",
      code: `${OPENAI}await client.chat.completions.create({ temperature: cold ? 0 : 0.7, n: ⟦3⟧ });`,
      errors: [
        several(
          3,
          0,
          one(`${OPENAI}await client.chat.completions.create({ temperature: cold ? 0 : 0.7, n: 1 });`),
        ),
      ],
    },
    {
      name: "a temperature on the branch of n",
      code: `${OPENAI}await client.chat.completions.create({ temperature: cold ? 0 : 0.7, n: cold ? ⟦3⟧ : 1 });`,
      errors: [
        several(
          3,
          0,
          one(
            `${OPENAI}await client.chat.completions.create({ temperature: cold ? 0 : 0.7, n: cold ? 1 : 1 });`,
          ),
        ),
      ],
    },
    {
      name: "a temperature that is a fallback",
      code: `${OPENAI}await client.chat.completions.create({ temperature: options.temperature ?? 0, n: ⟦3⟧ });`,
      errors: [
        several(
          3,
          0,
          one(
            `${OPENAI}await client.chat.completions.create({ temperature: options.temperature ?? 0, n: 1 });`,
          ),
        ),
      ],
    },
    {
      name: "the default of a temperature parameter",
      code: `${OPENAI}const ask = (temperature = 0) => { client.chat.completions.create({ temperature, n: ⟦3⟧ }); };`,
      errors: [
        several(
          3,
          0,
          one(
            `${OPENAI}const ask = (temperature = 0) => { client.chat.completions.create({ temperature, n: 1 }); };`,
          ),
        ),
      ],
    },

    // What the program does with the answer.
    safe("drops it", (call) => `await ${call};`),
    safe(
      "reads choices[0]",
      (call) => `const completion = await ${call};\nlog(completion.choices[0].message);`,
    ),
    safe(
      "reads choices[0] with ?.",
      (call) => `const completion = await ${call};\nlog(completion?.choices?.[0]?.message);`,
    ),
    safe(
      "reads choices.at(0)",
      (call) => `const completion = await ${call};\nlog(completion.choices.at(0));`,
    ),
    safe("reads [first]", (call) => `const [first] = (await ${call}).choices;\nlog(first);`),
    safe("reads { choices: [first] }", (call) => `const { choices: [first] } = await ${call};\nlog(first);`),
    safe("reads it in a callback", (call) => `${call}.then(({ choices }) => log(choices[0]));`),
    safe(
      "reads it through another name",
      (call) => `const completion = await ${call};\nconst { choices } = completion;\nlog(choices[0]);`,
    ),
    safe(
      "reads members that do not depend on n",
      (call) => `const completion = await ${call};\nlog(completion.id, completion.usage);`,
    ),
    safe(
      "returns the first message",
      (call) => `const ask = async () => (await ${call}).choices[0].message;`,
    ),
    unsafe(
      "reads choices[1]",
      (call) => `const completion = await ${call};\nlog(completion.choices[0], completion.choices[1]);`,
    ),
    unsafe(
      "reads an unknown index",
      (call) => `const completion = await ${call};\nlog(completion.choices[index]);`,
    ),
    unsafe(
      "reads the last choice",
      (call) => `const completion = await ${call};\nlog(completion.choices.at(-1));`,
    ),
    unsafe(
      "reads the length",
      (call) => `const completion = await ${call};\nlog(completion.choices.length);`,
    ),
    unsafe("loops", (call) => `for (const choice of (await ${call}).choices) log(choice);`),
    unsafe(
      "loops with an index",
      (call) => `const { choices } = await ${call};\nfor (let i = 0; i < 2; i++) log(choices[i]);`,
    ),
    unsafe(
      "maps",
      (call) => `const completion = await ${call};\nlog(completion.choices.map((choice) => choice.message));`,
    ),
    unsafe("reads [, second]", (call) => `const [, second] = (await ${call}).choices;\nlog(second);`),
    unsafe("reads the others", (call) => `const [first, ...others] = (await ${call}).choices;\nlog(others);`),
    unsafe("spreads them", (call) => `const completion = await ${call};\nlog([...completion.choices]);`),
    unsafe(
      "makes a text of them",
      (call) => `const completion = await ${call};\nlog(\`\${completion.choices}\`);`,
    ),
    unsafe("passes the list on", (call) => `const completion = await ${call};\nlog(completion.choices);`),
    unsafe("passes the answer on", (call) => `log(await ${call});`),
    unsafe(
      "makes JSON of the answer",
      (call) => `const completion = await ${call};\nlog(JSON.stringify(completion));`,
    ),
    unsafe("returns the answer", (call) => `const ask = () => ${call};`),
    unsafe("exports the answer", (call) => `export const completion = await ${call};`),
    unsafe("keeps the answer", (call) => `class Chat { answer = ${call}; }`),
    unsafe("hands the answer to a function by name", (call) => `${call}.then(handle);`),
    unsafe(
      "waits for several answers",
      (call) => `const [completion] = await Promise.all([${call}]);\nlog(completion.choices[0]);`,
    ),
    {
      name: "a stream, whose chunks come from all choices in turn",
      code: `${OPENAI}const stream = await client.chat.completions.create({ stream: true, temperature: 0, n: ⟦2⟧ });\nfor await (const chunk of stream) log(chunk.choices[0]?.delta);`,
      errors: [
        several(
          2,
          0,
          one(
            `${OPENAI}const stream = await client.chat.completions.create({ stream: true, temperature: 0, n: 1 });\nfor await (const chunk of stream) log(chunk.choices[0]?.delta);`,
          ),
        ),
      ],
    },
    ...["stream", "runTools"].map((method) => ({
      name: `the method ${method}`,
      code: `${OPENAI}client.chat.completions.${method}({ temperature: 0, n: ⟦2⟧ });`,
      errors: [several(2, 0, one(`${OPENAI}client.chat.completions.${method}({ temperature: 0, n: 1 });`))],
    })),
    ...["chat", "beta.chat"].map((path) => ({
      name: `the method parse of ${path}`,
      code: `${OPENAI}const completion = await client.${path}.completions.parse({ temperature: 0, n: ⟦2⟧ });\nlog(completion.choices[0].message.parsed);`,
      errors: [several(2, 0)],
      output: `${OPENAI}const completion = await client.${path}.completions.parse({ temperature: 0, n: 1 });\nlog(completion.choices[0].message.parsed);`,
    })),

    // Clients and models.
    {
      name: "a client of Kimi",
      code: `${KIMI}await client.chat.completions.create({ temperature: 0, n: ⟦2⟧ });`,
      kimi: { clients: "kimi" },
      errors: [several(2, 0)],
      output: `${KIMI}await client.chat.completions.create({ temperature: 0, n: 1 });`,
    },
    {
      name: "a client whose base URL the code does not show",
      code: `import OpenAI from "openai";\nawait new OpenAI({ baseURL }).chat.completions.create({ temperature: 0, n: ⟦2⟧ });`,
      errors: [
        several(
          2,
          0,
          one(
            `import OpenAI from "openai";\nawait new OpenAI({ baseURL }).chat.completions.create({ temperature: 0, n: 1 });`,
          ),
        ),
      ],
    },
    {
      name: "a client known by its shape only",
      code: `await llm.chat.completions.create({ temperature: 0, n: ⟦2⟧ });`,
      errors: [several(2, 0, one(`await llm.chat.completions.create({ temperature: 0, n: 1 });`))],
    },
    {
      name: "a retired model",
      code: `${KIMI}await client.chat.completions.create({ model: "moonshot-v1-8k", temperature: 0, n: ⟦2⟧ });`,
      errors: [several(2, 0)],
      output: `${KIMI}await client.chat.completions.create({ model: "moonshot-v1-8k", temperature: 0, n: 1 });`,
    },

    // Layout and languages.
    {
      name: "many lines and comments",
      code: `${OPENAI}await client.chat.completions.create({\n  model,\n  temperature: 0, // steady\n  // a few to choose from\n  n: /* at most */ ⟦5⟧, // as many as fit\n});`,
      errors: [several(5, 0)],
      output: `${OPENAI}await client.chat.completions.create({\n  model,\n  temperature: 0, // steady\n  // a few to choose from\n  n: /* at most */ 1, // as many as fit\n});`,
    },
    {
      name: "CommonJS",
      filename: "chat.cjs",
      code: `const { OpenAI } = require("openai");\nnew OpenAI().chat.completions.create({ temperature: 0, n: ⟦2⟧ }).then(({ choices }) => console.log(choices[0]));`,
      errors: [several(2, 0)],
      output: `const { OpenAI } = require("openai");\nnew OpenAI().chat.completions.create({ temperature: 0, n: 1 }).then(({ choices }) => console.log(choices[0]));`,
    },
    {
      name: "TSX",
      filename: "chat.tsx",
      code: `${OPENAI}const completion = await client.chat.completions.create({ temperature: 0, n: ⟦2⟧ });\nexport const Answer = () => <Choices list={completion.choices} />;`,
      errors: [
        several(
          2,
          0,
          one(
            `${OPENAI}const completion = await client.chat.completions.create({ temperature: 0, n: 1 });\nexport const Answer = () => <Choices list={completion.choices} />;`,
          ),
        ),
      ],
    },
  ],
});
