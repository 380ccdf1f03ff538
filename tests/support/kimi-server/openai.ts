/** OpenAI's API, lenient: what programs ran against before they were migrated. */
import type { ErrorId } from "../../../src/contract/index.js";
import { type Choice, chunksOf, completionOf, CREATED, type Dialect, TOKENS } from "./answer.js";
import { checkToolCalls } from "./check-messages.js";
import { type Api, type ApiRequest, type ApiResponse, events, json, noTurnLeft } from "./exchange.js";
import { elements, isObject, member, textOf, type JsonObject } from "./json.js";
import { BATCH, FILE, listOf, modelOf, responseOf } from "./objects.js";
import { argumentsOf, piecesOf, type ScriptPlayer, type Turn } from "./script.js";

const DIALECT: Dialect = {
  common: { system_fingerprint: "fp_1", service_tier: "default" },
  usage: { ...TOKENS, prompt_tokens_details: { cached_tokens: 0 } },
  message: { refusal: null, annotations: [] },
  contentBesideCalls: null,
  usageInChoices: false,
};

const HEADERS = {
  "x-request-id": "request",
  "x-ratelimit-limit-requests": "500",
  "x-ratelimit-remaining-requests": "499",
  "x-ratelimit-reset-requests": "1s",
};

type Answer = (request: ApiRequest, player: ScriptPlayer, showsReasoning: boolean) => ApiResponse;

const ROUTES: readonly (readonly [method: string, path: RegExp, answer: Answer])[] = [
  [
    "POST",
    /^\/chat\/completions$/u,
    ({ body }, player, showsReasoning) => answerChat(body, player, showsReasoning),
  ],
  [
    "POST",
    /^\/completions$/u,
    ({ body }, player) =>
      spoken(body["prompt"], player, (text) => ({
        id: "cmpl-1",
        object: "text_completion",
        created: CREATED,
        model: textOf(body["model"]),
        choices: [{ index: 0, text, finish_reason: "stop", logprobs: null }],
        usage: TOKENS,
      })),
  ],
  [
    "POST",
    /^\/responses$/u,
    ({ body }, player) => spoken(body["input"], player, (text) => responseOf(textOf(body["model"]), text)),
  ],
  [
    "POST",
    /^\/embeddings$/u,
    ({ body }) => {
      const inputs = Array.isArray(body["input"]) ? elements(body["input"]) : [body["input"]];
      const data = inputs.map((_, index) => ({ object: "embedding", index, embedding: [0.5, -0.25] }));
      return json({ ...listOf(...data), model: body["model"], usage: TOKENS });
    },
  ],
  [
    "POST",
    /^\/moderations$/u,
    ({ body }) =>
      json({
        id: "modr-1",
        model: body["model"] ?? "omni-moderation-latest",
        results: [{ flagged: false, categories: {}, category_scores: {} }],
      }),
  ],
  ["GET", /^\/models$/u, () => json(listOf(modelOf("gpt-4o", "openai")))],
  ["GET", /^\/models\/[^/]+$/u, ({ path }) => json(modelOf(path.split("/").at(-1) ?? "", "openai"))],
  ["POST", /^\/files$/u, ({ body }) => json({ ...FILE, purpose: body["purpose"] })],
  ["GET", /^\/files$/u, () => json(listOf(FILE))],
  ["GET", /^\/files\/[^/]+$/u, () => json(FILE)],
  ["DELETE", /^\/files\/[^/]+$/u, () => json({ id: FILE.id, object: "file", deleted: true })],
  ["GET", /^\/files\/[^/]+\/content$/u, () => ({ ...json({}), body: { text: "The text of the file." } })],
  ["POST", /^\/batches$/u, () => json(BATCH)],
  ["GET", /^\/batches$/u, () => json(listOf(BATCH))],
  ["GET", /^\/batches\/[^/]+$/u, () => json(BATCH)],
  ["POST", /^\/batches\/[^/]+\/cancel$/u, () => json({ ...BATCH, status: "cancelling" })],
];

/**
 * OpenAI's API. It takes any model and any parameter, but needs a key and messages that belong together.
 * @param showsReasoning Whether chat completions show what the script says of the model's thoughts, which OpenAI keeps.
 */
export function openaiApi(showsReasoning = false): Api {
  return (request, player) => {
    const response = answer(request, player, showsReasoning);
    return { ...response, headers: { ...HEADERS, ...response.headers } };
  };
}

const answer: Answer = (request, player, showsReasoning) => {
  const { method, path, headers } = request;
  const [, below] = /^\/v1(\/.+)$/u.exec(path) ?? [];
  const found = ROUTES.find(([verb, pattern]) => verb === method && pattern.test(below ?? ""));
  if (!found) return rejection(404, `Invalid URL (${method} ${path})`, "invalid_request_error", null);
  if (headers["authorization"] === undefined)
    return rejection(401, "You didn't provide an API key.", "invalid_request_error", "invalid_api_key");
  return found[2](request, player, showsReasoning);
};

function rejection(statusCode: number, message: string, type: string, code: string | null): ApiResponse {
  const error = { message, type, param: null, code };
  return { statusCode, headers: {}, body: { json: { error } }, errors: [message], ignored: [] };
}

/** What OpenAI answers where Kimi answers with an error that a script asks for. */
const FAILURES: Readonly<
  Partial<Record<ErrorId, readonly [status: number, type: string, code: string | null]>>
> = {
  rateLimitReached: [429, "requests", "rate_limit_exceeded"],
  engineOverloaded: [503, "server_error", null],
  quotaExceeded: [429, "insufficient_quota", "insufficient_quota"],
  contextTooLong: [400, "invalid_request_error", "context_length_exceeded"],
  serverError: [500, "server_error", null],
};

function failure(error: ErrorId): ApiResponse {
  const [status, type, code] = FAILURES[error] ?? [];
  if (status === undefined || type === undefined) throw new Error(`OpenAI has no ${error}.`);
  return { ...rejection(status, error, type, code ?? null), headers: { "retry-after": "0.01" } };
}

/** An answer that is a text alone. */
function spoken(asked: unknown, player: ScriptPlayer, bodyOf: (text: string) => object): ApiResponse {
  const turn = player.next(
    { messages: [{ role: "user", content: asked }] },
    { functions: [], oneAtATime: false },
  );
  if (!turn) return noTurnLeft();
  return turn.fails ? failure(turn.fails) : json(bodyOf(piecesOf(turn).join("")));
}

function answerChat(body: JsonObject, player: ScriptPlayer, showsReasoning: boolean): ApiResponse {
  const [wrong] = checkToolCalls(elements(body["messages"]).filter(isObject));
  if (wrong) return rejection(400, `Invalid messages: ${wrong.error}`, "invalid_request_error", null);
  const functions = elements(body["functions"]).map((offered) => textOf(member(offered, "name")));
  const tools = elements(body["tools"]).map((tool) => textOf(member(tool, "function", "name")));
  const hasFunctions = functions.length > 0;
  const choice = hasFunctions ? body["function_call"] : body["tool_choice"];
  const turn = player.next(body, {
    functions: choice === "none" ? [] : [...functions, ...tools],
    oneAtATime: hasFunctions || body["parallel_tool_calls"] === false,
  });
  if (!turn) return noTurnLeft();
  if (turn.fails) return failure(turn.fails);
  const count = typeof body["n"] === "number" ? body["n"] : 1;
  const shown = showsReasoning ? turn : { ...turn, reasoning: null };
  const choices = Array.from({ length: count }, (_, index) => choiceOf(shown, index, body, hasFunctions));
  const whole = { id: "chatcmpl-1", model: textOf(body["model"]), choices };
  if (body["stream"] !== true) return json(completionOf(whole, DIALECT));
  return events(chunksOf(whole, DIALECT, member(body, "stream_options", "include_usage") === true));
}

/** A turn with what the answer shows of its thoughts. */
type ShownTurn = Omit<Turn, "reasoning"> & { readonly reasoning?: string | null };

/** The choice with an index; each after the first says which it is. */
function choiceOf(turn: ShownTurn, index: number, body: JsonObject, isFunctionCall: boolean): Choice {
  const calls = (turn.calls ?? []).map((call, number) => ({
    id: `call_${elements(body["messages"]).length}${index}${number}`,
    name: call.name,
    arguments: argumentsOf(call),
  }));
  const reason = calls.length === 0 ? "stop" : isFunctionCall ? "function_call" : "tool_calls";
  return {
    reasoning: turn.reasoning ?? null,
    pieces: [...piecesOf({ text: turn.text ?? "" }), ...(index === 0 ? [] : [` (${index + 1})`])],
    calls,
    isFunctionCall,
    finishReason: turn.finishReason ?? reason,
    hasLogprobs: body["logprobs"] === true,
  };
}
