// The first steps with Kimi, from 2024. Nobody has looked at them since.
import OpenAI from "openai";

const client = new OpenAI({ apiKey: "MOONSHOT_API_KEY", baseURL: "https://api.moonshot.cn" });

const tools = [{ type: "function", function: { name: "search", parameters: { type: "object", properties: {} } } }];

export async function ask(question, search) {
  const messages = [{ role: "user", content: question }];
  for (;;) {
    const completion = await client.chat.completions.create({ model: "moonshot-v1-32k", messages, tools });
    const { message } = completion.choices[0];
    messages.push(message);
    if (!message.tool_calls) return message.content;
    for (const tool_call of message.tool_calls) {
      const input = JSON.parse(tool_call.function.parameters);
      messages.push({ role: "tool", content: await search(input) });
    }
  }
}
