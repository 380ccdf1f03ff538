import { OpenAI } from "openai";

const client = new OpenAI({
  apiKey: process.env["MOONSHOT_API_KEY"] ?? "",
  baseURL: "https://api.moonshot.ai/v1",
});

const tools: OpenAI.Chat.ChatCompletionTool[] = [
  {
    type: "function",
    function: {
      name: "book",
      description: "Books an expense",
      parameters: {
        type: "object",
        properties: { account: { type: "string" }, amount: { type: "number" } },
        required: ["account", "amount"],
      },
    },
  },
];

const booked = new Map<string, number>();

function book(account: string, amount: number): string {
  console.log("book", account, amount);
  booked.set(account, (booked.get(account) ?? 0) + amount);
  return `${account}: ${booked.get(account)}`;
}

async function main(): Promise<void> {
  const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [
    { role: "user", content: "Taxi 20, lunch 12, and the train back 31." },
  ];

  while (true) {
    const completion = await client.chat.completions.create({ model: "kimi-k2.6", messages, tools });
    const message = completion.choices[0]!.message;

    if (!message.tool_calls || message.tool_calls.length === 0) {
      console.log(message.content);
      return;
    }

    // Keep the calls in the history.
    messages.push({ role: "assistant", content: message.content, tool_calls: message.tool_calls });

    for (const toolCall of message.tool_calls) {
      if (toolCall.type !== "function") continue;
      const { account, amount } = JSON.parse(toolCall.function.arguments) as { account: string; amount: number };
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: book(account, amount) });
    }
  }
}

void main();
