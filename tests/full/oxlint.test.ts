/** oxlint loads the packed plugin, finds what ESLint finds, and fixes it alike. */
import { cpSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, inject, it } from "vitest";
import { rules } from "../../rules/index.js";
import { type Files, type Finished, runNode, writeProject } from "../integration/run.js";
import { eslintConfigOf, readCaseLibrary, type Group } from "./case-library.js";

const { eslint10 } = inject("installations");
const oxlint = inject("oxlint");
const library = await readCaseLibrary();

/** As many runs of `--fix` as ESLint makes passes. */
const MAXIMUM_RUNS = 10;

const page = readFileSync(path.resolve(import.meta.dirname, "../../docs/oxlint.md"), "utf8");

interface Place {
  readonly offset: number;
  readonly length: number;
}

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly code?: string;
    readonly message: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: Place }[];
  }[];
  readonly number_of_files: number;
}

interface EslintResult {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly message: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
  }[];
}

async function runOxlint(folder: string, ...parameters: readonly string[]): Promise<Finished> {
  return runNode([path.join(oxlint, "node_modules/oxlint/bin/oxlint"), ...parameters], folder);
}

async function runEslint(folder: string, ...parameters: readonly string[]): Promise<Finished> {
  const eslint = path.join(eslint10, "node_modules/eslint/bin/eslint.js");
  return runNode([eslint, "--format", "json", ...parameters], folder);
}

/** The findings by file, each as rule, message, place and text. */
type Findings = Record<string, string[]>;

function collect(found: readonly (readonly [file: string, finding: string])[]): Findings {
  const findings: Findings = {};
  for (const [file, finding] of found) (findings[file] ??= []).push(finding);
  for (const list of Object.values(findings)) list.sort();
  return findings;
}

async function findingsOfOxlint(folder: string): Promise<Findings> {
  const { stdout, stderr } = await runOxlint(folder, "--format", "json", ".");
  expect(stderr).toBe("");
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- JSON has no types.
  const { diagnostics }: OxlintReport = JSON.parse(stdout);
  return collect(
    diagnostics.map(({ code = "", message, filename, labels }) => {
      // Offsets are in bytes.
      const bytes = readFileSync(path.join(folder, filename));
      const { offset, length } = labels[0]?.span ?? { offset: 0, length: 0 };
      const start = bytes.subarray(0, offset).toString().replace("\uFEFF", "").length;
      const text = bytes.subarray(offset, offset + length).toString();
      return [filename, `${code.replace(/\((.*)\)$/u, "/$1")} ${message} ${start} ${text}`];
    }),
  );
}

async function findingsOfEslint(folder: string): Promise<Findings> {
  const { stdout, stderr } = await runEslint(folder, ".");
  expect(stderr).toBe("");
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- JSON has no types.
  const results: EslintResult[] = JSON.parse(stdout);
  return collect(
    results.flatMap(({ filePath, messages }) => {
      const text = readFileSync(filePath, "utf8").replace("\uFEFF", "");
      const starts = [
        0,
        ...Array.from(text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu), (one) => one.index + one[0].length),
      ];
      const offset = (line: number, column: number): number => (starts[line - 1] ?? 0) + column - 1;
      const file = path.relative(folder, filePath).replaceAll(path.sep, "/");
      return messages.map(({ ruleId, message, line, column, endLine, endColumn }) => {
        const start = offset(line, column);
        const found = text.slice(start, offset(endLine, endColumn));
        return [file, `${String(ruleId)} ${message} ${start} ${found}`] as const;
      });
    }),
  );
}

function texts(folder: string, files: readonly string[]): Files {
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(folder, file), "utf8")]));
}

/** Repeats `--fix` until no file changes, each time on those that changed. oxlint makes one pass in a run, ESLint up to ten. */
async function fixUntilStable(
  fix: (files: readonly string[]) => Promise<Finished>,
  folder: string,
  files: readonly string[],
): Promise<Files> {
  const fixed = new Map(Object.entries(texts(folder, files)));
  let changed: readonly string[] = ["."];
  for (let run = 0; run < MAXIMUM_RUNS; run++) {
    await fix(changed);
    const after = Object.entries(texts(folder, files)).filter(([file, text]) => fixed.get(file) !== text);
    if (after.length === 0) return Object.fromEntries(fixed);
    for (const [file, text] of after) fixed.set(file, text);
    changed = after.map(([file]) => file);
  }
  throw new Error("Repeating --fix does not come to rest.");
}

function oxlintConfigOf({ rules: levels, kimi }: Pick<Group, "rules" | "kimi">): string {
  return JSON.stringify({
    jsPlugins: ["eslint-plugin-kimi"],
    categories: { correctness: "off" },
    rules: levels,
    settings: kimi === undefined ? {} : { kimi },
  });
}

/** What differs, with both sides. */
function differences<Value>(one: Record<string, Value>, other: Record<string, Value>): unknown[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((file) => JSON.stringify(one[file]) !== JSON.stringify(other[file]))
    .map((file) => ({ file, oxlint: one[file], eslint: other[file] }));
}

describe("the cases of the rules' tests", () => {
  const files = library.files.map(({ group, file }) => `${group}/${file}`);
  const cases = Object.fromEntries(
    library.files.map(({ group, file, case: { text } }) => [`${group}/${file}`, text]),
  );
  const inOxlint = writeProject(oxlint, "cases", {
    ...cases,
    ...Object.fromEntries(
      library.groups.map((group) => [`${group.name}/.oxlintrc.json`, oxlintConfigOf(group)]),
    ),
  });
  const inEslint = writeProject(eslint10, "oxlint-cases", {
    ...cases,
    "package.json": `{ "type": "module" }`,
    "eslint.config.js": eslintConfigOf(library),
  });

  it("get the same findings as under ESLint", async () => {
    const [found, expected] = await Promise.all([findingsOfOxlint(inOxlint), findingsOfEslint(inEslint)]);
    expect(differences(found, expected)).toEqual([]);
    const invalid = library.files.filter((one) => one.case.errors.length > 0);
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(invalid.length);
    const named = new Set(
      Object.values(found)
        .flat()
        .map((finding) => finding.replace(/ .*$/su, "")),
    );
    expect([...named].sort()).toEqual(
      Object.keys(rules)
        .map((rule) => `kimi/${rule}`)
        .sort(),
    );
  });

  it("are fixed to the same texts as by ESLint", async () => {
    const [fixed, expected] = await Promise.all([
      fixUntilStable((paths) => runOxlint(inOxlint, "--fix", ...paths), inOxlint, files),
      fixUntilStable((paths) => runEslint(inEslint, "--fix", ...paths), inEslint, files),
    ]);
    expect(differences(fixed, expected)).toEqual([]);
    expect(files.filter((file) => fixed[file] !== cases[file]).length).toBeGreaterThan(500);
  }, 600_000);
});

describe("a project with oxlint alone", () => {
  const configuration = /^```json\n(?<code>[\s\S]*?\n)```$/mu.exec(page)?.groups?.["code"] ?? "";
  const request = 'client.chat.completions.create({ model: "gpt-4o", messages: [] });';
  const program = `import OpenAI from "openai";\nconst client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });\n${request}\n`;
  const fixed = program
    .replace(
      "{ apiKey: process.env.OPENAI_API_KEY }",
      '{ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" }',
    )
    .replace("gpt-4o", "kimi-k3");

  it("has no ESLint, and TypeScript 7", () => {
    expect(existsSync(path.join(oxlint, "node_modules/eslint"))).toBe(false);
    const { version }: { version: string } = readManifest(path.join(oxlint, "node_modules/typescript"));
    expect(version).toMatch(/^7\./u);
  });

  it("loads the plugin with the configuration of the page, which has every rule of the preset", async () => {
    const folder = writeProject(oxlint, "alone", { ".oxlintrc.json": configuration, "chat.ts": program });
    const { code, stdout, stderr } = await runOxlint(folder, ".");
    expect(stderr).toBe("");
    expect(stdout).toContain("kimi(no-unsupported-model)");
    expect(stdout).toContain("Found 0 warnings and 2 errors.");
    expect(code).toBe(1);
    await runOxlint(folder, "--fix", ".");
    expect(readFileSync(path.join(folder, "chat.ts"), "utf8")).toBe(fixed);
    const levels = Object.fromEntries(
      Object.values(rules).map(({ name, presets }) => [`kimi/${name}`, presets.recommended]),
    );
    expect(JSON.parse(configuration)).toMatchObject({ rules: levels });
  });

  it("refuses settings that do not exist", async () => {
    const wrong = configuration.replace('"model":', '"modle":');
    expect(wrong).not.toBe(configuration);
    const folder = writeProject(oxlint, "wrong", { ".oxlintrc.json": wrong, "chat.ts": program });
    const { code, stdout } = await runOxlint(folder, ".");
    expect(code).toBe(1);
    expect(stdout).toContain("modle");
  });

  it("lints and fixes the scripts of Vue, Svelte and Astro, one by one, and no code in Markdown", async () => {
    const folder = writeProject(oxlint, "scripts", {
      ".oxlintrc.json": configuration,
      "one.vue": `<script setup lang="ts">\n${program}</script>\n<template><p /></template>\n`,
      "one.svelte": `<script lang="ts">\n${program}</script>\n<p></p>\n`,
      "one.astro": `---\n${program}---\n<p></p>\n`,
      "two.vue": `<script>\n${program.replace(`${request}\n`, "")}</script>\n<script setup>\n${request}\n</script>\n`,
      "template.svelte": `<script>\n${program.replace(`${request}\n`, "")}</script>\n<button onclick={() => ${request.replace(/;$/u, "")}}></button>\n`,
      "page.md": `\`\`\`ts\n${program}\`\`\`\n`,
    });
    const findings = await findingsOfOxlint(folder);
    const found = Object.fromEntries(
      Object.entries(findings).map(([file, list]) => [file, list.map((one) => one.replace(/ .*$/su, ""))]),
    );
    const both = ["kimi/no-unsupported-model", "kimi/require-kimi-base-url"];
    expect(found).toEqual({
      "one.vue": both,
      "one.svelte": both,
      "one.astro": both,
      // The client is in one script and the request in the other, or in the template.
      "two.vue": both,
      "template.svelte": ["kimi/require-kimi-base-url"],
    });
    cpSync(path.join(folder, "page.md"), path.join(folder, "page.before.md"));
    await runOxlint(folder, "--fix", ".");
    const after = texts(folder, ["one.vue", "one.svelte", "one.astro", "page.md"]);
    for (const file of ["one.vue", "one.svelte", "one.astro"]) expect(after[file]).toContain(fixed);
    expect(after["page.md"]).toContain(program);
  });
});

function readManifest(folder: string): { version: string } {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- JSON has no types.
  return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
}
