/** The presets, built from what each rule says of itself. */
import type { ESLint, Linter } from "eslint";
import { rules } from "../rules/index.js";
import type { KimiRule, Level } from "./rule.js";

export type ConfigName = "recommended" | "strict" | "all";

/** One config object per preset. They have no `files`: which files are linted is the project's decision. */
export function buildConfigs(plugin: ESLint.Plugin, namespace: string): Record<ConfigName, Linter.Config> {
  const config = (name: ConfigName, levelOf: (rule: KimiRule) => Level | null): Linter.Config => ({
    name: `${namespace}/${name}`,
    plugins: { [namespace]: plugin },
    rules: Object.fromEntries(
      Object.values(rules).flatMap((rule) => {
        const level = levelOf(rule);
        return level === null ? [] : [[`${namespace}/${rule.name}`, level]];
      }),
    ),
  });
  return {
    recommended: config("recommended", (rule) => rule.presets.recommended),
    strict: config("strict", (rule) => rule.presets.strict),
    all: config("all", () => "error"),
  };
}
