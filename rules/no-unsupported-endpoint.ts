import { accepts, limitOf } from "../src/contract/index.js";
import { removeParameter } from "../src/edits/remove.js";
import { defineRule, type Call, type ParameterAlternative } from "../src/rule.js";

/** What to do where Kimi has nothing for it. */
const ANOTHER_PROVIDER = "Use another provider for it.";

/** The constants of a parameter that the endpoint does not take. */
function unsupportedValues(call: Call, name: string): readonly ParameterAlternative[] {
  const limit = limitOf(call.endpoint, name);
  if (!limit) return [];
  return call
    .parameter(name)
    .alternatives.filter(({ value }) => value !== undefined && !accepts(limit, value));
}

/** The texts that the endpoint does not take, with what to write instead. */
function unsupportedTexts(call: Call, name: string) {
  const limit = limitOf(call.endpoint, name);
  if (!limit) return [];
  const accepted = limit.accepted.map((value) => JSON.stringify(value)).join(", ");
  return call
    .parameter(name)
    .strings.filter(({ value }) => !accepts(limit, value))
    .map(({ place, value }) => ({ place, data: { value, accepted } }));
}

export default defineRule({
  name: "no-unsupported-endpoint",
  description: "disallow calls of the SDK that Kimi has no endpoint for",
  presets: { recommended: "error", strict: "error" },
  edits: "suggest",
  messages: {
    notOffered: "Kimi has no endpoint for `{{call}}`, so the request fails. {{instead}}",
    notListed:
      "Kimi's list of endpoints has none for `{{call}}`, so the request most likely fails. {{instead}}",
    purpose: 'Kimi rejects files with the purpose "{{value}}". Use {{accepted}}.',
    batchEndpoint: 'Kimi rejects batches of requests to "{{value}}". Use {{accepted}}.',
    store:
      "Kimi stores no response, whatever `store` says. Keep the messages in the program and send them with each request.",
    background:
      "Kimi stores no response to ask for later, so it has no support for `background`. Wait for the answer, or stream it.",
    storedContext:
      "Kimi stores no response, so it has no support for `{{parameter}}`. Keep the messages in the program and send them in `input`.",
    removeStore: "Remove `store`: the response is not stored either way.",
    removeBackground: "Remove `background`: the call then waits for the answer.",
  },
  request(call, report) {
    const { support, instead } = call.endpoint;
    if (support.value === "not offered") {
      const name = `${call.resource}.${call.method}`;
      const messageId = support.status === "certain" ? "notOffered" : "notListed";
      report({ at: call.methodName, messageId, data: { call: name, instead: instead ?? ANOTHER_PROVIDER } });
    }
    for (const { place, data } of unsupportedTexts(call, "purpose")) {
      report({ at: place, messageId: "purpose", data });
    }
    for (const { place, data } of unsupportedTexts(call, "endpoint")) {
      report({ at: place, messageId: "batchEndpoint", data });
    }
    for (const store of unsupportedValues(call, "store")) {
      const edits = [{ messageId: "removeStore", edit: removeParameter(call, store) }] as const;
      report({ at: store.entry.key, messageId: "store", edits });
    }
    for (const background of unsupportedValues(call, "background")) {
      const edits = [{ messageId: "removeBackground", edit: removeParameter(call, background) }] as const;
      report({ at: background.entry.key, messageId: "background", edits });
    }
    for (const parameter of ["previous_response_id", "conversation"]) {
      const limit = limitOf(call.endpoint, parameter);
      for (const entry of limit ? call.entriesOf(parameter, limit.accepted) : []) {
        report({ at: entry.key, messageId: "storedContext", data: { parameter } });
      }
    }
  },
});
