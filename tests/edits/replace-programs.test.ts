/**
 * Programs that put requests together in random ways are run before and after `--fix`. A fix may bring a temperature
 * into the range, or take out sampling parameters, and must not change anything else that the program sends or logs.
 */
import fc from "fast-check";
import { createContext, runInContext } from "node:vm";
import { Linter } from "eslint";
import { expect, it } from "vitest";
import noFixedSamplingParameters from "../../rules/no-fixed-sampling-parameters.js";
import temperatureRange from "../../rules/temperature-range.js";
import { asEslintRules, type KimiRule } from "../../src/rule.js";

const RUNS = 200;
const SEND = "client.chat.completions.create";

/** What a variable of a program holds; `none` for statements that need none. */
type Kind = "none" | "number" | "holder" | "request" | "maker";

interface Operation {
  readonly from: Kind;
  /** What the new variable of the statement holds, if it has one. */
  readonly gives?: Kind;
  /** A statement on the variable `v`, which declares the variable `x`. */
  readonly code: (v: string, x: string) => string;
}

const OPERATIONS: readonly Operation[] = [
  { from: "none", gives: "number", code: (_, x) => `const ${x} = 1.5;` },
  { from: "none", gives: "number", code: (_, x) => `const ${x} = -1;` },
  { from: "none", gives: "number", code: (_, x) => `let ${x} = 2;` },
  { from: "none", gives: "number", code: (_, x) => `let ${x}; ${x} = 1.5;` },
  { from: "none", gives: "number", code: (_, x) => `let ${x}; last = ${x} = 1.5;` },
  { from: "none", gives: "number", code: (_, x) => `const ${x} = yes ? 1.5 : 0.5;` },
  { from: "none", gives: "number", code: (_, x) => `const ${x} = no ?? -1;` },
  { from: "none", gives: "number", code: (_, x) => `const ${x} = 0.5;` },
  { from: "none", gives: "number", code: (_, x) => `const { ${x} = 1.5 } = {};` },
  { from: "none", gives: "number", code: (_, x) => `const [${x}] = [1.5, 2];` },
  { from: "none", gives: "number", code: (_, x) => `const ${x} = (() => { return-1 })();` },
  { from: "none", gives: "holder", code: (_, x) => `const ${x} = { hot: 1.5, cold: 0 };` },
  {
    from: "none",
    gives: "holder",
    code: (_, x) => `const ${x} = { hot: 1.5, get cold() { return this.hot - 1; } };`,
  },
  {
    from: "none",
    gives: "holder",
    code: (_, x) => `const ${x} = { hot: 1.5, cold: 0, toJSON() { return this.hot; } };`,
  },
  { from: "none", gives: "request", code: (_, x) => `const ${x} = { temperature: 1.5 };` },
  { from: "none", gives: "request", code: (_, x) => `const ${x} = { n: 1, temperature: -1 };` },
  { from: "none", gives: "request", code: (_, x) => `const ${x} = (last = { temperature: 1.5 });` },
  {
    from: "none",
    gives: "request",
    code: (_, x) => `const ${x} = { temperature: 1.5, ...(yes && { n: 1 }) };`,
  },
  {
    from: "none",
    gives: "request",
    code: (_, x) => `const ${x} = { n: 1, ...(yes ? { temperature: 2 } : {}) };`,
  },
  { from: "none", gives: "maker", code: (_, x) => `const ${x} = () => ({ temperature: 1.5 });` },
  { from: "none", gives: "maker", code: (_, x) => `function ${x}(t = 1.5) { return { temperature: t }; }` },
  {
    from: "none",
    gives: "maker",
    code: (_, x) => `function ${x}({ t = 1.5 } = {}) { return { temperature: t }; }`,
  },
  { from: "none", code: () => `await ${SEND}({ temperature: 1.5 });` },
  { from: "none", code: () => `await ${SEND}((last = { temperature: 1.5 }));` },
  { from: "none", code: () => `await ((t = 1.5) => ${SEND}({ temperature: t }))();` },
  { from: "none", code: () => `await ((t = 1.5) => { log(t); return ${SEND}({ temperature: t }); })();` },
  { from: "none", code: () => `log(last);` },
  { from: "number", gives: "number", code: (v, x) => `const ${x} = ${v};` },
  { from: "number", gives: "number", code: (v, x) => `const ${x} = ${v} || 0.7;` },
  { from: "number", gives: "number", code: (v, x) => `const ${x} = ${v} && 0.7;` },
  { from: "number", gives: "number", code: (v, x) => `const ${x} = ${v} + 0.2;` },
  { from: "number", gives: "number", code: (v, x) => `const ${x} = ${v} ? ${v} : 0.3;` },
  { from: "number", gives: "number", code: (v, x) => `const { ${x} = ${v} } = {};` },
  { from: "number", gives: "request", code: (v, x) => `const ${x} = { temperature: ${v} };` },
  { from: "number", gives: "request", code: (v, x) => `const ${x} = { temperature: yes ? ${v} : 0 };` },
  { from: "number", gives: "request", code: (v, x) => `const ${x} = {}; ${x}.temperature = ${v};` },
  {
    from: "number",
    gives: "request",
    code: (v, x) => `const ${x} = Object.assign({}, { temperature: ${v} });`,
  },
  { from: "number", gives: "maker", code: (v, x) => `const ${x} = () => ({ temperature: ${v} });` },
  { from: "number", code: (v) => `log(${v});` },
  { from: "number", code: (v) => `if (${v} > 1.2) log(1);` },
  { from: "number", code: (v) => `await ${SEND}({ temperature: ${v} });` },
  { from: "number", code: (v) => `await ${SEND}({ temperature: ${v} || 0.5 });` },
  { from: "number", code: (v) => `await ${SEND}({ temperature: ${v}, top_p: ${v} });` },
  { from: "holder", gives: "number", code: (v, x) => `const ${x} = ${v}.hot;` },
  { from: "holder", gives: "number", code: (v, x) => `const { hot: ${x} } = ${v};` },
  { from: "holder", gives: "number", code: (v, x) => `const ${x} = ${v}["cold"];` },
  { from: "holder", code: (v) => `log(${v}.cold);` },
  { from: "holder", code: (v) => `log(${v});` },
  { from: "holder", code: (v) => `for (const key in ${v}) log(${v}[key]);` },
  { from: "holder", code: (v) => `const { cold, ...rest } = ${v}; log(rest);` },
  { from: "holder", code: (v) => `await ${SEND}({ temperature: ${v}.hot });` },
  { from: "request", gives: "request", code: (v, x) => `const ${x} = ${v};` },
  { from: "request", gives: "request", code: (v, x) => `const ${x} = { ...${v} };` },
  { from: "request", gives: "request", code: (v, x) => `const ${x} = { ...${v}, temperature: 2 };` },
  { from: "request", gives: "request", code: (v, x) => `const ${x} = { temperature: 2, ...${v} };` },
  { from: "request", gives: "maker", code: (v, x) => `const ${x} = () => ${v};` },
  { from: "request", gives: "maker", code: (v, x) => `const ${x} = (given = ${v}) => given;` },
  { from: "request", code: (v) => `${v}.temperature = 1.8;` },
  { from: "request", code: (v) => `last = ${v}.temperature = 1.8;` },
  { from: "request", code: (v) => `if (yes) ${v}.temperature = -2;` },
  { from: "request", code: (v) => `if (no) ${v}.temperature = -2;` },
  { from: "request", code: (v) => `${v}.temperature += 1;` },
  { from: "request", code: (v) => `delete ${v}.temperature;` },
  { from: "request", code: (v) => `${v}.user = "a";` },
  { from: "request", code: (v) => `log(${v}.temperature);` },
  { from: "request", code: (v) => `log(${v}.n);` },
  { from: "request", code: (v) => `log(${v});` },
  { from: "request", code: (v) => `const { temperature } = ${v}; log(temperature);` },
  { from: "request", code: (v) => `last = ${v};` },
  { from: "request", code: (v) => `await ${SEND}(${v});` },
  { from: "request", code: (v) => `await ${SEND}({ ...${v} });` },
  { from: "request", code: (v) => `await ${SEND}({ ...${v}, n: 1 });` },
  { from: "maker", gives: "request", code: (v, x) => `const ${x} = ${v}();` },
  { from: "maker", code: (v) => `await ${SEND}(${v}());` },
  { from: "maker", code: (v) => `await ${SEND}({ ...${v}(), n: 1 });` },
  { from: "maker", code: (v) => `log(${v}().temperature);` },
];

/** What to do with each variable at the end, so that no program is without a request. */
const ENDS: Readonly<Partial<Record<Kind, (v: string) => string>>> = {
  number: (v) => `await ${SEND}({ temperature: ${v} });`,
  request: (v) => `await ${SEND}(${v});`,
  maker: (v) => `await ${SEND}(${v}());`,
};

const program = fc
  .array(fc.record({ operation: fc.nat(), variable: fc.nat() }), { minLength: 2, maxLength: 8 })
  .map((statements) => {
    const variables: { readonly name: string; readonly kind: Kind }[] = [{ name: "none", kind: "none" }];
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
    const last = variables.at(-1);
    const end = last && ENDS[last.kind]?.(last.name);
    return [...body, ...(end === undefined ? [] : [end]), "log(last);"].join("\n");
  });

const linter = new Linter({ configType: "flat" });
const HEADER = `import OpenAI from "openai"; const client = new OpenAI(); let last = null;\n`;

function fixed(code: string, rule: KimiRule, kimi: object): string {
  const config: Linter.Config = {
    plugins: { kimi: { rules: asEslintRules({ [rule.name]: rule }) } },
    rules: { [`kimi/${rule.name}`]: "error" },
    settings: { kimi },
  };
  const { output, messages } = linter.verifyAndFix(HEADER + code, config);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return output.slice(HEADER.length);
}

type Request = Readonly<Record<string, unknown>>;

interface Run {
  readonly requests: readonly Request[];
  /** What is sent, without the sampling parameters, and what is logged. */
  readonly log: readonly string[];
}

async function run(code: string): Promise<Run> {
  const log: string[] = [];
  const requests: Request[] = [];
  const create = (request: Request) => {
    const { temperature, top_p, ...others } = request;
    requests.push({ temperature, top_p });
    log.push(`sends ${JSON.stringify(others)}`);
    return Promise.resolve({ choices: [] });
  };
  const context = createContext({
    client: { chat: { completions: { create } } },
    yes: true,
    no: null,
    last: null,
    log: (value: unknown) => log.push(`logs ${JSON.stringify({ value })}`),
  });
  try {
    await runInContext(`(async () => { ${code} })()`, context, { timeout: 1000 });
  } catch (error) {
    log.push(String(error));
  }
  return { requests, log };
}

/** Compares what programs do before and after the fixes of a rule, with a check of each pair of requests. */
async function compare(
  rule: KimiRule,
  kimi: object,
  check: (before: Request, after: Request, programs: string) => void,
): Promise<void> {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(program, async (code) => {
      const output = fixed(code, rule, kimi);
      if (output === code) return;
      changed += 1;
      const programs = `${code}\n\n${output}`;
      const before = await run(code);
      const after = await run(output);
      expect(after.log, programs).toEqual(before.log);
      before.requests.forEach((request, index) => {
        check(request, after.requests[index] ?? {}, programs);
      });
    }),
    { numRuns: RUNS, seed: 20261122 },
  );
  // Enough programs are fixed for the test to compare something.
  expect(changed).toBeGreaterThan(RUNS / 10);
}

it("temperature-range changes nothing but temperatures above the range", async () => {
  await compare(temperatureRange, {}, (before, after, programs) => {
    const clamped = (request: Request): Request => {
      const { temperature } = request;
      return {
        ...request,
        temperature: typeof temperature === "number" ? Math.min(1, temperature) : temperature,
      };
    };
    expect(clamped(after), programs).toEqual(clamped(before));
  });
}, 120_000);

it("no-fixed-sampling-parameters takes out nothing but values that the model rejects", async () => {
  await compare(noFixedSamplingParameters, { model: "kimi-k3" }, (before, after, programs) => {
    const pins: Request = { temperature: 1, top_p: 0.95 };
    for (const [name, pin] of Object.entries(pins)) {
      if (after[name] === before[name]) continue;
      expect(before[name], programs).not.toBe(pin);
      expect(after[name], programs).toBeUndefined();
    }
  });
}, 120_000);
