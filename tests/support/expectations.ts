/** What a case says literally: the reports with their positions and messages, the suggestions, the autofix. */
import type { SourceCode } from "@typescript-eslint/utils/ts-eslint";
import type { Range } from "../../src/syntax/nodes.js";
import type { ExpectedError, ExpectedSuggestion, MessageData, TestCase } from "./cases.js";
import { applyEdit } from "./edits.js";
import type { Linted, Report, Suggestion, TestedRule } from "./lint.js";
import { indented, marked, position } from "./text.js";

const PLACEHOLDER = /\{\{([^{}]+)\}\}/gu;

/** Compares a linted case with what the case expects. */
export function checkExpectations(
  rule: TestedRule,
  testCase: TestCase,
  base: Linted,
  passes: readonly string[],
): string[] {
  const { reports, sourceCode } = base;
  const { errors, ranges } = testCase;
  const same =
    reports.length === errors.length &&
    reports.every((report, index) => {
      const range = ranges[index];
      return report.messageId === errors[index]?.messageId && range?.join() === report.range.join();
    });
  if (!same) return [describeDifference(testCase, base)];
  return [
    ...reports.flatMap((report, index) => {
      const place = `The report at ${position(sourceCode, report.range)}`;
      const expected = errors[index];
      return expected ? checkReport(rule, place, expected, report, sourceCode) : [];
    }),
    ...checkPasses(testCase.passes, passes),
  ];
}

function describeDifference({ errors, ranges }: TestCase, { reports, sourceCode }: Linted): string {
  const line = (range: Range | undefined, messageId: string, message: string): string =>
    `    ${range ? position(sourceCode, range) : ""} ${messageId}${message}`;
  const expected = errors.map(({ messageId }, index) => line(ranges[index], messageId, ""));
  const actual = reports.map(({ range, messageId, message }) => line(range, messageId, `: ${message}`));
  return [
    "The reports are not the expected ones.",
    "  expected:",
    ...(expected.length > 0 ? expected : ["    none"]),
    indented(marked(sourceCode.text, ranges)),
    "  actual:",
    ...(actual.length > 0 ? actual : ["    none"]),
    indented(
      marked(
        sourceCode.text,
        reports.map(({ range }) => range),
      ),
    ),
  ].join("\n");
}

function checkReport(
  rule: TestedRule,
  place: string,
  expected: ExpectedError,
  report: Report,
  sourceCode: SourceCode,
): string[] {
  const failures = checkMessage(rule, place, expected.data, report);
  const wanted = expected.suggestions ?? [];
  const ids = (list: readonly { messageId: string }[]): string =>
    list.map(({ messageId }) => messageId).join(", ") || "none";
  if (ids(wanted) !== ids(report.suggestions)) {
    failures.push(`${place} has the suggestions ${ids(report.suggestions)}, expected: ${ids(wanted)}.`);
    return failures;
  }
  report.suggestions.forEach((suggestion, index) => {
    const wantedSuggestion = wanted[index];
    if (wantedSuggestion)
      failures.push(...checkSuggestion(rule, place, wantedSuggestion, suggestion, sourceCode));
  });
  const texts = report.suggestions.map(({ message }) => message);
  for (const text of new Set(texts.filter((text, index) => texts.indexOf(text) !== index))) {
    failures.push(`${place} has two suggestions with the text "${text}".`);
  }
  return failures;
}

function checkSuggestion(
  rule: TestedRule,
  place: string,
  expected: ExpectedSuggestion,
  suggestion: Suggestion,
  sourceCode: SourceCode,
): string[] {
  const suggestionPlace = `${place}, suggestion ${suggestion.messageId},`;
  const failures = checkMessage(rule, suggestionPlace, expected.data, suggestion);
  const output = applyEdit(sourceCode, suggestion);
  if (output !== expected.output) {
    failures.push(describeOutputs(`${suggestionPlace} has another output.`, expected.output, output));
  }
  return failures;
}

function checkMessage(
  rule: TestedRule,
  place: string,
  data: MessageData | undefined,
  { messageId, message }: { readonly messageId: string; readonly message: string },
): string[] {
  const failures: string[] = [];
  const template = rule.meta.messages[messageId];
  if (template === undefined) return [`${place} has the message id ${messageId}, which meta.messages lacks.`];
  const names = [...template.matchAll(PLACEHOLDER)].map((match) => (match[1] ?? "").trim());
  for (const [placeholder] of template.matchAll(PLACEHOLDER)) {
    if (message.includes(placeholder))
      failures.push(`${place} leaves ${placeholder} unsubstituted: ${message}`);
  }
  if (!message.endsWith("."))
    failures.push(`${place} has a message that does not end with a period: ${message}`);
  if (!data) return failures;
  for (const name of Object.keys(data)) {
    if (!names.includes(name))
      failures.push(`${place} expects data "${name}", which its message does not use.`);
  }
  const expected = template.replace(PLACEHOLDER, (placeholder, name: string) =>
    String(data[name.trim()] ?? placeholder),
  );
  if (message !== expected) {
    failures.push(`${place} has another message.\n  expected: ${expected}\n  actual:   ${message}`);
  }
  return failures;
}

function checkPasses(expected: readonly string[], actual: readonly string[]): string[] {
  const failures: string[] = [];
  for (let pass = 0; pass < Math.max(expected.length, actual.length); pass++) {
    if (expected[pass] !== actual[pass]) {
      failures.push(
        describeOutputs(`Pass ${pass + 1} of the autofix has another output.`, expected[pass], actual[pass]),
      );
      break;
    }
  }
  return failures;
}

function describeOutputs(title: string, expected: string | undefined, actual: string | undefined): string {
  const block = (output: string | undefined): string =>
    output === undefined ? "    none" : indented(output);
  return [title, "  expected:", block(expected), "  actual:", block(actual)].join("\n");
}
