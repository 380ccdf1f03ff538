/**
 * Mutation testing: `npm run mutation` for everything, or `npm run mutation -- rules src/edits/remove.ts` for folders or
 * files. With `--again`, only what survived the last run meets the tests once more, those of the rules' tables now with
 * everything that holds for each case. The score and each mutant that survived without an explanation in
 * `mutation/explained.json` are printed; `reports/mutation.json` has all that survived.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { keyOf } from "./mutation/key.mjs";

const root = path.dirname(import.meta.dirname);
const PARTS = ["rules", "src/edits", "src/values", "src/sdk"];
const TESTS = ["rules", "edits", "values", "sdk"];
const RESULTS = path.join(root, "reports/mutation.json");
const REPORT = path.join(root, "reports/mutation/mutation.json");
const SURVIVORS = path.join(root, "reports/mutation/survivors.json");
/** With what holds for each case, the tests of one mutant could take minutes. */
const SECONDS_AGAIN = "10";

/** What became of each mutant of a part, as Stryker reports it; null if it fails. */
function mutate(part, environment) {
  const isFolder = statSync(path.join(root, part)).isDirectory();
  const { status } = spawnSync("npx", ["stryker", "run", "--mutate", isFolder ? `${part}/*.ts` : part], {
    cwd: root,
    env: { ...process.env, MUTATION_TESTS: TESTS.join(), ...environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return status === 0 ? JSON.parse(readFileSync(REPORT, "utf8")).files : null;
}

/** The numbers of a file, and what survived in it. */
function resultOf(fileName, { mutants, source }) {
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const lines = source.split("\n");
  const survivors = mutants
    .filter(({ status }) => status === "Survived" || status === "NoCoverage")
    .map(({ location, replacement, status, mutatorName }) => ({
      key: keyOf({ fileName, location, replacement }),
      at: `${location.start.line}:${location.start.column}`,
      code: lines[location.start.line - 1].trim(),
      from: textAt(lines, location),
      to: replacement,
      mutator: mutatorName,
      isReached: status === "Survived",
    }));
  return { killed: count("Killed", "Timeout"), ignored: count("Ignored"), survivors };
}

/** The changed part, or its first line. */
function textAt(lines, { start, end }) {
  const [first] = lines.slice(start.line - 1);
  return start.line === end.line
    ? first.slice(start.column - 1, end.column - 1)
    : first.slice(start.column - 1);
}

const isSame = (one, other) =>
  one.code === other.code && one.from === other.from && (other.to === "*" || one.to === other.to);

function print(file, { killed, survivors }) {
  const own = explained[file] ?? [];
  const open = survivors.filter((survivor) => !own.some((known) => isSame(survivor, known)));
  const total = killed + survivors.length;
  const score = total === 0 ? "-" : `${((100 * killed) / total).toFixed(1)} %`;
  console.log(
    `${file}: ${killed} of ${total} killed (${score}), ${survivors.length - open.length} explained`,
  );
  for (const { at, code, from, to } of open) console.log(`  ${at} ${code}\n    ${from} → ${to}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { again: { type: "boolean", default: false } },
});
const explained = JSON.parse(readFileSync(path.join(import.meta.dirname, "mutation/explained.json"), "utf8"));
mkdirSync(path.dirname(SURVIVORS), { recursive: true });
const results = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")) : {};
for (const part of positionals.length > 0 ? positionals : PARTS) {
  const known = Object.values(results).flatMap(({ survivors }) => survivors.map(({ key }) => key));
  writeFileSync(SURVIVORS, JSON.stringify(known));
  const environment = values.again
    ? { MUTATION_SURVIVORS: SURVIVORS, MUTATION_SECONDS: SECONDS_AGAIN }
    : { RULE_TESTS: "literal" };
  const files = mutate(part, environment);
  if (files === null) {
    process.exitCode = 1;
    continue;
  }
  for (const [file, report] of Object.entries(files)) {
    results[file] = resultOf(file, report);
    if (values.again)
      results[file].survivors = results[file].survivors.filter(({ key }) => known.includes(key));
  }
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
}
for (const [file, result] of Object.entries(results)) print(file, result);
