/** Which files of a project the inventory looks at. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findFiles } from "../../src/inventory/files.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "inventory-files-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes files: content by path. */
function write(files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
}

async function found(...paths: readonly string[]): Promise<string[]> {
  const files = await findFiles(paths.map((one) => path.join(folder, one)));
  return files.map((file) => path.relative(folder, file).replaceAll(path.sep, "/"));
}

describe("files of a project", () => {
  it("are those that can contain code, whatever their folder", async () => {
    const names = [
      "a.js",
      "b.mjs",
      "c.cjs",
      "d.jsx",
      "e.ts",
      "f.mts",
      "g.cts",
      "h.tsx",
      "i.vue",
      "j.svelte",
      "k.astro",
    ];
    write(
      Object.fromEntries(
        [...names, ".hidden/l.ts", "m.json", "n.md", "o.d.ts", "p.txt"].map((name) => [name, ""]),
      ),
    );
    expect(await found(".")).toEqual([".hidden/l.ts", ...names]);
  });

  it("are not those of packages, nor those of git", async () => {
    write({
      "a.js": "",
      "node_modules/p/b.js": "",
      "packages/q/node_modules/c.js": "",
      ".git/hooks/d.js": "",
    });
    expect(await found(".")).toEqual(["a.js"]);
  });

  it("are not those that the ignore files of their folders name", async () => {
    write({
      ".gitignore": "dist/\n*.gen.ts\n!keep.gen.ts\n",
      ".eslintignore": "legacy\n",
      "dist/a.js": "",
      "b.gen.ts": "",
      "keep.gen.ts": "",
      "legacy/c.js": "",
      "packages/q/.gitignore": "/out\n!d.gen.ts\n",
      "packages/q/out/d.js": "",
      "packages/q/d.gen.ts": "",
      "packages/q/src/out/e.js": "",
    });
    expect(await found(".")).toEqual(["keep.gen.ts", "packages/q/d.gen.ts", "packages/q/src/out/e.js"]);
  });

  it("are not those that an ignore file above names, up to the root of the repository", async () => {
    write({
      ".gitignore": "*.js\n",
      "repository/.git/HEAD": "",
      "repository/.gitignore": "out\n",
      "repository/app/a.js": "",
      "repository/app/out/b.js": "",
    });
    expect(await found("repository/app")).toEqual(["repository/app/a.js"]);
  });

  it("are taken where they are named, and each once", async () => {
    write({ ".gitignore": "a.js\n", "a.js": "", "b.js": "" });
    expect(await found("a.js", ".", "b.js")).toEqual(["a.js", "b.js"]);
  });

  it("are not looked for behind links", async () => {
    write({ "src/a.js": "" });
    symlinkSync(path.join(folder, "src"), path.join(folder, "src", "again"), "dir");
    expect(await found(".")).toEqual(["src/a.js"]);
  });

  it("have to be there", async () => {
    await expect(found("missing")).rejects.toThrow(`There is nothing at ${path.join(folder, "missing")}.`);
  });
});
