// Several cold answers at once: the guide allows one, and a person has to say what is wanted instead.
import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const { choices } = await client.chat.completions.create({
  model: process.env.MODEL,
  messages: [{ role: "user", content: "A name for a boat" }],
  temperature: 0,
  n: 2,
});
for (const { message } of choices) console.log(message.content);
