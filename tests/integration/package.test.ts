import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { publint } from "publint";
import ts from "typescript";
import { describe, expect, inject, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { run, runNode, writeProject } from "./run.js";

const require = createRequire(import.meta.url);
const tarball = inject("tarball");
const { eslint10 } = inject("installations");
const installed = path.join(eslint10, "node_modules", manifest.name);
const declarations = "dist/src/index.d.ts";

/** The files that npm packed. */
async function packedFiles(): Promise<string[]> {
  const { stdout } = await run("tar", ["-tzf", tarball], path.dirname(tarball));
  const files = stdout.split("\n").filter((line) => line !== "");
  return files.map((file) => file.replace(/^package\//u, "")).sort();
}

describe("the tarball", () => {
  it("holds the compiled plugin, the declarations of its entry, and nothing else", async () => {
    const files = await packedFiles();
    expect(files).toEqual(
      expect.arrayContaining(["LICENSE", "README.md", "package.json", "dist/src/index.js"]),
    );
    const others = files.filter(
      (file) => !/^(?:LICENSE|README\.md|package\.json|dist\/(?:src|rules)\/.*\.js)$/u.test(file),
    );
    expect(others).toEqual([declarations]);
  });

  it("holds every module that its modules import", async () => {
    const files = new Set(await packedFiles());
    const modules = [...files].filter((file) => file.endsWith(".js"));
    const missing = modules.flatMap((file) =>
      importsOf(path.join(installed, file))
        .filter((name) => name.startsWith("."))
        .map((name) => path.posix.join(path.posix.dirname(file), name))
        .filter((target) => !files.has(target)),
    );
    expect(modules.length).toBeGreaterThan(1);
    expect(missing).toEqual([]);
  });

  it("points to no source map", async () => {
    const files = (await packedFiles()).filter((file) => /\.(?:js|ts)$/u.test(file));
    const pointing = files.filter((file) =>
      readFileSync(path.join(installed, file), "utf8").includes("sourceMappingURL"),
    );
    expect(pointing).toEqual([]);
  });

  it("is small", () => {
    expect(statSync(tarball).size).toBeLessThan(175_000);
  });

  it("satisfies publint", async () => {
    const content = readFileSync(tarball);
    const { messages } = await publint({
      pack: { tarball: content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength) },
      strict: true,
    });
    expect(messages).toEqual([]);
  });

  it("satisfies attw", async () => {
    const attw = path.join(require.resolve("@arethetypeswrong/cli/package.json"), "../dist/index.js");
    const parameters = [attw, tarball, "--profile", "esm-only", "--no-definitely-typed", "--no-emoji"];
    const { code, stdout } = await runNode(parameters, path.dirname(tarball));
    expect(code, stdout).toBe(0);
  });
});

/** The module names that a file imports, types included. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, "utf8");
  const { importedFiles, referencedFiles, typeReferenceDirectives } = ts.preProcessFile(source, true, true);
  return [...importedFiles, ...referencedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName);
}

describe("the declarations", () => {
  it("import nothing but eslint", () => {
    expect(new Set(importsOf(path.join(installed, declarations)))).toEqual(new Set(["eslint"]));
  });
});

describe("the entry", () => {
  it("is the same plugin for import and require", async () => {
    const script = `
      import { createRequire } from "node:module";
      import * as namespace from "eslint-plugin-kimi";
      const required = createRequire(import.meta.url)("eslint-plugin-kimi");
      console.log(namespace.default === required, required === namespace["module.exports"]);
      console.log(required.meta.name, required.meta.version, required.meta.namespace);
      console.log(Object.keys(required.configs).join(" "));
    `;
    const folder = writeProject(eslint10, "entry", { "probe.mjs": script });
    const { stdout, stderr } = await runNode(["probe.mjs"], folder);
    expect(stderr).toBe("");
    expect(stdout.split("\n")).toEqual([
      "true true",
      `${manifest.name} ${manifest.version} kimi`,
      "recommended strict all",
      "",
    ]);
  });

  it.each([
    ["import", "probe.mjs", `import "${manifest.name}";\n`],
    ["require", "probe.cjs", `require("${manifest.name}");\n`],
  ])("loads no linter, compiler or parser by %s", async (way, file, code) => {
    const folder = writeProject(eslint10, `loads-by-${way}`, { [file]: code });
    const light = [...Object.keys(manifest.dependencies), "eslint-visitor-keys"];
    const loaded = await loadedPackages(folder, file);
    expect(loaded).toContain(manifest.name);
    expect(loaded.filter((name) => name !== manifest.name && !light.includes(name))).toEqual([]);
  });

  it("would be seen loading them", async () => {
    const code = `import "eslint";\nimport "@typescript-eslint/parser";\n`;
    const folder = writeProject(eslint10, "loads-all", { "probe.mjs": code });
    const loaded = await loadedPackages(folder, "probe.mjs");
    expect(loaded).toEqual(
      expect.arrayContaining(["eslint", "espree", "typescript", "@typescript-eslint/parser"]),
    );
  });
});

/** The installed packages of which Node ran a file, as V8's coverage lists them: modules and required files alike. */
async function loadedPackages(folder: string, file: string): Promise<string[]> {
  const coverage = path.join(folder, "coverage");
  const { code } = await run(process.execPath, [file], folder, { NODE_V8_COVERAGE: coverage });
  expect(code).toBe(0);
  const reports = readdirSync(coverage).map((report) => readFileSync(path.join(coverage, report), "utf8"));
  const urls = reports.join("").matchAll(/"url":"file:[^"]*\/node_modules\/((?:@[^/"]+\/)?[^/"]+)/gu);
  return [...new Set(Array.from(urls, ([, name]) => name ?? ""))].sort();
}
