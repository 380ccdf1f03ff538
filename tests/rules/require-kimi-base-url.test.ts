import rule from "../../rules/require-kimi-base-url.js";
import { testRule } from "../support/rule-tester.js";

const IMPORT = `import OpenAI from "openai";\n`;
const INTERNATIONAL = "https://api.moonshot.ai/v1";
const CHINA = "https://api.moonshot.cn/v1";
const SET = { baseURL: CHINA };
const URLS = `"${INTERNATIONAL}" or "${CHINA}"`;

interface Suggestion {
  readonly messageId: string;
  readonly output: string;
}

function error(messageId: string, ...suggestions: readonly Suggestion[]) {
  return { messageId, suggestions };
}

/** The two suggestions that write a host and leave the key alone; `%` in the output stands for the base URL. */
function eitherHost(output: string, messageId = "useBaseUrl") {
  return [INTERNATIONAL, CHINA].map((baseURL) => ({
    messageId,
    data: messageId === "useBaseUrl" ? { baseURL } : { baseURL, variable: "MOONSHOT_API_KEY" },
    output: IMPORT + output.replace("%", baseURL),
  }));
}

/** The same where the key is written, too. */
function eitherHostAndKey(output: string) {
  return eitherHost(output, "useBaseUrlAndKey");
}

function useKey(output: string) {
  return { messageId: "useKey", output: IMPORT + output };
}

/** A Kimi client with these options, which may hold a key. */
function kimi(options: string): string {
  return `${IMPORT}new OpenAI({ baseURL: "${INTERNATIONAL}", ${options} });`;
}

testRule(rule, {
  valid: [
    // Pointed at Kimi, with a key of its own.
    kimi(`apiKey: process.env.MOONSHOT_API_KEY`),
    kimi(`apiKey: process.env.MOONSHOT_API_KEY ?? process.env.OPENAI_API_KEY`),
    kimi(`apiKey: import.meta.env.VITE_KIMI_API_KEY`),
    kimi(`apiKey: config.key`),
    kimi(`apiKey: "sk-test"`),
    kimi(`apiKey`),
    kimi(`...options`),
    kimi(`adminAPIKey: key`),
    kimi(`apiKey: process.env.OPENAI_API_KEY, defaultHeaders: { Authorization: token }`),
    `${IMPORT}new OpenAI({ baseURL: "${CHINA}/", apiKey: key });`,
    `${IMPORT}new OpenAI({ baseURL: process.env.KIMI_BASE_URL, apiKey: key });`,
    `${IMPORT}const options = { baseURL: "${CHINA}", apiKey: key };\nnew OpenAI(options);`,
    `${IMPORT}const host = "https://api.moonshot.cn";\nnew OpenAI({ baseURL: \`\${host}/v1\`, apiKey: key });`,
    `${IMPORT}new OpenAI({ baseURL: cn ? "${CHINA}" : "${INTERNATIONAL}", apiKey: key });`,
    `${IMPORT}class Kimi extends OpenAI {\n  constructor() {\n    super({ baseURL: "${CHINA}", apiKey: key });\n  }\n}\nnew Kimi();`,

    // The code does not show the base URL.
    `${IMPORT}new OpenAI(options);`,
    `${IMPORT}new OpenAI({ ...options });`,
    `${IMPORT}new OpenAI({ baseURL });`,
    `${IMPORT}new OpenAI({ baseURL: config.url });`,
    `${IMPORT}new OpenAI({ baseURL: kimi ? "${CHINA}" : undefined });`,
    `${IMPORT}new OpenAI({ baseURL: groq ? "https://api.groq.com/openai/v1" : undefined });`,
    `${IMPORT}new OpenAI({ ...(url && { baseURL: url }) });`,
    `${IMPORT}export const make = (options = {}) => new OpenAI(options);`,
    `${IMPORT}class Kimi extends OpenAI {\n  constructor(options) {\n    super(options);\n  }\n}\nnew Kimi({});`,

    // Another host, another SDK, another class.
    `${IMPORT}new OpenAI({ baseURL: "https://api.groq.com/openai/v1" });`,
    `${IMPORT}new OpenAI({ baseURL: \`http://localhost:\${port}/v1\` });`,
    `${IMPORT}new OpenAI({ provider: bedrock({ region }) });`,
    `import { AzureOpenAI } from "openai";\nnew AzureOpenAI();`,
    `import OpenAI from "groq-sdk";\nnew OpenAI();`,
    `import OpenAI from "./openai.js";\nnew OpenAI();`,
    `import type OpenAI from "openai";\nclass Client {}\nnew Client();`,
    `${IMPORT}{\n  class OpenAI {}\n  new OpenAI();\n}`,
    `class OpenAI {}\nnew OpenAI();`,
    `new OpenAI();`,

    // The base URL comes later.
    `${IMPORT}const client = new OpenAI();\nclient.baseURL = "${CHINA}";`,
    `${IMPORT}const base = new OpenAI();\nexport const client = base.withOptions({ baseURL: "${CHINA}" });`,

    // Another rule explains it.
    `${IMPORT}new OpenAI({ base_url: "${CHINA}", apiKey: key });`,
    kimi(`api_key: process.env.MOONSHOT_API_KEY`),
    { name: "a class called without new", code: `${IMPORT}const client = OpenAI({});` },

    // The environment decides.
    `${IMPORT}new OpenAI({ baseURL: process.env.OPENAI_BASE_URL });`,
    `${IMPORT}new OpenAI({ baseURL: process.env.OPENAI_BASE_URL ?? "https://api.openai.com/v1" });`,
    {
      name: "no base URL where the environment is accepted",
      code: `${IMPORT}new OpenAI();`,
      options: [{ environment: "accept" }],
    },
    {
      name: "no base URL in an object where the environment is accepted",
      code: `${IMPORT}new OpenAI({ timeout: 1000, baseURL: undefined });`,
      options: [{ environment: "accept" }],
    },
    {
      name: "a variable that is named after Kimi",
      code: `${IMPORT}new OpenAI({ baseURL: process.env.KIMI_BASE_URL, apiKey: key });`,
      options: [{ environment: "report" }],
    },
    {
      name: "a variable with Kimi's host as fallback",
      code: `${IMPORT}new OpenAI({ baseURL: process.env.OPENAI_BASE_URL ?? "${CHINA}" });`,
      options: [{ environment: "report" }],
    },
    {
      name: "a member of a configuration is no environment",
      code: `${IMPORT}new OpenAI({ baseURL: config.OPENAI_BASE_URL });`,
      options: [{ environment: "report" }],
    },

    // Only clients that are tied to Kimi count.
    { name: "OpenAI's client beside Kimi's", code: `${IMPORT}new OpenAI();`, kimi: { clients: "kimi" } },
    {
      name: "a client of Kimi Code beside Kimi's",
      code: `${IMPORT}new OpenAI({ baseURL: "https://api.kimi.com/coding/v1" });`,
      kimi: { clients: "kimi" },
    },
    {
      name: "a client that is Kimi's in one case",
      code: `${IMPORT}new OpenAI({ baseURL: kimi ? "${CHINA}" : undefined });`,
      kimi: { clients: "kimi" },
    },
  ],
  invalid: [
    // No base URL, or OpenAI's.
    {
      name: "no options",
      code: `${IMPORT}const client = new ⟦OpenAI⟧();`,
      errors: [
        {
          messageId: "noBaseUrl",
          data: { urlVariable: "OPENAI_BASE_URL", baseURLs: URLS },
          suggestions: eitherHostAndKey(
            `const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "%" });`,
          ),
        },
      ],
    },
    {
      name: "no parentheses",
      code: `${IMPORT}export default new ⟦OpenAI⟧;`,
      errors: [
        error(
          "noBaseUrl",
          ...eitherHostAndKey(
            `export default new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "%" });`,
          ),
        ),
      ],
    },
    {
      name: "an empty object",
      code: `${IMPORT}new ⟦OpenAI⟧({});`,
      errors: [
        error(
          "noBaseUrl",
          ...eitherHostAndKey(`new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "%" });`),
        ),
      ],
    },
    {
      name: "other options, in the style of the file",
      code: `${IMPORT}new ⟦OpenAI⟧({\n  timeout: 1000, // one second\n  'maxRetries': 0,\n});`,
      errors: [
        error(
          "noBaseUrl",
          ...eitherHostAndKey(
            `new OpenAI({\n  timeout: 1000, // one second\n  'maxRetries': 0,\n  'apiKey': process.env.MOONSHOT_API_KEY,\n  'baseURL': '%',\n});`,
          ),
        ),
      ],
    },
    {
      name: "a key that the code does not show stays",
      code: `${IMPORT}new ⟦OpenAI⟧({ apiKey: config.key });`,
      errors: [error("noBaseUrl", ...eitherHost(`new OpenAI({ apiKey: config.key, baseURL: "%" });`))],
    },
    {
      name: "Kimi's key stays",
      code: `${IMPORT}new ⟦OpenAI⟧({ apiKey: process.env.MOONSHOT_API_KEY });`,
      errors: [
        error(
          "noBaseUrl",
          ...eitherHost(`new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "%" });`),
        ),
      ],
    },
    {
      name: "a name that the SDK does not know",
      code: `${IMPORT}new ⟦OpenAI⟧({ baseUrl: "${CHINA}", apiKey: key });`,
      errors: [
        error("noBaseUrl", ...eitherHost(`new OpenAI({ baseUrl: "${CHINA}", apiKey: key, baseURL: "%" });`)),
      ],
    },
    {
      name: "another authorization is none of ours",
      code: `${IMPORT}new ⟦OpenAI⟧({ workloadIdentity: identity });`,
      errors: [
        error("noBaseUrl", ...eitherHost(`new OpenAI({ workloadIdentity: identity, baseURL: "%" });`)),
      ],
    },
    {
      name: "a key by its name in Python, which another rule reports",
      code: `${IMPORT}new ⟦OpenAI⟧({ api_key: key });`,
      errors: [error("noBaseUrl", ...eitherHost(`new OpenAI({ api_key: key, baseURL: "%" });`))],
    },
    {
      name: "OpenAI's base URL",
      code: `${IMPORT}new ⟦OpenAI⟧({ apiKey: process.env.OPENAI_API_KEY, baseURL: 'https://api.openai.com/v1' });`,
      errors: [
        {
          messageId: "openaiBaseUrl",
          data: { baseURLs: URLS },
          suggestions: eitherHostAndKey(
            `new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: '%' });`,
          ),
        },
      ],
    },
    {
      name: "OpenAI's base URL where the environment is accepted",
      code: `${IMPORT}new ⟦OpenAI⟧({ apiKey, baseURL: "https://eu.api.openai.com/v1" });`,
      options: [{ environment: "accept" }],
      errors: [error("openaiBaseUrl", ...eitherHost(`new OpenAI({ apiKey, baseURL: "%" });`))],
    },
    {
      name: "OpenAI's base URL in a constant",
      code: `${IMPORT}const URL = "https://api.openai.com/v1";\nnew ⟦OpenAI⟧({ apiKey, baseURL: URL });`,
      errors: [
        error("openaiBaseUrl", ...eitherHost(`const URL = "%";\nnew OpenAI({ apiKey, baseURL: URL });`)),
      ],
    },
    {
      name: "OpenAI's base URL in a constant that other code reads",
      code: `${IMPORT}const baseURL = "https://api.openai.com/v1";\nnew ⟦OpenAI⟧({ apiKey, baseURL });\nlog(baseURL);`,
      errors: [
        error(
          "openaiBaseUrl",
          ...eitherHost(
            `const baseURL = "https://api.openai.com/v1";\nnew OpenAI({ apiKey, baseURL: "%" });\nlog(baseURL);`,
          ),
        ),
      ],
    },
    {
      name: "several of OpenAI's",
      code: `${IMPORT}new ⟦OpenAI⟧({ apiKey, baseURL: eu ? "https://eu.api.openai.com/v1" : undefined });`,
      errors: [error("openaiBaseUrl", ...eitherHost(`new OpenAI({ apiKey, baseURL: "%" });`))],
    },
    {
      name: "options in a constant",
      code: `${IMPORT}const options = { timeout: 1000 };\nconst client = new ⟦OpenAI⟧(options);`,
      errors: [
        error(
          "noBaseUrl",
          ...eitherHostAndKey(
            `const options = { timeout: 1000, apiKey: process.env.MOONSHOT_API_KEY, baseURL: "%" };\nconst client = new OpenAI(options);`,
          ),
        ),
      ],
    },
    {
      name: "options that the first of two clients may change",
      code: `${IMPORT}const options = { apiKey: key };\nnew ⟦OpenAI⟧(options);\nnew OpenAI(options);`,
      errors: [error("noBaseUrl")],
    },
    {
      name: "options that other code reads",
      code: `${IMPORT}const options = { timeout: 1000 };\nnew ⟦OpenAI⟧(options);\nlog(options);`,
      errors: [error("noBaseUrl")],
    },
    {
      name: "options of a type that the file does not show",
      filename: "file.ts",
      code: `${IMPORT}const options: Options = { timeout: 1000 };\nnew ⟦OpenAI⟧(options);`,
      errors: [error("noBaseUrl")],
    },
    {
      name: "options of the SDK's type",
      filename: "file.ts",
      code: `import OpenAI, { type ClientOptions } from "openai";\nconst options: ClientOptions = { apiKey: key };\nnew ⟦OpenAI⟧(options);`,
      kimi: SET,
      errors: [
        error("noBaseUrl", {
          messageId: "useBaseUrl",
          output: `import OpenAI, { type ClientOptions } from "openai";\nconst options: ClientOptions = { apiKey: key, baseURL: "${CHINA}" };\nnew OpenAI(options);`,
        }),
      ],
    },
    {
      name: "a subclass that hands its options on",
      code: `${IMPORT}class Client extends OpenAI {}\nconst client = new ⟦Client⟧({ apiKey });`,
      errors: [
        error(
          "noBaseUrl",
          ...eitherHost(
            `class Client extends OpenAI {}\nconst client = new Client({ apiKey, baseURL: "%" });`,
          ),
        ),
      ],
    },
    {
      name: "a constructor of a subclass",
      code: `${IMPORT}class Client extends OpenAI {\n  constructor() {\n    ⟦super⟧();\n  }\n}\nnew Client();`,
      errors: [
        error(
          "noBaseUrl",
          ...eitherHostAndKey(
            `class Client extends OpenAI {\n  constructor() {\n    super({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "%" });\n  }\n}\nnew Client();`,
          ),
        ),
      ],
    },
    {
      name: "a class field, a member of a namespace",
      code: `import * as sdk from "openai";\nclass Service {\n  client = new ⟦sdk.OpenAI⟧({ apiKey });\n}`,
      kimi: SET,
      errors: [
        error("noBaseUrl", {
          messageId: "useBaseUrl",
          output: `import * as sdk from "openai";\nclass Service {\n  client = new sdk.OpenAI({ apiKey, baseURL: "${CHINA}" });\n}`,
        }),
      ],
    },
    {
      name: "a client whose derived clients are not all Kimi's",
      code: `${IMPORT}const base = new ⟦OpenAI⟧({ apiKey });\nbase.withOptions({ baseURL: "${CHINA}" });\nbase.models.list();`,
      errors: [
        error(
          "noBaseUrl",
          ...eitherHost(
            `const base = new OpenAI({ apiKey, baseURL: "%" });\nbase.withOptions({ baseURL: "${CHINA}" });\nbase.models.list();`,
          ),
        ),
      ],
    },
    {
      name: "Groq's client beside it",
      code: `import Groq from "groq-sdk";\n${IMPORT}export const clients = [new Groq(), new ⟦OpenAI⟧({ apiKey })];`,
      kimi: SET,
      errors: [
        error("noBaseUrl", {
          messageId: "useBaseUrl",
          output: `import Groq from "groq-sdk";\n${IMPORT}export const clients = [new Groq(), new OpenAI({ apiKey, baseURL: "${CHINA}" })];`,
        }),
      ],
    },

    // The environment.
    {
      name: "a variable that is not named after Kimi",
      code: `${IMPORT}new ⟦OpenAI⟧({ apiKey, baseURL: process.env.OPENAI_BASE_URL });`,
      options: [{ environment: "report" }],
      errors: [
        {
          messageId: "environmentBaseUrl",
          data: { baseURLs: URLS },
          suggestions: eitherHost(`new OpenAI({ apiKey, baseURL: "%" });`),
        },
      ],
    },
    {
      name: "a variable with OpenAI's host as fallback",
      code: `${IMPORT}new ⟦OpenAI⟧({ apiKey, baseURL: import.meta.env.VITE_URL || "https://api.openai.com/v1" });`,
      options: [{ environment: "report" }],
      kimi: SET,
      errors: [
        error("environmentBaseUrl", {
          messageId: "useBaseUrl",
          output: `${IMPORT}new OpenAI({ apiKey, baseURL: "${CHINA}" });`,
        }),
      ],
    },

    // Kimi Code.
    {
      name: "the host of Kimi Code",
      code: `${IMPORT}new ⟦OpenAI⟧({ baseURL: "https://api.kimi.com/coding/v1", apiKey: process.env.KIMI_API_KEY });`,
      errors: [
        {
          messageId: "kimiCodeBaseUrl",
          data: { baseURLs: URLS },
          suggestions: eitherHost(`new OpenAI({ baseURL: "%", apiKey: process.env.KIMI_API_KEY });`),
        },
      ],
    },
    {
      name: "the other host of Kimi Code, with a setting",
      code: `${IMPORT}new ⟦OpenAI⟧({ baseURL: "https://api.kimi.ai/coding/v1", apiKey: process.env.KIMI_API_KEY });`,
      kimi: SET,
      errors: [
        error("kimiCodeBaseUrl", {
          messageId: "useBaseUrl",
          output: `${IMPORT}new OpenAI({ baseURL: "${CHINA}", apiKey: process.env.KIMI_API_KEY });`,
        }),
      ],
    },

    // Not the whole base URL.
    {
      name: "no path",
      code: `${IMPORT}new ⟦OpenAI⟧({ baseURL: "https://api.moonshot.cn", apiKey: key });`,
      errors: [
        {
          messageId: "incompleteBaseUrl",
          data: { baseURLs: URLS },
          suggestions: [
            {
              messageId: "completeBaseUrl",
              data: { baseURLs: URLS },
              output: `${IMPORT}new OpenAI({ baseURL: "${CHINA}", apiKey: key });`,
            },
          ],
        },
      ],
    },
    {
      name: "only a slash, in a constant",
      code: `${IMPORT}const HOST = 'https://api.moonshot.ai/';\nnew ⟦OpenAI⟧({ baseURL: HOST, apiKey: key });`,
      errors: [
        error("incompleteBaseUrl", {
          messageId: "completeBaseUrl",
          output: `${IMPORT}const HOST = '${INTERNATIONAL}';\nnew OpenAI({ baseURL: HOST, apiKey: key });`,
        }),
      ],
    },
    {
      name: "the path of an endpoint",
      code: `${IMPORT}new ⟦OpenAI⟧({ baseURL: "${CHINA}/chat/completions", apiKey: key });`,
      errors: [
        error("incompleteBaseUrl", {
          messageId: "completeBaseUrl",
          output: `${IMPORT}new OpenAI({ baseURL: "${CHINA}", apiKey: key });`,
        }),
      ],
    },
    {
      name: "one of two",
      code: `${IMPORT}new ⟦OpenAI⟧({ baseURL: cn ? "https://api.moonshot.cn" : "${INTERNATIONAL}", apiKey: key });`,
      errors: [
        error("incompleteBaseUrl", {
          messageId: "completeBaseUrl",
          output: `${IMPORT}new OpenAI({ baseURL: cn ? "${CHINA}" : "${INTERNATIONAL}", apiKey: key });`,
        }),
      ],
    },
    {
      name: "no path, and the key of OpenAI",
      code: `${IMPORT}new ⟦OpenAI⟧({ baseURL: "https://api.moonshot.cn", apiKey: process.env.OPENAI_API_KEY });`,
      kimi: { clients: "kimi" },
      errors: [
        error("incompleteBaseUrl", {
          messageId: "completeBaseUrlAndUseKey",
          output: `${IMPORT}new OpenAI({ baseURL: "${CHINA}", apiKey: process.env.MOONSHOT_API_KEY });`,
        }),
      ],
    },

    // Keys.
    {
      name: "no key",
      code: `${IMPORT}new ⟦OpenAI⟧({ baseURL: "${CHINA}" });`,
      errors: [
        {
          messageId: "noKey",
          data: { openaiVariable: "OPENAI_API_KEY" },
          suggestions: [
            {
              messageId: "useKey",
              data: { variable: "MOONSHOT_API_KEY" },
              output: `${IMPORT}new OpenAI({ baseURL: "${CHINA}", apiKey: process.env.MOONSHOT_API_KEY });`,
            },
          ],
        },
      ],
    },
    {
      name: "no key, where only clients of Kimi count and the setting says the same host",
      code: `${IMPORT}new ⟦OpenAI⟧({ baseURL: "${CHINA}" });`,
      kimi: { clients: "kimi", ...SET },
      errors: [
        error("noKey", useKey(`new OpenAI({ baseURL: "${CHINA}", apiKey: process.env.MOONSHOT_API_KEY });`)),
      ],
    },
    {
      name: "an undefined key",
      code: `${IMPORT}new ⟦OpenAI⟧({ apiKey: undefined, baseURL: process.env.MOONSHOT_BASE_URL });`,
      errors: [
        error(
          "noKey",
          useKey(
            `new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: process.env.MOONSHOT_BASE_URL });`,
          ),
        ),
      ],
    },
    {
      name: "the key of OpenAI",
      code: `${IMPORT}new ⟦OpenAI⟧({ baseURL: "${CHINA}", apiKey: process.env["OPENAI_API_KEY"] ?? "" });`,
      errors: [
        {
          messageId: "openaiKey",
          data: { openaiVariable: "OPENAI_API_KEY" },
          suggestions: [
            useKey(`new OpenAI({ baseURL: "${CHINA}", apiKey: process.env["MOONSHOT_API_KEY"] ?? "" });`),
          ],
        },
      ],
    },
    {
      name: "the key of OpenAI in a constant",
      code: `${IMPORT}const { env } = process;\nconst key = env.OPENAI_API_KEY;\nnew ⟦OpenAI⟧({ baseURL: "${CHINA}", apiKey: process.env.OPENAI_API_KEY });`,
      errors: [
        error(
          "openaiKey",
          useKey(
            `const { env } = process;\nconst key = env.OPENAI_API_KEY;\nnew OpenAI({ baseURL: "${CHINA}", apiKey: process.env.MOONSHOT_API_KEY });`,
          ),
        ),
      ],
    },
    {
      name: "the key of OpenAI in a constant of its own",
      code: `${IMPORT}const apiKey = process.env.OPENAI_API_KEY;\nnew ⟦OpenAI⟧({ baseURL: "${CHINA}", apiKey });`,
      errors: [
        error(
          "openaiKey",
          useKey(
            `const apiKey = process.env.MOONSHOT_API_KEY;\nnew OpenAI({ baseURL: "${CHINA}", apiKey });`,
          ),
        ),
      ],
    },
    {
      name: "the key of OpenAI in a constant that other code reads",
      code: `${IMPORT}const apiKey = process.env.OPENAI_API_KEY;\nif (!apiKey) fail();\nnew ⟦OpenAI⟧({ baseURL: "${CHINA}", apiKey });`,
      errors: [
        error(
          "openaiKey",
          useKey(
            `const apiKey = process.env.OPENAI_API_KEY;\nif (!apiKey) fail();\nnew OpenAI({ baseURL: "${CHINA}", apiKey: process.env.MOONSHOT_API_KEY });`,
          ),
        ),
      ],
    },
    {
      name: "a key from a pattern",
      code: `${IMPORT}const { OPENAI_API_KEY } = process.env;\nnew ⟦OpenAI⟧({ baseURL: "${CHINA}", apiKey: OPENAI_API_KEY });`,
      errors: [
        error(
          "openaiKey",
          useKey(
            `const { OPENAI_API_KEY } = process.env;\nnew OpenAI({ baseURL: "${CHINA}", apiKey: process.env.MOONSHOT_API_KEY });`,
          ),
        ),
      ],
    },
    {
      name: "a key from a pattern, in an object with the same name",
      code: `${IMPORT}const { OPENAI_API_KEY } = process.env;\nconst keys = { OPENAI_API_KEY };\nnew ⟦OpenAI⟧({ baseURL: "${CHINA}", apiKey: keys.OPENAI_API_KEY });`,
      errors: [
        error(
          "openaiKey",
          useKey(
            `const { OPENAI_API_KEY } = process.env;\nconst keys = { OPENAI_API_KEY };\nnew OpenAI({ baseURL: "${CHINA}", apiKey: process.env.MOONSHOT_API_KEY });`,
          ),
        ),
      ],
    },
    {
      name: "a key for the browser",
      code: `${IMPORT}new ⟦OpenAI⟧({ baseURL: "${CHINA}", apiKey: import.meta.env.VITE_OPENAI_API_KEY });`,
      errors: [
        error(
          "openaiKey",
          useKey(`new OpenAI({ baseURL: "${CHINA}", apiKey: import.meta.env.VITE_MOONSHOT_API_KEY });`),
        ),
      ],
    },
    {
      name: "Deno's environment",
      code: `${IMPORT}new ⟦OpenAI⟧({ baseURL: "${CHINA}", apiKey: Deno.env.get('OPENAI_API_KEY') });`,
      errors: [
        error(
          "openaiKey",
          useKey(`new OpenAI({ baseURL: "${CHINA}", apiKey: Deno.env.get('MOONSHOT_API_KEY') });`),
        ),
      ],
    },
    {
      name: "the text of the guide",
      code: `${IMPORT}new ⟦OpenAI⟧({ apiKey: "MOONSHOT_API_KEY", baseURL: "${CHINA}" });`,
      errors: [
        {
          messageId: "placeholderKey",
          data: { placeholder: "MOONSHOT_API_KEY" },
          suggestions: [useKey(`new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "${CHINA}" });`)],
        },
      ],
    },
    {
      name: "the text of the guide in a constant that other code reads",
      code: `${IMPORT}const apiKey = "MOONSHOT_API_KEY";\nlog(apiKey);\nnew ⟦OpenAI⟧({ apiKey, baseURL: "${CHINA}" });`,
      errors: [
        error(
          "placeholderKey",
          useKey(
            `const apiKey = "MOONSHOT_API_KEY";\nlog(apiKey);\nnew OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "${CHINA}" });`,
          ),
        ),
      ],
    },
    ...[
      [`log(process.env["LEVEL"]);`, `process.env["MOONSHOT_API_KEY"]`],
      [`log(import.meta.env.MODE);`, `import.meta.env.MOONSHOT_API_KEY`],
      [`log(Bun.env.LEVEL);`, `Bun.env.MOONSHOT_API_KEY`],
      [`log(Deno.env.get("LEVEL"));`, `Deno.env.get("MOONSHOT_API_KEY")`],
      [`import { env } from "node:process";\nlog(env.LEVEL);`, `process.env.MOONSHOT_API_KEY`],
      [`import settings from "node:process";\nlog(settings.env.LEVEL);`, `settings.env.MOONSHOT_API_KEY`],
      [`function read(process) {\n  return process.env.LEVEL;\n}`, `process.env.MOONSHOT_API_KEY`],
    ].map(([before = "", read = ""]) => ({
      name: `no key, in a file with ${before}`,
      code: `${IMPORT}${before}\nnew ⟦OpenAI⟧({ baseURL: "${CHINA}" });`,
      errors: [error("noKey", useKey(`${before}\nnew OpenAI({ baseURL: "${CHINA}", apiKey: ${read} });`))],
    })),

    // Comments.
    {
      name: "comments where nothing is replaced",
      code: `${IMPORT}new ⟦OpenAI⟧(/* none */);`,
      errors: [
        error(
          "noBaseUrl",
          ...eitherHostAndKey(
            `new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "%" }/* none */);`,
          ),
        ),
      ],
    },
    {
      name: "a comment within what would be replaced",
      code: `${IMPORT}new ⟦OpenAI⟧({ apiKey, baseURL: eu ? /* Ireland */ "https://eu.api.openai.com/v1" : undefined });`,
      errors: [error("openaiBaseUrl")],
    },

    // The setting says which host it is.
    {
      name: "a fix in JavaScript, where the SDK reads the environment by itself",
      filename: "file.mjs",
      code: `${IMPORT}const client = new ⟦OpenAI⟧();`,
      kimi: SET,
      errors: [error("noBaseUrl")],
      output: `${IMPORT}const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "${CHINA}" });`,
    },
    {
      name: "no fix in TypeScript, which may not know `process`",
      filename: "file.ts",
      code: `${IMPORT}const client = new ⟦OpenAI⟧();`,
      kimi: SET,
      errors: [
        error("noBaseUrl", {
          messageId: "useBaseUrlAndKey",
          output: `${IMPORT}const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "${CHINA}" });`,
        }),
      ],
    },
    {
      name: "a fix in a file that reads the environment",
      code: `${IMPORT}log(process.env.LEVEL);\nconst client = new ⟦OpenAI⟧();`,
      kimi: SET,
      errors: [error("noBaseUrl")],
      output: `${IMPORT}log(process.env.LEVEL);\nconst client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "${CHINA}" });`,
    },
    {
      name: "a fix of base URL and key",
      code: `${IMPORT}new ⟦OpenAI⟧({ apiKey: process.env.OPENAI_API_KEY, baseURL: "https://api.openai.com/v1" });`,
      kimi: { baseURL: INTERNATIONAL },
      errors: [error("openaiBaseUrl")],
      output: `${IMPORT}new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "${INTERNATIONAL}" });`,
    },
    {
      name: "a fix beside Kimi's key",
      code: `${IMPORT}new ⟦OpenAI⟧({ apiKey: process.env.MOONSHOT_API_KEY });`,
      kimi: SET,
      errors: [error("noBaseUrl")],
      output: `${IMPORT}new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "${CHINA}" });`,
    },
    ...(
      [
        ["where the key is not known", `apiKey: config.key`, `apiKey: config.key`, "useBaseUrl"],
        [
          "where bundlers put values in place of variables",
          `apiKey: process.env.OPENAI_API_KEY, dangerouslyAllowBrowser: true`,
          `apiKey: process.env.MOONSHOT_API_KEY, dangerouslyAllowBrowser: true`,
          "useBaseUrlAndKey",
        ],
        [
          "where the environment is Vite's",
          `apiKey: import.meta.env.VITE_OPENAI_API_KEY`,
          `apiKey: import.meta.env.VITE_MOONSHOT_API_KEY`,
          "useBaseUrlAndKey",
        ],
        [
          "where `fetch` is the program's own",
          `apiKey: process.env.OPENAI_API_KEY, fetch: send`,
          `apiKey: process.env.MOONSHOT_API_KEY, fetch: send`,
          "useBaseUrlAndKey",
        ],
      ] as const
    ).map(([reason, options, after, messageId]) => ({
      name: `no fix ${reason}`,
      code: `${IMPORT}new ⟦OpenAI⟧({ ${options} });`,
      kimi: SET,
      errors: [
        error("noBaseUrl", { messageId, output: `${IMPORT}new OpenAI({ ${after}, baseURL: "${CHINA}" });` }),
      ],
    })),
    {
      name: "no fix where the file does more with the variable of OpenAI's key",
      code: `${IMPORT}if (!process.env.OPENAI_API_KEY) fail();\nnew ⟦OpenAI⟧({ apiKey: process.env.OPENAI_API_KEY });`,
      kimi: SET,
      errors: [
        error("noBaseUrl", {
          messageId: "useBaseUrlAndKey",
          output: `${IMPORT}if (!process.env.OPENAI_API_KEY) fail();\nnew OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "${CHINA}" });`,
        }),
      ],
    },
    {
      name: "a fix of two clients with the same variable",
      code: `${IMPORT}const first = new ⟦OpenAI⟧({ apiKey: process.env.OPENAI_API_KEY });\nconst second = new ⟦OpenAI⟧({ apiKey: process.env.OPENAI_API_KEY });`,
      kimi: SET,
      errors: [error("noBaseUrl"), error("noBaseUrl")],
      output: `${IMPORT}const first = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "${CHINA}" });\nconst second = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "${CHINA}" });`,
    },
  ],
});
