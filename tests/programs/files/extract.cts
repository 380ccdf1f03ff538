import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env["MOONSHOT_API_KEY"], baseURL: "https://api.moonshot.ai/v1" });

/** Forces the model to call a function, which K2 models refuse while they think. */
async function extract(text: string): Promise<{ name: string }> {
  const response = await client.chat.completions.create({
    model: "kimi-k2.6",
    messages: [{ role: "user", content: text }],
    tools: [
      {
        type: "function",
        function: { name: "person", parameters: { type: "object", properties: { name: { type: "string" } } } },
      },
    ],
    tool_choice: { type: "function", function: { name: "person" } },
  });
  const call = response.choices[0]?.message.tool_calls?.[0];
  if (call?.type !== "function") throw new Error("Nothing was extracted.");
  return JSON.parse(call.function.arguments) as { name: string };
}

extract("I met Grace yesterday.").then(({ name }) => {
  console.log(name);
}, console.error);
