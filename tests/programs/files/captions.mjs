// Captions for many pictures at once, with the sampling that suited another model.
import OpenAI from "openai";

const openai = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const sampling = { temperature: 0.2, top_p: 0.9, presence_penalty: 0.5, frequency_penalty: 0 };

async function caption(name) {
  const { choices } = await openai.chat.completions.create({
    model: "kimi-k3",
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: `Caption ${name}` },
          { type: "image_url", image_url: { url: `data:image/png;base64,${Buffer.from(name).toString("base64")}` } },
        ],
      },
    ],
    ...sampling,
  });
  return choices[0].message.content;
}

const names = ["cat.png", "dog.png"];
const captions = await Promise.all(names.map(caption));
names.forEach((name, index) => console.log(`${name}: ${captions[index]}`));
