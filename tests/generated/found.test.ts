/** What generated programs found: each a promise that a fix did not keep. */
import { expect, it } from "vitest";
import { fix } from "../programs/run.js";
import { check } from "./check.js";

const CLIENT = `import OpenAI from "openai";
const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });
`;

/** A program that handles calls of functions as it should, with these members in its requests. */
function conversation(members: string): string {
  return `${CLIENT}const f = { name: "f", parameters: { type: "object", properties: {} } };
const messages = [{ role: "user", content: "Hi" }];
for (;;) {
  const { choices } = await client.chat.completions.create({ model: "kimi-k3", messages, ${members} });
  const { message } = choices[0];
  messages.push(message);
  if (!message.function_call) break;
  messages.push({ role: "function", name: message.function_call.name, content: "done" });
}`;
}

it("follows the protocol in the programs below", () => {
  expect(fix("file.mjs", conversation("functions: [f]")).code).toContain("tool_calls");
});

it.each([
  // Without the second one, the first one would be sent.
  ["functions given twice", conversation("functions: [f], functions: [f]")],
  ["functions that hide others", conversation("...{ functions: [] }, functions: [f]")],
  // OpenAI rejects it without `tools`, so that nobody knows what it was to mean.
  ["a tool_choice beside functions", conversation('functions: [f], tool_choice: "none"')],
])("leaves %s", (_name, code) => {
  expect(fix("file.mjs", code).code).toBe(code);
});

it("takes out no logprobs that a top_logprobs needs which stays for its comment", () => {
  const code = `${CLIENT}await client.chat.completions.create({ model: "kimi-k3", messages: [], top_logprobs: 2 /* enough */, logprobs: true });`;
  expect(fix("file.mjs", code).code).toBe(code);
});

// Only the guide rejects "required"; kimi-k3 takes it.
it("judges a forced function by the contract of its model", async () => {
  const code = conversation('functions: [f], function_call: { name: "f" }');
  const { output, problems } = await check({ file: "generated.mjs", code, kimi: {}, flag: false });
  expect(output).toContain('tool_choice: "required"');
  expect(problems).toEqual([]);
});
