/** What is written into the options of clients, and when it is certain what will then be sent. */
import { describe, expect, it } from "vitest";
import { configureClient } from "../../src/edits/client-options.js";
import { replaceKeyVariable } from "../../src/edits/environment.js";
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

  it("replaces an expression whole where its type says which base URL it is", () => {
    const code = `new OpenAI({ apiKey: process.env.KIMI_API_KEY, baseURL: "https://api.openai.com/v1" as OpenAIs });\ntype OpenAIs = "https://api.openai.com/v1";`;
    expect(configured(code, URL)).toBe(
      `new OpenAI({ apiKey: process.env.KIMI_API_KEY, baseURL: "${URL}" });\ntype OpenAIs = "https://api.openai.com/v1";`,
    );
  });

  it("is decisive in TypeScript only where the file reads the environment", () => {
    const after = `new OpenAI({ apiKey: process.env.KEY, baseURL: "${URL}" });`;
    expect(configured(`new OpenAI();`, URL)).toBe(`(not decisive) ${after}`);
    expect(configured(`log(process.env.LEVEL);\nnew OpenAI();`, URL)).toBe(
      `log(process.env.LEVEL);\n${after}`,
    );
  });
});

describe("a client reads the environment as the file does", () => {
  it.each<readonly [reads: string, access: string]>([
    ["f(process.env.A);", "process.env.KEY"],
    ["f(Bun.env.A);", "Bun.env.KEY"],
    ["f(Bun.env.A, process.env.B);", "process.env.KEY"],
    [`f(process.env["A"], Bun.env.B);`, 'process.env["KEY"]'],
    [`f(process.env["A"], process.env.B);`, "process.env.KEY"],
    [`const { A } = process.env; f(process.env["B"]);`, 'process.env["KEY"]'],
    [`f(load(process.env["A"]).env);`, 'process.env["KEY"]'],
    [`f(Deno.env.get("A"));`, 'Deno.env.get("KEY")'],
    // These are other environments, or names that mean nothing there.
    [`f(config.env["A"]);`, "process.env.KEY"],
    [`function f() { const own = process; return own.env["A"]; }`, "process.env.KEY"],
    [`import { env } from "node:process"; const config = { e: env }; f(config.e["A"]);`, "process.env.KEY"],
  ])("%s", (reads, access) => {
    expect(configured(`${reads}\nnew OpenAI({ baseURL: "${URL}" });`, null, "file.mjs")).toBe(
      `${reads}\nnew OpenAI({ baseURL: "${URL}", apiKey: ${access} });`,
    );
  });

  it.each([
    ["f(import.meta.env.A);\nnew OpenAI({ BASE });", "import.meta.env.KEY"],
    ["f(process.env.A);\nnew OpenAI({ dangerouslyAllowBrowser: true, BASE });", "process.env.KEY"],
    ['f(process.env["A"]);\nfunction make(process) { return new OpenAI({ BASE }); }', "process.env.KEY"],
    ["function make(process) { return new OpenAI({ BASE }); }", "process.env.KEY"],
  ])(
    "but not for certain where a bundler decides what that is, or the name means something else: %s",
    (code, access) => {
      const before = code.replace("BASE", `baseURL: "${URL}"`);
      expect(configured(before, null, "file.mjs")).toBe(
        `(not decisive) ${before.replace(" });", `, apiKey: ${access} });`)}`,
      );
    },
  );
});

describe("the variable of the key", () => {
  const CERTAIN: readonly (readonly [before: string, after: string])[] = [
    [
      "new OpenAI({ apiKey: Deno.env.get('OPENAI_API_KEY') });",
      "new OpenAI({ apiKey: Deno.env.get('KEY') });",
    ],
    [
      "const key = process.env.OPENAI_API_KEY; const options = { apiKey: key }; new OpenAI(options); f(options.timeout);",
      "const key = process.env.KEY; const options = { apiKey: key }; new OpenAI(options); f(options.timeout);",
    ],
    [
      "const options = { apiKey: process.env.OPENAI_API_KEY }; new OpenAI(options); f(options.timeout);",
      "const options = { apiKey: process.env.KEY }; new OpenAI(options); f(options.timeout);",
    ],
    [
      "const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY }); client.chat.completions.create({ model, messages });",
      "const client = new OpenAI({ apiKey: process.env.KEY }); client.chat.completions.create({ model, messages });",
    ],
  ];
  const UNCERTAIN: readonly (readonly [before: string, after: string])[] = [
    // A bundler decides what that is.
    [
      "new OpenAI({ apiKey: import.meta.env.VITE_OPENAI_API_KEY });",
      "new OpenAI({ apiKey: import.meta.env.VITE_KEY });",
    ],
    // What is imported could be read elsewhere by the same name.
    [
      "import { env } from 'node:process'; new OpenAI({ apiKey: env.OPENAI_API_KEY });",
      "import { env } from 'node:process'; new OpenAI({ apiKey: env.KEY });",
    ],
    // The name of the variable is held by something else.
    [
      "const OPENAI_API_KEY = 'OPENAI_API_KEY'; new OpenAI({ apiKey: process.env[OPENAI_API_KEY] });",
      "const OPENAI_API_KEY = 'OPENAI_API_KEY'; new OpenAI({ apiKey: process.env['KEY'] });",
    ],
    [
      "const names = { key: 'OPENAI_API_KEY' }; new OpenAI({ apiKey: process.env[names.key] });",
      "const names = { key: 'OPENAI_API_KEY' }; new OpenAI({ apiKey: process.env['KEY'] });",
    ],
    // Other code reads the key.
    [
      "const key = process.env.OPENAI_API_KEY; f(key); new OpenAI({ apiKey: key! });",
      "const key = process.env.OPENAI_API_KEY; f(key); new OpenAI({ apiKey: process.env.KEY });",
    ],
    [
      "const key = process.env.OPENAI_API_KEY; f(key); const options = { apiKey: key }; new OpenAI(options);",
      "const key = process.env.OPENAI_API_KEY; f(key); const options = { apiKey: process.env.KEY }; new OpenAI(options);",
    ],
    [
      "f(process.env.OPENAI_API_KEY); new OpenAI({ apiKey: process.env.OPENAI_API_KEY });",
      "f(process.env.OPENAI_API_KEY); new OpenAI({ apiKey: process.env.KEY });",
    ],
    [
      "f(Deno.env.get('OPENAI_API_KEY')); new OpenAI({ apiKey: Deno.env.get('OPENAI_API_KEY') });",
      "f(Deno.env.get('OPENAI_API_KEY')); new OpenAI({ apiKey: Deno.env.get('KEY') });",
    ],
  ];
  const NONE: readonly string[] = [
    "const key = eu ? process.env.OPENAI_API_KEY : undefined; f(key); new OpenAI({ apiKey: key });",
    "const key = process.env.OPENAI_API_KEY; f(key); new OpenAI({ apiKey: key ?? '' });",
    "new OpenAI({ apiKey: process.env.OPENAI_API_KEY, ...(eu && { apiKey: process.env.OPENAI_API_KEY }) });",
    "new OpenAI({ get apiKey() { return process.env.OPENAI_API_KEY; } });",
  ];

  /** Of a client whose base URL stays as it is. */
  function replaced(program: string): readonly [after: string | null, isDecisive: boolean | undefined] {
    const edit = replaceKeyVariable(firstClient(program), "KEY");
    return [applied(IMPORT + program, edit)?.slice(IMPORT.length) ?? null, edit?.isDecisive];
  }

  it.each(CERTAIN)("is replaced: %s", (before, after) => {
    expect(replaced(before)).toEqual([after, true]);
  });

  it.each(UNCERTAIN)("is replaced without deciding: %s", (before, after) => {
    expect(replaced(before)).toEqual([after, false]);
  });

  it.each(NONE)("is not ours: %s", (program) => {
    expect(replaced(program)).toEqual([null, undefined]);
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
