// Streams while the model may call a function: too much is put together here for a fix.
import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const messages = [{ role: "user", content: "Who is ahead?" }];
const functions = [{ name: "get_score", description: "The score", parameters: { type: "object", properties: {} } }];

for (;;) {
  const stream = await client.chat.completions.create({
    model: "kimi-k3",
    messages,
    functions,
    stream: true,
    stream_options: { include_usage: true },
  });
  const call = { name: "", arguments: "" };
  let text = "";
  for await (const chunk of stream) {
    const delta = chunk.choices[0]?.delta;
    text += delta?.content ?? "";
    if (delta?.function_call?.name) call.name = delta.function_call.name;
    if (delta?.function_call?.arguments) call.arguments += delta.function_call.arguments;
  }
  if (!call.name) {
    console.log(text);
    break;
  }
  console.log(call.name, call.arguments);
  messages.push({ role: "assistant", content: null, function_call: call });
  messages.push({ role: "function", name: call.name, content: JSON.stringify({ home: 2, away: 1 }) });
}
