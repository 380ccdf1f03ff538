/** Follows an expression to where its value comes from. */
import { classOfThis, type ClassOfThis } from "../syntax/classes.js";
import {
  contains,
  isClass,
  isFunction,
  literalConstant,
  parametersOf,
  unwrap,
  walk,
  type AssignmentNode,
  type CallNode,
  type DeclaratorNode,
  type Expression,
  type FunctionNode,
  type Identifier,
  type MemberNode,
  type Node,
  type RestElement,
} from "../syntax/nodes.js";
import {
  definitionOf,
  isReassigned,
  laterWrites,
  lookUp,
  stepsTo,
  usesArguments,
  variablesDeclaredBy,
  type Definition,
  type PatternStep,
  type Variable,
} from "./binding.js";
import { constructedClass, isPrivateMember, rootClassOf, subclassesOf } from "./classes.js";
import {
  allOf,
  casesWith,
  casesWithout,
  conditionsOfCases,
  inAnotherRun,
  inCalls,
  isMemberWritten,
  nullishCondition,
  opaqueCondition,
  opposite,
  type Cases,
} from "./condition.js";
import { canFallThrough, routeTo, timingOf } from "./flow.js";
import { isKept, isUndefined, truthOf, type LogicalOperator } from "./truth.js";
import type { Condition, OpenReason, Origin, Step, Values } from "./types.js";

const NONE = { conditions: [], steps: [] } as const;

/** A value with more origins than this counts as unknown, so that no file costs exponential time. */
export const MAXIMUM_ORIGINS = 64;

function unknown(reason: OpenReason): Origin {
  return { kind: "unknown", reason, ...NONE };
}

/** The origins under further conditions; those that contradict them are left out. */
export function under(conditions: readonly Condition[], origins: readonly Origin[]): Origin[] {
  return origins.flatMap((origin) => {
    const all = allOf(conditions, origin.conditions);
    return all ? [{ ...origin, conditions: all }] : [];
  });
}

export function withSteps(steps: readonly Step[], origins: readonly Origin[]): Origin[] {
  return steps.length === 0
    ? [...origins]
    : origins.map((origin) => ({ ...origin, steps: joinSteps(steps, origin.steps) }));
}

/** The first steps, then those of the second that are not among them. */
export function joinSteps(first: readonly Step[], second: readonly Step[]): readonly Step[] {
  const others = second.filter((step) => {
    return (
      step.reference === null ||
      !first.some((other) => other.reference === step.reference && isSamePath(other, step))
    );
  });
  return [...first, ...others];
}

function isSamePath({ path: first }: Step, { path: second }: Step): boolean {
  return first === second || first?.join(".") === second?.join(".");
}

/** Where the value of an expression comes from. Answers come from `values`, which remembers them and stops recursion. */
export function traceExpression(expression: Node, values: Values): readonly Origin[] {
  const node = unwrap(expression);
  switch (node.type) {
    case "Identifier":
      return traceIdentifier(node, values);
    case "MemberExpression":
      if (unwrap(node.object).type === "ThisExpression") return traceField(node, values);
      return traceMember(values.trace(node.object), node, values.nameOf(node), values);
    case "ConditionalExpression": {
      const truth = truthOf(values.evaluate(node.test));
      if (truth !== null) return values.trace(truth ? node.consequent : node.alternate);
      const { whenTrue, whenFalse } = values.conditionOf(node.test);
      return [
        ...under([whenTrue], values.trace(node.consequent)),
        ...under([whenFalse], values.trace(node.alternate)),
      ];
    }
    case "LogicalExpression":
      return traceLogical(node.operator, node.left, node.right, values);
    case "AwaitExpression":
      return traceAwaited(node.argument, values);
    case "SequenceExpression": {
      const last = node.expressions.at(-1);
      return last ? values.trace(last) : [unknown("expression")];
    }
    case "AssignmentExpression":
      return withSteps([targetStep(node.left)], traceAssigned(node, values));
    case "ImportExpression": {
      const module = literalConstant(unwrap(node.source));
      return typeof module === "string"
        ? [{ kind: "import", module, path: [], ...NONE }]
        : [unknown("import")];
    }
    case "CallExpression":
      return traceCall(node, values);
    case "UnaryExpression":
      if (node.operator === "void") return [{ kind: "undefined", ...NONE }];
      return [{ kind: "node", node, ...NONE }];
    default:
      return [{ kind: "node", node, ...NONE }];
  }
}

function traceIdentifier(identifier: Identifier, values: Values): readonly Origin[] {
  const variable = lookUp(identifier, values.source);
  if (!variable || variable.defs.length === 0) {
    if (identifier.name === "undefined") return [{ kind: "undefined", ...NONE }];
    return [{ kind: "global", name: identifier.name, ...NONE }];
  }
  return withSteps([{ reference: identifier, path: [] }], traceVariable(variable, identifier, values));
}

function traceVariable(variable: Variable, reference: Identifier, values: Values): readonly Origin[] {
  if (isReassigned(variable, values.source)) return [unknown("reassigned")];
  const definition = definitionOf(variable);
  switch (definition?.type) {
    case "ImportBinding":
      return [importOrigin(definition.node)];
    case "Parameter":
      return laterWrites(variable).length > 0
        ? [unknown("reassigned")]
        : traceParameter(definition.node, definition.name, values);
    case "Variable":
      return traceDeclaration(variable, definition.node, reference, values);
    case "FunctionName":
    case "ClassName":
    case "TSEnumName":
    case "TSEnumMemberName":
      return laterWrites(variable).length > 0
        ? [unknown("reassigned")]
        : [{ kind: "node", node: definition.node, ...NONE }];
    default:
      return [unknown("expression")];
  }
}

/** What a parameter is given, or what its default gives. */
function traceParameter(owner: Node, name: Node, values: Values): readonly Origin[] {
  if (name.type !== "Identifier" || !isFunction(owner)) return [unknown("parameter")];
  for (const [index, parameter] of parametersOf(owner).entries()) {
    const steps = stepsTo(parameter, name, values.nameOf);
    if (!steps) continue;
    const promise = index === 0 ? promiseHandledBy(owner, values) : null;
    if (promise) return takeSteps(traceAwaited(promise, values), steps, values);
    // Whatever the function is given, what the pattern takes from it is what the name stands for.
    return takeSteps([{ kind: "parameter", node: name, ...NONE }], steps, values, true);
  }
  return [unknown("parameter")];
}

/** The promise whose result a function gets that is written into `promise.then(…)` and named nowhere, or null. */
function promiseHandledBy(callback: FunctionNode, values: Values): Node | null {
  const call = callback.parent;
  if (call.type !== "CallExpression" || call.arguments[0] !== callback) return null;
  const isNamed = variablesDeclaredBy(callback, values.source).some(
    ({ defs, references }) => defs[0]?.type === "FunctionName" && references.length > 0,
  );
  if (isNamed || usesArguments(callback, values.source)) return null;
  return handledPromise(call, values);
}

/** The promise that a call of its `then` handles, or null. */
function handledPromise(call: CallNode, values: Values): Node | null {
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" && values.nameOf(callee) === "then" ? callee.object : null;
}

/** What an import gives. With `types`, an import of types alone counts too: for the names in type annotations. */
export function importOrigin(specifier: Node, types = false): Origin {
  switch (specifier.type) {
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
    case "ImportSpecifier": {
      const declaration = specifier.parent;
      if (declaration.type !== "ImportDeclaration") break;
      const isType = specifier.type === "ImportSpecifier" && specifier.importKind === "type";
      if (!types && (isType || declaration.importKind === "type")) break;
      const module = declaration.source.value;
      if (specifier.type === "ImportNamespaceSpecifier") return { kind: "import", module, path: [], ...NONE };
      if (specifier.type === "ImportDefaultSpecifier")
        return { kind: "import", module, path: ["default"], ...NONE };
      const imported = specifier.imported;
      const name = imported.type === "Identifier" ? imported.name : imported.value;
      return { kind: "import", module, path: [name], ...NONE };
    }
    case "TSImportEqualsDeclaration": {
      const reference = specifier.moduleReference;
      if (reference.type !== "TSExternalModuleReference") break;
      if (!types && specifier.importKind === "type") break;
      const module = literalConstant(reference.expression);
      if (typeof module === "string") return { kind: "import", module, path: [], ...NONE };
      break;
    }
  }
  return unknown("import");
}

function traceDeclaration(
  variable: Variable,
  declarator: Node,
  reference: Identifier,
  values: Values,
): readonly Origin[] {
  const name = definitionOf(variable)?.name;
  if (declarator.type !== "VariableDeclarator" || name?.type !== "Identifier") return [unknown("expression")];
  const statement = declarator.parent;
  if (isLoopVariable(declarator)) return [unknown("expression")];
  if (statement.declare) return [unknown("global")];
  if (declarator.init) {
    const steps = stepsTo(declarator.id, name, values.nameOf);
    if (!steps) return [unknown("expression")];
    const given = takeSteps(values.trace(declarator.init), steps, values);
    // Before its declaration, a `var` is undefined; other variables cannot be read.
    const isVar = statement.kind === "var";
    return isVar ? afterWrite(given, declarator, variable, reference, values) : given;
  }
  const write = laterWrites(variable)[0];
  if (!write) return [{ kind: "undefined", ...NONE }];
  return traceSingleWrite(write.identifier, variable, reference, values);
}

/** A `let` without initialiser and with one assignment. */
function traceSingleWrite(
  written: Node,
  variable: Variable,
  reference: Identifier,
  values: Values,
): readonly Origin[] {
  const write = assignmentTo(written, values);
  if (!write) return [unknown("reassigned")];
  return afterWrite(write.given, write.node, variable, reference, values);
}

/** The assignment that writes a name, with what it gives the name where the variable held nothing before; or null. */
function assignmentTo(
  written: Node,
  values: Values,
): { readonly node: Node; readonly given: readonly Origin[] } | null {
  let target = written;
  while (target.parent && target.parent.type !== "AssignmentExpression") {
    if (!isPatternPart(target.parent)) return null;
    target = target.parent;
  }
  const assignment = target.parent;
  if (assignment?.type !== "AssignmentExpression" || assignment.left !== target) return null;
  if (!ASSIGNMENTS.has(assignment.operator) || written.type !== "Identifier") return null;
  const steps = stepsTo(target, written, values.nameOf);
  return steps && { node: assignment, given: takeSteps(values.trace(assignment.right), steps, values) };
}

/** Everything that a variable is ever given, whenever that is: where it is declared, and by assignments. */
export function traceWrites(variable: Variable, values: Values): readonly Origin[] {
  const definition = definitionOf(variable);
  const later = laterWrites(variable).flatMap(
    ({ identifier }) => assignmentTo(identifier, values)?.given ?? [unknown("reassigned")],
  );
  return [...(definition ? givenAtFirst(definition, values) : [unknown("reassigned")]), ...later];
}

function givenAtFirst({ type, node, name }: Definition, values: Values): readonly Origin[] {
  if (type === "Parameter") return traceParameter(node, name, values);
  if (type !== "Variable" || isLoopVariable(node)) return [unknown("reassigned")];
  if (!node.init) return [{ kind: "undefined", ...NONE }];
  const steps = stepsTo(node.id, name, values.nameOf);
  return steps ? takeSteps(values.trace(node.init), steps, values) : [unknown("reassigned")];
}

function isLoopVariable({ parent: statement }: DeclaratorNode): boolean {
  const loop = statement.parent;
  return (loop.type === "ForOfStatement" || loop.type === "ForInStatement") && loop.left === statement;
}

/** What a variable holds that is written once: that value, or undefined where the write may not have run before. */
function afterWrite(
  written: readonly Origin[],
  write: Node,
  variable: Variable,
  reference: Identifier,
  values: Values,
): readonly Origin[] {
  const reads = [{ reference, node: reference, position: reference.range[0] }];
  const timing = timingOf(write, reads, [variable.scope.block], values);
  const absent: Origin = { kind: "undefined", ...NONE };
  if (!timing) return contains(write, reference) ? [unknown("recursive")] : [absent];
  // Unless it was written in the same run of the code, nothing tells what has happened to the value since.
  const earlier = written.map((one) => ({ ...one, conditions: inAnotherRun(one.conditions, write) }));
  const seen = timing.isSameRun ? written : withSteps([{ reference: null, path: null }], earlier);
  if (timing.hasHappened) return seen;
  const otherwise = conditionsOfCases(casesWithout([[]], timing.conditions));
  return [...under(timing.conditions, seen), ...(otherwise ? under(otherwise, [absent]) : [])];
}

/** What an assignment gives, other than to its target. */
function traceAssigned({ operator, left, right }: AssignmentNode, values: Values): readonly Origin[] {
  switch (operator) {
    case "=":
      return values.trace(right);
    case "??=":
      return traceLogical("??", left, right, values);
    case "||=":
      return traceLogical("||", left, right, values);
    default:
      return [unknown("expression")];
  }
}

/** The step through a variable that is assigned on the way. */
function targetStep(target: Node): Step {
  const name = unwrap(target);
  return name.type === "Identifier" ? { reference: name, path: [] } : { reference: null, path: null };
}

/** The operators after which a variable that held nothing before holds the value on the right. */
export const ASSIGNMENTS: ReadonlySet<string> = new Set(["=", "??=", "||="]);

function isPatternPart(node: Node): boolean {
  return (
    node.type === "ObjectPattern" ||
    node.type === "ArrayPattern" ||
    node.type === "AssignmentPattern" ||
    node.type === "RestElement" ||
    node.type === "Property"
  );
}

/**
 * Goes down a destructuring pattern, with the default of each step. In the pattern of a parameter, the origin stands for
 * the name that it leads to.
 */
function takeSteps(
  origins: readonly Origin[],
  steps: readonly PatternStep[],
  values: Values,
  isParameter = false,
): readonly Origin[] {
  let current = origins;
  for (const { name, fallback, rest } of steps) {
    const copied = rest && initialiserOf(rest);
    if (copied) {
      current = [{ kind: "node", node: rest, ...NONE }];
    } else if (name !== "") {
      current = current.flatMap((origin) =>
        isParameter && origin.kind === "parameter" ? [origin] : traceMember([origin], null, name, values),
      );
    }
    if (fallback) current = withFallback(current, fallback, values);
  }
  return current;
}

/** The expression that a declaration takes apart whose pattern has this rest at its first level; null for other rests. */
export function initialiserOf({ parent: pattern }: RestElement): Expression | null {
  const declarator = pattern.parent;
  return declarator?.type === "VariableDeclarator" && declarator.id === pattern ? declarator.init : null;
}

/** A default applies where the value is undefined: for certain, or possibly where the file does not show the value. */
function withFallback(origins: readonly Origin[], fallback: Expression, values: Values): Origin[] {
  const omitted: Condition = opaqueCondition(fallback);
  return origins.flatMap((origin) => {
    const isOmitted = isUndefined(origin, values);
    if (isOmitted === false) return [origin];
    const instead = withSteps(origin.steps, values.trace(fallback));
    if (isOmitted) return under(origin.conditions, instead);
    return [...under([opposite(omitted)], [origin]), ...under([...origin.conditions, omitted], instead)];
  });
}

/** The member `name` of a value; `member` is its expression, or null in a pattern. */
function traceMember(
  objects: readonly Origin[],
  member: MemberNode | null,
  name: string | null,
  values: Values,
): readonly Origin[] {
  return objects.flatMap((object): readonly Origin[] => {
    const found = memberOf(object, member, name, values);
    const steps = object.steps.map((step) => ({ ...step, path: step.path && [...step.path, name ?? "*"] }));
    return under(object.conditions, withSteps(steps, found));
  });
}

function memberOf(
  object: Origin,
  member: MemberNode | null,
  name: string | null,
  values: Values,
): readonly Origin[] {
  const unresolved: Origin = member
    ? { kind: "node", node: member, ...NONE }
    : {
        kind: "unknown",
        reason: "member",
        ...(name !== null && { member: { object, name, isOptional: false } }),
        ...NONE,
      };
  switch (object.kind) {
    case "import":
      return name === null
        ? [unknown("computed key")]
        : [{ kind: "import", module: object.module, path: [...object.path, name], ...NONE }];
    case "undefined":
      return member?.optional ? [{ kind: "undefined", ...NONE }] : [unresolved];
    case "node":
      if (member?.optional && literalConstant(object.node) === null) return [{ kind: "undefined", ...NONE }];
      if (name === null) return [unresolved];
      return memberOfNode(object, object.node, name, values) ?? [unresolved];
    default:
      return [unresolved];
  }
}

function memberOfNode(origin: Origin, node: Node, name: string, values: Values): readonly Origin[] | null {
  switch (node.type) {
    case "ObjectExpression": {
      // The shape sees the steps that led to the object, for its later changes; the caller adds them to the result.
      const found = values.shapeOfOrigins([{ ...origin, conditions: [] }]).originsOf(name);
      const isInherited = name in Object.prototype && found.some(({ kind }) => kind === "undefined");
      return isInherited ? null : withoutSteps(origin.steps.length, found);
    }
    case "ArrayExpression": {
      // Methods are no elements. Finding out what became of the array takes as long as it is used often.
      if (!/^(?:0|[1-9]\d*)$/u.test(name)) return null;
      const value = values.evaluateOrigin(origin).alternatives[0];
      if (value?.kind !== "array" || !value.closed) return null;
      const element = value.elements[Number(name)];
      if (!element) return null;
      return values
        .trace(element)
        .map((one) => ({ ...one, conditions: inCalls(one.conditions, origin.steps) }));
    }
    case "ThisExpression": {
      const self = classOfThis(node);
      return self && fieldOrigins(self, name, values, true);
    }
    case "ClassDeclaration":
    case "ClassExpression":
      return fieldOrigins({ owner: node, isStatic: true }, name, values);
    case "NewExpression": {
      const [made, ...others] = values.trace(node.callee);
      if (made?.kind !== "node" || others.length > 0 || !isClass(made.node)) return null;
      const found = fieldOrigins({ owner: made.node, isStatic: false }, name, values);
      return found && inCallsOf(made.steps, found);
    }
    case "TSEnumDeclaration": {
      const found = node.body.members.find((enumMember) => {
        const id = enumMember.id;
        return (id.type === "Identifier" ? id.name : String(literalConstant(id))) === name;
      });
      return found ? [{ kind: "node", node: found, ...NONE }] : null;
    }
    default:
      return null;
  }
}

/** Origins that were found inside of functions, as they are seen from the calls that the steps lead through. */
function inCallsOf(steps: readonly Step[], origins: readonly Origin[]): Origin[] {
  const calls = steps.flatMap((step) => (step.call ? { ...step, path: null } : []));
  return withSteps(calls, origins).map((one) => ({ ...one, conditions: inCalls(one.conditions, calls) }));
}

function withoutSteps(count: number, origins: readonly Origin[]): Origin[] {
  return origins.map((origin) => ({ ...origin, steps: origin.steps.slice(count) }));
}

function traceLogical(operator: LogicalOperator, left: Node, right: Node, values: Values): readonly Origin[] {
  const { whenTrue, whenFalse } = values.conditionOf(left);
  const whenKept = { "&&": whenFalse, "||": whenTrue, "??": opposite(nullishCondition(left, values)) }[
    operator
  ];
  const sides = values.trace(left).map((origin) => ({ origin, kept: isKept(operator, origin, values) }));
  const stays = sides.flatMap(({ origin, kept }): Origin[] => {
    if (kept === false) return [];
    if (kept) return [origin];
    const { conditions, steps } = origin;
    return under([whenKept], [operator === "&&" ? { kind: "falsy", conditions, steps } : origin]);
  });
  const replaced = sides.filter(({ kept }) => kept !== true);
  if (replaced.length === 0) return stays;
  const cases = replaced.flatMap(({ origin, kept }): Cases => {
    return casesWith([origin.conditions], kept === null ? [opposite(whenKept)] : []);
  });
  const conditions = stays.length === 0 ? [] : conditionsOfCases(cases);
  return conditions ? [...stays, ...under(conditions, values.trace(right))] : stays;
}

function traceCall(node: CallNode, values: Values): readonly Origin[] {
  const required = requiredModule(node, values);
  if (required !== null) return [{ kind: "import", module: required, path: [], ...NONE }];
  const unresolved: Origin = { kind: "node", node, ...NONE };
  const [first] = node.arguments;
  if (first && first.type !== "SpreadElement") {
    if (isObjectMethod(node, "freeze", values)) return values.trace(first);
    if (isObjectMethod(node, "assign", values)) return traceMergeTarget(first, values) ?? [unresolved];
  }
  const callee = calleeOf(node, values);
  return callee && !callee.node.async ? returnedByCall(callee, node, values) : [unresolved];
}

/**
 * What `Object.assign(target, …)` gives where the target is an object that a variable holds: that object, after this
 * change of it. Null where the target has no name, or the file does not show it.
 */
function traceMergeTarget(target: Node, values: Values): readonly Origin[] | null {
  if (rootOfMerge(target, values).type !== "Identifier") return null;
  const origins = values.trace(target);
  return origins.every(({ kind }) => kind === "node" || kind === "parameter") ? origins : null;
}

/** What the target of an `Object.assign` starts with. */
export function rootOfMerge(target: Node, values: Values): Node {
  const node = unwrap(target);
  if (node.type === "MemberExpression") {
    const root = rootOfMerge(node.object, values);
    // What is a member of a literal can have other names.
    return root.type === "ObjectExpression" ? node : root;
  }
  const [first] =
    node.type === "CallExpression" && isObjectMethod(node, "assign", values) ? node.arguments : [];
  return first ? rootOfMerge(first, values) : node;
}

/** The one function of the file that a call runs, or null. */
interface Callee {
  readonly node: FunctionNode;
  readonly origin: Origin;
}

function calleeOf(call: CallNode, values: Values): Callee | null {
  const [origin, ...others] = values.trace(call.callee);
  if (others.length > 0 || origin?.kind !== "node" || !isFunction(origin.node)) return null;
  return { node: origin.node, origin };
}

function returnedByCall(callee: Callee, call: CallNode, values: Values): readonly Origin[] {
  return returnedBy(callee, call, (index) => givenTo(index, call, values), values);
}

/** What a function returns that a call runs, with what `given` says that its parameters are given; null for open. */
function returnedBy(
  { node: callee, origin }: Callee,
  call: CallNode,
  given: (index: number) => readonly Origin[] | null,
  values: Values,
): readonly Origin[] {
  const returned = returnedOrigins(callee, values);
  if (!returned) return [{ kind: "node", node: call, ...NONE }];
  const called = { path: null, call: { node: call, callee } };
  const references = origin.steps.map((step): Step => ({ reference: step.reference, ...called }));
  const steps = references.length > 0 ? references : [{ reference: null, ...called }];
  const seen = returned.flatMap((one): readonly Origin[] => {
    // What the function sees around it belongs to the calls that have made the function.
    const conditions = inCalls(inCalls(one.conditions, steps), origin.steps);
    const index = one.kind === "parameter" ? indexOfParameter(one.node, callee, values) : -1;
    const argument = index < 0 ? null : given(index);
    return argument ? under(conditions, withSteps(one.steps, argument)) : [{ ...one, conditions }];
  });
  return under(origin.conditions, withSteps(steps, seen));
}

/** The index of a parameter that is no more than a name, and that nothing but its name can change; else -1. */
function indexOfParameter(name: Node, callee: FunctionNode, values: Values): number {
  if (usesArguments(callee, values.source)) return -1;
  return parametersOf(callee).findIndex((parameter) => parameter === name);
}

/** What a call gives a parameter of the function that it runs; null after a spread. */
function givenTo(index: number, call: CallNode, values: Values): readonly Origin[] | null {
  const before = call.arguments.slice(0, index + 1);
  if (before.some(({ type }) => type === "SpreadElement")) return null;
  const argument = call.arguments[index];
  return argument ? values.trace(argument) : [{ kind: "undefined", ...NONE }];
}

/** What `await` makes of an expression. */
function traceAwaited(expression: Node, values: Values): readonly Origin[] {
  return awaited(values.trace(expression), values);
}

function awaited(origins: readonly Origin[], values: Values): readonly Origin[] {
  return origins.flatMap((origin): readonly Origin[] => {
    if (origin.kind !== "node") return [origin];
    const { node, conditions, steps } = origin;
    if (isThenable(node, values)) return under(conditions, withSteps(steps, [unknown("call")]));
    if (node.type !== "CallExpression") return [origin];
    const settled = values
      .settledBy(node)
      .map((one) => ({ ...one, conditions: inCalls(one.conditions, steps) }));
    return under(conditions, withSteps(steps, settled));
  });
}

/** Whether a node makes an object with a `then` of its own, which decides what `await` gives. */
function isThenable(node: Node, values: Values): boolean {
  if (node.type === "ObjectExpression") return node.properties.some((one) => values.nameOf(one) === "then");
  if (node.type !== "NewExpression") return false;
  const isPromise = (callee: Node): boolean =>
    values.trace(callee).some((origin) => origin.kind === "global" && origin.name === "Promise");
  const owner = constructedClass(node, values);
  if (!owner) return isPromise(node.callee);
  const { superClass } = rootClassOf(owner, values);
  return (
    values.fieldOf({ owner, isStatic: false }, "then").length > 0 ||
    (superClass !== null && isPromise(superClass))
  );
}

/**
 * What the promise resolves to that a call gives: what an asynchronous function of the file returns, what the callback
 * of `then` makes of a result, what `Promise.resolve` is given. Else the call itself.
 */
export function traceSettled(call: CallNode, values: Values): readonly Origin[] {
  const callee = calleeOf(call, values);
  if (callee?.node.async) return returnedByCall(callee, call, values);
  const [first, ...others] = call.arguments;
  const unresolved: readonly Origin[] = [{ kind: "node", node: call, ...NONE }];
  if (!first || first.type === "SpreadElement") return unresolved;
  if (isGlobalMethod(call, "Promise", "resolve", values)) return traceAwaited(first, values);
  const promise = handledPromise(call, values);
  if (others.length > 1 || !promise) return unresolved;
  const [second] = others;
  const result = settledByCallback(
    first,
    call,
    (index) => (index === 0 ? traceAwaited(promise, values) : null),
    values,
  );
  const otherwise = second ? settledByCallback(second, call, () => null, values) : [];
  if (!result || !otherwise) return unresolved;
  // Which of the two runs is decided elsewhere.
  const isRejected = opaqueCondition(call);
  return second ? [...under([opposite(isRejected)], result), ...under([isRejected], otherwise)] : result;
}

/** What a promise resolves to whose `then` gets a callback; null where the file does not show the callback. */
function settledByCallback(
  argument: Node,
  call: CallNode,
  given: (index: number) => readonly Origin[] | null,
  values: Values,
): readonly Origin[] | null {
  const [callback, ...further] = values.trace(argument);
  if (callback?.kind !== "node" || further.length > 0 || !isFunction(callback.node)) return null;
  const { node } = callback;
  if (node.generator) return null;
  const returned = returnedBy({ node, origin: callback }, call, given, values);
  return node.async ? returned : awaited(returned, values);
}

/** What a function returns, or what its promise resolves to; null for generators. */
export function returnedOrigins(callee: FunctionNode, values: Values): readonly Origin[] | null {
  if (callee.generator) return null;
  const trace = (argument: Node): readonly Origin[] =>
    callee.async ? traceAwaited(argument, values) : values.trace(argument);
  const { body } = callee;
  if (body.type !== "BlockStatement") return trace(body);
  const found: Origin[] = [];
  let cases: Cases = [[]];
  walk(body, values.source.visitorKeys, (node) => {
    // They count as unknown anyway, and would be multiplied by those of each function that returns what this one does.
    if (found.length > MAXIMUM_ORIGINS) return false;
    if (node.type === "ReturnStatement") {
      const route = routeTo(node, body, values);
      if (!route) return false;
      const conditions = route.isExact ? route.conditions : [opaqueCondition(node)];
      const reached = conditionsOfCases(casesWith(cases, conditions));
      const origins: readonly Origin[] = node.argument
        ? trace(node.argument)
        : [{ kind: "undefined", ...NONE }];
      if (reached) found.push(...under(reached, origins));
      cases = casesWithout(cases, conditions);
    }
    return !isFunction(node) && !isClass(node);
  });
  if (found.length > MAXIMUM_ORIGINS) return [unknown("expression")];
  const rest = canFallThrough(body) ? conditionsOfCases(cases) : null;
  return rest ? [...found, { kind: "undefined", conditions: rest, steps: [] }] : found;
}

/** The module that `require("module")` loads, with the global `require` or one made by `createRequire`; else null. */
function requiredModule(node: CallNode, values: Values): string | null {
  const callee = unwrap(node.callee);
  const [argument, ...others] = node.arguments;
  if (callee.type !== "Identifier" || !argument || others.length > 0) return null;
  const module = literalConstant(unwrap(argument));
  if (typeof module !== "string") return null;
  const [origin] = values.trace(callee);
  if (origin?.kind === "global") return origin.name === "require" ? module : null;
  if (origin?.kind !== "node" || origin.node.type !== "CallExpression") return null;
  const [maker] = values.trace(origin.node.callee);
  return maker?.kind === "import" && maker.path.at(-1) === "createRequire" ? module : null;
}

/** Whether a call is `Object.<method>(…)` of the global `Object`. */
export function isObjectMethod(node: CallNode, method: string, values: Values): boolean {
  return isGlobalMethod(node, "Object", method, values);
}

/** Whether a call is that of a method of a global object. */
function isGlobalMethod(node: CallNode, name: string, method: string, values: Values): boolean {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression" || values.nameOf(callee) !== method) return false;
  const object = unwrap(callee.object);
  return (
    object.type === "Identifier" &&
    object.name === name &&
    (lookUp(object, values.source)?.defs.length ?? 0) === 0
  );
}

/** `this.name` inside a class: what its field declares and its methods assign, or the method itself. */
function traceField(node: MemberNode, values: Values): readonly Origin[] {
  const unresolved: Origin = { kind: "node", node, ...NONE };
  const name = values.nameOf(node);
  const self = classOfThis(node);
  const found = name !== null && self ? fieldOrigins(self, name, values, true) : null;
  return found ?? [unresolved];
}

/**
 * What a class shows of a member of its instances, or of its own; null where it does not mention it.
 * @param isThis whether it is a member of `this`, which may be an instance of a class that extends this one.
 */
function fieldOrigins(
  of: ClassOfThis,
  name: string,
  values: Values,
  isThis = false,
): readonly Origin[] | null {
  const found = values.fieldOf(of, name);
  if (found.length === 0) return null;
  // Code elsewhere can assign a field, but not a method as it is written.
  const isMethod = found.every((origin) => origin.kind === "node" && isFunction(origin.node));
  const held = withSteps([{ reference: null, path: null }], found);
  const isReplaced = isMemberWritten(name, values) || (isThis && isOverridden(of, name, found, values));
  return isMethod && !isReplaced ? held : [...held, unknown("field")];
}

/** Whether a class of the file that extends another has a member of its own in the place of this one. */
function isOverridden(of: ClassOfThis, name: string, found: readonly Origin[], values: Values): boolean {
  const { owner, isStatic } = of;
  if (isPrivateMember(owner, name, values)) return false;
  const isFound = (origin: Origin): boolean =>
    origin.kind === "node" && found.some((one) => one.kind === "node" && one.node === origin.node);
  return subclassesOf(owner, values).some(
    (one) => !values.fieldOf({ owner: one, isStatic }, name).every(isFound),
  );
}
