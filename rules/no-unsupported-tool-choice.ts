import { modelsThat, type Contract, type ToolChoiceForm } from "../src/contract/index.js";
import { removeParameter } from "../src/edits/remove.js";
import { replaceValue } from "../src/edits/replace.js";
import { defineRule, offersOneTool, type Call, type ParameterAlternative } from "../src/rule.js";

const OBJECT_FORMS = ["function", "allowed_tools", "custom"] as const satisfies readonly ToolChoiceForm[];

const SHOWN = {
  required: '"required"',
  function: "a named function",
  allowed_tools: "a list of allowed tools",
  custom: "a custom tool",
} as const satisfies Partial<Record<ToolChoiceForm, string>>;

/** The forms that a choice can have; an object whose `type` is not known can have each of those of objects. */
function formsOf(choice: ParameterAlternative): readonly (keyof typeof SHOWN)[] {
  if (choice.value === "required") return ["required"];
  if (choice.source.kind !== "object") return [];
  const type = choice.get("type");
  if (type.isOpen) return OBJECT_FORMS;
  return OBJECT_FORMS.filter((form) => type.strings.some(({ value }) => value === form));
}

/** The contract under which a choice is rejected in every form that it can have, the surest one first. */
function rejectionOf(call: Call, choice: ParameterAlternative) {
  const forms = formsOf(choice);
  const [form] = forms;
  if (!form) return null;
  const rejections = call.modesWith(choice).flatMap(({ contract, isThinking }) => {
    const facts = forms.map((one) => contract.toolChoice[one]);
    const isRejected = facts.every(
      ({ value }) => value === "rejected" || (value === "rejected while thinking" && isThinking === true),
    );
    const isCertain = facts.every(({ status }) => status === "certain");
    return isRejected
      ? [{ contract, form, shown: forms.length > 1 ? "an object" : SHOWN[form], isCertain }]
      : [];
  });
  return rejections.find(({ isCertain }) => isCertain) ?? rejections[0] ?? null;
}

function acceptsRequired({ toolChoice: { required } }: Contract): boolean {
  return required.value === "accepted" && required.status === "certain";
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
      '{{model}} is not known to accept {{form}} as `tool_choice`, and Kimi rejects values that it does not know. Use "auto" and ask for the tool in the prompt.',
    useAuto: 'Use "auto": the model may then call any tool, or answer without one.',
    useRequired: 'Use "required", which comes to the same with only one tool.',
    removeToolChoice: "Remove `tool_choice`: the model may then call any tool, or answer without one.",
  },
  call(call, report) {
    for (const choice of call.parameter("tool_choice").alternatives) {
      const rejection = rejectionOf(call, choice);
      if (!rejection) continue;
      const { contract, form, shown, isCertain } = rejection;
      const known = contract.toolChoice[form].value === "rejected" ? "rejected" : "rejectedWhileThinking";
      const guide = form === "required" ? "requiredByGuide" : "objectByGuide";
      const data = { model: contract.name, form: shown, models: modelsThat(acceptsRequired).join(", ") };
      const isNamed = shown === SHOWN.function;
      const isForcedByRequired =
        isNamed && offersOneTool(call, "tools") && call.contractsWith(choice).every(acceptsRequired);
      const edits = [
        {
          messageId: "useRequired",
          edit: isForcedByRequired ? replaceValue(call, choice, "required") : null,
        },
        { messageId: "useAuto", edit: replaceValue(call, choice, "auto") },
        { messageId: "removeToolChoice", edit: removeParameter(call, choice) },
      ] as const;
      report({
        at: choice.place,
        messageId: contract.model === null ? guide : isCertain ? known : "notKnownToBeAccepted",
        data,
        // `runTools` ends after the call of a named function; with any other choice it would go on.
        edits: isNamed && call.method === "runTools" ? [] : edits,
      });
    }
  },
});
