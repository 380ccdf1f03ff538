/** What Kimi accepts of tools, and how it names their calls. */
import { certain, disputed } from "./fact.js";
import type { Fact } from "./types.js";

export const MAXIMUM_TOOLS: Fact<number> = certain(128, "chat");

/** The types of tools. `builtin_function` stands for Kimi's own, whose names start with a dollar sign. */
export const TOOL_TYPES: Fact<readonly string[]> = certain(
  ["function", "builtin_function"],
  "chat",
  "toolCalls",
);

/**
 * The names of functions, as the text of a regular expression. The error message asks for a letter at the start; Kimi's reference, which
 * changed three times within three weeks, allows an underscore there.
 */
export const FUNCTION_NAME: Fact<string> = disputed("^[a-zA-Z_][a-zA-Z0-9_-]*$", "chat", "observed");

/**
 * The forms of the ids of tool calls, by how the model's id starts. `{name}` is the name of the function, `{number}`
 * counts the calls of a conversation from zero.
 */
export const TOOL_CALL_IDS: Fact<readonly { readonly models: string; readonly forms: readonly string[] }[]> =
  certain(
    [
      { models: "kimi-k2", forms: ["functions.{name}:{number}", "{name}:{number}"] },
      { models: "kimi-k3", forms: ["{name}_{number}"] },
    ],
    "toolCalls",
    "observed",
  );
