/** The command that the packed plugin brings along, in projects of its users. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, inject, it } from "vitest";
import { runNode, writeProject, type Finished } from "./run.js";

const { eslint9, eslint10 } = inject("installations");

const CLI = "node_modules/eslint-plugin-kimi/dist/src/inventory/cli.js";

const files = {
  ".gitignore": "build\n",
  "chat.ts": `import OpenAI from "openai";\nconst model: string = "gpt-4o";\nnew OpenAI().chat.completions.create({ model, messages: [], n: 2 });\n`,
  "build/chat.js": `require("openai")().chat.completions.create({});\n`,
  "broken.ts": `import OpenAI from "openai";\nnew OpenAI(}\n`,
};

async function inventory(
  installation: string,
  folder: string,
  ...parameters: readonly string[]
): Promise<Finished> {
  return runNode([path.join(installation, CLI), ...parameters], folder);
}

describe.each([
  ["ESLint 9", eslint9],
  ["ESLint 10", eslint10],
])("with %s", (name, installation) => {
  const folder = writeProject(installation, `inventory ${name}`, files);

  it("lists the calls of a project as JSON", async () => {
    const { code, stdout, stderr } = await inventory(installation, folder, "inventory", "--json");
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      files: 2,
      calls: [
        {
          file: "chat.ts",
          line: 3,
          column: 31,
          endpoint: "chat.completions.create",
          client: { origin: "constructed", provider: "openai" },
          model: ["gpt-4o"],
          parameters: { n: { state: "known", values: [2] }, seed: { state: "absent" } },
        },
      ],
      unparsed: [{ file: "broken.ts" }],
    });
  });

  it("prints a table for people", async () => {
    const { code, stdout } = await inventory(installation, folder, "inventory", "chat.ts");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 call of the OpenAI SDK in 1 file \(1 file looked at, 0 not read\)\n/u);
    expect(stdout).toContain("chat.ts:3:31");
  });
});

describe("the command", () => {
  it.each([
    [["--help"], 0, "Usage: eslint-plugin-kimi inventory"],
    [["--version"], 0, "."],
    [[], 2, "Usage: eslint-plugin-kimi inventory"],
    [["inventar"], 2, 'There is no command "inventar".'],
    [["inventory", "--yaml"], 2, "--yaml"],
    [["inventory", "missing"], 2, "There is nothing at "],
  ] as const)("with %j ends with %i", async (parameters, expected, text) => {
    const { code, stdout, stderr } = await inventory(eslint10, eslint10, ...parameters);
    expect(code).toBe(expected);
    expect(expected === 0 ? stdout : stderr).toContain(text);
    expect(expected === 0 ? stderr : stdout).toBe("");
  });

  it("says what to install where there is no ESLint", async () => {
    const empty = mkdtempSync(path.join(realpathSync(os.tmpdir()), "kimi-empty-"));
    const { code, stderr } = await inventory(eslint10, empty, "inventory");
    rmSync(empty, { recursive: true });
    expect(code).toBe(2);
    expect(stderr).toContain("npm install --save-dev eslint");
    expect(stderr).not.toContain("    at ");
  });
});
