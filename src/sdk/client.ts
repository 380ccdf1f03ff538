/** Which expressions are OpenAI SDK clients. */
import { isClass, isFunction, literalConstant, unwrap, type CallNode, type NewNode, type Node } from "../syntax/nodes.js";
import { annotatedType, lookUp, type Variable } from "../values/binding.js";
import type { Origin, Values } from "../values/types.js";
import { importedClass, isOpenAIModule, isOtherSdkModule, type ImportedClass } from "./modules.js";
import { combine, providerOf, type Provider } from "./provider.js";

/**
 * How a client is known. `constructed`: by a `new` of the SDK's class in this file. `declared`: by a type of the SDK.
 * `shape`: only by what is called on it.
 */
export type ClientOrigin = "constructed" | "declared" | "shape";

export interface Client {
  readonly origin: ClientOrigin;
  readonly provider: Provider;
}

/** What one origin of a receiver shows. `nothing`: no client at all on this branch (undefined, null). */
type Finding = Client | "other SDK" | "unexplained" | "nothing";

/**
 * The client that an expression is, or null where the file shows that it is none. What the file does not explain is
 * a client by its shape, so ask only for receivers of calls that have that shape.
 */
export function clientOf(receiver: Node, values: Values): Client | null {
  const findings = values.trace(receiver).map((origin) => findingOf(origin, values));
  const clients = findings.filter((finding) => typeof finding === "object");
  if (clients.length === 0) {
    if (findings.includes("other SDK")) return null;
    const declared = declaredClient(receiver, values);
    if (declared !== "unexplained") return typeof declared === "object" ? declared : null;
    return findings.includes("unexplained") ? { origin: "shape", provider: "undecided" } : null;
  }
  const isMixed = findings.includes("unexplained") || findings.includes("other SDK");
  const provider = isMixed ? "undecided" : combine(clients.map((client) => client.provider));
  const isConstructed = clients.every((client) => client.origin === "constructed");
  return { origin: isConstructed ? "constructed" : "declared", provider };
}

function findingOf(origin: Origin, values: Values): Finding {
  switch (origin.kind) {
    case "undefined":
    case "falsy":
      return "nothing";
    case "import":
      // The SDK's module has no client of its own to call.
      if (isOpenAIModule(origin.module) || isOtherSdkModule(origin.module)) return "other SDK";
      return "unexplained";
    case "parameter":
      return typedClient(origin.node, values);
    case "node":
      return findingOfNode(origin.node, values);
    case "unknown":
      // A field that code elsewhere may assign is still what this class makes it.
      return origin.reason === "field" ? "nothing" : "unexplained";
    default:
      return "unexplained";
  }
}

function findingOfNode(node: Node, values: Values): Finding {
  if (node.type === "NewExpression") return constructed(node, values);
  if (node.type === "CallExpression") return calledClient(node, values);
  if (literalConstant(node) === null) return "nothing";
  const isExplained =
    node.type === "ObjectExpression" || node.type === "ArrayExpression" || isFunction(node) || isClass(node);
  return isExplained || literalConstant(node) !== undefined ? "other SDK" : "unexplained";
}

function constructed(node: NewNode | CallNode, values: Values): Finding {
  const kinds = values.trace(node.callee).map((origin) => classOf(origin, values));
  if (kinds.includes("other SDK")) return "other SDK";
  if (kinds.length === 0 || kinds.includes("unexplained")) return "unexplained";
  if (kinds.includes("other provider")) return { origin: "constructed", provider: "other" };
  return { origin: "constructed", provider: providerOfArguments(node, values) };
}

function providerOfArguments(node: NewNode | CallNode, values: Values): Provider {
  const [options] = node.arguments;
  if (!options) return "openai";
  if (options.type === "SpreadElement") return "undecided";
  return providerOf(values.shapeOf(options), values);
}

function classOf(origin: Origin, values: Values): ImportedClass {
  if (origin.kind === "import") return importedClass(origin);
  if (origin.kind !== "node" || !isClass(origin.node)) return "unexplained";
  // A class of the file is its own, unless it extends something that may be the SDK's.
  const { superClass } = origin.node;
  if (!superClass) return "other SDK";
  const kinds = values.trace(superClass).map((parent) => classOf(parent, values));
  return kinds.every((kind) => kind === "other SDK") ? "other SDK" : "unexplained";
}

function calledClient(node: CallNode, values: Values): Finding {
  const callee = unwrap(node.callee);
  if (callee.type === "MemberExpression" && values.nameOf(callee) === "withOptions") {
    const client = clientOf(callee.object, values);
    if (!client) return "other SDK";
    if (client.origin === "shape") return "unexplained";
    return { ...client, provider: providerWithOptions(client.provider, node, values) };
  }
  // `OpenAI({ … })` without `new`, as the guide's second sample has it: some builds of the SDK allow it.
  const kinds = values.trace(node.callee).map((origin) => classOf(origin, values));
  if (kinds.length > 0 && kinds.every((kind) => kind === "OpenAI" || kind === "other provider")) {
    return constructed(node, values);
  }
  return "unexplained";
}

/** `client.withOptions({ baseURL })` talks to another host; without a base URL it talks to the same. */
function providerWithOptions(before: Provider, node: CallNode, values: Values): Provider {
  const [options] = node.arguments;
  if (!options) return before;
  if (options.type === "SpreadElement") return "undecided";
  const shape = values.shapeOf(options);
  const baseUrl = shape.get("baseURL");
  const isKept = baseUrl.open === null && baseUrl.alternatives.every((alternative) => alternative.kind === "absent");
  return isKept ? before : providerOf(shape, values);
}

/** A receiver whose variable is declared with a type: `const client: OpenAI = make()`, `client: Groq`. */
function declaredClient(receiver: Node, values: Values): Finding {
  const inner = unwrap(receiver);
  const name = inner.type === "AwaitExpression" ? unwrap(inner.argument) : inner;
  const variable = name.type === "Identifier" ? lookUp(name, values.source) : null;
  const declaration = variable?.defs[0]?.name;
  return declaration ? typedClient(declaration, values) : "unexplained";
}

function typedClient(declaration: Node, values: Values): Finding {
  const type = annotatedType(declaration);
  const variable = type && lookUp(type.root, values.source);
  if (!variable) return "unexplained";
  const kind = classOfType(variable, type.path, values);
  if (kind === "OpenAI") return { origin: "declared", provider: "undecided" };
  if (kind === "other provider") return { origin: "declared", provider: "other" };
  return kind;
}

/** What a type name stands for. Unlike a value, a type may also be imported with `import type`. */
function classOfType(variable: Variable, path: readonly string[], values: Values): ImportedClass {
  const definition = variable.defs[0];
  if (!definition) return "unexplained";
  const { node } = definition;
  if (definition.type === "ImportBinding") {
    const declaration = node.type === "TSImportEqualsDeclaration" ? node : node.parent;
    const module =
      declaration.type === "ImportDeclaration"
        ? declaration.source.value
        : declaration.type === "TSImportEqualsDeclaration" &&
            declaration.moduleReference.type === "TSExternalModuleReference"
          ? literalConstant(declaration.moduleReference.expression)
          : null;
    if (typeof module !== "string") return "unexplained";
    const imported =
      node.type === "ImportSpecifier"
        ? [node.imported.type === "Identifier" ? node.imported.name : node.imported.value]
        : [];
    return importedClass({ kind: "import", module, path: [...imported, ...path], conditions: [], steps: [] });
  }
  if (isClass(node)) return classOf({ kind: "node", node, conditions: [], steps: [] }, values);
  return "unexplained";
}
