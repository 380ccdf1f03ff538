import { contractOf, GUIDE, isKimiModel, type Contract } from "../contract/index.js";
import type { Settings } from "../settings.js";
import { unwrap, type CallNode, type Node, type ObjectLiteral } from "../syntax/nodes.js";
import { allOf } from "../values/condition.js";
import type { Entry, ObjectShape, Values } from "../values/types.js";
import { usesOf, type Use } from "../values/uses.js";
import type { Client } from "./client.js";
import type { ChatMethod } from "./endpoints.js";
import { Parameter, together, type Conditional } from "./parameter.js";

/** A contract that holds for a request, under the conditions under which its model is chosen. */
export interface ContractCase extends Conditional {
  readonly contract: Contract;
}

/** The file that a request is in. */
export interface CallFile {
  readonly filename: string;
  /** Every checked request of the file, in source order. */
  readonly calls: readonly Call[];
}

interface CallParts {
  readonly file: CallFile;
  readonly node: CallNode;
  readonly method: ChatMethod;
  readonly methodName: Node;
  readonly client: Client;
  readonly request: ObjectShape;
  readonly values: Values;
  readonly settings: Settings;
}

/** One chat completion request. */
export class Call {
  readonly file: CallFile;
  readonly node: CallNode;
  readonly method: ChatMethod;
  /** The name of the method, a place to report at. */
  readonly methodName: Node;
  readonly client: Client;
  readonly request: ObjectShape;
  readonly values: Values;
  /** The contracts of the models that the request can name. Empty where it is not meant for Kimi. */
  readonly cases: readonly ContractCase[];
  private readonly parameters = new Map<string, Parameter>();
  private readonly settings: Settings;
  private knownAnswer: readonly Use[] | null = null;

  constructor({ file, node, method, methodName, client, request, values, settings }: CallParts) {
    this.file = file;
    this.node = node;
    this.method = method;
    this.methodName = methodName;
    this.client = client;
    this.request = request;
    this.values = values;
    this.settings = settings;
    this.cases = contractCases(this.parameter("model"), client, settings);
  }

  parameter(name: string): Parameter {
    let parameter = this.parameters.get(name);
    if (!parameter) this.parameters.set(name, (parameter = new Parameter(this.request.get(name))));
    return parameter;
  }

  /** The places that may set a parameter, the one that counts last first: not those that certainly set undefined. */
  entriesOf(name: string): readonly Entry[] {
    return this.parameter(name).property.entries.filter(({ value }) => {
      if (!value) return true;
      const { alternatives, open } = this.values.evaluate(value);
      return open !== null || alternatives.some(({ kind }) => kind !== "absent");
    });
  }

  /** The contracts that hold for a request with these alternatives. */
  contractsWith(...alternatives: readonly Conditional[]): readonly Contract[] {
    return this.cases
      .filter((contractCase) => together(contractCase, ...alternatives))
      .map((contractCase) => contractCase.contract);
  }

  /** The contracts that hold for a request with this alternative, with the states of thinking mode that it can be in. */
  modesWith(
    alternative: Conditional,
  ): readonly { readonly contract: Contract; readonly isThinking: boolean | null }[] {
    return this.cases.flatMap((contractCase) =>
      thinkingModes(this)
        .filter((mode) => together(alternative, contractCase, mode))
        .map((mode) => ({ contract: contractCase.contract, isThinking: mode.isOn })),
    );
  }

  /** The object literal that the call is given directly, if it is one. */
  get requestLiteral(): ObjectLiteral | null {
    const argument = this.node.arguments[0] && unwrap(this.node.arguments[0]);
    return argument?.type === "ObjectExpression" ? argument : null;
  }

  /** What the program does with the answer. */
  get answer(): readonly Use[] {
    return (this.knownAnswer ??= usesOf(this.node, this.values));
  }

  /**
   * Whether an autofix may change this request: the client is known by more than its shape, and it is Kimi's, or
   * OpenAI's while all of the project moves. Otherwise edits are suggestions.
   */
  get allowsFix(): boolean {
    const { origin, provider } = this.client;
    const isMigrated = provider === "openai" && this.settings.clients === "all";
    return origin !== "shape" && (provider === "kimi" || isMigrated);
  }
}

/**
 * The contract of each model that the request can name: the model's own if it is a live one, else that of
 * `settings.kimi.model`, else the guide's. A model that is open besides its known alternatives adds nothing, unless
 * none of them is a live one.
 */
function contractCases(model: Parameter, client: Client, settings: Settings): ContractCase[] {
  const onlyKimi = settings.clients === "kimi" && !client.isTiedToKimi;
  const otherwise = (settings.model === null ? null : contractOf(settings.model)) ?? GUIDE;
  const cases = model.property.alternatives.flatMap((alternative): ContractCase[] => {
    const id =
      alternative.kind === "constant" && typeof alternative.value === "string" ? alternative.value : null;
    if (onlyKimi && (id === null || !isKimiModel(id))) return [];
    const own = id === null ? null : contractOf(id);
    return [{ contract: own ?? otherwise, conditions: alternative.conditions }];
  });
  const isUnknown = model.isOpen && cases.every((contractCase) => contractCase.contract === otherwise);
  return isUnknown && !onlyKimi ? [...cases, { contract: otherwise, conditions: [] }] : cases;
}

/** The states of thinking mode that a request can ask for; `isOn` is null where the code does not show it. */
function thinkingModes(call: Call): readonly (Conditional & { readonly isOn: boolean | null })[] {
  const thinking = call.parameter("thinking");
  if (thinking.isOpen) return [{ isOn: null, conditions: [] }];
  return thinking.property.alternatives.flatMap((source) => {
    const { conditions } = source;
    if (source.kind === "absent") return [{ isOn: true, conditions }];
    if (source.kind !== "object") return [{ isOn: null, conditions }];
    const { alternatives, open } = source.shape.get("type");
    if (open !== null) return [{ isOn: null, conditions }];
    return alternatives.flatMap((type) => {
      const both = allOf(conditions, type.conditions);
      const value = type.kind === "constant" ? type.value : null;
      const isOn = value === "disabled" ? false : value === "enabled" ? true : null;
      return both ? [{ isOn, conditions: both }] : [];
    });
  });
}
