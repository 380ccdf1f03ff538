/** Which endpoints the two behaviours have: every row of the contract's table is called through the SDK. */
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENDPOINTS, RESOURCE_METHODS } from "../../../src/contract/index.js";
import { type Behaviour, type KimiServer, says, type Session, startServer } from "./index.js";

let server: KimiServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
});

function open(as: Behaviour): { client: OpenAI; session: Session } {
  const session = server.open({ as, script: [says("Hello."), says("Hello.")] });
  return { session, client: new OpenAI({ apiKey: "key", baseURL: session.baseURL(), maxRetries: 0 }) };
}

/** What to call the methods of a resource with; the SDK itself refuses an id or a body that is missing. */
const PARAMETERS: Readonly<Record<string, readonly unknown[]>> = {
  "chat.completions.create": [{ model: "kimi-k3", messages: [{ role: "user", content: "Hello" }] }],
  "files.create": [{ file: new File(["text"], "file.txt"), purpose: "batch" }],
  "batches.create": [{ endpoint: "/v1/chat/completions", input_file_id: "file-1", completion_window: "24h" }],
  "responses.create": [{ model: "kimi-k3", input: "Hello" }],
};

/** Methods that are helpers over others of the table. */
const HELPER = /stream|parse|poll|runtools|runfunctions|waitforprocessing/iu;
/** It is at the address of `responses`, with a parameter in the query. */
const SAME_ADDRESS = "beta.responses";

/** What the methods of resources within others take besides an id. */
const IDS = Object.fromEntries(
  ["thread", "run", "vector_store", "response", "container", "eval", "item"].map((of) => [`${of}_id`, "id"]),
);

interface Method {
  readonly name: string;
  readonly support: string;
  readonly call: (client: OpenAI) => Promise<unknown>;
}

/** The methods of a row that the installed SDK has. */
function methodsOf({ resource, methods, support }: (typeof ENDPOINTS)[number]): Method[] {
  const names = methods === "all" ? [...RESOURCE_METHODS] : methods;
  const holder = resourceIn(NOWHERE, resource);
  return names
    .filter((name) => !HELPER.test(name) && typeof Reflect.get(holder, name) === "function")
    .map((name) => ({
      name: `${resource}.${name}`,
      support: support.value,
      call: async (client) => {
        const holder = resourceIn(client, resource);
        const method: unknown = Reflect.get(holder, name);
        if (typeof method !== "function") throw new Error("This is no method.");
        const parameters = PARAMETERS[`${resource}.${name}`] ?? ["id", IDS];
        const result: unknown = await Reflect.apply(method, holder, parameters);
        return result;
      },
    }));
}

const NOWHERE = new OpenAI({ apiKey: "key", baseURL: "http://127.0.0.1:1" });

function resourceIn(client: OpenAI, resource: string): object {
  return resource.split(".").reduce<object>((holder, name) => {
    const next: unknown = Reflect.get(holder, name);
    return typeof next === "object" && next !== null ? next : {};
  }, client);
}

const METHODS = ENDPOINTS.filter(({ resource }) => resource !== SAME_ADDRESS).flatMap(methodsOf);

describe("Kimi", () => {
  it.each(METHODS)("has $name as the table says: $support", async ({ name, support, call }) => {
    const { client, session } = open("kimi");
    const error: unknown = await call(client).then(
      () => null,
      (reason: unknown) => reason,
    );
    const isThere = support === "supported" || support === "limited";
    const status = support === "local" ? undefined : isThere ? 200 : 404;
    expect(session.requests[0]?.status, `${name}: ${String(error)}`).toBe(status);
  });

  it("lists the models that answer", async () => {
    const { client } = open("kimi");
    const { data } = await client.models.list();
    expect(data.map(({ id }) => id)).toEqual([
      "kimi-k3.1-pro",
      "kimi-k3.1-pro-highspeed",
      "kimi-k3",
      "kimi-k2.7-code",
      "kimi-k2.7-code-highspeed",
      "kimi-k2.6",
    ]);
  });

  it("takes a file for some purposes", async () => {
    const { client, session } = open("kimi");
    const file = new File(["text"], "file.txt");
    expect((await client.files.create({ file, purpose: "batch" })).purpose).toBe("batch");
    await expect(client.files.create({ file, purpose: "assistants" })).rejects.toThrow(
      "400 Invalid purpose: assistants, only `file-extract`, `batch`",
    );
    expect(session.requests[1]?.body).toEqual({ file: "text", purpose: "assistants" });
  });

  it("takes batches of chat completions alone", async () => {
    const { client } = open("kimi");
    const batch = { input_file_id: "file-1", completion_window: "24h" } as const;
    await expect(client.batches.create({ ...batch, endpoint: "/v1/embeddings" })).rejects.toThrow("400");
  });

  it("keeps no responses", async () => {
    const { client, session } = open("kimi");
    await client.responses.create({
      model: "kimi-k3",
      input: "Hello",
      store: true,
      previous_response_id: "resp_0",
    });
    expect(session.requests[0]?.ignored).toEqual(["store", "previous_response_id"]);
    await expect(
      client.responses.create({ model: "kimi-k3", input: "Hello", tool_choice: "required" }),
    ).rejects.toThrow('400 unsupported tool_choice value: "required"');
    await expect(client.responses.create({ model: "gpt-4o", input: "Hello" })).rejects.toMatchObject({
      status: 400,
      code: "model_not_found",
    });
  });

  it.each(["https://api.moonshot.ai/chat/completions", "https://api.kimi.com/coding/v1/chat/completions"])(
    "is not at %s",
    async (address) => {
      const { session } = open("kimi");
      const response = await session.fetch(address, { method: "POST", body: "{}" });
      expect(response.status).toBe(404);
      expect(session.requests[0]?.host).toBe(new URL(address).hostname);
    },
  );
});

it("OpenAI has what programs may have used", async () => {
  const { client, session } = open("openai");
  for (const name of [
    "chat.completions.create",
    "embeddings.create",
    "models.retrieve",
    "files.create",
    "batches.create",
  ])
    await METHODS.find((method) => method.name === name)?.call(client);
  expect(session.requests.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
});
