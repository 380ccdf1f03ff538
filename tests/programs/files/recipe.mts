import OpenAI from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { z } from "zod";

const client = new OpenAI({ apiKey: process.env["MOONSHOT_API_KEY"] ?? "", baseURL: "https://api.moonshot.ai/v1" });

const Recipe = z.object({ title: z.string(), ingredients: z.array(z.string()) });

const completion = await client.chat.completions.parse({
  model: "kimi-k2.7-code",
  temperature: 0,
  messages: [{ role: "user", content: "A recipe for bread" }],
  response_format: zodResponseFormat(Recipe, "recipe"),
});
const recipe = completion.choices[0]?.message.parsed;
console.log(recipe?.title, recipe?.ingredients.join(", "));
