/** Writing another text where a type is written around it, or around what reads it. */
import { describe, expect, it } from "vitest";
import { replaceValue } from "../../src/edits/replace.js";
import { applied, requestsIn } from "../support/requests.js";

const IMPORTS = `import OpenAI from "openai"; import type { ChatModel } from "openai/resources"; import type { Model, Config } from "./config.js"; const client = new OpenAI();`;

/** What becomes of a program when its first request gets the model `b`: whether that decides it, and the code. */
function replaced(program: string): readonly [fit: string, after: string | null] {
  const code = `${IMPORTS} ${program.replace("SEND(", "client.chat.completions.create(")}`;
  const [call] = requestsIn(code);
  const [model] = call?.parameter("model").alternatives ?? [];
  if (!call || !model) throw new Error("The program sends no model.");
  const edit = replaceValue(call, model, "b");
  const after = applied(code, edit)?.slice(IMPORTS.length + 1) ?? null;
  const shown = after?.replace("client.chat.completions.create(", "SEND(") ?? null;
  return [edit?.isDecisive === true ? "decisive" : "open", shown];
}

/** Rows of a type that stands as TYPE in a program, with declarations before it. */
type Row = readonly [type: string, before?: string];

function itIsReplaced(template: string, fit: "decisive" | "open", rows: readonly Row[]): void {
  for (const [type, before = ""] of rows) {
    it(`${type} in ${template}`, () => {
      const program = `${before} ${template.replace("TYPE", type)}`;
      // Types have double quotes, the text that is replaced has single ones.
      expect(replaced(program)).toEqual([fit, program.replace("'a'", "'b'")]);
    });
  }
}

/** The text stays where it is: the request says another one instead of its name, or there is no edit. */
function itStaysAtItsPlace(template: string, rows: readonly Row[], inRequest: string | null): void {
  for (const [type, before = ""] of rows) {
    it(`${type} in ${template}`, () => {
      const program = `${before} ${template.replace("TYPE", type)}`;
      const after = inRequest === null ? null : program.replace(/SEND\(.*\)/u, inRequest);
      expect(replaced(program)).toEqual(["open", after]);
    });
  }
}

const CONSTANT = "const M: TYPE = 'a'; SEND({ model: M });";
const OBJECT = "const o: TYPE = { model: 'a' }; SEND({ ...o, messages });";

describe("types that allow any text", () => {
  itIsReplaced(CONSTANT, "decisive", [
    ["string"],
    ["any"],
    ["unknown"],
    ["unknown | null"],
    ["string | undefined"],
    ["(string | null) | undefined"],
    ["string[][number]"],
    ["(readonly string[])[0]"],
    ["{} | null"],
    ["Iterable", "interface Iterable { [Symbol.iterator]: () => StringIterator }"],
    ['(string & {}) | "c"'],
    ['"b" | "a"'],
    ["NonNullable<string | null>"],
    ["Name", "type Name = string;"],
    ["Name", 'type Name = Other | null; type Other = "a" | "b";'],
    ["Json", "type Json = string | Json[];"],
    ['Options["model"]', 'interface Options { model: string; size: "a" }'],
    ['OpenAI.ChatCompletionCreateParams["model"]'],
    ["OpenAI.ResponsesModel"],
    ["OpenAI.ResponsesModel | null"],
    ["Parameters<typeof client.chat.completions.create>[0] | null"],
  ]);
  itIsReplaced(OBJECT, "decisive", [
    ["any"],
    ["{ model: string }"],
    ["{ (): void; model: string }"],
    ['{ model: string; other: "a" | Model }'],
    ["Readonly<Partial<{ model: string }>>"],
    ["Record<string, string>"],
    ["{ [name: string]: string }"],
    ['{ "model": string } | null'],
    ["Options", "interface Options { model?: string; logger: Logger }"],
    ["Options", "interface Base { model: string } interface Options extends Base { n: number }"],
    ["Options", "interface Options extends OpenAI.ChatCompletionCreateParams { thinking: object }"],
    ["OpenAI.ChatCompletionCreateParams"],
    ["OpenAI.ChatCompletionCreateParams & { thinking: object }"],
    ['Omit<OpenAI.Chat.ChatCompletionCreateParams, "messages">'],
    ["Parameters<typeof client.chat.completions.create>[0]"],
  ]);
  itIsReplaced("SEND({ model: 'a' as TYPE });", "decisive", [["string"], ["const"]]);
  itIsReplaced("const L: TYPE = ['a']; SEND({ model: L[0] });", "decisive", [
    ["string[]"],
    ["readonly string[]"],
  ]);
  itIsReplaced("function f([m = 'a']: TYPE) { SEND({ model: m }); }", "decisive", [["readonly string[]"]]);
  itIsReplaced("const O = { m: 'a' }; SEND({ model: O.m as TYPE });", "decisive", [["string"]]);
  itIsReplaced("const O = { m: { n: 'a' } }; const m: TYPE = O.m.n; SEND({ model: m });", "decisive", [
    ["string"],
  ]);
  itIsReplaced("const O = { m: 'a' }; SEND({ model: (O as TYPE).m });", "decisive", [["{ m: string }"]]);
  itIsReplaced("function f(m: TYPE = 'a') { SEND({ model: m }); }", "decisive", [["string"]]);
  itIsReplaced("const f = (): TYPE => 'a'; SEND({ model: f() });", "decisive", [["string"]]);
  itIsReplaced("const f: () => TYPE = () => 'a'; SEND({ model: f() });", "decisive", [["string"]]);
  itIsReplaced("const O: TYPE = { m: { n: 'a' } }; SEND({ model: O.m.n });", "decisive", [
    ["{ m: { n: string } }"],
    ["Record<string, { n: string }>"],
  ]);
  itIsReplaced("const M = 'a'; const o: TYPE = { model: M }; SEND(o);", "decisive", [["{ model: string }"]]);
});

describe("types that the file does not show", () => {
  itIsReplaced(CONSTANT, "open", [
    ["Model"],
    ["Model | undefined"],
    ['Config["model"]'],
    ['import("./config.js").Model'],
    ["GlobalModel"],
    ["Model[keyof Model]"],
    ["Name", "type Name = Model;"],
    ["Name<string>", "type Name<T> = T;"],
    ["ns.Name"],
    ["Array"],
    ["Parameters"],
    ["ReturnType<typeof f>", "declare function f(): string;"],
    ["Map<string, string>"],
    ["Record<string, string>"],
    ["Parameters<F>[0]", "type F = (name: string) => string;"],
    ["Options[Key]", "interface Options { model: string } type Key = 'model';"],
  ]);
  itIsReplaced("function f({ [key]: m = 'a' }: TYPE) { SEND({ model: m }); }", "open", [
    ["{ model: string }"],
  ]);
  itIsReplaced("function f([m = 'a']: TYPE) { SEND({ model: m }); }", "open", [["[string]"]]);
  itIsReplaced(OBJECT, "open", [
    ["Config"],
    ["Map<string, string>"],
    ["ReturnType<typeof f>", "declare function f(): { model: string };"],
    ["typeof ns.defaults"],
    ['{ [KEY]: "a" | "c" }', 'const KEY = "model";'],
    ["Partial<Config>"],
    ["typeof defaults"],
    ["{ model: Model }"],
    ["Record<string, Model>"],
    ["{ model: string } & Config"],
    ["Options", "interface Options extends Config { n: number }"],
    ["{ [Key in Keys]: string }"],
  ]);
});

describe("types that list other texts", () => {
  const rows: readonly Row[] = [
    ['"a"'],
    ['"a" | "c"'],
    ["number"],
    ["boolean"],
    ["undefined"],
    ["unique symbol"],
    ['("a" | "c")[][number]'],
    ["OpenAI.ChatModel"],
    ["OpenAI.Chat.ChatModel"],
    ["ChatModel"],
    ["ChatModel | null"],
    ["Name", 'type Name = ChatModel | "c";'],
    ['Options["model"]', 'interface Options { model: "a" }'],
    ["keyof typeof PRICES"],
    ["typeof OTHER"],
    ["(typeof LIST)[number]"],
    ["`a${string}`"],
  ];
  itStaysAtItsPlace(CONSTANT, rows, "SEND({ model: 'b' })");
  itStaysAtItsPlace("SEND({ model: 'a' as TYPE });", rows, null);
  itStaysAtItsPlace("function f(m: TYPE = 'a') { SEND({ model: m }); }", rows, null);
  itStaysAtItsPlace(
    "function f({ m = 'a' }: TYPE) { SEND({ model: m }); }",
    [['{ m?: "a" | "c" }'], ["Options", "interface Options { m: ChatModel }"]],
    null,
  );
  itStaysAtItsPlace("function f([m = 'a']: TYPE) { SEND({ model: m }); }", [['("a" | "c")[]']], null);
  itStaysAtItsPlace(
    OBJECT,
    [
      [`{ model: "a" }`],
      [`{ ["model"]: "a" }`],
      [`{ [name: string]: "a" }`],
      ["Record<string, ChatModel>"],
      ["string"],
    ],
    null,
  );
  itStaysAtItsPlace(
    "const O = { m: 'a' }; const P: TYPE = O; SEND({ model: P.m });",
    [['{ m: "a" | "c" }']],
    `SEND({ model: "b" })`,
  );
  itStaysAtItsPlace(
    "const O = { m: 'a' } as const; SEND({ model: (O as TYPE).m });",
    [['{ m: "a" | "c" }']],
    `SEND({ model: "b" })`,
  );
  itStaysAtItsPlace(
    "const M = 'a'; const o: TYPE = { model: M }; SEND(o);",
    [['{ model: "a" | "c" }'], ["Options", "interface Options { model: ChatModel }"]],
    null,
  );
  itStaysAtItsPlace(
    "const O = { m: 'a' }; const m: TYPE = O.m; SEND({ model: m });",
    [[`"a" | "c"`]],
    `SEND({ model: "b" })`,
  );
});

describe("types of numbers", () => {
  const rows: readonly (readonly [type: string, isAllowed: boolean])[] = [
    ["-1 | 3", true],
    ["1 | 3", false],
    ["-2 | 3", false],
    ["number", true],
    ["string", false],
  ];
  it.each(rows)("%s, for -1", (type, isAllowed) => {
    const code = `${IMPORTS} const T: ${type} = 3; client.chat.completions.create({ temperature: T });`;
    const [call] = requestsIn(code);
    const [temperature] = call?.parameter("temperature").alternatives ?? [];
    if (!call || !temperature) throw new Error("The program sends no temperature.");
    const expected = isAllowed ? code.replace("= 3", "= -1") : code.replace(": T }", ": -1 }");
    expect(applied(code, replaceValue(call, temperature, -1))).toBe(expected);
  });
});

describe("types with the same name, or nearly so", () => {
  it("are told apart by their scopes", () => {
    const program = `type A = string; type B = A; function f() { type A = B; const M: A = 'a'; SEND({ model: M }); }`;
    expect(replaced(program)).toEqual(["decisive", program.replace("'a'", "'b'")]);
  });

  it("are told apart by their names, whatever their places", () => {
    // `T1` at an offset of three digits, `T` a thousand characters later: together they read the same.
    const first = "type T1 = T;";
    const program = `${first.padEnd(1000)}type T = string; const M: T1 = 'a'; SEND({ model: M });`;
    expect(String(IMPORTS.length + 1)).toHaveLength(3);
    expect(replaced(program)).toEqual(["decisive", program.replace("'a'", "'b'")]);
  });
});

it("looks at each type once", () => {
  const types = Array.from({ length: 60 }, (_, index) => `type T${index} = T${index + 1} | T${index + 1};`);
  const program = `${types.join(" ")} type T60 = string; const M: T0 = 'a'; SEND({ model: M });`;
  expect(replaced(program)[0]).toBe("decisive");
});
