import OpenAI from "openai";

const openai = new OpenAI({ apiKey: process.env["MOONSHOT_API_KEY"] ?? "", baseURL: "https://api.moonshot.ai/v1" });

/** Compares texts by their embeddings: Kimi has none. */
async function similarity(one: string, other: string): Promise<number> {
  const { data } = await openai.embeddings.create({
    model: "text-embedding-3-small",
    input: [one, other],
    encoding_format: "float",
  });
  const [a, b] = data.map(({ embedding }) => embedding);
  return (a ?? []).reduce((sum, value, index) => sum + value * (b?.[index] ?? 0), 0);
}

console.log((await similarity("ship", "boat")).toFixed(4));
