import { describe, expect, it } from "vitest";
import { GUIDE, LIVE_MODELS, RETIRED_MODELS, SEVERAL_CHOICES_TEMPERATURE } from "../../src/contract/index.js";
import { SOURCES } from "../../src/contract/sources.js";
import type { Contract, Fact } from "../../src/contract/types.js";

/** The day on which the facts were compiled: none can have been checked later. */
const COMPILED = "2026-11-22";

function factsOf({
  name,
  thinking,
  temperature,
  n,
  oneChoiceUpToTemperature,
  toolChoice,
  functions,
  usageChunk,
}: Contract) {
  const named: readonly (readonly [string, Fact<unknown> | null])[] = [
    ["thinking", thinking],
    ["temperature", temperature],
    ["n", n],
    ["oneChoiceUpToTemperature", oneChoiceUpToTemperature],
    ...Object.entries(toolChoice).map(([form, fact]) => [`toolChoice.${form}`, fact] as const),
    ["functions", functions],
    ["usageChunk", usageChunk],
  ];
  return named.flatMap(([key, fact]) => (fact ? [{ fact, title: `${name}: ${key}` }] : []));
}

const FACTS = [
  ...factsOf(GUIDE),
  ...LIVE_MODELS.flatMap(({ contract }) => factsOf(contract)),
  ...RETIRED_MODELS.map(({ id, retired }) => ({ fact: retired, title: id })),
  { fact: SEVERAL_CHOICES_TEMPERATURE, title: "several choices" },
];

describe("every fact", () => {
  it("has sources that exist, each once", () => {
    for (const { fact, title } of FACTS) {
      expect(fact.source.length, title).toBeGreaterThan(0);
      expect(new Set(fact.source).size, title).toBe(fact.source.length);
      for (const source of fact.source) expect(Object.keys(SOURCES), title).toContain(source);
    }
  });

  it("has a status", () => {
    for (const { fact, title } of FACTS) {
      expect(["certain", "inferred", "disputed", "history"], title).toContain(fact.status);
    }
  });

  it("was checked on a day that is not in the future", () => {
    for (const { fact, title } of FACTS) {
      expect(new Date(fact.checked).toISOString(), title).toBe(`${fact.checked}T00:00:00.000Z`);
      expect(fact.checked <= COMPILED, title).toBe(true);
    }
  });
});

describe("these tests", () => {
  it("know every field of a contract that holds a fact", () => {
    const isFact = (value: unknown): boolean =>
      typeof value === "object" && value !== null && "status" in value;
    const listed = new Set(FACTS.map(({ fact }): unknown => fact));
    for (const contract of [GUIDE, ...LIVE_MODELS.map((live) => live.contract)]) {
      const values = [
        ...Object.values<unknown>({ ...contract }),
        ...Object.values<unknown>({ ...contract.toolChoice }),
      ].filter(isFact);
      expect(values.length).toBeGreaterThan(0);
      for (const value of values) expect(listed).toContain(value);
    }
  });
});

describe("sources", () => {
  it.each(Object.entries(SOURCES))(
    "%s has a title and an address of Kimi's documentation, if any",
    (_, source) => {
      expect(source.title).not.toBe("");
      if (source.url !== null) expect(source.url).toMatch(/^https:\/\/platform\.kimi\.ai\/docs\/[\w/-]+$/u);
    },
  );

  it("have titles of their own", () => {
    const titles = Object.values(SOURCES).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
