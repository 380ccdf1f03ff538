/** Programs send the same definitions in `tools` as before in `functions`, whatever list they come from. */
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import rule from "../../rules/no-deprecated-functions.js";
import { readCase } from "../support/cases.js";
import { applyEdit } from "../support/edits.js";
import { CaseLinter } from "../support/lint.js";

interface Program {
  readonly name: string;
  readonly code: string;
  /** The functions that get `parameters` because the program certainly gives them none. */
  readonly completed?: readonly string[];
  /** Whether the program stays as it is, because `tools` would change what it sends. */
  readonly isKept?: boolean;
}

/** What each program can use, out of sight of the rule. */
const GLOBALS = `
const a = { name: "a", description: "first", parameters: { type: "object", properties: { x: { type: "string" } } } };
const b = { name: "b" };
const config = { list: [a, b], missing: undefined, nothing: null, get fresh() { return [b]; } };
const load = async () => [a, b];
function* generate() { yield a; yield b; }
`;

const PROGRAMS: readonly Program[] = [
  {
    name: "an array literal",
    code: `client.chat.completions.create({ functions: [a, (b), { name: "c" }, ...[], flag ? a : b] });`,
    completed: ["c"],
  },
  {
    name: "definitions that are copied",
    code: `const d = { name: "d" };
const make = (name) => ({ name });
client.chat.completions.create({ functions: [d, make("e"), { ...d, name: "f" }] });`,
    completed: ["d", "e", "f"],
  },
  {
    name: "a definition whose parameters come from a spread",
    code: `client.chat.completions.create({ functions: [{ name: "c", ...a }, { ...b, name: "d" }] });`,
  },
  {
    name: "a definition that gets parameters later",
    code: `const d = { name: "d" };
d.parameters = { type: "object" };
client.chat.completions.create({ functions: [d] });`,
  },
  {
    name: "spreads of arrays, sets, maps and generators",
    code: `client.chat.completions.create({
  functions: [
    ...config.list,
    ...new Set([a]),
    ...new Map([["b", b]]).values(),
    ...generate(),
    ...(flag ? [a] : []),
    ...Object.values({ a, b }),
    ...await load(),
    ...(config.missing ?? []),
  ],
});`,
  },
  {
    name: "spreads of what has no map",
    code: `client.chat.completions.create({
  functions: [...generate(), ...config.list.values(), ...(flag ? [a] : []), ...(config.missing ?? [])],
});`,
  },
  { name: "a member", code: `client.chat.completions.create({ functions: config.list });` },
  { name: "a missing member", code: `client.chat.completions.create({ functions: config.missing });` },
  { name: "a getter", code: `client.chat.completions.create({ functions: config.fresh });` },
  { name: "a member that is null", code: `client.chat.completions.create({ functions: config.nothing });` },
  { name: "an optional chain", code: `client.chat.completions.create({ functions: config.missing?.list });` },
  {
    name: "what an optional chain filters",
    code: `client.chat.completions.create({ functions: (config.missing?.filter((one) => one.name)) });
client.chat.completions.create({ functions: config.list?.filter((one) => one.name) });`,
  },
  {
    name: "a name for what an optional chain filters",
    code: `const filtered = config.missing?.filter((one) => one.name);
client.chat.completions.create({ functions: filtered });`,
  },
  { name: "an awaited call", code: `client.chat.completions.create({ functions: await load() });` },
  {
    name: "a list on one branch",
    code: `client.chat.completions.create({ functions: flag ? config.list : undefined });`,
  },
  {
    name: "a list on one branch, null on the other",
    code: `client.chat.completions.create({ functions: flag ? [a] : null });`,
  },
  {
    name: "lists on both branches",
    code: `client.chat.completions.create({ functions: flag ? [{ name: "c" }] : [a] });`,
    completed: ["c"],
  },
  {
    name: "a list or a default",
    code: `client.chat.completions.create({ functions: (flag && config.list) || [a] });`,
  },
  {
    name: "a sequence and an assignment",
    code: `let list;
client.chat.completions.create({ functions: (list = config.list) });
client.chat.completions.create({ functions: (config.missing, config.list) });`,
  },
  {
    name: "a list in a constant",
    code: `const functions = [{ name: "c" }, a];
client.chat.completions.create({ functions });`,
    completed: ["c"],
  },
  {
    name: "a list that grows",
    code: `const functions = [];
functions.push(a);
client.chat.completions.create({ functions });
functions.push(b);
client.chat.completions.create({ functions });`,
  },
  {
    name: "a waiting request whose list grows",
    code: `const functions = [a];
const request = { functions };
functions.push(b);
client.chat.completions.create(request);`,
    isKept: true,
  },
  {
    name: "a waiting request whose list a function changes",
    code: `const functions = [a];
function drop() { functions.length = 0; }
const request = { functions };
drop();
client.chat.completions.create(request);`,
    isKept: true,
  },
  {
    name: "parameters of a function",
    code: `const ask = ({ functions = [a], more }) => [
  client.chat.completions.create({ functions }),
  client.chat.completions.create({ functions: more }),
];
ask({});
ask({ functions: [b], more: [a] });`,
  },
  {
    name: "fields of a class",
    code: `class Agent {
  functions = [a];
  more;
  ask() {
    client.chat.completions.create({ functions: this.functions });
    client.chat.completions.create({ functions: this.more });
  }
}
const agent = new Agent();
agent.ask();
agent.functions = undefined;
agent.more = [b];
agent.ask();`,
  },
  {
    name: "a conditional spread",
    code: `client.chat.completions.create({ n: 1, ...(flag && { functions: [a] }) });`,
  },
  {
    name: "a request that two calls share",
    code: `const request = { functions: [{ name: "c" }] };
client.chat.completions.create(request);
client.chat.completions.create({ ...request, n: 2 });`,
    completed: ["c"],
  },
  {
    name: "a spread that a later property replaces",
    code: `const defaults = { functions: [a] };
client.chat.completions.create({ ...defaults, functions: undefined });
client.chat.completions.create(defaults);`,
    isKept: true,
  },
  {
    name: "Object.assign",
    code: `client.chat.completions.create(Object.assign({ n: 1 }, { functions: [a] }));`,
  },
  {
    name: "a function that makes the request",
    code: `const build = (list) => ({ functions: [...list, b] });
client.chat.completions.create(build([a]));`,
  },
];

const CLIENT = `import OpenAI from "openai";
const client = new OpenAI();
`;

/** The program after each suggestion of the rule for `functions`, one after the other. */
function migrated(code: string): string {
  const linter = new CaseLinter(rule, readCase(code), rules, "file.mjs");
  let output = CLIENT + code;
  for (;;) {
    const linted = linter.lint(output, "tested");
    if (!linted.parses) throw new Error(`${linted.error}\n${output}`);
    const edit = linted.reports
      .flatMap(({ suggestions }) => suggestions)
      .find(({ messageId }) => messageId === "useTools");
    if (!edit) return output.slice(CLIENT.length);
    output = applyEdit(linted.sourceCode, edit);
  }
}

interface Definition {
  readonly name: string;
  readonly parameters?: unknown;
}

interface Request {
  readonly functions?: readonly Definition[] | null;
  readonly tools?: readonly { readonly type: string; readonly function: Definition }[];
}

/** The requests that a program sends. */
async function sentBy(code: string, flag: boolean): Promise<Request[]> {
  const requests: Request[] = [];
  const create = (request: Request): void => {
    requests.push(structuredClone(request));
  };
  const client = { chat: { completions: { create } } };
  await runInNewContext(`(async () => {${GLOBALS}${code}\n})()`, { client, flag });
  return requests;
}

/** What a request must look like afterwards. */
function withTools({ functions, ...others }: Request, completed: readonly string[]): Request {
  if (!functions) return others;
  const tools = functions.map((definition) => {
    const isCompleted = completed.includes(definition.name);
    const parameters = isCompleted ? { parameters: { type: "object", properties: {} } } : {};
    return { type: "function", function: { ...definition, ...parameters } };
  });
  return { ...others, tools };
}

describe("functions as tools", () => {
  it.each(PROGRAMS)("$name", async ({ code, completed = [], isKept = false }) => {
    const output = migrated(code);
    expect(output === code).toBe(isKept);
    for (const flag of [true, false]) {
      const before = await sentBy(code, flag);
      const after = await sentBy(output, flag);
      expect(before.length).toBeGreaterThan(0);
      expect(after, output).toEqual(isKept ? before : before.map((request) => withTools(request, completed)));
    }
  });
});

type Row = readonly [name: string, code: string, after: string | null];

const MAP = `map((definition) => ({ type: "function", function: definition }))`;

/** A request that waits while something is done with its list. */
function waiting(statement: string): string {
  return `const list = [a]; const request = { functions: list }; ${statement} SEND(request);`;
}

/** The same with tools. */
function waitingWithTools(statement: string): string {
  return `const list = [a]; const request = { tools: list.${MAP} }; ${statement} SEND(request);`;
}

const TOOLS: readonly Row[] = [
  ["a set", `const list = new Set([a]); SEND({ functions: list });`, null],
  ["a list or a number", `SEND({ functions: flag ? [a] : 0 });`, null],
  ["a spread of a text", `SEND({ functions: [..."ab"] });`, null],
  ["a spread of nothing", `SEND({ functions: [...null] });`, null],
  [
    "a spread of a condition",
    `SEND({ functions: [...flag ? [a] : [b]] });`,
    `SEND({ tools: [...[...flag ? [a] : [b]].${MAP}] });`,
  ],
  ["a spread of an array", `SEND({ functions: [...[a]] });`, `SEND({ tools: [...[a].${MAP}] });`],
  [
    "parameters that may be undefined",
    `const d = { name: "d", parameters: flag ? {} : undefined }; SEND({ functions: [d] });`,
    `const d = { name: "d", parameters: flag ? {} : undefined }; SEND({ tools: [{ type: "function", function: d }] });`,
  ],
  [
    "an element that is no definition",
    `const list = [a, null]; SEND({ functions: list });`,
    `const list = [a, null]; SEND({ tools: list.${MAP} });`,
  ],
  [
    "an element of a waiting list that is read",
    waiting("print(list[0]);"),
    waitingWithTools("print(list[0]);"),
  ],
  ["a waiting list that is asked", waiting("list.at(0);"), waitingWithTools("list.at(0);")],
  [
    "an element of a waiting list that is compared",
    waiting("print(list[0] === a);"),
    waitingWithTools("print(list[0] === a);"),
  ],
  [
    "a method of a waiting list that is kept",
    waiting("add = list.push;"),
    waitingWithTools("add = list.push;"),
  ],
  [
    "a method of a waiting list that is given",
    waiting("use(list.push);"),
    waitingWithTools("use(list.push);"),
  ],
  ["a waiting list that loses an element", waiting("delete list[0];"), null],
  ["an element of a waiting list that is counted up", waiting("list[0]++;"), null],
  ["a waiting list that a pattern writes to", waiting("[list[0]] = others;"), null],
  ["a waiting list that a loop writes to", waiting("for (list[0] of others);"), null],
  [
    "an element of a waiting list that is read",
    waiting("others[0] = list[0];"),
    waitingWithTools("others[0] = list[0];"),
  ],
  ["what a waiting list names", waiting("others[list].push(1);"), waitingWithTools("others[list].push(1);")],
  ["a waiting list that a function gets", waiting("extend(list);"), null],
  ["a waiting list that is called", waiting("list();"), waitingWithTools("list();")],
  [
    "a waiting list of an object that grows",
    `const own = { list: [a] }; const request = { functions: own.list }; own.list.push(b); SEND(request);`,
    null,
  ],
  [
    "a waiting list of an object that a function gets",
    `const own = { list: [a] }; const request = { functions: own.list }; extend(own.list); SEND(request);`,
    null,
  ],
  [
    "an object on the way to a waiting list that a function gets",
    `const own = { its: { list: [a] } }; const request = { functions: own.its.list }; extend(own.its); SEND(request);`,
    null,
  ],
  [
    "an object with a waiting list that a function gets",
    `const own = { list: [a] }; const request = { functions: own.list }; extend(own); SEND(request);`,
    null,
  ],
  [
    "another member of an object with a waiting list that a function gets",
    `const own = { list: [a], name: "b" }; const request = { functions: own.list }; print(own.name); SEND(request);`,
    `const own = { list: [a], name: "b" }; const request = { tools: own.list.${MAP} }; print(own.name); SEND(request);`,
  ],
  [
    "one of two waiting lists that grows",
    `const one = [a], two = [b]; const request = { functions: flag ? one : two }; two.push(a); SEND(request);`,
    null,
  ],
];

const TYPED_TOOLS: readonly Row[] = [
  ["<any>", `SEND({ functions: <any>list });`, `SEND({ tools: <any>list?.${MAP} });`],
  ["<any> in parentheses", `SEND({ functions: (<any>list) });`, `SEND({ tools: (<any>list?.${MAP}) });`],
  [
    "as any, in parentheses",
    `SEND({ functions: (list as any) });`,
    `SEND({ tools: (list?.${MAP} as any) });`,
  ],
  ["as never", `SEND({ functions: list as never });`, `SEND({ tools: list?.${MAP} as never });`],
  ["!", `const list = [a]; SEND({ functions: list! });`, `const list = [a]; SEND({ tools: list!.${MAP} });`],
];

const CHOICES: readonly Row[] = [
  ["a default", `function f(mode = "auto") { SEND({ functions: [a], function_call: mode }); }`, null],
  [
    "an object from elsewhere or a text",
    `const CALL = { name: "a" }; SEND({ functions: [a], function_call: flag ? CALL : "none" });`,
    null,
  ],
  [
    "two texts, one of them unknown to Kimi",
    `SEND({ functions: [a], ...(flag ? { function_call: "auto" } : { function_call: "other" }) });`,
    `SEND({ functions: [a], ...(flag ? { tool_choice: "auto" } : { function_call: "other" }) });`,
  ],
];

const TYPED_CHOICES: readonly Row[] = [
  [
    "a name or a text, in a variable",
    `const o = { model: "kimi-k3", functions: [a], function_call: flag ? { name: "a" } : "none" as const }; SEND(o);`,
    `const o = { model: "kimi-k3", tools: [{ type: "function" as const, function: a }], tool_choice: flag ? "required" as const : "none" as const }; SEND(o);`,
  ],
  [
    "a name as const or a text, in a variable",
    `const o = { model: "kimi-k3", functions: [a], function_call: flag ? { name: "a" } as const : "none" as const }; SEND(o);`,
    `const o = { model: "kimi-k3", tools: [{ type: "function" as const, function: a }], tool_choice: flag ? "required" as const : "none" as const }; SEND(o);`,
  ],
  ["satisfies", `SEND({ function_call: "auto" satisfies Mode });`, `SEND({ tool_choice: "auto" });`],
  ["<Mode>", `SEND({ function_call: <Mode>"auto" });`, `SEND({ tool_choice: "auto" });`],
  ["as a text", `SEND({ function_call: "auto" as "auto" });`, `SEND({ tool_choice: "auto" });`],
  ["as any", `SEND({ function_call: "auto" as any });`, `SEND({ tool_choice: "auto" as any });`],
  ["one of two texts with a type", `SEND({ function_call: flag ? ("auto" as Mode) : "none" });`, null],
  [
    "a constant with an assertion",
    `const MODE = "auto" as Mode; SEND({ function_call: MODE });`,
    `const MODE = "auto" as Mode; SEND({ tool_choice: "auto" });`,
  ],
  [
    "a constant as const",
    `const MODE = "auto" as const; SEND({ function_call: MODE });`,
    `const MODE = "auto" as const; SEND({ tool_choice: MODE });`,
  ],
  [
    "a constant in an object with a type",
    `const MODE = "auto"; const o: Partial<OpenAI.ChatCompletionCreateParams> = { function_call: MODE }; SEND({ ...o });`,
    `const MODE = "auto"; const o: Partial<OpenAI.ChatCompletionCreateParams> = { tool_choice: MODE }; SEND({ ...o });`,
  ],
];

const CHOICE_EDITS = ["useToolChoice", "useRequired", "useAuto"];

/** A program after the first suggestion with one of the ids; null where there is none. */
function suggested(program: string, ids: readonly string[], filename: string): string | null {
  const code = CLIENT + program.replace("SEND(", "client.chat.completions.create(");
  const linted = new CaseLinter(rule, readCase(code), rules, filename).lint(code, "tested");
  if (!linted.parses) throw new Error(`${linted.error}\n${code}`);
  expect(linted.reports).not.toEqual([]);
  const suggestions = linted.reports.flatMap((report) => report.suggestions);
  const edit = suggestions.find(({ messageId }) => ids.includes(messageId));
  if (!edit) return null;
  const after = applyEdit(linted.sourceCode, edit).slice(CLIENT.length);
  return after.replace("client.chat.completions.create(", "SEND(");
}

describe("how the tools are written", () => {
  it.each(TOOLS)("%s", (_, code, after) => {
    expect(suggested(code, ["useTools"], "file.mjs")).toBe(after);
  });

  it.each(TYPED_TOOLS)("in TypeScript: %s", (_, code, after) => {
    expect(suggested(code, ["useTools"], "file.ts")).toBe(after);
  });
});

describe("how the choice of a tool is written", () => {
  it.each(CHOICES)("%s", (_, code, after) => {
    expect(suggested(code, CHOICE_EDITS, "file.mjs")).toBe(after);
  });

  it.each(TYPED_CHOICES)("in TypeScript: %s", (_, code, after) => {
    expect(suggested(code, CHOICE_EDITS, "file.ts")).toBe(after);
  });
});
