import { describe, expect, it } from "vitest";
import { insertBeside, insertLast, type Inserted } from "../../src/edits/insert.js";
import { applied, requestsIn } from "../support/requests.js";

const BEGIN = `import OpenAI from "openai";
const client = new OpenAI();
`;

/** The code after `options: { use: true }` was put beside the first alternative of `stream` that is true. */
function beside(code: string, filename?: string): string | null {
  const all = BEGIN + code;
  const [call] = requestsIn(all, filename);
  const stream = call?.parameter("stream").alternatives.find(({ value }) => value === true);
  if (!call || !stream) throw new Error(`There is no stream in\n${all}`);
  const text = applied(all, insertBeside(call, stream, "options", { use: true }));
  return text === null ? null : text.slice(BEGIN.length);
}

/** The request after `options: { use: true }` was put at its end. */
function last(request: string, value: Inserted = { use: true }): string | null {
  const all = `${BEGIN}client.chat.completions.stream(${request});`;
  const [call] = requestsIn(all);
  if (!call) throw new Error(`There is no request in\n${all}`);
  const text = applied(all, insertLast(call, "options", value));
  return text === null ? null : text.slice(BEGIN.length + "client.chat.completions.stream(".length, -2);
}

function create(request: string): string {
  return `client.chat.completions.create(${request});`;
}

describe("insertBeside: the layout of a literal", () => {
  it.each([
    ["{ stream: true }", "{ stream: true, options: { use: true } }"],
    ["{ stream: true, }", "{ stream: true, options: { use: true }, }"],
    ["{stream:true,model}", "{stream:true, options: { use: true },model}"],
    ["{ model, stream: true, n: 1 }", "{ model, stream: true, options: { use: true }, n: 1 }"],
    ["{ stream: (true), n: 1 }", "{ stream: (true), options: { use: true }, n: 1 }"],
    ["{ stream: true /* yes */ }", "{ stream: true, options: { use: true } /* yes */ }"],
    ["{ stream: true /* yes */, n: 1 }", "{ stream: true, options: { use: true } /* yes */, n: 1 }"],
    ["{\n  model,\n  stream: true\n}", "{\n  model,\n  stream: true,\n  options: { use: true }\n}"],
    ["{\n  stream: true,\n  model,\n}", "{\n  stream: true,\n  options: { use: true },\n  model,\n}"],
    ["{\n\tstream: true,\n}", "{\n\tstream: true,\n\toptions: { use: true },\n}"],
    ["{\n  stream: true, // now\n}", "{\n  stream: true, // now\n  options: { use: true },\n}"],
    ["{\n  stream: true // now\n}", "{\n  stream: true, // now\n  options: { use: true }\n}"],
    [
      "{\n  stream: true, /* a */ /* b */ // c\n}",
      "{\n  stream: true, /* a */ /* b */ // c\n  options: { use: true },\n}",
    ],
    [
      "{\n  stream: true, /* n: */ n: 1,\n}",
      "{\n  stream: true,\n  options: { use: true }, /* n: */ n: 1,\n}",
    ],
    [
      "{\n  stream: true, /* goes\n  on */ n: 1,\n}",
      "{\n  stream: true,\n  options: { use: true }, /* goes\n  on */ n: 1,\n}",
    ],
    [
      "{\n  stream: true,\n  // about n\n  n: 1,\n}",
      "{\n  stream: true,\n  options: { use: true },\n  // about n\n  n: 1,\n}",
    ],
    ["{\n  stream: true, n: 1,\n}", "{\n  stream: true,\n  options: { use: true }, n: 1,\n}"],
    [
      "{\n  model\n, stream: true\n, n: 1\n}",
      "{\n  model\n, stream: true, options: { use: true }\n, n: 1\n}",
    ],
    [
      "{\n  model, stream: true,\n  n: 1,\n}",
      "{\n  model, stream: true, options: { use: true },\n  n: 1,\n}",
    ],
    ['{ "stream": true }', '{ "stream": true, "options": { "use": true } }'],
    ["{ 'stream': true }", "{ 'stream': true, 'options': { 'use': true } }"],
    ["{ ['stream']: true }", "{ ['stream']: true, options: { use: true } }"],
  ])("%j", (before, after) => {
    expect(beside(create(before))).toBe(create(after));
    expect(beside(create(before), "file.mjs")).toBe(create(after));
  });

  it("uses the line ends of the file", () => {
    const code = `${BEGIN}${create("{\n  stream: true, // now\n}")}`.replaceAll("\n", "\r\n");
    const [call] = requestsIn(code);
    const [stream] = call?.parameter("stream").alternatives ?? [];
    if (!call || !stream) throw new Error("There is no stream.");
    expect(applied(code, insertBeside(call, stream, "options", { use: true }))).toBe(
      `${BEGIN}${create("{\n  stream: true, // now\n  options: { use: true },\n}")}`.replaceAll("\n", "\r\n"),
    );
  });
});

describe("insertBeside: where the stream is asked for", () => {
  it.each([
    [
      "a shorthand",
      "const stream = true;\nclient.chat.completions.create({ stream });",
      "const stream = true;\nclient.chat.completions.create({ stream, options: { use: true } });",
    ],
    [
      "a constant",
      "const request = { stream: true };\nclient.chat.completions.create(request);",
      "const request = { stream: true, options: { use: true } };\nclient.chat.completions.create(request);",
    ],
    [
      "a spread",
      "const common = { stream: true };\nclient.chat.completions.create({ ...common, n: 1 });",
      "const common = { stream: true, options: { use: true } };\nclient.chat.completions.create({ ...common, n: 1 });",
    ],
    [
      "a conditional spread",
      "client.chat.completions.create({ ...(live && { stream: true }), n: 1 });",
      "client.chat.completions.create({ ...(live && { stream: true, options: { use: true } }), n: 1 });",
    ],
    [
      "one of two requests",
      "client.chat.completions.create(live ? { stream: true } : { stream: false });",
      "client.chat.completions.create(live ? { stream: true, options: { use: true } } : { stream: false });",
    ],
    [
      "a later spread that wins",
      "client.chat.completions.create({ stream: false, ...(live && { stream: true }) });",
      "client.chat.completions.create({ stream: false, ...(live && { stream: true, options: { use: true } }) });",
    ],
    [
      "a function",
      "const common = () => ({ stream: true });\nclient.chat.completions.create(common());",
      "const common = () => ({ stream: true, options: { use: true } });\nclient.chat.completions.create(common());",
    ],
    [
      "a request that is completed",
      "const request = { stream: true };\nrequest.n = 1;\nclient.chat.completions.create(request);",
      "const request = { stream: true, options: { use: true } };\nrequest.n = 1;\nclient.chat.completions.create(request);",
    ],
    [
      "a type of the SDK",
      "const request: OpenAI.ChatCompletionCreateParamsStreaming = { stream: true };\nclient.chat.completions.create(request);",
      "const request: OpenAI.ChatCompletionCreateParamsStreaming = { stream: true, options: { use: true } };\nclient.chat.completions.create(request);",
    ],
    [
      "a shared constant, at the request itself",
      "const common = { stream: true };\nlog(common.options);\nclient.chat.completions.create({ ...common });",
      "const common = { stream: true };\nlog(common.options);\nclient.chat.completions.create({ ...common, options: { use: true } });",
    ],
    [
      "an assignment",
      "const request = {};\nrequest.stream = true;\nclient.chat.completions.create(request);",
      "const request = { options: { use: true } };\nrequest.stream = true;\nclient.chat.completions.create(request);",
    ],
    [
      "a constant that another request switches off, at the request itself",
      "const common = { stream: true };\nconst request = { ...common, n: 1 };\nclient.chat.completions.create(request);\nclient.chat.completions.create({ ...common, stream: false });",
      "const common = { stream: true };\nconst request = { ...common, n: 1, options: { use: true } };\nclient.chat.completions.create(request);\nclient.chat.completions.create({ ...common, stream: false });",
    ],
    [
      "a type of the file, at the request itself",
      "const common: { stream: true } = { stream: true };\nclient.chat.completions.create({ ...common });",
      "const common: { stream: true } = { stream: true };\nclient.chat.completions.create({ ...common, options: { use: true } });",
    ],
  ])("%s", (_, before, after) => {
    expect(beside(before)).toBe(after);
  });

  it.each([
    ["a value that is not always true", "client.chat.completions.create({ stream: live ? true : false });"],
    [
      "a stream that is switched off later",
      "client.chat.completions.create({ stream: true, ...(quiet && { stream: false }) });",
    ],
    [
      "a stream that is left out later",
      "client.chat.completions.create({ stream: true, ...(quiet && { stream: undefined }) });",
    ],
    [
      "a stream that may be deleted",
      "const request = { stream: true };\nif (quiet) delete request.stream;\nclient.chat.completions.create(request);",
    ],
    [
      "an assignment that may not run",
      "const request = {};\nif (live) request.stream = true;\nclient.chat.completions.create(request);",
    ],
    [
      "a request that mentions the parameter",
      "client.chat.completions.create({ stream: true, options: undefined });",
    ],
    [
      "a request that deletes the parameter",
      "const request = { stream: true };\ndelete request.options;\nclient.chat.completions.create(request);",
    ],
    [
      "a constant that other code reads",
      "const request = { stream: true };\nlog(request.options);\nclient.chat.completions.create(request);",
    ],
    [
      "a constant with a second name",
      "let other;\nconst request = (other = { stream: true });\nclient.chat.completions.create(request);",
    ],
    [
      "an exported constant",
      "export const request = { stream: true };\nclient.chat.completions.create(request);",
    ],
    [
      "a type of the file",
      "const request: Request = { stream: true };\nclient.chat.completions.create(request);",
    ],
  ])("not for %s", (_, code) => {
    expect(beside(code)).toBeNull();
  });

  it("names the other requests that use the text", () => {
    const code = `${BEGIN}const request = { stream: true };
client.chat.completions.create(request);
client.chat.completions.create({ ...request, n: 1 });`;
    const [first, second] = requestsIn(code);
    const [stream] = first?.parameter("stream").alternatives ?? [];
    if (!first || !stream) throw new Error("There is no stream.");
    expect(insertBeside(first, stream, "options", { use: true })?.sharedWith).toEqual([second]);
  });
});

describe("insertLast", () => {
  it.each([
    ["{}", "{ options: { use: true } }"],
    ["{ }", "{ options: { use: true } }"],
    ["{ /* none */ }", "{ options: { use: true } /* none */ }"],
    ["{ // none\n}", "{ options: { use: true } // none\n}"],
    ["{ model }", "{ model, options: { use: true } }"],
    ["{ model, }", "{ model, options: { use: true }, }"],
    ["{ ...common }", "{ ...common, options: { use: true } }"],
    ["{ [key]: 1 }", "{ [key]: 1, options: { use: true } }"],
    ["{ model, get n() { return 1; } }", "{ model, get n() { return 1; }, options: { use: true } }"],
    ["{\n  model,\n  n: 1,\n}", "{\n  model,\n  n: 1,\n  options: { use: true },\n}"],
    ["{\n  model,\n  n: 1 // one\n}", "{\n  model,\n  n: 1, // one\n  options: { use: true }\n}"],
    ["{ model } as Request", null],
    [
      "{ model } as OpenAI.ChatCompletionCreateParams",
      "{ model, options: { use: true } } as OpenAI.ChatCompletionCreateParams",
    ],
    ["({ model })", "({ model, options: { use: true } })"],
    ["{ options: null }", null],
    ["request", null],
    ["live ? { model } : {}", null],
  ])("%j", (before, after) => {
    expect(last(before)).toBe(after);
  });

  it.each<readonly [value: Inserted, before: string, after: string]>([
    [{ use: true, more: false }, "{ n: 1 }", "{ n: 1, options: { use: true, more: false } }"],
    [{ use: true, more: false }, '{ "n": 1 }', '{ "n": 1, "options": { "use": true, "more": false } }'],
    [{ code: true }, "{ n: 1 }", "{ n: 1, options: { code: true } }"],
    [{ code: "f()" }, "{ n: 1 }", "{ n: 1, options: f() }"],
    [{ use: true }, "{ 1: 1 }", "{ 1: 1, options: { use: true } }"],
  ])("%j: %s", (value, before, after) => {
    expect(last(before, value)).toBe(after);
  });

  it.each([
    [
      "const request = { model };\nclient.chat.completions.stream(request);",
      "const request = { model, options: { use: true } };\nclient.chat.completions.stream(request);",
    ],
    [
      "const requestFor = (text) => ({ messages: [text] });\nclient.chat.completions.stream(requestFor(text));",
      "const requestFor = (text) => ({ messages: [text], options: { use: true } });\nclient.chat.completions.stream(requestFor(text));",
    ],
    ["const request = { model };\nlog({ ...request });\nclient.chat.completions.stream(request);", null],
    ["const request = { model };\ndelete request.options;\nclient.chat.completions.stream(request);", null],
    ["export const request = { model };\nclient.chat.completions.stream(request);", null],
  ])("%j", (before, after) => {
    const code = BEGIN + before;
    const [call] = requestsIn(code);
    if (!call) throw new Error("There is no request.");
    const text = applied(code, insertLast(call, "options", { use: true }));
    expect(text).toBe(after === null ? null : BEGIN + after);
  });
});
