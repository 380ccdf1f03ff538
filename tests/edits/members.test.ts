/** Members that are written into messages, and reads of members under another name. */
import { describe, expect, it } from "vitest";
import type { Edit } from "../../src/edits/edit.js";
import { insertMember } from "../../src/edits/insert-member.js";
import { parseRead, renameReads } from "../../src/edits/rename-read.js";
import { answerReadsOf } from "../../src/sdk/answer-read.js";
import { messagesOf } from "../../src/sdk/message.js";
import { applied, requestsIn, usageIn } from "../support/requests.js";

const CLIENT = `import OpenAI from "openai"; const client = new OpenAI();\n`;

interface Result {
  readonly after: string | null;
  readonly isDecisive: boolean | undefined;
}

function resultOf(code: string, edit: Edit | null): Result {
  return { after: applied(code, edit)?.slice(CLIENT.length) ?? null, isDecisive: edit?.isDecisive };
}

describe("a member beside another", () => {
  /** The program after `id: x` was put beside the role of its first message. */
  function inserted(program: string): Result {
    const code = CLIENT + program;
    const [message] = messagesOf(usageIn(code));
    const [role] = message?.parameter("role").property.entries ?? [];
    if (!message || !role) throw new Error(`There is no message in\n${code}`);
    return resultOf(code, insertMember(message, role, "id", "x"));
  }

  function sent(message: string): string {
    return `client.chat.completions.create({ messages: [${message}] });`;
  }

  it.each<readonly [before: string, after: string | null]>([
    [sent(`{ role: "tool", content }`), sent(`{ role: "tool", id: x, content }`)],
    [sent(`{ "role": "tool", content }`), sent(`{ "role": "tool", "id": x, content }`)],
    [sent(`{ role: "tool", id }`), null],
    [sent(`{ role: "tool", ...(first && { id }) }`), null],
    [`const base = { role: "tool" };\n${sent("{ ...base, content }")}`, null],
    [`const message = { content };\nmessage.role = "tool";\n${sent("message")}`, null],
  ])("is no more than a proposal: %s", (before, after) => {
    expect(inserted(before)).toEqual({ after, isDecisive: after === null ? undefined : false });
  });
});

describe("reads of another member", () => {
  /** The program after its reads of `arguments` became reads of `input`, and after the first was parsed. */
  function renamed(program: string): { readonly renamed: Result; readonly parsed: Result } {
    const code = `${CLIENT}const answer = await client.chat.completions.create({ model: "m", messages: [] });
const [call] = answer.choices[0].message.tool_calls;
${program}`;
    const start = code.length - program.length;
    const reads = requestsIn(code)
      .flatMap(answerReadsOf)
      .filter(({ path }) => path.at(-1) === "arguments");
    const [read] = reads;
    if (!read) throw new Error(`There is no read in\n${code}`);
    const result = (edit: Edit | null): Result => ({
      after: applied(code, edit)?.slice(start) ?? null,
      isDecisive: edit?.isDecisive,
    });
    return { renamed: result(renameReads(reads, "input")), parsed: result(parseRead(read, "input")) };
  }

  it.each<readonly [before: string, renamed: string | null, parsed: string | null]>([
    ["f(call.function.arguments);", "f(call.function.input);", "f(JSON.parse(call.function.input));"],
    [
      "f(call.function['arguments']);",
      "f(call.function['input']);",
      "f(JSON.parse(call.function['input']));",
    ],
    ["f(call?.function.arguments);", "f(call?.function.input);", null],
    ["const { arguments: x } = call.function;", "const { input: x } = call.function;", null],
    ["const { arguments } = call.function;", "const { input: arguments } = call.function;", null],
    ["const { 'arguments': x } = call.function;", "const { 'input': x } = call.function;", null],
    ["const NAME = 'arguments'; f(call.function[NAME]);", null, null],
    ["const { [NAME]: x } = call.function; const NAME = 'arguments';", null, null],
  ])("%s", (before, after, parsed) => {
    expect(renamed(before)).toEqual({
      renamed: { after, isDecisive: after === null ? undefined : true },
      // What is parsed has another type.
      parsed: { after: parsed, isDecisive: parsed === null ? undefined : false },
    });
  });
});
