// One round: a switch over the reason why the model stopped.
import { OpenAI } from "openai";

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const lookup = {
  name: "lookup",
  description: "Look a word up in the glossary.",
  parameters: { type: "object", properties: { word: { type: "string" } }, required: ["word"] },
};

async function answer(question) {
  const messages = [{ role: "user", content: question }];
  while (true) {
    const { choices } = await client.chat.completions.create({
      model: "kimi-k2.7-code",
      messages,
      functions: [lookup],
    });
    const choice = choices[0];
    switch (choice.finish_reason) {
      case "function_call": {
        const { word } = JSON.parse(choice.message.function_call.arguments);
        console.log("lookup", word);
        messages.push(choice.message);
        messages.push({ role: "function", name: "lookup", content: `${word}: a word` });
        break;
      }
      default:
        return choice.message.content;
    }
  }
}

console.log(await answer("What is a monad, and what is a functor?"));
