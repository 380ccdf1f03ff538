/**
 * What the plugin costs, as ratios within one run: the time that linting takes with and without it, the time and memory
 * that loading it takes, and how that grows with a file.
 *
 *   npm run bench              prints the tables
 *   npm run bench -- --write   puts them into docs/performance.md as well
 *
 * The code is that of pinned packages and of this repository, so that anyone can repeat it.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import js from "@eslint/js";
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import prettier from "prettier";
import tseslint from "typescript-eslint";
import ts from "typescript";
import kimi from "../dist/src/index.js";

const ROUNDS = 5;
const PROCESSES = 11;
const GROWTH = [10, 100, 1000, 10_000];
const DEPTHS = [10, 50, 250];
const root = path.resolve(import.meta.dirname, "..");
const { values: flags } = parseArgs({ options: { write: { type: "boolean", default: false } } });

/** The TypeScript and JavaScript files below a folder. */
function filesBelow(folder, wanted) {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter(
      (file) =>
        wanted.test(file) && !/(?:^|[\\/])(?:tests|benchmarks|node_modules)[\\/]|\.d\.c?ts$/u.test(file),
    )
    .sort()
    .map((file) => {
      const name = path.join(root, folder, file);
      return { name, text: readFileSync(name, "utf8") };
    });
}

/** TypeScript as published, without the SDK. */
const plain = filesBelow("node_modules/zod/src", /\.ts$/u);
/** Programs that are little else than requests. */
const dense = [
  ...filesBelow("docs/examples/openai-app", /\.[cm]?[jt]s$/u),
  ...filesBelow("tests/programs/files", /\.[cm]?[jt]s$/u),
];
/** Published code that hands requests on to the SDK. */
const published = ["@langchain/openai/dist", "@llamaindex/openai/dist"].flatMap((folder) =>
  filesBelow(`node_modules/${folder}`, /\.js$/u),
);

const program = ts.createProgram(
  plain.map(({ name }) => name),
  {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    skipLibCheck: true,
    types: [],
  },
);

const language = {
  files: ["**/*.{js,cjs,mjs,ts,cts,mts}"],
  languageOptions: { parser },
  linterOptions: { reportUnusedDisableDirectives: "off" },
};
const typed = { ...language, languageOptions: { parser, parserOptions: { programs: [program] } } };
/** The first rule of any plugin makes ESLint walk the tree for it. */
const empty = {
  plugins: { bench: { rules: { empty: { create: () => ({ CallExpression() {} }) } } } },
  rules: { "bench/empty": "error" },
};
const deprecated = {
  plugins: { "@typescript-eslint": tseslint.plugin },
  rules: { "@typescript-eslint/no-deprecated": "error" },
};
const { recommended } = kimi.configs;

/** Lints one file; returns the milliseconds, those inside of rules if they are asked for, and the findings. */
function lint({ name, text }, config, stats = false) {
  const linter = new Linter({ configType: "flat", cwd: root });
  const start = performance.now();
  // Only verifyAndFix() measures; without `fix` it is one pass of verify().
  const { messages } = linter.verifyAndFix(text, [{ ignores: ["!**/node_modules/"] }, ...config], {
    filename: name,
    allowInlineConfig: false,
    fix: false,
    stats,
  });
  const time = performance.now() - start;
  // Neither a file that does not parse nor one that no configuration matches has a rule to its message.
  const fatal = messages.find(({ ruleId }) => ruleId === null);
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

const number = (value, digits = 1) => value.toFixed(digits);

/** One line per configuration: the time of all files, each file's median of its rounds, against the first one. */
function comparison(files, candidates) {
  const results = alternate(
    candidates.map(
      ([, config, stats]) =>
        (file) =>
          lint(file, config, stats),
    ),
    files,
    ROUNDS,
  );
  const totals = results.map((rounds) =>
    sum(files.map((_file, index) => median(rounds.map((ofRound) => ofRound[index].time)))),
  );
  return candidates.map(([name, , stats], which) => {
    const [first] = results[which];
    const inRules = sum(
      files.map((_file, index) => median(results[which].map((ofRound) => ofRound[index].inRules))),
    );
    return [
      name,
      number(totals[which], 0),
      `${number((totals[which] / totals[0] - 1) * 100)} %`,
      stats ? `${number((inRules / totals[0]) * 100, 2)} %` : "",
      stats ? number((inRules / files.length) * 1000, 0) : "",
      sum(first.map(({ findings }) => findings)),
    ];
  });
}

/** What a fresh process takes to import modules: milliseconds, and kilobytes that stay in use. */
function load(...modules) {
  const imports = modules.map((name) => `await import(${JSON.stringify(name)});`).join("");
  const script = `const start = performance.now();${imports}const time = performance.now() - start;
    gc(); console.log(JSON.stringify({ time, memory: process.memoryUsage().heapUsed / 1024 }));`;
  const parameters = ["--expose-gc", "--input-type=module", "--eval", script];
  const { stdout, stderr } = spawnSync(process.execPath, parameters, { cwd: root, encoding: "utf8" });
  if (stderr !== "") throw new Error(stderr);
  return JSON.parse(stdout);
}

const PROLOGUE = `import OpenAI from "openai";\nconst client = new OpenAI();\n`;
const repeated = (count, code) =>
  PROLOGUE + Array.from({ length: count }, (_item, index) => code(index)).join("");

/** Files that grow: what there is more of, and the code with so many requests. */
const GROWING = {
  "functions with a request and its answer": (count) =>
    repeated(
      count,
      (index) => `export async function ask${index}(question: string) {
  const response = await client.chat.completions.create({
    model: "gpt-4o", messages: [{ role: "user", content: question }], temperature: 1.4,
  });
  return response.choices[0].message.content;
}\n`,
    ),
  "requests that spread one object": (count) =>
    repeated(count, () => "await client.chat.completions.create({ ...defaults, messages: [] });\n").replace(
      "\n",
      `\nconst defaults = { model: "gpt-4o", temperature: 1.4 };\n`,
    ),
  "methods that read a stream": (count) =>
    repeated(
      count,
      (index) => `class Bot${index} { async run() {
  const stream = await client.chat.completions.create({ model: "kimi-k3", messages: [], stream: true });
  for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta?.content ?? "");
} }\n`,
    ),
};

/** A request within so many functions, conditions and objects. */
function nested(depth) {
  const request = `client.chat.completions.create({ model: "gpt-4o", messages: [], temperature: 1.4 })`;
  let code = request;
  for (let level = 0; level < depth; level += 1)
    code = `(() => (flags[${level}] ? { value: [${code}] } : null))()`;
  return `${PROLOGUE}declare const flags: boolean[];\nexport const result = ${code};\n`;
}

/** Microseconds in our rules, per request or per level. */
function growth(name, code, sizes) {
  lint({ name: "warm-up.ts", text: code(sizes[0]) }, [language, recommended], true);
  return [
    name,
    ...sizes.map((size) => {
      const rounds = Array.from({ length: size > 1000 ? 1 : 3 }, () =>
        lint({ name: "growing.ts", text: code(size) }, [language, recommended], true),
      );
      return number((median(rounds.map(({ inRules }) => inRules)) / size) * 1000, 0);
    }),
  ];
}

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    line(heads),
    line(heads.map((_head, index) => (index === 0 ? "---" : "--:"))),
    ...rows.map(line),
  ].join("\n");
}

const kilobytes = (files) => number(sum(files.map(({ text }) => text.length)) / 1000, 0);
const heads = ["", "ms", "more than no rules", "in our rules", "µs a file in our rules", "findings"];
const parts = [];

parts.push(
  `### Code without the SDK\n\n${plain.length} files of zod, ${kilobytes(plain)} kB of TypeScript.\n`,
  table(
    heads,
    comparison(plain, [
      ["the parser, no rules", [language]],
      ["one rule that does nothing", [language, empty]],
      ["`recommended`", [language, recommended]],
      ["`recommended`, timed by ESLint", [language, recommended], true],
      ["`@eslint/js` recommended", [language, js.configs.recommended]],
      ["`@typescript-eslint/no-deprecated`, with types", [typed, deprecated]],
    ]),
  ),
);
for (const [title, files] of [
  ["Files full of requests", dense],
  ["Published code that uses the SDK", published],
]) {
  parts.push(
    `### ${title}\n\n${files.length} files, ${kilobytes(files)} kB.\n`,
    table(
      heads,
      comparison(files, [
        ["the parser, no rules", [language]],
        ["`recommended`", [language, recommended]],
        ["`recommended`, timed by ESLint", [language, recommended], true],
        ["`@eslint/js` recommended", [language, js.configs.recommended]],
      ]),
    ),
  );
}

const loads = alternate(
  [["eslint"], ["eslint", "eslint-plugin-kimi"], ["eslint", "@typescript-eslint/parser"]].map(
    (modules) => () => load(...modules),
  ),
  [null],
  PROCESSES,
).map((results) => ({
  time: median(results.flat().map(({ time }) => time)),
  memory: median(results.flat().map(({ memory }) => memory)),
}));
parts.push(
  "### Loading\n",
  table(
    ["", "ms", "ms over ESLint", "MB", "MB over ESLint"],
    ["ESLint", "ESLint and the plugin", "ESLint and the TypeScript parser"].map((name, index) => [
      name,
      number(loads[index].time),
      number(loads[index].time - loads[0].time),
      number(loads[index].memory / 1024),
      number((loads[index].memory - loads[0].memory) / 1024),
    ]),
  ),
);
parts.push(
  "### Growth\n\nMicroseconds in our rules per request, for files with so many requests:\n",
  table(
    ["", ...GROWTH.map((size) => size.toLocaleString("en"))],
    Object.entries(GROWING).map(([name, code]) => growth(name, code, GROWTH)),
  ),
  "\nMicroseconds per level, for one request that is nested so deeply:\n",
  table(["", ...DEPTHS], [growth("functions, conditions, objects and lists", nested, DEPTHS)]),
);

const result = `Node ${process.version}, ESLint ${Linter.version}, medians of ${ROUNDS} rounds and of ${PROCESSES} processes that load.

${parts.join("\n")}
`;
console.log(result);
if (flags.write) {
  const page = path.join(root, "docs/performance.md");
  const [before, after] = readFileSync(page, "utf8").split(/<!-- begin results -->[^]*<!-- end results -->/u);
  const text = `${before}<!-- begin results -->\n\n${result}\n<!-- end results -->${after}`;
  const options = await prettier.resolveConfig(page);
  writeFileSync(page, await prettier.format(text, { ...options, parser: "markdown" }));
}
