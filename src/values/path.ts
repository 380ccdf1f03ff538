/** The ways from something to a value in it. */

/**
 * The names of members on the way, `*` for an element of a list or a member whose name is not known; `()` for what a
 * function returns, `(0)` for what it is given first, `new()` for the instances of a class.
 */
export type Path = readonly string[];

/** A name as a path has it: the elements of a list are not told apart. */
export function pathName(name: string | null): string {
  return name === null || /^\d+$/u.test(name) ? "*" : name;
}

/** Whether a member of this name, or of an unknown one (null), may be where a path goes that goes on with `head`. */
export function mayLeadTo(name: string | null, head: string): boolean {
  if (head === "()" || head === "new()" || argumentIndex(head) !== null) return false;
  if (name === null || pathName(name) === head) return true;
  // The members that every list has are none of its elements.
  return head === "*" && !(name in Array.prototype);
}

/** The step to the argument of a function at this index. */
export function argumentStep(index: number): string {
  return `(${index})`;
}

/** The index in `(0)`; null for any other step. */
export function argumentIndex(step: string): number | null {
  const index = /^\((\d+)\)$/u.exec(step)?.[1];
  return index === undefined ? null : Number(index);
}
