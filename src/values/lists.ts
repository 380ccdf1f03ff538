/** What the methods of arrays do with their elements. */

/** For methods of arrays that take a callback, which of its parameters is the element. */
export const CALLBACK_METHODS: ReadonlyMap<string, number> = new Map([
  ["every", 0],
  ["filter", 0],
  ["find", 0],
  ["findIndex", 0],
  ["findLast", 0],
  ["findLastIndex", 0],
  ["flatMap", 0],
  ["forEach", 0],
  ["map", 0],
  ["reduce", 1],
  ["reduceRight", 1],
  ["some", 0],
]);

/** Methods of arrays that give one of the elements. */
export const ELEMENT_METHODS: ReadonlySet<string> = new Set(["at", "find", "findLast", "pop", "shift"]);

/** Methods of arrays that give an array of the same elements, or of some of them; `concat` adds others. */
export const LIST_METHODS: ReadonlySet<string> = new Set([
  "concat",
  "filter",
  "reverse",
  "slice",
  "sort",
  "toReversed",
]);
