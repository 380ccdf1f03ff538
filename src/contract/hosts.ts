/** Hosts of base URLs, and the environment variables that hold them. */
export const KIMI_HOSTS = ["api.moonshot.ai", "api.moonshot.cn"] as const;
/** OpenAI's API, also under its regional names (`eu.api.openai.com`). */
export const OPENAI_HOST = "api.openai.com";
/** How Moonshot's own documentation and tools name environment variables. */
export const KIMI_ENVIRONMENT_PREFIXES = ["MOONSHOT_", "KIMI_"] as const;
