// Checks what users write before the model sees it: Kimi has no such endpoint.
import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const question = "How do I bake bread?";
const { results } = await client.moderations.create({ input: question });
if (results[0].flagged) {
  console.log("Let us talk about something else.");
} else {
  const { choices } = await client.chat.completions.create({
    model: "kimi-k3",
    messages: [{ role: "user", content: question }],
  });
  console.log(choices[0].message.content);
}
