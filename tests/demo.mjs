// Lints docs/examples/openai-app with the built plugin and shows what `--fix` would change there.
// Run it with `npm run demo`, which builds first. It changes no file.
import module from "node:module";
import path from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { styleText } from "node:util";
import { readFileSync } from "node:fs";
import { ESLint } from "eslint";
import { readManualSteps, takeManualSteps } from "./manual-steps.mjs";

const APP = fileURLToPath(new URL("../docs/examples/openai-app/", import.meta.url));
const PLUGIN_URL = new URL("../dist/src/index.js", import.meta.url).href;
const PLUGIN_NAME = "eslint-plugin-kimi";
const HAS_COLORS = process.stdout.isTTY === true && process.stdout.hasColors();

/**
 * Makes `import "eslint-plugin-kimi"` mean the build in `dist`. The example's configuration imports the plugin
 * by name, and the example's own package.json keeps Node from resolving this package's name to itself.
 */
function resolvePluginToBuild() {
  if (module.registerHooks) {
    module.registerHooks({
      resolve: (specifier, context, nextResolve) =>
        specifier === PLUGIN_NAME ? { url: PLUGIN_URL, shortCircuit: true } : nextResolve(specifier, context),
    });
    return;
  }
  // Node 20 has only hooks that run in a thread of their own.
  const hooks = `export const resolve = (specifier, context, nextResolve) =>
    specifier === ${JSON.stringify(PLUGIN_NAME)}
      ? { url: ${JSON.stringify(PLUGIN_URL)}, shortCircuit: true }
      : nextResolve(specifier, context);`;
  module.register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}

/** The difference of two lists of lines as [sign, line] pairs, by their longest common subsequence. */
function diffLines(before, after) {
  const common = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i][j] =
        before[i] === after[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const lines = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push([" ", before[i++]]);
      j++;
    } else if (j === after.length || (i < before.length && common[i + 1][j] >= common[i][j + 1])) {
      lines.push(["-", before[i++]]);
    } else {
      lines.push(["+", after[j++]]);
    }
  }
  return lines;
}

/** The difference of two texts as a unified diff with three lines of context. */
function unifiedDiff(file, before, after) {
  const CONTEXT = 3;
  const lines = diffLines(...[before, after].map((text) => text.replace(/\n$/u, "").split("\n")));
  const isShown = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(([sign]) => sign !== " "),
  );
  const output = [`--- a/${file}`, `+++ b/${file}`];
  let oldLine = 1;
  let newLine = 1;
  for (let start = 0; start < lines.length;) {
    const end = isShown[start] ? isShown.indexOf(false, start) : start + 1;
    const part = lines.slice(start, end === -1 ? lines.length : end);
    const oldCount = part.filter(([sign]) => sign !== "+").length;
    const newCount = part.filter(([sign]) => sign !== "-").length;
    if (isShown[start]) {
      output.push(
        `@@ -${oldLine},${oldCount} +${newLine},${newCount} @@`,
        ...part.map((pair) => pair.join("")),
      );
    }
    oldLine += oldCount;
    newLine += newCount;
    start += part.length;
  }
  return output;
}

/** Writes a text and a line break. */
function print(text) {
  process.stdout.write(`${text}\n`);
}

/** A text in colour, or as it is if the output is not a terminal with colours. */
function paint(format, text) {
  return HAS_COLORS ? styleText(format, text) : text;
}

/** A line of a diff in the colour of its kind. */
function paintDiffLine(line) {
  if (line.startsWith("---") || line.startsWith("+++")) return paint("bold", line);
  const format = { "@": "cyan", "-": "red", "+": "green" }[line[0]];
  return format === undefined ? line : paint(format, line);
}

/** A count with its noun. */
function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Lints the example with its own configuration; file names are relative to it and use slashes. */
async function lint(config, fix) {
  const eslint = new ESLint({ cwd: APP, overrideConfigFile: true, overrideConfig: config, fix });
  const results = await eslint.lintFiles(["."]);
  const formatter = await eslint.loadFormatter("stylish");
  const named = results.map((result) => ({
    ...result,
    filePath: path.relative(APP, result.filePath).replaceAll(path.sep, "/"),
  }));
  return { results: named, report: await formatter.format(named, { color: HAS_COLORS }) };
}

resolvePluginToBuild();
const { default: config } = await import(
  new URL("../docs/examples/openai-app/eslint.config.js", import.meta.url)
);

const { results, report } = await lint(config, false);
const findings = results.flatMap((result) => result.messages);
print(paint("bold", "What ESLint reports in docs/examples/openai-app"));
print(report);

print(paint("bold", "Findings per rule"));
const counts = new Map();
for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
for (const [rule, number] of [...counts].sort(([a], [b]) => a.localeCompare(b))) {
  print(`${String(number).padStart(4)}  ${rule}`);
}

const { results: fixedResults } = await lint(config, true);
print(paint("bold", "\nWhat --fix changes"));
for (const { filePath, output } of fixedResults) {
  if (output === undefined) continue;
  const { source } = results.find((result) => result.filePath === filePath);
  print(unifiedDiff(filePath, source, output).map(paintDiffLine).join("\n"));
}

const left = fixedResults.flatMap((result) => result.messages);
const withSuggestions = left.filter(({ suggestions }) => suggestions !== undefined && suggestions.length > 0);
const files = results.filter(({ messages }) => messages.length > 0);
print(
  `\n${count(findings.length, "finding")} in ${count(files.length, "file")}: ` +
    `--fix repairs ${findings.length - left.length}, ` +
    `${withSuggestions.length} have suggestions to choose from in an editor, ` +
    `${left.length - withSuggestions.length} left to you.`,
);

const steps = readManualSteps(readFileSync(path.join(APP, "README.md"), "utf8"));
const fixedTexts = new Map(
  fixedResults.map(({ filePath, output, source }) => [
    filePath,
    output ?? source ?? readFileSync(path.join(APP, filePath), "utf8"),
  ]),
);
const finalTexts = takeManualSteps(steps, fixedTexts);
const eslint = new ESLint({ cwd: APP, overrideConfigFile: true, overrideConfig: config });
let remaining = 0;
for (const [file, text] of finalTexts) {
  const [result] = await eslint.lintText(text, { filePath: path.join(APP, file) });
  remaining += result.messages.length;
}
print(paint("bold", "\nWhat is left to you there (the code is in the example's README.md)"));
for (const [index, { title }] of steps.entries()) print(`${String(index + 1).padStart(4)}. ${title}`);
print(`\nAfter these steps: ${count(remaining, "finding")}.`);
