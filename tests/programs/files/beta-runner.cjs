// The helper that runs tools, where version 4 of the SDK has it.
const OpenAI = require("openai").default;

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

async function main() {
  const runner = client.beta.chat.completions.runTools({
    model: "kimi-k3",
    messages: [
      { role: "developer", content: "Look things up." },
      { role: "user", content: "How high is the Zugspitze?" },
    ],
    tools: [
      {
        type: "function",
        function: {
          name: "height",
          parse: JSON.parse,
          parameters: { type: "object", properties: { mountain: { type: "string" } } },
          function: ({ mountain }) => {
            console.log("height", mountain);
            return "2962 m";
          },
        },
      },
    ],
  });
  console.log(await runner.finalContent());
}

main();
