import type { SdkCall } from "../sdk/sdk-call.js";
import type { MemberNode } from "../syntax/nodes.js";
import type { Change, Edit } from "./edit.js";

/** Makes reads optional: `choices[0].delta` and `choices[0]!.delta` become `choices[0]?.delta`. */
export function makeOptional(call: SdkCall, reads: readonly MemberNode[]): Edit | null {
  const changes = [...new Set(reads)].map((read) => changesOf(call, read));
  const known = changes.filter((change) => change !== null);
  if (known.length < changes.length || known.length === 0) return null;
  return { changes: known.flat(), sharedWith: [], isDecisive: true };
}

function changesOf(call: SdkCall, read: MemberNode): readonly Change[] | null {
  const { source } = call.values;
  const opening = source.getTokenBefore(
    read.property,
    (token) => token.value === (read.computed ? "[" : "."),
  );
  if (!opening || opening.range[0] < read.object.range[1]) return null;
  const optional: Change = { range: opening.range, text: read.computed ? "?.[" : "?." };
  if (read.object.type !== "TSNonNullExpression") return [optional];
  const assertion = source.getLastToken(read.object);
  return assertion?.value === "!" ? [{ range: assertion.range, text: "" }, optional] : null;
}
