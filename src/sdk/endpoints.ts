/** The methods of the SDK that send a chat completion request. */
export const CHAT_METHODS = ["create", "stream", "parse", "runTools"] as const;
export type ChatMethod = (typeof CHAT_METHODS)[number];

export function isChatMethod(name: string): name is ChatMethod {
  return CHAT_METHODS.some((method) => method === name);
}

/** A text that every file with a chat completion call contains, so that the others cost one search. */
export const CHAT_MARK = "completions";
