/** The calls of the SDK in the files of a project. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Linter } from "eslint";
import { probeRule } from "../rule.js";
import { mayNameSdk } from "../sdk/endpoints.js";
import { usageOf } from "../sdk/usage.js";
import { parseSettings } from "../settings.js";
import { entriesOf, type InventoryCall } from "./entry.js";
import { packageOf, type ParserName, type ProjectTools } from "./project.js";

export interface Unparsed {
  readonly file: string;
  readonly reason: string;
}

export interface Inventory {
  /** How many files were looked at, those included that have nothing to do with the SDK. */
  readonly files: number;
  readonly calls: readonly InventoryCall[];
  readonly unparsed: readonly Unparsed[];
}

/**
 * Lists every call of the SDK.
 * @param files absolute paths.
 * @param folder what the paths in the result are relative to.
 * @param onFile is told after each file how many are done.
 */
export async function collect(
  files: readonly string[],
  folder: string,
  tools: ProjectTools,
  onFile: (done: number) => void,
): Promise<Inventory> {
  const calls: InventoryCall[] = [];
  const unparsed: Unparsed[] = [];
  const reader = new FileReader(tools, folder);
  for (const [index, file] of files.entries()) {
    const name = path.relative(folder, file).replaceAll(path.sep, "/");
    const result = reader.read(name, await readFile(file, "utf8"));
    if (typeof result === "string") unparsed.push({ file: name, reason: result });
    else calls.push(...result);
    onFile(index + 1);
  }
  return { files: files.length, calls, unparsed };
}

const EMBEDDED: Readonly<Record<string, ParserName>> = {
  ".vue": "vue",
  ".svelte": "svelte",
  ".astro": "astro",
};
const PROBE = "inventory";
/** An inventory asks what a migration of everything would mean. */
const SETTINGS = parseSettings({});

class FileReader {
  private readonly tools: ProjectTools;
  private readonly linter: Linter;

  constructor(tools: ProjectTools, folder: string) {
    this.tools = tools;
    this.linter = new tools.Linter({ configType: "flat", cwd: folder });
  }

  /** The calls in a file, or why it could not be read. */
  read(name: string, text: string): readonly InventoryCall[] | string {
    if (!mayNameSdk(text, SETTINGS)) return [];
    const attempts = this.attempts(path.extname(name).toLowerCase());
    if (typeof attempts === "string") return attempts;
    let reason = "";
    for (const languageOptions of attempts) {
      const result = this.parse(name, text, languageOptions);
      if (typeof result !== "string") return result;
      reason ||= result;
    }
    return reason;
  }

  /** The ways to parse a file of this kind, the likeliest first; a text that says what is missing. */
  private attempts(extension: string): readonly Linter.LanguageOptions[] | string {
    const { parsers } = this.tools;
    const typescript = parsers.typescript;
    const embedded = EMBEDDED[extension];
    if (embedded !== undefined) {
      const parser = parsers[embedded];
      if (!parser) return `It needs ${packageOf(embedded)}, which is not installed.`;
      return [{ parser, parserOptions: { parser: typescript ?? undefined, sourceType: "module" } }];
    }
    const withTypes: Linter.LanguageOptions[] = typescript
      ? [{ parser: typescript, parserOptions: { ecmaFeatures: { jsx: extension !== ".ts" } } }]
      : [];
    if (extension.includes("ts")) {
      if (!typescript) return `It needs ${packageOf("typescript")}, which is not installed.`;
      return withTypes;
    }
    const parserOptions = { ecmaFeatures: { jsx: true } };
    return [{ sourceType: "module", parserOptions }, { sourceType: "commonjs", parserOptions }, ...withTypes];
  }

  private parse(
    name: string,
    text: string,
    languageOptions: Linter.LanguageOptions,
  ): readonly InventoryCall[] | string {
    let found: readonly InventoryCall[] = [];
    const probe = probeRule((source) => {
      found = entriesOf(name, usageOf(source, name, SETTINGS));
    });
    const config: Linter.Config = {
      // ESLint does not take a pattern that ends in a star for a decision to lint a file.
      files: [`**/*${path.extname(name)}`],
      languageOptions,
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
      plugins: { [PROBE]: { rules: { [PROBE]: probe } } },
      rules: { [`${PROBE}/${PROBE}`]: "error" },
    };
    try {
      const messages = this.linter.verify(text, config, { filename: path.basename(name) });
      const fatal = messages.find((message) => message.fatal);
      return fatal ? `${fatal.line}:${fatal.column} ${fatal.message}` : found;
    } catch (error) {
      return `The analysis failed: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}
