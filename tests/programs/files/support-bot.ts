import OpenAI from "openai";

/** Answers customers; the client and the system text are given from outside. */
export class SupportBot {
  private readonly history: OpenAI.Chat.ChatCompletionMessageParam[];

  constructor(
    private readonly openai: OpenAI,
    instructions: string,
  ) {
    this.history = [{ role: "developer", content: instructions }];
  }

  async reply(question: string): Promise<string> {
    this.history.push({ role: "user", content: question });
    const completion = await this.openai.chat.completions.create({
      model: "gpt-4o-mini",
      messages: this.history,
    });
    const answer = completion.choices[0]?.message.content ?? "";
    this.history.push({ role: "assistant", content: answer });
    return answer;
  }
}

const bot = new SupportBot(new OpenAI(), "You work for a shop that sells bicycles.");
console.log(await bot.reply("Do you repair bells?"));
console.log(await bot.reply("And on Sundays?"));
