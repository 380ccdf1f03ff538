/** What the strict server accepts, rejects and ignores, request by request, and what it says. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contractOf, GUIDE, type ErrorId, ERRORS } from "../../../src/contract/index.js";
import { type Behaviour, type KimiServer, says, startServer } from "./index.js";

let server: KimiServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
});

interface Outcome {
  readonly status: number;
  /** The body of the answer. */
  readonly body: unknown;
  readonly errors: readonly string[];
  readonly ignored: readonly string[];
}

async function ask(as: Behaviour, request: object, headers = AUTHORIZED): Promise<Outcome> {
  const session = server.open({ as, script: [says("Hello.")] });
  const response = await fetch(`${session.baseURL()}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(request),
  });
  const body: unknown = await response.json();
  const [{ errors, ignored } = { errors: [], ignored: [] }] = session.requests;
  return { status: response.status, body, errors, ignored };
}

const AUTHORIZED: Readonly<Record<string, string>> = { authorization: "Bearer key" };
const USER = { role: "user", content: "Hello" };
const HELLO = { messages: [USER] };
const NOT_THINKING = { thinking: { type: "disabled" } };
const WEATHER = {
  type: "function",
  function: { name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
};

function call(id: string): object {
  return { id, type: "function", function: { name: "weather", arguments: '{"city":"Rome"}' } };
}

function calling(...ids: readonly string[]): object {
  return { role: "assistant", content: "", reasoning_content: "A thought.", tool_calls: ids.map(call) };
}

function answering(id: string): object {
  return { role: "tool", tool_call_id: id, content: "Sunny." };
}

function tool(name: string, parameters: unknown): object {
  return { tools: [{ type: "function", function: { name, parameters } }] };
}

function schema(property: unknown, more: object = {}): object {
  return tool("weather", { type: "object", properties: { city: property }, ...more });
}

/** The beginning of the message of an error that no one recorded. */
function unrecorded(error: ErrorId): RegExp {
  expect(ERRORS[error].value.message).toBeNull();
  return new RegExp(`^\\(No one recorded the message of this error\\.\\) ${error}`, "u");
}

type Expected = string | { readonly unrecorded: ErrorId } | null;
type Row = readonly [name: string, model: string, request: object, expected: Expected];

/** Null: the request is accepted. A text: the message of the error, in full. */
const ROWS: readonly Row[] = [
  ["nothing but messages", "kimi-k3", {}, null],
  ["the pinned temperature", "kimi-k3", { temperature: 1 }, null],
  ["a temperature", "kimi-k3", { temperature: 0.7 }, "invalid temperature: only 1 is allowed for this model"],
  [
    "a temperature",
    "kimi-k3.1-pro",
    { temperature: 0 },
    "invalid temperature: only 1 is allowed for this model",
  ],
  [
    "a temperature",
    "kimi-k2.7-code-highspeed",
    { temperature: 0.6 },
    "invalid temperature: only 1 is allowed for this model",
  ],
  [
    "a temperature",
    "kimi-k2.6",
    { temperature: 0.6 },
    "invalid temperature: only 1 is allowed for this model",
  ],
  ["the temperature while not thinking", "kimi-k2.6", { ...NOT_THINKING, temperature: 0.6 }, null],
  [
    "the temperature of the other mode",
    "kimi-k2.6",
    { ...NOT_THINKING, temperature: 1 },
    "invalid temperature: only 0.6 is allowed for this model",
  ],
  [
    "OpenAI's default of top_p",
    "kimi-k3",
    { top_p: 1 },
    "invalid top_p: only 0.95 is allowed for this model",
  ],
  ["the pinned top_p", "kimi-k2.6", { top_p: 0.95 }, null],
  ["several choices", "kimi-k2.7-code", { n: 2 }, "invalid n: only 1 is allowed for this model"],
  ["one choice", "kimi-k2.7-code", { n: 1 }, null],
  [
    "a penalty",
    "kimi-k3",
    { presence_penalty: 0.5 },
    "invalid presence_penalty: only 0 is allowed for this model",
  ],
  [
    "the other penalty",
    "kimi-k2.6",
    { frequency_penalty: -1 },
    "invalid frequency_penalty: only 0 is allowed for this model",
  ],
  ["no penalties", "kimi-k2.6", { frequency_penalty: 0, presence_penalty: 0 }, null],
  ["null, as if left out", "kimi-k3", { temperature: null, n: null, stop: null }, null],
  ["logprobs", "kimi-k3", { logprobs: true }, "invalid logprobs: only false is allowed for this model"],
  ["no logprobs", "kimi-k3", { logprobs: false }, null],
  ["logprobs", "kimi-k2.6", { ...NOT_THINKING, logprobs: true, top_logprobs: 2 }, null],
  [
    "top_logprobs alone",
    "kimi-k2.6",
    { top_logprobs: 2 },
    "Invalid request: logprobs must be set to true if top_logprobs is used",
  ],
  [
    "top_logprobs alone",
    "kimi-k3",
    { top_logprobs: 2 },
    "Invalid request: logprobs must be set to true if top_logprobs is used",
  ],
  ["five texts to stop at", "kimi-k3", { stop: ["a", "b", "c", "d", "e"] }, null],
  [
    "six texts to stop at",
    "kimi-k3",
    { stop: ["a", "b", "c", "d", "e", "f"] },
    "stop array too long. Expected an array with maximum length 5, but got 6",
  ],
  ["a stop text of 32 bytes", "kimi-k3", { stop: "é".repeat(16) }, null],
  ["a stop text of 34 bytes", "kimi-k3", { stop: "é".repeat(17) }, { unrecorded: "longStopText" }],
  ["an effort", "kimi-k3", { reasoning_effort: "low" }, null],
  ["an effort that has no stated effect", "kimi-k3", { reasoning_effort: "medium" }, null],
  [
    "an effort in numbers",
    "kimi-k3",
    { reasoning_effort: 3 },
    "the `reasoning_effort` field in the request (expected type string) is illegal",
  ],
  ["a limit by either name", "kimi-k3", { max_tokens: 10, max_completion_tokens: 10 }, null],
  [
    "no thinking",
    "kimi-k2.7-code",
    NOT_THINKING,
    "invalid thinking: only type=enabled is allowed for this model",
  ],
  ["no thinking", "kimi-k2.6", NOT_THINKING, null],
  ["no thinking, of which sources disagree", "kimi-k3", NOT_THINKING, null],
  ["kept thoughts", "kimi-k2.7-code", { thinking: { type: "enabled", keep: "all" } }, null],
  [
    "some thoughts",
    "kimi-k2.6",
    { thinking: { type: "enabled", keep: "some" } },
    { unrecorded: "unknownThinking" },
  ],
  ["half a thought", "kimi-k2.6", { thinking: { type: "half" } }, { unrecorded: "unknownThinking" }],
  ["a budget of thoughts", "kimi-k2.6", { thinking: { type: "enabled", budget_tokens: 100 } }, null],
  ["a format", "kimi-k3", { response_format: { type: "json_object" } }, null],
  [
    "an unknown format",
    "kimi-k3",
    { response_format: { type: "xml" } },
    { unrecorded: "unknownResponseFormat" },
  ],
  [
    "a schema",
    "kimi-k2.6",
    { response_format: { type: "json_schema", json_schema: { name: "a", schema: { type: "object" } } } },
    null,
  ],
  [
    "a format without its schema",
    "kimi-k3",
    { response_format: { type: "json_schema", json_schema: { name: "a" } } },
    { unrecorded: "missingMember" },
  ],
  [
    "a schema that is none",
    "kimi-k3",
    { response_format: { type: "json_schema", json_schema: { name: "a", schema: [] } } },
    "the `response_format.json_schema.schema` field in the request (expected type object) is illegal",
  ],
  [
    "a strictness that is none",
    "kimi-k3",
    { response_format: { type: "json_schema", json_schema: { name: "a", schema: {}, strict: "yes" } } },
    "the `response_format.json_schema.strict` field in the request (expected type boolean) is illegal",
  ],

  ["a tool", "kimi-k3", { tools: [WEATHER] }, null],
  [
    "one of Kimi's own tools",
    "kimi-k3",
    { tools: [{ type: "builtin_function", function: { name: "$web_search" } }] },
    null,
  ],
  [
    "a custom tool",
    "kimi-k3",
    { tools: [{ type: "custom", custom: { name: "a" } }] },
    { unrecorded: "unknownToolType" },
  ],
  ["128 tools", "kimi-k3", manyTools(128), null],
  ["129 tools", "kimi-k3", manyTools(129), { unrecorded: "tooManyTools" }],
  ["a tool twice", "kimi-k3", { tools: [WEATHER, WEATHER] }, { unrecorded: "duplicateFunction" }],
  [
    "a name that starts with a digit",
    "kimi-k3",
    tool("2weather", { type: "object" }),
    "Invalid request: function name is invalid, must start with a letter and can contain letters, numbers, underscores, and dashes",
  ],
  [
    "a name that starts with an underscore, of which sources disagree",
    "kimi-k3",
    tool("_a", { type: "object" }),
    null,
  ],
  [
    "a tool without parameters",
    "kimi-k3",
    tool("weather", undefined),
    'tools.function.parameters.type is required and must be "object"',
  ],
  [
    "parameters without a type",
    "kimi-k2.6",
    tool("weather", { properties: {} }),
    'tools.function.parameters.type is required and must be "object"',
  ],
  [
    "parameters of another type",
    "kimi-k3",
    tool("weather", { type: "string" }),
    'tools.function.parameters.type is required and must be "object"',
  ],
  [
    "a schema with much that is not in Kimi's own",
    "kimi-k3",
    schema({ type: "string", pattern: "a", format: "date" }),
    null,
  ],
  [
    "a property that is true",
    "kimi-k3",
    schema(true),
    "Invalid request: tools.function.parameters is not a valid moonshot flavored json schema, details: <At path 'root': property schema for 'city' must be an object>",
  ],
  [
    "items in a list",
    "kimi-k3",
    schema({ type: "array", items: [{ type: "string" }] }),
    "Invalid request: tools.function.parameters is not a valid moonshot flavored json schema, details: <At path 'properties.city': items must be an object>",
  ],
  ["items by position", "kimi-k3", schema({ type: "array", prefixItems: [{ type: "string" }] }), null],
  [
    "a reference to another place",
    "kimi-k3",
    schema({ $ref: "#/definitions/city" }, { definitions: { city: { type: "string" } } }),
    "Invalid request: tools.function.parameters is not a valid moonshot flavored json schema, details: <At path 'properties.city': references must start with #/$defs/>",
  ],
  ["a reference", "kimi-k3", schema({ $ref: "#/$defs/city" }, { $defs: { city: { type: "string" } } }), null],
  [
    "a value of another type",
    "kimi-k3",
    schema({ type: "string", enum: ["a", 1] }),
    "Invalid request: tools.function.parameters is not a valid moonshot flavored json schema, details: <At path 'properties.city': enum value (1) does not match any type in [string]>",
  ],
  [
    "a property that is required and not there",
    "kimi-k3",
    schema({ type: "string" }, { required: ["country"] }),
    { unrecorded: "undefinedRequiredProperty" },
  ],
  ["the choices that every model takes", "kimi-k2.7-code", { tools: [WEATHER], tool_choice: "none" }, null],
  ["a choice without tools", "kimi-k2.6", { tool_choice: "auto" }, null],
  ["a required call", "kimi-k3", { tools: [WEATHER], tool_choice: "required" }, null],
  [
    "a required call without tools",
    "kimi-k3",
    { tool_choice: "required" },
    { unrecorded: "requiredWithoutTools" },
  ],
  [
    "a required call",
    "kimi-k2.6",
    { tools: [WEATHER], tool_choice: "required" },
    "tool_choice 'required' is incompatible with thinking enabled",
  ],
  [
    "a required call",
    "kimi-k2.7-code",
    { tools: [WEATHER], tool_choice: "required" },
    "tool_choice 'required' is incompatible with thinking enabled",
  ],
  [
    "a required call while not thinking",
    "kimi-k2.6",
    { ...NOT_THINKING, tools: [WEATHER], tool_choice: "required" },
    null,
  ],
  [
    "a call by name",
    "kimi-k3",
    { tools: [WEATHER], tool_choice: { type: "function", function: { name: "weather" } } },
    "tool_choice 'specified' is incompatible with thinking enabled",
  ],
  [
    "a call by name while not thinking",
    "kimi-k2.6",
    { ...NOT_THINKING, tools: [WEATHER], tool_choice: { type: "function", function: { name: "weather" } } },
    null,
  ],
  [
    "an unknown choice",
    "kimi-k3",
    { tools: [WEATHER], tool_choice: "always" },
    { unrecorded: "unknownToolChoice" },
  ],
  [
    "a list of allowed tools",
    "kimi-k3",
    { tools: [WEATHER], tool_choice: { type: "allowed_tools" } },
    { unrecorded: "unknownToolChoice" },
  ],

  ["no messages", "kimi-k3", { messages: [] }, "Invalid request: messages must not be empty"],
  ["messages left out", "kimi-k3", { messages: null }, { unrecorded: "missingMember" }],
  [
    "every role",
    "kimi-k3",
    { messages: [{ role: "system", content: "Be brief." }, USER, calling("a"), answering("a")] },
    null,
  ],
  [
    "the role developer",
    "kimi-k3",
    { messages: [{ role: "developer", content: "Be brief." }, USER] },
    "invalid request: unsupported role ROLE_UNSPECIFIED",
  ],
  [
    "the role function",
    "kimi-k3",
    { messages: [USER, { role: "function", name: "weather", content: "Sunny." }] },
    "invalid request: unsupported role ROLE_UNSPECIFIED",
  ],
  [
    "no role",
    "kimi-k2.6",
    { messages: [{ content: "Hello" }] },
    "invalid request: unsupported role ROLE_UNSPECIFIED",
  ],
  [
    "an empty answer",
    "kimi-k3",
    { messages: [USER, { role: "assistant", content: "" }, USER] },
    "Invalid request: the message at position 1 with role 'assistant' must not be empty",
  ],
  [
    "an answer that was a function call",
    "kimi-k3",
    {
      messages: [
        USER,
        { role: "assistant", content: null, function_call: { name: "weather", arguments: "{}" } },
      ],
    },
    "Invalid request: the message at position 1 with role 'assistant' must not be empty",
  ],
  [
    "an empty text",
    "kimi-k3",
    { messages: [{ role: "user", content: [{ type: "text", text: "" }] }] },
    "Invalid request: text content is empty",
  ],
  [
    "an image in the web",
    "kimi-k3",
    {
      messages: [
        { role: "user", content: [{ type: "image_url", image_url: { url: "https://example.com/a.png" } }] },
      ],
    },
    "Invalid request: unsupported image url: https://example.com/a.png",
  ],
  [
    "an image",
    "kimi-k3",
    {
      messages: [
        { role: "user", content: [{ type: "image_url", image_url: { url: "data:image/png;base64,AA==" } }] },
      ],
    },
    null,
  ],
  [
    "an uploaded image",
    "kimi-k3",
    { messages: [{ role: "user", content: [{ type: "image_url", image_url: "ms://file-1" }] }] },
    null,
  ],
  [
    "a sound",
    "kimi-k3",
    { messages: [USER, { role: "user", content: [{ type: "input_audio", input_audio: {} }] }] },
    "the message at position 1 with role 'user' contains an invalid part type: input_audio",
  ],
  [
    "an answer without its id",
    "kimi-k3",
    { messages: [USER, calling("a"), { role: "tool", content: "Sunny." }] },
    "tool_call_id  is not found",
  ],
  [
    "an answer to no call",
    "kimi-k3",
    { messages: [USER, calling("a"), answering("a"), answering("b")] },
    "tool_call_id b is not found",
  ],
  [
    "a call without answer",
    "kimi-k3",
    { messages: [USER, calling("a", "b"), answering("a"), USER] },
    { unrecorded: "unansweredToolCall" },
  ],
  [
    "a call without answer at the end",
    "kimi-k3",
    { messages: [USER, calling("a")] },
    { unrecorded: "unansweredToolCall" },
  ],
  [
    "calls answered in another order",
    "kimi-k3",
    { messages: [USER, calling("a", "b"), answering("b"), answering("a")] },
    null,
  ],
  [
    "two calls with one id",
    "kimi-k3",
    { messages: [USER, calling("a"), answering("a"), calling("a"), answering("a")] },
    "Invalid request: tool call id a is duplicated",
  ],
  [
    "a call whose thoughts are lost",
    "kimi-k2.6",
    { messages: [USER, { role: "assistant", content: "", tool_calls: [call("a")] }, answering("a")] },
    "thinking is enabled but reasoning_content is missing in assistant tool call message at index 1",
  ],
  [
    "a call whose thoughts are lost while not thinking",
    "kimi-k2.6",
    {
      ...NOT_THINKING,
      messages: [USER, { role: "assistant", content: "", tool_calls: [call("a")] }, answering("a")],
    },
    null,
  ],
  [
    "a call whose thoughts are lost",
    "kimi-k3",
    { messages: [USER, { role: "assistant", content: "", tool_calls: [call("a")] }, answering("a")] },
    null,
  ],
];

function manyTools(count: number): object {
  const tools = Array.from({ length: count }, (_, index) => ({
    type: "function",
    function: { name: `tool${index}`, parameters: { type: "object" } },
  }));
  return { tools };
}

describe("a request", () => {
  it.each(ROWS)("with %s to %s", async (_name, model, request, expected) => {
    const { status, body, errors } = await ask("kimi", { model, ...HELLO, ...request });
    if (expected === null) {
      expect({ status, errors }).toEqual({ status: 200, errors: [] });
      return;
    }
    const message: unknown =
      typeof expected === "string" ? expected : expect.stringMatching(unrecorded(expected.unrecorded));
    expect(status).toBe(400);
    expect(body).toEqual({ error: { message, type: "invalid_request_error" } });
  });
});

describe("the guide's contract", () => {
  const GUIDE_ROWS: readonly Row[] = [
    ["any model", "gpt-4o", {}, null],
    ["the whole range", "gpt-4o", { temperature: 0.3, top_p: 0.5, n: 3 }, null],
    ["a higher temperature", "gpt-4o", { temperature: 1.5 }, { unrecorded: "outOfRange" }],
    ["a lower temperature", "kimi-k3", { temperature: -0.1 }, { unrecorded: "outOfRange" }],
    [
      "several choices at zero",
      "gpt-4o",
      { temperature: 0, n: 2 },
      { unrecorded: "severalChoicesAtLowTemperature" },
    ],
    [
      "several choices close to zero",
      "gpt-4o",
      { temperature: 0.001, n: 2 },
      { unrecorded: "severalChoicesAtLowTemperature" },
    ],
    ["one choice at zero", "gpt-4o", { temperature: 0, n: 1 }, null],
    [
      "a required call",
      "gpt-4o",
      { tools: [WEATHER], tool_choice: "required" },
      "tool_choice 'required' is incompatible with thinking enabled",
    ],
    ["logprobs, of which it says nothing", "gpt-4o", { logprobs: true }, null],
  ];

  it.each(GUIDE_ROWS)("with %s to %s", async (_name, model, request, expected) => {
    const { status, errors } = await ask(GUIDE, { model, ...HELLO, ...request });
    if (expected === null) expect({ status, errors }).toEqual({ status: 200, errors: [] });
    else {
      const message: unknown =
        typeof expected === "string" ? expected : expect.stringMatching(unrecorded(expected.unrecorded));
      expect({ status, errors }).toEqual({ status: 400, errors: [message] });
    }
  });
});

describe("a model", () => {
  it.each(["gpt-4o", "moonshot-v1-8k", "kimi-k2.5", "kimi-latest", "kimi-k9"])(
    "%s is not found",
    async (model) => {
      const { status, body } = await ask("kimi", { model, ...HELLO });
      expect(status).toBe(404);
      expect(body).toEqual({
        error: {
          message: `Not found the model ${model} or Permission denied`,
          type: "resource_not_found_error",
        },
      });
    },
  );

  it("that is left out is an error", async () => {
    const { status, errors } = await ask("kimi", HELLO);
    expect(status).toBe(400);
    expect(errors).toEqual([expect.stringMatching(unrecorded("missingMember"))]);
  });

  it("does not matter where a contract is given", async () => {
    const contract = contractOf("kimi-k2.6");
    if (!contract) throw new Error("There is no such model.");
    expect(await ask(contract, { model: "gpt-4o", ...HELLO, temperature: 0.7 })).toMatchObject({
      status: 400,
      errors: ["invalid temperature: only 1 is allowed for this model"],
    });
  });
});

describe("what changes nothing", () => {
  it.each([
    [
      "parameters that Kimi does not describe",
      { seed: 1, user: "a", store: true, metadata: {} },
      ["seed", "user", "store", "metadata"],
    ],
    [
      "members that no one knows",
      { extra_body: { thinking: { type: "disabled" } }, top_k: 1 },
      ["extra_body", "top_k"],
    ],
    ["functions", { functions: [WEATHER.function], function_call: "auto" }, ["functions", "function_call"]],
    ["a ban of several calls", { tools: [WEATHER], parallel_tool_calls: false }, ["parallel_tool_calls"]],
    ["nothing", { tools: [WEATHER], stream: false, prompt_cache_key: "a", user: null }, []],
  ])("%s", async (_name, request, ignored) => {
    expect(await ask("kimi", { model: "kimi-k3", ...HELLO, ...request })).toMatchObject({
      status: 200,
      ignored,
    });
  });

  it("is an effort in K2 models", async () => {
    expect(await ask("kimi", { model: "kimi-k2.6", ...HELLO, reasoning_effort: "high" })).toMatchObject({
      status: 200,
      ignored: ["reasoning_effort"],
    });
  });
});

it("several errors are all recorded, and one is answered", async () => {
  const { body, errors } = await ask("kimi", {
    model: "kimi-k3",
    messages: [{ role: "developer", content: "Be brief." }],
    temperature: 0,
    n: 2,
  });
  expect(errors).toEqual([
    "invalid request: unsupported role ROLE_UNSPECIFIED",
    "invalid temperature: only 1 is allowed for this model",
    "invalid n: only 1 is allowed for this model",
  ]);
  expect(body).toEqual({ error: { message: errors[0], type: "invalid_request_error" } });
});

it.each([
  ["no key", {}, "incorrect_api_key_error"],
  [
    "the name of the variable instead of a key",
    { authorization: "Bearer MOONSHOT_API_KEY" },
    "invalid_authentication_error",
  ],
])("%s is an error", async (_name, headers, type) => {
  const { status, body } = await ask("kimi", { model: "kimi-k3", ...HELLO }, headers);
  expect(status).toBe(401);
  expect(body).toMatchObject({ error: { type } });
});
