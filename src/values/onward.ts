/** Where a value goes: what the code around an expression does with it. */
import {
  contains,
  enclosingFunction,
  isField,
  isFunction,
  literalConstant,
  outermost,
  unwrap,
  type CallNode,
  type ClassNode,
  type FunctionNode,
  type MemberNode,
  type NewNode,
  type Node,
  type ObjectLiteral,
} from "../syntax/nodes.js";
import { isDynamic, isVisibleOutside, lookUp, type Variable } from "./binding.js";
import { effectsOnArgument, effectsOnObject, isMap, type Effect } from "./built-ins.js";
import {
  classOf,
  constructedClass,
  hasSetter,
  isPrivateMember,
  methodOf,
  rootClassOf,
  thisExpressionsOf,
} from "./classes.js";
import { LOGICAL_ASSIGNMENTS } from "./flow.js";
import { argumentIndex, mayLeadTo, pathName, type Path } from "./path.js";
import { Search, type Frame } from "./search.js";
import type { Values } from "./types.js";

export abstract class OnwardSearch extends Search {
  /** Goes on from an object into which the value was put at the path: whatever else holds the object has it, too. */
  protected abstract followHolders(object: Node, path: Path, frame: Frame | null): void;

  protected follow(expression: Node, path: Path, frame: Frame | null): void {
    this.plan("follow", { thing: expression, path, frame, at: expression }, () => {
      const node = outermost(expression);
      for (let inner = expression; inner !== node && inner.parent; inner = inner.parent)
        this.noteTypeOf(inner.parent, path);
      this.ofExpression(node, path, frame);
    });
  }

  private ofExpression(node: Node, path: Path, frame: Frame | null): void {
    const { parent } = node;
    const isWhole = path.length === 0;
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
        this.follow(parent, path, frame);
        return;
      case "ConditionalExpression":
        if (parent.test !== node) this.follow(parent, path, frame);
        return;
      case "LogicalExpression":
        // An object, or a text that is not empty, is never what `value && x` gives.
        if (parent.operator !== "&&" || parent.left !== node) this.follow(parent, path, frame);
        return;
      case "SequenceExpression":
        if (parent.expressions.at(-1) === node) this.follow(parent, path, frame);
        return;
      case "VariableDeclarator":
        if (parent.init === node) this.bind(parent.id, path, frame);
        return;
      case "AssignmentPattern":
        if (parent.right === node) this.bind(parent.left, path, frame);
        return;
      case "AssignmentExpression":
        this.ofAssignment(parent, node, path, frame);
        return;
      case "ArrayExpression":
        if (isWhole) this.give(node);
        this.follow(parent, ["*", ...path], frame);
        return;
      case "Property":
        if (parent.value === node && parent.parent.type === "ObjectExpression") {
          if (isWhole) this.give(node);
          this.followLiteral(parent.parent, [this.stepTo(parent), ...path], frame);
        } else if (isWhole) {
          this.escape(node);
        }
        return;
      case "SpreadElement":
        this.ofSpread(parent, path, frame);
        return;
      case "MemberExpression":
        if (parent.object === node) this.ofMember(parent, path, frame);
        else if (isWhole) this.escape(node);
        return;
      case "CallExpression":
      case "NewExpression":
        if (parent.callee === node) {
          this.ofCallee(parent, path, frame);
          return;
        }
        if (isWhole) this.give(node);
        this.ofArgument(parent, indexOf(node, parent), path, frame);
        return;
      case "ArrowFunctionExpression":
      case "ReturnStatement":
        this.ofReturn(node, path, frame);
        return;
      case "ForOfStatement":
        this.ofLoop(parent, path, frame);
        return;
      case "AccessorProperty":
      case "PropertyDefinition":
        if (parent.value !== node) this.escape(node);
        else this.ofField(parent, path);
        return;
      case "ClassDeclaration":
      case "ClassExpression":
        // An instance of a class is also one of those that it extends.
        if (path[0] === "new()") this.followClass(parent, path, { isPrivate: false });
        return;
      default:
        this.escape(node);
    }
  }

  private ofAssignment(assignment: Node, node: Node, path: Path, frame: Frame | null): void {
    if (assignment.type !== "AssignmentExpression") return;
    const { left, operator } = assignment;
    const keepsObjects = operator === "=" || LOGICAL_ASSIGNMENTS.has(operator);
    if (!keepsObjects) {
      this.escape(node);
    } else if (left !== node) {
      if (path.length === 0 && unwrap(left).type === "MemberExpression") this.give(node);
      this.bind(left, path, frame);
      this.follow(assignment, path, frame);
    }
  }

  /** A value at `path` of an object literal: for whoever gets the object, and for its own methods. */
  protected followLiteral(literal: ObjectLiteral, path: Path, frame: Frame | null): void {
    this.follow(literal, path, frame);
    for (const self of thisExpressionsOf(literal, this.values)) this.follow(self, path, null);
  }

  private ofSpread(spread: Node, path: Path, frame: Frame | null): void {
    const holder = spread.parent;
    const [head, ...rest] = path;
    const isMapSpread =
      spread.type === "SpreadElement" && head === "*" && isMap(spread.argument, this.values);
    switch (isMapSpread ? null : holder?.type) {
      case "ObjectExpression":
        // A copy of an object is another one, which has the same in it.
        if (
          holder?.type === "ObjectExpression" &&
          head !== undefined &&
          !this.isReplaced(holder, spread, head)
        )
          this.followLiteral(holder, path, frame);
        return;
      case "ArrayExpression":
        if (holder && head === "*") this.follow(holder, path, frame);
        else this.escape(spread);
        return;
      case "CallExpression":
      case "NewExpression":
        if (holder && "callee" in holder && head === "*")
          this.ofArgument(holder, indexOf(spread, holder), rest, frame);
        else this.escape(spread);
        return;
      default:
        this.escape(spread);
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

  private ofMember(member: MemberNode, path: Path, frame: Frame | null): void {
    const node = outermost(member);
    const [head, ...rest] = path;
    const parent = node.parent;
    if (head === undefined) {
      // To write to a member is not to read it.
      const isWritten = parent?.type === "AssignmentExpression" && parent.left === node;
      if (!isWritten) this.reads.push({ node: member, name: this.values.nameOf(member) });
      return;
    }
    if (parent?.type === "CallExpression" && parent.callee === node) {
      const effects = effectsOnObject(parent, member, path, this.values);
      if (effects) {
        this.take(effects, member, frame);
        return;
      }
    }
    if (mayLeadTo(this.values.nameOf(member), head)) this.follow(member, rest, frame);
  }

  private take(effects: readonly Effect[] | "lost", at: Node, frame: Frame | null): void {
    if (effects === "lost") {
      this.escape(at);
      return;
    }
    for (const effect of effects) {
      const { path } = effect;
      if (effect.kind === "give") this.follow(effect.node, path, frame);
      else if (effect.kind === "put") this.followHolders(effect.object, path, frame);
      else this.callBack(effect.callback, effect.index, path, frame);
    }
  }

  /** A callback that is called with the value. */
  private callBack(callback: Node, index: number, path: Path, frame: Frame | null): void {
    for (const origin of this.values.trace(callback)) {
      if (origin.kind === "global" && origin.name === "Boolean") continue;
      if (origin.kind === "node" && isFunction(origin.node)) this.enter(origin.node, index, path, frame);
      else this.escape(callback);
    }
  }

  private ofCallee(call: CallNode | NewNode, [step, ...rest]: Path, frame: Frame | null): void {
    if (step === undefined) return;
    const index = argumentIndex(step);
    if (index !== null) this.followArgument(call, index, rest, frame);
    else if (step === (call.type === "NewExpression" ? "new()" : "()")) this.follow(call, rest, frame);
  }

  /** Goes on from the object that a call is given, into which its callee put the value. */
  protected followArgument(call: CallNode | NewNode, index: number, path: Path, frame: Frame | null): void {
    const argument = call.arguments[index];
    const spread = call.arguments.slice(0, index + 1).find(({ type }) => type === "SpreadElement");
    if (spread) this.escape(spread);
    else if (argument) this.followHolders(argument, path, frame);
  }

  /** What a call does with the value at `path` of one of its arguments. */
  private ofArgument(call: CallNode | NewNode, index: number, path: Path, frame: Frame | null): void {
    const callees = this.calleesOf(call);
    const effects =
      !callees && call.type === "CallExpression" ? effectsOnArgument(call, index, path, this.values) : null;
    if (effects) this.take(effects, call, frame);
    else if (!callees) this.arrivals.push({ call, index, path });
    for (const callee of callees ?? []) this.enter(callee, index, path, this.frame(call, callee, frame));
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
      if (method) return [method];
    }
    const origins = values.trace(callee).filter(({ kind }) => kind !== "undefined" && kind !== "falsy");
    const found = origins.flatMap((origin) =>
      origin.kind === "node" && isFunction(origin.node) ? [origin.node] : [],
    );
    return found.length > 0 && found.length === origins.length ? found : null;
  }

  /** A function of the file is called with the value. */
  private enter(callee: FunctionNode, index: number, path: Path, frame: Frame | null): void {
    if (callee.generator || usesArguments(callee, this.values)) {
      this.escape(callee);
      return;
    }
    const parameters = parametersOf(callee);
    const parameter = parameters[index];
    const last = parameters.at(-1);
    if (parameter && parameter.type !== "RestElement") this.bind(parameter, path, frame);
    else if (last?.type === "RestElement") this.bind(last.argument, ["*", ...path], frame);
  }

  private ofReturn(returned: Node, path: Path, frame: Frame | null): void {
    const callee = enclosingFunction(returned);
    if (!callee || callee.generator) {
      this.escape(returned);
      return;
    }
    if (callee.returnType) this.types.push({ type: callee.returnType, path });
    if (path.length === 0) this.give(returned);
    if (frame?.callee === callee) this.follow(frame.call, path, frame.outer);
    else this.followFunction(callee, ["()", ...path], frame);
  }

  /** A function as a value, where `path` starts with what it returns or is given. */
  protected followFunction(callee: FunctionNode, path: Path, frame: Frame | null): void {
    const { parent } = callee;
    const [step, ...rest] = path;
    if (callee.type === "FunctionDeclaration") {
      for (const variable of this.values.source.getDeclaredVariables(callee)) {
        const isName = variable.defs.some(({ type, node }) => type === "FunctionName" && node === callee);
        if (isName) this.followVariable(variable, path, frame, callee);
      }
    } else if (parent.type === "MethodDefinition") {
      this.followMethod(parent, path);
    } else if (parent.type === "Property" && parent.kind !== "init") {
      const isRead = parent.kind === "get" && step === "()";
      if (isRead && parent.parent.type === "ObjectExpression")
        this.followLiteral(parent.parent, [this.stepTo(parent), ...rest], frame);
      else this.escape(callee);
    } else {
      this.follow(callee, path, frame);
    }
  }

  private followMethod(method: Node, path: Path): void {
    if (method.type !== "MethodDefinition") return;
    const owner = method.parent.parent;
    const [step, ...rest] = path;
    const isRead = method.kind === "get" && step === "()";
    if (method.kind === "constructor") {
      this.followClass(owner, path, { isPrivate: false });
    } else if (method.kind !== "method" && !isRead) {
      this.escape(method);
    } else {
      this.followMemberOf(owner, method.static, this.stepTo(method), isRead ? rest : path);
    }
  }

  private ofField(field: Node, path: Path): void {
    if (!isField(field)) return;
    this.noteTypeOf(field, path);
    this.followMemberOf(field.parent.parent, field.static, this.stepTo(field), path);
  }

  private followMemberOf(owner: ClassNode, isStatic: boolean, name: string, path: Path): void {
    if (isStatic) this.followClass(owner, [name, ...path], { isPrivate: false });
    else this.followField(owner, name, path);
  }

  /** A value at `path` of a field of the instances of a class. */
  protected followField(owner: ClassNode, name: string, path: Path): void {
    const root = rootClassOf(owner, this.values);
    const whole = [name, ...path];
    this.plan("field", { thing: root, path: whole, frame: null, at: owner }, () => {
      const isPrivate = isPrivateMember(owner, name, this.values);
      // What the file does not show can read the field, or be called when it is set.
      if (hasSetter(owner, name, this.values) || (root.superClass && !isPrivate)) this.escape(root);
      for (const member of owner.body.body)
        if (isField(member) && this.values.nameOf(member) === name) this.noteTypeOf(member, path);
      for (const self of thisExpressionsOf(root, this.values)) this.follow(self, whole, null);
      this.followClass(root, ["new()", ...whole], { isPrivate });
    });
  }

  /** A class as a value. Whoever else gets hold of it does not see what is private. */
  private followClass(owner: ClassNode, path: Path, { isPrivate }: { isPrivate: boolean }): void {
    if (owner.type === "ClassExpression" && !isPrivate) this.follow(owner, path, null);
    for (const variable of this.values.source.getDeclaredVariables(owner)) {
      if (!variable.defs.some(({ node }) => node === owner)) continue;
      if (!isPrivate) this.followVariable(variable, path, null, owner);
      for (const { identifier } of isPrivate ? variable.references : [])
        if (identifier.parent.type === "NewExpression") this.follow(identifier, path, null);
    }
  }

  // Variables and patterns

  private ofLoop(loop: Node, path: Path, frame: Frame | null): void {
    if (loop.type !== "ForOfStatement") return;
    const { left, right } = loop;
    const target = left.type === "VariableDeclaration" ? left.declarations[0].id : left;
    const [head, ...rest] = path;
    if (head !== "*") this.escape(right);
    // A map gives pairs.
    else this.bind(target, isMap(right, this.values) ? path : rest, frame);
  }

  /** The value is bound to a pattern, or assigned to a target. */
  protected bind(pattern: Node, path: Path, frame: Frame | null): void {
    const target = unwrap(pattern);
    const [head, ...rest] = path;
    switch (target.type) {
      case "Identifier": {
        const variable = lookUp(target, this.values.source);
        if (variable) this.followVariable(variable, path, frame, target);
        else this.escape(target);
        return;
      }
      case "TSParameterProperty":
        this.bind(target.parameter, path, frame);
        this.followParameterProperty(target, path);
        return;
      case "AssignmentPattern":
        this.bind(target.left, path, frame);
        return;
      case "MemberExpression":
        this.followHolders(target.object, [this.stepTo(target), ...path], frame);
        return;
      case "ObjectPattern":
        this.noteTypeOf(target, path);
        for (const property of target.properties) {
          const name = property.type === "Property" ? this.values.nameOf(property) : null;
          if (head === undefined) this.reads.push({ node: property, name });
          else if (property.type === "RestElement") this.bind(property.argument, path, frame);
          else if (mayLeadTo(name, head)) this.bind(property.value, rest, frame);
        }
        return;
      case "ArrayPattern":
        this.noteTypeOf(target, path);
        if (head !== "*") {
          this.escape(target);
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

  /** `constructor(private messages)`: the parameter is a field as well. */
  protected followParameterProperty(property: Node, path: Path): void {
    const method = enclosingFunction(property)?.parent;
    if (property.type !== "TSParameterProperty" || method?.type !== "MethodDefinition") return;
    const { parameter } = property;
    const { name } = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    this.followField(method.parent.parent, name, path);
  }

  protected followVariable(variable: Variable, path: Path, around: Frame | null, at: Node): void {
    const frame = frameOf(variable, around);
    this.plan("variable", { thing: variable, path, frame, at }, () => {
      const { source } = this.values;
      if (isVisibleOutside(variable, source) || isDynamic(variable, source)) this.escape(at);
      for (const definition of variable.defs) this.noteTypeOf(definition.name, path);
      for (const reference of variable.references)
        if (reference.isRead()) this.follow(reference.identifier, path, frame);
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

/** The parameters that arguments are given for: all but the type of `this`. */
export function parametersOf(callee: FunctionNode): FunctionNode["params"] {
  return callee.params.filter((parameter) => !(parameter.type === "Identifier" && parameter.name === "this"));
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

/** Whether a function reads its parameters through `arguments`. */
function usesArguments(callee: FunctionNode, values: Values): boolean {
  if (callee.type === "ArrowFunctionExpression") return false;
  const variable = values.source.getScope(callee.body).set.get("arguments");
  return variable !== undefined && variable.references.length > 0;
}
