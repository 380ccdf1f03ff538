import rule from "../../rules/preserve-reasoning-content.js";
import { testRule } from "../support/rule-tester.js";

const KIMI = `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\n`;

/** A loop that sends the answer back in `literal`. */
function loop(literal: string, model = `"kimi-k2.6"`, client = KIMI): string {
  return `${client}const messages = [{ role: "user", content: "What time is it?" }];
for (;;) {
  const completion = await client.chat.completions.create({ model: ${model}, messages, tools });
  const { message } = completion.choices[0];
  if (!message.tool_calls) break;
  messages.push(${literal});
  for (const call of message.tool_calls) messages.push({ role: "tool", tool_call_id: call.id, content: run(call) });
}`;
}

testRule(rule, {
  valid: [
    { name: "the whole message", code: loop("message") },
  ],
  invalid: [
    {
      name: "its members one by one",
      code: loop(`{ role: "assistant", content: message.content, ⟦tool_calls⟧: message.tool_calls }`),
      errors: [{ messageId: "rejected", data: { model: "kimi-k2.6" } }],
      output: loop("message"),
    },
  ],
});
