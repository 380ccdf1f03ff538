import { describe, expect, it } from "vitest";
import { callsIn, itFinds } from "../support/usage.js";

/** The ways to get at the class: what comes first, and what constructs the client. `MODULE` is the package. */
const FORMS: readonly (readonly [imports: string, construction: string])[] = [
  [`import OpenAI from "MODULE";`, `new OpenAI()`],
  [`import { OpenAI } from "MODULE";`, `new OpenAI()`],
  [`import { OpenAI as Client } from "MODULE";`, `new Client()`],
  [`import { OpenAI as OpenAIApi } from "MODULE";`, `new OpenAIApi()`],
  [`import { default as Client } from "MODULE";`, `new Client()`],
  [`import { "OpenAI" as Client } from "MODULE";`, `new Client()`],
  [`import OpenAI, { toFile } from "MODULE";`, `new OpenAI()`],
  [`import OpenAI from "MODULE";`, `new OpenAI.OpenAI()`],
  [`import * as sdk from "MODULE";`, `new sdk.OpenAI()`],
  [`import * as sdk from "MODULE";`, `new sdk["OpenAI"]()`],
  [`import * as sdk from "MODULE";`, `new sdk.default()`],
  [`import * as sdk from "MODULE";\nconst { OpenAI } = sdk;`, `new OpenAI()`],
  [`import OpenAI from "MODULE";\nconst Client = OpenAI;`, `new Client()`],
  [`import OpenAI from "MODULE";`, `new (OpenAI as typeof OpenAI)()`],
  [`import OpenAI = require("MODULE");`, `new OpenAI()`],
  [`const OpenAI = require("MODULE");`, `new OpenAI()`],
  [`const { OpenAI } = require("MODULE");`, `new OpenAI()`],
  [`const { OpenAI: Client } = require("MODULE");`, `new Client()`],
  [`const { default: Client } = require("MODULE");`, `new Client()`],
  [`const OpenAI = require("MODULE").default;`, `new OpenAI()`],
  [`const OpenAI = require("MODULE").OpenAI;`, `new OpenAI()`],
  [`const sdk = require("MODULE");`, `new sdk.OpenAI()`],
  [``, `new (require("MODULE"))()`],
  [``, `new (require("MODULE").OpenAI)()`],
  [
    `import { createRequire } from "node:module";\nconst load = createRequire(import.meta.url);`,
    `new (load("MODULE"))()`,
  ],
  [
    `const { createRequire } = require("module");\nconst load = createRequire(__filename);`,
    `new (load("MODULE"))()`,
  ],
  [`const { OpenAI } = await import("MODULE");`, `new OpenAI()`],
  [`const { default: OpenAI } = await import("MODULE");`, `new OpenAI()`],
  [`const OpenAI = (await import("MODULE")).default;`, `new OpenAI()`],
  [`const OpenAI = (await import("MODULE")).OpenAI;`, `new OpenAI()`],
  [`const sdk = await import("MODULE");`, `new sdk.OpenAI()`],
  [`let OpenAI;\ntry {\n  OpenAI = (await import("MODULE")).OpenAI;\n} catch {}`, `new OpenAI()`],
];

describe.each(FORMS)("%s %s", (imports, construction) => {
  const code = `${imports}\nconst client = ${construction};\nclient.chat.completions.create({});`;
  const call = `${String(code.split("\n").length)}:1`;

  it("is the SDK's client", () => {
    expect(callsIn(code.replaceAll("MODULE", "openai"))).toEqual([`create constructed openai @${call}`]);
  });

  it("is another SDK's client where another package exports the class", () => {
    expect(callsIn(code.replaceAll("MODULE", "groq-sdk"))).toEqual([]);
    expect(callsIn(code.replaceAll("MODULE", "@langchain/openai"))).toEqual([]);
  });

  it("is a client by its shape where another file of the project exports the class", () => {
    expect(callsIn(code.replaceAll("MODULE", "./openai.js"))).toEqual([`create shape undecided @${call}`]);
  });
});

describe("modules of the SDK", () => {
  it.each([
    "openai",
    "openai/index.mjs",
    "openai/client",
    "npm:openai",
    "npm:openai@^6.1.0",
    "npm:/openai@6",
    "npm:openai@6/client",
    "jsr:@openai/openai@4",
    "https://esm.sh/openai@6",
    "https://esm.sh/v135/openai",
    "https://deno.land/x/openai@v4.20.1/mod.ts",
    "https://cdn.jsdelivr.net/npm/openai@4/+esm",
  ])("%s is one", (module) => {
    const code = `import { OpenAI } from "${module}";\nnew OpenAI().chat.completions.create({});`;
    expect(callsIn(code)).toEqual(["create constructed openai @2:1"]);
  });

  it.each([
    "openai-edge",
    "openai.js",
    "@azure/openai",
    "@ai-sdk/openai",
    "@langchain/openai",
    "@llamaindex/openai",
    "npm:openai-edge",
    "https://esm.sh/@langchain/openai",
    "node:openai",
  ])("%s is none", (module) => {
    expect(callsIn(`import { OpenAI } from "${module}";\nnew OpenAI().chat.completions.create({});`)).toEqual(
      [],
    );
  });

  it.each([
    "./openai",
    "../openai.js",
    "/lib/openai.js",
    "#openai",
    "~/openai",
    "@/openai",
    "$lib/openai",
    "src/openai",
  ])("%s is a file of the project, which may pass on the SDK's class", (module) => {
    const code = `import { OpenAI } from "${module}";\nnew OpenAI().chat.completions.create({});`;
    expect(callsIn(code)).toEqual(["create shape undecided @2:1"]);
    // A class of another name is the project's own.
    expect(callsIn(code.replaceAll("OpenAI", "TokenClient"))).toEqual([]);
  });
});

describe("classes for other hosts", () => {
  itFinds([
    [`import { AzureOpenAI } from "openai";\nnew AzureOpenAI().chat.completions.create({});`],
    [`import { AzureOpenAI as OpenAI } from "openai";\nnew OpenAI().chat.completions.create({});`],
    [`import OpenAI from "openai";\nnew OpenAI.AzureOpenAI().chat.completions.create({});`],
    [`const { BedrockOpenAI } = require("openai");\nnew BedrockOpenAI().chat.completions.create({});`],
    [
      `import OpenAI from "openai";\nnew OpenAI.AzureOpenAI.Other().chat.completions.create({});`,
      "create shape undecided @2:1",
    ],
    // Not an export of the SDK: a mistake, or something that a newer version has.
    [
      `import { FutureOpenAI } from "openai";\nnew FutureOpenAI().chat.completions.create({});`,
      "create shape undecided @2:1",
    ],
  ]);
});

describe("types are no values", () => {
  itFinds([
    [
      `import type OpenAI from "openai";\nnew OpenAI().chat.completions.create({});`,
      "create shape undecided @2:1",
    ],
    [
      `import { type OpenAI } from "openai";\nnew OpenAI().chat.completions.create({});`,
      "create shape undecided @2:1",
    ],
    [
      `import type * as sdk from "openai";\nnew sdk.OpenAI().chat.completions.create({});`,
      "create shape undecided @2:1",
    ],
    [
      `import type OpenAI = require("openai");\nnew OpenAI().chat.completions.create({});`,
      "create shape undecided @2:1",
    ],
    [
      `import OpenAI, { type ClientOptions } from "openai";\nnew OpenAI().chat.completions.create({});`,
      "create constructed openai @2:1",
    ],
  ]);
});

describe("a shadowed name is not the import", () => {
  itFinds([
    [
      `import OpenAI from "openai";\nfunction run(OpenAI) {\n  new OpenAI().chat.completions.create({});\n}`,
      "create shape undecided @3:3",
    ],
    [`import OpenAI from "openai";\n{\n  class OpenAI {}\n  new OpenAI().chat.completions.create({});\n}`],
    [
      `import OpenAI from "openai";\nfunction run() {\n  const OpenAI = class {};\n  new OpenAI().chat.completions.create({});\n}`,
    ],
    [
      `import OpenAI from "openai";\ntry {\n} catch (OpenAI) {\n  new OpenAI().chat.completions.create({});\n}`,
      "create shape undecided @4:3",
    ],
    [
      `import client from "./client.js";\nfunction run(client) {\n  client.chat.completions.create({});\n}`,
      "create shape undecided @3:3",
    ],
    [
      `function run(require) {\n  const OpenAI = require("openai");\n  new OpenAI().chat.completions.create({});\n}`,
      "create shape undecided @3:3",
    ],
    // The neighbour in which another scope shadows the name.
    [
      `import OpenAI from "openai";\nfunction run(OpenAI) {}\nnew OpenAI().chat.completions.create({});`,
      "create constructed openai @3:1",
    ],
  ]);
});
