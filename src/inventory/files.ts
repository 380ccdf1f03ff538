/** The files of a project that can contain calls of the SDK, without those that its ignore files name. */
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import ignore, { type Ignore } from "ignore";

const SOURCE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/u;
const DECLARATIONS = /\.d\.[cm]?ts$/u;
const NEVER: ReadonlySet<string> = new Set(["node_modules", ".git"]);
const IGNORE_FILES = [".gitignore", ".eslintignore"] as const;

/** What the ignore files of one folder say about what is below it. */
interface Ignored {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * Finds source files.
 * @param paths files and folders, absolute. A file that is named is taken even where it is ignored.
 * @returns absolute paths in a stable order, each once.
 * @throws an error that names the path, where there is nothing.
 */
export async function findFiles(paths: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const given of paths) {
    const status = await stat(given).catch(() => null);
    if (!status) throw new Error(`There is nothing at ${given}.`);
    if (status.isDirectory()) {
      for (const file of await filesBelow(given, await ignoredAbove(given))) found.add(file);
    } else {
      found.add(given);
    }
  }
  return [...found];
}

async function filesBelow(folder: string, above: readonly Ignored[]): Promise<string[]> {
  const own = await ignoredIn(folder);
  const ignored = own ? [...above, own] : above;
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((first, second) => (first.name < second.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    // Links are not followed: they lead to files that are found elsewhere, or in circles.
    if (NEVER.has(entry.name) || isIgnored(full, entry.isDirectory(), ignored)) continue;
    if (entry.isDirectory()) found.push(...(await filesBelow(full, ignored)));
    else if (entry.isFile() && SOURCE.test(entry.name) && !DECLARATIONS.test(entry.name)) found.push(full);
  }
  return found;
}

/** What is ignored by the folders above, up to the root of the repository; nothing outside of one. */
async function ignoredAbove(folder: string): Promise<readonly Ignored[]> {
  const folders: string[] = [];
  for (let current = folder; ; current = path.dirname(current)) {
    if (current !== folder) folders.unshift(current);
    if (await stat(path.join(current, ".git")).catch(() => null)) break;
    if (current === path.dirname(current)) return [];
  }
  const ignored = await Promise.all(folders.map(ignoredIn));
  return ignored.filter((one) => one !== null);
}

async function ignoredIn(folder: string): Promise<Ignored | null> {
  const texts = await Promise.all(
    IGNORE_FILES.map((name) => readFile(path.join(folder, name), "utf8").catch(() => "")),
  );
  const text = texts.join("\n");
  return text.trim() === "" ? null : { folder, rules: ignore.default().add(text) };
}

/** Whether a path is ignored: the innermost ignore file that says something about it decides. */
function isIgnored(full: string, isFolder: boolean, ignored: readonly Ignored[]): boolean {
  for (const { folder, rules } of [...ignored].reverse()) {
    const relative = path.relative(folder, full).replaceAll(path.sep, "/") + (isFolder ? "/" : "");
    const verdict = rules.test(relative);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
