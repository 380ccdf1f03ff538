/** What comes in and what goes out, without the details of HTTP. */
import type { JsonObject } from "./json.js";
import type { ScriptPlayer } from "./script.js";

/** A request as an API sees it. */
export interface ApiRequest {
  readonly method: string;
  /** From the host's root on: `/v1/chat/completions`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, the fields of a form, or an empty object. */
  readonly body: JsonObject;
}

/** What a request is answered with. */
export interface ApiResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body:
    { readonly json: object } | { readonly text: string } | { readonly events: readonly object[] };
  /** Everything that is wrong with the request, the answered error first, by the messages of the errors. */
  readonly errors: readonly string[];
  /** The members of the request that changed nothing. */
  readonly ignored: readonly string[];
}

/** Answers requests; one for each session of the server. */
export type Api = (request: ApiRequest, player: ScriptPlayer) => ApiResponse;

/** A response with a JSON body. */
export function json(body: object, ignored: readonly string[] = []): ApiResponse {
  return { statusCode: 200, headers: {}, body: { json: body }, errors: [], ignored };
}

/** A stream of events. */
export function events(all: readonly object[], ignored: readonly string[] = []): ApiResponse {
  return { statusCode: 200, headers: {}, body: { events: all }, errors: [], ignored };
}

/** An error that no client tries again, where a script has no turn for a request: the test is wrong. */
export function noTurnLeft(): ApiResponse {
  const message = "The script has no turn for this request.";
  return {
    statusCode: 418,
    headers: {},
    body: { json: { error: { message, type: "script" } } },
    errors: [message],
    ignored: [],
  };
}
