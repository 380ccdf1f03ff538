/** What an id of a model stands for. */
import { certain } from "./fact.js";
import { LIVE_MODELS, RETIRED_MODELS } from "./models.js";
import type { Contract, Fact } from "./types.js";

/**
 * How the ids of other vendors start. A name that ends in a letter or a digit is followed by the end or by something
 * else: `o1` stands for o1 and o1-mini, not for o10.
 */
export const OTHER_VENDORS: Fact<readonly { readonly vendor: string; readonly names: readonly string[] }[]> =
  certain(
    [
      {
        vendor: "OpenAI",
        names: [
          "gpt-",
          "o1",
          "o3",
          "o4",
          "chatgpt",
          "ft:",
          "codex",
          "computer-use-preview",
          "text-embedding",
          "text-davinci",
          "text-curie",
          "text-babbage",
          "text-ada",
          "text-moderation",
          "omni-moderation",
          "code-davinci",
          "davinci",
          "curie",
          "babbage",
          "ada",
          "whisper",
          "tts",
          "dall-e",
          "sora",
        ],
      },
      { vendor: "Anthropic", names: ["claude"] },
      { vendor: "Google", names: ["gemini", "models/gemini", "gemma"] },
      { vendor: "DeepSeek", names: ["deepseek"] },
      {
        vendor: "Mistral",
        names: [
          "mistral",
          "ministral",
          "mixtral",
          "open-mistral",
          "open-mixtral",
          "codestral",
          "devstral",
          "magistral",
          "pixtral",
        ],
      },
      { vendor: "Meta", names: ["llama", "codellama"] },
      { vendor: "Alibaba", names: ["qwen", "qwq", "qvq"] },
      { vendor: "xAI", names: ["grok"] },
      { vendor: "Cohere", names: ["command", "c4ai"] },
      { vendor: "Zhipu", names: ["glm", "chatglm"] },
      { vendor: "MiniMax", names: ["minimax", "MiniMax", "abab"] },
      { vendor: "Baidu", names: ["ernie"] },
      { vendor: "ByteDance", names: ["doubao"] },
      { vendor: "Tencent", names: ["hunyuan"] },
      { vendor: "Perplexity", names: ["sonar"] },
      { vendor: "AI21", names: ["jamba"] },
      { vendor: "Microsoft", names: ["phi"] },
    ],
    "modelList",
    "observed",
  );

/** The ids of Kimi Code, another product of Moonshot's with its own hosts. */
export const KIMI_CODE_MODELS: Fact<readonly string[]> = certain(
  ["kimi-for-coding", "kimi-for-coding-highspeed", "k3", "k3-256k", "k3.1-pro"],
  "modelList",
  "adapters",
);

/** What an id that Kimi does not serve is answered with, by endpoint. */
export const UNKNOWN_MODEL_ERROR: Fact<{ readonly chat: string; readonly responses: string }> = certain(
  { chat: "404 resource_not_found_error", responses: "400 model_not_found" },
  "errors",
  "observed",
);

/** What an id of a model is, with what there is to say about it. */
export type ModelKind =
  | { readonly kind: "live"; readonly contract: Contract }
  | { readonly kind: "retired"; readonly since: string; readonly replacement: string }
  | { readonly kind: "other vendor"; readonly vendor: string }
  | { readonly kind: "kimi code" }
  /** An id as other companies' hosts of open models name them. They have rules of their own. */
  | { readonly kind: "third-party host" }
  /** Also every `kimi-*` that is not in the table: the API may be newer. */
  | { readonly kind: "unknown" };

/** Tells what an id is, as it is written. */
export function classifyModel(id: string): ModelKind {
  const live = LIVE_MODELS.find((model) => model.id === id);
  if (live) return { kind: "live", contract: live.contract };
  const retired = RETIRED_MODELS.find((model) => model.id === id)?.retired.value;
  if (retired) return { kind: "retired", since: retired.since, replacement: retired.replacement };
  if (KIMI_CODE_MODELS.value.includes(id)) return { kind: "kimi code" };
  // `deepseek/deepseek-chat`, `qwen/qwen3-32b`: the name of a vendor before the slash is that of a host's catalogue.
  const isInCatalogue = id.includes("/") && !id.startsWith("models/");
  const vendor = isInCatalogue ? null : vendorOf(id);
  if (vendor !== null) return { kind: "other vendor", vendor };
  return { kind: isIdOfThirdPartyHost(id) ? "third-party host" : "unknown" };
}

/** The vendor whose ids start like this one, if there is one. */
export function vendorOf(id: string): string | null {
  return (
    OTHER_VENDORS.value.find(({ names }) => names.some((name) => startsWithName(id, name)))?.vendor ?? null
  );
}

function startsWithName(id: string, name: string): boolean {
  if (!id.startsWith(name)) return false;
  const last = name.slice(-1);
  const next = id.slice(name.length, name.length + 1);
  if (isDigit(last)) return !isDigit(next) && !isLetter(next);
  return !isLetter(last) || !isLetter(next);
}

function isDigit(character: string): boolean {
  return /^\d$/u.test(character);
}

function isLetter(character: string): boolean {
  return /^\p{Letter}$/u.test(character);
}

/** `moonshotai/kimi-k2`, `Kimi-K2-Instruct`, `kimi-k2-instruct`. */
function isIdOfThirdPartyHost(id: string): boolean {
  return id.includes("/") || id.startsWith("Kimi-K2") || id.toLowerCase().endsWith("-instruct");
}
