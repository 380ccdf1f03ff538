import OpenAI from "openai";

const client = new OpenAI({
  apiKey: process.env["MOONSHOT_API_KEY"] ?? "",
  baseURL: "https://api.moonshot.ai/v1",
});

interface Search {
  readonly from: string;
  readonly to: string;
}

function searchTrains({ from, to }: Search): { departure: string; price: number }[] {
  console.log("search_trains", from, to);
  return [{ departure: "08:12", price: from.length * to.length }];
}

/** One question and, where the model asks for trains, one more request with what was found. */
export async function plan(question: string): Promise<string | null> {
  const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [{ role: "user", content: question }];
  const functions: OpenAI.Chat.ChatCompletionCreateParams.Function[] = [
    {
      name: "search_trains",
      description: "Search for trains between two cities.",
      parameters: {
        type: "object",
        properties: { from: { type: "string" }, to: { type: "string" } },
        required: ["from", "to"],
      },
    },
  ];

  const first = await client.chat.completions.create({ model: "kimi-k3", messages, functions });
  const reply = first.choices[0]?.message;
  if (!reply?.function_call) return reply?.content ?? null;

  const found = searchTrains(JSON.parse(reply.function_call.arguments) as Search);
  messages.push(reply);
  messages.push({ role: "function", name: reply.function_call.name, content: JSON.stringify(found) });

  const second = await client.chat.completions.create({ model: "kimi-k3", messages, functions });
  return second.choices[0]?.message.content ?? null;
}

console.log(await plan("How do I get from Berlin to Vienna?"));
