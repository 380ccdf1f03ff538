import { DEPENDENT_PARAMETERS, FIXED_PARAMETERS } from "../src/contract/index.js";
import { removeEntry, removeTogether } from "../src/edits/remove.js";
import {
  defineRule,
  hiddenValues,
  readsNoLogprobs,
  readsOnlyFirstChoice,
  rejectedValues,
  type Call,
  type Entry,
  type RejectedValue,
} from "../src/rule.js";

/** What is allowed, in words. */
function allowed({ values }: RejectedValue["limit"]): string {
  if (values.length === 0) return "no value is allowed";
  const mode = values.length > 1 ? ", depending on thinking mode" : "";
  return `only ${values.join(" or ")} is allowed${mode}`;
}

function messageOf({ value, limit }: RejectedValue) {
  if (value === null) return "notShown";
  if (limit.contract.model === null) return "rejectedByEveryModel";
  return limit.isCertain ? "rejected" : "probablyRejected";
}

/** The suggestion that says what the program loses with a parameter. */
function removalOf(call: Call, { parameter, entry }: RejectedValue) {
  if (parameter === "n" && !readsOnlyFirstChoice(call)) return "removeChoices";
  if (parameter.endsWith("logprobs") && !readsNoLogprobs(call)) return "removeLogprobs";
  return call.showsAllValues(entry) ? "removeParameter" : "removeHidden";
}

/** Whether another parameter that needs this one would stay, although `removed` goes: an error of its own. */
function isNeeded(call: Call, { parameter }: RejectedValue, removed: readonly RejectedValue[]): boolean {
  const dependents = DEPENDENT_PARAMETERS.value[parameter] ?? [];
  const goes = (entry: Entry): boolean =>
    removed.some((one) => one.entry === entry) && removeEntry(call, entry)?.isDecisive === true;
  return dependents.some((dependent) => !call.entriesOf(dependent).every(goes));
}

/** The values whose removal the program does not notice: `safe` are those without which no request that works changes. */
function unnoticed(call: Call, rejected: readonly RejectedValue[]) {
  const removable = rejected.filter((one) => removalOf(call, one) === "removeParameter");
  const useless = removable.filter((one) => one.isUseless);
  const safe = useless.filter((one) => !isNeeded(call, one, useless));
  return { safe, others: removable.filter((one) => !safe.includes(one)) };
}

export default defineRule({
  name: "no-fixed-sampling-parameters",
  description: "disallow values of sampling parameters other than the one that Kimi's models accept",
  presets: { recommended: "error", strict: ["error", { reportUnknown: true }] },
  edits: "fix",
  options: {
    properties: {
      reportUnknown: {
        type: "boolean",
        description: "Whether values that the code does not show are reported where the model is known.",
      },
    },
    defaults: { reportUnknown: false },
  },
  messages: {
    rejected: "{{model}} rejects {{value}} as `{{parameter}}`: {{allowed}}. Remove it.",
    probablyRejected:
      "As far as is known, {{model}} rejects {{value}} as `{{parameter}}`: {{allowed}}. Remove it.",
    rejectedByEveryModel:
      "Every model that Kimi serves rejects {{value}} as `{{parameter}}`: {{allowed}}. Remove it.",
    notShown:
      "{{model}} rejects most values of `{{parameter}}`: {{allowed}}, and the code does not show this one. Remove it.",
    removeTogether:
      "Remove it with the rejected parameters right after it: the model's own values then apply.",
    removeParameter: "Remove `{{parameter}}`: the model's own value then applies.",
    removeHidden: "Remove `{{parameter}}`: what the code does not show is then not sent either.",
    removeChoices: "Remove `{{parameter}}`: `choices[1]` and later will be undefined.",
    removeLogprobs: "Remove `{{parameter}}`: the choices will have no `logprobs`.",
  },
  call(call, report, { reportUnknown }) {
    const rejected = FIXED_PARAMETERS.flatMap((parameter) => rejectedValues(call, parameter));
    const hidden = FIXED_PARAMETERS.flatMap((parameter) =>
      reportUnknown ? hiddenValues(call, parameter) : [],
    );
    const { safe, others } = unnoticed(call, rejected);
    const places = new Set(rejected.map(({ entry }) => entry));
    for (const finding of [...rejected, ...hidden.filter(({ entry }) => !places.has(entry))]) {
      const { parameter, entry, at, value, limit } = finding;
      const messageId = removalOf(call, finding);
      const fix = safe.includes(finding);
      const alike = (fix ? safe : others).map((one) => one.entry);
      const edits = [
        { messageId: "removeTogether", edit: removeTogether(call, entry, alike), fix },
        { messageId, data: { parameter }, edit: removeEntry(call, entry), fix },
      ] as const;
      const data = { model: limit.contract.name, parameter, value: String(value), allowed: allowed(limit) };
      report({ at, messageId: messageOf(finding), data, edits });
    }
  },
});
