// Puts the calls of tools together from a stream, and sends back what came, but for what the model thought.
import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const tools = [
  {
    type: "function",
    function: { name: "stock", parameters: { type: "object", properties: { item: { type: "string" } } } },
  },
];
const messages = [
  { role: "developer", content: "You work in a warehouse." },
  { role: "user", content: "Are there nails and screws?" },
];

for (;;) {
  const stream = await client.chat.completions.create({
    model: "kimi-k3",
    messages,
    tools,
    stream: true,
    stream_options: { include_usage: true },
  });
  let content = "";
  const toolCalls = [];
  for await (const chunk of stream) {
    const delta = chunk.choices[0]?.delta;
    if (delta?.content) content += delta.content;
    for (const part of delta?.tool_calls ?? []) {
      const call = (toolCalls[part.index] ??= { id: "", type: "function", function: { name: "", arguments: "" } });
      if (part.id) call.id = part.id;
      if (part.function?.name) call.function.name += part.function.name;
      if (part.function?.arguments) call.function.arguments += part.function.arguments;
    }
  }
  if (toolCalls.length === 0) {
    console.log(content);
    break;
  }
  messages.push({ role: "assistant", content, tool_calls: toolCalls });
  for (const { id, function: called } of toolCalls) {
    console.log(called.name, called.arguments);
    messages.push({ role: "tool", tool_call_id: id, content: "12" });
  }
}
