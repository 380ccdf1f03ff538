/** What type-checks against the SDK before an edit type-checks after it: for all rules, with the TypeScript compiler. */
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import rule from "../../rules/no-deprecated-functions.js";
import { readCase } from "../support/cases.js";
import { applyEdit } from "../support/edits.js";
import { CaseLinter } from "../support/lint.js";
import { diagnose } from "../support/type-check.js";

interface Sample {
  readonly name: string;
  /** The labels of the edits that are offered, in source order. */
  readonly edits: readonly string[];
  readonly code: string;
}

const PRELUDE = `import OpenAI from "openai";
import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import { functions as imported, search, registry } from "./definitions.js";
const client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1", apiKey: "key" });
declare const cold: boolean;
type Definition = OpenAI.Chat.ChatCompletionCreateParams.Function;
declare const model: string;
const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [];
`;

/** A module that samples import from. */
const DEFINITIONS = `import type OpenAI from "openai";
export const functions: OpenAI.Chat.ChatCompletionCreateParams.Function[] = [];
export const search = { name: "search", parameters: { type: "object" } };
export const registry: { functions?: OpenAI.Chat.ChatCompletionCreateParams.Function[] } = {};
declare global {
  var process: { readonly env: { readonly [variable: string]: string | undefined } };
}
`;

const SAMPLES: readonly Sample[] = [
  {
    name: "no-deprecated-functions: an array literal",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: [{ name: "a" }, { name: "b", parameters: {} }, search] });`,
  },
  {
    name: "no-deprecated-functions: an array literal with spreads",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: [...imported, ...(cold ? [search] : []), ...imported.filter((one) => one.name), search] });`,
  },
  {
    name: "no-deprecated-functions: spreads of what is no array, or may be missing",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: [...new Map([["a", search]]).values(), ...(registry.functions ?? []), ...Object.values({ search })] });`,
  },
  {
    name: "no-deprecated-functions: a spread of any",
    edits: ["useTools"],
    code: `const list: any = imported;
await client.chat.completions.create({ model, messages, functions: [...list, search] });`,
  },
  {
    name: "no-deprecated-functions: a spread of a readonly array",
    edits: ["useTools"],
    code: `const list: readonly Definition[] = imported;
await client.chat.completions.create({ model, messages, functions: [...list] });`,
  },
  {
    name: "no-deprecated-functions: definitions with types",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: [{ name: "a" } as Definition, search satisfies Definition, { ...search, description: "x" }] });`,
  },
  {
    name: "no-deprecated-functions: a definition made by a function",
    edits: ["useTools"],
    code: `const make = (name: string) => ({ name });
await client.chat.completions.create({ model, messages, functions: [make("a")] });`,
  },
  {
    name: "no-deprecated-functions: an imported list",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: imported });`,
  },
  {
    name: "no-deprecated-functions: an optional member",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: registry.functions });`,
  },
  {
    name: "no-deprecated-functions: an optional chain",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: registry?.functions });`,
  },
  {
    name: "no-deprecated-functions: an asserted member",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: registry.functions! });`,
  },
  {
    name: "no-deprecated-functions: a list on one branch",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: cold ? imported : undefined });`,
  },
  {
    name: "no-deprecated-functions: a list on one branch, incomplete on the other",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: cold ? [search] : [{ name: "x" }] });`,
  },
  {
    name: "no-deprecated-functions: a list from a dynamic import",
    edits: ["useTools"],
    code: `const { functions } = await import("./definitions.js");
await client.chat.completions.create({ model, messages, functions });`,
  },
  {
    name: "no-deprecated-functions: a list as any",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: imported as any });`,
  },
  {
    name: "no-deprecated-functions: an array literal as any",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: [search] as any });`,
  },
  {
    name: "no-deprecated-functions: a list of JSON with a type",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: JSON.parse("[]") as Definition[] });`,
  },
  {
    name: "no-deprecated-functions: an array literal that satisfies a type",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: [{ name: "a" }] satisfies Definition[] });`,
  },
  {
    name: "no-deprecated-functions: an inferred list with an incomplete definition",
    edits: ["useTools"],
    code: `const functions = [{ name: "a" }, { name: "b", parameters: { type: "object" } }];
await client.chat.completions.create({ model, messages, functions });`,
  },
  {
    name: "no-deprecated-functions: a list with a type, incomplete",
    edits: ["useTools"],
    code: `const functions: Definition[] = [{ name: "a" }];
await client.chat.completions.create({ model, messages, functions });`,
  },
  {
    name: "no-deprecated-functions: a list as const",
    edits: ["useTools"],
    code: `const list = [{ name: "a", parameters: {} }] as const;
await client.chat.completions.create({ model, messages, functions: [...list] });`,
  },
  {
    name: "no-deprecated-functions: a list with a type of its own",
    edits: ["useTools"],
    code: `interface Schema { name: string; parameters: Record<string, unknown> }
const list: Schema[] = [];
await client.chat.completions.create({ model, messages, functions: list });`,
  },
  {
    name: "no-deprecated-functions: a member that is declared as optional",
    edits: ["useTools"],
    code: `const own: { functions?: Definition[] } = { functions: [search] };
export async function ask() {
  await client.chat.completions.create({ model, messages, functions: own.functions });
}`,
  },
  {
    name: "no-deprecated-functions: a list that is destructured with a type",
    edits: ["useTools"],
    code: `const { functions }: { functions?: Definition[] } = { functions: [search] };
export async function ask() {
  await client.chat.completions.create({ model, messages, functions });
}`,
  },
  {
    name: "no-deprecated-functions: parameters",
    edits: ["useTools", "useTools"],
    code: `export async function ask(functions: Definition[], more?: Definition[]) {
  await client.chat.completions.create({ model, messages, functions });
  await client.chat.completions.create({ model, messages, functions: more });
}`,
  },
  {
    name: "no-deprecated-functions: a parameter with a default",
    edits: ["useTools"],
    code: `export async function ask({ functions = [] }: { functions?: Definition[] }) {
  await client.chat.completions.create({ model, messages, functions });
}`,
  },
  {
    name: "no-deprecated-functions: what a function declares to return",
    edits: ["useTools"],
    code: `async function load(): Promise<Definition[] | undefined> {
  return [];
}
await client.chat.completions.create({ model, messages, functions: await load() });`,
  },
  {
    name: "no-deprecated-functions: fields",
    edits: ["useTools", "useTools"],
    code: `export class Agent {
  readonly #client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1", apiKey: "key" });
  private readonly functions = [search];
  private more: Definition[] | undefined;
  async ask() {
    await this.#client.chat.completions.create({ model, messages, functions: this.functions });
    await this.#client.chat.completions.create({ model, messages, functions: this.more });
  }
}`,
  },
  {
    name: "no-deprecated-functions: the stream helper",
    edits: ["useTools"],
    code: `client.chat.completions.stream({ model, messages, functions: [search], stream_options: { include_usage: true } });`,
  },
  {
    name: "no-deprecated-functions: function_call as a text",
    edits: ["useTools", "useToolChoice"],
    code: `await client.chat.completions.create({ model, messages, functions: imported, function_call: "auto" });`,
  },
  {
    name: "no-deprecated-functions: function_call as a name",
    edits: ["useTools", "useAuto"],
    code: `await client.chat.completions.create({ model, messages, functions: imported, function_call: { name: "search" } });`,
  },
  {
    name: "no-deprecated-functions: function_call as a name with a type",
    edits: ["useAuto"],
    code: `await client.chat.completions.create({ model, messages, function_call: { name: "search" } as OpenAI.Chat.ChatCompletionFunctionCallOption });`,
  },
  {
    name: "no-deprecated-functions: function_call as a name that satisfies a type",
    edits: ["useAuto"],
    code: `await client.chat.completions.create({ model, messages, function_call: { name: "search" } satisfies OpenAI.Chat.ChatCompletionFunctionCallOption });`,
  },
  {
    name: "no-deprecated-functions: function_call as a text with a type",
    edits: ["useToolChoice"],
    code: `await client.chat.completions.create({ model, messages, function_call: "auto" as OpenAI.Chat.ChatCompletionCreateParams["function_call"] });`,
  },
  {
    name: "no-deprecated-functions: function_call as a text in a constant with a type",
    edits: ["useToolChoice"],
    code: `const mode: OpenAI.Chat.ChatCompletionCreateParams["function_call"] = "auto";
export async function ask() {
  await client.chat.completions.create({ model, messages, function_call: mode });
}`,
  },
  {
    name: "no-deprecated-functions: function_call as a text in a constant",
    edits: ["useToolChoice"],
    code: `const mode = cold ? "auto" : "none";
await client.chat.completions.create({ model, messages, function_call: mode });`,
  },
  {
    name: "no-deprecated-functions: function_call as a member",
    edits: ["useToolChoice"],
    code: `const MODES = { free: "auto" } as const;
await client.chat.completions.create({ model, messages, function_call: MODES.free });`,
  },
  {
    name: "no-deprecated-functions: function_call as a name or a text",
    edits: ["useAuto"],
    code: `await client.chat.completions.create({ model, messages, function_call: cold ? "none" : { name: "search" } });`,
  },
  {
    name: "no-deprecated-functions: function_call as a name or nothing",
    edits: ["useAuto"],
    code: `await client.chat.completions.create({ model, messages, function_call: cold ? { name: "search" } : undefined });`,
  },
  {
    name: "no-deprecated-functions: function_call as a name in a constant",
    edits: ["useAuto"],
    code: `const function_call = { name: "search" };
await client.chat.completions.create({ model, messages, function_call });`,
  },
  {
    name: "no-deprecated-functions: function_call with the only function of kimi-k3",
    edits: ["useTools", "useRequired"],
    code: `await client.chat.completions.create({ model: "kimi-k3", messages, functions: [search], function_call: { name: "search" } });`,
  },
  {
    name: "no-deprecated-functions: a constant without a type",
    edits: ["useTools", "useAuto"],
    code: `const request = { model, messages, functions: [{ name: "a" }, ...imported, search], function_call: { name: "a" } };
await client.chat.completions.create(request);`,
  },
  {
    name: "no-deprecated-functions: a constant without a type, a mapped list",
    edits: ["useTools", "useAuto"],
    code: `const request = { model, messages, functions: imported, function_call: cold ? ("none" as const) : { name: "a" } };
await client.chat.completions.create(request);`,
  },
  {
    name: "no-deprecated-functions: a constant without a type, kimi-k3",
    edits: ["useTools", "useRequired"],
    code: `const request = { model: "kimi-k3", messages, functions: [search], function_call: { name: "search" } as const };
await client.chat.completions.create(request);`,
  },
  {
    name: "no-deprecated-functions: a constant with a type",
    edits: ["useTools", "useAuto"],
    code: `const request: ChatCompletionCreateParamsNonStreaming = { model, messages, functions: [search], function_call: { name: "a" } };
await client.chat.completions.create(request);`,
  },
  {
    name: "no-deprecated-functions: a constant with a part of the type",
    edits: ["useTools", "useToolChoice"],
    code: `type Body = Omit<ChatCompletionCreateParamsNonStreaming, "model">;
const request: Body = { messages, functions: [{ name: "a" }], function_call: "none" };
await client.chat.completions.create({ model, ...request });`,
  },
  {
    name: "no-deprecated-functions: a constant with an extended type",
    edits: ["useTools", "useToolChoice"],
    code: `interface Body extends ChatCompletionCreateParamsNonStreaming {
  extra?: string;
}
const request: Body = { model, messages, functions: imported, function_call: "none" };
await client.chat.completions.create(request);`,
  },
  {
    name: "no-deprecated-functions: the type of the method's parameter",
    edits: ["useTools"],
    code: `const request: Parameters<typeof client.chat.completions.create>[0] = { model, messages, functions: [search] };
await client.chat.completions.create(request);`,
  },
  {
    name: "no-deprecated-functions: a constant as a type",
    edits: ["useTools"],
    code: `const request = { model, messages, functions: [search] } as ChatCompletionCreateParamsNonStreaming;
await client.chat.completions.create(request);`,
  },
  {
    name: "no-deprecated-functions: a constant that satisfies a type",
    edits: ["useTools", "useAuto"],
    code: `const request = { model, messages, functions: [search], function_call: { name: "search" } } satisfies OpenAI.Chat.ChatCompletionCreateParams;
await client.chat.completions.create(request);`,
  },
  {
    name: "no-deprecated-functions: a constant as any",
    edits: ["useTools"],
    code: `const request = { model, messages, functions: [search] } as any;
await client.chat.completions.create(request);`,
  },
  {
    name: "no-deprecated-functions: a frozen constant",
    edits: ["useTools", "useToolChoice"],
    code: `const request = Object.freeze({ model, messages, functions: [search], function_call: "auto" as const });
await client.chat.completions.create(request);`,
  },
  {
    name: "no-deprecated-functions: Object.assign",
    edits: ["useTools", "useAuto"],
    code: `await client.chat.completions.create(
  Object.assign({ model, messages }, { functions: [search], function_call: { name: "search" } }),
);`,
  },
  {
    name: "no-deprecated-functions: a conditional spread",
    edits: ["useTools", "useAuto"],
    code: `await client.chat.completions.create({ model, messages, ...(cold && { functions: [search, ...imported], function_call: { name: "search" } }) });`,
  },
  {
    name: "no-deprecated-functions: a spread of a constant",
    edits: ["useTools", "useAuto"],
    code: `const defaults = { functions: [{ name: "a" }], function_call: { name: "a" } };
await client.chat.completions.create({ model, messages, ...defaults });`,
  },
  {
    name: "no-deprecated-functions: a spread of a constant with a type",
    edits: ["useTools", "useAuto"],
    code: `const defaults: Partial<OpenAI.Chat.ChatCompletionCreateParams> = { functions: imported, function_call: { name: "a" } };
await client.chat.completions.create({ model, messages, ...defaults, stream: false });`,
  },
  {
    name: "no-deprecated-functions: a member of a constant",
    edits: ["useTools"],
    code: `const presets = { tools: { functions: [search] } };
await client.chat.completions.create({ model, messages, ...presets.tools });`,
  },
  {
    name: "no-deprecated-functions: a member of a constant with a type",
    edits: ["useTools"],
    code: `const presets: Record<string, Partial<OpenAI.Chat.ChatCompletionCreateParams>> = { tools: { functions: [search] } };
await client.chat.completions.create({ model, messages, ...presets["tools"], stream: false });`,
  },
  {
    name: "no-deprecated-functions: a function",
    edits: ["useTools", "useAuto"],
    code: `function build() {
  return { model, messages, functions: [search], function_call: { name: "search" } };
}
await client.chat.completions.create(build());`,
  },
  {
    name: "no-deprecated-functions: a function with a type",
    edits: ["useTools", "useAuto"],
    code: `function build(): ChatCompletionCreateParamsNonStreaming {
  return { model, messages, functions: [search], function_call: { name: "search" } };
}
await client.chat.completions.create(build());`,
  },
  {
    name: "no-deprecated-functions: a variable with a function type",
    edits: ["useTools"],
    code: `const build: () => ChatCompletionCreateParamsNonStreaming = () => ({ model, messages, functions: [search] });
await client.chat.completions.create(build());`,
  },
  {
    name: "no-unsupported-tool-choice: a text",
    edits: ["useAuto", "removeToolChoice"],
    code: `await client.chat.completions.create({ model, messages, tool_choice: "required" });`,
  },
  {
    name: "no-unsupported-tool-choice: a text as const",
    edits: ["useAuto", "removeToolChoice"],
    code: `await client.chat.completions.create({ model, messages, tool_choice: "required" as const });`,
  },
  {
    name: "no-unsupported-tool-choice: a text with a type",
    edits: ["useAuto", "removeToolChoice"],
    code: `await client.chat.completions.create({ model, messages, tool_choice: "required" as OpenAI.Chat.ChatCompletionToolChoiceOption });`,
  },
  {
    name: "no-unsupported-tool-choice: an object",
    edits: ["useRequired", "useAuto", "removeToolChoice"],
    code: `await client.chat.completions.create({ model: "kimi-k3", messages, tools: [{ type: "function", function: search }], tool_choice: { type: "function", function: { name: "search" } } });`,
  },
  {
    name: "no-unsupported-tool-choice: an object as const",
    edits: ["useAuto"],
    code: `await client.chat.completions.create({ model, messages, tool_choice: cold ? ({ type: "function", function: { name: "search" } } as const) : "auto" });`,
  },
  {
    name: "no-unsupported-tool-choice: an object with a type",
    edits: ["useAuto", "removeToolChoice"],
    code: `await client.chat.completions.create({ model, messages, tool_choice: { type: "function", function: { name: "search" } } as OpenAI.Chat.ChatCompletionNamedToolChoice });`,
  },
  {
    name: "no-unsupported-tool-choice: an object with a type on one branch",
    edits: ["useAuto"],
    code: `await client.chat.completions.create({ model, messages, tool_choice: cold ? ({ type: "function", function: { name: "a" } } as OpenAI.Chat.ChatCompletionNamedToolChoice) : "none" });`,
  },
  {
    name: "no-unsupported-tool-choice: a text in a constant",
    edits: ["useAuto"],
    code: `const tool_choice = cold ? "required" : "auto";
await client.chat.completions.create({ model, messages, tool_choice });`,
  },
  {
    name: "no-unsupported-tool-choice: a text in a constant with a type",
    edits: ["useAuto", "removeToolChoice"],
    code: `const choice: OpenAI.Chat.ChatCompletionToolChoiceOption = "required";
await client.chat.completions.create({ model, messages, tool_choice: choice });`,
  },
  {
    name: "no-unsupported-tool-choice: a text in a constant with a literal type",
    edits: ["useAuto", "removeToolChoice"],
    code: `type Choice = "required" | "none";
const choice: Choice = "required";
export async function ask() {
  await client.chat.completions.create({ model, messages, tool_choice: choice });
}`,
  },
  {
    name: "no-unsupported-tool-choice: a text in a constant object",
    edits: ["useAuto", "removeToolChoice"],
    code: `const CHOICES = { force: "required", free: "auto" } as const;
await client.chat.completions.create({ model, messages, tool_choice: CHOICES.force });`,
  },
  {
    name: "no-unsupported-tool-choice: an object in a constant with a type",
    edits: ["useAuto", "removeToolChoice"],
    code: `const choice: OpenAI.Chat.ChatCompletionNamedToolChoice = { type: "function", function: { name: "a" } };
await client.chat.completions.create({ model, messages, tool_choice: choice });`,
  },
  {
    name: "no-unsupported-tool-choice: a constant without a type",
    edits: ["useRequired", "useAuto", "removeToolChoice"],
    code: `const request = { model: "kimi-k3", messages, tools: [{ type: "function" as const, function: search }], tool_choice: { type: "function" as const, function: { name: "search" } } };
await client.chat.completions.create(request);`,
  },
  {
    name: "no-unsupported-tool-choice: a constant with a type",
    edits: ["useAuto", "removeToolChoice"],
    code: `const request: ChatCompletionCreateParamsNonStreaming = { model, messages, tool_choice: "required" };
await client.chat.completions.create(request);`,
  },
  {
    name: "no-unsupported-tool-choice: a spread of a constant whose type knows only an object",
    edits: ["removeToolChoice"],
    code: `interface Forced {
  tool_choice?: OpenAI.Chat.ChatCompletionNamedToolChoice;
}
const forced: Forced = { tool_choice: { type: "function", function: { name: "a" } } };
await client.chat.completions.create({ model, messages, ...forced });`,
  },
  {
    name: "no-unsupported-tool-choice: a conditional spread",
    edits: ["useAuto", "removeToolChoice"],
    code: `await client.chat.completions.create({ model, messages, ...(cold && { tool_choice: "required" }) });`,
  },
  {
    name: "temperature-range: a number",
    edits: ["fix of aboveMaximum", "removeTemperature"],
    code: `await client.chat.completions.create({ model, messages, temperature: 1.5 });`,
  },
  {
    name: "temperature-range: a constant without a type",
    edits: ["fix of aboveMaximum", "removeTemperature"],
    code: `const request = { model, messages, temperature: 1.5 };
await client.chat.completions.create(request);`,
  },
  {
    name: "temperature-range: a constant with a type",
    edits: ["fix of aboveMaximum", "removeTemperature"],
    code: `const request: ChatCompletionCreateParamsNonStreaming = { model, messages, temperature: 1.5 };
await client.chat.completions.create(request);`,
  },
  {
    name: "temperature-range: a constant with a literal type",
    edits: ["useBound", "removeTemperature"],
    code: `const hot: 1.5 = 1.5;
await client.chat.completions.create({ model, messages, temperature: hot });`,
  },
  {
    name: "no-fixed-sampling-parameters: an inline request",
    edits: ["fix of rejected", "removeParameter", "fix of rejected"],
    code: `await client.chat.completions.create({ model: "kimi-k3", messages, temperature: 0.7, top_p: 1 });`,
  },
  {
    name: "no-fixed-sampling-parameters: all of an object",
    edits: ["fix of rejected", "removeParameter", "fix of rejected"],
    code: `const sampling = { temperature: 0.7, top_p: 1 };
await client.chat.completions.create({ model: "kimi-k3", messages, ...sampling });`,
  },
  {
    name: "no-fixed-sampling-parameters: constants with types of the SDK",
    edits: ["fix of rejected", "fix of rejected", "fix of rejected"],
    code: `const first: ChatCompletionCreateParamsNonStreaming = { model: "kimi-k3", messages, temperature: 0.7 };
await client.chat.completions.create(first);
const second: Pick<OpenAI.ChatCompletionCreateParams, "n" | "stop"> = { n: 2, stop: ["."] };
await client.chat.completions.create({ model: "kimi-k3", messages, ...second });
const third = { model: "kimi-k3", messages, top_p: 1 } satisfies Parameters<typeof client.chat.completions.create>[0];
await client.chat.completions.create(third);`,
  },
  {
    name: "no-fixed-sampling-parameters: types of the file",
    edits: ["fix of rejected", "fix of rejected"],
    code: `interface Sampling { temperature?: number }
type Model = { model: string; top_p?: number };
const sampling: Sampling = { temperature: 0.7 };
const chosen: Model = { model: "kimi-k3", top_p: 1 };
await client.chat.completions.create({ messages, ...sampling, ...chosen });`,
  },
  {
    name: "no-fixed-sampling-parameters: types that demand a parameter",
    edits: [],
    code: `const first: { temperature: number } = { temperature: 0.7 };
await client.chat.completions.create({ model: "kimi-k3", messages, ...first });
type Steady = { top_p: number } & Pick<OpenAI.ChatCompletionCreateParams, "stop">;
const second: Steady = { top_p: 1 };
await client.chat.completions.create({ model: "kimi-k3", messages, ...second });`,
  },
  {
    name: "no-fixed-sampling-parameters: branches",
    edits: ["fix of rejected", "fix of rejected", "fix of rejected"],
    code: `await client.chat.completions.create({
  model: "kimi-k3", messages, temperature: cold ? 0 : 0.7, ...(cold && { top_p: 1 }),
});`,
  },
  {
    name: "no-fixed-sampling-parameters: logprobs",
    edits: ["fix of rejected", "removeParameter", "fix of rejected"],
    code: `const { choices } = await client.chat.completions.create({ model: "kimi-k3", messages, logprobs: true, top_logprobs: 2 });
console.log(choices[0]?.message.content);`,
  },
  {
    name: "no-multiple-choices-at-zero-temperature: a constant without a type",
    edits: ["removeParameter", "fix of severalChoices"],
    code: `const request = { model, messages, temperature: 0, n: 3 };
await client.chat.completions.create(request);`,
  },
  {
    name: "no-multiple-choices-at-zero-temperature: a constant with a type",
    edits: ["removeParameter", "fix of severalChoices"],
    code: `const request: ChatCompletionCreateParamsNonStreaming = { model, messages, temperature: 0, n: 3 };
await client.chat.completions.create(request);`,
  },
  {
    name: "require-stream-options: an inline request with guarded reads",
    edits: ["addUsageAndCheck"],
    code: `const stream = await client.chat.completions.create({ model, messages, stream: true });
for await (const chunk of stream) console.log(chunk.choices[0]?.delta.content);`,
  },
  {
    name: "require-stream-options: an inline request with asserted reads",
    edits: ["addUsageAndGuard"],
    code: `const stream = await client.chat.completions.create({ model, messages, stream: true });
for await (const chunk of stream) console.log(chunk.choices[0]!.delta.content);`,
  },
  {
    name: "require-stream-options: a constant without a type",
    edits: ["addUsageAndCheck"],
    code: `const request = { model, messages, stream: true as const };
export const stream = await client.chat.completions.create(request);`,
  },
  {
    name: "require-stream-options: a constant with a type",
    edits: ["addUsageAndCheck"],
    code: `const request: OpenAI.Chat.ChatCompletionCreateParamsStreaming = { model, messages, stream: true };
export const stream = await client.chat.completions.create(request);`,
  },
  {
    name: "require-stream-options: an inline request that is fixed",
    edits: ["fix of missing"],
    code: `let text = "";
for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) text += chunk.choices[0]?.delta.content ?? "";`,
  },
  {
    name: "require-stream-options: a constant that satisfies a type",
    edits: ["fix of missing"],
    code: `const request = { model, messages, stream: true } satisfies OpenAI.Chat.ChatCompletionCreateParamsStreaming;
await client.chat.completions.create(request);`,
  },
  {
    name: "require-stream-options: a constant that is spread",
    edits: ["fix of missing"],
    code: `const common = { model, stream: true } as const;
await client.chat.completions.create({ ...common, messages });`,
  },
  {
    name: "require-stream-options: a constant that is spread, whose type does not know the option",
    edits: ["fix of missing"],
    code: `const common: { model: string; stream: true } = { model, stream: true };
await client.chat.completions.create({ ...common, messages });`,
  },
  {
    name: "require-stream-options: a function",
    edits: ["fix of missing"],
    code: `const requestFor = (content: string) => ({ model, messages: [{ role: "user" as const, content }], stream: true as const });
await client.chat.completions.create(requestFor("Hello"));`,
  },
  {
    name: "require-stream-options: a conditional spread",
    edits: ["fix of missing"],
    code: `await client.chat.completions.create({ model, messages, ...(cold ? { stream: true } : {}) });`,
  },
  {
    name: "require-stream-options: the .stream() helper",
    edits: ["fix of missing"],
    code: `await client.chat.completions.stream({ model, messages }).on("content", (delta) => console.log(delta)).finalContent();`,
  },
  {
    name: "require-stream-options: runTools",
    edits: ["fix of missing"],
    code: `await client.chat.completions.runTools({ model, messages, stream: true, tools: [] }).finalContent();`,
  },
  {
    name: "require-stream-options: a part of a choice in a constant",
    edits: ["addUsageAndGuard"],
    code: `for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) {
  const delta = chunk.choices[0]!.delta;
  if (delta.content) console.log(delta.content);
}`,
  },
  {
    name: "temperature-range: as const and satisfies",
    edits: ["fix of aboveMaximum", "removeTemperature"],
    code: `const request = { model, messages, temperature: 1.5 } as const satisfies Partial<ChatCompletionCreateParamsNonStreaming>;
await client.chat.completions.create({ ...request, messages });`,
  },
  {
    name: "temperature-range: a type of the file that demands the property",
    edits: ["fix of aboveMaximum"],
    code: `interface Request { model: string; messages: OpenAI.Chat.ChatCompletionMessageParam[]; temperature: number }
const request: Request = { model, messages, temperature: 1.5 };
await client.chat.completions.create(request);`,
  },
  {
    name: "temperature-range: types that allow one number only",
    edits: ["useBound", "removeTemperature", "removeTemperature"],
    code: `const hot: 1.5 = 1.5;
await client.chat.completions.create({ model, messages, temperature: hot });
await client.chat.completions.create({ model, messages, temperature: 1.5 as 1.5 });`,
  },
  {
    name: "temperature-range: a type of the file that allows two numbers only",
    edits: ["useBound", "removeTemperature"],
    code: `type Heat = 1.5 | 2;
const heat: Heat = 1.5;
await client.chat.completions.create({ model, messages, temperature: heat });`,
  },
  {
    name: "temperature-range: a constant whose type is used",
    edits: ["useBound", "removeTemperature"],
    code: `const HOT = 1.5;
export type Hot = { temperature: typeof HOT };
await client.chat.completions.create({ model, messages, temperature: HOT });`,
  },
  {
    name: "temperature-range: a default of a parameter with a type",
    edits: ["fix of aboveMaximum"],
    code: `export const ask = (temperature: number = 1.5) =>
  client.chat.completions.create({ model, messages, temperature });`,
  },
  {
    name: "temperature-range: an enum member",
    edits: ["useBound", "removeTemperature"],
    code: `enum Heat { Cold, Hot = 1.5 }
await client.chat.completions.create({ model, messages, temperature: Heat.Hot });`,
  },
  {
    name: "temperature-range: an assignment",
    edits: ["fix of aboveMaximum"],
    code: `const request: ChatCompletionCreateParamsNonStreaming = { model, messages };
request.temperature = 1.5;
await client.chat.completions.create(request);`,
  },
  {
    name: "temperature-range: branches and spreads",
    edits: ["fix of aboveMaximum", "removeTemperature", "fix of aboveMaximum"],
    code: `await client.chat.completions.create({
  model, messages, temperature: cold ? 0 : 1.5, ...(cold ? { temperature: 2 } : {}),
});`,
  },
  {
    name: "no-multiple-choices-at-zero-temperature: an inline request",
    edits: ["removeParameter", "fix of severalChoices"],
    code: `const completion = await client.chat.completions.create({ model, messages, temperature: 0, n: 3 });
console.log(completion.choices[0]?.message.content);`,
  },
  {
    name: "no-multiple-choices-at-zero-temperature: a type that allows one number only",
    edits: ["removeParameter"],
    code: `await client.chat.completions.create({ model, messages, temperature: 0, n: 3 as 3 });`,
  },
  {
    name: "no-unsupported-model: a text",
    edits: ["useModel"],
    code: `await client.chat.completions.create({ model: "gpt-4o", messages });`,
  },
  {
    name: "no-unsupported-model: a text in a request to another endpoint",
    edits: ["useModel"],
    code: `await client.responses.create({ model: "gpt-4o", input: "Hello" });`,
  },
  {
    name: "no-unsupported-model: a constant with the SDK's list of models",
    edits: ["useModel"],
    code: `const chosen: OpenAI.ChatModel = "gpt-4o";
await client.chat.completions.create({ model: chosen, messages });`,
  },
  {
    name: "no-unsupported-model: the SDK's list in the request",
    edits: [],
    code: `await client.chat.completions.create({ model: "gpt-4o" satisfies OpenAI.ChatModel, messages });`,
  },
  {
    name: "no-unsupported-model: the SDK's type of the parameter",
    edits: ["useModel"],
    code: `const chosen: ChatCompletionCreateParamsNonStreaming["model"] = "gpt-4o";
await client.chat.completions.create({ model: chosen, messages });`,
  },
  {
    name: "no-unsupported-model: a request without a type",
    edits: ["useModel"],
    code: `const request = { model: "gpt-4o", messages };
await client.chat.completions.create(request);`,
  },
  {
    name: "no-unsupported-model: a request with the type of the method",
    edits: ["useModel"],
    code: `const request: Parameters<typeof client.chat.completions.create>[0] = { model: "gpt-4o", messages };
await client.chat.completions.create(request);`,
  },
  {
    name: "no-unsupported-model: constants as const",
    edits: ["useModel"],
    code: `const MODELS = { fast: "gpt-4o-mini", good: "kimi-k3" } as const;
await client.chat.completions.create({ model: cold ? MODELS.fast : MODELS.good, messages });`,
  },
  {
    name: "no-unsupported-model: a list of the file around the reader of a constant",
    edits: [],
    code: `const MODEL = "gpt-4o";
const options: { model: "gpt-4o" | "o1" } = { model: MODEL };
await client.chat.completions.create({ ...options, messages });`,
  },
  {
    name: "no-unsupported-model: the keys of a table",
    edits: ["useModel"],
    code: `const PRICES = { "gpt-4o": 5, o1: 60 };
const chosen: keyof typeof PRICES = "gpt-4o";
await client.chat.completions.create({ model: chosen, messages });`,
  },
  {
    name: "no-unsupported-model: a list of the file for a parameter",
    edits: [],
    code: `type Model = "gpt-4o" | "o1";
export const ask = ({ model = "gpt-4o" }: { model?: Model }) => client.chat.completions.create({ model, messages });`,
  },
  {
    name: "no-unsupported-model: an enum member",
    edits: ["useModel"],
    code: `enum Model { Large = "gpt-4o" }
await client.chat.completions.create({ model: Model.Large, messages });`,
  },
  {
    name: "no-unsupported-endpoint: state of responses",
    edits: ["removeStore"],
    code: `await client.responses.create({ model: "kimi-k3", input: "Hello", store: true });`,
  },
  {
    name: "no-developer-role: messages of their own type",
    edits: ["fix of developerRole", "fix of developerRole"],
    code: `await client.chat.completions.create({ model, messages: [{ role: "developer", content: "a" }, { role: "developer" as const, content: "b" }] });`,
  },
  {
    name: "no-developer-role: constants with types that allow both roles",
    edits: ["fix of developerRole", "fix of developerRole", "fix of developerRole"],
    code: `const first = { role: "developer", content: "a" } as const;
const second: OpenAI.ChatCompletionMessageParam = { role: "developer", content: "b" };
const third = { role: "developer", content: "c" } satisfies OpenAI.ChatCompletionMessageParam;
messages.push(first, second, third);
await client.chat.completions.create({ model, messages });`,
  },
  {
    name: "no-developer-role: the SDK's type for the role",
    edits: ["useSystemType"],
    code: `const system: OpenAI.ChatCompletionDeveloperMessageParam = { role: "developer", content: "a" };
const list: OpenAI.ChatCompletionDeveloperMessageParam[] = [{ role: "developer", content: "b" }];
await client.chat.completions.create({ model, messages: [system, ...list] });`,
  },
  {
    name: "no-developer-role: the type of what a message is given to",
    edits: [],
    code: `const system = { role: "developer", content: "a" } as const;
const other: { readonly role: "developer" } = system;
await client.chat.completions.create({ model, messages: [system] });`,
  },
  {
    name: "no-developer-role: a constant role",
    edits: ["fix of developerRole"],
    code: `const role = "developer";
await client.chat.completions.create({ model, messages: [{ role, content: "a" }] });`,
  },
  {
    name: "no-developer-role: an exported constant role in a list that waits",
    edits: ["useSystem"],
    code: `export const ROLE = "developer" as const;
const list = [{ role: ROLE, content: "a" }];
await client.chat.completions.create({ model, messages: list });`,
  },
  {
    name: "no-developer-role: helpers that take a role",
    edits: ["fix of developerRole"],
    code: `const add = (role: "developer" | "system" | "user", content: string) => messages.push({ role, content });
const only = (role: "developer" | "user", content: string) => messages.push({ role, content });
add("developer", "a");
only("developer", "b");
await client.chat.completions.create({ model, messages });`,
  },
  {
    name: "no-developer-role: a type parameter",
    edits: ["useSystem"],
    code: `function add<Message extends OpenAI.ChatCompletionMessageParam>(message: Message) { messages.push(message); }
add({ role: "developer", content: "a" });
await client.chat.completions.create({ model, messages });`,
  },
  {
    name: "no-developer-role: an enum",
    edits: ["useSystem"],
    code: `enum Role { Developer = "developer" }
await client.chat.completions.create({ model, messages: [{ role: Role.Developer, content: "a" }] });`,
  },
  {
    name: "no-developer-role: a helper with a written result, a field, a spread",
    edits: ["fix of developerRole", "fix of developerRole", "fix of developerRole"],
    code: `function build(): OpenAI.Chat.ChatCompletionMessageParam[] { return [{ role: "developer", content: "a" }]; }
class Chat {
  private readonly list: OpenAI.Chat.ChatCompletionMessageParam[] = build();
  add(content: string) { this.list.push({ role: "developer", content }); return this; }
  send() { return client.chat.completions.create({ model, messages: this.list }); }
}
await new Chat().add("b").send();
const base = { role: "developer" } as const;
await client.chat.completions.create({ model, messages: [{ ...base, content: "c" }] });`,
  },
  {
    name: "require-kimi-base-url: no options",
    edits: ["useBaseUrlAndKey", "useBaseUrlAndKey"],
    code: `export const openai = new OpenAI();`,
  },
  {
    name: "require-kimi-base-url: a key of the environment",
    edits: ["useBaseUrlAndKey", "useBaseUrlAndKey"],
    code: `export const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY ?? "" });`,
  },
  {
    name: "require-kimi-base-url: options of the SDK's type",
    edits: ["useBaseUrl", "useBaseUrl"],
    code: `import type { ClientOptions } from "openai";
const options: ClientOptions = { apiKey: "key" };
export const openai = new OpenAI(options);`,
  },
  {
    name: "require-kimi-base-url: a key in a constant with a type",
    edits: ["useKey"],
    code: `const apiKey: string = "MOONSHOT_API_KEY";
export const openai = new OpenAI({ apiKey, baseURL: "https://api.moonshot.ai/v1" });`,
  },
  {
    name: "require-kimi-base-url: a base URL in a constant with a type",
    edits: ["completeBaseUrl"],
    code: `const baseURL: string = "https://api.moonshot.ai";
export const openai = new OpenAI({ apiKey: "key", baseURL });`,
  },
  {
    name: "no-python-idioms: a member that the types do not know",
    edits: ["hoist"],
    code: `await client.chat.completions.create({
  model,
  messages,
  // @ts-expect-error -- The types know OpenAI's parameters only.
  extra_body: { thinking: { type: "disabled" } },
});`,
  },
  {
    name: "no-python-idioms: a request without a type",
    edits: ["hoist"],
    code: `const params = { model, messages, extra_body: { thinking: { type: "disabled" } } };
await client.chat.completions.create(params);`,
  },
  {
    name: "no-python-idioms: any",
    edits: ["hoist"],
    code: `await client.chat.completions.create({ model, messages, extra_body: { top_k: 1 } } as any);`,
  },
  {
    name: "preserve-reasoning-content: a copy that is pushed",
    edits: ["fix of lost"],
    code: `const completion = await client.chat.completions.create({ model: "kimi-k3", messages });
const message = completion.choices[0]!.message;
messages.push({ role: "assistant", content: message.content, tool_calls: message.tool_calls });`,
  },
  {
    name: "preserve-reasoning-content: a copy with a type",
    edits: ["fix of lost"],
    code: `const completion = await client.chat.completions.create({ model: "kimi-k3", messages });
const message = completion.choices[0]!.message;
const answer: OpenAI.ChatCompletionAssistantMessageParam = { role: message.role, content: message.content, refusal: message.refusal, tool_calls: message.tool_calls };
messages.push(answer);`,
  },
  {
    name: "preserve-reasoning-content: a copy that satisfies a type",
    edits: ["fix of lost"],
    code: `const completion = await client.chat.completions.create({ model: "kimi-k3", messages });
const message = completion.choices[0]!.message;
messages.push({ role: "assistant", content: message.content, tool_calls: message.tool_calls } satisfies OpenAI.ChatCompletionMessageParam);`,
  },
  {
    name: "preserve-reasoning-content: a copy in a list",
    edits: ["fix of lost"],
    code: `const completion = await client.chat.completions.create({ model: "kimi-k3", messages });
const message = completion.choices[0]!.message;
await client.chat.completions.create({ model: "kimi-k3", messages: [...messages, { role: "assistant", content: message.content, tool_calls: message.tool_calls }] });`,
  },
  {
    name: "preserve-reasoning-content: a message that may be missing",
    edits: ["sendWhole"],
    code: `const completion = await client.chat.completions.create({ model: "kimi-k3", messages });
const message = completion.choices[0]?.message;
if (message?.tool_calls) messages.push({ role: "assistant", content: message?.content, tool_calls: message?.tool_calls });`,
  },
  {
    name: "preserve-reasoning-content: other members",
    edits: ["spreadWhole"],
    code: `const completion = await client.chat.completions.create({ model: "kimi-k3", messages });
const message = completion.choices[0]!.message;
messages.push({ role: "assistant", content: message.content ?? "", tool_calls: message.tool_calls?.filter(({ type }) => type === "function") });`,
  },
  {
    name: "preserve-reasoning-content: a type of the file",
    edits: ["sendWhole"],
    code: `interface Turn { role: "assistant"; content: string | null; tool_calls?: OpenAI.ChatCompletionMessageToolCall[] | undefined }
const turns: Turn[] = [];
const completion = await client.chat.completions.create({ model: "kimi-k3", messages });
const message = completion.choices[0]!.message;
turns.push({ role: "assistant", content: message.content, tool_calls: message.tool_calls });
await client.chat.completions.create({ model: "kimi-k3", messages: turns });`,
  },
  {
    name: "valid-tool-calls: reads of any",
    edits: ["fix of parameters"],
    code: `const completion = await client.chat.completions.create({ model: "kimi-k3", messages });
const message = completion.choices[0]!.message;
for (const call of (message.tool_calls ?? []) as any[]) console.log(JSON.parse(call.function.parameters));`,
  },
  {
    name: "valid-tool-calls: a pattern of any",
    edits: ["fix of parameters"],
    code: `const completion = await client.chat.completions.create({ model: "kimi-k3", messages });
const message = completion.choices[0]!.message;
message.tool_calls?.forEach(({ function: { parameters } }: any) => console.log(JSON.parse(parameters)));`,
  },
  {
    name: "valid-tool-calls: a type of the file",
    edits: ["readArguments"],
    code: `interface Called { id: string; function: { parameters: string; arguments: string } }
const completion = await client.chat.completions.create({ model: "kimi-k3", messages });
const message = completion.choices[0]!.message;
for (const call of message.tool_calls as unknown as Called[]) console.log(JSON.parse(call.function.parameters));`,
  },
  {
    name: "valid-tool-calls: an object of any",
    edits: ["parseArguments"],
    code: `const completion = await client.chat.completions.create({ model: "kimi-k3", messages });
const message = completion.choices[0]!.message;
for (const call of (message.tool_calls ?? []) as any[]) console.log(call.function.parameters.city);`,
  },
];

const FOLDER = import.meta.dirname;
interface Edited {
  readonly label: string;
  readonly code: string;
}

/** The code after each edit that any rule offers, applied alone. */
function editsOf(code: string): Edited[] {
  const linter = new CaseLinter(rule, readCase(code), rules, "file.ts");
  const linted = linter.lint(code, "all");
  if (!linted.parses) throw new Error(linted.error);
  return linted.allReports.flatMap(({ fix, messageId, suggestions }) => [
    ...(fix ? [{ label: `fix of ${messageId}`, code: applyEdit(linted.sourceCode, fix) }] : []),
    ...suggestions.map((edit) => ({ label: edit.messageId, code: applyEdit(linted.sourceCode, edit) })),
  ]);
}

describe("types", () => {
  const samples = SAMPLES.map((sample, index) => {
    const code = PRELUDE + sample.code;
    const variants = editsOf(code).map(({ label, code: text }, edit) => {
      return { label, text, file: path.join(FOLDER, `sample-${index}-edit-${edit}.ts`) };
    });
    return { ...sample, code, variants, file: path.join(FOLDER, `sample-${index}.ts`) };
  });
  let diagnostics: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    diagnostics = diagnose(
      new Map([
        [path.join(FOLDER, "definitions.ts"), DEFINITIONS],
        ...samples.flatMap(({ file, code, variants }) => [
          [file, code] as const,
          ...variants.map((variant) => [variant.file, variant.text] as const),
        ]),
      ]),
    );
  }, 120_000);

  it("finds a type that is wrong", () => {
    const code =
      PRELUDE +
      `const tools = [{ type: "function", function: search }];
await client.chat.completions.create({ model, messages, tools });`;
    const file = path.join(FOLDER, "sample-wrong.ts");
    const wrong = diagnose(
      new Map([
        [path.join(FOLDER, "definitions.ts"), DEFINITIONS],
        [file, code],
      ]),
    );
    expect(wrong.get(file)).toEqual([
      expect.stringContaining("Type 'string' is not assignable to type '\"function\"'"),
    ]);
  });

  it.each(samples)("$name", ({ file, code, edits, variants }) => {
    expect(diagnostics.get(file), code).toEqual([]);
    expect(variants.map(({ label }) => label)).toEqual(edits);
    for (const variant of variants) expect(diagnostics.get(variant.file), variant.text).toEqual([]);
  });
});
