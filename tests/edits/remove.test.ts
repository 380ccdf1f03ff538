/** Taking a parameter out of the request. */
import { describe, expect, it } from "vitest";
import { removeParameter } from "../../src/edits/remove.js";
import { applied, requestsIn } from "../support/requests.js";

const CLIENT = `import OpenAI from "openai"; const client = new OpenAI();\n`;

/** The program without the first temperature of its first request, and whether that decides it. */
function removed(program: string) {
  const code = CLIENT + program.replace("SEND", "client.chat.completions.create");
  const [call] = requestsIn(code);
  const [temperature] = call?.parameter("temperature").alternatives ?? [];
  if (!call || !temperature) throw new Error("The program sends no temperature.");
  const edit = removeParameter(call, temperature);
  const after = applied(code, edit)?.slice(CLIENT.length) ?? null;
  return {
    after: after?.replace("client.chat.completions.create", "SEND") ?? null,
    isDecisive: edit?.isDecisive,
  };
}

/** One test per program, as a name that fits on a line. */
function itRemoves(rows: readonly (readonly [before: string, after: string])[]): void {
  it.each(rows.map(([before, after]) => ({ name: before.replaceAll("\n", "⏎"), before, after })))(
    "$name",
    ({ before, after }) => {
      expect(removed(before).after).toBe(after);
    },
  );
}

describe("a property goes with its comma and its line", () => {
  itRemoves([
    ["SEND({ temperature: 2 });", "SEND({});"],
    ["SEND({ temperature: 2, });", "SEND({});"],
    ["SEND({\n  temperature: 2,\n});", "SEND({});"],
    ["SEND({ temperature: 2, n: 1 });", "SEND({ n: 1 });"],
    ["SEND({ n: 1, temperature: 2 });", "SEND({ n: 1 });"],
    ["SEND({ n: 1, temperature: 2, });", "SEND({ n: 1, });"],
    ["SEND({ n: 1, temperature: 2, user });", "SEND({ n: 1, user });"],
    ["SEND({n:1,temperature:2,user});", "SEND({n:1,user});"],
    ["SEND({n:1,temperature:2});", "SEND({n:1});"],
    ["SEND({\n  n: 1,\n  temperature: 2,\n  user,\n});", "SEND({\n  n: 1,\n  user,\n});"],
    ["SEND({\n  n: 1,\n  temperature: 2,\n});", "SEND({\n  n: 1,\n});"],
    ["SEND({\n  n: 1,\n  temperature: 2\n});", "SEND({\n  n: 1\n});"],
    ["SEND({\r\n\tn: 1,\r\n\ttemperature: 2,\r\n});", "SEND({\r\n\tn: 1,\r\n});"],
    ["SEND({\r\n\tn: 1,\r\n\ttemperature: 2\r\n});", "SEND({\r\n\tn: 1\r\n});"],
    ["SEND({\n  n: 1, temperature: 2,\n  user,\n});", "SEND({\n  n: 1,\n  user,\n});"],
    ["SEND({\n  n: 1\n  , temperature: 2\n  , user\n});", "SEND({\n  n: 1\n  , user\n});"],
    ["SEND({\n  n: 1\n  , temperature: 2\n});", "SEND({\n  n: 1\n});"],
    ["SEND({ temperature:\n  2, n: 1 });", "SEND({ n: 1 });"],
    ["SEND({ 'temperature': 2, n: 1 });", "SEND({ n: 1 });"],
    ["SEND({ temperature: (2), n: 1 });", "SEND({ n: 1 });"],
    ["const temperature = 2; SEND({ temperature, n: 1 });", "const temperature = 2; SEND({ n: 1 });"],
    ["const p = { temperature: 2, n: 1 }; SEND(p);", "const p = { n: 1 }; SEND(p);"],
    ["SEND({ n: 1, ...(hot && { temperature: 2 }) });", "SEND({ n: 1, ...(hot && {}) });"],
    ["SEND({ temperature: 2, ...given });", "SEND({ ...given });"],
    [
      "const base = { n: 1 }; SEND({ ...base, temperature: 2 });",
      "const base = { n: 1 }; SEND({ ...base });",
    ],
    ["SEND({ temperature: 2 } as { temperature?: number });", "SEND({} as { temperature?: number });"],
  ]);
});

describe("a removal decides what is sent", () => {
  it.each<readonly [string, boolean]>([
    ["SEND({ ...(hot && { temperature: 2 }) });", true],
    ["const base = { n: 1 }; SEND({ ...base, temperature: 2, n: 2 });", true],
    ["SEND({ temperature: 2, ...given });", false],
    ["const p = { temperature: 2 }; SEND({ ...p, ...given });", false],
  ])("%s", (program, isDecisive) => {
    expect(removed(program).isDecisive).toBe(isDecisive);
  });
});

describe("comments stay where they are", () => {
  itRemoves([
    ["SEND({ /* a */ temperature: 2 /* b */ });", "SEND({ /* a */ /* b */ });"],
    ["SEND({ /* a */ temperature: 2, /* b */ n: 1 });", "SEND({ /* a */ /* b */ n: 1 });"],
    ["SEND({ n: 1, /* a */ temperature: 2 });", "SEND({ n: 1 /* a */ });"],
    ["SEND({ n: 1 /* a */, temperature: 2 });", "SEND({ n: 1 /* a */ });"],
    ["SEND({ n: 1, temperature: 2 /* a */ });", "SEND({ n: 1 /* a */ });"],
    ["SEND({\n  // a\n  temperature: 2,\n  n: 1,\n});", "SEND({\n  // a\n  n: 1,\n});"],
    ["SEND({\n  temperature: 2, // a\n  n: 1,\n});", "SEND({\n  // a\n  n: 1,\n});"],
    ["SEND({\n  n: 1, // a\n  temperature: 2,\n});", "SEND({\n  n: 1, // a\n});"],
    ["SEND({\n  n: 1, // a\n  temperature: 2\n});", "SEND({\n  n: 1 // a\n});"],
    ["SEND({\n  n: 1,\n  // a\n  temperature: 2\n});", "SEND({\n  n: 1\n  // a\n});"],
    ["SEND({\n  n: 1,\n  temperature: 2 // a\n});", "SEND({\n  n: 1\n  // a\n});"],
    ["SEND({\n  n: 1,\n  temperature: 2\n  // a\n});", "SEND({\n  n: 1\n  // a\n});"],
  ]);
});

describe("no edit is offered", () => {
  it.each([
    // A comment would be lost.
    "SEND({ temperature: /* a */ 2, n: 1 });",
    "SEND({ temperature /* a */: 2, n: 1 });",
    "SEND({ temperature: 2 /* a */, n: 1 });",
    // Something else would be sent instead.
    "SEND({ ...given, temperature: 2 });",
    "SEND({ temperature: 0, temperature: 2 });",
    "const p = { temperature: 0 }; p.temperature = 2; SEND(p);",
    // The property can be something else.
    "SEND({ temperature: hot ? 2 : 0 });",
    "SEND({ temperature: given ?? 2 });",
    "const f = (temperature = 2) => SEND({ temperature });",
    // More would be lost.
    "SEND({ temperature: (f(), 2) });",
    "SEND({ ['temperature']: 2 });",
    "SEND({ get temperature() { return 2; } });",
    "SEND(p = { temperature: 2 });",
    "const p = (exports.p = { temperature: 2 }); SEND(p);",
    // Other code reads or writes it.
    "const p = { temperature: 2 }; f(p); SEND(p);",
    "const p = { temperature: 2 }; f(p.temperature); SEND(p);",
    "const p = { temperature: 2 }; if (cold) p.temperature = 0; SEND(p);",
    "export const p = { temperature: 2 }; SEND(p);",
    "const p = { temperature: 2, f() { return this; } }; SEND(p);",
    // A type demands it.
    "const p: { temperature: number } = { temperature: 2 }; SEND(p);",
    "const p = { temperature: 2 } satisfies { 'temperature': number }; SEND(p);",
    "interface Heat { temperature: number } const p: Heat = { temperature: 2 }; SEND(p);",
    "type Heat = { temperature: number }; const p = { temperature: 2 } as Heat & Request; SEND(p);",
    "const p = (): { temperature: number } => ({ temperature: 2 }); SEND(p());",
    "async function p(): Promise<{ temperature: number }> { return { temperature: 2 }; } SEND(await p());",
    "function f(p: { temperature: number } = { temperature: 2 }) { SEND(p); }",
  ])("%s", (program) => {
    expect(removed(program).after).toBe(null);
  });
});
