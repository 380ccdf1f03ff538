import OpenAI from "openai";

const openai = new OpenAI({ apiKey: process.env["OPENAI_API_KEY"] });
const MODEL = "gpt-4o";

type Mood = "good" | "bad";

async function moodOf(review: string): Promise<Mood> {
  const { choices } = await openai.chat.completions.create({
    model: MODEL,
    messages: [
      { role: "system", content: "Is this review good or bad? Reply with one word." },
      { role: "user", content: review },
    ],
  });
  return choices[0]?.message.content === "good" ? "good" : "bad";
}

const reviews = ["Lovely soup.", "Cold soup.", "Soup with a fly."];
const moods = await Promise.all(reviews.map((review) => moodOf(review)));
reviews.forEach((review, index) => {
  console.log(review, moods[index]);
});
