/** Programs in processes of their own, with the addresses that people write, reach their session. */
import { execFile } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type KimiServer, ROUTE, says, startServer } from "./index.js";

const run = promisify(execFile);

let server: KimiServer;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "eslint-plugin-kimi-"));
  symlinkSync(path.resolve(import.meta.dirname, "../../../node_modules"), path.join(folder, "node_modules"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

interface Outcome {
  readonly output: string;
  readonly hosts: readonly string[];
}

/** What a program prints, and the hosts that it asked. */
async function outcome(file: string, code: string, environment: object = {}): Promise<Outcome> {
  const session = server.open({ as: "kimi", script: [says("Hello."), says("Hello again.")] });
  writeFileSync(path.join(folder, file), code);
  const { stdout } = await run(process.execPath, ["--import", ROUTE, file], {
    cwd: folder,
    env: { ...process.env, ...session.environment, ...environment },
  });
  return { output: stdout, hosts: session.requests.map(({ host }) => host) };
}

const ASK = `client.chat.completions.create({ model: "kimi-k3", messages: [{ role: "user", content: "Hello" }] })`;

describe("a program reaches the server", () => {
  it("as an ES module with Kimi's address", async () => {
    const code = `import OpenAI from "openai";
const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });
console.log((await ${ASK}).choices[0].message.content);`;
    expect(await outcome("a.mjs", code)).toEqual({ output: "Hello.\n", hosts: ["api.moonshot.ai"] });
  });

  it("as a CommonJS module without an address", async () => {
    const code = `const OpenAI = require("openai");
const client = new OpenAI();
${ASK}.then(({ choices }) => console.log(choices[0].message.content));`;
    expect(await outcome("b.cjs", code)).toEqual({ output: "Hello.\n", hosts: ["api.openai.com"] });
  });

  it("with an address in the environment", async () => {
    const code = `import OpenAI from "openai";
const client = new OpenAI();
console.log((await ${ASK}).choices[0].message.content);`;
    const environment = { OPENAI_BASE_URL: "https://api.moonshot.cn/v1" };
    expect(await outcome("c.mjs", code, environment)).toEqual({
      output: "Hello.\n",
      hosts: ["api.moonshot.cn"],
    });
  });

  it("through fetch with a Request, and through Node's own modules", async () => {
    const code = `import { request } from "node:https";
const init = { method: "POST", headers: { authorization: "Bearer key", "content-type": "application/json" } };
const body = JSON.stringify({ model: "kimi-k3", messages: [{ role: "user", content: "Hello" }] });
const response = await fetch(new Request("https://api.moonshot.ai/v1/chat/completions", { ...init, body }));
console.log((await response.json()).choices[0].message.content);
const sent = request("https://eu.api.openai.com/v1/chat/completions", init, async (received) => {
  let text = "";
  for await (const part of received) text += part;
  console.log(JSON.parse(text).choices[0].message.content);
});
sent.end(body);`;
    expect(await outcome("d.mjs", code)).toEqual({
      output: "Hello.\nHello again.\n",
      hosts: ["api.moonshot.ai", "eu.api.openai.com"],
    });
  });
});

it("a program that asks any other host fails", async () => {
  const code = `import https from "node:https";
await fetch("https://example.com/").catch((error) => console.log(error.message));
try {
  https.get({ hostname: "example.org", path: "/" });
} catch (error) {
  console.log(error.message);
}`;
  expect((await outcome("e.mjs", code)).output).toBe(
    "This program asks example.com, which no test does.\nThis program asks example.org, which no test does.\n",
  );
});
