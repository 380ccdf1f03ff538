/**
 * Runs programs one after the other in this process, so that the SDK is loaded once: `node host.mjs <jobs> <results>`.
 * Each program is a module of its own that finds its own environment, arguments and input; what it prints and throws is
 * caught; it is over when nothing is left to wait for. A program that leaves something open after an error takes this
 * process with it: whoever started it then starts another one for the rest.
 */
import { appendFileSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";

/** How long a program may go on after an error that nobody caught, and at all. */
const GRACE = 1_000;
const LIMIT = 30_000;
/** What Node exits with where a module waits for something that never comes. */
const UNSETTLED = 13;

const [, , jobsFile, resultsFile] = process.argv;
/** @type {{ file: string, environment: Record<string, string>, input: string }[]} */
const jobs = JSON.parse(readFileSync(jobsFile, "utf8"));
const environment = { ...process.env };
const { exit } = process;

/** What `process.exit` throws: the program goes no further. */
class Exit extends Error {}

let stdout = "";
let stderr = "";
/** The exit code that was asked for, or that follows from an error. */
let code;
let isSettled = true;
let index = -1;
let timer;

process.stdout.write = catching((text) => (stdout += text));
process.stderr.write = catching((text) => (stderr += text));

function catching(add) {
  return (chunk, encoding, callback) => {
    add(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString());
    const done = typeof encoding === "function" ? encoding : callback;
    if (done) process.nextTick(done);
    return true;
  };
}

process.exit = (asked = process.exitCode ?? 0) => {
  code ??= Number(asked);
  limit(GRACE);
  throw new Exit("The program ends here.");
};

function fail(error) {
  if (error instanceof Exit) return;
  stderr += `${inspect(error)}\n`;
  code ??= 1;
  limit(GRACE);
}
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);

/** Gives the program this much time from now on. */
function limit(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (code === undefined) stderr += "The program does not end.\n";
    code ??= null;
    finish();
    exit(0);
  }, milliseconds).unref();
}

function finish() {
  clearTimeout(timer);
  const end = isSettled ? (process.exitCode ?? 0) : UNSETTLED;
  const result = { code: code === undefined ? Number(end) : code, stdout, stderr };
  appendFileSync(resultsFile, `${JSON.stringify(result)}\n`);
}

function start({ file, environment: own, input }) {
  stdout = "";
  stderr = "";
  code = undefined;
  process.exitCode = undefined;
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment, own);
  process.argv = [process.argv[0], file];
  process.chdir(path.dirname(file));
  Object.defineProperty(process, "stdin", { configurable: true, value: Readable.from([input]) });
  limit(LIMIT);
  if (file.endsWith(".cjs")) {
    try {
      createRequire(file)(file);
    } catch (error) {
      fail(error);
    }
    return;
  }
  isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  import(pathToFileURL(file).href).then(settle, (error) => {
    settle();
    fail(error);
  });
}

/** Nothing is left to wait for: the program is over, and the next one starts. */
process.on("beforeExit", () => {
  if (index >= 0) finish();
  isSettled = true;
  index += 1;
  if (index >= jobs.length) {
    process.exitCode = 0;
    return;
  }
  // A program that has nothing to wait for comes to its end here, too.
  setImmediate(() => undefined);
  start(jobs[index]);
});
