import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });

const RULES = "Answer in the language of the customer. Never promise a refund.";

type Message = OpenAI.Chat.ChatCompletionMessageParam;
type Handler = (input: { number?: string }) => Promise<string>;

const tools: OpenAI.Chat.ChatCompletionFunctionTool[] = [
  {
    type: "function",
    function: {
      name: "find_order",
      parameters: { type: "object", properties: { number: { type: "string" } }, required: ["number"] },
    },
  },
];

/** Works through a ticket with tools, round by round. */
export async function workThrough(ticket: string, handlers: Record<string, Handler>): Promise<string> {
  const messages: Message[] = [
    { role: "developer", content: RULES },
    { role: "user", content: ticket },
  ];
  for (;;) {
    const completion = await client.chat.completions.create({
      model: "gpt-5-mini",
      messages,
      tools,
      temperature: 0.2,
      top_p: 1, // the default of OpenAI
      presence_penalty: 0,
    });
    const message = completion.choices[0].message;
    if (!message.tool_calls) return message.content ?? "";
    messages.push({ role: "assistant", content: message.content, tool_calls: message.tool_calls });
    for (const call of message.tool_calls) {
      if (call.type !== "function") continue;
      const content = await handlers[call.function.name](JSON.parse(call.function.arguments));
      messages.push({ role: "tool", tool_call_id: call.id, content });
    }
  }
}

/** The same, left to the SDK. */
export async function workThroughQuickly(ticket: string): Promise<string | null> {
  const runner = client.chat.completions.runTools({
    model: "gpt-5-mini",
    messages: [{ role: "user", content: ticket }],
    tools: [
      {
        type: "function",
        function: {
          name: "opening_hours",
          description: "When the workshop is open",
          parameters: { type: "object", properties: {} },
          function: () => "9 to 18",
        },
      },
    ],
  });
  return runner.finalContent();
}
