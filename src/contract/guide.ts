import { certain } from "./fact.js";
import type { ParameterRule } from "./parameters.js";
import type { Contract, Fact } from "./types.js";

/** A statement of the guide itself. */
function stated<T>(value: T): Fact<T> {
  return certain(value, "guide");
}

const ACCEPTED = stated<ParameterRule>({ kind: "accepted" });
const UNSUPPORTED = stated<ParameterRule>({ kind: "unsupported" });
const NOT_STATED = stated<ParameterRule>({ kind: "not stated" });

/** What Kimi's migration guide states, for requests whose model is not known to be a live Kimi model. */
export const GUIDE: Contract = {
  name: "Kimi's migration guide",
  model: null,
  thinking: null,
  parameters: {
    audio: NOT_STATED,
    frequency_penalty: NOT_STATED,
    function_call: UNSUPPORTED,
    functions: UNSUPPORTED,
    logit_bias: NOT_STATED,
    logprobs: NOT_STATED,
    max_completion_tokens: NOT_STATED,
    max_tokens: NOT_STATED,
    messages: ACCEPTED,
    metadata: NOT_STATED,
    modalities: NOT_STATED,
    model: ACCEPTED,
    moderation: NOT_STATED,
    // What the guide says of it concerns its combination with `temperature`: see `oneChoiceUpToTemperature`.
    n: NOT_STATED,
    parallel_tool_calls: NOT_STATED,
    prediction: NOT_STATED,
    presence_penalty: NOT_STATED,
    prompt_cache_key: NOT_STATED,
    prompt_cache_options: NOT_STATED,
    prompt_cache_retention: NOT_STATED,
    reasoning_effort: NOT_STATED,
    response_format: NOT_STATED,
    safety_identifier: NOT_STATED,
    seed: NOT_STATED,
    service_tier: NOT_STATED,
    stop: NOT_STATED,
    store: NOT_STATED,
    stream: ACCEPTED,
    stream_options: stated({
      kind: "different",
      how: "with `include_usage` one more chunk has the usage; the last chunk of each choice has it anyway",
    }),
    temperature: stated({ kind: "range", minimum: 0, maximum: 1 }),
    tool_choice: stated({ kind: "by form" }),
    tools: ACCEPTED,
    top_logprobs: NOT_STATED,
    top_p: NOT_STATED,
    user: NOT_STATED,
    verbosity: NOT_STATED,
    web_search_options: NOT_STATED,
  },
  // The guide says "0 or close to 0 (e.g., 0.001)" and nowhere gives another bound.
  oneChoiceUpToTemperature: stated(0.001),
  toolChoice: {
    null: stated("accepted"),
    none: stated("accepted"),
    auto: stated("accepted"),
    required: stated("rejected"),
    // The guide lists the values that are compatible; these are not among them.
    function: stated("rejected"),
    allowed_tools: stated("rejected"),
    custom: stated("rejected"),
  },
  usageChunk: stated(true),
  reasoningContent: null,
};
