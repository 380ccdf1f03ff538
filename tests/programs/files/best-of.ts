import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env["MOONSHOT_API_KEY"] ?? "", baseURL: "https://api.moonshot.ai/v1" });

/** The longest of three answers: Kimi gives one. */
async function bestOf(prompt: string): Promise<string> {
  const { choices } = await client.chat.completions.create({
    model: "kimi-k3",
    messages: [{ role: "user", content: prompt }],
    n: 3,
  });
  const answers = choices.map(({ message }) => message.content ?? "");
  return answers.reduce((best, answer) => (answer.length > best.length ? answer : best), "");
}

console.log(await bestOf("Name a tree."));
