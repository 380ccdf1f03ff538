/** What the analysis says of random programs, held against what they do when they run. */
import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Alternative, Condition, ObjectShape, Value } from "../../src/values/types.js";
import { Probed } from "../support/values.js";
import { ENVIRONMENTS, ProgramWriter, PROPERTIES, run, type Environment } from "./programs.js";

/** `RUNS=20000 SEED=7` runs more programs, and other ones. */
const numRuns = Number(process.env["RUNS"] ?? 500);
const seed = Number(process.env["SEED"] ?? 1);

/** Objects in objects are compared this far: programs can put an object into itself. */
const MAXIMUM_DEPTH = 3;

/** What the analysis says that the run contradicts; null where nothing does. */
function contradiction(
  shape: ObjectShape,
  observed: unknown,
  environment: Environment,
  depth = 0,
): string | null {
  if (depth >= MAXIMUM_DEPTH) return null;
  const found = isObject(observed) ? observed : {};
  const names = new Set<string>([...PROPERTIES, ...Object.keys(found)]);
  for (const name of names) {
    const value = shape.get(name);
    if (!allows(value, found[name], environment, depth)) {
      return `${name} is ${inspect(found[name])} where ${JSON.stringify(environment)}, not ${shown(value)}`;
    }
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Whether a value can be what was observed: as one of its alternatives that the environment allows, or as it is open. */
function allows(value: Value, observed: unknown, environment: Environment, depth: number): boolean {
  if (value.open !== null) return true;
  return value.alternatives.some(
    (alternative) =>
      holds(alternative.conditions, environment) && matches(alternative, observed, environment, depth),
  );
}

function matches(
  alternative: Alternative,
  observed: unknown,
  environment: Environment,
  depth: number,
): boolean {
  switch (alternative.kind) {
    case "absent":
      return observed === undefined;
    case "constant":
      return Object.is(alternative.value, observed);
    case "object":
      return (
        isObject(observed) && contradiction(alternative.shape, observed, environment, depth + 1) === null
      );
    default:
      return false;
  }
}

/** Whether nothing in the environment contradicts the conditions, as far as they are about it alone. */
function holds(conditions: readonly Condition[], { c0, c1 }: Environment): boolean {
  const known: Record<string, boolean> = {
    "global c0": c0,
    "global c1": c1,
    "(global c0 && global c1)": c0 && c1,
  };
  return conditions.every(({ test, outcome }) => (known[test] ?? outcome) === outcome);
}

function shown({ alternatives, open }: Value): string {
  const texts = alternatives.map((alternative) => {
    const value = alternative.kind === "constant" ? JSON.stringify(alternative.value) : alternative.kind;
    const conditions = alternative.conditions.map(({ test, outcome }) => `${outcome ? "" : "!"}${test}`);
    return conditions.length > 0 ? `${value} if ${conditions.join(" & ")}` : value;
  });
  return `${texts.join(" | ")}${open === null ? "" : `, open: ${open}`}`;
}

describe("random programs", () => {
  it("do nothing that the analysis rules out", async () => {
    const statistics = { observed: 0, closed: 0, open: 0 };
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (generate) => {
        const code = new ProgramWriter((count) => generate(fc.nat, count - 1)).write();
        const probed = new Probed(code, { filename: "file.js" });
        const shape = probed.values.shapeOf(probed.expression);
        for (const environment of ENVIRONMENTS) {
          for (const observed of await run(code, environment)) {
            statistics.observed += 1;
            for (const name of PROPERTIES) statistics[shape.get(name).open === null ? "closed" : "open"] += 1;
            const problem = contradiction(shape, observed, environment);
            if (problem !== null) throw new Error(`${problem}\n${code}`);
          }
        }
      }),
      { numRuns, seed, unbiased: true },
    );
    // The programs get to their probes, and the analysis does not evade the question.
    expect(statistics.observed).toBeGreaterThan(numRuns);
    expect(statistics.closed).toBeGreaterThan(statistics.open);
  }, 600_000);
});
