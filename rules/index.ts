/** The table of rules. */
import type { KimiRule } from "../src/rule.js";
import noDeprecatedFunctions from "./no-deprecated-functions.js";
import noDeveloperRole from "./no-developer-role.js";
import noFixedSamplingParameters from "./no-fixed-sampling-parameters.js";
import noMultipleChoicesAtZeroTemperature from "./no-multiple-choices-at-zero-temperature.js";
import noPythonIdioms from "./no-python-idioms.js";
import noUnsupportedEndpoint from "./no-unsupported-endpoint.js";
import noUnsupportedModel from "./no-unsupported-model.js";
import noUnsupportedToolChoice from "./no-unsupported-tool-choice.js";
import preserveReasoningContent from "./preserve-reasoning-content.js";
import requireKimiBaseUrl from "./require-kimi-base-url.js";
import requireStreamOptions from "./require-stream-options.js";
import temperatureRange from "./temperature-range.js";
import validToolCalls from "./valid-tool-calls.js";

const all: readonly KimiRule[] = [
  noDeprecatedFunctions,
  noDeveloperRole,
  noFixedSamplingParameters,
  noMultipleChoicesAtZeroTemperature,
  noPythonIdioms,
  noUnsupportedEndpoint,
  noUnsupportedModel,
  noUnsupportedToolChoice,
  preserveReasoningContent,
  requireKimiBaseUrl,
  requireStreamOptions,
  temperatureRange,
  validToolCalls,
];

export const rules: Readonly<Record<string, KimiRule>> = Object.fromEntries(
  all.map((rule) => [rule.name, rule]),
);
