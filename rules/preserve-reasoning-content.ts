import {
  RUN_TOOLS_DROPS_REASONING_SINCE,
  runToolsDropsReasoning,
  type Contract,
} from "../src/contract/index.js";
import { sendWholeMessage, spreadWholeMessage } from "../src/edits/whole-message.js";
import { defineRule, sentToolCalls, type Call } from "../src/rule.js";

type Loss = NonNullable<Contract["reasoningContent"]> & { readonly model: string };

/** What follows in requests that think, or may think, when they lack `reasoning_content`: an error first. */
function lossesIn(calls: readonly Call[]): readonly Loss[] {
  const losses = calls
    .flatMap((call) => call.modesWith({ conditions: [] }))
    .flatMap(({ contract: { reasoningContent, name }, isThinking }) =>
      reasoningContent && isThinking !== false ? [{ ...reasoningContent, model: name }] : [],
    );
  const isError = ({ value }: Loss): boolean => value === "rejected";
  return [...losses.filter(isError), ...losses.filter((loss) => !isError(loss))];
}

export default defineRule({
  name: "preserve-reasoning-content",
  description: "require assistant messages with tool calls to be sent back with their `reasoning_content`",
  presets: { recommended: "error", strict: "error" },
  edits: "fix",
  messages: {
    rejected:
      'While it thinks, as it does by default, {{model}} rejects an assistant message with tool calls and without `reasoning_content`. Send the whole message of the answer, or turn thinking off with `thinking: { type: "disabled" }`.',
    lost: "Without the `reasoning_content` of this message, {{model}} goes on as if it had not thought before it called the tools. Send the whole message of the answer.",
    runToolsRejected:
      'While it thinks, as it does by default, {{model}} rejects what `runTools` sends after a tool call: from version {{version}} of `openai` on, that lacks `reasoning_content`. Write the loop out and send whole messages, or turn thinking off with `thinking: { type: "disabled" }`.',
    runToolsLost:
      "From version {{version}} of `openai` on, `runTools` sends messages back without `reasoning_content`, and {{model}} goes on as if it had not thought before it called the tools. Write the loop out and send whole messages.",
    sendWhole: "Send the whole message, with whatever else the answer has in it.",
    spreadWhole: "Spread the whole message into this one, with whatever else the answer has in it.",
  },
  message(message, report) {
    const sent = sentToolCalls(message);
    if (!sent || !message.parameter("reasoning_content").isMissing) return;
    const losses = lossesIn(message.calls);
    const loss = losses.find(({ value }) => value === "rejected" || sent.isOfAnswer);
    if (!loss) return;
    const whole = sendWholeMessage(message);
    const fix = losses.every(({ status }) => status === "certain");
    report({
      at: sent.entry.key,
      messageId: loss.value === "rejected" ? "rejected" : "lost",
      data: { model: loss.model },
      edits: [
        { messageId: "sendWhole", edit: whole, fix },
        { messageId: "spreadWhole", edit: whole ? null : spreadWholeMessage(message, sent.entry) },
      ],
    });
  },
  call(call, report) {
    const { sdk } = call.settings;
    const [loss] = lossesIn([call]);
    if (call.method !== "runTools" || !sdk || !runToolsDropsReasoning(sdk) || !loss) return;
    report({
      at: call.methodName,
      messageId: loss.value === "rejected" ? "runToolsRejected" : "runToolsLost",
      data: { model: loss.model, version: RUN_TOOLS_DROPS_REASONING_SINCE.value.join(".") },
    });
  },
});
