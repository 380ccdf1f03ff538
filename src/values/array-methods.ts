/** What the methods of arrays do with their elements. */

/** For methods that take a callback, which of its parameters is an element. */
export const CALLBACK_METHODS: Readonly<Record<string, readonly number[]>> = {
  every: [0],
  filter: [0],
  find: [0],
  findIndex: [0],
  findLast: [0],
  findLastIndex: [0],
  flatMap: [0],
  forEach: [0],
  map: [0],
  reduce: [1],
  reduceRight: [1],
  some: [0],
  sort: [0, 1],
  toSorted: [0, 1],
};

/** Methods that give one of the elements. */
export const ELEMENT_METHODS: ReadonlySet<string> = new Set(["at", "find", "findLast", "pop", "shift"]);

/** Methods that give an array of the same elements, or of some of them. */
export const LIST_METHODS: ReadonlySet<string> = new Set([
  "concat",
  "copyWithin",
  "fill",
  "filter",
  "flat",
  "reverse",
  "slice",
  "sort",
  "splice",
  "toReversed",
  "toSorted",
  "toSpliced",
  "values",
  "with",
]);

/** Those of them that give the array itself. */
export const IDENTITY_METHODS: ReadonlySet<string> = new Set(["copyWithin", "fill", "reverse", "sort"]);

/** Methods that put arguments into the array, with the index of the first of these. */
export const STORING_METHODS: Readonly<Record<string, number>> = { fill: 0, push: 0, splice: 2, unshift: 0 };

/** Methods that put arguments into the array that they give, with the index of the first of these. */
export const ADDING_METHODS: Readonly<Record<string, number>> = { concat: 0, toSpliced: 2, with: 1 };

/** Methods that give no element away. */
export const SILENT_METHODS: ReadonlySet<string> = new Set([
  "every",
  "findIndex",
  "findLastIndex",
  "flatMap",
  "forEach",
  "includes",
  "indexOf",
  "keys",
  "lastIndexOf",
  "map",
  "push",
  "reduce",
  "reduceRight",
  "some",
  "unshift",
]);
