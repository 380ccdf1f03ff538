import { GUIDE_ONE_CHOICE_TEMPERATURE, SEVERAL_CHOICES_TEMPERATURE } from "../src/contract/index.js";
import { replaceValue } from "../src/edits/replace.js";
import { defineRule, readsOnlyFirstChoice, together } from "../src/rule.js";

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
        description: "The highest temperature that counts as close to zero. Kimi states no bound, only an example.",
      },
    },
    defaults: { nearZero: GUIDE_ONE_CHOICE_TEMPERATURE },
  },
  messages: {
    severalChoices:
      "{{contract}} rules out several choices at a temperature of {{temperature}}, and this asks for {{n}}. Ask for one choice or raise the temperature.",
    askForOne: "Ask for one choice: `choices[1]` and later will be undefined.",
    raiseTemperature: "Raise the temperature to {{temperature}}: the choices will differ from one request to the next.",
  },
  call(call, report, { nearZero }) {
    const nearZeroTemperatures = call
      .parameter("temperature")
      .numbers.filter(({ value }) => value >= 0 && value <= nearZero);
    for (const n of call.parameter("n").numbers.filter(({ value }) => value > 1)) {
      for (const temperature of nearZeroTemperatures.filter((other) => together(n, other))) {
        const contracts = call.contractsWith(n, temperature);
        const contract = contracts.find(({ oneChoiceUpToTemperature }) => oneChoiceUpToTemperature !== null);
        if (!contract) continue;
        const isCertain = contracts.every(({ oneChoiceUpToTemperature }) => oneChoiceUpToTemperature !== null);
        report({
          at: n.place,
          messageId: "severalChoices",
          data: { contract: contract.name, temperature: temperature.value, n: n.value },
          edits: [
            { messageId: "askForOne", edit: replaceValue(call, n, 1), fix: isCertain && readsOnlyFirstChoice(call) },
            {
              messageId: "raiseTemperature",
              data: { temperature: SEVERAL_CHOICES_TEMPERATURE.value },
              edit: replaceValue(call, temperature, SEVERAL_CHOICES_TEMPERATURE.value),
            },
          ],
        });
        break;
      }
    }
  },
});
