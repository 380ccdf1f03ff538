/** What a program does with the call of a function in an answer: the deprecated `message.function_call`. */
import {
  literalConstant,
  outermost,
  unwrap,
  type Identifier,
  type MemberNode,
  type Node,
  type ObjectLiteral,
  type PropertyNode,
} from "../syntax/nodes.js";
import { isVisibleOutside, lookUp, type Variable } from "../values/binding.js";
import type { Values } from "../values/types.js";
import type { Use } from "../values/uses.js";
import { SINGLE_MEMBERS } from "./answer.js";
import type { Call } from "./call.js";
import { isLogged } from "./conversation.js";

/** A variable that holds the call of a function. */
export interface Holder {
  readonly variable: Variable;
  /** The declarator (`call = message.function_call`) or the property of a pattern (`{ function_call }`) that declares it. */
  readonly declaration: Extract<Node, { readonly type: "VariableDeclarator" }> | PropertyNode;
}

/**
 * One use of the call of a function. `test`: only tested for being there. `comparison`: compared with null or
 * undefined. `log`: printed as a whole. `copy`: the `function_call` of a message that is put together. `given`: put
 * into a variable. `value`: anything else, mostly a read of its name or its arguments.
 */
export interface FunctionCallUse {
  readonly kind: "test" | "comparison" | "log" | "copy" | "given" | "value";
  /** `message.function_call`, or the name of the variable that holds it. */
  readonly node: MemberNode | Identifier;
  readonly holder: Holder | null;
}

/** A comparison of a `finish_reason` with "function_call". */
export interface FinishReasonTest {
  /** The text "function_call". */
  readonly text: Node;
  /** The expression that is compared. */
  readonly reason: Node;
  /** The comparison, or the case of a `switch`. */
  readonly node: Node;
}

/** Everything that a program does with the answers of requests, as far as it matters for calls of functions. */
export class FunctionCalls {
  readonly uses: FunctionCallUse[] = [];
  readonly holders: Holder[] = [];
  readonly finishReasonTests: FinishReasonTest[] = [];
  /** Expressions that give the whole message to a call: `messages.push(message)`. */
  readonly handedOn: Node[] = [];
  /** Whether the program reads a `finish_reason`. */
  readsFinishReason = false;
  /** Why the file does not show everything; null where it does. */
  obstacle: string | null = null;
  private readonly values: Values;
  private readonly seen = new Set<Node>();

  constructor(calls: readonly Call[], values: Values) {
    this.values = values;
    for (const call of calls) this.readAnswer(call.answer);
  }

  private stop(obstacle: string): void {
    this.obstacle ??= obstacle;
  }

  private readAnswer(uses: readonly Use[]): void {
    this.readMembers(uses, (member) => {
      if (member.name === "choices") this.readChoices(member.uses);
      else if (!SINGLE_MEMBERS.has(member.name)) this.stop(HANDED_ON);
    });
  }

  private readChoices(uses: readonly Use[]): void {
    this.readMembers(uses, (member) => {
      if (member.name === "0") this.readChoice(member.uses);
      else if (member.name !== "length") this.stop(OTHER_CHOICES);
    });
  }

  private readChoice(uses: readonly Use[]): void {
    this.readMembers(uses, (member) => {
      if (member.name === "message") this.readMessage(member.uses);
      else if (member.name === "finish_reason") {
        this.readsFinishReason = true;
        this.readFinishReason(member.uses);
      }
    });
  }

  private readMessage(uses: readonly Use[]): void {
    this.readMembers(
      uses,
      (member) => {
        if (member.name === "function_call") this.addRead(member.node);
        else if (member.name === "tool_calls") this.stop(HANDLES_BOTH);
      },
      (node) => {
        if (outermost(node).parent?.type !== "CallExpression") return false;
        if (!this.handedOn.includes(node)) this.handedOn.push(node);
        return true;
      },
    );
  }

  /**
   * Goes through the uses of an object: each member, also in functions of the file.
   * @param accepts whether another use of the whole object is none to stop at.
   */
  private readMembers(
    uses: readonly Use[],
    readMember: (member: Extract<Use, { readonly kind: "member" }>) => void,
    accepts: (node: Node) => boolean = () => false,
  ): void {
    for (const use of uses) {
      switch (use.kind) {
        case "look":
          break;
        case "member":
          readMember(use);
          break;
        case "argument":
        case "return":
          this.readMembers(use.uses, readMember, accepts);
          break;
        case "iterate":
          this.stop(OTHER_CHOICES);
          break;
        default:
          if (!isLogged(outermost(use.node), this.values) && !accepts(use.node)) this.stop(HANDED_ON);
      }
    }
  }

  private addRead(node: Node): void {
    if (this.seen.has(node)) return;
    this.seen.add(node);
    if (node.type === "MemberExpression") this.addUse(node, null);
    else if (node.type === "Property") this.addHolder(node.value, node);
    else this.stop(READ_OTHERWISE);
  }

  private addUse(node: MemberNode | Identifier, holder: Holder | null): void {
    const kind = kindOf(node, this.values);
    this.uses.push({ kind, node, holder });
    if (kind !== "given") return;
    const parent = outermost(node).parent;
    if (parent?.type === "VariableDeclarator") this.addHolder(parent.id, parent);
    if (parent?.type === "AssignmentExpression") this.addAssigned(parent.left);
  }

  /** A variable that gets the call by an assignment. */
  private addAssigned(target: Node): void {
    const variable = target.type === "Identifier" ? lookUp(target, this.values.source) : null;
    const declarator = variable?.defs[0]?.node;
    if (declarator?.type === "VariableDeclarator" && declarator.id.type === "Identifier") {
      this.addHolder(declarator.id, declarator);
    } else {
      this.stop(READ_OTHERWISE);
    }
  }

  private addHolder(name: Node, declaration: Holder["declaration"]): void {
    const variable = name.type === "Identifier" ? lookUp(name, this.values.source) : null;
    const isTyped = "typeAnnotation" in name && name.typeAnnotation !== undefined;
    // A pattern that assigns to what is declared elsewhere is not rewritten.
    const isDeclared = variable?.defs.some((definition) => definition.name === name) === true;
    if (!variable || !isDeclared || isVisibleOutside(variable, this.values.source)) {
      this.stop(READ_OTHERWISE);
      return;
    }
    if (this.holders.some((other) => other.variable === variable)) return;
    const holder: Holder = { variable, declaration };
    this.holders.push(holder);
    for (const reference of variable.references) {
      const { identifier } = reference;
      if (identifier.type !== "Identifier" || identifier.parent.type === "TSTypeQuery")
        this.stop(READ_OTHERWISE);
      else if (reference.isRead()) this.addUse(identifier, holder);
    }
    if (isTyped && declaration.type === "Property") this.stop(READ_OTHERWISE);
  }

  private readFinishReason(uses: readonly Use[]): void {
    for (const use of uses) {
      switch (use.kind) {
        case "look":
        case "escape":
          this.addFinishReason(use.node);
          break;
        case "argument":
        case "return":
          this.readFinishReason(use.uses);
          break;
        default:
          this.stop(FINISH_REASON_HANDED_ON);
      }
    }
  }

  private addFinishReason(reason: Node): void {
    if (this.seen.has(reason)) return;
    this.seen.add(reason);
    const node = outermost(reason);
    const parent = node.parent;
    if (parent?.type === "BinaryExpression" && EQUALITY.has(parent.operator)) {
      this.addFinishReasonTest(parent.left === node ? parent.right : parent.left, reason, parent);
    } else if (parent?.type === "SwitchStatement" && parent.discriminant === node) {
      for (const one of parent.cases) if (one.test) this.addFinishReasonTest(one.test, reason, one);
    } else if (parent?.type === "ExpressionStatement") {
      // An assignment, which the variable's own uses follow.
    } else if (!isLogged(node, this.values) && !isInError(node) && !isOnlyTested(node, this.values)) {
      this.stop(FINISH_REASON_HANDED_ON);
    }
  }

  private addFinishReasonTest(other: Node, reason: Node, node: Node): void {
    const text = unwrap(other);
    const constant = literalConstant(text);
    if (constant === "function_call") this.finishReasonTests.push({ text, reason, node });
    else if (constant === "tool_calls") this.stop(HANDLES_BOTH);
    else if (constant === undefined && !isUndefinedName(text)) this.stop(FINISH_REASON_HANDED_ON);
  }
}

const OTHER_CHOICES = "the program reads other choices than `choices[0]`";
const HANDED_ON = "the answer is handed to code that this rule does not follow";
const FINISH_REASON_HANDED_ON = "`finish_reason` is handed to code that this rule does not follow";
const HANDLES_BOTH = "the program handles `tool_calls` already";
const READ_OTHERWISE = "`function_call` is read in a way that this rule does not rewrite";

const EQUALITY: ReadonlySet<string> = new Set(["==", "===", "!=", "!=="]);

function isUndefinedName(node: Node): boolean {
  return node.type === "Identifier" && node.name === "undefined";
}

function kindOf(read: MemberNode | Identifier, values: Values): FunctionCallUse["kind"] {
  const node = outermost(read);
  const parent = node.parent;
  if (copyAround(read, values)) return "copy";
  if (isLogged(node, values)) return "log";
  switch (parent?.type) {
    case "BinaryExpression": {
      const other = unwrap(parent.left === node ? parent.right : parent.left);
      const isNull = literalConstant(other) === null;
      const isLoose = parent.operator === "==" || parent.operator === "!=";
      // Whether the answer has null or nothing there depends on who answers.
      return EQUALITY.has(parent.operator) && (isUndefinedName(other) || (isLoose && isNull))
        ? "comparison"
        : "value";
    }
    case "VariableDeclarator":
      return parent.init === node && parent.id.type === "Identifier" ? "given" : "value";
    case "AssignmentExpression":
      return isGivenToVariable(parent, node) ? "given" : "value";
    default:
      return isOnlyTested(node, values) ? "test" : "value";
  }
}

function isGivenToVariable(
  assignment: Extract<Node, { readonly type: "AssignmentExpression" }>,
  node: Node,
): boolean {
  const { left, operator, parent, right } = assignment;
  return (
    right === node && operator === "=" && left.type === "Identifier" && parent.type === "ExpressionStatement"
  );
}

/**
 * The object that copies the call as its `function_call`: `{ role: "assistant", …, function_call: call }`, also member by
 * member. Null where a use is no copy.
 */
export function copyAround(read: Node, values: Values): ObjectLiteral | null {
  const node = outermost(read);
  const property = node.parent;
  if (property?.type === "MemberExpression" && property.object === node) {
    const inner = propertyOf(property, values);
    const name = values.nameOf(property);
    const literal = inner?.parent;
    if (!inner || literal?.type !== "ObjectExpression" || values.nameOf(inner) !== name) return null;
    return literal.properties.length === 2 ? ownerOf(literal, values) : null;
  }
  return ownerOf(read, values);
}

/** The object of which an expression is the `function_call`. */
function ownerOf(expression: Node, values: Values): ObjectLiteral | null {
  const property = propertyOf(expression, values);
  if (!property || values.nameOf(property) !== "function_call") return null;
  return property.parent.type === "ObjectExpression" ? property.parent : null;
}

function propertyOf(expression: Node, values: Values): PropertyNode | null {
  const node = outermost(expression);
  const property = node.parent;
  if (property?.type !== "Property" || property.value !== node || values.nameOf(property) === null)
    return null;
  return property.parent.type === "ObjectExpression" ? property : null;
}

/** Whether an expression is only asked whether it is truthy. */
export function isOnlyTested(expression: Node, values: Values): boolean {
  const node = outermost(expression);
  const parent = node.parent;
  switch (parent?.type) {
    case "IfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
    case "ConditionalExpression":
      return parent.test === node;
    case "UnaryExpression":
      return parent.operator === "!";
    case "LogicalExpression":
      if (parent.operator === "??") return false;
      return (
        isOnlyTested(parent, values) || (parent.left === node && parent.parent.type === "ExpressionStatement")
      );
    case "CallExpression":
      return parent.arguments[0] === node && values.canonical(parent.callee) === "global Boolean";
    default:
      return false;
  }
}

/** Whether a value only becomes a part of the text of an error that is thrown. */
function isInError(node: Node): boolean {
  const template = node.parent;
  if (template?.type !== "TemplateLiteral") return false;
  const error = template.parent;
  return error.type === "NewExpression" && error.parent.type === "ThrowStatement";
}
