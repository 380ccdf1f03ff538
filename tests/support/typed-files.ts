/** Files that are linted with type information, in a program of their own. */
import path from "node:path";
import * as typescriptParser from "@typescript-eslint/parser";
import { Linter, type RuleContext } from "@typescript-eslint/utils/ts-eslint";
import ts from "typescript";
import kimi from "../../src/index.js";
import { usageOf, type Usage } from "../../src/sdk/usage.js";
import { parseSettings } from "../../src/settings.js";

/** So that the SDK's types are found in our `node_modules`. */
const ROOT = path.resolve(import.meta.dirname, "..");

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

export interface TypedReport {
  readonly rule: string;
  readonly messageId: string;
  readonly line: number;
  readonly edits: readonly string[];
}

/** Files by name, which can import each other and the SDK. */
export class TypedFiles {
  readonly #files: ReadonlyMap<string, string>;
  readonly #program: ts.Program;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = new Map(
      Object.entries(files).map(([name, text]) => [path.join(ROOT, name).replaceAll("\\", "/"), text]),
    );
    this.#program = ts.createProgram([...this.#files.keys()], OPTIONS, this.#host());
  }

  #host(): ts.CompilerHost {
    const host = ts.createCompilerHost(OPTIONS);
    const files = this.#files;
    const isFolder = (name: string): boolean => [...files.keys()].some((file) => file.startsWith(`${name}/`));
    return {
      ...host,
      fileExists: (name) => files.has(name) || host.fileExists(name),
      readFile: (name) => files.get(name) ?? host.readFile(name),
      directoryExists: (name) => isFolder(name) || ts.sys.directoryExists(name),
      realpath: (name) => (files.has(name) ? name : ts.sys.realpath?.(name)) ?? name,
      getSourceFile: (name, language) => {
        const text = files.get(name);
        return text === undefined
          ? host.getSourceFile(name, language)
          : ts.createSourceFile(name, text, language, true);
      },
    };
  }

  /** What the compiler has against the files. */
  get errors(): readonly string[] {
    return ts
      .getPreEmitDiagnostics(this.#program)
      .map(({ file, messageText }) =>
        [path.basename(file?.fileName ?? ""), ts.flattenDiagnosticMessageText(messageText, "\n")].join(": "),
      );
  }

  /** Looks at where one file uses the SDK. */
  usage<Result>(name: string, read: (usage: Usage) => Result): Result {
    const results: Result[] = [];
    this.#verify(name, {
      plugins: {
        probe: {
          rules: {
            probe: {
              create: ({ sourceCode, filename }: RuleContext<string, unknown[]>) => ({
                Program: () => {
                  results.push(read(usageOf(sourceCode, filename, parseSettings({}))));
                },
              }),
            },
          },
        },
      },
      rules: { "probe/probe": "error" },
    });
    const [result] = results;
    if (result === undefined) throw new Error(`${name} was not linted.`);
    return result;
  }

  /** What the strict preset reports in one file. */
  reports(name: string): readonly TypedReport[] {
    return this.#verify(name, kimi.configs.strict).map(
      ({ ruleId, messageId, line, fix, suggestions }): TypedReport => ({
        rule: ruleId ?? "",
        messageId: messageId ?? "",
        line,
        edits: [...(fix ? ["fix"] : []), ...(suggestions ?? []).map((one) => one.messageId ?? "")],
      }),
    );
  }

  #verify(name: string, config: object) {
    const file = path.join(ROOT, name).replaceAll("\\", "/");
    const linter = new Linter({ configType: "flat", cwd: ROOT });
    const messages = linter.verify(
      this.#files.get(file) ?? "",
      [
        {
          files: ["**/*.ts"],
          languageOptions: { parser: typescriptParser, parserOptions: { programs: [this.#program] } },
        },
        { files: ["**/*.ts"], ...config },
      ],
      file,
    );
    const fatal = messages.find((message) => message.fatal);
    if (fatal) throw new Error(`${name}: ${fatal.message}`);
    return messages;
  }
}
