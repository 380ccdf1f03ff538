#!/usr/bin/env node
/** `eslint-plugin-kimi inventory [paths…]`: how big a migration is, before anyone writes a configuration. */
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { PACKAGE_VERSION } from "../package.js";
import { collect } from "./collect.js";
import { findFiles } from "./files.js";
import { loadTools, MissingToolError } from "./project.js";
import { asJson, asText } from "./report.js";

const USAGE = `Usage: eslint-plugin-kimi inventory [--json] [paths…]

Lists every call of the OpenAI SDK in the files and folders that are named (default: the current folder), and what
Kimi would do with it. Runs on the project's own ESLint and TypeScript parser, reads no configuration, leaves out what
.gitignore and .eslintignore name, and changes nothing.

  --json     print JSON instead of a table
  --help     print this text
  --version  print the version`;

/** Ends the command with a message for its user. */
class UsageError extends Error {}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help === true || values.version === true) {
    print(values.help === true ? USAGE : PACKAGE_VERSION);
    return;
  }
  const [command, ...paths] = positionals;
  if (command !== "inventory") {
    throw new UsageError(command === undefined ? USAGE : `There is no command "${command}".\n\n${USAGE}`);
  }
  const folder = process.cwd();
  const tools = await loadTools(folder);
  const given = paths.length > 0 ? paths : ["."];
  const files = await findFiles(given.map((one) => path.resolve(folder, one)));
  const inventory = await collect(files, folder, tools, (done) => {
    showProgress(done, files.length);
  });
  print(values.json === true ? asJson(inventory) : asText(inventory));
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A counter on the terminal, none where the output goes elsewhere. */
function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < all ? `\r${done} of ${all} files` : "\r\u001B[K");
}

try {
  await main();
} catch (error) {
  const isExpected = error instanceof UsageError || error instanceof MissingToolError;
  process.stderr.write(
    `${isExpected || !(error instanceof Error) ? String(error instanceof Error ? error.message : error) : (error.stack ?? error.message)}\n`,
  );
  process.exitCode = 2;
}
