import { accepts, classifyModel, RECOMMENDED_MODEL, UNKNOWN_MODEL_ERROR } from "../src/contract/index.js";
import { replaceValue } from "../src/edits/replace.js";
import { defineRule, type Call } from "../src/rule.js";

/** The message about an id that Kimi does not serve; null for every other id, and where it is not meant for Kimi. */
function messageFor(id: string, { client, settings, isChatCompletion }: Call, replacement: string) {
  const { chat, responses } = UNKNOWN_MODEL_ERROR.value;
  const data = { id, error: isChatCompletion ? chat : responses, replacement };
  const model = classifyModel(id);
  // Other hosts serve the models of other companies, and those of Kimi by other names.
  const isKimi = client.provider === "kimi";
  const isMoved = isKimi || settings.clients === "all";
  switch (model.kind) {
    case "retired":
      return { messageId: "retired", data: { ...data, since: model.since } } as const;
    case "other vendor":
      return isMoved
        ? ({ messageId: "otherVendor", data: { ...data, vendor: model.vendor } } as const)
        : null;
    case "kimi code":
      return isKimi ? ({ messageId: "kimiCode", data } as const) : null;
    case "third-party host":
      return isKimi ? ({ messageId: "thirdPartyHost", data } as const) : null;
    default:
      return null;
  }
}

/** Whether the endpoint is stated to take a model. */
function takesModel({ endpoint }: Call, model: string): boolean {
  const limit = endpoint.limits.find(({ value }) => value.parameter === "model");
  return !limit || accepts(limit.value, model);
}

export default defineRule({
  name: "no-unsupported-model",
  description: "disallow models that Kimi does not serve",
  presets: { recommended: "error", strict: "error" },
  edits: "fix",
  messages: {
    retired: "Kimi answers {{error}} to `{{id}}`, which it retired on {{since}}. Use `{{replacement}}`.",
    otherVendor: "Kimi answers {{error}} to `{{id}}`, a model of {{vendor}}. Use `{{replacement}}`.",
    kimiCode:
      "Kimi's API platform answers {{error}} to `{{id}}`, which only the hosts of Kimi Code serve. Use `{{replacement}}`.",
    thirdPartyHost:
      "Kimi answers {{error}} to `{{id}}`, a name that other hosts give to a model. Use `{{replacement}}`.",
    useModel:
      "Use `{{replacement}}`: it answers differently, and what it accepts for other parameters differs too.",
  },
  request(call, report) {
    // Where there is no endpoint, the model does not matter.
    if (!call.isServed) return;
    const replacement = call.settings.model ?? RECOMMENDED_MODEL;
    for (const model of call.parameter("model").strings) {
      const message = messageFor(model.value, call, replacement);
      if (!message) continue;
      const edit = replaceValue(call, model, replacement);
      const fix = call.settings.model !== null && takesModel(call, replacement);
      report({
        at: model.place,
        ...message,
        edits: [{ messageId: "useModel", data: { replacement }, edit, fix }],
      });
    }
  },
});
