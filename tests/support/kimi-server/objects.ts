/** What both APIs answer besides chat completions, as small as it can be. */
import { CREATED, TOKENS } from "./answer.js";

export const FILE = {
  id: "file-1",
  object: "file",
  bytes: 1,
  created_at: CREATED,
  filename: "file.txt",
  purpose: "file-extract",
  status: "ready",
} as const;

export const BATCH = {
  id: "batch-1",
  object: "batch",
  endpoint: "/v1/chat/completions",
  input_file_id: "file-1",
  completion_window: "24h",
  status: "validating",
  created_at: CREATED,
} as const;

export function listOf(...data: readonly object[]): object {
  return { object: "list", data };
}

export function modelOf(id: string, owner: string): object {
  return { id, object: "model", created: CREATED, owned_by: owner };
}

/** An answer of the Responses API: a text. */
export function responseOf(model: string, text: string): object {
  const content = [{ type: "output_text", text, annotations: [] }];
  return {
    id: "resp_1",
    object: "response",
    created_at: CREATED,
    model,
    status: "completed",
    output: [{ type: "message", id: "msg_1", role: "assistant", status: "completed", content }],
    usage: {
      input_tokens: TOKENS.prompt_tokens,
      output_tokens: TOKENS.completion_tokens,
      total_tokens: TOKENS.total_tokens,
    },
  };
}
