import { defineConfig } from "vitest/config";

const integration = ["tests/integration/**/*.test.ts"];
/** What needs the network and a minute or two: not part of `npm test`. */
const full = ["tests/full/**/*.test.ts"];

export default defineConfig({
  // The example application imports the plugin as its users do.
  resolve: { alias: [{ find: /^eslint-plugin-kimi$/u, replacement: `${import.meta.dirname}/src/index.ts` }] },
  test: {
    testTimeout: 30_000,
    slowTestThreshold: 5_000,
    // Loading the parser, TypeScript and the SDK's types for each file would take longer than most files do.
    isolate: false,
    // Vitest leaves one core idle otherwise: half of what a small machine has.
    maxWorkers: "100%",
    reporters: ["default", "./tests/summary-reporter.ts"],
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["tests/**/*.test.ts"], exclude: [...integration, ...full] },
      },
      {
        extends: true,
        test: {
          name: "full",
          include: full,
          isolate: true,
          globalSetup: "./tests/full/setup.ts",
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        // The rule tables once more, with a comment in every gap of every edit.
        test: { name: "every-gap", include: ["tests/rules/*.test.ts"], env: { EVERY_GAP: "yes" } },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: integration,
          isolate: true,
          globalSetup: "./tests/integration/setup.ts",
          testTimeout: 120_000,
        },
      },
    ],
  },
});
