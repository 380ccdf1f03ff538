/** Which member chains on a client are requests. */
import { endpointOf, ENDPOINTS, RESOURCE_METHODS, type Endpoint } from "../contract/index.js";

/** The methods that send a chat completion request. `runFunctions` is one of version 4. */
export const CHAT_METHODS = ["create", "stream", "parse", "runTools", "runFunctions"] as const;

/** A text that every file that uses the SDK contains: its name, or that of the resource of chat completions. */
const MARK = /completions|openai/iu;

/** Whether a file may use the SDK, so that the others cost one search. */
export function mayUseSdk(text: string): boolean {
  return MARK.test(text);
}

/** Whether a method of this name may send a request. */
export function isRequestMethod(name: string | null): boolean {
  return name !== null && RESOURCE_METHODS.has(name);
}

/** The request that the names at the end of a member chain spell out. */
export interface RequestPath {
  /** The names from the client to the resource; chat completions without the `beta.` that they may be reached by. */
  readonly resource: string;
  readonly method: string;
  /** How many names the chain has from the client on. */
  readonly length: number;
  readonly isChatCompletion: boolean;
  readonly endpoint: Endpoint;
}

/** The names that a path from the client to a method starts with. */
const FIRST_NAMES: ReadonlySet<string | undefined> = new Set(
  ENDPOINTS.map(({ resource }) => resource.split(".")[0]),
);

/**
 * What the names of a member chain (`["client", "chat", "completions", "create"]`) can be as a request, the longest
 * path first: in `client.beta.chat.completions` the members that are taken from `client` say more than those of its
 * `beta`.
 */
export function requestPathsOf(names: readonly string[]): readonly RequestPath[] {
  return names.flatMap((name, index) => {
    const path = FIRST_NAMES.has(name) ? requestPathOf(names.slice(index)) : null;
    return path ? [path] : [];
  });
}

/** The request that the names from the client to a method spell out. */
function requestPathOf(names: readonly string[]): RequestPath | null {
  const chat = chatPathOf(names);
  if (chat) return chat;
  const endpoint = endpointOf(names);
  const method = names.at(-1);
  if (!endpoint || method === undefined) return null;
  const resource = names.slice(0, -1).join(".");
  return { resource, method, length: names.length, isChatCompletion: false, endpoint };
}

function chatPathOf(names: readonly string[]): RequestPath | null {
  const resource = "chat.completions";
  const isBeta = names[0] === "beta";
  const own = isBeta ? names.slice(1) : names;
  const [method = ""] = own.slice(2);
  if (own.length !== 3 || own.slice(0, 2).join(".") !== resource) return null;
  if (!CHAT_METHODS.some((known) => known === method)) return null;
  // Version 4 is the only one that has `runFunctions`, and only there.
  const endpoint = endpointOf(names) ?? endpointOf(own);
  return endpoint && { resource, method, length: names.length, isChatCompletion: true, endpoint };
}
