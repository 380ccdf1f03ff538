import OpenAI from "openai";

// Only asked when OpenAI is down; stays on Groq.
const groq = new OpenAI({ apiKey: process.env.GROQ_API_KEY, baseURL: "https://api.groq.com/openai/v1" });

export async function fallback(question: string): Promise<string> {
  const completion = await groq.chat.completions.create({
    model: "llama-3.3-70b-versatile",
    messages: [{ role: "user", content: question }],
    temperature: 1.5,
    tool_choice: "none",
  });
  return completion.choices[0].message.content ?? "";
}
