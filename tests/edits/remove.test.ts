/** Taking a parameter out of the request. */
import { describe, expect, it } from "vitest";
import { removeEntry, removeParameter, removeTogether } from "../../src/edits/remove.js";
import { applied, requestsIn } from "../support/requests.js";
import { TypedFiles } from "../support/typed-files.js";

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
    ["SEND({ temperature: 2,  n: 1 });", "SEND({ n: 1 });"],
    ["SEND({\n  n: 1,\n  temperature: 2 });", "SEND({\n  n: 1 });"],
    ["SEND({\n  temperature: 2,  \n  n: 1,\n});", "SEND({\n  n: 1,\n});"],
    ["SEND({\n  n: 1\n  , temperature: 2  \n});", "SEND({\n  n: 1\n});"],
    ["SEND({\n  n: 1\n  , temperature: 2 });\nf();", "SEND({\n  n: 1\n   });\nf();"],
    ["const p = { temperature: 2 }; f(p.model); SEND(p);", "const p = {}; f(p.model); SEND(p);"],
  ]);
});

describe("a removal decides what is sent", () => {
  it.each<readonly [string, boolean]>([
    ["SEND({ ...(hot && { temperature: 2 }) });", true],
    ["const base = { n: 1 }; SEND({ ...base, temperature: 2, n: 2 });", true],
    ["SEND({ temperature: 2, ...given });", false],
    ["const p = { temperature: 2 }; SEND({ ...p, ...given });", false],
    // A variable would be left that nothing reads.
    ["const HOT = 2; SEND({ temperature: HOT });", false],
    ["const HOT = 2; SEND({ temperature: HOT }); f(HOT);", true],
    ["const HOT = 2; SEND({ temperature: HOT, n: HOT });", true],
    [
      "const HOT = 2; SEND({ temperature: HOT }); client.chat.completions.create({ temperature: HOT });",
      false,
    ],
    ["const HOT = 2; SEND({ temperature: HOT }); client.chat.completions.create({ n: HOT });", true],
    ["const HOT = 2; const CREATIVE = HOT; SEND({ temperature: CREATIVE }); f(HOT);", false],
    ["export const HOT = 2; SEND({ temperature: HOT });", true],
    ["const HOT = 2; SEND({ temperature: HOT }); export { HOT };", true],
    ["const HEAT = { hot: 2 }; SEND({ temperature: HEAT.hot });", false],
    ["const HEAT = { hot: 2 }; const hot = 1; SEND({ temperature: HEAT.hot }); f(HEAT);", true],
    ["enum Heat { Hot = 2 } SEND({ temperature: Heat.Hot });", false],
    ["const HOT = 2; SEND({ temperature: HOT }); type Hot = typeof HOT;", true],
    // A type that the file does not show may demand the property.
    ["const p: Params = { temperature: 2 }; SEND(p);", false],
    ["import type { Params } from './types.js'; const p: Params = { temperature: 2 }; SEND(p);", false],
    ["import type { Params } from './types.js'; SEND({ temperature: 2 } as Params);", false],
    ["const p: OpenAI.ChatCompletionCreateParams = { temperature: 2 }; SEND(p);", true],
    ["const p: OpenAI.ChatCompletionCreateParams & { seed: number } = { temperature: 2 }; SEND(p);", true],
    ["const p: OpenAI.ChatCompletionCreateParams & Params = { temperature: 2 }; SEND(p);", false],
    ["const p: Required<OpenAI.ChatCompletionCreateParams> = { temperature: 2 }; SEND(p);", false],
    ["const p: Partial<OpenAI.ChatCompletionCreateParams> = { temperature: 2 }; SEND(p);", true],
    ["const p: Pick<OpenAI.ChatCompletionCreateParams, 'temperature'> = { temperature: 2 }; SEND(p);", true],
    ["const p: Parameters<typeof client.chat.completions.create>[0] = { temperature: 2 }; SEND(p);", true],
    ["const p: typeof other = { temperature: 2 }; SEND(p);", false],
    ["const p: import('./types.js').Params = { temperature: 2 }; SEND(p);", false],
    ["const p: { [key in Key]: number } = { temperature: 2 }; SEND(p);", false],
    ["const p: Record<string, number> = { temperature: 2 }; SEND(p);", true],
    ["const p: Record<'temperature', number> = { temperature: 2 }; SEND(p);", false],
    ["const p: { temperature?: number; stop: string[] } = { temperature: 2 }; SEND(p);", true],
    ["interface Heat { temperature?: number } const p: Heat = { temperature: 2 }; SEND(p);", true],
    ["interface Heat extends Params {} const p: Heat = { temperature: 2 }; SEND(p);", false],
    [
      "interface Heat extends OpenAI.ChatCompletionCreateParams {} const p: Heat = { temperature: 2 }; SEND(p);",
      true,
    ],
    ["function f<P>() { const p: P = { temperature: 2 }; SEND(p); }", false],
    ["const p = { temperature: 2 } as const; SEND(p);", true],
    ["const p = { temperature: 2 } satisfies object; SEND(p);", true],
    ["const p = (): Params => ({ temperature: 2 }); SEND(p());", false],
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
    ["SEND({\n  n: 1\n  , temperature: 2\n  // a\n});", "SEND({\n  n: 1\n  // a\n});"],
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
    "class C { p = { temperature: 2 }; send() { SEND(this.p); } log() { f(this.p); } }",
    "const all = { p() { return { temperature: 2 }; }, log() { f(this.p()); } }; SEND(all.p());",
    "const p = { temperature: 2, f() { return this; } }; SEND(p);",
    // A type demands it.
    "const p: { temperature: number } = { temperature: 2 }; SEND(p);",
    "const p = { temperature: 2 } satisfies { 'temperature': number }; SEND(p);",
    "interface Heat { temperature: number } const p: Heat = { temperature: 2 }; SEND(p);",
    "interface Heat {} interface Heat { temperature: number } const p: Heat = { temperature: 2 }; SEND(p);",
    "interface Heat { temperature: number } let p: Heat; p = { temperature: 2 }; SEND(p);",
    "type Heat = { temperature: number }; const p = { temperature: 2 } as Heat & Request; SEND(p);",
    "const KEY = 'temperature'; const p: { [KEY]: number } = { temperature: 2 }; SEND(p);",
    "const p: { ['temperature']: number } = { temperature: 2 }; SEND(p);",
    "const p = (): { temperature: number } => ({ temperature: 2 }); SEND(p());",
    "const all: { p: () => { temperature: number } } = { p: () => ({ temperature: 2 }) }; SEND(all.p());",
    "async function p(): Promise<{ temperature: number }> { return { temperature: 2 }; } SEND(await p());",
    "function f(p: { temperature: number } = { temperature: 2 }) { SEND(p); }",
  ])("%s", (program) => {
    expect(removed(program).after).toBe(null);
  });
});

/** The program without the parameters that `together` takes along with the first of them; null where it takes none. */
function removedTogether(program: string, names: readonly string[], first = names[0]): string | null {
  const code = CLIENT + program.replace("SEND", "client.chat.completions.create");
  const [call] = requestsIn(code);
  const [entry] = first === undefined ? [] : (call?.entriesOf(first) ?? []);
  if (!call || !entry) throw new Error(`The program sends no ${first}.`);
  const edit = removeTogether(
    call,
    entry,
    names.flatMap((name) => call.entriesOf(name)),
  );
  return applied(code, edit)?.slice(CLIENT.length).replace("client.chat.completions.create", "SEND") ?? null;
}

describe("neighbours go together", () => {
  it.each<readonly [before: string, after: string | null]>([
    ["SEND({ temperature: 2, n: 2, user });", "SEND({ user });"],
    ["SEND({ user, temperature: 2, n: 2 });", "SEND({ user });"],
    ["SEND({ user, temperature: 2, n: 2, });", "SEND({ user, });"],
    ["SEND({ temperature: 2, n: 2 });", "SEND({});"],
    ["SEND({ temperature: 2, n: 2, top_p: 2, user });", "SEND({ user });"],
    ["SEND({\n  user,\n  temperature: 2,\n  n: 2,\n  stop,\n});", "SEND({\n  user,\n  stop,\n});"],
    ["SEND({\n  user,\n  temperature: 2,\n  n: 2\n});", "SEND({\n  user\n});"],
    ["SEND({\n  // a\n  temperature: 2, n: 2,\n  stop,\n});", "SEND({\n  // a\n  stop,\n});"],
    ["const p = { temperature: 2, n: 2, user }; SEND(p);", "const p = { user }; SEND(p);"],
    // Nothing to take along.
    ["SEND({ temperature: 2, user, n: 2 });", null],
    ["SEND({ temperature: 2, ...given, n: 2 });", null],
    ["SEND({ temperature: 2, /* a */ n: 2 });", null],
    ["SEND({ temperature: 2, // a\n n: 2 });", null],
    ["SEND({ temperature: 2, n: 2, // a\n stop });", null],
    ["SEND({ temperature: 2, n: 2 /* a */ });", null],
    ["SEND({\n  temperature: 2, n: 2,\n  // a\n  stop,\n});", "SEND({\n  // a\n  stop,\n});"],
    ["SEND({ temperature: 2, n: f() });", null],
    ["SEND({ temperature: 2 });", null],
    ["const p = { n: 2 }; SEND({ temperature: 2, ...p });", null],
    ["const p = {}; p.temperature = 2; p.n = 2; SEND(p);", null],
    // The one before takes it along.
    ["SEND({ n: 2, temperature: 2, top_p: 2 });", null],
    // Not the one before.
    ["SEND({ n: 2, temperature: 2, top_p: 2 /* a */ });", null],
    ["SEND({ n: 2, /* a */ temperature: 2, top_p: 2 });", "SEND({ n: 2 /* a */ });"],
    ["SEND({ n: f(), temperature: 2, top_p: 2 });", "SEND({ n: f() });"],
  ])("%s", (before, after) => {
    expect(removedTogether(before, ["temperature", "n", "top_p"])).toBe(after);
  });

  it("only where the first is among them", () => {
    expect(
      removedTogether("SEND({ temperature: 2, n: 2, top_p: 2 });", ["n", "top_p"], "temperature"),
    ).toBeNull();
  });

  it.each<readonly [program: string, isDecisiveAlone: boolean, isDecisiveTogether: boolean]>([
    ["const HOT = 2; SEND({ temperature: HOT, n: HOT });", true, false],
    ["const HOT = 2; SEND({ temperature: HOT + given, n: HOT - given });", true, false],
    ["const HOT = 2; SEND({ temperature: HOT, n: 3 }); f(HOT);", true, true],
    ["const HOT = 2; SEND({ temperature: HOT, n: HOT }); SEND({ temperature: HOT });", true, false],
    ["const HOT = 2; SEND({ temperature: HOT, n: HOT }); SEND({ top_p: HOT });", true, true],
    ["const HOT = 2; SEND({ temperature: HOT + given, n: 3 });", false, false],
    ["function f() { SEND({ temperature: arguments[0], n: 3 }); }", true, true],
  ])("leaves no variable behind that only they read: %s", (program, alone, together) => {
    const [call] = requestsIn(CLIENT + program.replaceAll("SEND", "client.chat.completions.create"));
    const entries = ["temperature", "n"].flatMap((name) => call?.entriesOf(name) ?? []);
    const [temperature] = entries;
    if (!call || !temperature) throw new Error("The program sends no temperature.");
    expect(removeEntry(call, temperature)?.isDecisive).toBe(alone);
    expect(removeTogether(call, temperature, entries)?.isDecisive).toBe(together);
  });
});

describe("a property goes whatever it can be", () => {
  it.each<readonly [before: string, after: string | null]>([
    ["SEND({ temperature: hot ? 2 : 0, user });", "SEND({ user });"],
    ["SEND({ temperature: given ?? 2, user });", "SEND({ user });"],
    [
      "const f = (temperature = 2) => SEND({ temperature, user });",
      "const f = (temperature = 2) => SEND({ user });",
    ],
    ["SEND({ temperature: given, user });", "SEND({ user });"],
    ["SEND({ temperature() {}, user });", null],
    // Something else would be sent instead.
    ["SEND({ ...others, temperature: given });", null],
    ["SEND({ temperature: 0, temperature: given });", null],
    ["SEND({ ...others, temperature: hot ? 2 : 0 });", null],
  ])("%s", (before, after) => {
    const code = CLIENT + before.replace("SEND", "client.chat.completions.create");
    const [call] = requestsIn(code);
    const [entry] = call?.entriesOf("temperature") ?? [];
    if (!call || !entry) throw new Error("The program sends no temperature.");
    const output = applied(code, removeEntry(call, entry))?.slice(CLIENT.length);
    expect(output?.replace("client.chat.completions.create", "SEND") ?? null).toBe(after);
  });
});

describe("what only a type says", () => {
  const files = new TypedFiles({
    "constants.ts": "export const HOT = 2;",
    "send.ts": `import OpenAI from "openai";
      import { HOT } from "./constants.js";
      const { completions } = new OpenAI().chat;
      console.log(HOT);
      completions.create({ model: "m", messages: [], temperature: HOT, n: 2 });
      completions.create({ model: "m", messages: [], temperature: HOT > 1 ? HOT : 3, n: 2 });`,
  });

  it.each([0, 1])("a removal of it decides nothing: request %i", (index) => {
    const [temperature, n, both] = files.usage("send.ts", ({ calls }): readonly unknown[] => {
      const call = calls[index];
      const [hot, choices] = call?.entriesOf("temperature").concat(call.entriesOf("n")) ?? [];
      if (!call || !hot || !choices) throw new Error("The program sends no temperature.");
      const edits = [
        removeEntry(call, hot),
        removeEntry(call, choices),
        removeTogether(call, hot, [hot, choices]),
      ];
      return edits.map((edit) => edit?.isDecisive);
    });
    expect({ temperature, n, both }).toEqual({ temperature: false, n: true, both: false });
  });
});

// Without the property, these programs would not compile.
describe("a type demands the property on the way to the request", () => {
  it.each([
    "const same = (o: { temperature: number }) => o; SEND(same({ temperature: 2, n: 1 }));",
    "function same<T extends { temperature: number }>(o: T): T { return o; } SEND(same({ temperature: 2, n: 1 }));",
    "const p = { temperature: 2, n: 1 }; const q: { temperature: number } = p; SEND(q);",
    "const p = { temperature: 2, n: 1 }; SEND({ ...(p satisfies { temperature: number }) });",
  ])("%s", (program) => {
    expect(removed(program).after).toBeNull();
  });
  it("not where it can be left out", () => {
    const same = "const same = (o: { temperature?: number }) => o;";
    expect(removed(`${same} SEND(same({ temperature: 2, n: 1 }));`).after).toBe(
      `${same} SEND(same({ n: 1 }));`,
    );
  });
});
