import { defineConfig } from "eslint/config";
import tsParser from "@typescript-eslint/parser";
import kimi from "eslint-plugin-kimi";

export default defineConfig([
  // Without this block ESLint neither visits nor parses .ts files.
  { files: ["**/*.ts"], languageOptions: { parser: tsParser } },
  kimi.configs.recommended,
]);
