/** Where a value goes: what the code around an expression does with it. */
import {
  contains,
  enclosingFunction,
  isField,
  isFunction,
  literalConstant,
  outermost,
  parametersOf,
  unwrap,
  type AssignmentNode,
  type CallNode,
  type ClassNode,
  type FunctionNode,
  type MemberNode,
  type NewNode,
  type Node,
  type ObjectLiteral,
} from "../syntax/nodes.js";
import { isDynamic, isVisibleOutside, lookUp, usesArguments, type Variable } from "./binding.js";
import {
  effectsOnArgument,
  effectsOnObject,
  isKeyOfMap,
  isMap,
  showsKeysOfMap,
  storedArguments,
  type Effect,
} from "./built-ins.js";
import {
  chainingMethods,
  classOf,
  constructedClass,
  hasSetter,
  isPrivateMember,
  methodOf,
  methodReturning,
  rootClassOf,
  subclassesOf,
  thisExpressionsOf,
  thisOfStatics,
} from "./classes.js";
import { usesThis } from "./change.js";
import { LOGICAL_ASSIGNMENTS } from "./flow.js";
import { argumentIndex, mayLeadTo, pathName, type Path } from "./path.js";
import { inFrame, isStored, moved, Search, type Frame, type Place } from "./search.js";
import { isObjectMethod } from "./trace.js";
import type { Origin } from "./types.js";

export abstract class OnwardSearch<Self extends OnwardSearch<Self>> extends Search<Self> {
  /** Goes on from an object into which the value was put: whatever else holds the object has it, too. */
  protected abstract followHolders(object: Node, place: Place): void;

  protected follow(expression: Node, place: Place): void {
    if (expression.type === "ArrayExpression" && this.isMeetingPlace(place)) {
      this.join("follow", expression, place, (search) => {
        search.follow(expression, place);
      });
      return;
    }
    this.plan("follow", expression, place, expression, () => {
      const node = outermost(expression);
      for (let inner = expression; inner !== node && inner.parent; inner = inner.parent)
        this.noteTypeOf(inner.parent, place.path);
      this.ofExpression(node, place);
    });
  }

  private ofExpression(node: Node, place: Place): void {
    const { parent } = node;
    const isWhole = place.path.length === 0;
    switch (parent?.type) {
      case "DoWhileStatement":
      case "ExpressionStatement":
      case "ForStatement":
      case "IfStatement":
      case "UnaryExpression":
      case "WhileStatement":
        return;
      case "ForInStatement":
      case "SwitchCase":
      case "SwitchStatement":
        // What is in an object makes no difference there.
        if (isWhole) this.escape(node);
        return;
      case "BinaryExpression":
        if (isWhole ? !isComparisonWithNothing(parent, node) : parent.operator === "+") this.escape(node);
        return;
      case "AwaitExpression":
        this.follow(parent, place);
        return;
      case "ConditionalExpression":
        if (parent.test !== node) this.follow(parent, place);
        return;
      case "LogicalExpression":
        // An object, or a text that is not empty, is never what `value && x` gives.
        if (parent.operator !== "&&" || parent.left !== node) this.follow(parent, place);
        return;
      case "SequenceExpression":
        if (parent.expressions.at(-1) === node) this.follow(parent, place);
        return;
      case "VariableDeclarator":
        if (parent.init === node) this.bind(parent.id, place);
        return;
      case "AssignmentPattern":
        if (parent.right === node) this.bind(parent.left, place);
        return;
      case "AssignmentExpression":
        this.ofAssignment(parent, node, place);
        return;
      case "ArrayExpression":
        if (isWhole) this.give(node);
        if (isKeyOfMap(node, parent, this.values)) this.escape(node);
        this.follow(parent, moved(["*", ...place.path], place));
        return;
      case "Property":
        if (parent.value === node && parent.parent.type === "ObjectExpression") {
          if (isWhole) this.give(node);
          this.followLiteral(parent.parent, moved([this.stepTo(parent), ...place.path], place));
        } else if (isWhole) {
          this.escape(node);
        }
        return;
      case "SpreadElement":
        this.ofSpread(parent, place);
        return;
      case "MemberExpression":
        if (parent.object === node) this.ofMember(parent, place);
        else if (isWhole) this.escape(node);
        return;
      case "CallExpression":
      case "NewExpression":
        if (parent.callee === node) {
          this.ofCallee(parent, place);
          return;
        }
        if (isWhole) this.give(node);
        this.ofArgument(parent, indexOf(node, parent), place);
        return;
      case "ArrowFunctionExpression":
      case "ReturnStatement":
        this.ofReturn(node, place);
        return;
      case "ForOfStatement":
        this.ofLoop(parent, place);
        return;
      case "AccessorProperty":
      case "PropertyDefinition":
        if (parent.value !== node) this.escape(node);
        else this.ofField(parent, place);
        return;
      case "ClassDeclaration":
      case "ClassExpression":
        // An instance of a class is also one of those that it extends, and what the class has, the others have, too.
        if (!isWhole) this.followClass(parent, place, { isPrivate: false });
        return;
      default:
        this.escape(node);
    }
  }

  private ofAssignment(assignment: AssignmentNode, node: Node, place: Place): void {
    const { left, operator } = assignment;
    if (operator !== "=" && !LOGICAL_ASSIGNMENTS.has(operator)) {
      this.escape(node);
    } else if (left !== node) {
      if (place.path.length === 0 && unwrap(left).type === "MemberExpression") this.give(node);
      this.bind(left, place);
      this.follow(assignment, place);
    }
  }

  /** A value in an object literal: for whoever gets the object, and for its own methods. */
  protected followLiteral(literal: ObjectLiteral, place: Place): void {
    this.follow(literal, place);
    for (const self of thisExpressionsOf(literal, this.values)) this.follow(self, inFrame(null, place));
  }

  private ofSpread(spread: Node, place: Place): void {
    if (spread.type !== "SpreadElement") return;
    const holder = spread.parent;
    const [head, ...rest] = place.path;
    if (holder.type === "ObjectExpression") {
      // A copy of an object is another one, which has the same in it.
      if (head !== undefined && !this.isReplaced(holder, spread, head)) this.followLiteral(holder, place);
    } else if (head !== "*" || isMap(spread.argument, this.values)) {
      this.escape(spread);
    } else if (holder.type === "ArrayExpression") {
      this.follow(holder, place);
    } else {
      this.ofArgument(holder, indexOf(spread, holder), moved(rest, place));
    }
  }

  /** Whether a later property of a literal takes the place of a member that it is given by a spread. */
  private isReplaced(literal: ObjectLiteral, spread: Node, name: string): boolean {
    return literal.properties.some(
      (property) =>
        property.type === "Property" &&
        property.range[0] > spread.range[0] &&
        this.values.nameOf(property) === name,
    );
  }

  private ofMember(member: MemberNode, place: Place): void {
    const node = outermost(member);
    const [head, ...rest] = place.path;
    const { parent } = node;
    const name = this.values.nameOf(member);
    if (isStored(place)) this.ofStores(member, place);
    if (parent?.type === "CallExpression" && parent.callee === node) {
      if (name !== null && chainingMethods(this.values).has(name)) this.follow(parent, place);
      const effects = effectsOnObject(parent, member, place.path, this.values);
      if (effects) {
        this.take(effects, member, place);
        return;
      }
      if (head !== undefined && !isCallable(rest) && this.mayUseThis(parent, name)) this.escape(member);
    }
    // What is in a member does not matter where another value takes its place.
    if (isTarget(node)) return;
    if (head === undefined) this.reads.push({ node: member, name });
    else if (mayLeadTo(name, head)) this.follow(member, moved(rest, place));
  }

  /** Whether a method that is called on an object can reach what is in it, other than as a method that is written there. */
  private mayUseThis({ callee }: CallNode, name: string | null): boolean {
    if (name === null) return true;
    return this.values.trace(callee).some((origin) => {
      if (origin.kind !== "node" || !isFunction(origin.node)) return false;
      const { node } = origin;
      if (node.type === "ArrowFunctionExpression") return false;
      const isWritten = node.parent.type === "MethodDefinition" || node.parent.type === "Property";
      return !isWritten && usesThis(node, this.values);
    });
  }

  /** What else is stored where the value was found may be the object that it was put into. */
  private ofStores(member: MemberNode, place: Place): void {
    const node = outermost(member);
    const { parent } = node;
    const [head = "", ...rest] = place.path;
    if (isTarget(node) || parent?.type === "AssignmentExpression") {
      if (!mayLeadTo(this.values.nameOf(member), head)) return;
      if (parent?.type !== "AssignmentExpression") this.escape(node);
      else if (parent.left === node) this.followHolders(parent.right, moved(rest, place));
    } else if (parent?.type === "CallExpression" && parent.callee === node && head === "*") {
      for (const stored of storedArguments(parent, member, this.values)) {
        if (stored.type === "SpreadElement") this.followHolders(stored.argument, place);
        else this.followHolders(stored, moved(rest, place));
      }
    }
  }

  private take(effects: readonly Effect[] | "lost", at: Node, place: Place): void {
    if (effects === "lost") {
      this.escape(at);
      return;
    }
    for (const effect of effects) {
      const there = moved(effect.path, place);
      if (effect.kind === "give") this.follow(effect.node, there);
      else if (effect.kind === "put") this.followHolders(effect.object, there);
      else this.callBack(effect.callback, effect.index, there);
    }
  }

  /** A callback that is called with the value. */
  private callBack(callback: Node, index: number, place: Place): void {
    for (const origin of this.values.trace(callback)) {
      if (origin.kind === "global" && origin.name === "Boolean") continue;
      if (origin.kind === "node" && isFunction(origin.node)) this.enter(origin.node, index, place);
      else this.escape(callback);
    }
  }

  private ofCallee(call: CallNode | NewNode, place: Place): void {
    const [step, ...rest] = place.path;
    if (step === undefined) return;
    const index = argumentIndex(step);
    if (index !== null) this.followArgument(call, index, moved(rest, place));
    else if (step === (call.type === "NewExpression" ? "new()" : "()")) this.follow(call, moved(rest, place));
  }

  /** Goes on from the object that a call is given, into which its callee put the value. */
  protected followArgument(call: CallNode | NewNode, index: number, place: Place): void {
    const argument = call.arguments[index];
    const spread = call.arguments.slice(0, index + 1).find(({ type }) => type === "SpreadElement");
    if (spread) this.escape(spread);
    else if (argument) this.followHolders(argument, place);
  }

  /** What a call does with the value in one of its arguments. */
  private ofArgument(call: CallNode | NewNode, index: number, place: Place): void {
    const { path, frame } = place;
    const callees = this.calleesOf(call);
    if (callees) {
      for (const callee of callees)
        this.enter(callee, index, inFrame(this.frame(call, callee, frame), place));
      return;
    }
    const [pairs, entry, ...rest] = path;
    if (call.type === "NewExpression") {
      if (showsKeysOfMap(call, this.values) && pairs === "*" && entry === "*")
        this.follow(call, moved(["*", ...rest], place));
      else this.arrivals.push({ call, index, path });
      return;
    }
    const effects = effectsOnArgument(call, index, path, this.values);
    if (effects) this.take(effects, call, place);
    else this.arrivals.push({ call, index, path });
    if (index === 0 && isStored(place) && isObjectMethod(call, "assign", this.values)) {
      for (const source of call.arguments.slice(1)) this.followHolders(source, place);
    }
  }

  /** The functions of the file that a call runs; null where it may run others. */
  protected calleesOf(call: CallNode | NewNode): readonly FunctionNode[] | null {
    const { values } = this;
    if (call.type === "NewExpression") {
      const owner = constructedClass(call, values);
      const constructor = owner && methodOf(owner, "constructor", values);
      return constructor && [constructor];
    }
    const callee = unwrap(call.callee);
    const name = callee.type === "MemberExpression" ? values.nameOf(callee) : null;
    if (callee.type === "MemberExpression" && name !== null) {
      const owner = classOf(callee.object, values);
      const method = owner && methodOf(owner, name, values);
      if (method) return this.withOverriding(method, owner, name);
      // The methods of lists are none of the file's; to look for them takes long where there are many calls.
      const isList = (origin: Origin): boolean =>
        origin.kind === "node" && origin.node.type === "ArrayExpression";
      if (values.trace(callee.object).every(isList)) return null;
    }
    const origins = values.trace(callee).filter(({ kind }) => kind !== "undefined" && kind !== "falsy");
    const found = origins.flatMap((origin) =>
      origin.kind === "node" && isFunction(origin.node) ? [origin.node] : [],
    );
    return found.length > 0 && found.length === origins.length ? found : null;
  }

  /** A method, with those that take its place in classes of the file; null where something else does so. */
  private withOverriding(
    method: FunctionNode,
    owner: ClassNode,
    name: string,
  ): readonly FunctionNode[] | null {
    const { values } = this;
    const found = new Set([method]);
    for (const one of subclassesOf(owner, values)) {
      if (one.body.body.some((member) => isField(member) && values.nameOf(member) === name)) return null;
      const other = methodOf(one, name, values);
      if (other) found.add(other);
    }
    return [...found];
  }

  /** A function of the file is called with the value. */
  protected enter(callee: FunctionNode, index: number, place: Place): void {
    if (callee.generator || usesArguments(callee, this.values.source)) {
      this.escape(callee);
      return;
    }
    const parameters = parametersOf(callee);
    const parameter = parameters[index];
    const last = parameters.at(-1);
    if (parameter && parameter.type !== "RestElement") this.bind(parameter, place);
    else if (last?.type === "RestElement") this.bind(last.argument, moved(["*", ...place.path], place));
  }

  private ofReturn(returned: Node, place: Place): void {
    // Calls of such a method lead on to the same object, wherever they are.
    if (unwrap(returned).type === "ThisExpression" && methodReturning(unwrap(returned))) return;
    const { path, frame } = place;
    const callee = enclosingFunction(returned);
    if (!callee || callee.generator) {
      this.escape(returned);
      return;
    }
    if (callee.returnType) this.types.push({ type: callee.returnType, path });
    if (path.length === 0) this.give(returned);
    if (frame?.callee === callee) this.follow(frame.call, inFrame(frame.outer, place));
    else this.followFunction(callee, moved(["()", ...path], place));
  }

  /** A function as a value, where the path starts with what it returns or is given. */
  protected followFunction(callee: FunctionNode, place: Place): void {
    const { parent } = callee;
    const [step, ...rest] = place.path;
    if (callee.type === "FunctionDeclaration") {
      for (const variable of this.values.source.getDeclaredVariables(callee)) {
        const isName = variable.defs.some(({ type, node }) => type === "FunctionName" && node === callee);
        if (isName) this.followVariable(variable, place, callee);
      }
    } else if (parent.type === "MethodDefinition") {
      this.followMethod(parent, place);
    } else if (parent.type === "Property" && parent.kind !== "init") {
      const isRead = parent.kind === "get" && step === "()";
      if (isRead && parent.parent.type === "ObjectExpression")
        this.followLiteral(parent.parent, moved([this.stepTo(parent), ...rest], place));
      else this.escape(callee);
    } else {
      this.follow(callee, place);
    }
  }

  private followMethod(method: Node, place: Place): void {
    if (method.type !== "MethodDefinition") return;
    const owner = method.parent.parent;
    const [step, ...rest] = place.path;
    const isRead = method.kind === "get" && step === "()";
    if (method.kind === "constructor") {
      // An object that it returns is given instead of an instance.
      const given = step === "()" ? moved(["new()", ...rest], place) : place;
      this.followClass(owner, inFrame(null, given), { isPrivate: false });
    } else if (method.kind !== "method" && !isRead) {
      this.escape(method);
    } else {
      const held = isRead ? moved(rest, place) : place;
      this.followMemberOf(owner, method.static, this.stepTo(method), held);
    }
  }

  private ofField(field: Node, place: Place): void {
    if (!isField(field)) return;
    this.noteTypeOf(field, place.path);
    this.followMemberOf(field.parent.parent, field.static, this.stepTo(field), place);
  }

  private followMemberOf(owner: ClassNode, isStatic: boolean, name: string, place: Place): void {
    const whole = moved([name, ...place.path], inFrame(null, place));
    if (isStatic) this.followClass(owner, whole, { isPrivate: false });
    else this.followField(owner, name, whole);
  }

  /** A value in a field of the instances of a class: `place` is that in an instance. */
  protected followField(owner: ClassNode, name: string, place: Place): void {
    const root = rootClassOf(owner, this.values);
    if (this.isMeetingPlace(place)) {
      this.join("field", root, place, (search) => {
        search.followField(owner, name, place);
      });
      return;
    }
    this.plan("field", root, place, owner, () => {
      const isPrivate = isPrivateMember(owner, name, this.values);
      // What the file does not show can read the field, or be called when it is set.
      if (hasSetter(owner, name, this.values) || (root.superClass && !isPrivate)) this.escape(root);
      for (const member of owner.body.body)
        if (isField(member) && this.values.nameOf(member) === name)
          this.noteTypeOf(member, place.path.slice(1));
      for (const self of thisExpressionsOf(root, this.values)) this.follow(self, place);
      this.followClass(root, moved(["new()", ...place.path], place), { isPrivate });
    });
  }

  /** A class as a value. Whoever else gets hold of it does not see what is private. */
  protected followClass(owner: ClassNode, place: Place, { isPrivate }: { isPrivate: boolean }): void {
    if (owner.type === "ClassExpression") this.follow(owner, place);
    for (const self of thisOfStatics(owner, this.values)) this.follow(self, place);
    for (const variable of this.values.source.getDeclaredVariables(owner)) {
      if (!variable.defs.some(({ node }) => node === owner)) continue;
      if (!isPrivate) this.followVariable(variable, place, owner);
      for (const { identifier } of isPrivate ? variable.references : [])
        if (identifier.parent.type === "NewExpression") this.follow(identifier, place);
    }
  }

  // Variables and patterns

  private ofLoop(loop: Node, place: Place): void {
    if (loop.type !== "ForOfStatement") return;
    const { left, right } = loop;
    const target = left.type === "VariableDeclaration" ? left.declarations[0].id : left;
    const [head, ...rest] = place.path;
    if (head !== "*") this.escape(right);
    // A map gives pairs.
    else this.bind(target, isMap(right, this.values) ? place : moved(rest, place));
  }

  /** The value is bound to a pattern, or assigned to a target. */
  protected bind(pattern: Node, place: Place): void {
    const target = unwrap(pattern);
    const [head, ...rest] = place.path;
    switch (target.type) {
      case "Identifier": {
        const variable = lookUp(target, this.values.source);
        if (variable) this.followVariable(variable, place, target);
        else this.escape(target);
        return;
      }
      case "TSParameterProperty":
        this.bind(target.parameter, place);
        this.followParameterProperty(target, place);
        return;
      case "AssignmentPattern":
        this.bind(target.left, place);
        return;
      case "MemberExpression":
        this.followHolders(target.object, moved([this.stepTo(target), ...place.path], place));
        return;
      case "ObjectPattern":
        this.noteTypeOf(target, place.path);
        for (const property of target.properties) {
          const name = property.type === "Property" ? this.values.nameOf(property) : null;
          if (head === undefined) this.reads.push({ node: property, name });
          else if (property.type === "RestElement") this.bind(property.argument, place);
          else if (mayLeadTo(name, head)) this.bind(property.value, moved(rest, place));
        }
        return;
      case "ArrayPattern":
        this.noteTypeOf(target, place.path);
        if (head !== "*") {
          this.escape(target);
          return;
        }
        for (const element of target.elements) {
          if (element?.type === "RestElement") this.bind(element.argument, place);
          else if (element) this.bind(element, moved(rest, place));
        }
        return;
      default:
        this.escape(target);
    }
  }

  /** `constructor(private messages)`: the parameter is a field as well. */
  protected followParameterProperty(property: Node, place: Place): void {
    const method = enclosingFunction(property)?.parent;
    if (property.type !== "TSParameterProperty" || method?.type !== "MethodDefinition") return;
    const { parameter } = property;
    const { name } = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    this.followMemberOf(method.parent.parent, false, name, place);
  }

  protected followVariable(variable: Variable, around: Place, node: Node): void {
    const place = inFrame(frameOf(variable, around.frame), around);
    if (this.isMeetingPlace(place)) {
      this.join("variable", variable, place, (search) => {
        search.followVariable(variable, place, node);
      });
      return;
    }
    this.plan("variable", variable, place, node, () => {
      const { source } = this.values;
      if (isVisibleOutside(variable, source) || isDynamic(variable, source)) this.escape(node);
      for (const definition of variable.defs) this.noteTypeOf(definition.name, place.path);
      for (const reference of variable.references)
        if (reference.isRead()) this.follow(reference.identifier, place);
    });
  }

  protected stepTo(member: Node): string {
    return pathName(this.values.nameOf(member));
  }
}

/** The innermost call that a variable belongs to: what is outside of the called function is the same for every call. */
export function frameOf({ scope }: Variable, around: Frame | null): Frame | null {
  let frame = around;
  while (frame && !contains(frame.callee, scope.block)) frame = frame.outer;
  return frame;
}

/** Whether a path starts with what a function returns or is given. */
function isCallable([step]: Path): boolean {
  return step === "()" || (step !== undefined && argumentIndex(step) !== null);
}

/** Whether an assignment or a pattern gives a member another value. */
function isTarget(member: Node): boolean {
  const { parent } = member;
  switch (parent?.type) {
    case "AssignmentExpression":
      return parent.left === member && parent.operator === "=";
    case "AssignmentPattern":
    case "ForInStatement":
    case "ForOfStatement":
      return parent.left === member;
    case "ArrayPattern":
    case "RestElement":
      return true;
    case "Property":
      return parent.value === member && parent.parent.type === "ObjectPattern";
    default:
      return false;
  }
}

function indexOf(argument: Node, call: CallNode | NewNode): number {
  return call.arguments.findIndex((given) => given === argument);
}

/** Whether a comparison only tells whether a value is there: `value == null`. */
function isComparisonWithNothing(comparison: Node, operand: Node): boolean {
  if (comparison.type !== "BinaryExpression") return false;
  const other = unwrap(comparison.left === operand ? comparison.right : comparison.left);
  return literalConstant(other) === null || (other.type === "Identifier" && other.name === "undefined");
}
