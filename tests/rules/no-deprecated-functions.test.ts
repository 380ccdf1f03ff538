import rule from "../../rules/no-deprecated-functions.js";
import { testRule } from "../support/rule-tester.js";

const CLIENT = `import OpenAI from "openai";
const client = new OpenAI();
`;

const KIMI = `import OpenAI from "openai";
const client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });
`;

testRule(rule, {
  valid: [
    {
      name: "neither parameter",
      code: `${CLIENT}client.chat.completions.create({ model, messages, tools: [t], tool_choice: "auto" });`,
    },
    {
      name: "both certainly undefined",
      code: `${CLIENT}client.chat.completions.create({ functions: undefined, function_call: c ? undefined : void 0 });`,
    },
    {
      name: "functions deleted before the request",
      code: `${CLIENT}const request = { functions: [a] };
delete request.functions;
client.chat.completions.create(request);`,
    },
    {
      name: "functions of a known spread replaced by undefined",
      code: `${CLIENT}const defaults = { functions: [a] };
client.chat.completions.create({ ...defaults, functions: undefined });`,
    },
    {
      name: "unknown spread only",
      code: `${CLIENT}client.chat.completions.create({ ...rest });`,
    },
    {
      name: "functions of another object in the request",
      code: `${CLIENT}client.chat.completions.create({ metadata: { functions: "a", function_call: "b" } });`,
    },
    {
      name: "request options",
      code: `${CLIENT}client.chat.completions.create({ messages }, { functions: [a] });`,
    },
    {
      name: "another method of the SDK",
      code: `${CLIENT}client.chat.completions.list({ functions: [a] });
client.responses.create({ functions: [a] });`,
    },
    {
      name: "a client of another host",
      code: `import OpenAI from "openai";
const client = new OpenAI({ baseURL: "https://api.groq.com/openai/v1" });
client.chat.completions.create({ functions: [a], function_call: "auto" });`,
    },
    {
      name: "Azure",
      code: `import { AzureOpenAI } from "openai";
new AzureOpenAI().chat.completions.create({ functions: [a] });`,
    },
    {
      name: "another SDK",
      code: `import Groq from "groq-sdk";
new Groq().chat.completions.create({ functions: [a] });`,
    },
    {
      name: "a class of the same name from another package",
      code: `import { OpenAI } from "@langchain/openai";
new OpenAI().chat.completions.create({ functions: [a] });`,
    },
    {
      name: "a class of the same name in the file",
      code: `class OpenAI { chat = { completions: { create() {} } }; }
new OpenAI().chat.completions.create({ functions: [a] });`,
    },
    {
      name: "a shadowed import",
      code: `import OpenAI from "openai";
import Groq from "groq-sdk";
{ const OpenAI = Groq; new OpenAI().chat.completions.create({ functions: [a] }); }`,
    },
    {
      name: "a client by shape, ignored by the settings",
      kimi: { unresolved: "ignore" },
      code: `llm.chat.completions.create({ functions: [a] });`,
    },
    {
      name: "OpenAI's model beside Kimi",
      kimi: { clients: "kimi" },
      code: `${CLIENT}client.chat.completions.create({ model: "gpt-4", functions: [a], function_call: "auto" });`,
    },
    {
      name: "an unknown model beside Kimi",
      kimi: { clients: "kimi" },
      code: `${CLIENT}client.chat.completions.create({ model, functions: [a] });`,
    },
    {
      name: "OpenAI's model on the branch with functions",
      kimi: { clients: "kimi" },
      code: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3" : "gpt-4", ...(c ? {} : { functions: [a] }) });`,
    },
    {
      name: "reads of an answer to a request without functions",
      code: `${CLIENT}const { choices: [{ message, finish_reason }] } = await client.chat.completions.create({ model, messages });
if (message.function_call || finish_reason === "function_call") console.log(message.function_call.name);`,
    },
    {
      name: "reads of an answer of another SDK",
      filename: "file.mjs",
      code: `import Groq from "groq-sdk";
const messages = [{ role: "function", name: "a", content: "1" }];
const { choices: [{ message }] } = await new Groq().chat.completions.create({ messages, functions: [a] });
if (message.function_call) console.log(message);`,
    },
    {
      name: "messages with other roles",
      code: `${CLIENT}client.chat.completions.create({ model, messages: [{ role: "tool", tool_call_id, content }, { role: role(), content }, message] });`,
    },
    {
      name: "runFunctions of something else",
      code: `${CLIENT}client.chat.runFunctions({ functions: [a] });
client.chat.completions.runFunctions({ functions: [a] });`,
    },
  ],
  invalid: [
    {
      name: "an array literal, element by element",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [{ name: "a", parameters: {} }, b] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: [{ type: "function", function: { name: "a", parameters: {} } }, { type: "function", function: b }] });`,
            },
          ],
        },
      ],
    },
    {
      name: "definitions without parameters get empty ones",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [{ name: "a" }, { name: "b", parameters: {} }] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: [{ type: "function", function: { name: "a", parameters: { type: "object", properties: {} } } }, { type: "function", function: { name: "b", parameters: {} } }] });`,
            },
          ],
        },
      ],
    },
    {
      name: "many lines keep their comments, trailing commas and indentation",
      code: `${CLIENT}await client.chat.completions.create({
  model: "gpt-4",
  messages,
  // what the model may call
  ⟦functions⟧: [
    // search
    {
      name: "search", // by words
      parameters: { type: "object", properties: {} },
    },
    /* no arguments */
    {
      name: "list",
      description: "All shops", // every one
    },
    clock,
  ],
});`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}await client.chat.completions.create({
  model: "gpt-4",
  messages,
  // what the model may call
  tools: [
    // search
    { type: "function", function: {
      name: "search", // by words
      parameters: { type: "object", properties: {} },
    } },
    /* no arguments */
    { type: "function", function: {
      name: "list",
      description: "All shops", // every one
      parameters: { type: "object", properties: {} },
    } },
    { type: "function", function: clock },
  ],
});`,
            },
          ],
        },
      ],
    },
    {
      name: "many lines without trailing commas",
      code: `${CLIENT}await client.chat.completions.create({
  ⟦functions⟧: [
    {
      name: "list" // all
    }
  ]
});`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}await client.chat.completions.create({
  tools: [
    { type: "function", function: {
      name: "list", // all
      parameters: { type: "object", properties: {} }
    } }
  ]
});`,
            },
          ],
        },
      ],
    },
    {
      name: "no spaces, single quotes",
      code: `import OpenAI from 'openai';
new OpenAI().chat.completions.create({⟦functions⟧:[{name:'a'},b]});`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `import OpenAI from 'openai';
new OpenAI().chat.completions.create({tools:[{ type: 'function', function: {name:'a', parameters: { type: 'object', properties: {} }} },{ type: 'function', function: b }]});`,
            },
          ],
        },
      ],
    },
    {
      name: "quoted keys keep their quotes",
      filename: "file.cjs",
      code: `const OpenAI = require("openai");
new OpenAI().chat.completions.create({ ⟦"functions"⟧: [b], ⟦'function_call'⟧: "auto" });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `const OpenAI = require("openai");
new OpenAI().chat.completions.create({ "tools": [{ type: "function", function: b }], 'function_call': "auto" });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `const OpenAI = require("openai");
new OpenAI().chat.completions.create({ "functions": [b], 'tool_choice': "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "JSX",
      filename: "file.tsx",
      code: `${CLIENT}export const Ask = () => <button onClick={() => client.chat.completions.create({ ⟦functions⟧: [b] })} />;`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}export const Ask = () => <button onClick={() => client.chat.completions.create({ tools: [{ type: "function", function: b }] })} />;`,
            },
          ],
        },
      ],
    },
    {
      name: "an empty list",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: [] });`,
            },
          ],
        },
      ],
    },
    {
      name: "elements in parentheses",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [(a), ((b))] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: [{ type: "function", function: (a) }, { type: "function", function: ((b)) }] });`,
            },
          ],
        },
      ],
    },
    {
      name: "elements that are no plain names",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [c ? a : b, make("c"), await d, e as Definition] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: [{ type: "function", function: c ? a : b }, { type: "function", function: make("c") }, { type: "function", function: await d }, { type: "function", function: e as Definition }] });`,
            },
          ],
        },
      ],
    },
    {
      name: "definitions by name without parameters are copied",
      filename: "file.mjs",
      code: `${CLIENT}const a = { name: "a" };
const make = (name) => ({ name });
client.chat.completions.create({ ⟦functions⟧: [a, (a), make("b")] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const a = { name: "a" };
const make = (name) => ({ name });
client.chat.completions.create({ tools: [{ type: "function", function: { ...a, parameters: { type: "object", properties: {} } } }, { type: "function", function: { ...(a), parameters: { type: "object", properties: {} } } }, { type: "function", function: { ...make("b"), parameters: { type: "object", properties: {} } } }] });`,
            },
          ],
        },
      ],
    },
    {
      name: "definitions made of a spread without parameters",
      code: `${CLIENT}const base = { name: "a" };
client.chat.completions.create({ ⟦functions⟧: [{ ...base }, { ...unknown }] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const base = { name: "a" };
client.chat.completions.create({ tools: [{ type: "function", function: { ...base, parameters: { type: "object", properties: {} } } }, { type: "function", function: { ...unknown } }] });`,
            },
          ],
        },
      ],
    },
    {
      name: "parameters that are undefined: no edit completes them",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [{ name: "a", parameters: undefined }] });`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "a hole: no edit",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [a, , b] });`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "spreads of an imported and of a local list, in JavaScript",
      filename: "file.mjs",
      code: `import { shared } from "./definitions.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ ⟦functions⟧: [...shared, a, ...(c ? [b] : [])] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `import { shared } from "./definitions.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ tools: [...shared.map((definition) => ({ type: "function", function: definition })), { type: "function", function: a }, ...(c ? [b] : []).map((definition) => ({ type: "function", function: definition }))] });`,
            },
          ],
        },
      ],
    },
    {
      name: "spreads in TypeScript need as const",
      filename: "file.ts",
      code: `import { shared } from "./definitions.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ ⟦functions⟧: [...shared, a] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `import { shared } from "./definitions.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ tools: [...shared.map((definition) => ({ type: "function" as const, function: definition })), { type: "function", function: a }] });`,
            },
          ],
        },
      ],
    },
    {
      name: "a spread of what may be no array",
      filename: "file.mjs",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [...registry.values(), ...(extra ?? []), ...await load()] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: [...[...registry.values()].map((definition) => ({ type: "function", function: definition })), ...[...(extra ?? [])].map((definition) => ({ type: "function", function: definition })), ...[...await load()].map((definition) => ({ type: "function", function: definition }))] });`,
            },
          ],
        },
      ],
    },
    {
      name: "a list in a constant, shorthand",
      code: `${CLIENT}const functions = [{ name: "a", parameters: {} }];
client.chat.completions.create({ ⟦functions⟧ });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const functions = [{ name: "a", parameters: {} }];
client.chat.completions.create({ tools: functions.map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a list in a constant with an incomplete definition",
      code: `${CLIENT}const list = [{ name: "a" }, { name: "b", parameters: {} }];
client.chat.completions.create({ ⟦functions⟧: list });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const list = [{ name: "a" }, { name: "b", parameters: {} }];
client.chat.completions.create({ tools: list.map((definition) => ({ type: "function", function: { parameters: { type: "object", properties: {} }, ...definition } })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a list in a constant with undefined parameters: no edit",
      code: `${CLIENT}const list = [{ name: "a", parameters: undefined }];
client.chat.completions.create({ ⟦functions⟧: list });`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "a list that was filled before",
      code: `${CLIENT}const functions = [];
functions.push(a);
client.chat.completions.create({ ⟦functions⟧ });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const functions = [];
functions.push(a);
client.chat.completions.create({ tools: functions.map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "an imported list",
      code: `import { functions } from "./definitions.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ ⟦functions⟧ /* all */ });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `import { functions } from "./definitions.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ tools: functions.map((definition) => ({ type: "function", function: definition })) /* all */ });`,
            },
          ],
        },
      ],
    },
    {
      name: "a member of an imported object may be missing",
      code: `import config from "./config.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ ⟦functions⟧: config.functions });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `import config from "./config.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ tools: config.functions?.map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "an optional member",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: config?.functions });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: config?.functions?.map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a call",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: load() });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: load()?.map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a call of a method that gives an array",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: list.filter((one) => one.name) });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: list.filter((one) => one.name).map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "an awaited call",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: await load() });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: (await load())?.map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a list on one branch",
      code: `import { list } from "./definitions.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ ⟦functions⟧: c ? list : undefined });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `import { list } from "./definitions.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ tools: (c ? list : undefined)?.map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "lists on both branches",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: c ? [a] : [b] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: (c ? [a] : [b]).map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a list in parentheses",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: (c ? [a] : [b]) });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: (c ? [a] : [b]).map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a list or a default",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: given ?? [a] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: (given ?? [a])?.map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a parameter with a default",
      filename: "file.mjs",
      code: `${CLIENT}const ask = ({ functions = [a] }) => client.chat.completions.create({ ⟦functions⟧ });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const ask = ({ functions = [a] }) => client.chat.completions.create({ tools: functions?.map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a parameter with a type",
      filename: "file.ts",
      code: `${CLIENT}const ask = (functions: Definition[], more?: Definition[]) => [client.chat.completions.create({ ⟦functions⟧ }), client.chat.completions.create({ ⟦functions⟧: more })];`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const ask = (functions: Definition[], more?: Definition[]) => [client.chat.completions.create({ tools: functions.map((definition) => ({ type: "function", function: definition })) }), client.chat.completions.create({ functions: more })];`,
            },
          ],
        },
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const ask = (functions: Definition[], more?: Definition[]) => [client.chat.completions.create({ functions }), client.chat.completions.create({ tools: more?.map((definition) => ({ type: "function", function: definition })) })];`,
            },
          ],
        },
      ],
    },
    {
      name: "an enum names the function",
      filename: "file.ts",
      code: `${CLIENT}enum Tool { Search = "search" }
client.chat.completions.create({ ⟦functions⟧: [{ name: Tool.Search }], ⟦function_call⟧: { name: Tool.Search } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}enum Tool { Search = "search" }
client.chat.completions.create({ tools: [{ type: "function", function: { name: Tool.Search, parameters: { type: "object", properties: {} } } }], function_call: { name: Tool.Search } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}enum Tool { Search = "search" }
client.chat.completions.create({ functions: [{ name: Tool.Search }], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "a list asserted to be any",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: list as any });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: list?.map((definition) => ({ type: "function", function: definition })) as any });`,
            },
          ],
        },
      ],
    },
    {
      name: "an array literal asserted to be any",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [a] as any });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: [{ type: "function", function: a }] as any });`,
            },
          ],
        },
      ],
    },
    {
      name: "a list with another assertion",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: list as Definition[] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: (list as Definition[])?.map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a list without a type, in JavaScript",
      filename: "file.mjs",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: JSON.parse(text) });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: JSON.parse(text)?.map((definition) => ({ type: "function", function: definition })) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a list without a type, in TypeScript: no edit",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: JSON.parse(text) });`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "a list declared as any: no edit",
      filename: "file.ts",
      code: `${CLIENT}declare const list: any;
client.chat.completions.create({ ⟦functions⟧: list });`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "no list at all: no edit",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: "none" });`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "null: function_call may be null under its new name",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: null, ⟦function_call⟧: null });`,
      errors: [
        { messageId: "functions" },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `${CLIENT}client.chat.completions.create({ functions: null, tool_choice: null });`,
            },
          ],
        },
      ],
    },
    {
      name: "a constant without a type, in TypeScript",
      filename: "file.ts",
      code: `${CLIENT}const request = { ⟦functions⟧: [{ name: "a", parameters: {} }], ⟦function_call⟧: { name: "a" } };
client.chat.completions.create(request);`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const request = { tools: [{ type: "function" as const, function: { name: "a", parameters: {} } }], function_call: { name: "a" } };
client.chat.completions.create(request);`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const request = { functions: [{ name: "a", parameters: {} }], tool_choice: "auto" as const };
client.chat.completions.create(request);`,
            },
          ],
        },
      ],
    },
    {
      name: "a constant without a type, in JavaScript",
      filename: "file.mjs",
      code: `${CLIENT}const request = { ⟦functions⟧: [{ name: "a", parameters: {} }], ⟦function_call⟧: { name: "a" } };
client.chat.completions.create(request);`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const request = { tools: [{ type: "function", function: { name: "a", parameters: {} } }], function_call: { name: "a" } };
client.chat.completions.create(request);`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const request = { functions: [{ name: "a", parameters: {} }], tool_choice: "auto" };
client.chat.completions.create(request);`,
            },
          ],
        },
      ],
    },
    {
      name: "a constant with a type of the SDK",
      filename: "file.ts",
      code: `${CLIENT}const request: OpenAI.Chat.ChatCompletionCreateParams = { ⟦functions⟧: list, ⟦function_call⟧: "none" };
client.chat.completions.create(request);`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const request: OpenAI.Chat.ChatCompletionCreateParams = { tools: list?.map((definition) => ({ type: "function", function: definition })), function_call: "none" };
client.chat.completions.create(request);`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `${CLIENT}const request: OpenAI.Chat.ChatCompletionCreateParams = { functions: list, tool_choice: "none" };
client.chat.completions.create(request);`,
            },
          ],
        },
      ],
    },
    {
      name: "as a type of the SDK",
      filename: "file.ts",
      code: `${CLIENT}const request = { ⟦functions⟧: [a] } as OpenAI.Chat.ChatCompletionCreateParams;
client.chat.completions.create(request);`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const request = { tools: [{ type: "function", function: a }] } as OpenAI.Chat.ChatCompletionCreateParams;
client.chat.completions.create(request);`,
            },
          ],
        },
      ],
    },
    {
      name: "satisfies a type of the SDK",
      filename: "file.ts",
      code: `${CLIENT}const request = { ⟦functions⟧: [a] } satisfies Partial<OpenAI.Chat.ChatCompletionCreateParams>;
client.chat.completions.create(request);`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const request = { tools: [{ type: "function", function: a }] } satisfies Partial<OpenAI.Chat.ChatCompletionCreateParams>;
client.chat.completions.create(request);`,
            },
          ],
        },
      ],
    },
    {
      name: "a type of the project: no edit",
      filename: "file.ts",
      code: `${CLIENT}interface Body { functions: Definition[]; function_call: "auto" }
const request: Body = { ⟦functions⟧: [a], ⟦function_call⟧: "auto" };
client.chat.completions.create(request);`,
      errors: [{ messageId: "functions" }, { messageId: "functionCall" }],
    },
    {
      name: "later writes: no edit",
      code: `${CLIENT}const request = { model };
request.⟦functions⟧ = [a];
request[⟦"function_call"⟧] = "auto";
client.chat.completions.create(request);`,
      errors: [{ messageId: "functions" }, { messageId: "functionCall" }],
    },
    {
      name: "a known spread",
      filename: "file.mjs",
      code: `${CLIENT}const defaults = { ⟦functions⟧: [a], ⟦function_call⟧: "auto" };
client.chat.completions.create({ ...defaults, model });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const defaults = { tools: [{ type: "function", function: a }], function_call: "auto" };
client.chat.completions.create({ ...defaults, model });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `${CLIENT}const defaults = { functions: [a], tool_choice: "auto" };
client.chat.completions.create({ ...defaults, model });`,
            },
          ],
        },
      ],
    },
    {
      name: "a later property wins over a spread, and would leave what is spread to be sent",
      code: `${CLIENT}const defaults = { functions: [a] };
client.chat.completions.create({ ...defaults, ⟦functions⟧: [b] });`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "a conditional spread with &&",
      code: `${CLIENT}client.chat.completions.create({ ...(c && { ⟦functions⟧: [a], ⟦function_call⟧: "auto" }) });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ ...(c && { tools: [{ type: "function", function: a }], function_call: "auto" }) });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `${CLIENT}client.chat.completions.create({ ...(c && { functions: [a], tool_choice: "auto" }) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a conditional spread with a ternary",
      code: `${CLIENT}client.chat.completions.create({ ...(c ? { ⟦functions⟧: [a] } : {}) });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ ...(c ? { tools: [{ type: "function", function: a }] } : {}) });`,
            },
          ],
        },
      ],
    },
    {
      name: "tools on the other branch are no obstacle",
      code: `${CLIENT}client.chat.completions.create({ ...(c ? { ⟦functions⟧: [a] } : { tools: [t] }) });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ ...(c ? { tools: [{ type: "function", function: a }] } : { tools: [t] }) });`,
            },
          ],
        },
      ],
    },
    {
      name: "Object.assign, in TypeScript",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create(Object.assign({ model }, { ⟦functions⟧: [a], ⟦function_call⟧: { name: "a" } }));`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create(Object.assign({ model }, { tools: [{ type: "function" as const, function: a }], function_call: { name: "a" } }));`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create(Object.assign({ model }, { functions: [a], tool_choice: "auto" as const }));`,
            },
          ],
        },
      ],
    },
    {
      name: "a function of the file, in TypeScript",
      filename: "file.ts",
      code: `${CLIENT}const build = () => ({ model, ⟦functions⟧: [a] });
client.chat.completions.create(build());`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const build = () => ({ model, tools: [{ type: "function" as const, function: a }] });
client.chat.completions.create(build());`,
            },
          ],
        },
      ],
    },
    {
      name: "a parameter's default: callers may give tools",
      code: `${CLIENT}function ask(request = { ⟦functions⟧: [a] }) { return client.chat.completions.create(request); }`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "an unknown spread before: it may have tools",
      code: `${CLIENT}client.chat.completions.create({ ...rest, ⟦functions⟧: [a], ⟦function_call⟧: "auto" });`,
      errors: [{ messageId: "functions" }, { messageId: "functionCall" }],
    },
    {
      name: "an unknown spread after",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [a], ⟦function_call⟧: "auto", ...rest });`,
      errors: [{ messageId: "functions" }, { messageId: "functionCall" }],
    },
    {
      name: "a repeated key: the last one counts, and would leave the first one to be sent",
      filename: "file.mjs",
      code: `${CLIENT}client.chat.completions.create({ functions: [a], ⟦functions⟧: [b] });`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "a computed key: no edit",
      code: `${CLIENT}client.chat.completions.create({ [⟦"functions"⟧]: [a] });`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "a method and a getter: no edit",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧() {}, get ⟦function_call⟧() { return "auto"; } });`,
      errors: [{ messageId: "functions" }, { messageId: "functionCall" }],
    },
    {
      name: "tools and tool_choice are there: no edit",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [a], ⟦function_call⟧: "auto", tools: [t], tool_choice: "auto" });`,
      errors: [{ messageId: "functions" }, { messageId: "functionCall" }],
    },
    {
      name: "tools is written as undefined: no edit",
      code: `${CLIENT}client.chat.completions.create({ tools: undefined, ⟦functions⟧: [a] });`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "a waiting request whose list grows: no edit",
      filename: "file.mjs",
      code: `${CLIENT}const functions = [];
const request = { ⟦functions⟧ };
functions.push(a);
client.chat.completions.create(request);`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "a waiting request whose list a function changes: no edit",
      filename: "file.mjs",
      code: `${CLIENT}const functions = [];
function add(one) { functions[functions.length] = one; }
const request = { ⟦functions⟧ };
add(a);
client.chat.completions.create(request);`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "a waiting request whose list only grew before",
      filename: "file.mjs",
      code: `${CLIENT}const functions = [];
functions.push(a);
const request = { ⟦functions⟧ };
client.chat.completions.create(request);`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const functions = [];
functions.push(a);
const request = { tools: functions.map((definition) => ({ type: "function", function: definition })) };
client.chat.completions.create(request);`,
            },
          ],
        },
      ],
    },
    {
      name: "two requests that share a text",
      filename: "file.mjs",
      code: `${CLIENT}const request = { ⟦functions⟧: [a] };
client.chat.completions.create(request);
client.chat.completions.create({ ...request, n: 1 });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const request = { tools: [{ type: "function", function: a }] };
client.chat.completions.create(request);
client.chat.completions.create({ ...request, n: 1 });`,
            },
          ],
        },
      ],
    },
    {
      name: "shared with a request to another host: no edit",
      code: `${CLIENT}const other = new OpenAI({ baseURL: "https://api.groq.com/openai/v1" });
const request = { ⟦functions⟧: [a] };
client.chat.completions.create(request);
other.chat.completions.create(request);`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "shared with a request that has tools: no edit",
      filename: "file.mjs",
      code: `${CLIENT}const defaults = { ⟦functions⟧: [a] };
client.chat.completions.create(defaults);
client.chat.completions.create({ ...defaults, tools: [t] });`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "exported: no edit",
      code: `${CLIENT}export const request = { ⟦functions⟧: [a] };
client.chat.completions.create(request);`,
      errors: [{ messageId: "functions" }],
    },
    {
      name: "read elsewhere: no edit",
      code: `${CLIENT}const request = { ⟦functions⟧: [a], ⟦function_call⟧: { name: "a" } };
client.chat.completions.create(request);
console.log(request.functions.length, request.function_call.name);`,
      errors: [{ messageId: "functions" }, { messageId: "functionCall" }],
    },
    {
      name: "Kimi",
      code: `${KIMI}client.chat.completions.create({ ⟦functions⟧: [a] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${KIMI}client.chat.completions.create({ tools: [{ type: "function", function: a }] });`,
            },
          ],
        },
      ],
    },
    {
      name: "a base URL that the code does not show",
      code: `import OpenAI from "openai";
new OpenAI({ baseURL: process.env.LLM_URL }).chat.completions.create({ ⟦functions⟧: [a] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `import OpenAI from "openai";
new OpenAI({ baseURL: process.env.LLM_URL }).chat.completions.create({ tools: [{ type: "function", function: a }] });`,
            },
          ],
        },
      ],
    },
    {
      name: "a client by shape",
      code: `llm.chat.completions.create({ ⟦functions⟧: [a] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `llm.chat.completions.create({ tools: [{ type: "function", function: a }] });`,
            },
          ],
        },
      ],
    },
    {
      name: "Kimi's model beside OpenAI",
      kimi: { clients: "kimi" },
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", ⟦functions⟧: [a] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [{ type: "function", function: a }] });`,
            },
          ],
        },
      ],
    },
    {
      name: "Kimi's base URL beside OpenAI",
      kimi: { clients: "kimi" },
      code: `${KIMI}client.chat.completions.create({ model, ⟦functions⟧: [a] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${KIMI}client.chat.completions.create({ model, tools: [{ type: "function", function: a }] });`,
            },
          ],
        },
      ],
    },
    {
      name: "Kimi's model on the branch with functions",
      kimi: { clients: "kimi" },
      code: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3" : "gpt-4", ...(c && { ⟦functions⟧: [a] }) });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3" : "gpt-4", ...(c && { tools: [{ type: "function", function: a }] }) });`,
            },
          ],
        },
      ],
    },
    {
      name: "the stream helper",
      code: `${CLIENT}client.chat.completions.stream({ ⟦functions⟧: [a], stream_options: { include_usage: true } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.stream({ tools: [{ type: "function", function: a }], stream_options: { include_usage: true } });`,
            },
          ],
        },
      ],
    },
    {
      name: "the beta stream helper",
      code: `${CLIENT}client.beta.chat.completions.stream({ ⟦functions⟧: [a], stream_options: { include_usage: true } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.beta.chat.completions.stream({ tools: [{ type: "function", function: a }], stream_options: { include_usage: true } });`,
            },
          ],
        },
      ],
    },
    {
      name: "the SDK lets parse have no tools that are not strict",
      code: `${CLIENT}client.chat.completions.parse({ ⟦functions⟧: [a], ⟦function_call⟧: "auto" });`,
      errors: [
        { messageId: "functions" },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `${CLIENT}client.chat.completions.parse({ functions: [a], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "the SDK lets runTools have no tools without a function",
      code: `${CLIENT}client.beta.chat.completions.runTools({ ⟦functions⟧: [a], ⟦function_call⟧: "none" });`,
      errors: [
        { messageId: "functions" },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `${CLIENT}client.beta.chat.completions.runTools({ functions: [a], tool_choice: "none" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call is a text",
      code: `${CLIENT}client.chat.completions.create({ ⟦function_call⟧: "auto" });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call is none, in single quotes",
      code: `import OpenAI from 'openai';
new OpenAI().chat.completions.create({ messages, ⟦function_call⟧: 'none' })`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `import OpenAI from 'openai';
new OpenAI().chat.completions.create({ messages, tool_choice: 'none' })`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names one of several functions",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [a, b], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: [{ type: "function", function: a }, { type: "function", function: b }], function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ functions: [a, b], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names the only function, model unknown",
      code: `${CLIENT}client.chat.completions.create({ model, ⟦functions⟧: [a], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model, tools: [{ type: "function", function: a }], function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model, functions: [a], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names the only function, kimi-k3",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", ⟦functions⟧: [{ name: "a" }], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [{ type: "function", function: { name: "a", parameters: { type: "object", properties: {} } } }], function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useRequired",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [{ type: "function", function: { name: "a", parameters: { type: "object", properties: {} } } }], tool_choice: "required" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names the only function of tools, kimi-k3",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [t], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useRequired",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [t], tool_choice: "required" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names one of several functions, kimi-k3",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", ⟦functions⟧: [a, b], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [{ type: "function", function: a }, { type: "function", function: b }], function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", functions: [a, b], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names a function of an unknown list, kimi-k3",
      code: `import { functions } from "./definitions.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ model: "kimi-k3", ⟦functions⟧, ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `import { functions } from "./definitions.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ model: "kimi-k3", tools: functions.map((definition) => ({ type: "function", function: definition })), function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `import { functions } from "./definitions.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ model: "kimi-k3", functions, tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names the only function, parse",
      code: `${CLIENT}client.chat.completions.parse({ model: "kimi-k3", ⟦functions⟧: [a], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        { messageId: "functions" },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.parse({ model: "kimi-k3", functions: [a], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names the only function, kimi-k2.6",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", ⟦functions⟧: [a], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tools: [{ type: "function", function: a }], function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", functions: [a], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names the only function, kimi-k2.7-code",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code", ⟦functions⟧: [a], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code", tools: [{ type: "function", function: a }], function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code", functions: [a], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names the only function, kimi-k2.7-code-highspeed",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code-highspeed", ⟦functions⟧: [a], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code-highspeed", tools: [{ type: "function", function: a }], function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code-highspeed", functions: [a], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names the only function, kimi-k3.1-pro",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro", ⟦functions⟧: [a], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro", tools: [{ type: "function", function: a }], function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro", functions: [a], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names the only function, kimi-k3.1-pro-highspeed",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro-highspeed", ⟦functions⟧: [a], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro-highspeed", tools: [{ type: "function", function: a }], function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro-highspeed", functions: [a], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "function_call names the only function, moonshot-v1-8k",
      code: `${CLIENT}client.chat.completions.create({ model: "moonshot-v1-8k", ⟦functions⟧: [a], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model: "moonshot-v1-8k", tools: [{ type: "function", function: a }], function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "moonshot-v1-8k", functions: [a], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "settings name kimi-k3",
      kimi: { model: "kimi-k3" },
      code: `${CLIENT}client.chat.completions.create({ model, ⟦functions⟧: [a], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model, tools: [{ type: "function", function: a }], function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useRequired",
              output: `${CLIENT}client.chat.completions.create({ model, tools: [{ type: "function", function: a }], tool_choice: "required" });`,
            },
          ],
        },
      ],
    },
    {
      name: "one of two models rejects required",
      code: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3" : "kimi-k2.6", ⟦functions⟧: [a], ⟦function_call⟧: { name: "a" } });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3" : "kimi-k2.6", tools: [{ type: "function", function: a }], function_call: { name: "a" } });`,
            },
          ],
        },
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3" : "kimi-k2.6", functions: [a], tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "a text that tool_choice must not have: no edit",
      code: `${CLIENT}client.chat.completions.create({ ⟦function_call⟧: "required" });`,
      errors: [{ messageId: "functionCall" }],
    },
    {
      name: "function_call is not known: no edit",
      filename: "file.mjs",
      code: `${CLIENT}const ask = (mode) => client.chat.completions.create({ ⟦function_call⟧: mode });`,
      errors: [{ messageId: "functionCall" }],
    },
    {
      name: "a text or a name",
      code: `${CLIENT}client.chat.completions.create({ ⟦function_call⟧: c ? "none" : { name: "a" } });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: c ? "none" : "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "a name or nothing",
      code: `${CLIENT}client.chat.completions.create({ ⟦function_call⟧: c ? { name: "a" } : undefined });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: c ? "auto" : undefined });`,
            },
          ],
        },
      ],
    },
    {
      name: "one of two names",
      code: `${CLIENT}client.chat.completions.create({ ⟦function_call⟧: c ? { name: "a" } : { name: "b" } });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "a name in a constant",
      code: `${CLIENT}const choice = { name: "a" };
client.chat.completions.create({ ⟦function_call⟧: choice });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const choice = { name: "a" };
client.chat.completions.create({ tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "a name in a constant, shorthand",
      code: `${CLIENT}const function_call = { name: "a" };
client.chat.completions.create({ ⟦function_call⟧ });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const function_call = { name: "a" };
client.chat.completions.create({ tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "a text in a constant, shorthand",
      code: `${CLIENT}const function_call = "auto";
client.chat.completions.create({ ⟦function_call⟧ });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `${CLIENT}const function_call = "auto";
client.chat.completions.create({ tool_choice: function_call });`,
            },
          ],
        },
      ],
    },
    {
      name: "a text that is a member of a constant",
      code: `${CLIENT}const MODES = { free: "auto" };
client.chat.completions.create({ ⟦function_call⟧: MODES.free });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `${CLIENT}const MODES = { free: "auto" };
client.chat.completions.create({ tool_choice: MODES.free });`,
            },
          ],
        },
      ],
    },
    {
      name: "a text with a type: it is written out",
      filename: "file.ts",
      code: `${CLIENT}const mode: Mode = "auto";
client.chat.completions.create({ ⟦function_call⟧: mode });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `${CLIENT}const mode: Mode = "auto";
client.chat.completions.create({ tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "a text with an assertion: it is written out",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create({ ⟦function_call⟧: "auto" as Mode });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "two texts with an assertion: no edit",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create({ ⟦function_call⟧: (c ? "auto" : "none") as Mode });`,
      errors: [{ messageId: "functionCall" }],
    },
    {
      name: "a name with an assertion",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create({ ⟦function_call⟧: { name: "a" } as Choice });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "a name as const beside a text",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create({ ⟦function_call⟧: c ? "none" : ({ name: "a" } as const) });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: c ? "none" : ("auto" as const) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a name with an assertion beside a text: no edit",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create({ ⟦function_call⟧: c ? "none" : ({ name: "a" } as Choice) });`,
      errors: [{ messageId: "functionCall" }],
    },
    {
      name: "a comment in the name: no edit",
      code: `${CLIENT}client.chat.completions.create({ ⟦function_call⟧: { /* the only one */ name: "a" } });`,
      errors: [{ messageId: "functionCall" }],
    },
    {
      name: "a side effect in the name: no edit",
      code: `${CLIENT}client.chat.completions.create({ ⟦function_call⟧: { name: next() } });`,
      errors: [{ messageId: "functionCall" }],
    },
    {
      name: "a whole program: a loop until the reason is another one",
      filename: "file.ts",
      code: `${CLIENT}const messages: OpenAI.ChatCompletionMessageParam[] = [];
for (;;) {
  const completion = await client.chat.completions.create({ model: "kimi-k3", messages, ⟦functions⟧: [{ name: "now", parameters: { type: "object", properties: {} } }] });
  const choice = completion.choices[0];
  if (choice.finish_reason !== ⟦"function_call"⟧) break;
  messages.push(choice.message);
  const { name } = choice.message.⟦function_call⟧!;
  messages.push({ role: ⟦"function"⟧, name, content: JSON.stringify(await run(name)) });
}
`,
      errors: [
        { messageId: "functions", data: { extent: "" } },
        { messageId: "functionCallReason", data: { extent: "; the edit of `functions` changes this too" } },
        { messageId: "functionCallRead", data: { extent: "; the edit of `functions` changes this too" } },
        { messageId: "functionMessage", data: { extent: "; the edit of `functions` changes this too" } },
      ],
      output: `${CLIENT}const messages: OpenAI.ChatCompletionMessageParam[] = [];
for (;;) {
  const completion = await client.chat.completions.create({ model: "kimi-k3", messages, tools: [{ type: "function", function: { name: "now", parameters: { type: "object", properties: {} } } }] });
  const choice = completion.choices[0];
  if (choice.finish_reason !== "tool_calls") break;
  messages.push(choice.message);
  for (const toolCall of choice.message.tool_calls!) {
    if (toolCall.type !== "function") continue;
    const { name } = toolCall.function;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: JSON.stringify(await run(name)) });
  }
}
`,
    },
    {
      name: "a whole program: a single round, with a return before any call",
      filename: "file.mjs",
      code: `${CLIENT}async function ask(question) {
  const functions = [{ name: "a", parameters: { type: "object", properties: {} } }];
  const messages = [{ role: "user", content: question }];
  const completion = await client.chat.completions.create({ model: "kimi-k3", messages, ⟦functions⟧, ⟦function_call⟧: "auto" });
  const message = completion.choices[0].message;
  if (!message.⟦function_call⟧) return message.content;
  messages.push(message);
  const result = await run(message.⟦function_call⟧.name, message.⟦function_call⟧.arguments); // may take a while
  messages.push({ role: ⟦"function"⟧, name: message.⟦function_call⟧.name, content: result });
  const last = await client.chat.completions.create({ model: "kimi-k3", messages });
  return last.choices[0].message.content;
}
`,
      errors: [
        { messageId: "functions" },
        { messageId: "functionCall" },
        { messageId: "functionCallRead" },
        { messageId: "functionCallRead" },
        { messageId: "functionCallRead" },
        { messageId: "functionMessage" },
        { messageId: "functionCallRead" },
      ],
      output: `${CLIENT}async function ask(question) {
  const functions = [{ name: "a", parameters: { type: "object", properties: {} } }];
  const messages = [{ role: "user", content: question }];
  const completion = await client.chat.completions.create({ model: "kimi-k3", messages, tools: functions.map((definition) => ({ type: "function", function: definition })), tool_choice: "auto" });
  const message = completion.choices[0].message;
  if (!message.tool_calls?.length) return message.content;
  messages.push(message);
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    const result = await run(toolCall.function.name, toolCall.function.arguments); // may take a while
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: result });
  }
  const last = await client.chat.completions.create({ model: "kimi-k3", messages });
  return last.choices[0].message.content;
}
`,
    },
    {
      name: "a whole program with two requests: the edit is that of the first one",
      filename: "file.mjs",
      code: `import OpenAI from "openai";
const client = new OpenAI({ baseURL });
const messages = [];
const functions = [{ name: "now", parameters: {} }];
const completion = await client.chat.completions.create({ model: "kimi-k3", messages, ⟦functions⟧ });
const message = completion.choices[0].message;
if (message.⟦function_call⟧) {
  messages.push(message);
  messages.push({ role: ⟦"function"⟧, name: message.⟦function_call⟧.name, content: now() });
  const last = await client.chat.completions.create({ model: "kimi-k3", messages, ⟦functions⟧, ⟦function_call⟧: "none" });
  console.log(last.choices[0].message.content);
}
`,
      errors: [
        {
          messageId: "functions",
          data: { extent: "" },
          suggestions: [
            {
              messageId: "useToolsInProgram",
              output: `import OpenAI from "openai";
const client = new OpenAI({ baseURL });
const messages = [];
const functions = [{ name: "now", parameters: {} }];
const completion = await client.chat.completions.create({ model: "kimi-k3", messages, tools: functions.map((definition) => ({ type: "function", function: definition })) });
const message = completion.choices[0].message;
if (message.tool_calls?.length) {
  messages.push(message);
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: now() });
  }
  const last = await client.chat.completions.create({ model: "kimi-k3", messages, tools: functions.map((definition) => ({ type: "function", function: definition })), tool_choice: "none" });
  console.log(last.choices[0].message.content);
}
`,
            },
          ],
        },
        { messageId: "functionCallRead" },
        { messageId: "functionMessage" },
        { messageId: "functionCallRead" },
        { messageId: "functions", data: { extent: "; the edit of `functions` changes this too" } },
        { messageId: "functionCall" },
      ],
    },
    {
      name: "function_call in two spreads, the second of which has no edit",
      code: `${CLIENT}client.chat.completions.create({ ...(c ? { ⟦function_call⟧: "auto" } : { ⟦function_call⟧: { name: "a" } }) });`,
      errors: [
        {
          messageId: "functionCall",
          suggestions: [
            {
              messageId: "useToolChoice",
              output: `${CLIENT}client.chat.completions.create({ ...(c ? { tool_choice: "auto" } : { function_call: { name: "a" } }) });`,
            },
          ],
        },
        { messageId: "functionCall" },
      ],
    },
    {
      name: "a program that hands the message to other code",
      code: `${CLIENT}const messages = [];
const completion = await client.chat.completions.create({ model: "kimi-k3", messages, ⟦functions⟧: [] });
log(completion);
if (completion.choices[0].message.⟦function_call⟧) run();
`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const messages = [];
const completion = await client.chat.completions.create({ model: "kimi-k3", messages, tools: [] });
log(completion);
if (completion.choices[0].message.function_call) run();
`,
            },
          ],
        },
        { messageId: "functionCallRead" },
      ],
    },
    {
      name: "a whole program whose client may talk to another host",
      filename: "file.mjs",
      code: `import OpenAI from "openai";
const messages = [];
const client = new OpenAI({ baseURL });
const completion = await client.chat.completions.create({ model: "kimi-k3", messages, ⟦functions⟧: [{ name: "now", parameters: {} }] });
const message = completion.choices[0].message;
if (message.⟦function_call⟧) {
  messages.push(message);
  messages.push({ role: ⟦"function"⟧, name: message.⟦function_call⟧.name, content: now() });
}
`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useToolsInProgram",
              output: `import OpenAI from "openai";
const messages = [];
const client = new OpenAI({ baseURL });
const completion = await client.chat.completions.create({ model: "kimi-k3", messages, tools: [{ type: "function", function: { name: "now", parameters: {} } }] });
const message = completion.choices[0].message;
if (message.tool_calls?.length) {
  messages.push(message);
  for (const toolCall of message.tool_calls) {
    if (toolCall.type !== "function") continue;
    messages.push({ role: "tool", tool_call_id: toolCall.id, content: now() });
  }
}
`,
            },
          ],
        },
        { messageId: "functionCallRead" },
        { messageId: "functionMessage" },
        { messageId: "functionCallRead" },
      ],
    },
    {
      name: "a stream: reports where its chunks are read",
      filename: "file.mjs",
      code: `${CLIENT}const stream = await client.chat.completions.create({ messages: [], stream: true, ⟦functions⟧: [a] });
for await (const chunk of stream) {
  const [choice] = chunk.choices;
  if (choice.delta.⟦function_call⟧) args += choice.delta.⟦function_call⟧.arguments;
  if (choice.finish_reason === ⟦"function_call"⟧) break;
}`,
      errors: [
        {
          messageId: "functions",
          data: { extent: "; there is no fix, because the answer is streamed" },
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const stream = await client.chat.completions.create({ messages: [], stream: true, tools: [{ type: "function", function: a }] });
for await (const chunk of stream) {
  const [choice] = chunk.choices;
  if (choice.delta.function_call) args += choice.delta.function_call.arguments;
  if (choice.finish_reason === "function_call") break;
}`,
            },
          ],
        },
        { messageId: "functionCallRead" },
        { messageId: "functionCallRead" },
        { messageId: "functionCallReason" },
      ],
    },
    {
      name: "all ways to read a call, in functions of the file too",
      filename: "file.mjs",
      code: `${CLIENT}const answer = await client.chat.completions.create({ messages: [], ⟦functions⟧: [a] });
const [{ message, finish_reason }] = answer.choices;
const { ⟦function_call⟧: call = null } = message;
if (message?.["function_call"] !== null) show(answer.choices[0].message.⟦function_call⟧?.name);
function read({ ⟦function_call⟧ }) { return function_call; }
read(message);
switch (finish_reason) {
  case ⟦"function_call"⟧:
}`.replace('["function_call"]', '[⟦"function_call"⟧]'),
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}const answer = await client.chat.completions.create({ messages: [], tools: [{ type: "function", function: a }] });
const [{ message, finish_reason }] = answer.choices;
const { function_call: call = null } = message;
if (message?.["function_call"] !== null) show(answer.choices[0].message.function_call?.name);
function read({ function_call }) { return function_call; }
read(message);
switch (finish_reason) {
  case "function_call":
}`,
            },
          ],
        },
        { messageId: "functionCallRead" },
        { messageId: "functionCallRead" },
        { messageId: "functionCallRead" },
        { messageId: "functionCallRead" },
        { messageId: "functionCallReason" },
      ],
    },
    {
      name: "a lone message with the role function",
      code: `${CLIENT}client.chat.completions.create({ model, messages: [{ role: ⟦"function"⟧, name: "a", content: "1" }] });`,
      errors: [{ messageId: "functionMessage", data: { extent: "" } }],
    },
    {
      name: "a message with the role function beside functions",
      code: `${CLIENT}client.chat.completions.create({ ⟦functions⟧: [], messages: [{ role: ⟦"function"⟧, name: "a", content: "1" }] });`,
      errors: [
        {
          messageId: "functions",
          suggestions: [
            {
              messageId: "useTools",
              output: `${CLIENT}client.chat.completions.create({ tools: [], messages: [{ role: "function", name: "a", content: "1" }] });`,
            },
          ],
        },
        {
          messageId: "functionMessage",
          data: { extent: "; there is no fix, because the messages begin with a call of a function" },
        },
      ],
    },
    {
      name: "the helper of version 4",
      code: `${CLIENT}client.beta.chat.completions.⟦runFunctions⟧({ model: "kimi-k3", messages, ⟦functions⟧: [run] });`,
      errors: [{ messageId: "runFunctions" }, { messageId: "functions" }],
    },
  ],
});
