/** The single door to the analysis: where a file uses the SDK. One analysis per file and settings, for all rules. */
import type { Settings } from "../settings.js";
import { staticName, unwrap, walk, type CallNode, type Node } from "../syntax/nodes.js";
import type { SourceCode } from "../syntax/source.js";
import { analyseValues } from "../values/analysis.js";
import type { ObjectShape, Values } from "../values/types.js";
import { Call, type CallFile } from "./call.js";
import { clientOf } from "./client.js";
import { CHAT_MARK, isChatMethod } from "./endpoints.js";
import { Parameter } from "./parameter.js";

export interface Usage {
  /** The requests that are meant for Kimi, or that the settings count as being migrated, in source order. */
  readonly calls: readonly Call[];
}

const NOTHING: Usage = { calls: [] };

/** Keyed by the source code object and the settings, negatives included. */
const analysed = new WeakMap<SourceCode, Map<string, Usage>>();

export function usageOf(source: SourceCode, filename: string, settings: Settings): Usage {
  let bySettings = analysed.get(source);
  if (!bySettings) analysed.set(source, (bySettings = new Map<string, Usage>()));
  const key = JSON.stringify(settings);
  let usage = bySettings.get(key);
  if (!usage) bySettings.set(key, (usage = analyse(source, filename, settings)));
  return usage;
}

function analyse(source: SourceCode, filename: string, settings: Settings): Usage {
  if (!source.text.includes(CHAT_MARK)) return NOTHING;
  const values = analyseValues(source, isChatCall);
  const calls: Call[] = [];
  const file: CallFile = { filename, calls };
  walk(source.ast, source.visitorKeys, (node) => {
    if (node.type === "CallExpression") {
      const call = callOf(node, file, values, settings);
      if (call && isChecked(call, settings)) calls.push(call);
    }
    return true;
  });
  return { calls };
}

/** A request does not change the object that it is given. Judged by the names alone, before clients are known. */
function isChatCall(node: CallNode): boolean {
  const { names } = memberNames(node.callee, null);
  return names.at(-2) === "completions" && isChatMethod(names.at(-1) ?? "");
}

function isChecked(call: Call, settings: Settings): boolean {
  if (call.client.provider === "other") return false;
  if (call.client.origin === "shape" && settings.unresolved === "ignore") return false;
  return call.cases.length > 0;
}

function callOf(node: CallNode, file: CallFile, values: Values, settings: Settings): Call | null {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression") return null;
  // Most calls end here, before anything is followed.
  const method = values.nameOf(callee);
  if (method === null || !isChatMethod(method)) return null;
  const { names, objects } = memberNames(callee, values);
  if (names.at(-2) !== "completions" || names.at(-3) !== "chat") return null;
  const depth = names.at(-4) === "beta" ? 4 : 3;
  const receiver = objects.at(-depth);
  const client = receiver && clientOf(receiver, values);
  if (!client) return null;
  const request = requestOf(node, values);
  const methodName = callee.property;
  return request && new Call({ file, node, method, methodName, client, request, values, settings });
}

/** What is sent: the first argument. Null where a `body` in the second one, the request options, may replace it. */
function requestOf(node: CallNode, values: Values): ObjectShape | null {
  const [body, options] = node.arguments;
  if (!body || body.type === "SpreadElement") return null;
  if (options && new Parameter(values.shapeOf(options).get("body")).isNamed) return null;
  return values.shapeOf(body);
}

/**
 * The names of a member chain (`a.b.c` gives `b`, `c`), with the object that each is taken from. With `values` also
 * through computed names and through variables that hold a part of the chain. Ends before a name that is not known.
 */
function memberNames(
  expression: Node,
  values: Values | null,
): { readonly names: readonly string[]; readonly objects: readonly Node[] } {
  const names: string[] = [];
  const objects: Node[] = [];
  let node = unwrap(expression);
  for (let depth = 0; depth < 20; depth += 1) {
    if (node.type === "MemberExpression") {
      const name = values ? values.nameOf(node) : staticName(node);
      if (name === null) break;
      names.unshift(name);
      objects.unshift(node.object);
      node = unwrap(node.object);
      continue;
    }
    if (node.type !== "Identifier" || !values) break;
    const [origin, ...others] = values.trace(node);
    if (origin?.kind !== "node" || others.length > 0 || origin.node.type !== "MemberExpression") break;
    node = origin.node;
  }
  return { names, objects };
}
