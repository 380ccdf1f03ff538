import { MESSAGE_ROLES } from "../src/contract/messages.js";
import { functionMigrationOf, type FunctionMigration } from "../src/edits/function-migration.js";
import { functionCallToToolChoice, functionsToTools, requiredInsteadOfName } from "../src/edits/functions.js";
import { defineRule, functionPlacesOf, type Call, type Entry } from "../src/rule.js";

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

/** What a person who looks at one place should know about the rest of the program. */
function extentOf({ edit, obstacle }: FunctionMigration): string {
  return edit ? "; the edit of `functions` changes this too" : `; there is no fix, because ${obstacle}`;
}

export default defineRule({
  name: "no-deprecated-functions",
  description: "disallow the deprecated `functions` and `function_call`, which Kimi does not support",
  presets: { recommended: "error", strict: "error" },
  edits: "fix",
  messages: {
    functions:
      "Kimi does not support the deprecated `functions`: the model never calls one. Use `tools`{{extent}}.",
    functionCall: "Kimi does not support the deprecated `function_call`. Use `tool_choice`{{extent}}.",
    functionCallRead:
      "Kimi never answers with a `function_call`. Handle each call in the message's `tool_calls`{{extent}}.",
    functionCallReason:
      'Kimi never gives "function_call" as the reason. It is "tool_calls" where the model calls tools{{extent}}.',
    functionMessage:
      'Kimi documents no role "function". Answer each call with the role "tool" and its `tool_call_id`{{extent}}.',
    runFunctions:
      "`runFunctions` sends the deprecated `functions`, which Kimi does not support. Use `runTools`.",
    useToolsInProgram:
      "Use tools in the whole program: the requests, a loop over `message.tool_calls`, and an answer to each call.",
    useTools:
      "Replace `functions` with `tools`: calls then arrive in `message.tool_calls`, where the program must read them.",
    useToolChoice: "Replace `function_call` with `tool_choice`.",
    useRequired:
      'Use `tools` with `tool_choice: "required"`, which calls the same function as long as it is the only tool.',
    useAuto:
      'Replace `function_call` with `tool_choice: "auto"`: the model may then call another function, or none.',
  },
  call(call, report) {
    if (call.method === "runFunctions") report({ at: call.methodName, messageId: "runFunctions" });
    const functions = unsupportedEntries(call, "functions");
    const choices = unsupportedEntries(call, "function_call");
    if (functions.length === 0 && choices.length === 0) return;
    const migration = functionMigrationOf(call, acceptsRequired);
    const { edit: program, allowsFix } = migration;
    const data = { extent: extentOf(migration) };
    const isFirst = call === migration.first;
    for (const entry of functions) {
      const whole = {
        messageId: "useToolsInProgram",
        edit: isFirst ? program : null,
        fix: allowsFix,
      } as const;
      const piece = { messageId: "useTools", edit: program ? null : functionsToTools(call, entry) } as const;
      report({
        at: entry.key,
        messageId: "functions",
        data: isFirst && program ? { extent: "" } : data,
        edits: [whole, piece],
      });
    }
    const choice = call.parameter("function_call");
    for (const entry of choices) {
      const namesFunction = choice.objects.some((object) => object.entry === entry);
      const required = namesFunction && acceptsRequired(call) ? requiredInsteadOfName(call, entry) : null;
      const edit = required ?? functionCallToToolChoice(call, entry, "auto");
      const messageId = required ? "useRequired" : namesFunction ? "useAuto" : "useToolChoice";
      report({
        at: entry.key,
        messageId: "functionCall",
        data,
        edits: [{ messageId, edit: program ? null : edit }],
      });
    }
    const { reads, finishReasons } = functionPlacesOf(call);
    for (const at of reads) report({ at, messageId: "functionCallRead", data });
    for (const at of finishReasons) report({ at, messageId: "functionCallReason", data });
  },
  message(message, report) {
    const call = message.calls.find((one) => unsupportedEntries(one, "functions").length > 0);
    for (const { place, value } of message.parameter("role").strings) {
      const isRejected = value === "function" && MESSAGE_ROLES.function.value === "rejected";
      const data = { extent: call ? extentOf(functionMigrationOf(call, acceptsRequired)) : "" };
      if (isRejected) report({ at: place, messageId: "functionMessage", data });
    }
  },
});
