/** Values of parameters for which the models that a request can name accept single values only. */
import {
  acceptedValues,
  GUIDE,
  GUIDE_ONE_CHOICE_TEMPERATURE,
  type AcceptedValues,
  type Contract,
  type RequestParameter,
} from "../contract/index.js";
import type { Node } from "../syntax/nodes.js";
import type { Entry } from "../values/types.js";
import { Call } from "./call.js";
import { brokenRange, temperatureForOne } from "./guide-limits.js";
import type { Conditional } from "./parameter.js";
import type { CallFile } from "./sdk-call.js";

/** What a model accepts of a parameter, in a state of thinking mode that the request can be in. */
interface Limit extends AcceptedValues {
  readonly contract: Contract;
}

/** A place that gives a parameter a value which a model rejects, or may reject. */
export interface RejectedValue {
  readonly parameter: RequestParameter;
  readonly entry: Entry;
  /** Where to point. */
  readonly at: Node;
  /** The constant; null for a value that the code does not show. */
  readonly value: number | boolean | null;
  /** The limit that it breaks: the surest one where there are several. */
  readonly limit: Limit;
  /** Whether the file shows all that the place can say, and no request that works would be another without it. */
  readonly isUseless: boolean;
}

/** The constants that are rejected as a parameter, except for those that break a limit of the guide. */
export function rejectedValues(call: Call, name: RequestParameter): readonly RejectedValue[] {
  const { numbers, booleans } = call.parameter(name);
  // JSON has no other numbers: null is sent.
  const constants = [...numbers.filter(({ value }) => Number.isFinite(value)), ...booleans];
  const taken = guidePlaces(call.file);
  return constants.flatMap((constant): RejectedValue[] => {
    const { entry, value, place } = constant;
    const limits = limitsOf(call, name, constant);
    const broken = limits.filter((limit) => limit !== null && !accepts(limit, value));
    const limit = broken.find((candidate) => candidate?.isCertain) ?? broken[0];
    const isSure = call.modesWith(constant).length > 0 || broken.length === limits.length;
    if (!limit || !isSure || taken.has(place)) return [];
    return [{ parameter: name, entry, at: place, value, limit, isUseless: isUseless(call, name, entry) }];
  });
}

/** The places whose value the file does not show whole, where a model that is known rejects most values. */
export function hiddenValues(call: Call, name: RequestParameter): readonly RejectedValue[] {
  return call.entriesOf(name).flatMap((entry): RejectedValue[] => {
    const limit = limitsOf(call, name, entry).find((one) => one?.isCertain);
    if (!limit || !entry.value || call.showsAllValues(entry)) return [];
    return [{ parameter: name, entry, at: entry.value, value: null, limit, isUseless: false }];
  });
}

/**
 * What the models that the request can name accept of a parameter; null where it is more than single values. Of all of
 * these models where it is not known which of them meets the setting.
 */
function limitsOf(call: Call, name: RequestParameter, setting: Conditional): (Limit | null)[] {
  const modes = call.modesWith(setting);
  return (modes.length > 0 ? modes : call.modesWith({ conditions: [] })).map(({ contract, isThinking }) => {
    const accepted = acceptedValues(contract, name, isThinking);
    return accepted && { ...accepted, contract };
  });
}

/** Whether a value is none that a model can reject as one of its kind. */
function accepts({ values }: AcceptedValues, value: number | boolean): boolean {
  const [first] = values;
  return values.includes(value) || (first !== undefined && typeof first !== typeof value);
}

const knownPlaces = new WeakMap<CallFile, ReadonlySet<Node>>();

/** The places of numbers that break limits of the guide in some request of a file, of which other rules speak. */
function guidePlaces(file: CallFile): ReadonlySet<Node> {
  let places = knownPlaces.get(file);
  if (!places) {
    const all = file.calls.flatMap((call) =>
      call instanceof Call && call.isChatCompletion ? guidePlacesOf(call) : [],
    );
    knownPlaces.set(file, (places = new Set(all)));
  }
  return places;
}

function guidePlacesOf(call: Call): Node[] {
  const temperatures = call.parameter("temperature").numbers.filter((one) => brokenRange(call, one) !== null);
  const counts = call
    .parameter("n")
    .numbers.filter((n) => temperatureForOne(call, n, GUIDE_ONE_CHOICE_TEMPERATURE) !== null);
  return [...temperatures, ...counts].map(({ place }) => place);
}

/** Whether each value that a place gives a parameter is an error, or what the model takes without it. */
function isUseless(call: Call, name: RequestParameter, entry: Entry): boolean {
  if (!call.showsAllValues(entry)) return false;
  const own = call.parameter(name).alternatives.filter((alternative) => alternative.entry === entry);
  const ofAll = acceptedValues(GUIDE, name, null);
  return own.every((alternative) => {
    const { value } = alternative;
    if (typeof value !== "number" && typeof value !== "boolean" && value !== null) return false;
    const isKnown = call.showsModel || (ofAll !== null && value !== null && !ofAll.values.includes(value));
    const limits = limitsOf(call, name, alternative);
    return isKnown && limits.length > 0 && limits.every((limit) => limit?.isCertain);
  });
}
