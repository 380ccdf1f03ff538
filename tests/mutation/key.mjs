/** What tells one mutant of a file from the others, in a run as in its report. */
export function keyOf({ fileName, location: { start, end }, replacement }) {
  const file = fileName.slice(fileName.search(/(?:src|rules)\/[^/]*(?:\/[^/]*)?$/u));
  return [file, start.line, start.column, end.line, end.column, replacement].join(":");
}
