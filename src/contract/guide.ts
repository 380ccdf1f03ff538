import type { Contract, Fact } from "./types.js";

/** A statement of the guide itself. */
function stated<T>(value: T): Fact<T> {
  return { value, source: ["guide"], checked: "2026-09-03", status: "certain" };
}

/** What Kimi's migration guide states, for requests whose model is not known to be a live Kimi model. */
export const GUIDE: Contract = {
  name: "Kimi's migration guide",
  model: null,
  thinking: null,
  temperature: stated({ kind: "range", minimum: 0, maximum: 1 }),
  n: null,
  // The guide says "0 or close to 0 (e.g., 0.001)" and nowhere gives another bound.
  oneChoiceUpToTemperature: stated(0.001),
  toolChoice: {
    null: stated("accepted"),
    none: stated("accepted"),
    auto: stated("accepted"),
    required: stated("rejected"),
    // The guide lists the values that are compatible; these are not among them.
    function: stated("rejected"),
    allowed_tools: stated("rejected"),
    custom: stated("rejected"),
  },
  functions: stated(false),
  usageChunk: stated(true),
};

/**
 * A temperature at which several choices were allowed. The guide gives none; a published adapter raises the temperature
 * to this value where a request asks for several.
 */
export const SEVERAL_CHOICES_TEMPERATURE: Fact<number> = {
  value: 0.3,
  source: ["adapters"],
  checked: "2026-09-03",
  status: "inferred",
};
