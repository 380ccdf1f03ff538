import { combineEdits } from "../src/edits/edit.js";
import { makeOptional } from "../src/edits/guard.js";
import { insertBeside, insertLast } from "../src/edits/insert.js";
import { defineRule, streamReads, type Call, type Parameter, type ParameterAlternative } from "../src/rule.js";

interface Options {
  readonly when: "always" | "usage-read";
}

const DEFAULTS: Options = { when: "always" };

/** Whether usage is certainly not asked for. An explicit `include_usage: false` is a decision. */
function lacksUsage(options: Parameter): boolean {
  return (
    !options.isOpen &&
    options.alternatives.every(
      (alternative) =>
        alternative.value === null ||
        (alternative.source.kind === "object" && alternative.get("include_usage").isMissing),
    )
  );
}

/** `stream: true`, unless the method streams by itself. */
function streaming(call: Call): readonly ParameterAlternative[] {
  return call.method === "stream" ? [] : call.parameter("stream").alternatives.filter(({ value }) => value === true);
}

/** The edit that adds the option: beside `stream`, or at the end where the method streams by itself. */
function addUsage(call: Call, stream: ParameterAlternative | undefined) {
  if (!call.parameter("stream_options").isMissing) return null;
  const value = "{ include_usage: true }";
  return stream
    ? insertBeside(call, stream, "stream_options", value)
    : insertLast(call, "stream_options", value);
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
    addUsage: "Add `stream_options: { include_usage: true }`: the last chunk then has usage and no choices.",
    addUsageAndGuard:
      "Add `stream_options: { include_usage: true }` and read `choices[0]` with `?.`: the last chunk then has no choices, check what the program does with undefined.",
    addUsageAndCheck:
      "Add `stream_options: { include_usage: true }`: the last chunk then has no choices, check every place that reads `choices[0]`.",
  },
  call(call, report, { when }) {
    const streams = streaming(call);
    if ((streams.length === 0 && call.method !== "stream") || !lacksUsage(call.parameter("stream_options"))) return;
    const reads = streamReads(call);
    if (when === "usage-read" && !reads.readsUsage) return;
    const isSafe = reads.isVisible && !reads.hasOtherUnguarded && reads.unguarded.length === 0;
    for (const stream of streams.length > 0 ? streams : [undefined]) {
      const contracts = call.contractsWith(...(stream ? [stream] : []));
      if (!contracts.some(({ usageChunk }) => usageChunk.value)) continue;
      const edit = addUsage(call, stream);
      const guarded = combineEdits(edit, makeOptional(call, reads.unguarded));
      report({
        at: stream?.entry.node ?? call.methodName,
        messageId: "missing",
        edits: [
          isSafe
            ? { messageId: "addUsage", edit, fix: true }
            : guarded && reads.isVisible && !reads.hasOtherUnguarded
              ? { messageId: "addUsageAndGuard", edit: guarded }
              : { messageId: "addUsageAndCheck", edit: guarded ?? edit },
        ],
      });
    }
  },
});
