/** The parameters of a chat completion request, and what can be said of one. */

/** Every parameter of the SDK's type of a chat completion request, in its versions 4 to 7. */
export const REQUEST_PARAMETERS = [
  "audio",
  "frequency_penalty",
  "function_call",
  "functions",
  "logit_bias",
  "logprobs",
  "max_completion_tokens",
  "max_tokens",
  "messages",
  "metadata",
  "modalities",
  "model",
  "moderation",
  "n",
  "parallel_tool_calls",
  "prediction",
  "presence_penalty",
  "prompt_cache_key",
  "prompt_cache_options",
  "prompt_cache_retention",
  "reasoning_effort",
  "response_format",
  "safety_identifier",
  "seed",
  "service_tier",
  "stop",
  "store",
  "stream",
  "stream_options",
  "temperature",
  "tool_choice",
  "tools",
  "top_logprobs",
  "top_p",
  "user",
  "verbosity",
  "web_search_options",
] as const;

export type RequestParameter = (typeof REQUEST_PARAMETERS)[number];

/** The forms that `tool_choice` takes in OpenAI's API. */
export const TOOL_CHOICE_FORMS = [
  "null",
  "none",
  "auto",
  "required",
  "function",
  "allowed_tools",
  "custom",
] as const;

export type ToolChoiceForm = (typeof TOOL_CHOICE_FORMS)[number];

/** The values that a parameter can be pinned to. */
export type PinnedValue = number | boolean;

/** What Kimi does with a parameter. */
export type ParameterRule =
  /** Works as with OpenAI. */
  | { readonly kind: "accepted" }
  /** Works, but not as with OpenAI; `how` completes the sentence for the documentation. */
  | { readonly kind: "different"; readonly how: string }
  | { readonly kind: "range"; readonly minimum: number; readonly maximum: number }
  /**
   * Only one value is legal in each thinking mode, every other one is an error; leaving the parameter out is legal.
   * Null: the model may have no such mode, or the value in it is not known for certain.
   */
  | {
      readonly kind: "pinned";
      readonly thinking: PinnedValue | null;
      readonly nonThinking: PinnedValue | null;
    }
  /** A list of texts, none longer than so many bytes in UTF-8. */
  | { readonly kind: "limited"; readonly maximumTexts: number; readonly maximumBytes: number }
  /** It depends on the form of the value: see `toolChoice` of the contract. */
  | { readonly kind: "by form" }
  /** The request is answered as if the parameter were not there. */
  | { readonly kind: "ignored" }
  /** The request is an error. */
  | { readonly kind: "rejected" }
  /** It does not work; whether as an error or without one is not stated. */
  | { readonly kind: "unsupported" }
  /** The source of the contract says nothing about it. */
  | { readonly kind: "not stated" };
