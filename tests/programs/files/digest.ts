import OpenAI from "openai";

interface Article {
  title: string;
  text: string;
}

/** One line for each article. */
class Digest {
  #openai: OpenAI;

  constructor(apiKey: string) {
    this.#openai = new OpenAI({ apiKey, baseURL: "https://api.moonshot.ai/v1" });
  }

  async *lines(articles: Iterable<Article>): AsyncGenerator<string> {
    for (const { title, text } of articles) {
      const completion = await this.#openai.chat.completions.create({
        model: "kimi-k2.7-code",
        messages: [{ role: "user", content: `Summarize:\n\n${text}` }],
        temperature: 0.3, // sober
        n: 2, // the second one was never used
        max_tokens: 20_000,
      });
      yield `${title}: ${completion.choices[0]?.message.content ?? "?"}`;
    }
  }
}

const articles = [
  { title: "Economy", text: "Prices go up." },
  { title: "Weather", text: "Rain." },
];
for await (const line of new Digest(process.env["MOONSHOT_API_KEY"] ?? "").lines(articles)) console.log(line);
