/** The pictures in docs/ are of what the language server and ESLint say today. `npm run pictures` draws them anew. */
import path from "node:path";
import { expect, inject, it } from "vitest";
import { runNode, writeProject } from "../integration/run.js";
import { LanguageServer } from "../support/language-server.mjs";
import { blocksOf } from "../support/pages.js";
import { drawEditor, drawTerminal } from "../support/pictures.js";

const places = inject("places");
const [program, configuration] = [/^const completion = await/mu, /^\/\/ eslint\.config\.js$/mu].map(
  (pattern) => blocksOf("README.md").find(({ code }) => pattern.test(code))?.code ?? "",
);
const FILE = "cats.ts";
const folder = writeProject(places, "pictures", {
  "package.json": `{ "type": "module" }`,
  "eslint.config.js": configuration ?? "",
  [FILE]: program ?? "",
});

it("shows the squiggles and the light bulb of an editor", async () => {
  const server = await LanguageServer.start({ installation: places, folder });
  const uri = server.open(FILE, "typescript", program ?? "");
  const diagnostics = await server.diagnostics(uri);
  const last = diagnostics.at(-1);
  if (!last) throw new Error("There are no diagnostics.");
  const titles = (await server.actions(uri, last, "quickfix")).map(({ title }) => title);
  await server.stop();
  expect(diagnostics).toHaveLength(5);
  const { line, character } = last.range.start;
  const drawn = drawEditor(FILE, program ?? "", diagnostics, {
    line,
    character,
    message: last.message,
    titles,
  });
  await expect(drawn).toMatchFileSnapshot("../../docs/pictures/editor.svg");
});

it("shows the report of a terminal", async () => {
  const eslint = path.join(places, "node_modules/eslint/bin/eslint.js");
  const { stdout } = await runNode([eslint, "--color", FILE], folder);
  const output = stdout.replaceAll(`${folder}${path.sep}`, "").replace(/^\n/u, "");
  expect(output).toContain("5 problems");
  await expect(drawTerminal(`npx eslint ${FILE}`, output, 120)).toMatchFileSnapshot(
    "../../docs/pictures/terminal.svg",
  );
});
