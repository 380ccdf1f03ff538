/** Stand-ins for what a piece of code uses and does not declare. */

/** So many operations end a loop that would have no end. */
const BUDGET = 20_000;

/**
 * A scope for `with`: every name that JavaScript does not know is something that can be read, called and iterated.
 * @param known Other names that it leaves alone.
 */
export function unknownScope(known: readonly string[]): object {
  let operations = 0;
  const spend = (): void => {
    operations += 1;
    if (operations > BUDGET) throw new Error("The program does not end.");
  };
  const made = new Map<string, object>();
  const unknown = (name: string): object => {
    const earlier = made.get(name);
    if (earlier !== undefined) return earlier;
    const target = (): undefined => undefined;
    const stand = new Proxy(target, {
      get: (_, key) => {
        spend();
        // No promise: what waits for it has it at once.
        if (key === "then") return undefined;
        if (key === "toJSON") return () => `<${name}>`;
        if (key === Symbol.toPrimitive) return (hint: string) => (hint === "number" ? 1 : name);
        if (key === Symbol.iterator) return () => [][Symbol.iterator]();
        if (typeof key === "symbol") return undefined;
        return unknown(`${name}.${key}`);
      },
      set: () => true,
      has: () => false,
      deleteProperty: () => true,
      getPrototypeOf: () => Object.prototype,
      ownKeys: () => Reflect.ownKeys(target),
      apply: (_, __, given: readonly unknown[]) => {
        spend();
        // Functions that are handed over run once.
        for (const one of given)
          if (typeof one === "function" && !isStandIn(one)) Reflect.apply(one, undefined, []);
        return unknown(`${name}()`);
      },
      construct: () => unknown(`new ${name}`),
    });
    standIns.add(stand);
    made.set(name, stand);
    return stand;
  };
  return new Proxy(
    {},
    {
      has: (_, key) => typeof key === "string" && !(key in globalThis) && !known.includes(key),
      get: (_, key) => (typeof key === "string" ? unknown(key) : undefined),
    },
  );
}

const standIns = new WeakSet();

function isStandIn(value: WeakKey): boolean {
  return standIns.has(value);
}
