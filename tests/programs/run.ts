/** Fixing programs as `eslint --fix` does, and running them in a process for each version of the SDK. */
import { spawn } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import ts from "typescript";
import plugin from "../../src/index.js";
import { ROUTE } from "../support/kimi-server/index.js";
import { member, textOf } from "../support/kimi-server/json.js";

const HOST = path.join(import.meta.dirname, "host.mjs");

const linter = new Linter({ configType: "flat" });

export interface Fixed {
  readonly code: string;
  /** The rules of the reports that are left, in their order. */
  readonly left: readonly string[];
}

/** The recommended preset. */
export function configWith(kimi: object): Linter.Config[] {
  return [
    { files: ["**/*.{ts,mts,cts}"], languageOptions: { parser } },
    { files: ["**/*.cjs"], languageOptions: { sourceType: "commonjs" } },
    { ...plugin.configs.recommended, settings: { kimi } },
  ];
}

function nameOf({ ruleId }: Linter.LintMessage): string {
  return ruleId?.replace("kimi/", "") ?? "";
}

/**
 * A program after `eslint --fix` with the recommended preset.
 * @param kimi The value of `settings.kimi`.
 */
export function fix(file: string, code: string, kimi: object = {}): Fixed {
  const { output, messages } = linter.verifyAndFix(code, configWith(kimi), { filename: file });
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${file}:${fatal.line}: ${fatal.message}\n${output}`);
  return { code: output, left: messages.map(nameOf) };
}

/** A program after one suggestion. */
export interface Suggested {
  readonly rule: string;
  readonly id: string;
  readonly code: string;
  /** What it says; what the reports say where it repairs several. */
  readonly texts: readonly string[];
}

/** A program after each suggestion of the recommended preset, one at a time. */
export function suggestionsOf(file: string, code: string, kimi: object = {}): readonly Suggested[] {
  const messages = linter.verify(code, configWith(kimi), file);
  return messages.flatMap((message) =>
    (message.suggestions ?? []).map(({ desc, messageId = "", fix: { range, text } }) => ({
      rule: nameOf(message),
      id: messageId,
      code: code.slice(0, range[0]) + text + code.slice(range[1]),
      texts: messageId.endsWith("Together") ? messages.map((other) => other.message) : [desc],
    })),
  );
}

export interface Finished {
  /** Null where the program did not end. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of a program. */
export interface Job {
  readonly file: string;
  readonly code: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What a person types. */
  readonly input?: string | undefined;
}

/** A folder with a version of the SDK, in which programs run. */
export class Workshop {
  readonly folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "eslint-plugin-kimi-"));
  #runs = 0;

  /** @param packages The folders of the packages that programs import, by name. */
  constructor(packages: Readonly<Record<string, string>>) {
    for (const [name, folder] of Object.entries(packages)) {
      const link = path.join(this.folder, "node_modules", name);
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(folder, link);
    }
  }

  /**
   * Runs programs one after the other, each to its end or for half a minute; their requests reach the session that their
   * environment names, whatever host they are meant for. TypeScript loses its types first.
   */
  async run(jobs: readonly Job[]): Promise<Finished[]> {
    const prepared = jobs.map(({ file, code, environment, input = "" }) => {
      this.#runs += 1;
      const folder = path.join(this.folder, String(this.#runs));
      mkdirSync(folder);
      const [name, text] = asJavaScript(file, code);
      writeFileSync(path.join(folder, name), text);
      return { file: path.join(folder, name), environment, input };
    });
    const finished: Finished[] = [];
    // A program that leaves something open takes the process with it: another one runs the rest.
    while (finished.length < jobs.length) {
      const results = await this.#host(prepared.slice(finished.length));
      if (results.length === 0) throw new Error("The host of the programs ends without a result.");
      finished.push(...results);
    }
    return finished;
  }

  async #host(jobs: readonly object[]): Promise<Finished[]> {
    this.#runs += 1;
    const jobsFile = path.join(this.folder, `jobs-${this.#runs}.json`);
    const resultsFile = path.join(this.folder, `results-${this.#runs}.jsonl`);
    writeFileSync(jobsFile, JSON.stringify(jobs));
    writeFileSync(resultsFile, "");
    await new Promise<void>((resolve, reject) => {
      const parameters = ["--no-deprecation", "--import", ROUTE, HOST, jobsFile, resultsFile];
      const child = spawn(process.execPath, parameters, {
        env: { ...process.env, NO_COLOR: "1" },
        stdio: ["ignore", "inherit", "inherit"],
      });
      child.on("error", reject);
      child.on("close", () => {
        resolve();
      });
    });
    const lines = readFileSync(resultsFile, "utf8").split("\n");
    return lines.filter((line) => line !== "").map(readResult);
  }

  /** What TypeScript says of programs, all compiled at once; it says nothing of those in JavaScript. */
  typeErrors(programs: readonly { readonly name: string; readonly code: string }[]): string[] {
    const folder = path.join(this.folder, "types");
    const files = programs.map(({ name, code }) => {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, code);
      return file;
    });
    const program = ts.createProgram(files.filter(isTypeScript), {
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      moduleDetection: ts.ModuleDetectionKind.Force,
      typeRoots: [path.join(this.folder, "node_modules/@types")],
      types: ["node"],
      strict: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      noEmit: true,
    });
    return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
      const line = file ? ts.getLineAndCharacterOfPosition(file, start).line + 1 : 0;
      const name = file ? path.relative(folder, file.fileName) : "";
      return `${name}:${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function readResult(line: string): Finished {
  const result: unknown = JSON.parse(line);
  const code = member(result, "code");
  return {
    code: typeof code === "number" ? code : null,
    stdout: textOf(member(result, "stdout")),
    stderr: textOf(member(result, "stderr")),
  };
}

function isTypeScript(file: string): boolean {
  return /\.[cm]?ts$/u.test(file);
}

/** The name and the text that Node runs. */
function asJavaScript(file: string, code: string): [name: string, code: string] {
  if (!isTypeScript(file)) return [file, code];
  const isCommonJs = file.endsWith(".cts");
  const { outputText } = ts.transpileModule(code, {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: isCommonJs ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext,
      esModuleInterop: true,
    },
  });
  return [file.replace(/\.[cm]?ts$/u, isCommonJs ? ".cjs" : ".mjs"), outputText];
}
