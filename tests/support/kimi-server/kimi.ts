/** Kimi's API, as strict as the contract knows it. */
import {
  accepts,
  type Contract,
  contractOf,
  endpointOf,
  LIVE_MODELS,
  type ParameterLimit,
  PLACEHOLDER_KEY,
} from "../../../src/contract/index.js";
import { TOKENS } from "./answer.js";
import { type Api, type ApiRequest, type ApiResponse, json, noTurnLeft } from "./exchange.js";
import { member, textOf, type JsonObject } from "./json.js";
import { answerChat } from "./kimi-chat.js";
import { failure, rejection } from "./kimi-errors.js";
import { BATCH, FILE, listOf, modelOf, responseOf } from "./objects.js";
import { problem, type Problem } from "./problem.js";
import { piecesOf, type ScriptPlayer } from "./script.js";

/** One address of the API. */
interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** The method of the SDK that calls it; null where it has none. */
  readonly sdk: readonly string[] | null;
  readonly answer: (request: ApiRequest, fixed: Contract | null, player: ScriptPlayer) => ApiResponse;
}

const ROUTES: readonly Route[] = [
  route("POST", /^\/chat\/completions$/u, ["chat", "completions", "create"], ({ body }, fixed, player) =>
    answerChat(body, fixed, player),
  ),
  route("POST", /^\/responses$/u, ["responses", "create"], ({ body }, fixed, player) =>
    answerResponse(body, fixed, player),
  ),
  route("GET", /^\/models$/u, ["models", "list"], () =>
    json(listOf(...LIVE_MODELS.map(({ id }) => ({ ...modelOf(id, "moonshot"), supports_reasoning: true })))),
  ),
  route("POST", /^\/files$/u, ["files", "create"], ({ body }) =>
    limited(["files", "create"], body, () => ({ ...FILE, purpose: body["purpose"] })),
  ),
  route("GET", /^\/files$/u, ["files", "list"], () => json(listOf(FILE))),
  route("GET", /^\/files\/[^/]+$/u, ["files", "retrieve"], () => json(FILE)),
  route("DELETE", /^\/files\/[^/]+$/u, ["files", "delete"], () =>
    json({ id: FILE.id, object: "file", deleted: true }),
  ),
  route("GET", /^\/files\/[^/]+\/content$/u, ["files", "content"], () => ({
    ...json({}),
    body: { text: "The text of the file." },
  })),
  route("POST", /^\/batches$/u, ["batches", "create"], ({ body }) =>
    limited(["batches", "create"], body, () => BATCH),
  ),
  route("GET", /^\/batches$/u, ["batches", "list"], () => json(listOf(BATCH))),
  route("GET", /^\/batches\/[^/]+$/u, ["batches", "retrieve"], () => json(BATCH)),
  route("POST", /^\/batches\/[^/]+\/cancel$/u, ["batches", "cancel"], () =>
    json({ ...BATCH, status: "cancelling" }),
  ),
  route("POST", /^\/tokenizers\/estimate-token-count$/u, null, () =>
    json({ data: { total_tokens: TOKENS.prompt_tokens } }),
  ),
  route("GET", /^\/users\/me\/balance$/u, null, () =>
    json({
      code: 0,
      data: { available_balance: 1, voucher_balance: 0, cash_balance: 1 },
      scode: "0x0",
      status: true,
    }),
  ),
];

function route(method: string, path: RegExp, sdk: Route["sdk"], answer: Route["answer"]): Route {
  return { method, path, sdk, answer };
}

/**
 * Kimi's API.
 * @param fixed The contract that holds whatever model a request names; null for that of the request's model, so that a
 *   model that Kimi does not serve is an error.
 */
export function kimiApi(fixed: Contract | null): Api {
  return (request, player) => {
    const response = answer(request, fixed, player);
    return { ...response, headers: { "msh-request-id": "request", ...response.headers } };
  };
}

function answer(request: ApiRequest, fixed: Contract | null, player: ScriptPlayer): ApiResponse {
  const { method, path, headers } = request;
  const [, below] = /^\/v1(\/.+)$/u.exec(path) ?? [];
  const found = ROUTES.find((route) => route.method === method && route.path.test(below ?? ""));
  if (!found || !isOffered(found.sdk)) return rejection([problem("unknownEndpoint", { path })]);
  const [, key] = /^Bearer +(.+)$/u.exec(headers["authorization"] ?? "") ?? [];
  if (key === undefined) return rejection([problem("missingKey")]);
  if (key === PLACEHOLDER_KEY.value) return rejection([problem("wrongKey")]);
  return found.answer(request, fixed, player);
}

function isOffered(sdk: readonly string[] | null): boolean {
  if (sdk === null) return true;
  const support = endpointOf(sdk)?.support.value;
  return support === "supported" || support === "limited";
}

interface Limits {
  readonly problems: readonly Problem[];
  readonly ignored: readonly string[];
}

/** What the certain limits of an endpoint say of a request. What is called unsupported is taken for ignored. */
function checkLimits(sdk: readonly string[], body: JsonObject): Limits {
  const violated = (endpointOf(sdk)?.limits ?? []).flatMap(({ status, value }) => {
    const given = member(body, ...value.parameter.split("."));
    return status === "certain" && given !== undefined && !accepts(value, given)
      ? [{ limit: value, given: textOf(given) }]
      : [];
  });
  return {
    problems: violated
      .filter(({ limit }) => limit.otherwise === "rejected")
      .map(({ limit, given }) => limitProblem(limit, given)),
    ignored: violated
      .filter(({ limit }) => limit.otherwise === "unsupported")
      .map(({ limit }) => limit.parameter),
  };
}

function limitProblem({ parameter }: ParameterLimit, value: string): Problem {
  if (parameter === "purpose") return problem("invalidPurpose", { purpose: value });
  if (parameter === "tool_choice") return problem("unsupportedResponsesToolChoice", { value });
  return problem("unsupportedValue", { parameter });
}

function limited(sdk: readonly string[], body: JsonObject, respond: () => object): ApiResponse {
  const { problems, ignored } = checkLimits(sdk, body);
  return problems.length > 0 ? { ...rejection(problems), ignored } : json(respond(), ignored);
}

/** The Responses API, without streams and tools. */
function answerResponse(body: JsonObject, fixed: Contract | null, player: ScriptPlayer): ApiResponse {
  const model = textOf(body["model"]);
  if (!fixed && !contractOf(model)) return rejection([problem("unknownModelOfResponses", { model })]);
  const { problems, ignored } = checkLimits(["responses", "create"], body);
  if (problems.length > 0) return { ...rejection(problems), ignored };
  const turn = player.next(
    { messages: [{ role: "user", content: body["input"] }] },
    { functions: [], oneAtATime: false },
  );
  if (!turn) return noTurnLeft();
  if (turn.fails) return { ...failure(turn.fails), ignored };
  return json(responseOf(model, piecesOf(turn).join("")), ignored);
}
