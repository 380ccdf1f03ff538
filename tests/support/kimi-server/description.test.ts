/**
 * The server and the data behind it against the published description of Kimi's API, which is not part of this
 * repository. Where the two disagree, observations of the live API decide; each disagreement is a test of its own.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  classifyModel,
  contractOf,
  endpointOf,
  FINISH_REASONS,
  LIVE_MODELS,
  MESSAGE_ROLES,
  PARAMETER_TYPES,
  PART_TYPES,
  REQUIRED_PARAMETERS,
  RESPONSE_FORMATS,
  THINKING,
  TOOL_TYPES,
} from "../../../src/contract/index.js";
import { Schema } from "./described.js";
import { calls, type KimiServer, says, type Session, startServer, type Turn } from "./index.js";
import { isObject, member, textOf } from "./json.js";

const FILE = path.resolve(import.meta.dirname, "../../../../shared/reference/kimi-openapi.json");
const isThere = existsSync(FILE);
if (!isThere) console.info(`The published description is not at ${FILE}: its tests are skipped.`);

const document: unknown = isThere ? JSON.parse(readFileSync(FILE, "utf8")) : {};
const root = new Schema(document, document);

function described(name: string): Schema {
  return root.at("components", "schemas", name);
}

const HELLO = { messages: [{ role: "user", content: "Hello" }] };
const WEATHER = { type: "function", function: { name: "weather", parameters: { type: "object" } } };
const SAMPLING = ["temperature", "top_p", "n", "presence_penalty", "frequency_penalty"];

describe.skipIf(!isThere)("the published description", () => {
  let server: KimiServer;

  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(async () => {
    await server.close();
  });

  function send(session: Session, method: string, at: string, body?: object): Promise<Response> {
    return session.fetch(`https://api.moonshot.ai${at}`, {
      method,
      headers: { "content-type": "application/json", authorization: "Bearer key" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async function ask(
    request: object,
    turn: Turn = says("Hello."),
  ): Promise<{ status: number; body: unknown; text: string }> {
    const session = server.open({ as: "kimi", script: [turn] });
    const response = await send(session, "POST", "/v1/chat/completions", request);
    const text = await response.text();
    return { status: response.status, text, body: text.startsWith("{") ? JSON.parse(text) : null };
  }

  const mapping = member(
    document,
    "paths",
    "/v1/chat/completions",
    "post",
    "requestBody",
    "content",
    "application/json",
    "schema",
    "discriminator",
    "mapping",
  );
  const families = isObject(mapping)
    ? Object.entries(mapping).map(([model, reference]) => ({
        model,
        schema: described(textOf(reference).split("/").at(-1) ?? ""),
      }))
    : [];
  const live = families.filter(({ model }) => contractOf(model));

  it("has the live models, and ones that are retired since", () => {
    expect(live.map(({ model }) => model)).toEqual([
      "kimi-k3",
      "kimi-k2.7-code",
      "kimi-k2.7-code-highspeed",
      "kimi-k2.6",
    ]);
    for (const { model } of families) expect(["live", "retired"], model).toContain(classifyModel(model).kind);
    // It is older than the 3.1 models.
    expect(LIVE_MODELS.map(({ id }) => id)).toEqual(expect.arrayContaining(live.map(({ model }) => model)));
  });

  it.each(live)("describes the parameters of $model that have an effect", ({ model, schema }) => {
    const effective = Object.entries(contractOf(model)?.parameters ?? {}).flatMap(([name, { value }]) =>
      value.kind === "ignored" || value.kind === "unsupported" ? [] : [name],
    );
    const own = model === "kimi-k3" ? [] : ["thinking"];
    const names = [...schema.properties().keys()];
    // The values of the sampling parameters are in the model reference alone: each model pins them.
    expect(names.sort()).toEqual([...effective.filter((name) => !SAMPLING.includes(name)), ...own].sort());
  });

  it.each(families)("gives the parameters of $model the types that are checked", ({ schema }) => {
    const types = Object.fromEntries(
      [...schema.properties()].map(([name, property]) => [name, [...new Set(property.types())].sort()]),
    );
    const { thinking, ...others } = types;
    if (thinking) expect(thinking).toEqual(["object"]);
    const ours: Readonly<Record<string, readonly string[]>> = PARAMETER_TYPES.value;
    expect(others).toEqual(
      Object.fromEntries(Object.keys(others).map((name) => [name, [...(ours[name] ?? [])].sort()])),
    );
  });

  it.each(live)("gives the parameters of $model types that are needed", async ({ model, schema }) => {
    for (const [name, property] of schema.properties()) {
      const types = property.types();
      const wrong = [true, 1.5, "text", { a: 1 }, [1]].find(
        (value) => !types.some((type) => new Schema(null, { type }).problems(value).length === 0),
      );
      const { status } = await ask({ model, ...HELLO, tools: [WEATHER], [name]: wrong });
      expect(status, `${name}: ${JSON.stringify(wrong)}`).toBe(400);
    }
  });

  it.each(live)("requires the same of $model", async ({ model, schema }) => {
    expect([...new Set(schema.required())].sort()).toEqual([...REQUIRED_PARAMETERS.value].sort());
    for (const name of schema.required()) {
      const { status } = await ask({ model, ...HELLO, [name]: undefined });
      expect(status, name).toBe(400);
    }
  });

  it("has the same roles and parts of a content", () => {
    const properties = described("Message").properties();
    const accepted = Object.entries(MESSAGE_ROLES).flatMap(([role, { value }]) =>
      value === "accepted" ? [role] : [],
    );
    expect(properties.get("role")?.enum()).toEqual(expect.arrayContaining(accepted));
    expect(properties.get("role")?.enum()).toHaveLength(accepted.length);
    const parts = properties
      .get("content")
      ?.alternatives()
      .find((content) => content.types().includes("array"));
    const types = parts
      ?.items()
      .alternatives()
      .flatMap((part) => part.properties().get("type")?.enum() ?? []);
    expect(types).toEqual(PART_TYPES.value);
  });

  it("has the same tools, but for Kimi's own", async () => {
    const tool = described("ToolDefinition");
    expect(TOOL_TYPES.value).toEqual([...(tool.properties().get("type")?.enum() ?? []), "builtin_function"]);
    const fields = tool.properties().get("function");
    expect(fields?.required()).toEqual(["name", "parameters"]);
    for (const name of fields?.required() ?? []) {
      const tools = [{ type: "function", function: { ...WEATHER.function, [name]: undefined } }];
      expect((await ask({ model: "kimi-k3", ...HELLO, tools })).status, name).toBe(400);
    }
    const pattern = new RegExp(textOf(fields?.properties().get("name")?.resolved()["pattern"]), "u");
    for (const name of ["weather", "_weather", "Weather-2", "2weather", "-a", "a b", "a.b", "ä", ""]) {
      const tools = [{ type: "function", function: { ...WEATHER.function, name } }];
      const { status } = await ask({ model: "kimi-k3", ...HELLO, tools });
      expect(status === 200, name).toBe(pattern.test(name));
    }
  });

  it.each(live)("has the same limits and choices for $model", async ({ model, schema }) => {
    const properties = schema.properties();
    const stop = properties
      .get("stop")
      ?.alternatives()
      .find((value) => value.types().includes("array"));
    const rule = contractOf(model)?.parameters.stop.value;
    expect(rule?.kind === "limited" && rule.maximumTexts).toBe(stop?.resolved()["maxItems"]);
    const format = properties.get("response_format");
    expect(format?.properties().get("type")?.enum()).toEqual(RESPONSE_FORMATS.value);
    const jsonSchema = { name: "a", schema: { type: "object" } };
    for (const name of format?.properties().get("json_schema")?.required() ?? []) {
      const response_format = { type: "json_schema", json_schema: { ...jsonSchema, [name]: undefined } };
      expect((await ask({ model, ...HELLO, response_format })).status, name).toBe(400);
    }
    for (const type of format?.properties().get("type")?.enum() ?? [])
      expect(
        (await ask({ model, ...HELLO, response_format: { type, json_schema: jsonSchema } })).status,
      ).toBe(200);
  });

  it.each(live)("has the same values of thinking for $model", async ({ model, schema }) => {
    const thinking = schema.properties().get("thinking");
    const types = thinking?.properties().get("type")?.enum() ?? [];
    for (const type of types) expect((await ask({ model, ...HELLO, thinking: { type } })).status).toBe(200);
    for (const keep of thinking?.properties().get("keep")?.enum() ?? [])
      expect((await ask({ model, ...HELLO, thinking: { type: "enabled", keep } })).status).toBe(200);
    expect(THINKING.value.type).toEqual(expect.arrayContaining([...types]));
    const disabled = await ask({ model, ...HELLO, thinking: { type: "disabled" } });
    // kimi-k3 has no such parameter according to the description; observations disagree on what it does.
    expect(disabled.status === 200).toBe(types.includes("disabled") || model === "kimi-k3");
    for (const effort of schema.properties().get("reasoning_effort")?.enum() ?? [])
      expect((await ask({ model, ...HELLO, reasoning_effort: effort })).status).toBe(200);
  });

  it("is answered with the members that it describes", async () => {
    const response = described("ChatCompletionResponse");
    const request = { model: "kimi-k3", ...HELLO, tools: [WEATHER] };
    // Observed since, and not described.
    const known = ["$.usage.completion_tokens_details is not described"];
    expect(response.problems((await ask(request)).body)).toEqual(known);
    expect(response.problems((await ask(request, calls(["weather", {}], ["weather", {}]))).body)).toEqual(
      known,
    );
    const reasons = response.properties().get("choices")?.items().properties().get("finish_reason");
    expect(reasons?.enum()).toEqual(FINISH_REASONS.value);
  });

  it.each([
    ["a text", says("Hello, world.")],
    ["calls", calls(["weather", { city: "Rome" }])],
  ])("streams %s with the members that it describes", async (_name, turn) => {
    const chunk = described("ChatCompletionChunk");
    const request = { model: "kimi-k3", ...HELLO, tools: [WEATHER], stream: true };
    const { text } = await ask({ ...request, stream_options: { include_usage: true } }, turn);
    const chunks = text
      .split("\n\n")
      .flatMap((line): unknown[] => (line.startsWith("data: {") ? [JSON.parse(line.slice(6))] : []));
    expect(chunks.length).toBeGreaterThan(4);
    const problems = new Set(
      chunks.flatMap((sent) => chunk.problems(sent)).filter((problem) => !isKnownOfChunks(problem)),
    );
    expect([...problems]).toEqual([]);
    expect(text.endsWith("data: [DONE]\n\n")).toBe(true);
  });

  /** Observed, and in Kimi's guides to streaming and to thinking, but not in the description of a chunk. */
  function isKnownOfChunks(problem: string): boolean {
    return [
      "$.choices[0].delta.reasoning_content is not described",
      "$.choices[0].delta.tool_calls[0].index is not described",
      "$.usage.completion_tokens_details is not described",
    ].includes(problem);
  }

  it("has errors of the same form", async () => {
    const { body } = await ask({ model: "kimi-k3", ...HELLO, temperature: 2 });
    expect(described("ErrorResponse").problems(body)).toEqual([]);
  });

  const paths = root.at("paths").node;
  const operations = Object.entries(isObject(paths) ? paths : {}).flatMap(([at, methods]) =>
    Object.keys(isObject(methods) ? methods : {}).map((method) => [method.toUpperCase(), at] as const),
  );

  it.each(operations)("has %s %s", async (method, at) => {
    const session = server.open({ as: "kimi", script: [says("Hello.")] });
    const response = await send(
      session,
      method,
      at.replaceAll(/\{\w+\}/gu, "id-1"),
      method === "POST" ? {} : undefined,
    );
    expect(response.status).not.toBe(404);
  });

  it("has the same purposes of files and endpoints of batches", () => {
    const purposes = root.at(
      "paths",
      "/v1/files",
      "post",
      "requestBody",
      "content",
      "multipart/form-data",
      "schema",
    );
    const [purpose] = endpointOf(["files", "create"])?.limits ?? [];
    expect(purpose?.value.accepted).toEqual(purposes.properties().get("purpose")?.enum());
    const [endpoint] = endpointOf(["batches", "create"])?.limits ?? [];
    expect(endpoint?.value.accepted).toEqual(
      described("BatchCreateRequest").properties().get("endpoint")?.enum(),
    );
  });

  it("describes choices of a tool for every model; the live API takes them of some", async () => {
    const choices = described("ChatRequestCommon").properties().get("tool_choice");
    expect(choices?.alternatives()[0]?.enum()).toEqual(["auto", "none", "required"]);
    expect(choices?.alternatives()[1]?.properties().get("type")?.enum()).toEqual(["function"]);
    const request = { ...HELLO, tools: [WEATHER] };
    for (const { model } of live) {
      for (const tool_choice of ["auto", "none"])
        expect((await ask({ model, ...request, tool_choice })).status).toBe(200);
      const { status } = await ask({ model, ...request, tool_choice: "required" });
      expect(status).toBe(model === "kimi-k3" ? 200 : 400);
    }
  });

  it("describes logprobs for every model; kimi-k3 does not take them", async () => {
    expect(described("ChatRequestCommon").properties().get("logprobs")?.types()).toEqual(["boolean"]);
    expect((await ask({ model: "kimi-k3", ...HELLO, logprobs: true })).status).toBe(400);
  });

  it("requires a content of every message; the live API takes none beside tool calls", async () => {
    expect(described("Message").required()).toEqual(["role", "content"]);
    const call = { id: "weather_0", type: "function", function: { name: "weather", arguments: "{}" } };
    const messages = [
      ...HELLO.messages,
      { role: "assistant", tool_calls: [call] },
      { role: "tool", tool_call_id: "weather_0", content: "Sunny." },
    ];
    expect((await ask({ model: "kimi-k3", messages })).status).toBe(200);
  });
});
