import { createReadStream } from "node:fs";
import OpenAI from "openai";

const openai = new OpenAI();

/** The article that fits a question best. */
export async function closest(question: string, articles: readonly string[]): Promise<string> {
  const { data } = await openai.embeddings.create({
    model: "text-embedding-3-small",
    input: [question, ...articles],
  });
  const [asked, ...others] = data.map(({ embedding }) => embedding);
  const scores = others.map((other) => other.reduce((sum, value, index) => sum + value * asked[index], 0));
  return articles[scores.indexOf(Math.max(...scores))];
}

/** Hands a manual over, so that answers can quote it. */
export async function upload(path: string): Promise<string> {
  const file = await openai.files.create({ file: createReadStream(path), purpose: "assistants" });
  return file.id;
}

/** Answers with what was said before. */
export async function followUp(question: string, previous: string): Promise<string> {
  const response = await openai.responses.create({
    model: "gpt-5-mini",
    input: question,
    previous_response_id: previous,
  });
  return response.output_text;
}
