/** A server on this machine that streams chat completions as Kimi does. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

const USAGE = { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 };
const WORDS = ["Hello", ", ", "world"];

export interface StreamServer {
  /** Sends a request to this server, whatever host it is meant for. */
  readonly fetch: typeof fetch;
  close(): Promise<void>;
}

/** Starts a server on a free port of the loopback interface. */
export async function startStreamServer(): Promise<StreamServer> {
  const server = createServer((request, response) => {
    void answer(request, response);
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

interface Body {
  readonly stream: boolean;
  readonly wantsUsage: boolean;
  /** Whether the answer should be a call of the first tool, which no message has answered yet. */
  readonly tool: string | null;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { stream, wantsUsage, tool } = await readBody(request);
  if (!stream) {
    response.writeHead(400, { "content-type": "application/json" });
    response.end(
      JSON.stringify({ error: { message: "This server only streams.", type: "invalid_request_error" } }),
    );
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const chunk of chunksOf(tool, wantsUsage)) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  response.end("data: [DONE]\n\n");
}

async function readBody(request: IncomingMessage): Promise<Body> {
  let text = "";
  for await (const part of request) text += String(part);
  const body: unknown = JSON.parse(text);
  const messages = member(body, "messages");
  const isAnswered =
    Array.isArray(messages) && messages.some((message) => member(message, "role") === "tool");
  const tools = member(body, "tools");
  const name = member(member(Array.isArray(tools) ? tools[0] : null, "function"), "name");
  return {
    stream: member(body, "stream") === true,
    wantsUsage: member(member(body, "stream_options"), "include_usage") === true,
    tool: typeof name === "string" && !isAnswered ? name : null,
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** Usage comes with the last chunk of the choice; `include_usage` adds a chunk without choices that has it too. */
function chunksOf(tool: string | null, wantsUsage: boolean): object[] {
  const common = { id: "cmpl-1", object: "chat.completion.chunk", created: 1_790_000_000, model: "kimi-k3" };
  const parts =
    tool === null
      ? WORDS.map((content) => ({ content }))
      : [
          {
            tool_calls: [
              { index: 0, id: `${tool}_0`, type: "function", function: { name: tool, arguments: "" } },
            ],
          },
          { tool_calls: [{ index: 0, function: { arguments: '{"city":' } }] },
          { tool_calls: [{ index: 0, function: { arguments: '"Rome"}' } }] },
        ];
  const chunk = (delta: object, more: object = {}): object => ({
    ...common,
    choices: [{ index: 0, delta, finish_reason: null, ...more }],
  });
  return [
    chunk({ role: "assistant", content: "" }),
    ...parts.map((delta) => chunk(delta)),
    chunk({}, { finish_reason: tool === null ? "stop" : "tool_calls", usage: USAGE }),
    ...(wantsUsage ? [{ ...common, choices: [], usage: USAGE }] : []),
  ];
}
