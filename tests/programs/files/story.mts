import OpenAI from "openai";

class Storyteller {
  private readonly client = new OpenAI({
    apiKey: process.env["MOONSHOT_API_KEY"] ?? "",
    baseURL: "https://api.moonshot.ai/v1",
  });

  /** Writes a story as it is told, and returns its length. */
  async tell(topic: string): Promise<number> {
    const runner = this.client.chat.completions.stream({
      model: "kimi-k3",
      messages: [
        { role: "developer", content: "You tell very short stories." },
        { role: "user", content: topic },
      ],
    });
    runner.on("content", (delta) => {
      process.stdout.write(delta);
    });
    const text = await runner.finalContent();
    process.stdout.write("\n");
    return text?.length ?? 0;
  }
}

console.log(await new Storyteller().tell("A fox and a hen"));
