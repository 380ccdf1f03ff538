/** The rules also run under the rule testers of others, which check metadata, options and fixes in ways of their own. */
import { RuleTester as TypeScriptRuleTester } from "@typescript-eslint/rule-tester";
import { RuleTester } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import { rules } from "../rules/index.js";
import { asEslintRules } from "../src/rule.js";

RuleTester.describe = describe;
RuleTester.it = it;
TypeScriptRuleTester.describe = describe;
TypeScriptRuleTester.it = it;
TypeScriptRuleTester.afterAll = afterAll;

function request(properties: string): string {
  return `import OpenAI from "openai"; new OpenAI().chat.completions.create({ model: "m", ${properties} });`;
}

interface Example {
  readonly code: string;
  /** What the autofix makes of it; null where there is none. */
  readonly output: string | null;
  readonly messageId: string;
  readonly suggestions: { messageId: string; data?: Record<string, number | string>; output: string }[];
}

const EXAMPLES: Readonly<Record<string, Example>> = {
  "no-deprecated-functions": {
    code: request("function_call: choose()"),
    output: null,
    messageId: "functionCall",
    suggestions: [],
  },
  "no-fixed-sampling-parameters": {
    code: request("top_p: 1, n: 1"),
    output: null,
    messageId: "rejectedByEveryModel",
    suggestions: [{ messageId: "removeParameter", data: { parameter: "top_p" }, output: request("n: 1") }],
  },
  "no-multiple-choices-at-zero-temperature": {
    code: request("temperature: 0, n: 2"),
    output: request("temperature: 0, n: 1"),
    messageId: "severalChoices",
    suggestions: [],
  },
  "no-unsupported-endpoint": {
    code: `import OpenAI from "openai"; new OpenAI().images.generate({});`,
    output: null,
    messageId: "notOffered",
    suggestions: [],
  },
  "no-unsupported-model": {
    code: request('...{ model: "gpt-4o" }'),
    output: null,
    messageId: "otherVendor",
    suggestions: [
      {
        messageId: "useModel",
        data: { replacement: "kimi-k3" },
        output: request('...{ model: "kimi-k3" }'),
      },
    ],
  },
  "no-python-idioms": {
    code: 'import OpenAI from "openai"; OpenAI({});',
    output: 'import OpenAI from "openai"; new OpenAI({});',
    messageId: "missingNew",
    suggestions: [],
  },
  "no-unsupported-tool-choice": {
    code: request('tool_choice: free ? "none" : "required"'),
    output: null,
    messageId: "requiredByGuide",
    suggestions: [{ messageId: "useAuto", output: request('tool_choice: free ? "none" : "auto"') }],
  },
  "no-developer-role": {
    code: request('messages: [{ role: "developer", content: "Be brief." }]'),
    output: request('messages: [{ role: "system", content: "Be brief." }]'),
    messageId: "developerRole",
    suggestions: [],
  },
  "preserve-reasoning-content": {
    code: `import OpenAI from "openai"; const messages = []; const { choices: [{ message }] } = await new OpenAI().chat.completions.create({ model: "kimi-k3", messages }); messages.push({ role: "assistant", content: message.content, tool_calls: message.tool_calls });`,
    output: `import OpenAI from "openai"; const messages = []; const { choices: [{ message }] } = await new OpenAI().chat.completions.create({ model: "kimi-k3", messages }); messages.push(message);`,
    messageId: "lost",
    suggestions: [],
  },
  "valid-tool-calls": {
    code: `import OpenAI from "openai"; const answer = await new OpenAI().chat.completions.create({ model: "m" }); JSON.parse(answer.choices[0].message.tool_calls[0].function.parameters);`,
    output: `import OpenAI from "openai"; const answer = await new OpenAI().chat.completions.create({ model: "m" }); JSON.parse(answer.choices[0].message.tool_calls[0].function.arguments);`,
    messageId: "parameters",
    suggestions: [],
  },
  "require-kimi-base-url": {
    code: 'import OpenAI from "openai"; new OpenAI({ apiKey: "a", baseURL: "https://api.moonshot.ai" });',
    output: null,
    messageId: "incompleteBaseUrl",
    suggestions: [
      {
        messageId: "completeBaseUrl",
        data: { baseURLs: '"https://api.moonshot.ai/v1" or "https://api.moonshot.cn/v1"' },
        output:
          'import OpenAI from "openai"; new OpenAI({ apiKey: "a", baseURL: "https://api.moonshot.ai/v1" });',
      },
    ],
  },
  "require-stream-options": {
    code: request("stream: true"),
    output: request("stream: true, stream_options: { include_usage: true }"),
    messageId: "missing",
    suggestions: [],
  },
  "temperature-range": {
    code: request("temperature: hot ? 1.5 : 1"),
    output: request("temperature: hot ? 1 : 1"),
    messageId: "aboveMaximum",
    suggestions: [],
  },
};

it("has an example for each rule", () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(rules).sort());
});

const eslintRules = asEslintRules(rules);

for (const [name, { code, output, messageId, suggestions }] of Object.entries(EXAMPLES)) {
  const rule = rules[name];
  const eslintRule = eslintRules[name];
  if (!rule || !eslintRule) continue;
  const cases = {
    valid: [code.replace('"openai"', '"groq-sdk"')],
    invalid: [{ code, output, errors: [{ messageId, suggestions }] }],
  };
  describe("under the tester of ESLint", () => {
    new RuleTester().run(name, eslintRule, cases);
  });
  describe("under the tester of typescript-eslint", () => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type of a rule still demands it here
    new TypeScriptRuleTester().run(name, { ...rule, defaultOptions: [] }, cases);
  });
}
