/** Small rules for the tests of the rule tester: each reports an `n` above one in any object. */
import type { TSESTree } from "@typescript-eslint/utils";
import type {
  ReportSuggestionArray,
  RuleContext,
  RuleFix,
  RuleFixer,
  RuleListener,
  SourceCode,
} from "@typescript-eslint/utils/ts-eslint";
import type { TestedRule } from "./lint.js";

export type Context = Readonly<RuleContext<string, readonly unknown[]>>;
export type Change = (
  fixer: RuleFixer,
  value: TSESTree.Node,
  sourceCode: SourceCode,
) => RuleFix | RuleFix[] | null;

const MESSAGES = { aboveOne: "Ask for one choice, not {{ value }}.", askForOne: "Ask for one choice." };

/** A rule with the messages of all toy rules, unless it brings its own. */
export function toyRule(
  create: (context: Context) => RuleListener,
  fields: Partial<TestedRule> = {},
): TestedRule {
  const meta = { schema: [], fixable: "code", hasSuggestions: true, messages: MESSAGES, ...fields.meta };
  return { name: "toy", edits: "fix", ...fields, meta, create };
}

/** A rule that repairs what it reports. */
export function fixing(fix: Change, fields: Partial<TestedRule> = {}): TestedRule {
  return toyRule(
    (context) =>
      eachAboveOne((value) => {
        report(context, value, { fix });
      }),
    fields,
  );
}

/** A rule that suggests what to write instead. */
export function suggesting(...changes: readonly Change[]): TestedRule {
  return toyRule(
    (context) =>
      eachAboveOne((value) => {
        report(context, value, { suggest: changes });
      }),
    {
      edits: "suggest",
    },
  );
}

/** A rule that never reports. */
export const silent = toyRule(() => ({}), { edits: "none" });

export const replaceByOne: Change = (fixer, value) => fixer.replaceText(value, "1");

/** Visits the value of each property `n` that is a number above one. */
export function eachAboveOne(visit: (value: TSESTree.Node) => void): RuleListener {
  return {
    "Property[key.name='n'] > Literal.value"(value: TSESTree.Literal) {
      if (typeof value.value === "number" && value.value > 1) visit(value);
    },
  };
}

/** Reports a node with the edits that are given. */
export function report(
  context: Context,
  node: TSESTree.Node,
  { fix, suggest = [] }: { readonly fix?: Change; readonly suggest?: readonly Change[] } = {},
): void {
  const { sourceCode } = context;
  const suggestions: ReportSuggestionArray<string> = suggest.map((change) => ({
    messageId: "askForOne",
    fix: (fixer) => change(fixer, node, sourceCode),
  }));
  context.report({
    node,
    messageId: "aboveOne",
    data: { value: sourceCode.getText(node) },
    fix: fix ? (fixer) => fix(fixer, node, sourceCode) : null,
    suggest: suggestions,
  });
}
