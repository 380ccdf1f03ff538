/** Runs the text of a program in this process, with the SDK and against a session in this process. */
import { setImmediate } from "node:timers/promises";
import { runInThisContext } from "node:vm";
import OpenAI, { type ClientOptions } from "openai";
import ts from "typescript";
import type { Behaviour, RecordedRequest, Script } from "./kimi-server/index.js";
import { openLocally } from "./kimi-server/in-process.js";
import { unknownScope } from "./unknown.js";

/** A client that a program makes. */
interface MadeClient {
  readonly baseURL: string;
  readonly apiKey: string;
  /** The options that the program gives. */
  readonly options: object;
}

export interface TextRun {
  readonly clients: readonly MadeClient[];
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
  /** Whether names that the program does not declare are stand-ins, instead of errors. */
  readonly allowsUnknown?: boolean;
}

/** The forms in which programs import the SDK: only where there are types to take out, the compiler is asked. */
const IMPORTS = [
  [/^import \* as (\w+) from ["']openai["'];?/gmu, "const $1 = require('openai');"],
  [/^import (\w+) from ["']openai["'];?/gmu, "const $1 = require('openai').default;"],
  [/^import (\{[^}]*\}) from ["']openai["'];?/gmu, "const $1 = require('openai');"],
] as const;

/** A program that sends more requests than this never ends. */
const MAXIMUM_REQUESTS = 40;

/** A module that is not there, with any member. */
function others(name: string): object {
  return new Proxy(
    { __esModule: true },
    { get: (_, key): unknown => Reflect.get(unknownScope([]), `${name}:${String(key)}`) },
  );
}

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
        jsx: ts.JsxEmit.React,
      },
      fileName: "program.tsx",
    }).outputText;
  return IMPORTS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), code);
}

/** Runs a program, an ES module or one of CommonJS, until its last statement is done. */
export async function runText(
  code: string,
  { as, script, showsReasoning = false, environment = {}, given = {}, ...options }: RunOptions,
): Promise<TextRun> {
  const session = openLocally(as, script, showsReasoning);
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const send: typeof fetch = (input, init) => {
    if (session.requests.length < MAXIMUM_REQUESTS) return session.fetch(input, init);
    stop();
    return new Promise(() => undefined);
  };
  const clients: MadeClient[] = [];
  const printed: string[] = [];
  class Client extends OpenAI {
    constructor(options: ClientOptions = {}) {
      const { apiKey } = options;
      const key = typeof apiKey === "string" ? apiKey : "the key in the environment";
      super({ ...options, apiKey: key, fetch: send, maxRetries: 0 });
      clients.push({ baseURL: JSON.stringify(this.baseURL), apiKey: key, options });
    }
  }
  const names = {
    require: (name: string) =>
      name === "openai"
        ? Object.assign(Client, { __esModule: true, default: Client, OpenAI: Client })
        : others(name),
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
  const { isTypeScript = false, allowsUnknown = false } = options;
  // A piece of code has errors of its own that nobody catches.
  const listeners = process.listeners("unhandledRejection");
  if (allowsUnknown)
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", () => undefined);
  let error: string | null = null;
  try {
    const text = asScript(code, isTypeScript);
    const run: unknown = runInThisContext(
      `(function (scope, ${Object.keys(names).join()}) { with (scope) { return (async () => {${text}\n})(); } })`,
    );
    if (!isRun(run)) throw new Error("This is no function.");
    await Promise.race([
      run(allowsUnknown ? unknownScope(Object.keys(names)) : {}, ...Object.values(names)),
      stopped,
    ]);
  } catch (thrown) {
    error = String(thrown);
  }
  // What nobody waits for is sent as well.
  for (let turn = 0; turn < 4; turn++) await setImmediate();
  if (allowsUnknown) {
    process.removeAllListeners("unhandledRejection");
    for (const listener of listeners) process.on("unhandledRejection", listener);
  }
  return { clients, requests: session.requests, printed, error };
}
