import type { Contract } from "../src/contract/index.js";
import { removeParameter } from "../src/edits/remove.js";
import { replaceValue } from "../src/edits/replace.js";
import { defineRule, type Call } from "../src/rule.js";

/** The bound that a temperature is beyond, or null. A contract that pins the temperature is another rule's matter. */
function boundBeyond(temperature: number, { parameters }: Contract): number | null {
  const rule = parameters.temperature.value;
  if (rule.kind !== "range") return null;
  if (temperature > rule.maximum) return rule.maximum;
  return temperature < rule.minimum ? rule.minimum : null;
}

/** Whether a request can ask for several choices, which the lowest temperature would rule out. */
function canAskForSeveral(call: Call): boolean {
  const n = call.parameter("n");
  return n.isOpen || n.numbers.some(({ value }) => value > 1);
}

export default defineRule({
  name: "temperature-range",
  description: "disallow temperatures outside of the range that Kimi accepts",
  presets: { recommended: "error", strict: "error" },
  edits: "fix",
  messages: {
    aboveMaximum:
      "Kimi rejects a temperature of {{value}}: {{contract}} allows {{minimum}} to {{maximum}}. Use {{maximum}} or less.",
    belowMinimum:
      "Kimi rejects a temperature of {{value}}: {{contract}} allows {{minimum}} to {{maximum}}. Use {{minimum}} or more.",
    useBound: "Set the temperature to {{bound}}, the nearest value that Kimi accepts.",
    removeTemperature: "Remove `temperature`: the model's own default then applies.",
  },
  call(call, report) {
    for (const temperature of call.parameter("temperature").numbers) {
      const contracts = call.contractsWith(temperature);
      const contract = contracts.find((candidate) => boundBeyond(temperature.value, candidate) !== null);
      const rule = contract?.parameters.temperature.value;
      if (!contract || rule?.kind !== "range") continue;
      const { minimum, maximum } = rule;
      const bound = temperature.value > maximum ? maximum : minimum;
      const isSafe = bound === maximum || !canAskForSeveral(call);
      report({
        at: temperature.place,
        messageId: bound === maximum ? "aboveMaximum" : "belowMinimum",
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
