/** Kimi's errors as responses. */
import { type ErrorId, ERRORS } from "../../../src/contract/index.js";
import type { ApiResponse } from "./exchange.js";
import { filled, problem, type Problem } from "./problem.js";

/** The response to a request with these problems: Kimi answers with one error, here that of the first problem. */
export function rejection(problems: readonly Problem[]): ApiResponse {
  const [first] = problems;
  if (!first) throw new Error("An error needs a problem.");
  const { statusCode, type, code } = ERRORS[first.error].value;
  const error = { message: messageOf(first), type: type ?? first.error, ...(code === null ? {} : { code }) };
  return {
    statusCode,
    headers: {},
    body: { json: { error } },
    errors: problems.map(messageOf),
    ignored: [],
  };
}

/** An error that a script asks for. A client that waits as long as it is told tries again at once. */
export function failure(error: ErrorId): ApiResponse {
  return { ...rejection([problem(error)]), headers: { "retry-after": "0.01" } };
}

/** The message of the error that answers a problem. One that no one recorded is ours, and says so. */
function messageOf({ error, values }: Problem): string {
  const { message } = ERRORS[error].value;
  if (message) return filled(message.text, values);
  const details = Object.entries(values).map(([name, value]) => ` ${name}: ${value}`);
  return `(No one recorded the message of this error.) ${error}${details.join(",")}`;
}
