/** What must hold for a program and what `--fix` makes of it. */
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter, type SourceCode } from "eslint";
import { contractOf, GUIDE } from "../../src/contract/index.js";
import plugin from "../../src/index.js";
import { calls, says, type RecordedRequest } from "../support/kimi-server/index.js";
import { checkRequest } from "../support/kimi-server/check-request.js";
import { textOf } from "../support/kimi-server/json.js";
import { runText, type TextRun } from "../support/run-text.js";
import { diagnose } from "../support/type-check.js";
import { GIVEN, type GeneratedProgram } from "./programs.js";

const linter = new Linter({ configType: "flat" });

function configFor({ file, kimi }: GeneratedProgram): Linter.Config {
  const { rules, ...all } = plugin.configs.all;
  return {
    ...all,
    files: [file],
    languageOptions: file.endsWith(".ts")
      ? { parser }
      : { sourceType: file.endsWith(".cjs") ? "commonjs" : "module" },
    settings: { kimi },
    ...(rules ? { rules } : {}),
  };
}

export interface Checked {
  /** What is wrong; nothing if all is well. */
  readonly problems: readonly string[];
  /** The fixed code; that of the program if there is no fix. */
  readonly output: string;
  /** The rules that reported something, each as often as it did. */
  readonly rules: readonly string[];
}

interface Linted {
  readonly messages: readonly Linter.LintMessage[];
  readonly source: SourceCode | null;
}

function lint(program: GeneratedProgram, code: string): Linted {
  const messages = linter.verify(code, configFor(program), program.file);
  const isParsed = messages.every(({ fatal }) => fatal !== true);
  return { messages, source: isParsed ? linter.getSourceCode() : null };
}

/** As many as ESLint makes. */
const MAXIMUM_PASSES = 10;

/** The code after one pass of `--fix`. As in ESLint, a fix that touches an earlier one waits. */
function pass(code: string, messages: readonly Linter.LintMessage[]): string {
  const fixes = messages.flatMap(({ fix }) => fix ?? []);
  fixes.sort((one, other) => one.range[0] - other.range[0] || one.range[1] - other.range[1]);
  let output = "";
  let position = 0;
  let previous = -1;
  for (const { range, text } of fixes) {
    if (range[0] <= previous) continue;
    output += code.slice(position, range[0]) + text;
    position = previous = range[1];
  }
  return output + code.slice(position);
}

/** All that is wrong with the fix of a program. */
export async function check(program: GeneratedProgram): Promise<Checked> {
  const { code } = program;
  const before = lint(program, code);
  const fatal = before.messages.find((message) => message.fatal);
  if (fatal || !before.source) throw new Error(`${fatal?.line ?? 0}: ${fatal?.message ?? ""}\n${code}`);
  const rules = before.messages.flatMap(({ ruleId }) => ruleId ?? []);
  let output = code;
  let after = before;
  for (let made = 0; made < MAXIMUM_PASSES && after.messages.some(({ fix }) => fix); made++) {
    output = pass(output, after.messages);
    after = lint(program, output);
    if (after.source) continue;
    return { problems: [`It does not parse: ${after.messages[0]?.message ?? ""}`], output, rules };
  }
  if (output === code || !after.source) return { problems: [], output, rules };
  const problems = [
    ...atRest(after),
    ...fewerReports(before, after),
    ...commentsKept(before.source, after.source),
    ...(await sameBehaviour(program, output)),
  ];
  return { problems, output, rules };
}

/** What would be fixed once more has not come to rest. */
function atRest({ messages }: Linted): string[] {
  return messages.filter(({ fix }) => fix).map(({ ruleId }) => `${ruleId ?? ""} would still be fixed.`);
}

function fewerReports(before: Linted, after: Linted): string[] {
  const count = ({ messages }: Linted, rule: string): number =>
    messages.filter(({ ruleId }) => ruleId === rule).length;
  return (
    [...new Set(after.messages.flatMap(({ ruleId }) => ruleId ?? []))]
      .filter((rule) => count(after, rule) > count(before, rule))
      // The host and the key of what is no client yet are looked at when it is one.
      .filter(
        (rule) =>
          rule !== "kimi/require-kimi-base-url" ||
          !before.messages.some(({ messageId }) => messageId === "missingNew"),
      )
      .map((rule) => `${rule} reports ${count(after, rule)} times instead of ${count(before, rule)}.`)
  );
}

function commentsKept(before: SourceCode, after: SourceCode): string[] {
  // A comment of several lines may be indented anew.
  const texts = (source: SourceCode): string[] =>
    source.getAllComments().map(({ value }) => value.replaceAll(/\s+/gu, " "));
  const left = texts(after);
  return texts(before).flatMap((value) => {
    const index = left.indexOf(value);
    if (index < 0) return [`The comment ${JSON.stringify(value)} is lost.`];
    left.splice(index, 1);
    return [];
  });
}

/** A model that calls a function where it can, and answers otherwise; it never runs out of answers in a program. */
const SCRIPT = Array.from({ length: 12 }, (_, index) =>
  index % 2 === 0
    ? { ...calls(["f", { x: index }]), reasoning: "It needs f." }
    : says("A text.", { reasoning: "It is clear." }),
);

function run({ file, flag }: GeneratedProgram, code: string): Promise<TextRun> {
  const isCommonJs = file.endsWith(".cjs");
  return runText(isCommonJs ? code.replace(/^main\(\);$/mu, "await main();") : code, {
    as: "openai",
    showsReasoning: true,
    script: SCRIPT,
    environment: { MODEL: "gpt-4o-mini" },
    given: { ...GIVEN, flag },
    isTypeScript: file.endsWith(".ts"),
  });
}

async function sameBehaviour(program: GeneratedProgram, output: string): Promise<string[]> {
  const before = await run(program, program.code);
  const after = await run(program, output);
  if (before.error !== null) {
    // The requests up to the error are still to be the same, or better.
    return [...verdicts(before, after)];
  }
  const problems = after.error === null ? [] : [`It ends with ${after.error}`];
  const marks = ({ printed }: TextRun): string => printed.filter((line) => line.includes("mark")).join();
  if (marks(before) !== marks(after)) problems.push("A statement is lost.");
  return [...problems, ...verdicts(before, after), ...printedTheSame(before, after)];
}

/** What is printed depends on the functions that are called; nothing else may change. */
function printedTheSame(before: TextRun, after: TextRun): string[] {
  const usesFunctions = before.requests.some(({ body }) => "functions" in body || "tools" in body);
  // A fix asks for the usage of streams.
  const lines = ({ printed }: TextRun): string =>
    printed.filter((line) => !line.startsWith('"usage"')).join("\n");
  if (usesFunctions || lines(before) === lines(after)) return [];
  return [`It prints\n${lines(after)}\n  instead of\n${lines(before)}`];
}

/** Every rejection of a request, each as text: by the contract of its model, or by the guide where Kimi has no such model. */
function rejections({ body }: RecordedRequest): string[] {
  const contract = contractOf(textOf(body["model"])) ?? GUIDE;
  return checkRequest(body, contract).map(({ error, values }) => `${error} ${JSON.stringify(values)}`);
}

/** Requests that were accepted still are, and none has an error that it did not have. */
function verdicts(before: TextRun, after: TextRun): string[] {
  if (after.requests.length < before.requests.length) return ["There are fewer requests than before."];
  return before.requests.flatMap((request, index) => {
    const changed = after.requests[index];
    if (!changed || changed.body["model"] !== request.body["model"]) return modelProblems(request, changed);
    return added(rejections(request), rejections(changed));
  });
}

/** Only a model that Kimi does not serve is replaced. */
function modelProblems({ body }: RecordedRequest, changed: RecordedRequest | undefined): string[] {
  if (!changed) return [];
  return contractOf(textOf(body["model"])) ? ["A model that Kimi serves is replaced."] : [];
}

function added(was: readonly string[], is: readonly string[]): string[] {
  return is
    .filter((text) => !was.includes(text))
    .map((text) => `A request is rejected after the fix: ${text}`);
}

/** What the compiler says of fixed programs in TypeScript and did not say before, all compiled at once. */
export function typeProblems(
  programs: readonly { readonly before: string; readonly after: string }[],
): readonly string[] {
  // Inside of the project, where the SDK is found.
  const at = (name: string): string => path.join(import.meta.dirname, name);
  const modules = programs.flatMap(({ before, after }, index): [string, string][] => [
    [at(`before-${index}.ts`), before],
    [at(`after-${index}.ts`), after],
  ]);
  const more = { types: ["node"], lib: ["lib.es2023.d.ts"], noUncheckedIndexedAccess: false };
  const diagnostics = diagnose(new Map(modules), more);
  return programs.flatMap(({ before, after }, index) => {
    const known = diagnostics.get(at(`before-${index}.ts`)) ?? [];
    const found = diagnostics.get(at(`after-${index}.ts`)) ?? [];
    // The text of an error that was there before may show what was edited.
    return found.length > known.length ? [[...found, before, "--- after:", after].join("\n")] : [];
  });
}
