import { defineConfig } from "vitest/config";

const integration = ["tests/integration/**/*.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    slowTestThreshold: 5_000,
    reporters: ["default", "./tests/summary-reporter.ts"],
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/**/*.test.ts"], exclude: integration } },
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
