/**
 * What the plugin costs in a file that does not use the SDK: linting with the recommended preset against the
 * TypeScript parser alone, the share of our rules as ESLint's statistics see it, and the time to load.
 * Everything is measured in one run and compared within it, so only the ratios say something.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import kimi from "../dist/src/index.js";

const rounds = 7;
const processes = 15;
const root = path.resolve(import.meta.dirname, "..");
const packageFolder = path.join(root, "node_modules/zod/src");

/** TypeScript as published, without the SDK. */
const plain = readdirSync(packageFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !/(?:^|[\\/])(?:tests|benchmarks)[\\/]/u.test(file))
  .sort()
  .map((file) => ({ name: path.basename(file), text: readFileSync(path.join(packageFolder, file), "utf8") }));

/** Added to a file, a request of the kind that the plugin looks for. */
const request = `
import OpenAI from "openai";
const client = new OpenAI();
export const completion = await client.chat.completions.create({
  model: "gpt-4o",
  messages: [{ role: "user", content: "Hello" }],
  temperature: 1.4,
});
`;
const language = {
  files: ["**/*.ts"],
  languageOptions: { parser },
  linterOptions: { reportUnusedDisableDirectives: "off" },
};
/** The first rule of any plugin makes ESLint walk the tree for it. */
const empty = {
  plugins: { bench: { rules: { empty: { create: () => ({ CallExpression() {} }) } } } },
  rules: { "bench/empty": "error" },
};

/** Lints one file; returns the milliseconds, those inside of rules if they are asked for, and the findings. */
function lint({ name, text }, config, stats = false) {
  const linter = new Linter({ configType: "flat" });
  const start = performance.now();
  // Only verifyAndFix() measures; without `fix` it is one pass of verify().
  const { messages } = linter.verifyAndFix(text, config, {
    filename: name,
    allowInlineConfig: false,
    fix: false,
    stats,
  });
  const time = performance.now() - start;
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${name}: ${fatal.message}`);
  const rules = stats ? linter.getTimes().passes.flatMap((pass) => Object.values(pass.rules ?? {})) : [];
  return { time, inRules: sum(rules.map(({ total }) => total)), findings: messages.length };
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * Runs each candidate on each item in each round and gives the results by candidate and round. The candidates
 * take turns at every item, so that a slow moment of the machine meets all of them. The first round warms up.
 */
function alternate(candidates, items, rounds) {
  const results = candidates.map(() => []);
  for (let round = -1; round < rounds; round += 1) {
    if (round >= 0) results.forEach((ofCandidate) => ofCandidate.push([]));
    items.forEach((item, index) => {
      for (let turn = 0; turn < candidates.length; turn += 1) {
        const which = (turn + index + round + 1) % candidates.length;
        const result = candidates[which](item);
        if (round >= 0) results[which][round].push(result);
      }
    });
  }
  return results;
}

/** Milliseconds that a fresh process takes to import modules. */
function load(...modules) {
  const imports = modules.map((name) => `await import(${JSON.stringify(name)});`).join("");
  const script = `const start = performance.now();${imports}console.log(performance.now() - start);`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: root,
    encoding: "utf8",
  });
  if (stderr !== "") throw new Error(stderr);
  return Number(stdout);
}

const number = (value, digits = 1) => value.toFixed(digits);

const kilobytes = sum(plain.map(({ text }) => text.length)) / 1000;
console.log(`${plain.length} TypeScript files, ${number(kilobytes, 0)} kB; Node ${process.version}\n`);

const { recommended } = kimi.configs;
const lintings = alternate(
  [
    (file) => lint(file, [language]),
    (file) => lint(file, [language, empty]),
    (file) => lint(file, [language, recommended]),
    ({ name, text }) => lint({ name, text: text + request }, [language, recommended]),
    (file) => lint(file, [language, recommended], true),
  ],
  plain,
  rounds,
);
/** The time for all files: of each file the median, or the least, of its rounds; the rest is noise. */
function total(results, choose, read = ({ time }) => time) {
  return sum(plain.map((_file, index) => choose(results.map((ofRound) => read(ofRound[index])))));
}
const least = (values) => Math.min(...values);

function row(results) {
  return {
    ms: number(total(results, median)),
    "of no rules": number(total(results, median) / total(lintings[0], median), 3),
    "of no rules, least": number(total(results, least) / total(lintings[0], least), 3),
    findings: sum(results[0].map(({ findings }) => findings)),
  };
}

console.table({
  "no rules": row(lintings[0]),
  "one rule that does nothing": row(lintings[1]),
  "recommended, without the SDK": row(lintings[2]),
  "recommended, a request in each file": row(lintings[3]),
});

const inRules = total(lintings[4], median, (result) => result.inRules);
const share = (inRules / total(lintings[4], median)) * 100;
const perFile = (inRules / plain.length) * 1000;
console.log(
  `Inside our rules without the SDK: ${number(share, 2)} % of the time, ${number(perFile, 0)} µs a file.\n`,
);

const loadings = alternate(
  [["eslint"], ["eslint", "eslint-plugin-kimi"], ["eslint", "@typescript-eslint/parser"]].map(
    (modules) => () => load(...modules),
  ),
  [null],
  processes,
).map((results) => median(results.flat()));
const loadRow = (time) => ({ "load ms": number(time), "over eslint": number(time - loadings[0]) });
console.table({
  eslint: loadRow(loadings[0]),
  "eslint and the plugin": loadRow(loadings[1]),
  "eslint and the TypeScript parser": loadRow(loadings[2]),
});
console.log(`Medians: of ${rounds} rounds of linting, and of ${processes} fresh processes that load.`);
