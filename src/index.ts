/** ESLint rules for moving code from OpenAI to Moonshot's Kimi API. */
import type { ESLint, Linter } from "eslint";
import { rules } from "../rules/index.js";
import { buildConfigs } from "./configs.js";
import { PACKAGE_NAME, PACKAGE_VERSION } from "./package.js";
import { asEslintRules } from "./rule.js";

const NAMESPACE = "kimi";

/** An ESLint plugin with presets, each of them one config object. */
type Plugin = ESLint.Plugin & { readonly configs: Record<"recommended" | "strict" | "all", Linter.Config> };

const base = {
  meta: { name: PACKAGE_NAME, version: PACKAGE_VERSION, namespace: NAMESPACE },
  rules: asEslintRules(rules),
} satisfies ESLint.Plugin;
// The presets refer to the plugin that holds them: they are added to the object that they name.
const plugin: Plugin = Object.assign(base, { configs: buildConfigs(base, NAMESPACE) });

export default plugin;
export { plugin as "module.exports" };
