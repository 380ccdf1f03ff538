/** Changesets make the version and the changelog, and the workflow publishes with provenance. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { type Finished, run, runNode } from "../integration/run.js";
import { install } from "../integration/setup.js";

const root = path.resolve(import.meta.dirname, "../..");
const workflow = readFileSync(path.join(root, ".github/workflows/release.yml"), "utf8");
const changelog = readFileSync(path.join(root, "CHANGELOG.md"), "utf8");
const tool = /@changesets\/cli@[\d.]+/u.exec(manifest.scripts["release:version"])?.[0] ?? "";

describe("changesets", () => {
  let folder: string;
  let copy: string;
  const git = async (...parameters: readonly string[]): Promise<Finished> =>
    run("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...parameters], copy);
  const changeset = async (command: string): Promise<Finished> =>
    runNode([path.join(folder, "tool/node_modules/@changesets/cli/bin.js"), command], copy);
  const version = (): unknown => JSON.parse(readFileSync(path.join(copy, "package.json"), "utf8"));

  beforeAll(async () => {
    folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "release-"));
    copy = await install(path.join(folder, "copy"), []);
    for (const entry of [".changeset", "package.json", "CHANGELOG.md", ".prettierrc.json"]) {
      cpSync(path.join(root, entry), path.join(copy, entry), { recursive: true });
    }
    await install(path.join(folder, "tool"), [tool]);
    await git("init", "--quiet", "--initial-branch", "main");
    await git("add", ".");
    await git("commit", "--quiet", "--message", "first");
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("are of the version that the scripts, the workflow and the contributors name", () => {
    expect(tool).toMatch(/^@changesets\/cli@2\.31\.\d+$/u);
    const contributing = readFileSync(path.join(root, ".github/CONTRIBUTING.md"), "utf8");
    for (const text of [manifest.scripts["release:publish"], contributing]) expect(text).toContain(tool);
  });

  it("raise the version and write the changelog", async () => {
    const [major = 0, minor = 0] = manifest.version.split(".").map(Number);
    for (const file of readdirSync(path.join(copy, ".changeset"))) {
      if (file.endsWith(".md") && file !== "README.md") rmSync(path.join(copy, ".changeset", file));
    }
    const change = `---\n"${manifest.name}": minor\n---\n\nA rule that a test made up.\n`;
    writeFileSync(path.join(copy, ".changeset/made-up.md"), change);
    const status = await changeset("status");
    expect(status.code, status.stderr).toBe(0);
    const finished = await changeset("version");
    expect(finished.code, finished.stderr).toBe(0);
    expect(version()).toMatchObject({ version: `${major}.${minor + 1}.0` });
    const written = readFileSync(path.join(copy, "CHANGELOG.md"), "utf8");
    expect(written).toMatch(
      new RegExp(`^# ${manifest.name}\n\n## ${major}\\.${minor + 1}\\.0\n\n### Minor Changes\n`, "u"),
    );
    expect(written).toContain("A rule that a test made up.");
    expect(written).toContain(changelog.slice(changelog.indexOf("## ")).trim());
    expect(readdirSync(path.join(copy, ".changeset")).sort()).toEqual(["README.md", "config.json"]);
  });

  it("have an entry for this version", () => {
    expect(changelog).toMatch(new RegExp(`^## ${manifest.version.replaceAll(".", "\\.")}$`, "mu"));
  });
});

describe("the workflow", () => {
  it("publishes with provenance, after all tests", () => {
    expect(workflow).toMatch(/^ {2}id-token: write$/mu);
    expect(workflow).toMatch(/^ {10}NPM_CONFIG_PROVENANCE: true$/mu);
    const steps = [
      "npm ci",
      "npm test",
      "npm run test:full",
      "changesets/action@v1",
      "npm run release:publish",
    ];
    const places = steps.map((step) => workflow.indexOf(step));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("is one that npm can trust: the package names the repository that it runs in", () => {
    expect(manifest.repository.url).toMatch(/^git\+https:\/\/github\.com\/.*\.git$/u);
    expect(manifest.homepage).toContain(manifest.repository.url.replace(/^git\+|\.git$/gu, ""));
  });
});
