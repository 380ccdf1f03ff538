/** Writing another value where a parameter's value is written. */
import { describe, expect, it } from "vitest";
import { replaceValue } from "../../src/edits/replace.js";
import { applied, requestsIn } from "../support/requests.js";

const CLIENT = `import OpenAI from "openai"; const client = new OpenAI();`;

/** The program after the first value of `temperature` in its first request became 1, and whether that decides it. */
function replaced(program: string, filename?: string) {
  const code = `${CLIENT} ${program.replace("SEND", "client.chat.completions.create")}`;
  const [call] = requestsIn(code, filename);
  const [temperature] = call?.parameter("temperature").alternatives ?? [];
  if (!call || !temperature) throw new Error("The program sends no temperature.");
  const edit = replaceValue(call, temperature, 1);
  const after = applied(code, edit)?.slice(CLIENT.length + 1) ?? null;
  return {
    after: after?.replace("client.chat.completions.create", "SEND") ?? null,
    isDecisive: edit?.isDecisive ?? false,
    sharedWith: edit?.sharedWith.length ?? 0,
  };
}

type Row = readonly [before: string, after: string];

function itReplaces(rows: readonly Row[], isDecisive: boolean): void {
  it.each(rows)("%s", (before, after) => {
    expect(replaced(before)).toEqual({ after, isDecisive, sharedWith: 0 });
  });
}

function itStepsBack(rows: readonly string[]): void {
  it.each(rows)("%s", (before) => {
    expect(replaced(before).after).toBe(null);
  });
}

describe("a constant in the request is replaced", () => {
  itReplaces(
    [
      ["SEND({ temperature: 2 });", "SEND({ temperature: 1 });"],
      ["SEND({ temperature: -2 });", "SEND({ temperature: 1 });"],
      ["SEND({ temperature:2 });", "SEND({ temperature:1 });"],
      ["SEND({ 'temperature': 2 });", "SEND({ 'temperature': 1 });"],
      ["SEND({ ['temperature']: 2 });", "SEND({ ['temperature']: 1 });"],
      ["SEND({ temperature: (2) });", "SEND({ temperature: (1) });"],
      ["SEND({ temperature: 2 as number });", "SEND({ temperature: 1 as number });"],
      ["SEND({ temperature: <number>2 });", "SEND({ temperature: <number>1 });"],
      ["SEND({ temperature: 2! });", "SEND({ temperature: 1! });"],
      [
        "SEND({ temperature: /* hot */ 2 /* really */ });",
        "SEND({ temperature: /* hot */ 1 /* really */ });",
      ],
      ["SEND({ temperature: hot ? 2 : 0 });", "SEND({ temperature: hot ? 1 : 0 });"],
      ["SEND({ temperature: hot?2:0 });", "SEND({ temperature: hot?1:0 });"],
      ["SEND({ temperature: given ?? 2 });", "SEND({ temperature: given ?? 1 });"],
      ["SEND({ temperature: given || 2 });", "SEND({ temperature: given || 1 });"],
      ["SEND({ temperature: 2 || given });", "SEND({ temperature: 1 || given });"],
      ["SEND({ temperature: await 2 });", "SEND({ temperature: await 1 });"],
      ["SEND({ temperature: await-2 });", "SEND({ temperature: await 1 });"],
      ["SEND({ ...given, temperature: 2 });", "SEND({ ...given, temperature: 1 });"],
      ["SEND({ ...(hot && { temperature: 2 }) });", "SEND({ ...(hot && { temperature: 1 }) });"],
      ["SEND({ ...(hot ? { temperature: 2 } : {}) });", "SEND({ ...(hot ? { temperature: 1 } : {}) });"],
      [
        "SEND(Object.assign({}, given, { temperature: 2 }));",
        "SEND(Object.assign({}, given, { temperature: 1 }));",
      ],
      ["SEND({ temperature: 2 } as Request);", "SEND({ temperature: 1 } as Request);"],
      ["SEND({ temperature: 2 } satisfies Request);", "SEND({ temperature: 1 } satisfies Request);"],
      ["SEND({ temperature: 0, temperature: 2 });", "SEND({ temperature: 0, temperature: 1 });"],
    ],
    true,
  );
});

describe("a constant that only the request reads is replaced where it is declared", () => {
  itReplaces(
    [
      ["const T = 2; SEND({ temperature: T });", "const T = 1; SEND({ temperature: T });"],
      ["const T: number = 2; SEND({ temperature: T });", "const T: number = 1; SEND({ temperature: T });"],
      ["let T = 2; SEND({ temperature: T });", "let T = 1; SEND({ temperature: T });"],
      ["const temperature = 2; SEND({ temperature });", "const temperature = 1; SEND({ temperature });"],
      [
        "const A = 2; const B = A; SEND({ temperature: B });",
        "const A = 1; const B = A; SEND({ temperature: B });",
      ],
      [
        "const T = hot ? 2 : 0; SEND({ temperature: T });",
        "const T = hot ? 1 : 0; SEND({ temperature: T });",
      ],
      [
        "const C = { hot: 2, cold: 0 }; f(C.cold); SEND({ temperature: C.hot });",
        "const C = { hot: 1, cold: 0 }; f(C.cold); SEND({ temperature: C.hot });",
      ],
      [
        "const C = { hot: 2, cold: 0 }; const { cold } = C; SEND({ temperature: C.hot });",
        "const C = { hot: 1, cold: 0 }; const { cold } = C; SEND({ temperature: C.hot });",
      ],
      [
        "const { hot } = { hot: 2 }; SEND({ temperature: hot });",
        "const { hot } = { hot: 1 }; SEND({ temperature: hot });",
      ],
      [
        "const { hot = 2 } = given; SEND({ temperature: hot });",
        "const { hot = 1 } = given; SEND({ temperature: hot });",
      ],
      [
        "const T = [2, 0]; if (T.length > 1) f(); SEND({ temperature: T[0] });",
        "const T = [1, 0]; if (T.length > 1) f(); SEND({ temperature: T[0] });",
      ],
      ["const p = { temperature: 2 }; SEND(p);", "const p = { temperature: 1 }; SEND(p);"],
      ["const p: Request = { temperature: 2 }; SEND(p);", "const p: Request = { temperature: 1 }; SEND(p);"],
      ["const p = { temperature: 2 } as const; SEND(p);", "const p = { temperature: 1 } as const; SEND(p);"],
      [
        "const p = { temperature: 2 }; SEND({ ...p, n: 1 });",
        "const p = { temperature: 1 }; SEND({ ...p, n: 1 });",
      ],
      [
        "const p = { temperature: 2 }; const q = p; SEND(q);",
        "const p = { temperature: 1 }; const q = p; SEND(q);",
      ],
      [
        "const p = { model: 'a', temperature: 2 }; f(p.model); SEND(p);",
        "const p = { model: 'a', temperature: 1 }; f(p.model); SEND(p);",
      ],
      [
        "const p = { messages: [], temperature: 2 }; p.messages.push(x); SEND(p);",
        "const p = { messages: [], temperature: 1 }; p.messages.push(x); SEND(p);",
      ],
      [
        "const p = { model: 'a' }; p.temperature = 2; SEND(p);",
        "const p = { model: 'a' }; p.temperature = 1; SEND(p);",
      ],
      [
        "const p = { temperature: 2 }; if (cold) p.temperature = 0; SEND(p);",
        "const p = { temperature: 2 }; if (cold) p.temperature = 1; SEND(p);",
      ],
      [
        "const p = { temperature: 0 }; hot && (p.temperature = 2); SEND(p);",
        "const p = { temperature: 0 }; hot && (p.temperature = 1); SEND(p);",
      ],
      [
        "const p = () => ({ temperature: 2 }); SEND(p());",
        "const p = () => ({ temperature: 1 }); SEND(p());",
      ],
      [
        "function p() { return { temperature: 2 }; } SEND(p());",
        "function p() { return { temperature: 1 }; } SEND(p());",
      ],
      [
        "function t() { return-2; } SEND({ temperature: t() });",
        "function t() { return 1; } SEND({ temperature: t() });",
      ],
      [
        "function t() { return.2; } SEND({ temperature: t() });",
        "function t() { return 1; } SEND({ temperature: t() });",
      ],
      [
        "const f = (temperature = 2) => SEND({ temperature });",
        "const f = (temperature = 1) => SEND({ temperature });",
      ],
      [
        "const f = ({ temperature = 2 }) => SEND({ temperature });",
        "const f = ({ temperature = 1 }) => SEND({ temperature });",
      ],

      ["const f = (p = { temperature: 2 }) => SEND(p);", "const f = (p = { temperature: 1 }) => SEND(p);"],
      ["let T; T = 2; SEND({ temperature: T });", "let T; T = 1; SEND({ temperature: T });"],
    ],
    true,
  );
});

describe("what is more than a constant is replaced without deciding", () => {
  itReplaces(
    [
      ["SEND({ temperature: 1 + 1 });", "SEND({ temperature: 1 });"],
      ["const BASE = 1; SEND({ temperature: BASE * 2 });", "const BASE = 1; SEND({ temperature: 1 });"],
      [
        "export const BASE = 1; SEND({ temperature: BASE * 2 });",
        "export const BASE = 1; SEND({ temperature: 1 });",
      ],
      ["SEND({ temperature: 2, ...given });", "SEND({ temperature: 1, ...given });"],
      ["SEND({ temperature: 2, [key]: 0 });", "SEND({ temperature: 1, [key]: 0 });"],
      ["export const T = 2; SEND({ temperature: T });", "export const T = 2; SEND({ temperature: 1 });"],
      [
        "const T = 2; export { T }; SEND({ temperature: T });",
        "const T = 2; export { T }; SEND({ temperature: 1 });",
      ],
      ["const T = 2; f(T); SEND({ temperature: T });", "const T = 2; f(T); SEND({ temperature: 1 });"],
      [
        "const T = 2; SEND({ temperature: T, top_p: T });",
        "const T = 2; SEND({ temperature: 1, top_p: T });",
      ],
      [
        "const T = 2; type Hot = typeof T; SEND({ temperature: T });",
        "const T = 2; type Hot = typeof T; SEND({ temperature: 1 });",
      ],
      [
        "const temperature = 2; f(temperature); SEND({ temperature });",
        "const temperature = 2; f(temperature); SEND({ temperature: 1 });",
      ],
      [
        "const T = 2; f(T); SEND({ temperature: T as number });",
        "const T = 2; f(T); SEND({ temperature: 1 as number });",
      ],
      [
        "const C = { hot: 2 }; if (C.hot) f(); SEND({ temperature: C?.hot });",
        "const C = { hot: 2 }; if (C.hot) f(); SEND({ temperature: 1 });",
      ],
      ["enum T { Hot = 2 } SEND({ temperature: T.Hot });", "enum T { Hot = 2 } SEND({ temperature: 1 });"],
      ["const T = 1 + 1; SEND({ temperature: T });", "const T = 1 + 1; SEND({ temperature: 1 });"],
      [
        "const T = 2; f(T.hot); SEND({ temperature: T });",
        "const T = 2; f(T.hot); SEND({ temperature: 1 });",
      ],
      [
        "const T = 2; f(T); SEND({ temperature: 0.5, ...(hot && { temperature: T }) });",
        "const T = 2; f(T); SEND({ temperature: 0.5, ...(hot && { temperature: 1 }) });",
      ],
    ],
    false,
  );
});

describe("a constant that other code reads is not replaced where it is declared", () => {
  itReplaces(
    [
      // A method reads it through `this`.
      [
        "const C = { hot: 2, warm() { return this.hot; } }; SEND({ temperature: C.hot });",
        "const C = { hot: 2, warm() { return this.hot; } }; SEND({ temperature: 1 });",
      ],
      [
        "const C = { hot: 2, warm: () => C.hot / 2 }; SEND({ temperature: C.hot });",
        "const C = { hot: 2, warm: () => C.hot / 2 }; SEND({ temperature: 1 });",
      ],
      [
        "const T = [2, 0]; if (T.includes(2)) g(); SEND({ temperature: T[0] });",
        "const T = [2, 0]; if (T.includes(2)) g(); SEND({ temperature: 1 });",
      ],
      // Another name reads it.
      [
        "let last; const T = (last = 2); f(last); SEND({ temperature: T });",
        "let last; const T = (last = 2); f(last); SEND({ temperature: 1 });",
      ],
      ["let T; f((T = 2)); SEND({ temperature: T });", "let T; f((T = 2)); SEND({ temperature: 1 });"],
      [
        "const C = { hot: 2 }; const { hot } = C; SEND({ temperature: C.hot });",
        "const C = { hot: 2 }; const { hot } = C; SEND({ temperature: 1 });",
      ],
      [
        "const C = { hot: 2 }; const { ...rest } = C; SEND({ temperature: C.hot });",
        "const C = { hot: 2 }; const { ...rest } = C; SEND({ temperature: 1 });",
      ],
      [
        "const C = { hot: 2 }; const { [key]: any } = C; SEND({ temperature: C.hot });",
        "const C = { hot: 2 }; const { [key]: any } = C; SEND({ temperature: 1 });",
      ],
      [
        "const C = { hot: 2 }; f(C[key]); SEND({ temperature: C.hot });",
        "const C = { hot: 2 }; f(C[key]); SEND({ temperature: 1 });",
      ],
      // A type says which constant it is.
      ["const T: 2 = 2; SEND({ temperature: T });", "const T: 2 = 2; SEND({ temperature: 1 });"],
      ["const T = 2 as 2; SEND({ temperature: T });", "const T = 2 as 2; SEND({ temperature: 1 });"],
      [
        "const T = 2 satisfies 2 | 0; SEND({ temperature: T });",
        "const T = 2 satisfies 2 | 0; SEND({ temperature: 1 });",
      ],
      ["const T = <2>2; SEND({ temperature: T });", "const T = <2>2; SEND({ temperature: 1 });"],
      ["const T: -2 = -2; SEND({ temperature: T });", "const T: -2 = -2; SEND({ temperature: 1 });"],
      [
        "type Hot = 2 | 3; const T: Hot = 2; SEND({ temperature: T });",
        "type Hot = 2 | 3; const T: Hot = 2; SEND({ temperature: 1 });",
      ],
      [
        "interface Heat { hot: 2 } const C: Heat = { hot: 2 }; SEND({ temperature: C.hot });",
        "interface Heat { hot: 2 } const C: Heat = { hot: 2 }; SEND({ temperature: 1 });",
      ],
    ],
    false,
  );

  it.each<Row>([
    ["const T: 2 | 1 = 2; SEND({ temperature: T });", "const T: 2 | 1 = 1; SEND({ temperature: T });"],
    [
      "type T = T[] | number; const t: T = 2; SEND({ temperature: t });",
      "type T = T[] | number; const t: T = 1; SEND({ temperature: t });",
    ],
  ])("but it is where its type allows both: %s", (before, after) => {
    expect(replaced(before)).toEqual({ after, isDecisive: true, sharedWith: 0 });
  });
});

describe("no edit is offered", () => {
  itStepsBack([
    // A comment would be lost.
    "SEND({ temperature: - /* minus */ 2 });",
    "SEND({ temperature: 1 /* and */ + 1 });",
    "const C = { hot: 2 }; f(C); SEND({ temperature: C /* c */ .hot });",
    // Other code reads the object.
    "const p = { temperature: 2 }; f(p); SEND(p);",
    "const p = { temperature: 2 }; console.log(p); SEND(p);",
    "const p = { temperature: 2 }; f(p.temperature); SEND(p);",
    "export const p = { temperature: 2 }; SEND(p);",
    "const p = { temperature: 2 }; export default p; SEND(p);",
    "const p = { temperature: 2 }; module.exports = { p }; SEND(p);",
    "const p = { temperature: 2 }; const copy = { ...p }; SEND(p);",
    "function p() { return { temperature: 2 }; } f(p().temperature); SEND(p());",
    "export function p() { return { temperature: 2 }; } SEND(p());",
    "const p = (exports.p = { temperature: 2 }); SEND(p);",
    "let last; SEND((last = { temperature: 2 })); f(last);",
    "const T = 2; let last; SEND((last = { temperature: T })); f(last);",
    "const p = { n: 1 }; f((p.temperature = 2)); SEND(p);",
    "const p = { temperature: 2, heat() { return this.temperature; } }; SEND(p);",
    "const T = 2; const p = { temperature: T, heat() { return this.temperature; } }; SEND(p);",
    "const C = { hot: 2, get warm() { return this.hot; } }; SEND({ temperature: C.hot });",
    "const C = { hot: 2, warm: describe }; C.warm(); SEND({ temperature: C.hot });",
    // A type says which constant it is.
    "SEND({ temperature: 2 as 2 });",
    "const p: { temperature: 2 } = { temperature: 2 }; SEND(p);",
    "const p = { temperature: 2 } satisfies { temperature: 2 | 0 }; SEND(p);",
    "function p(): { temperature: 2 } { return { temperature: 2 }; } SEND(p());",
    "const p = (): { temperature: 2 } => ({ temperature: 2 }); SEND(p());",
    // More than one value, which are not written in the request.
    "export const T = hot ? 2 : 0; SEND({ temperature: T });",
    "const C = { hot: 2 }; f(C); SEND({ temperature: given ?? C.hot });",
    // A getter.
    "SEND({ get temperature() { return 2; } });",
  ]);
});

describe("a value that a test depends on", () => {
  /** The same with 0, which is falsy. */
  function replacedByZero(program: string): string | null {
    const code = `${CLIENT} ${program.replace("SEND", "client.chat.completions.create")}`;
    const [call] = requestsIn(code);
    const [temperature] = call?.parameter("temperature").numbers ?? [];
    if (!call || !temperature) throw new Error("The program sends no temperature.");
    const after = applied(code, replaceValue(call, temperature, 0))?.slice(CLIENT.length + 1) ?? null;
    return after?.replace("client.chat.completions.create", "SEND") ?? null;
  }

  it.each<readonly [string, string | null]>([
    ["SEND({ temperature: -1 || 0.5 });", null],
    ["SEND({ temperature: (-1 as number) || 0.5 });", null],
    ["SEND({ temperature: (hot ? -1 : x) || 0.5 });", null],
    ["const T = -1; SEND({ temperature: T || 0.5 });", null],
    [
      "const T = -1; const U = T || 0.5; SEND({ temperature: U });",
      "const T = -1; const U = T || 0.5; SEND({ temperature: 0 });",
    ],
    ["SEND({ temperature: x || -1 });", "SEND({ temperature: x || 0 });"],
    ["SEND({ temperature: x && -1 });", "SEND({ temperature: x && 0 });"],
    ["SEND({ temperature: x ?? -1 });", "SEND({ temperature: x ?? 0 });"],
    ["SEND({ temperature: -1 ?? 0.5 });", "SEND({ temperature: 0 ?? 0.5 });"],
    ["SEND({ temperature: hot ? -1 : 0.5 });", "SEND({ temperature: hot ? 0 : 0.5 });"],
  ])("%s", (before, after) => {
    expect(replacedByZero(before)).toBe(after);
  });
});

describe("a text that several requests read", () => {
  it.each([
    ["const T = 2; SEND({ temperature: T }); client.chat.completions.create({ temperature: T });", 1],
    [
      "const p = { temperature: 2 }; SEND(p); client.chat.completions.create({ ...p, n: 1 }); client.chat.completions.create(p);",
      2,
    ],
  ])("%s", (program, count) => {
    expect(replaced(program).sharedWith).toBe(count);
  });

  it.each([
    "const T = 2; SEND({ temperature: T }); client.chat.completions.create({ top_p: T });",
    "const T = 2; SEND({ temperature: T }); client.embeddings.create({ temperature: T });",
  ])("is not theirs where they read it for something else: %s", (program) => {
    expect(replaced(program).after).toBe(program.replace("temperature: T", "temperature: 1"));
  });
});

describe("a text takes the place of a text or an object", () => {
  function replacedChoice(program: string, filename?: string): string | null {
    const code = `${CLIENT} ${program.replace("SEND", "client.chat.completions.create")}`;
    const [call] = requestsIn(code, filename);
    const [choice] = call?.parameter("tool_choice").alternatives ?? [];
    if (!call || !choice) throw new Error("The program sends no tool_choice.");
    const after = applied(code, replaceValue(call, choice, "auto"))?.slice(CLIENT.length + 1) ?? null;
    return after?.replace("client.chat.completions.create", "SEND") ?? null;
  }

  it.each<readonly [string, string | null]>([
    ["SEND({ tool_choice: 'required' });", "SEND({ tool_choice: 'auto' });"],
    ['SEND({ tool_choice: "required" });', 'SEND({ tool_choice: "auto" });'],
    ["SEND({ tool_choice: `required` });", 'SEND({ tool_choice: "auto" });'],
    ["SEND({ tool_choice: 'required' as const });", "SEND({ tool_choice: 'auto' as const });"],
    ["SEND({ tool_choice: 'required' as 'required' });", null],
    [
      "SEND({ tool_choice: 'required' as 'required' | 'auto' });",
      "SEND({ tool_choice: 'auto' as 'required' | 'auto' });",
    ],
    [
      "const p: Omit<Request, 'user'> = { tool_choice: 'required' }; SEND(p);",
      "const p: Omit<Request, 'user'> = { tool_choice: 'auto' }; SEND(p);",
    ],
    ["const C = 'required'; SEND({ tool_choice: C });", "const C = 'auto'; SEND({ tool_choice: C });"],
    [
      "const C: 'required' = 'required'; SEND({ tool_choice: C });",
      "const C: 'required' = 'required'; SEND({ tool_choice: 'auto' });",
    ],
    [
      "enum C { R = 'required' } SEND({ tool_choice: C.R });",
      "enum C { R = 'required' } SEND({ tool_choice: 'auto' });",
    ],
    [
      "const p = { tool_choice: 'required' as const }; SEND(p);",
      "const p = { tool_choice: 'auto' as const }; SEND(p);",
    ],
    ["const p = { tool_choice: 'required' }; SEND(p);", "const p = { tool_choice: 'auto' }; SEND(p);"],
    [
      "const C = 'required'; f(C); const p = { tool_choice: C }; SEND(p);",
      "const C = 'required'; f(C); const p = { tool_choice: 'auto' as const }; SEND(p);",
    ],
    [
      "const p = { tool_choice: 'required' } as const; SEND(p);",
      "const p = { tool_choice: 'auto' } as const; SEND(p);",
    ],
    [
      "SEND({ tool_choice: { type: 'function', function: { name: 'f' } } });",
      "SEND({ tool_choice: 'auto' });",
    ],
    ["SEND({ tool_choice: { type: 'function', function: { name: f() } } });", null],
    ["SEND({ tool_choice: { type: 'function' /* named */ } });", null],
    ["SEND({ tool_choice: { type: 'function' } as Named });", "SEND({ tool_choice: 'auto' });"],
    ["SEND({ tool_choice: { type: 'function' } satisfies /* a */ Named });", null],
    [
      "const C = { type: 'function' } as Named; SEND({ tool_choice: C });",
      "const C = { type: 'function' } as Named; SEND({ tool_choice: 'auto' });",
    ],
    [
      "const p = { tool_choice: { type: 'function' } as Named }; SEND(p);",
      "const p = { tool_choice: 'auto' as const }; SEND(p);",
    ],
  ])("%s", (before, after) => {
    expect(replacedChoice(before)).toBe(after);
  });

  it("keeps the assertion around a name", () => {
    expect(
      replacedChoice("const C = 'required'; f(C); const p = { tool_choice: C as Choice }; SEND(p);"),
    ).toBe("const C = 'required'; f(C); const p = { tool_choice: 'auto' as Choice }; SEND(p);");
  });

  it.each<readonly [program: string, isDecisive: boolean | undefined]>([
    ["SEND({ tool_choice: 'required' });", true],
    ["const p = () => ({ tool_choice: 'required' }); SEND(p());", true],
    ["const p = { tool_choice: 'required' }; const q: { tool_choice: string } = p; SEND(q);", true],
    ["const p = { tool_choice: 'required' }; const q: Request = p; SEND(q);", false],
    ["const p = { tool_choice: 'required' }; const q: { tool_choice: 'required' } = p; SEND(q);", undefined],
  ])("decides only where every type on the way allows it: %s", (program, isDecisive) => {
    const [call] = requestsIn(`${CLIENT} ${program.replace("SEND", "client.chat.completions.create")}`);
    const [choice] = call?.parameter("tool_choice").alternatives ?? [];
    if (!call || !choice) throw new Error("The program sends no tool_choice.");
    expect(replaceValue(call, choice, "auto")?.isDecisive).toBe(isDecisive);
  });

  it("needs no assertion in JavaScript", () => {
    expect(replacedChoice("const p = { tool_choice: { type: 'function' } }; SEND(p);", "file.mjs")).toBe(
      "const p = { tool_choice: 'auto' }; SEND(p);",
    );
  });
});
