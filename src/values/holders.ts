/** What else holds an object: the way back from an expression to the variables, fields and literals that it comes from. */
import {
  contains,
  isClass,
  isField,
  isFunction,
  literalConstant,
  outermost,
  parametersOf,
  unwrap,
  walk,
  type CallNode,
  type ClassNode,
  type FunctionNode,
  type Identifier,
  type Node,
  type ObjectLiteral,
} from "../syntax/nodes.js";
import { lookUp, stepsTo, type Definition } from "./binding.js";
import { entriesOfMap, isMap, isNewCollection, sourcesOfResult } from "./built-ins.js";
import { constructedClass, holderOfThis, rootClassOf, subclassesOf, thisExpressionsOf } from "./classes.js";
import { frameOf, OnwardSearch } from "./onward.js";
import { argumentStep, mayLeadTo, pathName, type Path } from "./path.js";
import { before, inFrame, isStored, moved, type Place } from "./search.js";

/** A name in a pattern. */
interface Bound {
  readonly pattern: Node;
  readonly name: Identifier;
}

export class HolderSearch extends OnwardSearch<HolderSearch> {
  protected another(): HolderSearch {
    return new HolderSearch(this.values);
  }

  protected followHolders(object: Node, place: Place): void {
    const node = unwrap(object);
    if (place.path.length === 0) return;
    this.plan("holders", node, place, node, () => {
      this.ofObject(node, place);
    });
  }

  private ofObject(node: Node, place: Place): void {
    const rest = place.path.slice(1);
    if (literalConstant(node) !== undefined) return;
    switch (node.type) {
      case "Identifier":
        this.ofName(node, place);
        return;
      case "ConditionalExpression":
        this.followHolders(node.consequent, place);
        this.followHolders(node.alternate, place);
        return;
      case "LogicalExpression":
        this.followHolders(node.left, place);
        this.followHolders(node.right, place);
        return;
      case "AwaitExpression":
        this.followHolders(node.argument, place);
        return;
      case "SequenceExpression": {
        const last = node.expressions.at(-1);
        if (last) this.followHolders(last, place);
        return;
      }
      case "AssignmentExpression":
        this.followHolders(node.right, place);
        this.bind(node.left, place);
        return;
      case "ArrayExpression":
        this.follow(node, place);
        for (const element of isStored(place) ? node.elements : []) {
          if (element?.type === "SpreadElement") this.followHolders(element.argument, place);
          else if (element) this.followHolders(element, moved(rest, place));
        }
        return;
      case "ObjectExpression":
        this.followLiteral(node, place);
        this.ofSetters(node, place);
        if (isStored(place)) this.ofProperties(node, place);
        return;
      case "MemberExpression":
        this.followHolders(node.object, before([this.stepTo(node)], place));
        return;
      case "ThisExpression":
        this.ofThis(node, place);
        return;
      case "NewExpression":
        this.ofNew(node, place);
        return;
      case "CallExpression":
        this.ofResult(node, place);
        return;
      default:
        this.escape(node);
    }
  }

  /** The setters of a literal that get what is assigned to its properties. */
  private ofSetters({ properties }: ObjectLiteral, place: Place): void {
    const [head = "", ...rest] = place.path;
    for (const property of properties) {
      if (property.type !== "Property" || property.kind !== "set" || !isFunction(property.value)) continue;
      if (mayLeadTo(this.values.nameOf(property), head))
        this.enter(property.value, 0, inFrame(null, moved(rest, place)));
    }
  }

  private ofProperties({ properties }: ObjectLiteral, place: Place): void {
    const [head = "", ...rest] = place.path;
    for (const property of properties) {
      const name = property.type === "Property" ? this.values.nameOf(property) : null;
      if (property.type === "SpreadElement") {
        this.followHolders(property.argument, place);
      } else if (name === "__proto__") {
        this.followHolders(property.value, place);
      } else if (mayLeadTo(name, head)) {
        if (property.kind === "get" && isFunction(property.value))
          this.ofReturned(property.value, inFrame(null, moved(rest, place)));
        else this.followHolders(property.value, moved(rest, place));
      }
    }
  }

  private ofNew(node: Node, place: Place): void {
    const [head = "", ...rest] = place.path;
    const owner = constructedClass(node, this.values);
    const entries = entriesOfMap(node, this.values);
    if (owner) this.ofFieldHolders(rootClassOf(owner, this.values), place);
    else if (!isNewCollection(node, this.values)) this.escape(node);
    else if (entries && isStored(place)) this.followHolders(entries, before([head], place));
    else if (node.type === "NewExpression" && isStored(place))
      for (const element of node.arguments) this.followHolders(element, moved(rest, place));
    this.follow(node, place);
  }

  private ofName(name: Identifier, around: Place): void {
    const variable = lookUp(name, this.values.source);
    if (!variable || variable.defs.length === 0) {
      if (name.name !== "undefined") this.escape(name);
      return;
    }
    const place = inFrame(frameOf(variable, around.frame), around);
    if (this.isMeetingPlace(place)) {
      this.join("holders", variable, place, (search) => {
        search.ofName(name, place);
      });
      return;
    }
    this.followVariable(variable, place, name);
    for (const definition of variable.defs) this.ofDefinition(definition, place);
    for (const { identifier, init } of variable.references) {
      if (identifier.type === "Identifier" && init !== true) this.ofWrite(identifier, place);
    }
  }

  /** The object that a definition gives its variable. */
  private ofDefinition(definition: Definition, place: Place): void {
    const { name, node } = definition;
    if (name.type !== "Identifier") return;
    switch (definition.type) {
      case "Variable": {
        if (node.type !== "VariableDeclarator") return;
        const loop = node.parent.parent;
        const bound = { pattern: node.id, name };
        if (loop.type === "ForOfStatement" && loop.left === node.parent)
          this.ofElement(loop.right, bound, place);
        else if (node.init) this.ofBound(node.init, bound, place);
        return;
      }
      case "Parameter":
        if (isFunction(node)) this.ofParameter(node, name, place);
        else this.escape(name);
        return;
      case "ClassName":
        if (isClass(node)) this.ofClass(node, place);
        return;
      case "FunctionName":
        return;
      default:
        this.escape(name);
    }
  }

  /** The object that a class has in a member of its own. */
  private ofClass(owner: ClassNode, place: Place): void {
    const [head = "", ...rest] = place.path;
    // Inside of the class, its name is another variable than outside.
    this.followClass(owner, place, { isPrivate: false });
    if (!isStored(place)) return;
    if (owner.superClass) this.followHolders(owner.superClass, place);
    for (const member of owner.body.body) {
      if (member.type === "StaticBlock" || member.type === "TSIndexSignature" || !member.static) continue;
      if (!mayLeadTo(this.values.nameOf(member), head)) continue;
      if (isField(member) && member.value) this.followHolders(member.value, moved(rest, place));
      else if (member.type === "MethodDefinition" && member.kind === "get" && isFunction(member.value))
        this.ofReturned(member.value, inFrame(null, moved(rest, place)));
    }
  }

  /** The object that a name gets out of a value that is bound to a pattern. */
  private ofBound(value: Node, bound: Bound, place: Place): void {
    const way = this.wayTo(bound, place);
    if (way) this.followHolders(value, before(way, place));
  }

  /** The object that a name gets out of an element of a list. */
  private ofElement(list: Node, bound: Bound, place: Place): void {
    const way = this.wayTo(bound, place);
    // A map gives pairs, of which the path knows only the values.
    if (way) this.followHolders(list, before(isMap(list, this.values) ? way : ["*", ...way], place));
  }

  /** The members that a pattern takes on the way to a name in it; null where the name gets a copy. */
  private wayTo({ pattern, name }: Bound, place: Place): Path | null {
    const steps = stepsTo(pattern, name, this.values.nameOf) ?? [];
    const way: string[] = [];
    for (const [index, step] of steps.entries()) {
      const isLast = index === steps.length - 1;
      if (step.fallback && isLast) this.followHolders(step.fallback, place);
      else if (step.fallback) this.escape(step.fallback);
      if (step.name === "") continue;
      // A rest is a copy, which has the same in it.
      if (step.name === null && isLast && isStored(place)) return way;
      if (step.name === null && isLast) return null;
      way.push(pathName(step.name));
    }
    return way;
  }

  /** The object that a parameter is given. */
  private ofParameter(callee: FunctionNode, name: Identifier, place: Place): void {
    for (const [index, pattern] of parametersOf(callee).entries()) {
      if (!contains(pattern, name)) continue;
      if (pattern.type === "RestElement") {
        if (isStored(place)) this.escape(name);
        continue;
      }
      if (pattern.type === "TSParameterProperty") this.followParameterProperty(pattern, place);
      const way = this.wayTo({ pattern, name }, place);
      if (!way) continue;
      const { frame } = place;
      if (frame?.callee === callee)
        this.followArgument(frame.call, index, before(way, inFrame(frame.outer, place)));
      else this.followFunction(callee, before([argumentStep(index), ...way], place));
    }
  }

  /** The object that an assignment gives a variable. */
  private ofWrite(name: Identifier, place: Place): void {
    let target: Node = name;
    while (target.parent && isPatternPart(target.parent)) target = target.parent;
    const { parent } = target;
    const bound = { pattern: target, name };
    if (parent?.type === "AssignmentExpression" && parent.left === target)
      this.ofBound(parent.right, bound, place);
    else if (parent?.type === "ForOfStatement" && parent.left === target)
      this.ofElement(parent.right, bound, place);
  }

  private ofThis(self: Node, place: Place): void {
    const holder = holderOfThis(self, this.values);
    if (!holder) this.escape(self);
    else if (isClass(holder)) this.ofFieldHolders(holder, place);
    else this.followHolders(holder, inFrame(null, place));
  }

  /** The objects that a class gives a field of its instances: `around` is the place in an instance. */
  private ofFieldHolders(owner: ClassNode, around: Place): void {
    const [name, ...path] = around.path;
    if (name === undefined) return;
    const whole = inFrame(null, around);
    if (this.isMeetingPlace(whole)) {
      this.join("holders", owner, whole, (search) => {
        search.ofFieldHolders(owner, whole);
      });
      return;
    }
    this.plan("holders of a field", owner, whole, owner, () => {
      const place = moved(path, whole);
      this.followField(owner, name, whole);
      // `this.constructor.list` is one of the class.
      if (name === "constructor") this.escape(owner);
      const lineage = [owner, ...subclassesOf(owner, this.values)];
      for (const member of lineage.flatMap(({ body }) => body.body)) {
        if (isField(member) && !member.static && member.value && this.values.nameOf(member) === name)
          this.followHolders(member.value, place);
        if (member.type !== "MethodDefinition") continue;
        const isGetter = member.kind === "get" && !member.static && this.values.nameOf(member) === name;
        if (isGetter && isFunction(member.value)) this.ofReturned(member.value, place);
        for (const parameter of member.kind === "constructor" ? member.value.params : []) {
          if (parameter.type !== "TSParameterProperty") continue;
          const { parameter: inner } = parameter;
          const target = inner.type === "AssignmentPattern" ? inner.left : inner;
          if (target.name === name) this.ofName(target, place);
        }
      }
      for (const self of thisExpressionsOf(owner, this.values)) {
        const member = outermost(self).parent;
        if (member?.type !== "MemberExpression" || this.values.nameOf(member) !== name) continue;
        const assignment = outermost(member).parent;
        if (assignment?.type === "AssignmentExpression" && assignment.left === outermost(member))
          this.followHolders(assignment.right, place);
      }
    });
  }

  /** The object that a call gives. */
  private ofResult(call: CallNode, place: Place): void {
    this.follow(call, place);
    const callees = this.calleesOf(call);
    const sources = callees ? [] : sourcesOfResult(call, place.path, isStored(place), this.values);
    if (!sources) this.escape(call);
    for (const { object, path } of sources ?? []) this.followHolders(object, { ...place, path });
    for (const callee of callees ?? [])
      this.ofReturned(callee, inFrame(this.frame(call, callee, place.frame), place));
  }

  private ofReturned({ generator, body }: FunctionNode, place: Place): void {
    if (generator) {
      this.escape(body);
    } else if (body.type !== "BlockStatement") {
      this.followHolders(body, place);
    } else {
      walk(body, this.values.source.visitorKeys, (node) => {
        if (node.type === "ReturnStatement" && node.argument) this.followHolders(node.argument, place);
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
