/** The data against the types of the installed SDK. */
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import {
  ENDPOINTS,
  endpointOf,
  GUIDE,
  LIVE_MODELS,
  MESSAGE_ROLES,
  RESOURCE_METHODS,
  runToolsDropsReasoning,
} from "../../src/contract/index.js";
import { REQUEST_PARAMETERS } from "../../src/contract/parameters.js";

const root = path.resolve(import.meta.dirname, "../..");
/** A module that is not on disk, in the project so that it finds the SDK. */
const FILE = path.join(root, "sdk-types.ts");

const TEXT = `
import type OpenAI from "openai";
import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
export type Client = OpenAI;
export type Parameter = keyof ChatCompletionCreateParamsNonStreaming | keyof ChatCompletionCreateParamsStreaming;
export type Role = ChatCompletionMessageParam["role"];
`;

/** The types that the module declares. */
function declaredTypes() {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ESNext,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (file) => file === FILE || fileExists(file);
  host.getSourceFile = (file, version, ...rest) =>
    file === FILE ? ts.createSourceFile(file, TEXT, version) : getSourceFile(file, version, ...rest);
  const program = ts.createProgram([FILE], options, host);
  const source = program.getSourceFile(FILE);
  if (!source) throw new Error("The module was not compiled.");
  const errors = program.getSemanticDiagnostics(source).map(({ messageText }) => messageText);
  expect(errors).toEqual([]);
  const checker = program.getTypeChecker();
  const types = new Map(
    source.statements
      .filter(ts.isTypeAliasDeclaration)
      .map((declaration) => [declaration.name.text, checker.getTypeAtLocation(declaration.name)]),
  );
  const typeOf = (name: string): ts.Type => {
    const type = types.get(name);
    if (!type) throw new Error(`There is no type ${name}.`);
    return type;
  };
  return { checker, source, typeOf };
}

const { checker, source, typeOf } = declaredTypes();

/** The texts of a union of literals. */
function textsOf(name: string): string[] {
  const type = typeOf(name);
  const members = type.isUnion() ? type.types : [type];
  return members.flatMap((member) => (member.isStringLiteral() ? [member.value] : [])).sort();
}

/** The paths of all methods of the resources below a type, each as the names from the client on. */
function methodsBelow(type: ts.Type, names: readonly string[] = []): string[][] {
  return type.getProperties().flatMap((property) => {
    if (/^[_#]/u.test(property.name)) return [];
    const member = checker.getTypeOfSymbolAtLocation(property, source);
    if (member.getProperty("_client")) return methodsBelow(member, [...names, property.name]);
    const isMethod = member.getCallSignatures().length > 0 && names.length > 0;
    return isMethod ? [[...names, property.name]] : [];
  });
}

const METHODS = methodsBelow(typeOf("Client"));

describe("parameters of a chat completion request", () => {
  it("are those of the installed SDK", () => {
    expect([...REQUEST_PARAMETERS].sort()).toEqual(textsOf("Parameter"));
  });

  it("are those of version 4 and what came later", () => {
    const later = [
      "moderation",
      "prompt_cache_key",
      "prompt_cache_options",
      "prompt_cache_retention",
      "safety_identifier",
      "verbosity",
    ];
    const VERSION_4 =
      "audio frequency_penalty function_call functions logit_bias logprobs max_completion_tokens max_tokens messages metadata modalities model n parallel_tool_calls prediction presence_penalty reasoning_effort response_format seed service_tier stop store stream stream_options temperature tool_choice tools top_logprobs top_p user web_search_options";
    expect([...REQUEST_PARAMETERS].sort()).toEqual([...VERSION_4.split(" "), ...later].sort());
  });

  it("have a row in every contract", () => {
    for (const contract of [GUIDE, ...LIVE_MODELS.map((live) => live.contract)]) {
      expect(Object.keys(contract.parameters).sort(), contract.name).toEqual(textsOf("Parameter"));
    }
  });
});

describe("roles of messages", () => {
  it("are those of the installed SDK", () => {
    expect(Object.keys(MESSAGE_ROLES).sort()).toEqual(textsOf("Role"));
  });
});

describe("resources of the installed SDK", () => {
  it("are read from its types", () => {
    const paths = METHODS.map((names) => names.join("."));
    expect(paths).toContain("chat.completions.create");
    expect(paths).toContain("beta.threads.runs.steps.list");
    expect(paths.length).toBeGreaterThan(200);
  });

  it("have a row for every method", () => {
    expect(METHODS.filter((names) => endpointOf(names) === null)).toEqual([]);
  });

  it("have methods whose names are known", () => {
    expect(METHODS.flatMap((names) => names.slice(-1)).filter((name) => !RESOURCE_METHODS.has(name))).toEqual(
      [],
    );
  });

  it("are all that the table has, but for what other versions have", () => {
    const installed = new Set(
      METHODS.flatMap((names) => names.slice(0, -1).map((_, end) => names.slice(0, end + 1).join("."))),
    );
    const others = ENDPOINTS.map(({ resource }) => resource).filter((resource) => !installed.has(resource));
    expect([...new Set(others)]).toEqual([
      "beta.chat.completions", // 4
      "edits", // the first of 4
      "fineTunes", // the first of 4
      "beta.vectorStores", // 4 until the resource left beta
      "live", // 7
      "beta.agents", // 7
      "decisions", // 7
      "contentProvenanceChecks", // 7
      "safety", // 7
      "webhooks.eventTypes", // 7
    ]);
  });

  it("have each method that the table names, but for what other versions have", () => {
    const installed = new Set(METHODS.map((names) => names.join(".")));
    const others = ENDPOINTS.flatMap(({ resource, methods }) =>
      methods === "all" ? [] : methods.map((method) => `${resource}.${method}`),
    ).filter((method) => !installed.has(method));
    expect(others).toEqual([
      "chat.completions.del", // 4
      "beta.chat.completions.stream", // 4
      "beta.chat.completions.parse", // 4
      "beta.chat.completions.runTools", // 4
      "beta.chat.completions.runFunctions", // 4
      "models.del", // 4
      "files.del", // 4
      "files.retrieveContent", // 4
      "responses.del", // 4
      "webhooks.create", // 7
      "webhooks.retrieve", // 7
      "webhooks.update", // 7
      "webhooks.list", // 7
      "webhooks.delete", // 7
      "webhooks.rotateSecret", // 7
      "webhooks.test", // 7
    ]);
  });
});

describe("runTools", () => {
  it.each([
    [[4, 104, 0], false],
    [[5, 23, 2], false],
    [[6, 48, 0], false],
    [[6, 48, 9], false],
    [[6, 49, 0], true],
    [[6, 49, 1], true],
    [[6, 50, 0], true],
    [[7, 0, 0], true],
    [[7, 57, 0], true],
  ] as const)("of version %s loses reasoning_content: %s", (version, expected) => {
    expect(runToolsDropsReasoning(version)).toBe(expected);
  });
});
