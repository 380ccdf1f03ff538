/** Proves that each check of the rule tester passes for a sound rule and fails for one that breaks it. */
import { describe, expect, it } from "vitest";
import {
  checkCase,
  checkTable,
  expectNoFailures,
  testRule,
  type InvalidCase,
  type RuleTable,
  type TestedRule,
  type ValidCase,
} from "./rule-tester.js";
import {
  eachAboveOne,
  fixing,
  replaceByOne,
  report,
  silent,
  suggesting,
  toyRule,
  type Change,
} from "./toy-rules.js";

const fixedOutput = "client.chat.completions.create({\n  n: 1,\n  stop: [],\n});\n";
const fixed = {
  name: "a literal above one",
  code: "client.chat.completions.create({\n  n: ⟦2⟧,\n  stop: [],\n});\n",
  errors: [{ messageId: "aboveOne", data: { value: "2" } }],
  output: fixedOutput,
} satisfies InvalidCase;
const onlyReported = { ...fixed, output: null } satisfies InvalidCase;
const sound = fixing(replaceByOne);
const soundSuggestion = suggesting(replaceByOne);
const reporting = toyRule(
  (context) =>
    eachAboveOne((value) => {
      report(context, value);
    }),
  { edits: "none" },
);
const replacePropertyByOne: Change = (fixer, { parent }) =>
  parent ? fixer.replaceText(parent, "n: 1") : null;

/** The case for a rule that suggests. */
function suggested(output: string, other: Partial<InvalidCase> = {}): InvalidCase {
  const suggestions = [{ messageId: "askForOne", output }];
  return { ...onlyReported, errors: [{ messageId: "aboveOne", suggestions }], ...other };
}

function failuresOf(rule: TestedRule, written: ValidCase | InvalidCase, others: RuleTable = {}): string[] {
  return checkCase(rule, written, { ...others, [rule.name]: rule });
}

/** The names of the checks that fail, each once. */
function failing(rule: TestedRule, written: ValidCase | InvalidCase, others: RuleTable = {}): string[] {
  const names = failuresOf(rule, written, others).map((failure) => failure.slice(0, failure.indexOf(":")));
  return [...new Set(names)];
}

function failureText(rule: TestedRule, written: ValidCase | InvalidCase): string {
  return failuresOf(rule, written).join("\n");
}

describe("a sound rule", () => {
  it.each<[string, TestedRule, ValidCase | InvalidCase]>([
    ["a fix", sound, fixed],
    ["a suggestion", soundSuggestion, suggested(fixedOutput)],
    ["a report alone", reporting, onlyReported],
    ["a valid case", sound, "client.chat.completions.create({ n: 1 });"],
    ["a valid case in TypeScript", sound, "const body: Body = { n: 1 };"],
    ["JavaScript", sound, { ...fixed, filename: "file.js" }],
    ["CommonJS", sound, { code: "return require('openai');", filename: "src/file.cjs" }],
    ["TSX", sound, { code: "const body: Body = {};\n<p>{body}</p>;", filename: "file.tsx" }],
    ["a byte order mark", sound, { ...fixed, code: `\uFEFF${fixed.code}`, output: `\uFEFF${fixedOutput}` }],
    [
      "a suggestion after a byte order mark",
      soundSuggestion,
      suggested(`\uFEFF${fixedOutput}`, { code: `\uFEFF${fixed.code}` }),
    ],
  ])("passes with %s", (_, rule, written) => {
    expect(failuresOf(rule, written)).toEqual([]);
  });

  it("passes with several reports, whose edits do not touch each other", () => {
    const other = {
      messageId: "aboveOne",
      suggestions: [{ messageId: "askForOne", output: "f({ n: 2 }, { n: 1 });" }],
    };
    const one = {
      messageId: "aboveOne",
      suggestions: [{ messageId: "askForOne", output: "f({ n: 1 }, { n: 3 });" }],
    };
    const errors = [one, other];
    expect(failuresOf(soundSuggestion, { name: "two", code: "f({ n: ⟦2⟧ }, { n: ⟦3⟧ });", errors })).toEqual(
      [],
    );
  });

  it("passes with nested reports, an outer one before an inner one", () => {
    const members = toyRule((context) => ({
      "MemberExpression:exit"(node) {
        report(context, node);
      },
    }));
    const errors = [
      { messageId: "aboveOne", data: { value: "a.b.c" } },
      { messageId: "aboveOne", data: { value: "a.b" } },
    ];
    expect(failuresOf(members, { name: "nested", code: "⟦⟦a.b⟧.c⟧;", errors })).toEqual([]);
  });

  it("passes with fixes that wait for each other", () => {
    const whole = fixing((fixer, value, { text }) => [
      fixer.insertTextBeforeRange([0, 0], ""),
      fixer.replaceText(value, "1"),
      fixer.insertTextAfterRange([0, text.length], ""),
    ]);
    const errors = [{ messageId: "aboveOne" }, { messageId: "aboveOne" }];
    const written = { name: "two passes", code: "f({ n: ⟦2⟧ }, { n: ⟦3⟧ });", errors };
    const output = ["f({ n: 1 }, { n: 3 });", "f({ n: 1 }, { n: 1 });"];
    expect(failuresOf(whole, { ...written, output })).toEqual([]);
    expect(failing(whole, { ...written, output: output.slice(0, 1) })).toEqual(["expectation"]);
  });

  it("sees the options and settings of a case", () => {
    const configured = toyRule(
      (context) => {
        const expected = '[{"limit":1},{"model":"kimi-k3"}]';
        const seen = JSON.stringify([...context.options, context.settings["kimi"]]);
        return seen === expected
          ? eachAboveOne((value) => {
              report(context, value);
            })
          : {};
      },
      { meta: { messages: { aboveOne: "Ask for one." }, ...{ schema: [{ type: "object" }] } } },
    );
    const written = { ...onlyReported, errors: [{ messageId: "aboveOne" }] };
    const configuration = { options: [{ limit: 1 }], kimi: { model: "kimi-k3" } };
    expect(failuresOf(configured, { ...written, ...configuration })).toEqual([]);
    expect(failing(configured, written)).toEqual(["expectation"]);
  });
});

describe("case", () => {
  it.each<[string, string, InvalidCase]>([
    ["a marker is not opened", "without its ⟦", { ...fixed, code: "f({ n: 2⟧ });" }],
    ["a marker is not closed", "without its ⟧", { ...fixed, code: "f({ n: ⟦2 });" }],
    ["an error has no marker", "marks 0 ranges", { ...fixed, code: "f({ n: 2 });" }],
    ["an invalid case has no error", "at least one error", { ...fixed, code: "f();", errors: [] }],
    ["the code does not parse", "does not parse: 1:10", { ...fixed, code: "f( { n: ⟦2⟧ ;" }],
    ["the options do not fit the schema", "ESLint threw", { ...fixed, options: [{ limit: 1 }] }],
  ])("fails when %s", (_, text, written) => {
    expect(failing(sound, written)).toEqual(["case"]);
    expect(failureText(sound, written)).toContain(text);
  });

  it("fails when the rule throws", () => {
    const throwing = toyRule(() => {
      throw new TypeError("no such node");
    });
    expect(failing(throwing, "f();")).toEqual(["case"]);
    expect(failureText(throwing, "f();")).toContain("no such node");
  });
});

describe("expectation", () => {
  it("shows the expected and the actual ranges", () => {
    const written = { ...fixed, code: fixed.code.replace("n: ⟦2⟧", "⟦n: 2⟧") };
    expect(failing(sound, written)).toEqual(["expectation"]);
    expect(failureText(sound, written)).toContain(
      [
        "  expected:",
        "    2:3-2:7 aboveOne",
        "    client.chat.completions.create({",
        "      ⟦n: 2⟧,",
        "      stop: [],",
        "    });",
        "    ",
        "  actual:",
        "    2:6-2:7 aboveOne: Ask for one choice, not 2.",
        "    client.chat.completions.create({",
        "      n: ⟦2⟧,",
      ].join("\n"),
    );
  });

  it.each<[string, TestedRule, ValidCase | InvalidCase]>([
    ["a report is missing", silent, onlyReported],
    ["a valid case has a report", reporting, "client.chat.completions.create({ n: 2 });"],
    ["the message id is another", reporting, { ...onlyReported, errors: [{ messageId: "askForOne" }] }],
    [
      "the data are others",
      reporting,
      { ...onlyReported, errors: [{ messageId: "aboveOne", data: { value: 3 } }] },
    ],
    [
      "the message does not use some data",
      reporting,
      { ...onlyReported, errors: [{ messageId: "aboveOne", data: { value: 2, model: "" } }] },
    ],
    ["a suggestion is missing", reporting, suggested(fixedOutput)],
    ["a suggestion is not expected", soundSuggestion, onlyReported],
    ["a suggestion has another output", soundSuggestion, suggested(fixedOutput.replace("1", "0"))],
    ["a fix is missing", reporting, fixed],
    ["a fix is not expected", sound, onlyReported],
    ["a fix has another output", sound, { ...fixed, output: fixedOutput.replace("1", "0") }],
    ["there are more passes than expected", sound, { ...fixed, output: [] }],
    ["there are fewer passes than expected", sound, { ...fixed, output: [fixedOutput, fixedOutput] }],
  ])("fails when %s", (_, rule, written) => {
    expect(failing(rule, written)).toEqual(["expectation"]);
  });

  it.each([
    ["leaves a placeholder", "Ask {{ who }} for one."],
    ["does not end with a period", "Ask for one"],
  ])("fails when a message %s", (_, aboveOne) => {
    const rule = toyRule(
      (context) =>
        eachAboveOne((value) => {
          report(context, value);
        }),
      {
        meta: { messages: { aboveOne } },
      },
    );
    expect(failing(rule, { ...onlyReported, errors: [{ messageId: "aboveOne" }] })).toEqual(["expectation"]);
  });

  it("fails when a suggestion does not end with a period", () => {
    const messages = { aboveOne: "Ask for one.", askForOne: "Ask for one" };
    const rule = { ...soundSuggestion, meta: { ...soundSuggestion.meta, messages } };
    expect(failing(rule, suggested(fixedOutput))).toEqual(["expectation"]);
  });

  it("fails when two suggestions have one text", () => {
    const suggestion = { messageId: "askForOne", output: fixedOutput };
    const errors = [{ messageId: "aboveOne", suggestions: [suggestion, suggestion] }];
    expect(failing(suggesting(replaceByOne, replaceByOne), { ...onlyReported, errors })).toEqual([
      "expectation",
    ]);
  });
});

describe("outputs", () => {
  it("fails when an edit makes code that does not parse", () => {
    const broken = suggesting((fixer, value) => fixer.replaceText(value, ""));
    expect(failing(broken, suggested(fixedOutput.replace("1", "")))).toEqual(["outputs", "comments"]);
  });

  it("fails when an edit changes nothing", () => {
    const idle = suggesting((fixer, value, sourceCode) =>
      fixer.replaceText(value, sourceCode.getText(value)),
    );
    const output = fixedOutput.replace("1", "2");
    expect(failing(idle, suggested(output))).toEqual(["outputs", "stillReports"]);
  });
});

describe("stillReports", () => {
  it("fails when the rule reports what an edit wrote", () => {
    const three = suggesting((fixer, value) => fixer.replaceText(value, "3"));
    expect(failing(three, suggested(fixedOutput.replace("1", "3")))).toEqual(["stillReports"]);
  });

  it("fails when the rule reports again beside what an edit wrote", () => {
    const inserting = suggesting((fixer, value) => fixer.insertTextAfter(value, ", seed: 0"));
    expect(failing(inserting, suggested(fixedOutput.replace("1", "2, seed: 0")))).toEqual(["stillReports"]);
  });

  it("fails when the rule reports again behind what an edit wrote", () => {
    const inserting = suggesting((fixer) => fixer.insertTextBeforeRange([0, 0], "f(); "));
    expect(failing(inserting, suggested(`f(); ${fixedOutput.replace("1", "2")}`))).toEqual(["stillReports"]);
  });
});

describe("reportsMore", () => {
  const ones = toyRule(
    (context) => ({
      "Program:has(Literal[value=1])"(node) {
        context.report({ node, messageId: "one" });
      },
    }),
    { name: "ones", edits: "none", meta: { messages: { one: "No one." } } },
  );

  it("fails when another rule reports what an edit wrote", () => {
    expect(failing(sound, fixed, { ones })).toEqual(["reportsMore"]);
    expect(failing(soundSuggestion, suggested(fixedOutput), { ones })).toEqual(["reportsMore"]);
  });

  it("fails when another rule reports what two fixes wrote together", () => {
    const pairs = toyRule(
      (context) => ({
        "ObjectExpression:has(Literal[value=1]) + ObjectExpression:has(Literal[value=1])"(node) {
          context.report({ node, messageId: "pair" });
        },
      }),
      { name: "pairs", edits: "none", meta: { messages: { pair: "No pair." } } },
    );
    const errors = [{ messageId: "aboveOne" }, { messageId: "aboveOne" }];
    const written = {
      name: "pair",
      code: "f({ n: ⟦2⟧ }, { n: ⟦3⟧ });",
      errors,
      output: "f({ n: 1 }, { n: 1 });",
    };
    expect(failing(sound, written, { pairs })).toEqual(["reportsMore"]);
  });
});

describe("comments", () => {
  it.each([
    ["n: /* two */ ⟦2⟧", "two"],
    ["n: /* two */ /* two */ ⟦2⟧", "two, two"],
    ["/* two */ n: /* two */ ⟦2⟧", "two"],
  ])("fails when an edit loses a comment of the code: %s", (property, lost) => {
    const code = fixed.code.replace("n: ⟦2⟧", property);
    const output = property.startsWith("n") ? fixedOutput : fixedOutput.replace("n:", "/* two */ n:");
    const failures = failuresOf(fixing(replacePropertyByOne), { ...fixed, code, output });
    expect(failures[0]).toContain(
      `comments: the fix of report 1 (aboveOne) loses the comment ${lost}\n    client`,
    );
  });

  it("fails when a later pass of the autofix loses a comment", () => {
    const later = fixing((fixer, value, sourceCode) =>
      sourceCode.getText(value) === "3"
        ? fixer.replaceText(value, "2")
        : replacePropertyByOne(fixer, value, sourceCode),
    );
    const written = { ...fixed, code: "f({ n: /* a */ ⟦3⟧ });", errors: [{ messageId: "aboveOne" }] };
    const output = ["f({ n: /* a */ 2 });", "f({ n: 1 });"];
    const exempt = { stillReports: "It takes two passes." };
    expect(failing(later, { ...written, output, ...exempt })).toEqual(["comments"]);
    expect(failureText(later, { ...written, output, ...exempt })).toContain(
      "The autofix loses the comment a",
    );
  });

  it.each<[string, string, Change]>([
    [
      "before",
      "/* marker",
      (fixer, { parent }, { text }) =>
        parent
          ? fixer.replaceTextRange([text.lastIndexOf("\n", parent.range[0]), parent.range[1]], "\n  n: 1")
          : null,
    ],
    [
      "after",
      "2 // marker",
      (fixer, value, sourceCode) => {
        const comma = sourceCode.getTokenAfter(value);
        return comma && fixer.replaceTextRange([value.range[0], comma.range[1]], "1,");
      },
    ],
  ])("fails when an edit would lose a comment %s what it changes", (_, text, change) => {
    const exempt = { layout: "The toy knows one layout." };
    const rule = fixing(change);
    const written = text.startsWith("/*") ? { ...fixed, ...exempt } : fixed;
    expect(failing(rule, written)).toEqual(["comments"]);
    expect(failureText(rule, written)).toContain(text);
  });

  it("fails when an edit would lose a comment that the code does not have", () => {
    expect(failing(fixing(replacePropertyByOne), fixed)).toEqual(["comments"]);
    expect(failureText(fixing(replacePropertyByOne), fixed)).toContain("n: // marker");
  });

  it("passes when the edit steps back from a comment", () => {
    const careful = fixing((fixer, { parent }, sourceCode) => {
      if (!parent || sourceCode.getCommentsInside(parent).length > 0) return null;
      return fixer.replaceText(parent, "m: 1");
    });
    expect(failing(careful, { ...fixed, output: fixedOutput.replace("n:", "m:") })).toEqual([]);
  });

  it("fails when a fix steps back to a suggestion that loses a comment", () => {
    const careless = toyRule((context) => {
      return eachAboveOne((value) => {
        const hasComments = context.sourceCode.getAllComments().length > 0;
        report(context, value, hasComments ? { suggest: [replacePropertyByOne] } : { fix: replaceByOne });
      });
    });
    expect(failing(careless, fixed)).toEqual(["comments"]);
    expect(failureText(careless, fixed)).toContain("the suggestion askForOne of report 1 (aboveOne) loses");
  });

  it("fails when a line comment swallows what follows", () => {
    const joining = fixing((fixer, { parent }, sourceCode) => {
      if (!parent) return null;
      const text = sourceCode.getText(parent).replaceAll(/\s+/gu, " ").replace(/2$/u, "1");
      return fixer.replaceText(parent, text);
    });
    expect(failing(joining, { ...fixed, code: "f({ n:\n  ⟦2⟧ });", output: "f({ n: 1 });" })).toEqual([
      "comments",
    ]);
    expect(failureText(joining, { ...fixed, code: "f({ n:\n  ⟦2⟧ });", output: "f({ n: 1 });" })).toContain(
      "makes code that does not parse",
    );
  });

  it("fails when a comment changes the reports", () => {
    const distracted = toyRule((context) =>
      context.sourceCode.getAllComments().length > 0
        ? {}
        : eachAboveOne((value) => {
            report(context, value, { fix: replaceByOne });
          }),
    );
    expect(failing(distracted, fixed)).toEqual(["comments"]);
  });

  it("skips a line comment that would end a statement", () => {
    const returned = toyRule((context) => ({
      "ReturnStatement > Literal[value=2]": (node) => {
        report(context, node, { fix: replaceByOne });
      },
    }));
    const written = {
      ...fixed,
      code: "const f = () => { return ⟦2⟧; };",
      output: "const f = () => { return 1; };",
    };
    expect(failing(returned, written)).toEqual([]);
  });

  it("skips JSX text", () => {
    const text = toyRule((context) => ({
      "JSXElement > Literal": (node) => {
        context.report({ node, messageId: "aboveOne" });
      },
      "JSXText[value='2']": (node) => {
        report(context, node, { fix: replaceByOne });
      },
    }));
    const written = { ...fixed, filename: "file.tsx", code: "<p>⟦2⟧</p>;", output: "<p>1</p>;" };
    expect(failing(text, written)).toEqual([]);
  });
});

describe("wrapping", () => {
  const calls = (selector: string): TestedRule =>
    toyRule(
      (context) => ({
        [selector]: (node) => {
          report(context, node);
        },
      }),
      { edits: "none" },
    );
  const call = "client.chat.completions.create(body)";
  const callCase: InvalidCase = {
    name: "a call",
    code: `async () => { await ⟦${call}⟧; };`,
    errors: [{ messageId: "aboveOne", data: { value: call } }],
  };

  it("passes when the rule finds the call in every wrapper", () => {
    expect(failuresOf(calls("CallExpression"), callCase)).toEqual([]);
  });

  it.each([
    ["the call", "AwaitExpression > CallExpression", ["as", "satisfies", "!"]],
    ["the first argument", "CallExpression[arguments.0.type='Identifier']", ["as", "satisfies", "!"]],
  ])("fails when the rule misses %s in a wrapper", (what, selector, wrappers) => {
    const failures = failuresOf(calls(selector), callCase);
    const names = failures.map(
      (failure) => /^wrapping: With (.*) there are 0 reports instead of 1/u.exec(failure)?.[1],
    );
    for (const wrapper of wrappers) expect(names).toContain(`${what} in ${wrapper}`);
    expect(names).not.toContain(undefined);
  });

  it("fails when the rule misses a call in parentheses, in JavaScript too", () => {
    const textual = toyRule((context) => ({
      "AwaitExpression CallExpression"(node) {
        if (context.sourceCode.getTokenBefore(node)?.value === "await") report(context, node);
      },
    }));
    const written = { ...callCase, filename: "file.mjs" };
    expect(failing(textual, written)).toEqual(["wrapping"]);
    expect(failureText(textual, written)).toContain("the call in parentheses");
  });

  it.each([
    call,
    "this.client.chat.completions.create(body)",
    'clients["a"].chat.completions["stream"](body)',
  ])("fails when the rule misses %s reached by ?.", (code) => {
    const written = {
      ...callCase,
      code: `async () => { await ⟦${code}⟧; };`,
      errors: [{ messageId: "aboveOne" }],
    };
    const missing = calls("CallExpression:not(ChainExpression > *)");
    expect(failing(missing, written)).toEqual(["wrapping"]);
    expect(failureText(missing, written)).toContain("With the client reached by ?. there are 0 reports");
  });

  it("fails when a valid case gets a report", () => {
    expect(failing(calls("TSAsExpression"), `${call};`)).toEqual(["wrapping"]);
  });

  it("fails when the rule throws at a wrapper", () => {
    const throwing = toyRule(() => ({
      TSSatisfiesExpression() {
        throw new TypeError("unexpected node");
      },
    }));
    expect(failing(throwing, `${call};`)).toEqual(["wrapping"]);
    expect(failureText(throwing, `${call};`)).toContain("unexpected node");
  });

  it("does not glue a call in parentheses to the statement before it", () => {
    const statements = calls("ExpressionStatement");
    const written = {
      ...callCase,
      code: `const client = make()\n⟦${call}⟧`,
      errors: [{ messageId: "aboveOne" }],
    };
    expect(failing(statements, written)).toEqual([]);
  });
});

describe("layout", () => {
  const inserted = fixedOutput.replace("1", "1,\n  m: 1");

  it.each<[string, string, Change]>([
    [
      "\\n where the code has \\r\\n",
      "With CRLF line ends",
      (fixer, value) => fixer.replaceText(value, "1,\n  m: 1"),
    ],
    [
      "two spaces where the code has a tab",
      "With tab indentation",
      (fixer, value, { text }) =>
        fixer.replaceText(value, text.includes("\r") ? "1,\r\n  m: 1" : "1,\n  m: 1"),
    ],
  ])("fails when an edit inserts %s", (_, text, change) => {
    expect(failing(fixing(change), { ...fixed, output: inserted })).toEqual(["layout"]);
    expect(failureText(fixing(change), { ...fixed, output: inserted })).toContain(
      `${text}, the fix of report 1`,
    );
  });

  it("passes when an edit follows the style of the file", () => {
    const following = fixing((fixer, value, { text }) => {
      const [lineBreak] = /\r?\n\s*/u.exec(text) ?? [""];
      return fixer.replaceText(value, `1,${lineBreak}m: 1`);
    });
    expect(failing(following, { ...fixed, output: inserted })).toEqual([]);
  });

  it("fails when the number of reports changes", () => {
    const indented = toyRule((context) =>
      eachAboveOne((value) => {
        if (value.loc.start.column === 5) report(context, value);
      }),
    );
    expect(failing(indented, onlyReported)).toEqual(["layout"]);
  });

  it("fails when an edit is no longer offered", () => {
    const spaced = fixing((fixer, value, { text }) =>
      text.includes("  ") ? fixer.replaceText(value, "1") : null,
    );
    expect(failing(spaced, fixed)).toEqual(["layout"]);
  });

  it("skips code with a template literal over several lines", () => {
    const lines = (code: string): string => code.replace("[]", "`\n  a`");
    const rule = fixing((fixer, value) => fixer.replaceText(value, "1,\n  m: 1"));
    const written = { ...fixed, code: lines(fixed.code), output: lines(inserted) };
    expect(failing(rule, written)).toEqual([]);
  });
});

describe("convergence", () => {
  it("fails when the fix goes to and fro", () => {
    const swapping = fixing((fixer, value, sourceCode) =>
      fixer.replaceText(value, sourceCode.getText(value) === "2" ? "3" : "2"),
    );
    const output = Array.from({ length: 10 }, (_, pass) =>
      fixedOutput.replace("1", pass % 2 === 0 ? "3" : "2"),
    );
    expect(failing(swapping, { ...fixed, output })).toEqual(["stillReports", "convergence"]);
  });

  it("fails when the fix grows for ever", () => {
    const growing = fixing((fixer, value) => fixer.insertTextAfter(value, "0"));
    const output = Array.from({ length: 10 }, (_, pass) =>
      fixedOutput.replace("1", `2${"0".repeat(pass + 1)}`),
    );
    expect(failing(growing, { ...fixed, output })).toEqual(["stillReports", "convergence"]);
    expect(failureText(growing, { ...fixed, output })).toContain("The autofix does not come to rest");
  });

  it("fails when two rules undo each other's fixes", () => {
    const undoing = toyRule(
      (context) => ({
        "Property[key.name='n'] > Literal[value=1]": (node) => {
          context.report({ node, messageId: "one", fix: (fixer) => fixer.replaceText(node, "2") });
        },
      }),
      { name: "undoing", meta: { messages: { one: "Ask for two." } } },
    );
    expect(failing(sound, fixed, { undoing })).toEqual(["reportsMore", "convergence"]);
  });
});

describe("samePlace", () => {
  it("fails when two rules report one range", () => {
    const twin = toyRule(
      (context) =>
        eachAboveOne((value) => {
          report(context, value);
        }),
      { name: "twin" },
    );
    expect(failing(reporting, onlyReported, { twin })).toEqual(["samePlace"]);
  });

  it("fails when one rule reports a range twice", () => {
    const twice = toyRule((context) =>
      eachAboveOne((value) => {
        report(context, value);
        report(context, value);
      }),
    );
    const errors = [{ messageId: "aboveOne" }, { messageId: "aboveOne" }];
    const code = fixed.code.replace("⟦2⟧", "⟦⟦2⟧⟧");
    expect(failing(twice, { ...onlyReported, code, errors })).toEqual(["samePlace"]);
  });
});

describe("onlyTypeScript", () => {
  const inTypeScript = toyRule((context) =>
    context.filename.endsWith(".ts")
      ? eachAboveOne((value) => {
          report(context, value);
        })
      : {},
  );

  it("fails when JavaScript has other reports", () => {
    expect(failing(inTypeScript, onlyReported)).toEqual(["onlyTypeScript"]);
  });

  it("fails when an edit writes TypeScript into JavaScript", () => {
    const asserting = fixing((fixer, value) => fixer.replaceText(value, "1 as const"));
    expect(failing(asserting, { ...fixed, output: fixedOutput.replace("1", "1 as const") })).toEqual([
      "onlyTypeScript",
    ]);
  });
});

describe("exemptions", () => {
  const three = suggesting((fixer, value) => fixer.replaceText(value, "3"));
  const written = suggested(fixedOutput.replace("1", "3"));

  it("silence the check that they name", () => {
    expect(failing(three, { ...written, stillReports: "Three is less than before." })).toEqual([]);
  });

  it("fail without a reason", () => {
    expect(failing(three, { ...written, stillReports: " " })).toEqual(["stillReports"]);
  });

  it.each([
    "stillReports",
    "reportsMore",
    "comments",
    "wrapping",
    "layout",
    "convergence",
    "samePlace",
    "onlyTypeScript",
  ])("fail where the check passes: %s", (name) => {
    expect(failing(sound, { ...fixed, [name]: "No reason at all." })).toEqual([name]);
  });
});

describe("table", () => {
  const valid = ["f({ n: 1 });"];
  const invalid = [fixed, { ...suggested(fixedOutput), code: "f({ n: ⟦2⟧ });" }];

  it("passes when everything declared is shown", () => {
    expect(checkTable(sound, { valid, invalid })).toEqual([]);
    expect(checkTable(soundSuggestion, { valid, invalid: [suggested(fixedOutput)] })).toEqual([]);
  });

  it.each<[string, TestedRule, Parameters<typeof checkTable>[1]]>([
    ["There is no valid case", sound, { valid: [], invalid }],
    ["There is no invalid case", sound, { valid, invalid: [] }],
    ["no case shows an autofix", sound, { valid, invalid: [suggested(fixedOutput)] }],
    ["no case shows a suggestion", soundSuggestion, { valid, invalid: [onlyReported] }],
    [`edits is "suggest", but this case shows more`, soundSuggestion, { valid, invalid }],
    [`edits is "none", but this case shows more`, reporting, { valid, invalid: [fixed] }],
    [`edits is "none", but this case shows more`, reporting, { valid, invalid: [suggested(fixedOutput)] }],
    ["No case shows the message askForOne", sound, { valid, invalid: [fixed] }],
    ["Another case has the same code and options", sound, { valid: [...valid, ...valid], invalid }],
    ["Another case has the same code and options", sound, { valid, invalid: [...invalid, fixed] }],
  ])("fails: %s", (text, rule, cases) => {
    expect(checkTable(rule, cases).join("\n")).toContain(text);
  });
});

describe("testRule", () => {
  const { messages } = sound.meta;
  const rule: TestedRule = {
    ...sound,
    meta: { ...sound.meta, messages: { aboveOne: messages["aboveOne"] ?? "" } },
  };
  testRule(rule, { valid: ["f({ n: 1 });"], invalid: [fixed] }, () => Promise.resolve({ toy: rule }));

  it("fails a test with its failures", () => {
    expect(() => {
      expectNoFailures(checkCase(silent, onlyReported, {}));
    }).toThrow("The reports are not the expected ones");
    expect(() => {
      expectNoFailures([]);
    }).not.toThrow();
  });
});
