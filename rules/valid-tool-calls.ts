import { ERRORS } from "../src/contract/index.js";
import { insertMember } from "../src/edits/insert-member.js";
import { parseRead, renameReads } from "../src/edits/rename-read.js";
import {
  calledFunctionMember,
  defineRule,
  functionMemberReads,
  isBesideRead,
  isGivenMember,
  mayBeChanged,
  takenFor,
  toolCallIdInSight,
  type AnswerRead,
} from "../src/rule.js";

/** What the API says where no id is sent. */
const NOT_FOUND = ERRORS.unknownToolCall.value.message?.text.replace("{id}", "") ?? "";

/** The reads that change together: where one only tests whether there is a value, the others depend on it. */
function readsWith(read: AnswerRead, all: readonly AnswerRead[]): readonly AnswerRead[] {
  return all.some((other) => takenFor(other) === "test") ? all : [read];
}

/** Whether the program takes what it reads for the text that `arguments` is, and for nothing else. */
function wantsText(read: AnswerRead): boolean {
  return ["text", "test"].includes(takenFor(read)) && !mayBeChanged(read);
}

export default defineRule({
  name: "valid-tool-calls",
  description: "disallow reads of `parameters` of a tool call, and tool messages without a `tool_call_id`",
  presets: { recommended: "error", strict: "error" },
  edits: "fix",
  messages: {
    parameters:
      "A tool call in an answer has no `parameters`: this is undefined, with Kimi as with OpenAI. Read `arguments`, the JSON text of what the model passes.",
    readArguments: "Read `arguments`, which is JSON text.",
    noToolCallId:
      "Kimi rejects a tool message without the `tool_call_id` that says which tool call it answers: `{{error}}`. Add the `id` of that tool call.",
    addToolCallId: "Add the id of the tool call that is in sight here: `tool_call_id: {{id}}`.",
    parseArguments: "Read `arguments` with `JSON.parse`, which throws where the model writes no valid JSON.",
  },
  message(message, report) {
    const role = message.parameter("role").strings.find(({ value }) => value === "tool");
    if (!role || !message.parameter("tool_call_id").isMissing) return;
    const id = toolCallIdInSight(message);
    report({
      at: role.place,
      messageId: "noToolCallId",
      data: { error: NOT_FOUND },
      edits:
        id === null
          ? []
          : [
              {
                messageId: "addToolCallId",
                data: { id },
                edit: insertMember(message, role.entry, "tool_call_id", id),
              },
            ],
    });
  },
  answerRead(read, report) {
    if (calledFunctionMember(read.path) !== "parameters") return;
    const together = readsWith(read, functionMemberReads(read, "parameters"));
    const others = functionMemberReads(read, "arguments");
    if (isBesideRead(read, others) || isGivenMember(read, "parameters")) return;
    const taken = takenFor(read);
    const isWhole = !read.path.includes("delta");
    const fix = others.length === 0 && together.every(wantsText);
    report({
      at: read.name,
      messageId: "parameters",
      edits: [
        {
          messageId: "readArguments",
          edit: taken === "object" ? null : renameReads(fix ? together : [read], "arguments"),
          fix,
        },
        {
          messageId: "parseArguments",
          edit: taken === "object" || (taken === "unknown" && isWhole) ? parseRead(read, "arguments") : null,
        },
      ],
    });
  },
});
