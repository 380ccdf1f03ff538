// Judges essays; one that fails does not stop the others. Asks for probabilities that nothing reads.
import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const judge = async (essay) => {
  const completion = await client.chat.completions.create({
    model: "kimi-k3",
    messages: [
      { role: "system", content: 'Reply with JSON: { "grade": 1 to 6 }.' },
      { role: "user", content: essay },
    ],
    response_format: { type: "json_object" },
    logprobs: true,
    top_logprobs: 3,
  });
  const { grade } = JSON.parse(completion.choices[0].message.content);
  return grade;
};

const results = await Promise.allSettled(["On ships", "On trees"].map(judge));
for (const { status, value } of results) console.log(status, value);
