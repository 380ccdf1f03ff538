/** What a lookup in a table of the file can give: `TABLE[key]`, `list.find(…)`, and the members of what these give. */
import type { Node } from "../syntax/nodes.js";
import { sourcesOfResult } from "./built-ins.js";
import { isNeverChanged } from "./change.js";
import type { Origin, Values } from "./types.js";

export interface Lookup {
  /** What the entries of the table give, as it is written. The same list for each lookup of the same. */
  readonly origins: readonly Origin[];
  /** Whether code may have put something else there. */
  readonly isOpen: boolean;
  /** Whether it may give undefined, for an entry that is not there. */
  readonly mayMiss: boolean;
}

/** A lookup in tables of tables of … that needs more steps than this is not followed. */
const MAXIMUM_STEPS = 20;

/** Nor is one in a larger table. */
const MAXIMUM_ENTRIES = 64;

/** What a lookup can give that a value comes from; null for any other value, and where the file does not show the table. */
export function lookedUp(origin: Origin, values: Values): Lookup | null {
  return new LookupFinder(values).of(origin);
}

/** The entries of each table, and their members: many places look up the same. */
const tables = new WeakMap<Values, WeakMap<Node, Lookup | null>>();
const members = new WeakMap<Lookup, Map<string, Lookup>>();

class LookupFinder {
  private readonly values: Values;
  private steps = 0;

  constructor(values: Values) {
    this.values = values;
  }

  of(origin: Origin): Lookup | null {
    this.steps += 1;
    if (this.steps > MAXIMUM_STEPS) return null;
    if (origin.kind === "unknown") {
      const { member } = origin;
      return member ? this.membersOf([member.object], member.name, member.isOptional) : null;
    }
    if (origin.kind !== "node") return null;
    const { node } = origin;
    switch (node.type) {
      case "MemberExpression": {
        const name = this.values.nameOf(node);
        const holders = this.values.trace(node.object);
        return name === null ? this.entriesOfAll(holders) : this.membersOf(holders, name, node.optional);
      }
      case "CallExpression": {
        const [source, ...others] = sourcesOfResult(node, [], true, this.values) ?? [];
        const isElement = source?.path.length === 1 && others.length === 0;
        return isElement ? this.entriesOfAll(this.values.trace(source.object)) : null;
      }
      default:
        return null;
    }
  }

  /** The member of this name of what the holders are, of which one at least is looked up. */
  private membersOf(holders: readonly Origin[], name: string, isOptional: boolean): Lookup | null {
    // Nothing is read from what is not there.
    const known = holders.filter(({ kind }) => kind !== "undefined" && kind !== "falsy");
    const shown = known.filter(isShown);
    const all = together(
      shown.map((holder): Lookup | null => {
        const isLiteral = holder.kind === "node" && holder.node.type === "ObjectExpression";
        const isOpen = !isNeverChanged(holder, this.values);
        return isLiteral ? { origins: [asWritten(holder)], isOpen, mayMiss: false } : this.of(holder);
      }),
    );
    if (!all) return null;
    const member = this.memberOf(all, name);
    const isOpen = member.isOpen || shown.length < known.length;
    return { origins: member.origins, isOpen, mayMiss: isOptional && all.mayMiss };
  }

  private memberOf(holder: Lookup, name: string): Lookup {
    const known = members.get(holder) ?? new Map<string, Lookup>();
    members.set(holder, known);
    let member = known.get(name);
    if (!member) {
      const origins = holder.origins.flatMap((one) => this.values.shapeOfOrigins([one]).originsOf(name));
      known.set(name, (member = { ...holder, origins }));
    }
    return member;
  }

  private entriesOfAll(holders: readonly Origin[]): Lookup | null {
    return together(
      holders.filter(isShown).map((holder) => {
        const own = this.entriesOf(holder);
        const inner = own ? null : this.of(holder);
        return own ?? (inner && this.entriesOfAll(inner.origins));
      }),
    );
  }

  /** The values of all properties of an object, or the elements of a list; null where the file does not show them all. */
  private entriesOf(table: Origin): Lookup | null {
    if (table.kind !== "node") return null;
    const known = tables.get(this.values) ?? new WeakMap<Node, Lookup | null>();
    tables.set(this.values, known);
    let lookup = known.get(table.node);
    if (lookup === undefined) {
      const origins = this.writtenIn(table);
      lookup = origins && { origins, isOpen: !isNeverChanged(table, this.values), mayMiss: true };
      known.set(table.node, lookup);
    }
    return lookup;
  }

  private writtenIn(table: Origin): readonly Origin[] | null {
    const written = asWritten(table);
    if (written.kind !== "node") return null;
    if (written.node.type === "ObjectExpression") {
      const shape = this.values.shapeOfOrigins([written]);
      if (shape.open !== null || shape.names.length > MAXIMUM_ENTRIES) return null;
      return shape.names.flatMap((name) => shape.originsOf(name));
    }
    const { elements } = written.node.type === "ArrayExpression" ? written.node : { elements: [null] };
    if (elements.length > MAXIMUM_ENTRIES) return null;
    const known = elements.flatMap((one) => (one === null || one.type === "SpreadElement" ? [] : [one]));
    return known.length < elements.length ? null : known.flatMap((one) => this.values.trace(one));
  }
}

/** An object as its literal has it, whatever happens to it later. */
function asWritten(origin: Origin): Origin {
  return { ...origin, conditions: [], steps: [] };
}

/** Whether an origin is more than what other code may have put there. */
function isShown(origin: Origin): boolean {
  return origin.kind !== "unknown" || origin.reason !== "escapes";
}

/** What all of them give; null where one of them does not show it. */
function together(all: readonly (Lookup | null)[]): Lookup | null {
  const known = all.filter((one) => one !== null);
  const [only, ...others] = known;
  if (!only || known.length < all.length) return null;
  if (others.length === 0) return only;
  return {
    origins: known.flatMap(({ origins }) => origins),
    isOpen: known.some(({ isOpen }) => isOpen),
    mayMiss: known.some(({ mayMiss }) => mayMiss),
  };
}
