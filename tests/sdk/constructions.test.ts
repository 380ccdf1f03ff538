/** Where clients are made, where their requests go, and what they have for a key. */
import { describe, expect, it } from "vitest";
import { usageIn } from "../support/requests.js";

/** Each construction as `callee destination key`, with `called` before those without `new`. */
function constructionsIn(code: string, kimi?: unknown): readonly string[] {
  return usageIn(code, "file.ts", kimi).constructions.map((client) => {
    const { callee, hasNew, destination, key, values } = client;
    return `${hasNew ? "" : "called "}${values.source.getText(callee)} ${destination} ${key}`;
  });
}

type Row = readonly [code: string, ...constructions: string[]];

function itFinds(rows: readonly Row[], kimi?: unknown): void {
  for (const [code, ...constructions] of rows) {
    it(code, () => {
      expect(constructionsIn(code, kimi)).toEqual(constructions);
    });
  }
}

/** Rows whose code starts with an import of the SDK. */
function withImport(rows: readonly Row[]): Row[] {
  return rows.map(([code, ...constructions]) => [`import OpenAI from "openai";\n${code}`, ...constructions]);
}

const KIMI = `baseURL: "https://api.moonshot.ai/v1"`;

describe("the SDK's class", () => {
  itFinds([
    [`import OpenAI from "openai";\nnew OpenAI();`, "OpenAI openai none"],
    [`import OpenAI from "openai";\nnew OpenAI;`, "OpenAI openai none"],
    [`import { OpenAI } from "openai";\nnew OpenAI();`, "OpenAI openai none"],
    [`import { OpenAI as Client } from "openai";\nnew Client();`, "Client openai none"],
    [`import * as sdk from "openai";\nnew sdk.OpenAI();`, "sdk.OpenAI openai none"],
    [`import * as sdk from "openai";\nnew sdk.default();`, "sdk.default openai none"],
    [`import OpenAI from "npm:openai@6";\nnew OpenAI();`, "OpenAI openai none"],
    [`import OpenAI = require("openai");\nnew OpenAI();`, "OpenAI openai none"],
    [`const OpenAI = require("openai");\nnew OpenAI();`, "OpenAI openai none"],
    [`const { OpenAI } = require("openai");\nnew OpenAI();`, "OpenAI openai none"],
    [`new (require("openai"))();`, `require("openai") openai none`],
    [`new (await import("openai")).OpenAI();`, `(await import("openai")).OpenAI openai none`],
    [`import OpenAI from "openai";\nconst Client = OpenAI;\nnew Client();`, "Client openai none"],
    [`import OpenAI from "openai";\nconst client = OpenAI();`, "called OpenAI openai none"],
    [`const OpenAI = require("openai");\nOpenAI({});`, "called OpenAI openai none"],
    [`const sdk = require("openai");\nsdk.OpenAI({});`, "called sdk.OpenAI openai none"],
  ]);
});

describe("something else", () => {
  itFinds([
    [`new OpenAI();`],
    [`import OpenAI from "groq-sdk";\nnew OpenAI();`],
    [`import OpenAI from "./openai.js";\nnew OpenAI();`],
    [`import { OpenAI } from "langchain/llms/openai";\nnew OpenAI();`],
    [`import type OpenAI from "openai";\nnew OpenAI();`],
    [`import { AzureOpenAI } from "openai";\nnew AzureOpenAI();`],
    [`import OpenAI from "openai";\nclass Local {}\nnew Local(OpenAI);`],
    [`import OpenAI from "openai";\nfunction make(OpenAI) {\n  return new OpenAI();\n}`],
    [`import OpenAI from "openai";\n{\n  class OpenAI {}\n  new OpenAI();\n}`],
    [`import OpenAI from "openai";\nnew OpenAI.APIError();`],
    [`import OpenAI from "openai";\nOpenAI.toFile({});`],
    [`import { toFile } from "openai";\ntoFile({});`],
    [`import OpenAI from "openai";\nnew Make(OpenAI)();`],
    // One of several classes.
    [
      `import OpenAI from "openai";\nimport Groq from "groq-sdk";\nconst Client = fast ? Groq : OpenAI;\nnew Client();`,
      "Client undecided none",
    ],
    // The host is another one for certain.
    [`import OpenAI from "openai";\nnew OpenAI({ baseURL: "https://api.groq.com/openai/v1" });`],
    [`import OpenAI from "openai";\nnew OpenAI({ provider: bedrock() });`],
  ]);
});

describe("classes that extend it", () => {
  itFinds(
    withImport([
      [`class Own extends OpenAI {}\nnew Own({ ${KIMI} });`, "Own kimi none"],
      [`class Own extends OpenAI {}\nclass Other extends Own {}\nnew Other({ ${KIMI} });`, "Other kimi none"],
      [`class Own extends OpenAI {}\nOwn();`, "called Own openai none"],
      // A constructor decides for itself what it makes of its arguments.
      [
        `class Own extends OpenAI {\n  constructor(options) {\n    super({ ${KIMI} });\n  }\n}\nnew Own({ api_key: "x" });`,
        "super kimi none",
      ],
      [
        `class Own extends OpenAI {\n  constructor() {\n    super();\n  }\n}\nclass Other extends Own {}\nnew Other({});`,
        "super openai none",
      ],
      [
        `class Own extends OpenAI {\n  constructor(options) {\n    super(options);\n  }\n}`,
        "super undecided unknown",
      ],
      [
        `class Own extends OpenAI {\n  constructor(...rest) {\n    super(...rest);\n  }\n}`,
        "super undecided unknown",
      ],
      [`class Own extends Base {\n  constructor() {\n    super({});\n  }\n}`],
      [`class Own extends OpenAI {\n  run() {\n    super.run({});\n  }\n}`],
      [`class Own extends Own {}\nnew Own();`],
      [`class First extends Second {}\nclass Second extends First {}\nnew First();`],
    ]),
  );
});

describe("where the requests go", () => {
  itFinds(
    withImport([
      [`new OpenAI({ ${KIMI} });`, "OpenAI kimi none"],
      [`new OpenAI({ baseURL: "https://api.moonshot.cn" });`, "OpenAI kimi none"],
      [`new OpenAI({ baseURL: "https://eu.api.openai.com/v1" });`, "OpenAI openai none"],
      [`new OpenAI({ baseURL: "https://api.kimi.com/coding/v1" });`, "OpenAI kimi-code none"],
      [`new OpenAI({ baseURL: "https://api.kimi.ai/coding/" });`, "OpenAI kimi-code none"],
      [`new OpenAI({ baseURL: "https://api.kimi.com/v1" });`],
      [`new OpenAI({ baseURL: process.env.OPENAI_BASE_URL });`, "OpenAI environment none"],
      [`new OpenAI({ baseURL: process.env.URL ?? "https://api.openai.com/v1" });`, "OpenAI environment none"],
      [`new OpenAI({ baseURL: process.env.URL ?? "https://api.moonshot.ai/v1" });`, "OpenAI undecided none"],
      [`new OpenAI({ baseURL: process.env.URL || config.url });`, "OpenAI undecided none"],
      [`new OpenAI({ baseURL: process.env.KIMI_BASE_URL });`, "OpenAI kimi none"],
      [`new OpenAI({ baseURL: groq ? "https://api.groq.com" : undefined });`, "OpenAI undecided none"],
      [`new OpenAI({ baseURL });`, "OpenAI undecided none"],
      [`new OpenAI(options);`, "OpenAI undecided unknown"],
      [`new OpenAI({ ...options });`, "OpenAI undecided unknown"],
    ]),
  );
});

describe('with `clients: "kimi"`', () => {
  itFinds(
    withImport([
      [`new OpenAI({ ${KIMI} });`, "OpenAI kimi none"],
      [`new OpenAI({ baseURL: kimi ? "https://api.moonshot.ai/v1" : undefined });`, "OpenAI undecided none"],
      [`new OpenAI();`],
      [`new OpenAI({ baseURL: "https://api.kimi.com/coding/v1" });`],
      [`new OpenAI({ baseURL });`],
    ]),
    { clients: "kimi" },
  );
});

describe("keys", () => {
  const rows: readonly (readonly [options: string, key: string])[] = [
    [``, "none"],
    [`apiKey: undefined`, "none"],
    [`apiKey: "MOONSHOT_API_KEY"`, "placeholder"],
    ["apiKey: `MOONSHOT_API_KEY`", "placeholder"],
    [`apiKey: "sk-test"`, "unknown"],
    [`apiKey: ""`, "unknown"],
    [`apiKey: null`, "unknown"],
    [`apiKey: key`, "unknown"],
    [`apiKey: config.key`, "unknown"],
    [`apiKey: () => process.env.OPENAI_API_KEY`, "unknown"],
    [`apiKey: process.env.OPENAI_API_KEY`, "openai"],
    [`apiKey: process.env["OPENAI_API_KEY"]`, "openai"],
    [`apiKey: process.env.OPENAI_API_KEY!`, "openai"],
    [`apiKey: process.env.OPENAI_API_KEY ?? ""`, "openai"],
    [`apiKey: process.env.OPENAI_API_KEY || undefined`, "openai"],
    [`apiKey: process.env.OPENAI_API_KEY || config.key`, "unknown"],
    [`apiKey: process.env.OPENAI_API_KEY?.trim()`, "unknown"],
    [`apiKey: process.env.NEXT_PUBLIC_OPENAI_API_KEY`, "openai"],
    [`apiKey: import.meta.env.VITE_OPENAI_API_KEY`, "openai"],
    [`apiKey: Bun.env.OPENAI_API_KEY`, "openai"],
    [`apiKey: Deno.env.get("OPENAI_API_KEY")`, "openai"],
    [`apiKey: process.env.AZURE_OPENAI_API_KEY`, "unknown"],
    [`apiKey: process.env.API_KEY`, "unknown"],
    [`apiKey: process.env[name]`, "unknown"],
    [`apiKey: process.env.MOONSHOT_API_KEY`, "kimi"],
    [`apiKey: process.env.KIMI_API_KEY ?? process.env.OPENAI_API_KEY`, "kimi"],
    [`apiKey: process.env.OPENAI_API_KEY, defaultHeaders: { "x-team": "a" }`, "openai"],
    // Something else authorizes the requests.
    [`apiKey: process.env.OPENAI_API_KEY, defaultHeaders: { Authorization: token }`, "unknown"],
    [`apiKey: process.env.OPENAI_API_KEY, defaultHeaders: headers`, "unknown"],
    [`adminAPIKey: key`, "unknown"],
    [`workloadIdentity: identity`, "unknown"],
    [`api_key: "x"`, "unknown"],
  ];
  itFinds(withImport(rows.map(([options, key]) => [`new OpenAI({ ${options} });`, `OpenAI openai ${key}`])));

  itFinds(
    withImport([
      [`const apiKey = process.env.OPENAI_API_KEY;\nnew OpenAI({ apiKey });`, "OpenAI openai openai"],
      [`const env = process.env;\nnew OpenAI({ apiKey: env.OPENAI_API_KEY });`, "OpenAI openai openai"],
      [
        `import { env } from "node:process";\nnew OpenAI({ apiKey: env.OPENAI_API_KEY });`,
        "OpenAI openai openai",
      ],
      [
        `import process from "node:process";\nnew OpenAI({ apiKey: process.env.OPENAI_API_KEY });`,
        "OpenAI openai openai",
      ],
      [`const { OPENAI_API_KEY: apiKey } = process.env;\nnew OpenAI({ apiKey });`, "OpenAI openai openai"],
      [`const { OPENAI_API_KEY: apiKey } = settings;\nnew OpenAI({ apiKey });`, "OpenAI openai unknown"],
      [
        `import { env } from "./env.js";\nnew OpenAI({ apiKey: env.OPENAI_API_KEY });`,
        "OpenAI openai unknown",
      ],
      [
        `import process from "./process.js";\nnew OpenAI({ apiKey: process.env.OPENAI_API_KEY });`,
        "OpenAI openai unknown",
      ],
      [`const client = new OpenAI();\nclient.apiKey = key;`, "OpenAI openai unknown"],
      [`const client = new OpenAI();\nstore.apiKey = key;`, "OpenAI openai none"],
      [
        `const client = new OpenAI();\nclient.withOptions({ apiKey: key }).models.list();`,
        "OpenAI openai unknown",
      ],
    ]),
  );
});

describe("what code sets later", () => {
  const rows: readonly (readonly [code: string, isSetLater: boolean])[] = [
    [`const client = new OpenAI();`, false],
    [`const client = new OpenAI();\nclient.baseURL = url;`, true],
    [`class Own {\n  client = new OpenAI();\n  use(url) {\n    this.client.baseURL = url;\n  }\n}`, true],
    [`new OpenAI().withOptions({ baseURL: url }).models.list();`, true],
    [`const base = new OpenAI();\nconst kimi = base.withOptions({ baseURL: url });`, true],
    [`const base = new OpenAI();\nconst first = base.withOptions({ ...options });`, true],
    [
      `const base = new OpenAI();\nbase.withOptions({ baseURL: url });\nbase.withOptions({ timeout: 1 });`,
      false,
    ],
    [`const base = new OpenAI();\nbase.withOptions({ baseURL: url });\nbase.models.list();`, false],
    [`const base = new OpenAI();\nif (!base) fail();\nbase.withOptions({ baseURL: url });`, true],
    [`export const base = new OpenAI();\nbase.withOptions({ baseURL: url });`, false],
    [`class Own extends OpenAI {\n  baseURL = url;\n}\nnew Own();`, true],
    [`class Own extends OpenAI {\n  declare baseURL: string;\n}\nnew Own();`, false],
    [`class Own extends OpenAI {\n  static baseURL = url;\n}\nnew Own();`, false],
    [`class Settings {\n  baseURL = url;\n}\nnew OpenAI();`, false],
    [`class Own extends OpenAI {\n  use() {\n    this.baseURL = url;\n  }\n}\nnew Own();`, true],
    [`axios.defaults.baseURL = url;\nconst client = new OpenAI();`, false],
  ];
  it.each(rows)("%s → %s", (code, isSetLater) => {
    const [client] = usageIn(`import OpenAI from "openai";\n${code}`).constructions;
    expect(client?.isSetLater("baseURL")).toBe(isSetLater);
  });
});

describe("base URLs that are not whole", () => {
  const rows: readonly (readonly [expression: string, ...baseUrls: string[]])[] = [
    [`"https://api.moonshot.ai/v1"`],
    [`"https://api.moonshot.ai/v1/"`],
    [`"https://api.moonshot.ai"`, "https://api.moonshot.ai/v1"],
    [`"https://api.moonshot.cn/"`, "https://api.moonshot.cn/v1"],
    [`"https://api.moonshot.ai/anthropic"`, "https://api.moonshot.ai/v1"],
    [`"https://api.moonshot.ai/v1/chat/completions"`, "https://api.moonshot.ai/v1"],
    [`cn ? "https://api.moonshot.cn" : "https://api.moonshot.ai/v1"`, "https://api.moonshot.cn/v1"],
    [`"https://api.moonshot.ai" + "/v1"`],
    ["`https://api.moonshot.ai/${version}`"],
    [`"https://api.openai.com"`],
    [`"not a URL"`],
  ];
  it.each(rows)("%s", (expression, ...baseUrls) => {
    const [client] = usageIn(
      `import OpenAI from "openai";\nnew OpenAI({ baseURL: ${expression} });`,
    ).constructions;
    expect(client?.incompleteBaseUrls.map(({ baseURL }) => baseURL)).toEqual(baseUrls);
  });
});
