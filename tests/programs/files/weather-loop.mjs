// A chat that goes on until the model stops calling functions.
import OpenAI from "openai";

const openai = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const functions = [
  {
    name: "get_current_weather",
    description: "Get the current weather in a given location",
    parameters: {
      type: "object",
      properties: {
        location: { type: "string", description: "The city and state, e.g. San Francisco, CA" },
        unit: { type: "string", enum: ["celsius", "fahrenheit"] },
      },
      required: ["location"],
    },
  },
];

function getCurrentWeather({ location, unit = "celsius" }) {
  console.log("get_current_weather", location, unit);
  return { location, temperature: location.length, unit };
}

const available = { get_current_weather: getCurrentWeather };

const messages = [
  { role: "system", content: "You answer questions about the weather." },
  { role: "user", content: "Is it warmer in Boston, in Paris or in Rome?" },
];

let response = await openai.chat.completions.create({
  model: "kimi-k3",
  messages,
  functions,
  function_call: "auto",
});

while (response.choices[0].finish_reason === "function_call") {
  const message = response.choices[0].message;
  messages.push(message);

  // The model decides which function it needs.
  const { name, arguments: text } = message.function_call;
  const result = available[name](JSON.parse(text));
  messages.push({ role: "function", name, content: JSON.stringify(result) });

  response = await openai.chat.completions.create({
    model: "kimi-k3",
    messages,
    functions,
    function_call: "auto",
  });
}

console.log(response.choices[0].message.content);
