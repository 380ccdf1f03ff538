/** What type-checks against the SDK before an edit type-checks after it: for all rules, with the TypeScript compiler. */
import path from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { readCase } from "../support/cases.js";
import { applyEdit } from "../support/edits.js";
import { CaseLinter } from "../support/lint.js";

interface Sample {
  readonly name: string;
  /** The labels of the edits that are offered, in source order. */
  readonly edits: readonly string[];
  readonly code: string;
}

const PRELUDE = `import OpenAI from "openai";
declare const client: OpenAI;
declare const cold: boolean;
type Definition = OpenAI.Chat.ChatCompletionCreateParams.Function;
const model = "gpt-4";
const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [];
`;

/** A module that samples import from. */
const DEFINITIONS = `import type OpenAI from "openai";
export const functions: OpenAI.Chat.ChatCompletionCreateParams.Function[] = [];
export const search = { name: "search", parameters: { type: "object" } };
export const registry: { functions?: OpenAI.Chat.ChatCompletionCreateParams.Function[] } = {};
`;

const SAMPLES: readonly Sample[] = [
  {
    name: "a list in an inline request",
    edits: ["useTools"],
    code: `await client.chat.completions.create({ model, messages, functions: [{ name: "a" }, { name: "b", parameters: {} }] });`,
  },
  {
    name: "a request in a constant without a type",
    edits: ["useTools"],
    code: `const request = { model, messages, functions: [{ name: "a" }] };
await client.chat.completions.create(request);`,
  },
  {
    name: "a request in a constant with a type",
    edits: ["useTools", "useToolChoice"],
    code: `const request: OpenAI.Chat.ChatCompletionCreateParamsNonStreaming = {
  model, messages, functions: [{ name: "a" }], function_call: "auto",
};
await client.chat.completions.create(request);`,
  },
];

const FOLDER = import.meta.dirname;
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
  types: [],
};

interface Edited {
  readonly label: string;
  readonly code: string;
}

/** The code after each edit that any rule offers, applied alone. */
function editsOf(code: string): Edited[] {
  const linter = new CaseLinter(rules["no-deprecated-functions"], readCase(code), rules, "file.ts");
  const linted = linter.lint(code, "all");
  if (!linted.parses) throw new Error(linted.error);
  return linted.allReports.flatMap(({ fix, messageId, suggestions }) => [
    ...(fix ? [{ label: `fix of ${messageId}`, code: applyEdit(linted.sourceCode, fix) }] : []),
    ...suggestions.map((edit) => ({ label: edit.messageId, code: applyEdit(linted.sourceCode, edit) })),
  ]);
}

/** What the compiler says about each of the modules, which all lie in this folder. */
function diagnose(modules: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => modules.has(file) || fileExists(file);
  host.readFile = (file) => modules.get(file) ?? readFile(file);
  const program = ts.createProgram([...modules.keys()], OPTIONS, host);
  return new Map(
    [...modules.keys()].map((file) => {
      const source = program.getSourceFile(file);
      const diagnostics = source ? [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)] : [];
      return [file, diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))];
    }),
  );
}

describe("types", () => {
  const samples = SAMPLES.map((sample, index) => {
    const code = PRELUDE + sample.code;
    const variants = editsOf(code).map(({ label, code: text }, edit) => {
      return { label, text, file: path.join(FOLDER, `sample-${index}-edit-${edit}.ts`) };
    });
    return { ...sample, code, variants, file: path.join(FOLDER, `sample-${index}.ts`) };
  });
  let diagnostics: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    diagnostics = diagnose(
      new Map([
        [path.join(FOLDER, "definitions.ts"), DEFINITIONS],
        ...samples.flatMap(({ file, code, variants }) => [
          [file, code] as const,
          ...variants.map((variant) => [variant.file, variant.text] as const),
        ]),
      ]),
    );
  });

  it.each(samples)("$name", ({ file, code, edits, variants }) => {
    expect(diagnostics.get(file), code).toEqual([]);
    expect(variants.map(({ label }) => label)).toEqual(edits);
    for (const variant of variants) expect(diagnostics.get(variant.file), variant.text).toEqual([]);
  });
});
