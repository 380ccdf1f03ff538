/** The fixed programs compile against the SDK's major versions, as they did before the fix. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../integration/run.js";
import { FUNCTION_PROGRAMS } from "../support/function-programs.js";
import { diagnose } from "../support/type-check.js";

const PROGRAMS = FUNCTION_PROGRAMS.filter(({ filename }) => filename.endsWith(".ts"));

describe.each([4, 5, 7])("openai %i", (version) => {
  let folder: string;
  let diagnostics: ReadonlyMap<string, readonly string[]>;
  const file = (name: string): string => path.join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), `openai-${version}-`));
    writeFileSync(file("package.json"), JSON.stringify({ private: true, type: "module" }));
    const parameters = [
      "install",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      `openai@${version}`,
      "@types/node@20",
    ];
    const { code, stderr } = await run("npm", parameters, folder);
    expect(code, stderr).toBe(0);
    diagnostics = diagnose(
      new Map(
        PROGRAMS.flatMap(({ filename, before, after }) => [
          [file(`before-${filename}`), before],
          [file(`after-${filename}`), after],
          [file(`untested-${filename}`), after.replaceAll(/^\s*if \(toolCall\.type .*continue;?\n/gmu, "")],
        ]),
      ),
      { types: ["node"], typeRoots: [file("node_modules/@types")] },
    );
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("needs the test of the type where there are other tools", () => {
    const messages = PROGRAMS.flatMap(({ filename }) => diagnostics.get(file(`untested-${filename}`)) ?? []);
    expect(messages.some((message) => message.includes("'function' does not exist"))).toBe(version > 4);
  });

  it.each(PROGRAMS)("compiles: $name", ({ filename }) => {
    expect(diagnostics.get(file(`before-${filename}`))).toEqual([]);
    expect(diagnostics.get(file(`after-${filename}`))).toEqual([]);
  });
});
