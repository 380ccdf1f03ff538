/** Which imports are the OpenAI SDK, which are another one. */
import type { Origin } from "../values/types.js";

/**
 * What a class is, judged by where it is imported from. `wrapper`: another package's that extends the SDK's. `namesake`:
 * one of the project with the name of the SDK's class, which it may be. `foreign`: any other class of a package or of
 * the project.
 */
export type ImportedClass =
  | "OpenAI"
  | "OpenAIApi"
  | "other provider"
  | "wrapper"
  | "namesake"
  | "other SDK"
  | "foreign"
  | "project class"
  | "unexplained";

/** Classes that the `openai` package itself exports for other hosts. */
const OTHER_PROVIDER_CLASSES: ReadonlySet<string> = new Set(["AzureOpenAI", "BedrockOpenAI"]);

/** Packages that export the SDK's class under another name: `export { OpenAI as OpenAIClient } from "openai"`. */
const PASSED_ON: Readonly<Record<string, string>> = { "@langchain/openai": "OpenAIClient" };

/** Packages that export a class `OpenAI` which extends the SDK's, so that it takes the same options. */
const WRAPPERS: ReadonlySet<string> = new Set(["@posthog/ai", "@posthog/ai/openai", "openpipe/openai"]);

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

/** Whether a module matches one of these patterns, in which `*` stands for any text. */
export function matchesModule(module: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const [start = "", ...parts] = pattern.split("*");
    const end = parts.pop();
    if (end === undefined) return module === pattern;
    if (!module.startsWith(start)) return false;
    let position = start.length;
    for (const part of parts) {
      const found = module.indexOf(part, position);
      if (found < 0) return false;
      position = found + part.length;
    }
    return module.length - end.length >= position && module.endsWith(end);
  });
}

export type ImportOrigin = Extract<Origin, { readonly kind: "import" }>;

export function isOpenAIModule(module: string): boolean {
  return OPENAI.test(module);
}

export function isOtherSdkModule(module: string): boolean {
  return OTHER_SDKS.some((name) => module === name || module.startsWith(`${name}/`));
}

/**
 * What the class is that a `new` or a type names. Any class of another package is something else, whatever its name:
 * many packages export an `OpenAI` of their own. A class of the project is its own, unless it may be the SDK's that
 * another file passes on.
 */
export function importedClass({ module, path }: ImportOrigin): ImportedClass {
  // A default import or a whole `require` is the class itself, and both it and the class hold the class by its names.
  const [name, ...others] = path.filter((member) => member !== "default" && member !== "OpenAI");
  if (isOpenAIModule(module)) {
    if (name === undefined) return "OpenAI";
    // Of version 3.
    if (name === "OpenAIApi" && others.length === 0) return name;
    return others.length === 0 && OTHER_PROVIDER_CLASSES.has(name) ? "other provider" : "unexplained";
  }
  if (isOtherSdkModule(module)) return "other SDK";
  if (PROJECT_MODULE.test(module)) return name === undefined ? "namesake" : "project class";
  if (name === undefined) return WRAPPERS.has(module) ? "wrapper" : "foreign";
  return others.length === 0 && PASSED_ON[module] === name ? "OpenAI" : "foreign";
}

/** Whether a class is that of the options of a client of version 3. */
export function isConfigurationClass({ module, path }: ImportOrigin): boolean {
  return isOpenAIModule(module) && path.at(-1) === "Configuration";
}
