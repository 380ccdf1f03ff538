// Nothing of Kimi yet: what a newsletter needs, with three things at once that it has to give up.
import OpenAI from "openai";

const openai = new OpenAI();

const STYLE = { role: "developer", content: "You write for children." };

async function paragraph(topic) {
  const stream = await openai.chat.completions.create({
    model: "gpt-4.1",
    messages: [STYLE, { role: "user", content: topic }],
    temperature: 0.4,
    frequency_penalty: 0.5,
    stream: true,
  });
  let text = "";
  for await (const { choices, usage } of stream) {
    for (const { delta } of choices) text += delta.content ?? "";
    if (usage) console.log(`${usage.completion_tokens} tokens`);
  }
  return text;
}

for (const topic of ["Whales", "Volcanoes"]) console.log(await paragraph(topic));
