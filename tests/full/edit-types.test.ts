/** Every edit of every case in the tables of the rules, compiled: the compiler finds no more errors than before. */
import path from "node:path";
import { expect, it } from "vitest";
import { diagnose } from "../support/type-check.js";
import { allTables, casesWithEdits, changesOf } from "../wire/suite.js";

const tables = await allTables();

/** The paths of the modules, within the project, where the SDK is found. */
const at = (name: string): string => path.join(import.meta.dirname, `${name}.ts`);

/** A module of its own, whatever the code imports. */
const moduleOf = (code: string): string => `${code}\nexport {};\n`;

/**
 * Codes of tables declare and import little of what they use: what has no type is any, and what the compiler says of names
 * that it does not know depends on what else it says.
 */
const OPTIONS = { types: ["node"], noImplicitAny: false, noUncheckedIndexedAccess: false };
const UNKNOWN =
  /^(?:Cannot find (?:name|module)|No value exists in scope|Property 'env' does not exist on type 'ImportMeta')/u;

/** Cases whose own types say that an answer has what it lacks: their edits are suggestions. */
const WRONG_TYPES: readonly (string | undefined)[] = ["a type of the file"];

it.each(tables.map(({ rule, cases }) => ({ name: rule.name, rule, cases })))(
  "the edits of $name compile",
  ({ rule, cases }) => {
    const edits = casesWithEdits(cases)
      .filter(({ name, filename = "file.ts" }) => filename.endsWith("ts") && !WRONG_TYPES.includes(name))
      .flatMap((written, index) => {
        const { code, changes } = changesOf(rule, written);
        const before = at(`${index}`);
        return changes.map((change, edit) => ({ code, change, before, after: at(`${index}-${edit}`) }));
      });
    const modules = edits.flatMap(({ code, change, before, after }): [string, string][] => [
      [before, moduleOf(code)],
      [after, moduleOf(change.code)],
    ]);
    const diagnostics = diagnose(new Map(modules), OPTIONS);
    const errorsIn = (file: string): string[] =>
      (diagnostics.get(file) ?? []).filter((error) => !UNKNOWN.test(error));
    const worse = edits
      .filter(({ before, after }) => errorsIn(after).length > errorsIn(before).length)
      .map(({ change, after }) => [...errorsIn(after), change.code].join("\n"));
    expect(worse.join("\n\n")).toBe("");
    expect(edits.length).toBeGreaterThan(0);
  },
);
