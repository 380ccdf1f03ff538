import OpenAI from "openai";

const openai = new OpenAI({ apiKey: process.env["MOONSHOT_API_KEY"] ?? "", baseURL: "https://api.moonshot.ai/v1" });

const base = {
  model: "kimi-k2.6",
  temperature: 0.1,
  n: 1,
} satisfies Partial<OpenAI.Chat.ChatCompletionCreateParamsNonStreaming>;

async function translate(text: string): Promise<string> {
  const { choices } = await openai.chat.completions.create({
    ...base,
    messages: [{ role: "user", content: `To French: ${text}` }],
  });
  return choices[0]?.message.content ?? text;
}

/** Not more than two requests at a time. */
async function pool(texts: readonly string[], size = 2): Promise<string[]> {
  const results: string[] = [];
  const queue = texts.entries();
  const work = async (): Promise<void> => {
    for (const [index, text] of queue) results[index] = await translate(text);
  };
  await Promise.all(Array.from({ length: size }, work));
  return results;
}

console.log((await pool(["one", "two", "three", "four"])).join(" "));
