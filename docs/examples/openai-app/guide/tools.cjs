const { OpenAI } = require("openai");

const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });

const functions = [
  {
    name: "search",
    description: "Search the web for what you cannot know yourself.",
    parameters: {
      type: "object",
      required: ["query"],
      properties: { query: { type: "string", description: "What to search for." } },
    },
  },
];

async function search({ query }) {
  const response = await fetch("https://search.example.com/?q=" + encodeURIComponent(query));
  return { result: await response.json() };
}

const function_map = { search };

const messages = [
  { role: "system", content: "You are a helpful assistant." },
  { role: "user", content: "Search the web for context caching and explain it." },
];

async function main() {
  let choice;
  do {
    const completion = await client.chat.completions.create({
      model: "gpt-4",
      messages: messages,
      functions: functions,
      function_call: "auto",
    });
    choice = completion.choices[0];

    if (choice.finish_reason === "function_call") {
      messages.push(choice.message);
      const { name, arguments: function_arguments } = choice.message.function_call;
      const function_result = await function_map[name](JSON.parse(function_arguments));
      messages.push({ role: "function", name, content: JSON.stringify(function_result) });
    }
  } while (choice.finish_reason === "function_call");
  console.log(choice.message.content);
}

main();
