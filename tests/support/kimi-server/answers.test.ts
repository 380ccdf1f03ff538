/* eslint-disable @typescript-eslint/no-deprecated -- What is deprecated is what programs are migrated from. */
/** What both behaviours answer, read with the SDK: one script, each in its own form. */
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contractOf, GUIDE } from "../../../src/contract/index.js";
import {
  type Behaviour,
  calls,
  fails,
  type KimiServer,
  NO_FUNCTION,
  says,
  type Script,
  type Session,
  startServer,
} from "./index.js";

type Request = OpenAI.ChatCompletionCreateParamsNonStreaming;
type Message = OpenAI.ChatCompletionMessageParam;

let server: KimiServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
});

function open(as: Behaviour, ...script: Script): { client: OpenAI; session: Session } {
  const session = server.open({ as, script });
  return { session, client: new OpenAI({ apiKey: "key", baseURL: session.baseURL() }) };
}

const USER: Message = { role: "user", content: "Hello" };
const HELLO: Request = { model: "kimi-k3", messages: [USER] };
const PARAMETERS = { type: "object", properties: { city: { type: "string" } } };
const WEATHER: OpenAI.ChatCompletionTool = {
  type: "function",
  function: { name: "weather", parameters: PARAMETERS },
};
const TWO_CITIES = calls(["weather", { city: "Rome" }], ["weather", { city: "Bonn" }]);

/** Goes on with the calls of an answer until there are none; the ids of the calls of each answer. */
async function converse(client: OpenAI, request: Request): Promise<string[][]> {
  const messages = [...request.messages];
  const all: string[][] = [];
  for (;;) {
    const { choices } = await client.chat.completions.create({ ...request, messages, stream: false });
    const [choice] = choices;
    if (choice?.finish_reason !== "tool_calls") return all;
    messages.push(choice.message);
    const made = choice.message.tool_calls ?? [];
    all.push(made.map(({ id }) => id));
    for (const { id } of made) messages.push({ role: "tool", tool_call_id: id, content: "Sunny." });
  }
}

async function chunksOf(
  client: OpenAI,
  request: Omit<OpenAI.ChatCompletionCreateParamsStreaming, "stream">,
): Promise<OpenAI.ChatCompletionChunk[]> {
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  const stream = await client.chat.completions.create({ ...request, stream: true });
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

describe("Kimi", () => {
  it("answers with its thoughts", async () => {
    const { client } = open("kimi", says("Hello, world.", { reasoning: "A greeting." }));
    const completion = await client.chat.completions.create(HELLO);
    expect(completion).toMatchObject({
      object: "chat.completion",
      model: "kimi-k3",
      choices: [
        {
          index: 0,
          finish_reason: "stop",
          message: { role: "assistant", content: "Hello, world.", reasoning_content: "A greeting." },
        },
      ],
      usage: { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8, cached_tokens: 0 },
    });
    expect(completion).not.toHaveProperty("system_fingerprint");
    expect(completion.choices[0]).not.toHaveProperty("logprobs");
  });

  it("answers without thoughts where the request turns them off", async () => {
    const { client } = open("kimi", says("Hello."));
    const request = { ...HELLO, model: "kimi-k2.6", thinking: { type: "disabled" } };
    const { choices } = await client.chat.completions.create(request);
    expect(choices[0]?.message).toEqual({ role: "assistant", content: "Hello." });
  });

  it("ends for lack of tokens", async () => {
    const { client } = open("kimi", says("", { finishReason: "length" }));
    const { choices } = await client.chat.completions.create({ ...HELLO, max_tokens: 10 });
    expect(choices[0]).toMatchObject({ finish_reason: "length", message: { content: "" } });
  });

  it.each([
    ["kimi-k3", [["weather_0", "weather_1"], ["weather_2"]]],
    ["kimi-k3.1-pro-highspeed", [["weather_0", "weather_1"], ["weather_2"]]],
    ["kimi-k2.6", [["functions.weather:0", "functions.weather:1"], ["functions.weather:2"]]],
  ])("makes several calls per turn, with the ids of %s", async (model, ids) => {
    const { client, session } = open("kimi", TWO_CITIES, calls(["weather", {}]), says("Sunny."));
    expect(await converse(client, { ...HELLO, model, tools: [WEATHER] })).toEqual(ids);
    expect(session.rest).toEqual([]);
    expect(session.requests.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it("names the calls of K2 models in two forms", async () => {
    const { client } = open("kimi", calls(["weather", {}]), calls(["weather", {}]), says("Sunny."));
    const request = { ...HELLO, model: "kimi-k2.7-code", tools: [WEATHER] };
    expect(await converse(client, request)).toEqual([["functions.weather:0"], ["weather:1"]]);
  });

  it("writes the arguments as JSON, or as the script has them", async () => {
    const { client } = open("kimi", calls(["weather", { city: "Rome" }], ["weather", "{city"]));
    const { choices } = await client.chat.completions.create({ ...HELLO, tools: [WEATHER] });
    expect(choices[0]?.message.tool_calls).toEqual([
      { id: "weather_0", type: "function", function: { name: "weather", arguments: '{"city":"Rome"}' } },
      { id: "weather_1", type: "function", function: { name: "weather", arguments: "{city" } },
    ]);
  });

  const WITHOUT_THE_TOOL: readonly (readonly [string, Partial<Request>])[] = [
    ["functions are ignored", { functions: [{ name: "weather", parameters: PARAMETERS }] }],
    [
      "no tool has the name",
      { tools: [{ type: "function", function: { name: "time", parameters: PARAMETERS } }] },
    ],
    ["there is no tool", {}],
    ["no call is wanted", { tools: [WEATHER], tool_choice: "none" }],
  ];

  it.each(WITHOUT_THE_TOOL)("answers with a text where %s", async (_name, request) => {
    const { client } = open("kimi", TWO_CITIES);
    const { choices } = await client.chat.completions.create({ ...HELLO, ...request });
    expect(choices[0]).toMatchObject({ finish_reason: "stop", message: { content: NO_FUNCTION } });
    expect(choices[0]?.message).not.toHaveProperty("function_call");
    expect(choices[0]?.message).not.toHaveProperty("tool_calls");
  });

  it("takes tools from a system message", async () => {
    const { session } = open("kimi", calls(["weather", {}]));
    const messages = [USER, { role: "system", tools: [WEATHER] }];
    const response = await session.fetch("https://api.moonshot.ai/v1/chat/completions", {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer key" },
      body: JSON.stringify({ model: "kimi-k3", messages }),
    });
    expect(await response.json()).toMatchObject({ choices: [{ finish_reason: "tool_calls" }] });
  });

  it("makes several calls although the request wants one at a time", async () => {
    const { client } = open("kimi", TWO_CITIES);
    const request = { ...HELLO, tools: [WEATHER], parallel_tool_calls: false };
    const { choices } = await client.chat.completions.create(request);
    expect(choices[0]?.message.tool_calls).toHaveLength(2);
  });

  it("streams with the usage in the last chunk of the choice", async () => {
    const { client } = open("kimi", says(["Hello", ", world"], { reasoning: "A greeting" }));
    const chunks = await chunksOf(client, HELLO);
    expect(chunks.map(({ choices }) => choices)).toEqual([
      [{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }],
      [{ index: 0, delta: { reasoning_content: "A gre" }, finish_reason: null }],
      [{ index: 0, delta: { reasoning_content: "eting" }, finish_reason: null }],
      [{ index: 0, delta: { content: "Hello" }, finish_reason: null }],
      [{ index: 0, delta: { content: ", world" }, finish_reason: null }],
      [
        {
          index: 0,
          delta: {},
          finish_reason: "stop",
          usage: { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 },
        },
      ],
    ]);
    for (const chunk of chunks) expect(chunk).not.toHaveProperty("usage");
  });

  it("streams a last chunk without choices where the request asks for usage", async () => {
    const { client } = open("kimi", says("Hello"));
    const chunks = await chunksOf(client, { ...HELLO, stream_options: { include_usage: true } });
    const last = chunks.at(-1);
    expect(last).toMatchObject({ choices: [], usage: { total_tokens: 8 } });
    expect(chunks.at(-2)?.choices[0]).toMatchObject({ finish_reason: "stop", usage: { total_tokens: 8 } });
    expect(chunks.slice(0, -1).map(({ usage }) => usage)).toEqual(chunks.slice(0, -1).map(() => null));
  });

  it("streams calls: the id and the name, then the arguments", async () => {
    const { client } = open("kimi", TWO_CITIES);
    const chunks = await chunksOf(client, { ...HELLO, tools: [WEATHER] });
    const deltas = chunks.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []);
    expect(deltas).toEqual([
      { index: 0, id: "weather_0", type: "function", function: { name: "weather", arguments: "" } },
      { index: 0, function: { arguments: '{"city":' } },
      { index: 0, function: { arguments: '"Rome"}' } },
      { index: 1, id: "weather_1", type: "function", function: { name: "weather", arguments: "" } },
      { index: 1, function: { arguments: '{"city":' } },
      { index: 1, function: { arguments: '"Bonn"}' } },
    ]);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe("tool_calls");
  });

  it("gives token probabilities where the model has them", async () => {
    const { client } = open("kimi", says(["Hello", " world"]));
    const request = { ...HELLO, model: "kimi-k2.6", logprobs: true, thinking: { type: "disabled" } };
    const { choices } = await client.chat.completions.create(request);
    expect(choices[0]?.logprobs?.content?.map(({ token }) => token)).toEqual(["Hello", " world"]);
  });

  it("answers under the contract of the guide without thoughts", async () => {
    const { client } = open(GUIDE, says("Hello."));
    const { choices } = await client.chat.completions.create({ ...HELLO, model: "gpt-4o" });
    expect(choices[0]?.message).toEqual({ role: "assistant", content: "Hello." });
  });

  it("has its request id in a header that the SDK does not read", async () => {
    const { client } = open("kimi", says("Hello."));
    const { response, request_id } = await client.chat.completions.create(HELLO).withResponse();
    expect(request_id).toBeNull();
    expect(response.headers.get("msh-request-id")).toBe("request");
  });

  it("has errors without code", async () => {
    const { client } = open("kimi");
    const error: unknown = await client.chat.completions
      .create({ ...HELLO, temperature: 2 })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OpenAI.BadRequestError);
    expect(error).toMatchObject({ status: 400, type: "invalid_request_error", requestID: null });
    expect(error).not.toHaveProperty("code", expect.anything());
  });

  it("lets the SDK try again after an overload", async () => {
    const { client, session } = open("kimi", fails("engineOverloaded"), says("Hello."));
    const { choices } = await client.chat.completions.create(HELLO);
    expect(choices[0]?.message.content).toBe("Hello.");
    expect(session.requests.map(({ status }) => status)).toEqual([429, 200]);
  });

  it("takes structured output through the SDK's own parser", async () => {
    const contract = contractOf("kimi-k3");
    const { client } = open(contract ?? GUIDE, says('{"city":"Rome"}'));
    const { choices } = await client.chat.completions.parse({
      ...HELLO,
      response_format: {
        type: "json_schema",
        json_schema: { name: "city", strict: true, schema: PARAMETERS },
      },
    });
    expect(choices[0]?.message.content).toBe('{"city":"Rome"}');
  });
});

describe("OpenAI", () => {
  it("answers functions one call at a time, where the script has several", async () => {
    const { client, session } = open("openai", TWO_CITIES, says("Sunny."));
    const functions = [{ name: "weather", parameters: PARAMETERS }];
    const messages: Message[] = [USER];
    const seen: unknown[] = [];
    for (;;) {
      const { choices } = await client.chat.completions.create({ model: "gpt-4o", messages, functions });
      const [choice] = choices;
      if (choice?.finish_reason !== "function_call") break;
      seen.push(choice.message.function_call);
      messages.push(choice.message, { role: "function", name: "weather", content: "Sunny." });
    }
    expect(seen).toEqual([
      { name: "weather", arguments: '{"city":"Rome"}' },
      { name: "weather", arguments: '{"city":"Bonn"}' },
    ]);
    expect(session.rest).toEqual([]);
  });

  it("streams a function call", async () => {
    const { client } = open("openai", calls(["weather", { city: "Rome" }]));
    const functions = [{ name: "weather", parameters: PARAMETERS }];
    const chunks = await chunksOf(client, { ...HELLO, functions });
    expect(chunks.flatMap(({ choices }) => choices[0]?.delta.function_call ?? [])).toEqual([
      { name: "weather", arguments: "" },
      { arguments: '{"city":' },
      { arguments: '"Rome"}' },
    ]);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe("function_call");
    expect(chunks.at(-1)?.choices[0]).not.toHaveProperty("usage");
  });

  it("answers tools with several calls, or one where the request wants one", async () => {
    const { client, session } = open("openai", TWO_CITIES, says("Sunny."));
    expect(await converse(client, { ...HELLO, tools: [WEATHER] })).toEqual([["call_100", "call_101"]]);
    expect(session.rest).toEqual([]);
    const other = open("openai", TWO_CITIES, says("Sunny."));
    const request = { ...HELLO, tools: [WEATHER], parallel_tool_calls: false };
    expect(await converse(other.client, request)).toEqual([["call_100"], ["call_300"]]);
  });

  it("gives several choices with their probabilities", async () => {
    const { client } = open("openai", says("Hello"));
    const request = { ...HELLO, n: 3, logprobs: true, temperature: 2 };
    const { choices } = await client.chat.completions.create(request);
    expect(choices.map(({ message }) => message.content)).toEqual(["Hello", "Hello (2)", "Hello (3)"]);
    expect(choices[0]?.logprobs?.content?.[0]?.token).toBe("Hello");
  });

  it("takes the roles that Kimi does not", async () => {
    const { client } = open("openai", says("Hello."));
    const messages: Message[] = [
      { role: "developer", content: "Be brief." },
      { role: "user", content: [{ type: "image_url", image_url: { url: "https://example.com/a.png" } }] },
    ];
    const { choices } = await client.chat.completions.create({ ...HELLO, messages });
    expect(choices[0]?.message.content).toBe("Hello.");
  });

  it("does not take an answer to no call", async () => {
    const { client, session } = open("openai");
    const messages: Message[] = [USER, { role: "tool", tool_call_id: "call_1", content: "Sunny." }];
    await expect(client.chat.completions.create({ ...HELLO, messages })).rejects.toThrow("400");
    expect(session.requests[0]?.errors).toEqual(["Invalid messages: unknownToolCall"]);
  });

  it("has errors with a code", async () => {
    const { client } = open("openai", fails("contextTooLong"));
    await expect(client.chat.completions.create(HELLO)).rejects.toMatchObject({
      code: "context_length_exceeded",
      requestID: "request",
    });
  });

  it("answers other endpoints", async () => {
    const { client } = open("openai", says("Once upon a time."), says("Hello."));
    const { data } = await client.embeddings.create({
      model: "text-embedding-3-small",
      input: ["a", "b"],
      encoding_format: "float",
    });
    expect(data.map(({ embedding }) => embedding)).toEqual([
      [0.5, -0.25],
      [0.5, -0.25],
    ]);
    expect((await client.moderations.create({ input: "a" })).results[0]?.flagged).toBe(false);
    const story = await client.completions.create({ model: "gpt-3.5-turbo-instruct", prompt: "Once" });
    expect(story.choices[0]?.text).toBe("Once upon a time.");
    expect((await client.responses.create({ model: "gpt-4o", input: "Hello" })).output_text).toBe("Hello.");
  });
});

describe("a script", () => {
  it("ends with an error that no client tries again", async () => {
    const { client, session } = open("kimi", says("Hello."));
    await client.chat.completions.create(HELLO);
    await expect(client.chat.completions.create(HELLO)).rejects.toMatchObject({ status: 418 });
    expect(session.requests).toHaveLength(2);
    expect(session.requests[1]?.errors).toEqual(["The script has no turn for this request."]);
  });

  it("is not used up by requests that are rejected", async () => {
    const { client, session } = open("kimi", says("Hello."));
    await expect(client.chat.completions.create({ ...HELLO, n: 2 })).rejects.toThrow("400");
    expect(session.rest).toHaveLength(1);
  });

  it("answers requests by what they ask, in any order", async () => {
    const { client } = open("kimi", says("Sunny.", { to: "Rome" }), says("Rainy.", { to: "Bonn" }));
    const cities = ["Bonn", "Rome"];
    const answers = await Promise.all(
      cities.map(async (city) => {
        const messages: Message[] = [{ role: "user", content: [{ type: "text", text: `In ${city}?` }] }];
        const { choices } = await client.chat.completions.create({ ...HELLO, messages });
        return choices[0]?.message.content;
      }),
    );
    expect(answers).toEqual(["Rainy.", "Sunny."]);
  });
});

it("each session has its own record", async () => {
  const first = open("kimi", says("Hello."));
  const second = open("openai", says("Hello."));
  await first.client.chat.completions.create({ ...HELLO, seed: 1 });
  expect(second.session.requests).toEqual([]);
  const headers: unknown = expect.objectContaining({ authorization: "Bearer key" });
  expect(first.session.requests).toEqual([
    {
      method: "POST",
      host: "api.moonshot.ai",
      path: "/v1/chat/completions",
      headers,
      body: { ...HELLO, seed: 1 },
      status: 200,
      errors: [],
      ignored: ["seed"],
    },
  ]);
});
