/** The inventory of small projects, and how it is printed. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import * as typescript from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect, type Inventory } from "../../src/inventory/collect.js";
import { loadTools, MissingToolError, type ProjectTools } from "../../src/inventory/project.js";
import { asJson, asText } from "../../src/inventory/report.js";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "inventory-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const PARSERS = { typescript, vue: null, svelte: null, astro: null };

/** The inventory of files: content by path. */
async function inventoryOf(
  files: Readonly<Record<string, string>>,
  parsers: ProjectTools["parsers"] = PARSERS,
): Promise<{ readonly inventory: Inventory; readonly progress: readonly number[] }> {
  const paths = Object.entries(files).map(([file, content]) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
    return path.join(folder, file);
  });
  const progress: number[] = [];
  const inventory = await collect(paths, folder, { Linter, parsers }, (done) => progress.push(done));
  return { inventory, progress };
}

const CHAT = `import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ model: "kimi-k3", messages: [], temperature: 0.7, ...(fast && { n: 2 }) });
`;

describe("a call", () => {
  it("is listed with its place, its client, its model and its parameters", async () => {
    const { inventory } = await inventoryOf({ "src/chat.ts": CHAT });
    const [call, ...others] = inventory.calls;
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      file: "src/chat.ts",
      line: 3,
      column: 25,
      endpoint: "chat.completions.create",
      client: { origin: "constructed", provider: "openai" },
      model: ["kimi-k3"],
      kimi: "rejected",
      parameters: {
        temperature: { state: "known", values: [0.7], kimi: "rejected" },
        n: { state: "known", values: [2], kimi: "rejected" },
        messages: { state: "known", values: [], kimi: "fine" },
        stream: { state: "absent" },
      },
    });
  });

  it("is listed with what the rules say about it, whatever comments turn off", async () => {
    const { inventory } = await inventoryOf({
      "off.ts": `/* eslint-disable */\n${CHAT}client.chat.completions.create({ model: "m", tool_choice: "required" });`,
    });
    const findings = inventory.calls[1]?.findings ?? [];
    expect(findings.map(({ rule }) => rule)).toEqual(["no-unsupported-tool-choice"]);
    expect(findings[0]?.message).toMatch(/^Kimi's migration guide rules out "required" .*kimi-k3[^{}]*$/u);
  });

  it("is listed too where it goes to another provider", async () => {
    const { inventory } = await inventoryOf({
      "groq.js": `import OpenAI from "openai"; new OpenAI({ baseURL: "https://api.groq.com/openai/v1" }).chat.completions.create({ model: "m", temperature: 2 });`,
    });
    expect(inventory.calls).toMatchObject([
      { client: { origin: "constructed", provider: "other" }, kimi: "other provider", findings: [] },
    ]);
  });

  it("that could have any parameter is open in all of them", async () => {
    const { inventory } = await inventoryOf({
      "open.js": `import OpenAI from "openai"; export const ask = (request) => new OpenAI().chat.completions.create(request);`,
    });
    expect(inventory.calls).toMatchObject([
      {
        model: [],
        kimi: "cannot tell",
        parameters: { n: { state: "open", values: [], kimi: "cannot tell" } },
      },
    ]);
  });
});

describe("files", () => {
  it("are read in the way that fits them", async () => {
    const { inventory, progress } = await inventoryOf({
      "a.cjs": `const OpenAI = require("openai"); new OpenAI().chat.completions.create({}); return;`,
      "b.js": `const OpenAI = require("openai"); with (x) new OpenAI().chat.completions.create({});`,
      "c.jsx": `import OpenAI from "openai"; new OpenAI().chat.completions.create({}); <a />;`,
      "d.tsx": `import OpenAI from "openai"; new OpenAI().chat.completions.create({}) as never; <a />;`,
      "e.js": `import OpenAI from "openai"; const x: number = 1; new OpenAI().chat.completions.create({});`,
      "f.ts": `import OpenAI from "openai"; new OpenAI().chat.completions.create(<never>{});`,
      "g.js": "nothing of the kind }{",
    });
    expect(inventory.calls.map(({ file }) => file)).toEqual([
      "a.cjs",
      "b.js",
      "c.jsx",
      "d.tsx",
      "e.js",
      "f.ts",
    ]);
    expect(inventory.unparsed).toEqual([]);
    expect(inventory.files).toBe(7);
    expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("are named with the reason where they cannot be read", async () => {
    const { inventory } = await inventoryOf(
      {
        "broken.js": `import OpenAI from "openai"; new OpenAI(}`,
        "page.vue": `<script>import OpenAI from "openai"</script>`,
        "typed.ts": `import OpenAI from "openai";`,
      },
      { ...PARSERS, typescript: null },
    );
    const [broken, ...others] = inventory.unparsed;
    expect(broken?.file).toBe("broken.js");
    expect(broken?.reason).toMatch(/^1:\d+ Parsing error: Unexpected token/u);
    expect(others).toEqual([
      { file: "page.vue", reason: "It needs vue-eslint-parser, which is not installed." },
      { file: "typed.ts", reason: "It needs @typescript-eslint/parser, which is not installed." },
    ]);
  });
});

describe("the report", () => {
  it("has a summary first, then the calls, then what was not read", async () => {
    const { inventory } = await inventoryOf({
      "src/chat.ts": CHAT,
      "groq.js": `import OpenAI from "openai"; new OpenAI({ baseURL: "https://api.groq.com/openai/v1" }).chat.completions.create({ model: process.env.MODEL });`,
      "page.vue": `<script>import OpenAI from "openai"</script>`,
    });
    const lines = asText(inventory).split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "2 calls of the OpenAI SDK in 2 files (3 files looked at, 1 not read)",
      "     1  that Kimi rejects as they are",
      "     1  to other providers",
    ]);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^src\/chat\.ts:3:25 +chat\.completions\.create +constructed +openai +kimi-k3 +rejected +n, temperature/u,
      ),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^groq\.js:1:\d+ +chat\.completions\.create +constructed +other +\? +other provider$/u,
      ),
    );
    expect(lines.slice(-2)).toEqual([
      "Not read:",
      "  page.vue  It needs vue-eslint-parser, which is not installed.",
    ]);
  });

  it("says so where there is nothing", async () => {
    const { inventory } = await inventoryOf({ "empty.js": "" });
    expect(asText(inventory)).toBe("0 calls of the OpenAI SDK in 0 files (1 file looked at, 0 not read)");
  });

  it("is one JSON document with a version", async () => {
    const { inventory } = await inventoryOf({ "src/chat.ts": CHAT });
    const document: unknown = JSON.parse(asJson(inventory));
    expect(document).toEqual({ version: 1, ...structuredClone(inventory) });
    expect(Object.keys(inventory)).toEqual(["files", "calls", "unparsed"]);
  });
});

describe("the project's tools", () => {
  it("are found from its folder", async () => {
    const tools = await loadTools(path.resolve(import.meta.dirname, ".."));
    expect(tools.Linter.name).toBe("Linter");
    expect(tools.parsers.typescript).toHaveProperty("parseForESLint");
    expect(tools.parsers.svelte).toBeNull();
  });

  it("are asked for where they are missing", async () => {
    await expect(loadTools(folder)).rejects.toThrow(MissingToolError);
    await expect(loadTools(folder)).rejects.toThrow(
      "npm install --save-dev eslint @typescript-eslint/parser",
    );
  });
});
