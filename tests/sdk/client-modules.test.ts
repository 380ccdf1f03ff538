/** `settings.kimi.clientModules`: modules whose exports are clients, or give clients when they are called. */
import { describe, expect, it } from "vitest";
import { matchesModule } from "../../src/sdk/modules.js";
import { callsIn, itFinds, otherCallsIn, type Row } from "../support/usage.js";

const kimi = { clientModules: ["@/lib/openai"] };
const CALL = "chat.completions.create({});";

describe("patterns", () => {
  it.each([
    ["@/lib/openai", "@/lib/openai", true],
    ["@/lib/openai", "@/lib/openai.js", false],
    ["@/lib/openai", "x/@/lib/openai", false],
    ["@/lib/*", "@/lib/openai", true],
    ["@/lib/*", "@/lib/clients/openai", true],
    ["@/lib/*", "@/library/openai", false],
    ["*/openai", "../lib/openai", true],
    ["*/openai", "openai", false],
    ["*openai*", "openai", true],
    ["a*b*c", "a-b-c", true],
    ["a*b*c", "abc", true],
    ["a*b*c", "acb", false],
    ["a*ba", "aba", true],
    ["ab*ba", "aba", false],
    ["a.c", "abc", false],
    ["*", "anything", true],
    ["**", "anything", true],
  ])("%s matches %s: %s", (pattern, module, expected) => {
    expect(matchesModule(module, [pattern])).toBe(expected);
    expect(matchesModule(module, ["other", pattern])).toBe(expected);
  });

  it("may have many stars", () => {
    expect(matchesModule("a".repeat(5000), [`${"a*".repeat(2000)}b`])).toBe(false);
  });
});

/** What a module exports, and what is done with it. */
const EXPORTS: readonly Row[] = [
  [`import { openai } from "@/lib/openai";\nopenai.${CALL}`, "create settings undecided @2:1"],
  [`import openai from "@/lib/openai";\nopenai.${CALL}`, "create settings undecided @2:1"],
  [`import * as clients from "@/lib/openai";\nclients.openai.${CALL}`, "create settings undecided @2:1"],
  [`const { openai } = require("@/lib/openai");\nopenai.${CALL}`, "create settings undecided @2:1"],
  [`const openai = require("@/lib/openai");\nopenai.${CALL}`, "create settings undecided @2:1"],
  [`const { openai } = await import("@/lib/openai");\nopenai.${CALL}`, "create settings undecided @2:1"],
  [`import { getClient } from "@/lib/openai";\ngetClient().${CALL}`, "create settings undecided @2:1"],
  [
    `import { getClient } from "@/lib/openai";\nconst client = await getClient("eu");\nclient.${CALL}`,
    "create settings undecided @3:1",
  ],
  [
    `import { getClient } from "@/lib/openai";\ngetClient().then((client) => client.${CALL.slice(0, -1)});`,
    "create settings undecided @2:30",
  ],
  [
    `import { getClient } from "@/lib/openai";\nclass Bot {\n  client = getClient();\n  run() {\n    this.client.${CALL}\n  }\n}`,
    "create settings undecided @5:5",
  ],
  [`import { KimiClient } from "@/lib/openai";\nnew KimiClient().${CALL}`, "create settings undecided @2:1"],
  [
    `import { getClient } from "@/lib/openai";\ngetClient().withOptions({ baseURL: "https://api.moonshot.ai/v1" }).${CALL}`,
    "create settings kimi @2:1",
  ],
  [
    `import { getClient } from "@/lib/openai";\ngetClient().withOptions({ baseURL: "https://api.groq.com" }).${CALL}`,
  ],
  [
    `import { openai } from "@/lib/openai"; import { observe } from "./other.js";\nobserve(openai).${CALL}`,
    "create wrapped undecided @2:1",
  ],
  [
    `import OpenAI from "openai"; import { openai } from "@/lib/openai";\nconst client = c ? openai : new OpenAI();\nclient.${CALL}`,
    "create settings undecided @3:1",
  ],
  // Not what the module exports.
  [
    `import { openai } from "@/lib/openai";\nfunction run(openai) {\n  openai.${CALL}\n}`,
    "create shape undecided @3:3",
  ],
  [`import { openai } from "@/lib/other";\nopenai.${CALL}`, "create shape undecided @2:1"],
];

describe("clients", () => {
  itFinds(EXPORTS, kimi);

  it("are not told by their module without the setting", () => {
    expect(callsIn(EXPORTS[0]?.[0] ?? "")).toEqual(["create shape undecided @2:1"]);
  });

  it("are not only known by their shape", () => {
    const code = `import { openai } from "@/lib/openai";\nopenai.${CALL}`;
    expect(callsIn(code, { ...kimi, unresolved: "ignore" })).toEqual(["create settings undecided @2:1"]);
  });

  it("may have the type of such a module", () => {
    const code = `import type { Client } from "@/lib/openai";\nconst run = (client: Client) => client.${CALL}`;
    expect(callsIn(code, kimi)).toEqual(["create settings undecided @2:33"]);
  });
});

describe("requests to other endpoints", () => {
  it.each([
    [`import { ai } from "@/lib/ai";\nai.files.list();`, ["files.list settings undecided @2:1"]],
    [
      `import { getAi } from "@/lib/ai";\n(await getAi()).images.generate({});`,
      ["images.generate settings undecided @2:1"],
    ],
    [`import { ai } from "@/lib/db";\nai.files.list();`, []],
    [`import { ai } from "@/lib/db"; // @/lib/ai\nai.files.list();`, []],
  ])("%s", (code, expected) => {
    expect(otherCallsIn(code, { clientModules: ["@/lib/a*"] })).toEqual(expected);
    expect(otherCallsIn(code)).toEqual([]);
  });
});
