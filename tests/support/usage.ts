/** The requests that the analysis finds in a code, without any rule, as compact text. */
import * as typescriptParser from "@typescript-eslint/parser";
import { type FlatConfig, Linter, type RuleContext } from "@typescript-eslint/utils/ts-eslint";
import { expect, it } from "vitest";
import type { Call } from "../../src/sdk/call.js";
import { usageOf } from "../../src/sdk/usage.js";
import { parseSettings } from "../../src/settings.js";

const linter = new Linter({ configType: "flat" });

const PARSERS = {
  "file.ts": { parser: typescriptParser, sourceType: "module" },
  "file.mjs": { sourceType: "module" },
  "file.cjs": { sourceType: "commonjs" },
} as const satisfies Readonly<Record<string, FlatConfig.LanguageOptions>>;

/** Which requests to look at: chat completions, or all others. */
type Kind = "calls" | "otherCalls";

/** The requests as one parser's tree shows them; an error message where the code does not parse. */
function read<Result>(
  code: string,
  filename: keyof typeof PARSERS,
  kimi: unknown,
  kind: Kind,
  render: (call: Call) => Result,
): readonly Result[] | string {
  let found: readonly Result[] = [];
  const messages = linter.verify(
    code,
    [
      {
        files: ["**/*.{ts,mjs,cjs}"],
        languageOptions: PARSERS[filename],
        plugins: {
          probe: {
            rules: {
              probe: {
                create: ({ sourceCode }: RuleContext<string, unknown[]>) => ({
                  Program: () => {
                    const settings = parseSettings(kimi === undefined ? {} : { kimi });
                    found = usageOf(sourceCode, filename, settings)[kind].map(render);
                  },
                }),
              },
            },
          },
        },
        rules: { "probe/probe": "error" },
      },
    ],
    filename,
  );
  const [message] = messages;
  if (!message) return found;
  if (message.fatal) return `${message.line}:${message.column} ${message.message}`;
  throw new Error(message.message);
}

/** What `render` makes of each request. Every parser that can read the code has to show the same. */
function inEveryLanguage<Result>(
  code: string,
  kimi: unknown,
  kind: Kind,
  render: (call: Call) => Result,
): readonly Result[] {
  const typescript = read(code, "file.ts", kimi, kind, render);
  if (typeof typescript === "string") throw new Error(`The code does not parse: ${typescript}`);
  for (const filename of ["file.mjs", "file.cjs"] as const) {
    const javascript = read(code, filename, kimi, kind, render);
    if (typeof javascript !== "string") expect(javascript, filename).toEqual(typescript);
  }
  return typescript;
}

/** Each request as `method origin provider @line:column`. */
export function callsIn(code: string, kimi?: unknown): readonly string[] {
  return inEveryLanguage(code, kimi, "calls", ({ method, client, node }) => {
    const { line, column } = node.loc.start;
    return `${method} ${client.origin} ${client.provider} @${line}:${column + 1}`;
  });
}

/** Each request to another endpoint as `resource.method origin provider @line:column`. */
export function otherCallsIn(code: string, kimi?: unknown): readonly string[] {
  return inEveryLanguage(code, kimi, "otherCalls", ({ resource, method, client, node }) => {
    const { line, column } = node.loc.start;
    return `${resource}.${method} ${client.origin} ${client.provider} @${line}:${column + 1}`;
  });
}

/** For each request to another endpoint what the file shows of a parameter: its constants, `…` for what is open. */
export function parameterIn(code: string, name: string, kind: Kind = "otherCalls"): readonly string[] {
  return inEveryLanguage(code, undefined, kind, (call) => {
    const { alternatives, isOpen } = call.parameter(name);
    const constants = alternatives.map(({ value }) => JSON.stringify(value));
    return [...constants, ...(isOpen ? ["…"] : [])].join(" ") || "absent";
  });
}

/** For each request the contracts that it is judged under. */
export function contractsIn(code: string, kimi?: unknown): readonly (readonly string[])[] {
  return inEveryLanguage(code, kimi, "calls", ({ cases }) =>
    cases.map(({ contract }) => contract.model ?? "guide"),
  );
}

/** A code, and the requests that are found in it. */
export type Row = readonly [code: string, ...calls: string[]];

/** One test per row. */
export function itFinds(rows: readonly Row[], kimi?: unknown): void {
  for (const [code, ...calls] of rows) {
    it(code, () => {
      expect(callsIn(code, kimi)).toEqual(calls);
    });
  }
}
