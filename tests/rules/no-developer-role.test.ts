import rule from "../../rules/no-developer-role.js";
import type { InvalidCase } from "../support/cases.js";
import { testRule } from "../support/rule-tester.js";

/** A client whose base URL is OpenAI's: under `clients: "all"` its requests are being moved to Kimi. */
const OPENAI = `import OpenAI from "openai";\nconst client = new OpenAI();\n`;
const KIMI = `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://api.moonshot.ai/v1" });\n`;
const GROQ = `import Groq from "groq-sdk";\nconst groq = new Groq();\n`;
const TYPES = `import type { ChatCompletionMessageParam, ChatCompletionDeveloperMessageParam } from "openai/resources/chat/completions";\n`;
const SEND = `client.chat.completions.create({ model, messages });`;

const ERROR = { messageId: "developerRole", data: { error: "unsupported role ROLE_UNSPECIFIED" } };

/** The code with each marked `"developer"` replaced. */
function replaced(code: string): string {
  return code.replaceAll(/⟦("|'|`)developer\1⟧/gu, (_, quote: string) =>
    quote === "'" ? "'system'" : '"system"',
  );
}

type Rest = Omit<InvalidCase, "name" | "code" | "errors" | "output">;

function errorsIn(code: string): number {
  return code.split("⟦").length - 1;
}

/** The autofix writes "system" at each mark. */
function fixed(name: string, code: string, rest: Rest = {}): InvalidCase {
  const errors = Array.from({ length: errorsIn(code) }, () => ERROR);
  return { name, code, errors, output: replaced(code), ...rest };
}

/** There is one report, and a suggestion that gives `output`, by default with "system" at the mark. */
function suggested(name: string, code: string, output = replaced(code), rest: Rest = {}): InvalidCase {
  return { name, code, errors: [{ ...ERROR, suggestions: [{ messageId: "useSystem", output }] }], ...rest };
}

/** There is a report, and nothing to be done about it. */
function reported(name: string, code: string, rest: Rest = {}): InvalidCase {
  return { name, code, errors: Array.from({ length: errorsIn(code) }, () => ERROR), ...rest };
}

testRule(rule, {
  valid: [
    // Other roles, and values that the file does not show.
    {
      name: "the roles that Kimi knows",
      code: `${OPENAI}client.chat.completions.create({ messages: [{ role: "system", content: "a" }, { role: "user", content: "b" }, { role: "assistant", content: "c" }, { role: "tool", tool_call_id: "d", content: "e" }] });`,
    },
    { name: "no messages", code: `${OPENAI}client.chat.completions.create({ model });` },
    { name: "unknown messages", code: `${OPENAI}client.chat.completions.create({ model, messages });` },
    {
      name: "an unknown role",
      code: `${OPENAI}client.chat.completions.create({ messages: [{ role, content: "a" }] });`,
    },
    {
      name: "an imported role",
      code: `import { ROLE } from "./roles.js";\n${OPENAI}client.chat.completions.create({ messages: [{ role: ROLE, content: "a" }] });`,
    },
    {
      name: "an unknown spread",
      code: `${OPENAI}client.chat.completions.create({ messages: [...history, message] });`,
    },
    {
      name: "the word elsewhere in a message",
      code: `${OPENAI}client.chat.completions.create({ messages: [{ role: "user", content: "developer", name: "developer" }] });`,
    },
    {
      name: "a part of the content of a message",
      code: `${OPENAI}client.chat.completions.create({ messages: [{ role: "user", content: [{ type: "text", text: "a", role: "developer" }] }] });`,
    },
    {
      name: "the word elsewhere in the request",
      code: `${OPENAI}client.chat.completions.create({ messages: [], metadata: { role: "developer" }, tools: [{ role: "developer" }] });`,
    },

    // Another role counts.
    {
      name: "a later property",
      code: `${OPENAI}const base = { role: "developer", content: "a" };\nclient.chat.completions.create({ messages: [{ ...base, role: "system" }] });`,
    },
    {
      name: "a later assignment",
      code: `${OPENAI}const message = { role: "developer", content: "a" };\nmessage.role = "system";\nclient.chat.completions.create({ messages: [message] });`,
    },
    {
      name: "messages that a request replaces",
      code: `${OPENAI}const base = { messages: [{ role: "developer", content: "a" }] };\nclient.chat.completions.create({ ...base, messages: [{ role: "system", content: "a" }] });`,
    },

    // Lists that are not sent, or not there.
    {
      name: "a list that is not sent",
      code: `${OPENAI}const messages = [{ role: "developer", content: "a" }];\nclient.chat.completions.create({ messages: [] });`,
    },
    {
      name: "a shadowed name",
      code: `${OPENAI}const messages = [{ role: "system", content: "a" }];\nfunction other() { const messages = []; messages.push({ role: "developer", content: "a" }); }\n${SEND}`,
    },
    {
      name: "another list that the same helper fills",
      code: `${OPENAI}const add = (list, message) => list.push(message);\nconst messages = [], notes = [];\nadd(messages, { role: "user", content: "a" });\nadd(notes, { role: "developer", content: "b" });\n${SEND}`,
    },
    {
      name: "a copy that is changed",
      code: `${OPENAI}const messages = [{ role: "user", content: "a" }];\nconst copy = [...messages];\ncopy.push({ role: "developer", content: "b" });\n${SEND}`,
    },
    {
      name: "what an unknown function makes of a list",
      code: `${OPENAI}client.chat.completions.create({ messages: convert([{ role: "developer", content: "a" }]) });`,
    },
    {
      name: "the keys of a list",
      code: `${OPENAI}client.chat.completions.create({ messages: Object.keys([{ role: "developer", content: "a" }]) });`,
    },
    {
      name: "elements that are only looked for",
      code: `${OPENAI}const messages = [{ role: "user", content: "a" }];\nmessages.includes({ role: "developer", content: "b" });\n${SEND}`,
    },
    {
      name: "an element that splice takes as a number",
      code: `${OPENAI}const messages = [];\nmessages.splice({ role: "developer" }, 1);\n${SEND}`,
    },
    {
      name: "the field of another class",
      code: `${OPENAI}class A { messages = []; send() { return client.chat.completions.create({ messages: this.messages }); } }\nclass B { messages = []; add() { this.messages.push({ role: "developer", content: "a" }); } }`,
    },
    {
      name: "another field",
      code: `${OPENAI}class A { #messages = []; #notes = []; add() { this.#notes.push({ role: "developer", content: "a" }); } send() { return client.chat.completions.create({ messages: this.#messages }); } }`,
    },

    // Another endpoint, another SDK.
    {
      name: "the Responses API, which accepts the role",
      code: `${OPENAI}client.responses.create({ model, input: [{ role: "developer", content: "a" }] });`,
    },
    {
      name: "the Responses API beside chat completions",
      code: `${OPENAI}client.responses.create({ model, input: [{ role: "developer", content: "a" }] });\nclient.chat.completions.create({ model, messages: [{ role: "user", content: "a" }] });`,
    },
    {
      name: "another SDK",
      code: `${GROQ}groq.chat.completions.create({ messages: [{ role: "developer", content: "a" }] });`,
    },
    {
      name: "another SDK beside OpenAI's",
      code: `${OPENAI}${GROQ}const messages = [{ role: "developer", content: "a" }];\ngroq.chat.completions.create({ messages });\nclient.chat.completions.create({ messages: [] });`,
    },
    {
      name: "another host",
      code: `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: "https://openrouter.ai/api/v1" });\nclient.chat.completions.create({ messages: [{ role: "developer", content: "a" }] });`,
    },
    {
      name: "Azure",
      code: `import { AzureOpenAI } from "openai";\nconst client = new AzureOpenAI();\nclient.chat.completions.create({ messages: [{ role: "developer", content: "a" }] });`,
    },
    {
      name: "a request that is not tied to Kimi",
      code: `${OPENAI}client.chat.completions.create({ model: "gpt-4o", messages: [{ role: "developer", content: "a" }] });`,
      kimi: { clients: "kimi" },
    },
    {
      name: "an unresolved client that is ignored",
      code: `client.chat.completions.create({ messages: [{ role: "developer", content: "a" }] });`,
      kimi: { unresolved: "ignore" },
    },
    { name: "no client", code: `const messages = [{ role: "developer", content: "a" }];` },
  ],
  invalid: [
    // Where the message is written.
    fixed(
      "inline",
      `${OPENAI}client.chat.completions.create({ messages: [{ role: ⟦"developer"⟧, content: "a" }] });`,
    ),
    fixed(
      "a Kimi client",
      `${KIMI}client.chat.completions.create({ model: "kimi-k3", messages: [{ role: ⟦"developer"⟧, content: "a" }] });`,
    ),
    fixed(
      "single quotes",
      `${OPENAI}client.chat.completions.create({ messages: [{ role: ⟦'developer'⟧, content: 'a' }] });`,
    ),
    fixed(
      "a template",
      `${OPENAI}client.chat.completions.create({ messages: [{ role: ⟦\`developer\`⟧, content: \`a\` }] });`,
    ),
    fixed(
      "a quoted key",
      `${OPENAI}client.chat.completions.create({ messages: [{ "role": ⟦"developer"⟧, "content": "a" }] });`,
    ),
    fixed(
      "a computed key",
      `${OPENAI}client.chat.completions.create({ messages: [{ ["role"]: ⟦"developer"⟧, content: "a" }] });`,
    ),
    fixed(
      "several messages",
      `${OPENAI}client.chat.completions.create({ messages: [{ role: ⟦"developer"⟧, content: "a" }, { role: ⟦"developer"⟧, content: "b" }, { role: "user", content: "c" }] });`,
    ),
    fixed(
      "comments and a trailing comma",
      `${OPENAI}client.chat.completions.create({\n  messages: [\n    // Rules first.\n    { /* o1 */ role: ⟦"developer"⟧ /* was system */, content: "a" },\n  ],\n});`,
    ),
    fixed(
      "other methods",
      `${OPENAI}client.chat.completions.stream({ messages: [{ role: ⟦"developer"⟧, content: "a" }] });\nclient.beta.chat.completions.parse({ messages: [{ role: ⟦"developer"⟧, content: "a" }] });`,
    ),
    fixed(
      "a model that the code does not show",
      `${OPENAI}client.chat.completions.create({ model: process.env.MODEL, messages: [{ role: ⟦"developer"⟧, content: "a" }] });`,
    ),
    fixed(
      "tied to Kimi by its model",
      `${KIMI}client.chat.completions.create({ model: "kimi-k2.6", messages: [{ role: ⟦"developer"⟧, content: "a" }] });`,
      { kimi: { clients: "kimi" } },
    ),
    fixed(
      "a request in a variable",
      `${OPENAI}const request = { model, messages: [{ role: ⟦"developer"⟧, content: "a" }] };\nclient.chat.completions.create({ ...request, stream: true });`,
    ),

    // Which role it is.
    fixed(
      "one of two roles",
      `${OPENAI}client.chat.completions.create({ messages: [{ role: isReasoning ? ⟦"developer"⟧ : "system", content: "a" }] });`,
    ),
    fixed(
      "the fallback of a role",
      `${OPENAI}client.chat.completions.create({ messages: [{ role: given ?? ⟦"developer"⟧, content: "a" }] });`,
    ),
    {
      name: "a constant",
      code: `${OPENAI}const ROLE = "developer";\nclient.chat.completions.create({ messages: [{ role: ⟦ROLE⟧, content: "a" }, { role: ⟦ROLE⟧, content: "b" }] });`,
      errors: [ERROR, ERROR],
      output: `${OPENAI}const ROLE = "system";\nclient.chat.completions.create({ messages: [{ role: ROLE, content: "a" }, { role: ROLE, content: "b" }] });`,
    },
    {
      name: "a member of a constant",
      code: `${OPENAI}const ROLES = { instructions: "developer", question: "user" };\nclient.chat.completions.create({ messages: [{ role: ⟦ROLES.instructions⟧, content: "a" }, { role: ROLES.question, content: "b" }] });`,
      errors: [ERROR],
      output: `${OPENAI}const ROLES = { instructions: "system", question: "user" };\nclient.chat.completions.create({ messages: [{ role: ROLES.instructions, content: "a" }, { role: ROLES.question, content: "b" }] });`,
    },
    {
      name: "what a helper gives, in JavaScript",
      filename: "file.mjs",
      code: `${OPENAI}const roleFor = (model) => model.startsWith("o") ? "developer" : "system";\nclient.chat.completions.create({ model, messages: [{ role: ⟦roleFor(model)⟧, content: "a" }] });`,
      errors: [ERROR],
      output: `${OPENAI}const roleFor = (model) => model.startsWith("o") ? "system" : "system";\nclient.chat.completions.create({ model, messages: [{ role: roleFor(model), content: "a" }] });`,
    },
    {
      name: "one of two texts that a helper gives, in TypeScript: it would give any string",
      filename: "file.ts",
      code: `${OPENAI}const roleFor = (model: string) => model.startsWith("o") ? "developer" : "system";\nclient.chat.completions.create({ model, messages: [{ role: ⟦roleFor(model)⟧, content: "a" }] });`,
      errors: [ERROR],
    },
    {
      name: "one of two texts that a method gives, in TypeScript",
      filename: "file.ts",
      code: `${OPENAI}class Roles {\n  of(model: string) {\n    if (model.startsWith("o")) return "developer";\n    return "system";\n  }\n}\nclient.chat.completions.create({ model, messages: [{ role: ⟦new Roles().of(model)⟧, content: "a" }] });`,
      errors: [ERROR],
    },
    {
      name: "one of three texts that a helper gives, in TypeScript",
      filename: "file.ts",
      code: `${OPENAI}const roleFor = (model: string) => model.startsWith("o") ? "developer" : model ? "system" : "user";\nclient.chat.completions.create({ model, messages: [{ role: ⟦roleFor(model)⟧, content: "a" }] });`,
      errors: [ERROR],
      output: `${OPENAI}const roleFor = (model: string) => model.startsWith("o") ? "system" : model ? "system" : "user";\nclient.chat.completions.create({ model, messages: [{ role: roleFor(model), content: "a" }] });`,
    },
    {
      name: "a message in a function that returns the other text",
      filename: "file.ts",
      code: `${OPENAI}const ask = () => {\n  client.chat.completions.create({ messages: [{ role: ⟦"developer"⟧, content: "a" }] });\n  return "system";\n};`,
      errors: [ERROR],
      output: `${OPENAI}const ask = () => {\n  client.chat.completions.create({ messages: [{ role: "system", content: "a" }] });\n  return "system";\n};`,
    },
    {
      name: "one of two texts that a helper with a type gives",
      filename: "file.ts",
      code: `${OPENAI}const roleFor = (model: string): "developer" | "system" => model.startsWith("o") ? "developer" : "system";\nclient.chat.completions.create({ model, messages: [{ role: ⟦roleFor(model)⟧, content: "a" }] });`,
      errors: [ERROR],
      output: `${OPENAI}const roleFor = (model: string): "developer" | "system" => model.startsWith("o") ? "system" : "system";\nclient.chat.completions.create({ model, messages: [{ role: roleFor(model), content: "a" }] });`,
    },
    suggested(
      "a constant that other code reads",
      `${OPENAI}const role = "developer";\nconsole.log(role);\nclient.chat.completions.create({ messages: [{ ⟦role⟧, content: "a" }] });`,
      `${OPENAI}const role = "developer";\nconsole.log(role);\nclient.chat.completions.create({ messages: [{ role: "system", content: "a" }] });`,
    ),
    suggested(
      "a list of texts that is searched",
      `${OPENAI}const roles = ["developer", "user"];\nif (roles.includes(input)) client.chat.completions.create({ messages: [{ role: ⟦roles[0]⟧, content: "a" }] });`,
      `${OPENAI}const roles = ["developer", "user"];\nif (roles.includes(input)) client.chat.completions.create({ messages: [{ role: "system", content: "a" }] });`,
    ),
    suggested(
      "the key of a map",
      `${OPENAI}const role = "developer";\nconst counts = new Map([[role, 0]]);\nclient.chat.completions.create({ messages: [{ ⟦role⟧, content: "a" }] });\ncounts.get(input);`,
      `${OPENAI}const role = "developer";\nconst counts = new Map([[role, 0]]);\nclient.chat.completions.create({ messages: [{ role: "system", content: "a" }] });\ncounts.get(input);`,
    ),
    suggested(
      "a constant that another module reads",
      `export const ROLE = "developer";\n${OPENAI}client.chat.completions.create({ messages: [{ role: ⟦ROLE⟧, content: "a" }] });`,
      `export const ROLE = "developer";\n${OPENAI}client.chat.completions.create({ messages: [{ role: "system", content: "a" }] });`,
    ),
    suggested(
      "a text that is put together",
      `${OPENAI}client.chat.completions.create({ messages: [{ role: ⟦"devel" + "oper"⟧, content: "a" }] });`,
      `${OPENAI}client.chat.completions.create({ messages: [{ role: "system", content: "a" }] });`,
    ),
    suggested(
      "a role that a later spread may set",
      `${OPENAI}client.chat.completions.create({ messages: [{ role: ⟦"developer"⟧, content: "a", ...options }] });`,
    ),
    fixed(
      "a role that is assigned",
      `${OPENAI}const message = { role: "system", content: "a" };\nmessage.role = ⟦"developer"⟧;\nclient.chat.completions.create({ messages: [message] });`,
    ),
    fixed(
      "Object.assign",
      `${OPENAI}client.chat.completions.create({ messages: [Object.assign({}, message, { role: ⟦"developer"⟧ })] });`,
    ),
    fixed(
      "a spread",
      `${OPENAI}const base = { role: ⟦"developer"⟧ };\nclient.chat.completions.create({ messages: [{ ...base, content: "a" }, { ...base, content: "b" }] });`,
    ),

    // How the message gets into the list.
    fixed("a constant list", `${OPENAI}const messages = [{ role: ⟦"developer"⟧, content: "a" }];\n${SEND}`),
    fixed(
      "a constant message",
      `${OPENAI}const system = { role: ⟦"developer"⟧, content: "a" };\nclient.chat.completions.create({ messages: [system, ...history] });`,
    ),
    fixed(
      "an element under a condition",
      `${OPENAI}client.chat.completions.create({ messages: [strict ? { role: ⟦"developer"⟧, content: "a" } : { role: "system", content: "b" }] });`,
    ),
    fixed(
      "a spread under a condition",
      `${OPENAI}client.chat.completions.create({ messages: [...(strict ? [{ role: ⟦"developer"⟧, content: "a" }] : []), ...(lax && [{ role: ⟦"developer"⟧, content: "b" }])] });`,
    ),
    fixed(
      "filter(Boolean)",
      `${OPENAI}client.chat.completions.create({ messages: [strict && { role: ⟦"developer"⟧, content: "a" }].filter(Boolean) });`,
    ),
    fixed(
      "push before the request",
      `${OPENAI}const messages = [];\nmessages.push({ role: ⟦"developer"⟧, content: "a" }, { role: "user", content: "b" });\n${SEND}`,
    ),
    fixed(
      "push after the request",
      `${OPENAI}const messages = [];\nfor (const turn of turns) {\n  ${SEND}\n  messages.push({ role: ⟦"developer"⟧, content: turn });\n}`,
    ),
    fixed(
      "push of a list",
      `${OPENAI}const messages = [];\nmessages.push(...[{ role: ⟦"developer"⟧, content: "a" }]);\n${SEND}`,
    ),
    fixed(
      "unshift and splice",
      `${OPENAI}const messages = [];\nmessages.unshift({ role: ⟦"developer"⟧, content: "a" });\nmessages.splice(1, 0, { role: ⟦"developer"⟧, content: "b" });\n${SEND}`,
    ),
    fixed(
      "an index",
      `${OPENAI}const messages = [{ role: "system", content: "a" }];\nmessages[0] = { role: ⟦"developer"⟧, content: "b" };\n${SEND}`,
    ),
    fixed(
      "concat, with, toSpliced",
      `${OPENAI}const messages = [{ role: "user", content: "a" }];\nclient.chat.completions.create({ messages: messages.concat({ role: ⟦"developer"⟧, content: "b" }, [{ role: ⟦"developer"⟧, content: "c" }]) });\nclient.chat.completions.create({ messages: messages.with(0, { role: ⟦"developer"⟧, content: "d" }) });\nclient.chat.completions.create({ messages: messages.toSpliced(0, 1, { role: ⟦"developer"⟧, content: "e" }) });`,
    ),
    fixed(
      "reassignment",
      `${OPENAI}let messages = [];\nmessages = [...messages, { role: ⟦"developer"⟧, content: "a" }];\n${SEND}`,
    ),
    fixed(
      "map",
      `${OPENAI}client.chat.completions.create({ messages: rules.map((content) => ({ role: ⟦"developer"⟧, content })) });`,
    ),
    fixed(
      "map with a helper",
      `${OPENAI}function toMessage(content) { return { role: ⟦"developer"⟧, content }; }\nclient.chat.completions.create({ messages: rules.map(toMessage) });`,
    ),
    fixed(
      "flatMap, reduce, Array.from",
      `${OPENAI}client.chat.completions.create({ messages: rules.flatMap((content) => [{ role: ⟦"developer"⟧, content }]) });\nclient.chat.completions.create({ messages: rules.reduce((all, content) => [...all, { role: ⟦"developer"⟧, content }], []) });\nclient.chat.completions.create({ messages: Array.from(rules, (content) => ({ role: ⟦"developer"⟧, content })) });`,
    ),
    fixed(
      "a copy",
      `${OPENAI}const messages = structuredClone([{ role: ⟦"developer"⟧, content: "a" }]);\nclient.chat.completions.create({ messages: JSON.parse(JSON.stringify(messages)) });`,
    ),
    fixed(
      "a list in an object",
      `${OPENAI}const state = { messages: [] };\nstate.messages.push({ role: ⟦"developer"⟧, content: "a" });\nconst { messages } = state;\n${SEND}`,
    ),
    fixed(
      "a list by key",
      `${OPENAI}const sessions = {};\nfunction ask(id) {\n  sessions[id] ??= [{ role: ⟦"developer"⟧, content: "a" }];\n  return client.chat.completions.create({ messages: sessions[id] });\n}`,
    ),
    fixed(
      "a map of lists",
      `${OPENAI}const sessions = new Map();\nfunction ask(id) {\n  let messages = sessions.get(id);\n  if (!messages) {\n    messages = [{ role: ⟦"developer"⟧, content: "a" }];\n    sessions.set(id, messages);\n  }\n  return ${SEND}\n}`,
    ),
    fixed(
      "a loop over lists",
      `${OPENAI}for (const messages of [[{ role: ⟦"developer"⟧, content: "a" }], [{ role: "user", content: "b" }]]) ${SEND}`,
    ),

    // Functions and classes.
    fixed(
      "a helper that gives the list",
      `${OPENAI}async function build() { return [{ role: ⟦"developer"⟧, content: "a" }]; }\nclient.chat.completions.create({ messages: await build() });`,
    ),
    fixed(
      "a helper that gives the message",
      `${OPENAI}const system = () => ({ role: ⟦"developer"⟧, content: "a" });\nclient.chat.completions.create({ messages: [system()] });`,
    ),
    fixed(
      "a helper that sends the list",
      `${OPENAI}async function send(messages, options) { return ${SEND} }\nsend([{ role: ⟦"developer"⟧, content: "a" }]);`,
    ),
    fixed(
      "a helper that sends the request",
      `${OPENAI}const send = ({ messages, model = "gpt-4o" }) => ${SEND}\nsend({ messages: [{ role: ⟦"developer"⟧, content: "a" }] });`,
    ),
    fixed(
      "a helper that fills the list",
      `${OPENAI}const add = (list, message) => list.push(message);\nconst messages = [], notes = [];\nadd(messages, { role: ⟦"developer"⟧, content: "a" });\nadd(notes, { role: "developer", content: "b" });\n${SEND}`,
    ),
    fixed(
      "the default of a parameter",
      `${OPENAI}const send = (messages = [{ role: ⟦"developer"⟧, content: "a" }]) => ${SEND}`,
    ),
    fixed(
      "a list in a promise",
      `${OPENAI}Promise.resolve([{ role: ⟦"developer"⟧, content: "a" }]).then((messages) => ${SEND.slice(0, -1)});`,
    ),
    fixed(
      "a list that is partly open",
      `${OPENAI}export const ask = (history) => client.chat.completions.create({ messages: [{ role: ⟦"developer"⟧, content: "a" }, ...history] });`,
    ),
    fixed(
      "a private field",
      `${OPENAI}export class Chat {\n  #messages = [{ role: ⟦"developer"⟧, content: "a" }];\n  add() { this.#messages.push({ role: ⟦"developer"⟧, content: "b" }); }\n  send() { return client.chat.completions.create({ messages: this.#messages }); }\n}`,
    ),
    fixed(
      "a private parameter property",
      `${OPENAI}class Chat {\n  constructor(private messages: object[]) {}\n  send() { return client.chat.completions.create({ messages: this.messages }); }\n}\nnew Chat([{ role: ⟦"developer"⟧, content: "a" }]).send();`,
    ),
    fixed(
      "a field of a class of this file",
      `${OPENAI}class Chat {\n  messages = [];\n  add(message) { this.messages.push(message); }\n  send() { return client.chat.completions.create({ messages: this.messages }); }\n}\nconst chat = new Chat();\nchat.add({ role: ⟦"developer"⟧, content: "a" });\nchat.messages.push({ role: ⟦"developer"⟧, content: "b" });`,
    ),
    fixed(
      "an object with methods",
      `${OPENAI}const chat = {\n  messages: [{ role: ⟦"developer"⟧, content: "a" }],\n  send() { return client.chat.completions.create({ messages: this.messages }); },\n};\nchat.send();`,
    ),

    // Types that allow the new role.
    fixed(
      "as const",
      `${OPENAI}const system = { role: ⟦"developer"⟧, content: "a" } as const;\nclient.chat.completions.create({ messages: [system, { role: ⟦"developer"⟧ as const, content: "b" }] });`,
    ),
    fixed(
      "the SDK's types",
      `${TYPES}${OPENAI}const messages: ChatCompletionMessageParam[] = [{ role: ⟦"developer"⟧, content: "a" }];\nconst system = { role: ⟦"developer"⟧, content: "b" } satisfies OpenAI.ChatCompletionMessageParam;\nmessages.push(system);\n${SEND}`,
    ),
    fixed(
      "a type of the file that has both roles",
      `${OPENAI}type Role = "developer" | "system" | "user";\ninterface Message { role: Role; content: string }\nconst messages: Message[] = [{ role: ⟦"developer"⟧, content: "a" }];\n${SEND}`,
    ),
    fixed(
      "a comment that names no type",
      `${OPENAI}/** @type {ChatCompletionMessageParam[]} */\nconst messages = [{ role: ⟦"developer"⟧, content: "a" }];\n${SEND}`,
    ),

    // Types that do not.
    reported(
      "the SDK's type for the role",
      `${TYPES}${OPENAI}const system: ChatCompletionDeveloperMessageParam = { role: ⟦"developer"⟧, content: "a" };\nclient.chat.completions.create({ messages: [system] });`,
    ),
    reported(
      "the SDK's type under another name",
      `import type { ChatCompletionDeveloperMessageParam as Instructions } from "openai/resources";\n${OPENAI}const messages: Instructions[] = [{ role: ⟦"developer"⟧, content: "a" }];\n${SEND}`,
    ),
    reported(
      "a list of the type",
      `${OPENAI}const messages: OpenAI.ChatCompletionDeveloperMessageParam[] = [];\nmessages.push({ role: ⟦"developer"⟧, content: "a" });\n${SEND}`,
    ),
    reported(
      "a helper that takes the type",
      `${OPENAI}const messages = [];\nfunction add(message: OpenAI.ChatCompletionDeveloperMessageParam) { messages.push(message); }\nadd({ role: ⟦"developer"⟧, content: "a" });\n${SEND}`,
    ),
    reported(
      "a helper that returns the type",
      `${OPENAI}function system(): OpenAI.ChatCompletionDeveloperMessageParam { return { role: ⟦"developer"⟧, content: "a" }; }\nclient.chat.completions.create({ messages: [system()] });`,
    ),
    reported(
      "a literal type",
      `${OPENAI}client.chat.completions.create({ messages: [{ role: ⟦"developer"⟧ as "developer", content: "a" }] });`,
    ),
    reported(
      "a type of the file",
      `${OPENAI}interface Instructions { role: "developer"; content: string }\nconst system: Instructions = { role: ⟦"developer"⟧, content: "a" };\nclient.chat.completions.create({ messages: [system] });`,
    ),
    {
      name: "the SDK's type for one message",
      code: `${OPENAI}const system: OpenAI.Chat.ChatCompletionDeveloperMessageParam = { role: ⟦"developer"⟧, content: "a" };\nclient.chat.completions.create({ messages: [system, { role: ⟦"developer"⟧, content: "b" } satisfies OpenAI.ChatCompletionDeveloperMessageParam] });`,
      errors: [
        {
          ...ERROR,
          suggestions: [
            {
              messageId: "useSystemType",
              output: `${OPENAI}const system: OpenAI.Chat.ChatCompletionSystemMessageParam = { role: "system", content: "a" };\nclient.chat.completions.create({ messages: [system, { role: "developer", content: "b" } satisfies OpenAI.ChatCompletionDeveloperMessageParam] });`,
            },
          ],
        },
        {
          ...ERROR,
          suggestions: [
            {
              messageId: "useSystemType",
              output: `${OPENAI}const system: OpenAI.Chat.ChatCompletionDeveloperMessageParam = { role: "developer", content: "a" };\nclient.chat.completions.create({ messages: [system, { role: "system", content: "b" } satisfies OpenAI.ChatCompletionSystemMessageParam] });`,
            },
          ],
        },
      ],
    },
    suggested(
      "a type that the file does not show",
      `import type { Message } from "./types.js";\n${OPENAI}const messages: Message[] = [{ role: ⟦"developer"⟧, content: "a" }];\n${SEND}`,
    ),
    suggested(
      "a type in a comment",
      `${OPENAI}/** @type {import("openai/resources").ChatCompletionDeveloperMessageParam[]} */\nconst messages = [{ role: ⟦"developer"⟧, content: "a" }];\n${SEND}`,
      undefined,
      { filename: "file.js" },
    ),
    suggested(
      "a type made of the list",
      `${OPENAI}const messages = [{ role: ⟦"developer"⟧, content: "a" }] as const;\ntype Messages = typeof messages;\n${SEND}`,
    ),

    // Other code that reads the message.
    suggested(
      "another SDK",
      `${OPENAI}${GROQ}const messages = [{ role: ⟦"developer"⟧, content: "a" }];\n${SEND}\ngroq.chat.completions.create({ messages });`,
    ),
    suggested(
      "the Responses API",
      `${OPENAI}const messages = [{ role: ⟦"developer"⟧, content: "a" }];\n${SEND}\nclient.responses.create({ input: messages });`,
    ),
    suggested(
      "code that looks at the roles",
      `${OPENAI}const messages = [{ role: ⟦"developer"⟧, content: "a" }];\nconst shown = messages.filter((message) => message.role !== "developer");\n${SEND}`,
    ),
    suggested(
      "code that takes the roles out",
      `${OPENAI}const messages = [{ role: ⟦"developer"⟧, content: "a" }];\nfor (const { role, content } of messages) save(role, content);\n${SEND}`,
    ),
    suggested(
      "an unknown function",
      `${OPENAI}const messages = [{ role: ⟦"developer"⟧, content: "a" }];\nsave(messages);\n${SEND}`,
    ),
    suggested(
      "another module",
      `${OPENAI}export const messages = [{ role: ⟦"developer"⟧, content: "a" }];\n${SEND}`,
    ),
    suggested(
      "another module that calls the helper",
      `${OPENAI}export function build() { return [{ role: ⟦"developer"⟧, content: "a" }]; }\nclient.chat.completions.create({ messages: build() });`,
    ),
    suggested(
      "the caller, whose list it is",
      `${OPENAI}export function ask(messages) {\n  messages.unshift({ role: ⟦"developer"⟧, content: "a" });\n  return ${SEND}\n}`,
    ),
    suggested(
      "whoever has the object",
      `${OPENAI}export class Chat {\n  messages = [{ role: ⟦"developer"⟧, content: "a" }];\n  send() { return client.chat.completions.create({ messages: this.messages }); }\n}`,
    ),
    fixed(
      "code that reads something else",
      `${OPENAI}const messages = [{ role: ⟦"developer"⟧, content: "a" }];\nconsole.log(messages.length, messages.map(({ content }) => content), messages.at(-1)?.content);\nif (messages[0]) ${SEND}`,
    ),

    // Clients that are known by less.
    suggested(
      "a client known by its shape",
      `client.chat.completions.create({ messages: [{ role: ⟦"developer"⟧, content: "a" }] });`,
    ),
    suggested(
      "a base URL that the code does not show",
      `import OpenAI from "openai";\nconst client = new OpenAI({ baseURL: process.env.BASE_URL });\nclient.chat.completions.create({ messages: [{ role: ⟦"developer"⟧, content: "a" }] });`,
    ),
    suggested(
      "one of two clients that is not known",
      `${OPENAI}const messages = [{ role: ⟦"developer"⟧, content: "a" }];\n${SEND}\nother.chat.completions.create({ messages });`,
    ),
  ],
});
