/** The form of what we know about Kimi. The facts themselves are in the other files of this folder. */
import type { ParameterRule, RequestParameter, ToolChoiceForm } from "./parameters.js";
import type { SourceId } from "./sources.js";

/**
 * How sure a fact is. `certain`: an official statement, or live observations that confirm each other. `inferred`:
 * concluded, or reported once. `disputed`: sources contradict each other. `history`: of a retired model.
 */
export const STATUSES = ["certain", "inferred", "disputed", "history"] as const;
export type Status = (typeof STATUSES)[number];

export interface Fact<T> {
  readonly value: T;
  readonly source: readonly [SourceId, ...SourceId[]];
  /** The day of the newest copy of the source that was read, YYYY-MM-DD. */
  readonly checked: string;
  readonly status: Status;
}

export type Verdict = "accepted" | "rejected" | "rejected while thinking";

export interface Contract {
  /** How messages name it: a model id, or the guide. */
  readonly name: string;
  /** The model id, or null for the guide, which holds where the model is not known. */
  readonly model: string | null;
  /** Whether the model thinks unless told otherwise, and whether a request can turn it off (null: disputed). */
  readonly thinking: Fact<{ readonly byDefault: boolean; readonly canBeDisabled: boolean | null }> | null;
  readonly parameters: Readonly<Record<RequestParameter, Fact<ParameterRule>>>;
  /** The temperature up to which one choice at most can be asked for; null where `n` is pinned anyway. */
  readonly oneChoiceUpToTemperature: Fact<number> | null;
  readonly toolChoice: Readonly<Record<ToolChoiceForm, Fact<Verdict>>>;
  /** Whether `stream_options.include_usage` adds a last chunk without choices, with the usage of the request. */
  readonly usageChunk: Fact<boolean>;
  /**
   * What happens while thinking when an assistant message with tool calls is sent back without its
   * `reasoning_content`: an error, or an answer by a model that goes on without what it thought before. Null where
   * nothing is stated.
   */
  readonly reasoningContent: Fact<"rejected" | "worse answers"> | null;
}

/** A model that answers today, with the contract that it shares with the others of its family. */
export interface LiveModel {
  readonly id: string;
  readonly contract: Contract;
}

/** A model id that answers 404 now. */
export interface RetiredModel {
  readonly id: string;
  readonly retired: Fact<{ readonly since: string; readonly replacement: string }>;
}
