/** The presets, built from what each rule says of itself. */
import type { ESLint, Linter } from "eslint";
import { rules } from "../rules/index.js";
import type { KimiRule, PresetEntry } from "./rule.js";

export type ConfigName = "recommended" | "strict" | "all";

/** One config object per preset. They have no `files`: which files are linted is the project's decision. */
export function buildConfigs(plugin: ESLint.Plugin, namespace: string): Record<ConfigName, Linter.Config> {
  const config = (name: ConfigName, entryOf: (rule: KimiRule) => PresetEntry): Linter.Config => ({
    name: `${namespace}/${name}`,
    plugins: { [namespace]: plugin },
    rules: Object.fromEntries(
      Object.values(rules).flatMap((rule) => {
        const entry = entryOf(rule);
        if (entry === null) return [];
        // Each preset gets an array of its own: ESLint's types have no read-only ones.
        const level: Linter.RuleEntry = typeof entry === "string" ? entry : [entry[0], entry[1]];
        return [[`${namespace}/${rule.name}`, level]];
      }),
    ),
  });
  return {
    recommended: config("recommended", (rule) => rule.presets.recommended),
    strict: config("strict", (rule) => rule.presets.strict),
    all: config("all", () => "error"),
  };
}
