/** What the type checker says about a client that syntax alone leaves open. */
import type { Node } from "../syntax/nodes.js";
import { typeInformationOf, type TypedClass } from "../syntax/type-information.js";
import type { Values } from "../values/types.js";
import { Client } from "./client.js";
import { importedClass, isOpenAIModule, type ImportedClass } from "./modules.js";

/**
 * The client that a request is sent with, given what the syntax shows of it (null: that it is none). Types settle what
 * is only known by its shape, either way. What the file shows to be something else is at most a wrapper, and only if its
 * type is the SDK's own class: a class of the project that extends it may well be made for another host.
 * @param method the name of the method that sends the request.
 * @param isChatCompletion whether the names from the receiver to the method are those of chat completions.
 */
export function clientByTypes(
  client: Client | null,
  receiver: Node,
  method: Node,
  isChatCompletion: boolean,
  values: Values,
): Client | null {
  if (client && client.origin !== "shape") return client;
  const types = typeInformationOf(values.source);
  const declared = types?.declarationOf(method);
  if (!types || !declared) return client;
  const { module, isImplemented } = declared;
  // An interface of the project may be one that the SDK's client satisfies.
  if (module === null) return isImplemented ? null : client;
  if (!isOpenAIModule(module)) return null;
  const classes = types.classesOf(receiver).map(kindOf);
  const isClient = classes.includes("OpenAI") || classes.includes("other provider");
  // `completions.create` is a chat completion on what `client.chat` gives.
  if (!isClient && !isChatCompletion) return client;
  if (!client) return classes[0] === "OpenAI" ? new Client("wrapped", ["undecided"]) : null;
  return new Client("declared", classes.includes("other provider") ? ["other"] : client.providers);
}

function kindOf({ module, name }: TypedClass): ImportedClass {
  if (module === null) return "project class";
  return importedClass({ kind: "import", module, path: [name], conditions: [], steps: [] });
}
