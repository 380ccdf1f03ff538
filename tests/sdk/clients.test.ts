import { describe, expect, it } from "vitest";
import { requestsIn } from "../support/requests.js";
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

describe("variables that are written several times are whatever they are ever given", () => {
  itFinds(
    withImports([
      [
        `let client = new OpenAI();\nclient = new OpenAI();\nclient.chat.completions.create({});`,
        "create constructed openai @4:1",
      ],
      [
        `let client = new OpenAI();\nif (eu) client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\nclient.chat.completions.create({});`,
        "create constructed undecided @4:1",
      ],
      [
        `let client;\nif (azure) {\n  client = new OpenAI.AzureOpenAI();\n} else {\n  client = new OpenAI();\n}\nclient.chat.completions.create({});`,
        "create constructed undecided @8:1",
      ],
      [
        `let client = null;\nfunction get() {\n  if (client === null) client = new OpenAI();\n  return client;\n}\nget().chat.completions.create({});`,
        "create constructed openai @7:1",
      ],
      [
        `let client = null;\nconst get = async () => {\n  client ??= new OpenAI();\n  return client;\n};\n(await get()).chat.completions.create({});`,
        "create constructed openai @7:1",
      ],
      [
        `let client = null;\nconst open = () => { client = new OpenAI(); };\nconst close = () => { client = null; };\nclient.chat.completions.create({});`,
        "create constructed openai @5:1",
      ],
      [
        `function run(client) {\n  if (!client) client = new OpenAI();\n  client.chat.completions.create({});\n}`,
        "create constructed undecided @4:3",
      ],
      [
        `let first, client;\n[first, client] = [1, new OpenAI()];\nclient = first ? client : null;\nclient.chat.completions.create({});`,
        "create constructed undecided @5:1",
      ],
      // The same with clients of another SDK, with nothing at all, and with what the file does not show.
      [`let client = null;\nif (fast) client = new Groq();\nclient.chat.completions.create({});`],
      [`let client = new Groq();\nclient = new Groq();\nclient.chat.completions.create({});`],
      [
        `let client = null;\nif (fast) client = other.client;\nclient.chat.completions.create({});`,
        "create shape undecided @4:1",
      ],
      [
        `let client;\nfor (client of other.clients) client.chat.completions.create({});\nclient = null;`,
        "create shape undecided @3:31",
      ],
      [
        `for (let client of other.clients) {\n  client = client ?? null;\n  client.chat.completions.create({});\n}`,
        "create shape undecided @4:3",
      ],
      [
        `let client = wrap(client);\nclient = wrap(client);\nclient.chat.completions.create({});`,
        "create shape undecided @4:1",
      ],
    ]),
  );
});

describe("promises", () => {
  itFinds(
    withImports([
      [
        `const promise = Promise.resolve(new OpenAI());\n(await promise).chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      [
        `class Bot {\n  #client = this.make();\n  async make() {\n    return new OpenAI();\n  }\n  async run() {\n    (await this.#client).chat.completions.create({});\n  }\n}`,
        "create constructed openai @8:5",
      ],
      [
        `const make = async () => new OpenAI();\nmake().then((client) => client.chat.completions.create({}));`,
        "create constructed openai @3:25",
      ],
      [
        `const promise = import("openai").then((sdk) => new sdk.OpenAI());\n(await promise).chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      [
        `const promise = import("openai").then(({ default: Client }) => new Client());\nconst client = await promise;\nclient.chat.completions.create({});`,
        "create constructed openai @4:1",
      ],
      [
        `import("openai").then(async ({ OpenAI: Client }) => {\n  const client = new Client();\n  await client.chat.completions.create({});\n});`,
        "create constructed openai @4:9",
      ],
      [
        `const load = () => import("openai").then((sdk) => sdk.default);\nconst Client = await load();\nnew Client().chat.completions.create({});`,
        "create constructed openai @4:1",
      ],
      [`const make = async () => new Groq();\nmake().then((client) => client.chat.completions.create({}));`],
      [
        `const promise = import("groq-sdk").then((sdk) => new sdk.Groq());\n(await promise).chat.completions.create({});`,
      ],
      [
        `const promise = other.load().then((client) => client);\n(await promise).chat.completions.create({});`,
        "create shape undecided @3:1",
      ],
      // A second callback may give something else, a callback that is passed on gets what the file does not show.
      [
        `const promise = other.load().then(() => new OpenAI(), () => other.client);\n(await promise).chat.completions.create({});`,
        "create constructed undecided @3:1",
      ],
      [
        `const promise = other.load().then(() => new OpenAI(), () => null);\n(await promise).chat.completions.create({});`,
        "create constructed openai @3:1",
      ],
      [
        `const promise = other.load().then(() => new Groq(), () => null);\n(await promise).chat.completions.create({});`,
      ],
      [
        `const run = (client) => client.chat.completions.create({});\nother.load().then(run);`,
        "create shape undecided @2:25",
      ],
      // Promises that wait for each other.
      [
        `async function make() {\n  return make();\n}\n(await make()).chat.completions.create({});`,
        "create shape undecided @5:1",
      ],
      [
        `const promise = other.load().then(() => promise);\n(await promise).chat.completions.create({});`,
        "create shape undecided @3:1",
      ],
    ]),
  );
});

describe("parameters are what all callers give them, where the file shows these", () => {
  itFinds(
    withImports([
      [
        `function run(model, client) {\n  client.chat.completions.create({});\n}\nrun("a", new OpenAI());`,
        "create constructed openai @3:3",
      ],
      [
        `const run = ({ client }) => client.chat.completions.create({});\nrun({ client: new OpenAI() });`,
        "create constructed openai @2:29",
      ],
      [
        `const run = (client = new OpenAI()) => client.chat.completions.create({});\nrun();`,
        "create constructed openai @2:40",
      ],
      [
        `function run(client) {\n  client.chat.completions.create({});\n}\nrun(new OpenAI());\nrun(new OpenAI({ baseURL: "https://api.moonshot.ai/v1" }));`,
        "create constructed undecided @3:3",
      ],
      [`function run(client) {\n  client.chat.completions.create({});\n}\nrun(new Groq());`],
      [
        `const run = (client) => client.chat.completions.create({});\nrun(new OpenAI({ baseURL: "https://api.groq.com/openai/v1" }));`,
      ],
      [
        `function run(client) {\n  client.chat.completions.create({});\n}\nrun(new Groq());\nrun(other.client);`,
      ],
      // Also code that the file does not show can call it, or it gets a list.
      [
        `export function run(client) {\n  client.chat.completions.create({});\n}\nrun(new Groq());`,
        "create shape undecided @3:3",
      ],
      [
        `const run = (client) => client.chat.completions.create({});\nrun(new Groq());\nother.use(run);`,
        "create shape undecided @2:25",
      ],
      [
        `const run = (client) => client.chat.completions.create({});\nrun(...other.list);`,
        "create shape undecided @2:25",
      ],
      [
        `function run(client) {\n  client.chat.completions.create({});\n  run(client);\n}`,
        "create shape undecided @3:3",
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

describe("wrapped clients talk to the host of the client inside", () => {
  itFinds(
    withImports([
      [`other.observe(new OpenAI()).chat.completions.create({});`, "create wrapped openai @2:1"],
      [
        `const client = other.observe({ client: new OpenAI(), mode: "tools" });\nclient.chat.completions.create({});`,
        "create shape openai @3:1",
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
      [`other.observe(new Groq()).chat.completions.create({});`],
      [`new Proxy(new OpenAI(), {}).chat.completions.create({});`, "create wrapped openai @2:1"],
      [`new Proxy(new Groq(), {}).chat.completions.create({});`],
      [`new Proxy(other.client, {}).chat.completions.create({});`, "create shape undecided @2:1"],
      [
        `const client = useMemo(() => new OpenAI(), []);\nclient.chat.completions.create({});`,
        "create wrapped openai @3:1",
      ],
      [
        `const client = useMemo(() => new OpenAI({ baseURL: "https://api.groq.com" }), []);\nclient.chat.completions.create({});`,
      ],
      [`const client = useMemo(() => new Groq(), []);\nclient.chat.completions.create({});`],
      [
        `const client = useRef(new OpenAI());\nclient.current.chat.completions.create({});`,
        "create wrapped openai @3:1",
      ],
      [`const client = useRef(new Groq());\nclient.current.chat.completions.create({});`],
      [
        `const client = useRef();\nclient.current.chat.completions.create({});`,
        "create shape undecided @3:1",
      ],
      [
        `const [client] = useState(() => new OpenAI());\nclient.chat.completions.create({});`,
        "create shape undecided @3:1",
      ],
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
      [
        `new window.OpenAI({ baseURL: "https://api.moonshot.ai/v1" }).chat.completions.create({});`,
        "create shape kimi @2:1",
      ],
      [`new window.OpenAI({ baseURL: "https://api.groq.com/openai/v1" }).chat.completions.create({});`],
      [
        `new window.Groq({ baseURL: "https://api.moonshot.ai/v1" }).chat.completions.create({});`,
        "create shape undecided @2:1",
      ],
      [
        `function run({ OpenAI }) {\n  new OpenAI({ baseURL: "https://api.groq.com/openai/v1" }).chat.completions.create({});\n}`,
      ],
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

describe("ways of real code", () => {
  itFinds([
    [
      `export async function endpoint() {\n  let OpenAI;\n  try {\n    OpenAI = (await import("openai")).OpenAI;\n  } catch (cause) {\n    throw new Error("Install openai.", { cause });\n  }\n  const openai = new OpenAI();\n  return () => openai.chat.completions.create({});\n}`,
      "create constructed openai @9:16",
    ],
    [
      `class Bot {\n  #client;\n  async #ensureClient() {\n    if (!this.#client) {\n      const { default: OpenAI } = await import("openai");\n      this.#client = new OpenAI();\n    }\n    return this.#client;\n  }\n  async run() {\n    const client = await this.#ensureClient();\n    return client.chat.completions.create({});\n  }\n}`,
      "create constructed openai @12:12",
    ],
    [
      `let client;\nasync function getClient() {\n  if (client) return client;\n  try {\n    const sdk = await import("openai");\n    client = new sdk.default();\n  } catch {\n    return null;\n  }\n  return client;\n}\n(await getClient()).chat.completions.create({});`,
      "create constructed openai @12:1",
    ],
    [
      `import OpenAI from "openai"; import Instructor from "@instructor-ai/instructor";\nconst client = Instructor({ client: new OpenAI({ baseURL: "https://api.groq.com/openai/v1" }), mode: "TOOLS" });\nclient.chat.completions.create({});`,
    ],
    [
      `import OpenAI from "openai"; import Instructor from "@instructor-ai/instructor";\nconst client = Instructor({ client: new OpenAI(), mode: "TOOLS" });\nclient.chat.completions.create({});`,
      "create shape openai @3:1",
    ],
    [
      `import OpenAI from "openai";\nfunction services() {\n  return { openai: new OpenAI(), cache: new Map() };\n}\nconst { openai } = services();\nopenai.chat.completions.create({});\nservices().openai.chat.completions.create({});`,
      "create constructed openai @6:1",
      "create constructed openai @7:1",
    ],
    // A function that hands its client back.
    [
      `import OpenAI from "openai";\nfunction traced(client) {\n  client.maxRetries = 5;\n  return client;\n}\ntraced(new OpenAI()).chat.completions.create({});`,
      "create constructed openai @6:1",
    ],
    [
      `import Groq from "groq-sdk";\nconst traced = (client) => client;\ntraced(new Groq()).chat.completions.create({});`,
    ],
  ]);
});

describe("tables of clients", () => {
  const KIMI = `new OpenAI({ baseURL: "https://api.moonshot.ai/v1" })`;
  itFinds(
    withImports([
      [
        `const clients = { ai: ${KIMI}, cn: ${KIMI} };\nclients[name].chat.completions.create({});`,
        "create constructed kimi @3:1",
      ],
      [
        `const clients = { kimi: ${KIMI}, openai: new OpenAI() };\nclients[name].chat.completions.create({});`,
        "create constructed undecided @3:1",
      ],
      [`const clients = { a: new Groq(), b: new Groq() };\nclients[name].chat.completions.create({});`],
      [
        `const clients = { groq: new Groq(), kimi: ${KIMI} };\nclients[name].chat.completions.create({});`,
        "create constructed undecided @3:1",
      ],
      [
        `const clients = [${KIMI}];\nclients.at(-1).chat.completions.create({});`,
        "create constructed undecided @3:1",
      ],
      [
        `const clients = { kimi: ${KIMI} };\nconst client = clients[name] ?? clients.kimi;\nclient.chat.completions.create({});`,
        "create constructed undecided @4:1",
      ],
      [
        `const models = { kimi: { client: ${KIMI} } };\nconst { client } = models[name];\nclient.chat.completions.create({});`,
        "create constructed kimi @4:1",
      ],
      // Other code can put other clients there.
      [
        `export const clients = { kimi: ${KIMI} };\nclients[name].chat.completions.create({});`,
        "create constructed undecided @3:1",
      ],
      [
        `const clients = {};\nclients[key] = ${KIMI};\nclients[name].chat.completions.create({});`,
        "create shape undecided @4:1",
      ],
      [`const clients = {};\nclients[name].chat.completions.create({});`, "create shape undecided @3:1"],
      [`const stubs = { a: { chat: 1 } };\nstubs[name].chat.completions.create({});`],
    ]),
  );
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
      // Another class's field, one of the class itself and one of its instances, and a function with a \`this\` of its own.
      [
        `class A {\n  client = new OpenAI();\n}\nclass B {\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create shape undecided @7:5",
      ],
      [
        `class Bot {\n  client = new Groq();\n  static run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create shape undecided @5:5",
      ],
      [
        `class Bot {\n  static client = new Groq();\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
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
      // Lazily, where it is needed first.
      [
        `class Bot {\n  #client = null;\n  ensureClient() {\n    if (!this.#client) this.#client = new OpenAI();\n    return this.#client;\n  }\n  run() {\n    const client = this.ensureClient();\n    client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @10:5",
      ],
      [
        `class Bot {\n  async getClient() {\n    if (this.client) return this.client;\n    const { default: Client } = await import("openai");\n    this.client = new Client();\n    return this.client;\n  }\n  async run() {\n    const client = await this.getClient();\n    client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @11:5",
      ],
      // Of the class itself.
      [
        `class Bot {\n  static client = new OpenAI();\n  static run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @5:5",
      ],
      [
        `class Bot {\n  static client = new OpenAI();\n  run() {\n    Bot.client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @5:5",
      ],
      [
        `class Bot {\n  static #client;\n  static get() {\n    if (!Bot.#client) Bot.#client = new OpenAI();\n    return Bot.#client;\n  }\n}\nBot.get().chat.completions.create({});`,
        "create constructed openai @9:1",
      ],
      [
        `class Bot {\n  static client;\n  static {\n    this.client = new OpenAI();\n  }\n}\nBot.client.chat.completions.create({});`,
        "create constructed openai @8:1",
      ],
      [
        `class Bot {}\nBot.client = new OpenAI();\nBot.client.chat.completions.create({});`,
        "create constructed openai @4:1",
      ],
      [`class Bot {\n  static client = new Groq();\n}\nBot.client.chat.completions.create({});`],
      // Of an instance that is made here.
      [
        `class Services {\n  openai = new OpenAI();\n}\nconst services = new Services();\nservices.openai.chat.completions.create({});`,
        "create constructed openai @6:1",
      ],
      [
        `class Services {\n  getClient() {\n    return new OpenAI();\n  }\n}\nnew Services().getClient().chat.completions.create({});`,
        "create constructed openai @7:1",
      ],
      [`class Services {\n  groq = new Groq();\n}\nnew Services().groq.chat.completions.create({});`],
      [
        `class Services {}\nnew Services().openai.chat.completions.create({});`,
        "create shape undecided @3:1",
      ],
      // Through other names of the instance.
      [
        `class Bot {\n  client = new OpenAI();\n  run() {\n    const { client } = this;\n    client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @6:5",
      ],
      [
        `class Bot {\n  client = new OpenAI();\n  run() {\n    const self = this;\n    self.client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @6:5",
      ],
      // From a class that the class extends.
      [
        `class Base {\n  client = new OpenAI();\n}\nclass Bot extends Base {\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @7:5",
      ],
      [
        `class Base {\n  client = new Groq();\n}\nclass Bot extends Base {\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
      ],
      [
        `class Base {\n  client = new Groq();\n}\nclass Bot extends Base {\n  client = new OpenAI();\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @8:5",
      ],
      [
        `class A extends B {}\nclass B extends A {\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create shape undecided @5:5",
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
        `class Bot {\n  accessor client = new OpenAI();\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create constructed openai @5:5",
      ],
      [
        `class Bot {\n  constructor(private client = new OpenAI()) {}\n  run() {\n    this.client.chat.completions.create({});\n  }\n}`,
        "create constructed undecided @5:5",
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

it("a client is found that many ways lead to", () => {
  const wrappers = Array.from({ length: 12 }, (_, index) => {
    const before = `c${String(index)}`;
    return `const c${String(index + 1)} = wrap(${before}, ${before}, { client: ${before} }, () => ${before});`;
  });
  const code = `import OpenAI from "openai";\nconst c0 = new OpenAI();\n${wrappers.join("\n")}\nc12.chat.completions.create({});`;
  const [call] = requestsIn(code);
  expect(call?.client.origin).toBe("wrapped");
});

it.each([
  ["https://api.groq.com/openai/v1", "undecided"],
  ["https://api.openai.com/v1", "openai"],
])("a base URL that is set later counts: %s", (url, provider) => {
  const code = `import OpenAI from "openai";\nconst client = new OpenAI();\nclient.baseURL = "${url}";\nclient.chat.completions.create({});`;
  expect(requestsIn(code)[0]?.client.provider).toBe(provider);
});
