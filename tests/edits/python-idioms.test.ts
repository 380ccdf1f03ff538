/** From habits of the Python SDK to what the Node SDK has for them. */
import { describe, expect, it } from "vitest";
import { addNew, hoist } from "../../src/edits/python-idioms.js";
import { applied, requestsIn, usageIn } from "../support/requests.js";

const IMPORT = `import OpenAI from "openai";\n`;
const CLIENT = `${IMPORT}const client = new OpenAI();\n`;

describe("a class that is called without new", () => {
  it.each<readonly [before: string, after: string | null]>([
    ["OpenAI({ timeout });", "new OpenAI({ timeout });"],
    ["(OpenAI)({ timeout });", "new (OpenAI)({ timeout });"],
    ["new OpenAI({ timeout });", null],
  ])("%s", (before, after) => {
    const [client] = usageIn(IMPORT + before).constructions;
    if (!client) throw new Error("There is no client.");
    expect(applied(IMPORT + before, addNew(client))?.slice(IMPORT.length) ?? null).toBe(after);
  });
});

describe("what stands in extra_body", () => {
  /** The request after the contents of its `extra_body` took the place of it. */
  function hoisted(request: string) {
    const code = `${CLIENT}client.chat.completions.create(${request});`;
    const [call] = requestsIn(code);
    const [entry] = call?.entriesOf("extra_body") ?? [];
    if (!call || !entry) throw new Error("The request has no extra_body.");
    const edit = hoist(call, entry);
    const after = applied(code, edit)?.slice(CLIENT.length + "client.chat.completions.create(".length, -2);
    return { after: after ?? null, isDecisive: edit?.isDecisive };
  }

  it.each<readonly [before: string, after: string, isDecisive: boolean]>([
    ["{ model, extra_body: { top_k: 1 } }", "{ model, top_k: 1 }", true],
    ["{ extra_body: { top_k: 1 }, ...given }", "{ top_k: 1, ...given }", false],
    // The lines move with it, as far as they have its indentation.
    ["{\n  extra_body: {\n    top_k: 1,\n    min_p: 1,\n    },\n}", "{\n  top_k: 1,\n  min_p: 1,\n}", true],
    [
      "{\n\textra_body: {\n\t\tthinking: {\n\t\t  type,\n\t\t},\n\t},\n}",
      "{\n\tthinking: {\n\t  type,\n\t},\n}",
      true,
    ],
    ["{\n\textra_body: {\n  \ttop_k: 1,\n  \tmin_p: 1,\n\t},\n}", "{\n\ttop_k: 1,\n  \tmin_p: 1,\n}", true],
    ["{\n  extra_body: { thinking: {\n    type,\n  } },\n}", "{\n  thinking: {\n    type,\n  },\n}", true],
  ])("%j", (before, after, isDecisive) => {
    expect(hoisted(before)).toEqual({ after, isDecisive });
  });

  it.each([
    "{ extra_body: { top_k: 1, min_p: 1 }, top_k: 2 }",
    "{ extra_body: {} }",
    "{ extra_body() {} }",
    "{ extra_body: { ...given } }",
  ])("stays: %s", (request) => {
    expect(hoisted(request).after).toBeNull();
  });
});
