/** What holds for each program with each version of the SDK: with OpenAI and with Kimi, before and after `--fix`. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KIMI_HOSTS } from "../../src/contract/index.js";
import {
  type Behaviour,
  type KimiServer,
  type RecordedRequest,
  type Session,
  startServer,
} from "../support/kimi-server/index.js";
import { FIXED, type Program, UNCHANGED } from "./library.js";
import { brokenPromises, type Wire } from "../wire/promises.js";
import { type Finished, fix, type Fixed, type Job, type Suggested, suggestionsOf, Workshop } from "./run.js";

/** One process beside all other tests. */
const LONG = 120_000;

/** The package of each major version of the SDK, the oldest first. */
const PACKAGES = new Map([
  [4, "openai-4"],
  [5, "openai-5"],
  [6, "openai"],
  [7, "openai-7"],
]);

export const PROGRAMS: readonly Program[] = [...FIXED, ...UNCHANGED];

/** The majors of the SDK that have what a program uses, the oldest first. */
export function majorsOf({ sdk: { from = 4, until = 7 } = {} }: Program): readonly number[] {
  return [...PACKAGES.keys()].filter((major) => major >= from && major <= until);
}

export function read({ file }: Program): string {
  return readFileSync(path.join(import.meta.dirname, "files", file), "utf8");
}

const allFixed = new Map<Program, Fixed>();

/** A program after `--fix`. */
function fixed(program: Program): Fixed {
  const result = allFixed.get(program) ?? fix(program.file, read(program), program.kimi);
  allFixed.set(program, result);
  return result;
}

/** A folder in which programs find a major version of the SDK. */
function workshopFor(major: number): Workshop {
  const modules = path.resolve(import.meta.dirname, "../../node_modules");
  const sdk = PACKAGES.get(major);
  if (sdk === undefined) throw new Error(`No version ${major} of the SDK is installed.`);
  return new Workshop({
    openai: path.join(modules, sdk),
    zod: path.join(modules, "zod"),
    "@types/node": path.join(modules, "@types/node"),
  });
}

interface Run extends Finished {
  readonly session: Session;
}

/** The three runs of a program. */
interface Runs {
  readonly openai: Run;
  readonly before: Run;
  readonly after: Run;
  /** With OpenAI, after each suggestion alone. */
  readonly suggested: readonly { readonly suggestion: Suggested; readonly run: Run }[];
}

/** Runs programs with one version of the SDK. */
async function runAll(
  server: KimiServer,
  workshop: Workshop,
  programs: readonly Program[],
): Promise<ReadonlyMap<string, Runs>> {
  const plan = programs.map((program) => {
    const strict = program.contract ?? "kimi";
    const code = read(program);
    return {
      program,
      phases: [
        phaseOf(server, program, code, "openai"),
        phaseOf(server, program, code, strict),
        phaseOf(server, program, fixed(program).code, strict),
      ],
      suggested: suggestionsOf(program.file, code, program.kimi).map((suggestion) => ({
        suggestion,
        phase: phaseOf(server, program, suggestion.code, "openai"),
      })),
    };
  });
  const all = plan.flatMap(({ phases, suggested }) => [...phases, ...suggested.map(({ phase }) => phase)]);
  const finished = await workshop.run(all.map(({ job }) => job));
  const runOf = (phase: Phase | undefined): Run => {
    const result = phase && finished[all.indexOf(phase)];
    if (!result) throw new Error("A program did not run.");
    return { ...result, session: phase.session };
  };
  return new Map(
    plan.map(({ program, phases: [openai, before, after], suggested }): [string, Runs] => [
      program.file,
      {
        openai: runOf(openai),
        before: runOf(before),
        after: runOf(after),
        suggested: suggested.map(({ suggestion, phase }) => ({ suggestion, run: runOf(phase) })),
      },
    ]),
  );
}

/** A run that is to come. */
interface Phase {
  readonly session: Session;
  readonly job: Job;
}

function phaseOf(
  server: KimiServer,
  { file, script, environment, input }: Program,
  code: string,
  as: Behaviour,
): Phase {
  const session = server.open({ as, script });
  return { session, job: { file, code, environment: { ...session.environment, ...environment }, input } };
}

/** Each once, in the order in which they first come. */
function distinct(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

/** What is wrong with a request; nothing where the script lets it fail. */
function errorsOf({ status, errors }: RecordedRequest): readonly string[] {
  return status === 429 || status >= 500 ? [] : errors;
}

/** The program works with OpenAI, unless its mistake is its own. */
function expectToWorkWithOpenAI({ dies }: Program, { code, stderr, session }: Run): void {
  if (dies === undefined) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(session.rest).toEqual([]);
    expect(session.requests.flatMap(errorsOf)).toEqual([]);
  } else expect(stderr).toContain(dies);
}

/** The program is in the library for what Kimi has against it, or for its own mistake. */
function expectToNeedMigration(program: Program, { stderr, session }: Run): void {
  const { rejected = [], ignored = [], dies } = program;
  expect(distinct(session.requests.map(({ errors }) => errors))).toEqual(rejected);
  expect(distinct(session.requests.map((request) => request.ignored))).toEqual(ignored);
  if (dies === undefined) expect([...rejected, ...ignored]).not.toEqual([]);
  else expect(stderr).toContain(dies);
}

function expectToBeFixed(program: Program, openai: Run, { code, stdout, stderr, session }: Run): void {
  const after = fixed(program);
  expect(after.code).not.toBe(read(program));
  expect(after.left).toEqual(program.left ?? []);
  expect({ code, stderr }, after.code).toEqual({ code: 0, stderr: "" });
  for (const request of session.requests) {
    expect(errorsOf(request), after.code).toEqual([]);
    expect(request.ignored, after.code).toEqual(program.stillIgnored ?? []);
    expect(KIMI_HOSTS).toContain(request.host);
  }
  expect(session.rest).toEqual([]);
  // Functions ran in the same order with the same arguments: each prints them.
  expect(stdout).toBe(program.output ?? openai.stdout);
}

function wireOf({ session }: Run): readonly Wire[] {
  return session.requests.map(({ host, path: at, headers, body }) => ({
    host,
    path: at,
    key: headers["authorization"] ?? "",
    body,
  }));
}

/** After each suggestion the program sends what it sent before, but for what the suggestion says. */
function expectSuggestionsToKeepTheirWord({ openai, suggested }: Runs): void {
  for (const { suggestion, run } of suggested) {
    const { rule, id, code, texts } = suggestion;
    expect(brokenPromises(rule, { ids: [id], texts }, wireOf(openai), wireOf(run)), code).toEqual([]);
    expect(run.session.requests.length, code).toBeGreaterThan(0);
  }
}

function expectToStay(program: Program): void {
  const { code, left } = fixed(program);
  expect(code).toBe(read(program));
  expect([...new Set(left)]).toEqual(program.left);
}

/** Runs and checks programs with a major version of the SDK. */
export function describeWith(major: number, programs: readonly Program[], compiles: boolean): void {
  describe(`openai ${major}`, () => {
    let server: KimiServer;
    let workshop: Workshop;
    let runs: ReadonlyMap<string, Runs>;

    beforeAll(async () => {
      server = await startServer();
      workshop = workshopFor(major);
      runs = await runAll(server, workshop, programs);
    }, LONG);
    afterAll(async () => {
      workshop.remove();
      await server.close();
    });

    it.each(programs)("$file: $why", (program) => {
      const ran = runs.get(program.file);
      if (!ran) throw new Error("The program did not run.");
      expectToWorkWithOpenAI(program, ran.openai);
      expectToNeedMigration(program, ran.before);
      if (FIXED.includes(program)) expectToBeFixed(program, ran.openai, ran.after);
      else expectToStay(program);
      expectSuggestionsToKeepTheirWord(ran);
    });

    it.runIf(compiles)(
      "the programs compile before and after",
      () => {
        const before = programs.map((program) => ({ name: `before/${program.file}`, code: read(program) }));
        const after = programs
          .filter((program) => FIXED.includes(program))
          .map((program) => ({ name: `after/${program.file}`, code: fixed(program).code }));
        const suggested = programs.flatMap((program) =>
          suggestionsOf(program.file, read(program), program.kimi).map(({ code, id }, index) => ({
            name: `${id}-${index}/${program.file}`,
            code,
          })),
        );
        expect(workshop.typeErrors([...before, ...after, ...suggested])).toEqual([]);
      },
      LONG,
    );
  });
}
