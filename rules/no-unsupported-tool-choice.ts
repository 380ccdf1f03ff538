import { modelsThat, type Contract, type ToolChoiceForm } from "../src/contract/index.js";
import { removeParameter } from "../src/edits/remove.js";
import { replaceValue } from "../src/edits/replace.js";
import { defineRule, toolNames, type Call, type ParameterAlternative } from "../src/rule.js";

const OBJECT_FORMS = ["function", "allowed_tools", "custom"] as const satisfies readonly ToolChoiceForm[];

const SHOWN: Readonly<Record<ToolChoiceForm, string>> = {
  null: "null",
  none: '"none"',
  auto: '"auto"',
  required: '"required"',
  function: "a named function",
  allowed_tools: "a list of allowed tools",
  custom: "a custom tool",
};

/** The forms that a `tool_choice` can have; an object whose `type` is not known can have each of them. */
function formsOf(choice: ParameterAlternative): readonly ToolChoiceForm[] {
  if (choice.value === "required") return ["required"];
  if (choice.source.kind !== "object") return [];
  const type = choice.get("type");
  const known = OBJECT_FORMS.filter((form) => type.strings.some((text) => text.value === form));
  return known.length > 0 || !type.isOpen ? known : OBJECT_FORMS;
}

function isRejected(form: ToolChoiceForm, contract: Contract, isThinking: boolean | null): boolean {
  const verdict = contract.toolChoice[form].value;
  return verdict === "rejected" || (verdict === "rejected while thinking" && isThinking === true);
}

/** The contract that rejects a choice in every form it can have, the surest one first. */
function rejectionOf(call: Call, choice: ParameterAlternative) {
  const forms = formsOf(choice);
  const [form] = forms;
  if (!form) return null;
  const contracts = call
    .modesWith(choice)
    .filter(({ contract, isThinking }) => forms.every((one) => isRejected(one, contract, isThinking)))
    .map(({ contract }) => contract);
  const contract = contracts.find((one) => one.toolChoice[form].status === "certain") ?? contracts[0];
  return contract ? { contract, form } : null;
}

/** Whether `"required"` does the same as naming a function: it is the only tool, and the model accepts it. */
function canRequire(call: Call, choice: ParameterAlternative): boolean {
  const named = choice.get("function").onlyObject?.get("name").alternatives[0];
  const names = toolNames(call, "tools");
  const isOnlyTool = names?.length === 1 && named?.kind === "constant" && named.value === names[0];
  return isOnlyTool && call.contractsWith(choice).every((contract) => contract.toolChoice.required.value === "accepted");
}

export default defineRule({
  name: "no-unsupported-tool-choice",
  description: "disallow values of `tool_choice` that Kimi rejects",
  presets: { recommended: "error", strict: "error" },
  edits: "suggest",
  messages: {
    requiredByGuide:
      'Kimi\'s migration guide rules out "required" as `tool_choice`. Use "auto", or name a model that accepts it ({{models}}) in the request or in `settings.kimi.model`.',
    objectByGuide:
      'Kimi\'s migration guide accepts only "none", "auto" and null as `tool_choice`, not {{form}}. Use "auto" and ask for the tool in the prompt.',
    rejected: '{{model}} rejects {{form}} as `tool_choice`. Use "auto" and ask for the tool in the prompt.',
    rejectedWhileThinking:
      '{{model}} rejects {{form}} as `tool_choice` while it thinks, which it does by default. Use "auto", or turn thinking off with `thinking: { type: "disabled" }`.',
    notKnownToBeAccepted:
      '{{model}} is not known to accept {{form}} as `tool_choice`, and rejects values it does not know. Use "auto".',
    useAuto: 'Use "auto": the model may then answer without calling a tool.',
    useRequired: 'Use "required", which comes to the same with only one tool.',
    removeToolChoice: "Remove `tool_choice`: the model may then answer without calling a tool.",
  },
  call(call, report) {
    for (const choice of call.parameter("tool_choice").alternatives) {
      const rejection = rejectionOf(call, choice);
      if (!rejection) continue;
      const { contract, form } = rejection;
      const { value, status } = contract.toolChoice[form];
      const data = { model: contract.name, form: SHOWN[form] };
      const edits = [
        { messageId: "useRequired", edit: canRequire(call, choice) ? replaceValue(call, choice, "required") : null },
        { messageId: "useAuto", edit: replaceValue(call, choice, "auto") },
        { messageId: "removeToolChoice", edit: removeParameter(call, choice) },
      ] as const;
      if (contract.model === null && form === "required") {
        const accepting = modelsThat(
          ({ toolChoice }) => toolChoice.required.value === "accepted" && toolChoice.required.status === "certain",
        );
        report({ at: choice.place, messageId: "requiredByGuide", data: { models: accepting.join(", ") }, edits });
      } else if (contract.model === null) {
        report({ at: choice.place, messageId: "objectByGuide", data: { form: SHOWN[form] }, edits });
      } else if (status !== "certain") {
        report({ at: choice.place, messageId: "notKnownToBeAccepted", data, edits });
      } else if (value === "rejected while thinking") {
        report({ at: choice.place, messageId: "rejectedWhileThinking", data, edits });
      } else {
        report({ at: choice.place, messageId: "rejected", data, edits });
      }
    }
  },
});
