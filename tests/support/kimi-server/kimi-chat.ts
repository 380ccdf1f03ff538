/** Kimi's chat completions. */
import { type Contract, contractOf, TOOL_CALL_IDS } from "../../../src/contract/index.js";
import { type AnsweredCall, type Choice, chunksOf, completionOf, type Dialect, TOKENS } from "./answer.js";
import { checkRequest, ignoredMembers, thinksDuring } from "./check-request.js";
import { type ApiResponse, events, json, noTurnLeft } from "./exchange.js";
import { elements, member, textOf, type JsonObject } from "./json.js";
import { failure, rejection } from "./kimi-errors.js";
import { filled, problem } from "./problem.js";
import { argumentsOf, piecesOf, type ScriptedCall, type ScriptPlayer, type Turn } from "./script.js";

const DIALECT: Dialect = {
  common: {},
  usage: { ...TOKENS, cached_tokens: 0, completion_tokens_details: { reasoning_tokens: 1 } },
  message: {},
  contentBesideCalls: "",
  usageInChoices: true,
};

/** What the model thinks where the script does not say. */
const REASONING = "The user wants an answer.";

/**
 * Answers a request if its contract accepts it.
 * @param fixed The contract; null for that of the request's model.
 */
export function answerChat(body: JsonObject, fixed: Contract | null, player: ScriptPlayer): ApiResponse {
  const model = textOf(body["model"]);
  const contract = fixed ?? contractOf(model);
  if (!contract && model !== "") return rejection([problem("unknownModel", { model })]);
  if (!contract) return rejection([problem("missingMember", { name: "model" })]);
  const ignored = ignoredMembers(body, contract);
  const problems = checkRequest(body, contract);
  if (problems.length > 0) return { ...rejection(problems), ignored };
  const functions = body["tool_choice"] === "none" ? [] : offeredFunctions(body);
  const turn = player.next(body, { functions, oneAtATime: false });
  if (!turn) return noTurnLeft();
  if (turn.fails) return { ...failure(turn.fails), ignored };
  const answer = { id: "chatcmpl-1", model, choices: [choiceOf(turn, body, contract)] };
  if (body["stream"] !== true) return json(completionOf(answer, DIALECT), ignored);
  const wantsUsage = contract.usageChunk.value && member(body, "stream_options", "include_usage") === true;
  return events(chunksOf(answer, DIALECT, wantsUsage), ignored);
}

function choiceOf(turn: Turn, body: JsonObject, contract: Contract): Choice {
  const calls = (turn.calls ?? []).map((call, index) => answeredCall(call, index, body, contract));
  return {
    reasoning: thinksDuring(body, contract) ? (turn.reasoning ?? REASONING) : null,
    pieces: piecesOf(turn),
    calls,
    isFunctionCall: false,
    finishReason: turn.finishReason ?? (calls.length > 0 ? "tool_calls" : "stop"),
    hasLogprobs: body["logprobs"] === true,
  };
}

/** The functions of the request's tools, and of the messages that bring tools along. */
function offeredFunctions(body: JsonObject): string[] {
  const later = elements(body["messages"]).flatMap((message) => elements(member(message, "tools")));
  return [...elements(body["tools"]), ...later].map((tool) => textOf(member(tool, "function", "name")));
}

/** A call with an id that no earlier one of the conversation has. A model with two forms of ids changes between turns. */
function answeredCall(call: ScriptedCall, index: number, body: JsonObject, contract: Contract): AnsweredCall {
  const earlier = elements(body["messages"]).flatMap((message) => elements(member(message, "tool_calls")));
  const number = earlier.length + index;
  const model = contract.model ?? textOf(body["model"]);
  const [otherwise] = TOOL_CALL_IDS.value;
  const forms =
    (TOOL_CALL_IDS.value.find(({ models }) => model.startsWith(models)) ?? otherwise)?.forms ?? [];
  const id = filled(forms[earlier.length % forms.length] ?? "", { name: call.name, number });
  return { id, name: call.name, arguments: argumentsOf(call) };
}
