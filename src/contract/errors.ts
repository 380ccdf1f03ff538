/** What Kimi answers to requests that it does not take: statuses, types and messages. */
import { certain, inferred } from "./fact.js";
import { ROLE_ERROR } from "./messages.js";
import { UNKNOWN_MODEL_ERROR } from "./model-ids.js";
import type { Fact } from "./types.js";

export interface ApiError {
  readonly statusCode: number;
  /** Null where no record names it. */
  readonly type: string | null;
  /** Errors of chat completions have none, and no `param` either. */
  readonly code: string | null;
  readonly message: ErrorText | null;
}

/** `{name}` stands for what depends on the request. */
export interface ErrorText {
  readonly text: string;
  /** Whether records have the whole message, or only this part of it. */
  readonly isWhole: boolean;
}

const INVALID = "invalid_request_error";
const [NOT_FOUND_STATUS, NOT_FOUND_TYPE] = UNKNOWN_MODEL_ERROR.value.chat.split(" ", 2);
const [RESPONSES_STATUS, RESPONSES_CODE] = UNKNOWN_MODEL_ERROR.value.responses.split(" ", 2);

/** A request that is an error as it stands, with the whole message. */
function invalid(text: string): ApiError {
  return { statusCode: 400, type: INVALID, code: null, message: { text, isWhole: true } };
}

/** The same where only a part of the message was recorded. */
function invalidInPart(text: string): ApiError {
  return { statusCode: 400, type: INVALID, code: null, message: { text, isWhole: false } };
}

/** The same where no one recorded the message. */
const INVALID_SOMEHOW: ApiError = { statusCode: 400, type: INVALID, code: null, message: null };

/** An error that pages or observations name by its status and type alone. */
function named(statusCode: number, type: string): ApiError {
  return { statusCode, type, code: null, message: null };
}

/** The errors, named after what they find in a request, and after what happens to an account or the service. */
export const ERRORS = {
  // The parameters of a chat completion.
  fixedValue: certain(
    invalid("invalid {parameter}: only {value} is allowed for this model"),
    "models",
    "observed",
  ),
  outOfRange: inferred(INVALID_SOMEHOW, "guide"),
  severalChoicesAtLowTemperature: certain(INVALID_SOMEHOW, "guide"),
  wrongType: certain(
    invalidInPart("the `{parameter}` field in the request (expected type {expected}) is illegal"),
    "observed",
  ),
  missingMember: certain(INVALID_SOMEHOW, "chat"),
  topLogprobsWithoutLogprobs: certain(
    invalid("Invalid request: logprobs must be set to true if top_logprobs is used"),
    "observed",
  ),
  tooManyStopTexts: certain(
    invalid("stop array too long. Expected an array with maximum length {maximum}, but got {count}"),
    "observed",
  ),
  longStopText: certain(INVALID_SOMEHOW, "chat"),
  thinkingCannotBeDisabled: certain(
    invalid("invalid thinking: only type=enabled is allowed for this model"),
    "thinking",
    "observed",
  ),
  unknownThinking: certain(INVALID_SOMEHOW, "thinking", "observed"),
  unknownResponseFormat: inferred(INVALID_SOMEHOW, "responseFormat"),

  // Its tools.
  toolChoiceWhileThinking: certain(
    invalid("tool_choice '{choice}' is incompatible with thinking enabled"),
    "observed",
  ),
  unknownToolChoice: certain(INVALID_SOMEHOW, "observed"),
  requiredWithoutTools: certain(INVALID_SOMEHOW, "toolChoice", "observed"),
  tooManyTools: certain(INVALID_SOMEHOW, "chat"),
  unknownToolType: certain(INVALID_SOMEHOW, "observed"),
  functionName: certain(
    invalid(
      "Invalid request: function name is invalid, must start with a letter and can contain letters, numbers, underscores, and dashes",
    ),
    "observed",
  ),
  duplicateFunction: inferred(INVALID_SOMEHOW, "observed"),
  parametersNoObject: certain(
    invalidInPart('tools.function.parameters.type is required and must be "object"'),
    "chat",
    "observed",
  ),
  schema: certain(
    invalid(
      "Invalid request: tools.function.parameters is not a valid moonshot flavored json schema, details: <At path '{path}': {detail}>",
    ),
    "observed",
  ),
  undefinedRequiredProperty: certain(INVALID_SOMEHOW, "observed"),

  // Its messages.
  noMessages: certain(invalid("Invalid request: messages must not be empty"), "observed"),
  unknownRole: certain(invalid(`invalid request: ${ROLE_ERROR.value}`), ...ROLE_ERROR.source),
  emptyMessage: certain(
    invalid("Invalid request: the message at position {position} with role '{role}' must not be empty"),
    "observed",
  ),
  emptyText: certain(invalid("Invalid request: text content is empty"), "observed"),
  unknownPart: certain(
    invalidInPart(
      "the message at position {position} with role '{role}' contains an invalid part type: {type}",
    ),
    "observed",
  ),
  remoteImage: certain(invalid("Invalid request: unsupported image url: {url}"), "vision", "observed"),
  // The observed message is about a message without an id.
  unknownToolCall: certain(invalidInPart("tool_call_id {id} is not found"), "toolCalls", "observed"),
  unansweredToolCall: certain(INVALID_SOMEHOW, "toolCalls"),
  duplicateToolCall: certain(invalid("Invalid request: tool call id {id} is duplicated"), "observed"),
  missingReasoning: certain(
    invalid(
      "thinking is enabled but reasoning_content is missing in assistant tool call message at index {position}",
    ),
    "thinking",
    "observed",
  ),

  // Models, endpoints and their limits.
  unknownModel: certain(
    {
      statusCode: Number(NOT_FOUND_STATUS),
      type: NOT_FOUND_TYPE ?? null,
      code: null,
      message: { text: "Not found the model {model} or Permission denied", isWhole: true },
    },
    ...UNKNOWN_MODEL_ERROR.source,
  ),
  unknownModelOfResponses: certain(
    { statusCode: Number(RESPONSES_STATUS), type: null, code: RESPONSES_CODE ?? null, message: null },
    ...UNKNOWN_MODEL_ERROR.source,
  ),
  unknownEndpoint: inferred(
    { statusCode: 404, type: null, code: null, message: { text: "url.not_found", isWhole: false } },
    "observed",
  ),
  invalidPurpose: certain(
    invalidInPart("Invalid purpose: {purpose}, only `file-extract`, `batch`"),
    "errors",
  ),
  unsupportedResponsesToolChoice: certain(
    invalidInPart('unsupported tool_choice value: "{value}"'),
    "responses",
    "observed",
  ),
  unsupportedValue: inferred(INVALID_SOMEHOW, "batch", "responses"),

  // The key, the account and the service.
  missingKey: certain(named(401, "incorrect_api_key_error"), "errors", "observed"),
  wrongKey: certain(named(401, "invalid_authentication_error"), "errors", "observed"),
  permissionDenied: certain(named(403, "permission_denied_error"), "errors"),
  quotaExceeded: certain(named(429, "exceeded_current_quota_error"), "errors", "observed"),
  rateLimitReached: certain(named(429, "rate_limit_reached_error"), "errors", "observed"),
  engineOverloaded: certain(named(429, "engine_overloaded_error"), "errors", "observed"),
  contentFilter: certain(named(400, "content_filter"), "errors"),
  contextTooLong: certain(
    invalid("Invalid request: Your request exceeded model token limit: {limit} (requested: {requested})"),
    "observed",
  ),
  serverError: certain(named(500, "server_error"), "errors"),
} as const satisfies Readonly<Record<string, Fact<ApiError>>>;

export type ErrorId = keyof typeof ERRORS;

/** What is wrong with the schema of a function's parameters, for the message of `schema`. */
export const SCHEMA_ERRORS = {
  propertyNoObject: certain("property schema for '{name}' must be an object", "observed"),
  propertiesNoObject: inferred("properties must be an object", "observed"),
  itemsNoObject: certain("items must be an object", "observed"),
  foreignReference: certain("references must start with #/$defs/", "observed"),
  enumOfAnotherType: certain("enum value ({value}) does not match any type in [{types}]", "observed"),
} as const satisfies Readonly<Record<string, Fact<string>>>;

export type SchemaErrorId = keyof typeof SCHEMA_ERRORS;
