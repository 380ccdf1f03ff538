// By someone who knows the Python SDK.
const { OpenAI } = require("openai");

const client = OpenAI({
  apiKey: process.env.MOONSHOT_API_KEY,
  baseURL: "https://api.moonshot.ai/v1",
});

async function main() {
  const messages = [];
  messages.append({ role: "system", content: "You are terse." });
  messages.append({ role: "user", content: "What is a monoid?" });
  const completion = await client.chat.completions.create({ model: "kimi-k3", messages });
  console.log(completion.choices[0].message.content);
}

main();
