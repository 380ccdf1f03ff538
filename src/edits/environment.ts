/** Reads of environment variables, written in the way in which a file has them. */
import { Construction, type KeyRead } from "../sdk/construction.js";
import {
  environmentHolder,
  environmentRead,
  publicPrefix,
  type EnvironmentHolder,
} from "../sdk/environment.js";
import {
  contains,
  literalConstant,
  staticName,
  unwrap,
  walk,
  type MemberNode,
  type Node,
} from "../syntax/nodes.js";
import { isTypeScript, quoteNear } from "../syntax/source.js";
import { isGlobal, meansTheSame } from "../values/binding.js";
import type { Entry, Values } from "../values/types.js";
import { combineEdits, type Edit } from "./edit.js";
import { readers, replaceExpression } from "./replace.js";
import { quoted } from "./style.js";

/** How code reads a variable. */
export interface EnvironmentAccess {
  readonly text: string;
  /** Whether it certainly works where it is written, also for TypeScript. */
  readonly isCertain: boolean;
}

/**
 * How a client reads an environment variable: as the file reads others. Where it reads none, as `process.env.NAME`,
 * which is certain only where the SDK reads its own variable there, too.
 */
export function environmentAccess(variable: string, client: Construction): EnvironmentAccess {
  const { file, node, values } = client;
  const holders = holdersFor(client);
  const chosen = holders.find(({ holder }) => holder === "process.env") ?? holders[0];
  if (!chosen) {
    const isKnown = isGlobal("process", node, values.source) && !isTypeScript(file.filename, values.source);
    const isRead = client.key === "none" && isKnown;
    return { text: `process.env.${variable}`, isCertain: isRead && !mayRunInBrowser(client) };
  }
  const text = values.source.getText(chosen.member);
  const quote = quoteNear(values.source, node);
  const isCertain = chosen.holder !== "import.meta.env" && !mayRunInBrowser(client);
  if (chosen.holder === "Deno.env") return { text: `${text}.get(${quote}${variable}${quote})`, isCertain };
  const reads = holders.filter(({ holder }) => holder === chosen.holder).map(({ member }) => member.parent);
  const styles = reads.flatMap((read) => (read.type === "MemberExpression" ? [read.computed] : []));
  const isBracketed = styles.length > 0 && styles.every(Boolean);
  return { text: isBracketed ? `${text}[${quote}${variable}${quote}]` : `${text}.${variable}`, isCertain };
}

/** Whether code may run in a browser, where bundlers put the values of known variables in place of `process.env`. */
function mayRunInBrowser(client: Construction): boolean {
  return !client.parameter("dangerouslyAllowBrowser").isMissing;
}

interface FoundHolder {
  readonly member: MemberNode;
  readonly holder: EnvironmentHolder;
}

/** Where the file mentions the environment by a name that means the same where the client is made. */
function holdersFor({ node: client, values }: Construction): readonly FoundHolder[] {
  const found: FoundHolder[] = [];
  walk(values.source.ast, values.source.visitorKeys, (node) => {
    if (node.type !== "MemberExpression" || staticName(node) !== "env") return true;
    const holder = environmentHolder(node, values);
    const root = unwrap(node.object);
    const isUsable = root.type !== "Identifier" || meansTheSame(root, client, values.source);
    if (holder && isUsable) found.push({ member: node, holder });
    return true;
  });
  return found;
}

/**
 * Reads the key from another variable wherever the key of a client comes from that of OpenAI. What a framework puts
 * before the names of its variables stays. Where a constant that others read too holds the key, its name is replaced in
 * the options. Not decisive where the file does more with the old variable. Null where the text is not ours.
 */
export function replaceKeyVariable(client: Construction, variable: string): Edit | null {
  const { entries, overridable } = client.parameter("apiKey").property;
  const [entry, ...others] = entries;
  if (!entry || others.length > 0) return null;
  const isCertain = !overridable && !mayRunInBrowser(client) && !isReadElsewhere(client);
  const edits = client.openaiKeyReads.map((read): Edit | null => {
    const name = publicPrefix(read.variable) + variable;
    const edit = renameVariable(client, entry, read, name) ?? replaceReference(client, entry, name);
    return edit && { ...edit, isDecisive: edit.isDecisive && isCertain };
  });
  return combineEdits(...edits);
}

function renameVariable(client: Construction, entry: Entry, read: KeyRead, variable: string): Edit | null {
  const { values } = client;
  const name = nameNode(entry, read, values);
  if (!name || !entry.value) return null;
  const isInOptions = contains(entry.value, name);
  const further = isInOptions ? [] : read.steps.slice(entry.steps.length);
  const parameter = client.parameter(entry.name);
  const sharedWith = readers(client, { entry, parameter }, [...entry.steps, ...further], name);
  const text = name.type === "Identifier" ? variable : quoted(variable, name, values);
  const isDecisive = read.holder !== "import.meta.env";
  return sharedWith && { changes: [{ range: name.range, text }], sharedWith, isDecisive };
}

/** The node that spells out the name of the variable, or null. */
function nameNode({ value }: Entry, read: KeyRead, values: Values): Node | null {
  const member = value && unwrap(value);
  const isMember = member?.type === "MemberExpression" && environmentHolder(member.object, values) !== null;
  const name = read.name ?? (isMember ? member.property : null);
  const isComputed =
    name?.type === "Identifier" && name.parent.type === "MemberExpression" && name.parent.computed;
  if (!name || isComputed) return null;
  const isKey = name.type === "Identifier" ? name.name : literalConstant(name);
  return isKey === read.variable ? name : null;
}

/** Writes the read of a variable in place of the one name that an option consists of. */
function replaceReference(client: Construction, entry: Entry, variable: string): Edit | null {
  const reference = entry.value && unwrap(entry.value);
  const isPlain = reference?.type === "Identifier" || reference?.type === "MemberExpression";
  if (!isPlain || client.values.trace(reference).length > 1) return null;
  const edit = replaceExpression(client, entry, environmentAccess(variable, client).text);
  return edit && { ...edit, isDecisive: false };
}

/** Whether the file does more with the variable of OpenAI's key than to give it to clients. */
function isReadElsewhere({ file, values, openaiKeyReads }: Construction): boolean {
  const variables = openaiKeyReads.map(({ variable }) => variable);
  const clients = file.calls.filter((call) => call instanceof Construction);
  const known = clients.flatMap((client) => client.openaiKeyReads.map(({ name }) => name));
  let found = false;
  walk(values.source.ast, values.source.visitorKeys, (node) => {
    if (found || (node.type !== "MemberExpression" && node.type !== "CallExpression")) return !found;
    const read = environmentRead({ kind: "node", node, conditions: [], steps: [] }, values);
    found ||= read !== null && variables.includes(read.variable) && !known.includes(read.name);
    return !found;
  });
  return found;
}
