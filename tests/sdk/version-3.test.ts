import { describe } from "vitest";
import { itFinds, type Row } from "../support/usage.js";

const IMPORTS = `import { Configuration, OpenAIApi } from "openai";\n`;

function withImports(rows: readonly Row[]): Row[] {
  return rows.map(([code, ...calls]) => [IMPORTS + code, ...calls]);
}

describe("clients of version 3", () => {
  itFinds(
    withImports([
      [`new OpenAIApi().createChatCompletion({});`, "create constructed openai @2:1"],
      [
        `const client = new OpenAIApi(new Configuration({ apiKey: key }));\nclient.createChatCompletion({});`,
        "create constructed openai @3:1",
      ],
      [
        `const configuration = new Configuration({ basePath: "https://api.moonshot.ai/v1" });\nnew OpenAIApi(configuration).createChatCompletion({});`,
        "create constructed kimi @3:1",
      ],
      [
        `new OpenAIApi(new Configuration({ basePath: "https://api.groq.com/openai/v1" })).createChatCompletion({});`,
      ],
      [
        `new OpenAIApi(new Configuration({ basePath: process.env.BASE_PATH })).createChatCompletion({});`,
        "create constructed undecided @2:1",
      ],
      [`new OpenAIApi(configuration).createChatCompletion({});`, "create constructed undecided @2:1"],
      [
        `new OpenAIApi(new Configuration(), "https://api.groq.com/openai/v1").createChatCompletion({});`,
        "create constructed undecided @2:1",
      ],
      [
        `class Bot {\n  constructor() {\n    this.openai = new OpenAIApi(new Configuration());\n  }\n  run() {\n    return this.openai\n      .createChatCompletion({})\n      .then(({ data }) => data);\n  }\n}`,
        "create constructed openai @7:12",
      ],
      // Each has its own methods.
      [`new OpenAIApi().chat.completions.create({});`],
    ]),
  );
  itFinds([
    [
      `const { OpenAIApi } = require("openai");\nnew OpenAIApi().createChatCompletion({});`,
      "create constructed openai @2:1",
    ],
    [
      `import * as sdk from "openai";\nnew sdk.OpenAIApi().createChatCompletion({});`,
      "create constructed openai @2:1",
    ],
    [
      `import type { OpenAIApi } from "openai";\nfunction run(client: OpenAIApi) {\n  client.createChatCompletion({});\n}`,
      "create declared undecided @3:3",
    ],
    // The name alone says nothing, and other packages have the same classes.
    [`client.createChatCompletion({});`],
    [`import { client } from "./client.js";\nclient.createChatCompletion({});`],
    [`import OpenAI from "openai";\nnew OpenAI().createChatCompletion({});`],
    [`import { OpenAIApi } from "openai-edge";\nnew OpenAIApi().createChatCompletion({});`],
    [`import { OpenAI as OpenAIApi } from "openai";\nnew OpenAIApi().createChatCompletion({});`],
    [
      `import { OpenAI as OpenAIApi } from "openai";\nnew OpenAIApi().chat.completions.create({});`,
      "create constructed openai @2:1",
    ],
    [
      `import { OpenAIApi } from "openai";\nclass Own {\n  createChatCompletion() {}\n}\nnew Own().createChatCompletion({});`,
    ],
  ]);
});
