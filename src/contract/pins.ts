/** Which values of a parameter a contract accepts, where it accepts only some. */
import { LIVE_MODELS } from "./models.js";
import { REQUEST_PARAMETERS, type PinnedValue, type RequestParameter } from "./parameters.js";
import type { Contract } from "./types.js";

/** The parameters that some live model pins to one value, or rejects with any. */
export const FIXED_PARAMETERS: readonly RequestParameter[] = REQUEST_PARAMETERS.filter((parameter) =>
  LIVE_MODELS.some(({ contract }) => {
    const { kind } = contract.parameters[parameter].value;
    return kind === "pinned" || kind === "rejected";
  }),
);

/** The values of a parameter that a request can have without being an error. */
export interface AcceptedValues {
  /** Empty where every value is an error. */
  readonly values: readonly PinnedValue[];
  /** Whether every other value is certain to be an error; otherwise it is concluded, or was reported once. */
  readonly isCertain: boolean;
}

/**
 * The values of a parameter that a contract accepts in a state of thinking mode (null: the code does not show it). Where
 * the value that a model accepts in a mode is not known, it counts as one of those that some other live model accepts;
 * so do those of a model that is not known. Null where more than single values may be accepted.
 */
export function acceptedValues(
  contract: Contract,
  parameter: RequestParameter,
  isThinking: boolean | null,
): AcceptedValues | null {
  if (contract.model === null) {
    const values = sharedPins(parameter);
    return values && { values, isCertain: false };
  }
  const { value: rule, status } = contract.parameters[parameter];
  const state = alwaysThinks(contract) || isThinking;
  // Seen of requests that think.
  if (rule.kind === "rejected") return state ? { values: [], isCertain: status === "certain" } : null;
  if (rule.kind !== "pinned") return null;
  const pins = pinsIn(rule, state);
  const known = pins.filter((pin) => pin !== null);
  const isKnown = known.length === pins.length;
  const others = isKnown ? [] : sharedPins(parameter);
  if (!others) return null;
  return { values: [...new Set([...known, ...others])], isCertain: isKnown && status === "certain" };
}

/** Whether a request cannot turn off thinking: with other states it is an error whatever else it says. */
function alwaysThinks({ thinking }: Contract): boolean {
  return thinking?.status === "certain" && thinking.value.canBeDisabled === false;
}

interface Pinned {
  readonly thinking: PinnedValue | null;
  readonly nonThinking: PinnedValue | null;
}

function pinsIn({ thinking, nonThinking }: Pinned, isThinking: boolean | null): (PinnedValue | null)[] {
  if (isThinking === null) return [thinking, nonThinking];
  return [isThinking ? thinking : nonThinking];
}

/**
 * The values of a parameter that some live model may accept in some thinking mode, for requests whose model is not
 * known; every other value is an error with every live model. Null where not every live model is certain to pin it.
 */
export function sharedPins(parameter: RequestParameter): readonly PinnedValue[] | null {
  const values = new Set<PinnedValue>();
  for (const { contract } of LIVE_MODELS) {
    const { value: rule, status } = contract.parameters[parameter];
    if (rule.kind !== "pinned" || status !== "certain") return null;
    for (const pin of [rule.thinking, rule.nonThinking]) if (pin !== null) values.add(pin);
  }
  return [...values];
}
