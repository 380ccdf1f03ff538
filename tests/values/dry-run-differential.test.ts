/** Random loops, run for real with and without one more element: a dry run that notes nothing must be right. */
import fc from "fast-check";
import { runInThisContext } from "node:vm";
import { expect, it } from "vitest";
import { walk } from "../../src/syntax/nodes.js";
import { analyseValues } from "../../src/values/analysis.js";
import { dryRunOfLoop } from "../../src/values/dry-run.js";
import { ADDED, EMPTY_LIST, NOT_YET_ADDED, type Known } from "../../src/values/known.js";
import { parse } from "../support/values.js";

const RUNS = Number(process.env["DIFFERENTIAL_RUNS"] ?? 500);

const DELTAS = [{ role: "assistant", text: "" }, { text: "Hello" }, { text: " world" }, {}];
const ELEMENTS = DELTAS.map((delta, index) => ({
  id: "a",
  list: [{ index: 0, delta, reason: index === DELTAS.length - 1 ? "stop" : null }],
}));
const USED = { tokens: 7 };
const LAST = { id: "a", list: [], used: USED };

function oneOf(...texts: string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...texts);
}

const LEAVES = [
  "e.list[0]",
  "e.list[0]?.delta",
  "e.list[0]?.delta.text",
  "e.list[0]?.delta?.text",
  "e.list.at(0)?.reason",
  "e.list[0].delta.text",
  "(e.list[0]?.delta).text",
  "e.list.length",
  "e.list.map((one) => one.delta.text ?? '').join('')",
  "(e.id + 1)",
  "v",
  "v?.delta",
  "v.text",
  "v.length",
  "w",
  "text",
  "count",
  "''",
  "'stop'",
  "0",
  "1",
  "null",
  "undefined",
  "[]",
];

type Texts = fc.Arbitrary<string>;

/** Joins texts that are drawn one after the other: `drawn\`(${a} + ${b})\``. */
function drawn(parts: TemplateStringsArray, ...holes: Texts[]): Texts {
  return fc.tuple(...holes).map((texts) => parts.map((part, index) => part + (texts[index] ?? "")).join(""));
}

function expressionsOver(a: Texts): Texts {
  return fc.oneof(
    drawn`((${a}) ${oneOf("??", "||", "&&")} (${a}))`,
    drawn`(${a} ${oneOf("===", "!==", "==", "!=", ">", "<=", "+")} ${a})`,
    drawn`(${oneOf("!", "typeof ", "void ")}${a})`,
    drawn`(${a} ? ${a} : ${a})`,
    drawn`(${a})?.${oneOf("length", "delta", "delta?.text")}`,
    drawn`(${a}).delta`,
    drawn`({ v, c: ${a} }).${oneOf("c", "v", "c.delta", "v?.text")}`,
    drawn`({ ...${a} }).${oneOf("list", "delta", "text")}`,
    drawn`[${a}][0]`,
    drawn`\`<\${${a}}>\``,
  );
}

function simpleStatements(a: Texts): Texts {
  return fc.oneof(
    drawn`text += ${a};`,
    drawn`text += (${a}) ?? "";`,
    drawn`${oneOf("last", "count", "w")} ${oneOf("=", "+=", "??=", "||=", "&&=")} ${a};`,
    drawn`log(${a});`,
    drawn`process.stdout.write(${a});`,
    drawn`e.list.forEach((v) => log(v, ${a}));`,
    drawn`if (${a}) ${oneOf("continue;", "break;")}`,
    oneOf(
      "count++;",
      "w++;",
      "last = e;",
      "continue;",
      "break;",
      "return;",
      "break outer;",
      "continue inner;",
    ),
  );
}

function nestedStatements(a: Texts, statement: Texts, depth: number): Texts {
  const list = fc.array(statement, { minLength: 1, maxLength: 3 }).map((all) => all.join(" "));
  return fc.oneof(
    drawn`if (${a}) { ${list} }`,
    drawn`if (${a}) { ${list} } else { ${list} }`,
    drawn`{ const u = ${a}; { const v = u; ${list} } }`,
    drawn`{ const u = ${a}; { let v; if (u) v = u; ${list} } }`,
    drawn`{ const u = ${a}, t = ${a}; { let v = u; if (t) v = t; ${list} } }`,
    drawn`{ const { delta: u } = ${a}; { const v = u; ${list} } }`,
    drawn`{ const { list: [u] } = ${a}; { const v = u; ${list} } }`,
    drawn`{ const { id, ...v } = e; ${list} }`,
    drawn`{ const u = { ...e, text: ${a} }; { const v = u; ${list} } }`,
    drawn`{ if (${a}) { var x = ${a}; } { const v = x; ${list} } }`,
    drawn`{ const { delta: { text: u = "" } = {} } = (${a}) ?? {}; { const v = u; ${list} } }`,
    drawn`for (const v of e.list) { ${list} }`,
    drawn`{ const [v] = e.list; ${list} }`,
    drawn`for (let v = 0; v < e.list.length; v++) { ${list} }`,
    drawn`switch (${a}) { case ${a}: ${list} break; case "stop": ${list} default: ${list} }`,
    drawn`try { ${list} } finally { ${list} }`,
    drawn`label${fc.constant(String(depth))}: { if (${a}) break label${fc.constant(String(depth))}; ${list} }`,
  );
}

/** Programs whose loop may read `leaves` too. */
function programs(leaves: readonly string[]): Texts {
  const leaf = oneOf(...LEAVES, ...leaves);
  let expression = leaf;
  for (let depth = 0; depth < 2; depth += 1) expression = fc.oneof(leaf, expressionsOver(expression));
  const simple = simpleStatements(expression);
  let statement = simple;
  for (let depth = 0; depth < 3; depth += 1) {
    statement = fc.oneof(simple, nestedStatements(expression, statement, depth));
  }
  return fc.array(statement, { minLength: 1, maxLength: 3 }).map(
    (all) => `async function run(source, log, process) {
  let text = "", count = 0, last, v = 1;
  outer: for (const round of [1, 2]) {
    inner: for await (const e of source()) { let w = 0; ${all.join(" ")} }
    log("round", round, text, count);
  }
  return [text, count, last];
}`,
  );
}

/** Whether the dry run of the loop notes nothing. */
function isQuiet(program: string): boolean {
  // The analysis has to see the global `process`.
  const source = parse(program.replace(", process)", ")"), { filename: "file.mjs" });
  const values = analyseValues(source, () => false);
  let isNothing = false;
  walk(source.ast, source.visitorKeys, (node) => {
    if (node.type === "ForOfStatement" && node.await) {
      const { unguarded, effects } = dryRunOfLoop(
        node,
        objectWith({ list: EMPTY_LIST, used: ADDED }),
        values,
      );
      const { nullTests } = dryRunOfLoop(node, objectWith({ used: NOT_YET_ADDED }), values);
      isNothing = [...unguarded, ...effects, ...nullTests].length === 0;
    }
    return true;
  });
  return isNothing;
}

function objectWith(members: Readonly<Record<string, Known>>): Known {
  return { kind: "object", members: new Map(Object.entries(members)), isClosed: false };
}

type Run = (
  source: () => AsyncGenerator,
  log: (...all: unknown[]) => void,
  process: { readonly stdout: { write: (text: unknown) => void } },
) => Promise<unknown>;

function isRun(value: unknown): value is Run {
  return typeof value === "function";
}

/** Everything that can be noticed of a run; null where it fails. */
async function observe(program: string, elements: readonly object[]): Promise<string | null> {
  const noticed: unknown[] = [];
  const log = (...all: unknown[]): void => {
    noticed.push(all);
  };
  let output = "";
  const write = (text: unknown): void => {
    output += String(text);
  };
  async function* source(): AsyncGenerator {
    for (const element of elements) yield await Promise.resolve(element);
  }
  const run: unknown = runInThisContext(`(${program})`);
  if (!isRun(run)) throw new TypeError(program);
  try {
    noticed.push(await run(source, log, { stdout: { write } }), output);
  } catch {
    return null;
  }
  return JSON.stringify(noticed, (_, value: unknown) => (value === undefined ? "undefined" : value));
}

async function check(leaves: readonly string[], compare: (program: string) => Promise<boolean>) {
  let quiet = 0;
  let loud = 0;
  await fc.assert(
    fc.asyncProperty(programs(leaves), async (program) => {
      if ((await observe(program, ELEMENTS)) === null) return;
      if (isQuiet(program)) {
        quiet += 1;
        expect(await compare(program), program).toBe(true);
      } else if (!(await compare(program))) loud += 1;
    }),
    { numRuns: RUNS, seed: 20_261_122 },
  );
  // Both must occur, or the comparison shows nothing.
  expect(quiet).toBeGreaterThan(RUNS / 100);
  expect(loud).toBeGreaterThan(RUNS / 100);
}

it("notes nothing only where one more element without list changes nothing", async () => {
  await check([], async (program) => {
    return (await observe(program, ELEMENTS)) === (await observe(program, [...ELEMENTS, LAST]));
  });
}, 300_000);

it("notes nothing only where nothing fails with the added value, also if it is null before", async () => {
  const nullBefore = ELEMENTS.map((element) => ({ ...element, used: null }));
  await check(["e.used", "e.used?.tokens", "e.used.tokens", "e.used && e.used.tokens"], async (program) => {
    return (await observe(program, [...nullBefore, LAST])) !== null;
  });
}, 300_000);
