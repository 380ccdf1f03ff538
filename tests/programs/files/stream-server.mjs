// A small web server that passes an answer on while it comes in.
import { createServer } from "node:http";
import OpenAI from "openai";

const openai = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const server = createServer(async (request, response) => {
  const question = new URL(request.url, "http://localhost").searchParams.get("q");
  const stream = await openai.chat.completions.create({
    model: "kimi-k3",
    messages: [
      { role: "developer", content: "Answer in one sentence." },
      { role: "user", content: question },
    ],
    stream: true,
  });
  response.writeHead(200, { "Content-Type": "text/plain; charset=utf-8" });
  let tokens = null;
  for await (const chunk of stream) {
    const text = chunk.choices[0]?.delta?.content ?? "";
    if (text) response.write(text);
    if (chunk.usage) tokens = chunk.usage.total_tokens;
  }
  if (tokens !== null) response.write(`\n(${tokens} tokens)`);
  response.end();
});

server.listen(0, "127.0.0.1", async () => {
  const { port } = server.address();
  const response = await fetch(`http://127.0.0.1:${port}/?q=Why+is+the+sky+blue%3F`);
  console.log(await response.text());
  server.close();
});
