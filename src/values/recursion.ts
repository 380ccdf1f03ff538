/** Keeps questions that lead back to themselves, or on and on, from running forever. */

/** Questions nested deeper than this are cut off, so that no file exhausts the stack. */
const MAXIMUM_DEPTH = 200;
/** A question that leads to more questions than this is cut off, so that no file costs exponential time. */
const MAXIMUM_RUNS = 3000;

export interface Guarded<T> {
  readonly result: T;
  /** Whether the result is the same wherever the question is asked, so that it can be remembered. */
  readonly isFinal: boolean;
}

export class Recursion {
  /** The questions that are being answered, with their depth. */
  private readonly inProgress = new Map<object, number>();
  private runs = 0;
  /** The least depth of a question that was cut off because it is being answered already. */
  private lowestCut = Infinity;

  /** Runs what answers the question `key`, unless that is being answered already: then the answer is `cut`. */
  guarded<T>(key: object, run: () => T, cut: T): Guarded<T> {
    const depth = this.inProgress.size;
    if (depth === 0) this.runs = 0;
    const running = this.inProgress.get(key);
    if (running !== undefined || depth >= MAXIMUM_DEPTH || this.runs >= MAXIMUM_RUNS) {
      this.lowestCut = Math.min(this.lowestCut, running ?? 0);
      return { result: cut, isFinal: false };
    }
    const cutBefore = this.lowestCut;
    this.lowestCut = Infinity;
    this.runs += 1;
    this.inProgress.set(key, depth);
    const result = run();
    this.inProgress.delete(key);
    // An answer that had to do without one that is still to come would be another one later.
    const isFinal = this.lowestCut >= depth;
    this.lowestCut = Math.min(cutBefore, isFinal ? Infinity : this.lowestCut);
    return { result, isFinal };
  }
}

/** Answers by key, remembered once they are final. */
export class Memory<T> {
  private readonly recursion: Recursion;
  private readonly cut: T;
  private readonly entries = new WeakMap<object, { result: T | null }>();

  constructor(recursion: Recursion, cut: T) {
    this.recursion = recursion;
    this.cut = cut;
  }

  get(key: object, run: () => T): T {
    const entry = this.entries.get(key) ?? { result: null };
    this.entries.set(key, entry);
    if (entry.result !== null) return entry.result;
    const { result, isFinal } = this.recursion.guarded(entry, run, this.cut);
    if (isFinal) entry.result = result;
    return result;
  }
}
