/** Hosts of base URLs, and the environment variables that hold them. */

/** Kimi's API platform. Kimi Code (`api.kimi.com/coding`) is another product with other models and keys. */
export const KIMI_HOSTS = ["api.moonshot.ai", "api.moonshot.cn"] as const;
/** The base URLs of Kimi's API platform: the international host, then that of China. */
export const BASE_URLS = ["https://api.moonshot.ai/v1", "https://api.moonshot.cn/v1"] as const;
/** OpenAI's API, also under its regional names (`eu.api.openai.com`). */
export const OPENAI_HOST = "api.openai.com";
/** One of these words is in the names that Moonshot gives environment variables (`MOONSHOT_API_KEY`, `KIMI_BASE_URL`). */
export const KIMI_ENVIRONMENT_WORDS = ["MOONSHOT", "KIMI"] as const;
