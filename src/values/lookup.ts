/** What a lookup in a table of the file can give: `TABLE[key]`, `list.find(…)`, and the members of what these give. */
import { sourcesOfResult } from "./built-ins.js";
import type { Origin, Values } from "./types.js";

export interface Lookup {
  /** What the entries of the table give. */
  readonly origins: readonly Origin[];
  /** Whether it may give something else: undefined for an entry that is not there, or what other code has put there. */
  readonly isOpen: boolean;
}

interface Entries {
  readonly origins: readonly Origin[];
  /** Whether other code may have put something else there. */
  readonly isOpen: boolean;
  /** Whether there may be none, of which no member can be read. */
  readonly mayMiss: boolean;
}

/** A lookup in tables of tables of … that needs more steps than this is not followed. */
const MAXIMUM_STEPS = 100;

/** What a lookup can give that a value comes from; null for any other value, and where the file does not show the table. */
export function lookedUp(origin: Origin, values: Values): Lookup | null {
  const entries = new LookupFinder(values).of(origin);
  return entries && { origins: entries.origins, isOpen: entries.isOpen || entries.mayMiss };
}

class LookupFinder {
  private readonly values: Values;
  private steps = 0;

  constructor(values: Values) {
    this.values = values;
  }

  of(origin: Origin): Entries | null {
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
  private membersOf(holders: readonly Origin[], name: string, isOptional: boolean): Entries | null {
    // Nothing is read from what is not there.
    const known = holders.filter(({ kind }) => kind !== "undefined" && kind !== "falsy");
    const shown = known.filter(isShown);
    const found = shown.map((holder): Entries | null => {
      const isLiteral = holder.kind === "node" && holder.node.type === "ObjectExpression";
      return isLiteral ? { origins: [holder], isOpen: false, mayMiss: false } : this.of(holder);
    });
    const all = together(found);
    const members = all?.origins.flatMap((one) => this.values.shapeOfOrigins([one]).originsOf(name)) ?? [];
    const origins = members.filter(isShown);
    const isOpen = all?.isOpen === true || shown.length < known.length || origins.length < members.length;
    return all && { origins, isOpen, mayMiss: isOptional && all.mayMiss };
  }

  private entriesOfAll(tables: readonly Origin[]): Entries | null {
    return together(
      tables.map((table) => {
        const own = this.entriesOf(table);
        const inner = own ? null : this.of(table);
        return own ?? (inner && this.entriesOfAll(inner.origins));
      }),
    );
  }

  /** The values of all properties of an object, or the elements of a list; null where the file does not show them all. */
  private entriesOf(table: Origin): Entries | null {
    if (table.kind !== "node") return null;
    if (table.node.type === "ObjectExpression") {
      const shape = this.values.shapeOfOrigins([table]);
      if (shape.open !== null && shape.open !== "escapes") return null;
      const origins = shape.names.flatMap((name) => shape.originsOf(name));
      return { origins: origins.filter(isShown), isOpen: shape.open !== null, mayMiss: true };
    }
    const [list] =
      table.node.type === "ArrayExpression" ? this.values.evaluateOrigin(table).alternatives : [];
    if (list?.kind !== "array" || list.elements.includes(null)) return null;
    const origins = list.elements.flatMap((element) => (element ? this.values.trace(element) : []));
    return { origins, isOpen: !list.closed, mayMiss: true };
  }
}

/** Whether an origin is more than what other code may have put there. */
function isShown(origin: Origin): boolean {
  return origin.kind !== "unknown" || origin.reason !== "escapes";
}

/** What all of them give; null where one of them does not show it. */
function together(all: readonly (Entries | null)[]): Entries | null {
  const known = all.filter((one) => one !== null);
  if (known.length === 0 || known.length < all.length) return null;
  return {
    origins: known.flatMap(({ origins }) => origins),
    isOpen: known.some(({ isOpen }) => isOpen),
    mayMiss: known.some(({ mayMiss }) => mayMiss),
  };
}
