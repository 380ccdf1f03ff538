import OpenAI from "openai";

type Handler = (input: Record<string, string>) => Promise<string>;

/** An agent with tools that run at the same time; another client can be given to it. */
class Agent {
  private readonly handlers = new Map<string, Handler>();
  private readonly tools: OpenAI.Chat.ChatCompletionTool[] = [];

  constructor(
    private readonly openai = new OpenAI({
      apiKey: process.env["MOONSHOT_API_KEY"] ?? "",
      baseURL: "https://api.moonshot.ai/v1",
    }),
  ) {}

  register(name: string, parameters: readonly string[], handler: Handler): this {
    const properties = Object.fromEntries(parameters.map((parameter) => [parameter, { type: "string" }]));
    this.tools.push({
      type: "function",
      function: { name, parameters: { type: "object", properties, required: [...parameters] } },
    });
    this.handlers.set(name, handler);
    return this;
  }

  async run(prompt: string): Promise<string> {
    const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [
      { role: "developer", content: "Use the tools." },
      { role: "user", content: prompt },
    ];
    for (let turn = 0; turn < 8; turn++) {
      const completion = await this.openai.chat.completions.create({
        model: "kimi-k3",
        messages,
        tools: this.tools,
        temperature: 0,
      });
      const message = completion.choices[0]?.message;
      if (!message) break;
      messages.push(message);
      if (!message.tool_calls?.length) return message.content ?? "";
      const results = await Promise.all(
        message.tool_calls.map(async (call) => {
          if (call.type !== "function") throw new Error(`Unknown call: ${call.type}`);
          const handler = this.handlers.get(call.function.name);
          const content = handler
            ? await handler(JSON.parse(call.function.arguments) as Record<string, string>)
            : "There is no such tool.";
          return { role: "tool" as const, tool_call_id: call.id, content };
        }),
      );
      messages.push(...results);
    }
    throw new Error("The agent does not come to an end.");
  }
}

const agent = new Agent()
  .register("rate", ["currency"], async ({ currency }) => {
    console.log("rate", currency);
    return "1.1";
  })
  .register("convert", ["amount", "rate"], async ({ amount, rate }) => {
    console.log("convert", amount, rate);
    return String(Number(amount) * Number(rate));
  });
console.log(await agent.run("What are 10 euros in dollars and in francs?"));
