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
  reasoningEffort: { title: "Kimi's guide to reasoning effort", url: `${DOCS}/guide/use-reasoning-effort` },
  responseFormat: { title: "Kimi's guide to response_format", url: `${DOCS}/guide/response_format` },
  vision: { title: "Kimi's guide to vision models", url: `${DOCS}/guide/use-kimi-vision-model` },
  overview: { title: "Kimi's API overview with the list of endpoints", url: `${DOCS}/api/overview` },
  responses: { title: "Kimi's reference of the Responses API", url: `${DOCS}/api/responses` },
  modelsEndpoint: { title: "Kimi's reference of the list of models", url: `${DOCS}/api/list-models` },
  filesEndpoint: { title: "Kimi's reference of the upload of files", url: `${DOCS}/api/files-upload` },
  batch: { title: "Kimi's guide to the Batch API", url: `${DOCS}/guide/use-batch-api` },
  errors: { title: "Kimi's list of errors", url: `${DOCS}/api/errors` },
  products: { title: "Kimi's comparison of its products", url: `${DOCS}/guide/product-plans` },
  changelog: { title: "Kimi's platform changelog", url: `${DOCS}/platform-changelog` },
  /** Published records of requests that others sent to the live API. */
  observed: { title: "independent observations of the live API", url: null },
  /** What the published package contains and does: its types, and programs that were run against a local server. */
  sdk: {
    title: "the published package `openai`, versions 4.104.0, 5.23.2, 6.49.0 and 7.57.0",
    url: "https://www.npmjs.com/package/openai",
  },
  pythonSdk: {
    title: "the source of OpenAI's SDK for Python",
    url: "https://github.com/openai/openai-python/blob/main/src/openai/_client.py",
  },
  adapters: { title: "published adapters of other projects for Kimi", url: null },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceId = keyof typeof SOURCES;
