import { GUIDE_ONE_CHOICE_TEMPERATURE, SEVERAL_CHOICES_TEMPERATURE } from "../src/contract/index.js";
import { replaceValue } from "../src/edits/replace.js";
import { defineRule, readsOnlyFirstChoice, type Call, type ParameterAlternative } from "../src/rule.js";

/** The name of a contract that allows only one choice close to a temperature of zero, if one holds for these values. */
function limitingContract(
  call: Call,
  n: ParameterAlternative,
  temperature: ParameterAlternative,
): string | null {
  const contracts = call.contractsWith(n, temperature);
  return contracts.find(({ oneChoiceUpToTemperature }) => oneChoiceUpToTemperature !== null)?.name ?? null;
}

/** Whether Kimi rejects each request with this `n`: `nearZero` may be above the temperature that a contract states. */
function isCertain(call: Call, n: ParameterAlternative, temperature: ParameterAlternative<number>): boolean {
  const isLimited = call.contractsWith(n, temperature).every(({ oneChoiceUpToTemperature }) => {
    return oneChoiceUpToTemperature !== null && temperature.value <= oneChoiceUpToTemperature.value;
  });
  return isLimited && temperature.parameter.isCertain;
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
      "Kimi rejects a request for {{n}} choices at a temperature of {{temperature}}: close to 0, {{contract}} allows only one. Ask for one choice, or raise the temperature.",
    askForOne: "Ask for one choice: `choices[1]` and later will be undefined.",
    raiseTemperature:
      "Raise the temperature to {{raised}}: the choices will differ from one request to the next.",
  },
  call(call, report, { nearZero }) {
    const temperatures = call
      .parameter("temperature")
      .numbers.filter(({ value }) => value >= 0 && value <= nearZero);
    for (const n of call.parameter("n").numbers.filter(({ value }) => value > 1)) {
      const temperature = temperatures.find((candidate) => limitingContract(call, n, candidate));
      const contract = temperature && limitingContract(call, n, temperature);
      if (!contract) continue;
      const raised = SEVERAL_CHOICES_TEMPERATURE.value;
      report({
        at: n.place,
        messageId: "severalChoices",
        data: { n: n.value, temperature: temperature.value, contract },
        edits: [
          {
            messageId: "askForOne",
            edit: replaceValue(call, n, 1),
            fix: isCertain(call, n, temperature) && readsOnlyFirstChoice(call),
          },
          {
            messageId: "raiseTemperature",
            data: { raised },
            edit: raised > nearZero ? replaceValue(call, temperature, raised) : null,
          },
        ],
      });
    }
  },
});
