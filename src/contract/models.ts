import { certain, disputed, inferred, PAGES_READ } from "./fact.js";
import { GUIDE } from "./guide.js";
import { REQUEST_PARAMETERS, TOOL_CHOICE_FORMS, type ParameterRule, type PinnedValue } from "./parameters.js";
import type { Contract, Fact, LiveModel, RetiredModel } from "./types.js";

/** A contract without what tells the models of a family apart. */
type Facts = Omit<Contract, "name" | "model">;
type Parameters = Contract["parameters"];
type Rule = Fact<ParameterRule>;

function pinned(thinking: PinnedValue, nonThinking: PinnedValue | null): ParameterRule {
  return { kind: "pinned", thinking, nonThinking };
}

/** A value that the pages give for a model whatever its mode. */
function pinnedAlways(value: PinnedValue): Rule {
  return certain(pinned(value, value), "models", "observed");
}

const ACCEPTED: ParameterRule = { kind: "accepted" };

/**
 * A parameter that is not in Kimi's description of a request. What is not there is accepted and does nothing, as far as
 * it was tried; most of these were not tried one by one.
 */
const NOT_IN_SCHEMA: Rule = inferred({ kind: "ignored" }, "chat", "observed");

/** `user` was sent once: the answer was as without it. */
const TRIED_ONCE: Rule = inferred({ kind: "ignored" }, "observed");

/** The parameters that every live model treats alike. */
const PARAMETERS = {
  audio: NOT_IN_SCHEMA,
  frequency_penalty: pinnedAlways(0),
  function_call: GUIDE.parameters.function_call,
  functions: GUIDE.parameters.functions,
  logit_bias: NOT_IN_SCHEMA,
  max_completion_tokens: certain(
    { kind: "different", how: "it counts the reasoning too, and every model reasons by default" },
    "chat",
    "thinking",
    "observed",
  ),
  max_tokens: certain(
    { kind: "different", how: "a deprecated name of `max_completion_tokens`, accepted by every model" },
    "chat",
    "observed",
  ),
  messages: certain(
    {
      kind: "different",
      how: "the roles are system, user, assistant and tool; images are data URLs or uploaded files, not web addresses",
    },
    "chat",
    "vision",
    "observed",
  ),
  metadata: NOT_IN_SCHEMA,
  modalities: NOT_IN_SCHEMA,
  model: certain(
    { kind: "different", how: "only the ids of Kimi's models; any other answers 404" },
    "modelList",
    "observed",
  ),
  moderation: NOT_IN_SCHEMA,
  n: pinnedAlways(1),
  parallel_tool_calls: NOT_IN_SCHEMA,
  // In the description of a request, but no report on its effect was found.
  prediction: inferred(ACCEPTED, "chat"),
  presence_penalty: pinnedAlways(0),
  prompt_cache_key: certain(ACCEPTED, "chat"),
  prompt_cache_options: NOT_IN_SCHEMA,
  prompt_cache_retention: NOT_IN_SCHEMA,
  safety_identifier: certain(ACCEPTED, "chat", "observed"),
  seed: NOT_IN_SCHEMA,
  service_tier: NOT_IN_SCHEMA,
  stop: certain({ kind: "limited", maximumTexts: 5, maximumBytes: 32 }, "chat", "observed"),
  store: NOT_IN_SCHEMA,
  stream: certain(ACCEPTED, "chat", "streaming", "observed"),
  stream_options: certain(
    {
      kind: "different",
      how: "with `include_usage` one more chunk has the usage; the last chunk of each choice has it anyway",
    },
    "chat",
    "streaming",
    "observed",
  ),
  tool_choice: certain({ kind: "by form" }, "toolChoice", "observed"),
  tools: certain(
    {
      kind: "different",
      how: "schemas are checked before the model answers, `parameters` is required, `strict` is true by default",
    },
    "chat",
    "toolCalls",
    "observed",
  ),
  top_p: pinnedAlways(0.95),
  user: TRIED_ONCE,
  verbosity: NOT_IN_SCHEMA,
  web_search_options: NOT_IN_SCHEMA,
} as const satisfies Partial<Parameters>;

/** `strict: true` by default is Kimi's own statement; that it changes answers was not measured. */
const RESPONSE_FORMAT = {
  kind: "different",
  how: "`strict` of a JSON schema is true by default; JSON mode does not ask for the word JSON in the prompt",
} as const satisfies ParameterRule;

const SHARED = {
  // Moot while `n` is pinned.
  oneChoiceUpToTemperature: null,
  usageChunk: certain(true, "chat", "streaming", "observed"),
} as const satisfies Partial<Contract>;

const CHOICES: Pick<Contract["toolChoice"], "null" | "none" | "auto"> = {
  null: certain("accepted", "guide"),
  none: certain("accepted", "chat", "observed"),
  auto: certain("accepted", "chat", "observed"),
};

/** Forms that no one has tried: an unknown value of `tool_choice` was rejected, these two were not sent. */
const UNTRIED: Pick<Contract["toolChoice"], "allowed_tools" | "custom"> = {
  allowed_tools: inferred("rejected", "observed"),
  custom: inferred("rejected", "observed"),
};

const K3: Facts = {
  ...SHARED,
  thinking: disputed({ byDefault: true, canBeDisabled: null }, "quickstartK3", "observed"),
  parameters: {
    ...PARAMETERS,
    logprobs: certain(pinned(false, null), "observed"),
    reasoning_effort: certain(
      {
        kind: "different",
        how: "low, high and max, which is the default; other texts are accepted without a stated effect",
      },
      "reasoningEffort",
      "observed",
    ),
    response_format: certain(RESPONSE_FORMAT, "responseFormat", "observed"),
    temperature: certain(pinned(1, null), "models", "observed"),
    // It needs `logprobs: true`, which is rejected.
    top_logprobs: certain({ kind: "rejected" }, "observed"),
  },
  toolChoice: {
    ...CHOICES,
    ...UNTRIED,
    required: certain("accepted", "toolChoice", "observed"),
    function: certain("rejected", "toolChoice", "observed"),
  },
  reasoningContent: certain("worse answers", "thinking", "observed"),
};

/** The newest report on the 3.1 models that was read. There was no official page on their parameters. */
const K31_READ = "2026-10-24";

/** A fact about kimi-k3 that reports confirm for the 3.1 models. */
function confirmed<T>(fact: Fact<T>): Fact<T> {
  return { ...fact, source: ["observed"], checked: K31_READ };
}

/** A fact about kimi-k3 that the 3.1 models are taken to share: the sources are about kimi-k3. */
function concluded<T>(fact: Fact<T>): Fact<T> {
  return { ...fact, status: "inferred" };
}

/** The facts of a table, as the 3.1 models are taken to share them. */
function concludedAll<Key extends string, T>(
  keys: readonly Key[],
  table: Readonly<Record<Key, Fact<T>>>,
): Record<Key, Fact<T>> {
  const facts: Record<Key, Fact<T>> = { ...table };
  for (const key of keys) facts[key] = concluded(table[key]);
  return facts;
}

const K31: Facts = {
  ...K3,
  thinking: K3.thinking && confirmed(K3.thinking),
  parameters: {
    ...concludedAll(REQUEST_PARAMETERS, K3.parameters),
    frequency_penalty: confirmed(K3.parameters.frequency_penalty),
    function_call: K3.parameters.function_call,
    functions: K3.parameters.functions,
    n: confirmed(K3.parameters.n),
    presence_penalty: confirmed(K3.parameters.presence_penalty),
    temperature: confirmed(K3.parameters.temperature),
    top_p: confirmed(K3.parameters.top_p),
  },
  usageChunk: concluded(K3.usageChunk),
  toolChoice: concludedAll(TOOL_CHOICE_FORMS, K3.toolChoice),
  reasoningContent: K3.reasoningContent && concluded(K3.reasoningContent),
};

/** What the K2 models share. */
const K2_PARAMETERS = {
  ...PARAMETERS,
  reasoning_effort: certain({ kind: "ignored" }, "models", "reasoningEffort", "observed"),
} as const satisfies Partial<Parameters>;

const K27: Facts = {
  ...SHARED,
  thinking: certain({ byDefault: true, canBeDisabled: false }, "thinking", "observed"),
  parameters: {
    ...K2_PARAMETERS,
    // In the description of a request, as it is for kimi-k3, which rejects it. No one tried it with these models.
    logprobs: disputed(ACCEPTED, "chat", "observed"),
    response_format: certain(RESPONSE_FORMAT, "responseFormat", "observed"),
    temperature: certain(pinned(1, null), "models", "observed"),
    top_logprobs: disputed(ACCEPTED, "chat", "observed"),
  },
  toolChoice: {
    ...CHOICES,
    ...UNTRIED,
    required: certain("rejected", "toolChoice", "observed"),
    function: certain("rejected", "toolChoice", "observed"),
  },
  reasoningContent: certain("worse answers", "thinking"),
};

/** The one report on `logprobs` of kimi-k2.6 is about requests that turn thinking off. */
const WITHOUT_THINKING: ParameterRule = { kind: "different", how: "reported to work while thinking is off" };

const K26: Facts = {
  ...SHARED,
  thinking: certain({ byDefault: true, canBeDisabled: true }, "thinking", "observed"),
  parameters: {
    ...K2_PARAMETERS,
    logprobs: inferred(WITHOUT_THINKING, "chat", "observed"),
    response_format: certain(
      {
        kind: "different",
        how: `${RESPONSE_FORMAT.how}; answers may have code fences or further keys`,
      },
      "responseFormat",
      "observed",
    ),
    temperature: certain(pinned(1, 0.6), "models", "guide", "observed"),
    top_logprobs: inferred(WITHOUT_THINKING, "chat", "observed"),
  },
  toolChoice: {
    ...CHOICES,
    ...UNTRIED,
    required: certain("rejected while thinking", "toolChoice", "observed"),
    function: certain("rejected while thinking", "toolChoice", "observed"),
  },
  reasoningContent: certain("rejected", "thinking", "observed"),
};

function family(facts: Facts, ...ids: readonly string[]): LiveModel[] {
  return ids.map((id) => ({ id, contract: { ...facts, name: id, model: id } }));
}

/** The models that answer today, newest first. */
export const LIVE_MODELS: readonly LiveModel[] = [
  ...family(K31, "kimi-k3.1-pro", "kimi-k3.1-pro-highspeed"),
  ...family(K3, "kimi-k3"),
  ...family(K27, "kimi-k2.7-code", "kimi-k2.7-code-highspeed"),
  ...family(K26, "kimi-k2.6"),
];

/** The model that Moonshot recommends for every retired one. */
export const RECOMMENDED_MODEL = "kimi-k3";

function retired(
  since: string,
  source: RetiredModel["retired"]["source"],
  ...ids: readonly string[]
): RetiredModel[] {
  const value = { since, replacement: RECOMMENDED_MODEL };
  return ids.map((id) => ({ id, retired: { value, source, checked: PAGES_READ, status: "history" } }));
}

/** The ids that answer 404 now, and since when. */
export const RETIRED_MODELS: readonly RetiredModel[] = [
  ...retired(
    "2026-08-31",
    ["changelog", "observed"],
    "kimi-k2.5",
    "moonshot-v1-8k",
    "moonshot-v1-32k",
    "moonshot-v1-128k",
    "moonshot-v1-auto",
    "moonshot-v1-8k-vision-preview",
    "moonshot-v1-32k-vision-preview",
    "moonshot-v1-128k-vision-preview",
  ),
  ...retired(
    "2026-05-25",
    ["modelList", "observed"],
    "kimi-k2-0711-preview",
    "kimi-k2-0905-preview",
    "kimi-k2-turbo-preview",
    "kimi-k2-thinking",
    "kimi-k2-thinking-turbo",
  ),
  ...retired("2026-01-28", ["modelList", "observed"], "kimi-latest"),
  ...retired("2025-11-11", ["modelList", "observed"], "kimi-thinking-preview"),
];

/** How the ids of Moonshot's own models start, the ones to come included. */
export const MODEL_ID_PREFIXES = ["kimi-", "moonshot-v1-"] as const;
