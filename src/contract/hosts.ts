/** Hosts and base URLs, and the environment variables that hold them. */
import { certain, shownBySdk } from "./fact.js";
import type { Fact } from "./types.js";

/** Kimi's API platform. Kimi Code (`api.kimi.com/coding`) is another product with other models and keys. */
export const KIMI_HOSTS = ["api.moonshot.ai", "api.moonshot.cn"] as const;
/** The base URLs of its two hosts: the international one, then that of China. */
export const BASE_URLS = ["https://api.moonshot.ai/v1", "https://api.moonshot.cn/v1"] as const;
/** OpenAI's API, also under its regional names (`eu.api.openai.com`). */
export const OPENAI_HOST = "api.openai.com";
/** What the paths of Azure's OpenAI service contain, whatever its host is called. */
export const AZURE_PATH: Fact<string> = shownBySdk("/openai/deployments/");
/** One of these words is in the names that Moonshot gives environment variables (`MOONSHOT_API_KEY`, `KIMI_BASE_URL`). */
export const KIMI_ENVIRONMENT_WORDS = ["MOONSHOT", "KIMI"] as const;

/** The base URLs of Kimi's API platform. The two have the same endpoints; a key of one does not open the other. */
export const KIMI_BASE_URLS: Fact<{ readonly international: string; readonly china: string }> = certain(
  { international: BASE_URLS[0], china: BASE_URLS[1] },
  "overview",
  "errors",
  "observed",
);

/** The base URLs of Kimi Code, which has models and keys of its own. */
export const KIMI_CODE_BASE_URLS: Fact<readonly string[]> = certain(
  ["https://api.kimi.com/coding/v1", "https://api.kimi.ai/coding/v1"],
  "products",
  "adapters",
);

/** The environment variable that Kimi's pages read the key from. */
export const KIMI_KEY_VARIABLE: Fact<string> = certain("MOONSHOT_API_KEY", "overview");

/** What the guide's samples have in place of a key: the text itself, which is no key. */
export const PLACEHOLDER_KEY: Fact<string> = certain("MOONSHOT_API_KEY", "guide");

/** The environment variables that the SDK reads where a client is given no key and no base URL. */
export const SDK_VARIABLES: Fact<{ readonly key: string; readonly baseURL: string }> = shownBySdk({
  key: "OPENAI_API_KEY",
  baseURL: "OPENAI_BASE_URL",
});
