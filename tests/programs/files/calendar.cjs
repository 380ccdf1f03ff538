// After the tool sample of the migration guide, with what its readers had to repair, but for the arguments.
const OpenAI = require("openai");

const client = new OpenAI({
  apiKey: process.env.MOONSHOT_API_KEY,
  baseURL: "https://api.moonshot.ai/v1",
});

const tools = [
  {
    type: "function",
    function: {
      name: "add_event",
      description: "Add an event to the calendar",
      parameters: {
        type: "object",
        required: ["title", "day"],
        properties: { title: { type: "string" }, day: { type: "string" } },
      },
    },
  },
];

const tool_map = {
  add_event: async ({ title, day }) => {
    console.log("add_event", title, day);
    return { added: true };
  },
};

const messages = [{ role: "user", content: "Lunch with Ada on Monday, dinner with Alan on Tuesday." }];

async function main() {
  let finish_reason = null;
  let choice = null;
  while (finish_reason === null || finish_reason === "tool_calls") {
    const completion = await client.chat.completions.create({ model: "kimi-k2.6", messages: messages, tools: tools });
    choice = completion.choices[0];
    finish_reason = choice.finish_reason;

    if (finish_reason === "tool_calls") {
      messages.push(choice.message);
      for (const tool_call of choice.message.tool_calls) {
        const tool_call_name = tool_call.function.name;
        const tool_call_arguments = JSON.parse(tool_call.function.parameters);
        const tool_function = tool_map[tool_call_name];
        const tool_result = await tool_function(tool_call_arguments);

        messages.push({
          role: "tool",
          tool_call_id: tool_call.id,
          name: tool_call_name,
          content: JSON.stringify(tool_result),
        });
      }
    }
  }
  console.log(choice.message.content);
}

main();
