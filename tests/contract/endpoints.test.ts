import { describe, expect, it } from "vitest";
import { endpointOf, ENDPOINTS } from "../../src/contract/index.js";

/** A method, whether Kimi has it, how sure that is, and what to use instead. */
const METHODS: readonly (readonly [method: string, support: string | null, instead?: string])[] = [
  ["chat.completions.create", "supported, certain"],
  ["chat.completions.stream", "supported, certain"],
  ["chat.completions.parse", "supported, certain"],
  ["chat.completions.runTools", "supported, certain"],
  ["beta.chat.completions.runFunctions", "supported, certain"],
  ["beta.chat.completions.parse", "supported, certain"],
  [
    "chat.completions.retrieve",
    "not offered, certain",
    "Keep the messages in the program and send them with each request.",
  ],
  [
    "chat.completions.del",
    "not offered, certain",
    "Keep the messages in the program and send them with each request.",
  ],
  [
    "chat.completions.messages.list",
    "not offered, certain",
    "Keep the messages in the program and send them with each request.",
  ],
  ["models.list", "supported, certain"],
  ["models.retrieve", "not stated, certain", "Use `models.list`."],
  ["models.delete", "not offered, inferred"],
  ["files.create", "limited, certain"],
  ["files.content", "supported, certain"],
  ["files.del", "supported, certain"],
  ["files.waitForProcessing", "not stated, certain", "Use `files.retrieve` and read `status`."],
  ["batches.create", "limited, certain"],
  ["batches.cancel", "supported, certain"],
  ["responses.create", "limited, certain"],
  ["responses.stream", "limited, certain"],
  ["responses.parse", "limited, certain"],
  [
    "responses.retrieve",
    "not offered, certain",
    "Keep the messages in the program and send them with each request.",
  ],
  [
    "responses.inputItems.list",
    "not offered, certain",
    "Keep the messages in the program and send them with each request.",
  ],
  ["responses.compact", "not offered, inferred"],
  ["beta.responses.create", "not stated, certain", "Use `responses`."],
  [
    "conversations.items.create",
    "not offered, certain",
    "Keep the messages in the program and send them with each request.",
  ],
  ["embeddings.create", "not offered, certain"],
  ["completions.create", "not offered, certain", "Use `chat.completions.create`."],
  ["edits.create", "not offered, inferred", "Use `chat.completions.create`."],
  ["images.generate", "not offered, certain"],
  ["audio.transcriptions.create", "not offered, certain"],
  ["audio.speech.create", "not offered, certain"],
  ["moderations.create", "not offered, certain"],
  ["fineTuning.jobs.create", "not offered, certain"],
  ["fineTuning.alpha.graders.run", "not offered, certain"],
  ["vectorStores.fileBatches.uploadAndPoll", "not offered, certain"],
  ["beta.vectorStores.create", "not offered, certain"],
  ["uploads.parts.create", "not offered, certain", "Use `files.create`."],
  [
    "beta.assistants.create",
    "not offered, certain",
    "Use `chat.completions.create` with `tools`, and keep the messages in the program: Kimi stores none.",
  ],
  [
    "beta.threads.runs.steps.list",
    "not offered, certain",
    "Use `chat.completions.create` with `tools`, and keep the messages in the program: Kimi stores none.",
  ],
  ["realtime.clientSecrets.create", "not offered, certain"],
  ["videos.downloadContent", "not offered, certain"],
  ["admin.organization.projects.list", "not offered, certain"],
  ["beta.agents.sessions.create", "not offered, inferred"],
  ["webhooks.unwrap", "local, certain"],
  ["webhooks.verifySignature", "local, certain"],
  ["webhooks.create", "not offered, inferred"],
  // No methods, or no resources, of the SDK.
  ["chat.completions", null],
  ["chat.completions.frobnicate", null],
  ["chat.completions.create.bind", null],
  ["chat.completions.create.retrieve", null],
  ["chat.create", null],
  ["images.generate.bind", null],
  ["responses.create.parse", null],
  ["client.images.generate", null],
  ["withOptions", null],
  ["get", null],
  ["create", null],
  ["skills.length", null],
  ["", null],
];

describe("the row of a method", () => {
  for (const [method, expected, instead = null] of METHODS) {
    it(`${method === "" ? "nothing" : method}: ${expected ?? "none"}`, () => {
      const row = endpointOf(method === "" ? [] : method.split("."));
      expect(row && `${row.support.value}, ${row.support.status}`).toBe(expected);
      if (row) expect(row.instead).toBe(instead);
    });
  }
});

/** A method, and what its parameters can be: the documented values, in brackets those that are only taken. */
const LIMITS: readonly (readonly [method: string, ...limits: string[]])[] = [
  [
    "files.create",
    `purpose: "file-extract" "image" "video" "batch" ("batch_output" "lambda"), else rejected, certain`,
  ],
  ["batches.create", `endpoint: "/v1/chat/completions" (), else rejected, certain`],
  [
    "responses.create",
    `store: false null (), else unsupported, certain`,
    `previous_response_id: null (), else unsupported, certain`,
    `conversation: null (), else unsupported, certain`,
    `background: false null (), else unsupported, certain`,
    `model: "kimi-k3" (), else unsupported, disputed`,
    `prompt_cache_retention: null (), else rejected, certain`,
    `reasoning.effort: "low" "high" "max" null ("medium"), else rejected, certain`,
    `temperature: 1 null (), else rejected, certain`,
    `text.format.type: "text" "json_schema" (), else rejected, certain`,
    `tool_choice: "auto" (), else rejected, certain`,
  ],
  ["chat.completions.create"],
  ["files.retrieve"],
];

describe("limits", () => {
  it.each(LIMITS)("%s", (method, ...expected) => {
    const shown = endpointOf(method.split("."))?.limits.map(({ value, status }) => {
      const [accepted, tolerated] = [value.accepted, value.tolerated].map((values) =>
        values.map((constant) => JSON.stringify(constant)).join(" "),
      );
      return `${value.parameter}: ${accepted ?? ""} (${tolerated ?? ""}), else ${value.otherwise}, ${status}`;
    });
    expect(shown).toEqual(expected);
  });
});

describe("rows", () => {
  it("do not contradict each other", () => {
    const methods = ENDPOINTS.flatMap((row) =>
      (row.methods === "all" ? ["all"] : row.methods).map((method) => `${row.resource} ${method}`),
    );
    expect(new Set(methods).size).toBe(methods.length);
    for (const { resource } of ENDPOINTS.filter((row) => row.methods === "all")) {
      expect(
        ENDPOINTS.filter((row) => row.resource === resource),
        resource,
      ).toHaveLength(1);
    }
  });

  it("have limits exactly if they are limited", () => {
    for (const { resource, support, limits } of ENDPOINTS) {
      expect(limits.length > 0, resource).toBe(support.value === "limited");
    }
  });

  it("name methods", () => {
    for (const { resource, methods } of ENDPOINTS) expect(methods, resource).not.toEqual([]);
  });

  it("name each parameter once", () => {
    for (const { resource, limits } of ENDPOINTS) {
      const parameters = limits.map(({ value }) => value.parameter);
      expect(new Set(parameters).size, resource).toBe(parameters.length);
      for (const { accepted, tolerated } of limits.map(({ value }) => value)) {
        expect(
          accepted.filter((value) => tolerated.includes(value)),
          resource,
        ).toEqual([]);
      }
    }
  });

  it("send to methods that Kimi has", () => {
    for (const { resource, instead } of ENDPOINTS) {
      for (const [, method = ""] of (instead ?? "").matchAll(/`([\w.]+\.\w+)`/gu)) {
        const support = endpointOf(method.split("."))?.support.value;
        expect(["supported", "limited"], `${resource}: ${method}`).toContain(support);
      }
    }
  });
});
