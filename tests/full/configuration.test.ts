/** Each configuration in docs/configuration.md works as it stands there. */
import { describe, expect, inject, it } from "vitest";
import { runESLint, writeProject } from "../integration/run.js";
import { blocksOf } from "../support/pages.js";

const places = inject("places");
const blocks = blocksOf("docs/configuration.md");

const program = `import OpenAI from "openai";
const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });
client.chat.completions.create({ model: "gpt-4o", messages: [], stream: true });
`;

describe("docs/configuration.md", () => {
  it("has configurations of both module systems", () => {
    expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(["js", "cjs"]));
  });

  it.each(blocks.map((block, index) => [index, block] as const))(
    "block %i lints",
    async (index, { language, code }) => {
      const name = /^\/\/ (eslint\.config\.c?js)$/mu.exec(code)?.[1] ?? "";
      expect(name).toBe(`eslint.config.${language}`);
      const folder = writeProject(places, `configuration-${index}`, {
        "package.json": `{ "type": "module" }`,
        [name]: code,
        "chat/chat.js": program,
      });
      const { stderr, findings } = await runESLint(places, folder);
      expect(stderr).toBe("");
      const prefix = /plugins: \{ (\w+): kimi \}/u.exec(code)?.[1] ?? "kimi";
      const streams = code.includes('require-stream-options": "off"')
        ? []
        : [`${prefix}/require-stream-options`];
      expect(findings.map(({ rule }) => rule)).toEqual([`${prefix}/no-unsupported-model`, ...streams]);
    },
  );
});
