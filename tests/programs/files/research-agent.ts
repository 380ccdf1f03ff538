import OpenAI from "openai";
import type { ChatCompletionMessageParam, ChatCompletionTool } from "openai/resources/chat/completions";

const tools: ChatCompletionTool[] = [
  {
    type: "function",
    function: {
      name: "search",
      description: "Search the web",
      parameters: { type: "object", properties: { query: { type: "string" } }, required: ["query"] },
    },
  },
  {
    type: "function",
    function: {
      name: "read",
      description: "Read a page",
      parameters: { type: "object", properties: { url: { type: "string" } }, required: ["url"] },
    },
  },
];

async function execute(name: string, args: Record<string, string>): Promise<string> {
  console.log(name, JSON.stringify(args));
  await Promise.resolve();
  return name === "search" ? `https://example.com/${args["query"] ?? ""}` : `The text of ${args["url"] ?? ""}.`;
}

export async function research(client: OpenAI, topic: string): Promise<string> {
  const messages: ChatCompletionMessageParam[] = [
    { role: "system", content: "You are a careful researcher." },
    { role: "user", content: topic },
  ];
  for (;;) {
    const response = await client.chat.completions.create({ model: "kimi-k2.6", messages, tools });
    const message = response.choices[0]?.message;
    if (!message) throw new Error("No answer.");
    if (!message.tool_calls) return message.content ?? "";

    messages.push({ role: "assistant", content: message.content, tool_calls: message.tool_calls });
    for (const call of message.tool_calls) {
      if (call.type !== "function") continue;
      const content = await execute(call.function.name, JSON.parse(call.function.arguments) as Record<string, string>);
      messages.push({ role: "tool", tool_call_id: call.id, content });
    }
  }
}

const client = new OpenAI({ apiKey: process.env["MOONSHOT_API_KEY"] ?? "", baseURL: "https://api.moonshot.ai/v1" });
console.log(await research(client, "What became of the dodo?"));
