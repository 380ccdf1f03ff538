import { OpenAI } from "openai";

const STEADY = { temperature: 0, n: 2 };

export class Brainstorm {
  private readonly openai: OpenAI;

  constructor(private readonly model = "gpt-4o") {
    this.openai = new OpenAI({ organization: process.env.OPENAI_ORG });
  }

  /** One subject line for a ticket. */
  async subject(ticket: string): Promise<string> {
    const completion = await this.openai.chat.completions.create({
      model: this.model,
      messages: [{ role: "user", content: `Write a subject line for this ticket:\n${ticket}` }],
      temperature: 0,
      n: 3,
    });
    return completion.choices[0]?.message.content ?? "Support request";
  }

  /** Several replies for the agent to choose from. */
  async replies(ticket: string): Promise<string[]> {
    const completion = await this.openai.chat.completions.create({
      model: this.model,
      messages: [{ role: "user", content: `Reply to this ticket:\n${ticket}` }],
      n: 5, // as many as fit into the side bar
      temperature: 0,
    });
    return completion.choices.map((choice) => choice.message.content ?? "");
  }

  /** Two tags; the second is a hint only. */
  async tags(ticket: string) {
    const { choices } = await this.openai.chat.completions.create({
      ...STEADY,
      model: this.model,
      messages: [{ role: "user", content: `One word that files this ticket:\n${ticket}` }],
    });
    return { tag: choices[0].message.content, hint: choices[1]?.message.content };
  }

  async slogans(product: string, wild: boolean): Promise<string[]> {
    const completion = await this.openai.chat.completions.create({
      model: this.model,
      messages: [{ role: "user", content: `A slogan for ${product}, please.` }],
      temperature: wild ? 1.8 : 0,
      n: wild ? 4 : 1,
    });
    return completion.choices.map((choice) => choice.message.content ?? "");
  }
}
