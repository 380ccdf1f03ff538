/** The requests of a code, for tests of what is read from them and of single edits. */
import * as typescriptParser from "@typescript-eslint/parser";
import { Linter, type RuleContext } from "@typescript-eslint/utils/ts-eslint";
import type { Edit } from "../../src/edits/edit.js";
import type { Call } from "../../src/sdk/call.js";
import { usageOf, type Usage } from "../../src/sdk/usage.js";
import { parseSettings } from "../../src/settings.js";

const linter = new Linter({ configType: "flat" });

/** What the analysis finds in a code. Throws where the code does not parse. */
export function usageIn(code: string, filename = "file.ts", kimi: unknown = {}): Usage {
  const found: Usage[] = [];
  const create = ({ sourceCode }: RuleContext<string, unknown[]>) => ({
    Program: () => {
      found.push(usageOf(sourceCode, filename, parseSettings({ kimi })));
    },
  });
  const languageOptions = /\.[cm]?tsx?$/u.test(filename) ? { parser: typescriptParser } : {};
  const [message] = linter.verify(
    code,
    [
      {
        files: ["**/*.{ts,tsx,mts,cts,js,mjs,cjs}"],
        languageOptions,
        plugins: { probe: { rules: { probe: { create } } } },
        rules: { "probe/probe": "error" },
      },
    ],
    filename,
  );
  if (message) throw new Error(`${message.line}:${message.column} ${message.message}\n${code}`);
  const [usage] = found;
  if (!usage) throw new Error("The probe did not run.");
  return usage;
}

/** The chat completion requests of a code. */
export function requestsIn(code: string, filename = "file.ts"): readonly Call[] {
  return usageIn(code, filename).calls;
}

/** The code after an edit; null where there is none. */
export function applied(code: string, edit: Edit | null): string | null {
  if (!edit) return null;
  const changes = [...edit.changes].sort((first, second) => second.range[0] - first.range[0]);
  return changes.reduce((text, { range, text: written }) => {
    return text.slice(0, range[0]) + written + text.slice(range[1]);
  }, code);
}
