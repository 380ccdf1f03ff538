/** `settings.kimi`: read once, wrong keys and values refused by name. */
import { BASE_URLS, LIVE_MODELS } from "./contract/index.js";

export interface Settings {
  /** The model that requests are meant for where the code does not name a live one; null when not set. */
  readonly model: string | null;
  /** `all`: every client is being migrated. `kimi`: only what the code ties to Kimi is checked. */
  readonly clients: "all" | "kimi";
  /** Whether calls on something that only looks like a client are reported. */
  readonly unresolved: "report" | "ignore";
  /** The base URL that clients are meant to have; null when not set. */
  readonly baseURL: string | null;
  /** The version of the `openai` package that the project runs with; null when not set. */
  readonly sdk: readonly [major: number, minor: number, patch: number] | null;
  /** Patterns of modules whose exports are clients, or give clients when they are called. */
  readonly clientModules: readonly string[];
}

/** For each key of `settings.kimi` what it allows; the first value is the default, null stands for "not set". */
const ALLOWED = {
  model: [null, ...LIVE_MODELS.map((live) => live.id)],
  clients: ["all", "kimi"],
  unresolved: ["report", "ignore"],
  baseURL: [null, ...BASE_URLS],
} as const;

/** The form of a version: `6`, `6.49` or `6.49.0`. */
const VERSION = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?$/u;
const KEYS = [...Object.keys(ALLOWED), "sdk", "clientModules"];

function quoted(values: readonly unknown[]): string {
  return values
    .filter((value) => value !== null)
    .map((value) => JSON.stringify(value))
    .join(", ");
}

/** A value as an error message shows it: JSON where there is one. */
function shown(value: unknown): string {
  // There is no JSON for undefined, functions and symbols, and none for cycles and BigInts.
  try {
    const json: unknown = JSON.stringify(value);
    return typeof json === "string" ? json : String(value);
  } catch {
    return String(value);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The settings of a lint run.
 * @param all ESLint's `settings` object.
 * @throws an error that names the key, the value and what is allowed, where `settings.kimi` is wrong.
 */
export function parseSettings(all: Readonly<Record<string, unknown>>): Settings {
  const { kimi: given = {} } = all;
  if (!isRecord(given)) {
    throw new TypeError(`settings.kimi must be an object, but it is ${shown(given)}.`);
  }
  for (const key of Object.keys(given)) {
    if (!KEYS.includes(key)) {
      throw new TypeError(
        `settings.kimi has no key ${JSON.stringify(key)} (here ${shown(given[key])}). Allowed are ${quoted(KEYS)}.`,
      );
    }
  }
  return {
    model: choose("model", given["model"], ALLOWED.model),
    clients: choose("clients", given["clients"], ALLOWED.clients),
    unresolved: choose("unresolved", given["unresolved"], ALLOWED.unresolved),
    baseURL: choose("baseURL", given["baseURL"], ALLOWED.baseURL),
    sdk: version(given["sdk"]),
    clientModules: modules(given["clientModules"]),
  };
}

function version(value: unknown): Settings["sdk"] {
  if (value === undefined) return null;
  const match = typeof value === "string" ? VERSION.exec(value) : null;
  if (!match) {
    throw new TypeError(
      `settings.kimi.sdk is ${shown(value)}. Allowed is a version of the openai package, such as "6.49.0".`,
    );
  }
  const [, major, minor = "0", patch = "0"] = match;
  return [Number(major), Number(minor), Number(patch)];
}

function modules(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const given: readonly unknown[] = Array.isArray(value) ? value : [];
  const names = given.flatMap((one) => (typeof one === "string" && one !== "" ? [one] : []));
  if (Array.isArray(value) && names.length === given.length) return names;
  throw new TypeError(
    `settings.kimi.clientModules is ${shown(value)}. Allowed is a list of module names as the code imports them, ` +
      'in which "*" stands for any text, such as ["@/lib/openai", "*/clients/*"].',
  );
}

function choose<T extends string | null>(key: string, value: unknown, allowed: readonly [T, ...T[]]): T {
  if (value === undefined) return allowed[0];
  const found = allowed.find((candidate) => candidate !== null && candidate === value);
  if (found !== undefined) return found;
  throw new TypeError(`settings.kimi.${key} is ${shown(value)}. Allowed are ${quoted(allowed)}.`);
}
