/** The same sessions without HTTP: for tests that send thousands of requests from their own process. */
import type { Api, ApiRequest, ApiResponse } from "./exchange.js";
import { isObject } from "./json.js";
import { kimiApi } from "./kimi.js";
import { openaiApi } from "./openai.js";
import { type Script, ScriptPlayer } from "./script.js";
import type { Behaviour, RecordedRequest } from "./index.js";

export interface LocalSession {
  /** Answers a request, whatever host it is meant for. */
  readonly fetch: typeof fetch;
  /** Every request so far. */
  readonly requests: readonly RecordedRequest[];
}

/**
 * The API that answers as a behaviour says.
 * @param showsReasoning Whether OpenAI, too, shows what the script says of the model's thoughts.
 */
export function apiOf(behaviour: Behaviour, showsReasoning = false): Api {
  if (behaviour === "openai") return openaiApi(showsReasoning);
  return kimiApi(behaviour === "kimi" ? null : behaviour);
}

/** A session that answers in this process. */
export function openLocally(as: Behaviour, script: Script, showsReasoning = false): LocalSession {
  const api = apiOf(as, showsReasoning);
  const player = new ScriptPlayer(script);
  const requests: RecordedRequest[] = [];
  return {
    requests,
    fetch: (input, init) => {
      const { hostname, pathname } = new URL(input instanceof Request ? input.url : input);
      const request: ApiRequest = {
        method: init?.method ?? "GET",
        path: pathname,
        headers: Object.fromEntries(new Headers(init?.headers)),
        body: bodyOf(init?.body),
      };
      const response = api(request, player);
      const { statusCode: status, errors, ignored } = response;
      requests.push({ ...request, host: hostname, status, errors, ignored });
      return Promise.resolve(asResponse(response));
    },
  };
}

function bodyOf(body: unknown): ApiRequest["body"] {
  const parsed: unknown = typeof body === "string" ? JSON.parse(body) : {};
  return isObject(parsed) ? parsed : {};
}

function asResponse({ statusCode: status, headers, body }: ApiResponse): Response {
  if ("text" in body) return new Response(body.text, { status, headers });
  if ("json" in body) {
    const type = { "content-type": "application/json" };
    return new Response(JSON.stringify(body.json), { status, headers: { ...headers, ...type } });
  }
  const events = [...body.events.map((event) => JSON.stringify(event)), "[DONE]"];
  return new Response(events.map((event) => `data: ${event}\n\n`).join(""), {
    status,
    headers: { ...headers, "content-type": "text/event-stream" },
  });
}
