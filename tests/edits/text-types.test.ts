/** What types say about the role `developer` that would take the place of `system`. */
import { describe, expect, it } from "vitest";
import { typeFindings } from "../../src/edits/text-types.js";
import { Probed } from "../support/values.js";

const IMPORTS = `import OpenAI, { type ChatCompletionSystemMessageParam as Message } from "openai";
import type { ChatCompletionDeveloperMessageParam } from "openai";
import type { "ChatCompletionSystemMessageParam" as Quoted } from "openai";
import type * as sdk from "openai";
import SDK = require("openai");
import type { ChatCompletionSystemMessageParam } from "./types.js";
`;

/** The types that contradict, and `unknown` for types that the file does not show. */
function findingsIn(type: string, declarations: string): readonly string[] {
  const { expression, values } = new Probed(`${IMPORTS}${declarations} probe(x as ${type});`);
  if (expression.type !== "TSAsExpression") throw new Error(`${type} is no type.`);
  const texts = { old: "system", replacement: "developer" };
  const { contradicting, areUnknown } = typeFindings([expression.typeAnnotation], texts, values);
  return [...contradicting.map((one) => values.source.getText(one)), ...(areUnknown ? ["unknown"] : [])];
}

function itFinds(findings: readonly string[], types: readonly (readonly [type: string, before?: string])[]) {
  for (const [type, before = ""] of types) {
    it(`${before} ${type}`.trim(), () => {
      expect(findingsIn(type, before)).toEqual(findings);
    });
  }
}

describe("types that allow the new role", () => {
  itFinds(
    [],
    [
      ["string"],
      ["any"],
      ["const"],
      ['{ kind: "text"; role: string }'],
      ['"system" | "developer"'],
      ["Record<string, string>[]"],
      ["Base", "class Base { role: string }"],
      // What a class declares for its fields is seen where they are written.
      ["Base", 'class Base { role: "system" }'],
      ["Base", "class Base {} interface Base { role: string }"],
      ["OpenAI"],
      ["OpenAI.ChatCompletionMessageParam"],
      ["OpenAI.ChatCompletionDeveloperMessageParam"],
      ["SDK.ChatCompletionMessageParam"],
      ["ChatCompletionDeveloperMessageParam"],
      ["Named", "type Named = string | Named[];"],
      ["Shape", "interface Shape { role: string; inner: Shape }"],
      ["Own", "interface Own extends OpenAI.ChatCompletionMessageParam { cached: boolean }"],
    ],
  );
});

describe("types that allow only the old role", () => {
  itFinds(
    ['"system"'],
    [
      ['"system"'],
      ['{ kind: "text"; role: "system" }'],
      ['"system" | "user"'],
      ['"system" | string'],
      ['string | "system"'],
      ['"system" | Array<string>'],
      ['"system" | OpenAI'],
      ['"system" | Base', "class Base { role: string }"],
      ['Array<"system">'],
      ['Record<string, { role: "system" }>'],
      ["Role", 'type Role = "system";'],
      ["[Role, Role]", 'type Role = "system";'],
      ["Shape", 'interface Shape { role: "system"; inner: Shape }'],
      ["Own", 'interface Own extends Base { cached: boolean } interface Base { role: "system" }'],
      ["Own", 'interface Own { cached: boolean } interface Own { role: "system" }'],
    ],
  );
  itFinds(
    ["typeof ROLE"],
    [
      ["typeof ROLE", 'const ROLE = "system";'],
      ["{ role: typeof ROLE }", 'const ROLE = "system" as const;'],
    ],
  );
  itFinds(["Message"], [["Message"]]);
  itFinds(["Quoted"], [["Quoted"]]);
  itFinds(["Message"], [["Own", "interface Own extends Message { cached: boolean }"]]);
  itFinds(
    ["OpenAI.ChatCompletionSystemMessageParam"],
    [
      ["OpenAI.ChatCompletionSystemMessageParam"],
      ["OpenAI.ChatCompletionSystemMessageParam[]"],
      ["Own", "interface Own extends OpenAI.ChatCompletionSystemMessageParam { cached: boolean }"],
    ],
  );
  itFinds(["sdk.ChatCompletionSystemMessageParam"], [["sdk.ChatCompletionSystemMessageParam"]]);
  itFinds(["SDK.ChatCompletionSystemMessageParam"], [["SDK.ChatCompletionSystemMessageParam"]]);
});

describe("types that the file does not show", () => {
  itFinds(
    ["unknown"],
    [
      ["Undeclared"],
      ["Undeclared<string>"],
      ["ReturnType<string>"],
      ["Kind", "enum Kind { System }"],
      ["Role", "const Role = schema(); type Role = string;"],
      ["Kind.System", "enum Kind { System }"],
      ["Own", "interface Own extends Undeclared { cached: boolean }"],
      ["ChatCompletionSystemMessageParam"],
      ["string extends number ? string : number"],
      ['import("openai").OpenAI'],
      ['{ [K in "a"]: string }'],
      ["`a${string}`"],
      ["keyof { a: string }"],
      ["typeof a"],
      ["typeof a", 'const a = "user";'],
      ["typeof a", 'const a = b ? "system" : "user";'],
      ["typeof a", 'const a = b ? "system" : f();'],
      ["typeof a", 'let a = "system"; a = f();'],
      ["typeof a.b", 'const a = { b: "system" };'],
      ["Role", "type Role = Undeclared;"],
    ],
  );
  itFinds(['"system"', "unknown"], [['Undeclared<"system">']]);
});
