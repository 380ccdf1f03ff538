/** Where the facts come from. */
export interface Source {
  readonly title: string;
  readonly url: string | null;
}

export const SOURCES = {
  guide: {
    title: "Kimi's guide “Migrating from OpenAI to Kimi API”",
    url: "https://platform.kimi.ai/docs/guide/migrating-from-openai-to-kimi",
  },
  models: {
    title: "Kimi's models overview with its parameter table",
    url: "https://platform.kimi.ai/docs/api/models-overview",
  },
  chat: { title: "Kimi's chat completion reference", url: "https://platform.kimi.ai/docs/api/chat" },
  toolCalls: {
    title: "Kimi's guide to tool calls",
    url: "https://platform.kimi.ai/docs/guide/use-kimi-api-to-complete-tool-calls",
  },
  toolChoice: { title: "Kimi's guide to tool_choice", url: null },
  thinking: { title: "Kimi's guide to thinking models", url: null },
  streaming: { title: "Kimi's guide to streaming", url: null },
  quickstartK3: { title: "Kimi's quickstart for kimi-k3", url: null },
  changelog: { title: "Kimi's platform changelog", url: null },
  /** Published records of requests that others sent to the live API. */
  observed: { title: "independent observations of the live API", url: null },
  adapters: { title: "published adapters of other projects for Kimi", url: null },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceId = keyof typeof SOURCES;
