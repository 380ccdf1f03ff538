import path from "node:path";

/**
 * An ESLint formatter for comparisons: the number of files, then one line per finding, sorted by file and place,
 * its fields parted by tabs: file, place, severity, rule, message id, edits, the line of code.
 * @param {import("eslint").ESLint.LintResult[]} results
 * @param {import("eslint").ESLint.LintResultData & { cwd: string }} data
 */
export default function findings(results, { cwd }) {
  const lines = results
    .toSorted((a, b) => (a.filePath < b.filePath ? -1 : 1))
    .flatMap((result) => result.messages.map((message) => line(result, message, cwd)));
  return [`${results.length} files`, ...lines].join("\n");
}

function line(result, message, cwd) {
  const suggestions = message.suggestions?.map(({ messageId }) => `suggestion ${messageId}`) ?? [];
  const code = (result.source ?? result.output ?? "").split(/\r?\n/u)[message.line - 1]?.trim() ?? "";
  return [
    path.relative(cwd, result.filePath).replaceAll(path.sep, "/"),
    `${message.line}:${message.column}-${message.endLine}:${message.endColumn}`,
    message.fatal ? "fatal" : message.severity === 2 ? "error" : "warning",
    message.ruleId ?? message.message,
    message.messageId ?? "",
    [...(message.fix ? ["fix"] : []), ...suggestions].join(", "),
    code.length > 120 ? `${code.slice(0, 120)}…` : code,
  ].join("\t");
}
