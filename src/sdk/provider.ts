/** Whom a client talks to. */
import { KIMI_ENVIRONMENT_WORDS, KIMI_HOSTS, OPENAI_HOST } from "../contract/index.js";
import { literalConstant, unwrap, type Node } from "../syntax/nodes.js";
import type { ObjectShape, Origin, Values } from "../values/types.js";
import { Parameter } from "./parameter.js";

/** `other`: provably another host. `undecided`: the code does not show the base URL. */
export type Provider = "kimi" | "openai" | "other" | "undecided";

/** The providers that a client can have, from the options it is constructed with. */
export function providersOf(options: ObjectShape, values: Values): readonly Provider[] {
  return hostsOf(options, values).map((host) => host ?? "openai");
}

/** The providers of a client that `withOptions` makes of another one: without a base URL they stay the same. */
export function providersWithOptions(
  before: readonly Provider[],
  options: ObjectShape,
  values: Values,
): readonly Provider[] {
  return hostsOf(options, values).flatMap((host) => host ?? before);
}

/** What the options say about the host, one element per possibility; null where they leave it alone. */
function hostsOf(options: ObjectShape, values: Values): readonly (Provider | null)[] {
  // `provider` selects a host by itself (openai 6.40 and later).
  const custom = new Parameter(options.get("provider"));
  const others = custom.isNamed ? (["other"] as const) : [];
  if (custom.isNamed && custom.property.alternatives.every(({ kind }) => kind !== "absent")) return others;
  const origins = options.originsOf("baseURL");
  // A field that code elsewhere may assign is still what this class makes it.
  const known = origins.filter((origin) => origin.kind !== "unknown" || origin.reason !== "field");
  return [
    ...others,
    ...(known.length > 0 ? known : origins).flatMap((origin) => hostsOfBaseUrl(origin, values)),
  ];
}

function hostsOfBaseUrl(origin: Origin, values: Values): readonly (Provider | null)[] {
  const { alternatives, open } = values.evaluateOrigin(origin);
  if (open === null) {
    return alternatives.map((alternative) => {
      if (alternative.kind === "absent") return null;
      if (alternative.kind !== "constant") return "undecided";
      // The SDK takes its default for null and for an empty text.
      return alternative.value === null || alternative.value === ""
        ? null
        : providerOfUrl(String(alternative.value));
    });
  }
  if (origin.kind !== "node") return ["undecided"];
  return [isKimiEnvironment(origin.node, values) ? "kimi" : providerOfUrl(textOf(origin.node, values))];
}

/** Stands for a part of a text that the file does not show. */
const GAP = "\0";

/** The text that an expression gives, with a gap for each part that the file does not show. */
function textOf(expression: Node, values: Values): string {
  const { alternatives, open } = values.evaluate(expression);
  const [only, ...others] = alternatives;
  if (open === null && only?.kind === "constant" && others.length === 0) return String(only.value);
  const node = unwrap(expression);
  if (node.type === "BinaryExpression" && node.operator === "+") {
    return textOf(node.left, values) + textOf(node.right, values);
  }
  if (node.type !== "TemplateLiteral") return GAP;
  return node.quasis
    .map(({ value }, index) => {
      const hole = node.expressions[index];
      return (value.cooked ?? "") + (hole ? textOf(hole, values) : "");
    })
    .join("");
}

function providerOfUrl(url: string): Provider {
  const host = /^\s*https?:\/\/(?:[^/?#@]*@)?([^/?#:]*)/iu.exec(url)?.[1]?.toLowerCase();
  if (host === undefined) return "undecided";
  if (host === OPENAI_HOST || host.endsWith(`.${OPENAI_HOST}`)) return "openai";
  const gap = host.lastIndexOf(GAP);
  if (gap < 0) return KIMI_HOSTS.some((known) => known === host) ? "kimi" : "other";
  // `https://${resource}.openai.azure.com` is another host whatever fills the gap, `https://${name}.com` may be any.
  const end = host.slice(gap + 1);
  const isKnownDomain = /^\.[^.]+\../u.test(end);
  return isKnownDomain && ![...KIMI_HOSTS, OPENAI_HOST].some((known) => known.endsWith(end))
    ? "other"
    : "undecided";
}

const ENVIRONMENTS: ReadonlySet<string> = new Set(["global process.env", "global Bun.env"]);

/** Whether an expression reads an environment variable that Kimi's documentation names, or one named after it. */
function isKimiEnvironment(node: Node, values: Values): boolean {
  const words: readonly string[] = environmentVariable(node, values)?.split("_") ?? [];
  return KIMI_ENVIRONMENT_WORDS.some((word) => words.includes(word));
}

/** The name of the environment variable that an expression reads, or null. */
function environmentVariable(node: Node, values: Values): string | null {
  if (node.type === "CallExpression") {
    const [name] = node.arguments;
    const constant =
      values.canonical(node.callee) === "global Deno.env.get" && name && literalConstant(unwrap(name));
    return typeof constant === "string" ? constant : null;
  }
  if (node.type !== "MemberExpression") return null;
  const isEnvironment = values.trace(node.object).every(
    (origin) =>
      origin.kind === "node" &&
      origin.node.type === "MemberExpression" &&
      // `import.meta.env`
      ((origin.node.object.type === "MetaProperty" && values.nameOf(origin.node) === "env") ||
        ENVIRONMENTS.has(values.canonical(origin.node) ?? "")),
  );
  return isEnvironment ? values.nameOf(node) : null;
}
