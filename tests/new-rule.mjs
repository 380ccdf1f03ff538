// Writes the files of a new rule and enters it in the table: npm run new-rule -- <name> "<description>"
// What it writes is a rule that works, to be changed into the one that is wanted.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const ROOT = process.cwd();
const [name = "", description = ""] = process.argv.slice(2);

/** Ends with what is wrong. */
function stop(problem) {
  process.stderr.write(`${problem}\nUsage: npm run new-rule -- <name> "<description>"\n`);
  process.exit(2);
}

if (!/^[a-z]+(?:-[a-z]+)+$/u.test(name))
  stop(`"${name}" is no name for a rule: write it like no-developer-role.`);
if (!/^(?:disallow|require|enforce) .*[^.]$/u.test(description)) {
  stop("The description begins with disallow, require or enforce, and ends without a period.");
}

const identifier = name.replaceAll(/-(.)/gu, (_, letter) => letter.toUpperCase());
const sentence = description[0].toUpperCase() + description.slice(1);

const rule = `import { removeParameter } from "../src/edits/remove.js";
import { defineRule } from "../src/rule.js";

export default defineRule({
  name: "${name}",
  description: ${JSON.stringify(description)},
  presets: { recommended: null, strict: "error" },
  edits: "suggest",
  messages: {
    // What Kimi does with this, then what to write instead. Numbers and models come from src/contract.
    example: "Kimi does not know \`example\`. Remove it.",
    removeExample: "Remove \`example\`: Kimi ignores it.",
  },
  call(call, report) {
    for (const example of call.parameter("example").alternatives) {
      report({
        at: example.place,
        messageId: "example",
        edits: [{ messageId: "removeExample", edit: removeParameter(call, example) }],
      });
    }
  },
});
`;

const test = `import rule from "../../rules/${name}.js";
import { testRule } from "../support/rule-tester.js";

const KIMI = \`import OpenAI from "openai";
const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });
\`;

/** A request with this parameter. */
function request(parameter: string): string {
  return \`\${KIMI}client.chat.completions.create({ model: "kimi-k3", messages: []\${parameter} });\`;
}

testRule(rule, {
  valid: [
    request(""),
    \`import Groq from "groq-sdk";\\nnew Groq().chat.completions.create({ example: true });\`,
  ],
  invalid: [
    {
      name: "inline",
      code: request(", example: ⟦true⟧"),
      errors: [{ messageId: "example", suggestions: [{ messageId: "removeExample", output: request("") }] }],
    },
  ],
});
`;

const page = `# kimi/${name}

📝 ${sentence}.

<!-- end auto-generated rule header -->

## Rule details

What Kimi does with it, since when, and where that is written.

### Fail

\`\`\`js
import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

await client.chat.completions.create({ model: "kimi-k3", messages: [], example: true });
\`\`\`

### Pass

\`\`\`js
import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: "https://api.moonshot.ai/v1" });

await client.chat.completions.create({ model: "kimi-k3", messages: [] });
\`\`\`

## What the suggestion does, and what it does not

## When not to use it
`;

const files = {
  [`rules/${name}.ts`]: rule,
  [`tests/rules/${name}.test.ts`]: test,
  [`docs/rules/${name}.md`]: page,
};
for (const file of Object.keys(files)) {
  if (existsSync(path.join(ROOT, file))) stop(`${file} is there already.`);
}
for (const [file, text] of Object.entries(files)) {
  writeFileSync(path.join(ROOT, file), text);
  process.stdout.write(`${file}\n`);
}

/** Adds a line to a group of lines that are in alphabetical order. */
function insertSorted(text, pattern, line) {
  const lines = text.split("\n");
  const group = lines.flatMap((other, index) => (pattern.test(other) ? [index] : []));
  const index = group.find((at) => lines[at] > line) ?? group.at(-1) + 1;
  return lines.toSpliced(index, 0, line).join("\n");
}

const table = path.join(ROOT, "rules/index.ts");
const entered = insertSorted(
  insertSorted(
    readFileSync(table, "utf8"),
    /^import \w+ from "\.\//u,
    `import ${identifier} from "./${name}.js";`,
  ),
  /^ {2}\w+,$/u,
  `  ${identifier},`,
);
writeFileSync(table, entered);
process.stdout.write(`rules/index.ts

Now change the rule, its cases and its page into what you want, and
- enter what the presets have of it in tests/plugin.test.ts, and an example in tests/rule-testers.test.ts;
- show it in docs/examples/openai-app (npx vitest run tests/examples.test.ts -u records what is found there);
- run \`npm run docs\`, which writes the rule table and the head of the page, then \`npm test\`.
.github/CONTRIBUTING.md says what a rule, a message and an edit have to be like.
`);
