import { cpSync } from "node:fs";
import path from "node:path";
import { describe, expect, inject, it } from "vitest";
import { type Finding, type LintRun, runESLint, writeProject } from "../integration/run.js";

/** Published packages that call the SDK, and where their code is: the SDK itself as TypeScript sources. */
const packages = {
  openai: "src",
  autoevals: "jsdist",
  "@langchain/openai": "dist",
  "@llamaindex/openai": "dist",
};

const { eslint10 } = inject("installations");
const nodeModules = path.resolve(import.meta.dirname, "../../node_modules");

const configuration = `import parser from "@typescript-eslint/parser";
import kimi from "eslint-plugin-kimi";

export default [
  { ignores: ["**/*.d.ts", "**/*.d.cts"] },
  { files: ["**/*.ts"], languageOptions: { parser } },
  { files: ["autoevals/**/*.js"], languageOptions: { sourceType: "commonjs" } },
  kimi.configs.all,
];
`;

describe("published code", () => {
  const folder = writeProject(eslint10, "real-input", {
    "package.json": `{ "type": "module" }`,
    "eslint.config.js": configuration,
  });
  for (const [name, code] of Object.entries(packages)) {
    cpSync(path.join(nodeModules, name, code), path.join(folder, name), { recursive: true });
  }

  /** Fails on whatever is not a finding: a crash of a rule, a parse error, a warning of ESLint itself. */
  function expectNoCrash({ code, stderr, findings }: LintRun): void {
    expect(stderr).toBe("");
    expect(findings.filter(({ severity }) => severity === "fatal")).toEqual([]);
    expect(code).toBeLessThan(2);
  }

  /** Without inline comments: those in the packages name rules of other plugins. */
  async function lint(...parameters: readonly string[]): Promise<LintRun> {
    return runESLint(eslint10, folder, ["--no-inline-config", ...parameters]);
  }

  it("gets the recorded findings, and is fixed to code that parses", async () => {
    const linting = await lint(".");
    expectNoCrash(linting);
    const report = [`${linting.files} files\n`, ...linting.findings.map(inWords)].join("\n");
    await expect(report).toMatchFileSnapshot("real-input.findings.txt");
    expectNoCrash(await lint("--fix", ...new Set(linting.findings.map(({ file }) => file))));
  });
});

function inWords({ file, place, rule, messageId, edits, code }: Finding): string {
  const parts = [`${file}:${place}`, `${rule} ${messageId}`, ...(edits === "" ? [] : [edits]), code];
  return `${parts.join("\n    ")}\n`;
}
