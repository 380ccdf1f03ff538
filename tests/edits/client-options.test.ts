/** What is written into the options of clients, and when it is certain what will then be sent. */
import { describe, expect, it } from "vitest";
import { configureClient } from "../../src/edits/client-options.js";
import { insertAllLast } from "../../src/edits/insert.js";
import { renameParameter } from "../../src/edits/rename.js";
import { replaceExpression } from "../../src/edits/replace.js";
import type { Construction } from "../../src/sdk/construction.js";
import { applied, usageIn } from "../support/requests.js";

const IMPORT = `import OpenAI from "openai";\n`;
const URL = "https://api.moonshot.ai/v1";

function firstClient(code: string, filename?: string): Construction {
  const [client] = usageIn(IMPORT + code, filename).constructions;
  if (!client) throw new Error(`There is no client in\n${code}`);
  return client;
}

/** The code after the client was configured, with `(not decisive)` before it where that is so. */
function configured(code: string, baseURL: string | null, filename?: string): string | null {
  const edit = configureClient(firstClient(code, filename), { baseURL, variable: "KEY" });
  const text = applied(IMPORT + code, edit)?.slice(IMPORT.length) ?? null;
  return edit?.isDecisive === false ? `(not decisive) ${text}` : text;
}

describe("configureClient", () => {
  it.each<readonly [code: string, baseURL: string | null, configured: string | null]>([
    // What is missing is put in, the key first.
    [`new OpenAI();`, URL, `new OpenAI({ apiKey: process.env.KEY, baseURL: "${URL}" });`],
    [`new OpenAI;`, URL, `new OpenAI({ apiKey: process.env.KEY, baseURL: "${URL}" });`],
    [`new (OpenAI);`, URL, `new (OpenAI)({ apiKey: process.env.KEY, baseURL: "${URL}" });`],
    [`new OpenAI( );`, URL, `new OpenAI({ apiKey: process.env.KEY, baseURL: "${URL}" } );`],
    [`new OpenAI({ });`, URL, `new OpenAI({ apiKey: process.env.KEY, baseURL: "${URL}" });`],
    [
      `new OpenAI({ baseURL: '${URL}' });`,
      null,
      `new OpenAI({ baseURL: '${URL}', apiKey: process.env.KEY });`,
    ],
    [
      `new OpenAI({\n  timeout, // x\n});`,
      URL,
      `new OpenAI({\n  timeout, // x\n  apiKey: process.env.KEY,\n  baseURL: "${URL}",\n});`,
    ],
    [
      `new OpenAI({\n  timeout // x\n});`,
      URL,
      `new OpenAI({\n  timeout, // x\n  apiKey: process.env.KEY,\n  baseURL: "${URL}"\n});`,
    ],
    [`new OpenAI(options);`, URL, null],
    [`new OpenAI(...rest);`, URL, null],
    // What is there is replaced.
    [`new OpenAI({ apiKey: undefined });`, null, `new OpenAI({ apiKey: process.env.KEY });`],
    [
      `new OpenAI({ apiKey: process.env.OPENAI_API_KEY, baseURL: "https://api.openai.com" });`,
      URL,
      `new OpenAI({ apiKey: process.env.KEY, baseURL: "${URL}" });`,
    ],
    [
      `const key = process.env.OPENAI_API_KEY;\nnew OpenAI({ apiKey: key });`,
      URL,
      `const key = process.env.KEY;\nnew OpenAI({ apiKey: key, baseURL: "${URL}" });`,
    ],
    [
      `const key = process.env.OPENAI_API_KEY;\nnew OpenAI({ apiKey: key, baseURL: url });`,
      null,
      `const key = process.env.KEY;\nnew OpenAI({ apiKey: key, baseURL: url });`,
    ],
    [
      `new OpenAI({ apiKey: process.env.OPENAI_API_KEY, ["apiKey"]: process.env.OPENAI_API_KEY });`,
      URL,
      `(not decisive) new OpenAI({ apiKey: process.env.OPENAI_API_KEY, ["apiKey"]: process.env.KEY, baseURL: "${URL}" });`,
    ],
    [
      `new OpenAI({ apiKey: eu ? process.env.OPENAI_API_KEY : process.env.OPENAI_API_KEY });`,
      URL,
      `new OpenAI({ apiKey: eu ? process.env.KEY : process.env.KEY, baseURL: "${URL}" });`,
    ],
    [
      `const NAME = "OPENAI_API_KEY";\nnew OpenAI({ apiKey: process.env[NAME] });`,
      URL,
      `(not decisive) const NAME = "OPENAI_API_KEY";\nnew OpenAI({ apiKey: process.env["KEY"], baseURL: "${URL}" });`,
    ],
    [
      `new OpenAI({ baseURL: "https://api.moonshot.ai", apiKey: process.env.KIMI_API_KEY });`,
      null,
      `new OpenAI({ baseURL: "${URL}", apiKey: process.env.KIMI_API_KEY });`,
    ],
    [`new OpenAI({ baseURL: "${URL}", apiKey: process.env.KIMI_API_KEY });`, null, null],
    // What clients share is replaced in the options of each.
    [
      `const url = "https://api.openai.com/v1";\nnew OpenAI({ apiKey: process.env.KIMI_API_KEY, baseURL: url });\nnew OpenAI({ baseURL: url });`,
      URL,
      `const url = "https://api.openai.com/v1";\nnew OpenAI({ apiKey: process.env.KIMI_API_KEY, baseURL: "${URL}" });\nnew OpenAI({ baseURL: url });`,
    ],
    // More than one place sets it.
    [
      `new OpenAI({ apiKey: process.env.KIMI_API_KEY, baseURL: url, ...(eu && { baseURL: euUrl }) });`,
      URL,
      null,
    ],
    // Other code reads it, or does something.
    [`const options = { timeout };\nnew OpenAI(options);\nlog(options);`, URL, null],
    [
      `export const options = { apiKey: process.env.KIMI_API_KEY, baseURL: "https://api.openai.com/v1" };\nnew OpenAI(options);`,
      URL,
      null,
    ],
    [`function never() { throw new Error(); }\nnew OpenAI(never());`, URL, null],
    [`new OpenAI({ apiKey: process.env.KIMI_API_KEY, baseURL: (log(), undefined) });`, URL, null],
    // What will be sent is not certain.
    [`new OpenAI({ apiKey: key });`, URL, `(not decisive) new OpenAI({ apiKey: key, baseURL: "${URL}" });`],
    [
      `new OpenAI({ apiKey: process.env.KIMI_API_KEY, fetch });`,
      URL,
      `(not decisive) new OpenAI({ apiKey: process.env.KIMI_API_KEY, fetch, baseURL: "${URL}" });`,
    ],
    [
      `new OpenAI({ dangerouslyAllowBrowser: true });`,
      URL,
      `(not decisive) new OpenAI({ dangerouslyAllowBrowser: true, apiKey: process.env.KEY, baseURL: "${URL}" });`,
    ],
    [
      `new OpenAI({ apiKey: "MOONSHOT_API_KEY" });`,
      URL,
      `(not decisive) new OpenAI({ apiKey: process.env.KEY, baseURL: "${URL}" });`,
    ],
  ])("%s, %s", (code, baseURL, expected) => {
    expect(configured(code, baseURL, "file.mjs")).toBe(expected);
  });

  it("is decisive in TypeScript only where the file reads the environment", () => {
    const after = `new OpenAI({ apiKey: process.env.KEY, baseURL: "${URL}" });`;
    expect(configured(`new OpenAI();`, URL)).toBe(`(not decisive) ${after}`);
    expect(configured(`log(process.env.LEVEL);\nnew OpenAI();`, URL)).toBe(
      `log(process.env.LEVEL);\n${after}`,
    );
  });
});

describe("insertAllLast", () => {
  it("steps back where one of the options is there", () => {
    const properties = [{ name: "timeout", value: { code: "1" } }];
    expect(insertAllLast(firstClient(`new OpenAI({ timeout: 2 });`), properties)).toBeNull();
    expect(insertAllLast(firstClient(`new OpenAI({ maxRetries: 2 });`), properties)).not.toBeNull();
  });
});

describe("replaceExpression", () => {
  it.each([
    [`new OpenAI({ timeout: a ?? b });`, `new OpenAI({ timeout: 1 });`],
    [`new OpenAI({ timeout });`, `new OpenAI({ timeout: 1 });`],
    [
      `const options = {};\noptions.timeout = x;\nnew OpenAI(options);`,
      `const options = {};\noptions.timeout = 1;\nnew OpenAI(options);`,
    ],
    [`new OpenAI({ timeout: a /* b */ ?? b });`, null],
    [`new OpenAI({ timeout: a() });`, null],
    [`new OpenAI({ timeout() {} });`, null],
    [`const options: { timeout: string } = { timeout: a };\nnew OpenAI(options);`, null],
  ])("%s", (code, expected) => {
    const client = firstClient(code);
    const [entry] = client.parameter("timeout").property.entries;
    const text = entry ? applied(IMPORT + code, replaceExpression(client, entry, "1")) : null;
    expect(text?.slice(IMPORT.length) ?? null).toBe(expected);
  });
});

describe("renameParameter", () => {
  it.each([
    [`new OpenAI({ old: 1 });`, `new OpenAI({ next: 1 });`],
    [`new OpenAI({ 'old': 1 });`, `new OpenAI({ 'next': 1 });`],
    [`new OpenAI({ old });`, `new OpenAI({ next: old });`],
    [`new OpenAI({ ["old"]: 1 });`, null],
    [`new OpenAI({ old: 1, next: 2 });`, null],
    [`new OpenAI({ old: 1, ...rest });`, null],
    [`new OpenAI({ old() {} });`, null],
    [`const options = { old: 1 };\nnew OpenAI(options);\nlog(options.old);`, null],
    [
      `const options = { old: 1 };\nnew OpenAI(options);\nlog(options.other);`,
      `const options = { next: 1 };\nnew OpenAI(options);\nlog(options.other);`,
    ],
  ])("%s", (code, expected) => {
    const client = firstClient(code);
    const [entry] = client.entriesOf("old");
    const text = entry ? applied(IMPORT + code, renameParameter(client, entry, "next")) : null;
    expect(text?.slice(IMPORT.length) ?? null).toBe(expected);
  });
});
