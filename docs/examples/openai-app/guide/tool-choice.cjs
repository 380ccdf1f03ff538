const OpenAI = require("openai");

const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });

const parameters = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const tools = [{ type: "function", function: { name: "get_weather", parameters } }];

const messages = [{ role: "user", content: "Do I need an umbrella in Bergen today?" }];

async function main() {
  const completion = await client.chat.completions.create({
    model: "gpt-4o",
    messages: messages,
    tools: tools,
    tool_choice: "required", // the answer has to come from the weather service
  });
  for (const tool_call of completion.choices[0].message.tool_calls) {
    console.log(tool_call.function.name, tool_call.function.arguments);
  }
}

main();
