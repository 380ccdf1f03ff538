import { describe, expect, it } from "vitest";
import * as contract from "../../src/contract/index.js";
import { SOURCES } from "../../src/contract/sources.js";
import { STATUSES } from "../../src/contract/types.js";

/** The day on which the facts were compiled: none can have been checked later. */
const COMPILED = "2026-11-22";
/** The day of the newest copies of Kimi's pages. What rests on one cannot be younger. */
const NEWEST_PAGES = "2026-09-03";

interface Found {
  readonly title: string;
  readonly fact: Readonly<Record<"value" | "source" | "checked" | "status", unknown>>;
}

/** Every object that has some of the members of a fact, wherever it is in the data. */
function factsIn(value: unknown, title: string): Found[] {
  if (typeof value !== "object" || value === null) return [];
  const { value: fact, source, checked, status } = Object.fromEntries(Object.entries(value));
  const inside = Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    factsIn(member, `${title}.${key}`),
  );
  const isFact = ["source", "checked", "status"].some((member) => member in value);
  return isFact ? [{ title, fact: { value: fact, source, checked, status } }, ...inside] : inside;
}

const FACTS = factsIn({ ...contract }, "contract");

describe("every fact", () => {
  it("is found", () => {
    const titles = FACTS.map(({ title }) => title);
    expect(titles).toContain("contract.GUIDE.parameters.temperature");
    expect(titles).toContain("contract.LIVE_MODELS.0.contract.toolChoice.auto");
    expect(titles).toContain("contract.KIMI_KEY_VARIABLE");
    expect(titles).toContain("contract.RETIRED_MODELS.0.retired");
  });

  it("has a value", () => {
    for (const { title, fact } of FACTS) expect(fact.value, title).not.toBeUndefined();
  });

  it("has sources that exist, each once", () => {
    for (const { title, fact } of FACTS) {
      const sources: readonly unknown[] = Array.isArray(fact.source) ? fact.source : [];
      expect(sources.length, title).toBeGreaterThan(0);
      expect(new Set(sources).size, title).toBe(sources.length);
      for (const source of sources) expect(Object.keys(SOURCES), title).toContain(source);
    }
  });

  it("has a status", () => {
    for (const { title, fact } of FACTS) expect(STATUSES, title).toContain(fact.status);
  });

  it("was checked on a day that is not in the future", () => {
    for (const { title, fact } of FACTS) {
      const checked = String(fact.checked);
      expect(new Date(checked).toISOString(), title).toBe(`${checked}T00:00:00.000Z`);
      expect(checked <= COMPILED, title).toBe(true);
    }
  });

  it("rests on no copy of a page that was not read", () => {
    for (const { title, fact } of FACTS) {
      const pages = Object.entries(SOURCES).filter(
        ([id, { url }]) =>
          Array.isArray(fact.source) && fact.source.includes(id) && url?.includes("platform.kimi.ai"),
      );
      if (pages.length > 0) expect(String(fact.checked) <= NEWEST_PAGES, title).toBe(true);
    }
  });
});

describe("sources", () => {
  it.each(Object.entries(SOURCES))(
    "%s has a title and an address of Kimi's documentation, if any",
    (_, source) => {
      expect(source.title).not.toBe("");
      if (source.url !== null)
        expect(source.url).toMatch(
          /^https:\/\/(?:platform\.kimi\.ai\/docs\/[\w/-]+|www\.npmjs\.com\/package\/openai|github\.com\/openai\/[\w/.-]+)$/u,
        );
    },
  );

  it("have titles of their own", () => {
    const titles = Object.values(SOURCES).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
