/** Runs the text of a program in this process, with the SDK and against a session in this process. */
import { runInThisContext } from "node:vm";
import OpenAI, { type ClientOptions } from "openai";
import ts from "typescript";
import type { Behaviour, RecordedRequest, Script } from "./kimi-server/index.js";
import { openLocally } from "./kimi-server/in-process.js";

export interface TextRun {
  readonly requests: readonly RecordedRequest[];
  /** What it prints, line by line. */
  readonly printed: readonly string[];
  /** What it ends with, if nobody catches it. */
  readonly error: string | null;
}

export interface RunOptions {
  readonly as: Behaviour;
  readonly script: Script;
  /** Whether answers show what the script says of the model's thoughts, also those of OpenAI. */
  readonly showsReasoning?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** What else the program finds, by name. */
  readonly given?: Readonly<Record<string, unknown>>;
  readonly isTypeScript?: boolean;
}

/** The forms in which programs import the SDK: only where there are types to take out, the compiler is asked. */
const IMPORTS = [
  [/^import \* as (\w+) from ["']openai["'];?/gmu, "const $1 = require('openai');"],
  [/^import (\w+) from ["']openai["'];?/gmu, "const $1 = require('openai').default;"],
  [/^import (\{[^}]*\}) from ["']openai["'];?/gmu, "const $1 = require('openai');"],
] as const;

function isRun(value: unknown): value is (...given: readonly unknown[]) => Promise<void> {
  return typeof value === "function";
}

function asScript(code: string, isTypeScript: boolean): string {
  if (isTypeScript)
    return ts.transpileModule(code, {
      compilerOptions: {
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2022,
        esModuleInterop: true,
      },
    }).outputText;
  return IMPORTS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), code);
}

/** Runs a program, an ES module or one of CommonJS, until its last statement is done. */
export async function runText(
  code: string,
  { as, script, showsReasoning = false, environment = {}, given = {}, isTypeScript = false }: RunOptions,
): Promise<TextRun> {
  const session = openLocally(as, script, showsReasoning);
  const printed: string[] = [];
  class Client extends OpenAI {
    constructor(options: ClientOptions = {}) {
      super({ ...options, apiKey: "key", fetch: session.fetch, maxRetries: 0 });
    }
  }
  const names = {
    require: () => Object.assign(Client, { __esModule: true, default: Client, OpenAI: Client }),
    exports: {},
    console: {
      log: (...values: readonly unknown[]) => {
        printed.push(
          values.map((value) => (value === undefined ? "undefined" : JSON.stringify(value))).join(" "),
        );
      },
    },
    process: { env: environment },
    ...given,
  };
  const run: unknown = runInThisContext(
    `(async (${Object.keys(names).join()}) => {${asScript(code, isTypeScript)}\n})`,
  );
  if (!isRun(run)) throw new Error("This is no function.");
  let error: string | null = null;
  try {
    await run(...Object.values(names));
  } catch (thrown) {
    error = String(thrown);
  }
  return { requests: session.requests, printed, error };
}
