/** Questions that lead back to themselves, or on and on. */
import { describe, expect, it } from "vitest";
import { Memory, Recursion } from "../../src/values/recursion.js";

const A = {};
const B = {};

describe("a question", () => {
  it("is answered, once after the other", () => {
    const recursion = new Recursion();
    expect(recursion.guarded(A, () => 1, 0)).toStrictEqual({ result: 1, isFinal: true });
    expect(recursion.guarded(A, () => 2, 0)).toStrictEqual({ result: 2, isFinal: true });
  });

  it("is cut off where it is being answered already", () => {
    const recursion = new Recursion();
    const inner: unknown[] = [];
    const outer = recursion.guarded(
      A,
      () => {
        inner.push(recursion.guarded(A, () => 1, 0));
        return 2;
      },
      0,
    );
    expect(inner).toStrictEqual([{ result: 0, isFinal: false }]);
    expect(outer).toStrictEqual({ result: 2, isFinal: true });
  });

  it("is not final where its answer waits for that of another", () => {
    const recursion = new Recursion();
    const inner: boolean[] = [];
    const outer = recursion.guarded(
      A,
      () => {
        inner.push(recursion.guarded(B, () => recursion.guarded(A, () => 1, 0).result, 0).isFinal);
        // What comes after that, and has nothing to do with it.
        inner.push(recursion.guarded({}, () => 1, 0).isFinal);
        return 2;
      },
      0,
    );
    expect(inner).toStrictEqual([false, true]);
    expect(outer.isFinal).toBe(true);
  });

  it("is not final as long as any part of its answer waits", () => {
    const recursion = new Recursion();
    const inner: boolean[] = [];
    recursion.guarded(
      A,
      () =>
        inner.push(
          recursion.guarded(
            B,
            () => {
              recursion.guarded(A, () => 1, 0);
              return recursion.guarded({}, () => recursion.guarded(B, () => 1, 0).result, 0).isFinal;
            },
            true,
          ).isFinal,
        ),
      0,
    );
    expect(inner).toStrictEqual([false]);
  });

  /** How many questions are answered that lie in each other. */
  function depthReached(recursion: Recursion): {
    readonly depth: number;
    readonly finals: readonly boolean[];
  } {
    let depth = 0;
    const finals: boolean[] = [];
    const go = (): number => {
      const { result, isFinal } = recursion.guarded({}, () => (depth += 1) && go(), 0);
      finals.push(isFinal);
      return result;
    };
    go();
    return { depth, finals };
  }

  it("is cut off at a depth of 200", () => {
    const { depth, finals } = depthReached(new Recursion());
    expect(depth).toBe(200);
    // Asked alone, any but the first would have had a longer way to go.
    expect(finals.filter(Boolean)).toHaveLength(1);
    expect(finals.at(-1)).toBe(true);
  });

  it("leads to no more than 3000 others, and the next one starts anew", () => {
    const recursion = new Recursion();
    const ask = (): number => {
      let answered = 0;
      recursion.guarded(
        A,
        () => {
          for (let index = 0; index < 5000; index += 1) recursion.guarded({}, () => (answered += 1), 0);
          return 0;
        },
        0,
      );
      return answered;
    };
    expect(ask()).toBe(2999);
    expect(ask()).toBe(2999);
  });
});

describe("a memory", () => {
  it("keeps what is final", () => {
    const memory = new Memory(new Recursion(), 0);
    expect(memory.get(A, () => 1)).toBe(1);
    expect(memory.get(A, () => 2)).toBe(1);
    expect(memory.get(B, () => 3)).toBe(3);
  });

  it("asks again for what was not", () => {
    const memory = new Memory(new Recursion(), 0);
    const outer = memory.get(A, () => memory.get(B, () => memory.get(A, () => 1) + 10) + 100);
    expect(outer).toBe(110);
    expect(memory.get(B, () => 4)).toBe(4);
    expect(memory.get(A, () => 5)).toBe(110);
  });
});
