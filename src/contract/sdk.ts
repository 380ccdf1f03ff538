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

/**
 * The methods of version 3 of the SDK (of its class `OpenAIApi`) that send a request, each with the members that lead to
 * it in later versions. Methods without a successor are left out.
 */
export const VERSION_3_METHODS: Fact<Readonly<Record<string, string>>> = shownBySdk({
  cancelFineTune: "fineTuning.jobs.cancel",
  createChatCompletion: "chat.completions.create",
  createCompletion: "completions.create",
  createEmbedding: "embeddings.create",
  createFile: "files.create",
  createFineTune: "fineTuning.jobs.create",
  createImage: "images.generate",
  createImageEdit: "images.edit",
  createImageVariation: "images.createVariation",
  createModeration: "moderations.create",
  createTranscription: "audio.transcriptions.create",
  createTranslation: "audio.translations.create",
  deleteFile: "files.delete",
  deleteModel: "models.delete",
  downloadFile: "files.content",
  listFiles: "files.list",
  listFineTuneEvents: "fineTuning.jobs.listEvents",
  listFineTunes: "fineTuning.jobs.list",
  listModels: "models.list",
  retrieveFile: "files.retrieve",
  retrieveFineTune: "fineTuning.jobs.retrieve",
  retrieveModel: "models.retrieve",
});
