/**
 * Mutation testing. `npm run mutation` (tests/mutation.mjs) runs this once for each part, with the tests that are meant
 * for it.
 */
export default {
  testRunner: "in-process",
  plugins: ["./tests/mutation/runner.mjs"],
  // In the sandbox, next to the sources.
  buildCommand: "tsc -p tests/mutation/tsconfig.json",
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  ignorePatterns: ["dist", "docs", "reports"],
  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { allowColor: false, reportTests: false, allowEmojis: false },
  tempDirName: ".stryker-tmp",
  cleanTempDir: "always",
  concurrency: 1,
  dryRunTimeoutMinutes: 20,
};
