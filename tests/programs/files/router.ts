import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env["MOONSHOT_API_KEY"] ?? "", baseURL: "https://api.moonshot.ai/v1" });

/** The department that a letter is for: the program relies on a call. */
async function route(letter: string): Promise<string> {
  const { choices } = await client.chat.completions.create({
    model: "kimi-k2.6",
    messages: [{ role: "user", content: letter }],
    tools: [
      {
        type: "function",
        function: {
          name: "route",
          parameters: { type: "object", properties: { department: { type: "string" } }, required: ["department"] },
        },
      },
    ],
    tool_choice: "required",
  });
  const [call] = choices[0]?.message.tool_calls ?? [];
  if (call?.type !== "function") throw new Error("The model called nothing.");
  return (JSON.parse(call.function.arguments) as { department: string }).department;
}

console.log(await route("My invoice is wrong."));
