// A chat in the terminal: each line that comes in is answered as the answer streams.
import { createInterface } from "node:readline";
import OpenAI from "openai";

const openai = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const messages = [{ role: "developer", content: "You are a friendly ship's cook." }];

for await (const line of createInterface({ input: process.stdin })) {
  messages.push({ role: "user", content: line });
  const stream = await openai.chat.completions.create({ model: "kimi-k3", messages, stream: true });
  let answer = "";
  for await (const part of stream) {
    const text = part.choices[0]?.delta?.content || "";
    answer += text;
    process.stdout.write(text);
  }
  process.stdout.write("\n");
  messages.push({ role: "assistant", content: answer });
}
console.log(`${messages.length} messages`);
