/**
 * Mutation testing. `npm run mutation` (tests/mutation.mjs) runs this once for each part, with the tests that are meant
 * for it: a rule's own table, or the tests of the core.
 */
export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts" },
  plugins: ["@stryker-mutator/vitest-runner"],
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  ignorePatterns: ["dist", "docs", "reports"],
  reporters: ["clear-text", "json"],
  clearTextReporter: { allowColor: false, reportTests: false, allowEmojis: false },
  tempDirName: ".stryker-tmp",
  cleanTempDir: "always",
  concurrency: 1,
};
