import rule from "../../rules/no-unsupported-tool-choice.js";
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
      name: "no tool_choice",
      code: `${CLIENT}client.chat.completions.create({ model, messages, tools });`,
    },
    {
      name: "what the guide accepts",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: "auto" });
client.chat.completions.create({ tool_choice: "none" });
client.chat.completions.create({ tool_choice: null });
client.chat.completions.create({ tool_choice: undefined });`,
    },
    {
      name: "a dynamic value",
      filename: "file.mjs",
      code: `${CLIENT}const ask = (mode) => client.chat.completions.create({ tool_choice: mode });`,
    },
    {
      name: "an unknown spread",
      code: `${CLIENT}client.chat.completions.create({ ...rest });`,
    },
    {
      name: "an unknown text is no value of OpenAI's either",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: "any" });`,
    },
    {
      name: "an object of a type that OpenAI does not know, or of none",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: { type: "file_search" } });
client.chat.completions.create({ tool_choice: { function: { name: "a" } } });`,
    },
    {
      name: "tool_choice elsewhere",
      code: `${CLIENT}client.responses.create({ tool_choice: "required" });
client.chat.completions.create({ metadata: { tool_choice: "required" } }, { tool_choice: "required" });`,
    },
    {
      name: "kimi-k3 accepts required",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [t], tool_choice: "required" });`,
    },
    {
      name: "settings name kimi-k3",
      kimi: { model: "kimi-k3" },
      code: `${CLIENT}client.chat.completions.create({ model: "gpt-4o", tool_choice: "required" });`,
    },
    {
      name: "kimi-k3.1-pro is not known to reject required",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro", tool_choice: "required" });`,
    },
    {
      name: "kimi-k3.1-pro-highspeed is not known to reject required",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro-highspeed", tool_choice: "required" });`,
    },
    {
      name: "kimi-k2.6 accepts both while it does not think",
      filename: "file.mjs",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: "required", thinking: { type: "disabled" } });
client.chat.completions.create({ model: "kimi-k2.6", tool_choice: { type: "function", function: { name: "a" } }, thinking: { type: "disabled" } });`,
    },
    {
      name: "kimi-k2.6, thinking not known",
      filename: "file.mjs",
      code: `${CLIENT}const ask = (thinking) => client.chat.completions.create({ model: "kimi-k2.6", tool_choice: "required", thinking });`,
    },
    {
      name: "kimi-k2.6, the type of thinking not known",
      filename: "file.mjs",
      code: `${CLIENT}const ask = (type) => client.chat.completions.create({ model: "kimi-k2.6", tool_choice: "required", thinking: { type } });`,
    },
    {
      name: "kimi-k2.6 thinks only where it may answer freely",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: c ? "required" : "auto", thinking: { type: c ? "disabled" : "enabled" } });`,
    },
    {
      name: "kimi-k2.6 thinks only where it may answer freely, objects",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: c ? "required" : "auto", thinking: c ? { type: "disabled" } : { type: "enabled" } });`,
    },
    {
      name: "required only for the model that accepts it",
      code: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3" : "kimi-k2.7-code", tool_choice: c ? "required" : "auto" });`,
    },
    {
      name: "a later property wins over a spread",
      code: `${CLIENT}const defaults = { tool_choice: "required" };
client.chat.completions.create({ ...defaults, tool_choice: "auto" });`,
    },
    {
      name: "deleted before the request",
      code: `${CLIENT}const request = { tool_choice: "required" };
delete request.tool_choice;
client.chat.completions.create(request);`,
    },
    {
      name: "changed before the request",
      code: `${CLIENT}const request = { tool_choice: "required" };
request.tool_choice = "auto";
client.chat.completions.create(request);`,
    },
    {
      name: "a client of another host",
      code: `import OpenAI from "openai";
new OpenAI({ baseURL: "https://api.groq.com/openai/v1" }).chat.completions.create({ tool_choice: "required" });`,
    },
    {
      name: "Azure",
      code: `import { AzureOpenAI } from "openai";
new AzureOpenAI().chat.completions.create({ tool_choice: "required" });`,
    },
    {
      name: "another SDK",
      code: `import Groq from "groq-sdk";
new Groq().chat.completions.create({ tool_choice: "required" });`,
    },
    {
      name: "a class of the same name in the file",
      code: `class OpenAI { chat = { completions: { create() {} } }; }
new OpenAI().chat.completions.create({ tool_choice: "required" });`,
    },
    {
      name: "a shadowed import",
      code: `import OpenAI from "openai";
import Groq from "groq-sdk";
{ const OpenAI = Groq; new OpenAI().chat.completions.create({ tool_choice: "required" }); }`,
    },
    {
      name: "a client by shape, ignored by the settings",
      kimi: { unresolved: "ignore" },
      code: `llm.chat.completions.create({ tool_choice: "required" });`,
    },
    {
      name: "OpenAI's model beside Kimi",
      kimi: { clients: "kimi" },
      code: `${CLIENT}client.chat.completions.create({ model: "gpt-4o", tool_choice: "required" });`,
    },
  ],
  invalid: [
    {
      name: "one of two texts that a helper gives, in TypeScript: it would give any string",
      filename: "file.ts",
      code: `${CLIENT}const choose = (force: boolean) => force ? "required" : "auto";
client.chat.completions.create({ tool_choice: ⟦choose(true)⟧ });`,
      errors: [{ messageId: "requiredByGuide" }],
    },
    {
      name: "one of two texts that a helper gives, in JavaScript",
      filename: "file.mjs",
      code: `${CLIENT}const choose = (force) => force ? "required" : "auto";
client.chat.completions.create({ tool_choice: ⟦choose(true)⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const choose = (force) => force ? "auto" : "auto";
client.chat.completions.create({ tool_choice: choose(true) });`,
            },
          ],
        },
      ],
    },
    {
      name: "required",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "required with a model of OpenAI",
      code: `${CLIENT}client.chat.completions.create({ model: "gpt-4o", tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "gpt-4o", tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "gpt-4o" });`,
            },
          ],
        },
      ],
    },
    {
      name: "required with an unknown model",
      code: `${CLIENT}client.chat.completions.create({ model, tools, tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model, tools, tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model, tools });`,
            },
          ],
        },
      ],
    },
    {
      name: "required with a retired model",
      code: `${CLIENT}client.chat.completions.create({ model: "moonshot-v1-8k", tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "moonshot-v1-8k", tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "moonshot-v1-8k" });`,
            },
          ],
        },
      ],
    },
    {
      name: "required with a model that is newer than the table",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k9", tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k9", tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k9" });`,
            },
          ],
        },
      ],
    },
    {
      name: "required in the middle, many lines with comments",
      code: `${CLIENT}await client.chat.completions.create({
  model: "gpt-4o", // the cheap one
  // the answer has to come from the service
  tool_choice: ⟦"required"⟧, // always
  messages,
});`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}await client.chat.completions.create({
  model: "gpt-4o", // the cheap one
  // the answer has to come from the service
  tool_choice: "auto", // always
  messages,
});`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}await client.chat.completions.create({
  model: "gpt-4o", // the cheap one
  // the answer has to come from the service
  // always
  messages,
});`,
            },
          ],
        },
      ],
    },
    {
      name: "required at the end, single quotes, no trailing comma",
      filename: "file.cjs",
      code: `const OpenAI = require('openai');
new OpenAI().chat.completions.create({
  model: 'gpt-4o',
  tool_choice: ⟦'required'⟧
});`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `const OpenAI = require('openai');
new OpenAI().chat.completions.create({
  model: 'gpt-4o',
  tool_choice: 'auto'
});`,
            },
            {
              messageId: "removeToolChoice",
              output: `const OpenAI = require('openai');
new OpenAI().chat.completions.create({
  model: 'gpt-4o'
});`,
            },
          ],
        },
      ],
    },
    {
      name: "required as the only property",
      code: `${CLIENT}client.chat.completions.create({tool_choice:⟦"required"⟧});`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({tool_choice:"auto"});`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "required in a template and under a quoted key",
      code: `${CLIENT}client.chat.completions.create({ "tool_choice": ⟦\`required\`⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ "tool_choice": "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "JSX",
      filename: "file.tsx",
      code: `${CLIENT}export const Ask = () => <button onClick={() => client.chat.completions.create({ tools, tool_choice: ⟦"required"⟧ })} />;`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}export const Ask = () => <button onClick={() => client.chat.completions.create({ tools, tool_choice: "auto" })} />;`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}export const Ask = () => <button onClick={() => client.chat.completions.create({ tools })} />;`,
            },
          ],
        },
      ],
    },
    {
      name: "a named function",
      code: `${CLIENT}client.chat.completions.create({ tools: [a, b], tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "objectByGuide",
          data: { form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tools: [a, b], tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ tools: [a, b] });`,
            },
          ],
        },
      ],
    },
    {
      name: "a named function that is the only tool",
      code: `${CLIENT}client.chat.completions.create({ tools: [a], tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "objectByGuide",
          data: { form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tools: [a], tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ tools: [a] });`,
            },
          ],
        },
      ],
    },
    {
      name: "a list of allowed tools",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: ⟦{ type: "allowed_tools", allowed_tools: { mode: "auto", tools: [] } }⟧ });`,
      errors: [
        {
          messageId: "objectByGuide",
          data: { form: "a list of allowed tools" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "a custom tool",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: ⟦{ type: "custom", custom: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "objectByGuide",
          data: { form: "a custom tool" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "an object of an unknown type",
      filename: "file.mjs",
      code: `${CLIENT}const ask = (type) => client.chat.completions.create({ tool_choice: ⟦{ type, function: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "objectByGuide",
          data: { form: "an object" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const ask = (type) => client.chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const ask = (type) => client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "an object with an unknown spread",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: ⟦{ ...choice }⟧ });`,
      errors: [
        {
          messageId: "objectByGuide",
          data: { form: "an object" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "a named function of an unknown name",
      filename: "file.mjs",
      code: `${CLIENT}const ask = (name) => client.chat.completions.create({ tool_choice: ⟦{ type: "function", function: { name } }⟧ });`,
      errors: [
        {
          messageId: "objectByGuide",
          data: { form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const ask = (name) => client.chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const ask = (name) => client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k3, a named function that is the only tool",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a], tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k3", form: "a named function" },
          suggestions: [
            {
              messageId: "useRequired",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a], tool_choice: "required" });`,
            },
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a], tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a] });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k3, a named function among several tools",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a, b], tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k3", form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a, b], tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a, b] });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k3, a named function of an unknown list",
      code: `import { tools } from "./tools.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ model: "kimi-k3", tools, tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k3", form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `import { tools } from "./tools.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ model: "kimi-k3", tools, tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `import { tools } from "./tools.js";
import OpenAI from "openai";
const client = new OpenAI();
client.chat.completions.create({ model: "kimi-k3", tools });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k3, the only tool is in a constant",
      code: `${CLIENT}const tools = [a];
client.chat.completions.create({ model: "kimi-k3", tools, tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k3", form: "a named function" },
          suggestions: [
            {
              messageId: "useRequired",
              output: `${CLIENT}const tools = [a];
client.chat.completions.create({ model: "kimi-k3", tools, tool_choice: "required" });`,
            },
            {
              messageId: "useAuto",
              output: `${CLIENT}const tools = [a];
client.chat.completions.create({ model: "kimi-k3", tools, tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const tools = [a];
client.chat.completions.create({ model: "kimi-k3", tools });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k3, tools may be pushed to the constant",
      code: `${CLIENT}const tools = [a];
tools.push(b);
client.chat.completions.create({ model: "kimi-k3", tools, tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k3", form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const tools = [a];
tools.push(b);
client.chat.completions.create({ model: "kimi-k3", tools, tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const tools = [a];
tools.push(b);
client.chat.completions.create({ model: "kimi-k3", tools });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k3, allowed tools",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a], tool_choice: ⟦{ type: "allowed_tools", allowed_tools: { mode: "required", tools: [] } }⟧ });`,
      errors: [
        {
          messageId: "notKnownToBeAccepted",
          data: { model: "kimi-k3", form: "a list of allowed tools" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a], tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a] });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k3, an object of an unknown type",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a], tool_choice: ⟦{ ...choice }⟧ });`,
      errors: [
        {
          messageId: "notKnownToBeAccepted",
          data: { model: "kimi-k3", form: "an object" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a], tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3", tools: [a] });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k3.1-pro, a named function",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro", tools: [a], tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "notKnownToBeAccepted",
          data: { model: "kimi-k3.1-pro", form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro", tools: [a], tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro", tools: [a] });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k3.1-pro-highspeed, a custom tool",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro-highspeed", tool_choice: ⟦{ type: "custom", custom: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "notKnownToBeAccepted",
          data: { model: "kimi-k3.1-pro-highspeed", form: "a custom tool" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro-highspeed", tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k3.1-pro-highspeed" });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k2.6 thinks by default: required",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "rejectedWhileThinking",
          data: { model: "kimi-k2.6", form: '"required"' },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6" });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k2.6 thinks by default: a named function",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tools: [a], tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "rejectedWhileThinking",
          data: { model: "kimi-k2.6", form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tools: [a], tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tools: [a] });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k2.6 is told to think",
      filename: "file.mjs",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: ⟦"required"⟧, thinking: { type: "enabled" } });`,
      errors: [
        {
          messageId: "rejectedWhileThinking",
          data: { model: "kimi-k2.6", form: '"required"' },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: "auto", thinking: { type: "enabled" } });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", thinking: { type: "enabled" } });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k2.6 thinks on one branch",
      filename: "file.mjs",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: ⟦"required"⟧, thinking: { type: c ? "disabled" : "enabled" } });`,
      errors: [
        {
          messageId: "rejectedWhileThinking",
          data: { model: "kimi-k2.6", form: '"required"' },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: "auto", thinking: { type: c ? "disabled" : "enabled" } });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", thinking: { type: c ? "disabled" : "enabled" } });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k2.6 thinks where the property is left out",
      filename: "file.mjs",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: ⟦"required"⟧, ...(c && { thinking: { type: "disabled" } }) });`,
      errors: [
        {
          messageId: "rejectedWhileThinking",
          data: { model: "kimi-k2.6", form: '"required"' },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: "auto", ...(c && { thinking: { type: "disabled" } }) });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", ...(c && { thinking: { type: "disabled" } }) });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k2.6, a custom tool, thinking or not",
      filename: "file.mjs",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: ⟦{ type: "custom", custom: { name: "a" } }⟧, thinking: { type: "disabled" } });`,
      errors: [
        {
          messageId: "notKnownToBeAccepted",
          data: { model: "kimi-k2.6", form: "a custom tool" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", tool_choice: "auto", thinking: { type: "disabled" } });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.6", thinking: { type: "disabled" } });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k2.7-code: required",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code", tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k2.7-code", form: '"required"' },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code", tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code" });`,
            },
          ],
        },
      ],
    },
    {
      name: "kimi-k2.7-code-highspeed: a named function, also without thinking",
      filename: "file.mjs",
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code-highspeed", tools: [a], tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧, thinking: { type: "disabled" } });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k2.7-code-highspeed", form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code-highspeed", tools: [a], tool_choice: "auto", thinking: { type: "disabled" } });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code-highspeed", tools: [a], thinking: { type: "disabled" } });`,
            },
          ],
        },
      ],
    },
    {
      name: "settings name kimi-k2.7-code",
      kimi: { model: "kimi-k2.7-code" },
      code: `${CLIENT}client.chat.completions.create({ model: "gpt-4o", tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k2.7-code", form: '"required"' },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "gpt-4o", tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "gpt-4o" });`,
            },
          ],
        },
      ],
    },
    {
      name: "settings name kimi-k3, the request another model",
      kimi: { model: "kimi-k3" },
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code", tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k2.7-code", form: '"required"' },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code", tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code" });`,
            },
          ],
        },
      ],
    },
    {
      name: "one of two models rejects it",
      code: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3" : "kimi-k2.7-code", tools: [a], tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k2.7-code", form: '"required"' },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3" : "kimi-k2.7-code", tools: [a], tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3" : "kimi-k2.7-code", tools: [a] });`,
            },
          ],
        },
      ],
    },
    {
      name: "two models: the sure rejection is told",
      code: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3.1-pro" : "kimi-k3", tools: [a], tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k3", form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3.1-pro" : "kimi-k3", tools: [a], tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3.1-pro" : "kimi-k3", tools: [a] });`,
            },
          ],
        },
      ],
    },
    {
      name: "a model or a default",
      filename: "file.mjs",
      code: `${CLIENT}const ask = ({ model = "kimi-k2.7-code" }) => client.chat.completions.create({ model, tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k2.7-code", form: '"required"' },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const ask = ({ model = "kimi-k2.7-code" }) => client.chat.completions.create({ model, tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const ask = ({ model = "kimi-k2.7-code" }) => client.chat.completions.create({ model });`,
            },
          ],
        },
      ],
    },
    {
      name: "required goes to the model that rejects it",
      code: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3" : "kimi-k2.7-code", tool_choice: c ? "auto" : ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k2.7-code", form: '"required"' },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: c ? "kimi-k3" : "kimi-k2.7-code", tool_choice: c ? "auto" : "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "a branch of a ternary",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: c ? ⟦"required"⟧ : "auto" });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: c ? "auto" : "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "both branches of a ternary",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: c ? ⟦"required"⟧ : ⟦{ type: "function", function: { name: "a" } }⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: c ? "auto" : { type: "function", function: { name: "a" } } });`,
            },
          ],
        },
        {
          messageId: "objectByGuide",
          data: { form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: c ? "required" : "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "the default of ??",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: given ?? ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: given ?? "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "the default of ||",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: given || ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: given || "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "a text in a constant",
      code: `${CLIENT}const CHOICE = "required";
client.chat.completions.create({ tool_choice: ⟦CHOICE⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const CHOICE = "auto";
client.chat.completions.create({ tool_choice: CHOICE });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const CHOICE = "required";
client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "a text in a constant, shorthand",
      code: `${CLIENT}const tool_choice = "required";
client.chat.completions.create({ messages, ⟦tool_choice⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const tool_choice = "auto";
client.chat.completions.create({ messages, tool_choice });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const tool_choice = "required";
client.chat.completions.create({ messages });`,
            },
          ],
        },
      ],
    },
    {
      name: "a text in a constant that other code reads",
      code: `${CLIENT}const CHOICE = "required";
client.chat.completions.create({ tool_choice: ⟦CHOICE⟧ });
log(CHOICE);`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const CHOICE = "required";
client.chat.completions.create({ tool_choice: "auto" });
log(CHOICE);`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const CHOICE = "required";
client.chat.completions.create({});
log(CHOICE);`,
            },
          ],
        },
      ],
    },
    {
      name: "an object in a constant",
      code: `${CLIENT}const choice = { type: "function", function: { name: "a" } };
client.chat.completions.create({ tool_choice: ⟦choice⟧ });`,
      errors: [
        {
          messageId: "objectByGuide",
          data: { form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const choice = { type: "function", function: { name: "a" } };
client.chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const choice = { type: "function", function: { name: "a" } };
client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "a member of a constant",
      code: `${CLIENT}const CHOICES = { force: "required" };
client.chat.completions.create({ tool_choice: ⟦CHOICES.force⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const CHOICES = { force: "auto" };
client.chat.completions.create({ tool_choice: CHOICES.force });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const CHOICES = { force: "required" };
client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "a member of an enum",
      filename: "file.ts",
      code: `${CLIENT}enum Choice { Force = "required" }
client.chat.completions.create({ tool_choice: ⟦Choice.Force⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}enum Choice { Force = "required" }
client.chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}enum Choice { Force = "required" }
client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "the default of a parameter",
      filename: "file.mjs",
      code: `${CLIENT}const ask = (tool_choice = "required") => client.chat.completions.create({ ⟦tool_choice⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const ask = (tool_choice = "auto") => client.chat.completions.create({ tool_choice });`,
            },
          ],
        },
      ],
    },
    {
      name: "what a function of the file returns",
      code: `${CLIENT}const choose = () => "required";
client.chat.completions.create({ tool_choice: ⟦choose()⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const choose = () => "auto";
client.chat.completions.create({ tool_choice: choose() });`,
            },
          ],
        },
      ],
    },
    {
      name: "texts put together",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: ⟦"req" + "uired"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "a text as const",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: ⟦"required"⟧ as const });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto" as const });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "an object with an assertion",
      filename: "file.ts",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ as OpenAI.Chat.ChatCompletionNamedToolChoice });`,
      errors: [
        {
          messageId: "objectByGuide",
          data: { form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "a comment in the object: no edit",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: ⟦{ /* only this */ type: "custom" }⟧ });`,
      errors: [{ messageId: "objectByGuide", data: { form: "a custom tool" } }],
    },
    {
      name: "a side effect in the object: no edit",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: ⟦{ type: "function", function: { name: next() } }⟧ });`,
      errors: [{ messageId: "objectByGuide", data: { form: "a named function" } }],
    },
    {
      name: "a constant without a type, in TypeScript",
      filename: "file.ts",
      code: `${CLIENT}const request = { tool_choice: ⟦{ type: "function" as const, function: { name: "a" } }⟧ };
client.chat.completions.create(request);`,
      errors: [
        {
          messageId: "objectByGuide",
          data: { form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const request = { tool_choice: "auto" as const };
client.chat.completions.create(request);`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const request = {};
client.chat.completions.create(request);`,
            },
          ],
        },
      ],
    },
    {
      name: "a constant without a type, in JavaScript",
      filename: "file.mjs",
      code: `${CLIENT}const request = { tool_choice: ⟦"required"⟧, messages };
client.chat.completions.create(request);`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const request = { tool_choice: "auto", messages };
client.chat.completions.create(request);`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const request = { messages };
client.chat.completions.create(request);`,
            },
          ],
        },
      ],
    },
    {
      name: "a constant with a type of the SDK",
      filename: "file.ts",
      code: `${CLIENT}const request: OpenAI.Chat.ChatCompletionCreateParams = { messages, tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ };
client.chat.completions.create(request);`,
      errors: [
        {
          messageId: "objectByGuide",
          data: { form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const request: OpenAI.Chat.ChatCompletionCreateParams = { messages, tool_choice: "auto" };
client.chat.completions.create(request);`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const request: OpenAI.Chat.ChatCompletionCreateParams = { messages };
client.chat.completions.create(request);`,
            },
          ],
        },
      ],
    },
    {
      name: "an object under a type of the project: only removal",
      filename: "file.ts",
      code: `${CLIENT}interface Body { tool_choice?: Named }
const request: Body = { tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ };
client.chat.completions.create(request);`,
      errors: [
        {
          messageId: "objectByGuide",
          data: { form: "a named function" },
          suggestions: [
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}interface Body { tool_choice?: Named }
const request: Body = {};
client.chat.completions.create(request);`,
            },
          ],
        },
      ],
    },
    {
      name: "a later write",
      filename: "file.mjs",
      code: `${CLIENT}const request = { messages };
request.tool_choice = ⟦"required"⟧;
client.chat.completions.create(request);`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const request = { messages };
request.tool_choice = "auto";
client.chat.completions.create(request);`,
            },
          ],
        },
      ],
    },
    {
      name: "a known spread",
      filename: "file.mjs",
      code: `${CLIENT}const defaults = { tool_choice: ⟦"required"⟧ };
client.chat.completions.create({ ...defaults, messages });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const defaults = { tool_choice: "auto" };
client.chat.completions.create({ ...defaults, messages });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const defaults = {};
client.chat.completions.create({ ...defaults, messages });`,
            },
          ],
        },
      ],
    },
    {
      name: "a conditional spread",
      code: `${CLIENT}client.chat.completions.create({ ...(c && { tool_choice: ⟦"required"⟧ }), ...(d ? { tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ } : {}) });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ ...(c && { tool_choice: "auto" }), ...(d ? { tool_choice: { type: "function", function: { name: "a" } } } : {}) });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ ...(c && {}), ...(d ? { tool_choice: { type: "function", function: { name: "a" } } } : {}) });`,
            },
          ],
        },
        {
          messageId: "objectByGuide",
          data: { form: "a named function" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ ...(c && { tool_choice: "required" }), ...(d ? { tool_choice: "auto" } : {}) });`,
            },
          ],
        },
      ],
    },
    {
      name: "Object.assign",
      filename: "file.mjs",
      code: `${CLIENT}client.chat.completions.create(Object.assign({ messages }, { tool_choice: ⟦"required"⟧ }));`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create(Object.assign({ messages }, { tool_choice: "auto" }));`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create(Object.assign({ messages }, {}));`,
            },
          ],
        },
      ],
    },
    {
      name: "a function of the file",
      filename: "file.mjs",
      code: `${CLIENT}const build = () => ({ messages, tool_choice: ⟦"required"⟧ });
client.chat.completions.create(build());`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const build = () => ({ messages, tool_choice: "auto" });
client.chat.completions.create(build());`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const build = () => ({ messages });
client.chat.completions.create(build());`,
            },
          ],
        },
      ],
    },
    {
      name: "a parameter's default",
      filename: "file.mjs",
      code: `${CLIENT}const ask = (request = { tool_choice: ⟦"required"⟧ }) => client.chat.completions.create(request);`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const ask = (request = { tool_choice: "auto" }) => client.chat.completions.create(request);`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const ask = (request = {}) => client.chat.completions.create(request);`,
            },
          ],
        },
      ],
    },
    {
      name: "an unknown spread before",
      code: `${CLIENT}client.chat.completions.create({ ...rest, tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ ...rest, tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "an unknown spread after",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: ⟦"required"⟧, ...rest });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto", ...rest });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ ...rest });`,
            },
          ],
        },
      ],
    },
    {
      name: "a repeated key: the last one counts",
      filename: "file.mjs",
      code: `${CLIENT}client.chat.completions.create({ tool_choice: "auto", tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ tool_choice: "auto", tool_choice: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "a computed key: no removal",
      code: `${CLIENT}client.chat.completions.create({ ["tool_choice"]: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ ["tool_choice"]: "auto" });`,
            },
          ],
        },
      ],
    },
    {
      name: "two requests share it",
      filename: "file.mjs",
      code: `${CLIENT}const request = { tool_choice: ⟦"required"⟧ };
client.chat.completions.create(request);
client.chat.completions.create({ ...request, n: 1 });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}const request = { tool_choice: "auto" };
client.chat.completions.create(request);
client.chat.completions.create({ ...request, n: 1 });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}const request = {};
client.chat.completions.create(request);
client.chat.completions.create({ ...request, n: 1 });`,
            },
          ],
        },
      ],
    },
    {
      name: "shared with a model that accepts it: no edit",
      filename: "file.mjs",
      code: `${CLIENT}const defaults = { tool_choice: ⟦"required"⟧ };
client.chat.completions.create({ ...defaults, model: "kimi-k2.7-code" });
client.chat.completions.create({ ...defaults, model: "kimi-k3" });`,
      errors: [{ messageId: "rejected", data: { model: "kimi-k2.7-code", form: '"required"' } }],
    },
    {
      name: "shared with another host: no edit",
      filename: "file.mjs",
      code: `${CLIENT}const groq = new OpenAI({ baseURL: "https://api.groq.com/openai/v1" });
const request = { tool_choice: ⟦"required"⟧ };
client.chat.completions.create(request);
groq.chat.completions.create(request);`,
      errors: [{ messageId: "requiredByGuide", data: { models: "kimi-k3" } }],
    },
    {
      name: "exported: no edit",
      filename: "file.mjs",
      code: `${CLIENT}export const request = { tool_choice: ⟦"required"⟧ };
client.chat.completions.create(request);`,
      errors: [{ messageId: "requiredByGuide", data: { models: "kimi-k3" } }],
    },
    {
      name: "Kimi",
      code: `${KIMI}client.chat.completions.create({ tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${KIMI}client.chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${KIMI}client.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "a base URL that the code does not show",
      code: `import OpenAI from "openai";
new OpenAI({ baseURL: process.env.LLM_URL }).chat.completions.create({ tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `import OpenAI from "openai";
new OpenAI({ baseURL: process.env.LLM_URL }).chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `import OpenAI from "openai";
new OpenAI({ baseURL: process.env.LLM_URL }).chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "a client by shape",
      code: `llm.chat.completions.create({ tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `llm.chat.completions.create({ tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `llm.chat.completions.create({});`,
            },
          ],
        },
      ],
    },
    {
      name: "Kimi's model beside OpenAI",
      kimi: { clients: "kimi" },
      code: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code", tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "rejected",
          data: { model: "kimi-k2.7-code", form: '"required"' },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code", tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.create({ model: "kimi-k2.7-code" });`,
            },
          ],
        },
      ],
    },
    {
      name: "Kimi's base URL beside OpenAI",
      kimi: { clients: "kimi" },
      code: `${KIMI}client.chat.completions.create({ model, tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${KIMI}client.chat.completions.create({ model, tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${KIMI}client.chat.completions.create({ model });`,
            },
          ],
        },
      ],
    },
    {
      name: "parse",
      code: `${CLIENT}client.chat.completions.parse({ tools, tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.parse({ tools, tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.parse({ tools });`,
            },
          ],
        },
      ],
    },
    {
      name: "the stream helper",
      code: `${CLIENT}client.beta.chat.completions.stream({ tools, tool_choice: ⟦"required"⟧, stream_options: { include_usage: true } });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.beta.chat.completions.stream({ tools, tool_choice: "auto", stream_options: { include_usage: true } });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.beta.chat.completions.stream({ tools, stream_options: { include_usage: true } });`,
            },
          ],
        },
      ],
    },
    {
      name: "runTools",
      code: `${CLIENT}client.chat.completions.runTools({ tools, tool_choice: ⟦"required"⟧ });`,
      errors: [
        {
          messageId: "requiredByGuide",
          data: { models: "kimi-k3" },
          suggestions: [
            {
              messageId: "useAuto",
              output: `${CLIENT}client.chat.completions.runTools({ tools, tool_choice: "auto" });`,
            },
            {
              messageId: "removeToolChoice",
              output: `${CLIENT}client.chat.completions.runTools({ tools });`,
            },
          ],
        },
      ],
    },
    {
      name: "runTools ends after the call of a named function: no edit",
      code: `${CLIENT}client.beta.chat.completions.runTools({ tools: [a], tool_choice: ⟦{ type: "function", function: { name: "a" } }⟧ });`,
      errors: [{ messageId: "objectByGuide", data: { form: "a named function" } }],
    },
  ],
});
