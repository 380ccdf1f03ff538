/** `defineRule`: what becomes a fix, what a suggestion, and what ESLint is told. */
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { removeParameter } from "../src/edits/remove.js";
import { replaceValue } from "../src/edits/replace.js";
import { asEslintRules, defineRule, type KimiRule } from "../src/rule.js";

/** Reports every seed; proposes to set it to 1, and to remove it. */
const noSeed = defineRule({
  name: "no-seed",
  description: "disallow seeds other than 1",
  presets: { recommended: "error", strict: "error" },
  edits: "fix",
  options: {
    properties: { allowed: { type: "number", description: "A seed that is not reported." } },
    defaults: { allowed: 1 },
  },
  messages: { seed: "No seed {{value}}.", one: "Use {{bound}}.", remove: "Remove it." },
  call(call, report, { allowed }) {
    for (const seed of call.parameter("seed").numbers.filter(({ value }) => value !== allowed)) {
      report({
        at: seed.place,
        messageId: "seed",
        data: { value: seed.value },
        edits: [
          { messageId: "one", data: { bound: 1 }, edit: replaceValue(call, seed, 1), fix: seed.value < 100 },
          { messageId: "remove", edit: removeParameter(call, seed) },
        ],
      });
    }
  },
});

function lint(code: string, rule: KimiRule = noSeed, kimi: unknown = {}, options: readonly unknown[] = []) {
  const config: Linter.Config[] = [
    {
      plugins: { toy: { rules: asEslintRules({ [rule.name]: rule }) } },
      rules: { [`toy/${rule.name}`]: ["error", ...options] },
      settings: { kimi },
    },
  ];
  return new Linter({ configType: "flat" }).verify(code, config);
}

/** Each report in words: message, what the fix writes, what the suggestions say. */
function outcomes(code: string, kimi: unknown = {}): string[] {
  return lint(code, noSeed, kimi).map(({ message, fix, suggestions }) =>
    [message, fix && `fix ${fix.text}`, ...(suggestions ?? []).map(({ desc }) => `suggest ${desc}`)]
      .filter((part) => part !== undefined)
      .join(" | "),
  );
}

const OPENAI = `import OpenAI from "openai"; const client = new OpenAI(); `;

describe("a proposal", () => {
  it.each([
    [
      "is a fix where everything allows it",
      `${OPENAI}client.chat.completions.create({ seed: 2 });`,
      ["No seed 2. | fix 1 | suggest Remove it."],
    ],
    [
      "is a suggestion where the rule is not sure",
      `${OPENAI}client.chat.completions.create({ seed: 200 });`,
      ["No seed 200. | suggest Use 1. | suggest Remove it."],
    ],
    [
      "is a suggestion for a client known by its shape only",
      `client.chat.completions.create({ seed: 2 });`,
      ["No seed 2. | suggest Use 1. | suggest Remove it."],
    ],
    [
      "is a suggestion where the base URL is not shown",
      `import OpenAI from "openai"; new OpenAI({ baseURL }).chat.completions.create({ seed: 2 });`,
      ["No seed 2. | suggest Use 1. | suggest Remove it."],
    ],
    [
      "is a fix for a client of Kimi",
      `import OpenAI from "openai"; new OpenAI({ baseURL: "https://api.moonshot.ai/v1" }).chat.completions.create({ seed: 2 });`,
      ["No seed 2. | fix 1 | suggest Remove it."],
    ],
    [
      "is a suggestion where a later spread may decide otherwise",
      `${OPENAI}client.chat.completions.create({ seed: 2, ...rest });`,
      ["No seed 2. | suggest Use 1. | suggest Remove it."],
    ],
    [
      "is left out where no edit can be promised",
      `${OPENAI}client.chat.completions.create({ seed: /* lucky */ 2 });`,
      ["No seed 2. | fix 1"],
    ],
    [
      "is a fix of a shared text that all requests want",
      `${OPENAI}const base = { seed: 2 }; client.chat.completions.create({ ...base }); client.chat.completions.create({ ...base, n: 1 });`,
      ["No seed 2. | fix 1 | suggest Remove it."],
    ],
    [
      "is a suggestion where a request that shares the text may not be fixed",
      `${OPENAI}const base = { seed: 2 }; client.chat.completions.create({ ...base }); llm.chat.completions.create({ ...base });`,
      ["No seed 2. | suggest Use 1. | suggest Remove it."],
    ],
    [
      "is left out where other code reads the text",
      `${OPENAI}const base = { seed: 2 }; client.chat.completions.create(base); save(base);`,
      ["No seed 2."],
    ],
  ])("%s", (_name, code, expected) => {
    expect(outcomes(code)).toEqual(expected);
  });
});

describe('with `clients: "kimi"`', () => {
  it.each([
    ["OpenAI's", "new OpenAI()", "suggest Use 1."],
    ["Kimi's", 'new OpenAI({ baseURL: "https://api.moonshot.ai/v1" })', "fix 1"],
  ])("a request to %s host for a model of Kimi gets the right kind of edit", (_name, client, edit) => {
    const code = `import OpenAI from "openai"; ${client}.chat.completions.create({ model: "kimi-k3", seed: 2 });`;
    expect(outcomes(code, { clients: "kimi" })).toEqual([`No seed 2. | ${edit} | suggest Remove it.`]);
  });
});

describe("a rule", () => {
  it("reports a shared place once", () => {
    const code = `${OPENAI}const base = { seed: 2 }; client.chat.completions.create(base); client.chat.completions.create(base);`;
    expect(lint(code).map(({ column }) => column)).toEqual([code.indexOf("2 }") + 1]);
  });

  it("gets its options, with their defaults", () => {
    const code = `${OPENAI}client.chat.completions.create({ seed: 7 });`;
    expect(lint(code, noSeed, {}, [{ allowed: 7 }])).toEqual([]);
    expect(lint(code, noSeed, {}, [{}])).toHaveLength(1);
  });

  it("gets its options from its own defaults where ESLint does not merge them", () => {
    const code = `${OPENAI}client.chat.completions.create({ seed: 1 });`;
    expect(lint(code, { ...noSeed, meta: { ...noSeed.meta, defaultOptions: [] } })).toEqual([]);
  });

  it("stops at wrong settings in every file", () => {
    expect(() => lint("1;", noSeed, { modle: "x" })).toThrow(/modle/u);
  });

  it("derives its metadata", () => {
    expect(noSeed.meta).toMatchObject({
      type: "problem",
      fixable: "code",
      hasSuggestions: true,
      docs: { recommended: true },
      defaultOptions: [{ allowed: 1 }],
      schema: [{ type: "object", additionalProperties: false }],
    });
  });
});
