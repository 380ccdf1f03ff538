import { describe, expect, it } from "vitest";
import {
  contractOf,
  GUIDE,
  GUIDE_ONE_CHOICE_TEMPERATURE,
  isKimiModel,
  LIVE_MODELS,
  modelsThat,
  RETIRED_MODELS,
} from "../../src/contract/index.js";
import { RECOMMENDED_MODEL } from "../../src/contract/models.js";
import type { Contract, Fact } from "../../src/contract/types.js";

const LIVE = [
  "kimi-k3.1-pro",
  "kimi-k3.1-pro-highspeed",
  "kimi-k3",
  "kimi-k2.7-code",
  "kimi-k2.7-code-highspeed",
  "kimi-k2.6",
];

const RETIRED = {
  "kimi-k2.5": "2026-08-31",
  "moonshot-v1-8k": "2026-08-31",
  "moonshot-v1-32k": "2026-08-31",
  "moonshot-v1-128k": "2026-08-31",
  "moonshot-v1-auto": "2026-08-31",
  "moonshot-v1-8k-vision-preview": "2026-08-31",
  "moonshot-v1-32k-vision-preview": "2026-08-31",
  "moonshot-v1-128k-vision-preview": "2026-08-31",
  "kimi-k2-0711-preview": "2026-05-25",
  "kimi-k2-0905-preview": "2026-05-25",
  "kimi-k2-turbo-preview": "2026-05-25",
  "kimi-k2-thinking": "2026-05-25",
  "kimi-k2-thinking-turbo": "2026-05-25",
  "kimi-latest": "2026-01-28",
  "kimi-thinking-preview": "2025-11-11",
};

describe("models", () => {
  it("are live", () => {
    expect(LIVE_MODELS.map(({ id }) => id)).toEqual(LIVE);
  });

  it("were retired", () => {
    const since = RETIRED_MODELS.map(({ id, retired }) => [id, retired.value.since]);
    expect(Object.fromEntries(since)).toEqual(RETIRED);
    expect(since).toHaveLength(Object.keys(RETIRED).length);
  });

  it("have an id of their own, live or retired", () => {
    const ids = [...LIVE_MODELS, ...RETIRED_MODELS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("are replaced by one that is live", () => {
    expect(RECOMMENDED_MODEL).toBe("kimi-k3");
    for (const { id, retired } of RETIRED_MODELS) expect(LIVE, id).toContain(retired.value.replacement);
  });

  it("are history once they are retired", () => {
    for (const { id, retired } of RETIRED_MODELS) expect(retired.status, id).toBe("history");
  });

  it.each(LIVE)("%s has a contract of its name", (id) => {
    expect(contractOf(id)).toMatchObject({ name: id, model: id });
  });

  it.each([
    ...Object.keys(RETIRED),
    "gpt-4o",
    "kimi-k4",
    "Kimi-K3",
    "kimi-k3 ",
    "moonshotai/kimi-k3",
    "",
    "k3",
  ])("%s has no contract", (id) => {
    expect(contractOf(id)).toBeNull();
  });

  it.each([...LIVE, ...Object.keys(RETIRED), "kimi-k4", "moonshot-v1-256k"])("%s is Moonshot's", (id) => {
    expect(isKimiModel(id)).toBe(true);
  });

  it.each(["gpt-4o", "o3", "moonshotai/kimi-k2", "Kimi-K2-Instruct", "k3", "", "my-kimi-k3"])(
    "%s is not",
    (id) => {
      expect(isKimiModel(id)).toBe(false);
    },
  );

  it("are listed from the newest by what they accept", () => {
    expect(modelsThat(({ toolChoice }) => toolChoice.required.value === "accepted")).toEqual([
      "kimi-k3.1-pro",
      "kimi-k3.1-pro-highspeed",
      "kimi-k3",
    ]);
    expect(modelsThat(() => false)).toEqual([]);
  });
});

/** A fact as `value, status`. */
function shown(fact: Fact<unknown> | null): string | null {
  return fact && `${JSON.stringify(fact.value)}, ${fact.status}`;
}

function contract(id: string): Contract {
  const found = id === "guide" ? GUIDE : contractOf(id);
  if (!found) throw new Error(`There is no contract of ${id}.`);
  return found;
}

const THINKING_1 = `{"kind":"pinned","thinking":1,"nonThinking":null}`;

describe("contracts", () => {
  it.each([
    ["guide", `{"kind":"range","minimum":0,"maximum":1}, certain`],
    ["kimi-k3.1-pro", `${THINKING_1}, certain`],
    ["kimi-k3.1-pro-highspeed", `${THINKING_1}, certain`],
    ["kimi-k3", `${THINKING_1}, certain`],
    ["kimi-k2.7-code", `${THINKING_1}, certain`],
    ["kimi-k2.7-code-highspeed", `${THINKING_1}, certain`],
    ["kimi-k2.6", `{"kind":"pinned","thinking":1,"nonThinking":0.6}, certain`],
  ])("%s: temperature", (id, expected) => {
    expect(shown(contract(id).parameters.temperature)).toBe(expected);
  });

  it.each(LIVE)("%s: n", (id) => {
    expect(shown(contract(id).parameters.n)).toBe(`{"kind":"pinned","thinking":1,"nonThinking":1}, certain`);
  });

  it.each(LIVE)("%s: no limit of its own for several choices", (id) => {
    expect(contract(id).oneChoiceUpToTemperature).toBeNull();
  });

  it("guide: several choices above a temperature", () => {
    expect(shown(GUIDE.parameters.n)).toBe(`{"kind":"not stated"}, certain`);
    expect(shown(GUIDE.oneChoiceUpToTemperature)).toBe("0.001, certain");
  });

  it("give the rule its default", () => {
    expect(GUIDE_ONE_CHOICE_TEMPERATURE).toBe(0.001);
  });

  it.each([
    ["guide", null],
    ["kimi-k3.1-pro", `{"byDefault":true,"canBeDisabled":null}, disputed`],
    ["kimi-k3.1-pro-highspeed", `{"byDefault":true,"canBeDisabled":null}, disputed`],
    ["kimi-k3", `{"byDefault":true,"canBeDisabled":null}, disputed`],
    ["kimi-k2.7-code", `{"byDefault":true,"canBeDisabled":false}, certain`],
    ["kimi-k2.7-code-highspeed", `{"byDefault":true,"canBeDisabled":false}, certain`],
    ["kimi-k2.6", `{"byDefault":true,"canBeDisabled":true}, certain`],
  ])("%s: thinking", (id, expected) => {
    expect(shown(contract(id).thinking)).toBe(expected);
  });

  const yes = `"accepted", certain`;
  const no = `"rejected", certain`;
  const perhaps = `"accepted", inferred`;
  const hardly = `"rejected", inferred`;
  const notWhileThinking = `"rejected while thinking", certain`;
  it.each([
    // model, null, none, auto, required, function, allowed_tools, custom
    ["guide", yes, yes, yes, no, no, no, no],
    ["kimi-k3.1-pro", perhaps, perhaps, perhaps, perhaps, hardly, hardly, hardly],
    ["kimi-k3.1-pro-highspeed", perhaps, perhaps, perhaps, perhaps, hardly, hardly, hardly],
    ["kimi-k3", yes, yes, yes, yes, no, hardly, hardly],
    ["kimi-k2.7-code", yes, yes, yes, no, no, hardly, hardly],
    ["kimi-k2.7-code-highspeed", yes, yes, yes, no, no, hardly, hardly],
    ["kimi-k2.6", yes, yes, yes, notWhileThinking, notWhileThinking, hardly, hardly],
  ])("%s: tool_choice", (id, ...verdicts) => {
    const { toolChoice } = contract(id);
    const forms = ["null", "none", "auto", "required", "function", "allowed_tools", "custom"] as const;
    expect(forms.map((form) => shown(toolChoice[form]))).toEqual(verdicts);
  });

  it.each(["guide", ...LIVE])("%s: functions do nothing", (id) => {
    const { functions, function_call } = contract(id).parameters;
    for (const fact of [functions, function_call]) {
      expect(shown(fact)).toBe(`{"kind":"unsupported"}, certain`);
    }
  });

  it.each([
    ["guide", "true, certain"],
    ["kimi-k3.1-pro", "true, inferred"],
    ["kimi-k3.1-pro-highspeed", "true, inferred"],
    ["kimi-k3", "true, certain"],
    ["kimi-k2.7-code", "true, certain"],
    ["kimi-k2.7-code-highspeed", "true, certain"],
    ["kimi-k2.6", "true, certain"],
  ])("%s: a last chunk with the usage", (id, expected) => {
    expect(shown(contract(id).usageChunk)).toBe(expected);
  });

  it("name themselves as messages do", () => {
    expect(GUIDE).toMatchObject({ name: "Kimi's migration guide", model: null });
  });
});
