/** Where the facts come from. */
export interface Source {
  readonly title: string;
  /** Null where the source is not one document. */
  readonly url: string | null;
}

const DOCS = "https://platform.kimi.ai/docs";

export const SOURCES = {
  guide: {
    title: "Kimi's guide “Migrating from OpenAI to Kimi API”",
    url: `${DOCS}/guide/migrating-from-openai-to-kimi`,
  },
  models: { title: "Kimi's model parameter reference", url: `${DOCS}/api/models-overview` },
  modelList: { title: "Kimi's model list with the discontinued models", url: `${DOCS}/models` },
  chat: { title: "Kimi's chat completion reference", url: `${DOCS}/api/chat` },
  toolCalls: {
    title: "Kimi's guide to tool calls",
    url: `${DOCS}/guide/use-kimi-api-to-complete-tool-calls`,
  },
  toolChoice: { title: "Kimi's guide to tool_choice", url: `${DOCS}/guide/use-tool-choice` },
  thinking: { title: "Kimi's guide to thinking models", url: `${DOCS}/guide/use-thinking-models` },
  streaming: {
    title: "Kimi's guide to streaming",
    url: `${DOCS}/guide/utilize-the-streaming-output-feature-of-kimi-api`,
  },
  quickstartK3: { title: "Kimi's quickstart for kimi-k3", url: `${DOCS}/guide/kimi-k3-quickstart` },
  changelog: { title: "Kimi's platform changelog", url: `${DOCS}/platform-changelog` },
  /** Published records of requests that others sent to the live API. */
  observed: { title: "independent observations of the live API", url: null },
  adapters: { title: "published adapters of other projects for Kimi", url: null },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceId = keyof typeof SOURCES;
