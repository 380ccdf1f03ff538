import { contractOf, GUIDE, isKimiModel, type Contract, type Endpoint } from "../contract/index.js";
import type { Settings } from "../settings.js";
import type { CallNode, Node } from "../syntax/nodes.js";
import { allOf, conditionsOfCases } from "../values/condition.js";
import { usesOf, type Use } from "../values/uses.js";
import type { Client } from "./client.js";
import type { RequestPath } from "./endpoints.js";
import { together, type Conditional, type Parameter } from "./parameter.js";
import { SdkCall, type SdkCallParts } from "./sdk-call.js";

/** A contract that holds for a request, under the conditions under which its model is chosen. */
export interface ContractCase extends Conditional {
  readonly contract: Contract;
}

/** A state of thinking mode that a request can ask for; `isOn` is null where the code does not show it. */
interface ThinkingMode extends Conditional {
  readonly isOn: boolean | null;
}

interface CallParts extends SdkCallParts {
  readonly node: CallNode;
  readonly path: RequestPath;
  readonly methodName: Node;
}

/** One request. */
export class Call extends SdkCall {
  override readonly node: CallNode;
  /** The SDK's resource (`images`, `beta.threads.runs`); `chat.completions` also where it is reached by `beta.`. */
  readonly resource: string;
  readonly method: string;
  readonly isChatCompletion: boolean;
  /** What the contract says of the method. */
  readonly endpoint: Endpoint;
  /** The name of the method, a place to report at. */
  readonly methodName: Node;
  /** The contracts of the models that the request can name. Empty where it is not meant for Kimi. */
  readonly cases: readonly ContractCase[];
  private knownModes: readonly ThinkingMode[] | null = null;
  private knownAnswer: readonly Use[] | null = null;

  constructor({ path, methodName, ...parts }: CallParts) {
    super(parts);
    this.node = parts.node;
    this.resource = path.resource;
    this.method = path.method;
    this.isChatCompletion = path.isChatCompletion;
    this.endpoint = path.endpoint;
    this.methodName = methodName;
    this.cases = contractCases(this.parameter("model"), this.client, this.settings);
  }

  /** Whether Kimi has an endpoint for it. */
  get isServed(): boolean {
    const { value } = this.endpoint.support;
    return value === "supported" || value === "limited";
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
    const modes = (this.knownModes ??= thinkingModes(this));
    return this.cases.flatMap((contractCase) =>
      modes
        .filter((mode) => together(alternative, contractCase, mode))
        .map((mode) => ({ contract: contractCase.contract, isThinking: mode.isOn })),
    );
  }

  /** Whether every model that the request can name is known, from the code or from the settings. */
  get showsModel(): boolean {
    return !this.parameter("model").isOpen || this.settings.model !== null;
  }

  /** What the program does with the answer. */
  get answer(): readonly Use[] {
    const uses = usesOf(this.node, this.values);
    return (this.knownAnswer ??= this.client.isVersion3 ? uses.flatMap(withinData) : uses);
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
  const all = isUnknown && !onlyKimi ? [...cases, { contract: otherwise, conditions: [] }] : cases;
  return few(all, ({ contract }) => contract, !model.isOpen && !onlyKimi);
}

/** The states of thinking mode that a request can ask for. */
function thinkingModes(call: Call): readonly ThinkingMode[] {
  const thinking = call.parameter("thinking");
  if (thinking.isOpen) return [{ isOn: null, conditions: [] }];
  const modes = thinking.property.alternatives.flatMap((source): ThinkingMode[] => {
    const { conditions } = source;
    if (source.kind === "absent") return [{ isOn: true, conditions }];
    if (source.kind !== "object") return [{ isOn: null, conditions }];
    const { alternatives, open } = source.shape.get("type");
    if (open !== null) return [{ isOn: null, conditions }];
    return alternatives.flatMap((type): ThinkingMode[] => {
      const both = allOf(conditions, type.conditions);
      const value = type.kind === "constant" ? type.value : null;
      const isOn = value === "disabled" ? false : value === "enabled" ? true : null;
      return both ? [{ isOn, conditions: both }] : [];
    });
  });
  return few(modes, ({ isOn }) => isOn, true);
}

/** More alternatives than this are compared with those of other parameters only after they are taken together. */
const MANY = 16;

/**
 * The alternatives, those that mean the same taken together where there are many.
 * @param areAll whether one of them always holds.
 */
function few<Alternative extends Conditional>(
  alternatives: readonly Alternative[],
  meaning: (alternative: Alternative) => unknown,
  areAll: boolean,
): Alternative[] {
  if (alternatives.length <= MANY) return [...alternatives];
  const groups = new Map<unknown, Alternative[]>();
  for (const alternative of alternatives) {
    const key = meaning(alternative);
    groups.set(key, [...(groups.get(key) ?? []), alternative]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const isOnly = areAll && groups.size === 1;
    const conditions = isOnly ? [] : conditionsOfCases(group.map((alternative) => alternative.conditions));
    return first && conditions ? [{ ...first, conditions }] : [];
  });
}

/** Version 3 hands out the HTTP response, with the answer in its `data`. */
function withinData(use: Use): readonly Use[] {
  if (use.kind !== "member") return [use];
  return use.name === "data" ? use.uses : [];
}
