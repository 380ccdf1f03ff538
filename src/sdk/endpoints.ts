/** Which member chains on a client are requests. */

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
  return CHAT_METHODS.some((method) => method === name);
}

/** The request that the names at the end of a member chain spell out. */
export interface RequestPath {
  /** The resource, without the `beta.` that it may be reached by. */
  readonly resource: string;
  readonly method: string;
  /** How many names the chain has from the client on. */
  readonly length: number;
  readonly isChatCompletion: boolean;
}

/** What the names of a member chain (`["client", "chat", "completions", "create"]`) can be as a request. */
export function requestPathsOf(names: readonly string[]): readonly RequestPath[] {
  const [method = "", completions, chat, beta] = [...names].reverse();
  if (completions !== "completions" || chat !== "chat") return [];
  if (!CHAT_METHODS.some((known) => known === method)) return [];
  // Version 4 is the only one that has it, and only there.
  if (method === "runFunctions" && beta !== "beta") return [];
  return [{ resource: "chat.completions", method, length: beta === "beta" ? 4 : 3, isChatCompletion: true }];
}
