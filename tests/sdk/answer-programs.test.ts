/**
 * Programs that read an answer in random ways are run with three choices and with one, and with `logprobs` and without.
 * Where the analysis says that a program does not read what one of the answers lacks, both runs must do the same.
 */
import fc from "fast-check";
import { createContext, runInContext } from "node:vm";
import { expect, it } from "vitest";
import type { Call } from "../../src/sdk/call.js";
import { readsNoLogprobs, readsOnlyFirstChoice } from "../../src/sdk/answer.js";
import { requestsIn } from "../support/requests.js";

const RUNS = 300;
const CALL = "client.chat.completions.create({ n: 3 })";

/** What a variable of a program holds. */
type Kind = "completion" | "choices" | "choice" | "other";

interface Operation {
  readonly from: Kind;
  /** What the new variable of the statement holds, if it has one. */
  readonly gives?: Kind;
  /** A statement on the variable `v`, which declares the variable `x`. */
  readonly code: (v: string, x: string) => string;
}

const OPERATIONS: readonly Operation[] = [
  { from: "completion", gives: "choices", code: (v, x) => `const ${x} = ${v}.choices;` },
  { from: "completion", gives: "choices", code: (v, x) => `const ${x} = ${v}?.choices;` },
  { from: "completion", gives: "choices", code: (v, x) => `const ${x} = ${v}['choices'];` },
  { from: "completion", gives: "choices", code: (v, x) => `const { choices: ${x} } = ${v};` },
  { from: "completion", gives: "choices", code: (v, x) => `const { choices: ${x} = [] } = ${v};` },
  { from: "completion", gives: "choices", code: (v, x) => `let ${x}; ({ choices: ${x} } = ${v});` },
  { from: "completion", gives: "choices", code: (v, x) => `const ${x} = (0, ${v}).choices;` },
  { from: "completion", gives: "choice", code: (v, x) => `const { choices: [${x}] } = ${v};` },
  { from: "completion", gives: "choice", code: (v, x) => `const { choices: { 0: ${x} } } = ${v};` },
  { from: "completion", gives: "choice", code: (v, x) => `const { choices: { 1: ${x} } } = ${v};` },
  { from: "completion", gives: "choice", code: (v, x) => `const { choices: [, ${x}] } = ${v};` },
  { from: "completion", gives: "other", code: (v, x) => `const { choices: { length: ${x} } } = ${v};` },
  { from: "completion", gives: "other", code: (v, x) => `const { id: ${x} } = ${v};` },
  { from: "completion", gives: "other", code: (v, x) => `const ${x} = JSON.stringify(${v});` },
  { from: "completion", gives: "completion", code: (v, x) => `const ${x} = ${v};` },
  { from: "completion", gives: "completion", code: (v, x) => `let ${x}; ${x} = ${v};` },
  { from: "completion", gives: "completion", code: (v, x) => `const ${x} = yes ? ${v} : null;` },
  { from: "completion", gives: "completion", code: (v, x) => `const ${x} = yes && ${v};` },
  { from: "completion", gives: "completion", code: (v, x) => `const ${x} = no ?? ${v};` },
  { from: "completion", gives: "completion", code: (v, x) => `const ${x} = { ...${v} };` },
  { from: "completion", gives: "completion", code: (v, x) => `const { id: ${x}id, ...${x} } = ${v};` },
  { from: "completion", gives: "completion", code: (v, x) => `const ${x} = [${v}][0];` },
  { from: "completion", gives: "completion", code: (v, x) => `const ${x} = (() => ${v})();` },
  { from: "completion", gives: "completion", code: (v, x) => `const ${x} = ((given) => given)(${v});` },
  { from: "completion", gives: "completion", code: (v, x) => `const ${x} = await Promise.resolve(${v});` },
  {
    from: "completion",
    gives: "completion",
    code: (v, x) => `class ${x}X { static ${x}held = ${v}; } const ${x} = ${x}X.${x}held;`,
  },
  { from: "completion", code: (v) => `if (${v}) log(1);` },
  { from: "completion", code: (v) => `log(${v}.id, \`\${${v}.id}\`);` },
  { from: "completion", code: (v) => `for (const key in ${v}) log(${v}[key]);` },
  { from: "completion", code: (v) => `${v}.choices[0] = 1;` },
  { from: "completion", code: (v) => `delete ${v}.choices;` },
  { from: "choices", gives: "choices", code: (v, x) => `const ${x} = ${v};` },
  { from: "choices", gives: "choices", code: (v, x) => `const ${x} = yes ? ${v} : [];` },
  { from: "choices", gives: "choices", code: (v, x) => `const ${x} = ${v} || [];` },
  { from: "choices", gives: "choices", code: (v, x) => `const ${x} = [...${v}];` },
  { from: "choices", gives: "choices", code: (v, x) => `const ${x} = ${v}.slice(0, 2);` },
  { from: "choices", gives: "choices", code: (v, x) => `let ${x} = ${v}; if (no) ${x} = [];` },
  { from: "choices", gives: "choice", code: (v, x) => `const ${x} = ${v}[0];` },
  { from: "choices", gives: "choice", code: (v, x) => `const ${x} = ${v}?.[0];` },
  { from: "choices", gives: "choice", code: (v, x) => `const ${x}FIRST = 0; const ${x} = ${v}[${x}FIRST];` },
  { from: "choices", gives: "choice", code: (v, x) => `const ${x} = ${v}.at(0);` },
  { from: "choices", gives: "choice", code: (v, x) => `const [${x}] = ${v};` },
  { from: "choices", gives: "choice", code: (v, x) => `let ${x}; [${x}] = ${v};` },
  { from: "choices", gives: "choice", code: (v, x) => `const [${x} = 1] = ${v};` },
  { from: "choices", gives: "choice", code: (v, x) => `const [{ message: ${x} }] = ${v};` },
  { from: "choices", gives: "choice", code: (v, x) => `const ${x} = ${v}[1];` },
  { from: "choices", gives: "choice", code: (v, x) => `const ${x} = ${v}[${v}.length - 1];` },
  {
    from: "choices",
    gives: "choice",
    code: (v, x) => `let ${x}i = 0; ${x}i += 1; const ${x} = ${v}[${x}i];`,
  },
  { from: "choices", gives: "choice", code: (v, x) => `const ${x} = ${v}.at(-1);` },
  { from: "choices", gives: "choice", code: (v, x) => `const [, ${x}] = ${v};` },
  { from: "choices", gives: "choice", code: (v, x) => `const [${x}y, ${x} = ${x}y] = ${v};` },
  { from: "choices", gives: "choice", code: (v, x) => `let ${x}; for (${x} of ${v});` },
  {
    from: "choices",
    gives: "choice",
    code: (v, x) => `let ${x}; for (const ${x}i in ${v}) ${x} = ${v}[${x}i];`,
  },
  {
    from: "choices",
    gives: "choice",
    code: (v, x) => `const ${x} = (function () { return arguments[0][1]; })(${v});`,
  },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = ${v}.length;` },
  { from: "choices", gives: "other", code: (v, x) => `const { length: ${x} } = ${v};` },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = ${v}.map((choice) => choice?.message);` },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = ${v}.map((choice) => choice);` },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = ${v}.map(({ logprobs }) => logprobs);` },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = ${v}.map((_, index, all) => all);` },
  { from: "choices", code: (v) => `${v}.forEach(({ message }, index) => log(message, index));` },
  { from: "choices", code: (v) => `for (const { message } of ${v}) log(message);` },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = \`\${${v}}\`;` },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = ${v} + '';` },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = ${v} == '[object Object]';` },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = ${v} === ${v}, ${x}y = ${v} != null;` },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = 1 in ${v};` },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = { '[object Object]': 1 }[${v}];` },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = String.raw({ raw: ${v} });` },
  {
    from: "choices",
    gives: "other",
    code: (v, x) => `const ${x} = ((parts, given) => given.length)\`\${${v}}\`;`,
  },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = ((given = ${v}) => given.length)();` },
  { from: "choices", gives: "other", code: (v, x) => `const ${x} = typeof ${v};` },
  {
    from: "choices",
    gives: "other",
    code: (v, x) => `const ${x}held = {}; ${x}held.kept = ${v}; const ${x} = ${x}held.kept.length;`,
  },
  { from: "choices", code: (v) => `if (!${v}) log(1); else log(2);` },
  { from: "choices", code: (v) => `switch (${v}) { case 1: log(1); }` },
  { from: "choice", gives: "choice", code: (v, x) => `const ${x} = ${v}?.message;` },
  { from: "choice", gives: "other", code: (v, x) => `const ${x} = ${v} == null;` },
  { from: "choice", gives: "other", code: (v, x) => `const ${x} = ${v}?.logprobs;` },
  {
    from: "choice",
    gives: "other",
    code: (v, x) => `const { index: ${x}, ...${x}y } = ${v} ?? {}; log(${x}y);`,
  },
  { from: "choice", code: (v) => `log(${v});` },
  { from: "choice", code: (v) => `log(\`\${${v}?.message}\`);` },
  { from: "other", code: (v) => `log(${v});` },
];

/** How a program gets the answer, as the variable `a`, for the statements in `BODY`. */
const STARTS = [
  `const a = await ${CALL}; BODY`,
  `let a; try { a = await ${CALL}; } catch {} BODY`,
  `const pending = ${CALL}; const a = await pending; BODY`,
  `const a = await ${CALL}.catch(() => null); BODY`,
  `await ${CALL}.then(async (a) => { BODY });`,
  `await ${CALL}.then(async function (a) { BODY });`,
  `const a = await ${CALL}.then((given) => given); BODY`,
  `const [a] = await Promise.all([${CALL}]); BODY`,
  `const ask = () => ${CALL}; const a = await ask(); BODY`,
];

const program = fc
  .record({
    start: fc.constantFrom(...STARTS),
    statements: fc.array(fc.record({ operation: fc.nat(), variable: fc.nat() }), {
      minLength: 2,
      maxLength: 7,
    }),
  })
  .map(({ start, statements }) => {
    const variables: { readonly name: string; readonly kind: Kind }[] = [{ name: "a", kind: "completion" }];
    const body = statements.flatMap(({ operation, variable }, index) => {
      const used = variables[variable % variables.length];
      const operations = OPERATIONS.filter(({ from }) => from === used?.kind);
      const chosen = operations[operation % operations.length];
      if (!used || !chosen) return [];
      const name = `x${index}`;
      if (chosen.gives) variables.push({ name, kind: chosen.gives });
      const code = chosen.code(used.name, name);
      return [chosen.gives ? code : `{ ${code} }`];
    });
    const logs = variables.flatMap(({ name, kind }) =>
      kind === "choice" || kind === "other" ? [`log(${name});`] : [],
    );
    return start.replace("BODY", [...body, ...logs].join(" "));
  });

type Choices = readonly Readonly<Record<string, string>>[];

const ALL: Choices = ["a", "b", "c"].map((message) => ({ message, logprobs: `of ${message}` }));
const FIRST = ALL.slice(0, 1);
const BARE: Choices = ["a", "b", "c"].map((message) => ({ message }));

/** What a program logs when the answer has such choices, or the error that it throws. */
async function run(code: string, choices: Choices): Promise<string> {
  const logged: string[] = [];
  const client = { chat: { completions: { create: () => Promise.resolve({ id: "1", choices }) } } };
  const context = createContext({
    client,
    yes: true,
    no: null,
    log: (...values: readonly unknown[]) => logged.push(JSON.stringify(values)),
  });
  try {
    await runInContext(`(async () => { ${code} })()`, context, { timeout: 1000 });
  } catch (error) {
    logged.push(String(error));
  }
  return logged.join("\n");
}

/** Runs programs with all choices and with others, where the analysis says that they do not see the difference. */
async function compare(isSaidSafe: (call: Call) => boolean, others: Choices): Promise<void> {
  let safe = 0;
  let unsafe = 0;
  await fc.assert(
    fc.asyncProperty(program, async (code) => {
      const header = `import OpenAI from "openai"; const client = new OpenAI();`;
      const [call] = requestsIn(`${header} ${code}`, "file.mjs");
      if (!call || !isSaidSafe(call)) {
        unsafe += 1;
        return;
      }
      safe += 1;
      expect(
        await run(
          code,
          others.map((choice) => ({ ...choice })),
        ),
        code,
      ).toBe(
        await run(
          code,
          ALL.map((choice) => ({ ...choice })),
        ),
      );
    }),
    { numRuns: RUNS, seed: 20261122 },
  );
  // Both kinds come up, so that the test compares something.
  expect(safe).toBeGreaterThan(RUNS / 20);
  expect(unsafe).toBeGreaterThan(RUNS / 20);
}

it("no program that is said to read only the first choice sees that there is only one", async () => {
  await compare(readsOnlyFirstChoice, FIRST);
}, 120_000);

it("no program that is said to read no logprobs sees that there are none", async () => {
  await compare(readsNoLogprobs, BARE);
}, 120_000);
