/** VS Code: Microsoft's ESLint language server on projects with the packed plugin, as the extension drives it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { rules } from "../../rules/index.js";
import { writeProject } from "../integration/run.js";
import { type CodeAction, type Diagnostic, LanguageServer } from "../support/language-server.mjs";
import { type CaseFile, eslintConfigOf, readCaseLibrary } from "./case-library.js";

const places = inject("places");
const readme = readFileSync(path.resolve(import.meta.dirname, "../../README.md"), "utf8");
const library = await readCaseLibrary();

/** A code block of README below a comment that names it. */
function block(name: string): string {
  const code = new RegExp(
    `^<!-- ${name} -->\\n\\n(?:<!-- prettier-ignore -->\\n)?\`\`\`\\w+\\n([\\s\\S]*?\\n)\`\`\`$`,
    "mu",
  ).exec(readme)?.[1];
  if (code === undefined) throw new Error(`README has no block "${name}".`);
  return code;
}

/** The settings that README recommends for VS Code. */
interface EditorSettings {
  readonly "eslint.validate": readonly string[];
  readonly "eslint.workingDirectories": readonly object[];
  readonly "editor.codeActionsOnSave": Readonly<Record<string, string>>;
}

function editorSettings(): EditorSettings {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- The test fails where a setting is missing.
  const settings: EditorSettings = JSON.parse(block("settings"));
  return settings;
}

const configuration = /^```js\n(\/\/ eslint\.config\.js\n[\s\S]*?)^```$/mu.exec(readme)?.[1] ?? "";

const folder = writeProject(places, "editor", {
  "package.json": `{ "type": "module" }`,
  "eslint.config.js": configuration,
});

/** The text that a diagnostic underlines. */
function underlined(text: string, { range: { start, end } }: Diagnostic): string {
  const lines = text.split("\n");
  if (start.line === end.line) return lines[start.line]?.slice(start.character, end.character) ?? "";
  return [
    lines[start.line]?.slice(start.character),
    ...lines.slice(start.line + 1, end.line),
    lines[end.line]?.slice(0, end.character),
  ].join("\n");
}

function isFix({ command }: CodeAction): boolean {
  return command?.command === "eslint.applySingleFix";
}

function isSuggestion({ command }: CodeAction): boolean {
  return command?.command === "eslint.applySuggestion";
}

describe("README's program, with README's configuration and settings", () => {
  const settings = editorSettings();
  const before = block("before");
  let server: LanguageServer;
  let uri: string;
  let diagnostics: Diagnostic[];

  beforeAll(async () => {
    const [workingDirectory] = settings["eslint.workingDirectories"];
    server = await LanguageServer.start({
      installation: places,
      folder,
      settings: { validate: settings["eslint.validate"], workingDirectory },
    });
    uri = server.open("cats.ts", "typescript", before);
    diagnostics = await server.diagnostics(uri);
  });

  afterAll(async () => server.stop());

  it("has diagnostics with rule, severity and documentation, which underline what is to be changed", () => {
    const page = `${manifest.homepage.replace(/#.*$/u, "")}/blob/v${manifest.version}/docs/rules`;
    expect(
      diagnostics.map((diagnostic) => [
        diagnostic.code,
        underlined(before, diagnostic),
        diagnostic.severity,
        diagnostic.codeDescription.href,
      ]),
    ).toEqual(
      [
        ["require-kimi-base-url", "OpenAI"],
        ["no-unsupported-model", '"gpt-4o"'],
        ["no-developer-role", '"developer"'],
        ["no-fixed-sampling-parameters", "0.7"],
        ["no-unsupported-tool-choice", '{ type: "function", function: { name: "save" } }'],
      ].map(([rule, text]) => [`kimi/${rule}`, text, 1, `${page}/${rule}.md`]),
    );
    expect(new Set(diagnostics.map(({ source }) => source))).toEqual(new Set(["eslint"]));
  });

  it("has a light bulb with the fix first, then suggestions that say what follows", async () => {
    const menus = await Promise.all(diagnostics.map(async (one) => server.actions(uri, one, "quickfix")));
    expect(
      menus.map((menu) => menu.filter(isFix).map(({ title, isPreferred }) => [title, isPreferred])),
    ).toEqual([
      [["Fix this kimi/require-kimi-base-url problem", true]],
      [["Fix this kimi/no-unsupported-model problem", true]],
      [["Fix this kimi/no-developer-role problem", true]],
      [["Fix this kimi/no-fixed-sampling-parameters problem", true]],
      [],
    ]);
    expect(
      menus
        .at(-1)
        ?.filter(isSuggestion)
        .map(({ title }) => title),
    ).toEqual([
      'Use "required", which comes to the same with only one tool. (kimi/no-unsupported-tool-choice)',
      'Use "auto": the model may then call any tool, or answer without one. (kimi/no-unsupported-tool-choice)',
      "Remove `tool_choice`: the model may then call any tool, or answer without one. (kimi/no-unsupported-tool-choice)",
    ]);
    expect(menus.flat().filter((action) => action.command?.command === "eslint.openRuleDoc")).toHaveLength(5);
  });

  it("is fixed on save as README shows it", async () => {
    for (const kind of Object.keys(settings["editor.codeActionsOnSave"])) {
      for (const action of await server.actionsOnSave(uri, kind)) await server.perform(action);
    }
    expect(server.text(uri)).toBe(block("after"));
    expect((await server.diagnostics(uri)).map(({ code }) => code)).toEqual([
      "kimi/no-unsupported-tool-choice",
    ]);
  });

  it("has no diagnostics when the last suggestion is taken", async () => {
    const [last] = await server.diagnostics(uri);
    if (!last) throw new Error("There is nothing left.");
    const [first] = (await server.actions(uri, last)).filter(isSuggestion);
    if (!first) throw new Error("There is no suggestion.");
    await server.perform(first);
    expect(server.text(uri)).toBe(block("after").replace(/tool_choice: .*,/u, 'tool_choice: "required",'));
    expect(await server.diagnostics(uri)).toEqual([]);
  });

  it("is linted in the languages that the settings name, and in no other", async () => {
    const html = server.open("cats.html", "html", "<script>let a</script>\n");
    expect(await server.diagnostics(html)).toEqual([]);
    const javascript = server.open("cats.js", "javascript", before);
    expect(await server.diagnostics(javascript)).toHaveLength(5);
  });

  it("lints each package of a monorepo with its own configuration", async () => {
    writeProject(folder, "packages/kimi", {
      "package.json": `{ "type": "module" }`,
      "eslint.config.js": configuration.replaceAll("kimi-k3", "kimi-k2.6"),
    });
    const document = server.open("packages/kimi/cats.ts", "typescript", before);
    const messages = (await server.diagnostics(document)).map(({ message }) => message).join("\n");
    expect(messages).toContain("`kimi-k2.6`");
    expect(messages).not.toContain("kimi-k3");
  });
});

it("underlines what is to be changed in each case, never a whole request", () => {
  const texts = library.files.flatMap(({ case: { text, ranges } }) =>
    ranges.map(([start, end]) => text.slice(start, end)),
  );
  expect(texts.length).toBeGreaterThan(1000);
  expect(texts.filter((text) => /\b(?:create|parse|stream|runTools)\([\s\S]*\)$/u.test(text))).toEqual([]);
});

describe("the cases of the rules' tests", () => {
  const cases = withEachText(library.files);
  let server: LanguageServer;

  beforeAll(async () => {
    const project = writeProject(places, "editor-cases", {
      "package.json": `{ "type": "module" }`,
      "eslint.config.js": eslintConfigOf(library),
      ...Object.fromEntries(cases.map((one) => [`${one.group}/${one.file}`, one.case.text])),
    });
    server = await LanguageServer.start({ installation: places, folder: project });
  });

  afterAll(async () => server.stop());

  describe.each(Object.keys(rules))("%s", (rule) => {
    it.each(cases.filter((one) => one.rule === rule))(
      "$case.title",
      async ({ group, file, case: testCase }) => {
        const { text, errors, ranges, passes } = testCase;
        const uri = server.open(`${group}/${file}`, languageOf(file), text);
        const diagnostics = (await server.diagnostics(uri))
          .filter(({ code }) => code === `kimi/${rule}`)
          .sort((a, b) => compare(a.range.start, b.range.start) || compare(b.range.end, a.range.end));
        expect(diagnostics.map((diagnostic) => underlined(text, diagnostic))).toEqual(
          ranges.map(([start, end]) => text.slice(start, end)),
        );
        for (const [index, diagnostic] of diagnostics.entries()) {
          const actions = await server.actions(uri, diagnostic);
          const outputs: string[] = [];
          for (const action of actions.filter((one) => isFix(one) || isSuggestion(one))) {
            await server.perform(action);
            outputs.push(server.text(uri));
            server.change(uri, text);
            await server.diagnostics(uri);
          }
          const suggested = (errors[index]?.suggestions ?? []).map(({ output }) => output);
          const [fixed] = errors.length === 1 && passes[0] !== undefined ? passes : outputs;
          expect(outputs).toEqual(actions.some(isFix) ? [fixed, ...suggested] : suggested);
        }
        server.close(uri);
      },
    );
  });
});

/** The first invalid case with each message and each suggestion, and the first with a fix, of each rule. */
function withEachText(files: readonly CaseFile[]): CaseFile[] {
  const seen = new Set<string>();
  return files.filter(({ rule, case: { errors, passes, text } }) => {
    // Lines and columns count no byte order mark, and the language server has no other line breaks than editors.
    if (errors.length === 0 || /[\uFEFF\r]/u.test(text)) return false;
    const texts = errors.flatMap(({ messageId, suggestions = [] }) => [
      messageId,
      ...suggestions.map((suggestion) => `${messageId} ${suggestion.messageId}`),
    ]);
    const isFixed = errors.length === 1 && passes.length > 0;
    const keys = [...texts, ...(isFixed ? [`${texts.join()} fix`] : [])].map((one) => `${rule} ${one}`);
    const isNew = keys.some((key) => !seen.has(key));
    for (const key of keys) seen.add(key);
    return isNew;
  });
}

function compare(a: Diagnostic["range"]["start"], b: Diagnostic["range"]["start"]): number {
  return a.line - b.line || a.character - b.character;
}

function languageOf(file: string): string {
  if (/\.[jt]sx$/u.test(file)) return file.endsWith(".tsx") ? "typescriptreact" : "javascriptreact";
  return /\.[mc]?ts$/u.test(file) ? "typescript" : "javascript";
}
