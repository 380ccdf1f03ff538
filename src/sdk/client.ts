/** Which expressions are OpenAI SDK clients. */
import {
  isClass,
  isFunction,
  literalConstant,
  unwrap,
  type CallNode,
  type ClassNode,
  type NewNode,
  type Node,
} from "../syntax/nodes.js";
import { annotatedType, lookUp } from "../values/binding.js";
import { enclosingClass, importOrigin } from "../values/trace.js";
import type { Origin, Values } from "../values/types.js";
import { importedClass, isOpenAIModule, isOtherSdkModule, type ImportOrigin } from "./modules.js";
import { providersOf, providersWithOptions, type Provider } from "./provider.js";

/**
 * How a client is known. `constructed`: by a `new` of the SDK's class in this file. `declared`: by a type of the SDK.
 * `shape`: only by what is called on it.
 */
export type ClientOrigin = "constructed" | "declared" | "shape";

/** An OpenAI SDK client. */
export class Client {
  readonly origin: ClientOrigin;
  /** Whom it can talk to, one element per way in which the file lets it come about. */
  readonly providers: readonly Provider[];

  constructor(origin: ClientOrigin, providers: readonly Provider[]) {
    this.origin = origin;
    this.providers = providers;
  }

  /** Whom it talks to in every case; `undecided` where the cases differ. */
  get provider(): Provider {
    const [first, ...others] = this.providers;
    return first !== undefined && others.every((provider) => provider === first) ? first : "undecided";
  }

  /** Whether it certainly talks neither to OpenAI nor to Kimi's API platform. */
  get isForeign(): boolean {
    const { providers } = this;
    return (
      providers.length > 0 && providers.every((provider) => provider === "other" || provider === "kimi-code")
    );
  }

  /** Whether the code lets it talk to Kimi in one case at least. */
  get isTiedToKimi(): boolean {
    return this.providers.includes("kimi");
  }
}

/** What one origin of a receiver shows. `nothing`: no client at all on this branch (undefined, null). */
type Finding = Client | "other SDK" | "unexplained" | "nothing";

/**
 * The client that an expression is, or null where the file shows that it is none. What the file does not explain is
 * a client by its shape, so ask only for receivers of calls that have that shape.
 */
export function clientOf(receiver: Node, values: Values): Client | null {
  const finding = new ClientFinder(values).find(receiver);
  if (finding === "unexplained") return new Client("shape", ["undecided"]);
  return finding instanceof Client ? finding : null;
}

/**
 * The client that a `new`, a call of a class or a `super(…)` makes here, from its arguments. Null where that is not
 * certainly the SDK's class, or a class of the file that extends it and hands its arguments on.
 */
export function constructedClient(node: NewNode | CallNode, values: Values): Client | null {
  const finding = new ClientFinder(values).construction(node);
  return finding instanceof Client ? finding : null;
}

/** Clients that are made of clients that are made of … more often than this are not followed. */
const MAXIMUM_DEPTH = 50;

class ClientFinder {
  private readonly values: Values;
  /** The expressions and classes whose finding is being worked out: code can refer to itself. */
  private readonly inProgress = new Set<Node>();

  constructor(values: Values) {
    this.values = values;
  }

  find(expression: Node): Finding {
    const finding = this.findIn(this.values.trace(expression));
    // A type says less than the value: it is asked where the value is not shown.
    return finding === "unexplained" || finding === "nothing"
      ? (this.declared(expression) ?? finding)
      : finding;
  }

  construction(node: NewNode | CallNode): Finding {
    const parent = node.callee.type === "Super" ? enclosingClass(node)?.superClass : node.callee;
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
        // The SDK's module has no client of its own to call.
        return isOpenAIModule(origin.module) || isOtherSdkModule(origin.module) ? "other SDK" : "unexplained";
      case "parameter":
        return this.typed(origin.node) ?? "unexplained";
      case "node":
        return this.guarded(origin.node, () => this.ofNode(origin.node));
      case "unknown":
        // A field that code elsewhere may assign is still what this class makes it.
        return origin.reason === "field" ? "nothing" : "unexplained";
      default:
        return "unexplained";
    }
  }

  private guarded(node: Node, find: () => Finding): Finding {
    if (this.inProgress.has(node) || this.inProgress.size >= MAXIMUM_DEPTH) return "unexplained";
    this.inProgress.add(node);
    const finding = find();
    this.inProgress.delete(node);
    return finding;
  }

  private ofNode(node: Node): Finding {
    if (node.type === "NewExpression") return this.instanceOf(this.values.trace(node.callee), node);
    if (node.type === "CallExpression") return this.called(node);
    if (node.type === "ThisExpression") {
      const owner = enclosingClass(node);
      return owner ? this.instanceOfOwn(owner, null) : "unexplained";
    }
    const constant = literalConstant(node);
    if (constant === null) return "nothing";
    const isExplained =
      constant !== undefined ||
      node.type === "ObjectExpression" ||
      node.type === "ArrayExpression" ||
      isFunction(node) ||
      isClass(node);
    return isExplained ? "other SDK" : "unexplained";
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
            return isClass(origin.node) ? this.instanceOfOwn(origin.node, creation) : "unexplained";
          default:
            return "unexplained";
        }
      }),
    );
  }

  private instanceOfImported(origin: ImportOrigin, creation: NewNode | CallNode | null): Finding {
    const kind = importedClass(origin);
    switch (kind) {
      case "OpenAI":
        return new Client("constructed", this.providersOfArguments(creation));
      case "other provider":
        return new Client("constructed", ["other"]);
      case "project class":
        // As a type it may be an interface that the SDK's client satisfies.
        return creation ? "other SDK" : "unexplained";
      default:
        return kind;
    }
  }

  /** A class of the file is its own, unless it extends something that may be the SDK's. */
  private instanceOfOwn(owner: ClassNode, creation: NewNode | CallNode | null): Finding {
    const { superClass } = owner;
    if (!superClass) return "other SDK";
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

  private called(node: CallNode): Finding {
    const callee = unwrap(node.callee);
    if (callee.type === "MemberExpression" && this.values.nameOf(callee) === "withOptions") {
      return this.withOptions(this.find(callee.object), node);
    }
    const callees = this.values.trace(callee);
    const imports = callees.filter((origin) => origin.kind === "import");
    if (imports.length < callees.length) return this.wrapped(node);
    if (imports.every((origin) => isOtherSdkModule(origin.module))) return "other SDK";
    // `OpenAI({ … })` without `new`, as the guide's second sample has it: `require("openai")` gives a function too.
    const isClassCall = imports.every((origin) => importedClass(origin) === "OpenAI");
    return isClassCall ? this.instanceOf(imports, node) : this.wrapped(node);
  }

  private withOptions(before: Finding, node: CallNode): Finding {
    if (!(before instanceof Client)) return before;
    const [options] = node.arguments;
    if (!options) return before;
    if (options.type === "SpreadElement") return new Client(before.origin, ["undecided"]);
    const shape = this.values.shapeOf(options);
    return new Client(before.origin, providersWithOptions(before.providers, shape, this.values));
  }

  /** `observe(client)`, `Instructor({ client })`: what a function makes of a client talks to the same host. */
  private wrapped(node: CallNode): Finding {
    for (const argument of node.arguments) {
      if (argument.type === "SpreadElement") continue;
      const given = this.findIn(this.values.trace(argument));
      const named = this.findIn(this.values.shapeOf(argument).originsOf("client"));
      for (const finding of [given, named]) {
        if (finding instanceof Client) return new Client("shape", finding.providers);
      }
      if (named === "other SDK") return named;
    }
    return "unexplained";
  }

  /** What the type of a variable or field shows (`const client: OpenAI = make()`, `client: Groq`); null without one. */
  private declared(expression: Node): Finding | null {
    const name = unwrap(expression);
    if (name.type === "MemberExpression") return this.declaredField(name.object, this.values.nameOf(name));
    const variable = name.type === "Identifier" ? lookUp(name, this.values.source) : null;
    const declaration = variable?.defs[0]?.name;
    return declaration ? this.typed(declaration) : null;
  }

  /** `this.client` with the type that the class gives it, as a field or as a parameter of its constructor. */
  private declaredField(object: Node, name: string | null): Finding | null {
    const owner = unwrap(object).type === "ThisExpression" ? enclosingClass(object) : null;
    for (const member of owner?.body.body ?? []) {
      if (member.type === "PropertyDefinition" && !member.static && this.values.nameOf(member) === name) {
        return this.typed(member);
      }
      if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue;
      for (const parameter of member.value.params) {
        if (parameter.type !== "TSParameterProperty") continue;
        const { parameter: target } = parameter;
        const declaration = target.type === "AssignmentPattern" ? target.left : target;
        if (declaration.name === name) return this.typed(declaration);
      }
    }
    return null;
  }

  /** What the type annotation of a declaration shows; null without one. */
  private typed(declaration: Node): Finding | null {
    const type = annotatedType(declaration);
    const variable = type && lookUp(type.root, this.values.source);
    const definition = variable?.defs[0];
    if (!type || !definition) return null;
    const finding = this.instanceOf([typeOrigin(definition.node, type.path)], null);
    return finding instanceof Client ? new Client("declared", finding.providers) : finding;
  }
}

function hasConstructor({ body }: ClassNode): boolean {
  return body.body.some((member) => member.type === "MethodDefinition" && member.kind === "constructor");
}

const WEAKEST_FIRST = ["shape", "declared", "constructed"] as const satisfies readonly ClientOrigin[];

/** What several possibilities have in common. One client among them makes it a client; the others leave its host open. */
function merge(findings: readonly Finding[]): Finding {
  const clients = findings.filter((finding) => finding instanceof Client);
  if (clients.length === 0) {
    if (findings.includes("other SDK")) return "other SDK";
    return findings.includes("unexplained") ? "unexplained" : "nothing";
  }
  const providers = findings.flatMap((finding): readonly Provider[] => {
    if (finding instanceof Client) return finding.providers;
    return finding === "nothing" ? [] : [finding === "other SDK" ? "other" : "undecided"];
  });
  const [origin = "shape"] = WEAKEST_FIRST.filter((one) => clients.some((client) => client.origin === one));
  return new Client(origin, providers);
}

/** Where a type name comes from. Unlike a value, a type may also be imported with `import type`. */
function typeOrigin(definition: Node, path: readonly string[]): Origin {
  if (isClass(definition) && path.length === 0)
    return { kind: "node", node: definition, conditions: [], steps: [] };
  const origin = importOrigin(definition, true);
  return origin.kind === "import" ? { ...origin, path: [...origin.path, ...path] } : origin;
}
