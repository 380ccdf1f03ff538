import OpenAI from "openai";
import type { ChatCompletionMessageParam } from "openai/resources/chat/completions";

/** Conversations of several people, each cut to its last messages; the SDK tries again by itself. */
class Assistant {
  private readonly openai: OpenAI;
  private readonly conversations = new Map<string, ChatCompletionMessageParam[]>();

  constructor(options: { key: string; retries?: number }) {
    this.openai = new OpenAI({
      apiKey: options.key,
      baseURL: "https://api.moonshot.ai/v1",
      maxRetries: options.retries ?? 2,
    });
  }

  async say(user: string, text: string): Promise<string> {
    const history = this.conversations.get(user) ?? [];
    history.push({ role: "user", content: text });
    const response = await this.openai.chat.completions.create({
      model: "kimi-k2.6",
      messages: [{ role: "developer", content: `You talk to ${user}.` }, ...history.slice(-4)],
      user,
    });
    const reply = response.choices[0]?.message ?? { role: "assistant" as const, content: "" };
    this.conversations.set(user, [...history, reply]);
    return reply.content ?? "";
  }
}

const assistant = new Assistant({ key: process.env["MOONSHOT_API_KEY"] ?? "" });
console.log(await assistant.say("Ada", "Hello"));
console.log(await assistant.say("Alan", "Good evening"));
console.log(await assistant.say("Ada", "Still there?"));
