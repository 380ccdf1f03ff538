import { defineConfig } from "vitest/config";

/** The tests that a mutation run asks for: `MUTATION_TESTS`, patterns with commas between them. */
const include = (process.env["MUTATION_TESTS"] ?? "tests/rules/**/*.test.ts").split(",");

export default defineConfig({ test: { include, testTimeout: 60_000, isolate: false } });
