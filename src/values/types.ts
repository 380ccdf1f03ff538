/** What an expression can be. Nothing in this folder knows an API. */
import type {
  CallNode,
  Expression,
  FunctionNode,
  Identifier,
  Node,
  ObjectLiteral,
  Primitive,
} from "../syntax/nodes.js";
import type { ClassOfThis } from "../syntax/classes.js";
import type { SourceCode } from "../syntax/source.js";
import type { Guarded } from "./recursion.js";

/**
 * One branch under which something holds: a test, identified by what it reads, and the outcome it must have.
 * The same test always gets the same `test` text, tests that cannot be compared get a text of their own.
 */
export interface Condition {
  readonly test: string;
  readonly outcome: boolean;
  /** The function in whose run the test is decided, so that another run may decide differently; null: once per file. */
  readonly within: Node | null;
}

/** Why a value may be something that the file does not show. */
export type OpenReason =
  | "parameter"
  | "import"
  | "global"
  | "call"
  | "member"
  | "field"
  | "reassigned"
  | "spread"
  | "computed key"
  | "escapes"
  | "recursive"
  | "expression";

/**
 * A reference that was read on the way to a value, and the member path from its variable to that value (`*` for a
 * member whose name is not known). The reference is null where the value was held by something else than a variable
 * (a field of a class); the path is null where the variable does not hold the value (a function that returned it).
 */
export interface Step {
  readonly reference: Identifier | null;
  readonly path: readonly string[] | null;
  /** The call that the value was returned from. */
  readonly call?: { readonly node: CallNode; readonly callee: FunctionNode };
}

interface OriginBase {
  readonly conditions: readonly Condition[];
  readonly steps: readonly Step[];
}

/** Where a value comes from, after following names, branches, members and calls as far as the file shows them. */
export type Origin = OriginBase &
  (
    | { readonly kind: "node"; readonly node: Node }
    | { readonly kind: "import"; readonly module: string; readonly path: readonly string[] }
    | { readonly kind: "parameter"; readonly node: Node }
    | { readonly kind: "global"; readonly name: string }
    /** Certainly undefined. */
    | { readonly kind: "undefined" }
    /** Some falsy value of an expression that the file does not show: the left side of `c && x`. */
    | { readonly kind: "falsy" }
    | {
        readonly kind: "unknown";
        readonly reason: OpenReason;
        /** The object whose member it is, where the file shows that much. A spread copies nothing from undefined. */
        readonly member?: { readonly object: Origin; readonly name: string; readonly isOptional: boolean };
      }
  );

interface AlternativeBase {
  readonly conditions: readonly Condition[];
  readonly steps: readonly Step[];
}

/** One thing that a value can be. `node` is where that thing is written. */
export type Alternative = AlternativeBase &
  (
    | { readonly kind: "absent"; readonly node: Node | null }
    /**
     * `isTyped`: only its type says so, as it is written in another file. `node` is then what reads it here.
     */
    | {
        readonly kind: "constant";
        readonly value: Primitive;
        readonly node: Node;
        readonly isTyped?: true;
      }
    | { readonly kind: "object"; readonly shape: ObjectShape; readonly node: Node }
    /**
     * `elements` are those of the literal; null stands for spreads and holes. Only while the array is `closed` are they
     * all that it holds: it has no spreads, and neither it nor what is in it was changed or left the view of the file.
     */
    | {
        readonly kind: "array";
        readonly elements: readonly (Node | null)[];
        readonly closed: boolean;
        readonly node: Node;
      }
    /** Something that is there and is none of the above: a function, an instance, a regular expression. */
    | { readonly kind: "other"; readonly node: Node }
  );

/** What an expression can be: the alternatives that the file shows, and why there may be others (null: there are none). */
export interface Value<A extends Alternative = Alternative> {
  readonly alternatives: readonly A[];
  readonly open: OpenReason | null;
}

/** A place that sets a property of an object: a property of a literal, or an assignment to a member. */
export interface Entry {
  readonly name: string;
  /** The `Property` of a literal, or the `AssignmentExpression`. */
  readonly node: Node;
  readonly key: Node;
  /** The expression of the value; null for methods and accessors. */
  readonly value: Expression | null;
  /** The literal that the property stands in; null for an assignment. */
  readonly literal: ObjectLiteral | null;
  readonly conditions: readonly Condition[];
  readonly steps: readonly Step[];
}

/**
 * An alternative of a property, with the place that sets it (null only where the property is absent). Its steps start
 * with those of the entry, which lead to the object; those after them lead on to the value.
 */
export type PropertyAlternative = Alternative & {
  readonly entry: Entry | null;
  /** Whether something before the entry could give the property another value, if the entry were not there. */
  readonly covers: boolean;
};

export interface PropertyValue extends Value<PropertyAlternative> {
  readonly name: string;
  /** Every place that can give the property its value, the one that counts last first. */
  readonly entries: readonly Entry[];
  /** The entries before which something else could give the property a value, if they were not there. */
  readonly covering: readonly Entry[];
  /** Whether something unknown after an entry could replace it: then an edit of the entry decides nothing for certain. */
  readonly overridable: boolean;
}

/** The properties that an object has, however it was put together. */
export interface ObjectShape {
  get(name: string): PropertyValue;
  /** Where the value of a property comes from, as `Values.trace` gives it. */
  originsOf(name: string): readonly Origin[];
  /** The names of the properties that the file gives it; each may be absent in the end. */
  readonly names: readonly string[];
  /** The literals that the object is made of, in order. */
  readonly literals: readonly ObjectLiteral[];
  /** Why properties other than the visible ones may exist; null when all are visible. */
  readonly open: OpenReason | null;
}

/** Everything the values of one file are asked for. One per file; answers are remembered. */
export interface Values {
  readonly source: SourceCode;
  /** Whether a call only reads the objects that it is given. */
  readonly isReadOnlyCall: (call: CallNode) => boolean;
  /** Whether a call reads what it is given only once the code that runs now has gone on, or waits. */
  readonly isReadLater: (call: CallNode) => boolean;
  /** Follows an expression to where its value comes from. */
  trace(expression: Node): readonly Origin[];
  /** What the promise resolves to that a call gives; the call itself where the file does not show it. */
  settledBy(call: CallNode): readonly Origin[];
  evaluate(expression: Node): Value;
  shapeOf(expression: Node): ObjectShape;
  /** What a class gives a member of its instances, or of its own; empty where it does not mention it. */
  fieldOf(of: ClassOfThis, name: string): readonly Origin[];
  /** The value of an origin that has been traced. */
  evaluateOrigin(origin: Origin): Value;
  shapeOfOrigins(origins: readonly Origin[]): ObjectShape;
  /** The name that a key spells out, or that its constants give; null when it is not known. */
  readonly nameOf: (node: Node) => string | null;
  conditionOf(test: Node): { readonly whenTrue: Condition; readonly whenFalse: Condition };
  /**
   * Runs what answers the question `key`, which may lead back to itself, or on and on: then the answer is `cut`. Only
   * what is final may be remembered.
   */
  guarded<T>(key: object, run: () => T, cut: T): Guarded<T>;
  /** The one text that equal reads share (`a.b?.["c"]`), or null where the expression is no plain read. */
  canonical(node: Node): string | null;
}
