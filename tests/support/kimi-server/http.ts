/** Requests and responses of Node's HTTP server. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ApiRequest, ApiResponse } from "./exchange.js";
import { isObject, type JsonObject } from "./json.js";

/** Reads a request to its end. A body that is neither JSON nor a form is empty. */
export async function readRequest(incoming: IncomingMessage, path: string): Promise<ApiRequest> {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const parts: Buffer[] = [];
  for await (const part of incoming) if (Buffer.isBuffer(part)) parts.push(part);
  const body = readBody(Buffer.concat(parts), headers["content-type"] ?? "");
  return { method: incoming.method ?? "GET", path, headers, body };
}

function readBody(bytes: Buffer, type: string): JsonObject {
  const text = bytes.toString("utf8");
  const [, boundary] = /^multipart\/form-data;.*boundary=(.+)$/u.exec(type) ?? [];
  if (boundary !== undefined) return fieldsOf(text, boundary);
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : {};
  } catch {
    return {};
  }
}

/** The fields of a form, each as text. */
function fieldsOf(text: string, boundary: string): JsonObject {
  const fields = text.split(`--${boundary}`).flatMap((part): [string, string][] => {
    const [, name, value] = /^[^]*?name="([^"]*)"[^]*?\r\n\r\n([^]*)\r\n$/u.exec(part) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(fields);
}

export function writeResponse(outgoing: ServerResponse, { statusCode, headers, body }: ApiResponse): void {
  if ("events" in body) {
    outgoing.writeHead(statusCode, { "content-type": "text/event-stream; charset=utf-8", ...headers });
    for (const event of body.events) outgoing.write(`data: ${JSON.stringify(event)}\n\n`);
    outgoing.end("data: [DONE]\n\n");
  } else if ("json" in body) {
    outgoing.writeHead(statusCode, { "content-type": "application/json; charset=utf-8", ...headers });
    outgoing.end(JSON.stringify(body.json));
  } else {
    outgoing.writeHead(statusCode, { "content-type": "text/plain; charset=utf-8", ...headers });
    outgoing.end(body.text);
  }
}
