import { describe, expect, it } from "vitest";
import {
  classifyModel,
  contractOf,
  GUIDE,
  GUIDE_ONE_CHOICE_TEMPERATURE,
  isKimiModel,
  KIMI_CODE_MODELS,
  LIVE_MODELS,
  modelsThat,
  OTHER_VENDORS,
  RECOMMENDED_MODEL,
  RETIRED_MODELS,
  sharedPins,
  UNKNOWN_MODEL_ERROR,
  vendorOf,
} from "../../src/contract/index.js";
import { MODEL_ID_PREFIXES } from "../../src/contract/models.js";
import type { Contract, Fact } from "../../src/contract/types.js";

const LIVE = [
  "kimi-k3.1-pro",
  "kimi-k3.1-pro-highspeed",
  "kimi-k3",
  "kimi-k2.7-code",
  "kimi-k2.7-code-highspeed",
  "kimi-k2.6",
];

const RETIRED = {
  "kimi-k2.5": "2026-08-31",
  "moonshot-v1-8k": "2026-08-31",
  "moonshot-v1-32k": "2026-08-31",
  "moonshot-v1-128k": "2026-08-31",
  "moonshot-v1-auto": "2026-08-31",
  "moonshot-v1-8k-vision-preview": "2026-08-31",
  "moonshot-v1-32k-vision-preview": "2026-08-31",
  "moonshot-v1-128k-vision-preview": "2026-08-31",
  "kimi-k2-0711-preview": "2026-05-25",
  "kimi-k2-0905-preview": "2026-05-25",
  "kimi-k2-turbo-preview": "2026-05-25",
  "kimi-k2-thinking": "2026-05-25",
  "kimi-k2-thinking-turbo": "2026-05-25",
  "kimi-latest": "2026-01-28",
  "kimi-thinking-preview": "2025-11-11",
};

describe("models", () => {
  it("are live", () => {
    expect(LIVE_MODELS.map(({ id }) => id)).toEqual(LIVE);
  });

  it("were retired", () => {
    const since = RETIRED_MODELS.map(({ id, retired }) => [id, retired.value.since]);
    expect(Object.fromEntries(since)).toEqual(RETIRED);
    expect(since).toHaveLength(Object.keys(RETIRED).length);
  });

  it("have an id of their own, live or retired", () => {
    const ids = [...LIVE_MODELS, ...RETIRED_MODELS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("are replaced by one that is live", () => {
    expect(RECOMMENDED_MODEL).toBe("kimi-k3");
    for (const { id, retired } of RETIRED_MODELS) expect(LIVE, id).toContain(retired.value.replacement);
  });

  it("are history once they are retired", () => {
    for (const { id, retired } of RETIRED_MODELS) expect(retired.status, id).toBe("history");
  });

  it.each(LIVE)("%s has a contract of its name", (id) => {
    expect(contractOf(id)).toMatchObject({ name: id, model: id });
  });

  it.each([
    ...Object.keys(RETIRED),
    "gpt-4o",
    "kimi-k4",
    "Kimi-K3",
    "kimi-k3 ",
    "moonshotai/kimi-k3",
    "",
    "k3",
  ])("%s has no contract", (id) => {
    expect(contractOf(id)).toBeNull();
  });

  it.each([...LIVE, ...Object.keys(RETIRED), "kimi-k4", "moonshot-v1-256k"])("%s is Moonshot's", (id) => {
    expect(isKimiModel(id)).toBe(true);
  });

  it.each(["gpt-4o", "o3", "moonshotai/kimi-k2", "Kimi-K2-Instruct", "k3", "", "my-kimi-k3"])(
    "%s is not",
    (id) => {
      expect(isKimiModel(id)).toBe(false);
    },
  );

  it("are listed from the newest by what they accept", () => {
    expect(modelsThat(({ toolChoice }) => toolChoice.required.value === "accepted")).toEqual([
      "kimi-k3.1-pro",
      "kimi-k3.1-pro-highspeed",
      "kimi-k3",
    ]);
    expect(modelsThat(() => false)).toEqual([]);
  });
});

/** A fact as `value, status`. */
function shown(fact: Fact<unknown> | null): string | null {
  return fact && `${JSON.stringify(fact.value)}, ${fact.status}`;
}

function contract(id: string): Contract {
  const found = id === "guide" ? GUIDE : contractOf(id);
  if (!found) throw new Error(`There is no contract of ${id}.`);
  return found;
}

/** What a contract says about each parameter, by kind and status. */
function parametersOf(id: string): Readonly<Record<string, string>> {
  const groups = new Map<string, string[]>();
  for (const [name, { value, status }] of Object.entries(contract(id).parameters)) {
    const key = `${value.kind}, ${status}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return Object.fromEntries([...groups].map(([key, names]) => [key, names.join(" ")]));
}

/** What a contract pins, as the value while thinking and the one without. */
function pinsOf(id: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(contract(id).parameters).flatMap(([name, { value: rule }]) =>
      rule.kind === "pinned" ? [[name, [rule.thinking, rule.nonThinking]]] : [],
    ),
  );
}

const IGNORED =
  "audio logit_bias metadata modalities moderation parallel_tool_calls prompt_cache_options prompt_cache_retention seed service_tier store user verbosity web_search_options";
const DIFFERENT = "max_completion_tokens max_tokens messages model";
const SAMPLING = { frequency_penalty: [0, 0], n: [1, 1], presence_penalty: [0, 0], top_p: [0.95, 0.95] };

const K31 = {
  "ignored, inferred": IGNORED,
  "pinned, certain": "frequency_penalty n presence_penalty temperature top_p",
  "pinned, inferred": "logprobs",
  "rejected, inferred": "top_logprobs",
  "unsupported, certain": "function_call functions",
  "different, inferred": `${DIFFERENT} reasoning_effort response_format stream_options tools`,
  "accepted, inferred": "prediction prompt_cache_key safety_identifier stream",
  "limited, inferred": "stop",
  "by form, inferred": "tool_choice",
};

const K27 = {
  "ignored, inferred": IGNORED,
  "ignored, certain": "reasoning_effort",
  "pinned, certain": "frequency_penalty n presence_penalty temperature top_p",
  "unsupported, certain": "function_call functions",
  "different, certain": `${DIFFERENT} response_format stream_options tools`,
  "accepted, certain": "prompt_cache_key safety_identifier stream",
  "accepted, inferred": "prediction",
  "accepted, disputed": "logprobs top_logprobs",
  "limited, certain": "stop",
  "by form, certain": "tool_choice",
};

const PARAMETERS = {
  guide: {
    "not stated, certain":
      "audio frequency_penalty logit_bias logprobs max_completion_tokens max_tokens metadata modalities moderation n parallel_tool_calls prediction presence_penalty prompt_cache_key prompt_cache_options prompt_cache_retention reasoning_effort response_format safety_identifier seed service_tier stop store top_logprobs top_p user verbosity web_search_options",
    "unsupported, certain": "function_call functions",
    "accepted, certain": "messages model stream tools",
    "different, certain": "stream_options",
    "range, certain": "temperature",
    "by form, certain": "tool_choice",
  },
  "kimi-k3.1-pro": K31,
  "kimi-k3.1-pro-highspeed": K31,
  "kimi-k3": {
    "ignored, inferred": IGNORED,
    "pinned, certain": "frequency_penalty logprobs n presence_penalty temperature top_p",
    "rejected, certain": "top_logprobs",
    "unsupported, certain": "function_call functions",
    "different, certain": `${DIFFERENT} reasoning_effort response_format stream_options tools`,
    "accepted, certain": "prompt_cache_key safety_identifier stream",
    "accepted, inferred": "prediction",
    "limited, certain": "stop",
    "by form, certain": "tool_choice",
  },
  "kimi-k2.7-code": K27,
  "kimi-k2.7-code-highspeed": K27,
  "kimi-k2.6": {
    "ignored, inferred": IGNORED,
    "ignored, certain": "reasoning_effort",
    "pinned, certain": "frequency_penalty n presence_penalty temperature top_p",
    "unsupported, certain": "function_call functions",
    "different, certain": `${DIFFERENT} response_format stream_options tools`,
    "different, inferred": "logprobs top_logprobs",
    "accepted, certain": "prompt_cache_key safety_identifier stream",
    "accepted, inferred": "prediction",
    "limited, certain": "stop",
    "by form, certain": "tool_choice",
  },
};

/** The names of a table in one order, as the order of the data says nothing. */
function sorted(table: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(table).map(([key, names]) => [key, names.split(" ").sort().join(" ")]),
  );
}

describe("contracts", () => {
  it.each(Object.entries(PARAMETERS))("%s: parameters", (id, expected) => {
    expect(sorted(parametersOf(id))).toEqual(sorted(expected));
  });

  it.each([
    ["guide", {}],
    ["kimi-k3.1-pro", { ...SAMPLING, temperature: [1, null], logprobs: [false, null] }],
    ["kimi-k3.1-pro-highspeed", { ...SAMPLING, temperature: [1, null], logprobs: [false, null] }],
    ["kimi-k3", { ...SAMPLING, temperature: [1, null], logprobs: [false, null] }],
    ["kimi-k2.7-code", { ...SAMPLING, temperature: [1, null] }],
    ["kimi-k2.7-code-highspeed", { ...SAMPLING, temperature: [1, null] }],
    ["kimi-k2.6", { ...SAMPLING, temperature: [1, 0.6] }],
  ])("%s: pins", (id, expected) => {
    expect(pinsOf(id)).toEqual(expected);
  });

  it("guide: the range of temperature", () => {
    expect(GUIDE.parameters.temperature.value).toEqual({ kind: "range", minimum: 0, maximum: 1 });
  });

  it.each(LIVE)("%s: the limits of stop", (id) => {
    expect(contract(id).parameters.stop.value).toEqual({
      kind: "limited",
      maximumTexts: 5,
      maximumBytes: 32,
    });
  });

  it.each(LIVE)("%s: no limit of its own for several choices", (id) => {
    expect(contract(id).oneChoiceUpToTemperature).toBeNull();
  });

  it("guide: several choices above a temperature", () => {
    expect(shown(GUIDE.oneChoiceUpToTemperature)).toBe("0.001, certain");
  });

  it("give the rule its default", () => {
    expect(GUIDE_ONE_CHOICE_TEMPERATURE).toBe(0.001);
  });

  it.each([
    ["guide", null],
    ["kimi-k3.1-pro", `{"byDefault":true,"canBeDisabled":null}, disputed`],
    ["kimi-k3.1-pro-highspeed", `{"byDefault":true,"canBeDisabled":null}, disputed`],
    ["kimi-k3", `{"byDefault":true,"canBeDisabled":null}, disputed`],
    ["kimi-k2.7-code", `{"byDefault":true,"canBeDisabled":false}, certain`],
    ["kimi-k2.7-code-highspeed", `{"byDefault":true,"canBeDisabled":false}, certain`],
    ["kimi-k2.6", `{"byDefault":true,"canBeDisabled":true}, certain`],
  ])("%s: thinking", (id, expected) => {
    expect(shown(contract(id).thinking)).toBe(expected);
  });

  const yes = `"accepted", certain`;
  const no = `"rejected", certain`;
  const perhaps = `"accepted", inferred`;
  const hardly = `"rejected", inferred`;
  const notWhileThinking = `"rejected while thinking", certain`;
  it.each([
    // model, null, none, auto, required, function, allowed_tools, custom
    ["guide", yes, yes, yes, no, no, no, no],
    ["kimi-k3.1-pro", perhaps, perhaps, perhaps, perhaps, hardly, hardly, hardly],
    ["kimi-k3.1-pro-highspeed", perhaps, perhaps, perhaps, perhaps, hardly, hardly, hardly],
    ["kimi-k3", yes, yes, yes, yes, no, hardly, hardly],
    ["kimi-k2.7-code", yes, yes, yes, no, no, hardly, hardly],
    ["kimi-k2.7-code-highspeed", yes, yes, yes, no, no, hardly, hardly],
    ["kimi-k2.6", yes, yes, yes, notWhileThinking, notWhileThinking, hardly, hardly],
  ])("%s: tool_choice", (id, ...verdicts) => {
    const { toolChoice } = contract(id);
    const forms = ["null", "none", "auto", "required", "function", "allowed_tools", "custom"] as const;
    expect(forms.map((form) => shown(toolChoice[form]))).toEqual(verdicts);
  });

  it.each([
    ["guide", "true, certain"],
    ["kimi-k3.1-pro", "true, inferred"],
    ["kimi-k3.1-pro-highspeed", "true, inferred"],
    ["kimi-k3", "true, certain"],
    ["kimi-k2.7-code", "true, certain"],
    ["kimi-k2.7-code-highspeed", "true, certain"],
    ["kimi-k2.6", "true, certain"],
  ])("%s: a last chunk with the usage", (id, expected) => {
    expect(shown(contract(id).usageChunk)).toBe(expected);
  });

  it.each([
    ["guide", null],
    ["kimi-k3.1-pro", `"worse answers", inferred`],
    ["kimi-k3.1-pro-highspeed", `"worse answers", inferred`],
    ["kimi-k3", `"worse answers", certain`],
    ["kimi-k2.7-code", `"worse answers", certain`],
    ["kimi-k2.7-code-highspeed", `"worse answers", certain`],
    ["kimi-k2.6", `"rejected", certain`],
  ])("%s: without reasoning_content", (id, expected) => {
    expect(shown(contract(id).reasoningContent)).toBe(expected);
  });

  it("do not contradict themselves", () => {
    for (const { id, contract: own } of LIVE_MODELS) {
      for (const [name, { value: rule }] of Object.entries(own.parameters)) {
        // A value for a mode that the model certainly does not have would be one for no request.
        const isOfNoMode =
          rule.kind === "pinned" &&
          own.thinking?.value.canBeDisabled === false &&
          rule.nonThinking !== null &&
          rule.nonThinking !== rule.thinking;
        expect(isOfNoMode, `${id}: ${name}`).toBe(false);
        // The guide's range is about models that are gone.
        expect(rule.kind, `${id}: ${name}`).not.toBe("range");
        expect(rule.kind, `${id}: ${name}`).not.toBe("not stated");
      }
    }
  });

  it("name themselves as messages do", () => {
    expect(GUIDE).toMatchObject({ name: "Kimi's migration guide", model: null });
  });
});

describe("values that some live model accepts", () => {
  it.each([
    ["temperature", [1, 0.6]],
    ["top_p", [0.95]],
    ["n", [1]],
    ["presence_penalty", [0]],
    ["frequency_penalty", [0]],
    // Pinned by some models only, or not for certain.
    ["logprobs", null],
    ["top_logprobs", null],
    ["seed", null],
    ["tool_choice", null],
    ["functions", null],
  ] as const)("%s", (parameter, expected) => {
    expect(sharedPins(parameter)).toEqual(expected);
  });
});

describe("an id of a model", () => {
  it.each(LIVE)("%s is live", (id) => {
    expect(classifyModel(id)).toEqual({ kind: "live", contract: contractOf(id) });
  });

  it.each(Object.entries(RETIRED))("%s is retired since %s", (id, since) => {
    expect(classifyModel(id)).toEqual({ kind: "retired", since, replacement: "kimi-k3" });
  });

  it.each([
    ["gpt-4o", "OpenAI"],
    ["gpt-4o-mini-2024-07-18", "OpenAI"],
    ["gpt-3.5-turbo-instruct", "OpenAI"],
    ["gpt-35-turbo", "OpenAI"],
    ["gpt-5.2", "OpenAI"],
    ["gpt-image-1", "OpenAI"],
    ["gpt-oss-120b", "OpenAI"],
    ["chatgpt-4o-latest", "OpenAI"],
    ["o1", "OpenAI"],
    ["o1-preview", "OpenAI"],
    ["o3-mini", "OpenAI"],
    ["o4-mini-2025-04-16", "OpenAI"],
    ["ft:gpt-4o-mini-2024-07-18:acme::abc", "OpenAI"],
    ["codex-mini-latest", "OpenAI"],
    ["computer-use-preview-2025-03-11", "OpenAI"],
    ["text-embedding-3-small", "OpenAI"],
    ["text-davinci-003", "OpenAI"],
    ["davinci", "OpenAI"],
    ["davinci:ft-acme-2023-01-01", "OpenAI"],
    ["whisper-1", "OpenAI"],
    ["tts-1-hd", "OpenAI"],
    ["dall-e-3", "OpenAI"],
    ["omni-moderation-latest", "OpenAI"],
    ["claude-3-5-sonnet-20241022", "Anthropic"],
    ["claude-opus-4", "Anthropic"],
    ["gemini-2.5-pro", "Google"],
    ["models/gemini-1.5-flash", "Google"],
    ["deepseek-chat", "DeepSeek"],
    ["mistral-large-latest", "Mistral"],
    ["mixtral-8x7b-32768", "Mistral"],
    ["llama3.1", "Meta"],
    ["llama-3.3-70b-versatile", "Meta"],
    ["qwen-max", "Alibaba"],
    ["qwen2.5-72b-instruct", "Alibaba"],
    ["grok-4", "xAI"],
    ["command-r-plus", "Cohere"],
    ["glm-4.6", "Zhipu"],
    ["MiniMax-M2", "MiniMax"],
    ["abab6.5s-chat", "MiniMax"],
    ["sonar-pro", "Perplexity"],
    ["phi-4", "Microsoft"],
  ])("%s is of %s", (id, vendor) => {
    expect(classifyModel(id)).toEqual({ kind: "other vendor", vendor });
    expect(vendorOf(id)).toBe(vendor);
  });

  it.each(["kimi-for-coding", "kimi-for-coding-highspeed", "k3", "k3-256k", "k3.1-pro"])(
    "%s is of Kimi Code",
    (id) => {
      expect(classifyModel(id)).toEqual({ kind: "kimi code" });
    },
  );

  it.each([
    "moonshotai/kimi-k2",
    "moonshotai/Kimi-K2-Instruct",
    "openai/gpt-4o",
    "deepseek/deepseek-chat",
    "deepseek-ai/DeepSeek-V3",
    "qwen/qwen3-32b",
    "anthropic/claude-sonnet-4",
    "accounts/fireworks/models/kimi-k2-instruct",
    "Kimi-K2-Thinking",
    "Kimi-K2.5",
    "kimi-k2-instruct",
    "Llama-3.3-70B-Instruct",
  ])("%s is of a host of open models", (id) => {
    expect(classifyModel(id)).toEqual({ kind: "third-party host" });
  });

  it.each([
    // The API may be newer than the table.
    "kimi-k4",
    "kimi-k3.2",
    "kimi-k2.6-thinking",
    "moonshot-v1-256k",
    // Not the ids of the table.
    "Kimi-K3",
    "kimi-k3 ",
    "k4",
    // Names that only start with the letters of a vendor's.
    "orca-2",
    "o10",
    "o1x",
    "o2",
    "gpt4all",
    "gptq",
    "llamafile",
    "adaptive",
    "commander",
    "sonars",
    "my-gpt-4o",
    "my-model",
    "prod",
    "",
    "GPT-4o",
  ])("%j is unknown", (id) => {
    expect(classifyModel(id)).toEqual({ kind: "unknown" });
  });

  it("is of no vendor if it is Moonshot's", () => {
    const ids = [...LIVE_MODELS, ...RETIRED_MODELS].map(({ id }) => id);
    for (const id of [...ids, ...KIMI_CODE_MODELS.value, ...MODEL_ID_PREFIXES]) {
      expect(vendorOf(id), id).toBeNull();
    }
    expect(KIMI_CODE_MODELS.value.filter((id) => ids.includes(id))).toEqual([]);
  });

  it("starts like those of one vendor only", () => {
    const names = OTHER_VENDORS.value.flatMap((vendor) => vendor.names);
    expect(new Set(names).size).toBe(names.length);
    for (const { vendor, names: own } of OTHER_VENDORS.value) {
      for (const name of own) expect(vendorOf(name), name).toBe(vendor);
    }
  });

  it("is answered with an error if it is not served", () => {
    expect(UNKNOWN_MODEL_ERROR.value).toEqual({
      chat: "404 resource_not_found_error",
      responses: "400 model_not_found",
    });
  });
});
