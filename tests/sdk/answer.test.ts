/** Whether a program reads only the first choice of an answer, or no `logprobs`. */
import { describe, expect, it } from "vitest";
import { readsNoLogprobs, readsOnlyFirstChoice } from "../../src/sdk/answer.js";
import { requestsIn } from "../support/requests.js";

const CLIENT = `import OpenAI from "openai"; const client = new OpenAI();`;
const CALL = "client.chat.completions.create({ n: 2 })";

/** One test per program, in which `ASK` stands for a request. */
function itSays(expected: boolean, programs: readonly string[], filename?: string): void {
  it.each(programs)("%s", (program) => {
    const [call, ...others] = requestsIn(`${CLIENT} ${program.replace("ASK", CALL)}`, filename);
    if (!call || others.length > 0) throw new Error("The program sends not one request.");
    expect(readsOnlyFirstChoice(call)).toBe(expected);
  });
}

describe("reads only the first choice", () => {
  itSays(true, [
    "await ASK;",
    "const completion = await ASK;",
    "const completion = await ASK; f(completion.choices[0]);",
    "const completion = await ASK; f(completion.choices[0].message.content);",
    "const completion = await ASK; f(completion.choices[0]!.message);",
    "const completion = await ASK; f(completion.choices?.[0]?.message);",
    "const completion = await ASK; f(completion['choices']['0']);",
    "const FIRST = 0; const completion = await ASK; f(completion.choices[FIRST]);",
    "const completion = await ASK; f(completion.choices.at(0));",
    "const completion = await ASK; f(completion.choices.at(0)!.message);",
    "const completion = await ASK; if (completion.choices.at?.(0)) f();",
    "const completion = await ASK; const [first] = completion.choices; f(first);",
    "const completion = await ASK; const [{ message }] = completion.choices; f(message);",
    "const completion = await ASK; const [first = other] = completion.choices; f(first);",
    "const { choices } = await ASK; f(choices[0]);",
    "const { choices: [first] } = await ASK; f(first);",
    "const { choices: { 0: first } } = await ASK; f(first);",
    "const { choices: [{ message: { content } }] } = await ASK; f(content);",
    "const { choices: list = [] } = await ASK; f(list[0]);",
    "const KEY = 'choices'; const { [KEY]: list } = await ASK; f(list[0]);",
    "let choices; ({ choices } = await ASK); f(choices[0]);",
    "let first; [first] = (await ASK).choices; f(first);",
    "f((await ASK).choices[0].message.content);",
    "function ask() { return (async () => (await ASK).choices[0].message)(); }",
    "export default async () => (await ASK).choices[0];",
    "const pending = ASK; f((await pending).choices[0]);",
    "ASK.then((completion) => f(completion.choices[0]));",
    "ASK.then(({ choices: [first] }) => first.message);",
    "ASK.then(async (completion) => { f(completion.choices[0]); }, console.error);",
    "const completion = await ASK.catch(() => null); f(completion?.choices[0]);",
    "const completion = await ASK.finally(f); f(completion.choices[0]);",
    "let completion; try { completion = await ASK; } catch {} if (completion?.choices?.[0]) f(completion.choices[0]);",
    "const completion = await ASK; const alias = completion; const list = alias.choices; f(list[0]);",
    "const completion = cached ?? (await ASK); f(completion.choices[0]);",
    "const completion = (await ASK) as Answer; f(completion.choices[0]);",
    "const completion = await ASK; const pick = () => completion.choices[0]; f(pick());",
    "const completion = await ASK; for (const tool of completion.choices[0].message.tool_calls) f(tool);",
    "const completion = await ASK; f({ ...completion.choices[0] }, JSON.stringify(completion.choices[0]));",
    "const completion = await ASK; f(`${completion.choices[0].message.content}`);",
    "const completion = await ASK; if (!completion.choices) throw new Error();",
    "const completion = await ASK; if (completion.choices == null || completion.choices === other) f();",
    "const completion = await ASK; f(completion.id, completion.model, completion.usage.total_tokens);",
    "const { usage, id } = await ASK; f(usage, id);",
    "const completion = await ASK; type Answer = typeof completion;",
    "const completion = await client.chat.completions.parse({ n: 2 }); f(completion.choices[0].message.parsed);",
    "const completion = await client.beta.chat.completions.parse({ n: 2 }); f(completion.choices[0]);",
    "const completion = await client.chat.completions.create({ n: 2, stream: false }); f(completion.choices[0]);",
    "const completion = await client.chat.completions.create({ n: 2, stream: undefined }); f(completion.choices[0]);",
  ]);
});

describe("reads more than the first choice, or may", () => {
  itSays(
    false,
    [
      // Other choices.
      "const completion = await ASK; f(completion.choices[1]);",
      "const completion = await ASK; f(completion.choices[0], completion.choices[1]);",
      "const completion = await ASK; f(completion.choices[-1]);",
      "const completion = await ASK; f(completion.choices[index]);",
      "const LAST = 1; const completion = await ASK; f(completion.choices[LAST]);",
      "const completion = await ASK; for (let i = 0; i < 2; i++) f(completion.choices[i]);",
      "const completion = await ASK; f(completion.choices.at(-1));",
      "const completion = await ASK; f(completion.choices.at(1));",
      "const completion = await ASK; f(completion.choices.at(index));",
      "const completion = await ASK; f(completion.choices.at());",
      "const completion = await ASK; f(completion.choices.at(...[1]));",
      "const completion = await ASK; f(completion.choices.at);",
      "const completion = await ASK; f(completion.choices.at.call([], 1));",
      "const completion = await ASK; const [, second] = completion.choices; f(second);",
      "const completion = await ASK; const [first, second = first] = completion.choices; f(second);",
      "const completion = await ASK; const [first, ...others] = completion.choices; f(others);",
      "const { choices: { 1: second } } = await ASK; f(second);",
      "const completion = await ASK; if (completion.choices[1]) f();",
      "const completion = await ASK; const pick = () => completion.choices[1]; f(pick());",
      // All of them.
      "const completion = await ASK; f(completion.choices.length);",
      "const { choices: { length } } = await ASK; f(length);",
      "const completion = await ASK; for (const choice of completion.choices) f(choice);",
      "const completion = await ASK; for (const index in completion.choices) f(index);",
      "const completion = await ASK; f(completion.choices.map((choice) => choice.message));",
      "const completion = await ASK; completion.choices.forEach(f);",
      "const completion = await ASK; f(completion.choices.slice(0, 1));",
      "const completion = await ASK; f(completion.choices.pop());",
      "const completion = await ASK; f(completion.choices.find(Boolean));",
      "const completion = await ASK; f([...completion.choices]);",
      "const completion = await ASK; f(...completion.choices);",
      "const completion = await ASK; f(completion.choices);",
      "const completion = await ASK; f(Array.isArray(completion.choices));",
      "const completion = await ASK; f(`${completion.choices}`);",
      "const completion = await ASK; f(completion.choices + '');",
      "const completion = await ASK; if (completion.choices == text) f();",
      "const completion = await ASK; if (1 in completion.choices) f();",
      "const completion = await ASK; f(seen[completion.choices]);",
      "const completion = await ASK; f(<List choices={completion.choices} />);",
      // Out of sight.
      "f(await ASK);",
      "f(ASK);",
      "const completion = await ASK; f(completion);",
      "const completion = await ASK; console.log(completion);",
      "const completion = await ASK; f(JSON.stringify(completion));",
      "const completion = await ASK; f(structuredClone(completion));",
      "const completion = await ASK; f({ ...completion });",
      "const completion = await ASK; f({ completion });",
      "const completion = await ASK; f([completion]);",
      "const completion = await ASK; f(tag`${completion}`);",
      "const completion = await ASK; f(completion[key]);",
      "const { id, ...rest } = await ASK; f(rest);",
      "const completion = await ASK; completion.choices = [];",
      "const completion = await ASK; delete completion.choices[1];",
      "const completion = await ASK; completion.choices[0] = other;",
      "const ask = () => ASK; f(ask());",
      "async function ask() { return ASK; }",
      "async function ask() { const completion = await ASK; return completion; }",
      "async function ask() { const completion = await ASK; return completion.choices; }",
      "async function* ask() { yield (await ASK); }",
      "export const completion = await ASK;",
      "const completion = await ASK; export { completion };",
      "export default await ASK;",
      "class Chat { answer = ASK; }",
      "class Chat { async ask() { this.answer = await ASK; } }",
      "class Chat { async ask() { const { choices } = (this.answer = await ASK); f(choices[0]); } }",
      "answers.last = await ASK;",
      "let completion; completion ??= await ASK;",
      "const [completion] = await Promise.all([ASK]); f(completion.choices[0]);",
      "retry(() => ASK);",
      "ASK.then(handle);",
      "ASK.then((completion) => completion).then((completion) => completion.choices[1]);",
      "ASK.then((...all) => all[0].choices[1]);",
      "ASK.then(function () { return arguments[0].choices[1]; });",
      "const { data } = await ASK.withResponse(); f(data.choices[0]);",
      "const response = await ASK.asResponse(); f(await response.json());",
      // More comes than one answer.
      "for await (const chunk of client.chat.completions.create({ n: 2, stream: true })) f(chunk.choices[0]);",
      "const stream = await client.chat.completions.create({ n: 2, stream }); f();",
      "await client.chat.completions.create({ n: 2, stream: live ? true : false });",
      "await client.chat.completions.create({ n: 2, ...options });",
      "await client.chat.completions.stream({ n: 2 }).finalContent();",
      "await client.chat.completions.runTools({ n: 2 }).finalContent();",
    ],
    "file.tsx",
  );
});

describe("reads no logprobs", () => {
  it.each<readonly [boolean, string]>([
    [true, "await ASK;"],
    [true, "const completion = await ASK; f(completion.id, completion.usage);"],
    [true, "const completion = await ASK; f(completion.choices[0].message);"],
    [
      true,
      "const completion = await ASK; f(completion.choices[1]?.finish_reason, completion.choices.length);",
    ],
    [true, "const { choices: [first, { message }] } = await ASK; f(first.message, message);"],
    [true, "const completion = await ASK; f(completion.choices.at(-1)!.message);"],
    [true, "for (const choice of (await ASK).choices) f(choice.message);"],
    [true, "const completion = await ASK; f(completion.choices.map((choice) => choice.message.content));"],
    [
      true,
      "const completion = await ASK; completion.choices.forEach(({ message }, index) => f(message, index));",
    ],
    [true, "ASK.then(({ choices }) => { if (choices[0]) f(choices[0].message); });"],
    [false, "const completion = await ASK; f(completion.choices[0].logprobs);"],
    [false, "const { choices: [{ logprobs }] } = await ASK; f(logprobs);"],
    [false, "const completion = await ASK; f(completion.choices[0]);"],
    [false, "const completion = await ASK; f(completion.choices[0][name]);"],
    [false, "const { choices: [{ message, ...rest }] } = await ASK; f(message, rest);"],
    [false, "const completion = await ASK; f(completion.choices);"],
    [false, "const completion = await ASK; f(completion.choices[index].message);"],
    [false, "const completion = await ASK; f(completion.choices.at);"],
    [false, "for (const choice of (await ASK).choices) f(choice);"],
    [false, "const completion = await ASK; f(completion.choices.map((choice) => choice));"],
    [false, "const completion = await ASK; f(completion.choices.map((choice) => choice.logprobs));"],
    [false, "const completion = await ASK; completion.choices.map((choice, index, all) => f(all));"],
    [false, "const completion = await ASK; completion.choices.map(read);"],
    [false, "const completion = await ASK; completion.choices.map();"],
    [false, "const completion = await ASK; f(completion.choices.filter((choice) => choice.message));"],
    [false, "const completion = await ASK; f(completion);"],
    [false, "f(await ASK);"],
    [false, "const stream = await client.chat.completions.create({ stream: true });"],
    [false, "await client.chat.completions.stream({}).finalContent();"],
  ])("%s: %s", (expected, program) => {
    const [call] = requestsIn(`${CLIENT} ${program.replace("ASK", CALL)}`);
    if (!call) throw new Error("The program sends no request.");
    expect(readsNoLogprobs(call)).toBe(expected);
  });
});
