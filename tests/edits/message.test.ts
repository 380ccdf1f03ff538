/** Whether a role is replaced for good, as a suggestion, together with its type, or not at all. */
import { expect, describe, it } from "vitest";
import rule from "../../rules/no-developer-role.js";
import { readCase } from "../support/cases.js";
import { applyEdit } from "../support/edits.js";
import { CaseLinter } from "../support/lint.js";

const CLIENT = `import OpenAI from "openai";
const client = new OpenAI();
const other = new OpenAI({ baseURL: url });
`;
const TYPE = "OpenAI.ChatCompletionDeveloperMessageParam";
const NEW_TYPE = "OpenAI.ChatCompletionSystemMessageParam";

/** What the first report offers (a fix, or the id of a suggestion), and the code after it. */
type Offer = readonly [kind: "fix" | "useSystem" | "useSystemType" | "nothing", after: string];

/** Without another code, the text itself is replaced. */
type Row = readonly [name: string, code: string, after?: string];

function offered(code: string, filename: string): Offer {
  const linted = new CaseLinter(rule, readCase(CLIENT + code), {}, filename).lint(CLIENT + code, "tested");
  if (!linted.parses) throw new Error(linted.error);
  const [report] = linted.reports;
  if (!report) throw new Error(`No report: ${code}`);
  const [suggestion] = report.suggestions;
  const edit = report.fix ?? suggestion;
  if (!edit) return ["nothing", code];
  const after = applyEdit(linted.sourceCode, edit).slice(CLIENT.length);
  if (report.fix) return ["fix", after];
  return [suggestion?.messageId === "useSystemType" ? "useSystemType" : "useSystem", after];
}

function itOffers(kind: Offer[0], filename: string, rows: readonly Row[]): void {
  for (const [name, code, after = code.replace('"developer"', '"system"')] of rows) {
    it(`${filename}: ${name}`, () => {
      expect(offered(code, filename)).toEqual([kind, kind === "nothing" ? code : after]);
    });
  }
}

/** A request with one message. */
function sent(message: string, client = "client"): string {
  return `${client}.chat.completions.create({ messages: [${message}] });`;
}

describe("a fix", () => {
  itOffers("fix", "file.mjs", [
    ["a comment about something else", `// The ChatCompletionMessage.\n${sent('{ role: "developer" }')}`],
    ["an assignment", `const m = {}; m.role = "developer"; ${sent("m")}`],
  ]);
  itOffers("fix", "file.ts", [
    [
      "a comment that names the type of the SDK",
      `// ChatCompletionDeveloperMessageParam\n${sent('{ role: "developer" }')}`,
    ],
  ]);
});

describe("a suggestion to replace the role", () => {
  itOffers("useSystem", "file.mjs", [
    [
      "a constant that something later may replace",
      `const ROLE = "developer"; ${sent("{ role: ROLE, ...extra }")}`,
    ],
    [
      "a constant of which one message goes elsewhere",
      `const ROLE = "developer"; ${sent("{ role: ROLE }")} ${sent("{ role: ROLE }", "other")}`,
    ],
    [
      "a comment that names the type of the SDK, among others",
      `// ChatCompletionDeveloperMessageParam\n// Another.\n${sent('{ role: "developer" }')}`,
    ],
    [
      "a shared constant in a message that may have another role before",
      `export const ROLE = "developer"; ${sent('{ role: "user", ...(flag && { role: ROLE }) }')}`,
      `export const ROLE = "developer"; ${sent('{ role: "user", ...(flag && { role: "system" }) }')}`,
    ],
    [
      "a member that other code reads",
      `const ROLES = { a: "developer" }; print(ROLES.a); ${sent("{ role: ROLES.a }")}`,
      `const ROLES = { a: "developer" }; print(ROLES.a); ${sent('{ role: "system" }')}`,
    ],
    [
      "a shared constant that is assigned",
      `export const ROLE = "developer"; const m = {}; m.role = ROLE; ${sent("m")}`,
      `export const ROLE = "developer"; const m = {}; m.role = "system"; ${sent("m")}`,
    ],
  ]);
  itOffers("useSystem", "file.ts", [
    [
      "a shared constant in a variable",
      `export const ROLE = "developer"; const m = { role: ROLE }; ${sent("m")}`,
      `export const ROLE = "developer"; const m = { role: "system" as const }; ${sent("m")}`,
    ],
    [
      "a shared constant with an assertion",
      `export const ROLE = "developer"; const m = { role: ROLE as any }; ${sent("m")}`,
      `export const ROLE = "developer"; const m = { role: "system" as any }; ${sent("m")}`,
    ],
  ]);
});

describe("a suggestion to replace the role and its type", () => {
  itOffers("useSystemType", "file.ts", [
    [
      "an assertion",
      sent(`{ role: "developer", content: "a" } as ${TYPE}`),
      sent(`{ role: "system", content: "a" } as ${NEW_TYPE}`),
    ],
  ]);
});

describe("nothing", () => {
  itOffers("nothing", "file.mjs", [
    ["a comment in the text", sent('{ role: "dev" + /* long */ "eloper" }')],
    [
      "a shared constant with a comment",
      `export const ROLES = { a: "developer" }; ${sent("{ role: ROLES /* b */ .a }")}`,
    ],
    [
      "a shared constant on one branch",
      `export const ROLE = "developer"; ${sent('{ role: flag ? ROLE : "user" }')}`,
    ],
    [
      "a shared constant or something else",
      `export const ROLE = "developer"; ${sent("{ role: ROLE || role }")}`,
    ],
    [
      "a shared constant that may be another",
      `export const ROLE = flag ? "developer" : "user"; ${sent("{ role: ROLE }")}`,
    ],
    [
      "a member of what others may change",
      `export const ROLES = { a: "developer" }; ${sent("{ role: ROLES.a }")}`,
    ],
    [
      "a member of what a function gives",
      `export const roles = () => ({ a: "developer" }); ${sent("{ role: roles().a }")}`,
    ],
  ]);
  itOffers("nothing", "file.ts", [
    [
      "a type for a constant of another role",
      `const m: OpenAI.ChatCompletionUserMessageParam = { role: "developer", content: "a" }; ${sent("m")}`,
    ],
    [
      "a type for what is assigned again",
      `let m: ${TYPE} = { role: "developer", content: "a" }; ${sent("m")}`,
    ],
    [
      "a type for a text that is put together",
      `const m: ${TYPE} = { role: "dev" + "eloper", content: "a" }; ${sent("m")}`,
    ],
    [
      "a type for a constant",
      `const ROLE = "developer"; const m: ${TYPE} = { role: ROLE, content: "a" }; ${sent("m")}`,
    ],
    [
      "a type for a shared constant",
      `export const ROLE = "developer"; const m: ${TYPE} = { role: ROLE, content: "a" }; ${sent("m")}`,
    ],
    ["two types", `const m: ${TYPE} = { role: "developer", content: "a" } satisfies ${TYPE}; ${sent("m")}`],
    [
      "a type for the message and one for the role",
      `const m: ${TYPE} = { role: "developer" as "developer", content: "a" }; ${sent("m")}`,
    ],
    [
      "a type, and another that the file does not show",
      `const m: ${TYPE} = { role: "developer", content: "a" } as Message; ${sent("m")}`,
    ],
    [
      "a type for one of two messages",
      sent(`(flag ? { role: "developer", content: "a" } : message) as ${TYPE}`),
    ],
    [
      "a type for both of two messages",
      `const m: ${TYPE} = flag ? { role: "developer", content: "a" } : message; ${sent("m")}`,
    ],
  ]);
});
