/**
 * Runs the tests for Stryker within one process. Its vitest runner starts vitest anew for each mutant, which takes two
 * seconds; here everything stays loaded, and the next mutant is only switched on. The tests are those of vitest, compiled
 * in the sandbox beforehand, with `stand-in.mjs` in the place of vitest.
 */
import { readdirSync, readFileSync } from "node:fs";
import { register } from "node:module";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { keyOf } from "./key.mjs";
import { collectedTests, collectFile } from "./stand-in.mjs";

/** What composes hundreds of programs at random takes seconds each time. */
const SLOW = /-random|message-programs|replace-programs|differential/u;

/** How many tests come first because they noticed another mutant before. */
const KILLERS = 50;

/** More milliseconds than any test takes. */
const ELSEWHERE = 1_000_000;

/** Where only what survived before is to run: its keys, and for how long at most. */
const { MUTATION_SURVIVORS: survivorsFile, MUTATION_SECONDS: seconds = "Infinity" } = process.env;
const survivors = survivorsFile ? new Set(JSON.parse(readFileSync(survivorsFile, "utf8"))) : null;

/** Stryker counts from zero here, and from one in its report. */
function keyInReport({ location, ...mutant }) {
  const fromOne = ({ line, column }) => ({ line: line + 1, column: column + 1 });
  return keyOf({ ...mutant, location: { start: fromOne(location.start), end: fromOne(location.end) } });
}

class InProcessRunner {
  /** By this object the instrumented code and its runner know of each other. */
  state = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  tests = new Map();
  times = new Map();
  /** Those that noticed the last mutants, the last one first. */
  killers = [];

  capabilities() {
    // Not that it does so: what runs only while a file is loaded is left out, and everything else needs no new start.
    return { reloadEnvironment: true };
  }

  async init() {
    register("./hooks.mjs", import.meta.url);
    const root = process.cwd();
    for (const folder of process.env["MUTATION_TESTS"].split(",")) {
      for (const name of readdirSync(path.join(root, "tests", folder))) {
        if (!name.endsWith(".test.js") || SLOW.test(name)) continue;
        if (survivors && folder !== "rules" && !name.includes("-programs")) continue;
        const file = path.join(root, "tests", folder, name);
        await collectFile(`${folder}/${name}`, () => import(pathToFileURL(file).href));
      }
    }
    for (const test of collectedTests) this.tests.set(test.id, test);
  }

  async dryRun() {
    this.state.activeMutant = undefined;
    const tests = [];
    for (const test of this.tests.values()) {
      this.state.currentTestId = test.id;
      const result = await this.run(test);
      this.times.set(test.id, result.timeSpentMs);
      tests.push(result);
    }
    this.state.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.state.mutantCoverage };
  }

  async mutantRun({ testFilter, hitLimit, activeMutant, disableBail }) {
    if (survivors?.has(keyInReport(activeMutant)) === false) {
      return {
        status: MutantRunStatus.Killed,
        killedBy: [],
        failureMessage: "It was killed before.",
        nrOfTests: 0,
      };
    }
    this.state.activeMutant = activeMutant.id;
    this.state.hitCount = 0;
    this.state.hitLimit = hitLimit;
    const tests = [];
    const end = performance.now() + Number(seconds) * 1000;
    for (const test of this.inOrder(testFilter, activeMutant.fileName)) {
      if (performance.now() > end) break;
      const result = await this.run(test);
      tests.push(result);
      if (result.status !== TestStatus.Failed) continue;
      this.killers = [test.id, ...this.killers.filter((id) => id !== test.id)].slice(0, KILLERS);
      if (!disableBail) break;
    }
    this.state.activeMutant = undefined;
    const limit = determineHitLimitReached(this.state.hitCount, hitLimit);
    return toMutantRunResult(limit ?? { status: DryRunStatus.Complete, tests });
  }

  /**
   * The tests that are asked for, the most promising first: those that noticed the mutants before this one, which are its
   * neighbours; then those of the folder that it stands in; of each of these the quickest.
   */
  inOrder(ids = [...this.tests.keys()], fileName) {
    const folder = `${path.basename(path.dirname(fileName))}/`;
    const recent = this.killers.filter((id) => ids.includes(id));
    const others = ids.filter((id) => !recent.includes(id));
    const cost = (id) => (this.times.get(id) ?? 0) + (id.startsWith(folder) ? 0 : ELSEWHERE);
    return [...recent, ...others.toSorted((one, other) => cost(one) - cost(other))].flatMap(
      (id) => this.tests.get(id) ?? [],
    );
  }

  async run({ id, name, body }) {
    const start = performance.now();
    let failureMessage = null;
    try {
      await body();
    } catch (error) {
      failureMessage = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
    const timeSpentMs = performance.now() - start;
    return failureMessage === null
      ? { id, name, timeSpentMs, status: TestStatus.Success }
      : { id, name, timeSpentMs, status: TestStatus.Failed, failureMessage };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "in-process", InProcessRunner)];
