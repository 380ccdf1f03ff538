/** How a file reads environment variables. */
import { literalConstant, unwrap, type CallNode, type Node } from "../syntax/nodes.js";
import type { Origin, Values } from "../values/types.js";

/** The objects that hold the environment: that of Node.js, Bun's name for it, what Vite makes of it, Deno's. */
const HOLDERS = ["process.env", "Bun.env", "import.meta.env", "Deno.env"] as const;
export type EnvironmentHolder = (typeof HOLDERS)[number];

/** A read of an environment variable. */
export interface EnvironmentRead {
  readonly holder: EnvironmentHolder;
  readonly variable: string;
  /** What names the variable: the key of the member, or the argument of `Deno.env.get`; null for imports and patterns. */
  readonly name: Node | null;
}

/** The modules whose default export is `process`, and which export `env` as well. */
const PROCESS_MODULES: ReadonlySet<string> = new Set(["process", "node:process"]);

/** The read of an environment variable that a value comes from, or null. */
export function environmentRead(origin: Origin, values: Values): EnvironmentRead | null {
  if (origin.kind === "import") {
    const [variable, holder] = [...origin.path].reverse();
    const isEnvironment = PROCESS_MODULES.has(origin.module) && holder === "env";
    return isEnvironment && variable !== undefined ? { holder: "process.env", variable, name: null } : null;
  }
  if (origin.kind === "unknown" && origin.member) {
    const { object, name: variable } = origin.member;
    const holder = holderOf(object, values);
    return holder === null || holder === "Deno.env" ? null : { holder, variable, name: null };
  }
  if (origin.kind !== "node") return null;
  const { node } = origin;
  if (node.type === "CallExpression") return readByCall(node, values);
  if (node.type !== "MemberExpression") return null;
  const holder = environmentHolder(node.object, values);
  const variable = holder === null || holder === "Deno.env" ? null : values.nameOf(node);
  return holder === null || variable === null ? null : { holder, variable, name: node.property };
}

/** `Deno.env.get("NAME")` */
function readByCall(node: CallNode, values: Values): EnvironmentRead | null {
  const [name] = node.arguments;
  if (!name || values.canonical(node.callee) !== "global Deno.env.get") return null;
  const variable = literalConstant(unwrap(name));
  return typeof variable === "string" ? { holder: "Deno.env", variable, name: unwrap(name) } : null;
}

/** Which of the objects that hold the environment an expression certainly is, or null. */
export function environmentHolder(expression: Node, values: Values): EnvironmentHolder | null {
  const holders = values.trace(expression).map((origin) => holderOf(origin, values));
  const [holder = null, ...others] = new Set(holders);
  return others.length === 0 ? holder : null;
}

function holderOf(origin: Origin, values: Values): EnvironmentHolder | null {
  if (origin.kind === "import") {
    return PROCESS_MODULES.has(origin.module) && origin.path.at(-1) === "env" ? "process.env" : null;
  }
  if (origin.kind !== "node" || origin.node.type !== "MemberExpression") return null;
  const { node } = origin;
  if (node.object.type === "MetaProperty") return values.nameOf(node) === "env" ? "import.meta.env" : null;
  const text = values.canonical(node);
  return HOLDERS.find((holder) => text === `global ${holder}`) ?? null;
}

/** What frameworks put before the names of variables that they hand to the browser. */
const PUBLIC_PREFIXES = [
  "EXPO_PUBLIC_",
  "GATSBY_",
  "NEXT_PUBLIC_",
  "NUXT_PUBLIC_",
  "PUBLIC_",
  "REACT_APP_",
  "VITE_",
  "VUE_APP_",
] as const;

/** The prefix with which a framework hands a variable to the browser; empty for other variables. */
export function publicPrefix(variable: string): string {
  return PUBLIC_PREFIXES.find((prefix) => variable.startsWith(prefix)) ?? "";
}
