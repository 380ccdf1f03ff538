// Reads the manual steps of docs/examples/openai-app from its README, so that the demo and a test can take them.

/**
 * The steps below the heading "What is left to you", each with its title and the replacements that it makes. A step
 * is a heading of the third level; a replacement is a line that names a file in backticks, followed by a block of
 * code as it is after `--fix` and a block of what to make of it.
 */
export function readManualSteps(readme) {
  const [, section = ""] = readme.split(/^## What is left to you$/mu);
  return section
    .split(/^## /mu)[0]
    .split(/^### /mu)
    .slice(1)
    .map((text) => {
      const [title] = text.split("\n", 1);
      const pattern =
        /^In `([^`]+)`[^\n]*\n\n```\w+\n([\s\S]*?)\n```\n\n[^\n]*\n\n```\w+\n([\s\S]*?)\n```$/gmu;
      const replacements = [...text.matchAll(pattern)].map(([, file, before, after]) => ({
        file,
        before,
        after,
      }));
      if (replacements.length === 0) throw new Error(`The step "${title}" replaces nothing.`);
      return { title, replacements };
    });
}

/** Makes the replacements in texts by file name; a code that is not there exactly once is an error. */
export function takeManualSteps(steps, texts) {
  const result = new Map(texts);
  for (const { title, replacements } of steps) {
    for (const { file, before, after } of replacements) {
      const text = result.get(file);
      const parts = text?.split(before) ?? [];
      if (parts.length !== 2) {
        throw new Error(
          `"${title}": the code is in ${file} ${Math.max(parts.length - 1, 0)} times:\n${before}`,
        );
      }
      result.set(file, parts.join(after));
    }
  }
  return result;
}
