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
          globalSetup: "./tests/full/setup.ts",
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: integration,
          globalSetup: "./tests/integration/setup.ts",
          testTimeout: 120_000,
        },
      },
    ],
  },
});
