import path from "node:path";
import { expect, it } from "vitest";
import { kimiPage } from "./support/kimi-page.js";

const FILE = path.join(import.meta.dirname, "../docs/kimi.md");

/** `npm run docs` runs this with `--update`, which writes the page. */
it("docs/kimi.md says what the data says", async () => {
  await expect(await kimiPage(FILE)).toMatchFileSnapshot(FILE);
});
