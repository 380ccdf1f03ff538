/** A server on this machine that calls functions as OpenAI did, and tools as Kimi does. */
import { createServer, type IncomingMessage } from "node:http";

/** A call that the model makes. */
export interface ModelCall {
  readonly name: string;
  readonly arguments: string;
}

export interface FunctionServer {
  /** Sends a request to this server, whatever host it is meant for. */
  readonly fetch: typeof fetch;
  close(): Promise<void>;
}

/** Starts a server on a free port of the loopback interface. It makes the calls of one turn after the other. */
export async function startFunctionServer(turns: readonly (readonly ModelCall[])[]): Promise<FunctionServer> {
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const answer = answerTo(body, turns);
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    fetch: (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      return fetch(`http://127.0.0.1:${address.port}${pathname}`, init);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const part of request) text += String(part);
  return JSON.parse(text);
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

/**
 * The answer to a chat completion request. With `functions` it makes one call per turn, as OpenAI did; with `tools` all
 * calls of a turn at once, and it rejects messages that Kimi rejects.
 */
export function answerTo(body: unknown, turns: readonly (readonly ModelCall[])[]): Answer {
  const messages = list(member(body, "messages"));
  const isLegacy =
    messages.every((message) => !isToolMessage(message)) && member(body, "tools") === undefined;
  const problem = isLegacy ? null : problemWith(messages);
  if (problem !== null) {
    return { status: 400, body: { error: { message: problem, type: "invalid_request_error" } } };
  }
  const made = messages.filter((message) => hasCalls(message)).length;
  if (list(member(body, "functions")).length > 0) {
    const call = turns.flat()[made];
    if (call)
      return { status: 200, body: completion({ content: null, function_call: call }, "function_call") };
  } else if (list(member(body, "tools")).length > 0) {
    const calls = turns[made]?.map((call, index) => {
      return { id: `${call.name}_${made}_${index}`, type: "function", function: call };
    });
    if (calls) return { status: 200, body: completion({ content: null, tool_calls: calls }, "tool_calls") };
  }
  return { status: 200, body: completion({ content: "That is all." }, "stop") };
}

function completion(message: object, reason: string): object {
  return {
    id: "cmpl-1",
    object: "chat.completion",
    created: 1_790_000_000,
    model: "kimi-k3",
    choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason: reason }],
    usage: { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 },
  };
}

function hasCalls(message: unknown): boolean {
  return member(message, "function_call") !== undefined || list(member(message, "tool_calls")).length > 0;
}

function isToolMessage(message: unknown): boolean {
  return member(message, "role") === "tool" || list(member(message, "tool_calls")).length > 0;
}

/** Why Kimi rejects the messages: each call needs exactly one answer, before anything else comes. */
function problemWith(messages: readonly unknown[]): string | null {
  let open: unknown[] = [];
  for (const [position, message] of messages.entries()) {
    const role = member(message, "role");
    if (role === "function") return "unsupported role ROLE_UNSPECIFIED";
    if (member(message, "function_call") !== undefined) return "unknown member function_call";
    if (role === "tool") {
      const id = member(message, "tool_call_id");
      if (!open.includes(id)) return `tool_call_id ${String(id)} is not found`;
      if (typeof member(message, "content") !== "string") return "the content is no text";
      open = open.filter((other) => other !== id);
    } else if (open.length > 0) {
      return `no answer to ${open.map(String).join(", ")} before position ${position}`;
    } else {
      open = list(member(message, "tool_calls")).map((call) => member(call, "id"));
    }
  }
  return open.length > 0 ? `no answer to ${open.map(String).join(", ")}` : null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
