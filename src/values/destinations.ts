/** Where a value may get to: the way from what is written to the calls that are given it. */
import {
  contains,
  enclosingFunction,
  isClass,
  isField,
  isFunction,
  literalConstant,
  outermost,
  unwrap,
  walk,
  type CallNode,
  type ClassNode,
  type FunctionNode,
  type Identifier,
  type MemberNode,
  type NewNode,
  type Node,
  type ObjectLiteral,
} from "../syntax/nodes.js";
import {
  ADDING_METHODS,
  CALLBACK_METHODS,
  ELEMENT_METHODS,
  IDENTITY_METHODS,
  LIST_METHODS,
  SILENT_METHODS,
  STORING_METHODS,
} from "./array-methods.js";
import { isVisibleOutside, lookUp, stepsTo, type Variable } from "./binding.js";
import {
  classOf,
  constructedClass,
  holderOfThis,
  isPrivateMember,
  methodOf,
  rootClassOf,
  thisExpressionsOf,
} from "./classes.js";
import { isObjectMethod } from "./trace.js";
import type { Values } from "./types.js";

/**
 * The way from something to a value in it: names of members, `*` for an element of a list or a member of an unknown
 * name, `()` for what a function returns, `(0)` for what it is given, `new()` for the instances of a class.
 */
export type Path = readonly string[];

/** A call of something outside of the file that is given the value, or something that the value is in. */
export interface Arrival {
  readonly call: CallNode | NewNode;
  readonly index: number;
  /** The way from the argument to the value. */
  readonly path: Path;
}

/** The type that is written for something on the way, and where in it the value is. */
export interface TypeOnTheWay {
  readonly type: Node;
  readonly path: Path;
}

export interface Destinations {
  readonly arrivals: readonly Arrival[];
  /** Where members of the value itself are read; the name is null where it may be any. */
  readonly reads: readonly { readonly node: Node; readonly name: string | null }[];
  /** Where anything else is done with the value, or where it gets out of sight. */
  readonly escapes: readonly Node[];
  /** The expressions, as they follow each other, that give the value itself to something: a list, an object, a call. */
  readonly given: readonly Node[];
  readonly types: readonly TypeOnTheWay[];
}

/** What a call of a function of the file was, so that what it returns goes back to that call and no other. */
interface Frame {
  readonly call: CallNode | NewNode;
  readonly callee: FunctionNode;
  readonly outer: Frame | null;
  readonly depth: number;
}

const MAXIMUM_FRAMES = 3;
const MAXIMUM_PATH = 8;
/** A value with more stations than this is out of sight, so that no file costs exponential time. */
const MAXIMUM_STATIONS = 4000;

const known = new WeakMap<Values, Map<Node, Map<string, Destinations>>>();

/**
 * Where the value of an expression may get to: through variables, fields, lists, objects, calls and returns, whatever
 * the order in which they run. It tells what may happen, so that it suits reports of a value that is sent somewhere and
 * shows what else an edit of it would reach; a branch that is never taken counts as well.
 * @param member follows this member of the value instead of the value itself.
 */
export function destinationsOf(expression: Node, values: Values, member?: string): Destinations {
  const byNode = known.get(values) ?? new Map<Node, Map<string, Destinations>>();
  known.set(values, byNode);
  const byMember = byNode.get(expression) ?? new Map<string, Destinations>();
  byNode.set(expression, byMember);
  const key = member ?? "";
  let found = byMember.get(key);
  if (!found) {
    found = new DestinationFinder(values).find(expression, member === undefined ? [] : [member]);
    byMember.set(key, found);
  }
  return found;
}

type Task = () => void;

class DestinationFinder {
  private readonly values: Values;
  private readonly arrivals: Arrival[] = [];
  private readonly reads: { node: Node; name: string | null }[] = [];
  private readonly escapes = new Set<Node>();
  private readonly given = new Set<Node>();
  private readonly types: TypeOnTheWay[] = [];
  private readonly pending: Task[] = [];
  private readonly visited = new Set<string>();
  private readonly numbers = new Map<object, number>();
  private readonly frames = new Map<string, Frame>();

  constructor(values: Values) {
    this.values = values;
  }

  find(expression: Node, path: Path): Destinations {
    this.down(expression, path, null);
    for (let task = this.pending.pop(); task; task = this.pending.pop()) task();
    const { arrivals, reads, types } = this;
    return { arrivals, reads, escapes: [...this.escapes], given: [...this.given], types };
  }

  // Bookkeeping

  private number(thing: object): number {
    const number = this.numbers.get(thing) ?? this.numbers.size;
    this.numbers.set(thing, number);
    return number;
  }

  /** Plans a step, unless it was planned before; `at` is where the value is lost if the way is too long. */
  private plan(kind: string, thing: object, path: Path, frame: Frame | null, at: Node, task: Task): void {
    const key = [kind, this.number(thing), frame ? this.number(frame) : "", ...path].join(" ");
    if (this.visited.has(key)) return;
    if (path.length > MAXIMUM_PATH || this.visited.size >= MAXIMUM_STATIONS) {
      this.escapes.add(at);
      return;
    }
    this.visited.add(key);
    this.pending.push(task);
  }

  private escape(node: Node): void {
    this.escapes.add(node);
  }

  private frame(call: CallNode | NewNode, callee: FunctionNode, around: Frame | null): Frame {
    const outer = around && around.depth + 1 < MAXIMUM_FRAMES ? around : null;
    const key = `${this.number(call)} ${this.number(callee)} ${outer ? this.number(outer) : ""}`;
    const frame = this.frames.get(key) ?? { call, callee, outer, depth: outer ? outer.depth + 1 : 0 };
    this.frames.set(key, frame);
    return frame;
  }

  // Onwards: what the code around an expression does with its value.

  private down(expression: Node, path: Path, frame: Frame | null): void {
    this.plan("down", expression, path, frame, expression, () => {
      this.noteAssertions(expression, path);
      this.ofExpression(outermost(expression), path, frame);
    });
  }

  private noteAssertions(expression: Node, path: Path): void {
    for (let node = expression; node !== outermost(expression) && node.parent; node = node.parent) {
      const { parent } = node;
      if ("typeAnnotation" in parent && parent.typeAnnotation) this.note(parent.typeAnnotation, path);
    }
  }

  private note(type: Node, path: Path): void {
    this.types.push({ type, path });
  }

  private noteTypeOf(declared: Node, path: Path): void {
    if ("typeAnnotation" in declared && declared.typeAnnotation) this.note(declared.typeAnnotation, path);
  }

  private ofExpression(node: Node, path: Path, frame: Frame | null): void {
    const { parent } = node;
    const isWhole = path.length === 0;
    const escape = (): void => {
      this.escape(node);
    };
    /** Where the text of a value makes a difference, but not that of something that is in it. */
    const escapeWhole = (): void => {
      if (isWhole) escape();
    };
    const give = (): void => {
      if (isWhole) this.given.add(node);
    };
    switch (parent?.type) {
      case "ExpressionStatement":
      case "IfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
      case "ForStatement":
      case "UnaryExpression":
        return;
      case "SwitchStatement":
      case "SwitchCase":
      case "ForInStatement":
        escapeWhole();
        return;
      case "BinaryExpression":
        if (!isNullishComparison(parent, node)) escapeWhole();
        if (parent.operator === "+" && !isWhole) escape();
        return;
      case "AwaitExpression":
        this.down(parent, path, frame);
        return;
      case "ConditionalExpression":
        if (parent.test !== node) this.down(parent, path, frame);
        return;
      case "LogicalExpression":
        // An object or a text that is not empty is never what `value && x` gives.
        if (parent.operator !== "&&" || parent.left !== node) this.down(parent, path, frame);
        return;
      case "SequenceExpression":
        if (parent.expressions.at(-1) === node) this.down(parent, path, frame);
        return;
      case "VariableDeclarator":
        if (parent.init === node) this.bind(parent.id, path, frame);
        return;
      case "AssignmentPattern":
        if (parent.right === node) this.bind(parent.left, path, frame);
        return;
      case "AssignmentExpression":
        if (parent.right !== node) {
          // What stood there is replaced.
          if (parent.operator.length > 1 && !LOGICAL_ASSIGNMENTS.has(parent.operator)) escapeWhole();
          return;
        }
        if (parent.operator !== "=" && !LOGICAL_ASSIGNMENTS.has(parent.operator)) {
          escape();
          return;
        }
        if (unwrap(parent.left).type === "MemberExpression") give();
        this.bind(parent.left, path, frame);
        this.down(parent, path, frame);
        return;
      case "Property":
        this.ofProperty(parent, node, path, frame);
        if (parent.value === node) give();
        return;
      case "ArrayExpression":
        give();
        this.down(parent, ["*", ...path], frame);
        return;
      case "SpreadElement":
        this.ofSpread(parent, path, frame);
        return;
      case "MemberExpression":
        if (parent.object === node) this.ofMember(parent, path, frame);
        else escapeWhole();
        return;
      case "CallExpression":
      case "NewExpression":
        if (parent.callee === node) {
          this.ofCallee(parent, path, frame);
          return;
        }
        give();
        this.ofArgument(
          parent,
          parent.arguments.findIndex((given) => given === node),
          path,
          frame,
        );
        return;
      case "ReturnStatement":
        this.ofReturn(node, path, frame);
        return;
      case "ArrowFunctionExpression":
        if (parent.body === node) this.ofReturn(node, path, frame);
        return;
      case "ForOfStatement":
        if (parent.right !== node) return;
        if (path[0] === "*") this.bindLoop(parent.left, path.slice(1), frame);
        else escapeWhole();
        return;
      case "PropertyDefinition":
      case "AccessorProperty":
        if (parent.value !== node) escape();
        else this.ofField(parent, path);
        return;
      case "ClassDeclaration":
      case "ClassExpression":
        // An instance of a class is also one of those that it extends.
        if (parent.superClass === node && path[0] === "new()") this.ofClass(parent, path, false);
        return;
      default:
        escape();
    }
  }

  private ofProperty(property: Node, node: Node, path: Path, frame: Frame | null): void {
    if (property.type !== "Property") return;
    if (property.value !== node || property.parent.type !== "ObjectExpression") {
      if (path.length === 0) this.escape(node);
      return;
    }
    this.inLiteral(property.parent, [this.nameIn(property), ...path], frame);
  }

  /** A value at `path` of an object literal: for whoever gets the object, and for its methods. */
  private inLiteral(literal: ObjectLiteral, path: Path, frame: Frame | null): void {
    this.down(literal, path, frame);
    for (const self of thisExpressionsOf(literal, this.values)) this.down(self, path, null);
  }

  private ofSpread(spread: Node, path: Path, frame: Frame | null): void {
    const holder = spread.parent;
    if (path.length === 0) {
      // A copy is another object.
      if (holder?.type !== "ObjectExpression") this.escape(spread);
      return;
    }
    switch (holder?.type) {
      case "ObjectExpression":
        if (!this.isReplacedIn(holder, spread, path)) this.inLiteral(holder, path, frame);
        return;
      case "ArrayExpression":
        if (path[0] === "*") this.down(holder, path, frame);
        return;
      case "CallExpression":
      case "NewExpression": {
        const index = holder.arguments.findIndex((given) => given === spread);
        if (path[0] === "*") this.ofArgument(holder, index, path.slice(1), frame);
        return;
      }
      default:
        this.escape(spread);
    }
  }

  /** Whether a later property of a literal takes the place of what a spread gives it. */
  private isReplacedIn(literal: ObjectLiteral, spread: Node, path: Path): boolean {
    return literal.properties.some(
      (property) =>
        property.type === "Property" &&
        property.range[0] > spread.range[0] &&
        this.values.nameOf(property) === path[0],
    );
  }

  private ofMember(member: MemberNode, path: Path, frame: Frame | null): void {
    const name = this.values.nameOf(member);
    const [head, ...rest] = path;
    if (head === undefined) {
      const parent = outermost(member).parent;
      // Writing to a member is not reading it.
      if (parent?.type === "AssignmentExpression" && parent.left === outermost(member)) return;
      this.reads.push({ node: member, name });
      return;
    }
    const called = outermost(member).parent;
    if (called?.type === "CallExpression" && called.callee === outermost(member) && name !== null) {
      if (this.ofMethod(called, member, name, path, frame)) return;
    }
    if (matches(name, head)) this.down(member, rest, frame);
  }

  /** The call of a method of what the value is in. False where it is an ordinary member. */
  private ofMethod(
    call: CallNode,
    member: MemberNode,
    name: string,
    path: Path,
    frame: Frame | null,
  ): boolean {
    const [head = "", ...rest] = path;
    if (head === "()" || head.startsWith("(")) {
      this.escape(member);
      return true;
    }
    const [callback] = call.arguments;
    if (name === "then" || name === "catch" || name === "finally") {
      if (name === "then" && callback) this.callBack(callback, 0, path, frame);
      if (name !== "then") this.down(call, path, frame);
      return true;
    }
    if (head !== "*") return false;
    if (isMap(member.object, this.values)) {
      if (name === "get") this.down(call, rest, frame);
      else if (name === "forEach" && callback) this.callBack(callback, 0, rest, frame);
      else if (name === "values") this.down(call, path, frame);
      else if (!MAP_METHODS.has(name)) this.escape(member);
      return true;
    }
    if (!(name in Array.prototype)) return false;
    const parameters = CALLBACK_METHODS[name] ?? [];
    for (const index of parameters) if (callback) this.callBack(callback, index, rest, frame);
    if (ELEMENT_METHODS.has(name)) this.down(call, rest, frame);
    if (LIST_METHODS.has(name)) this.down(call, path, frame);
    const isKnown = ELEMENT_METHODS.has(name) || LIST_METHODS.has(name) || SILENT_METHODS.has(name);
    if (!isKnown) this.escape(member);
    return true;
  }

  /** A callback that is called with the value. */
  private callBack(callback: Node, index: number, path: Path, frame: Frame | null): void {
    for (const origin of this.values.trace(callback)) {
      if (origin.kind === "node" && isFunction(origin.node))
        this.intoParameter(origin.node, index, path, frame);
      else if (origin.kind === "global" && origin.name === "Boolean") continue;
      else this.escape(callback);
    }
  }

  private ofCallee(call: CallNode | NewNode, path: Path, frame: Frame | null): void {
    const [head, ...rest] = path;
    if (head === undefined) return;
    if (call.type === "NewExpression") {
      if (head === "new()") this.down(call, rest, frame);
    } else if (head === "()") {
      this.down(call, rest, frame);
    }
    const index = argumentIndex(head);
    if (index !== null) this.fromArgument(call, index, rest, frame);
  }

  /** What a call does with one of its arguments, or with something in it. */
  private ofArgument(call: CallNode | NewNode, index: number, path: Path, frame: Frame | null): void {
    const callees = this.calleesOf(call);
    for (const callee of callees ?? []) {
      this.intoParameter(callee, index, path, this.frame(call, callee, frame));
    }
    if (callees === null && !(call.type === "CallExpression" && this.ofKnownCall(call, index, path, frame))) {
      this.arrivals.push({ call, index, path });
    }
  }

  /** The functions of the file that a call runs; null where it may run others. */
  private calleesOf(call: CallNode | NewNode): readonly FunctionNode[] | null {
    const { values } = this;
    const callee = unwrap(call.callee);
    if (call.type === "NewExpression") {
      const owner = constructedClass(call, values);
      const constructor = owner && methodOf(owner, "constructor", values);
      return constructor ? [constructor] : null;
    }
    if (callee.type === "MemberExpression") {
      const name = values.nameOf(callee);
      const owner = name === null ? null : classOf(callee.object, values);
      const method = owner && name !== null ? methodOf(owner, name, values) : null;
      if (method) return [method];
    }
    if (callee.type === "Super") return null;
    const origins = values.trace(callee).filter(({ kind }) => kind !== "undefined" && kind !== "falsy");
    const found = origins.flatMap((origin) =>
      origin.kind === "node" && isFunction(origin.node) ? [origin.node] : [],
    );
    return found.length > 0 && found.length === origins.length ? found : null;
  }

  private intoParameter(callee: FunctionNode, index: number, path: Path, frame: Frame | null): void {
    if (callee.generator || usesArguments(callee, this.values)) {
      this.escape(callee);
      return;
    }
    const parameters = callee.params.filter((one) => !(one.type === "Identifier" && one.name === "this"));
    const last = parameters.at(-1);
    const parameter = parameters[index];
    if (parameter && parameter.type !== "RestElement") this.bind(parameter, path, frame);
    else if (last?.type === "RestElement") this.bind(last.argument, ["*", ...path], frame);
  }

  /** A call of the language's own functions. False where it is none that is known. */
  private ofKnownCall(call: CallNode, index: number, path: Path, frame: Frame | null): boolean {
    const { values } = this;
    const callee = unwrap(call.callee);
    const [head, ...rest] = path;
    const name = callee.type === "MemberExpression" ? values.nameOf(callee) : null;
    const known = values.canonical(callee);
    switch (known) {
      case "global Object.assign":
        if (index === 0 || path.length > 0) this.down(call, path, frame);
        if (index > 0 && path.length > 0) this.fromArgument(call, 0, path, frame);
        return true;
      case "global Object.freeze":
      case "global Object.seal":
      case "global Promise.resolve":
      case "global Promise.all":
      case "global structuredClone":
        this.down(call, path, frame);
        return true;
      case "global Object.values":
        if (head === undefined) return false;
        this.down(call, ["*", ...rest], frame);
        return true;
      case "global Object.entries":
        if (head === undefined) return false;
        this.down(call, ["*", "*", ...rest], frame);
        return true;
      case "global Object.keys":
      case "global Array.isArray":
      case "global Boolean":
        return true;
      case "global Array.from":
        if (index === 0) this.down(call, path, frame);
        else if (head === "()") this.down(call, ["*", ...rest], frame);
        return index === 0 || head === "()";
      case "global Array.of":
        this.down(call, ["*", ...path], frame);
        return true;
      case "global JSON.stringify": {
        const outer = outermost(call).parent;
        if (outer?.type !== "CallExpression" || values.canonical(outer.callee) !== "global JSON.parse")
          return false;
        this.down(outer, path, frame);
        return true;
      }
    }
    if (callee.type !== "MemberExpression" || name === null) return false;
    const receiver = callee.object;
    if (head === "()" || (head !== undefined && argumentIndex(head) !== null)) {
      return this.ofCallback(call, name, receiver, path, frame);
    }
    if (name === "set" && index === 1 && isMap(receiver, values)) {
      this.up(receiver, ["*", ...path], frame);
      return true;
    }
    const isIn = (methods: Readonly<Record<string, number>>): boolean => index >= (methods[name] ?? Infinity);
    if (isIn(STORING_METHODS)) {
      this.up(receiver, ["*", ...path], frame);
      return true;
    }
    if (isIn(ADDING_METHODS)) {
      this.down(call, name === "concat" && head === "*" ? path : ["*", ...path], frame);
      return true;
    }
    return path.length > 0 && (name === "includes" || name === "indexOf" || name === "lastIndexOf");
  }

  /** A function that is given to a method as a callback: what it returns, and what it is called with. */
  private ofCallback(call: CallNode, name: string, receiver: Node, path: Path, frame: Frame | null): boolean {
    const [head = "", ...rest] = path;
    if (head !== "()") {
      const index = argumentIndex(head);
      const isElement = index !== null && CALLBACK_METHODS[name]?.includes(index) === true;
      if (isElement) this.up(receiver, ["*", ...rest], frame);
      return isElement;
    }
    switch (name) {
      case "map":
        this.down(call, ["*", ...rest], frame);
        return true;
      case "flatMap":
        this.down(call, rest[0] === "*" ? rest : ["*", ...rest], frame);
        return true;
      case "reduce":
      case "reduceRight":
      case "then":
      case "catch":
        this.down(call, rest, frame);
        return true;
      default:
        return name in CALLBACK_METHODS;
    }
  }

  private ofReturn(returned: Node, path: Path, frame: Frame | null): void {
    const callee = enclosingFunction(returned);
    if (!callee || callee.generator) {
      this.escape(returned);
      return;
    }
    if (callee.returnType) this.note(callee.returnType, path);
    if (path.length === 0) this.given.add(returned);
    if (frame?.callee === callee) this.down(frame.call, path, frame.outer);
    else this.ofFunction(callee, ["()", ...path], frame);
  }

  /** A function as a value: `()` leads to what it returns, `(0)` to what it is given. */
  private ofFunction(callee: FunctionNode, path: Path, frame: Frame | null): void {
    if (callee.type === "FunctionDeclaration") {
      for (const variable of this.values.source.getDeclaredVariables(callee)) {
        if (variable.defs.some(({ node }) => node === callee) && variable.defs[0]?.type === "FunctionName")
          this.ofVariable(variable, path, frame, callee);
      }
      return;
    }
    const { parent } = callee;
    const [head, ...rest] = path;
    switch (parent.type) {
      case "MethodDefinition":
        this.ofMethodDefinition(parent, path);
        return;
      case "Property":
        if (parent.kind === "get" && head === "()" && parent.parent.type === "ObjectExpression") {
          this.inLiteral(parent.parent, [this.nameIn(parent), ...rest], frame);
          return;
        }
        if (parent.kind !== "init") this.escape(callee);
        else this.down(callee, path, frame);
        return;
      default:
        this.down(callee, path, frame);
    }
  }

  private ofMethodDefinition(method: Node, path: Path): void {
    if (method.type !== "MethodDefinition") return;
    const owner = method.parent.parent;
    const [head, ...rest] = path;
    const name = this.nameIn(method);
    if (method.kind === "constructor") {
      this.ofClass(owner, path, false);
    } else if (method.kind === "set" || (method.kind === "get" && head !== "()")) {
      this.escape(method);
    } else {
      const held = method.kind === "get" ? rest : path;
      if (method.static) this.ofClass(owner, [name, ...held], false);
      else this.inField(owner, name, held);
    }
  }

  private ofField(field: Node, path: Path): void {
    if (!isField(field)) return;
    const owner = field.parent.parent;
    const name = this.nameIn(field);
    this.noteTypeOf(field, path);
    if (field.static) this.ofClass(owner, [name, ...path], false);
    else this.inField(owner, name, path);
  }

  /** A value at `path` of a field of the instances of a class. */
  private inField(owner: ClassNode, name: string, path: Path): void {
    const root = rootClassOf(owner, this.values);
    const whole = [name, ...path];
    this.plan("field", root, whole, null, owner, () => {
      for (const self of thisExpressionsOf(root, this.values)) this.down(self, whole, null);
      this.noteFieldTypes(owner, name, path);
      this.ofClass(root, ["new()", ...whole], isPrivateMember(owner, name, this.values));
    });
  }

  private noteFieldTypes(owner: ClassNode, name: string, path: Path): void {
    for (const member of owner.body.body)
      if (isField(member) && this.values.nameOf(member) === name) this.noteTypeOf(member, path);
  }

  /** A class as a value. What is private is not seen by those outside who get hold of it. */
  private ofClass(owner: ClassNode, path: Path, isPrivate: boolean): void {
    if (owner.type === "ClassExpression" && !isPrivate) this.down(owner, path, null);
    for (const variable of this.values.source.getDeclaredVariables(owner)) {
      if (!variable.defs.some(({ node }) => node === owner)) continue;
      if (!isPrivate) this.ofVariable(variable, path, null, owner);
      else this.ofReferences(variable, path, null, true);
    }
  }

  // Variables and patterns

  private bindLoop(left: Node, path: Path, frame: Frame | null): void {
    this.bind(left.type === "VariableDeclaration" ? left.declarations[0].id : left, path, frame);
  }

  /** The value is bound to a pattern, or assigned to a target. */
  private bind(pattern: Node, path: Path, frame: Frame | null): void {
    const target = unwrap(pattern);
    const [head, ...rest] = path;
    switch (target.type) {
      case "Identifier": {
        const variable = lookUp(target, this.values.source);
        if (variable) this.ofVariable(variable, path, frame, target);
        else this.escape(target);
        return;
      }
      case "TSParameterProperty":
        this.bind(target.parameter, path, frame);
        this.ofParameterProperty(target, path);
        return;
      case "AssignmentPattern":
        this.bind(target.left, path, frame);
        return;
      case "MemberExpression":
        this.up(target.object, [this.nameIn(target), ...path], frame);
        return;
      case "ObjectPattern":
        this.noteTypeOf(target, path);
        if (head === undefined) {
          for (const property of target.properties) {
            const name = property.type === "Property" ? this.values.nameOf(property) : null;
            this.reads.push({ node: property, name });
          }
          return;
        }
        for (const property of target.properties) {
          if (property.type === "RestElement") this.bind(property.argument, path, frame);
          else if (matches(this.values.nameOf(property), head)) this.bind(property.value, rest, frame);
        }
        return;
      case "ArrayPattern":
        this.noteTypeOf(target, path);
        if (head !== "*") {
          if (head === undefined) this.escape(target);
          return;
        }
        for (const element of target.elements) {
          if (element?.type === "RestElement") this.bind(element.argument, path, frame);
          else if (element) this.bind(element, rest, frame);
        }
        return;
      default:
        this.escape(target);
    }
  }

  private ofParameterProperty(property: Node, path: Path): void {
    const method = enclosingFunction(property)?.parent;
    if (property.type !== "TSParameterProperty" || method?.type !== "MethodDefinition") return;
    const { parameter } = property;
    const declared = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    this.inField(method.parent.parent, declared.name, path);
  }

  private ofVariable(variable: Variable, path: Path, around: Frame | null, at: Node): void {
    // What a variable outside of the called function holds is there for every call.
    let frame = around;
    while (frame && !contains(frame.callee, variable.scope.block)) frame = frame.outer;
    const kept = frame;
    this.plan("variable", variable, path, kept, at, () => {
      if (isVisibleOutside(variable, this.values.source)) this.escape(at);
      for (const definition of variable.defs) this.noteTypeOf(definition.name, path);
      this.ofReferences(variable, path, kept, false);
    });
  }

  private ofReferences(variable: Variable, path: Path, frame: Frame | null, isPrivate: boolean): void {
    for (const reference of variable.references) {
      const { identifier } = reference;
      if (!reference.isRead() || (isPrivate && identifier.parent.type === "ExportSpecifier")) continue;
      this.down(identifier, path, frame);
    }
  }

  // Backwards: a value was put into an object, so whatever else holds that object holds the value, too.

  private up(expression: Node, path: Path, frame: Frame | null): void {
    const node = unwrap(expression);
    this.plan("up", node, path, frame, node, () => {
      this.intoObject(node, path, frame);
    });
  }

  private intoObject(node: Node, path: Path, frame: Frame | null): void {
    const [head, ...rest] = path;
    if (literalConstant(node) !== undefined) return;
    switch (node.type) {
      case "Identifier":
        this.intoVariable(node, path, frame);
        return;
      case "ConditionalExpression":
        this.up(node.consequent, path, frame);
        this.up(node.alternate, path, frame);
        return;
      case "LogicalExpression":
        this.up(node.left, path, frame);
        this.up(node.right, path, frame);
        return;
      case "AwaitExpression":
        this.up(node.argument, path, frame);
        return;
      case "SequenceExpression": {
        const last = node.expressions.at(-1);
        if (last) this.up(last, path, frame);
        return;
      }
      case "AssignmentExpression":
        this.up(node.right, path, frame);
        if (unwrap(node.left).type !== "ObjectPattern") this.up(node.left, path, frame);
        return;
      case "ArrayExpression":
        this.down(node, path, frame);
        if (rest.length === 0) return;
        for (const element of node.elements) {
          if (element?.type === "SpreadElement") this.up(element.argument, path, frame);
          else if (element) this.up(element, rest, frame);
        }
        return;
      case "ObjectExpression":
        this.inLiteral(node, path, frame);
        if (rest.length === 0) return;
        for (const property of node.properties) {
          if (property.type === "SpreadElement") this.up(property.argument, path, frame);
          else if (head !== undefined && matches(this.values.nameOf(property), head)) {
            this.up(property.value, rest, frame);
          }
        }
        return;
      case "MemberExpression":
        if (unwrap(node.object).type === "Super") this.escape(node);
        else this.up(node.object, [this.nameIn(node), ...path], frame);
        return;
      case "ThisExpression":
        this.intoThis(node, path);
        return;
      case "NewExpression": {
        const owner = constructedClass(node, this.values);
        if (owner && head !== undefined) this.intoField(rootClassOf(owner, this.values), path);
        // A list or a map of its own is known by whoever holds it.
        else if (!isOwnCollection(node, this.values)) this.escape(node);
        this.down(node, path, frame);
        return;
      }
      case "CallExpression":
        this.intoResult(node, path, frame);
        return;
      default:
        this.escape(node);
    }
  }

  private intoVariable(name: Identifier, path: Path, frame: Frame | null): void {
    const variable = lookUp(name, this.values.source);
    if (!variable || variable.defs.length === 0) {
      if (name.name !== "undefined") this.escape(name);
      return;
    }
    this.ofVariable(variable, path, frame, name);
    let kept = frame;
    while (kept && !contains(kept.callee, variable.scope.block)) kept = kept.outer;
    for (const definition of variable.defs) {
      switch (definition.type) {
        case "Variable":
          this.intoDeclared(definition.node, definition.name, path, kept);
          break;
        case "Parameter":
          this.intoGiven(definition.node, definition.name, path, kept);
          break;
        case "ImportBinding":
          this.escape(name);
          break;
        case "ClassName":
          break;
        case "FunctionName":
          break;
        default:
          this.escape(name);
      }
    }
    for (const reference of variable.references) {
      if (reference.isWrite() && reference.init !== true) this.intoWritten(reference.identifier, path, kept);
    }
  }

  /** The object that a declaration gives its variable. */
  private intoDeclared(declarator: Node, name: Identifier, path: Path, frame: Frame | null): void {
    if (declarator.type !== "VariableDeclarator") return;
    const loop = declarator.parent.parent;
    if (loop.type === "ForOfStatement" && loop.left === declarator.parent) {
      this.intoPatternValue(loop.right, declarator.id, name, ["*"], path, frame);
    } else if (declarator.init) {
      this.intoPatternValue(declarator.init, declarator.id, name, [], path, frame);
    }
  }

  /** The object that a name in a pattern takes out of a value, or that its defaults give it. */
  private intoPatternValue(
    value: Node,
    pattern: Node,
    name: Identifier,
    before: Path,
    path: Path,
    frame: Frame | null,
  ): void {
    const way = this.wayTo(pattern, name, path, frame);
    if (way) this.up(value, [...before, ...way, ...path], frame);
  }

  /** The members that a pattern takes on the way to a name in it; null where it copies, or does not tell. */
  private wayTo(pattern: Node, name: Identifier, path: Path, frame: Frame | null): Path | null {
    const steps = stepsTo(pattern, name, this.values.nameOf);
    if (!steps) return null;
    const way: string[] = [];
    for (const [index, step] of steps.entries()) {
      if (step.fallback && index === steps.length - 1) this.up(step.fallback, path, frame);
      else if (step.fallback) this.escape(step.fallback);
      if (step.name === "") continue;
      // A rest is a copy, which shares what is in it.
      if (step.name === null) return index === steps.length - 1 && path.length > 1 ? way : null;
      way.push(normalized(step.name));
    }
    return way;
  }

  /** The object that a parameter is given. */
  private intoGiven(callee: Node, name: Node, path: Path, frame: Frame | null): void {
    if (!isFunction(callee) || name.type !== "Identifier") {
      this.escape(name);
      return;
    }
    const parameters = callee.params.filter((one) => !(one.type === "Identifier" && one.name === "this"));
    for (const [index, parameter] of parameters.entries()) {
      if (!contains(parameter, name)) continue;
      const isRest = parameter.type === "RestElement";
      if (isRest && path.length < 2) return;
      const way = isRest ? [] : this.wayTo(parameter, name, path, frame);
      if (!way) continue;
      if (isRest) this.escape(name);
      const whole = [...way, ...path];
      if (parameter.type === "TSParameterProperty") this.ofParameterProperty(parameter, path);
      if (frame?.callee === callee) this.fromArgument(frame.call, index, whole, frame.outer);
      else this.ofFunction(callee, [`(${index})`, ...whole], frame);
    }
  }

  private fromArgument(call: CallNode | NewNode, index: number, path: Path, frame: Frame | null): void {
    const given = call.arguments.slice(0, index + 1);
    const spread = given.find(({ type }) => type === "SpreadElement");
    const argument = call.arguments[index];
    if (spread) this.escape(spread);
    else if (argument) this.up(argument, path, frame);
  }

  private intoWritten(written: Node, path: Path, frame: Frame | null): void {
    let target = written;
    while (target.parent && target.parent.type !== "AssignmentExpression" && !isStatement(target.parent)) {
      target = target.parent;
    }
    const assignment = target.parent;
    if (assignment?.type !== "AssignmentExpression" || assignment.left !== target) return;
    if (written.type === "Identifier")
      this.intoPatternValue(assignment.right, target, written, [], path, frame);
  }

  private intoThis(self: Node, path: Path): void {
    const holder = holderOfThis(self, this.values);
    if (!holder) this.escape(self);
    else if (isClass(holder)) this.intoField(holder, path);
    else this.up(holder, path, null);
  }

  /** The objects that a class gives a field of its instances. */
  private intoField(owner: ClassNode, [name = "", ...path]: Path): void {
    this.plan("into field", owner, [name, ...path], null, owner, () => {
      this.inField(owner, name, path);
      for (const member of owner.body.body) {
        if (isField(member) && !member.static && member.value && this.values.nameOf(member) === name) {
          this.up(member.value, path, null);
        }
        if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue;
        for (const parameter of member.value.params) {
          if (parameter.type !== "TSParameterProperty") continue;
          const target =
            parameter.parameter.type === "AssignmentPattern" ? parameter.parameter.left : parameter.parameter;
          if (target.name === name) this.intoVariable(target, path, null);
        }
      }
      for (const self of thisExpressionsOf(owner, this.values)) {
        const member = outermost(self).parent;
        if (member?.type !== "MemberExpression" || this.values.nameOf(member) !== name) continue;
        const assignment = outermost(member).parent;
        if (assignment?.type === "AssignmentExpression" && assignment.left === outermost(member))
          this.up(assignment.right, path, null);
      }
    });
  }

  /** The object that a call gives. */
  private intoResult(call: CallNode, path: Path, frame: Frame | null): void {
    this.down(call, path, frame);
    const callees = this.calleesOf(call);
    if (callees) {
      for (const callee of callees) this.intoReturned(callee, path, this.frame(call, callee, frame));
      return;
    }
    const callee = unwrap(call.callee);
    const [first] = call.arguments;
    if (isObjectMethod(call, "assign", this.values) || isObjectMethod(call, "freeze", this.values)) {
      if (first) this.fromArgument(call, 0, path, frame);
      return;
    }
    const name = callee.type === "MemberExpression" ? this.values.nameOf(callee) : null;
    if (callee.type !== "MemberExpression" || name === null) {
      this.escape(call);
    } else if (isMap(callee.object, this.values)) {
      if (name === "get" || name === "set")
        this.up(callee.object, name === "get" ? ["*", ...path] : path, frame);
    } else if (IDENTITY_METHODS.has(name)) {
      this.up(callee.object, path, frame);
    } else if (ELEMENT_METHODS.has(name)) {
      this.up(callee.object, ["*", ...path], frame);
    } else if (LIST_METHODS.has(name)) {
      // A new list, with the same elements in it.
      if (path.length > 1) this.up(callee.object, path, frame);
    } else if (name !== "map") {
      this.escape(call);
    }
  }

  private intoReturned(callee: FunctionNode, path: Path, frame: Frame): void {
    if (callee.generator) {
      this.escape(callee);
      return;
    }
    if (callee.body.type !== "BlockStatement") {
      this.up(callee.body, path, frame);
      return;
    }
    walk(callee.body, this.values.source.visitorKeys, (node) => {
      if (node.type === "ReturnStatement" && node.argument) this.up(node.argument, path, frame);
      return !isFunction(node) && !isClass(node);
    });
  }

  private nameIn(node: Parameters<Values["nameOf"]>[0]): string {
    return normalized(this.values.nameOf(node));
  }
}

const LOGICAL_ASSIGNMENTS: ReadonlySet<string> = new Set(["??=", "||=", "&&="]);

const MAP_METHODS: ReadonlySet<string> = new Set(["clear", "delete", "has", "keys", "set"]);

/** A name in a path: the elements of a list are not told apart. */
function normalized(name: string | null): string {
  return name === null || /^\d+$/u.test(name) ? "*" : name;
}

/** Whether a member of this name, or of an unknown one, may be what the path goes on with. */
function matches(name: string | null, head: string): boolean {
  if (head === "()" || head === "new()" || argumentIndex(head) !== null) return false;
  if (name === null || normalized(name) === head) return true;
  return head === "*" && !(name in Array.prototype);
}

/** The index in `(0)`, or null for another name. */
function argumentIndex(name: string): number | null {
  const index = /^\((\d+)\)$/u.exec(name)?.[1];
  return index === undefined ? null : Number(index);
}

function isStatement({ type }: Node): boolean {
  return type.endsWith("Statement") || type === "Program";
}

function isNullishComparison(comparison: Node, operand: Node): boolean {
  if (comparison.type !== "BinaryExpression") return false;
  const other = unwrap(comparison.left === operand ? comparison.right : comparison.left);
  return literalConstant(other) === null || (other.type === "Identifier" && other.name === "undefined");
}

/** Whether a function reads its parameters through `arguments`. */
function usesArguments(callee: FunctionNode, values: Values): boolean {
  if (callee.type === "ArrowFunctionExpression") return false;
  const variable = values.source.getScope(callee.body).set.get("arguments");
  return variable !== undefined && variable.references.length > 0;
}

/** Whether an expression may be a `Map` that the file makes. */
function isMap(expression: Node, values: Values): boolean {
  return values
    .trace(expression)
    .some(
      (origin) =>
        origin.kind === "node" &&
        origin.node.type === "NewExpression" &&
        values.canonical(origin.node.callee) === "global Map",
    );
}

/** Whether a `new` makes a list or a map that holds nothing but what the file puts into it. */
function isOwnCollection(node: NewNode, values: Values): boolean {
  const callee = values.canonical(node.callee);
  return callee === "global Array" || (callee === "global Map" && node.arguments.length === 0);
}
