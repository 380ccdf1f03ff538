/** `npm run new-rule` writes a rule that passes its own tests, in a copy of the repository. */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { type Finished, runNode } from "../integration/run.js";

const root = path.resolve(import.meta.dirname, "../..");
const NAME = "no-example-parameter";
const DESCRIPTION = "disallow the parameter `example`, which Kimi does not know";

describe("npm run new-rule", () => {
  let copy: string;
  const script = manifest.scripts["new-rule"].replace(/^node /u, "");
  const run = async (...parameters: readonly string[]): Promise<Finished> =>
    runNode([script, ...parameters], copy);

  beforeAll(() => {
    copy = mkdtempSync(path.join(realpathSync(os.tmpdir()), "new-rule-"));
    for (const entry of [
      "src",
      "rules",
      "tests",
      "docs/rules",
      "README.md",
      "package.json",
      "tsconfig.json",
    ]) {
      cpSync(path.join(root, entry), path.join(copy, entry), { recursive: true });
    }
    symlinkSync(realpathSync(path.join(root, "node_modules")), path.join(copy, "node_modules"));
  });

  afterAll(() => {
    rmSync(copy, { recursive: true });
  });

  it.each([
    [[], "no name for a rule"],
    [["noName", DESCRIPTION], "no name for a rule"],
    [[NAME, "Disallows it."], "description begins with"],
    [["temperature-range", DESCRIPTION], "rules/temperature-range.ts is there already"],
  ])("refuses %j", async (parameters, message) => {
    const { code, stderr } = await run(...parameters);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it("writes rule, test and page, and enters the rule", async () => {
    const { code, stdout, stderr } = await run(NAME, DESCRIPTION);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    for (const file of [
      `rules/${NAME}.ts`,
      `tests/rules/${NAME}.test.ts`,
      `docs/rules/${NAME}.md`,
      "rules/index.ts",
    ]) {
      expect(stdout).toContain(file);
    }
    const table = readFileSync(path.join(copy, "rules/index.ts"), "utf8").split("\n");
    for (const pattern of [/^import \w+ from "\.\//u, /^ {2}\w+,$/u]) {
      const group = table.filter((line) => pattern.test(line));
      expect(group).toEqual(group.toSorted());
      expect(group.filter((line) => line.includes("noExampleParameter"))).toHaveLength(1);
    }
  });

  it("writes what passes the tests of rules and pages", async () => {
    const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
    const files = [`tests/rules/${NAME}.test.ts`, "tests/docs.test.ts"];
    const { code, stdout } = await runNode([vitest, "run", "--root", copy, ...files, "-t", NAME], copy);
    expect(stdout).toMatch(/Test Files +2 passed/u);
    expect(code, stdout).toBe(0);
  });

  it("writes what type-checks", async () => {
    const tsc = path.join(root, "node_modules/typescript/bin/tsc");
    const include = ["rules/index.ts", `tests/rules/${NAME}.test.ts`];
    writeFileSync(
      path.join(copy, "tsconfig.new.json"),
      JSON.stringify({ extends: "./tsconfig.json", include }),
    );
    const { code, stdout } = await runNode([tsc, "--noEmit", "--project", "tsconfig.new.json"], copy);
    expect(code, stdout).toBe(0);
  });
});
