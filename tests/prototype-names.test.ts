/** Names that every object inherits are names like any other: no table of ours may take one for an entry of its own. */
import { describe, expect, it } from "vitest";
import { rules } from "../rules/index.js";
import { readCase } from "./support/cases.js";
import { CaseLinter } from "./support/lint.js";

const NAMES = Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith("__"));

/** Code that puts a name wherever names are looked up. */
function programWith(name: string): string {
  return `import OpenAI from "openai";
const client = new OpenAI();
const messages = [{ role: "user", content: "Hello", ${name}: "${name}" }];
messages.${name}(messages);
${name}.call(messages, "length");
${name}(messages);
${name}.${name}(messages[0]);
Object.${name}(messages);
const completion = await client.chat.completions.create({ model: "${name}", messages, ${name}: true, tool_choice: { type: "${name}" } });
const { message } = completion.choices[0];
message.tool_calls.${name}((call) => call.function.${name});
for (const call of message.tool_calls) use(call.${name}, call.function.${name});
completion.${name}(() => 1);
const stream = await client.chat.completions.create({ model: "kimi-k3", messages, stream: true });
for await (const chunk of stream) use(chunk.choices.${name}(), chunk.${name}, chunk.usage.${name});
client.chat.completions.stream({ messages }).on("${name}", (one) => use(one)).${name}();
client.${name}.create({ model: "${name}" });
client.chat.completions.${name}({ model: "${name}" });`;
}

describe("an inherited name", () => {
  it.each(NAMES)("%s", (name) => {
    const [rule] = Object.values(rules);
    if (!rule) throw new Error("There are no rules.");
    const code = programWith(name);
    const linted = new CaseLinter(rule, readCase(code), rules, "file.ts").lint(code, "all");
    expect(linted.parses).toBe(true);
  });
});
