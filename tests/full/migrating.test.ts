/** docs/migrating.md, step by step: its commands, its configuration, its changes, and its program before and after. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Finished, run, writeProject } from "../integration/run.js";
import { Workshop } from "../programs/run.js";
import { calls, says, startServer, type KimiServer, type Session } from "../support/kimi-server/index.js";
import { type Block, blocksOf } from "../support/pages.js";

const PAGE = "docs/migrating.md";
const FILE = "src/assistant.ts";
const places = inject("places");
const blocks = blocksOf(PAGE);
/** The blocks that a test used: at the end, these are all. */
const used = new Set<Block>();

/** The next block below a heading in a language. */
function next(heading: string, language: string): string {
  const block = blocks.find((one) => one.heading === heading && one.language === language && !used.has(one));
  if (!block) throw new Error(`There is no further block ${language} below "${heading}".`);
  used.add(block);
  return block.code;
}

const folder = writeProject(places, "migrating", {
  "package.json": `{ "type": "module" }`,
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      target: "ES2022",
      module: "NodeNext",
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
    },
    include: ["src", "process.d.ts"],
  }),
  "process.d.ts": "declare const process: { env: Record<string, string | undefined> };\n",
});

async function shell(command: string): Promise<Finished> {
  const bin = path.join(places, "node_modules/.bin");
  return run("sh", ["-c", command], folder, {
    PATH: `${bin}${path.delimiter}${String(process.env["PATH"])}`,
  });
}

/** What a command prints, with paths and the ends of lines as on the page. */
function printed({ stdout }: Finished): string {
  return stdout.replaceAll(`${folder}/`, "").replaceAll(/ +$/gmu, "").trim();
}

function read(): string {
  return readFileSync(path.join(folder, FILE), "utf8");
}

function write(text: string): void {
  writeFileSync(path.join(folder, FILE), text);
}

/** A text with a diff applied: each of its parts has to be there exactly once. */
function applyDiff(text: string, diff: string): string {
  const parts = diff.split(/^@@\n/mu).slice(1);
  expect(parts.length).toBeGreaterThan(0);
  return parts.reduce((current, part) => {
    const lines = part.replace(/\n$/u, "").split("\n");
    const side = (other: string): string =>
      lines.flatMap((line) => (line.startsWith(other) ? [] : [`${line.slice(1)}\n`])).join("");
    const pieces = current.split(side("+"));
    expect(pieces, part).toHaveLength(2);
    return pieces.join(side("-"));
  }, text);
}

interface Message {
  readonly ruleId: string;
  readonly suggestions?: readonly {
    readonly desc: string;
    readonly fix: { readonly range: readonly [number, number]; readonly text: string };
  }[];
}

async function messages(): Promise<readonly Message[]> {
  const { stdout } = await shell("npx eslint . --format json");
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- JSON has no types.
  const results: { messages: Message[] }[] = JSON.parse(stdout);
  return results.flatMap((result) => result.messages);
}

async function expectNoTypeErrors(): Promise<void> {
  expect(await shell("npx tsc")).toMatchObject({ code: 0, stdout: "" });
}

describe("the page", () => {
  const before = next("The program", "ts");
  const configurations: string[] = [];

  beforeAll(() => {
    writeProject(folder, ".", { [FILE]: before });
  });

  it("begins with a program that type-checks", expectNoTypeErrors);

  it("shows the inventory", async () => {
    const finished = await shell(next("Inventory", "sh"));
    expect(printed(finished)).toBe(next("Inventory", "text").trim());
  });

  it("shows a configuration for what it installs", () => {
    const packages = next("Configuration", "sh").trim().split(" ").slice(3);
    configurations.push(next("Configuration", "js"), next("What you decide", "js"));
    const imported = [...(configurations[0] ?? "").matchAll(/ from "([^"]+)"/gu)].map(
      ([, name = ""]) => name,
    );
    expect([...new Set(imported.map((name) => name.replace(/^eslint\/.*$/u, "eslint")))].sort()).toEqual(
      packages.sort(),
    );
    writeFileSync(path.join(folder, "eslint.config.js"), configurations[0] ?? "");
  });

  it("shows what is found", async () => {
    const finished = await shell(next("What is found", "sh"));
    expect(printed(finished)).toBe(next("What is found", "text").trim());
    expect(finished.code).toBe(1);
  });

  it("shows what --fix changes", async () => {
    await shell(next("What the fix repairs", "sh"));
    expect(read()).toBe(applyDiff(before, next("What the fix repairs", "diff")));
    await expectNoTypeErrors();
  });

  it("names the suggestions, and shows what the first one changes", async () => {
    const left = await messages();
    expect(left.map(({ ruleId }) => ruleId)).toEqual([
      "kimi/no-unsupported-tool-choice",
      "kimi/no-fixed-sampling-parameters",
      "kimi/no-unsupported-endpoint",
    ]);
    const suggestions = left.flatMap((message) => message.suggestions ?? []);
    const text = readFileSync(path.resolve(import.meta.dirname, "../..", PAGE), "utf8");
    const section = /^## The suggestions, one by one$([\s\S]*?)^## /mu.exec(text)?.[1] ?? "";
    expect(Array.from(section.matchAll(/^- (\w.*)$/gmu), ([, line]) => line)).toEqual(
      suggestions.map(({ desc }) => desc),
    );
    const [first] = suggestions;
    if (!first) throw new Error("There is no suggestion.");
    const source = read();
    const taken = source.slice(0, first.fix.range[0]) + first.fix.text + source.slice(first.fix.range[1]);
    expect(taken).toBe(applyDiff(source, next("The suggestions, one by one", "diff")));
    write(taken);
  });

  it("shows decisions after which nothing is found", async () => {
    write(applyDiff(read(), next("What you decide", "diff")));
    expect((await messages()).map(({ ruleId }) => ruleId)).toEqual(["kimi/no-unsupported-endpoint"]);
    write(applyDiff(read(), next("What you decide", "diff")));
    writeFileSync(path.join(folder, "eslint.config.js"), configurations[1] ?? "");
    expect(await shell(next("The check", "sh"))).toEqual({ code: 0, stdout: "", stderr: "" });
    await expectNoTypeErrors();
  });

  it("has no block that is not executed", () => {
    expect(blocks.filter((block) => !used.has(block))).toEqual([]);
  });

  describe("its program", () => {
    const order = { number: "7" };
    const main = `
console.log(await answer("Where is order 7?", async (json) => \`Order \${json} is in the workshop.\`));
console.log((await subjects("Where is order 7?")).join(", "));
`;
    const script = [
      calls(["find_order", order]),
      says("In the workshop."),
      says("Order 7"),
      says("Order 7"),
      says("Order 7"),
    ];
    let server: KimiServer;
    let workshop: Workshop;

    beforeAll(async () => {
      server = await startServer();
      const openai = path.join(places, "node_modules/openai");
      workshop = new Workshop({ openai });
    });

    afterAll(async () => {
      workshop.remove();
      await server.close();
    });

    /** Runs a code to its end; its requests reach a session. */
    async function runProgram(
      name: string,
      code: string,
      session: Session,
      keys: Readonly<Record<string, string>>,
    ): Promise<Finished | undefined> {
      const environment = { ...session.environment, ...keys };
      const [finished] = await workshop.run([{ file: name, code: code + main, environment }]);
      return finished;
    }

    it("works with OpenAI before, and not with Kimi", async () => {
      const openai = server.open({ as: "openai", script });
      const fine = await runProgram("before.ts", before, openai, { OPENAI_API_KEY: "key" });
      expect(fine).toMatchObject({ code: 0, stderr: "" });
      const kimi = server.open({ as: "kimi", script });
      const rejected = await runProgram("before.ts", before, kimi, { OPENAI_API_KEY: "key" });
      expect(rejected?.code).not.toBe(0);
      expect(kimi.requests[0]?.errors.length).toBeGreaterThan(0);
    });

    it("works with Kimi after", async () => {
      const kimi = server.open({ as: "kimi", script });
      const keys = { MOONSHOT_API_KEY: "key", OPENAI_API_KEY: "other" };
      const finished = await runProgram("after.ts", read(), kimi, keys);
      expect(finished).toEqual({
        code: 0,
        stdout: "In the workshop.\nOrder 7, Order 7, Order 7\n",
        stderr: "",
      });
      expect(kimi.requests.map(({ errors }) => errors)).toEqual([[], [], [], [], []]);
    });
  });
});
