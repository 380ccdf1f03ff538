import { functionCallToToolChoice, functionsToTools, requiredInsteadOfName } from "../src/edits/functions.js";
import { defineRule, type Call, type Entry } from "../src/rule.js";

/** The places that set one of the parameters in requests for which Kimi does not know it. */
function unsupportedEntries(call: Call, parameter: "functions" | "function_call"): readonly Entry[] {
  return call
    .entriesOf(parameter)
    .filter((entry) =>
      call.contractsWith(entry).some(({ parameters }) => parameters[parameter].value.kind === "unsupported"),
    );
}

/** Whether each model that the request can name is certain to accept `"required"`. */
function acceptsRequired(call: Call): boolean {
  return call
    .contractsWith()
    .every(({ toolChoice: { required } }) => required.value === "accepted" && required.status === "certain");
}

export default defineRule({
  name: "no-deprecated-functions",
  description: "disallow the deprecated `functions` and `function_call`, which Kimi does not support",
  presets: { recommended: "error", strict: "error" },
  edits: "suggest",
  messages: {
    functions: "Kimi does not support the deprecated `functions`: the model never calls one. Use `tools`.",
    functionCall: "Kimi does not support the deprecated `function_call`. Use `tool_choice`.",
    useTools:
      "Replace `functions` with `tools`: calls then arrive in `message.tool_calls`, where the program must read them.",
    useToolChoice: "Replace `function_call` with `tool_choice`.",
    useRequired:
      'Use `tools` with `tool_choice: "required"`, which calls the same function as long as it is the only tool.',
    useAuto:
      'Replace `function_call` with `tool_choice: "auto"`: the model may then call another function, or none.',
  },
  call(call, report) {
    for (const entry of unsupportedEntries(call, "functions")) {
      const edit = functionsToTools(call, entry);
      report({ at: entry.key, messageId: "functions", edits: [{ messageId: "useTools", edit }] });
    }
    const choice = call.parameter("function_call");
    for (const entry of unsupportedEntries(call, "function_call")) {
      const namesFunction = choice.objects.some((object) => object.entry === entry);
      const required = namesFunction && acceptsRequired(call) ? requiredInsteadOfName(call, entry) : null;
      const edit = required ?? functionCallToToolChoice(call, entry, "auto");
      const messageId = required ? "useRequired" : namesFunction ? "useAuto" : "useToolChoice";
      report({ at: entry.key, messageId: "functionCall", edits: [{ messageId, edit }] });
    }
  },
});
