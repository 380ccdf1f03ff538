// Several rules at one call: functions, a role, two sampling parameters, and comments everywhere.
"use strict";

const OpenAI = require("openai");

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const functions = [
  // The only thing that it can do.
  {
    name: "book_table",
    description: "Books a table",
    parameters: { type: "object", properties: { persons: { type: "number" }, at: { type: "string" } } },
  },
];

async function chat(question) {
  const messages = [
    { role: "developer", content: "You are a concierge." }, // from the house rules
    { role: "user", content: question },
  ];
  for (;;) {
    const response = await client.chat.completions.create({
      model: "kimi-k3", // the newest
      messages,
      functions,
      function_call: "auto",
      // Not too wild.
      temperature: 0.3,
      top_p: 0.8,
    });
    const { message } = response.choices[0];
    messages.push(message);
    if (!message.function_call) return message.content;
    const { persons, at } = JSON.parse(message.function_call.arguments);
    console.log("book_table", persons, at);
    messages.push({ role: "function", name: message.function_call.name, content: JSON.stringify({ table: 7 }) });
  }
}

chat("A table for two at eight, and one for four at nine.").then(console.log);
