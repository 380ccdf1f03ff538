// From the time before chats.
const OpenAI = require("openai");

const openai = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

openai.completions
  .create({ model: "gpt-3.5-turbo-instruct", prompt: "Once upon a time", max_tokens: 20 })
  .then((completion) => console.log(completion.choices[0].text));
