/** The types and the values that Kimi's description of a chat completion request gives. */
import { certain, inferred } from "./fact.js";
import type { RequestParameter } from "./parameters.js";
import type { Fact } from "./types.js";

export type JsonType = "string" | "number" | "integer" | "boolean" | "object" | "array";

/**
 * The types of the parameters in Kimi's description. That a value of another type is an error was observed for
 * `reasoning_effort` and within `response_format`.
 */
export const PARAMETER_TYPES: Fact<Readonly<Partial<Record<RequestParameter, readonly JsonType[]>>>> =
  inferred(
    {
      frequency_penalty: ["number"],
      logprobs: ["boolean"],
      max_completion_tokens: ["integer"],
      max_tokens: ["integer"],
      messages: ["array"],
      model: ["string"],
      n: ["integer"],
      prediction: ["object"],
      presence_penalty: ["number"],
      prompt_cache_key: ["string"],
      reasoning_effort: ["string"],
      response_format: ["object"],
      safety_identifier: ["string"],
      stop: ["string", "array"],
      stream: ["boolean"],
      stream_options: ["object"],
      temperature: ["number"],
      tool_choice: ["string", "object"],
      tools: ["array"],
      top_logprobs: ["integer"],
      top_p: ["number"],
    },
    "chat",
    "observed",
  );

/** The parameters that a request must have. */
export const REQUIRED_PARAMETERS: Fact<readonly RequestParameter[]> = certain(["model", "messages"], "chat");

/** The parameters that a request can only have together with another one. */
export const DEPENDENT_PARAMETERS: Fact<
  Readonly<Partial<Record<RequestParameter, readonly RequestParameter[]>>>
> = certain({ logprobs: ["top_logprobs"] }, "observed");

export const RESPONSE_FORMATS: Fact<readonly string[]> = certain(
  ["text", "json_object", "json_schema"],
  "responseFormat",
  "chat",
);

/**
 * The values of `thinking`, a parameter that OpenAI does not have, in the models that describe it. Which models can
 * stop thinking is part of their contracts.
 */
export const THINKING: Fact<{ readonly type: readonly string[]; readonly keep: readonly (string | null)[] }> =
  certain({ type: ["enabled", "disabled"], keep: ["all", null] }, "thinking", "chat");

/** Why an answer ends. `content_filter` is an error instead, and `function_call` never comes. */
export const FINISH_REASONS: Fact<readonly string[]> = certain(
  ["stop", "length", "tool_calls"],
  "chat",
  "observed",
);
