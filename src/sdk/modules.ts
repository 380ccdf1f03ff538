/** Which imports are the OpenAI SDK, which are another one. */
import type { Origin } from "../values/types.js";

/** What a class is, judged by where it is imported from. */
export type ImportedClass = "OpenAI" | "other provider" | "other SDK" | "project class" | "unexplained";

/** Classes that the `openai` package itself exports for other hosts. */
const OTHER_PROVIDER_CLASSES: ReadonlySet<string> = new Set(["AzureOpenAI", "BedrockOpenAI"]);

/** Packages whose own clients take `x.chat.completions.create` as well, and that never hand out one of `openai`. */
const OTHER_SDKS = [
  "@cerebras/cerebras_cloud_sdk",
  "@mlc-ai/web-llm",
  "@perplexity-ai/perplexity_ai",
  "groq-sdk",
  "llm-polyglot",
  "portkey-ai",
  "together-ai",
  "token.js",
] as const;

/** `openai` with its sub-paths, also as other runtimes write it: `npm:openai@6`, `https://esm.sh/openai@6`. */
const OPENAI =
  /^(?:(?:npm|jsr):\/?(?:@openai\/)?|https:\/\/[^/]+\/(?:npm\/|x\/|v\d+\/)?)?openai(?:@[^/]*)?(?:\/|$)/u;

/** A module of the project itself: relative, absolute, or under one of the usual aliases. */
const PROJECT_MODULE = /^(?:[./#~$]|@\/|src\/)/u;

export type ImportOrigin = Extract<Origin, { readonly kind: "import" }>;

export function isOpenAIModule(module: string): boolean {
  return OPENAI.test(module);
}

export function isOtherSdkModule(module: string): boolean {
  return OTHER_SDKS.some((name) => module === name || module.startsWith(`${name}/`));
}

/**
 * What the class is that a `new` or a type names. Any class of another package is another SDK, whatever its name:
 * many packages export an `OpenAI` of their own. A class of the project is its own, unless it may be the SDK's that
 * another file passes on.
 */
export function importedClass(origin: ImportOrigin): ImportedClass {
  // A default import or a whole `require` is the class itself, and both it and the class hold the class by its names.
  const [name, ...others] = origin.path.filter((member) => member !== "default" && member !== "OpenAI");
  if (PROJECT_MODULE.test(origin.module)) return name === undefined ? "unexplained" : "project class";
  if (!isOpenAIModule(origin.module)) return "other SDK";
  if (name === undefined) return "OpenAI";
  return others.length === 0 && OTHER_PROVIDER_CLASSES.has(name) ? "other provider" : "unexplained";
}
