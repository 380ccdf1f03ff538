/** What Kimi accepts in the messages of a chat completion request. */
import { certain, inferred } from "./fact.js";
import type { Fact } from "./types.js";

/** The roles that the SDK's types allow for a message. */
export const MESSAGE_ROLES: Readonly<
  Record<"system" | "developer" | "user" | "assistant" | "tool" | "function", Fact<"accepted" | "rejected">>
> = {
  system: certain("accepted", "chat", "observed"),
  developer: certain("rejected", "chat", "observed"),
  user: certain("accepted", "chat", "observed"),
  assistant: certain("accepted", "chat", "observed"),
  tool: certain("accepted", "chat", "observed"),
  // Not in the description either; no one has sent it.
  function: inferred("rejected", "chat"),
};

/** What the error says about a message whose role Kimi does not know. */
export const ROLE_ERROR: Fact<string> = certain("unsupported role ROLE_UNSPECIFIED", "observed");
