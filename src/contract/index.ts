/** What Kimi accepts: the door to the data of this folder. */
import { GUIDE } from "./guide.js";
import { LIVE_MODELS, MODEL_ID_PREFIXES } from "./models.js";
import type { Contract } from "./types.js";

export { IMAGE_URL_PREFIXES, PART_TYPES, ROLES_WITH_CONTENT } from "./content.js";
export { ERRORS, SCHEMA_ERRORS, type ApiError, type ErrorId, type SchemaErrorId } from "./errors.js";
export { GUIDE } from "./guide.js";
export {
  accepts,
  endpointOf,
  ENDPOINTS,
  limitOf,
  RESOURCE_METHODS,
  type Endpoint,
  type ParameterLimit,
  type Support,
} from "./endpoints.js";
export {
  BASE_URLS,
  KIMI_BASE_URLS,
  KIMI_CODE_BASE_URLS,
  KIMI_ENVIRONMENT_WORDS,
  KIMI_HOSTS,
  KIMI_KEY_VARIABLE,
  AZURE_PATH,
  OPENAI_HOST,
  PLACEHOLDER_KEY,
  SDK_VARIABLES,
} from "./hosts.js";
export { MESSAGE_ROLES, ROLE_ERROR } from "./messages.js";
export {
  classifyModel,
  KIMI_CODE_MODELS,
  OTHER_VENDORS,
  UNKNOWN_MODEL_ERROR,
  vendorOf,
  type ModelKind,
} from "./model-ids.js";
export { LIVE_MODELS, RECOMMENDED_MODEL, RETIRED_MODELS } from "./models.js";
export {
  PYTHON_CLIENT_OPTIONS,
  RUN_TOOLS_DROPS_REASONING_SINCE,
  runToolsDropsReasoning,
  SENT_LITERALLY,
  STREAM_KEEPS_ALL_REASONING,
  VERSION_3_METHODS,
} from "./sdk.js";
export { acceptedValues, FIXED_PARAMETERS, sharedPins, type AcceptedValues } from "./pins.js";
export { REQUEST_PARAMETERS } from "./parameters.js";
export { FUNCTION_NAME, MAXIMUM_TOOLS, TOOL_CALL_IDS, TOOL_TYPES } from "./tools.js";
export {
  DEPENDENT_PARAMETERS,
  FINISH_REASONS,
  PARAMETER_TYPES,
  REQUIRED_PARAMETERS,
  RESPONSE_FORMATS,
  THINKING,
  type JsonType,
} from "./values.js";
export type { ParameterRule, PinnedValue, RequestParameter, ToolChoiceForm } from "./parameters.js";
export type { Contract, Fact, Status } from "./types.js";

/** The contract of a live model, or null for ids that are retired, of another vendor or not in the table. */
export function contractOf(model: string): Contract | null {
  return LIVE_MODELS.find((live) => live.id === model)?.contract ?? null;
}

/** Whether an id is one of Moonshot's, live, retired or newer than the table. */
export function isKimiModel(model: string): boolean {
  return MODEL_ID_PREFIXES.some((prefix) => model.startsWith(prefix));
}

/** The models from the newest to the oldest whose contract satisfies a condition. */
export function modelsThat(accept: (contract: Contract) => boolean): string[] {
  return LIVE_MODELS.filter((live) => accept(live.contract)).map((live) => live.id);
}

/** The temperature up to which the guide allows only one choice. */
export const GUIDE_ONE_CHOICE_TEMPERATURE = GUIDE.oneChoiceUpToTemperature?.value ?? 0;
