/** The program library, executed: with OpenAI and with Kimi, before and after `--fix`. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KIMI_HOSTS } from "../../src/contract/index.js";
import { type Behaviour, type KimiServer, type Session, startServer } from "../support/kimi-server/index.js";
import { FIXED, type Program, UNCHANGED } from "./library.js";
import { type Finished, fix, Workshop } from "./run.js";

/** Three processes at the side of all other tests. */
const LONG = 120_000;

let server: KimiServer;
let workshop: Workshop;

beforeAll(async () => {
  server = await startServer();
  workshop = new Workshop(path.resolve(import.meta.dirname, "../../node_modules"));
});
afterAll(async () => {
  workshop.remove();
  await server.close();
});

function read({ file }: Program): string {
  return readFileSync(path.join(import.meta.dirname, "files", file), "utf8");
}

interface Run extends Finished {
  readonly session: Session;
}

async function run(program: Program, code: string, as: Behaviour): Promise<Run> {
  const session = server.open({ as, script: program.script });
  return { ...(await workshop.run(program.file, code, session, program.environment)), session };
}

function strict({ contract }: Program): Behaviour {
  return contract ?? "kimi";
}

/** Each once, in the order in which they first come. */
function distinct(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

/** The program works with OpenAI, unless its mistake is its own; what it prints. */
async function expectToWorkWithOpenAI(program: Program): Promise<string> {
  const { code, stdout, stderr, session } = await run(program, read(program), "openai");
  if (program.dies === undefined) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(session.rest).toEqual([]);
    expect(session.requests.flatMap(({ status, errors }) => (status === 429 ? [] : errors))).toEqual([]);
  } else expect(stderr).toContain(program.dies);
  return stdout;
}

/** The program is in the library for what Kimi has against it, or for its own mistake. */
async function expectToNeedMigration(program: Program): Promise<void> {
  const { stderr, session } = await run(program, read(program), strict(program));
  const { rejected = [], ignored = [], dies } = program;
  expect(distinct(session.requests.map(({ errors }) => errors))).toEqual(rejected);
  expect(distinct(session.requests.map((request) => request.ignored))).toEqual(ignored);
  if (dies === undefined) expect([...rejected, ...ignored]).not.toEqual([]);
  else expect(stderr).toContain(dies);
}

describe.concurrent("a program that is fixed", () => {
  it.each(FIXED)(
    "$file",
    async (program) => {
      const printed = await expectToWorkWithOpenAI(program);
      await expectToNeedMigration(program);

      const fixed = fix(program.file, read(program), program.kimi);
      expect(fixed.code).not.toBe(read(program));
      expect(fixed.left).toEqual(program.left ?? []);
      const { code, stdout, stderr, session } = await run(program, fixed.code, strict(program));
      expect({ code, stderr }, fixed.code).toEqual({ code: 0, stderr: "" });
      for (const { status, errors, ignored, host } of session.requests) {
        // The script lets some requests fail.
        expect(status === 429 ? [] : errors, fixed.code).toEqual([]);
        expect(ignored, fixed.code).toEqual([]);
        expect(KIMI_HOSTS).toContain(host);
      }
      expect(session.rest).toEqual([]);
      // Functions ran in the same order with the same arguments: each prints them.
      expect(stdout).toBe(program.output ?? printed);
    },
    LONG,
  );
});

describe.concurrent("a program that needs a person", () => {
  it.each(UNCHANGED)(
    "$file",
    async (program) => {
      await expectToWorkWithOpenAI(program);
      await expectToNeedMigration(program);
      const { code, left } = fix(program.file, read(program), program.kimi);
      expect(code).toBe(read(program));
      expect([...new Set(left)]).toEqual(program.left);
    },
    LONG,
  );
});

it("every program is in one of the tables once", () => {
  const files = [...FIXED, ...UNCHANGED].map(({ file }) => file);
  expect(files.filter((file, index) => files.indexOf(file) < index)).toEqual([]);
});

it(
  "the programs compile before and after",
  () => {
    const before = [...FIXED, ...UNCHANGED].map((program) => ({
      name: `before/${program.file}`,
      code: read(program),
    }));
    const after = FIXED.map((program) => ({
      name: `after/${program.file}`,
      code: fix(program.file, read(program), program.kimi).code,
    }));
    expect(workshop.typeErrors([...before, ...after])).toEqual([]);
  },
  LONG,
);
