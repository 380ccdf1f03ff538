/** The properties of an object, put together in order from literals, spreads, later assignments and deletes. */
import {
  isFunction,
  literalConstant,
  unwrap,
  type CallNode,
  type Node,
  type ObjectLiteral,
  type PropertyNode,
  type RestElement,
} from "../syntax/nodes.js";
import { changesOf, usesThis, type Change } from "./change.js";
import {
  allOf,
  casesWith,
  casesWithout,
  conditionsOfCases,
  inAnotherRun,
  inCalls,
  isOpaque,
  opaqueCondition,
  opposite,
  type Cases,
} from "./condition.js";
import { initialiserOf, isObjectMethod, joinSteps, rootOfMerge, under, withSteps } from "./trace.js";
import { isKept, type LogicalOperator } from "./truth.js";
import type {
  Condition,
  Entry,
  ObjectShape,
  OpenReason,
  Origin,
  PropertyAlternative,
  PropertyValue,
  Step,
  Values,
} from "./types.js";

/** What one place in the making of an object does. */
type Piece =
  | {
      readonly kind: "entry";
      readonly name: string;
      readonly entry: Entry;
      /** The operator of `??=`, `||=` or `&&=`, which may leave the property as it is. */
      readonly operator: LogicalOperator | null;
      readonly conditions: readonly Condition[];
    }
  | { readonly kind: "delete"; readonly name: string; readonly conditions: readonly Condition[] }
  /** Any property may be set (name null), or this one. */
  | {
      readonly kind: "unknown";
      readonly name: string | null;
      readonly reason: OpenReason;
      readonly conditions: readonly Condition[];
      /** What the properties are those of, where the file shows that much. */
      readonly source?: Origin;
    }
  /** The properties that another object has are copied. Its pieces say under which conditions. */
  | { readonly kind: "spread"; readonly pieces: readonly Piece[] };

/** One way in which the object can come about. */
interface Variant {
  readonly pieces: readonly Piece[];
  readonly origin: Origin;
}

const RECURSIVE: Variant = {
  pieces: [{ kind: "unknown", name: null, reason: "recursive", conditions: [] }],
  origin: { kind: "unknown", reason: "recursive", conditions: [], steps: [] },
};

/** The shape of whatever the origins are; each of them is one way in which the object can come about. */
export function shapeOfOrigins(origins: readonly Origin[], values: Values): ObjectShape {
  return new Shape(origins, values);
}

class Shape implements ObjectShape {
  private readonly origins: readonly Origin[];
  private readonly values: Values;
  private readonly properties = new Map<string, PropertyValue>();
  private knownVariants: readonly Variant[] | null = null;

  constructor(origins: readonly Origin[], values: Values) {
    this.origins = origins;
    this.values = values;
  }

  /** Put together only when they are asked for: most objects that are traced are never looked into. */
  private get variants(): readonly Variant[] {
    if (this.knownVariants) return this.knownVariants;
    const { result, isFinal } = this.values.guarded(this, () => this.findVariants(), [RECURSIVE]);
    if (isFinal) this.knownVariants = result;
    return result;
  }

  private findVariants(): readonly Variant[] {
    return this.origins.map((origin) => {
      const whole = { ...origin, conditions: [] };
      return { pieces: piecesOf(whole, { conditions: [], steps: [] }, this.values), origin };
    });
  }

  get(name: string): PropertyValue {
    const known = this.properties.get(name);
    if (known) return known;
    const cut = {
      name,
      alternatives: [],
      open: "recursive",
      entries: [],
      covering: [],
      overridable: false,
    } as const;
    // Before the question about one property, so that they can be remembered for the others.
    const { variants } = this;
    const { result, isFinal } = this.values.guarded({}, () => propertyOf(name, variants, this.values), cut);
    if (isFinal) this.properties.set(name, result);
    return result;
  }

  originsOf(name: string): readonly Origin[] {
    return this.variants.flatMap((variant) =>
      resolve(name, variant, this.values).map((found): Origin => {
        return found.kind === "open"
          ? {
              kind: "unknown",
              reason: found.reason,
              ...(found.source && { member: { object: found.source, name, isOptional: true } }),
              conditions: [],
              steps: [],
            }
          : found.origin;
      }),
    );
  }

  get names(): readonly string[] {
    const names = this.variants.flatMap(({ pieces }) =>
      flattened(pieces).flatMap((piece) => (piece.kind === "entry" ? piece.name : [])),
    );
    return [...new Set(names)];
  }

  get literals(): readonly ObjectLiteral[] {
    const literals = this.variants.flatMap(({ pieces }) =>
      flattened(pieces).flatMap((piece) => (piece.kind === "entry" ? (piece.entry.literal ?? []) : [])),
    );
    return [...new Set(literals)];
  }

  get open(): OpenReason | null {
    for (const { pieces } of this.variants) {
      for (const piece of flattened(pieces))
        if (piece.kind === "unknown" && piece.name === null) return piece.reason;
    }
    return null;
  }
}

function flattened(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => (piece.kind === "spread" ? flattened(piece.pieces) : [piece]));
}

/** What an object is a part of: the conditions under which it is, and the steps that lead there. */
interface Around {
  readonly conditions: readonly Condition[];
  readonly steps: readonly Step[];
}

/** What the making of an object and its later changes do, in order. */
function piecesOf(origin: Origin, around: Around, values: Values): readonly Piece[] {
  const conditions = allOf(around.conditions, inCalls(origin.conditions, around.steps));
  if (!conditions) return [];
  const whole: Origin = { ...origin, conditions, steps: joinSteps(around.steps, origin.steps) };
  if (whole.kind !== "node" && whole.kind !== "parameter")
    return [...madePieces(whole, values), ...changePieces(origin, whole, values)];
  const cut: readonly Piece[] = [{ kind: "unknown", name: null, reason: "recursive", conditions }];
  const run = (): readonly Piece[] => [
    ...madePieces(whole, values),
    ...changePieces(origin, whole, values),
    ...accessorPieces(whole, values),
  ];
  // What an object was when it was read somewhere else is another question.
  const key = origin.steps.find(({ reference }) => reference !== null)?.reference ?? whole.node;
  return values.guarded(key, run, cut).result;
}

/** What the expression that makes an object writes into it. Empty where a spread of it adds nothing. */
function madePieces(origin: Origin, values: Values): readonly Piece[] {
  const { conditions } = origin;
  const open = (reason: OpenReason): Piece[] => [{ kind: "unknown", name: null, reason, conditions }];
  switch (origin.kind) {
    case "undefined":
    case "falsy":
      return [];
    case "unknown":
      return open(origin.reason);
    case "node": {
      const { node } = origin;
      if (node.type === "ObjectExpression") return literalPieces(node, origin, values);
      if (node.type === "RestElement") return restPieces(node, origin, values);
      if (node.type === "CallExpression") {
        if (!isObjectMethod(node, "assign", values)) return open("call");
        const [target] = node.arguments;
        const isNew = target && rootOfMerge(target, values).type === "ObjectExpression";
        // Whatever else holds the target can change it.
        return [...mergedPieces(node, 0, origin, values), ...(isNew ? [] : open("escapes"))];
      }
      const constant = literalConstant(node);
      if (constant !== undefined && typeof constant !== "string") return [];
      if (node.type !== "MemberExpression") return open("expression");
      return [{ kind: "unknown", name: null, reason: "member", conditions, source: origin }];
    }
    default:
      return open(origin.kind);
  }
}

function literalPieces(
  literal: ObjectLiteral,
  { conditions, steps }: Around,
  values: Values,
): readonly Piece[] {
  return literal.properties.flatMap((property): readonly Piece[] => {
    if (property.type === "SpreadElement")
      return spreadPieces(property.argument, { conditions, steps }, values);
    const name = values.nameOf(property);
    if (name === null) return [{ kind: "unknown", name: null, reason: "computed key", conditions }];
    // A prototype gives its properties to those who read them, but a request is sent without them.
    if (isPrototype(property)) return [{ kind: "unknown", name: null, reason: "expression", conditions }];
    const { key, value } = property;
    const isExpression =
      property.kind === "init" &&
      value.type !== "AssignmentPattern" &&
      value.type !== "ArrayPattern" &&
      value.type !== "ObjectPattern" &&
      value.type !== "TSEmptyBodyFunctionExpression";
    const isValue = isExpression && !property.method;
    const entry = { name, node: property, key, value: isValue ? value : null, literal, conditions, steps };
    return [{ kind: "entry", name, entry, operator: null, conditions }];
  });
}

/** The rest of an object that a pattern takes apart: a copy without what the pattern names. */
function restPieces(rest: RestElement, { conditions, steps }: Around, values: Values): readonly Piece[] {
  const copied = initialiserOf(rest);
  if (!copied || rest.parent.type !== "ObjectPattern") {
    return [{ kind: "unknown", name: null, reason: "expression", conditions }];
  }
  const taken = rest.parent.properties.filter((property) => property !== rest);
  return [
    ...spreadPieces(copied, { conditions, steps }, values),
    ...taken.map((property): Piece => {
      const name = values.nameOf(property);
      // What a computed key takes may be any property.
      if (name === null) return { kind: "unknown", name: null, reason: "computed key", conditions };
      return { kind: "delete", name, conditions };
    }),
  ];
}

/** Whether a property of a literal sets its prototype: `__proto__: x`. */
function isPrototype({ key, computed, shorthand, method, kind }: PropertyNode): boolean {
  if (computed || shorthand || method || kind !== "init") return false;
  return (key.type === "Identifier" ? key.name : literalConstant(key)) === "__proto__";
}

/** Getters and setters decide each time anew, and where they use `this`, about other properties, too. */
function accessorPieces(origin: Origin, values: Values): readonly Piece[] {
  if (origin.kind !== "node" || origin.node.type !== "ObjectExpression") return [];
  const { conditions } = origin;
  return origin.node.properties.flatMap((property): readonly Piece[] => {
    if (property.type === "SpreadElement" || property.kind === "init") return [];
    const name = usesThis(property.value, values) ? null : values.nameOf(property);
    return [{ kind: "unknown", name, reason: "call", conditions }];
  });
}

function changePieces(origin: Origin, whole: Around, values: Values): readonly Piece[] {
  return changesOf(origin, values).flatMap((change) => {
    const conditions = allOf(whole.conditions, inCalls(change.conditions, whole.steps));
    return conditions ? piecesOfChange(change, { conditions, steps: whole.steps }, values) : [];
  });
}

function piecesOfChange(change: Change, { conditions, steps }: Around, values: Values): readonly Piece[] {
  switch (change.kind) {
    case "assign": {
      const { name, node } = change;
      const target = unwrap(node.left);
      const key = target.type === "MemberExpression" ? target.property : target;
      const entry = {
        name,
        node,
        key,
        value: node.right,
        literal: null,
        conditions,
        steps,
      };
      return [{ kind: "entry", name, entry, operator: OPERATORS[node.operator] ?? null, conditions }];
    }
    case "delete":
      return [{ kind: "delete", name: change.name, conditions }];
    case "merge":
      return mergedPieces(change.node, 1, { conditions, steps }, values);
    case "unknown":
      return [{ kind: "unknown", name: change.name, reason: "escapes", conditions }];
    case "inside":
      return [];
  }
}

const OPERATORS: Readonly<Record<string, LogicalOperator>> = { "??=": "??", "||=": "||", "&&=": "&&" };

/** What spreading an expression (or merging it with `Object.assign`) adds to an object. */
function spreadPieces(argument: Node, around: Around, values: Values): readonly Piece[] {
  return values.trace(argument).map((origin): Piece => {
    const pieces = piecesOf(origin, around, values).map((piece): Piece => {
      // Wherever it comes from, it is spread here.
      return piece.kind === "unknown" && UNSEEN.has(piece.reason) ? { ...piece, reason: "spread" } : piece;
    });
    return { kind: "spread", pieces };
  });
}

const UNSEEN: ReadonlySet<OpenReason> = new Set([
  "parameter",
  "import",
  "global",
  "call",
  "member",
  "expression",
]);

function mergedPieces(call: CallNode, from: number, around: Around, values: Values): readonly Piece[] {
  return call.arguments.slice(from).flatMap((argument): readonly Piece[] => {
    if (argument.type !== "SpreadElement") return spreadPieces(argument, around, values);
    return [{ kind: "unknown", name: null, reason: "spread", conditions: around.conditions }];
  });
}

type Found =
  | {
      readonly kind: "value";
      readonly entry: Entry | null;
      readonly covers: boolean;
      readonly origin: Origin;
    }
  | { readonly kind: "open"; readonly reason: OpenReason; readonly source?: Origin };

/** What can give a property its value, the last first. */
function resolve(name: string, { pieces, origin }: Variant, values: Values): readonly Found[] {
  const { found, unset } = resolvePieces(piecesFor(name, pieces), [origin.conditions], false, values);
  const conditions = conditionsOfCases(unset);
  if (!conditions || found.some(({ kind }) => kind === "open")) return found;
  const absent: Origin = { kind: "undefined", conditions, steps: withMember(origin.steps, name) };
  return [...found, { kind: "value", entry: null, covers: false, origin: absent }];
}

/** The pieces that can have to do with a property. */
function piecesFor(name: string, pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece): readonly Piece[] => {
    if (piece.kind !== "spread") return piece.name === null || piece.name === name ? [piece] : [];
    const inner = piecesFor(name, piece.pieces);
    return inner.length > 0 ? [{ kind: "spread", pieces: inner }] : [];
  });
}

interface Resolved {
  readonly found: readonly Found[];
  /** The cases in which none of the pieces gives the property a value, or one of them takes it away again. */
  readonly unset: Cases;
}

/**
 * Reads the pieces from the last to the first, until there is no case left that they do not decide.
 * @param covers whether something before the pieces can set the property as well.
 */
function resolvePieces(pieces: readonly Piece[], among: Cases, covers: boolean, values: Values): Resolved {
  const found: Found[] = [];
  const unset: (readonly Condition[])[] = [];
  const first = pieces.findIndex((piece) => piece.kind !== "delete");
  let cases = among;
  for (const [index, piece] of [...pieces.entries()].reverse()) {
    const isCovering = covers || first < index;
    if (piece.kind === "spread") {
      const inner = resolvePieces(piece.pieces, cases, isCovering, values);
      found.push(...inner.found);
      cases = inner.unset;
      continue;
    }
    const reached = casesWith(cases, piece.conditions);
    if (reached.length === 0) continue;
    if (piece.kind === "unknown") {
      found.push({ kind: "open", reason: piece.reason, ...(piece.source && { source: piece.source }) });
      continue;
    }
    cases = casesWithout(cases, piece.conditions);
    if (piece.kind === "delete") {
      unset.push(...reached);
    } else if (piece.operator) {
      const before = resolvePieces(pieces.slice(0, index), reached, covers, values);
      const isKnown = pieces.every((other) => other.kind === "spread" || !other.conditions.some(isOpaque));
      const after = update(piece, before, { cases: reached, isKnown, covers: isCovering }, values);
      found.push(...after.found);
      unset.push(...after.unset);
    } else {
      found.push(...written(piece.entry, reached, isCovering, values));
    }
  }
  return { found, unset: [...unset, ...cases] };
}

/** The values of an entry that sets the property in these cases. */
function written(entry: Entry, cases: Cases, covers: boolean, values: Values): readonly Found[] {
  const conditions = conditionsOfCases(cases);
  if (!conditions) return [];
  const steps = withMember(entry.steps, entry.name);
  const origins = under(conditions, withSteps(steps, originsOfEntry(entry, values)));
  return origins.map((origin) => ({ kind: "value", entry, covers, origin }));
}

/**
 * `object.name ??= value`: what was there before, and the value where that is not kept.
 * @param circumstances `isKnown`: there is nothing else that may have happened before as well as after.
 */
function update(
  { entry, operator }: Piece & { readonly kind: "entry" },
  before: Resolved,
  { cases, isKnown, covers }: { readonly cases: Cases; readonly isKnown: boolean; readonly covers: boolean },
  values: Values,
): Resolved {
  const replaced = opaqueCondition(entry.node);
  const sides = before.found.map((found) => {
    const isDecided = isKnown && operator && found.kind === "value";
    return { found, kept: isDecided ? isKept(operator, found.origin, values) : null };
  });
  const unset = operator === "&&" ? before.unset : [];
  const isUnchanged = sides.every(({ kept }) => kept === true) && unset.length === before.unset.length;
  if (isKnown && isUnchanged) return before;
  const stays = sides.flatMap(({ found, kept }): readonly Found[] => {
    if (kept === false) return [];
    if (kept || found.kind === "open") return [found];
    return under([opposite(replaced)], [found.origin]).map((origin) => ({ ...found, origin }));
  });
  const isAlways = stays.length === 0 && unset.length === 0;
  const found = written(entry, isAlways ? cases : casesWith(cases, [replaced]), covers, values);
  return { found: [...found, ...stays], unset };
}

/** The steps to a member of the object that they lead to. */
function withMember(steps: readonly Step[], name: string): readonly Step[] {
  return steps.map((step) => (step.path ? { ...step, path: [...step.path, name] } : step));
}

function originsOfEntry({ value, node, conditions, steps }: Entry, values: Values): readonly Origin[] {
  if (!value) {
    const method = node.type === "Property" && isFunction(node.value) ? node.value : node;
    return [{ kind: "node", node: method, conditions: [], steps: [] }];
  }
  // What was assigned in another round of a loop, for example.
  const isOfOtherRun = node.type === "AssignmentExpression" && conditions.some(isOpaque);
  return values.trace(value).map((origin) => {
    const own = isOfOtherRun ? inAnotherRun(origin.conditions, node) : origin.conditions;
    return { ...origin, conditions: inCalls(own, steps) };
  });
}

/** A property with more alternatives than this counts as unknown: what compares several would take forever. */
const MAXIMUM_ALTERNATIVES = 64;

function propertyOf(name: string, variants: readonly Variant[], values: Values): PropertyValue {
  const alternatives: PropertyAlternative[] = [];
  const entries = new Set<Entry>();
  const covering = new Set<Entry>();
  let open: OpenReason | null = null;
  let overridable = false;
  for (const variant of variants) {
    let isOverridable = false;
    for (const found of resolve(name, variant, values)) {
      if (found.kind === "open") {
        open ??= found.reason;
        isOverridable = true;
        continue;
      }
      const { entry, covers, origin } = found;
      if (entry) {
        entries.add(entry);
        if (covers) covering.add(entry);
        overridable ||= isOverridable;
      }
      const value = values.evaluateOrigin(origin);
      open ??= value.open;
      const own = entry?.steps ?? variant.origin.steps;
      alternatives.push(
        ...value.alternatives.map((alternative): PropertyAlternative => {
          const steps = [...own, ...alternative.steps.slice(own.length)];
          return { ...alternative, steps, entry, covers };
        }),
      );
    }
  }
  const places = { name, entries: [...entries], covering: [...covering] };
  return alternatives.length > MAXIMUM_ALTERNATIVES
    ? { ...places, alternatives: [], open: "expression", overridable: true }
    : { ...places, alternatives, open, overridable };
}
