/** Whole programs that let the model call functions, before and after the fix of `no-deprecated-functions`. */

export interface FunctionProgram {
  readonly name: string;
  readonly filename: string;
  readonly before: string;
  readonly after: string;
}

export const FUNCTION_PROGRAMS: readonly FunctionProgram[] = [
  {
    name: "the sample of the migration guide, with functions",
    filename: "guide.cjs",
    before: `const { OpenAI } = require('openai');

const client = new OpenAI({
  apiKey: process.env.MOONSHOT_API_KEY,
  baseURL: "https://api.moonshot.ai/v1",
});

const functions = [
  {
    "name": "search",
    "description": "Search the internet using a search engine.",
    "parameters": {
      "type": "object",
      "required": ["query"],
      "properties": {
        "query": {
          "type": "string",
          "description": "The content the user wants to search for."
        }
      }
    }
  }
];

async function search_impl(query) {
  return run("search", query);
}

async function search(args) {
  const query = args.query;
  const result = await search_impl(query);
  return { result };
}

const function_map = {
  "search": search,
};

const messages = [
  {"role": "system", "content": "You are Kimi."},
  {"role": "user", "content": "Please search the internet for Context Caching and tell me what it is."}
];

let finish_reason = null;

async function main() {
  let choice;
  while (finish_reason === null || finish_reason === "function_call") {
    const completion = await client.chat.completions.create({
      model: "kimi-k2.6",
      messages: messages,
      functions: functions,
    });
    choice = completion.choices[0];
    finish_reason = choice.finish_reason;

    if (finish_reason === "function_call") { // <-- Check if the response contains a call
      messages.push(choice.message); // <-- Add the assistant message to the context
      const function_call_name = choice.message.function_call.name;
      const function_call_arguments = JSON.parse(choice.message.function_call.arguments);
      const function_call = function_map[function_call_name];
      const function_result = await function_call(function_call_arguments);

      // The result, as text
      messages.push({
        "role": "function",
        "name": function_call_name,
        "content": JSON.stringify(function_result),
      });
    }
  }
  console.log(choice.message.content);
}

main();
`,
    after: `const { OpenAI } = require('openai');

const client = new OpenAI({
  apiKey: process.env.MOONSHOT_API_KEY,
  baseURL: "https://api.moonshot.ai/v1",
});

const functions = [
  {
    "name": "search",
    "description": "Search the internet using a search engine.",
    "parameters": {
      "type": "object",
      "required": ["query"],
      "properties": {
        "query": {
          "type": "string",
          "description": "The content the user wants to search for."
        }
      }
    }
  }
];

async function search_impl(query) {
  return run("search", query);
}

async function search(args) {
  const query = args.query;
  const result = await search_impl(query);
  return { result };
}

const function_map = {
  "search": search,
};

const messages = [
  {"role": "system", "content": "You are Kimi."},
  {"role": "user", "content": "Please search the internet for Context Caching and tell me what it is."}
];

let finish_reason = null;

async function main() {
  let choice;
  while (finish_reason === null || finish_reason === "tool_calls") {
    const completion = await client.chat.completions.create({
      model: "kimi-k2.6",
      messages: messages,
      tools: functions.map((definition) => ({ type: "function", function: definition })),
    });
    choice = completion.choices[0];
    finish_reason = choice.finish_reason;

    if (finish_reason === "tool_calls") { // <-- Check if the response contains a call
      messages.push(choice.message); // <-- Add the assistant message to the context
      for (const toolCall of choice.message.tool_calls) {
        if (toolCall.type !== "function") continue;
        const function_call_name = toolCall.function.name;
        const function_call_arguments = JSON.parse(toolCall.function.arguments);
        const function_call = function_map[function_call_name];
        const function_result = await function_call(function_call_arguments);

        // The result, as text
        messages.push({
          "role": "tool",
          "tool_call_id": toolCall.id,
          "content": JSON.stringify(function_result),
        });
      }
    }
  }
  console.log(choice.message.content);
}

main();
`,
  },
  {
    name: "a loop with a helper, as in the SDK's own example",
    filename: "loop.ts",
    before: `import OpenAI from 'openai';
import { ChatCompletionMessage, ChatCompletionMessageParam } from 'openai/resources/chat/completions';

declare function run(name: string, argument: string): string;

const openai = new OpenAI();

const functions: OpenAI.Chat.ChatCompletionCreateParams.Function[] = [
  {
    name: 'list',
    description: 'list queries books by genre, and returns a list of names of books',
    parameters: {
      type: 'object',
      properties: { genre: { type: 'string', enum: ['mystery', 'nonfiction'] } },
    },
  },
  {
    name: 'search',
    parameters: { type: 'object', properties: { name: { type: 'string' } } },
  },
];

async function callFunction(function_call: ChatCompletionMessage.FunctionCall): Promise<any> {
  const args = JSON.parse(function_call.arguments!);
  switch (function_call.name) {
    case 'list':
      return run('list', args['genre']);
    case 'search':
      return run('search', args['name']);
    default:
      throw new Error('No function found');
  }
}

async function main() {
  const messages: ChatCompletionMessageParam[] = [
    { role: 'system', content: 'Please use our book database.' },
    { role: 'user', content: 'I really enjoyed reading To Kill a Mockingbird.' },
  ];

  while (true) {
    const completion = await openai.chat.completions.create({
      model: 'gpt-3.5-turbo',
      messages,
      functions: functions,
    });

    const message = completion.choices[0]!.message;
    messages.push(message);

    // If there is no function call, we're done and can exit this loop
    if (!message.function_call) {
      console.log(message.content);
      return;
    }

    // If there is a function call, we generate a new message with the role 'function'.
    const result = await callFunction(message.function_call);
    const newMessage = {
      role: 'function' as const,
      name: message.function_call.name!,
      content: JSON.stringify(result),
    };
    messages.push(newMessage);

    console.log(newMessage.content);
  }
}

main();
`,
    after: `import OpenAI from 'openai';
import { ChatCompletionMessage, ChatCompletionMessageParam } from 'openai/resources/chat/completions';

declare function run(name: string, argument: string): string;

const openai = new OpenAI();

const functions: OpenAI.Chat.ChatCompletionCreateParams.Function[] = [
  {
    name: 'list',
    description: 'list queries books by genre, and returns a list of names of books',
    parameters: {
      type: 'object',
      properties: { genre: { type: 'string', enum: ['mystery', 'nonfiction'] } },
    },
  },
  {
    name: 'search',
    parameters: { type: 'object', properties: { name: { type: 'string' } } },
  },
];

async function callFunction(function_call: ChatCompletionMessage.FunctionCall): Promise<any> {
  const args = JSON.parse(function_call.arguments!);
  switch (function_call.name) {
    case 'list':
      return run('list', args['genre']);
    case 'search':
      return run('search', args['name']);
    default:
      throw new Error('No function found');
  }
}

async function main() {
  const messages: ChatCompletionMessageParam[] = [
    { role: 'system', content: 'Please use our book database.' },
    { role: 'user', content: 'I really enjoyed reading To Kill a Mockingbird.' },
  ];

  while (true) {
    const completion = await openai.chat.completions.create({
      model: 'gpt-3.5-turbo',
      messages,
      tools: functions.map((definition) => ({ type: 'function', function: definition })),
    });

    const message = completion.choices[0]!.message;
    messages.push(message);

    // If there is no function call, we're done and can exit this loop
    if (!message.tool_calls?.length) {
      console.log(message.content);
      return;
    }

    // If there is a function call, we generate a new message with the role 'function'.
    for (const toolCall of message.tool_calls) {
      if (toolCall.type !== 'function') continue;
      const result = await callFunction(toolCall.function);
      const newMessage = {
        role: 'tool' as const,
        tool_call_id: toolCall.id,
        content: JSON.stringify(result),
      };
      messages.push(newMessage);

      console.log(newMessage.content);
    }
  }
}

main();
`,
  },
  {
    name: "a single round without a loop",
    filename: "single.ts",
    before: `import OpenAI from "openai";

declare function run(name: string, argument: string): string;

const openai = new OpenAI();

function getCurrentWeather(location: string, unit = "fahrenheit"): string {
  return JSON.stringify({ weather: run("get_current_weather", location), unit });
}

async function runConversation(): Promise<string | null> {
  const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [
    { role: "user", content: "What's the weather like in Boston?" },
  ];
  const response = await openai.chat.completions.create({
    model: "gpt-3.5-turbo-0613",
    messages: messages,
    functions: [
      {
        name: "get_current_weather",
        description: "Get the current weather in a given location",
        parameters: {
          type: "object",
          properties: { location: { type: "string" } },
          required: ["location"],
        },
      },
    ],
    function_call: "auto", // auto is default, but we'll be explicit
  });
  const responseMessage = response.choices[0]!.message;

  if (responseMessage.function_call) {
    const availableFunctions: Record<string, typeof getCurrentWeather> = {
      get_current_weather: getCurrentWeather,
    };
    const functionName = responseMessage.function_call.name;
    const functionToCall = availableFunctions[functionName]!;
    const functionArgs = JSON.parse(responseMessage.function_call.arguments);
    const functionResponse: string = functionToCall(functionArgs.location, functionArgs.unit);

    messages.push(responseMessage); // extend conversation with assistant's reply
    messages.push({
      role: "function",
      name: functionName,
      content: functionResponse,
    }); // extend conversation with function response
    const secondResponse = await openai.chat.completions.create({
      model: "gpt-3.5-turbo-0613",
      messages: messages,
    }); // get a new response where it can see the function response
    return secondResponse.choices[0]!.message.content;
  }
  return responseMessage.content;
}

console.log(await runConversation());
`,
    after: `import OpenAI from "openai";

declare function run(name: string, argument: string): string;

const openai = new OpenAI();

function getCurrentWeather(location: string, unit = "fahrenheit"): string {
  return JSON.stringify({ weather: run("get_current_weather", location), unit });
}

async function runConversation(): Promise<string | null> {
  const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [
    { role: "user", content: "What's the weather like in Boston?" },
  ];
  const response = await openai.chat.completions.create({
    model: "gpt-3.5-turbo-0613",
    messages: messages,
    tools: [
      { type: "function", function: {
        name: "get_current_weather",
        description: "Get the current weather in a given location",
        parameters: {
          type: "object",
          properties: { location: { type: "string" } },
          required: ["location"],
        },
      } },
    ],
    tool_choice: "auto", // auto is default, but we'll be explicit
  });
  const responseMessage = response.choices[0]!.message;

  if (responseMessage.tool_calls?.length) {
    const availableFunctions: Record<string, typeof getCurrentWeather> = {
      get_current_weather: getCurrentWeather,
    };
    messages.push(responseMessage); // extend conversation with assistant's reply
    for (const toolCall of responseMessage.tool_calls) {
      if (toolCall.type !== "function") continue;
      const functionName = toolCall.function.name;
      const functionToCall = availableFunctions[functionName]!;
      const functionArgs = JSON.parse(toolCall.function.arguments);
      const functionResponse: string = functionToCall(functionArgs.location, functionArgs.unit);

      messages.push({
        role: "tool",
        tool_call_id: toolCall.id,
        content: functionResponse,
      }); // extend conversation with function response
    }
    const secondResponse = await openai.chat.completions.create({
      model: "gpt-3.5-turbo-0613",
      messages: messages,
    }); // get a new response where it can see the function response
    return secondResponse.choices[0]!.message.content;
  }
  return responseMessage.content;
}

console.log(await runConversation());
`,
  },
  {
    name: "a while on the finish_reason, without semicolons",
    filename: "while.ts",
    before: `import OpenAI from 'openai'

declare function run(name: string, argument: string): string

const client = new OpenAI()
const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'What time is it?' }]
const functions = [{ name: 'time', parameters: { type: 'object', properties: { zone: { type: 'string' } } } }]

let response = await client.chat.completions.create({ model: 'gpt-4', messages, functions })
while (response.choices[0]?.finish_reason === 'function_call') {
  const { message } = response.choices[0]
  messages.push({ role: 'assistant', content: message.content, function_call: message.function_call! })
  const { name, arguments: json } = message.function_call!
  let content: string
  try {
    content = run(name, JSON.parse(json).zone)
  } catch (error) {
    content = \`failed: \${String(error)}\`
  }
  messages.push({ role: 'function', name, content })
  response = await client.chat.completions.create({ model: 'gpt-4', messages, functions })
}
console.log(response.choices[0]?.message.content)
`,
    after: `import OpenAI from 'openai'

declare function run(name: string, argument: string): string

const client = new OpenAI()
const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'What time is it?' }]
const functions = [{ name: 'time', parameters: { type: 'object', properties: { zone: { type: 'string' } } } }]

let response = await client.chat.completions.create({ model: 'gpt-4', messages, tools: functions.map((definition) => ({ type: 'function', function: definition })) })
while (response.choices[0]?.finish_reason === 'tool_calls') {
  const { message } = response.choices[0]
  messages.push(message)
  for (const toolCall of message.tool_calls!) {
    if (toolCall.type !== 'function') continue
    const { name, arguments: json } = toolCall.function
    let content: string
    try {
      content = run(name, JSON.parse(json).zone)
    } catch (error) {
      content = \`failed: \${String(error)}\`
    }
    messages.push({ role: 'tool', tool_call_id: toolCall.id, content })
  }
  response = await client.chat.completions.create({ model: 'gpt-4', messages, tools: functions.map((definition) => ({ type: 'function', function: definition })) })
}
console.log(response.choices[0]?.message.content)
`,
  },
  {
    name: "a switch over the finish_reason, in a class",
    filename: "switch.ts",
    before: `import OpenAI from "openai";

declare function run(name: string, argument: string): string;

class Assistant {
	private readonly client = new OpenAI();

	async ask(question: string): Promise<string | null> {
		const messages: Array<OpenAI.ChatCompletionMessageParam> = [{ role: "user", content: question }];
		for (;;) {
			const {
				choices: [choice],
			} = await this.client.chat.completions.create({
				model: "gpt-4",
				messages,
				functions: [{ name: "weather" }],
			});
			if (!choice) throw new Error("No choice.");
			switch (choice.finish_reason) {
				case "function_call": {
					const call = choice.message.function_call;
					if (call == null) throw new Error("No call.");
					messages.push(choice.message);
					/* one tool for now */
					if (call.name !== "weather") {
						messages.push({ role: "function", name: call.name, content: "unknown" });
						continue;
					}
					messages.push({
						role: "function",
						name: call.name,
						content: this.weather(JSON.parse(call.arguments)),
					});
					break;
				}
				case "stop":
					return choice.message.content;
				default:
					throw new Error(\`Unexpected: \${choice.finish_reason}\`);
			}
		}
	}

	private weather({ city }: { city: string }): string {
		return run("weather", city);
	}
}

console.log(await new Assistant().ask("How is the weather?"));
`,
    after: `import OpenAI from "openai";

declare function run(name: string, argument: string): string;

class Assistant {
	private readonly client = new OpenAI();

	async ask(question: string): Promise<string | null> {
		const messages: Array<OpenAI.ChatCompletionMessageParam> = [{ role: "user", content: question }];
		for (;;) {
			const {
				choices: [choice],
			} = await this.client.chat.completions.create({
				model: "gpt-4",
				messages,
				tools: [{ type: "function", function: { name: "weather", parameters: { type: "object", properties: {} } } }],
			});
			if (!choice) throw new Error("No choice.");
			switch (choice.finish_reason) {
				case "tool_calls": {
					const toolCalls = choice.message.tool_calls;
					if (!toolCalls?.length) throw new Error("No call.");
					messages.push(choice.message);
					/* one tool for now */
					for (const toolCall of toolCalls) {
						if (toolCall.type !== "function") continue;
						if (toolCall.function.name !== "weather") {
							messages.push({ role: "tool", tool_call_id: toolCall.id, content: "unknown" });
							continue;
						}
						messages.push({
							role: "tool",
							tool_call_id: toolCall.id,
							content: this.weather(JSON.parse(toolCall.function.arguments)),
						});
					}
					break;
				}
				case "stop":
					return choice.message.content;
				default:
					throw new Error(\`Unexpected: \${choice.finish_reason}\`);
			}
		}
	}

	private weather({ city }: { city: string }): string {
		return run("weather", city);
	}
}

console.log(await new Assistant().ask("How is the weather?"));
`,
  },
  {
    name: "destructured answers, in functions that call each other",
    filename: "helpers.ts",
    before: `import OpenAI from "openai";
import type { ChatCompletionMessage, ChatCompletionMessageParam } from "openai/resources/chat/completions";

declare function run(name: string, argument: string): string;

const client = new OpenAI({ maxRetries: 0 });

async function complete(messages: ChatCompletionMessageParam[]): Promise<ChatCompletionMessage> {
  const { choices } = await client.chat.completions.create({
    model: "gpt-4",
    messages,
    functions: [{ name: "lookup", parameters: { type: "object", properties: {} } }],
    function_call: messages.length > 10 ? "none" : "auto",
  });
  return choices[0]!.message;
}

/** Whether the model called a function. */
async function handle(message: ChatCompletionMessage, messages: ChatCompletionMessageParam[]): Promise<boolean> {
  const { function_call } = message;
  messages.push(message);
  if (!function_call) return false;
  const content = await lookup(function_call);
  messages.push({ role: "function", name: function_call.name, content });
  return true;
}

async function lookup({ name, arguments: json }: ChatCompletionMessage.FunctionCall): Promise<string> {
  return run(name, JSON.parse(json).key);
}

async function chat(question: string): Promise<string | null> {
  const messages: ChatCompletionMessageParam[] = [{ role: "user", content: question }];
  let message: ChatCompletionMessage;
  do {
    message = await complete(messages);
  } while (await handle(message, messages));
  return message.content;
}

console.log(await chat("Look it up."));
`,
    after: `import OpenAI from "openai";
import type { ChatCompletionMessage, ChatCompletionMessageParam } from "openai/resources/chat/completions";

declare function run(name: string, argument: string): string;

const client = new OpenAI({ maxRetries: 0 });

async function complete(messages: ChatCompletionMessageParam[]): Promise<ChatCompletionMessage> {
  const { choices } = await client.chat.completions.create({
    model: "gpt-4",
    messages,
    tools: [{ type: "function", function: { name: "lookup", parameters: { type: "object", properties: {} } } }],
    tool_choice: messages.length > 10 ? "none" : "auto",
  });
  return choices[0]!.message;
}

/** Whether the model called a function. */
async function handle(message: ChatCompletionMessage, messages: ChatCompletionMessageParam[]): Promise<boolean> {
  const { tool_calls } = message;
  messages.push(message);
  if (!tool_calls?.length) return false;
  for (const toolCall of tool_calls) {
    if (toolCall.type !== "function") continue;
    const content = await lookup(toolCall.function);
    messages.push({ role: "tool", tool_call_id: toolCall.id, content });
  }
  return true;
}

async function lookup({ name, arguments: json }: ChatCompletionMessage.FunctionCall): Promise<string> {
  return run(name, JSON.parse(json).key);
}

async function chat(question: string): Promise<string | null> {
  const messages: ChatCompletionMessageParam[] = [{ role: "user", content: question }];
  let message: ChatCompletionMessage;
  do {
    message = await complete(messages);
  } while (await handle(message, messages));
  return message.content;
}

console.log(await chat("Look it up."));
`,
  },
  {
    name: "a recursion",
    filename: "recursion.ts",
    before: `import { OpenAI } from "openai";

declare function run(name: string, argument: string): string;

const client = new OpenAI();

async function chat(messages: OpenAI.Chat.Completions.ChatCompletionMessageParam[]): Promise<string | null> {
  const response = await client.chat.completions.create({
    model: "gpt-4",
    messages,
    functions: [{ name: "search", parameters: { type: "object", properties: {} } }],
  });
  const { message, finish_reason } = response.choices[0]!;
  if (finish_reason === "function_call" && message.function_call) {
    messages.push(message);
    const functionCall = message.function_call;
    const query = JSON.parse(functionCall.arguments) as { text: string };
    const found = run(functionCall.name, query.text);
    console.log(\`\${functionCall.name} found
  \${found}\`);
    messages.push({ role: "function", name: functionCall.name, content: JSON.stringify(found) });
    return chat(messages);
  }
  return message.content;
}

console.log(await chat([{ role: "user", content: "Search for it." }]));
`,
    after: `import { OpenAI } from "openai";

declare function run(name: string, argument: string): string;

const client = new OpenAI();

async function chat(messages: OpenAI.Chat.Completions.ChatCompletionMessageParam[]): Promise<string | null> {
  const response = await client.chat.completions.create({
    model: "gpt-4",
    messages,
    tools: [{ type: "function", function: { name: "search", parameters: { type: "object", properties: {} } } }],
  });
  const { message, finish_reason } = response.choices[0]!;
  if (finish_reason === "tool_calls" && message.tool_calls?.length) {
    messages.push(message);
    for (const toolCall of message.tool_calls) {
      if (toolCall.type !== "function") continue;
      const functionCall = toolCall.function;
      const query = JSON.parse(functionCall.arguments) as { text: string };
      const found = run(functionCall.name, query.text);
      console.log(\`\${functionCall.name} found
  \${found}\`);
      messages.push({ role: "tool", tool_call_id: toolCall.id, content: JSON.stringify(found) });
    }
    return chat(messages);
  }
  return message.content;
}

console.log(await chat([{ role: "user", content: "Search for it." }]));
`,
  },
];
