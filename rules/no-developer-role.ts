import { MESSAGE_ROLES, ROLE_ERROR } from "../src/contract/index.js";
import { replaceMessageRole, replaceMessageValue } from "../src/edits/message.js";
import { defineRule } from "../src/rule.js";

const { developer, system } = MESSAGE_ROLES;

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
    if (developer.value !== "rejected") return;
    for (const role of message.parameter("role").strings) {
      if (role.value !== "developer") continue;
      report({
        at: role.place,
        messageId: "developerRole",
        data: { error: ROLE_ERROR.value },
        edits: [
          {
            messageId: "useSystem",
            edit: replaceMessageValue(message, role, "system"),
            fix: developer.status === "certain" && system.status === "certain",
          },
          { messageId: "useSystemType", edit: replaceMessageRole(message, role, "system") },
        ],
      });
    }
  },
});
