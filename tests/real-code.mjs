/**
 * What the analysis finds in projects that nobody wrote for it, compared with labels.
 *
 *   node tests/real-code.mjs <projects> <labels.jsonl> [<found.json>]
 *
 * <projects> is a folder with one folder per checked-out project. <labels.jsonl> has one call per line:
 *
 *   { "repo": "<folder in projects>", "at": "<path in it>:<line of the call>", "endpoint": "chat.completions.create",
 *     "label": "real" | "neg" | "other-sdk", "chat": true, "rules": { "functions": "violation", … } }
 *
 * Each file is linted as a user would lint it: espree with JSX for JavaScript, the TypeScript parser without types for
 * TypeScript. Of .vue and .svelte files the scripts are read, with everything around them blanked out. Settings are the
 * defaults, but calls that provably go to another host count as found: the labels do not tell hosts apart. All calls that
 * were found are written to <found.json>, if given, with how the client is known and whom it talks to.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import typescriptParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { importSources } from "./internals.mjs";

const { kimi, Client, usageOf, parseSettings, VERSION_3_METHODS } = await importSources(`
  export { default as kimi } from "../src/index.ts";
  export { VERSION_3_METHODS } from "../src/contract/index.ts";
  export { Client } from "../src/sdk/client.ts";
  export { usageOf } from "../src/sdk/usage.ts";
  export { parseSettings } from "../src/settings.ts";
`);

/** For each difference that the labels tell: the rule about it, and what the labels say of a violation. */
const DIFFERENCES = {
  "temperature-range": { rule: "kimi/temperature-range", violations: ["violation"] },
  "n-temp0": { rule: "kimi/no-multiple-choices-at-zero-temperature", violations: ["violation"] },
  functions: { rule: "kimi/no-deprecated-functions", violations: ["violation", "violation?"] },
  tool_choice: {
    rule: "kimi/no-unsupported-tool-choice",
    violations: ["violation", "violation?", "object"],
  },
  "stream-usage": {
    rule: "kimi/require-stream-options",
    violations: ["violation", "violation(.stream helper)"],
  },
};

const SCRIPT = /\.[cm]?[jt]sx?$/u;
const EMBEDDED = /\.(?:vue|svelte)$/u;

const { positionals } = parseArgs({ allowPositionals: true });
const [projects, labelsFile, foundFile] = positionals;
if (projects === undefined || labelsFile === undefined) {
  throw new Error("Usage: node tests/real-code.mjs <projects> <labels.jsonl> [<found.json>]");
}

// Requests to other hosts are reported too: the labels do not tell hosts apart.
Object.defineProperty(Client.prototype, "isForeign", { get: () => false });

const settings = parseSettings({});

/** The calls of the file that is being linted. */
let calls = [];
let sourceCode = null;

const probe = {
  create: (context) => ({
    Program() {
      ({ sourceCode } = context);
      calls = [...usageOf(sourceCode, context.filename, settings).everyCall];
    },
  }),
};

const config = {
  files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,vue,svelte}"],
  linterOptions: { reportUnusedDisableDirectives: "off" },
  plugins: { ...kimi.configs.all.plugins, probe: { rules: { probe } } },
  rules: { ...kimi.configs.all.rules, "probe/probe": "error" },
};

/** The text with everything outside of scripts blanked out, and whether they are TypeScript. */
function scriptsOf(text) {
  const openings = [...text.matchAll(/<script\b[^>]*>/gu)];
  let blanked = "";
  let isTypeScript = false;
  const blank = (part) => part.replaceAll(/[^\r\n]/gu, " ");
  for (const opening of openings) {
    const start = opening.index + opening[0].length;
    const end = text.indexOf("</script", start);
    if (opening.index < blanked.length || end < 0) continue;
    blanked += blank(text.slice(blanked.length, start)) + text.slice(start, end);
    isTypeScript ||= /\blang=["']?tsx?\b/u.test(opening[0]);
  }
  return { text: blanked + blank(text.slice(blanked.length)), isTypeScript };
}

function lint(file) {
  const original = readFileSync(file, "utf8").replace(/^\uFEFF/u, "");
  const embedded = EMBEDDED.test(file) ? scriptsOf(original) : null;
  const text = embedded?.text ?? original;
  const isTypeScript = embedded?.isTypeScript ?? /\.[cm]?tsx?$/u.test(file);
  const jsx = { parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/u.test(file) } } };
  const sourceType = file.endsWith(".cjs") ? "commonjs" : "module";
  const languages = isTypeScript
    ? [{ parser: typescriptParser, ...jsx }]
    : [
        { sourceType, ...jsx },
        { sourceType: "commonjs", ...jsx },
      ];
  try {
    for (const languageOptions of languages) {
      const verify = () => verifyOnce(text, { ...config, languageOptions }, path.basename(file));
      const result = verify();
      if (!result) continue;
      // What takes long is repeated: the machine may be busy with something else.
      const times = [result, ...(result.time > 1 ? [verify(), verify()] : [])].map(({ time }) => time);
      return { messages: result.messages, time: Math.min(...times) };
    }
    return { unparsed: true };
  } catch (error) {
    return { crash: error.stack };
  }
}

/** The reports, and the milliseconds that rules took; null if the text does not parse. */
function verifyOnce(text, configuration, filename) {
  calls = [];
  const linter = new Linter({ configType: "flat" });
  const options = { filename, allowInlineConfig: false, fix: false, stats: true };
  const { messages } = linter.verifyAndFix(text, [configuration], options);
  if (messages.some(({ fatal }) => fatal)) return null;
  const rules = linter.getTimes().passes.flatMap((pass) => Object.values(pass.rules ?? {}));
  return { messages, time: rules.reduce((sum, { total }) => sum + total, 0) };
}

/**
 * The calls that a report may be about: the innermost one around it, else those whose requests are written there, the
 * first one first. Requests that share a text get one report.
 */
function callsAt({ line, column }) {
  const offset = sourceCode.getIndexFromLoc({ line, column: column - 1 });
  const holds = ({ range: [start, end] }) => start <= offset && offset < end;
  const around = calls.filter(({ node }) => holds(node));
  around.sort((first, second) => second.node.range[0] - first.node.range[0]);
  return around.length > 0 ? around.slice(0, 1) : calls.filter(({ request }) => request.literals.some(holds));
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules" || entry.name === ".git") return [];
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(full);
    return entry.isFile() && (SCRIPT.test(entry.name) || EMBEDDED.test(entry.name)) ? [full] : [];
  });
}

const found = [];
/** Where the calls that were found start: the place that labels name. */
const startLines = new Map();
const crashes = [];
const unparsed = [];
const times = [];
for (const repo of readdirSync(projects).sort()) {
  for (const file of filesOf(path.join(projects, repo)).sort()) {
    const at = path.relative(path.join(projects, repo), file).split(path.sep).join("/");
    const { messages = [], time, crash, unparsed: isUnparsed } = lint(file);
    if (crash) crashes.push(`${repo} ${at} ${crash}`);
    if (isUnparsed) unparsed.push(`${repo} ${at}`);
    if (time === undefined) continue;
    times.push({ time, file: `${repo} ${at}` });
    const records = new Map(
      calls.map((call) => [
        call,
        {
          repo,
          file: at,
          line: call.methodName.loc.start.line,
          column: call.methodName.loc.start.column + 1,
          endpoint: `${call.resource}.${call.method}`,
          chat: call.isChatCompletion,
          origin: call.client.origin,
          provider: call.client.provider,
          findings: [],
          sharedFindings: [],
        },
      ]),
    );
    for (const { ruleId, line, column } of messages) {
      const [first, ...others] = callsAt({ line, column });
      if (first) records.get(first).findings.push(ruleId);
      for (const call of others) records.get(call).sharedFindings.push(ruleId);
      // Reports on clients and messages have no call of their own.
    }
    for (const [call, record] of records) {
      found.push(record);
      startLines.set(record, call.node.loc.start.line);
    }
  }
}

const labels = readFileSync(labelsFile, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line))
  .map((label) => ({ ...label, file: label.at.replace(/:\d+$/u, ""), line: Number(/\d+$/u.exec(label.at)) }));

/** `beta.` comes and goes between the versions of the SDK; the labels name methods of version 3 after `legacy.`. */
const withoutPrefix = (endpoint) => {
  const [, name] = /^legacy\.(\w+)$/u.exec(endpoint) ?? [];
  return (VERSION_3_METHODS.value[name] ?? endpoint).replace(/^beta\./u, "");
};

/** Each label gets at most one found call, each found call at most one label. */
for (const label of labels) {
  const call = found.find(
    (one) =>
      !one.label &&
      one.repo === label.repo &&
      one.file === label.file &&
      withoutPrefix(label.endpoint) === withoutPrefix(one.endpoint) &&
      (startLines.get(one) === label.line || one.line === label.line),
  );
  if (!call) continue;
  label.found = call;
  call.label = label.label;
}

const percent = (part, whole) => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`);
const place = ({ repo, file, line, endpoint }) => `  ${repo} ${file}:${line} ${endpoint}`;
function list(title, lines) {
  console.log(`\n${title}: ${lines.length}`);
  for (const line of lines) console.log(line);
}

console.log(`${times.length} files, ${unparsed.length} not parsed, ${crashes.length} crashes`);
for (const chat of [true, false]) {
  const real = labels.filter((label) => label.chat === chat && label.label === "real");
  const hits = real.filter((label) => label.found);
  const repos = [...new Set(real.map(({ repo }) => repo))].map((repo) => {
    const own = real.filter((label) => label.repo === repo);
    return { repo, found: own.filter((label) => label.found).length, labelled: own.length };
  });
  const average = repos.reduce((sum, repo) => sum + repo.found / repo.labelled, 0) / repos.length;
  const ofKind = found.filter((call) => call.chat === chat);
  const wrong = ofKind.filter(({ label }) => label !== undefined && label !== "real");
  const unlabelled = ofKind.filter(({ label }) => label === undefined);
  console.log(`\n== ${chat ? "Chat completions" : "Other endpoints"}`);
  console.log(`recall ${hits.length} of ${real.length}, ${percent(hits.length, real.length)}`);
  console.log(`recall, average of ${repos.length} projects: ${percent(average, 1)}`);
  console.log(`precision ${percent(hits.length, hits.length + wrong.length)}, without the unlabelled`);
  for (const key of ["origin", "provider"]) console.log(`by ${key}: ${counts(hits, key)}`);
  console.table(repos.filter((repo) => repo.found < repo.labelled));
  const missed = real.filter((label) => !label.found);
  list(
    "missed",
    missed.map((label) => `${place(label)} ${JSON.stringify(label.receiver)}`),
  );
  list(
    "found, but labelled as something else",
    wrong.map((call) => `${place(call)} ${call.origin} ${call.provider} (${call.label})`),
  );
  list(
    "found, not labelled",
    unlabelled.map((call) => `${place(call)} ${call.origin} ${call.provider}`),
  );
}

function counts(hits, key) {
  const counted = new Map();
  for (const { found: call } of hits) counted.set(call[key], (counted.get(call[key]) ?? 0) + 1);
  return [...counted].map(([name, count]) => `${name} ${count}`).join(", ");
}

console.log("\n== Differences");
for (const [difference, { rule, violations }] of Object.entries(DIFFERENCES)) {
  const labelled = labels.filter(({ rules }) => rules?.[difference] !== undefined);
  const isReported = (label) => label.found?.findings.includes(rule) === true;
  const isReportedWithAnother = (label) => label.found?.sharedFindings.includes(rule) === true;
  const expected = labelled.filter(({ rules }) => violations.includes(rules[difference]));
  const missed = expected.filter((label) => !isReported(label) && !isReportedWithAnother(label));
  const others = labelled.filter((label) => !expected.includes(label) && isReported(label));
  console.log(`\n${difference}: ${expected.length - missed.length} of ${expected.length} violations found`);
  const line = (label) =>
    `${place(label)} ${label.rules[difference]}${label.found ? "" : " (call not found)"}`;
  list("  not found", missed.map(line));
  list(
    "  reported, but fine",
    others.filter(({ rules }) => !rules[difference].startsWith("cant-know")).map(line),
  );
  list(
    "  reported, labelled as undecidable",
    others.filter(({ rules }) => rules[difference].startsWith("cant-know")).map(line),
  );
}

times.sort((first, second) => first.time - second.time);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
console.log("\n== Own time per file, all rules, in milliseconds");
for (const [name, share] of [
  ["median", 0.5],
  ["p99", 0.99],
  ["max", 1],
]) {
  console.log(`${name} ${at(share).time.toFixed(2)} (${at(share).file})`);
}
const withCalls = new Set(found.map(({ repo, file }) => `${repo} ${file}`));
const busy = times.filter(({ file }) => withCalls.has(file));
if (busy.length > 0) {
  const middle = (share) => busy[Math.min(busy.length - 1, Math.floor(busy.length * share))].time.toFixed(2);
  console.log(
    `files with calls (${busy.length}): median ${middle(0.5)}, p99 ${middle(0.99)}, max ${middle(1)}`,
  );
}
list(
  "slowest",
  times
    .slice(-8)
    .map(({ time, file }) => `  ${time.toFixed(1)} ${file}`)
    .reverse(),
);
list(
  "not parsed",
  unparsed.map((one) => `  ${one}`),
);
list(
  "crashes",
  crashes.map((one) => `  ${one}`),
);

if (foundFile !== undefined) {
  writeFileSync(foundFile, `${JSON.stringify({ calls: found, times }, null, 1)}\n`);
}
