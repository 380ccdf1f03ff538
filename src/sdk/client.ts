/** Which expressions are OpenAI SDK clients. */
import { classOfThis } from "../syntax/classes.js";
import {
  enclosingFunction,
  isClass,
  isFunction,
  literalConstant,
  unwrap,
  walk,
  type CallNode,
  type ClassNode,
  type FunctionNode,
  type Identifier,
  type MemberNode,
  type NewNode,
  type Node,
} from "../syntax/nodes.js";
import { lookUp, stepsTo } from "../values/binding.js";
import { callersOf } from "../values/callers.js";
import { declaredTypes } from "../values/declared.js";
import { lookedUp } from "../values/lookup.js";
import { returnedOrigins, traceWrites } from "../values/trace.js";
import type { Settings } from "../settings.js";
import type { Origin, Values } from "../values/types.js";
import {
  importedClass,
  isConfigurationClass,
  isOpenAIModule,
  isOtherSdkModule,
  matchesModule,
  type ImportOrigin,
} from "./modules.js";
import {
  isForeign,
  providersOf,
  providersOfBaseUrl,
  providersOfVersion3,
  providersWithOptions,
  type Provider,
} from "./provider.js";

/**
 * How a client is known. `constructed`: by a `new` of the SDK's class in this file. `declared`: by a type of the SDK.
 * `settings`: by the module that it is imported from, of which the settings say that it exports clients.
 * `wrapped`: as what a function, or a class that extends the SDK's elsewhere, makes of one. `shape`: only by what is
 * called on it.
 */
export type ClientOrigin = "constructed" | "declared" | "settings" | "wrapped" | "shape";

/** An OpenAI SDK client. */
export class Client {
  readonly origin: ClientOrigin;
  /** Whom it can talk to, in the ways in which the file lets it come about. */
  readonly providers: readonly Provider[];
  /** Whether it is one of version 3 of the SDK, which has other methods and hands out responses. */
  readonly isVersion3: boolean;

  constructor(origin: ClientOrigin, providers: readonly Provider[], isVersion3 = false) {
    this.origin = origin;
    this.providers = providers;
    this.isVersion3 = isVersion3;
  }

  /** Whom it talks to in every case; `undecided` where the cases differ. */
  get provider(): Provider {
    const [first, ...others] = this.providers;
    return first !== undefined && others.every((provider) => provider === first) ? first : "undecided";
  }

  /** Whether it certainly is of the SDK's own class, with nothing around it that may change what is sent or answered. */
  get isProved(): boolean {
    return this.origin === "constructed" || this.origin === "declared" || this.origin === "settings";
  }

  /** Whether it is proved, and its requests, answers and types are those of today's SDK. */
  get isGenuine(): boolean {
    return this.isProved && !this.isVersion3;
  }

  /** Whether it certainly talks neither to OpenAI nor to Kimi's API platform. */
  get isForeign(): boolean {
    return this.providers.length > 0 && this.providers.every(isForeign);
  }

  /** Whether the code lets it talk to Kimi in one case at least. */
  get isTiedToKimi(): boolean {
    return this.providers.includes("kimi");
  }
}

/**
 * What one origin of a receiver shows. `something else`: no client of any SDK. `nothing`: no value at all on this branch
 * (undefined, null).
 */
type Finding = Client | "other SDK" | "something else" | "unexplained" | "nothing";

/**
 * The client that an expression is, or null where the file shows that it is none. What the file does not explain is
 * a client by its shape, so ask only for receivers of calls that have that shape.
 */
export function clientOf(receiver: Node, values: Values, settings: Settings): Client | null {
  const finding = new ClientFinder(values, settings).find(receiver);
  if (finding === "unexplained") return new Client("shape", ["undecided"]);
  return finding instanceof Client ? finding : null;
}

/**
 * The client that a `new`, a call of a class or a `super(…)` makes here, from its arguments. Null where that is not
 * certainly the SDK's class, or a class of the file that extends it and hands its arguments on.
 */
export function constructedClient(
  node: NewNode | CallNode,
  values: Values,
  settings: Settings,
): Client | null {
  const finding = new ClientFinder(values, settings).construction(node);
  // A class of the project that has the name of the SDK's may be another one.
  return finding instanceof Client && finding.origin === "constructed" ? finding : null;
}

/** Clients that are made of clients that are made of … more often than this are not followed. */
const MAXIMUM_DEPTH = 50;

/** Nor is more than this looked at for one client, as each may be made of several others. */
const MAXIMUM_STEPS = 1000;

/** What tables have in them: many places look up the same one. */
const foundInTables = new WeakMap<readonly Origin[], Finding>();

class ClientFinder {
  private readonly values: Values;
  private readonly settings: Settings;
  /** The expressions and classes whose finding is being worked out: code can refer to itself. */
  private readonly inProgress = new Set<Node>();
  /** What expressions turned out to be, without a guess about those in progress: many ways lead to the same one. */
  private readonly known = new Map<Node, Finding>();
  private steps = 0;
  /** How often something was not followed. */
  private cuts = 0;

  constructor(values: Values, settings: Settings) {
    this.values = values;
    this.settings = settings;
  }

  find(expression: Node): Finding {
    const finding = this.findIn(this.values.trace(expression));
    // A type says less than the value: it is asked where the value is not shown.
    return finding === "unexplained" || finding === "nothing"
      ? (this.declared(expression) ?? finding)
      : finding;
  }

  construction(node: NewNode | CallNode): Finding {
    const parent = node.callee.type === "Super" ? classOfThis(node)?.owner.superClass : node.callee;
    const classes = parent ? this.values.trace(parent) : [];
    return classes.length > 0 && classes.every((origin) => this.takesOptions(origin))
      ? this.guarded(node, () => this.instanceOf(classes, node))
      : "unexplained";
  }

  /** Whether a class takes the options of a client: not if it has a constructor of its own. */
  private takesOptions(origin: Origin, seen = new Set<Node>()): boolean {
    if (origin.kind === "import") return true;
    if (origin.kind !== "node" || !isClass(origin.node) || seen.size >= MAXIMUM_DEPTH) return false;
    if (seen.has(origin.node)) return true;
    seen.add(origin.node);
    const { superClass } = origin.node;
    if (!superClass || hasConstructor(origin.node)) return false;
    return this.values.trace(superClass).every((parent) => this.takesOptions(parent, seen));
  }

  private findIn(origins: readonly Origin[]): Finding {
    const finding = merge(origins.map((origin) => this.ofOrigin(origin)));
    // A field that its class leaves empty gets its value elsewhere.
    return finding === "nothing" && origins.some(({ kind }) => kind === "unknown") ? "unexplained" : finding;
  }

  private ofOrigin(origin: Origin): Finding {
    switch (origin.kind) {
      case "undefined":
      case "falsy":
        return "nothing";
      case "import":
        if (this.isClientModule(origin)) return new Client("settings", ["undecided"]);
        // The modules of SDKs have no client of their own to call.
        if (isOtherSdkModule(origin.module)) return "other SDK";
        return isOpenAIModule(origin.module) ? "something else" : "unexplained";
      case "parameter":
        return this.declared(origin.node) ?? this.givenByCallers(origin.node);
      case "node":
        return this.remembered(origin.node, () => this.ofNode(origin.node));
      case "unknown":
        // A field that code elsewhere may assign is still what this class makes it.
        if (origin.reason === "field") return "nothing";
        return origin.reason === "reassigned" ? this.everWritten(origin) : this.lookedUp(origin);
      default:
        return "unexplained";
    }
  }

  /** Whether the settings say that the exports of a module are clients, or make them. */
  private isClientModule({ module }: ImportOrigin): boolean {
    return matchesModule(module, this.settings.clientModules);
  }

  /** What the calls of a function give a parameter, where the file shows all of them. */
  private givenByCallers(name: Node): Finding {
    const callee = enclosingFunction(name);
    const calls = callee && callersOf(callee, this.values);
    if (!calls || calls.length === 0 || name.type !== "Identifier") return "unexplained";
    return this.remembered(name, () =>
      merge(calls.map((call) => this.findIn(originsOfArgument(call, callee, name, this.values)))),
    );
  }

  /** Everything that a variable is given that is written several times: whenever that is, it makes it a client. */
  private everWritten({ steps }: Origin): Finding {
    const last = steps.at(-1);
    const variable = last?.path?.length === 0 && last.reference && lookUp(last.reference, this.values.source);
    const [definition] = variable ? variable.defs : [];
    if (!variable || !definition) return "unexplained";
    return this.remembered(definition.name, () => this.findIn(traceWrites(variable, this.values)));
  }

  private remembered(node: Node, find: () => Finding): Finding {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const { cuts } = this;
    const finding = this.guarded(node, find);
    if (this.cuts === cuts) this.known.set(node, finding);
    return finding;
  }

  private guarded(node: Node, find: () => Finding): Finding {
    this.steps += 1;
    if (this.inProgress.has(node) || this.inProgress.size >= MAXIMUM_DEPTH || this.steps > MAXIMUM_STEPS) {
      this.cuts += 1;
      return "unexplained";
    }
    this.inProgress.add(node);
    const finding = find();
    this.inProgress.delete(node);
    return finding;
  }

  private ofNode(node: Node): Finding {
    switch (node.type) {
      case "NewExpression":
        return this.instanceOf(this.values.trace(node.callee), node);
      case "CallExpression":
        return this.called(node);
      case "MemberExpression":
        return this.member(node);
      case "ThisExpression": {
        const self = classOfThis(node);
        return self
          ? self.isStatic
            ? "something else"
            : this.instanceOfOwn(self.owner, null)
          : "unexplained";
      }
    }
    const constant = literalConstant(node);
    if (constant === null) return "nothing";
    const isExplained =
      constant !== undefined ||
      node.type === "ObjectExpression" ||
      node.type === "ArrayExpression" ||
      isFunction(node) ||
      isClass(node);
    return isExplained ? "something else" : "unexplained";
  }

  /** A client from a table of the file: `clients[name]`. */
  private lookedUp(origin: Origin): Finding {
    const lookup = lookedUp(origin, this.values);
    if (!lookup || lookup.origins.length === 0) return "unexplained";
    const finding = foundInTables.get(lookup.origins) ?? this.findIn(lookup.origins);
    // What is being worked out further up has no answer yet.
    if (this.inProgress.size <= 1) foundInTables.set(lookup.origins, finding);
    if (!lookup.isOpen) return finding;
    return finding instanceof Client ? merge([finding, "unexplained"]) : "unexplained";
  }

  /** `useRef(client).current`: what a function made of a client may be within what it gives. */
  private member(node: MemberNode): Finding {
    const declared = this.declared(node);
    if (declared) return declared;
    const entry = this.lookedUp(originOf(node));
    if (entry !== "unexplained") return entry;
    const holders = this.values.trace(node.object);
    const [holder] = holders;
    if (holders.length > 1 || holder?.kind !== "node" || holder.node.type !== "CallExpression")
      return "unexplained";
    const call = holder.node;
    return this.guarded(call, () => this.wrapped(call.arguments.slice(0, 1)));
  }

  /** An instance of a class, made by `creation` (null where the file does not show how it is made). */
  private instanceOf(classes: readonly Origin[], creation: NewNode | CallNode | null): Finding {
    return merge(
      classes.map((origin) => {
        switch (origin.kind) {
          case "undefined":
          case "falsy":
            return "nothing";
          case "import":
            return this.instanceOfImported(origin, creation);
          case "node":
            return isClass(origin.node)
              ? this.instanceOfOwn(origin.node, creation)
              : this.instanceOfNamed(origin, creation);
          default:
            return this.instanceOfNamed(origin, creation);
        }
      }),
    );
  }

  private instanceOfImported(origin: ImportOrigin, creation: NewNode | CallNode | null): Finding {
    if (this.isClientModule(origin)) return new Client("settings", ["undecided"]);
    const kind = importedClass(origin);
    switch (kind) {
      case "OpenAI":
        return new Client("constructed", [
          ...this.providersOfArguments(creation),
          ...this.providersSetLater(creation),
        ]);
      case "OpenAIApi":
        return new Client("constructed", this.providersOfConfiguration(creation), true);
      case "other provider":
        return new Client("constructed", ["other"]);
      case "wrapper":
        return new Client("wrapped", this.providersOfArguments(creation));
      case "namesake":
        return this.namesake(creation);
      case "project class":
        // As a type it may be an interface that the SDK's client satisfies.
        return creation ? "something else" : "unexplained";
      case "foreign":
        return "something else";
      default:
        return kind;
    }
  }

  /** An instance of a class that the file does not show: `new window.OpenAI()`. */
  private instanceOfNamed(origin: Origin, creation: NewNode | CallNode | null): Finding {
    const name = this.nameOf(origin);
    if (origin.kind === "global" && name === "Proxy" && creation)
      return this.wrapped(creation.arguments.slice(0, 1));
    return name === "OpenAI" ? this.namesake(creation) : "unexplained";
  }

  private nameOf(origin: Origin): string | null {
    if (origin.kind === "global") return origin.name;
    if (origin.kind !== "node" && origin.kind !== "parameter") return null;
    return origin.node.type === "Identifier" ? origin.node.name : this.values.nameOf(origin.node);
  }

  /** What may be an instance of the SDK's class by its name: a base URL says whom it talks to if it is one. */
  private namesake(creation: NewNode | CallNode | null): Finding {
    return creation ? this.withOptions(new Client("shape", ["undecided"]), creation) : "unexplained";
  }

  /** A class of the file is its own, unless it extends something that may be the SDK's. */
  private instanceOfOwn(owner: ClassNode, creation: NewNode | CallNode | null): Finding {
    const { superClass } = owner;
    if (!superClass) return "something else";
    const passedOn = hasConstructor(owner) ? null : creation;
    return this.guarded(owner, () => this.instanceOf(this.values.trace(superClass), passedOn));
  }

  private providersOfArguments(creation: NewNode | CallNode | null): readonly Provider[] {
    if (!creation) return ["undecided"];
    const [options] = creation.arguments;
    if (!options) return ["openai"];
    if (options.type === "SpreadElement") return ["undecided"];
    return providersOf(this.values.shapeOf(options), this.values);
  }

  /** `client.baseURL = url`, whenever that is: until then the client talks to whom its options say. */
  private providersSetLater(creation: NewNode | CallNode | null): readonly Provider[] {
    return baseUrlsSetIn(this.values).flatMap(({ client, url }) => {
      const isOurs = this.values
        .trace(client)
        .some((origin) => origin.kind === "node" && origin.node === creation);
      return isOurs ? providersOfBaseUrl(url, this.values) : [];
    });
  }

  /** `new OpenAIApi(new Configuration({ basePath }))`; without a base path there, the second argument is one. */
  private providersOfConfiguration(creation: NewNode | CallNode | null): readonly Provider[] {
    if (!creation) return ["undecided"];
    const [configuration, basePath] = creation.arguments;
    if (!configuration) return ["openai"];
    if (configuration.type === "SpreadElement" || basePath) return ["undecided"];
    return this.values.trace(configuration).flatMap((origin): readonly Provider[] => {
      if (origin.kind !== "node" || origin.node.type !== "NewExpression") return ["undecided"];
      const [options] = origin.node.arguments;
      const classes = this.values.trace(origin.node.callee);
      const isKnown = classes.every((one) => one.kind === "import" && isConfigurationClass(one));
      if (!isKnown || options?.type === "SpreadElement") return ["undecided"];
      return options ? providersOfVersion3(this.values.shapeOf(options), this.values) : ["openai"];
    });
  }

  private called(node: CallNode): Finding {
    const callee = unwrap(node.callee);
    if (callee.type === "MemberExpression" && this.values.nameOf(callee) === "withOptions") {
      return this.withOptions(this.find(callee.object), node);
    }
    const callees = this.values.trace(callee);
    const imports = callees.filter((origin) => origin.kind === "import");
    if (imports.length > 0 && imports.length === callees.length) {
      if (imports.every((origin) => this.isClientModule(origin)))
        return new Client("settings", ["undecided"]);
      if (imports.every((origin) => isOtherSdkModule(origin.module))) return "other SDK";
      // `OpenAI({ … })` without `new`, as the guide's second sample has it: `require("openai")` gives a function too.
      if (imports.every((origin) => importedClass(origin) === "OpenAI"))
        return this.instanceOf(imports, node);
    }
    const wrapped = this.wrapped(node.arguments);
    return wrapped === "unexplained" ? (this.declared(node) ?? this.lookedUp(originOf(node))) : wrapped;
  }

  private withOptions(before: Finding, node: CallNode | NewNode): Finding {
    if (!(before instanceof Client)) return before;
    const [options] = node.arguments;
    if (!options) return before;
    if (before.isVersion3) return "unexplained";
    if (options.type === "SpreadElement") return new Client(before.origin, ["undecided"]);
    const shape = this.values.shapeOf(options);
    return new Client(before.origin, providersWithOptions(before.providers, shape, this.values));
  }

  /**
   * `observe(client)`, `Instructor({ client })`, `useMemo(() => client)`: what a function makes of a client talks to the
   * same host. What it makes of an object with a client in it may be anything: only its shape says that it is one.
   */
  private wrapped(given: CallNode["arguments"]): Finding {
    const findings = given.flatMap((argument): Finding[] => {
      if (argument.type === "SpreadElement") return [];
      const origins = this.values.trace(argument);
      const named = this.findIn(this.values.shapeOf(argument).originsOf("client"));
      return [
        madeOf(this.findIn(origins), "wrapped"),
        // What is called a client, and is none of the SDK, is one of another.
        named === "something else" ? "other SDK" : madeOf(named, "shape"),
        madeOf(this.findIn(this.returnedBy(origins)), "wrapped"),
      ];
    });
    const client = findings.find((finding) => finding instanceof Client);
    return client ?? (findings.includes("other SDK") ? "other SDK" : "unexplained");
  }

  /** What functions return that are written in place. */
  private returnedBy(origins: readonly Origin[]): readonly Origin[] {
    return origins.flatMap((origin) =>
      origin.kind === "node" && isFunction(origin.node)
        ? (returnedOrigins(origin.node, this.values) ?? [])
        : [],
    );
  }

  /** What the type shows that the file declares for an expression (`client: OpenAI`, `client: Groq`); null without one. */
  private declared(expression: Node): Finding | null {
    const types = declaredTypes(expression, this.values);
    if (!types) return null;
    const finding = this.instanceOf(types, null);
    return finding instanceof Client && finding.origin === "constructed"
      ? new Client("declared", finding.providers, finding.isVersion3)
      : finding;
  }
}

/** What comes of a client where something else is made of it. */
function madeOf(finding: Finding, origin: ClientOrigin): Finding {
  if (!(finding instanceof Client) || finding.origin === "shape") return finding;
  return new Client(origin, finding.providers, finding.isVersion3);
}

interface SetBaseUrl {
  readonly client: Node;
  readonly url: Node;
}

const setBaseUrls = new WeakMap<Values, readonly SetBaseUrl[]>();

/** Where the file assigns a `baseURL`. */
function baseUrlsSetIn(values: Values): readonly SetBaseUrl[] {
  const known = setBaseUrls.get(values);
  if (known) return known;
  const found: SetBaseUrl[] = [];
  walk(values.source.ast, values.source.visitorKeys, (node) => {
    if (node.type !== "AssignmentExpression" || node.left.type !== "MemberExpression") return true;
    if (values.nameOf(node.left) === "baseURL") found.push({ client: node.left.object, url: node.right });
    return true;
  });
  setBaseUrls.set(values, found);
  return found;
}

/** What a call gives a parameter, or what the parameter's default gives. */
function originsOfArgument(
  call: CallNode,
  callee: FunctionNode,
  name: Identifier,
  values: Values,
): readonly Origin[] {
  const unknown: Origin = { kind: "unknown", reason: "parameter", conditions: [], steps: [] };
  for (const [index, parameter] of callee.params.entries()) {
    const steps = stepsTo(parameter, name, values.nameOf);
    const given = call.arguments[index];
    if (call.arguments.slice(0, index + 1).some(({ type }) => type === "SpreadElement")) return [unknown];
    if (!steps) continue;
    const members = steps.flatMap((step) => (step.name === "" ? [] : [step.name]));
    const [member, ...deeper] = members;
    if (member === null || deeper.length > 0) return [unknown];
    const fallbacks = steps.flatMap(({ fallback }) => (fallback ? values.trace(fallback) : []));
    if (!given) return fallbacks;
    return [
      ...(member === undefined ? values.trace(given) : values.shapeOf(given).originsOf(member)),
      ...fallbacks,
    ];
  }
  return [unknown];
}

function originOf(node: Node): Origin {
  return { kind: "node", node, conditions: [], steps: [] };
}

function hasConstructor({ body }: ClassNode): boolean {
  return body.body.some((member) => member.type === "MethodDefinition" && member.kind === "constructor");
}

const WEAKEST_FIRST = [
  "shape",
  "wrapped",
  "settings",
  "declared",
  "constructed",
] as const satisfies readonly ClientOrigin[];

/** What to believe of possibilities without a client, the strongest first. */
const FINDINGS = ["other SDK", "something else", "unexplained"] as const satisfies readonly Finding[];

/** What several possibilities have in common. One client among them makes it a client; the others leave its host open. */
function merge(findings: readonly Finding[]): Finding {
  const clients = findings.filter((finding) => finding instanceof Client);
  if (clients.length === 0) return FINDINGS.find((finding) => findings.includes(finding)) ?? "nothing";
  const providers = findings.flatMap((finding): readonly Provider[] => {
    if (finding instanceof Client) return finding.providers;
    if (finding === "nothing") return [];
    return [finding === "unexplained" ? "undecided" : "other"];
  });
  const [origin = "shape"] = WEAKEST_FIRST.filter((one) => clients.some((client) => client.origin === one));
  return new Client(
    origin,
    // Each once: functions that call each other more than once would double them from one to the next.
    [...new Set(providers)],
    clients.every((client) => client.isVersion3),
  );
}
