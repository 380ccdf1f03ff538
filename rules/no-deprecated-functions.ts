import { functionCallToToolChoice, functionsToTools } from "../src/edits/functions.js";
import { defineRule, toolNames, type Call } from "../src/rule.js";

/** Whether `"required"` forces the same function as its name does: the only one, with models that accept it. */
function canRequire(call: Call): boolean {
  const names = toolNames(call, "functions") ?? toolNames(call, "tools");
  return (
    names?.length === 1 &&
    call.contractsWith().every(({ toolChoice: { required } }) => required.value === "accepted" && required.status === "certain")
  );
}

export default defineRule({
  name: "no-deprecated-functions",
  description: "disallow the deprecated `functions` and `function_call`, which Kimi does not support",
  presets: { recommended: "error", strict: "error" },
  edits: "suggest",
  messages: {
    functions: "Kimi does not support the deprecated `functions`: the model never calls one. Use `tools`.",
    functionCall: "Kimi does not support the deprecated `function_call`. Use `tool_choice`.",
    useTools: "Replace `functions` with `tools`: calls then arrive in `message.tool_calls`, where the program must read them.",
    useToolChoice: "Replace `function_call` with `tool_choice`.",
    useAuto:
      'Replace `function_call` with `tool_choice: "auto"`: the model may then call another function, or none.',
    useRequired: 'Replace `function_call` with `tool_choice: "required"`, which comes to the same with only one tool.',
  },
  call(call, report) {
    for (const entry of call.parameter("functions").entries) {
      const edit = functionsToTools(call, entry);
      report({ at: entry.key, messageId: "functions", edits: [{ messageId: "useTools", edit }] });
    }
    const choice = call.parameter("function_call");
    for (const entry of choice.entries) {
      const isForced = choice.objects.some((object) => object.entry === entry);
      const forced = isForced && canRequire(call) ? "required" : "auto";
      const messageId = !isForced ? "useToolChoice" : forced === "required" ? "useRequired" : "useAuto";
      const edit = functionCallToToolChoice(call, entry, forced);
      report({ at: entry.key, messageId: "functionCall", edits: [{ messageId, edit }] });
    }
  },
});
