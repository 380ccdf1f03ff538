/** Whole programs are fixed literally, and run for real before and after, with the SDK against a server on this machine. */
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import rule from "../../rules/no-deprecated-functions.js";
import { readCase } from "../support/cases.js";
import { FUNCTION_PROGRAMS } from "../support/function-programs.js";
import { startFunctionServer, type FunctionServer, type ModelCall } from "../support/function-server.js";
import { CaseLinter } from "../support/lint.js";
import { diagnose } from "../support/type-check.js";
import { runProgram } from "../support/run-program.js";

/** The names that the model programs give to the argument of their functions. */
const ARGUMENTS: Readonly<Record<string, { readonly function: string; readonly argument: string }>> = {
  "guide.cjs": { function: "search", argument: "query" },
  "helpers.ts": { function: "lookup", argument: "key" },
  "loop.ts": { function: "list", argument: "genre" },
  "recursion.ts": { function: "search", argument: "text" },
  "single.ts": { function: "get_current_weather", argument: "location" },
  "switch.ts": { function: "weather", argument: "city" },
  "while.ts": { function: "time", argument: "zone" },
};

it("compiles with the SDK's installed version, before and after", () => {
  const programs = FUNCTION_PROGRAMS.filter(({ filename }) => filename.endsWith(".ts"));
  const modules = programs.flatMap(({ filename, before, after }): [string, string][] => [
    [path.join(import.meta.dirname, `before-${filename}`), before],
    [path.join(import.meta.dirname, `after-${filename}`), after],
  ]);
  for (const [file, messages] of diagnose(new Map(modules), { types: ["node"] }))
    expect(messages, file).toEqual([]);
});

describe.each(FUNCTION_PROGRAMS)("$name", ({ filename, before, after }) => {
  const called = ARGUMENTS[filename];
  const call = (value: string): ModelCall => {
    return { name: called?.function ?? "", arguments: JSON.stringify({ [called?.argument ?? ""]: value }) };
  };
  const servers: FunctionServer[] = [];
  const start = async (turns: readonly (readonly ModelCall[])[]): Promise<FunctionServer> => {
    const server = await startFunctionServer(turns);
    servers.push(server);
    return server;
  };
  let oneByOne: FunctionServer;
  let atOnce: FunctionServer;

  beforeAll(async () => {
    oneByOne = await start([[call("first")], [call("second")]]);
    atOnce = await start([[call("first"), call("second")]]);
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
  });

  it("is fixed", () => {
    const linter = new CaseLinter(rule, readCase(before), {}, filename);
    expect(linter.fixRepeatedly(before, "tested").output).toBe(after);
  });

  it("does the same with one call per turn", async () => {
    const [first, second] = [
      await runProgram(before, oneByOne.fetch),
      await runProgram(after, oneByOne.fetch),
    ];
    expect(first.ran[0]).toContain("first");
    expect(first.printed.at(-1)).toBe("That is all.");
    expect(second).toEqual(first);
  });

  it("runs several calls of one turn in order, and answers each", async () => {
    const run = await runProgram(after, atOnce.fetch);
    expect(run.ran).toEqual([expect.stringContaining("first"), expect.stringContaining("second")]);
    expect(run.printed.at(-1)).toBe("That is all.");
  });
});
