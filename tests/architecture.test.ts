import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

/** All TypeScript modules below a folder, relative to the root. */
function modulesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, "/")))
    .sort();
}

/** Any module of a folder: the arrows hold for all of them. */
function someModuleIn(folder: string): string {
  const [first] = modulesIn(folder);
  if (first === undefined) throw new Error(`${folder} has no module.`);
  return first;
}

/** One module of each part. */
const modules = {
  syntax: someModuleIn("src/syntax"),
  contract: someModuleIn("src/contract"),
  values: someModuleIn("src/values"),
  package: "src/package.ts",
  settings: "src/settings.ts",
  sdk: "src/sdk/usage.ts",
  edits: someModuleIn("src/edits"),
  defineRule: "src/rule.ts",
  oneRule: "rules/temperature-range.ts",
  anotherRule: "rules/no-unsupported-tool-choice.ts",
  rules: "rules/index.ts",
  configs: "src/configs.ts",
  index: "src/index.ts",
  inventory: "src/inventory/cli.ts",
  tests: "tests/architecture.test.ts",
};

type Part = keyof typeof modules;

/** What each part may import, as the design says it. */
const arrows: readonly (readonly [from: Part, to: readonly Part[]])[] = [
  ["syntax", []],
  ["contract", []],
  ["values", ["syntax"]],
  ["package", []],
  ["settings", ["contract"]],
  ["sdk", ["values", "syntax", "contract", "settings"]],
  ["edits", ["sdk", "values", "syntax"]],
  ["defineRule", ["edits", "sdk", "values", "syntax", "contract", "settings", "package"]],
  ["oneRule", ["defineRule", "edits", "contract"]],
  ["rules", ["defineRule", "oneRule", "anotherRule"]],
  ["configs", ["package", "defineRule", "oneRule", "anotherRule", "rules"]],
  ["inventory", ["package", "settings", "contract", "sdk", "defineRule", "oneRule", "anotherRule", "rules"]],
  ["index", ["package", "defineRule", "oneRule", "anotherRule", "rules", "configs"]],
];

/** The ESLint of this repository with a single rule; without type information, since the text is not on disk. */
function linterFor(rule: string): ESLint {
  return new ESLint({
    cwd: root,
    ruleFilter: ({ ruleId }) => ruleId === rule,
    overrideConfig: {
      files: ["**/*.ts"],
      languageOptions: { parserOptions: { projectService: false } },
      linterOptions: { reportUnusedDisableDirectives: "off", reportUnusedInlineConfigs: "off" },
    },
  });
}

/** The rules that report on this text if it were the content of that file. */
async function reportedRules(linter: ESLint, file: string, text: string): Promise<(string | null)[]> {
  const [result] = await linter.lintText(text, { filePath: path.join(root, file) });
  return result?.messages.map(({ ruleId, message, fatal }) => (fatal === true ? message : ruleId)) ?? [];
}

function specifier(from: string, to: string): string {
  const relative = path.posix.relative(path.posix.dirname(from), to).replace(/\.ts$/u, ".js");
  return relative.startsWith(".") ? relative : `./${relative}`;
}

describe("arrows between the parts", () => {
  const rule = "import-x/no-restricted-paths";
  const linter = linterFor(rule);

  it.each(Object.entries(modules))("%s is at %s", (_part, file) => {
    expect(existsSync(path.join(root, file))).toBe(true);
  });

  describe.each(arrows)("%s", (from, allowed) => {
    const targets = Object.entries(modules).filter(([to]) => to !== from);

    it.each(targets)("imports %s only if it may", async (to, file) => {
      const text = `import * as other from "${specifier(modules[from], file)}";\nexport { other };\n`;
      const expected = allowed.some((part) => part === to) ? [] : [rule];
      expect(await reportedRules(linter, modules[from], text)).toEqual(expected);
    });
  });

  it("hold for type imports and exports too", async () => {
    const target = specifier(modules.values, modules.sdk);
    for (const text of [
      `import type { A } from "${target}";\nexport type B = A;\n`,
      `export * from "${target}";\n`,
    ]) {
      expect(await reportedRules(linter, modules.values, text)).toEqual([rule]);
    }
  });

  it.each([...modulesIn("src"), ...modulesIn("rules")])("are enforced in %s", async (file) => {
    const config: unknown = await linter.calculateConfigForFile(path.join(root, file));
    expect(config).toHaveProperty(["rules", rule, 0], 2);
  });
});

describe("import-x/no-cycle", () => {
  it("reports a cycle", async () => {
    const rule = "import-x/no-cycle";
    const text = `import { rules } from "${specifier(modules.oneRule, modules.rules)}";\nexport default rules;\n`;
    expect(await reportedRules(linterFor(rule), modules.oneRule, text)).toEqual([rule]);
  });
});

describe("what the parts may import from packages", () => {
  const rule = "@typescript-eslint/no-restricted-imports";
  const linter = linterFor(rule);

  it.each([modules.syntax, modules.values, modules.sdk, modules.defineRule])(
    "types of the tree in %s",
    async (file) => {
      const types = `import type { TSESTree } from "@typescript-eslint/utils";\nexport type A = TSESTree.Node;\n`;
      const values = `import { AST_NODE_TYPES } from "@typescript-eslint/utils";\nexport { AST_NODE_TYPES };\n`;
      expect(await reportedRules(linter, file, types)).toEqual([]);
      expect(await reportedRules(linter, file, values)).toEqual([rule]);
    },
  );

  it.each([
    "@typescript-eslint/utils",
    "@typescript-eslint/utils/ast-utils",
    "eslint",
    "estree",
    "typescript",
  ])("a rule does not import %s", async (name) => {
    const text = `import type { A } from "${name}";\nexport type B = A;\n`;
    expect(await reportedRules(linter, modules.oneRule, text)).toEqual([rule]);
  });

  it("only runtime dependencies", async () => {
    const extraneous = "import-x/no-extraneous-dependencies";
    const text = `import OpenAI from "openai";\nexport { OpenAI };\n`;
    expect(await reportedRules(linterFor(extraneous), modules.sdk, text)).toEqual([extraneous]);
  });
});

describe("escapes from the type system", () => {
  const escapes = [
    ["@typescript-eslint/no-explicit-any", "export function f(a: any): unknown {\n  return a;\n}\n"],
    ["@typescript-eslint/no-non-null-assertion", "export const f = (a: string | null): string => a!;\n"],
    [
      "@typescript-eslint/consistent-type-assertions",
      "export const f = (a: unknown): string => a as string;\n",
    ],
  ] as const;

  it.each(escapes)("%s outside the two places that may", async (rule, text) => {
    const linter = linterFor(rule);
    for (const file of [
      modules.values,
      modules.sdk,
      modules.edits,
      modules.oneRule,
      modules.index,
      modules.tests,
    ]) {
      expect(await reportedRules(linter, file, text)).toEqual([rule]);
    }
    for (const file of [modules.syntax, modules.defineRule]) {
      expect(await reportedRules(linter, file, text)).toEqual([]);
    }
  });

  it("`as const` is none", async () => {
    const linter = linterFor("@typescript-eslint/consistent-type-assertions");
    expect(await reportedRules(linter, modules.values, "export const f = [1] as const;\n")).toEqual([]);
  });
});
