// A translation of a script of ours from Python, word for word.
import OpenAI from "openai";

const client = OpenAI({
  api_key: process.env.MOONSHOT_API_KEY,
  base_url: "https://api.moonshot.ai/v1",
  max_retries: 5,
});

const messages = [{ role: "system", content: "Translate into Norwegian." }];

export async function translate(text) {
  messages.append({ role: "user", content: text });
  const completion = await client.chat.completions.create({
    model: "kimi-k2.6",
    messages,
    extra_body: { thinking: { type: "disabled" } },
  });
  return completion.choices[0].message.content;
}
