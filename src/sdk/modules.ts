/** Which imports are the OpenAI SDK, which are another one. */
import type { Origin } from "../values/types.js";

/** What a value is, judged by where it is imported from. */
export type ImportedClass = "OpenAI" | "other provider" | "other SDK" | "unexplained";

/** Classes that the `openai` package itself exports for other hosts. */
const OTHER_PROVIDER_CLASSES = new Set(["AzureOpenAI", "BedrockOpenAI"]);

/** Packages with the same call surface (`x.chat.completions.create`) or the same class names as `openai`. */
const OTHER_SDKS = [
  "groq-sdk",
  "together-ai",
  "portkey-ai",
  "llamaindex",
  "ollama",
  "cohere-ai",
  "replicate",
  "openai-edge",
  "llm-polyglot",
  "token.js",
  "ai",
  "@ai-sdk/",
  "@anthropic-ai/",
  "@azure/openai",
  "@cerebras/",
  "@fireworks-ai/",
  "@google/",
  "@huggingface/",
  "@langchain/",
  "@llamaindex/",
  "@mistralai/",
  "@mlc-ai/",
  "@openrouter/",
  "@perplexity-ai/",
] as const;

/** `openai`, its sub-paths, and the specifiers of other runtimes for it (`npm:openai@6`, `https://esm.sh/openai`). */
const OPENAI = /^(?:(?:npm|jsr):(?:@openai\/)?openai(?:@[^/]*)?|https:\/\/[^/]+\/(?:npm\/|v\d+\/)?openai(?:@[^/]*)?|openai)(?:\/|$)/u;

/** Whether a specifier names a module of the project itself: relative, absolute, or an import map's or bundler's alias. */
function isProjectModule(module: string): boolean {
  return /^(?:[./#~]|@\/)/u.test(module);
}

export function isOpenAIModule(module: string): boolean {
  return OPENAI.test(module);
}

export function isOtherSdkModule(module: string): boolean {
  return OTHER_SDKS.some((name) => (name.endsWith("/") ? module.startsWith(name) : module === name || module.startsWith(`${name}/`)));
}

/**
 * What the class is that a `new` or a type names. Any class of another package is another SDK, whatever its name:
 * many packages export an `OpenAI` of their own. A class of the project is unexplained.
 */
export function importedClass(origin: Origin & { readonly kind: "import" }): ImportedClass {
  if (!isOpenAIModule(origin.module)) return isProjectModule(origin.module) ? "unexplained" : "other SDK";
  // A default import or a whole `require` is the class itself; it also holds the named exports.
  const path = origin.path.filter((name) => name !== "default");
  const [name, ...others] = path;
  if (name === undefined) return "OpenAI";
  if (others.length > 0) return "unexplained";
  if (OTHER_PROVIDER_CLASSES.has(name)) return "other provider";
  return name === "OpenAI" || name === "OpenAIApi" ? "OpenAI" : "unexplained";
}
