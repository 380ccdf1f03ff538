/** What a client is constructed with. */
import type { Construction } from "../sdk/construction.js";
import { combineEdits, type Edit } from "./edit.js";
import { environmentAccess, replaceKeyVariable } from "./environment.js";
import { insertAllLast, type NewProperty } from "./insert.js";
import { replaceExpression, replaceValue } from "./replace.js";
import { quoted } from "./style.js";

interface Target {
  /** The base URL that the client is to have; null where it keeps its host, with the path that belongs to it. */
  readonly baseURL: string | null;
  /** The environment variable to take the key from. */
  readonly variable: string;
}

/**
 * Gives a client a base URL and a key, in one edit. A key that is not known to be a wrong one stays. Decisive only where
 * the key is known afterwards, the environment can be read for certain, and no `fetch` of the program's own sees the
 * requests. Null where the options are not ours to change.
 */
export function configureClient(client: Construction, { baseURL, variable }: Target): Edit | null {
  const added: NewProperty[] = [];
  const edits: (Edit | null)[] = [];
  let isCertain = client.key !== "unknown" && client.parameter("fetch").isMissing;
  if (client.key === "openai") edits.push(replaceKeyVariable(client, variable));
  if (client.key === "none" || client.key === "placeholder") {
    const access = environmentAccess(variable, client);
    isCertain &&= access.isCertain;
    if (isNew(client, "apiKey")) added.push({ name: "apiKey", value: { code: access.text } });
    else edits.push(replaceOption(client, "apiKey", access.text));
  }
  if (baseURL === null) {
    const incomplete = client.incompleteBaseUrls;
    edits.push(...incomplete.map((one) => replaceValue(client, one.alternative, one.baseURL)));
  } else {
    const code = quoted(baseURL, client.node, client.values);
    if (isNew(client, "baseURL")) added.push({ name: "baseURL", value: { code } });
    else edits.push(replaceBaseUrl(client, baseURL) ?? replaceOption(client, "baseURL", code));
  }
  if (added.length > 0) edits.push(insertAllLast(client, added));
  const edit = combineEdits(...edits);
  return edit && { ...edit, isDecisive: edit.isDecisive && isCertain };
}

function isNew(client: Construction, option: string): boolean {
  return client.parameter(option).property.entries.length === 0;
}

/** Replaces a base URL where it is written, unless other clients share it, which have different options beside it. */
function replaceBaseUrl(client: Construction, baseURL: string): Edit | null {
  const parameter = client.parameter("baseURL");
  const [constant] = parameter.alternatives;
  if (!parameter.isCertain || constant?.source.kind !== "constant") return null;
  const edit = replaceValue(client, constant, baseURL);
  return edit?.sharedWith.length === 0 ? edit : null;
}

/** Writes an expression in place of the one that an option has. */
function replaceOption(client: Construction, option: string, code: string): Edit | null {
  const [entry, ...others] = client.parameter(option).property.entries;
  return entry && others.length === 0 ? replaceExpression(client, entry, code) : null;
}
