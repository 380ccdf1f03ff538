import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What a finished process leaves. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, without colours. */
export async function run(
  command: string,
  parameters: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: folder,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/** Runs a script of this Node in a folder. */
export async function runNode(parameters: readonly string[], folder: string): Promise<Finished> {
  return run(process.execPath, parameters, folder);
}

/** Files of a project: content by path. */
export type Files = Readonly<Record<string, string>>;

/** Writes a project below a folder and returns its own folder. */
export function writeProject(parent: string, name: string, files: Files): string {
  const folder = path.join(parent, name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

/** One line of the findings formatter. */
export interface Finding {
  readonly file: string;
  readonly place: string;
  readonly severity: string;
  readonly rule: string;
  readonly messageId: string;
  readonly edits: string;
  readonly code: string;
}

/** What an ESLint run found, and how it ended. */
export interface LintRun extends Finished {
  readonly files: number;
  readonly findings: readonly Finding[];
}

/** Runs the ESLint of an installation on a project in it. */
export async function runESLint(
  installation: string,
  folder: string,
  parameters: readonly string[] = ["."],
): Promise<LintRun> {
  const eslint = path.join(installation, "node_modules/eslint/bin/eslint.js");
  const formatter = path.join(import.meta.dirname, "findings-formatter.mjs");
  const finished = await runNode([eslint, "--format", formatter, ...parameters], folder);
  const [files = "", ...lines] = finished.stdout.trimEnd().split("\n");
  return { ...finished, files: Number.parseInt(files, 10), findings: lines.map(readFinding) };
}

function readFinding(line: string): Finding {
  const [file = "", place = "", severity = "", rule = "", messageId = "", edits = "", code = ""] =
    line.split("\t");
  return { file, place, severity, rule, messageId, edits, code };
}
