/** What else holds an object: the way back from an expression to the variables, fields and literals that it comes from. */
import {
  contains,
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
  type Node,
} from "../syntax/nodes.js";
import { lookUp, stepsTo, type Definition } from "./binding.js";
import { isNewCollection, sourcesOfResult } from "./built-ins.js";
import { constructedClass, holderOfThis, rootClassOf, thisExpressionsOf } from "./classes.js";
import { frameOf, OnwardSearch, parametersOf } from "./onward.js";
import { argumentStep, mayLeadTo, pathName, type Path } from "./path.js";
import type { Frame } from "./search.js";

/** A name in a pattern, and what is put into the object that it holds. */
interface Bound {
  readonly pattern: Node;
  readonly name: Identifier;
  readonly path: Path;
}

export class HolderSearch extends OnwardSearch {
  protected followHolders(object: Node, path: Path, frame: Frame | null): void {
    const node = unwrap(object);
    this.plan("holders", { thing: node, path, frame, at: node }, () => {
      this.ofObject(node, path, frame);
    });
  }

  private ofObject(node: Node, path: Path, frame: Frame | null): void {
    const [head = "", ...rest] = path;
    if (literalConstant(node) !== undefined) return;
    switch (node.type) {
      case "Identifier":
        this.ofName(node, path, frame);
        return;
      case "ConditionalExpression":
        this.followHolders(node.consequent, path, frame);
        this.followHolders(node.alternate, path, frame);
        return;
      case "LogicalExpression":
        this.followHolders(node.left, path, frame);
        this.followHolders(node.right, path, frame);
        return;
      case "AwaitExpression":
        this.followHolders(node.argument, path, frame);
        return;
      case "SequenceExpression": {
        const last = node.expressions.at(-1);
        if (last) this.followHolders(last, path, frame);
        return;
      }
      case "AssignmentExpression":
        this.followHolders(node.right, path, frame);
        this.bind(node.left, path, frame);
        return;
      case "ArrayExpression":
        this.follow(node, path, frame);
        for (const element of rest.length > 0 ? node.elements : []) {
          if (element?.type === "SpreadElement") this.followHolders(element.argument, path, frame);
          else if (element) this.followHolders(element, rest, frame);
        }
        return;
      case "ObjectExpression":
        this.followLiteral(node, path, frame);
        for (const property of rest.length > 0 ? node.properties : []) {
          if (property.type === "SpreadElement") this.followHolders(property.argument, path, frame);
          else if (mayLeadTo(this.values.nameOf(property), head))
            this.followHolders(property.value, rest, frame);
        }
        return;
      case "MemberExpression":
        this.followHolders(node.object, [this.stepTo(node), ...path], frame);
        return;
      case "ThisExpression":
        this.ofThis(node, path);
        return;
      case "NewExpression": {
        const owner = constructedClass(node, this.values);
        if (owner) this.ofFieldHolders(rootClassOf(owner, this.values), path);
        else if (!isNewCollection(node, this.values)) this.escape(node);
        this.follow(node, path, frame);
        return;
      }
      case "CallExpression":
        this.ofResult(node, path, frame);
        return;
      default:
        this.escape(node);
    }
  }

  private ofName(name: Identifier, path: Path, around: Frame | null): void {
    const variable = lookUp(name, this.values.source);
    if (!variable || variable.defs.length === 0) {
      if (name.name !== "undefined") this.escape(name);
      return;
    }
    this.followVariable(variable, path, around, name);
    const frame = frameOf(variable, around);
    for (const definition of variable.defs) this.ofDefinition(definition, path, frame);
    for (const { identifier, init } of variable.references) {
      if (identifier.type === "Identifier" && init !== true) this.ofWrite(identifier, path, frame);
    }
  }

  /** The object that a definition gives its variable. */
  private ofDefinition(definition: Definition, path: Path, frame: Frame | null): void {
    const { name, node } = definition;
    if (name.type !== "Identifier") return;
    switch (definition.type) {
      case "Variable": {
        if (node.type !== "VariableDeclarator") return;
        const loop = node.parent.parent;
        const bound = { pattern: node.id, name, path };
        if (loop.type === "ForOfStatement" && loop.left === node.parent)
          this.ofBound(loop.right, ["*"], bound, frame);
        else if (node.init) this.ofBound(node.init, [], bound, frame);
        return;
      }
      case "Parameter":
        if (isFunction(node)) this.ofParameter(node, name, path, frame);
        else this.escape(name);
        return;
      case "ClassName":
      case "FunctionName":
        return;
      default:
        this.escape(name);
    }
  }

  /** The object that a name gets out of a value that is bound to a pattern. */
  private ofBound(value: Node, before: Path, { pattern, name, path }: Bound, frame: Frame | null): void {
    const way = this.wayTo({ pattern, name, path }, frame);
    if (way) this.followHolders(value, [...before, ...way, ...path], frame);
  }

  /** The members that a pattern takes on the way to a name in it; null where the name gets a copy. */
  private wayTo({ pattern, name, path }: Bound, frame: Frame | null): Path | null {
    const steps = stepsTo(pattern, name, this.values.nameOf) ?? [];
    const way: string[] = [];
    for (const [index, step] of steps.entries()) {
      const isLast = index === steps.length - 1;
      if (step.fallback && isLast) this.followHolders(step.fallback, path, frame);
      else if (step.fallback) this.escape(step.fallback);
      if (step.name === "") continue;
      // A rest is a copy, which has the same in it.
      if (step.name === null && isLast && path.length > 1) return way;
      if (step.name === null && isLast) return null;
      way.push(pathName(step.name));
    }
    return way;
  }

  /** The object that a parameter is given. */
  private ofParameter(callee: FunctionNode, name: Identifier, path: Path, frame: Frame | null): void {
    for (const [index, pattern] of parametersOf(callee).entries()) {
      if (!contains(pattern, name)) continue;
      if (pattern.type === "RestElement") {
        if (path.length > 1) this.escape(name);
        continue;
      }
      if (pattern.type === "TSParameterProperty") this.followParameterProperty(pattern, path);
      const way = this.wayTo({ pattern, name, path }, frame);
      if (!way) continue;
      const whole = [...way, ...path];
      if (frame?.callee === callee) this.followArgument(frame.call, index, whole, frame.outer);
      else this.followFunction(callee, [argumentStep(index), ...whole], frame);
    }
  }

  /** The object that an assignment gives a variable. */
  private ofWrite(name: Identifier, path: Path, frame: Frame | null): void {
    let target: Node = name;
    while (target.parent && isPatternPart(target.parent)) target = target.parent;
    const assignment = target.parent;
    if (assignment?.type === "AssignmentExpression" && assignment.left === target)
      this.ofBound(assignment.right, [], { pattern: target, name, path }, frame);
    else if (assignment?.type === "ForOfStatement" && assignment.left === target)
      this.ofBound(assignment.right, ["*"], { pattern: target, name, path }, frame);
  }

  private ofThis(self: Node, path: Path): void {
    const holder = holderOfThis(self, this.values);
    if (!holder) this.escape(self);
    else if (isClass(holder)) this.ofFieldHolders(holder, path);
    else this.followHolders(holder, path, null);
  }

  /** The objects that a class gives a field of its instances. */
  private ofFieldHolders(owner: ClassNode, [name, ...path]: Path): void {
    if (name === undefined) return;
    this.plan("holders of a field", { thing: owner, path: [name, ...path], frame: null, at: owner }, () => {
      this.followField(owner, name, path);
      for (const member of owner.body.body) {
        if (isField(member) && !member.static && member.value && this.values.nameOf(member) === name)
          this.followHolders(member.value, path, null);
        const isConstructor = member.type === "MethodDefinition" && member.kind === "constructor";
        for (const parameter of isConstructor ? member.value.params : []) {
          if (parameter.type !== "TSParameterProperty") continue;
          const { parameter: inner } = parameter;
          const target = inner.type === "AssignmentPattern" ? inner.left : inner;
          if (target.name === name) this.ofName(target, path, null);
        }
      }
      for (const self of thisExpressionsOf(owner, this.values)) {
        const member = outermost(self).parent;
        if (member?.type !== "MemberExpression" || this.values.nameOf(member) !== name) continue;
        const assignment = outermost(member).parent;
        if (assignment?.type === "AssignmentExpression" && assignment.left === outermost(member))
          this.followHolders(assignment.right, path, null);
      }
    });
  }

  /** The object that a call gives. */
  private ofResult(call: CallNode, path: Path, frame: Frame | null): void {
    this.follow(call, path, frame);
    const callees = this.calleesOf(call);
    const sources = callees ? [] : sourcesOfResult(call, path, this.values);
    if (!sources) this.escape(call);
    for (const source of sources ?? []) this.followHolders(source.object, source.path, frame);
    for (const callee of callees ?? []) this.ofReturned(callee, path, this.frame(call, callee, frame));
  }

  private ofReturned({ generator, body }: FunctionNode, path: Path, frame: Frame): void {
    if (generator) {
      this.escape(body);
    } else if (body.type !== "BlockStatement") {
      this.followHolders(body, path, frame);
    } else {
      walk(body, this.values.source.visitorKeys, (node) => {
        if (node.type === "ReturnStatement" && node.argument) this.followHolders(node.argument, path, frame);
        return !isFunction(node) && !isClass(node);
      });
    }
  }
}

function isPatternPart({ type }: Node): boolean {
  return (
    type === "ArrayPattern" ||
    type === "AssignmentPattern" ||
    type === "ObjectPattern" ||
    type === "Property" ||
    type === "RestElement"
  );
}
