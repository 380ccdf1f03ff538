/** Which resources and methods of the SDK Kimi has an endpoint for. */
import { certain, disputed, inferred, shownBySdk } from "./fact.js";
import type { Fact } from "./types.js";

/**
 * `limited`: not with every value, see the limits. `not stated`: neither in Kimi's list of endpoints nor known to be
 * missing. `local`: the method sends no request.
 */
export type Support = "supported" | "limited" | "not offered" | "not stated" | "local";

type Constant = string | number | boolean | null;

/** The only values of a parameter that work. */
export interface ParameterLimit {
  /** The parameter, or a property within it: `text.format.type`. */
  readonly parameter: string;
  /**
   * What Kimi's pages name. Leaving the parameter out works too; null is in the list where the SDK's types leave it out
   * that way.
   */
  readonly accepted: readonly Constant[];
  /** What they do not name but the API takes, according to its own error message or an observation. */
  readonly tolerated: readonly Constant[];
  /** What any other value does: it is an error, or it has no effect or is an error, which is not stated. */
  readonly otherwise: "rejected" | "unsupported";
}

export interface Endpoint {
  /** The members of the client that lead to the methods; it stands for the resources below it too. */
  readonly resource: string;
  /** The methods, in the SDK's versions 4 to 7, or all of the resource and of those below it. */
  readonly methods: "all" | readonly string[];
  readonly support: Fact<Support>;
  /** What to use instead, if there is something. */
  readonly instead: string | null;
  readonly limits: readonly Fact<ParameterLimit>[];
}

function row(
  resource: string,
  methods: Endpoint["methods"],
  support: Fact<Support>,
  more: { readonly instead?: string; readonly limits?: Endpoint["limits"] } = {},
): Endpoint {
  return { resource, methods, support, instead: more.instead ?? null, limits: more.limits ?? [] };
}

const SUPPORTED: Fact<Support> = certain("supported", "overview", "observed");
/** Not in Kimi's list of endpoints. */
const NOT_OFFERED: Fact<Support> = certain("not offered", "overview");
/** The same of what the SDK has only had for a while: Kimi's list may be older or younger. */
const HARDLY_OFFERED: Fact<Support> = inferred("not offered", "overview");
const NOT_STATED: Fact<Support> = certain("not stated", "overview");
const LOCAL: Fact<Support> = shownBySdk("local");

/** What `purpose` of a file can be. */
const FILE_PURPOSE: Fact<ParameterLimit> = certain(
  {
    parameter: "purpose",
    accepted: ["file-extract", "image", "video", "batch"],
    tolerated: ["batch_output", "lambda"],
    otherwise: "rejected",
  },
  "filesEndpoint",
  "errors",
);

/** What the requests of a batch can go to. */
const BATCH_ENDPOINT: Fact<ParameterLimit> = certain(
  { parameter: "endpoint", accepted: ["/v1/chat/completions"], tolerated: [], otherwise: "rejected" },
  "batch",
);

/** Kimi keeps no response, so nothing can refer to one or run in the background. */
const STATELESS: readonly Fact<ParameterLimit>[] = [
  certain(
    { parameter: "store", accepted: [false, null], tolerated: [], otherwise: "unsupported" },
    "responses",
    "observed",
  ),
  certain(
    { parameter: "previous_response_id", accepted: [null], tolerated: [], otherwise: "unsupported" },
    "responses",
    "observed",
  ),
  certain(
    { parameter: "conversation", accepted: [null], tolerated: [], otherwise: "unsupported" },
    "responses",
  ),
  certain(
    { parameter: "background", accepted: [false, null], tolerated: [], otherwise: "unsupported" },
    "responses",
  ),
];

const RESPONSES: readonly Fact<ParameterLimit>[] = [
  ...STATELESS,
  // The page names kimi-k3 alone; kimi-k2.6 answered too.
  disputed(
    { parameter: "model", accepted: ["kimi-k3"], tolerated: [], otherwise: "unsupported" },
    "responses",
    "observed",
  ),
  certain(
    { parameter: "prompt_cache_retention", accepted: [null], tolerated: [], otherwise: "rejected" },
    "observed",
  ),
  // The API answered to "medium" and refused "none".
  certain(
    {
      parameter: "reasoning.effort",
      accepted: ["low", "high", "max", null],
      tolerated: ["medium"],
      otherwise: "rejected",
    },
    "responses",
    "observed",
  ),
  certain(
    { parameter: "temperature", accepted: [1, null], tolerated: [], otherwise: "rejected" },
    "observed",
  ),
  certain(
    {
      parameter: "text.format.type",
      accepted: ["text", "json_schema"],
      tolerated: [],
      otherwise: "rejected",
    },
    "responses",
    "observed",
  ),
  certain(
    { parameter: "tool_choice", accepted: ["auto"], tolerated: [], otherwise: "rejected" },
    "responses",
    "observed",
  ),
];

const OWN_STATE = "Keep the messages in the program and send them with each request.";
const CHAT = "Use `chat.completions.create`.";
const CHAT_WITH_TOOLS =
  "Use `chat.completions.create` with `tools`, and keep the messages in the program: Kimi stores none.";
const FILES = "Use `files.create`.";

/** The SDK's resources. The longest one that leads to a method decides. */
export const ENDPOINTS: readonly Endpoint[] = [
  row("chat.completions", ["create", "stream", "parse", "runTools"], SUPPORTED),
  row("chat.completions", ["retrieve", "update", "list", "del", "delete"], NOT_OFFERED, {
    instead: OWN_STATE,
  }),
  row("chat.completions.messages", "all", NOT_OFFERED, { instead: OWN_STATE }),
  row("beta.chat.completions", ["stream", "parse", "runTools", "runFunctions"], SUPPORTED),

  row("models", ["list"], SUPPORTED),
  row("models", ["retrieve"], NOT_STATED, { instead: "Use `models.list`." }),
  row("models", ["del", "delete"], HARDLY_OFFERED),

  row("files", ["create"], certain("limited", "filesEndpoint", "errors"), { limits: [FILE_PURPOSE] }),
  row("files", ["retrieve", "list", "del", "delete", "content"], SUPPORTED),
  row("files", ["retrieveContent"], inferred("supported", "overview"), { instead: "Use `files.content`." }),
  // It waits for the status "processed"; the reference of files names "ready".
  row("files", ["waitForProcessing"], certain("not stated", "filesEndpoint"), {
    instead: "Use `files.retrieve` and read `status`.",
  }),

  row("batches", ["create"], certain("limited", "batch"), { limits: [BATCH_ENDPOINT] }),
  row("batches", ["retrieve", "list", "cancel"], certain("supported", "overview", "batch")),

  row("responses", ["create", "stream", "parse"], certain("limited", "responses", "observed"), {
    limits: RESPONSES,
  }),
  row("responses", ["retrieve", "del", "delete", "cancel"], certain("not offered", "overview", "responses"), {
    instead: OWN_STATE,
  }),
  row("responses", ["compact"], HARDLY_OFFERED),
  row("responses.inputItems", "all", certain("not offered", "overview", "responses"), { instead: OWN_STATE }),
  row("responses.inputTokens", "all", HARDLY_OFFERED, {
    instead: "Use Kimi's own `POST /v1/tokenizers/estimate-token-count`.",
  }),
  // The same address as `responses`, with a parameter in its query.
  row("beta.responses", "all", NOT_STATED, { instead: "Use `responses`." }),
  row("conversations", "all", NOT_OFFERED, { instead: OWN_STATE }),

  // One issue of another project mentions an endpoint for embeddings; no page of Kimi's does.
  row("embeddings", "all", NOT_OFFERED),
  row("completions", "all", NOT_OFFERED, { instead: CHAT }),
  row("edits", "all", HARDLY_OFFERED, { instead: CHAT }),
  row("images", "all", NOT_OFFERED),
  row("audio", "all", NOT_OFFERED),
  row("moderations", "all", NOT_OFFERED),
  row("fineTuning", "all", NOT_OFFERED),
  row("fineTunes", "all", HARDLY_OFFERED),
  row("vectorStores", "all", NOT_OFFERED),
  row("beta.vectorStores", "all", NOT_OFFERED),
  row("uploads", "all", NOT_OFFERED, { instead: FILES }),
  row("evals", "all", NOT_OFFERED),
  row("containers", "all", NOT_OFFERED),
  row("videos", "all", NOT_OFFERED),
  row("realtime", "all", NOT_OFFERED),
  row("beta.realtime", "all", NOT_OFFERED),
  row("live", "all", NOT_OFFERED),
  row("beta.assistants", "all", NOT_OFFERED, { instead: CHAT_WITH_TOOLS }),
  row("beta.threads", "all", NOT_OFFERED, { instead: CHAT_WITH_TOOLS }),
  row("beta.chatkit", "all", HARDLY_OFFERED),
  row("beta.agents", "all", HARDLY_OFFERED),
  row("skills", "all", NOT_OFFERED),
  row("admin", "all", NOT_OFFERED),
  row("decisions", "all", HARDLY_OFFERED),
  row("contentProvenanceChecks", "all", HARDLY_OFFERED),
  row("safety", "all", HARDLY_OFFERED),

  row("webhooks", ["unwrap", "verifySignature"], LOCAL),
  row("webhooks", ["create", "retrieve", "update", "list", "delete", "rotateSecret", "test"], HARDLY_OFFERED),
  row("webhooks.eventTypes", "all", HARDLY_OFFERED),
];

/** The names that the SDK's versions 4 to 7 give to the methods of resources. */
export const RESOURCE_METHODS: ReadonlySet<string> = new Set(
  `
    accept activate archive audioSpeeches audioTranscriptions cancel codeInterpreterSessions compact
    complete completions content costs count create createAndPoll createAndRun createAndRunPoll
    createAndRunStream createAndStream createCharacter createVariation deactivate decisions del delete
    downloadContent downloadRecording edit embeddings extend fileSearchCalls fork generate getCharacter
    hangup images list listEvents listFiles listItems listRateLimits moderations parse pause poll
    prepare refer reject remix resume retrieve retrieveContent rotateSecret run runFunctions runTools
    search stream submitToolOutputs submitToolOutputsAndPoll submitToolOutputsStream test unwrap update
    updateRateLimit upload uploadAndPoll validate vectorStores verifySignature waitForProcessing
    webSearchCalls
  `
    .trim()
    .split(/\s+/u),
);

/**
 * The row of a method.
 * @param path The names of the members that lead from the client to the method, and of the method itself:
 *   `["images", "generate"]`.
 * @returns The row of the longest resource that leads there; null where that has no such method, and for what is no
 *   resource of the SDK.
 */
export function endpointOf(path: readonly string[]): Endpoint | null {
  const method = path.at(-1);
  if (method === undefined || !RESOURCE_METHODS.has(method)) return null;
  for (let length = path.length - 1; length > 0; length--) {
    const resource = path.slice(0, length).join(".");
    const rows = ENDPOINTS.filter((endpoint) => endpoint.resource === resource);
    if (rows.length === 0) continue;
    const isItself = length === path.length - 1;
    const found = rows.find(({ methods }) => methods === "all" || (isItself && methods.includes(method)));
    return found ?? null;
  }
  return null;
}

/** What is certain about the values of a parameter that an endpoint takes; null where any may do. */
export function limitOf(endpoint: Endpoint, parameter: string): ParameterLimit | null {
  const limit = endpoint.limits.find(
    ({ value, status }) => value.parameter === parameter && status === "certain",
  );
  return limit?.value ?? null;
}

/** Whether a value works, as far as is known. */
export function accepts({ accepted, tolerated }: ParameterLimit, value: unknown): boolean {
  return [...accepted, ...tolerated].some((known) => known === value);
}
