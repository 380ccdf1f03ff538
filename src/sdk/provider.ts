/** Whom a client talks to. */
import { KIMI_ENVIRONMENT_PREFIXES, KIMI_HOSTS, OPENAI_HOST } from "../contract/index.js";
import type { ObjectShape, Origin, Values } from "../values/types.js";

/** `other`: provably another host. `undecided`: the code does not show the base URL. */
export type Provider = "kimi" | "openai" | "other" | "undecided";

/** The provider of a client, from the options it is constructed with. */
export function providerOf(options: ObjectShape, values: Values): Provider {
  // `provider` (openai 6.40 and later) selects another host by itself.
  const custom = options.get("provider");
  if (custom.alternatives.some((alternative) => alternative.kind !== "absent")) return "other";
  const origins = options.originsOf("baseURL");
  return combine(origins.map((origin) => providerOfBaseUrl(origin, values)));
}

/** What several alternatives have in common: without agreement, nothing is known. */
export function combine(providers: readonly Provider[]): Provider {
  const [first, ...others] = providers;
  return first !== undefined && others.every((provider) => provider === first) ? first : "undecided";
}

function providerOfBaseUrl(origin: Origin, values: Values): Provider {
  const value = values.evaluateOrigin(origin);
  const [only] = value.alternatives;
  if (value.open === null && only?.kind === "absent") return "openai";
  if (value.open === null && only?.kind === "constant") {
    // The SDK takes its default for null and for an empty text.
    if (only.value === null || only.value === "") return "openai";
    return typeof only.value === "string" ? providerOfUrl(only.value) : "undecided";
  }
  if (origin.kind !== "node") return "undecided";
  const { node } = origin;
  if (node.type === "TemplateLiteral") {
    const start = node.quasis[0]?.value.cooked ?? "";
    return /^https?:\/\/[^/]+\//u.test(start) ? providerOfUrl(start) : "undecided";
  }
  if (node.type === "MemberExpression" && values.canonical(node.object) === "global process.env") {
    const name = values.nameOf(node);
    const isKimi = name !== null && KIMI_ENVIRONMENT_PREFIXES.some((prefix) => name.startsWith(prefix));
    return isKimi ? "kimi" : "undecided";
  }
  return "undecided";
}

function providerOfUrl(text: string): Provider {
  if (!URL.canParse(text)) return "undecided";
  const { hostname } = new URL(text);
  if (KIMI_HOSTS.some((host) => host === hostname)) return "kimi";
  return hostname === OPENAI_HOST || hostname.endsWith(`.${OPENAI_HOST}`) ? "openai" : "other";
}
