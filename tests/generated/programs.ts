/**
 * Programs that are put together at random: from the forms that requests, clients, layouts and readers of answers have.
 * In the parts below `·` is a gap, where any layout may put white space and comments.
 */
import fc from "fast-check";

export interface GeneratedProgram {
  readonly file: "generated.ts" | "generated.mjs" | "generated.cjs";
  readonly code: string;
  /** The value of `settings.kimi`. */
  readonly kimi: object;
  /** Which branches it takes. */
  readonly flag: boolean;
}

/** What programs find without declaring it. */
export const GIVEN = {
  unset: undefined,
  unknown: { top_p: 0.5 },
  options: {},
  key: "user",
} as const;

const DECLARED = `declare const flag: boolean, unset: number | undefined, unknown: { top_p?: number }, options: { temperature?: number }, key: "user", process: { env: Record<string, string> }, console: { log(...values: unknown[]): void };
`;

/** Constants that requests of one program share. */
const CONSTANTS = `const MODEL = "gpt-4o";
const HOT = 1.8;
const COUNT = 2;
const ROLE = "developer";
const SYSTEM = {·role:·"developer"·,·content:·"Be brief."·};
const history = [SYSTEM,·{·role:·"user"·,·content:·"Hello"·}];
const sampling = {·temperature:·0.3·,·top_p:·0.9·};
const system = (content) => ({·role:·"developer"·,·content·});
const FUNCTIONS = [{·name:·"f"·,·parameters:·{ type: "object", properties: {} }·}];
const TOOLS = [{ type: "function", function: { name: "f", parameters: { type: "object", properties: {} } } }];
`;

/** The same with the types that TypeScript demands. */
const TYPED_CONSTANTS = CONSTANTS.replace(
  "const SYSTEM =",
  "const SYSTEM: OpenAI.ChatCompletionMessageParam =",
)
  .replace("const history =", "const history: OpenAI.ChatCompletionMessageParam[] =")
  .replace("(content) => ({", "(content: string): OpenAI.ChatCompletionMessageParam => ({")
  .replace("const TOOLS =", "const TOOLS: OpenAI.ChatCompletionTool[] =");

const IMPORTS = {
  module: [
    'import OpenAI from "openai";',
    'import { OpenAI } from "openai";',
    'import * as sdk from "openai"; const OpenAI = sdk.OpenAI;',
  ],
  commonjs: [
    'const OpenAI = require("openai");',
    'const { OpenAI } = require("openai");',
    'const OpenAI = require("openai").default;',
  ],
} as const;

const KIMI = 'new OpenAI({·apiKey:·process.env.MOONSHOT_API_KEY·,·baseURL:·"https://api.moonshot.ai/v1"·})';
const CLIENTS = [
  KIMI,
  KIMI,
  KIMI,
  "new OpenAI()",
  "new OpenAI(·)",
  "new OpenAI",
  "new OpenAI({·})",
  "new OpenAI({·apiKey:·process.env.OPENAI_API_KEY·})",
  'new OpenAI({·apiKey:·"a"·,·baseURL:·"https://api.moonshot.cn"·})',
  'new OpenAI({·baseURL:·"https://api.openai.com/v1"·,·timeout:·1000·})',
  'new OpenAI({·baseURL:·"https://llm.example.com/v1"·})',
  "new OpenAI({·baseURL:·process.env.BASE_URL·,·maxRetries:·1·})",
  'OpenAI({·baseURL:·"https://api.moonshot.ai/v1"·})',
  "new OpenAI({·api_key:·process.env.MOONSHOT_API_KEY·,·max_retries:·2·})",
];

/** How a program reaches `create`: what comes before the requests, and what is called. */
const RECEIVERS: readonly (readonly [prelude: string, callee: string, isJavaScript?: boolean])[] = [
  ["const client = CLIENT;", "client.chat.completions.create"],
  ["const client = CLIENT;", "client·.chat·.completions·.create"],
  ["const client = CLIENT;", "client?.chat.completions.create"],
  ["const client = CLIENT;", '(client)["chat"].completions.create'],
  ["const client = CLIENT;\nconst { chat } = client;", "chat.completions.create"],
  ["const client = CLIENT;\nconst { completions } = client.chat;", "completions.create"],
  ["const box = { client: CLIENT };", "box.client.chat.completions.create"],
  [
    "class Service {\n  client = CLIENT;\n}\nconst service = new Service();",
    "service.client.chat.completions.create",
  ],
  ["let cached;\nconst get = () => (cached ??= CLIENT);", "get().chat.completions.create", true],
  ["const make = () => CLIENT;", "make().chat.completions.create"],
  ["const client = CLIENT;\nconst ask = (request) => client.chat.completions.create(request);", "ask", true],
  [
    "const client = CLIENT;\nasync function ask(given) {\n  return client.chat.completions.create({·...given·,·top_p:·0.9·});\n}",
    "ask",
    true,
  ],
  ["", "(CLIENT).chat.completions.create"],
];

const MESSAGES = [
  '[·{·role:·"user"·,·content:·"Hi"·}·]',
  '[·{·role:·"developer"·,·content:·"Be brief."·}·,·{·role:·"user"·,·content:·"Hi"·}·]',
  '[·{·content:·"Be brief."·,·role:·ROLE·}·,·{·role:·"user"·,·content:·"Hi"·}·]',
  "history",
  '[·...history·,·{·role:·"user"·,·content:·"Go on"·}·]',
  '[·SYSTEM·,·{·role:·"user"·,·content:·"Hi"·}·]',
  '[·system("Be brief.")·,·{·role:·"user"·,·content:·"Hi"·}·]',
  '[·{·role:·flag·?·"developer"·:·"system"·,·content:·"Be brief."·}·,·{·role:·"user"·,·content:·"Hi"·}·]',
  '[·...(flag ? [{·role:·"developer"·,·content:·"Be brief."·}] : [])·,·{·role:·"user"·,·content:·"Hi"·}·]',
  '[·{·role:·"user"·,·content:·(await INNER).choices[0].message.content ?? "Hi"·}·]',
] as const;

/** The forms of each parameter's value. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  temperature: [
    "0",
    "0.3",
    "1",
    "1.5",
    "2",
    "-1",
    "(1.5)",
    "HOT",
    "flag·?·1.5·:·0",
    "unset·??·1.5",
    "null",
    "options.temperature ?? 1.2",
    "+1.2",
  ],
  top_p: ["1", "0.5", "0.95", "flag·?·1·:·0.9"],
  n: ["1", "2", "3", "COUNT", "flag·?·2·:·1"],
  presence_penalty: ["0", "0.5"],
  frequency_penalty: ["0", "0.2"],
  logprobs: ["true", "false"],
  top_logprobs: ["2"],
  functions: [
    "FUNCTIONS",
    '[·{·name:·"f"·,·parameters:·{ type: "object", properties: {} }·}·]',
    "[·...FUNCTIONS·]",
  ],
  function_call: ['"auto"', '"none"', '{·name:·"f"·}'],
  tools: [
    "TOOLS",
    '[·{ type: "function", function: { name: "f", parameters: { type: "object", properties: {} } } }·]',
  ],
  tool_choice: [
    '"auto"',
    '"none"',
    '"required"',
    'flag·?·"required"·:·"auto"',
    '{·type:·"function"·,·function:·{·name:·"f"·}·}',
  ],
  stream_options: ["{·}", "{·include_usage:·true·}", "{·include_usage:·false·}", "null"],
  extra_body: ['{·thinking:·{·type:·"disabled"·}·}', "{·top_k:·3·}"],
  thinking: ['{·type:·"disabled"·}', '{·type:·"enabled"·}'],
  max_tokens: ["100"],
  stop: ['"."', '["."]'],
};

/** Members of a request that are more than a name and a value. */
const MEMBERS = [
  "...sampling",
  "...unknown",
  "...(flag·?·{·n:·2·}·:·{})",
  "...(flag·&&·{·temperature:·1.5·})",
  "...{·top_p:·0.4·,·max_tokens:·5·}",
  '["temperature"]:·1.5',
  '"top_p":·0.5',
  "[key]:·null",
  "get seed() { return 3; }",
];

const MODELS = [
  '"gpt-4o"',
  '"gpt-4o"',
  '"kimi-k3"',
  '"kimi-k3"',
  '"kimi-k2.6"',
  '"kimi-k2.7-code"',
  '"moonshot-v1-8k"',
  "MODEL",
  'flag·?·"gpt-4o"·:·"kimi-k3"',
  "process.env.MODEL",
  "`gpt-4o`",
  '("gpt-4o")',
];

/** How a request is handed over, with what has to come before; `OBJECT` is the object literal. */
const REQUESTS: readonly (readonly [before: string, given: string, isJavaScript?: boolean])[] = [
  ["", "OBJECT"],
  ["", "OBJECT"],
  ["", "(OBJECT)"],
  ["", "OBJECT·,·{·timeout:·100·}"],
  ["", "{·...OBJECT·}"],
  ["", "{·...OBJECT·,·n:·1·}"],
  ["", "Object.assign({}, OBJECT)", true],
  ["", "flag·?·OBJECT·:·OBJECT"],
  ["const request# = OBJECT;", "request#", true],
  ["const request# = OBJECT;\nrequest#.temperature = 1.5;", "request#", true],
  ["const request# = OBJECT;\nif (flag) request#.n = 2;", "request#", true],
  ["const request# = OBJECT;\ndelete request#.top_p;", "request#", true],
  ["const request# = OBJECT;\nconsole.log(request#.temperature);", "request#", true],
  ["const base# = OBJECT;", "{·...base#·,·temperature:·0.3·}", true],
  [
    "const base# = OBJECT;\nif (flag) console.log(Object.keys(base#).length);",
    "{·temperature:·0.3·,·...base#·}",
    true,
  ],
  ["const build# = () => (OBJECT);", "build#()", true],
  ["function build#(temperature = 1.5) { return {·...OBJECT·,·temperature·}; }", "build#()", true],
];
const TYPED_REQUESTS: typeof REQUESTS = [
  ["const request#: OpenAI.ChatCompletionCreateParamsNonStreaming = OBJECT;", "request#"],
  ["", "OBJECT satisfies OpenAI.ChatCompletionCreateParamsNonStreaming"],
  ["", "OBJECT as OpenAI.ChatCompletionCreateParamsNonStreaming"],
];

/** What is done with an answer. */
const READERS = [
  "console.log((await CALL).choices[0].message.content);",
  "const answer# = await CALL;\nconsole.log(answer#.choices[0].message.content, answer#.usage);",
  "const { choices: [{ message: message# }] } = await CALL;\nconsole.log(message#);",
  "const answer# = await CALL;\nfor (const choice of answer#.choices) console.log(choice.message.content);",
  "const answer# = await CALL;\nconsole.log(answer#.choices[1]?.message.content);",
  "const answer# = await CALL;\nconsole.log(answer#.choices[0].logprobs);",
  "const answer# = await CALL;\nconsole.log(answer#.choices.length, answer#.choices[0].finish_reason);",
  "await CALL;",
  "const [one#] = await Promise.all([CALL]);\nconsole.log(one#.choices[0].message.content);",
  "const answer# = await CALL;\nfor (const call of answer#.choices[0].message.tool_calls ?? []) console.log(call.function.name, JSON.parse(call.function.arguments));",
  "const answer# = await CALL;\nconsole.log(answer#.choices[0].message.function_call?.name);",
];
const JAVASCRIPT_READERS = [
  "const answer# = await CALL;\nfor (const call of answer#.choices[0].message.tool_calls ?? []) console.log(JSON.parse(call.function.parameters));",
  'const answer# = await CALL;\nconst { message: message# } = answer#.choices[0];\nif (message#.tool_calls) {\n  history.push({·role:·"assistant"·,·content:·message#.content·,·tool_calls:·message#.tool_calls·});\n  for (const call of message#.tool_calls) history.push({·role:·"tool"·,·tool_call_id:·call.id·,·content:·"done"·});\n}\nconsole.log(history.length);',
  'history.append({ role: "user", content: "x" });\nawait CALL;',
];
const STREAM_READERS = [
  "for await (const chunk of await CALL) console.log(chunk.choices[0]?.delta?.content ?? null);",
  "for await (const chunk of await CALL) console.log(chunk.choices[0].delta.content);",
  'const stream# = await CALL;\nlet text# = "";\nfor await (const { choices } of stream#) for (const { delta } of choices) text# += delta.content ?? "";\nconsole.log(text#);',
  'const stream# = await CALL;\nfor await (const chunk of stream#) {\n  if (chunk.usage) console.log("usage", chunk.usage.total_tokens);\n  if (!chunk.choices.length) continue;\n  console.log(chunk.choices[0].delta.content);\n}',
];

/** A whole conversation with functions, which is the only thing that is edited in several places. */
const CONVERSATION = `const messages# = [{·role:·"user"·,·content:·"Hi"·}];
for (let turn = 0; turn < 3; turn++) {
  const { choices } = await CALLEE({·model:·MODEL_VALUE·,·messages:·messages#·,·functions:·FUNCTIONS·MORE});
  const { message } = choices[0];
  messages#.push(message);
  if (!message.function_call) break;
  console.log(message.function_call.name, JSON.parse(message.function_call.arguments));
  messages#.push({·role:·"function"·,·name:·message.function_call.name·,·content:·"done"·});
}
console.log(messages#.length);`;

interface Layout {
  /** What stands in the gaps, over and over. */
  readonly gaps: readonly string[];
  readonly trailingComma: boolean;
  readonly quote: '"' | "'";
  readonly lineEnd: "\n" | "\r\n";
  readonly isTabbed: boolean;
}

const COMMENTED = [
  "",
  " ",
  "\n",
  "\n  ",
  " /* # */ ",
  "/* # */",
  " // #\n",
  "\n  /** # */\n  ",
  " /* #\n * second line */ ",
];

const gaps = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom([" "], [""], ["\n  "], [" ", " ", ""]) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...COMMENTED), { minLength: 3, maxLength: 24 }) },
  {
    weight: 2,
    // One comment, somewhere.
    arbitrary: fc
      .tuple(fc.constantFrom(...COMMENTED.slice(4)), fc.nat(90))
      .map(([comment, place]) => [
        ...Array.from({ length: place }, () => " "),
        comment,
        ...Array.from({ length: 200 }, () => " "),
      ]),
  },
);

const layout: fc.Arbitrary<Layout> = fc.record({
  gaps,
  trailingComma: fc.boolean(),
  quote: fc.constantFrom('"', "'"),
  lineEnd: fc.constantFrom("\n", "\n", "\n", "\r\n"),
  isTabbed: fc.boolean(),
});

function laidOut(code: string, { gaps: filling, quote, lineEnd, isTabbed }: Layout): string {
  let gap = 0;
  let comment = 0;
  const filled = code.replaceAll("·", () => {
    const text = filling[gap % filling.length] ?? " ";
    gap += 1;
    return text.replace("#", () => `comment ${(comment += 1)}`);
  });
  const quoted = quote === '"' ? filled : filled.replaceAll('"', "'");
  const indented = isTabbed ? quoted.replaceAll("  ", "\t") : quoted;
  return lineEnd === "\n" ? indented : indented.replaceAll("\n", lineEnd);
}

/** One member of a request. */
const member = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(...Object.keys(VALUES))
      .chain((name) => fc.constantFrom(...(VALUES[name] ?? [])).map((value) => `${name}:·${value}`)),
  },
  { weight: 1, arbitrary: fc.constantFrom(...MEMBERS) },
);

interface Request {
  readonly model: string;
  readonly messages: string;
  readonly members: readonly string[];
  /** Where the members stand: before the model, between it and the messages, or after both. */
  readonly split: number;
  readonly isStream: boolean;
}

const request: fc.Arbitrary<Request> = fc.record({
  model: fc.constantFrom(...MODELS),
  messages: fc.constantFrom(...MESSAGES),
  members: fc.uniqueArray(member, { maxLength: 6, selector: (text) => text.split(":")[0] }),
  split: fc.nat(6),
  isStream: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
});

function objectOf({ model, messages, members, split, isStream }: Request, comma: boolean): string {
  const own = [`model:·${model}`, `messages:·${messages}`, ...(isStream ? ["stream:·true"] : [])];
  const all = [...members.slice(0, split), ...own, ...members.slice(split)];
  return `{·${all.join("·,·")}${comma ? "·,·" : "·"}}`;
}

interface Step {
  readonly request: Request;
  readonly inner: Request;
  readonly form: number;
  readonly reader: number;
  readonly isConversation: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  request,
  inner: request,
  form: fc.nat(1000),
  reader: fc.nat(1000),
  isConversation: fc.integer({ min: 0, max: 11 }).map((number) => number === 0),
});

const kimi = fc.constantFrom<object>(
  {},
  {},
  { model: "kimi-k3" },
  { model: "kimi-k2.6", baseURL: "https://api.moonshot.ai/v1" },
  { baseURL: "https://api.moonshot.cn/v1" },
  { clients: "kimi" },
  { sdk: "6.49.0", model: "kimi-k2.7-code" },
);

function pick<T>(all: readonly T[], number: number): T {
  const picked = all[number % all.length];
  if (picked === undefined) throw new Error("There is nothing to pick from.");
  return picked;
}

/** The lines that declare what a code uses, and what these use. */
function usedConstants(constants: string, code: string): string[] {
  return constants
    .trimEnd()
    .split("\n")
    .reduceRight<string[]>((used, line) => {
      const [, name = ""] = /^const (\w+)/u.exec(line) ?? [];
      return new RegExp(`\\b${name}\\b`, "u").test([...used, code].join("\n")) ? [line, ...used] : used;
    }, []);
}

/** The statements of one request; each ends with a mark that no fix may lose. */
function statementsOf(
  { request: { ...given }, inner, form, reader, isConversation }: Step,
  number: number,
  callee: string,
  isTypeScript: boolean,
  comma: boolean,
): string {
  const numbered = (text: string): string => text.replaceAll("#", String(number));
  const mark = `console.log("mark ${number}");`;
  if (isConversation && !isTypeScript) {
    const more = given.members[0] === undefined ? "" : `,·${given.members[0]}·`;
    return `${numbered(CONVERSATION)
      .replace("CALLEE", callee)
      .replace("MODEL_VALUE", given.model)
      .replace("MORE", () => more)}\n${mark}`;
  }
  const forms = (isTypeScript ? [...REQUESTS, ...TYPED_REQUESTS] : REQUESTS).filter(
    ([, , isJavaScript]) => !(isTypeScript && isJavaScript === true),
  );
  const [before, handedOver] = pick(forms, form);
  const isInFunction = before.includes("build#");
  const nested = `${callee}(${objectOf({ ...inner, messages: MESSAGES[0], isStream: false }, comma)})`;
  const written = objectOf(given, comma);
  // A plain function cannot wait for another answer.
  const object = isInFunction
    ? written.replace('(await INNER).choices[0].message.content ?? "Hi"', '"Hi"')
    : written.replace("INNER", () => nested);
  const fill = (text: string): string => numbered(text).replaceAll("OBJECT", () => object);
  const readers = given.isStream
    ? STREAM_READERS
    : isTypeScript
      ? READERS
      : [...READERS, ...JAVASCRIPT_READERS];
  const call = `${callee}(·${fill(handedOver)}·)`;
  const read = numbered(pick(readers, reader)).replace("CALL", () => call);
  return `${before === "" ? "" : `${fill(before)}\n`}${read}\n${mark}`;
}

/** Programs in JavaScript and TypeScript, ES modules and CommonJS. */
export const program: fc.Arbitrary<GeneratedProgram> = fc
  .record({
    language: fc.constantFrom<GeneratedProgram["file"]>(
      "generated.mjs",
      "generated.mjs",
      "generated.cjs",
      "generated.ts",
    ),
    importForm: fc.nat(1000),
    client: fc.constantFrom(...CLIENTS),
    receiver: fc.nat(1000),
    steps: fc.array(step, { minLength: 1, maxLength: 2 }),
    layout,
    kimi,
    flag: fc.boolean(),
  })
  .map(({ flag, language, importForm, client, receiver, steps, layout: chosen, kimi: settings }) => {
    const isTypeScript = language === "generated.ts";
    const isCommonJs = language === "generated.cjs";
    const receivers = RECEIVERS.filter(([, , isJavaScript]) => !(isTypeScript && isJavaScript === true));
    const [prelude, callee] = pick(receivers, receiver);
    const imports: readonly string[] = IMPORTS[isCommonJs ? "commonjs" : "module"];
    const construct = (text: string): string =>
      text.replace("CLIENT", () => (isTypeScript && client.startsWith("OpenAI(") ? KIMI : client));
    const statements = steps.map((one, index) =>
      statementsOf(one, index, construct(callee), isTypeScript, chosen.trailingComma),
    );
    const constants = usedConstants(isTypeScript ? TYPED_CONSTANTS : CONSTANTS, statements.join("\n"));
    const body = [construct(prelude), ...constants, ...statements].join("\n");
    const main = isCommonJs ? `async function main() {\n${body}\n}\nmain();` : body;
    const header = `${pick(isTypeScript ? IMPORTS.module.slice(0, 2) : imports, importForm)}\n${isTypeScript ? DECLARED : ""}`;
    return { file: language, code: laidOut(`${header}${main}\n`, chosen), kimi: settings, flag };
  });
