import { combineEdits } from "../src/edits/edit.js";
import { makeOptional } from "../src/edits/guard.js";
import { insertBeside, insertLast } from "../src/edits/insert.js";
import {
  defineRule,
  streamReads,
  type Call,
  type Parameter,
  type ParameterAlternative,
} from "../src/rule.js";

interface Options {
  readonly when: "always" | "usage-read";
}

const DEFAULTS: Options = { when: "always" };

/** Whether usage is certainly not asked for. An explicit `include_usage: false` is a decision. */
function lacksUsage(options: Parameter): boolean {
  if (options.isOpen) return false;
  return options.alternatives.every(
    (alternative) => alternative.value === null || alternative.get("include_usage").isMissing,
  );
}

/** What makes the answer a stream: `stream: true`, or null where the method streams by itself. */
function streamsOf(call: Call): readonly (ParameterAlternative | null)[] {
  if (call.method === "stream") return [null];
  const stream = call.parameter("stream");
  // `parse()` awaits the whole answer.
  if (call.method === "parse" || stream.isOpen) return [];
  return stream.alternatives.filter(({ value }) => value === true);
}

/** The edit that asks for usage: beside `stream`, or at the end where the method streams by itself. */
function askForUsage(call: Call, stream: ParameterAlternative | null) {
  const usage = { include_usage: true };
  if (!stream) return insertLast(call, "stream_options", usage);
  return insertBeside(call, stream, "stream_options", usage);
}

export default defineRule({
  name: "require-stream-options",
  description: "require streams to ask for the usage of the whole request",
  presets: { recommended: "warn", strict: "error" },
  edits: "fix",
  options: {
    properties: {
      when: {
        type: "string",
        enum: ["always", "usage-read"],
        description: "Whether every stream is reported, or only those whose usage the program reads.",
      },
    },
    defaults: DEFAULTS,
  },
  messages: {
    missing:
      "Without `include_usage`, Kimi sends the usage of a stream only inside of each choice, where the SDK does not look: its totals stay empty. Add `stream_options: { include_usage: true }`.",
    addUsage:
      "Add `stream_options: { include_usage: true }`: one more chunk then comes last, with usage and without choices.",
    addUsageAndGuard:
      "Add `stream_options: { include_usage: true }` and read `choices[0]` with `?.`: one more chunk then comes last, with usage and without choices. Check what the program does with undefined.",
    addUsageAndCheck:
      "Add `stream_options: { include_usage: true }`: one more chunk then comes last, with usage and without choices. Check what each reader of the stream does with it.",
  },
  call(call, report, { when }) {
    if (!lacksUsage(call.parameter("stream_options"))) return;
    for (const stream of streamsOf(call)) {
      const reads = streamReads(call);
      const contracts = call.contractsWith(...(stream ? [stream] : []));
      if (!contracts.some(({ usageChunk }) => usageChunk.value)) continue;
      if (when === "usage-read" && !reads.readsUsage) continue;
      const edit = askForUsage(call, stream);
      const guarded = combineEdits(edit, makeOptional(call, reads.unguarded));
      report({
        at: stream?.entry.node ?? call.methodName,
        messageId: "missing",
        edits: [
          reads.isReady
            ? { messageId: "addUsage", edit, fix: true }
            : guarded
              ? { messageId: "addUsageAndGuard", edit: guarded }
              : { messageId: "addUsageAndCheck", edit },
        ],
      });
    }
  },
});
