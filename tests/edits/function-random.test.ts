/**
 * Programs that handle calls of functions in random ways, many of them wrong, are run before and after the fix: with one
 * call per turn a fixed program does the same as before, with several it handles all of them in order, and never sends
 * messages that Kimi rejects.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import rule from "../../rules/no-deprecated-functions.js";
import { readCase } from "../support/cases.js";
import { answerTo, type ModelCall } from "../support/function-server.js";
import { CaseLinter } from "../support/lint.js";
import { runProgram, type ProgramRun } from "../support/run-program.js";

const RUNS = Number(process.env["FUNCTION_RUNS"] ?? 200);

const BINDINGS = [
  "const message = response.choices[0].message; const reason = response.choices[0].finish_reason;",
  "const { message, finish_reason: reason } = response.choices[0];",
  "const choice = response.choices[0]; const { message } = choice; reason = choice.finish_reason;",
  "const { choices: [{ message, finish_reason: reason }] } = response;",
  "message = response.choices[0].message; reason = response.choices[0].finish_reason;",
];
const NAMES = [
  "",
  "const call = message.function_call;",
  "const { function_call: call } = message;",
  "const { function_call, content } = message;",
  "let call; call = message.function_call;",
];
const PUSHES = [
  "messages.push(message);",
  "messages.push(message);",
  "messages.push(message);",
  'messages.push({ role: "assistant", content: message.content, function_call: message.function_call });',
  "if (message.function_call) messages.push(message);",
  "messages.push(message); messages.push(message);",
  "",
];
const EXITS = [
  "return message.content;",
  "break;",
  "{ log(message.content); return; }",
  "{ log('over'); break; }",
  "continue;",
];
const TESTS = [
  "CALL",
  "CALL",
  "CALL != null",
  "CALL !== undefined",
  'reason === "function_call"',
  'reason === "function_call" && CALL',
  "CALL && count < 3",
  "!message.content",
];
const HANDLERS = [
  'const { name, arguments: json } = CALL; PUSH messages.push({ role: "function", name, content: run(name, JSON.parse(json).x) });',
  'const name = CALL.name; const result = run(name, JSON.parse(CALL.arguments).x); PUSH messages.push({ role: "function", name, content: result });',
  'PUSH let result; try { result = run(CALL.name, JSON.parse(CALL.arguments).x); } catch (error) { result = String(error); } messages.push({ role: "function", name: CALL.name, content: result });',
  'PUSH const args = JSON.parse(CALL.arguments); if (CALL.name === "a") messages.push({ role: "function", name: "a", content: run("a", args.x) }); else messages.push({ role: "function", name: CALL.name, content: run("b", args.x) });',
  'PUSH const args = JSON.parse(CALL.arguments); if (CALL.name === "a") { messages.push({ role: "function", name: "a", content: run("a", args.x) }); }',
  'PUSH const args = JSON.parse(CALL.arguments); switch (CALL.name) { case "a": messages.push({ role: "function", name: "a", content: run("a", args.x) }); break; default: messages.push({ role: "function", name: CALL.name, content: "?" + run("b", args.x) }); }',
  'PUSH messages.push({ role: "function", name: CALL.name, content: await tool(CALL) });',
  'PUSH const answer = { role: "function", name: CALL.name, content: await tool(CALL) }; messages.push(answer); log(answer.content);',
  'PUSH if (CALL.name !== "a") { messages.push({ role: "function", name: CALL.name, content: run("b", JSON.parse(CALL.arguments).x) }); continue; } messages.push({ role: "function", name: "a", content: await tool(CALL) });',
  'PUSH const result = await tool(CALL); if (result === "") return "nothing"; messages.push({ role: "function", name: CALL.name, content: result });',
  'PUSH kept = await tool(CALL); messages.push({ role: "function", name: CALL.name, content: kept });',
  'PUSH tool(CALL).then((content) => messages.push({ role: "function", name: CALL.name, content }));',
  'const result = await tool(CALL); messages.push({ role: "function", name: CALL.name, content: result }); PUSH',
];
const NOISE = [
  "",
  "",
  "",
  "",
  "",
  "log('noise');",
  "log(messages.length);",
  "count++;",
  "if (count > 1) break;",
  "if (count++ > 2) return 'limit';",
  "if (count > 2) throw new Error('limit');",
  "if (message.content) log('content');",
  "if (message.content) return message.content;",
  "messages.push({ role: 'user', content: 'go on' });",
  "const size = messages.length;",
  "log(kept);",
  "last = message;",
  "log(typeof result);",
  "if (reason === 'length') break;",
  "console.log(messages);",
];
const FRAMES = [
  "const messages = [{ role: 'user', content: 'x' }]; async function chat() { while (true) { BODY } } log(await chat());",
  "async function chat() { const messages = [{ role: 'user', content: 'x' }]; for (let turn = 0; turn < 6; turn++) { BODY } return 'end'; } log(await chat());",
  "async function chat() { const messages = [{ role: 'user', content: 'x' }]; while (messages.length < 20) { try { BODY } catch (error) { log(String(error)); } } } log(await chat());",
  "async function chat() { const messages = [{ role: 'user', content: 'x' }]; try { for (;;) { BODY } } catch (error) { log(String(error)); } } log(await chat());",
  "async function turn(messages) { do { BODY if (messages.length > 12) return 'end'; } while (reason !== 'stop'); return 'end'; } log(await turn([{ role: 'user', content: 'x' }]));",
  "async function chat() { const messages = [{ role: 'user', content: 'x' }]; for (let turn = 0; turn < 6; turn++) { BODY } const response = await client.chat.completions.create({ model: 'gpt-4', messages }); return response.choices[0].message.content; } log(await chat());",
];

const program = fc
  .record({
    binding: fc.constantFrom(...BINDINGS),
    names: fc.constantFrom(...NAMES),
    push: fc.constantFrom(...PUSHES),
    test: fc.constantFrom(...TESTS),
    exit: fc.constantFrom(...EXITS),
    handler: fc.constantFrom(...HANDLERS),
    frame: fc.constantFrom(...FRAMES),
    noise: fc.array(fc.constantFrom(...NOISE), { minLength: 6, maxLength: 6 }),
    pushPlace: fc.constantFrom("before", "before", "inside"),
    guard: fc.constantFrom("exit", "exit", "branch", "branch with else", "none"),
    alias: fc.boolean(),
  })
  .map(({ binding, names, push, test, exit, handler, frame, noise, pushPlace, guard, alias }) => {
    const [first = "", second = "", third = "", fourth = "", fifth = "", sixth = ""] = noise;
    const handled = `${fourth} ${handler.replace("PUSH", pushPlace === "inside" ? push : "")} ${fifth}`;
    const guarded = {
      exit: `if (!(${test})) ${exit} ${handled}`,
      branch: `if (${test}) { ${handled} } else ${exit}`,
      "branch with else": `if (!(${test})) { ${third} ${exit} } else { ${handled} }`,
      none: handled,
    }[guard];
    const call =
      alias && names.includes("call")
        ? "call"
        : names.includes("function_call,") && alias
          ? "function_call"
          : "message.function_call";
    const body = `const response = await client.chat.completions.create({ model: "gpt-4", messages, functions: [{ name: "a", parameters: {} }] });
${binding} ${names} ${first} ${pushPlace === "before" ? push : ""} ${second} ${guarded} ${sixth}`;
    const declared = `${binding.startsWith("message =") ? "let message; " : ""}${binding.startsWith("const message") || binding.includes(": reason") ? "" : "let reason; "}`;
    return `import OpenAI from "openai";
const client = new OpenAI();
const log = (...values) => console.log(...values);
let count = 0; let kept; let last;
const tool = async (call) => run(call.name, JSON.parse(call.arguments).x);
${frame.replace("BODY", `${declared}\n${body.replaceAll("CALL", call)}\n`)}
`;
  });

const call = fc.record({
  name: fc.constantFrom("a", "b"),
  arguments: fc.constantFrom('{"x":1}', '{"x":2}', '{"x":"fail"}', "{"),
});
const turns = fc.array(fc.array(call, { minLength: 1, maxLength: 3 }), { maxLength: 3 });

/** A program that sends more requests than this never ends. */
const RUNAWAY = 40;

/** Runs a program with a model that makes these calls; notes what the server rejects. */
async function runWith(
  code: string,
  calls: readonly (readonly ModelCall[])[],
): Promise<ProgramRun & { readonly rejected: readonly string[] }> {
  const rejected: string[] = [];
  let requests = 0;
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const send: typeof fetch = (_, init) => {
    requests += 1;
    if (requests > RUNAWAY) {
      stop();
      return new Promise(() => undefined);
    }
    const { status, body } = answerTo(JSON.parse(typeof init?.body === "string" ? init.body : ""), calls);
    if (status === 400) rejected.push(JSON.stringify(body));
    return Promise.resolve(
      new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } }),
    );
  };
  const run = await runProgram(code, send, stopped);
  return {
    ...run,
    printed: run.printed.map((line) => line.replace(/^\[\{.*|(?<=^TypeError).*/u, "")),
    rejected,
  };
}

it("keeps what a program does, whatever the model calls", async () => {
  let fixed = 0;
  await fc.assert(
    fc.asyncProperty(program, turns, async (code, calls) => {
      const linter = new CaseLinter(rule, readCase(code), {}, "file.mjs");
      const { output } = linter.fixRepeatedly(code, "tested");
      if (output === code) return;
      fixed += 1;
      const single = calls.flat().map((one) => [one]);
      const [before, after, atOnce] = [
        await runWith(code, single),
        await runWith(output, single),
        await runWith(output, calls),
      ];
      const show = `${code}\n--- after:\n${output}`;
      expect(after, show).toEqual(before);
      expect(atOnce.rejected, show).toEqual([]);
      const wanted = before.ran.slice(0, atOnce.ran.length);
      expect(atOnce.ran.slice(0, wanted.length), show).toEqual(wanted);
    }),
    { numRuns: RUNS, seed: Number(process.env["FUNCTION_SEED"] ?? 1) },
  );
  // Otherwise the test says little.
  expect(fixed).toBeGreaterThan(RUNS / 20);
});
