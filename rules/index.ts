/** The table of rules. */
import type { KimiRule } from "../src/rule.js";
import noDeprecatedFunctions from "./no-deprecated-functions.js";
import noMultipleChoicesAtZeroTemperature from "./no-multiple-choices-at-zero-temperature.js";
import noPythonIdioms from "./no-python-idioms.js";
import noUnsupportedToolChoice from "./no-unsupported-tool-choice.js";
import requireKimiBaseUrl from "./require-kimi-base-url.js";
import requireStreamOptions from "./require-stream-options.js";
import temperatureRange from "./temperature-range.js";

const all: readonly KimiRule[] = [
  noDeprecatedFunctions,
  noMultipleChoicesAtZeroTemperature,
  noPythonIdioms,
  noUnsupportedToolChoice,
  requireKimiBaseUrl,
  requireStreamOptions,
  temperatureRange,
];

export const rules: Readonly<Record<string, KimiRule>> = Object.fromEntries(
  all.map((rule) => [rule.name, rule]),
);
