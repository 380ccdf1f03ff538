import { defineConfig } from "eslint/config";
import tsParser from "@typescript-eslint/parser";
import kimi from "eslint-plugin-kimi";

export default defineConfig([
  // Without this block ESLint neither visits nor parses .ts files.
  { files: ["**/*.ts"], languageOptions: { parser: tsParser } },
  kimi.configs.recommended,
  {
    // The service moves to this model on this host. Nothing is decided yet for the scripts.
    files: ["src/**", "guide/**"],
    settings: { kimi: { model: "kimi-k3", baseURL: "https://api.moonshot.ai/v1", sdk: "6.49.0" } },
  },
]);
