/** Each edit of each case in the tables of the rules, on the wire: requests differ only in what the edit says. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readCase, type InvalidCase } from "../support/cases.js";
import { applyEdit } from "../support/edits.js";
import { calls, says } from "../support/kimi-server/index.js";
import { isObject } from "../support/kimi-server/json.js";
import { CaseLinter, type TestedRule } from "../support/lint.js";
import { collectTables, type RuleAndCases, type RuleCases } from "../support/rule-tester.js";
import { runText } from "../support/run-text.js";
import { brokenPromises, PROMISES, type Wire } from "./promises.js";

const RULES = path.join(import.meta.dirname, "../rules");

/** A model that calls functions where it can, and answers otherwise. */
const SCRIPT = Array.from({ length: 12 }, (_, index) =>
  index % 2 === 0
    ? { ...calls(["a", { x: index }]), reasoning: "It needs a." }
    : says("A text.", { reasoning: "It is clear." }),
);

const ENVIRONMENT = {
  OPENAI_API_KEY: "the key of OpenAI",
  MOONSHOT_API_KEY: "the key of Kimi",
  MODEL: "gpt-4o",
};

/** The clients that a code makes, and the requests that it sends. */
async function wireOf(code: string): Promise<readonly Wire[]> {
  const { clients, requests } = await runText(code, {
    as: "openai",
    script: SCRIPT,
    showsReasoning: true,
    environment: ENVIRONMENT,
    isTypeScript: true,
    allowsUnknown: true,
  });
  const made = clients.map(({ baseURL, apiKey, options }): Wire => {
    const given: unknown = JSON.parse(JSON.stringify(options));
    const others = Object.entries(isObject(given) ? given : {}).filter(([name]) => !OWN_PLACE.has(name));
    return { host: baseURL, path: "", key: apiKey, body: Object.fromEntries(others) };
  });
  const sent = requests.map(({ host, path: at, headers, body }): Wire => ({
    host,
    path: at,
    key: headers["authorization"] ?? "",
    body,
  }));
  return [...made, ...sent];
}

/** The options that a client shows in a place of their own. */
const OWN_PLACE = new Set(["baseURL", "apiKey", "base_url", "api_key"]);

/** A code after one edit. */
interface Change {
  readonly code: string;
  /** What the edit can be. */
  readonly ids: readonly string[];
  /** What it says. */
  readonly texts: readonly string[];
}

/** The code after each fix and each suggestion of a case, one at a time. */
export function changesOf(rule: TestedRule, written: InvalidCase): { code: string; changes: Change[] } {
  const testCase = readCase(written);
  const linter = new CaseLinter(rule, testCase, {}, testCase.filename ?? "file.ts");
  const base = linter.lint(testCase.text, "tested");
  if (!base.parses) throw new Error(base.error);
  // An edit that repairs several reports at once says so, and names none of them.
  const all = base.reports.map(({ message }) => message);
  const changes = base.reports.flatMap(({ fix, suggestions }): Change[] => [
    ...(fix
      ? [{ code: applyEdit(base.sourceCode, fix), ids: Object.keys(PROMISES[rule.name] ?? {}), texts: all }]
      : []),
    ...suggestions.map((suggestion) => ({
      code: applyEdit(base.sourceCode, suggestion),
      ids: [suggestion.messageId],
      texts: suggestion.messageId.endsWith("Together") ? all : [suggestion.message],
    })),
  ]);
  return { code: testCase.text, changes };
}

/** The cases that have a fix or a suggestion. */
export function casesWithEdits({ invalid }: RuleCases): readonly InvalidCase[] {
  return invalid.filter(
    ({ errors, output }) =>
      (output ?? null) !== null || errors.some(({ suggestions = [] }) => suggestions.length > 0),
  );
}

/** The tables of all rules. */
export function allTables(): Promise<readonly RuleAndCases[]> {
  return collectTables(async () => {
    for (const file of readdirSync(RULES)) await import(`${path.join(RULES, file)}?wire`);
  });
}

/**
 * Makes a test of each rule.
 * @param step Takes every case whose number is a multiple of it, of those with edits.
 */
export function describeTables(tables: readonly RuleAndCases[], step: number): void {
  describe("on the wire, an edit does what it says", () => {
    it.each(tables.map(({ rule, cases }) => ({ name: rule.name, rule, cases })))(
      "$name",
      async ({ rule, cases }) => {
        let compared = 0;
        const broken: string[] = [];
        for (const written of casesWithEdits(cases).filter((_, index) => index % step === 0)) {
          const { code, changes } = changesOf(rule, written);
          if (changes.length === 0) continue;
          const before = await wireOf(code);
          for (const change of changes) {
            const after = await wireOf(change.code);
            if (before.length > 0 && after.length > 0) compared += 1;
            const problems = brokenPromises(rule.name, change, before, after);
            broken.push(
              ...problems.map((problem) => `${written.name}: ${problem}\n${code}\n---\n${change.code}`),
            );
          }
        }
        expect(broken.join("\n\n")).toBe("");
        // Otherwise the test says little.
        expect(compared).toBeGreaterThan(0);
      },
      600_000,
    );
  });
}
