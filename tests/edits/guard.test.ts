import { describe, expect, it } from "vitest";
import { makeOptional } from "../../src/edits/guard.js";
import { answerReadsOf } from "../../src/sdk/answer-read.js";
import { streamReads } from "../../src/sdk/stream.js";
import { applied, requestsIn } from "../support/requests.js";

/** The loop's body after every read that fails on a chunk without choices has been made optional. */
function guarded(body: string): string | null {
  const start = `import OpenAI from "openai";
for await (const chunk of await new OpenAI().chat.completions.create({ model: "m", messages: [], stream: true })) {`;
  const code = `${start}${body}}`;
  const [call] = requestsIn(code);
  if (!call) throw new Error(`There is no request in\n${code}`);
  const text = applied(code, makeOptional(call, streamReads(call).unguarded));
  return text === null ? null : text.slice(start.length, -1);
}

describe("makeOptional", () => {
  it.each([
    ["chunk.choices[0].delta;", "chunk.choices[0]?.delta;"],
    ["chunk.choices[0].delta.content;", "chunk.choices[0]?.delta.content;"],
    ["chunk.choices[0]!.delta;", "chunk.choices[0]?.delta;"],
    ["chunk.choices[0]!.delta!.content;", "chunk.choices[0]?.delta!.content;"],
    ["chunk.choices[0]['delta'];", "chunk.choices[0]?.['delta'];"],
    ["chunk.choices[0]![key];", "chunk.choices[0]?.[key];"],
    ["chunk.choices[0][(key)];", "chunk.choices[0]?.[(key)];"],
    ["(chunk.choices[0] as Choice).delta;", "(chunk.choices[0] as Choice)?.delta;"],
    ["(chunk.choices[0]!).delta;", "(chunk.choices[0])?.delta;"],
    ["(chunk.choices[0].delta).content;", "(chunk.choices[0]?.delta)?.content;"],
    ["chunk.choices[0]/* first */./* part */delta;", "chunk.choices[0]/* first */?./* part */delta;"],
    ["chunk.choices[0] // first\n  .delta;", "chunk.choices[0] // first\n  ?.delta;"],
    ["chunk.choices[0]! /* first */ .delta;", "chunk.choices[0] /* first */ ?.delta;"],
    ["const [choice] = chunk.choices; choice.index;", "const [choice] = chunk.choices; choice?.index;"],
    [
      "const delta = chunk.choices[0].delta; if (delta.role) {}",
      "const delta = chunk.choices[0]?.delta; if (delta?.role) {}",
    ],
    ["chunk.choices.at(0).delta;", "chunk.choices.at(0)?.delta;"],
    ["chunk.choices[0].delta.content.trim().length;", "chunk.choices[0]?.delta.content.trim().length;"],
    ["chunk.choices[0].delta; chunk.choices[1].delta;", "chunk.choices[0]?.delta; chunk.choices[1]?.delta;"],
    [
      "for (let i = 0; i < 1; i++) chunk.choices[i].delta;",
      "for (let i = 0; i < 1; i++) chunk.choices[i]?.delta;",
    ],
    ["`${chunk.choices[0].delta.content}`;", "`${chunk.choices[0]?.delta.content}`;"],
  ])("%s", (before, after) => {
    expect(guarded(before)).toBe(after);
  });

  it.each([
    ["a read that is optional", "chunk.choices[0]?.delta;"],
    ["a pattern", "const { delta } = chunk.choices[0];"],
    ["the target of an assignment", "chunk.choices[0].delta = {};"],
    ["the target of an addition", "chunk.choices[0].delta += '';"],
    ["the target of an increment", "chunk.choices[0].index++;"],
    ["the target of a pattern", "[chunk.choices[0].index] = [1];"],
    ["the class of an instance", "new chunk.choices[0].Delta();"],
    ["the tag of a template", "chunk.choices[0].delta`text`;"],
    ["a call of nothing", "chunk.choices[0]();"],
  ])("leaves alone %s", (_, body) => {
    expect(guarded(body)).toBeNull();
  });

  it("makes one edit of all reads, which decides, or none where one of them is optional already", () => {
    const [call] = requestsIn(`import OpenAI from "openai";
      const answer = await new OpenAI().chat.completions.create({ model: "m", messages: [] });
      f(answer.choices[0].message, answer.choices[0]?.message);`);
    const [read, optional] = (call ? answerReadsOf(call) : []).flatMap(({ node, path }) =>
      node.type === "MemberExpression" && path.at(-1) === "message" ? [node] : [],
    );
    if (!call || !read || !optional) throw new Error("There are no two reads.");
    expect(makeOptional(call, [read])).toMatchObject({ sharedWith: [], isDecisive: true });
    expect(makeOptional(call, [read, optional])).toBeNull();
    expect(makeOptional(call, [optional])).toBeNull();
    expect(makeOptional(call, [])).toBeNull();
  });
});
