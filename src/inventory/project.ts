/** The project's own ESLint and parsers, found from the folder that the command runs in. */
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Linter } from "eslint";

/** A tool that the inventory needs and the project does not have. The message says what to install. */
export class MissingToolError extends Error {}

export interface ProjectTools {
  readonly Linter: typeof Linter;
  /** Parsers by the package that they are from; null where the project has none of them. */
  readonly parsers: Readonly<Record<ParserName, Linter.Parser | null>>;
}

/** For each parser the packages that can give it, the first one found is taken. */
const PARSERS = {
  typescript: ["@typescript-eslint/parser", "typescript-eslint"],
  vue: ["vue-eslint-parser"],
  svelte: ["svelte-eslint-parser"],
  astro: ["astro-eslint-parser"],
} as const;

export type ParserName = keyof typeof PARSERS;

/** The package to install for a parser that is missing. */
export function packageOf(name: ParserName): string {
  return PARSERS[name][0];
}

/**
 * Loads the tools of a project.
 * @param folder where to look from; the folders above it count too, as always in Node.
 * @throws MissingToolError where there is no ESLint.
 */
export async function loadTools(folder: string): Promise<ProjectTools> {
  const eslint = await load("eslint", folder);
  const linter = member(eslint, "Linter") ?? member(member(eslint, "default"), "Linter");
  if (!isLinterClass(linter)) {
    throw new MissingToolError(
      `The inventory runs on the project's own ESLint, and there is none to be found from ${folder}. Install it: npm install --save-dev eslint @typescript-eslint/parser`,
    );
  }
  return {
    Linter: linter,
    parsers: {
      typescript: await loadParser("typescript", folder),
      vue: await loadParser("vue", folder),
      svelte: await loadParser("svelte", folder),
      astro: await loadParser("astro", folder),
    },
  };
}

async function loadParser(name: ParserName, folder: string): Promise<Linter.Parser | null> {
  for (const source of PARSERS[name]) {
    const module = await load(source, folder);
    const exported = member(module, "default") ?? module;
    const found = [exported, member(exported, "parser")].find(isParser);
    if (found) return found;
  }
  return null;
}

/** A module of the project; null where it is not installed. */
async function load(name: string, folder: string): Promise<unknown> {
  let file: string;
  try {
    file = createRequire(path.join(folder, "package.json")).resolve(name);
  } catch {
    return null;
  }
  return import(pathToFileURL(file).href);
}

function member(object: unknown, name: string): unknown {
  if ((typeof object !== "object" && typeof object !== "function") || object === null) return undefined;
  return Reflect.get(object, name);
}

function isLinterClass(value: unknown): value is typeof Linter {
  return typeof value === "function" && typeof member(member(value, "prototype"), "verify") === "function";
}

function isParser(value: unknown): value is Linter.Parser {
  return (
    typeof member(value, "parseForESLint") === "function" || typeof member(value, "parse") === "function"
  );
}
