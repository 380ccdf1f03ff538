/** Syntax and programs that are rare: no rule crashes on them, each ends, and what they send is found. */
import { Linter } from "eslint";
import * as parser from "@typescript-eslint/parser";
import { expect, it } from "vitest";
import plugin from "../src/index.js";

const CLIENT = `import OpenAI from "openai"; const client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1", apiKey: "k" });\n`;
const SEND = `client.chat.completions.create({ model: "kimi-k3", messages: [], temperature: 1.5 });`;

/** What is found, as the names of rules with lines. */
function findingsIn(code: string): readonly string[] {
  const config: Linter.Config = {
    ...plugin.configs.all,
    files: ["**/*.tsx"],
    languageOptions: { parser, sourceType: "module", parserOptions: { ecmaFeatures: { jsx: true } } },
  };
  return new Linter().verify(code, config, { filename: "file.tsx" }).map(({ ruleId, line, message }) => {
    return ruleId === null ? message : `${ruleId} ${String(line)}`;
  });
}

const REJECTED = "kimi/no-fixed-sampling-parameters";

/** Forty lines on top of the code, each of which says something twice of the line before it. */
function doubled(first: string, line: (own: string, before: string) => string): string {
  const lines = Array.from({ length: 40 }, (_, index) => line(`_${index + 1}`, `_${index}`));
  return `${CLIENT}const _0 = ${first};\n${lines.join("\n")}\n`;
}

const REQUEST = `{ model: "kimi-k3", messages: [], temperature: 1.5 }`;

it.each<readonly [name: string, code: string, ...findings: readonly string[]]>([
  ["an empty file", ""],
  ["only comments", "// a\n/* b */\n"],
  ["a hashbang", `#!/usr/bin/env node\n${CLIENT}${SEND}`, `${REJECTED} 3`],
  [
    "using",
    `import OpenAI from "openai"; using client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1", apiKey: "k" });\n${SEND}`,
    `${REJECTED} 2`,
  ],
  [
    "decorators",
    `${CLIENT}@a class B { @b() accessor c = 1; @d e(@f g: string) { ${SEND} } }`,
    `${REJECTED} 2`,
  ],
  [
    "enums and namespaces",
    `${CLIENT}enum E { A = 1.5 } namespace N.M { export const a = E.A; ${SEND} }`,
    `${REJECTED} 2`,
  ],
  ["export =", `${CLIENT}${SEND}\nexport = client;`, `${REJECTED} 2`],
  [
    "accessors of an object",
    `${CLIENT}const o = { get a() { return ${SEND} }, set a(b) {} };`,
    `${REJECTED} 2`,
  ],
  ["JSX", `${CLIENT}const A = () => <B {...p} c={() => { ${SEND} }}><></>{...d}</B>;`, `${REJECTED} 2`],
  [
    "names that are texts",
    `import { "default" as OpenAI, "a b" as c } from "openai"; const client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1", apiKey: "k" });\n${SEND}\nexport { client as "d e" };`,
    `${REJECTED} 2`,
  ],
  [
    "declare",
    `${CLIENT}declare module "m" { export const a: number; } declare global { var b: string } declare function c(): void;\n${SEND}`,
    `${REJECTED} 3`,
  ],
  [
    "overloads",
    `${CLIENT}function f(a: 1): void; function f(a: 2): void; function f(a: unknown) { ${SEND} }`,
    `${REJECTED} 2`,
  ],
  [
    "functions that call each other",
    `${CLIENT}const f = () => g(), g = () => f(); client.chat.completions.create(f()); f().chat.completions.create(g());`,
  ],
  [
    "classes and types in circles",
    `class P extends Q {} class Q extends P {} type T = T | U; type U = T; interface I extends J {} interface J extends I {}\ndeclare const i: I, t: T; i.files.list(); t.files.list(); new P().files.list();`,
  ],
  [
    "objects that hold themselves",
    `${CLIENT}var a = { a, b, c: [a, b] }, b = { a, b, d: { a } }; client.chat.completions.create(a.a); client.chat.completions.create({ ...b, ...b.d });`,
  ],
  [
    "tables that hold themselves",
    `${CLIENT}const t = { a: t, b: t.a, get c() { return t[k]; } }; client.chat.completions.create(t[k][l]); client.withOptions({ baseURL: t[k] }).files.list();`,
  ],
  [
    "a parameter that the function passes to itself",
    `${CLIENT}function f(c) { c.embeddings.create({}); f(c.withOptions(c)); f(wrap(c)); } f(client);`,
    "kimi/no-unsupported-endpoint 2",
  ],
  [
    "functions that call another one twice with a client",
    `${doubled(`(c) => { c.${SEND.slice(7)} }`, (own, before) => `const ${own} = (c) => { ${before}(c); ${before}(c); };`)}_40(client);`,
    `${REJECTED} 2`,
  ],
  [
    "requests that spread another one twice",
    `${doubled(REQUEST, (own, before) => `const ${own} = { ...${before}, ...${before} };`)}client.chat.completions.create(_40);`,
    `${REJECTED} 2`,
  ],
  [
    "requests that are another one, or a copy of it",
    `${doubled(REQUEST, (own, before) => `const ${own} = a${own} ? ${before} : { ...${before} };`)}client.chat.completions.create(_40);`,
  ],
  [
    "texts that hold another one twice",
    `${doubled(`"kimi-"`, (own, before) => `const ${own} = \`\${${before}}\${${before}}\`;`)}client.chat.completions.create({ model: _40, messages: [], temperature: 1.5 });`,
    "kimi/temperature-range 43",
  ],
  [
    "sums that hold another one twice",
    `${doubled("0", (own, before) => `const ${own} = ${before} + ${before};`)}client.chat.completions.create({ model: "kimi-k3", messages: [], temperature: 1.5 + _40 });`,
    `${REJECTED} 43`,
  ],
  [
    "a long chain of values that may be missing",
    `${CLIENT}client.chat.completions.create({ model: "kimi-k3", messages: [], temperature: ${"a?.b ?? ".repeat(40)} 1.5 });`,
    `${REJECTED} 2`,
  ],
  [
    "many models, and many states of thinking",
    `${CLIENT}client.chat.completions.create({ model: ${"a() ? 'kimi-k3' : ".repeat(50)} 'kimi-k3', messages: [], thinking: { type: ${"b() ? 'enabled' : ".repeat(50)} 'enabled' },\ntemperature: 1.5 });`,
    `${REJECTED} 3`,
  ],
  ["a long line", CLIENT + SEND.repeat(100), ...Array.from({ length: 100 }, () => `${REJECTED} 2`)],
])("%s", (_, code, ...findings) => {
  expect(findingsIn(code)).toEqual(findings);
});
