/** What Kimi accepts as the content of a message. */
import { certain } from "./fact.js";
import type { Fact } from "./types.js";

/** The types of the parts of a content. */
export const PART_TYPES: Fact<readonly string[]> = certain(
  ["text", "image_url", "video_url"],
  "chat",
  "vision",
  "observed",
);

/** How the address of an image starts: a data URL, or an uploaded file. Addresses in the web are errors. */
export const IMAGE_URL_PREFIXES: Fact<readonly string[]> = certain(["data:", "ms://"], "vision", "observed");

/**
 * The roles whose messages must not be empty. The error was observed for assistant messages, which may be empty beside
 * tool calls; Kimi's reference says it of every message, but no one has sent an empty answer of a tool.
 */
export const ROLES_WITH_CONTENT: Fact<readonly string[]> = certain(
  ["system", "user", "assistant"],
  "chat",
  "observed",
);
