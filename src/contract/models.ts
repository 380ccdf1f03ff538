import { GUIDE } from "./guide.js";
import type { SourceId } from "./sources.js";
import type { Contract, Fact, LiveModel, RetiredModel } from "./types.js";

const PAGES_READ = "2026-09-03";

function certain<T>(value: T, ...source: [SourceId, ...SourceId[]]): Fact<T> {
  return { value, source, checked: PAGES_READ, status: "certain" };
}

function inferred<T>(value: T, ...source: [SourceId, ...SourceId[]]): Fact<T> {
  return { value, source, checked: PAGES_READ, status: "inferred" };
}

/** What holds for every live model. */
const SHARED = {
  n: certain({ kind: "pinned", thinking: 1, nonThinking: 1 }, "models", "observed"),
  oneChoiceUpToTemperature: null,
  functions: GUIDE.functions,
  usageChunk: certain(true, "chat", "streaming", "observed"),
} as const satisfies Partial<Contract>;

const ACCEPTED: Pick<Contract["toolChoice"], "null" | "none" | "auto"> = {
  null: certain("accepted", "guide"),
  none: certain("accepted", "chat", "observed"),
  auto: certain("accepted", "chat", "observed"),
};

/** Forms that no one has tried: an unknown value of `tool_choice` was rejected, these two were not sent. */
const UNTRIED: Pick<Contract["toolChoice"], "allowed_tools" | "custom"> = {
  allowed_tools: inferred("rejected", "observed"),
  custom: inferred("rejected", "observed"),
};

const K3: Omit<Contract, "name" | "model"> = {
  ...SHARED,
  thinking: {
    value: { byDefault: true, canBeDisabled: null },
    source: ["quickstartK3", "observed"],
    checked: PAGES_READ,
    status: "disputed",
  },
  temperature: certain({ kind: "pinned", thinking: 1, nonThinking: null }, "models", "observed"),
  toolChoice: {
    ...ACCEPTED,
    ...UNTRIED,
    required: certain("accepted", "toolChoice", "observed"),
    function: certain("rejected", "toolChoice", "observed"),
  },
};

/** The newest report on the 3.1 models that was read. There was no official page on their parameters. */
const K31_READ = "2026-10-24";

/** A fact about kimi-k3 that reports confirm for the 3.1 models. */
function confirmed<T>(fact: Fact<T>): Fact<T> {
  return { ...fact, source: ["observed"], checked: K31_READ };
}

/** A fact about kimi-k3 that the 3.1 models are taken to share. */
function concluded<T>(fact: Fact<T>): Fact<T> {
  return { ...fact, checked: K31_READ, status: "inferred" };
}

const K31: Omit<Contract, "name" | "model"> = {
  ...K3,
  thinking: K3.thinking && confirmed(K3.thinking),
  temperature: confirmed(K3.temperature),
  n: confirmed(SHARED.n),
  usageChunk: concluded(K3.usageChunk),
  toolChoice: {
    null: concluded(K3.toolChoice.null),
    none: concluded(K3.toolChoice.none),
    auto: concluded(K3.toolChoice.auto),
    required: concluded(K3.toolChoice.required),
    function: concluded(K3.toolChoice.function),
    allowed_tools: concluded(K3.toolChoice.allowed_tools),
    custom: concluded(K3.toolChoice.custom),
  },
};

const K27: Omit<Contract, "name" | "model"> = {
  ...SHARED,
  thinking: certain({ byDefault: true, canBeDisabled: false }, "thinking", "observed"),
  temperature: certain({ kind: "pinned", thinking: 1, nonThinking: null }, "models", "observed"),
  toolChoice: {
    ...ACCEPTED,
    ...UNTRIED,
    required: certain("rejected", "toolChoice", "observed"),
    function: certain("rejected", "toolChoice", "observed"),
  },
};

const K26: Omit<Contract, "name" | "model"> = {
  ...SHARED,
  thinking: certain({ byDefault: true, canBeDisabled: true }, "thinking", "observed"),
  temperature: certain({ kind: "pinned", thinking: 1, nonThinking: 0.6 }, "models", "guide", "observed"),
  toolChoice: {
    ...ACCEPTED,
    ...UNTRIED,
    required: certain("rejected while thinking", "toolChoice", "observed"),
    function: certain("rejected while thinking", "toolChoice", "observed"),
  },
};

function family(facts: Omit<Contract, "name" | "model">, ...ids: readonly string[]): LiveModel[] {
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
