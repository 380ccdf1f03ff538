/** Fixing programs as `eslint --fix` does, and running them in processes of their own. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import ts from "typescript";
import plugin from "../../src/index.js";
import { ROUTE, type Session } from "../support/kimi-server/index.js";

const linter = new Linter({ configType: "flat" });

export interface Fixed {
  readonly code: string;
  /** The rules of the reports that are left, in their order. */
  readonly left: readonly string[];
}

/**
 * A program after `eslint --fix` with the recommended preset.
 * @param kimi The value of `settings.kimi`.
 */
export function fix(file: string, code: string, kimi: object = {}): Fixed {
  const config: Linter.Config[] = [
    { files: ["**/*.{ts,mts,cts}"], languageOptions: { parser } },
    { files: ["**/*.cjs"], languageOptions: { sourceType: "commonjs" } },
    { ...plugin.configs.recommended, settings: { kimi } },
  ];
  const { output, messages } = linter.verifyAndFix(code, config, { filename: file });
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${file}:${fatal.line}: ${fatal.message}\n${output}`);
  return { code: output, left: messages.map(({ ruleId }) => ruleId?.replace("kimi/", "") ?? "") };
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with a version of the SDK, in which programs run. */
export class Workshop {
  readonly folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "eslint-plugin-kimi-"));
  #runs = 0;

  /** @param modules The folder `node_modules` with the SDK. */
  constructor(modules: string) {
    symlinkSync(modules, path.join(this.folder, "node_modules"));
  }

  /**
   * Runs a program to its end, or for half a minute; its requests reach the session, whatever host they are meant for.
   * TypeScript loses its types first.
   */
  run(
    file: string,
    code: string,
    session: Session,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Finished> {
    this.#runs += 1;
    const folder = path.join(this.folder, String(this.#runs));
    mkdirSync(folder);
    const [name, text] = asJavaScript(file, code);
    writeFileSync(path.join(folder, name), text);
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ["--import", ROUTE, name], {
        cwd: folder,
        env: { ...process.env, NO_COLOR: "1", ...session.environment, ...environment },
        stdio: ["ignore", "pipe", "pipe"],
        timeout: 30_000,
      });
      let stdout = "";
      let stderr = "";
      child.stdout.setEncoding("utf8").on("data", (part: string) => (stdout += part));
      child.stderr.setEncoding("utf8").on("data", (part: string) => (stderr += part));
      child.on("error", reject);
      child.on("close", (exitCode) => {
        resolve({ code: exitCode, stdout, stderr });
      });
    });
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
