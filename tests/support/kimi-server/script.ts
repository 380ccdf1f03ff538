/** What a model says in a test, turn by turn, whoever is asked: the same script plays as OpenAI and as Kimi. */
import type { ErrorId } from "../../../src/contract/index.js";
import { elements, member, textOf, type JsonObject } from "./json.js";

export interface ScriptedCall {
  readonly name: string;
  /** An object, or a text that need not be JSON. */
  readonly arguments: object | string;
}

/** One answer. */
export interface Turn {
  /** The text; several for the pieces of a stream. Without one a text is cut into words. */
  readonly text?: string | readonly string[];
  readonly calls?: readonly ScriptedCall[];
  /** What the model thinks before it answers, where the API shows it. */
  readonly reasoning?: string;
  /** `length` where the text was cut off; otherwise the reason follows from the calls. */
  readonly finishReason?: "length";
  /** Instead of an answer: an error that the client may try again. */
  readonly fails?: ErrorId;
  /** The turn answers only requests whose last user message contains this: for requests at the same time. */
  readonly to?: string;
}

export type Script = readonly Turn[];

/** A turn with a text. */
export function says(text: string | readonly string[], more: Omit<Turn, "text"> = {}): Turn {
  return { text, ...more };
}

/** A turn that calls functions, all at once. */
export function calls(...all: readonly (readonly [name: string, parameters: object | string])[]): Turn {
  return { calls: all.map(([name, parameters]) => ({ name, arguments: parameters })) };
}

/** A turn that fails with an error of the API. */
export function fails(error: ErrorId): Turn {
  return { fails: error };
}

/** What a request can be answered with. */
export interface Abilities {
  /** The names of the functions that the model may call in this request. */
  readonly functions: readonly string[];
  /** Whether it calls one function at a time. */
  readonly oneAtATime: boolean;
}

/** The text in place of calls that the request does not offer. */
export const NO_FUNCTION = "There is no function for this.";

/** Gives out the turns of a script. */
export class ScriptPlayer {
  #turns: Turn[];

  constructor(script: Script) {
    this.#turns = [...script];
  }

  /** What was not asked for yet. */
  get rest(): readonly Turn[] {
    return this.#turns;
  }

  /**
   * The turn that answers a request: the first one left that is meant for it. Calls that the model cannot make become a
   * text; where it calls one function at a time, the others of the turn wait for the next request.
   * @returns Null where no turn is left.
   */
  next(request: JsonObject, { functions, oneAtATime }: Abilities): Turn | null {
    const asked = lastUserText(request);
    const index = this.#turns.findIndex(({ to }) => to === undefined || asked.includes(to));
    const turn = this.#turns[index];
    if (turn === undefined) return null;
    this.#turns.splice(index, 1);
    const { calls: all = [], ...rest } = turn;
    const [first, ...others] = all;
    if (first === undefined) return turn;
    if (!all.every(({ name }) => functions.includes(name)))
      return { ...rest, text: turn.text ?? NO_FUNCTION };
    if (!oneAtATime || others.length === 0) return turn;
    this.#turns.splice(index, 0, { ...turn, calls: others });
    return { ...turn, calls: [first] };
  }
}

function lastUserText(request: JsonObject): string {
  const message = elements(request["messages"]).findLast((candidate) => member(candidate, "role") === "user");
  const content = member(message, "content");
  if (typeof content === "string") return content;
  return elements(content)
    .map((part) => textOf(member(part, "text")))
    .join("\n");
}

/** The pieces that a text comes in. */
export function piecesOf({ text = "" }: Turn): readonly string[] {
  return typeof text === "string" ? (text.match(/\s*\S+|\s+$/gu) ?? []) : text;
}

/** The arguments of a call, as the model writes them. */
export function argumentsOf({ arguments: written }: ScriptedCall): string {
  return typeof written === "string" ? written : JSON.stringify(written);
}
