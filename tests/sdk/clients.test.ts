import { describe } from "vitest";
import { itFinds, type Row } from "../support/usage.js";

/** Rows whose code starts with an import of the SDK, of groq-sdk and of an `OpenAI` of another file. */
function withImports(rows: readonly Row[]): Row[] {
  const imports = `import OpenAI from "openai"; import Groq from "groq-sdk"; import { other } from "./other.js";\n`;
  return rows.map(([code, ...calls]) => [imports + code, ...calls]);
}

describe("constructed clients", () => {
  itFinds(
    withImports([
      [`new OpenAI().chat.completions.create({});`, "create constructed openai @2:1"],
      [`new OpenAI.chat.completions.create({});`],
      [`(new OpenAI).chat.completions.create({});`, "create constructed openai @2:1"],
      [`const client = new OpenAI();\nclient.chat.completions.create({});`, "create constructed openai @3:1"],
      [
        `const client = new OpenAI();\nfunction run() {\n  client.chat.completions.create({});\n}`,
        "create constructed openai @4:3",
      ],
      [
        `function run() {\n  const client = new OpenAI();\n  return client.chat.completions.create({});\n}`,
        "create constructed openai @4:10",
      ],
      [
        `const first = new OpenAI(), second = first;\nsecond.chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      [
        `const clients = { main: new OpenAI(), other: new Groq() };\nclients.main.chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      [
        `const { main } = { main: new OpenAI() };\nmain.chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      [
        `const [first] = [new OpenAI()];\nfirst.chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      [
        `function make() {\n  return new OpenAI();\n}\nmake().chat.completions.create({});`,
        "create constructed openai @5:1",
      ],
      [
        `const make = async () => new OpenAI();\n(await make()).chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      // Without `new`: the package is a function too.
      [`OpenAI({}).chat.completions.create({});`, "create constructed openai @2:1"],
    ]),
  );
});

describe("the same with another SDK", () => {
  itFinds(
    withImports([
      [`new Groq().chat.completions.create({});`],
      [`const client = new Groq();\nclient.chat.completions.create({});`],
      [
        `const clients = { main: new OpenAI(), other: new Groq() };\nclients.other.chat.completions.create({});`,
      ],
      [`function make() {\n  return new Groq();\n}\nmake().chat.completions.create({});`],
      [`import * as polyglot from "llm-polyglot";\npolyglot.createLLMClient().chat.completions.create({});`],
      [
        `import { CreateMLCEngine } from "@mlc-ai/web-llm";\nconst engine = await CreateMLCEngine("x");\nengine.chat.completions.create({});`,
      ],
      [`import { portkey } from "portkey-ai";\nportkey.chat.completions.create({});`],
      // Not known to have clients of its own: what it makes may be one of `openai`.
      [
        `import { makeClient } from "some-package";\nmakeClient().chat.completions.create({});`,
        "create shape undecided @3:1",
      ],
    ]),
  );
});

describe("own classes and objects", () => {
  itFinds(
    withImports([
      [`class OpenAI2 {}\nnew OpenAI2().chat.completions.create({});`],
      [`const fake = { chat: { completions: { create() {} } } };\nfake.chat.completions.create({});`],
      [
        `const fake = { chat: { completions: { create() {} } } } as unknown as OpenAI;\nfake.chat.completions.create({});`,
      ],
      [`const fake: OpenAI = { chat: null } as any;\nfake.chat.completions.create({});`],
      [`function fake() {}\nfake.chat.completions.create({});`],
      [`"client".chat.completions.create({});`],
      [`[new OpenAI()].chat.completions.create({});`],
      [`class Own {\n  static chat = make();\n}\nOwn.chat.completions.create({});`],
      [`const client = null;\nclient.chat.completions.create({});`],
      [`let client;\nclient.chat.completions.create({});`],
      [`OpenAI.chat.completions.create({});`],
      [`class Own {\n  run() {\n    this.chat.completions.create({});\n  }\n}`],
      [`class Own extends Groq {\n  run() {\n    this.chat.completions.create({});\n  }\n}`],
      // A subclass of the SDK's class is a client, one that passes its arguments on has the provider that they name.
      [
        `class Own extends OpenAI {\n  run() {\n    this.chat.completions.create({});\n  }\n}`,
        "create constructed undecided @4:5",
      ],
      [
        `class Own extends OpenAI {}\nnew Own().chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      [
        `class Own extends OpenAI {\n  constructor() {\n    super({});\n  }\n}\nnew Own().chat.completions.create({});`,
        "create constructed undecided @7:1",
      ],
      [`class Own extends other.Base {}\nnew Own().chat.completions.create({});`],
      [
        `class Own extends mixin(OpenAI) {}\nnew Own().chat.completions.create({});`,
        "create shape undecided @3:1",
      ],
      [`function Own() {\n  this.chat.completions.create({});\n}`, "create shape undecided @3:3"],
    ]),
  );
});

describe("variables and branches", () => {
  itFinds(
    withImports([
      [
        `let client;\nclient = new OpenAI();\nclient.chat.completions.create({});`,
        "create constructed openai @4:1",
      ],
      [
        `let client;\nbeforeEach(() => {\n  client = new OpenAI();\n});\nit("works", () => {\n  client.chat.completions.create({});\n});`,
        "create constructed openai @7:3",
      ],
      [
        `let client;\nfunction get() {\n  if (!client) client = new OpenAI();\n  return client;\n}\nget().chat.completions.create({});`,
        "create constructed openai @7:1",
      ],
      [
        `let client;\nconst get = () => (client ??= new OpenAI());\nget().chat.completions.create({});`,
        "create constructed openai @4:1",
      ],
      // Written twice: the file does not show which of them it is.
      [
        `let client = new OpenAI();\nclient = new OpenAI();\nclient.chat.completions.create({});`,
        "create constructed openai @4:1",
      ],
      [
        `const client = key ? new OpenAI() : undefined;\nclient?.chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      [
        `const client = key ? new OpenAI() : null;\nclient!.chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      [
        `const client = key && new OpenAI();\nclient.chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      [
        `const client = other.client ?? new OpenAI();\nclient.chat.completions.create({});`,
        "create constructed undecided @3:1",
      ],
      [
        `const client = fast ? new Groq() : new OpenAI();\nclient.chat.completions.create({});`,
        "create constructed undecided @3:1",
      ],
      [`const client = fast ? new Groq() : undefined;\nclient.chat.completions.create({});`],
      [`const client = fast ? new Groq() : other.client;\nclient.chat.completions.create({});`],
      [
        `const Client = fast ? Groq : OpenAI;\nnew Client().chat.completions.create({});`,
        "create constructed undecided @3:1",
      ],
      [`const Client = azure ? OpenAI.AzureOpenAI : Groq;\nnew Client().chat.completions.create({});`],
      [
        `function run(client = new OpenAI()) {\n  client.chat.completions.create({});\n}`,
        "create constructed undecided @3:3",
      ],
    ]),
  );
});

describe("around the client", () => {
  itFinds(
    withImports(
      [
        `client.chat.completions.create({});`,
        `client?.chat?.completions?.create?.({});`,
        `client!.chat!.completions!.create!({});`,
        `(client as any).chat.completions.create({});`,
        `(<any>client).chat.completions.create({});`,
        `(client satisfies OpenAI).chat.completions.create({});`,
        `((client)).chat.completions.create({});`,
        `(client.chat).completions.create({});`,
        `(client.chat as any).completions.create({});`,
        `(0, client).chat.completions.create({});`,
        `(await client).chat.completions.create({});`,
        `client["chat"]["completions"]["create"]({});`,
        `client[\`chat\`].completions.create({});`,
        `client[key].completions.create({});`,
        `client["ch" + "at"].completions.create({});`,
        `client.chat.completions.create<Type[]>({});`,
      ].map((call) => [
        `const key = "chat", client = new OpenAI();\n${call}`,
        "create constructed openai @3:1",
      ]),
    ),
  );
  itFinds(
    withImports([
      [
        `const client = new OpenAI();\nconst { chat } = client;\nconst completions = client.chat.completions;\ncompletions.create({});`,
        "create constructed openai @5:1",
      ],
      [
        `const client = new OpenAI();\nconst chat = client.chat;\nchat.completions.create({});`,
        "create constructed openai @4:1",
      ],
      [
        `const beta = new OpenAI().beta;\nbeta.chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      [
        `const clients = { beta: new OpenAI() };\nconst client = clients.beta;\nclient.chat.completions.create({});`,
        "create constructed openai @4:1",
      ],
      [
        `const completions = fast ? new OpenAI().chat.completions : new Groq().chat.completions;\ncompletions.create({});`,
      ],
      [`const client = new Groq();\nconst chat = client.chat;\nchat.completions.create({});`],
      [`const client = new OpenAI();\nclient[unknown].completions.create({});`],
      [`const client = new OpenAI();\nclient[\`\${unknown}chat\`].completions.create({});`],
    ]),
  );
});

describe("withOptions", () => {
  itFinds(
    withImports([
      [`new OpenAI().withOptions().chat.completions.create({});`, "create constructed openai @2:1"],
      [
        `new OpenAI().withOptions({ timeout: 1 }).chat.completions.create({});`,
        "create constructed openai @2:1",
      ],
      [
        `new OpenAI({ baseURL: "https://api.moonshot.ai/v1" }).withOptions({ timeout: 1 }).chat.completions.create({});`,
        "create constructed kimi @2:1",
      ],
      [
        `const client = new OpenAI();\nconst kimi = client.withOptions({ baseURL: "https://api.moonshot.ai/v1" });\nkimi.chat.completions.create({});\nclient.chat.completions.create({});`,
        "create constructed kimi @4:1",
        "create constructed openai @5:1",
      ],
      [
        `new OpenAI()["withOptions"]({ baseURL: "https://api.moonshot.ai/v1" }).chat.completions.create({});`,
        "create constructed kimi @2:1",
      ],
      [
        `new OpenAI().withOptions({ baseURL: "https://api.moonshot.ai/v1" }).withOptions({ timeout: 1 }).chat.completions.create({});`,
        "create constructed kimi @2:1",
      ],
      [
        `new OpenAI().withOptions({ baseURL: "https://api.moonshot.ai/v1" }).withOptions({ baseURL: "https://api.openai.com/v1" }).chat.completions.create({});`,
        "create constructed openai @2:1",
      ],
      [
        `new OpenAI().withOptions({ baseURL: "https://api.groq.com/openai/v1" }).chat.completions.create({});`,
      ],
      [
        `new OpenAI({ baseURL: "https://api.groq.com/openai/v1" }).withOptions({ baseURL: "https://api.moonshot.ai/v1" }).chat.completions.create({});`,
        "create constructed kimi @2:1",
      ],
      [`new OpenAI().withOptions({ provider: other.bedrock() }).chat.completions.create({});`],
      [
        `new OpenAI().withOptions(other.options).chat.completions.create({});`,
        "create constructed undecided @2:1",
      ],
      [
        `new OpenAI().withOptions(...other.options).chat.completions.create({});`,
        "create constructed undecided @2:1",
      ],
      [`new OpenAI.AzureOpenAI().withOptions({ timeout: 1 }).chat.completions.create({});`],
      [`new Groq().withOptions({ timeout: 1 }).chat.completions.create({});`],
      [
        `other.client.withOptions({ timeout: 1 }).chat.completions.create({});`,
        "create shape undecided @2:1",
      ],
      // Code that refers to itself.
      [
        `const client = client.withOptions({});\nclient.chat.completions.create({});`,
        "create shape undecided @3:1",
      ],
      [
        `let client;\nclient = client.withOptions({});\nclient.chat.completions.create({});`,
        "create shape undecided @4:1",
      ],
      [
        `class A extends B {}\nclass B extends A {}\nnew A().chat.completions.create({});`,
        "create shape undecided @4:1",
      ],
    ]),
  );
});

describe("wrapped clients are known as such, and by the host of the client inside", () => {
  itFinds(
    withImports([
      [`other.observe(new OpenAI()).chat.completions.create({});`, "create wrapped openai @2:1"],
      [
        `const client = other.observe({ client: new OpenAI(), mode: "tools" });\nclient.chat.completions.create({});`,
        "create wrapped openai @3:1",
      ],
      [
        `const inner = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\nother.observe("name", inner).chat.completions.create({});`,
        "create wrapped kimi @3:1",
      ],
      [`other.observe(new OpenAI({ baseURL: "https://api.groq.com" })).chat.completions.create({});`],
      [`other.observe(new OpenAI.AzureOpenAI()).chat.completions.create({});`],
      [
        `const client = plain ? new OpenAI() : other.observe(new OpenAI());\nclient.chat.completions.create({});`,
        "create wrapped openai @3:1",
      ],
      [`other.observe({ client: new Groq() }).chat.completions.create({});`],
      [
        `other.observe(new Logger(), ...other.rest).chat.completions.create({});`,
        "create shape undecided @2:1",
      ],
    ]),
  );
});

describe("what the file does not explain is a client by its shape", () => {
  itFinds(
    withImports([
      [`other.chat.completions.create({});`, "create shape undecided @2:1"],
      [`globalClient.chat.completions.create({});`, "create shape undecided @2:1"],
      [`window.openai.chat.completions.create({});`, "create shape undecided @2:1"],
      [`new window.OpenAI().chat.completions.create({});`, "create shape undecided @2:1"],
      [`function run(client) {\n  client.chat.completions.create({});\n}`, "create shape undecided @3:3"],
      [`function run({ client }) {\n  client.chat.completions.create({});\n}`, "create shape undecided @3:3"],
      [
        `const run = (context) => context.openai.chat.completions.create({});`,
        "create shape undecided @2:26",
      ],
      [`clients[name].chat.completions.create({});`, "create shape undecided @2:1"],
      [`makeClient().chat.completions.create({});`, "create shape undecided @2:1"],
      [`(await makeClient()).chat.completions.create({});`, "create shape undecided @2:1"],
      [`const client = makeClient();\nclient.chat.completions.create({});`, "create shape undecided @3:1"],
      [`for (const client of other.all) client.chat.completions.create({});`, "create shape undecided @2:33"],
      // An assertion is a wish: clients of other SDKs are passed off as the SDK's this way.
      [`(makeClient() as OpenAI).chat.completions.create({});`, "create shape undecided @2:1"],
    ]),
  );
});

describe("declared types", () => {
  const rows: readonly Row[] = [
    [
      `function run(client: OpenAI) {\n  client.chat.completions.create({});\n}`,
      "create declared undecided @3:3",
    ],
    [
      `function run(client?: OpenAI) {\n  client?.chat.completions.create({});\n}`,
      "create declared undecided @3:3",
    ],
    [
      `function run(client: OpenAI | null) {\n  client!.chat.completions.create({});\n}`,
      "create declared undecided @3:3",
    ],
    [
      `function run(client: undefined | OpenAI) {\n  client!.chat.completions.create({});\n}`,
      "create declared undecided @3:3",
    ],
    [
      `function run(client: OpenAI.OpenAI) {\n  client.chat.completions.create({});\n}`,
      "create declared undecided @3:3",
    ],
    [`const client: OpenAI = make();\nclient.chat.completions.create({});`, "create declared undecided @3:1"],
    [`declare const client: OpenAI;\nclient.chat.completions.create({});`, "create declared undecided @3:1"],
    [
      `let client: OpenAI;\nclient = a;\nclient = b;\nclient.chat.completions.create({});`,
      "create declared undecided @5:1",
    ],
    [
      `function run(client: OpenAI = new OpenAI()) {\n  client.chat.completions.create({});\n}`,
      "create declared undecided @3:3",
    ],
    [
      `class Kimi extends OpenAI {}\nfunction run(client: Kimi) {\n  client.chat.completions.create({});\n}`,
      "create declared undecided @4:3",
    ],
    [`function run(client: OpenAI.AzureOpenAI) {\n  client.chat.completions.create({});\n}`],
    // What a value shows counts more than its type.
    [
      `const client: OpenAI = new OpenAI({});\nclient.chat.completions.create({});`,
      "create constructed openai @3:1",
    ],
    [`const client: OpenAI = new (class {})();\nclient.chat.completions.create({});`],
  ];
  itFinds(rows.map(([code, ...calls]) => [`import OpenAI from "openai";\n${code}`, ...calls]));
  const typeRows = rows.filter(([code]) => !code.includes("new ") && !code.includes("extends"));
  itFinds(typeRows.map(([code, ...calls]) => [`import type OpenAI from "openai";\n${code}`, ...calls]));
  itFinds(typeRows.map(([code, ...calls]) => [`import { type OpenAI } from "openai";\n${code}`, ...calls]));
  itFinds(typeRows.map(([code, ...calls]) => [`import type OpenAI = require("openai");\n${code}`, ...calls]));
  // The same types of another SDK, and of the file.
  itFinds(typeRows.map(([code]) => [`import type OpenAI from "groq-sdk";\n${code}`]));
  itFinds([
    [
      `import type * as sdk from "openai";\nfunction run(client: sdk.OpenAI) {\n  client.chat.completions.create({});\n}`,
      "create declared undecided @3:3",
    ],
    [
      `import type * as sdk from "openai";\nfunction run(client: sdk.AzureOpenAI) {\n  client.chat.completions.create({});\n}`,
    ],
    [`class Own {}\nfunction run(client: Own) {\n  client.chat.completions.create({});\n}`],
    [
      `class Own {}\nnamespace Own {\n  export class Inner {}\n}\nfunction run(client: Own.Inner) {\n  client.chat.completions.create({});\n}`,
      "create shape undecided @6:3",
    ],
    [
      `interface Own {}\nfunction run(client: Own) {\n  client.chat.completions.create({});\n}`,
      "create shape undecided @3:3",
    ],
    [
      `import type { Own } from "./own.js";\nfunction run(client: Own) {\n  client.chat.completions.create({});\n}`,
      "create shape undecided @3:3",
    ],
    [
      `import type OpenAI from "openai";\nfunction run<OpenAI>(client: OpenAI) {\n  client.chat.completions.create({});\n}`,
      "create shape undecided @3:3",
    ],
    [
      `import type OpenAI from "openai"; import type Groq from "groq-sdk";\nfunction run(client: OpenAI | Groq) {\n  client.chat.completions.create({});\n}`,
      "create declared undecided @3:3",
    ],
  ]);
});

describe("fields of classes", () => {
  itFinds(
    withImports([
      [
        `class Bot {\n  client = new OpenAI();\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @5:5",
      ],
      [
        `class Bot {\n  #client = new OpenAI();\n  run = () => this.#client.chat.completions.create({});\n}`,
        "create constructed openai @4:15",
      ],
      [
        `class Bot {\n  client;\n  constructor() {\n    this.client = new OpenAI();\n  }\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @8:5",
      ],
      [
        `class Bot {\n  constructor() {\n    const client = new OpenAI();\n    this._client = client;\n  }\n  get client() {\n    return this._client;\n  }\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @11:5",
      ],
      [
        `class Bot {\n  make() {\n    return new OpenAI();\n  }\n  run() {\n    this.make().chat.completions.create({});\n  }\n}`,
        "create constructed openai @7:5",
      ],
      [
        `class Bot {\n  constructor() {\n    this.url = "https://api.moonshot.ai/v1";\n    this.client = new OpenAI({ baseURL: this.url });\n  }\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create constructed kimi @8:5",
      ],
      // A field that only code elsewhere can set says nothing about the host.
      [
        `class Bot {\n  constructor() {\n    this.url += "/v1";\n    this.client = eu ? new OpenAI() : new OpenAI({ baseURL: this.url });\n  }\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create constructed undecided @8:5",
      ],
      [
        `class Bot {\n  client = new Groq();\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
      ],
      [
        `class Bot {\n  get client() {\n    return new Groq();\n  }\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
      ],
      // Another class's field, a static one, and a function with a \`this\` of its own.
      [
        `class A {\n  client = new OpenAI();\n}\nclass B {\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create shape undecided @7:5",
      ],
      [
        `class Bot {\n  client = new Groq();\n  static run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create shape undecided @5:5",
      ],
      [
        `class Bot {\n  client = new Groq();\n  run() {\n    return function () {\n      this.client.chat.completions.create({});\n    };\n  }\n}`,
        "create shape undecided @6:7",
      ],
      // Empty here, so set elsewhere.
      [
        `class Bot extends other.Base {\n  client = null;\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create shape undecided @5:5",
      ],
      [
        `class Bot extends other.Base {\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create shape undecided @4:5",
      ],
    ]),
  );
  itFinds(
    withImports([
      [
        `class Bot {\n  private client: OpenAI;\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create declared undecided @5:5",
      ],
      [
        `class Bot {\n  private client: OpenAI | null = null;\n  run() {\n    this.client?.chat.completions.create({});\n  }\n}`,
        "create declared undecided @5:5",
      ],
      [
        `class Bot {\n  constructor(private readonly client: OpenAI) {}\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create declared undecided @5:5",
      ],
      [
        `class Bot {\n  constructor(private client: OpenAI = other.client) {}\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create declared undecided @5:5",
      ],
      [
        `class Bot {\n  client;\n  constructor(client: OpenAI) {\n    this.client = client;\n  }\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create declared undecided @8:5",
      ],
      [
        `class Bot {\n  private client: Groq;\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
      ],
      [
        `class Bot {\n  constructor(private client: Groq) {}\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
      ],
      [
        `class Bot {\n  static client: Groq;\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create shape undecided @5:5",
      ],
      [
        `class Bot {\n  constructor(private client: unknown) {}\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create shape undecided @5:5",
      ],
    ]),
  );
});
