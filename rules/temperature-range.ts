import type { Contract } from "../src/contract/index.js";
import { removeParameter } from "../src/edits/remove.js";
import { replaceValue } from "../src/edits/replace.js";
import { defineRule } from "../src/rule.js";

/** The bound that a temperature is beyond, or null. A contract that pins the temperature is another rule's matter. */
function boundBeyond(temperature: number, { temperature: { value: rule } }: Contract): number | null {
  if (rule.kind !== "range") return null;
  if (temperature > rule.maximum) return rule.maximum;
  return temperature < rule.minimum ? rule.minimum : null;
}

export default defineRule({
  name: "temperature-range",
  description: "disallow temperatures outside of the range that Kimi accepts",
  presets: { recommended: "error", strict: "error" },
  edits: "fix",
  messages: {
    aboveMaximum:
      "{{contract}} allows a temperature of at most {{maximum}}, OpenAI's of {{value}} is rejected. Use a value from {{minimum}} to {{maximum}}.",
    belowMinimum:
      "{{contract}} allows a temperature of at least {{minimum}}, and {{value}} is rejected. Use a value from {{minimum}} to {{maximum}}.",
    useBound: "Set the temperature to {{bound}}, the nearest value that is accepted.",
    removeTemperature: "Remove `temperature`, so that the model's default applies.",
  },
  call(call, report) {
    for (const temperature of call.parameter("temperature").numbers) {
      const contracts = call.contractsWith(temperature);
      const contract = contracts.find((candidate) => boundBeyond(temperature.value, candidate) !== null);
      if (contract?.temperature.value.kind !== "range") continue;
      const { minimum, maximum } = contract.temperature.value;
      const bound = temperature.value > maximum ? maximum : minimum;
      // At the lower bound, several choices would be rejected as well.
      const isSafe = bound === maximum || call.parameter("n").isMissing;
      report({
        at: temperature.place,
        messageId: temperature.value > maximum ? "aboveMaximum" : "belowMinimum",
        data: { contract: contract.name, value: temperature.value, minimum, maximum },
        edits: [
          {
            messageId: "useBound",
            data: { bound },
            edit: isSafe ? replaceValue(call, temperature, bound) : null,
            fix: contracts.every((candidate) => boundBeyond(temperature.value, candidate) === bound),
          },
          { messageId: "removeTemperature", edit: removeParameter(call, temperature) },
        ],
      });
    }
  },
});
