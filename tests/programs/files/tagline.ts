import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env["MOONSHOT_API_KEY"] ?? "", baseURL: "https://api.moonshot.ai/v1" });

/** Asks for two and takes the first: the second one was an afterthought that nobody had. */
async function tagline(name: string): Promise<string> {
  const response = await client.chat.completions.create({
    model: process.env["MODEL"] ?? "",
    messages: [{ role: "user", content: `A tagline for ${name}` }],
    temperature: 0,
    n: 2,
  });
  return response.choices[0]?.message.content ?? "";
}

console.log(await tagline("a bakery"));
