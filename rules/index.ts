/** The table of rules. */
import type { KimiRule } from "../src/rule.js";
import noUnsupportedToolChoice from "./no-unsupported-tool-choice.js";
import temperatureRange from "./temperature-range.js";

const all: readonly KimiRule[] = [noUnsupportedToolChoice, temperatureRange];

export const rules: Readonly<Record<string, KimiRule>> = Object.fromEntries(all.map((rule) => [rule.name, rule]));
