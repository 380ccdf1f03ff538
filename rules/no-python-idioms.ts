import { PYTHON_CLIENT_OPTIONS, SENT_LITERALLY } from "../src/contract/index.js";
import { addNew, hoist, usePush } from "../src/edits/python-idioms.js";
import { renameParameter } from "../src/edits/rename.js";
import { appendsTo, defineRule } from "../src/rule.js";

export default defineRule({
  name: "no-python-idioms",
  description: "disallow habits of the Python SDK that the Node SDK ignores or does not have",
  presets: { recommended: "error", strict: "error" },
  edits: "fix",
  messages: {
    sentLiterally:
      "The Node SDK sends `{{name}}` as it is, and Kimi ignores it with everything in it. Write what is in it into the request itself.",
    missingNew:
      "A client without `new` is a TypeError, unless the CommonJS build of the SDK is called as a whole. Write `new`.",
    pythonName: "The Node SDK ignores `{{name}}`, an option of the Python SDK. Its own is `{{option}}`.",
    pythonOption: "The Node SDK ignores `{{name}}`, an option of the Python SDK, and has none in its place.",
    append: "An array has no method `append`, so that this is a TypeError. Use `push`.",
    hoist: "Write what is in `{{name}}` into the request itself: Kimi then acts on it.",
    addNew: "Write `new`.",
    rename: "Rename it to `{{option}}`: the SDK then acts on it.",
    usePush: "Use `push`.",
  },
  client(client, report) {
    if (!client.hasNew) {
      const edits = [{ messageId: "addNew", edit: addNew(client), fix: true }] as const;
      report({ at: client.callee, messageId: "missingNew", edits });
    }
    for (const [name, option] of Object.entries(PYTHON_CLIENT_OPTIONS.value)) {
      for (const entry of client.entriesOf(name)) {
        const at = entry.key;
        if (option === null) {
          report({ at, messageId: "pythonOption", data: { name } });
          continue;
        }
        const edit = renameParameter(client, entry, option);
        const edits = [{ messageId: "rename", data: { option }, edit }] as const;
        report({ at, messageId: "pythonName", data: { name, option }, edits });
      }
    }
  },
  call(call, report) {
    for (const name of SENT_LITERALLY.value) {
      for (const entry of call.entriesOf(name)) {
        const edits = [{ messageId: "hoist", data: { name }, edit: hoist(call, entry) }] as const;
        report({ at: entry.key, messageId: "sentLiterally", data: { name }, edits });
      }
    }
    for (const append of appendsTo(call)) {
      const edits = [{ messageId: "usePush", edit: usePush(append), fix: append.isCertain }] as const;
      report({ at: append.name, messageId: "append", edits });
    }
  },
});
