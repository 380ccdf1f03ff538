/** What is known of the parameters of requests that are put together in the ways of real code. */
import { describe, expect, it } from "vitest";
import { parameterIn } from "../support/usage.js";

const CLIENT = `import OpenAI from "openai"; const client = new OpenAI();\n`;

/** A code, and what each of its requests has for a temperature. */
type Row = readonly [code: string, ...temperatures: string[]];

function itKnows(rows: readonly Row[]): void {
  for (const [code, ...temperatures] of rows) {
    it(code, () => {
      expect(parameterIn(CLIENT + code, "temperature", "calls")).toEqual(temperatures);
    });
  }
}

const SEND = "client.chat.completions.create";

describe("statements", () => {
  itKnows([
    [
      `const params = { model };\nparams.temperature = 1;\nif (tools) params.tools = tools;\n${SEND}(params);`,
      "1",
    ],
    [`const params = { model };\nif (cold) params.temperature = 0;\n${SEND}(params);`, "0"],
    [`const params = {};\nObject.assign(params, { temperature: 1 });\n${SEND}(params);`, "1"],
    [`const params = { temperature: 1 };\ndelete params.temperature;\n${SEND}(params);`, "absent"],
    [
      `const params = { temperature: 1 };\nif (isReasoning) delete params.temperature;\n${SEND}(params);`,
      "1",
    ],
    [`const base = { temperature: 1 };\nconst params = { ...base, messages };\n${SEND}(params);`, "1"],
    [`const params = { temperature: 1 };\nadapt(params);\n${SEND}(params);`, "1 …"],
  ]);
});

describe("functions", () => {
  itKnows([
    [`const build = (messages) => ({ messages, temperature: 1 });\n${SEND}(build(messages));`, "1"],
    [`const define = (request) => request;\n${SEND}(define({ temperature: 1 }));`, "1"],
    [
      `const define = (request) => request;\nconst params = define({ temperature: 1 });\n${SEND}(params);`,
      "1",
    ],
    [
      `function warm(request) {\n  request.temperature = 1;\n  return request;\n}\n${SEND}(warm({ temperature: 0 }));`,
      "1",
    ],
    [`const build = async () => ({ temperature: 1 });\n${SEND}(await build());`, "1"],
    [`${SEND}(build({ temperature: 1 }));`, "…"],
    [
      `class Bot {\n  params(messages) {\n    return { messages, temperature: 1 };\n  }\n  run() {\n    ${SEND}(this.params([]));\n  }\n}`,
      "1",
    ],
    [
      `class Bot {\n  #params() {\n    return { temperature: 1 };\n  }\n  run() {\n    ${SEND}({ ...this.#params() });\n  }\n}`,
      "1",
    ],
    [
      `class Bot {\n  temperature = 1;\n  run() {\n    ${SEND}({ temperature: this.temperature });\n  }\n}`,
      "1 …",
    ],
  ]);
});

describe("parameters of functions around", () => {
  itKnows([
    [`const run = ({ temperature = 1 }) => ${SEND}({ temperature });`, "1 …"],
    [`const run = ({ temperature = 1 } = {}) => ${SEND}({ temperature });`, "1 1 …"],
    [`const run = ({ temperature, ...rest }) => ${SEND}({ ...rest, temperature: 1 });`, "1"],
    [`const run = ({ temperature, ...rest }) => ${SEND}({ temperature: 1, ...rest });`, "1 …"],
    [`const run = (params) => {\n  params.temperature = 1;\n  return () => ${SEND}({ ...params });\n};`, "1"],
    [`const run = (params = { temperature: 1 }) => ${SEND}(params);`, "1 …"],
    [`const run = (params) => ${SEND}({ ...params, stream: true });`, "…"],
    [`const run = (params) => {\n  const { temperature, ...rest } = params;\n  ${SEND}(rest);\n};`, "absent"],
  ]);
});

describe("rests of patterns", () => {
  itKnows([
    [`const { stream, ...params } = { stream: true, temperature: 1 };\n${SEND}(params);`, "1"],
    [`const { temperature, ...params } = { temperature: 1 };\n${SEND}(params);`, "absent"],
    [`const { temperature = 1 } = {};\n${SEND}({ temperature });`, "1"],
    [`const { temperature = 1 } = options;\n${SEND}({ temperature });`, "1 …"],
    [`const { stream, ...params } = options;\n${SEND}(params);`, "…"],
  ]);
});

describe("a body among the options", () => {
  itKnows([
    [`${SEND}({ temperature: 0 }, { body: { temperature: 1 } });`, "1"],
    [`${SEND}({ temperature: 0 }, { body: {} });`, "absent"],
    [`${SEND}({ temperature: 0 }, { body: { ...body, temperature: 1 } });`, "1"],
    [`${SEND}({ temperature: 0 }, { body: { temperature: 1, ...extra } });`, "1 …"],
    [`${SEND}({ temperature: 0 }, { timeout: 1 });`, "0"],
    [`${SEND}({ temperature: 0 }, { body: undefined });`, "0"],
    [`${SEND}({ temperature: 0 }, options);`, "0"],
    [`${SEND}({ temperature: 0 }, { ...(c && { body: {} }) });`, "…"],
  ]);
});
