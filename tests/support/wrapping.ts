/** Invariant: parentheses, TypeScript wrappers and `?.` around an SDK call do not change what is reported. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceCode } from "@typescript-eslint/utils/ts-eslint";
import { staticName, unwrap, walk } from "../../src/syntax/nodes.js";
import type { CaseContext } from "./case-context.js";
import type { CaseLinter, Linted } from "./lint.js";
import { indented } from "./text.js";

const METHODS: readonly (string | null)[] = ["create", "stream", "parse", "runTools", "generate", "list"];
const RESOURCES: readonly (string | null)[] = [
  "batches",
  "completions",
  "embeddings",
  "files",
  "images",
  "models",
  "responses",
];

const STATEMENT_LISTS: readonly (string | undefined)[] = [
  "Program",
  "BlockStatement",
  "StaticBlock",
  "SwitchCase",
  "TSModuleBlock",
];

const WRAPPERS: readonly { name: string; before: string; after: string; typescript: boolean }[] = [
  { name: "parentheses", before: "(", after: ")", typescript: false },
  { name: "as", before: "((", after: ") as any)", typescript: true },
  { name: "satisfies", before: "((", after: ") satisfies unknown)", typescript: true },
  { name: "!", before: "(", after: ")!", typescript: true },
];

interface Insertion {
  readonly index: number;
  readonly text: string;
  /** How many characters the text replaces. */
  readonly replaced?: number;
}

interface Variant {
  readonly what: string;
  readonly insertions: readonly Insertion[];
}

/**
 * Lints each SDK call, and the first argument of each, in each wrapper. All wrappers are tried together first, and
 * one by one only where that changes something.
 */
export function checkWrapping({ linter, base }: CaseContext): string[] {
  const variants = sdkCalls(base.sourceCode).flatMap((call) =>
    variantsOf(base.sourceCode, call, linter.typescript),
  );
  const all = togetherOf(variants, base);
  if (variants.length === 0 || countIn(linter, all) === base.reports.length) return [];
  const failures = variants.flatMap(({ what, insertions }) => {
    const code = insert(base.sourceCode.text, insertions);
    const variant = linter.lint(code, "tested");
    if (!variant.parses) return [`The code with ${what} does not parse: ${variant.error}\n${indented(code)}`];
    const [before, after] = [base.reports.length, variant.reports.length];
    return before === after
      ? []
      : [`With ${what} there are ${after} reports instead of ${before}\n${indented(code)}`];
  });
  if (failures.length > 0) return failures;
  return [`With all wrappers together the number of reports is another one\n${indented(all)}`];
}

/** The code with all wrappers at once, one around the other. */
function togetherOf(variants: readonly Variant[], { sourceCode }: Linted): string {
  const opening = variants.flatMap(({ insertions: [first] }) => first ?? []);
  // What is opened first is closed last.
  const closing = variants.flatMap(({ insertions: [, second] }) => second ?? []).reverse();
  const started = new Set<number>();
  const once = opening.map((insertion) => {
    const isFurther = started.has(insertion.index);
    started.add(insertion.index);
    return isFurther ? { ...insertion, text: insertion.text.replace(/^;/u, "") } : insertion;
  });
  return insert(
    sourceCode.text,
    [...once, ...closing].sort((first, second) => first.index - second.index),
  );
}

/** How often the rule reports; null where the code does not parse. */
function countIn(linter: CaseLinter, code: string): number | null {
  const linted = linter.lint(code, "tested");
  return linted.parses ? linted.reports.length : null;
}

/** The calls of a method that sends a request, on anything that ends in the name of a resource. */
function sdkCalls(sourceCode: SourceCode): TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  walk(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    if (node.type === "CallExpression" && isSdkCallee(unwrap(node.callee))) calls.push(node);
    return true;
  });
  return calls;
}

function isSdkCallee(callee: TSESTree.Node): callee is TSESTree.MemberExpression {
  if (callee.type !== "MemberExpression" || !METHODS.includes(staticName(callee))) return false;
  const object = unwrap(callee.object);
  return object.type === "MemberExpression" && RESOURCES.includes(staticName(object));
}

function variantsOf(sourceCode: SourceCode, call: TSESTree.CallExpression, typescript: boolean): Variant[] {
  const wrappers = WRAPPERS.filter((wrapper) => typescript || !wrapper.typescript);
  const variants = wrappers.map(({ name, before, after }) => ({
    what: `the call in ${name}`,
    insertions: around(call, (startsStatement(sourceCode, call) ? ";" : "") + before, after),
  }));
  const argument = call.arguments[0];
  if (argument && argument.type !== "SpreadElement") {
    for (const { name, before, after } of wrappers) {
      variants.push({ what: `the first argument in ${name}`, insertions: around(argument, before, after) });
    }
  }
  const optional = optionalFirstLink(sourceCode, call);
  return optional ? [...variants, { what: "the client reached by ?.", insertions: [optional] }] : variants;
}

function around({ range }: TSESTree.Node, before: string, after: string): Insertion[] {
  return [
    { index: range[0], text: before },
    { index: range[1], text: after },
  ];
}

/** Whether a parenthesis before the call could continue the statement before it, for want of a semicolon. */
function startsStatement(sourceCode: SourceCode, call: TSESTree.CallExpression): boolean {
  const statement = sourceCode.getAncestors(call).findLast(({ type }) => type === "ExpressionStatement");
  return statement?.range[0] === call.range[0] && STATEMENT_LISTS.includes(statement.parent?.type);
}

/** Replaces the first `.` or `[` of the callee by `?.` or `?.[`, null where that is not possible. */
function optionalFirstLink(sourceCode: SourceCode, call: TSESTree.CallExpression): Insertion | null {
  let first = unwrap(call.callee);
  while (first.type === "MemberExpression") {
    const object = unwrap(first.object);
    if (object.type !== "MemberExpression") break;
    first = object;
  }
  if (first.type !== "MemberExpression" || first.optional || first.object.type === "Super") return null;
  const operator = sourceCode.getFirstTokenBetween(first.object, first.property, ({ value }) =>
    /^[.[]$/u.test(value),
  );
  if (!operator) return null;
  const [index] = operator.range;
  return first.computed ? { index, text: "?." } : { index, text: "?.", replaced: 1 };
}

function insert(code: string, insertions: readonly Insertion[]): string {
  let result = "";
  let position = 0;
  for (const { index, text, replaced = 0 } of insertions) {
    result += code.slice(position, index) + text;
    position = index + replaced;
  }
  return result + code.slice(position);
}
