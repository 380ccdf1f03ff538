// Summarizes texts and tries again when the service is busy.
import OpenAI from "openai";

const client = new OpenAI({
  apiKey: process.env.MOONSHOT_API_KEY,
  baseURL: "https://api.moonshot.ai/v1",
  maxRetries: 0,
});

async function withRetries(action, attempts = 3) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof OpenAI.RateLimitError) || attempt === attempts) throw error;
      console.log(`attempt ${attempt} failed with ${error.status}`);
    }
  }
}

async function summarize(text) {
  const request = {
    model: "kimi-k2.7-code",
    messages: [
      { role: "developer", content: "Summarize the text in five words." },
      { role: "user", content: text },
    ],
  };
  const { choices } = await withRetries(() => client.chat.completions.create(request));
  return choices[0].message.content;
}

for (const text of ["A long text about whales.", "A long text about ferns."]) console.log(await summarize(text));
