/** What a client is constructed with. */
import type { Construction } from "../sdk/construction.js";
import type { ParameterAlternative } from "../sdk/parameter.js";
import { contains } from "../syntax/nodes.js";
import { annotationsOf } from "./annotations.js";
import { combineEdits, type Edit } from "./edit.js";
import { environmentAccess, replaceKeyVariable } from "./environment.js";
import { insertAllLast } from "./insert.js";
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
  const { code, isCertain } = keyCode(client, variable);
  const url = baseURL === null ? null : quoted(baseURL, client.node, client.values);
  const options = [
    { name: "apiKey", code },
    { name: "baseURL", code: url },
  ].flatMap(({ name, code: text }) => (text === null ? [] : [{ name, code: text }]));
  const isNew = ({ name }: { readonly name: string }): boolean =>
    client.parameter(name).property.entries.length === 0;
  const edits = options
    .filter((option) => !isNew(option))
    .map((option) => replaceOption(client, option.name, option.code));
  const added = options.filter(isNew).map(({ name, code: text }) => ({ name, value: { code: text } }));
  if (added.length > 0) edits.push(insertAllLast(client, added));
  if (baseURL === null) edits.push(...completedBaseUrls(client));
  if (client.key === "openai") edits.push(replaceKeyVariable(client, variable));
  const edit = combineEdits(...edits);
  const hasOwnFetch = !client.parameter("fetch").isMissing;
  return edit && { ...edit, isDecisive: edit.isDecisive && isCertain && !hasOwnFetch };
}

/** The code that an option `apiKey` is to have, null where nothing is to be written there. */
function keyCode(client: Construction, variable: string) {
  if (client.key !== "none" && client.key !== "placeholder") {
    return { code: null, isCertain: client.key !== "unknown" };
  }
  const { text, isCertain } = environmentAccess(variable, client);
  return { code: text, isCertain };
}

function completedBaseUrls(client: Construction): readonly (Edit | null)[] {
  return client.incompleteBaseUrls.map(({ alternative, baseURL }) => {
    const code = quoted(baseURL, alternative.source.node ?? alternative.place, client.values);
    return replaceValue(client, alternative, { code });
  });
}

/** Writes an expression in place of the one that an option has. */
function replaceOption(client: Construction, name: string, code: string): Edit | null {
  const { entries } = client.parameter(name).property;
  const [entry, ...others] = entries;
  if (!entry || others.length > 0) return null;
  const constant = onlyConstant(client, name);
  const edit = constant && replaceValue(client, constant, { code });
  // Clients that share a constant have different options beside it.
  return edit?.sharedWith.length === 0 ? edit : replaceExpression(client, entry, code);
}

/** The one constant that an option certainly is, unless a type is written for it elsewhere. */
function onlyConstant(client: Construction, name: string): ParameterAlternative | null {
  const parameter = client.parameter(name);
  const [constant] = parameter.alternatives;
  if (!parameter.isCertain || constant?.source.kind !== "constant") return null;
  const { node } = constant.source;
  const isInOptions = constant.entry.value !== null && contains(constant.entry.value, node);
  return isInOptions || annotationsOf(node).length === 0 ? constant : null;
}
