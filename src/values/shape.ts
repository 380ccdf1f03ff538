/** The properties of an object, put together in order from literals, spreads, later assignments and deletes. */
import { isFunction, literalConstant, type CallNode, type Node, type ObjectLiteral } from "../syntax/nodes.js";
import { changesOf } from "./change.js";
import { allOf, negation } from "./condition.js";
import { isObjectMethod, under, withSteps } from "./trace.js";
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
  | { readonly kind: "entry"; readonly entry: Entry; readonly conditions: readonly Condition[] }
  | { readonly kind: "delete"; readonly name: string; readonly conditions: readonly Condition[] }
  | {
      readonly kind: "unknown";
      readonly name: string | null;
      readonly reason: OpenReason;
      readonly conditions: readonly Condition[];
    }
  | { readonly kind: "inside"; readonly name: string; readonly conditions: readonly Condition[] };

interface Variant {
  readonly pieces: readonly Piece[];
  readonly conditions: readonly Condition[];
  readonly steps: readonly Step[];
}

/** The shape of whatever the origins are; each of them is one way the object can come about. */
export function shapeOfOrigins(origins: readonly Origin[], values: Values): ObjectShape {
  const variants = origins.map((origin): Variant => {
    return {
      pieces: piecesOf({ ...origin, conditions: [] }, values),
      conditions: origin.conditions,
      steps: origin.steps,
    };
  });
  const remembered = new Map<string, PropertyValue>();
  return {
    get(name) {
      let property = remembered.get(name);
      if (!property) remembered.set(name, (property = propertyOf(name, variants, values)));
      return property;
    },
    originsOf: (name) =>
      resolve(name, variants, values).flatMap((found): Origin[] => {
        return found.kind === "open" ? [openOrigin(found.reason)] : [found.origin];
      }),
    literals: variants.flatMap(({ pieces }) => {
      const literals = pieces.flatMap((piece) => (piece.kind === "entry" && piece.entry.literal ? [piece.entry.literal] : []));
      return [...new Set(literals)];
    }),
    open:
      variants
        .flatMap(({ pieces }) => pieces)
        .find((piece): piece is Piece & { kind: "unknown" } => piece.kind === "unknown" && piece.name === null)
        ?.reason ?? null,
  };
}

function openOrigin(reason: OpenReason): Origin {
  return { kind: "unknown", reason, conditions: [], steps: [] };
}

function piecesOf(origin: Origin, values: Values): Piece[] {
  const made = madePieces(origin, values);
  if (origin.kind !== "node" || made.length === 0) return made;
  for (const change of changesOf(origin.steps, values)) {
    const conditions = allOf(origin.conditions, change.conditions);
    if (!conditions) continue;
    switch (change.kind) {
      case "assign":
        if (change.node.type === "AssignmentExpression") {
          const { left, right } = change.node;
          const key = left.type === "MemberExpression" ? left.property : left;
          const { name, node } = change;
          const entry = { name, node, key, value: right, literal: null, conditions, steps: origin.steps };
          made.push({ kind: "entry", entry, conditions });
        }
        break;
      case "delete":
        made.push({ kind: "delete", name: change.name, conditions });
        break;
      case "merge":
        made.push(...mergedPieces(change.node, 1, { ...origin, conditions }, values));
        break;
      case "inside":
        made.push({ kind: "inside", name: change.name, conditions });
        break;
      case "unknown":
        made.push({ kind: "unknown", name: change.name, reason: "escapes", conditions });
    }
  }
  return made;
}

/** What the expression that makes an object writes into it. Empty where a spread of it adds nothing. */
function madePieces(origin: Origin, values: Values): Piece[] {
  const open = (reason: OpenReason): Piece[] => [
    { kind: "unknown", name: null, reason, conditions: origin.conditions },
  ];
  switch (origin.kind) {
    case "undefined":
    case "falsy":
      return [];
    case "node": {
      const node = origin.node;
      if (node.type === "ObjectExpression") return literalPieces(node, origin, values);
      if (node.type === "CallExpression" && isObjectMethod(node, "assign", values)) {
        return mergedPieces(node, 0, origin, values);
      }
      const constant = literalConstant(node);
      if (constant !== undefined && typeof constant !== "string") return [];
      return open("spread");
    }
    case "unknown":
      return open(origin.reason);
    default:
      return open("spread");
  }
}

function literalPieces(literal: ObjectLiteral, origin: Origin, values: Values): Piece[] {
  const { conditions, steps } = origin;
  return literal.properties.flatMap((property): Piece[] => {
    if (property.type === "SpreadElement") return spreadPieces(property.argument, origin, values);
    const name = values.nameOf(property);
    if (name === null) return [{ kind: "unknown", name: null, reason: "computed key", conditions }];
    const { key, value } = property;
    const isAccessor = property.kind !== "init" || property.method;
    const isValue = !isAccessor && value.type !== "AssignmentPattern" && value.type !== "TSEmptyBodyFunctionExpression";
    const isExpression = isValue && value.type !== "ArrayPattern" && value.type !== "ObjectPattern";
    // `__proto__: x` sets the prototype, whose properties are not sent; nothing is known to be missing because of it.
    const entry = { name, node: property, key, value: isExpression ? value : null, literal, conditions, steps };
    return [{ kind: "entry", entry, conditions }];
  });
}

/** What spreading an expression (or merging it with `Object.assign`) adds to an object. */
function spreadPieces(argument: Node, around: Origin, values: Values): Piece[] {
  const origins = under(around.conditions, withSteps(around.steps, values.trace(argument)));
  return origins.flatMap((origin) => piecesOf(origin, values));
}

function mergedPieces(call: CallNode, from: number, around: Origin, values: Values): Piece[] {
  return call.arguments.slice(from).flatMap((argument): Piece[] => {
    if (argument.type === "SpreadElement") {
      return [{ kind: "unknown", name: null, reason: "spread", conditions: around.conditions }];
    }
    return spreadPieces(argument, around, values);
  });
}

type Found =
  | { readonly kind: "value"; readonly entry: Entry | null; readonly covers: boolean; readonly origin: Origin }
  | { readonly kind: "open"; readonly reason: OpenReason; readonly isLater: boolean };

/** What can give a property its value: reads the pieces from the last to the first until one decides. */
function resolve(name: string, variants: readonly Variant[], values: Values): Found[] {
  return variants.flatMap((variant): Found[] => {
    const found: Found[] = [];
    let remaining: readonly Condition[] | null = variant.conditions;
    let isOpen = false;
    let changesInside = false;
    const pieces = variant.pieces.filter((piece) => nameOfPiece(piece) === null || nameOfPiece(piece) === name);
    for (const [index, piece] of [...pieces.entries()].reverse()) {
      const conditions: readonly Condition[] | null = allOf(remaining, piece.conditions);
      if (!conditions) continue;
      if (piece.kind === "inside") {
        changesInside = true;
        continue;
      }
      if (piece.kind === "unknown") {
        found.push({ kind: "open", reason: piece.reason, isLater: true });
        isOpen = true;
        continue;
      }
      if (piece.kind === "entry") {
        const covers = pieces.slice(0, index).some((earlier) => earlier.kind === "entry" || earlier.kind === "unknown");
        found.push(...valuesOf({ entry: piece.entry, covers, conditions, changesInside }, values));
      } else {
        const origin: Origin = { kind: "undefined", conditions, steps: variant.steps };
        found.push({ kind: "value", entry: null, covers: false, origin });
      }
      if (piece.conditions.length === 0) return found;
      remaining = allOf(remaining, [negation(piece.conditions)]);
      if (!remaining) return found;
    }
    if (isOpen) return found;
    const origin: Origin = { kind: "undefined", conditions: remaining, steps: variant.steps };
    return [...found, { kind: "value", entry: null, covers: false, origin }];
  });
}

function nameOfPiece(piece: Piece): string | null {
  return piece.kind === "entry" ? piece.entry.name : piece.name;
}

interface Reached {
  readonly entry: Entry;
  readonly covers: boolean;
  readonly conditions: readonly Condition[];
  readonly changesInside: boolean;
}

function valuesOf({ entry, covers, conditions, changesInside }: Reached, values: Values): Found[] {
  const origins: readonly Origin[] = entry.value
    ? values.trace(entry.value)
    : [{ kind: "node", node: entry.node, conditions: [], steps: [] }];
  return under(conditions, withSteps(entry.steps, origins)).flatMap((origin): Found[] => {
    if (changesInside && origin.kind === "node" && literalConstant(origin.node) === undefined && !isFunction(origin.node)) {
      return [
        { kind: "open", reason: "escapes", isLater: false },
        { kind: "value", entry, covers, origin },
      ];
    }
    return [{ kind: "value", entry, covers, origin }];
  });
}

function propertyOf(name: string, variants: readonly Variant[], values: Values): PropertyValue {
  const alternatives: PropertyAlternative[] = [];
  const entries = new Set<Entry>();
  let open: OpenReason | null = null;
  let overridable = false;
  for (const found of resolve(name, variants, values)) {
    if (found.kind === "open") {
      open ??= found.reason;
      overridable ||= found.isLater && entries.size === 0;
      continue;
    }
    const { entry, covers, origin } = found;
    if (entry) entries.add(entry);
    const value = values.evaluateOrigin(origin);
    open ??= value.open;
    alternatives.push(...value.alternatives.map((alternative) => ({ ...alternative, entry, covers })));
  }
  return { name, alternatives, open, entries: [...entries], overridable };
}
