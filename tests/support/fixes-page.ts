/** `docs/fixes.md`: what `--fix` does per rule, from the rules' metadata and pages, and the programs that prove it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { Linter } from "eslint";
import { format, resolveConfig } from "prettier";
import { rules } from "../../rules/index.js";
import type { KimiRule } from "../../src/rule.js";
import { FIXED, type Program, UNCHANGED } from "../programs/library.js";
import { configWith } from "../programs/run.js";
import { majorsOf, read } from "../programs/suite.js";

const DOCS = path.join(import.meta.dirname, "../../docs");
const FILES = "../tests/programs/files";

const KINDS = {
  fix: "fixes, and suggests where a fix could be wrong",
  suggest: "suggests",
  none: "reports",
} as const;

const linter = new Linter({ configType: "flat" });

const reports = new Map<Program, readonly Linter.LintMessage[]>();

/** What is reported in a program. */
function reportsIn(program: Program): readonly Linter.LintMessage[] {
  const messages =
    reports.get(program) ?? linter.verify(read(program), configWith(program.kimi ?? {}), program.file);
  reports.set(program, messages);
  return messages;
}

/** Whether a rule fixes something in a program, or reports something that it does not fix. */
function has(program: Program, { name }: KimiRule, isFixed: boolean): boolean {
  return reportsIn(program).some(
    ({ ruleId, fix }) => ruleId === `kimi/${name}` && (fix !== undefined) === isFixed,
  );
}

/** The section of a rule's page about its edits, with the links as they are from here. */
function sectionOf({ name }: KimiRule): string {
  const page = readFileSync(path.join(DOCS, "rules", `${name}.md`), "utf8");
  const [, section] =
    /\n## What the (?:fix does|suggestions do), and what (?:it does|they do) not\n([^]*?)\n## /u.exec(page) ??
    [];
  if (section === undefined) throw new Error(`The page of ${name} does not say what its edits do.`);
  return section
    .trim()
    .replaceAll(/\]\((?=[\w-]+\.md)/gu, "](rules/")
    .replaceAll("](#", `](rules/${name}.md#`);
}

function listOf(programs: readonly Program[]): string {
  return programs.map(({ file, why }) => `- [${file}](${FILES}/${file}): ${why}`).join("\n");
}

function proofOf(rule: KimiRule): string {
  const { edits } = rule;
  const fixed = FIXED.filter((program) => has(program, rule, true));
  const left = UNCHANGED.filter((program) => has(program, rule, false));
  return [
    ...(fixed.length > 0 ? ["Fixed, and run before and after:", listOf(fixed)] : []),
    ...(fixed.length === 0 && edits === "fix"
      ? [
          "No program of the library shows this fix; the table of the rule does, and each of its edits is run.",
        ]
      : []),
    ...(left.length > 0 ? ["Left to a person, with a report:", listOf(left)] : []),
  ].join("\n\n");
}

function tableOfRules(): string {
  const rows = Object.values(rules).map((rule) => {
    const { name, edits } = rule;
    const count = FIXED.filter((program) => has(program, rule, true)).length;
    return `| [${name}](#${name}) | ${KINDS[edits]} | ${edits === "fix" ? count : ""} |`;
  });
  return ["| Rule | Edits | Programs fixed |", "| --- | --- | --- |", ...rows].join("\n");
}

/** Which versions of the SDK the programs run with. */
function versions(): string {
  const majors = [...new Set([...FIXED, ...UNCHANGED].flatMap(majorsOf))].sort();
  return `${majors.slice(0, -1).join(", ")} and ${majors.at(-1) ?? ""}`;
}

/** The page, formatted as a file of this name is. */
export async function fixesPage(file: string): Promise<string> {
  const text = `# What the fixes do, and how that is proved

<!-- Written by \`npm run docs\` from the rules, their pages and the programs in tests/programs. -->

An edit is made by \`--fix\` only where all of this holds; otherwise it is a suggestion, which says what it changes, or there is
only a report:

- the client is known by its import, its type or a setting, and talks to Kimi or, in a project that is being migrated, to OpenAI;
- Kimi is certain to reject or to ignore what is there, so that nothing is lost that works with Kimi; or the edit only adds what
  both providers accept and what no reader of the answer trips over;
- there is one nearest replacement that Kimi accepts;
- the text is used by nothing but requests that want the same edit;
- no comment, side effect, getter or computed key is lost, no later spread decides otherwise, and no reader of the answer breaks;
- the result parses, its types are no worse, no rule reports more than before, and a second run changes nothing.

What is behind these words:

- **Programs.** ${FIXED.length + UNCHANGED.length} complete programs run with the \`openai\` package against a server that is as strict as Kimi, before and after
  \`--fix\`: the oldest and the newest major version that has what a program uses in \`npm test\`, all of ${versions()} in
  \`npm run test:full\`. Before, the server rejects or ignores something; after, it accepts every request, the program ends, and it
  prints what it printed with OpenAI, unless the fix is what lets it print: each function that the model calls, with its arguments,
  in order.
- **Requests.** Each fix and each suggestion of each case in the tables of the rules, and of each program, is applied alone. The
  requests before and after differ only in what the edit says.
- **Generated programs.** Programs are put together at random from the forms that requests, clients, layouts, comments and readers
  of answers have. Their fixes come to rest, keep every comment and statement, cause no rejection and no further report.
- **Tables.** Each case of each rule is linted again with parentheses, assertions, CRLF, tabs and comments around what is edited.

What was measured is in [testing.md](testing.md).

${tableOfRules()}

${Object.values(rules)
  .map(
    (rule) =>
      `## ${rule.name}\n\n${[sectionOf(rule), proofOf(rule)].filter((part) => part !== "").join("\n\n")}`,
  )
  .join("\n\n")}
`;
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}
