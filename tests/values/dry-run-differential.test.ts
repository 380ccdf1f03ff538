/** Random loops, run for real with and without one more element: a dry run that notes nothing must be right. */
import fc from "fast-check";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { walk } from "../../src/syntax/nodes.js";
import { analyseValues } from "../../src/values/analysis.js";
import { dryRunOfLoop } from "../../src/values/dry-run.js";
import { ADDED, EMPTY_LIST } from "../../src/values/known.js";
import { parse } from "../support/values.js";

const RUNS = Number(process.env["DIFFERENTIAL_RUNS"] ?? 1500);

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

interface Grammar {
  readonly expression: string;
  readonly statement: string;
}

/** Programs; those with `leaves` may read the added value as well. */
function programs(leaves: readonly string[]): fc.Arbitrary<string> {
  const { statement } = fc.letrec<Grammar>((tie) => {
    const expression = tie("expression");
    const statements = fc
      .array(tie("statement"), { minLength: 1, maxLength: 3 })
      .map((all) => `{ ${all.join(" ")} }`);
    return {
      expression: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        oneOf(
          "e.list[0]",
          "e.list[0]?.delta",
          "e.list[0]?.delta.text",
          "e.list[0]?.delta?.text",
          "e.list.at(0)?.reason",
          "e.list[0].delta.text",
          "(e.list[0]?.delta).text",
          "e.list.length",
          "e.list.map((one) => one.delta.text ?? '').join('')",
          "e.id",
          "v",
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
          ...leaves,
        ),
        fc
          .tuple(expression, oneOf("??", "||", "&&"), expression)
          .map(([a, op, b]) => `((${a}) ${op} (${b}))`),
        fc
          .tuple(expression, oneOf("===", "!==", "==", "!=", ">", "<=", "+"), expression)
          .map(([a, op, b]) => `(${a} ${op} ${b})`),
        fc.tuple(oneOf("!", "typeof ", "void "), expression).map(([op, a]) => `(${op}${a})`),
        fc.tuple(expression, expression, expression).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
        expression.map((a) => `(${a})?.length`),
      ),
      statement: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        expression.map((a) => `text += ${a};`),
        expression.map((a) => `text += (${a}) ?? "";`),
        fc
          .tuple(oneOf("last", "count", "w"), oneOf("=", "+=", "??=", "||=", "&&="), expression)
          .map((all) => `${all.join(" ")};`),
        expression.map((a) => `log(${a});`),
        expression.map((a) => `process.stdout.write(${a});`),
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
        fc.tuple(expression, statements).map(([a, b]) => `if (${a}) ${b}`),
        fc.tuple(expression, statements, statements).map(([a, b, c]) => `if (${a}) ${b} else ${c}`),
        fc.tuple(expression, oneOf("continue;", "break;")).map(([a, b]) => `if (${a}) ${b}`),
        fc.tuple(expression, statements).map(([a, b]) => `{ const v = ${a}; ${b.slice(1)}`),
        fc.tuple(expression, statements).map(([a, b]) => `{ const { delta: v } = ${a}; ${b.slice(1)}`),
        fc
          .tuple(expression, statements)
          .map(([a, b]) => `{ const { delta: { text: v = "" } = {} } = ${a} ?? {}; ${b.slice(1)}`),
        statements.map((a) => `for (const v of e.list) ${a}`),
        statements.map((a) => `{ const [v] = e.list; ${a.slice(1)}`),
        statements.map((a) => `for (let v = 0; v < e.list.length; v++) ${a}`),
        fc
          .tuple(expression, expression, statements, statements)
          .map(([a, b, c, d]) => `switch (${a}) { case ${b}: ${c} break; case "stop": ${d} default: ${c} }`),
        fc.tuple(statements, statements).map(([a, b]) => `try ${a} finally ${b}`),
        fc.tuple(statements, expression).map(([a, b]) => `label: { if (${b}) break label; ${a.slice(1)}`),
        expression.map((a) => `e.list.forEach((v) => log(v, ${a}));`),
      ),
    };
  });
  return fc.array(statement, { minLength: 1, maxLength: 4 }).map(
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
      const members = new Map([
        ["list", EMPTY_LIST],
        ["used", ADDED],
      ]);
      const { unguarded, effects } = dryRunOfLoop(node, { kind: "object", members, isClosed: false }, values);
      isNothing = unguarded.length === 0 && effects.length === 0;
    }
    return true;
  });
  return isNothing;
}

type Run = (
  source: () => AsyncGenerator<unknown>,
  log: (...all: unknown[]) => void,
  process: { readonly stdout: { write: (text: unknown) => void } },
) => Promise<unknown>;

/** Everything that can be noticed of a run; null where it fails. */
async function observe(program: string, elements: readonly object[]): Promise<string | null> {
  const run: Run = runInNewContext(`(${program})`);
  const noticed: unknown[] = [];
  const log = (...all: unknown[]): void => void noticed.push(["log", ...all.map((one) => shown(one))]);
  let output = "";
  const write = (text: unknown): void => void (output += String(text));
  async function* source(): AsyncGenerator<unknown> {
    yield* elements;
  }
  try {
    noticed.push(shown(await run(source, log, { stdout: { write } })), output);
  } catch {
    return null;
  }
  return JSON.stringify(noticed);
}

function shown(value: unknown): string {
  return (
    JSON.stringify(value, (_, member: unknown) => (member === undefined ? "undefined" : member)) ??
    "undefined"
  );
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
