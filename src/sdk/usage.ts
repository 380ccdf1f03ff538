/** The single door to the analysis: where a file uses the SDK. One analysis per file and settings, for all rules. */
import type { Settings } from "../settings.js";
import { unwrap, walk, type CallNode, type NewNode, type Node } from "../syntax/nodes.js";
import type { SourceCode } from "../syntax/source.js";
import { analyseValues } from "../values/analysis.js";
import type { ObjectShape, OpenReason, Origin, Values } from "../values/types.js";
import { Call } from "./call.js";
import { clientOf, constructedClient } from "./client.js";
import { Construction, isConstructionForm } from "./construction.js";
import { isRequestMethod, mayUseSdk, requestPathsOf, type RequestPath } from "./endpoints.js";
import { memberNames } from "./member-names.js";
import { Parameter } from "./parameter.js";
import type { CallFile, SdkCall } from "./sdk-call.js";
import { clientByTypes } from "./typed-client.js";

export interface Usage {
  /** The chat completion requests that are meant for Kimi, or that the settings count as being migrated, in source order. */
  readonly calls: readonly Call[];
  /** The requests to other endpoints, under the same conditions. */
  readonly otherCalls: readonly Call[];
  /** The places that make clients, except for those of other hosts. */
  readonly constructions: readonly Construction[];
  /** Every request, those included that provably go to another host. */
  readonly everyCall: readonly Call[];
}

const NOTHING: Usage = { calls: [], otherCalls: [], constructions: [], everyCall: [] };

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
  if (!mayUseSdk(source, settings)) return NOTHING;
  // The SDK makes the text of a request in a later step, and sends what the object is then.
  const values = analyseValues(source, isChatCall, isChatCall);
  const all: SdkCall[] = [];
  const calls: Call[] = [];
  const otherCalls: Call[] = [];
  const constructions: Construction[] = [];
  const everyCall: Call[] = [];
  const finder = new Finder({ filename, calls: all }, values, settings);
  walk(source.ast, source.visitorKeys, (node) => {
    const call = node.type === "CallExpression" ? finder.callOf(node) : null;
    const construction = !call && isConstructionForm(node) ? finder.constructionOf(node) : null;
    if (call) everyCall.push(call);
    if (call && finder.isChecked(call)) {
      // What goes to an endpoint that Kimi does not have is no request to edit.
      if (call.isServed) all.push(call);
      (call.isChatCompletion ? calls : otherCalls).push(call);
    }
    if (construction) {
      all.push(construction);
      constructions.push(construction);
    }
    return true;
  });
  return { calls, otherCalls, constructions, everyCall };
}

/** A request does not change the object that it is given. Judged by the names alone, before clients are known. */
function isChatCall(node: CallNode): boolean {
  const { names } = memberNames(node.callee, null);
  // A method of version 3 has a name that own functions have as well.
  return requestPathsOf(names).some((path) => path.isChatCompletion && !path.isVersion3);
}

class Finder {
  private readonly file: CallFile;
  private readonly values: Values;
  private readonly settings: Settings;

  constructor(file: CallFile, values: Values, settings: Settings) {
    this.file = file;
    this.values = values;
    this.settings = settings;
  }

  /** The request that a call sends, whether it is one to check or not. */
  callOf(node: CallNode): Call | null {
    const { file, values, settings } = this;
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression") return null;
    // Most calls end here, before anything is followed.
    if (!isRequestMethod(values.nameOf(callee))) return null;
    const { names, objects } = memberNames(callee, values);
    const paths = requestPathsOf(names);
    for (const path of paths) {
      const receiver = objects.at(-path.length);
      const bySyntax = receiver ? clientOf(receiver, values, settings) : null;
      // Only of the longest path the receiver is what would be the client.
      const client =
        receiver && path === paths[0]
          ? clientByTypes(bySyntax, receiver, callee.property, path.isChatCompletion, values)
          : bySyntax;
      // Other resources have names that anything can have, so that their shape says nothing. Nor does that of
      // `chat.completions` after a `beta.` of which the file shows that it is something else.
      const isShapely = !path.isVersion3 && path === paths.find(({ isChatCompletion }) => isChatCompletion);
      if (client?.isVersion3 !== path.isVersion3 || (client.origin === "shape" && !isShapely)) continue;
      const request = this.requestOf(node, path);
      if (!request) return null;
      const methodName = callee.property;
      const call = new Call({ file, node, path, methodName, client, request, values, settings });
      return call;
    }
    return null;
  }

  /** Whether a request is meant for Kimi, or counts as being migrated. */
  isChecked({ client, cases }: Call): boolean {
    if (client.isForeign) return false;
    if (client.origin === "shape" && this.settings.unresolved === "ignore") return false;
    return cases.length > 0;
  }

  /** What is sent: the first argument after ids, or a `body` in the next one, the request options. */
  private requestOf(node: CallNode, { isChatCompletion }: RequestPath): ObjectShape | null {
    const first = isChatCompletion ? 0 : node.arguments.findIndex((argument) => !this.isId(argument));
    const [body, options] = first < 0 ? [] : node.arguments.slice(first);
    if (!body && !isChatCompletion) return this.shape("undefined");
    if (!body) return null;
    if (body.type === "SpreadElement") return this.shape("spread");
    const replacement = options && options.type !== "SpreadElement" ? this.bodyIn(options) : null;
    return replacement ?? this.values.shapeOf(body);
  }

  /** The `body` in the options of a request, which is sent instead of the first argument; null where there is none. */
  private bodyIn(options: Node): ObjectShape | null {
    const shape = this.values.shapeOf(options);
    const body = new Parameter(shape.get("body"));
    if (!body.isNamed) return null;
    const isCertain = !body.isOpen && body.property.alternatives.every(({ kind }) => kind !== "absent");
    return isCertain ? this.values.shapeOfOrigins(shape.originsOf("body")) : this.shape("expression");
  }

  /** Whether an argument is certainly no object of parameters, but a text before it. */
  private isId(argument: Node): boolean {
    if (argument.type === "SpreadElement") return false;
    const { alternatives, open } = this.values.evaluate(argument);
    return open === null && alternatives.every(({ kind }) => kind === "constant");
  }

  /** The client that a node makes, if it is one to check. */
  constructionOf(node: CallNode | NewNode): Construction | null {
    const { file, values, settings } = this;
    const client = constructedClient(node, values, settings);
    // Version 3 has options of its own.
    if (!client || client.isVersion3) return null;
    if (client.isForeign && client.provider !== "kimi-code") return null;
    if (settings.clients === "kimi" && !client.isTiedToKimi) return null;
    const [options] = node.arguments;
    const request = !options
      ? this.shape("undefined")
      : options.type === "SpreadElement"
        ? this.shape("spread")
        : values.shapeOf(options);
    return new Construction({ file, node, client, request, values, settings });
  }

  /** The shape of what is not there, or of what the code does not show. */
  private shape(reason: OpenReason | "undefined"): ObjectShape {
    const nowhere = { conditions: [], steps: [] };
    const origin: Origin =
      reason === "undefined" ? { kind: "undefined", ...nowhere } : { kind: "unknown", reason, ...nowhere };
    return this.values.shapeOfOrigins([origin]);
  }
}
