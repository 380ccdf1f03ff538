// The helper that runs tools, with its events.
import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const runner = client.chat.completions
  .runTools({
    model: "kimi-k3",
    temperature: 0.5,
    messages: [{ role: "user", content: "How high are the Zugspitze and the Watzmann?" }],
    tools: [
      {
        type: "function",
        function: {
          name: "height",
          parse: JSON.parse,
          parameters: { type: "object", properties: { mountain: { type: "string" } } },
          function: ({ mountain }) => {
            console.log("height", mountain);
            return mountain === "Zugspitze" ? "2962 m" : "2713 m";
          },
        },
      },
    ],
  })
  .on("functionToolCallResult", (result) => console.log("=", result));
console.log(await runner.finalContent());
