/**
 * Programs that put messages together in random ways are run before and after `--fix`. A fix may turn the role
 * `developer` into `system` in what is sent to the client, and must not change anything else that the program sends or
 * logs.
 */
import fc from "fast-check";
import { createContext, runInContext } from "node:vm";
import { Linter } from "eslint";
import { expect, it } from "vitest";
import rule from "../../rules/no-developer-role.js";
import { asEslintRules } from "../../src/rule.js";

const RUNS = 400;
const SEND = "client.chat.completions.create";

/** What a variable of a program holds; `none` for statements that need none. */
type Kind =
  "none" | "role" | "message" | "list" | "holder" | "makeMessage" | "makeList" | "chat" | "map" | "add";

interface Operation {
  readonly from: Kind;
  /** What the new variable of the statement holds, if it has one. */
  readonly gives?: Kind;
  /** A statement on the variable `v`, which declares the variable `x`. */
  readonly code: (v: string, x: string) => string;
}

const DEVELOPER = `{ role: "developer", content: "d" }`;
const USER = `{ role: "user", content: "u" }`;

const OPERATIONS: readonly Operation[] = [
  { from: "none", gives: "role", code: (_, x) => `const ${x} = "developer";` },
  { from: "none", gives: "role", code: (_, x) => `const ${x} = yes ? "developer" : "system";` },
  { from: "none", gives: "message", code: (_, x) => `const ${x} = ${DEVELOPER};` },
  { from: "none", gives: "message", code: (_, x) => `const ${x} = { content: "x", role: "user" };` },
  { from: "none", gives: "message", code: (_, x) => `let ${x} = ${USER}; ${x} = ${DEVELOPER};` },
  { from: "none", gives: "list", code: (_, x) => `const ${x} = [];` },
  { from: "none", gives: "list", code: (_, x) => `const ${x} = [${DEVELOPER}];` },
  { from: "none", gives: "list", code: (_, x) => `const ${x} = [${USER}, ...(yes ? [${DEVELOPER}] : [])];` },
  {
    from: "none",
    gives: "list",
    code: (_, x) => `const ${x} = ["d", "e"].map((content) => ({ role: "developer", content }));`,
  },
  { from: "none", gives: "list", code: (_, x) => `const ${x} = (last = [${DEVELOPER}]);` },
  { from: "none", gives: "holder", code: (_, x) => `const ${x} = { messages: [${DEVELOPER}] };` },
  {
    from: "none",
    gives: "holder",
    code: (_, x) => `const ${x} = { messages: [], toJSON() { return this.messages.length; } };`,
  },
  {
    from: "none",
    gives: "holder",
    code: (_, x) => `const ${x} = { get messages() { return [${DEVELOPER}]; } };`,
  },
  { from: "none", gives: "makeMessage", code: (_, x) => `const ${x} = () => (${DEVELOPER});` },
  {
    from: "none",
    gives: "makeMessage",
    code: (_, x) => `function ${x}(role = "developer") { return { role, content: "f" }; }`,
  },
  { from: "none", gives: "makeList", code: (_, x) => `const ${x} = () => [${DEVELOPER}, ${USER}];` },
  {
    from: "none",
    gives: "makeList",
    code: (_, x) => `function ${x}(list = []) { list.push(${DEVELOPER}); return list; }`,
  },
  { from: "none", gives: "add", code: (_, x) => `const ${x} = (list, message) => { list.push(message); };` },
  {
    from: "none",
    gives: "add",
    code: (_, x) => `function ${x}(list, ...messages) { list.push(...messages); return list; }`,
  },
  {
    from: "none",
    gives: "add",
    code: (_, x) => `const ${x} = (list, message) => { last = message; return [...list, message]; };`,
  },
  { from: "none", gives: "map", code: (_, x) => `const ${x} = new Map();` },
  {
    from: "none",
    gives: "chat",
    code: (_, x) =>
      `const ${x} = new (class { #list = [${DEVELOPER}]; push(m) { this.#list.push(m); } get messages() { return this.#list; } })();`,
  },
  {
    from: "none",
    gives: "chat",
    code: (_, x) =>
      `class ${x}Chat { constructor(messages) { this.messages = messages; } push(m) { this.messages.push(m); return this; } } const ${x} = new ${x}Chat([${USER}]);`,
  },
  { from: "none", code: () => `await ${SEND}({ messages: [${DEVELOPER}] });` },
  { from: "none", code: () => `await ${SEND}({ messages: [(last = ${DEVELOPER})] });` },
  { from: "none", code: () => `log(last);` },
  { from: "role", gives: "role", code: (v, x) => `const ${x} = ${v};` },
  { from: "role", gives: "role", code: (v, x) => `const ${x} = ${v} || "user";` },
  { from: "role", gives: "message", code: (v, x) => `const ${x} = { role: ${v}, content: "r" };` },
  { from: "role", gives: "message", code: (v, x) => `const ${x} = { content: "r" }; ${x}.role = ${v};` },
  {
    from: "role",
    gives: "makeMessage",
    code: (v, x) => `const ${x} = () => ({ role: ${v}, content: "r" });`,
  },
  { from: "role", gives: "list", code: (v, x) => `const ${x} = [{ role: ${v}, content: ${v} }];` },
  { from: "role", code: (v) => `log(${v});` },
  { from: "role", code: (v) => `if (${v} === "developer") log(1);` },
  { from: "role", code: (v) => `log({ developer: 1 }[${v}]);` },
  { from: "role", code: (v) => `await ${SEND}({ messages: [{ role: ${v}, content: "r" }] });` },
  { from: "message", gives: "message", code: (v, x) => `const ${x} = ${v};` },
  { from: "message", gives: "message", code: (v, x) => `const ${x} = { ...${v}, content: "c" };` },
  { from: "message", gives: "message", code: (v, x) => `const ${x} = { ...${v}, role: "user" };` },
  {
    from: "message",
    gives: "message",
    code: (v, x) => `const ${x} = Object.assign({}, ${v}, { content: "c" });`,
  },
  { from: "message", gives: "role", code: (v, x) => `const ${x} = ${v}.role;` },
  { from: "message", gives: "role", code: (v, x) => `const { role: ${x} } = ${v};` },
  { from: "message", gives: "list", code: (v, x) => `const ${x} = [${USER}, ${v}];` },
  { from: "message", gives: "list", code: (v, x) => `const ${x} = []; ${x}.unshift(${v});` },
  { from: "message", gives: "list", code: (v, x) => `const ${x} = [${USER}]; ${x}[0] = ${v};` },
  { from: "message", gives: "list", code: (v, x) => `const ${x} = Array.of(${v}).concat(${DEVELOPER});` },
  { from: "message", gives: "holder", code: (v, x) => `const ${x} = { messages: [${v}] };` },
  { from: "message", gives: "makeMessage", code: (v, x) => `const ${x} = () => ${v};` },
  { from: "message", code: (v) => `${v}.role = "developer";` },
  { from: "message", code: (v) => `if (no) ${v}.role = "developer";` },
  { from: "message", code: (v) => `last = ${v};` },
  { from: "message", code: (v) => `log(${v});` },
  { from: "message", code: (v) => `log(${v}.role);` },
  { from: "message", code: (v) => `log(${v}.content);` },
  { from: "message", code: (v) => `log("role" in ${v});` },
  { from: "message", code: (v) => `log(Object.entries(${v}));` },
  { from: "message", code: (v) => `for (const key in ${v}) log(${v}[key]);` },
  { from: "message", code: (v) => `const { content, ...rest } = ${v}; log(rest);` },
  { from: "message", code: (v) => `await ${SEND}({ messages: [${v}] });` },
  { from: "message", code: (v) => `await other({ messages: [${v}] });` },
  { from: "list", gives: "list", code: (v, x) => `const ${x} = ${v};` },
  { from: "list", gives: "list", code: (v, x) => `const ${x} = [...${v}, ${DEVELOPER}];` },
  { from: "list", gives: "list", code: (v, x) => `const ${x} = ${v}.filter((m) => m.content);` },
  { from: "list", gives: "list", code: (v, x) => `const ${x} = ${v}.filter((m) => m.role !== "user");` },
  { from: "list", gives: "list", code: (v, x) => `const ${x} = ${v}.map((m) => ({ ...m, content: "m" }));` },
  {
    from: "list",
    gives: "list",
    code: (v, x) => `const ${x} = ${v}.map((m, i, all) => { if (i < 1) last = all; return m; });`,
  },
  { from: "list", gives: "list", code: (v, x) => `const ${x} = ${v}.slice(-2).reverse();` },
  { from: "list", gives: "list", code: (v, x) => `const ${x} = structuredClone(${v});` },
  { from: "list", gives: "list", code: (v, x) => `const ${x} = JSON.parse(JSON.stringify(${v}));` },
  {
    from: "list",
    gives: "list",
    code: (v, x) => `const ${x} = ${v}.reduce((all, m) => [...all, m], [${DEVELOPER}]);`,
  },
  { from: "list", gives: "list", code: (v, x) => `const ${x} = ${v}.flatMap((m) => [m, ${DEVELOPER}]);` },
  { from: "list", gives: "list", code: (v, x) => `const [, ...${x}] = ${v};` },
  {
    from: "list",
    gives: "list",
    code: (v, x) => `const ${x} = await Promise.all(${v}.map(async (m) => m));`,
  },
  { from: "list", gives: "message", code: (v, x) => `const ${x} = ${v}[0] ?? ${DEVELOPER};` },
  { from: "list", gives: "message", code: (v, x) => `const [${x} = ${DEVELOPER}] = ${v};` },
  { from: "list", gives: "message", code: (v, x) => `const ${x} = ${v}.at(-1) ?? ${USER};` },
  {
    from: "list",
    gives: "message",
    code: (v, x) => `const ${x} = ${v}.find((m) => m.content === "d") ?? ${DEVELOPER};`,
  },
  { from: "list", gives: "holder", code: (v, x) => `const ${x} = { messages: ${v} };` },
  { from: "list", gives: "makeList", code: (v, x) => `const ${x} = () => ${v};` },
  { from: "list", gives: "makeList", code: (v, x) => `const ${x} = async () => [...${v}];` },
  {
    from: "list",
    gives: "chat",
    code: (v, x) =>
      `class ${x}Chat { messages = ${v}; push(m) { this.messages = [...this.messages, m]; } } const ${x} = new ${x}Chat();`,
  },
  { from: "list", gives: "map", code: (v, x) => `const ${x} = new Map([["a", ${v}]]);` },
  { from: "list", gives: "map", code: (v, x) => `const ${x} = new Map(); ${x}.set("a", ${v});` },
  { from: "list", code: (v) => `${v}.push(${DEVELOPER});` },
  { from: "list", code: (v) => `${v}.splice(0, 1, ${DEVELOPER});` },
  { from: "list", code: (v) => `for (const m of ${v}) log(m.content);` },
  { from: "list", code: (v) => `for (const { role } of ${v}) log(role);` },
  { from: "list", code: (v) => `for (const [, m] of ${v}.entries()) log(m);` },
  { from: "list", code: (v) => `${v}.forEach((m) => { if (m.content === "u") m.role = "developer"; });` },
  { from: "list", code: (v) => `${v}.forEach(log);` },
  { from: "list", code: (v) => `log(${v}.length);` },
  { from: "list", code: (v) => `log(${v}.some((m) => m.role === "developer"));` },
  { from: "list", code: (v) => `log(${v});` },
  { from: "list", code: (v) => `last = ${v};` },
  { from: "list", code: (v) => `await ${SEND}({ messages: ${v} });` },
  { from: "list", code: (v) => `await ${SEND}({ messages: [${USER}, ...${v}] });` },
  { from: "list", code: (v) => `await ${SEND}({ messages: [], metadata: ${v} });` },
  { from: "list", code: (v) => `await other({ messages: ${v} });` },
  { from: "holder", gives: "list", code: (v, x) => `const ${x} = ${v}.messages;` },
  { from: "holder", gives: "list", code: (v, x) => `const { messages: ${x} = [${DEVELOPER}] } = ${v};` },
  { from: "holder", gives: "holder", code: (v, x) => `const ${x} = { ...${v}, n: 1 };` },
  { from: "holder", gives: "holder", code: (v, x) => `const ${x} = { ...${v}, messages: [${USER}] };` },
  { from: "holder", gives: "list", code: (v, x) => `const ${x} = Object.values(${v}).flat();` },
  { from: "holder", code: (v) => `${v}.messages.push(${DEVELOPER});` },
  { from: "holder", code: (v) => `log(${v});` },
  { from: "holder", code: (v) => `const { ...rest } = ${v}; log(rest);` },
  { from: "holder", code: (v) => `await ${SEND}(${v});` },
  { from: "holder", code: (v) => `await ${SEND}({ n: 1, ...${v} });` },
  { from: "makeMessage", gives: "message", code: (v, x) => `const ${x} = ${v}();` },
  { from: "makeMessage", gives: "list", code: (v, x) => `const ${x} = [${v}(), ${v}()];` },
  { from: "makeMessage", gives: "list", code: (v, x) => `const ${x} = [1, 2].map(() => ${v}());` },
  { from: "makeMessage", code: (v) => `log(${v}().role);` },
  { from: "makeList", gives: "list", code: (v, x) => `const ${x} = await ${v}();` },
  { from: "makeList", gives: "list", code: (v, x) => `const ${x} = []; await ${v}(${x});` },
  {
    from: "makeList",
    code: (v) => `await Promise.resolve(${v}()).then((messages) => ${SEND}({ messages }));`,
  },
  { from: "makeList", code: (v) => `log(await ${v}());` },
  { from: "add", gives: "list", code: (v, x) => `const ${x} = []; ${v}(${x}, ${DEVELOPER});` },
  { from: "add", gives: "list", code: (v, x) => `const ${x} = ${v}([${USER}], ${DEVELOPER}) ?? [];` },
  { from: "add", code: (v) => `${v}(notes, ${DEVELOPER});` },
  { from: "chat", gives: "list", code: (v, x) => `const ${x} = ${v}.messages;` },
  { from: "chat", code: (v) => `${v}.push(${DEVELOPER});` },
  { from: "chat", code: (v) => `log(${v});` },
  { from: "chat", code: (v) => `await ${SEND}({ messages: ${v}.messages });` },
  { from: "map", gives: "list", code: (v, x) => `const ${x} = ${v}.get("a") ?? [${DEVELOPER}];` },
  { from: "map", code: (v) => `${v}.set("a", [${DEVELOPER}]);` },
  { from: "map", code: (v) => `for (const [, messages] of ${v}) await ${SEND}({ messages });` },
  { from: "map", code: (v) => `for (const [, messages] of ${v}) log(messages.map((m) => m.role));` },
  { from: "map", code: (v) => `log([...${v}]);` },
  { from: "map", code: (v) => `${v}.forEach((messages) => messages.push(${DEVELOPER}));` },
];

/** What to do with each variable at the end, so that no program is without a request. */
const ENDS: Readonly<Partial<Record<Kind, (v: string) => string>>> = {
  role: (v) => `await ${SEND}({ messages: [{ role: ${v}, content: "e" }] });`,
  message: (v) => `await ${SEND}({ messages: [${v}] });`,
  list: (v) => `await ${SEND}({ messages: ${v} });`,
  holder: (v) => `await ${SEND}({ ...${v} });`,
  makeMessage: (v) => `await ${SEND}({ messages: [${v}()] });`,
  makeList: (v) => `await ${SEND}({ messages: await ${v}() });`,
  chat: (v) => `await ${SEND}({ messages: ${v}.messages });`,
  map: (v) => `await ${SEND}({ messages: ${v}.get("a") });`,
};

const program = fc
  .array(fc.record({ operation: fc.nat(), variable: fc.nat() }), { minLength: 3, maxLength: 9 })
  .map((statements) => {
    const variables: { readonly name: string; readonly kind: Kind }[] = [{ name: "none", kind: "none" }];
    const body = statements.flatMap(({ operation, variable }, index) => {
      const used = variables[variable % variables.length];
      const operations = OPERATIONS.filter(({ from }) => from === used?.kind);
      const chosen = operations[operation % operations.length];
      if (!used || !chosen) return [];
      const name = `x${index}`;
      if (chosen.gives) variables.push({ name, kind: chosen.gives });
      const code = chosen.code(used.name, name);
      return [chosen.gives ? code : `{ ${code} }`];
    });
    const last = variables.at(-1);
    const end = last && ENDS[last.kind]?.(last.name);
    return [...body, ...(end === undefined ? [] : [end]), "log(last);"].join("\n");
  });

const linter = new Linter({ configType: "flat" });
const HEADER = `import OpenAI from "openai"; const client = new OpenAI(); let last = null; const notes = [];\n`;
const CONFIG: Linter.Config = {
  plugins: { kimi: { rules: asEslintRules({ [rule.name]: rule }) } },
  rules: { [`kimi/${rule.name}`]: "error" },
};

function fixed(code: string): string {
  const { output, messages } = linter.verifyAndFix(HEADER + code, CONFIG);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return output.slice(HEADER.length);
}

/** Everything that a program sends and logs; `developer` counts as `system` in the roles that it sends to the client. */
async function run(code: string): Promise<string> {
  const log: string[] = [];
  const create = (request: { readonly messages?: readonly Readonly<Record<string, unknown>>[] }) => {
    const messages = request.messages?.map((message) =>
      message["role"] === "developer" ? { ...message, role: "system" } : message,
    );
    log.push(`sends ${JSON.stringify({ ...request, messages })}`);
    return Promise.resolve({ choices: [] });
  };
  const context = createContext({
    client: { chat: { completions: { create } } },
    other: (request: unknown) => log.push(`others get ${JSON.stringify(request)}`),
    yes: true,
    no: null,
    last: null,
    notes: [],
    structuredClone,
    log: (value: unknown) => log.push(`logs ${JSON.stringify({ value })}`),
  });
  try {
    await runInContext(`(async () => { ${code} })()`, context, { timeout: 1000 });
  } catch (error) {
    log.push(String(error));
  }
  return log.join("\n");
}

it("a fix changes nothing but the roles that are sent", async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(program, async (code) => {
      const after = fixed(code);
      if (after === code) return;
      changed += 1;
      expect(await run(after), `${code}\n\n${after}`).toBe(await run(code));
    }),
    { numRuns: RUNS, seed: 20261122 },
  );
  // Enough programs are fixed for the test to compare something.
  expect(changed).toBeGreaterThan(RUNS / 10);
}, 120_000);
