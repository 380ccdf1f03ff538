import { describe, expect, it } from "vitest";
import { callsIn, itFinds } from "../support/usage.js";

/** The provider of a client with these options; null where its requests are not checked. */
function providerOf(options: string, before = ""): string | null {
  const code = `import OpenAI from "openai";\n${before}\nnew OpenAI(${options}).chat.completions.create({});`;
  return callsIn(code)[0]?.split(" ")[2] ?? null;
}

type Expectation = readonly [expression: string, provider: string | null, before?: string];

function itDecides(rows: readonly Expectation[], wrap = (expression: string): string => expression): void {
  for (const [expression, provider, before] of rows) {
    it(`${before ?? ""} ${expression} → ${provider ?? "not checked"}`, () => {
      expect(providerOf(wrap(expression), before)).toBe(provider);
    });
  }
}

const asBaseUrl = (expression: string): string => `{ baseURL: ${expression} }`;

describe("options", () => {
  itDecides([
    [``, "openai"],
    [`{}`, "openai"],
    [`undefined`, "openai"],
    [`{ apiKey: process.env.MOONSHOT_API_KEY }`, "openai"],
    [`options`, "undecided"],
    [`...options`, "undecided"],
    [`{ ...options }`, "undecided"],
    [`{ ...options, baseURL: "https://api.moonshot.ai/v1" }`, "kimi"],
    [`{ baseURL: "https://api.moonshot.ai/v1", ...options }`, "undecided"],
    [`{ ...options, baseURL: "https://api.groq.com/openai/v1" }`, null],
    [`{ baseURL: "https://api.groq.com/openai/v1", ...options }`, "undecided"],
    [`options`, "kimi", `const options = { baseURL: "https://api.moonshot.ai/v1" };`],
    [`options`, null, `const options = { baseURL: "https://api.groq.com/openai/v1" };`],
    [`options`, "kimi", `const options = {};\noptions.baseURL = "https://api.moonshot.ai/v1";`],
    [`options`, "undecided", `const options = {};\nif (host) options.baseURL = host;`],
    [`{ ...(kimi && { baseURL: "https://api.moonshot.ai/v1" }) }`, "undecided"],
    [`{ ...(eu ? { baseURL: "https://eu.api.openai.com/v1" } : {}) }`, "openai"],
    [`{ "baseURL": "https://api.moonshot.ai/v1" }`, "kimi"],
    [`{ ["baseURL"]: "https://api.moonshot.ai/v1" }`, "kimi"],
    [`{ baseURL }`, "kimi", `const baseURL = "https://api.moonshot.ai/v1";`],
    // A name that the SDK does not know.
    [`{ baseUrl: "https://api.groq.com/openai/v1" }`, "openai"],
    // The SDK's own way to other hosts.
    [`{ provider: bedrock({ region: "us-east-1" }) }`, null],
    [`{ provider: undefined }`, "openai"],
    [`{ ...(aws && { provider: bedrock() }) }`, "undecided"],
  ]);
});

describe("literal base URLs", () => {
  itDecides(
    [
      [`"https://api.moonshot.ai/v1"`, "kimi"],
      [`"https://api.moonshot.cn/v1"`, "kimi"],
      [`"https://api.moonshot.ai"`, "kimi"],
      [`"https://api.moonshot.ai/"`, "kimi"],
      [`"https://api.moonshot.ai/v1/"`, "kimi"],
      [`"https://api.moonshot.ai:443/v1"`, "kimi"],
      [`"http://api.moonshot.ai/v1"`, "kimi"],
      [`"HTTPS://API.MOONSHOT.AI/v1"`, "kimi"],
      [`"https://user:password@api.moonshot.ai/v1"`, "kimi"],
      [`" https://api.moonshot.ai/v1"`, "kimi"],
      [`"https://api.openai.com/v1"`, "openai"],
      [`"https://api.openai.com"`, "openai"],
      [`"https://us.api.openai.com/v1"`, "openai"],
      [`"https://API.OpenAI.com/v1/"`, "openai"],
      [`undefined`, "openai"],
      [`null`, "openai"],
      [`""`, "openai"],
      [`"https://api.groq.com/openai/v1"`, null],
      [`"https://openrouter.ai/api/v1"`, null],
      [`"http://localhost:11434/v1"`, null],
      [`"http://127.0.0.1:8080"`, null],
      [`"https://example.openai.azure.com/openai/v1/"`, null],
      // Kimi Code is another product, with other models and keys.
      [`"https://api.kimi.com/coding/v1"`, null],
      // Hosts whose names only contain the known ones.
      [`"https://api.moonshot.ai.example.com/v1"`, null],
      [`"https://proxy.example.com/https://api.moonshot.ai/v1"`, null],
      [`"https://example.com/?to=https://api.openai.com"`, null],
      [`"https://notapi.openai.com/v1"`, null],
      [`"https://api.moonshot.ai@example.com/v1"`, null],
      // No address of a host.
      [`"api.moonshot.ai/v1"`, "undecided"],
      [`"/v1"`, "undecided"],
      [`"proxy:https://api.moonshot.ai/v1"`, "undecided"],
      [`new URL("https://api.groq.com")`, "undecided"],
      [`42`, "undecided"],
    ],
    asBaseUrl,
  );
});

describe("base URLs through constants, branches and texts", () => {
  itDecides(
    [
      [
        `URLS.kimi`,
        "kimi",
        `const URLS = { kimi: "https://api.moonshot.ai/v1", groq: "https://api.groq.com" };`,
      ],
      [
        `URLS.groq`,
        null,
        `const URLS = { kimi: "https://api.moonshot.ai/v1", groq: "https://api.groq.com" };`,
      ],
      [`Host.Kimi`, "kimi", `enum Host { Kimi = "https://api.moonshot.ai/v1" }`],
      [`cn ? "https://api.moonshot.cn/v1" : "https://api.moonshot.ai/v1"`, "kimi"],
      [`groq ? "https://api.groq.com" : "https://api.mistral.ai"`, null],
      [`groq ? "https://api.groq.com" : "https://api.moonshot.ai/v1"`, "undecided"],
      [`kimi ? "https://api.moonshot.ai/v1" : undefined`, "undecided"],
      [`eu ? "https://eu.api.openai.com/v1" : undefined`, "openai"],
      [`host ?? "https://api.moonshot.ai/v1"`, "undecided"],
      [`process.env.OPENAI_BASE_URL ?? "https://api.groq.com"`, "undecided"],
      [`process.env.MOONSHOT_BASE_URL ?? "https://api.moonshot.ai/v1"`, "kimi"],
      [`process.env.MOONSHOT_BASE_URL || "https://api.moonshot.ai/v1"`, "kimi"],
      ["`https://api.moonshot.ai/v1`", "kimi"],
      ["`${HOST}/v1`", "kimi", `const HOST = "https://api.moonshot.ai";`],
      ["`https://${HOST}/v1`", "kimi", `const HOST = "api.moonshot.ai";`],
      ["`https://${HOST}/v1`", null, `const HOST = "api.groq.com";`],
      ["`https://api.moonshot.${cn ? 'cn' : 'ai'}/v1`", "kimi"],
      ["`https://api.moonshot.ai/${version}`", "kimi"],
      ["`https://api.groq.com/${version}`", null],
      ["`${HOST}/${version}`", null, `const HOST = "https://api.groq.com";`],
      ["`http://localhost:${port}/v1`", null],
      [`"http://localhost:" + port`, null],
      [`"https://api.moonshot.ai/" + version`, "kimi"],
      [`"https://api.moonshot.ai" + "/v1"`, "kimi"],
      [`HOST + "/" + version`, "kimi", `const HOST = "https://api.moonshot.ai";`],
      // What is not shown can be the rest of the host, but not what stands before a known domain.
      [`"https://api.moonshot.ai" + path`, "undecided"],
      ["`https://api.groq.com${path}`", "undecided"],
      ["`https://${host}/v1`", "undecided"],
      ["`https://${host}v1`", "undecided"],
      ["`${groq ? 'https://api.groq.com' : 'https://api.moonshot.ai'}/${version}`", "undecided"],
      [`"https://api.moonshot.ai/" - version`, "undecided"],
      ["`https://api.${host}/v1`", "undecided"],
      ["`https://${name}.com/v1`", "undecided"],
      ["`${host}/v1`", "undecided"],
      [`host + "/v1"`, "undecided"],
      ["`https://${resource}.openai.azure.com/openai/deployments/${name}`", null],
      ["`https://bedrock.${region}.amazonaws.com/v1`", null],
      ["`https://${region}.api.openai.com/v1`", "openai"],
      ["`https://${name}.openai.com/v1`", "undecided"],
      ["`https://${name}.moonshot.ai/v1`", "undecided"],
    ],
    asBaseUrl,
  );
});

const KIMI = `{ baseURL: "https://api.moonshot.ai/v1" }`;
const CHINA = `{ baseURL: "https://api.moonshot.cn/v1" }`;
const GROQ = `{ baseURL: "https://api.groq.com/openai/v1" }`;
const MISTRAL = `{ baseURL: "https://api.mistral.ai/v1" }`;

describe("tables of providers", () => {
  itDecides([
    [`{ baseURL: TABLE[name].baseURL }`, "kimi", `const TABLE = { ai: ${KIMI}, cn: ${CHINA} };`],
    [`{ baseURL: TABLE[name].baseURL }`, null, `const TABLE = { groq: ${GROQ}, mistral: ${MISTRAL} };`],
    [`{ baseURL: TABLE[name].baseURL }`, "undecided", `const TABLE = { kimi: ${KIMI}, groq: ${GROQ} };`],
    [`{ baseURL: TABLE[name].baseURL }`, "undecided", `const TABLE = { kimi: ${KIMI}, openai: {} };`],
    [`{ baseURL: TABLE[name].baseURL }`, "openai", `const TABLE = { openai: {} };`],
    [`{ baseURL: TABLE[name].baseURL }`, "undecided", `const TABLE = { kimi: ${KIMI}, other };`],
    [`{ baseURL: TABLE[name].baseURL }`, "undecided", `const TABLE = { kimi: ${KIMI}, ...others };`],
    [`{ baseURL: TABLE[name].url }`, "openai", `const TABLE = { kimi: ${KIMI} };`],
    [`{ baseURL: TABLE[name].baseURL }`, "undecided", `const TABLE = { kimi: ${KIMI} };\nfill(TABLE);`],
    [`{ baseURL: TABLE[name].baseURL }`, "kimi", `const TABLE = {};\nTABLE.kimi = ${KIMI};`],
    [`{ baseURL: TABLE[name].baseURL }`, "undecided", `const TABLE = {};\nTABLE[id] = ${KIMI};`],
    [`{ baseURL: TABLE[name].baseURL }`, "undecided", `const TABLE = {};`],
    [
      `{ baseURL: provider.baseURL }`,
      "kimi",
      `const TABLE = { kimi: ${KIMI} };\nconst provider = TABLE[name];`,
    ],
    [`{ baseURL }`, "kimi", `const TABLE = { kimi: ${KIMI} };\nconst { baseURL } = TABLE[name];`],
    [`{ baseURL: TABLE[kind][name].baseURL }`, "kimi", `const TABLE = { chat: { kimi: ${KIMI} } };`],
    [`{ baseURL: TABLE[kind].api.baseURL }`, "kimi", `const TABLE = { chat: { api: ${KIMI} } };`],
    // An entry that is not there.
    [`{ baseURL: TABLE[name]?.baseURL }`, "undecided", `const TABLE = { kimi: ${KIMI} };`],
    [`{ ...TABLE[name] }`, "undecided", `const TABLE = { kimi: ${KIMI} };`],
    [`TABLE[name]`, "undecided", `const TABLE = { kimi: ${KIMI} };`],
    [`{ baseURL: URLS[name] }`, "undecided", `const URLS = { kimi: "https://api.moonshot.ai/v1" };`],
    // Nobody looks up another vendor to end up at OpenAI.
    [`{ baseURL: TABLE[name]?.baseURL }`, null, `const TABLE = { groq: ${GROQ} };`],
    [`{ ...TABLE[name], timeout: 1 }`, null, `const TABLE = { groq: ${GROQ} };`],
    [`TABLE[name]`, null, `const TABLE = { groq: ${GROQ} };`],
    [`{ baseURL: URLS[name] }`, null, `const URLS = { groq: "https://api.groq.com" };`],
    // Lists.
    [`{ baseURL: LIST[0].baseURL }`, "kimi", `const LIST = [${KIMI}, ${GROQ}];`],
    [`{ baseURL: LIST[index].baseURL }`, "kimi", `const LIST = [${KIMI}, ${CHINA}];`],
    [`{ baseURL: LIST[index].baseURL }`, "undecided", `const LIST = [${KIMI}, ...others];`],
    [`{ baseURL: LIST.find(isChosen).baseURL }`, "kimi", `const LIST = [${KIMI}, ${CHINA}];`],
    [`{ baseURL: LIST.find(isChosen).baseURL }`, null, `const LIST = [${GROQ}];`],
    [`{ baseURL: LIST.find(isChosen)?.baseURL }`, "undecided", `const LIST = [${KIMI}];`],
    [`{ baseURL: LIST.pick(isChosen).baseURL }`, "undecided", `const LIST = [${KIMI}];`],
    [`{ baseURL: list.find(isChosen).baseURL }`, "undecided"],
    [`{ baseURL: table[name].baseURL }`, "undecided"],
    // What other code can change.
    [`{ baseURL: TABLE[name].baseURL }`, "undecided", `export const TABLE = { kimi: ${KIMI} };`],
    [`{ baseURL: TABLE.kimi.baseURL }`, "undecided", `export const TABLE = { kimi: ${KIMI} };`],
    [`{ baseURL: TABLE[name].baseURL }`, null, `export const TABLE = { groq: ${GROQ} };`],
    [`{ baseURL: TABLE.groq.baseURL }`, null, `export const TABLE = { groq: ${GROQ} };`],
    [`{ baseURL: URLS.groq }`, null, `export const URLS = { groq: "https://api.groq.com" };`],
    // Tables that lead to themselves.
    [`{ baseURL: TABLE[name].baseURL }`, "undecided", `const TABLE = { get all() { return TABLE[name]; } };`],
    [`{ baseURL: a.baseURL }`, "undecided", `var a = b[x].c, b = a[y].c;`],
  ]);
});

describe("base URLs from the environment", () => {
  itDecides(
    [
      [`process.env.MOONSHOT_BASE_URL`, "kimi"],
      [`process.env["MOONSHOT_BASE_URL"]`, "kimi"],
      [`process.env.MOONSHOT_BASE_URL!`, "kimi"],
      [`process.env.KIMI_BASE_URL`, "kimi"],
      [`env.KIMI_BASE_URL`, "kimi", `const env = process.env;`],
      [`process.env.NEXT_PUBLIC_KIMI_URL`, "kimi"],
      [`import.meta.env.VITE_MOONSHOT_BASE_URL`, "kimi"],
      [`Bun.env.MOONSHOT_BASE_URL`, "kimi"],
      [`Deno.env.get("MOONSHOT_BASE_URL")`, "kimi"],
      [`URL_`, "kimi", `const URL_ = process.env.MOONSHOT_BASE_URL;`],
      [`KIMI_BASE_URL`, "kimi", `const { KIMI_BASE_URL } = process.env;`],
      [`url`, "kimi", `const { VITE_KIMI_URL: url } = import.meta.env;`],
      [`KIMI_URL`, "kimi", `const { KIMI_URL = "https://api.moonshot.ai/v1" } = process.env;`],
      [`BASE_URL`, "undecided", `const { BASE_URL } = process.env;`],
      [`KIMI_BASE_URL`, "undecided", `const { KIMI_BASE_URL } = config;`],
      [`KIMI_BASE_URL`, "undecided", `const { MOONSHOT: { KIMI_BASE_URL } } = process.env;`],
      [`process.env.OPENAI_BASE_URL`, "undecided"],
      [`process.env.BASE_URL`, "undecided"],
      [`process.env.SKIMIX_URL`, "undecided"],
      [`process.env[name]`, "undecided"],
      [`import.meta.env.VITE_BASE_URL`, "undecided"],
      [`Deno.env.get("OPENAI_BASE_URL")`, "undecided"],
      [`Deno.env.get(name)`, "undecided"],
      // Not the environment.
      [`config.MOONSHOT_BASE_URL`, "undecided"],
      [`process.env.MOONSHOT_BASE_URL`, "undecided", `import process from "./process.js";`],
      [`Deno.env.get("MOONSHOT_BASE_URL")`, "undecided", `const Deno = make();`],
      [`import.meta.url`, "undecided"],
    ],
    asBaseUrl,
  );
});

describe("the class for Azure has its own host whatever the options say", () => {
  itFinds([
    [
      `import { AzureOpenAI } from "openai";\nnew AzureOpenAI({ baseURL: process.env.URL }).chat.completions.create({});`,
    ],
    [`import { AzureOpenAI } from "openai";\nnew AzureOpenAI(options).chat.completions.create({});`],
  ]);
});
