/**
 * Programs that are put together at random, before and after `--fix`. `GENERATED_RUNS` and `GENERATED_SEED` make it longer:
 * what was run once stands in `docs/testing.md`.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { check, typeProblems } from "./check.js";
import { program } from "./programs.js";

const RUNS = Number(process.env["GENERATED_RUNS"] ?? 500);
const SEED = Number(process.env["GENERATED_SEED"] ?? 20_261_125);
/** So many programs are generated and checked before the next seed. */
const BATCH = 500;
/** How many of the fixed programs in TypeScript are compiled, in the first of ten batches. */
const COMPILED = 15;

it("a fix keeps what a program does", async () => {
  let fixed = 0;
  const failures: string[] = [];
  const reports = new Map<string, number>();
  for (let done = 0; done < RUNS; done += BATCH) {
    const typed: { before: string; after: string }[] = [];
    const property = fc.asyncProperty(program, async (generated) => {
      const { problems, output, rules } = await check(generated);
      if (output !== generated.code) fixed += 1;
      const isTyped = generated.file === "generated.ts" && output !== generated.code;
      if (isTyped && typed.length < COMPILED) typed.push({ before: generated.code, after: output });
      for (const rule of rules) reports.set(rule, (reports.get(rule) ?? 0) + 1);
      expect(problems, `${generated.code}\n--- after:\n${output}`).toEqual([]);
    });
    const details = await fc.check(property, { numRuns: Math.min(BATCH, RUNS - done), seed: SEED + done });
    const found = details.failed ? [String(details.errorInstance)] : [];
    if (done % (10 * BATCH) === 0) found.push(...typeProblems(typed));
    failures.push(...found);
    if (RUNS > BATCH)
      console.log(done + BATCH, "programs,", fixed, "fixed", Object.fromEntries(reports), found);
  }
  expect(failures).toEqual([]);
  // Otherwise the test says little.
  expect(fixed).toBeGreaterThan(RUNS / 3);
}, 100_000_000);
