/** What Kimi accepts: the door to the data of this folder. */
import { GUIDE } from "./guide.js";
import { LIVE_MODELS, MODEL_ID_PREFIXES } from "./models.js";
import type { Contract } from "./types.js";

export { GUIDE, SEVERAL_CHOICES_TEMPERATURE } from "./guide.js";
export { BASE_URLS, KIMI_ENVIRONMENT_WORDS, KIMI_HOSTS, OPENAI_HOST } from "./hosts.js";
export { LIVE_MODELS, RETIRED_MODELS } from "./models.js";
export type { Contract, ToolChoiceForm } from "./types.js";

/** The contract of a live model, or null for ids that are retired, of another vendor or not in the table. */
export function contractOf(model: string): Contract | null {
  return LIVE_MODELS.find((live) => live.id === model)?.contract ?? null;
}

/** Whether an id is one of Moonshot's, live, retired or newer than the table. */
export function isKimiModel(model: string): boolean {
  return MODEL_ID_PREFIXES.some((prefix) => model.startsWith(prefix));
}

/** The models from the newest to the oldest whose contract satisfies a condition. */
export function modelsThat(accept: (contract: Contract) => boolean): string[] {
  return LIVE_MODELS.filter((live) => accept(live.contract)).map((live) => live.id);
}

/** The temperature up to which the guide allows only one choice. */
export const GUIDE_ONE_CHOICE_TEMPERATURE = GUIDE.oneChoiceUpToTemperature?.value ?? 0;
