/** What each edit may change of the requests that reach a server: the promise that the text of a suggestion makes. */
import { isDeepStrictEqual } from "node:util";
import { PYTHON_CLIENT_OPTIONS } from "../../src/contract/index.js";
import { elements, isObject, type JsonObject } from "../support/kimi-server/json.js";

/** A request, as far as edits can change it; or a client, whose options are the body. */
export interface Wire {
  readonly host: string;
  readonly path: string;
  readonly key: string;
  readonly body: JsonObject;
}

/**
 * Takes out of a request what the edit may change: what is left has to be the same before and after.
 * @param named The names in the text of the suggestion, or of the reports that a fix repairs.
 */
type Promised = (request: Wire, named: readonly string[]) => Wire;

function withBody(change: (body: JsonObject) => JsonObject): Promised {
  return (request) => ({ ...request, body: change(request.body) });
}

/** The parameters with these names may change, and no others. */
function only(...names: readonly string[]): Promised {
  return withBody((body) =>
    Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name))),
  );
}

/** Messages after a change of each of them. */
function eachMessage(change: (message: JsonObject) => object): Promised {
  return withBody((body) => {
    // The messages of a chat may be sent to the Responses API too.
    const lists = ["messages", "input"].filter((name) => Array.isArray(body[name]));
    const changed = lists.map((name): [string, unknown] => [
      name,
      elements(body[name]).map((message) => (isObject(message) ? change(message) : message)),
    ]);
    return { ...body, ...Object.fromEntries(changed) };
  });
}

/** The role `developer` becomes `system`, in messages alone. */
const roles = eachMessage((message) =>
  message["role"] === "developer" ? { ...message, role: "system" } : message,
);

/** What stands in a member that the SDK of Python knows stands in the request itself. */
const hoisted = withBody(({ extra_body: extra, ...body }) => ({
  ...body,
  ...(isObject(extra) ? extra : {}),
}));

/** Messages of the model keep more of the answer: of a message that is sent back, its role and its calls are compared. */
const wholeMessages = eachMessage((message) =>
  message["role"] === "assistant" ? { role: "assistant", tool_calls: message["tool_calls"] } : message,
);

/** An option of a client with its name in Python comes to the same as the one with its own name. */
const optionNames = withBody((options) =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [PYTHON_CLIENT_OPTIONS.value[name] ?? name, value]),
  ),
);

/** Answers to calls get the id of the call. */
const toolCallIds = eachMessage((message) => {
  const { tool_call_id: id, ...others } = message;
  return message["role"] === "tool" && id !== null ? others : message;
});

const nothing: Promised = (request) => request;
const hostAndKey: Promised = (request) => ({ ...request, host: "", key: "" });
const key: Promised = (request) => ({ ...request, key: "" });
/** Only the parameters that the text names may change. */
const named: Promised = (request, names) => only(...names)(request, names);
const protocol = only("functions", "function_call", "tools", "tool_choice", "messages");

/** For each rule, by the id of the suggestion; the fix of a report is one of them. */
export const PROMISES: Readonly<Record<string, Readonly<Record<string, Promised>>>> = {
  "no-deprecated-functions": {
    useToolsInProgram: protocol,
    useTools: only("functions", "tools"),
    useToolChoice: only("function_call", "tool_choice"),
    useRequired: only("functions", "tools", "function_call", "tool_choice"),
    useAuto: only("function_call", "tool_choice"),
  },
  "no-developer-role": { useSystem: roles, useSystemType: roles },
  "no-fixed-sampling-parameters": {
    removeTogether: named,
    removeParameter: named,
    removeHidden: named,
    removeChoices: named,
    removeLogprobs: named,
  },
  "no-multiple-choices-at-zero-temperature": { askForOne: only("n") },
  "no-python-idioms": {
    hoist: hoisted,
    addNew: nothing,
    rename: (client, names) => hostAndKey(optionNames(client, names), names),
    usePush: only("messages"),
  },
  "no-unsupported-endpoint": { removeStore: only("store"), removeBackground: only("background") },
  "no-unsupported-model": { useModel: only("model") },
  "no-unsupported-tool-choice": {
    useAuto: only("tool_choice"),
    useRequired: only("tool_choice"),
    removeToolChoice: only("tool_choice"),
  },
  "preserve-reasoning-content": { sendWhole: wholeMessages, spreadWhole: wholeMessages },
  "require-kimi-base-url": {
    useBaseUrl: hostAndKey,
    useBaseUrlAndKey: hostAndKey,
    completeBaseUrl: hostAndKey,
    completeBaseUrlAndUseKey: hostAndKey,
    useKey: key,
  },
  "require-stream-options": {
    addUsage: only("stream_options"),
    addUsageAndGuard: only("stream_options"),
    addUsageAndCheck: only("stream_options"),
  },
  "temperature-range": { useBound: only("temperature"), removeTemperature: only("temperature") },
  "valid-tool-calls": { readArguments: nothing, addToolCallId: toolCallIds, parseArguments: nothing },
};

/** The edits after which a path may differ: its beginning is part of the base URL. */
const PATHS = new Set(["require-kimi-base-url"]);

/**
 * What changed in requests that the edit does not say. Requests that are sent at the same time arrive in any order, so
 * that each is compared with whichever request after the edit is like it.
 * @param ids The suggestion, or all that the fix of a rule can be.
 * @param texts What the suggestion says, or the reports that the fix repairs.
 */
export function brokenPromises(
  rule: string,
  { ids, texts }: { readonly ids: readonly string[]; readonly texts: readonly string[] },
  before: readonly Wire[],
  after: readonly Wire[],
): string[] {
  const promises = ids.map((id) => PROMISES[rule]?.[id]);
  if (promises.includes(undefined)) return [`No one says what ${rule} promises with ${ids.join(", ")}.`];
  const names = texts.flatMap((text) => [...text.matchAll(/`(\w+)`/gu)].map(([, name = ""]) => name));
  const isKept = (request: Wire, changed: Wire): boolean =>
    promises.some((promised) => {
      const [was, is] = [promised?.(request, names), promised?.(changed, names)];
      return was && is && isDeepStrictEqual(comparable(was, rule), comparable(is, rule));
    });
  const left = [...after];
  const broken = before.filter((request) => {
    const index = left.findIndex((changed) => isKept(request, changed));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  // A program may send fewer requests, or more, where an edit makes it stop or go on.
  return broken.slice(0, left.length).map((request, index) => {
    return `${rule}: ${JSON.stringify(request)}\n  becomes ${JSON.stringify(left[index])}`;
  });
}

function comparable(request: Wire, rule: string): object {
  return PATHS.has(rule)
    ? { ...request, path: request.path.replace(/^.*(?=\/chat\/|\/responses)/u, "") }
    : request;
}
