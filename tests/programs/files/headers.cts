import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env["MOONSHOT_API_KEY"], baseURL: "https://api.moonshot.ai/v1" });

/** The answer with what the response says besides: options of the request, and the raw response. */
async function main(): Promise<void> {
  const controller = new AbortController();
  const { data, response } = await client.chat.completions
    .create(
      {
        model: "kimi-k3",
        messages: [{ role: "developer", content: "Be brief." }, { role: "user", content: "Hello" }],
        max_tokens: 100,
      },
      { signal: controller.signal, timeout: 20_000, headers: { "X-Trace": "1" } },
    )
    .withResponse();
  console.log(response.status, data.choices[0]?.message.content);
}

void main();
