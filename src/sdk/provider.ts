/** Whom a client talks to. */
import {
  AZURE_PATH,
  BASE_URLS,
  KIMI_CODE_BASE_URLS,
  KIMI_ENVIRONMENT_WORDS,
  KIMI_HOSTS,
  OPENAI_HOST,
} from "../contract/index.js";
import { unwrap, type Node } from "../syntax/nodes.js";
import { lookedUp, type Lookup } from "../values/lookup.js";
import type { ObjectShape, OpenReason, Origin, Values } from "../values/types.js";
import { environmentRead } from "./environment.js";
import { Parameter } from "./parameter.js";

/**
 * `kimi-code`: Kimi's product for coding tools, which has models and keys of its own. `other`: provably another host.
 * `undecided`: the code does not show the base URL.
 */
export type Provider = "kimi" | "openai" | "kimi-code" | "other" | "undecided";

/** One thing that the base URL of a client can be. */
export interface BaseUrl {
  /** Null where the options leave it alone. */
  readonly provider: Provider | null;
  /** The environment variable that it is read from, if it is. */
  readonly variable: string | null;
}

/** The providers that a client can have, from the options it is constructed with. */
export function providersOf(options: ObjectShape, values: Values): readonly Provider[] {
  return baseUrlsOf(options, values).map(({ provider }) => provider ?? "openai");
}

/** The providers of a client that `withOptions` makes of another one: without a base URL they stay the same. */
export function providersWithOptions(
  before: readonly Provider[],
  options: ObjectShape,
  values: Values,
): readonly Provider[] {
  return baseUrlsOf(options, values).flatMap(({ provider }) => provider ?? before);
}

/** The providers that a base URL of its own gives a client (`client.baseURL = url`). */
export function providersOfBaseUrl(url: Node, values: Values): readonly Provider[] {
  return values
    .trace(url)
    .flatMap((origin) => baseUrlsOfOrigin(origin, values))
    .map(({ provider }) => provider ?? "openai");
}

/** The providers of a client of version 3, from the options of its configuration. */
export function providersOfVersion3(options: ObjectShape, values: Values): readonly Provider[] {
  return urlsIn(options, "basePath", values).map(({ provider }) => provider ?? "openai");
}

/** What the options say about the base URL, one element per possibility. */
export function baseUrlsOf(options: ObjectShape, values: Values): readonly BaseUrl[] {
  // `provider` selects a host by itself (openai 6.40 and later).
  const custom = new Parameter(options.get("provider"));
  const others = custom.isNamed ? [shown("other")] : [];
  if (custom.isNamed && custom.property.alternatives.every(({ kind }) => kind !== "absent")) return others;
  return [...others, ...urlsIn(options, "baseURL", values)];
}

function urlsIn(options: ObjectShape, name: string, values: Values): readonly BaseUrl[] {
  const origins = options.originsOf(name);
  // A field that code elsewhere may assign is still what this class makes it.
  const known = withoutUnknown("field", origins);
  // Nor is another host made Kimi's by code elsewhere that may change the object it stands in.
  const own = withoutUnknown("escapes", known).flatMap((origin) => baseUrlsOfOrigin(origin, values));
  if (areForeign(own)) return own;
  return (known.length > 0 ? known : origins).flatMap((origin) => baseUrlsOfOrigin(origin, values));
}

function withoutUnknown(reason: OpenReason, origins: readonly Origin[]): readonly Origin[] {
  return origins.filter((origin) => origin.kind !== "unknown" || origin.reason !== reason);
}

function areForeign(baseUrls: readonly BaseUrl[]): boolean {
  return baseUrls.length > 0 && baseUrls.every(({ provider }) => isForeign(provider));
}

/** Whether a provider is neither OpenAI nor Kimi's API platform. */
export function isForeign(provider: Provider | null): boolean {
  return provider === "other" || provider === "kimi-code";
}

function shown(provider: Provider | null): BaseUrl {
  return { provider, variable: null };
}

function baseUrlsOfOrigin(origin: Origin, values: Values): readonly BaseUrl[] {
  const { alternatives, open } = values.evaluateOrigin(origin);
  if (open === null) {
    return alternatives.map((alternative) => {
      if (alternative.kind === "absent") return shown(null);
      if (alternative.kind !== "constant") return shown("undecided");
      // The SDK takes its default for null and for an empty text.
      return alternative.value === null || alternative.value === ""
        ? shown(null)
        : shown(providerOfUrl(String(alternative.value)));
    });
  }
  const lookup = lookedUp(origin, values);
  if (lookup) return baseUrlsOfLookup(lookup, values);
  const variable = environmentRead(origin, values)?.variable ?? null;
  if (variable !== null) return [{ provider: isKimiVariable(variable) ? "kimi" : "undecided", variable }];
  return [shown(origin.kind === "node" ? providerOfUrl(textOf(origin.node, values)) : "undecided")];
}

const baseUrlsInTables = new WeakMap<readonly Origin[], readonly BaseUrl[]>();

/** The base URLs in a table of them, or of providers. */
function baseUrlsOfLookup({ origins, isOpen, mayMiss }: Lookup, values: Values): readonly BaseUrl[] {
  let baseUrls = baseUrlsInTables.get(origins);
  if (!baseUrls) {
    baseUrls = origins.flatMap((one) => {
      // A table of tables gives no base URL.
      return lookedUp(one, values) ? [shown("undecided")] : baseUrlsOfOrigin(one, values);
    });
    baseUrlsInTables.set(origins, baseUrls);
  }
  // A lookup is meant to hit: a table of other hosts alone is not one of OpenAI.
  return (isOpen || mayMiss) && !areForeign(baseUrls) ? [...baseUrls, shown("undecided")] : baseUrls;
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
  const isAzure = (host ?? GAP).includes(GAP) && url.includes(AZURE_PATH.value);
  if (isAzure) return "other";
  if (host === undefined) return "undecided";
  if (host === OPENAI_HOST || host.endsWith(`.${OPENAI_HOST}`)) return "openai";
  const gap = host.lastIndexOf(GAP);
  if (gap < 0) {
    if (KIMI_HOSTS.some((known) => known === host)) return "kimi";
    return isKimiCode(url, host) ? "kimi-code" : "other";
  }
  // `https://${resource}.openai.azure.com` is another host whatever fills the gap, `https://${name}.com` may be any.
  const end = host.slice(gap + 1);
  const isKnownDomain = /^\.[^.]+\../u.test(end);
  return isKnownDomain && ![...KIMI_HOSTS, OPENAI_HOST].some((known) => known.endsWith(end))
    ? "other"
    : "undecided";
}

/** Whether a URL on a host leads to Kimi Code, which shares its hosts with other things. */
function isKimiCode(url: string, host: string): boolean {
  const [, , , product] = url.trim().toLowerCase().split("/");
  return KIMI_CODE_BASE_URLS.value.some((baseURL) => {
    return new URL(baseURL).hostname === host && segmentsOf(baseURL)[0] === product;
  });
}

/** Whether an environment variable is one that Kimi's documentation names, or is named after Kimi. */
export function isKimiVariable(variable: string): boolean {
  const words: readonly string[] = variable.split("_");
  return KIMI_ENVIRONMENT_WORDS.some((word) => words.includes(word));
}

/**
 * The base URL that a URL of a host of Kimi should be. Null where it is that already, and for anything else than a URL
 * of such a host. The SDK does not mind a slash at the end.
 */
export function correctedBaseUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  const baseURL = BASE_URLS.find((known) => new URL(known).hostname === hostname) ?? null;
  return baseURL !== null && segmentsOf(url).join("/") !== segmentsOf(baseURL).join("/") ? baseURL : null;
}

/** The segments of the path of a URL. */
function segmentsOf(url: string): readonly string[] {
  return new URL(url).pathname.split("/").filter((segment) => segment !== "");
}
