import { BASE_URLS, KIMI_KEY_VARIABLE, PLACEHOLDER_KEY, SDK_VARIABLES } from "../src/contract/index.js";
import { configureClient } from "../src/edits/client-options.js";
import { defineRule, type Construction } from "../src/rule.js";

interface Options {
  readonly environment: "accept" | "explicit" | "report";
}

const DEFAULTS: Options = { environment: "explicit" };

const DATA = {
  baseURLs: BASE_URLS.map((baseURL) => `"${baseURL}"`).join(" or "),
  variable: KIMI_KEY_VARIABLE.value,
  openaiVariable: SDK_VARIABLES.value.key,
  urlVariable: SDK_VARIABLES.value.baseURL,
  placeholder: PLACEHOLDER_KEY.value,
};

/** What is wrong about the host of a client, unless it is given by its name in Python, which another rule reports. */
function wrongHost(client: Construction, { environment }: Options) {
  switch (client.destination) {
    case "openai":
      if (!client.parameter("baseURL").isMissing) return "openaiBaseUrl";
      return environment === "accept" || client.hasPythonName("baseURL") ? null : "noBaseUrl";
    case "environment":
      return environment === "report" ? "environmentBaseUrl" : null;
    case "kimi-code":
      return "kimiCodeBaseUrl";
    case "kimi":
      return client.incompleteBaseUrls.length > 0 ? "incompleteBaseUrl" : null;
    default:
      return null;
  }
}

const WRONG_KEYS = { none: "noKey", openai: "openaiKey", placeholder: "placeholderKey" } as const;

/** What is wrong about the key of a client that talks to Kimi. */
function wrongKey({ key }: Construction) {
  return key === "kimi" || key === "unknown" ? null : WRONG_KEYS[key];
}

/** What an edit does that gives a client a base URL, or completes its own. */
function actionOf(client: Construction, baseURL: string | null) {
  const isKeyWrong = wrongKey(client) !== null;
  if (baseURL !== null) return isKeyWrong ? "useBaseUrlAndKey" : "useBaseUrl";
  if (client.incompleteBaseUrls.length === 0) return "useKey";
  return isKeyWrong ? "completeBaseUrlAndUseKey" : "completeBaseUrl";
}

export default defineRule({
  name: "require-kimi-base-url",
  description: "require clients to have the base URL of Kimi's API and a key of Kimi's",
  presets: { recommended: "error", strict: ["error", { environment: "report" }] },
  edits: "fix",
  options: {
    properties: {
      environment: {
        type: "string",
        enum: ["accept", "explicit", "report"],
        description:
          "Which clients the environment may point at Kimi: those without a base URL too (`accept`), those whose base URL the code reads from a variable (`explicit`), or from one that is named after Kimi (`report`).",
      },
    },
    defaults: DEFAULTS,
  },
  messages: {
    noBaseUrl:
      "Without `baseURL`, the requests of this client go to OpenAI, or to where `{{urlVariable}}` says. Set it to {{baseURLs}}.",
    openaiBaseUrl: "The requests of this client go to OpenAI. Set `baseURL` to {{baseURLs}}.",
    environmentBaseUrl:
      "Nothing in the code points this client at Kimi: its base URL is in an environment variable that is not named after Kimi. Set `baseURL` to {{baseURLs}}.",
    kimiCodeBaseUrl:
      "This is the base URL of Kimi Code, a product with models and keys of its own. Set `baseURL` to that of Kimi's API: {{baseURLs}}.",
    incompleteBaseUrl:
      "Kimi has no endpoints under this base URL, which is not that of its API. Set `baseURL` to {{baseURLs}}.",
    noKey:
      "Without `apiKey`, the SDK sends Kimi what is in `{{openaiVariable}}`, a key of OpenAI by its name, which Kimi rejects. Set `apiKey` to a key of Kimi's.",
    openaiKey:
      "This client sends Kimi what is in `{{openaiVariable}}`, a key of OpenAI by its name, which Kimi rejects. Read the key from a variable of its own.",
    placeholderKey:
      'Kimi rejects "{{placeholder}}" as a key: in its guide it stands for one. Read the key from an environment variable.',
    useBaseUrl: 'Use "{{baseURL}}": the key must be one of that host.',
    useBaseUrlAndKey: 'Use "{{baseURL}}" and the key in `{{variable}}`, which must be one of that host.',
    completeBaseUrl: "Use the one of {{baseURLs}} that has the same host.",
    completeBaseUrlAndUseKey:
      "Use the one of {{baseURLs}} that has the same host, and the key in `{{variable}}`.",
    useKey: "Use the key in `{{variable}}`, which must be one of the same host.",
  },
  client(client, report, options) {
    const isKimi = client.destination === "kimi";
    const messageId = wrongHost(client, options) ?? (isKimi ? wrongKey(client) : null);
    // A call without `new` is reported as that.
    if (!messageId || !client.hasNew || client.isSetLater("baseURL")) return;
    const { baseURL: own } = client.settings;
    const targets = isKimi ? [null] : own === null ? BASE_URLS : [own];
    const edits = targets.map((baseURL) => {
      const edit = configureClient(client, { baseURL, variable: DATA.variable });
      const data = { ...DATA, baseURL: baseURL ?? "" };
      return { messageId: actionOf(client, baseURL), data, edit, fix: own !== null && !isKimi } as const;
    });
    report({ at: client.callee, messageId, data: DATA, edits });
  },
});
