import path from "node:path";
import { expect, it } from "vitest";
import { fixesPage } from "./support/fixes-page.js";

const FILE = path.join(import.meta.dirname, "../docs/fixes.md");

/** `npm run docs` runs this with `--update`, which writes the page. */
it("docs/fixes.md says what the rules, their pages and the programs say", async () => {
  await expect(await fixesPage(FILE)).toMatchFileSnapshot(FILE);
});
