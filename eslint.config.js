import js from "@eslint/js";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import { defineConfig } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";

/**
 * The arrows between the parts: each part with everything of ours that it may import. Imports within a
 * folder are always allowed, except in `rules`: only the table there knows the single rules.
 */
const arrows = [
  { files: "src/syntax/**", mayImport: ["src/syntax"] },
  { files: "src/contract/**", mayImport: ["src/contract"] },
  { files: "src/values/**", mayImport: ["src/values", "src/syntax"] },
  { files: "src/package.ts", mayImport: ["package.json"] },
  { files: "src/settings.ts", mayImport: ["src/contract"] },
  {
    files: "src/sdk/**",
    mayImport: ["src/sdk", "src/values", "src/syntax", "src/contract", "src/settings.ts"],
  },
  { files: "src/edits/**", mayImport: ["src/edits", "src/sdk", "src/values", "src/syntax"] },
  {
    files: "src/rule.ts",
    mayImport: [
      "src/edits",
      "src/sdk",
      "src/values",
      "src/syntax",
      "src/contract",
      "src/settings.ts",
      "src/package.ts",
    ],
  },
  { files: "rules/!(index).ts", mayImport: ["src/rule.ts", "src/edits", "src/contract"] },
  { files: "rules/index.ts", mayImport: ["src/rule.ts", "rules"] },
  { files: "src/configs.ts", mayImport: ["src/rule.ts", "rules", "src/package.ts"] },
  {
    // A command of its own, which nothing imports.
    files: "src/inventory/**",
    mayImport: [
      "src/inventory",
      "src/rule.ts",
      "src/sdk",
      "src/contract",
      "src/settings.ts",
      "src/package.ts",
      "rules",
    ],
  },
  { files: "src/index.ts", mayImport: ["src/configs.ts", "src/rule.ts", "rules", "src/package.ts"] },
];

const root = import.meta.dirname;

/** Our imports of the syntax tree are types only; the root of this package would also load ESLint. */
const typesOnly = ["@typescript-eslint/utils", "eslint", "estree", "typescript"].map((name) => ({
  name,
  allowTypeImports: true,
  message: "Import types only: the plugin's entry must not load this.",
}));

export default defineConfig(
  { ignores: ["dist/", "reports/", ".stryker-tmp/", "docs/examples/", "tests/programs/files/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" } },
  js.configs.recommended,
  { files: ["**/*.{js,mjs}"], languageOptions: { globals: globals.nodeBuiltin } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    plugins: { "import-x": importX },
    settings: {
      "import-x/extensions": [".ts", ".js"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
      "import-x/resolver-next": [
        createNodeResolver({
          extensions: [".ts", ".js", ".json"],
          extensionAlias: { ".js": [".ts", ".js"] },
        }),
      ],
    },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      // Also against `import("…")` types, which no arrow would see.
      "@typescript-eslint/consistent-type-imports": "error",
      // The members of AST_NODE_TYPES are compared as strings: importing the enum would load ESLint.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Packages are not followed: parsing them takes longer than all other rules together.
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
    },
  },
  {
    // The two places where the types of the parser and of ESLint's rule API meet ours.
    files: ["src/syntax/**", "src/rule.ts"],
    rules: {
      "@typescript-eslint/consistent-type-assertions": "off",
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["src/**", "rules/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": ["error", { paths: typesOnly }],
      "import-x/no-extraneous-dependencies": ["error", { devDependencies: false }],
    },
  },
  {
    files: ["rules/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["@typescript-eslint/*", "eslint", "eslint/*", "estree", "typescript"],
              message: "A rule sees requests, not the syntax tree: extend the analysis instead.",
            },
          ],
        },
      ],
    },
  },
  arrows.map(({ files, mayImport }) => ({
    files: [files],
    rules: {
      "import-x/no-restricted-paths": [
        "error",
        {
          basePath: root,
          zones: [
            {
              target: ".",
              from: ".",
              except: ["node_modules", ...mayImport],
              message: "The arrows between the parts are listed in eslint.config.js.",
            },
          ],
        },
      ],
    },
  })),
);
