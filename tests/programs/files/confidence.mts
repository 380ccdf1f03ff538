import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env["MOONSHOT_API_KEY"] ?? "", baseURL: "https://api.moonshot.ai/v1" });

/** How sure the model is of what it says: Kimi does not tell. */
async function confidence(question: string): Promise<[answer: string, probability: number]> {
  const completion = await client.chat.completions.create({
    model: "kimi-k3",
    messages: [{ role: "user", content: question }],
    logprobs: true,
  });
  const choice = completion.choices[0];
  const tokens = choice?.logprobs?.content ?? [];
  return [choice?.message.content ?? "", Math.exp(tokens.reduce((sum, { logprob }) => sum + logprob, 0))];
}

const [answer, probability] = await confidence("Is a whale a fish?");
console.log(answer, probability.toFixed(2));
