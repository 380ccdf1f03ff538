/** Whether types know what an edit adds. */
import { describe, expect, it } from "vitest";
import { showsDemands } from "../../src/edits/demands.js";
import { allowsMessages, allowsParameters, isSdkType } from "../../src/edits/request-types.js";
import type { Node } from "../../src/syntax/nodes.js";
import type { Values } from "../../src/values/types.js";
import { findNode, findRole, Probed } from "../support/values.js";

const IMPORTS = `import OpenAI from "openai";
import type { ChatCompletionMessageParam, ChatCompletionMessageParam as Param, ChatCompletionUserMessageParam } from "openai/resources";
import type { ChatCompletionCreateParams as Params } from "openai/resources";
import type * as own from "./types.js";
import type { ChatCompletionMessageParam as OwnParam } from "./types.js";
import SDK = require("openai");
import Chat = OpenAI.Chat;
`;

/** A type, and the declarations before it. */
type Row = readonly [type: string, ...declarations: string[]];

/** The annotation of a variable, and the values of the file. */
function typeIn(type: string, declarations: readonly string[]): readonly [Node, Values] {
  const { expression, values } = new Probed(`${IMPORTS}${declarations.join(" ")} probe(x as ${type});`);
  if (expression.type !== "TSAsExpression") throw new Error(`${type} is no type.`);
  return [expression.typeAnnotation, values];
}

describe("allowsParameters", () => {
  const allows = (type: string, declarations: readonly string[]): boolean => {
    const [literal, values] = findRole(`${IMPORTS}${declarations.join(" ")} x = { role } ${type};`);
    return allowsParameters(literal, values);
  };

  it.each<Row>([
    [""],
    ["as const"],
    ["as any"],
    ["as unknown"],
    ["as object"],
    ["as Params"],
    ["satisfies Params"],
    ["as OpenAI.Chat.ChatCompletionCreateParams"],
    ["as SDK.ChatCompletionCreateParams"],
    ["as Params | null"],
    ["as null | Params"],
    ["as Params | Own", "interface Own { role: string }"],
    ["as Params & Own", "interface Own { role: string }"],
    ["as Partial<Params>"],
    ["as Omit<Params, 'model'>"],
    ["as Record<string, any>"],
    ["as Parameters<typeof client.chat.completions.create>[0]"],
    ["as Body", "type Body = Params;"],
    ["as Body", "interface Body extends Params { extra?: string }"],
    ["as Body", "interface Body extends Own, OpenAI.ChatCompletionCreateParams {}"],
    ["as Params as any"],
    ["as () => Params"],
  ])("%s %s", (type, ...declarations) => {
    expect(allows(type, declarations)).toBe(true);
  });

  it.each<Row>([
    ["satisfies any"],
    ["satisfies unknown"],
    ["satisfies object"],
    ["satisfies Partial<any>"],
    ["satisfies Own | any"],
    ["satisfies () => any"],
    ["as string"],
    ["as { role: string }"],
    ["as Undeclared"],
    ["as own.Params"],
    ["as OwnParam"],
    ["as Chat.ChatCompletionCreateParams"],
    ["as Partial"],
    ["as Partial<Own>"],
    ["as Set<any>"],
    ["as Record"],
    ["as Record<string, string>"],
    ["as Record<any, string>"],
    ["as Parameters<typeof lib.ask>[0]"],
    ["as Parameters<typeof create>[0]"],
    ["as Body", "type Body = { role: string };"],
    ["as Body", "type Body = Partial<Body>;"],
    ["as Body", "interface Body { role: string }"],
    ["as Body", "interface Body extends Own {}"],
    ["as Body", "class Body {}"],
    ["as Params as Own"],
    ["as Own as Params"],
    ["as () => Own"],
  ])("not %s %s", (type, ...declarations) => {
    expect(allows(type, declarations)).toBe(false);
  });
});

describe("isSdkType", () => {
  it.each<Row>([
    ["any"],
    ["OpenAI.ChatCompletionMessage"],
    ["OpenAI.ChatCompletionMessage[][]"],
    ["OpenAI.ChatCompletionMessage | null | undefined"],
    ["undefined | OpenAI.ChatCompletionMessage"],
    ["OpenAI.ChatCompletionMessage & Own"],
    ["OpenAI.ChatCompletion['choices']"],
    ["Promise<OpenAI.ChatCompletion>"],
    ["Partial<OpenAI.ChatCompletionMessage | null>"],
  ])("%s", (type) => {
    expect(isSdkType(...typeIn(type, []))).toBe(true);
  });

  it.each<Row>([
    ["string"],
    ["Own"],
    ["Own[]"],
    ["OpenAI.ChatCompletionMessage | Own"],
    ["Own | OpenAI.ChatCompletionMessage"],
    ["Message", "type Message = Promise<Message>;"],
  ])("not %s %s", (type, ...declarations) => {
    expect(isSdkType(...typeIn(type, declarations))).toBe(false);
  });

  it("is asked of annotations of variables", () => {
    const [declaration, values] = findNode("const x: any[] = [];", (node) =>
      node.type === "TSTypeAnnotation" ? node : null,
    );
    expect(isSdkType(declaration, values)).toBe(true);
  });
});

describe("allowsMessages", () => {
  const allows = (type: string, declarations: readonly string[] = []): boolean => {
    const [node, values] = typeIn(type, declarations);
    return allowsMessages([node], values);
  };

  it.each<Row>([
    ["any"],
    ["any[]"],
    ["const"],
    ["Param"],
    ["ChatCompletionMessageParam[]"],
    ["readonly ChatCompletionMessageParam[]"],
    ["Array<ChatCompletionMessageParam>"],
    ["ReadonlyArray<ChatCompletionMessageParam>"],
    ["OpenAI.Chat.ChatCompletionMessageParam[]"],
    ["SDK.ChatCompletionMessageParam[]"],
    ["(Own | ChatCompletionMessageParam)[]"],
    ["(ChatCompletionMessageParam | Own)[]"],
    ["Params['messages']"],
    ["Messages", "type Messages = ChatCompletionMessageParam[];"],
    ["Messages", "type Messages = readonly Message[]; type Message = OpenAI.ChatCompletionMessageParam;"],
  ])("%s %s", (type, ...declarations) => {
    expect(allows(type, declarations)).toBe(true);
  });

  it.each<Row>([
    ["unknown[]"],
    ["Own[]"],
    ["Own['messages']"],
    ["(Own | Other)[]"],
    ["ChatCompletionUserMessageParam[]"],
    ["OpenAI.ChatCompletionUserMessageParam[]"],
    ["own.ChatCompletionMessageParam"],
    ["OwnParam[]"],
    ["OpenAI"],
    ["Array"],
    ["ReadonlyArray"],
    ["Set<ChatCompletionMessageParam>"],
    ["Messages", "type Messages = Own[];"],
    ["Messages", "type Messages = Messages[];"],
    ["Messages", "interface Messages extends Array<ChatCompletionMessageParam> {}"],
    ["Array<any>", "class Array<T> {}"],
    ["{ role: string }[]"],
  ])("not %s %s", (type, ...declarations) => {
    expect(allows(type, declarations)).toBe(false);
  });

  it("asks all types", () => {
    const [any, values] = typeIn("any", []);
    const [own] = typeIn("Own", []);
    expect([allowsMessages([], values), allowsMessages([any, own], values)]).toEqual([true, false]);
  });
});

describe("showsDemands", () => {
  const shows = (type: string, declarations: readonly string[]): boolean => {
    const [literal, values] = findRole(`${IMPORTS}${declarations.join(" ")} x = { role } as ${type};`);
    return showsDemands(literal, values);
  };

  it.each<Row>([
    ["const"],
    ["any"],
    ["Params"],
    ["OpenAI.ChatCompletionCreateParams"],
    ["{ role?: string }"],
    ["Partial<Params>[]"],
    ["Array<Params>"],
    ["Pick<Params, 'model'>"],
    ["Record<string, number>"],
    ["Parameters<typeof client.chat.completions.create>[0]"],
    ["Body", "type Body = { role?: string };"],
    ["Body", "interface Body { role?: string }"],
    ["Body", "interface Body extends Params { extra?: string }"],
  ])("%s %s", (type, ...declarations) => {
    expect(shows(type, declarations)).toBe(true);
  });

  it.each<Row>([
    ["Undeclared"],
    ["own.Params"],
    ["OwnParam"],
    ["Required<Params>"],
    ["Record"],
    ["Record<'role', number>"],
    ["typeof defaults"],
    ["(Params extends Own ? Params : Params)"],
    ["import('./types.js').Params"],
    ["{ [K in 'role']: string }"],
    ["Body", "class Body {}"],
    ["Body", "const Body = schema(); type Body = { role?: string };"],
    ["Body", "type Body = Partial<Undeclared>;"],
    ["Body", "interface Body extends Own {}"],
  ])("not %s %s", (type, ...declarations) => {
    expect(shows(type, declarations)).toBe(false);
  });
});
