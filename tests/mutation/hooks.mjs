/** Puts the stand-in in the place of vitest. */
const standIn = new URL("stand-in.mjs", import.meta.url).href;

export function resolve(specifier, context, next) {
  return specifier === "vitest" ? { url: standIn, shortCircuit: true } : next(specifier, context);
}
