/** Which member chains on a client are requests. */
import {
  endpointOf,
  ENDPOINTS,
  RESOURCE_METHODS,
  VERSION_3_METHODS,
  type Endpoint,
} from "../contract/index.js";
import type { Settings } from "../settings.js";
import type { SourceCode } from "../syntax/source.js";
import { typeInformationOf } from "../syntax/type-information.js";

/** The methods that send a chat completion request. `runFunctions` is one of version 4. */
export const CHAT_METHODS = ["create", "stream", "parse", "runTools", "runFunctions"] as const;

/** The names that a path from the client to a method starts with. */
const FIRST_NAMES: ReadonlySet<string> = new Set(
  ENDPOINTS.flatMap(({ resource }) => resource.split(".").slice(0, 1)),
);

/** A text that every file that uses the SDK contains: its name, or that of the resource of chat completions. */
const MARK = /completions|openai/iu;

/** The resources of other endpoints, as members: enough for a client that only the type checker knows. */
const MEMBERS = new RegExp(String.raw`\.(?:${[...FIRST_NAMES].join("|")})\b`, "u");

/** Whether a file may use the SDK, or a module whose exports are clients, so that the others cost one search. */
export function mayUseSdk(source: SourceCode, settings: Settings): boolean {
  const { text } = source;
  return mayNameSdk(text, settings) || (typeInformationOf(source) !== null && MEMBERS.test(text));
}

/** Whether a text may name the SDK or use chat completions, where no type information tells more. */
export function mayNameSdk(text: string, { clientModules }: Settings): boolean {
  return MARK.test(text) || clientModules.some((pattern) => text.includes(longestPart(pattern)));
}

/** The longest text that every module contains that matches a pattern. */
function longestPart(pattern: string): string {
  return pattern.split("*").reduce((longest, part) => (part.length > longest.length ? part : longest), "");
}

/** Whether a method of this name may send a request. */
export function isRequestMethod(name: string | null): boolean {
  return name !== null && (RESOURCE_METHODS.has(name) || Object.hasOwn(VERSION_3_METHODS.value, name));
}

/** The request that the names at the end of a member chain spell out. */
export interface RequestPath {
  /** The names from the client to the resource; chat completions without the `beta.` that they may be reached by. */
  readonly resource: string;
  readonly method: string;
  /** How many names the chain has from the client on. */
  readonly length: number;
  readonly isChatCompletion: boolean;
  /** Whether it is one of version 3 of the SDK; resource and method are then those of its successor. */
  readonly isVersion3: boolean;
  readonly endpoint: Endpoint;
}

/**
 * What the names of a member chain (`["client", "chat", "completions", "create"]`) can be as a request, the longest
 * path first: in `client.beta.chat.completions` the members that are taken from `client` say more than those of its
 * `beta`.
 */
export function requestPathsOf(names: readonly string[]): readonly RequestPath[] {
  const version3 = version3PathOf(names.at(-1) ?? "");
  if (version3) return [version3];
  return names.flatMap((name, index) => {
    const path = FIRST_NAMES.has(name) ? requestPathOf(names.slice(index)) : null;
    return path ? [path] : [];
  });
}

/** The request that a method of version 3 sends. */
function version3PathOf(name: string): RequestPath | null {
  const methods = VERSION_3_METHODS.value;
  const successor = Object.hasOwn(methods, name) ? methods[name] : undefined;
  const path = successor === undefined ? null : requestPathOf(successor.split("."));
  return path && { ...path, length: 1, isVersion3: true };
}

/** The request that the names from the client to a method spell out. */
function requestPathOf(names: readonly string[]): RequestPath | null {
  const chat = chatPathOf(names);
  if (chat) return chat;
  const endpoint = endpointOf(names);
  const method = names.at(-1);
  if (!endpoint || method === undefined) return null;
  const resource = names.slice(0, -1).join(".");
  return { resource, method, length: names.length, isChatCompletion: false, isVersion3: false, endpoint };
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
  return (
    endpoint && {
      resource,
      method,
      length: names.length,
      isChatCompletion: true,
      isVersion3: false,
      endpoint,
    }
  );
}
