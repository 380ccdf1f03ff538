/** Our pages: their links lead somewhere, README is short, and the settings for VS Code are the same everywhere. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { blocksOf } from "./support/pages.js";

const root = path.resolve(import.meta.dirname, "..");

function pagesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.posix.join(folder, file));
}

const pages = [
  "README.md",
  "CHANGELOG.md",
  ...pagesIn(".github"),
  ...pagesIn("docs"),
  ...pagesIn("docs/rules"),
];

function read(page: string): string {
  return readFileSync(path.join(root, page), "utf8");
}

/** The name that GitHub gives to a heading in an address. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

function anchorsOf(page: string): string[] {
  return Array.from(read(page).matchAll(/^#+ (.*)$/gmu), ([, heading = ""]) => anchor(heading));
}

describe.each(pages)("%s", (page) => {
  it("has no link within the repository that leads nowhere", () => {
    const text = read(page).replaceAll(/^( *)```[\s\S]*?^\1```$/gmu, "");
    const links = Array.from(text.matchAll(/\]\((?!https?:)([^)\s]+)\)/gu), ([, link = ""]) => link);
    const broken = links.filter((link) => {
      const [file = "", fragment] = link.split("#");
      const target = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
      if (!existsSync(path.join(root, target))) return true;
      return fragment !== undefined && !anchorsOf(target).includes(fragment);
    });
    expect(broken).toEqual([]);
  });
});

describe("README", () => {
  it("has two screens at most", () => {
    expect(read("README.md").split("\n").length).toBeLessThanOrEqual(135);
  });

  it("has the settings for VS Code that the page about editors has", () => {
    const settings = (page: string): string[] =>
      blocksOf(page).flatMap(({ language, code }) => (language === "json" ? [code] : []));
    expect(settings("README.md")).toEqual(settings("docs/editors.md"));
    expect(settings("README.md")).toHaveLength(1);
  });
});
