import rule from "../../rules/no-python-idioms.js";
import { testRule } from "../support/rule-tester.js";

const IMPORT = `import OpenAI from "openai";\n`;
/** What is reported of the client itself by another rule has no place here. */
const KIMI = `baseURL: "https://api.moonshot.ai/v1", apiKey: key`;
const CLIENT = `${IMPORT}const client = new OpenAI({ ${KIMI} });\n`;

interface Suggestion {
  readonly messageId: string;
  readonly output: string;
}

function error(messageId: string, ...suggestions: readonly Suggestion[]) {
  return { messageId, suggestions };
}

function hoisted(output: string) {
  return error("sentLiterally", { messageId: "hoist", output: CLIENT + output });
}

function renamed(name: string, option: string, output: string) {
  return {
    messageId: "pythonName",
    data: { name, option },
    suggestions: [{ messageId: "rename", data: { option }, output: IMPORT + output }],
  };
}

function pushed(output: string) {
  return error("append", { messageId: "usePush", output: CLIENT + output });
}

/** A request with these parameters. */
function request(parameters: string): string {
  return `client.chat.completions.create({ model: "kimi-k2.6", messages: [], ${parameters} });`;
}

testRule(rule, {
  valid: [
    // The Node SDK's own ways.
    CLIENT + request(`thinking: { type: "disabled" }`),
    CLIENT + request(`extra_body: undefined`),
    CLIENT + request(`...(off && {})`),
    CLIENT + request(`metadata: { extra_body: {} }`),
    `${CLIENT}client.chat.completions.create({ model, messages }, { body: {}, extra_body: {} });`,
    `${IMPORT}new OpenAI({ ${KIMI}, maxRetries: 3, defaultHeaders: {}, timeout: 30 });`,
    `${IMPORT}new OpenAI({ ${KIMI}, base_url: undefined });`,
    `${IMPORT}new OpenAI(options);`,
    `${IMPORT}function configure({ api_key, base_url }) {\n  return new OpenAI({ apiKey: api_key, baseURL: base_url });\n}`,

    // Another host, another SDK, another class, another function.
    `${IMPORT}new OpenAI({ baseURL: "https://api.groq.com/openai/v1", max_retries: 3 });`,
    `${IMPORT}const client = new OpenAI({ baseURL: "https://api.groq.com/openai/v1" });\nclient.chat.completions.create({ extra_body: {} });`,
    `import Groq from "groq-sdk";\nnew Groq({ api_key: key }).chat.completions.create({ extra_body: {} });`,
    `import OpenAI from "groq-sdk";\nOpenAI({ api_key: key });`,
    `import OpenAI from "./openai.js";\nOpenAI({ api_key: key });`,
    `import { AzureOpenAI } from "openai";\nnew AzureOpenAI({ api_key: key });`,
    `${IMPORT}{\n  const OpenAI = make();\n  OpenAI({ api_key: key });\n}`,
    `${IMPORT}class Own extends OpenAI {\n  constructor({ api_key }) {\n    super({ ${KIMI}, apiKey: api_key });\n  }\n}\nnew Own({ api_key: key });`,
    `${IMPORT}class Own extends OpenAI {\n  static OpenAI() {}\n}\nOwn.OpenAI();`,
    `import { toFile } from "openai";\ntoFile({ base_url: url });`,

    // No list of messages.
    `${CLIENT}const form = new FormData();\nform.append("file", file);\nclient.chat.completions.create({ model, messages: [] });`,
    `${CLIENT}const messages = [];\nmessages.push(message);\nclient.chat.completions.create({ model, messages });`,
    `${CLIENT}const parts = [];\nparts.append(part);\nclient.chat.completions.create({ model, messages: [] });`,
    `${CLIENT}const messages = [];\nfunction log(messages) {\n  messages.append("x");\n}\nclient.chat.completions.create({ model, messages });`,
    `${CLIENT}client.chat.completions.create({ model, messages: history });\nhistory.append(message);`,
    `${CLIENT}const messages = new History();\nmessages.append(message);\nclient.chat.completions.create({ model, messages: messages.list });`,
    `import Groq from "groq-sdk";\nconst messages = [];\nmessages.append(message);\nnew Groq().chat.completions.create({ model, messages });`,
    `${IMPORT}const messages = [];\nmessages.append(message);`,
  ],
  invalid: [
    // extra_body
    {
      name: "thinking in extra_body",
      code: CLIENT + request(`⟦extra_body⟧: { thinking: { type: "disabled" } }`),
      errors: [
        {
          messageId: "sentLiterally",
          data: { name: "extra_body" },
          suggestions: [
            {
              messageId: "hoist",
              data: { name: "extra_body" },
              output: CLIENT + request(`thinking: { type: "disabled" }`),
            },
          ],
        },
      ],
    },
    {
      name: "several properties, quotes and a comma at the end",
      code: CLIENT + request(`⟦"extra_body"⟧: { thinking: { type: "enabled" }, 'top_k': 1, },`),
      errors: [hoisted(request(`thinking: { type: "enabled" }, 'top_k': 1,`))],
    },
    {
      name: "many lines with comments",
      code: `${CLIENT}client.chat.completions.create({\n  model,\n  ⟦extra_body⟧: {\n    thinking: {\n      // no thinking\n      type: "disabled",\n    },\n    /* one\n       two */\n    prefix: \`\n      text\`, // kept\n    last: true,\n  },\n  messages,\n});`,
      errors: [
        hoisted(
          `client.chat.completions.create({\n  model,\n  thinking: {\n    // no thinking\n    type: "disabled",\n  },\n  /* one\n       two */\n  prefix: \`\n      text\`, // kept\n  last: true,\n  messages,\n});`,
        ),
      ],
    },
    {
      name: "many lines, indented by tabs",
      code: `${CLIENT}client.chat.completions.create({\n\tmodel,\n\t⟦extra_body⟧: {\n\t\ttop_k: 1,\n\t\tmin_p: 1,\n\t}\n});`,
      errors: [hoisted(`client.chat.completions.create({\n\tmodel,\n\ttop_k: 1,\n\tmin_p: 1\n});`)],
    },
    {
      name: "in a helper's request",
      code: `${CLIENT}client.chat.completions.stream({ model, messages, ⟦extra_body⟧: { top_k: 1 } });`,
      errors: [hoisted(`client.chat.completions.stream({ model, messages, top_k: 1 });`)],
    },
    {
      name: "in a constant",
      code: `${CLIENT}const params = { model, ⟦extra_body⟧: { top_k: 1 } };\nclient.chat.completions.create({ ...params, messages });`,
      errors: [
        hoisted(
          `const params = { model, top_k: 1 };\nclient.chat.completions.create({ ...params, messages });`,
        ),
      ],
    },
    {
      name: "in a constant that two requests share",
      code: `${CLIENT}const params = { model, ⟦extra_body⟧: { top_k: 1 } };\nclient.chat.completions.create({ ...params, messages: first });\nclient.chat.completions.create({ ...params, messages: second });`,
      errors: [
        hoisted(
          `const params = { model, top_k: 1 };\nclient.chat.completions.create({ ...params, messages: first });\nclient.chat.completions.create({ ...params, messages: second });`,
        ),
      ],
    },
    {
      name: "beside an unknown spread",
      code: CLIENT + request(`⟦extra_body⟧: { top_k: 1 }, ...options`),
      errors: [hoisted(request(`top_k: 1, ...options`))],
    },
    {
      name: "a client known by its shape",
      code: `llm.chat.completions.create({ ⟦extra_body⟧: { top_k: 1 } });`,
      errors: [
        error("sentLiterally", {
          messageId: "hoist",
          output: `llm.chat.completions.create({ top_k: 1 });`,
        }),
      ],
    },
    {
      name: "with an assertion of the request's type",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create({ model, messages, ⟦extra_body⟧: { top_k: 1 } } as any);`,
      errors: [hoisted(`client.chat.completions.create({ model, messages, top_k: 1 } as any);`)],
    },
    ...[
      [`the request has the parameter already`, `thinking, ⟦extra_body⟧: { thinking: { type: "disabled" } }`],
      [`the code does not show what is in it`, `⟦extra_body⟧: body`],
      [`it is empty`, `⟦extra_body⟧: {}`],
      [`it has a spread`, `⟦extra_body⟧: { ...body }`],
      [`it has a computed key`, `⟦extra_body⟧: { [key]: 1 }`],
      [`a comment stands before its contents`, `⟦extra_body⟧: { /* only K2.6 */ top_k: 1 }`],
      [`a comment stands after its contents`, `⟦extra_body⟧: { top_k: 1 /* only K2.6 */ }`],
      [`one of several branches has it`, `...(off && { ⟦extra_body⟧: off ? { top_k: 1 } : other })`],
    ].map(([reason = "", parameters = ""]) => ({
      name: `nothing is moved where ${reason}`,
      code: CLIENT + request(parameters),
      errors: [error("sentLiterally")],
    })),
    {
      name: "nothing is moved where other code reads the object",
      code: `${CLIENT}const params = { model, ⟦extra_body⟧: { top_k: 1 } };\nclient.chat.completions.create({ ...params, messages });\nlog(params);`,
      errors: [error("sentLiterally")],
    },
    {
      name: "nothing is moved where a type may not know it",
      filename: "file.ts",
      code: `${CLIENT}const params: Params = { model, messages, ⟦extra_body⟧: { top_k: 1 } };\nclient.chat.completions.create(params);`,
      errors: [error("sentLiterally")],
    },
    {
      name: "an assignment",
      code: `${CLIENT}const params = { model, messages };\nparams.⟦extra_body⟧ = { top_k: 1 };\nclient.chat.completions.create(params);`,
      errors: [error("sentLiterally")],
    },

    // Without `new`
    {
      name: "a call of the class",
      code: `${IMPORT}const client = ⟦OpenAI⟧({ ${KIMI} });`,
      errors: [error("missingNew")],
      output: `${IMPORT}const client = new OpenAI({ ${KIMI} });`,
    },
    {
      name: "a call of the class that the requests start with",
      code: `${IMPORT}await ⟦OpenAI⟧({ ${KIMI} }).chat.completions.create({ model, messages });`,
      errors: [error("missingNew")],
      output: `${IMPORT}await new OpenAI({ ${KIMI} }).chat.completions.create({ model, messages });`,
    },
    {
      name: "a call of a member",
      code: `const sdk = require("openai");\nmodule.exports = ⟦sdk.OpenAI⟧({ ${KIMI} });`,
      errors: [error("missingNew")],
      output: `const sdk = require("openai");\nmodule.exports = new sdk.OpenAI({ ${KIMI} });`,
    },
    {
      name: "a call of what is in parentheses",
      code: `const client = ⟦(await import("openai")).OpenAI⟧({ ${KIMI} });`,
      errors: [error("missingNew")],
      output: `const client = new (await import("openai")).OpenAI({ ${KIMI} });`,
    },
    {
      name: "a class in parentheses",
      code: `${IMPORT}export default (⟦OpenAI⟧)({ ${KIMI} });`,
      errors: [error("missingNew")],
      output: `${IMPORT}export default new (OpenAI)({ ${KIMI} });`,
    },
    {
      name: "a call of a subclass",
      code: `${IMPORT}class Client extends OpenAI {}\n⟦Client⟧({ ${KIMI} });`,
      errors: [error("missingNew")],
      output: `${IMPORT}class Client extends OpenAI {}\nnew Client({ ${KIMI} });`,
    },
    {
      name: "a call of what a call gives, which `new` would not take whole",
      code: `const client = ⟦require("openai").OpenAI⟧({ ${KIMI} });`,
      errors: [error("missingNew")],
    },
    {
      name: "an optional call",
      code: `${IMPORT}const client = ⟦OpenAI⟧?.({ ${KIMI} });`,
      errors: [error("missingNew")],
    },
    {
      name: "a call of a class with a base URL that the code does not show",
      code: `${IMPORT}const client = ⟦OpenAI⟧(options);`,
      errors: [
        error("missingNew", { messageId: "addNew", output: `${IMPORT}const client = new OpenAI(options);` }),
      ],
    },
    {
      name: "a call of a class that is then pointed at no host",
      code: `${IMPORT}const client = ⟦OpenAI⟧({});`,
      errors: [error("missingNew")],
      output: `${IMPORT}const client = new OpenAI({});`,
      reportsMore: "Another rule has been silent about the client because of the missing `new`.",
    },

    // Options
    {
      name: "names of the Python SDK",
      code: `${IMPORT}new OpenAI({ baseURL: "https://api.moonshot.ai/v1", ⟦api_key⟧: key, ⟦max_retries⟧: 3 });`,
      errors: [
        renamed(
          "api_key",
          "apiKey",
          `new OpenAI({ baseURL: "https://api.moonshot.ai/v1", apiKey: key, max_retries: 3 });`,
        ),
        renamed(
          "max_retries",
          "maxRetries",
          `new OpenAI({ baseURL: "https://api.moonshot.ai/v1", api_key: key, maxRetries: 3 });`,
        ),
      ],
    },
    {
      name: "a base URL in quotes",
      code: `${IMPORT}new OpenAI({ apiKey: key, ⟦'base_url'⟧: 'https://api.moonshot.ai/v1' });`,
      errors: [
        renamed(
          "base_url",
          "baseURL",
          `new OpenAI({ apiKey: key, 'baseURL': 'https://api.moonshot.ai/v1' });`,
        ),
      ],
    },
    {
      name: "shorthands",
      code: `${IMPORT}new OpenAI({ ${KIMI}, ⟦default_headers⟧, ⟦default_query⟧ });`,
      errors: [
        renamed(
          "default_headers",
          "defaultHeaders",
          `new OpenAI({ ${KIMI}, defaultHeaders: default_headers, default_query });`,
        ),
        renamed(
          "default_query",
          "defaultQuery",
          `new OpenAI({ ${KIMI}, default_headers, defaultQuery: default_query });`,
        ),
      ],
    },
    {
      name: "options in a constant",
      code: `${IMPORT}const options = { ${KIMI}, ⟦max_retries⟧: 3 };\nnew OpenAI(options);`,
      errors: [
        renamed(
          "max_retries",
          "maxRetries",
          `const options = { ${KIMI}, maxRetries: 3 };\nnew OpenAI(options);`,
        ),
      ],
    },
    {
      name: "a constructor of a subclass",
      code: `${IMPORT}class Client extends OpenAI {\n  constructor() {\n    super({ ${KIMI}, ⟦max_retries⟧: 3 });\n  }\n}`,
      errors: [
        renamed(
          "max_retries",
          "maxRetries",
          `class Client extends OpenAI {\n  constructor() {\n    super({ ${KIMI}, maxRetries: 3 });\n  }\n}`,
        ),
      ],
    },
    {
      name: "a name that is there already",
      code: `${IMPORT}new OpenAI({ ${KIMI}, ⟦api_key⟧: key });`,
      errors: [error("pythonName")],
    },
    {
      name: "a name that an unknown spread may set",
      code: `${IMPORT}new OpenAI({ ...options, ⟦max_retries⟧: 3 });`,
      errors: [error("pythonName")],
    },
    {
      name: "an option that the Node SDK does not have",
      code: `${IMPORT}new OpenAI({ ${KIMI}, ⟦http_client⟧: agent });`,
      errors: [{ messageId: "pythonOption", data: { name: "http_client" } }],
    },
    {
      name: "a call without new and a name of the Python SDK",
      code: `${IMPORT}⟦OpenAI⟧({ ${KIMI}, ⟦max_retries⟧: 3 });`,
      errors: [
        error("missingNew"),
        renamed("max_retries", "maxRetries", `OpenAI({ ${KIMI}, maxRetries: 3 });`),
      ],
      output: `${IMPORT}new OpenAI({ ${KIMI}, max_retries: 3 });`,
    },

    // append
    {
      name: "a constant list",
      code: `${CLIENT}const messages = [];\nmessages.⟦append⟧(message);\nclient.chat.completions.create({ model, messages });`,
      errors: [error("append")],
      output: `${CLIENT}const messages = [];\nmessages.push(message);\nclient.chat.completions.create({ model, messages });`,
    },
    {
      name: "the guide's sample: the answer is appended after the request",
      code: `${CLIENT}const messages = [first];\nconst completion = await client.chat.completions.create({ model, messages });\nmessages.⟦append⟧(completion.choices[0].message);`,
      errors: [error("append")],
      output: `${CLIENT}const messages = [first];\nconst completion = await client.chat.completions.create({ model, messages });\nmessages.push(completion.choices[0].message);`,
    },
    {
      name: "in a function, under another name",
      code: `${CLIENT}const history = [];\nfunction remember(message) {\n  history.⟦append⟧(message);\n}\nclient.chat.completions.create({ model, messages: [system, ...history] });`,
      errors: [error("append")],
      output: `${CLIENT}const history = [];\nfunction remember(message) {\n  history.push(message);\n}\nclient.chat.completions.create({ model, messages: [system, ...history] });`,
    },
    {
      name: "two requests with the same list",
      code: `${CLIENT}const messages = [];\nclient.chat.completions.create({ model, messages });\nmessages.⟦append⟧(message);\nclient.chat.completions.create({ model, messages });`,
      errors: [error("append")],
      output: `${CLIENT}const messages = [];\nclient.chat.completions.create({ model, messages });\nmessages.push(message);\nclient.chat.completions.create({ model, messages });`,
    },
    {
      name: "a field, which other code may set",
      code: `${CLIENT}class Chat {\n  messages = [];\n  add(message) {\n    this.messages.⟦append⟧(message);\n  }\n  ask() {\n    return client.chat.completions.create({ model, messages: this.messages });\n  }\n}`,
      errors: [
        pushed(
          `class Chat {\n  messages = [];\n  add(message) {\n    this.messages.push(message);\n  }\n  ask() {\n    return client.chat.completions.create({ model, messages: this.messages });\n  }\n}`,
        ),
      ],
    },
    {
      name: "a parameter, which may be something else",
      code: `${CLIENT}function ask(messages) {\n  messages.⟦append⟧(message);\n  return client.chat.completions.create({ model, messages });\n}`,
      errors: [
        pushed(
          `function ask(messages) {\n  messages.push(message);\n  return client.chat.completions.create({ model, messages });\n}`,
        ),
      ],
    },
    {
      name: "a list or something else",
      code: `${CLIENT}const messages = old ? [] : load();\nmessages.⟦append⟧(message);\nclient.chat.completions.create({ model, messages });`,
      errors: [
        pushed(
          `const messages = old ? [] : load();\nmessages.push(message);\nclient.chat.completions.create({ model, messages });`,
        ),
      ],
    },
    {
      name: "the value of the call is used, which `push` has another one for",
      code: `${CLIENT}const messages = [];\nconst all = messages.⟦append⟧(message);\nclient.chat.completions.create({ model, messages });`,
      errors: [
        pushed(
          `const messages = [];\nconst all = messages.push(message);\nclient.chat.completions.create({ model, messages });`,
        ),
      ],
    },
    {
      name: "only if there is such a method",
      code: `${CLIENT}const messages = [];\nmessages.⟦append⟧?.(message);\nclient.chat.completions.create({ model, messages });`,
      errors: [
        pushed(
          `const messages = [];\nmessages.push?.(message);\nclient.chat.completions.create({ model, messages });`,
        ),
      ],
    },
    {
      name: "a computed name",
      code: `${CLIENT}const messages = [];\nmessages[⟦"append"⟧](message);\nclient.chat.completions.create({ model, messages });`,
      errors: [error("append")],
    },
  ],
});
