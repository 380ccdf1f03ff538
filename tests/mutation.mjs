/**
 * Mutation testing, part by part: `npm run mutation` for everything, or `npm run mutation -- rules src/edits/remove.ts`
 * for folders or files. Each file is mutated alone and meets the tests that are meant for it; a report of the score and
 * of each mutant that survived is printed at the end and written to `reports/mutation.json`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const PARTS = ["rules", "src/edits", "src/values", "src/sdk"];
const RESULTS = path.join(root, "reports/mutation.json");

/** The TypeScript files of a folder, or the file itself. */
function filesOf(part) {
  if (!statSync(path.join(root, part)).isDirectory()) return [part];
  return readdirSync(path.join(root, part))
    .filter((name) => name.endsWith(".ts") && name !== "index.ts")
    .map((name) => `${part}/${name}`);
}

/** The tests that are meant for a file: a rule's table, or the core's own tests with the rules that use the file. */
function testsFor(file) {
  const name = path.basename(file, ".ts");
  if (file.startsWith("rules/")) return [`tests/rules/${name}.test.ts`];
  const own = `${file.replace(/^src/u, "tests")}`.replace(/\.ts$/u, ".test.ts");
  const users = readdirSync(path.join(root, "rules")).filter((rule) =>
    readFileSync(path.join(root, "rules", rule), "utf8").includes(`/edits/${name}.js"`),
  );
  const rules = users.map((rule) => `tests/rules/${rule.replace(/\.ts$/u, ".test.ts")}`);
  const found = [own, ...rules].filter((test) => existsSync(path.join(root, test)));
  // What no rule imports by itself meets all tests of its folder.
  return found.length > 0 ? found : [`tests/${file.split("/")[1]}/**/*.test.ts`];
}

/** Mutates one file; what became of each mutant. */
function mutate(file) {
  const { status } = spawnSync("npx", ["stryker", "run", "--mutate", file], {
    cwd: root,
    // What holds for every case is about edits: a rule's own part is in its table.
    env: {
      ...process.env,
      MUTATION_TESTS: testsFor(file).join(","),
      ...(file.startsWith("rules/") ? { RULE_TESTS: "literal" } : {}),
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) return null;
  const report = JSON.parse(readFileSync(path.join(root, "reports/mutation/mutation.json"), "utf8"));
  const source = Object.values(report.files).flatMap(({ mutants, source: text }) =>
    mutants.map((mutant) => ({
      status: mutant.status,
      line: mutant.location.start.line,
      text: text.split("\n")[mutant.location.start.line - 1]?.trim(),
      column: mutant.location.start.column,
      replacement: mutant.replacement,
      mutator: mutant.mutatorName,
    })),
  );
  return source;
}

mkdirSync(path.dirname(RESULTS), { recursive: true });
const results = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")) : {};
const given = process.argv.slice(2);
for (const file of (given.length > 0 ? given : PARTS).flatMap(filesOf)) {
  const start = Date.now();
  const mutants = mutate(file);
  if (mutants === null) {
    console.log(`${file}: Stryker failed`);
    continue;
  }
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const killed = count("Killed", "Timeout");
  const survived = count("Survived", "NoCoverage");
  const seconds = Math.round((Date.now() - start) / 1000);
  results[file] = {
    killed,
    survived,
    ignored: count("Ignored"),
    errors: count("RuntimeError", "CompileError"),
    seconds,
  };
  results[file].survivors = mutants.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`${file}: ${killed} of ${killed + survived} killed (${seconds} s)`);
  for (const { line, column, text, replacement, mutator } of results[file].survivors)
    console.log(`  ${line}:${column} ${mutator}: ${text} → ${replacement}`);
}
