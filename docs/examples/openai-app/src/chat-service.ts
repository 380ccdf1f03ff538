import OpenAI from "openai";

type Message = OpenAI.Chat.ChatCompletionMessageParam;

const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, maxRetries: 3 });

const MODEL = "gpt-4o-mini";
const CREATIVE = 1.4;
const MAX_ROUNDS = 5;

const SYSTEM_PROMPT = "You work at the support desk of Ridgeline Bikes. Be brief, friendly and exact.";

const text = { type: "string" };

const tools: OpenAI.Chat.ChatCompletionFunctionTool[] = [
  {
    type: "function",
    function: {
      name: "find_order",
      description: "Look up an order by its number.",
      parameters: { type: "object", properties: { number: text }, required: ["number"] },
    },
  },
  {
    type: "function",
    function: {
      name: "open_ticket",
      description: "Hand the conversation over to a person in the workshop.",
      parameters: { type: "object", properties: { summary: text }, required: ["summary"] },
    },
  },
];

function conversation(question: string): Message[] {
  return [
    { role: "system", content: SYSTEM_PROMPT },
    { role: "user", content: question },
  ];
}

// Shared by the small-talk endpoints.
function chattyRequest(question: string) {
  return { model: MODEL, messages: conversation(question), temperature: 1.3 };
}

export async function answer(question: string, playful = false): Promise<string> {
  const completion = await client.chat.completions.create({
    model: MODEL,
    messages: conversation(question),
    // dry facts for order questions, a bit more life for everything else
    temperature: playful ? 1.2 : 0.3,
    max_tokens: 400,
  });
  return completion.choices[0].message.content ?? "";
}

export async function smallTalk(question: string): Promise<string> {
  const completion = await client.chat.completions.create(chattyRequest(question));
  return completion.choices[0].message.content ?? "";
}

/** Labels a ticket; the label has to be the same every time. */
export async function classify(question: string): Promise<string> {
  const completion = await client.chat.completions.create({
    model: MODEL,
    messages: [{ role: "user", content: `Answer "order", "repair" or "other": ${question}` }],
    temperature: 0,
    max_tokens: 3,
  });
  return completion.choices[0].message.content ?? "other";
}

export async function* streamAnswer(question: string): AsyncGenerator<string> {
  const stream = await client.chat.completions.create({
    model: MODEL,
    messages: conversation(question),
    stream: true, // the widget shows the text as it arrives
  });
  for await (const chunk of stream) {
    yield chunk.choices[0]?.delta?.content ?? "";
  }
}

export async function printStory(question: string): Promise<void> {
  const stream = await client.chat.completions.create({ ...chattyRequest(question), stream: true });
  for await (const chunk of stream) {
    process.stdout.write(chunk.choices[0].delta.content ?? "");
  }
}

export async function streamTo(send: (text: string) => void, question: string, count = false): Promise<void> {
  const stream = await client.chat.completions.create({
    model: MODEL,
    messages: conversation(question),
    stream: true,
    ...(count && { stream_options: { include_usage: true } }),
  });
  for await (const chunk of stream) {
    if (chunk.usage) console.info("tokens", chunk.usage.total_tokens);
    if (chunk.choices.length > 0) send(chunk.choices[0].delta.content ?? "");
  }
}

export async function draftReply(question: string, onText: (text: string) => void): Promise<string> {
  const runner = client.chat.completions
    .stream({ model: MODEL, messages: conversation(question), temperature: CREATIVE })
    .on("content", (delta) => onText(delta));
  const completion = await runner.finalChatCompletion();
  console.info("tokens", completion.usage?.total_tokens ?? 0);
  return completion.choices[0].message.content ?? "";
}

export async function runTools(question: string): Promise<string> {
  const messages = conversation(question);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const completion = await client.chat.completions.create({
      model: MODEL,
      messages,
      tools,
      // never let the model guess an order's state: the first round has to look it up
      tool_choice: round === 0 ? "required" : "auto",
    });
    const { message } = completion.choices[0];
    messages.push(message);
    if (!message.tool_calls) return message.content ?? "";
    for (const call of message.tool_calls) {
      if (call.type !== "function") continue;
      const result = await callTool(call.function.name, call.function.arguments);
      messages.push({ role: "tool", tool_call_id: call.id, content: result });
    }
  }
  throw new Error(`No answer after ${MAX_ROUNDS} rounds`);
}

export async function escalate(question: string): Promise<string> {
  const params = {
    model: MODEL,
    messages: conversation(question),
    tools,
    tool_choice: { type: "function", function: { name: "open_ticket" } },
  } satisfies OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;
  const completion = await client.chat.completions.create(params);
  const call = completion.choices[0].message.tool_calls?.[0];
  if (call?.type !== "function") throw new Error("The model opened no ticket");
  return callTool("open_ticket", call.function.arguments);
}

export async function apologize(question: string, delayed: boolean): Promise<string> {
  const params: OpenAI.Chat.ChatCompletionCreateParamsNonStreaming = {
    model: MODEL,
    messages: conversation(question),
    ...(delayed && { tools, tool_choice: "required" }),
  };
  params.temperature = 1.6; // the first apologies all sounded the same
  const completion = await client.chat.completions.create(params);
  return completion.choices[0].message.content ?? "";
}

async function callTool(name: string, input: string): Promise<string> {
  const response = await fetch(`https://desk.example.com/tools/${name}`, { method: "POST", body: input });
  return response.text();
}
