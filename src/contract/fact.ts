import type { SourceId } from "./sources.js";
import type { Fact } from "./types.js";

/** The day of the newest official pages that were read. */
export const PAGES_READ = "2026-09-03";

type Sources = readonly [SourceId, ...SourceId[]];

/** What an official page states, or live observations that confirm each other. */
export function certain<T>(value: T, ...source: Sources): Fact<T> {
  return { value, source, checked: PAGES_READ, status: "certain" };
}

/** What is concluded, or was reported once. */
export function inferred<T>(value: T, ...source: Sources): Fact<T> {
  return { value, source, checked: PAGES_READ, status: "inferred" };
}

/** What sources contradict each other about. */
export function disputed<T>(value: T, ...source: Sources): Fact<T> {
  return { value, source, checked: PAGES_READ, status: "disputed" };
}

/** The day on which the newest version of the SDK was read and run. */
const SDK_READ = "2026-11-22";

/** What the published package shows. */
export function shownBySdk<T>(value: T): Fact<T> {
  return { value, source: ["sdk"], checked: SDK_READ, status: "certain" };
}
