/** The recipes of docs/ci.md: their commands run as they stand there, and what the formatters write is read. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { type Files, type Finished, run, writeProject } from "../integration/run.js";
import { blockOf, blocksOf } from "../support/pages.js";

const PAGE = "docs/ci.md";
const places = inject("places");
const bin = path.join(places, "node_modules/.bin");

/** One finding that is fixed, one that is only reported. */
const program = `import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

export async function ask(content: string) {
  return client.chat.completions.create({
    model: "gpt-4o",
    messages: [{ role: "user", content }],
    tool_choice: { type: "function", function: { name: "save" } },
  });
}
`;
const found = [
  ["kimi/no-unsupported-model", 7, 12],
  ["kimi/no-unsupported-tool-choice", 9, 18],
] as const;
const clean = program.replace(/ {4}tool_choice.*\n/u, "").replace("gpt-4o", "kimi-k3");

const files: Files = {
  "package.json": `{ "type": "module" }`,
  "eslint.config.js": blockOf(PAGE, "A ratchet", "js"),
  "chat.ts": program,
};

/** A text that matches, in an expectation. */
function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

/** Runs a command line in a project that has the tools of the installation. */
async function shell(
  folder: string,
  command: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const search = `${bin}${path.delimiter}${String(process.env["PATH"])}`;
  return run("sh", ["-c", command], folder, { PATH: search, CI: "", ...environment });
}

/** The commands with ESLint in the blocks below a heading, whether of a shell or of a workflow. */
function commands(heading: string): string[] {
  return blocksOf(PAGE)
    .filter((block) => block.heading === heading)
    .flatMap(({ code }) =>
      [...code.matchAll(/^ *(?:- )?(?:run: )?(npx .*)$/gmu)].map(([, command = ""]) => command),
    );
}

describe("a command that fails", () => {
  const [gate = ""] = commands("A command that fails");
  const folder = writeProject(places, "ci-gate", files);

  it("ends with 1 where there are errors", async () => {
    expect(await shell(folder, gate)).toMatchObject({ code: 1, stderr: "" });
  });

  it("ends with 1 where there are only warnings, which ESLint lets pass without its parameter", async () => {
    const warning = clean.replace("messages:", "stream: true,\n    messages:");
    const configuration = files["eslint.config.js"]?.replace('"error"', '"warn"') ?? "";
    const warned = writeProject(places, "ci-warning", {
      ...files,
      "chat.ts": warning,
      "eslint.config.js": configuration,
    });
    expect((await shell(warned, gate)).code).toBe(1);
    expect(await shell(warned, "npx eslint .")).toMatchObject({
      code: 0,
      stdout: matching(/1 warning/u),
    });
  });

  it("ends with 0 where there is nothing", async () => {
    const fine = writeProject(places, "ci-clean", { ...files, "chat.ts": clean });
    expect(await shell(fine, gate)).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("ends with 2 where the settings are wrong", async () => {
    const configuration = files["eslint.config.js"]?.replace("model:", "modle:") ?? "";
    const wrong = writeProject(places, "ci-wrong", { ...files, "eslint.config.js": configuration });
    expect((await shell(wrong, gate)).code).toBe(2);
  });
});

describe("GitHub", () => {
  const [gate = "", sarif = ""] = commands("GitHub");
  const folder = writeProject(places, "ci-github", files);

  it("annotates what the gate prints", async () => {
    const { code, stdout } = await shell(folder, gate);
    expect(code).toBe(1);
    // The problem matcher of actions/setup-node, as of its version 4 (.github/eslint-stylish.json).
    const file = /^([^\s].*)$/u;
    const line = /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/u;
    const lines = stdout.split("\n").filter((text) => text !== "");
    expect(lines.find((text) => file.test(text))).toBe(path.join(folder, "chat.ts"));
    const matches = lines.flatMap((text) => line.exec(text) ?? []);
    expect(matches).toEqual(
      expect.arrayContaining(
        found.flatMap(([rule, row, column]) => [String(row), String(column), "error", rule]),
      ),
    );
  });

  it("gets a SARIF file with all that code scanning shows", async () => {
    const { code } = await shell(folder, sarif);
    expect(code).toBe(1);
    const log: unknown = JSON.parse(readFileSync(path.join(folder, "eslint.sarif"), "utf8"));
    const results = found.map(([ruleId, startLine, startColumn]) => ({
      ruleId,
      level: "error",
      message: { text: matching(/^[Kk]imi.*\.$/u) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: pathToFileURL(path.join(folder, "chat.ts")).href },
            region: { startLine, startColumn },
          },
        },
      ],
    }));
    expect(log).toMatchObject({ version: "2.1.0", runs: [{ results }] });
    expect(log).toMatchObject({
      runs: [
        {
          tool: {
            driver: {
              rules: found.map(([id]) => ({
                id,
                helpUri: matching(new RegExp(`/docs/rules/${id.replace("kimi/", "")}\\.md$`, "u")),
                shortDescription: { text: matching(/\w/u) },
              })),
            },
          },
        },
      ],
    });
  });
});

describe("GitLab", () => {
  it("gets a code-quality report", async () => {
    const [command = ""] = commands("GitLab");
    const workflow = blockOf(PAGE, "GitLab", "yaml");
    const folder = writeProject(places, "ci-gitlab", { ...files, ".gitlab-ci.yml": workflow });
    const report = /ESLINT_CODE_QUALITY_REPORT: (.*)$/mu.exec(workflow)?.[1] ?? "";
    expect(workflow).toContain(`codequality: ${report}`);
    const { code, stdout } = await shell(folder, command, {
      CI_JOB_NAME: "kimi",
      CI_PROJECT_DIR: folder,
      ESLINT_CODE_QUALITY_REPORT: report,
    });
    expect(code).toBe(1);
    for (const [rule] of found) expect(stdout).toContain(rule);
    const issues: unknown = JSON.parse(readFileSync(path.join(folder, report), "utf8"));
    expect(issues).toMatchObject(
      found.map(([rule, line, column]) => ({
        type: "issue",
        check_name: rule,
        severity: "major",
        description: matching(/^[Kk]imi/u),
        fingerprint: matching(/^[\da-f]{32,}$/u),
        location: { path: "chat.ts", positions: { begin: { line, column } } },
      })),
    );
  });
});

describe("lint-staged", () => {
  const [hook = ""] = commands("Before each commit");
  const identity = "-c user.name=a -c user.email=a@example.com";
  const manifest = blockOf(PAGE, "Before each commit", "json").replace("{", '{ "type": "module",');

  async function commit(name: string, text: string): Promise<{ folder: string; finished: Finished }> {
    const folder = writeProject(places, name, {
      ...files,
      "package.json": manifest,
      "notes.md": "# Notes\n",
    });
    const hooks = ".git/hooks/pre-commit";
    await shell(
      folder,
      `git init -q && git add package.json eslint.config.js && git ${identity} commit -qm first`,
    );
    writeFileSync(path.join(folder, hooks), `#!/bin/sh\n${hook}\n`, { mode: 0o755 });
    writeFileSync(path.join(folder, "chat.ts"), text);
    return { folder, finished: await shell(folder, `git add . && git ${identity} commit -qm second`) };
  }

  it("stops a commit with what is left to decide", async () => {
    const { folder, finished } = await commit("ci-staged-left", program);
    expect(finished.code).toBe(1);
    expect(finished.stdout + finished.stderr).toContain("kimi/no-unsupported-tool-choice");
    expect((await shell(folder, "git log --oneline")).stdout.trim().split("\n")).toHaveLength(1);
  });

  it("commits what it could repair, repaired", async () => {
    const { folder, finished } = await commit("ci-staged-fixed", clean.replace("kimi-k3", "gpt-4o"));
    expect(finished).toMatchObject({ code: 0 });
    expect((await shell(folder, "git show HEAD:chat.ts")).stdout).toBe(clean);
  });
});

describe("the ratchet", () => {
  const [freeze = "", tighten = ""] = commands("A ratchet");
  const [gate = ""] = commands("A command that fails");
  const folder = writeProject(places, "ci-ratchet", files);
  const suppressions = path.join(folder, "eslint-suppressions.json");
  const read = (): unknown => JSON.parse(readFileSync(suppressions, "utf8"));
  const frozen = Object.fromEntries(found.map(([rule]) => [rule, { count: 1 }]));

  it("freezes what is there", async () => {
    expect((await shell(folder, freeze)).code).toBe(0);
    expect(read()).toEqual({ "chat.ts": frozen });
    expect(await shell(folder, gate)).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("fails on what is new", async () => {
    const more = `${program}\nexport const more = () => client.chat.completions.create({ model: "gpt-4", messages: [] });\n`;
    writeFileSync(path.join(folder, "chat.ts"), more);
    const { code, stdout } = await shell(folder, gate);
    expect(code).toBe(1);
    expect(stdout).toContain("kimi/no-unsupported-model");
    expect(stdout).not.toContain("kimi/no-unsupported-tool-choice");
    writeFileSync(path.join(folder, "chat.ts"), program);
  });

  it("is told of what was repaired by hand", async () => {
    writeFileSync(path.join(folder, "chat.ts"), program.replace("gpt-4o", "kimi-k3"));
    expect((await shell(folder, gate)).code).toBe(2);
    writeFileSync(path.join(folder, "chat.ts"), program);
  });

  it("tightens", async () => {
    expect((await shell(folder, tighten)).code).toBe(0);
    expect(readFileSync(path.join(folder, "chat.ts"), "utf8")).toBe(program.replace("gpt-4o", "kimi-k3"));
    expect(read()).toEqual({ "chat.ts": { "kimi/no-unsupported-tool-choice": { count: 1 } } });
    expect((await shell(folder, gate)).code).toBe(0);
    writeFileSync(path.join(folder, "chat.ts"), clean);
    expect((await shell(folder, tighten)).code).toBe(0);
    expect(existsSync(suppressions) ? read() : {}).toEqual({});
  });
});
