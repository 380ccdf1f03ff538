import { MESSAGE_ROLES, ROLE_ERROR } from "../src/contract/index.js";
import { replaceMessageValue, replaceRole, replaceRoleAndType } from "../src/edits/message.js";
import { defineRule } from "../src/rule.js";

const { developer, system } = MESSAGE_ROLES;

/** Whether Kimi certainly rejects the one role and accepts the other. */
const isCertain = developer.status === "certain" && system.status === "certain";

export default defineRule({
  name: "no-developer-role",
  description: "disallow chat messages with the role `developer`, which Kimi does not know",
  presets: { recommended: "error", strict: "error" },
  edits: "fix",
  messages: {
    developerRole:
      'Kimi rejects a message with the role "developer" ("{{error}}"). Use "system", its role for instructions.',
    useSystem: 'Use "system", also for whatever else reads this message.',
    useSystemType: 'Use "system", and the type for messages with that role.',
  },
  message(message, report) {
    for (const role of message.parameter("role").strings) {
      if (role.value !== "developer") continue;
      report({
        at: role.place,
        messageId: "developerRole",
        data: { error: ROLE_ERROR.value },
        edits: [
          { messageId: "useSystem", edit: replaceMessageValue(message, role, "system"), fix: isCertain },
          { messageId: "useSystemType", edit: replaceRoleAndType(message, role, "system") },
        ],
      });
    }
  },
  messageRole(role, report) {
    if (role.value !== "developer") return;
    report({
      at: role.node,
      messageId: "developerRole",
      data: { error: ROLE_ERROR.value },
      edits: [{ messageId: "useSystem", edit: replaceRole(role, "system"), fix: isCertain }],
    });
  },
});
