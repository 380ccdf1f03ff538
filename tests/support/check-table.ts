/** Checks what only all cases of a rule together can show. */
import { readCase, type InvalidCase, type ValidCase } from "./cases.js";
import type { TestedRule } from "./lint.js";

/** The cases of one rule. */
export interface RuleCases {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
}

/** All failures of the table: what no case shows, what a case shows although the rule denies it, and duplicates. */
export function checkTable(rule: TestedRule, { valid, invalid }: RuleCases): string[] {
  const failures: string[] = [];
  if (valid.length === 0) failures.push("table: There is no valid case.");
  if (invalid.length === 0) failures.push("table: There is no invalid case.");
  return [
    ...failures,
    ...checkEdits(rule, invalid),
    ...checkMessages(rule, invalid),
    ...checkDuplicates(valid, invalid),
  ];
}

function checkEdits({ edits }: TestedRule, invalid: readonly InvalidCase[]): string[] {
  const fixed = invalid.filter(({ output }) => output !== undefined && output !== null && output.length > 0);
  const suggested = invalid.filter(({ errors }) =>
    errors.some(({ suggestions }) => suggestions && suggestions.length > 0),
  );
  const failures: string[] = [];
  if (edits === "fix" && fixed.length === 0)
    failures.push(`table: edits is "fix", but no case shows an autofix.`);
  if (edits === "suggest" && suggested.length === 0) {
    failures.push(`table: edits is "suggest", but no case shows a suggestion.`);
  }
  const beyond = [...(edits === "fix" ? [] : fixed), ...(edits === "none" ? suggested : [])];
  return [
    ...failures,
    ...beyond.map(({ name }) => `table: edits is "${edits}", but this case shows more: ${name}`),
  ];
}

function checkMessages({ meta }: TestedRule, invalid: readonly InvalidCase[]): string[] {
  const errors = invalid.flatMap((invalidCase) => invalidCase.errors);
  const shown = new Set(
    [...errors, ...errors.flatMap(({ suggestions = [] }) => suggestions)].map(({ messageId }) => messageId),
  );
  return Object.keys(meta.messages)
    .filter((messageId) => !shown.has(messageId))
    .map((messageId) => `table: No case shows the message ${messageId}.`);
}

function checkDuplicates(valid: readonly ValidCase[], invalid: readonly InvalidCase[]): string[] {
  const seen = new Set<string>();
  return [...valid, ...invalid].flatMap((written) => {
    const { text, filename, options, kimi, title } = readCase(written);
    const key = JSON.stringify([text, filename, options, kimi]);
    if (seen.has(key)) return [`table: Another case has the same code and options: ${title}`];
    seen.add(key);
    return [];
  });
}
