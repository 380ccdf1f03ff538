const OpenAI = require("openai");

const openai = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

const defaults = { model: process.env.MODEL, temperature: 1.4 };

async function slogan(product) {
  const response = await openai.chat.completions.create({
    ...defaults,
    messages: [{ role: "user", content: `A slogan for ${product}` }],
  });
  return response.choices[0].message.content;
}

Promise.all([slogan("soap"), slogan("rope")]).then((slogans) => {
  for (const text of slogans) console.log(text);
});
