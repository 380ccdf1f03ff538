/** Runs the text of a program that uses the SDK, against a server of ours. */
import OpenAI, { type ClientOptions } from "openai";
import { runInThisContext } from "node:vm";
import ts from "typescript";

export interface ProgramRun {
  /** What the program printed; an error that it ended with counts as print. */
  readonly printed: readonly string[];
  /** The functions that it ran, in order, each with its argument. */
  readonly ran: readonly string[];
}

type Run = (
  require: (module: string) => unknown,
  exports: object,
  console: { log(...values: unknown[]): void },
  run: (name: string, argument: unknown) => string,
) => Promise<void>;

function isRun(value: unknown): value is Run {
  return typeof value === "function";
}

/**
 * Runs a program to its end: TypeScript or JavaScript, of which each client talks through `fetch`.
 * @param stopped ends the run where a program would never do so.
 */
export async function runProgram(
  code: string,
  fetchFromServer: typeof fetch,
  stopped = new Promise<void>(() => undefined),
): Promise<ProgramRun> {
  const { outputText } = ts.transpileModule(code.replace(/^main\(\);$/mu, "await main();"), {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  const run: unknown = runInThisContext(`(async (require, exports, console, run) => {${outputText}\n})`);
  if (!isRun(run)) throw new Error("This is no function.");
  const printed: string[] = [];
  const ran: string[] = [];
  class Client extends OpenAI {
    constructor(options: ClientOptions = {}) {
      super({ ...options, apiKey: "key", fetch: fetchFromServer, maxRetries: 0 });
    }
  }
  const log = (...values: unknown[]): void => {
    printed.push(
      values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(" "),
    );
  };
  const runFunction = (name: string, argument: unknown): string => {
    ran.push(`${name}(${JSON.stringify(argument)})`);
    if (argument === "fail") throw new Error("It failed.");
    return `result of ${name} ${String(argument)}`;
  };
  try {
    const ended = run(
      () => ({ __esModule: true, default: Client, OpenAI: Client }),
      {},
      { log },
      runFunction,
    );
    await Promise.race([ended, stopped]);
  } catch (error) {
    printed.push(String(error));
  }
  return { printed, ran };
}
