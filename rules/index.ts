/** The table of rules. */
import type { KimiRule } from "../src/rule.js";
import noDeprecatedFunctions from "./no-deprecated-functions.js";
import noFixedSamplingParameters from "./no-fixed-sampling-parameters.js";
import noMultipleChoicesAtZeroTemperature from "./no-multiple-choices-at-zero-temperature.js";
import noUnsupportedToolChoice from "./no-unsupported-tool-choice.js";
import requireStreamOptions from "./require-stream-options.js";
import temperatureRange from "./temperature-range.js";

const all: readonly KimiRule[] = [
  noDeprecatedFunctions,
  noFixedSamplingParameters,
  noMultipleChoicesAtZeroTemperature,
  noUnsupportedToolChoice,
  requireStreamOptions,
  temperatureRange,
];

export const rules: Readonly<Record<string, KimiRule>> = Object.fromEntries(
  all.map((rule) => [rule.name, rule]),
);
