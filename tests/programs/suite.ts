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
import { type Finished, fix, type Fixed, Workshop } from "./run.js";

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

function read({ file }: Program): string {
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
}

/** Runs programs with one version of the SDK. */
async function runAll(
  server: KimiServer,
  workshop: Workshop,
  programs: readonly Program[],
): Promise<ReadonlyMap<string, Runs>> {
  const phases = programs.flatMap((program) => {
    const { script, environment, input, contract } = program;
    return [
      { code: read(program), as: "openai" as const },
      { code: read(program), as: contract ?? ("kimi" as const) },
      { code: fixed(program).code, as: contract ?? ("kimi" as const) },
    ].map(({ code, as }: { readonly code: string; readonly as: Behaviour }) => {
      const session = server.open({ as, script });
      const job = {
        file: program.file,
        code,
        environment: { ...session.environment, ...environment },
        input,
      };
      return { session, job };
    });
  });
  const finished = await workshop.run(phases.map(({ job }) => job));
  const runs = phases.flatMap(({ session }, index) => {
    const result = finished[index];
    return result ? [{ ...result, session }] : [];
  });
  return new Map(
    programs.flatMap(({ file }, index) => {
      const [openai, before, after] = runs.slice(3 * index);
      return openai && before && after ? [[file, { openai, before, after }]] : [];
    }),
  );
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
    });

    it.runIf(compiles)(
      "the programs compile before and after",
      () => {
        const before = programs.map((program) => ({ name: `before/${program.file}`, code: read(program) }));
        const after = programs
          .filter((program) => FIXED.includes(program))
          .map((program) => ({ name: `after/${program.file}`, code: fixed(program).code }));
        expect(workshop.typeErrors([...before, ...after])).toEqual([]);
      },
      LONG,
    );
  });
}
