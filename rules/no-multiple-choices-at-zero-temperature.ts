import { GUIDE_ONE_CHOICE_TEMPERATURE } from "../src/contract/index.js";
import { replaceValue } from "../src/edits/replace.js";
import {
  defineRule,
  readsOnlyFirstChoice,
  temperatureForOne,
  type OneChoiceTemperature,
} from "../src/rule.js";

/** Whether Kimi rejects each request with such a temperature: `nearZero` may be above what the contract states. */
function isCertain({ contract, temperature }: OneChoiceTemperature): boolean {
  const limit = contract.oneChoiceUpToTemperature;
  return limit !== null && temperature.value <= limit.value && temperature.parameter.isCertain;
}

export default defineRule({
  name: "no-multiple-choices-at-zero-temperature",
  description: "disallow asking for several choices at a temperature of zero or close to it",
  presets: { recommended: "error", strict: "error" },
  edits: "fix",
  options: {
    properties: {
      nearZero: {
        type: "number",
        minimum: 0,
        maximum: 1,
        description:
          "The highest temperature that counts as close to zero. Kimi states no bound, only an example.",
      },
    },
    defaults: { nearZero: GUIDE_ONE_CHOICE_TEMPERATURE },
  },
  messages: {
    severalChoices:
      "Kimi rejects a request for {{n}} choices at a temperature of {{temperature}}: close to 0, {{contract}} allows only one. Ask for one choice.",
    askForOne: "Ask for one choice: `choices[1]` and later will be undefined.",
  },
  call(call, report, { nearZero }) {
    for (const n of call.parameter("n").numbers) {
      const found = temperatureForOne(call, n, nearZero);
      if (!found) continue;
      report({
        at: n.place,
        messageId: "severalChoices",
        data: { n: n.value, temperature: found.temperature.value, contract: found.contract.name },
        edits: [
          {
            messageId: "askForOne",
            edit: replaceValue(call, n, 1),
            fix: isCertain(found) && readsOnlyFirstChoice(call),
          },
        ],
      });
    }
  },
});
