/** What the guide's limits say of a request. They hold where no model with a contract of its own can be meant. */
import type { Contract } from "../contract/index.js";
import type { Call } from "./call.js";
import type { ParameterAlternative } from "./parameter.js";

/** A range that a temperature is out of. */
export interface BrokenRange {
  readonly contract: Contract;
  readonly minimum: number;
  readonly maximum: number;
}

/** The range that a temperature is out of; null where a model that the request can name pins it. */
export function brokenRange(call: Call, temperature: ParameterAlternative<number>): BrokenRange | null {
  const { value } = temperature;
  const ranges = call.contractsWith(temperature).map((contract): BrokenRange | null => {
    const rule = contract.parameters.temperature.value;
    return rule.kind === "range" ? { contract, minimum: rule.minimum, maximum: rule.maximum } : null;
  });
  const known = ranges.filter((range) => range !== null);
  if (known.length < ranges.length) return null;
  return known.find(({ minimum, maximum }) => value < minimum || value > maximum) ?? null;
}

/** A temperature so low that only one choice can be asked for. */
export interface OneChoiceTemperature {
  readonly contract: Contract;
  readonly temperature: ParameterAlternative<number>;
}

/**
 * The temperature between zero and `nearZero` that certainly meets a request for several choices; null where a model that
 * the request can name pins their number.
 */
export function temperatureForOne(
  call: Call,
  n: ParameterAlternative<number>,
  nearZero: number,
): OneChoiceTemperature | null {
  const isLimited = call
    .contractsWith(n)
    .every(({ oneChoiceUpToTemperature }) => oneChoiceUpToTemperature !== null);
  if (n.value <= 1 || !isLimited) return null;
  for (const temperature of call.parameter("temperature").numbers) {
    const [contract] = call.contractsWith(n, temperature);
    if (contract && temperature.value >= 0 && temperature.value <= nearZero) return { contract, temperature };
  }
  return null;
}
