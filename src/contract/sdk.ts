/** What the SDK itself does that matters with Kimi. */
import { shownBySdk } from "./fact.js";
import type { Fact } from "./types.js";

export type Version = readonly [major: number, minor: number, patch: number];

/** The version from which on `runTools` sends its messages back without their `reasoning_content`. */
export const RUN_TOOLS_DROPS_REASONING_SINCE: Fact<Version> = shownBySdk([6, 49, 0]);

/** The final message of `chat.completions.stream` has the last piece of `reasoning_content` only, not the whole. */
export const STREAM_KEEPS_ALL_REASONING: Fact<boolean> = shownBySdk(false);

/**
 * Members that the Python SDK takes from a request and the Node SDK sends as they are. Kimi ignores them, so what is in
 * them has no effect.
 */
export const SENT_LITERALLY: Fact<readonly string[]> = shownBySdk(["extra_body"]);

/**
 * Options of a client in the Python SDK, each with what the Node SDK calls it; null where that has no such option. The
 * Node SDK ignores the options that it does not know.
 */
export const PYTHON_CLIENT_OPTIONS: Fact<Readonly<Record<string, string | null>>> = {
  ...shownBySdk({
    api_key: "apiKey",
    base_url: "baseURL",
    default_headers: "defaultHeaders",
    default_query: "defaultQuery",
    http_client: null,
    max_retries: "maxRetries",
    webhook_secret: "webhookSecret",
    websocket_base_url: null,
  }),
  source: ["sdk", "pythonSdk"],
};

/** Whether `runTools` of a version of the SDK loses `reasoning_content`. */
export function runToolsDropsReasoning([major, minor, patch]: Version): boolean {
  const [sinceMajor, sinceMinor, sincePatch] = RUN_TOOLS_DROPS_REASONING_SINCE.value;
  if (major !== sinceMajor) return major > sinceMajor;
  return minor === sinceMinor ? patch >= sincePatch : minor > sinceMinor;
}
