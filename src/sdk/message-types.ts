/** The types that the SDK has for messages of one role, in its versions 4 to 7. */
const ROLES_OF_TYPES = {
  ChatCompletionAssistantMessageParam: "assistant",
  ChatCompletionDeveloperMessageParam: "developer",
  ChatCompletionFunctionMessageParam: "function",
  ChatCompletionMessage: "assistant",
  ChatCompletionSystemMessageParam: "system",
  ChatCompletionToolMessageParam: "tool",
  ChatCompletionUserMessageParam: "user",
} as const satisfies Readonly<Record<string, string>>;

/** The one role that messages of a type of the SDK have; null for types that allow several, and for others. */
export function roleOfType(name: string): string | null {
  return Object.entries(ROLES_OF_TYPES).find(([type]) => type === name)?.[1] ?? null;
}

/** The SDK's type for messages of a role. */
export function typeOfRole(role: string): string | null {
  return Object.entries(ROLES_OF_TYPES).find(([, ofType]) => ofType === role)?.[0] ?? null;
}
