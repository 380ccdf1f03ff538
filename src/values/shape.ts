/** The properties of an object, put together in order from literals, spreads, later assignments and deletes. */
import {
  isFunction,
  literalConstant,
  unwrap,
  type CallNode,
  type Node,
  type ObjectLiteral,
  type PropertyNode,
} from "../syntax/nodes.js";
import { changesOf, usesThis, type Change } from "./change.js";
import {
  allOf,
  casesWith,
  casesWithout,
  conditionsOfCases,
  inCalls,
  opaqueCondition,
  opposite,
  type Cases,
} from "./condition.js";
import { isObjectMethod, joinSteps, under, withSteps } from "./trace.js";
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
    };

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
    const cut = { name, alternatives: [], open: "recursive", entries: [], overridable: false } as const;
    const { result, isFinal } = this.values.guarded(
      {},
      () => propertyOf(name, this.variants, this.values),
      cut,
    );
    if (isFinal) this.properties.set(name, result);
    return result;
  }

  originsOf(name: string): readonly Origin[] {
    return this.variants.flatMap((variant) =>
      resolve(name, variant, this.values).map((found): Origin => {
        return found.kind === "open"
          ? { kind: "unknown", reason: found.reason, conditions: [], steps: [] }
          : found.origin;
      }),
    );
  }

  get literals(): readonly ObjectLiteral[] {
    const entries = this.variants.flatMap(({ pieces }) =>
      pieces.flatMap((piece) => (piece.kind === "entry" ? piece.entry : [])),
    );
    return [...new Set(entries.flatMap(({ literal }) => literal ?? []))];
  }

  get open(): OpenReason | null {
    for (const { pieces } of this.variants) {
      for (const piece of pieces) if (piece.kind === "unknown" && piece.name === null) return piece.reason;
    }
    return null;
  }
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
  if (whole.kind !== "node") return [...madePieces(whole, values), ...changePieces(origin, whole, values)];
  const cut: readonly Piece[] = [{ kind: "unknown", name: null, reason: "recursive", conditions }];
  const run = (): readonly Piece[] => [
    ...madePieces(whole, values),
    ...changePieces(origin, whole, values),
    ...accessorPieces(whole, values),
  ];
  return values.guarded(whole.node, run, cut).result;
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
      if (node.type === "CallExpression") {
        return isObjectMethod(node, "assign", values) ? mergedPieces(node, 0, origin, values) : open("call");
      }
      const constant = literalConstant(node);
      if (constant !== undefined && typeof constant !== "string") return [];
      return open(node.type === "MemberExpression" ? "member" : "expression");
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
  return values.trace(argument).flatMap((origin) =>
    piecesOf(origin, around, values).map((piece): Piece => {
      // Wherever it comes from, it is spread here.
      return piece.kind === "unknown" && UNSEEN.has(piece.reason) ? { ...piece, reason: "spread" } : piece;
    }),
  );
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
  | { readonly kind: "open"; readonly reason: OpenReason };

/** What can give a property its value, the last first. */
function resolve(name: string, { pieces, origin }: Variant, values: Values): readonly Found[] {
  const relevant = pieces.filter((piece) => piece.name === null || piece.name === name);
  const steps = withMember(origin.steps, name);
  return new Resolver(relevant, steps, values).upTo(relevant.length, [origin.conditions], false);
}

class Resolver {
  private readonly pieces: readonly Piece[];
  private readonly steps: readonly Step[];
  private readonly values: Values;

  constructor(pieces: readonly Piece[], steps: readonly Step[], values: Values) {
    this.pieces = pieces;
    this.steps = steps;
    this.values = values;
  }

  /** Reads the pieces before `end` from the last to the first, until there is no case left that they do not decide. */
  upTo(end: number, among: Cases, isOpen: boolean): readonly Found[] {
    const found: Found[] = [];
    let cases = among;
    let isAnythingPossible = isOpen;
    for (let index = end - 1; index >= 0; index -= 1) {
      const piece = this.pieces[index];
      const reached = piece ? casesWith(cases, piece.conditions) : [];
      const conditions = conditionsOfCases(reached);
      if (!piece || !conditions) continue;
      if (piece.kind === "unknown") {
        found.push({ kind: "open", reason: piece.reason });
        isAnythingPossible = true;
        continue;
      }
      if (piece.kind === "entry") {
        if (piece.operator)
          found.push(...this.updated(piece.entry, piece.operator, index, reached, isAnythingPossible));
        else found.push(...this.written(piece.entry, index, conditions));
      } else {
        found.push(this.absent(conditions));
      }
      cases = casesWithout(cases, piece.conditions);
    }
    const rest = conditionsOfCases(cases);
    if (rest && !isAnythingPossible) found.push(this.absent(rest));
    return found;
  }

  private absent(conditions: readonly Condition[]): Found {
    const origin: Origin = { kind: "undefined", conditions, steps: this.steps };
    return { kind: "value", entry: null, covers: false, origin };
  }

  private written(entry: Entry, index: number, conditions: readonly Condition[]): Found[] {
    const covers = this.pieces.slice(0, index).some((earlier) => earlier.kind !== "delete");
    const origins = under(
      conditions,
      withSteps(withMember(entry.steps, entry.name), originsOfEntry(entry, this.values)),
    );
    return origins.map((origin) => ({ kind: "value", entry, covers, origin }));
  }

  /** `object.name ??= value`: what was there before, and the value where that is not kept. */
  private updated(
    entry: Entry,
    operator: LogicalOperator,
    index: number,
    cases: Cases,
    isOpen: boolean,
  ): Found[] {
    const replaced = opaqueCondition(entry.node);
    const before = this.upTo(index, cases, isOpen).map((found) => ({
      found,
      kept: found.kind === "open" ? null : isKept(operator, found.origin, this.values),
    }));
    const isDecided = before.every(({ kept }) => kept === false);
    const kept = before.flatMap(({ found, kept }): Found[] => {
      if (kept === false) return [];
      if (kept || found.kind === "open") return [found];
      return under([opposite(replaced)], [found.origin]).map((origin) => ({ ...found, origin }));
    });
    if (before.every((one) => one.kept === true)) return kept;
    const conditions = conditionsOfCases(isDecided ? cases : casesWith(cases, [replaced])) ?? [];
    return [...this.written(entry, index, conditions), ...kept];
  }
}

/** The steps to a member of the object that they lead to. */
function withMember(steps: readonly Step[], name: string): readonly Step[] {
  return steps.map((step) => (step.path ? { ...step, path: [...step.path, name] } : step));
}

function originsOfEntry({ value, node, steps }: Entry, values: Values): readonly Origin[] {
  if (!value) {
    const method = node.type === "Property" && isFunction(node.value) ? node.value : node;
    return [{ kind: "node", node: method, conditions: [], steps: [] }];
  }
  return values.trace(value).map((origin) => ({ ...origin, conditions: inCalls(origin.conditions, steps) }));
}

function propertyOf(name: string, variants: readonly Variant[], values: Values): PropertyValue {
  const alternatives: PropertyAlternative[] = [];
  const entries = new Set<Entry>();
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
  return { name, alternatives, open, entries: [...entries], overridable };
}
