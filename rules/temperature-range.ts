import { removeParameter } from "../src/edits/remove.js";
import { replaceValue } from "../src/edits/replace.js";
import { brokenRange, defineRule } from "../src/rule.js";

export default defineRule({
  name: "temperature-range",
  description: "disallow temperatures outside of the range that Kimi accepts",
  presets: { recommended: "error", strict: "error" },
  edits: "fix",
  messages: {
    aboveMaximum:
      "Kimi rejects a temperature of {{value}}: {{contract}} allows {{minimum}} to {{maximum}}. Use {{maximum}} or less.",
    belowMinimum:
      "Kimi rejects a temperature of {{value}}: {{contract}} allows {{minimum}} to {{maximum}}. Remove it.",
    useBound: "Set the temperature to {{bound}}, the nearest value that Kimi accepts.",
    removeTemperature: "Remove `temperature`: the model's own default then applies.",
  },
  call(call, report) {
    for (const temperature of call.parameter("temperature").numbers) {
      const range = brokenRange(call, temperature);
      if (!range) continue;
      const { contract, minimum, maximum } = range;
      const isAbove = temperature.value > maximum;
      report({
        at: temperature.place,
        messageId: isAbove ? "aboveMaximum" : "belowMinimum",
        data: { contract: contract.name, value: temperature.value, minimum, maximum },
        edits: [
          {
            messageId: "useBound",
            data: { bound: maximum },
            // The minimum would be no way out: no model that Kimi serves today accepts it.
            edit: isAbove ? replaceValue(call, temperature, maximum) : null,
            fix: true,
          },
          { messageId: "removeTemperature", edit: removeParameter(call, temperature) },
        ],
      });
    }
  },
});
