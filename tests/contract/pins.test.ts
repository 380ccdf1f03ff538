import { describe, expect, it } from "vitest";
import { acceptedValues, contractOf, FIXED_PARAMETERS, GUIDE } from "../../src/contract/index.js";

describe("the parameters that models fix", () => {
  it("are these", () => {
    expect([...FIXED_PARAMETERS].sort()).toEqual([
      "frequency_penalty",
      "logprobs",
      "n",
      "presence_penalty",
      "temperature",
      "top_logprobs",
      "top_p",
    ]);
  });
});

type Row = readonly [
  parameter: (typeof FIXED_PARAMETERS)[number],
  isThinking: boolean | null,
  values: readonly (number | boolean)[] | null,
  isCertain?: boolean,
];

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  "kimi-k3": [
    ["temperature", true, [1], true],
    // It is disputed whether thinking can be turned off, and no value is known for that.
    ["temperature", false, [1, 0.6], false],
    ["temperature", null, [1, 0.6], false],
    ["top_p", null, [0.95], true],
    ["n", false, [1], true],
    ["logprobs", true, [false], true],
    ["logprobs", false, null],
    ["logprobs", null, null],
    ["top_logprobs", true, [], true],
    ["top_logprobs", null, null],
    ["seed", true, null],
  ],
  "kimi-k3.1-pro": [
    ["temperature", true, [1], true],
    ["logprobs", true, [false], false],
    ["top_logprobs", true, [], false],
  ],
  "kimi-k2.7-code": [
    ["temperature", true, [1], true],
    // A request that turns thinking off is an error anyway.
    ["temperature", false, [1], true],
    ["temperature", null, [1], true],
    ["logprobs", true, null],
  ],
  "kimi-k2.6": [
    ["temperature", true, [1], true],
    ["temperature", false, [0.6], true],
    ["temperature", null, [1, 0.6], true],
    ["presence_penalty", null, [0], true],
    ["logprobs", false, null],
  ],
  guide: [
    ["temperature", true, [1, 0.6], false],
    ["top_p", true, [0.95], false],
    ["n", null, [1], false],
    ["logprobs", true, null],
    ["top_logprobs", true, null],
    ["seed", true, null],
  ],
};

const CASES = Object.entries(ROWS).flatMap(([id, rows]) => rows.map((row) => ({ id, row })));

describe("the values that a contract accepts", () => {
  it.each(CASES)(
    "$id: $row.0, thinking $row.1",
    ({ id, row: [parameter, isThinking, values, isCertain] }) => {
      const contract = id === "guide" ? GUIDE : contractOf(id);
      if (!contract) throw new Error(`There is no contract of ${id}.`);
      const accepted = acceptedValues(contract, parameter, isThinking);
      expect(accepted && { ...accepted, values: [...accepted.values].sort().reverse() }).toEqual(
        values && { values: [...values].sort().reverse(), isCertain },
      );
    },
  );
});
