// Our own plugin on our own example application: what it finds there is recorded in examples.expected.json
// (`npx vitest run tests/examples.test.ts -u` records anew; read the difference before it is committed).
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint, type Linter } from "eslint";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { rules } from "../rules/index.js";
import { readManualSteps, takeManualSteps } from "./manual-steps.mjs";

const APP = fileURLToPath(new URL("../docs/examples/openai-app/", import.meta.url));

/** The example's own configuration; vitest.config.ts lets it import this plugin by its name. */
async function loadConfig(): Promise<Linter.Config[]> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- JavaScript has no types.
  const module: { readonly default: Linter.Config[] } = await import(path.join(APP, "eslint.config.js"));
  return module.default;
}

/** A result's file as it is written in the expectation. */
function fileName(result: ESLint.LintResult): string {
  return path.relative(APP, result.filePath).replaceAll(path.sep, "/");
}

/** Lints the example application, optionally with fixes in `output`; changes no file. */
async function lint(fix: boolean): Promise<ESLint.LintResult[]> {
  return (await createLinter(fix)).lintFiles(["."]);
}

async function createLinter(fix: boolean): Promise<ESLint> {
  return new ESLint({ cwd: APP, overrideConfigFile: true, overrideConfig: await loadConfig(), fix });
}

/** The findings of each file that has any, in a form that can be recorded. */
function findings(results: readonly ESLint.LintResult[]) {
  return Object.fromEntries(
    results
      .filter((result) => result.messages.length > 0)
      .map((result) => [
        fileName(result),
        result.messages.map(({ line, column, ruleId, messageId, fix, suggestions }) => ({
          line,
          column,
          rule: ruleId,
          messageId,
          fix: fix !== undefined,
          suggestions: suggestions?.length ?? 0,
        })),
      ]),
  );
}

/** Type-checks the example as its tsconfig.json says, with other texts in place of some files. */
function typeErrors(texts: ReadonlyMap<string, string> = new Map()): string[] {
  const configFile = ts.readJsonConfigFile(path.join(APP, "tsconfig.json"), (file) => ts.sys.readFile(file));
  const { options, fileNames } = ts.parseJsonSourceFileConfigFileContent(configFile, ts.sys, APP);
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (file) => texts.get(path.normalize(file)) ?? read(file);
  return ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options, host)).map(({ file, messageText }) => {
    const name = file === undefined ? "tsconfig.json" : path.relative(APP, file.fileName);
    return `${name}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

describe("the example application", () => {
  let before: ESLint.LintResult[];
  let after: ESLint.LintResult[];
  let fixed: Map<string, string>;

  beforeAll(async () => {
    before = await lint(false);
    after = await lint(true);
    fixed = new Map(
      after.flatMap(({ filePath, output }) => (output === undefined ? [] : [[filePath, output]])),
    );
  });

  it("has the recorded findings", async () => {
    await expect(`${JSON.stringify(findings(before), null, 2)}\n`).toMatchFileSnapshot(
      "examples.expected.json",
    );
  });

  it.each(Object.keys(rules))("shows %s", (rule) => {
    const reports = before.flatMap(({ messages }) => messages);
    expect(reports.map(({ ruleId }) => ruleId)).toContain(`kimi/${rule}`);
  });

  it("is left alone where it talks to another provider", () => {
    const file = before.find((result) => fileName(result) === "src/groq-fallback.ts");
    expect(file?.messages).toEqual([]);
  });

  it("parses and has nothing left to fix after one run of --fix", () => {
    expect(fixed.size).toBeGreaterThan(0);
    expect(after.filter(({ fatalErrorCount }) => fatalErrorCount > 0)).toEqual([]);
    expect(after.flatMap(({ messages }) => messages).filter(({ fix }) => fix !== undefined)).toEqual([]);
  });

  it("type-checks, and still does after --fix", () => {
    expect(typeErrors()).toEqual([]);
    expect([...fixed.keys()].filter((file) => file.endsWith(".ts"))).not.toEqual([]);
    expect(typeErrors(fixed)).toEqual([]);
  });

  it("type-checks and has no findings after --fix and the manual steps of its README", async () => {
    const texts = new Map(
      after.map((result) => [
        fileName(result),
        result.output ?? result.source ?? readFileSync(result.filePath, "utf8"),
      ]),
    );
    const steps = readManualSteps(readFileSync(path.join(APP, "README.md"), "utf8"));
    expect(steps.length).toBeGreaterThan(0);
    const done = takeManualSteps(steps, texts);
    const eslint = await createLinter(false);
    const left: string[] = [];
    for (const [file, text] of done) {
      const [result] = await eslint.lintText(text, { filePath: path.join(APP, file) });
      left.push(...(result?.messages.map(({ line, message }) => `${file}:${line} ${message}`) ?? []));
    }
    expect(left).toEqual([]);
    const absolute = new Map([...done].map(([file, text]) => [path.join(APP, file), text]));
    expect(typeErrors(absolute)).toEqual([]);
  });

  it("would not type-check with an error in it", () => {
    const file = path.join(APP, "scripts", "brainstorm.ts");
    const text = `${readFileSync(file, "utf8")}\nexport const wrong: number = "text";\n`;
    expect(typeErrors(new Map([[file, text]]))).toEqual([expect.stringContaining("scripts")]);
  });
});
