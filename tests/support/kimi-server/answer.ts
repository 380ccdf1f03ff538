/** One answer to a chat completion request, whole or in chunks, in what OpenAI and Kimi have in common. */

/** A function call of an answer. */
export interface AnsweredCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** What the model says in one choice. */
export interface Choice {
  /** What it thinks first; null where the API shows nothing of it. */
  readonly reasoning: string | null;
  readonly pieces: readonly string[];
  readonly calls: readonly AnsweredCall[];
  /** Whether the only call is one of the deprecated form. */
  readonly isFunctionCall: boolean;
  readonly finishReason: string;
  readonly hasLogprobs: boolean;
}

/** What tells the answers of one API from those of another. */
export interface Dialect {
  /** Members of every answer and every chunk. */
  readonly common: Readonly<Record<string, unknown>>;
  readonly usage: Readonly<Record<string, unknown>>;
  /** Members of every message of a whole answer. */
  readonly message: Readonly<Record<string, unknown>>;
  /** The content beside calls. */
  readonly contentBesideCalls: string | null;
  /** Whether the last chunk of a choice has the usage. */
  readonly usageInChoices: boolean;
}

export interface Answer {
  readonly id: string;
  readonly model: string;
  readonly choices: readonly Choice[];
}

/** The numbers stand for nothing, but add up. */
export const TOKENS = { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 } as const;
/** When every answer was made. */
export const CREATED = 1_790_000_000;

/** The body of an answer that does not stream. */
export function completionOf({ id, model, choices }: Answer, dialect: Dialect): object {
  return {
    ...dialect.common,
    id,
    object: "chat.completion",
    created: CREATED,
    model,
    choices: choices.map((choice, index) => ({
      index,
      message: messageOf(choice, dialect),
      finish_reason: choice.finishReason,
      ...(choice.hasLogprobs ? { logprobs: logprobsOf(choice.pieces) } : {}),
    })),
    usage: dialect.usage,
  };
}

function messageOf(choice: Choice, dialect: Dialect): object {
  const { reasoning, pieces, calls, isFunctionCall } = choice;
  const [first] = calls;
  const text = pieces.join("");
  return {
    role: "assistant",
    content: text === "" && first ? dialect.contentBesideCalls : text,
    ...(reasoning === null ? {} : { reasoning_content: reasoning }),
    ...dialect.message,
    ...(first && isFunctionCall ? { function_call: functionOf(first) } : {}),
    ...(first && !isFunctionCall
      ? { tool_calls: calls.map((call) => ({ id: call.id, type: "function", function: functionOf(call) })) }
      : {}),
  };
}

function functionOf({ name, arguments: written }: AnsweredCall): object {
  return { name, arguments: written };
}

function logprobsOf(tokens: readonly string[]): object {
  return { content: tokens.map((token) => ({ token, logprob: -0.1, bytes: null, top_logprobs: [] })) };
}

/**
 * The chunks of an answer that streams.
 * @param wantsUsage Whether the request asks for a last chunk with the usage; the other chunks then say that they have
 *   none.
 */
export function chunksOf({ id, model, choices }: Answer, dialect: Dialect, wantsUsage: boolean): object[] {
  const chunk = (chosen: readonly object[], usage: object | null): object => ({
    ...dialect.common,
    id,
    object: "chat.completion.chunk",
    created: CREATED,
    model,
    choices: chosen,
    ...(wantsUsage ? { usage } : {}),
  });
  const parts = choices.flatMap((choice, index) =>
    deltasOf(choice).map(({ delta, ...more }) =>
      chunk([{ index, delta, finish_reason: null, ...more }], null),
    ),
  );
  const ends = choices.map(({ finishReason }, index) => {
    const usage = dialect.usageInChoices ? { usage: TOKENS } : {};
    return chunk([{ index, delta: {}, finish_reason: finishReason, ...usage }], null);
  });
  return [...parts, ...ends, ...(wantsUsage ? [chunk([], dialect.usage)] : [])];
}

interface Delta {
  readonly delta: object;
  readonly logprobs?: object;
}

function deltasOf(choice: Choice): Delta[] {
  const { reasoning, pieces, calls, isFunctionCall, hasLogprobs } = choice;
  return [
    { delta: { role: "assistant", content: "" } },
    ...(reasoning === null ? [] : halvesOf(reasoning)).map((text) => ({
      delta: { reasoning_content: text },
    })),
    ...pieces.map((content) => ({
      delta: { content },
      ...(hasLogprobs ? { logprobs: logprobsOf([content]) } : {}),
    })),
    ...calls.flatMap((call, index) =>
      (isFunctionCall ? functionCallDeltas(call) : toolCallDeltas(call, index)).map((delta) => ({ delta })),
    ),
  ];
}

/** The id and the name come first, then the arguments in pieces. */
function toolCallDeltas({ id, name, arguments: written }: AnsweredCall, index: number): object[] {
  return [
    { tool_calls: [{ index, id, type: "function", function: { name, arguments: "" } }] },
    ...halvesOf(written).map((text) => ({ tool_calls: [{ index, function: { arguments: text } }] })),
  ];
}

function functionCallDeltas({ name, arguments: written }: AnsweredCall): object[] {
  return [
    { function_call: { name, arguments: "" } },
    ...halvesOf(written).map((text) => ({ function_call: { arguments: text } })),
  ];
}

function halvesOf(text: string): string[] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter((half) => half !== "");
}
