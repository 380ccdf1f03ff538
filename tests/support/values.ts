/** Values of marked expressions as short texts, so that tests of the analysis read as tables. */
import * as typescriptParser from "@typescript-eslint/parser";
import { type FlatConfig, Linter, type SourceCode } from "@typescript-eslint/utils/ts-eslint";
import { unwrap, walk, type CallNode, type Node, type ObjectLiteral } from "../../src/syntax/nodes.js";
import { analyseValues } from "../../src/values/analysis.js";
import type { Alternative, Condition, Origin, Value, Values } from "../../src/values/types.js";

export interface ParseOptions {
  /** The name decides about the parser: espree for `.js`, `.cjs` and `.jsx`, else that of typescript-eslint. */
  readonly filename?: string;
  readonly sourceType?: "module" | "commonjs" | "script";
}

const linter = new Linter({ configType: "flat" });

/** Parses a text the way ESLint does before rules run. */
export function parse(code: string, { filename = "file.ts", sourceType }: ParseOptions = {}): SourceCode {
  const isTypeScript = /\.[cm]?tsx?$/u.test(filename);
  const languageOptions: FlatConfig.LanguageOptions = {
    sourceType: sourceType ?? (filename.endsWith(".cjs") ? "commonjs" : "module"),
    ...(isTypeScript ? { parser: typescriptParser } : {}),
    parserOptions: { ecmaFeatures: { jsx: filename.endsWith("x") } },
  };
  const [message] = linter.verify(code, [{ files: ["**/*.*"], languageOptions }], { filename });
  if (message) throw new Error(`${message.message} in\n${code}`);
  return linter.getSourceCode();
}

/** The calls of a function that the code does not declare, in source order. */
function callsOf(name: string, source: SourceCode): CallNode[] {
  const calls: CallNode[] = [];
  walk(source.ast, source.visitorKeys, (node) => {
    if (node.type === "CallExpression" && isNamed(node, name)) calls.push(node);
    return true;
  });
  return calls;
}

function isNamed(call: CallNode, name: string): boolean {
  const callee = unwrap(call.callee);
  return callee.type === "Identifier" && callee.name === name;
}

/** Code with one `probe(expression)`, or `probeLater(expression)`: a call that only reads what it is given, now or later. */
export class Probed {
  readonly values: Values;
  readonly expression: Node;
  private readonly source: SourceCode;

  constructor(code: string, options?: ParseOptions) {
    this.source = parse(code, options);
    const isLater = (call: CallNode): boolean => isNamed(call, "probeLater");
    this.values = analyseValues(this.source, (call) => isNamed(call, "probe") || isLater(call), isLater);
    const calls = ["probe", "probeLater"].flatMap((name) => callsOf(name, this.source));
    const arguments_ = calls.flatMap((call) => call.arguments);
    const [expression, ...others] = arguments_;
    if (!expression || others.length > 0)
      throw new Error(`One probe is needed, not ${arguments_.length}:\n${code}`);
    this.expression = expression;
  }

  /** What the probed expression can be. */
  get value(): string {
    return this.shown(this.values.evaluate(this.expression));
  }

  /** What a property of the probed object can be; `a.b` for one of a nested object. */
  property(path: string): string {
    const [name = "", ...inner] = path.split(".");
    let value: Value = this.values.shapeOf(this.expression).get(name);
    for (const next of inner) {
      const [only, ...others] = value.alternatives;
      if (only?.kind !== "object" || others.length > 0) return `${this.shown(value)} has no ${next}`;
      value = only.shape.get(next);
    }
    return this.shown(value);
  }

  /** Where the value of the probed expression comes from. */
  get origins(): string {
    return this.values
      .trace(this.expression)
      .map((origin) => this.shownOrigin(origin) + this.shownConditions(origin.conditions))
      .join(" | ");
  }

  /** Why the probed object may have other properties; null when all are visible. */
  get open(): string | null {
    return this.values.shapeOf(this.expression).open;
  }

  private shown({ alternatives, open }: Value): string {
    const texts = alternatives.map(
      (one) => this.shownAlternative(one) + this.shownConditions(one.conditions),
    );
    const text = [...new Set(texts)].join(" | ");
    if (open === null) return text;
    return text === "" ? `open: ${open}` : `${text}, open: ${open}`;
  }

  private shownAlternative(alternative: Alternative): string {
    switch (alternative.kind) {
      case "absent":
        return "absent";
      case "constant":
        return typeof alternative.value === "bigint"
          ? `${String(alternative.value)}n`
          : JSON.stringify(alternative.value);
      case "array":
        return alternative.closed ? `[${alternative.elements.length}]` : "[?]";
      case "object":
        return "{}";
      case "other":
        return alternative.node.type;
    }
  }

  private shownOrigin(origin: Origin): string {
    switch (origin.kind) {
      case "node":
        return this.source.getText(origin.node);
      case "parameter":
        return `parameter ${this.source.getText(origin.node)}`;
      case "import":
        return ["import", origin.module, ...origin.path].join(" ");
      case "global":
        return `global ${origin.name}`;
      case "unknown":
        return `unknown ${origin.reason}`;
      default:
        return origin.kind;
    }
  }

  private shownConditions(conditions: readonly Condition[]): string {
    const texts = conditions.map(({ test, outcome }) => {
      const text = this.shownTest(test);
      return outcome || text === "?" ? text : `!${text}`;
    });
    return texts.length === 0 ? "" : ` if ${[...new Set(texts)].join(" & ")}`;
  }

  /** A test as the code writes it, `?` for one that cannot be compared. */
  private shownTest(test: string): string {
    const text = test.replaceAll(/#\d+|global /gu, "");
    const isComparable = !text.includes("@") && !text.includes(" | ");
    return isComparable ? text : "?";
  }
}

/** The first node of a code for which `pick` gives something, and the values of the file. */
export function findNode<Found extends Node>(
  code: string,
  pick: (node: Node) => Found | null,
): readonly [node: Found, values: Values] {
  const source = parse(code);
  const found: Found[] = [];
  walk(source.ast, source.visitorKeys, (node) => {
    const picked = pick(node);
    if (picked) found.push(picked);
    return true;
  });
  const [first] = found;
  if (!first) throw new Error(`It is not in\n${code}`);
  return [first, analyseValues(source, () => false)];
}

/** The object literal of a code that has the property `role`, and the values of the file. */
export function findRole(code: string): readonly [literal: ObjectLiteral, values: Values] {
  return findNode(code, (node) => {
    const isRole = node.type === "Property" && node.key.type === "Identifier" && node.key.name === "role";
    return isRole && node.parent.type === "ObjectExpression" ? node.parent : null;
  });
}

/** What a property of the probed object can be, as a text. */
export function propertyOf(code: string, path: string, options?: ParseOptions): string {
  return new Probed(code, options).property(path);
}

/** What the probed expression can be, as a text. */
export function valueOf(code: string, options?: ParseOptions): string {
  return new Probed(code, options).value;
}
