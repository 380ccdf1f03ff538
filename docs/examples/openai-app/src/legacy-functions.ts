import OpenAI from "openai";

const openai = new OpenAI();

const functions: OpenAI.Chat.ChatCompletionCreateParams.Function[] = [
  {
    name: "get_opening_hours",
    description: "Opening hours of a shop",
    parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  },
  // takes no arguments
  { name: "list_shops", description: "All shops" },
];

const handlers: Record<string, (input: { city?: string }) => string> = {
  get_opening_hours: ({ city }) => `${city}: 9 to 18`,
  list_shops: () => "Bergen, Oslo",
};

export async function shopInfo(question: string): Promise<string | null> {
  const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [{ role: "user", content: question }];
  const first = await openai.chat.completions.create({
    model: "gpt-3.5-turbo-0613",
    messages,
    functions,
    function_call: "auto", // let the model decide
  });
  const reply = first.choices[0].message;
  if (!reply.function_call) return reply.content;

  const { name, arguments: json } = reply.function_call;
  messages.push(reply, { role: "function", name, content: handlers[name](JSON.parse(json)) });
  const second = await openai.chat.completions.create({ model: "gpt-3.5-turbo-0613", messages, functions });
  return second.choices[0].message.content;
}

export async function extractOrder(mail: string): Promise<unknown> {
  const completion = await openai.chat.completions.create({
    model: "gpt-4-0613",
    messages: [{ role: "user", content: mail }],
    functions: [
      {
        name: "save_order", // not a real function, only a way to get JSON
        parameters: { type: "object", properties: { item: { type: "string" }, count: { type: "integer" } } },
      },
    ],
    function_call: { name: "save_order" },
  });
  return JSON.parse(completion.choices[0].message.function_call?.arguments ?? "{}");
}
