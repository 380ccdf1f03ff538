import { PLACEHOLDER_KEY, PYTHON_CLIENT_OPTIONS, SDK_VARIABLES } from "../contract/index.js";
import { isField, unwrap, walk, type CallNode, type NewNode, type Node } from "../syntax/nodes.js";
import type { Settings } from "../settings.js";
import type { Origin, Step, Values } from "../values/types.js";
import { usesOf, type Use } from "../values/uses.js";
import { clientOf } from "./client.js";
import { environmentRead, publicPrefix, type EnvironmentRead } from "./environment.js";
import { Parameter, type ParameterAlternative } from "./parameter.js";
import { baseUrlsOf, correctedBaseUrl, isKimiVariable, type Provider } from "./provider.js";
import { SdkCall, type SdkCallParts } from "./sdk-call.js";

/** Where requests go. `environment`: where a variable says that is not named after Kimi, or else to OpenAI. */
export type Destination = Provider | "environment";

/**
 * What a client has for a key. `none`: what the SDK reads from the environment by itself. `placeholder`: the text that
 * stands for a key in Kimi's guide. `openai`, `kimi`: an environment variable with that name.
 */
export type Key = "none" | "placeholder" | "openai" | "kimi" | "unknown";

/** A base URL that lacks the path, and the one that was meant. */
export interface IncompleteBaseUrl {
  readonly alternative: ParameterAlternative<string>;
  readonly baseURL: string;
}

/** A read of a key from the environment. */
export interface KeyRead extends EnvironmentRead {
  /** The references that lead from the options to it. */
  readonly steps: readonly Step[];
}

/** A place where a client is made: `new OpenAI({ … })`, also without `new`, and `super({ … })` in a subclass. */
export class Construction extends SdkCall {
  /** Whether the class is called with `new`. Without it, only the CommonJS build of the SDK makes a client. */
  readonly hasNew: boolean;

  constructor(parts: SdkCallParts) {
    super(parts);
    this.hasNew = parts.node.type === "NewExpression" || parts.node.callee.type === "Super";
  }

  /** The class, a place to report at. */
  get callee(): Node {
    return this.node.callee;
  }

  get destination(): Destination {
    const { provider } = this.client;
    if (provider !== "undecided") return provider;
    const baseUrls = baseUrlsOf(this.request, this.values);
    const isFromEnvironment =
      baseUrls.some(({ variable }) => variable !== null) &&
      baseUrls.every((one) => {
        if (one.variable !== null) return one.provider === "undecided";
        return one.provider === null || one.provider === "openai";
      });
    return isFromEnvironment ? "environment" : "undecided";
  }

  /** The base URLs of hosts of Kimi that lack the path of its API. */
  get incompleteBaseUrls(): readonly IncompleteBaseUrl[] {
    return this.parameter("baseURL").strings.flatMap((alternative) => {
      const baseURL = correctedBaseUrl(alternative.value);
      return baseURL === null ? [] : [{ alternative, baseURL }];
    });
  }

  get key(): Key {
    const keys = new Set(this.request.originsOf("apiKey").map((origin) => keyOf(origin, this.values)));
    const [first = "unknown"] = (["unknown", "kimi", "openai", "placeholder", "none"] as const).filter(
      (key) => keys.has(key),
    );
    const isReplaced =
      first === "none" &&
      (this.mayHave("adminAPIKey") || this.mayHave("workloadIdentity") || this.hasPythonName("apiKey"));
    return isReplaced || this.mayAuthorize() || this.isSetLater("apiKey") ? "unknown" : first;
  }

  /** Where the key comes from, as far as it comes from the variable that the SDK has for OpenAI's. */
  get openaiKeyReads(): readonly KeyRead[] {
    return this.request.originsOf("apiKey").flatMap((origin) => {
      const read = environmentRead(origin, this.values);
      return read && isOpenAIKey(read.variable) ? [{ ...read, steps: origin.steps }] : [];
    });
  }

  /** Whether an option is given by its name in the Python SDK. */
  hasPythonName(option: string): boolean {
    return Object.entries(PYTHON_CLIENT_OPTIONS.value).some(
      ([python, node]) => node === option && this.parameter(python).isNamed,
    );
  }

  private mayHave(name: string): boolean {
    return !this.parameter(name).isMissing;
  }

  /** Whether headers may replace the one that the SDK makes of the key. */
  private mayAuthorize(): boolean {
    if (!this.mayHave("defaultHeaders")) return false;
    const headers = this.parameter("defaultHeaders").onlyObject;
    if (!headers) return true;
    return ["Authorization", "authorization"].some((name) => !new Parameter(headers.get(name)).isMissing);
  }

  /**
   * Whether an option is not the one that counts: code sets it on a client later (`client.baseURL = …`), or does nothing
   * with this client but to make others of it that have it (`client.withOptions({ baseURL })`).
   */
  isSetLater(option: "apiKey" | "baseURL"): boolean {
    const uses = usesOf(this.node, this.values).filter(({ kind }) => kind !== "look");
    const isBase = uses.length > 0 && uses.every((use) => isReplaced(option, use, this.values));
    return isBase || assignedOptions(this.values, this.settings).has(option);
  }
}

function isOpenAIKey(variable: string): boolean {
  return variable === publicPrefix(variable) + SDK_VARIABLES.value.key;
}

function keyOf(origin: Origin, values: Values): Key | null {
  if (origin.kind === "undefined") return "none";
  const read = environmentRead(origin, values);
  if (read) {
    if (isKimiVariable(read.variable)) return "kimi";
    return isOpenAIKey(read.variable) ? "openai" : "unknown";
  }
  const { alternatives, open } = values.evaluateOrigin(origin);
  const [only] = alternatives;
  if (open !== null || alternatives.length !== 1 || only?.kind !== "constant") return "unknown";
  // `process.env.OPENAI_API_KEY ?? ""` is for the types.
  if (only.value === "") return null;
  return only.value === PLACEHOLDER_KEY.value ? "placeholder" : "unknown";
}

/** `client.withOptions({ baseURL })` */
function isReplaced(option: string, use: Use, values: Values): boolean {
  if (use.kind !== "member" || use.name !== "withOptions") return false;
  return use.uses.every((call) => {
    const [options] = call.kind === "call" ? call.node.arguments : [];
    if (!options || options.type === "SpreadElement") return false;
    return !new Parameter(values.shapeOf(options).get(option)).isMissing;
  });
}

const assigned = new WeakMap<Values, ReadonlySet<string>>();

/** The options that the file sets on something that is a client for more than its shape. */
function assignedOptions(values: Values, settings: Settings): ReadonlySet<string> {
  const known = assigned.get(values);
  if (known) return known;
  const found = new Set<string>();
  walk(values.source.ast, values.source.visitorKeys, (node) => {
    const name = assignedOption(node, values, settings);
    if (name !== null) found.add(name);
    return true;
  });
  assigned.set(values, found);
  return found;
}

/** The option that a node sets: `client.apiKey = key`, a field in a class that may be a client's. */
function assignedOption(node: Node, values: Values, settings: Settings): string | null {
  if (isField(node)) {
    const isOfClient = node.value !== null && !node.static && node.parent.parent.superClass !== null;
    return isOfClient ? values.nameOf(node) : null;
  }
  if (node.type !== "AssignmentExpression" || node.left.type !== "MemberExpression") return null;
  const name = values.nameOf(node.left);
  if (name !== "apiKey" && name !== "baseURL") return null;
  const client = clientOf(node.left.object, values, settings);
  return client && client.origin !== "shape" ? name : null;
}

/** Whether a node has the form of a construction, before anything is followed: a class is called by its name. */
export function isConstructionForm(node: Node): node is CallNode | NewNode {
  if (node.type === "NewExpression") return true;
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  if (callee.type === "Super") return true;
  const name =
    callee.type === "MemberExpression" ? callee.property : callee.type === "Identifier" ? callee : null;
  // Functions are not called by names like this one, and most calls end here.
  return name?.type === "Identifier" && /^[A-Z]/u.test(name.name);
}
