/** Follows an expression to where its value comes from. */
import {
  isClass,
  isFunction,
  literalConstant,
  unwrap,
  walk,
  type CallNode,
  type ClassNode,
  type Expression,
  type FunctionNode,
  type Identifier,
  type MemberNode,
  type Node,
} from "../syntax/nodes.js";
import { isReassigned, laterWrites, lookUp, stepsTo, type PatternStep, type Variable } from "./binding.js";
import { allOf, opaqueCondition } from "./condition.js";
import { canFallThrough, commonAncestor, conditionsOn, nullishCondition } from "./flow.js";
import type { Condition, OpenReason, Origin, Step, Values } from "./types.js";

const NONE = { conditions: [], steps: [] } as const;

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
  return origins.map((origin) => ({ ...origin, steps: [...steps, ...origin.steps] }));
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
      const { whenTrue, whenFalse } = values.conditionOf(node.test);
      return [
        ...under([whenTrue], values.trace(node.consequent)),
        ...under([whenFalse], values.trace(node.alternate)),
      ];
    }
    case "LogicalExpression":
      return traceLogical(node.operator, node.left, node.right, values);
    case "AwaitExpression":
      return values.trace(node.argument);
    case "SequenceExpression": {
      const last = node.expressions.at(-1);
      return last ? values.trace(last) : [unknown("expression")];
    }
    case "AssignmentExpression":
      return node.operator === "=" ? values.trace(node.right) : [unknown("expression")];
    case "ImportExpression": {
      const module = literalConstant(unwrap(node.source));
      return typeof module === "string" ? [{ kind: "import", module, path: [], ...NONE }] : [unknown("import")];
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
  if (isReassigned(variable)) return [unknown("reassigned")];
  const definition = variable.defs[0];
  switch (definition?.type) {
    case "ImportBinding":
      return [importOrigin(definition.node)];
    case "Parameter": {
      if (laterWrites(variable).length > 0) return [unknown("reassigned")];
      const name = definition.name;
      if (name.type !== "Identifier") return [unknown("parameter")];
      for (const parameter of definition.node.params) {
        const steps = stepsTo(parameter, name, values.nameOf);
        if (steps) return takeSteps([{ kind: "parameter", node: name, ...NONE }], steps, values);
      }
      return [unknown("parameter")];
    }
    case "Variable":
      return traceDeclaration(variable, definition.node, reference, values);
    case "FunctionName":
    case "ClassName":
    case "TSEnumName":
      return laterWrites(variable).length > 0
        ? [unknown("reassigned")]
        : [{ kind: "node", node: definition.node, ...NONE }];
    default:
      return [unknown("expression")];
  }
}

function importOrigin(specifier: Node): Origin {
  switch (specifier.type) {
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
    case "ImportSpecifier": {
      const declaration = specifier.parent;
      const typeOnly = specifier.type === "ImportSpecifier" && specifier.importKind === "type";
      if (declaration.type !== "ImportDeclaration" || typeOnly || declaration.importKind === "type") break;
      const module = declaration.source.value;
      if (specifier.type === "ImportNamespaceSpecifier") return { kind: "import", module, path: [], ...NONE };
      if (specifier.type === "ImportDefaultSpecifier") return { kind: "import", module, path: ["default"], ...NONE };
      const imported = specifier.imported;
      const name = imported.type === "Identifier" ? imported.name : imported.value;
      return { kind: "import", module, path: [name], ...NONE };
    }
    case "TSImportEqualsDeclaration": {
      const reference = specifier.moduleReference;
      if (specifier.importKind === "type" || reference.type !== "TSExternalModuleReference") break;
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
  const name = variable.defs[0]?.name;
  if (declarator.type !== "VariableDeclarator" || name?.type !== "Identifier") return [unknown("expression")];
  const statement = declarator.parent;
  const loop = statement.parent;
  if ((loop.type === "ForOfStatement" || loop.type === "ForInStatement") && loop.left === statement) {
    return [unknown("expression")];
  }
  if (statement.type === "VariableDeclaration" && statement.declare) return [unknown("global")];
  if (declarator.init) {
    const steps = stepsTo(declarator.id, name, values.nameOf);
    return steps ? takeSteps(values.trace(declarator.init), steps, values) : [unknown("expression")];
  }
  const write = laterWrites(variable)[0];
  if (!write) return [{ kind: "undefined", ...NONE }];
  return traceSingleWrite(write.identifier, reference, values);
}

/** A `let` without initialiser and with one assignment: that value, or undefined where the assignment may not have run. */
function traceSingleWrite(written: Node, reference: Identifier, values: Values): readonly Origin[] {
  let target = written;
  while (target.parent && target.parent.type !== "AssignmentExpression") {
    if (!isPatternPart(target.parent)) return [unknown("reassigned")];
    target = target.parent;
  }
  const assignment = target.parent;
  if (assignment?.type !== "AssignmentExpression" || assignment.left !== target || assignment.operator !== "=") {
    return [unknown("reassigned")];
  }
  if (written.type !== "Identifier") return [unknown("reassigned")];
  const steps = stepsTo(target, written, values.nameOf);
  if (!steps) return [unknown("reassigned")];
  const assigned = takeSteps(values.trace(assignment.right), steps, values);
  const around = commonAncestor(assignment, reference);
  const conditions = conditionsOn(assignment, around, values);
  const before = assignment.range[0] < reference.range[0] && around.type !== "Program";
  if (before && conditions.length === 0 && !crossesFunction(assignment, around)) return assigned;
  return [...assigned, { kind: "undefined", conditions: [opaqueCondition(assignment, "skipped")], steps: [] }];
}

function isPatternPart(node: Node): boolean {
  return (
    node.type === "ObjectPattern" ||
    node.type === "ArrayPattern" ||
    node.type === "AssignmentPattern" ||
    node.type === "RestElement" ||
    node.type === "Property"
  );
}

function crossesFunction(node: Node, around: Node): boolean {
  for (let current: Node | undefined = node; current && current !== around; current = current.parent) {
    if (isFunction(current)) return true;
  }
  return false;
}

/** Goes down a destructuring pattern, with the default of each step. */
function takeSteps(origins: readonly Origin[], steps: readonly PatternStep[], values: Values): readonly Origin[] {
  let current = origins;
  for (const { name, fallback } of steps) {
    if (name !== "") current = traceMember(current, null, name, values);
    if (fallback) current = withFallback(current, fallback, values);
  }
  return current;
}

/** A default applies where the value is undefined: for certain, or possibly where the file does not show the value. */
function withFallback(origins: readonly Origin[], fallback: Expression, values: Values): Origin[] {
  const given: Condition = { test: `default@${String(fallback.range[0])}`, outcome: "given" };
  const omitted: Condition = { ...given, outcome: "omitted" };
  return origins.flatMap((origin) => {
    if (origin.kind === "undefined") {
      return under(origin.conditions, withSteps(origin.steps, values.trace(fallback)));
    }
    if (origin.kind === "node" && isCertainlyDefined(origin.node)) return [origin];
    return [
      ...under([given], [origin]),
      ...under([...origin.conditions, omitted], withSteps(origin.steps, values.trace(fallback))),
    ];
  });
}

function isCertainlyDefined(node: Node): boolean {
  return (
    literalConstant(node) !== undefined ||
    node.type === "ObjectExpression" ||
    node.type === "ArrayExpression" ||
    node.type === "NewExpression" ||
    node.type === "TemplateLiteral" ||
    isFunction(node) ||
    isClass(node)
  );
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
    const steps = object.steps.map((step) => ({
      reference: step.reference,
      path: step.path && [...step.path, name ?? "*"],
    }));
    return under(object.conditions, withSteps(steps, found));
  });
}

function memberOf(
  object: Origin,
  member: MemberNode | null,
  name: string | null,
  values: Values,
): readonly Origin[] {
  const unresolved: Origin = member ? { kind: "node", node: member, ...NONE } : unknown("member");
  switch (object.kind) {
    case "import":
      return name === null
        ? [unknown("computed key")]
        : [{ kind: "import", module: object.module, path: [...object.path, name], ...NONE }];
    case "parameter":
      return member ? [unresolved] : [{ kind: "parameter", node: object.node, ...NONE }];
    case "undefined":
      return member?.optional ? [{ kind: "undefined", ...NONE }] : [unresolved];
    case "node":
      if (name === null) return [unresolved];
      return memberOfNode(object, object.node, name, values) ?? [unresolved];
    default:
      return [unresolved];
  }
}

function memberOfNode(
  origin: Origin,
  node: Node,
  name: string,
  values: Values,
): readonly Origin[] | null {
  switch (node.type) {
    case "ObjectExpression":
      // The shape sees the steps that led to the object, for its later changes; the caller adds them to the result.
      return withoutSteps(origin.steps.length, values.shapeOfOrigins([{ ...origin, conditions: [] }]).originsOf(name));
    case "ArrayExpression": {
      const value = values.evaluateOrigin(origin).alternatives[0];
      if (value?.kind !== "array" || value.elements === null || !value.closed) return null;
      const element = value.elements[Number(name)];
      return element ? values.trace(element) : null;
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

function withoutSteps(count: number, origins: readonly Origin[]): Origin[] {
  return origins.map((origin) => ({ ...origin, steps: origin.steps.slice(count) }));
}

function traceLogical(operator: "&&" | "||" | "??", left: Node, right: Node, values: Values): readonly Origin[] {
  const origins = values.trace(left);
  const { whenTrue, whenFalse } = values.conditionOf(left);
  if (operator === "&&") {
    const kept = origins.flatMap((origin): Origin[] => {
      const truth = truthOf(origin);
      if (truth === true) return [];
      return truth === false ? [origin] : [{ kind: "falsy", conditions: origin.conditions, steps: [] }];
    });
    const reached = origins.some((origin) => truthOf(origin) !== false);
    const always = origins.every((origin) => truthOf(origin) === true);
    return [
      ...(always ? [] : under([whenFalse], kept)),
      ...(reached ? under(always ? [] : [whenTrue], values.trace(right)) : []),
    ];
  }
  const isDropped = (origin: Origin): boolean =>
    operator === "||" ? truthOf(origin) === false : nullishOf(origin) === true;
  const isKept = (origin: Origin): boolean =>
    operator === "||" ? truthOf(origin) === true : nullishOf(origin) === false;
  const stays = origins.filter((origin) => !isDropped(origin));
  if (stays.length > 0 && origins.every(isKept)) return stays;
  const nullish = nullishCondition(left, values);
  const [here, there] =
    operator === "||" ? [whenTrue, whenFalse] : [{ ...nullish, outcome: "present" }, nullish];
  const only = stays.length === 0;
  return [...under([here], stays), ...under(only ? [] : [there], values.trace(right))];
}

/** Whether a value is certainly truthy or falsy; null when that is not known. */
function truthOf(origin: Origin): boolean | null {
  if (origin.kind === "undefined" || origin.kind === "falsy") return false;
  if (origin.kind !== "node") return null;
  const constant = literalConstant(origin.node);
  if (constant !== undefined) return Boolean(constant);
  return isCertainlyDefined(origin.node) && origin.node.type !== "TemplateLiteral" ? true : null;
}

function nullishOf(origin: Origin): boolean | null {
  if (origin.kind === "undefined") return true;
  if (origin.kind !== "node") return null;
  const constant = literalConstant(origin.node);
  if (constant !== undefined) return constant === null;
  return isCertainlyDefined(origin.node) ? false : null;
}

function traceCall(node: CallNode, values: Values): readonly Origin[] {
  const required = requiredModule(node, values);
  if (required !== null) return [{ kind: "import", module: required, path: [], ...NONE }];
  const [first] = node.arguments;
  if (first && first.type !== "SpreadElement" && isObjectMethod(node, "freeze", values)) return values.trace(first);
  const callees = values.trace(node.callee);
  const [callee] = callees;
  if (callees.length !== 1 || callee?.kind !== "node" || !isFunction(callee.node)) {
    return [{ kind: "node", node, ...NONE }];
  }
  const returned = returnedOrigins(callee.node, values);
  if (!returned) return [{ kind: "node", node, ...NONE }];
  const steps = callee.steps.map((step) => ({ reference: step.reference, path: null }));
  return under(callee.conditions, withSteps(steps, returned));
}

/** What a function returns; null for generators. */
function returnedOrigins(callee: FunctionNode, values: Values): readonly Origin[] | null {
  if (callee.generator) return null;
  if (callee.body.type !== "BlockStatement") return values.trace(callee.body);
  const returns: (Expression | null)[] = [];
  walk(callee.body, values.source.visitorKeys, (node) => {
    if (node.type === "ReturnStatement") returns.push(node.argument);
    return !isFunction(node) && !isClass(node);
  });
  if (canFallThrough(callee.body)) returns.push(null);
  return returns.flatMap((argument, index): readonly Origin[] => {
    const conditions = returns.length > 1 ? [opaqueCondition(callee, String(index))] : [];
    const undefinedOrigin: Origin = { kind: "undefined", ...NONE };
    return under(conditions, argument ? values.trace(argument) : [undefinedOrigin]);
  });
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
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression" || values.nameOf(callee) !== method) return false;
  const object = unwrap(callee.object);
  return (
    object.type === "Identifier" && object.name === "Object" && (lookUp(object, values.source)?.defs.length ?? 0) === 0
  );
}

/** `this.name` inside a class: what its field declares and its methods assign, or the method itself. */
function traceField(node: MemberNode, values: Values): readonly Origin[] {
  const unresolved: Origin = { kind: "node", node, ...NONE };
  const name = values.nameOf(node);
  const owner = enclosingClass(node);
  if (name === null || !owner) return [unresolved];
  const found = values.fieldOf(owner, name);
  if (found.length === 0) return [unresolved];
  // Code elsewhere can assign a field, but not a method as it is written.
  const isMethod = found.every((origin) => origin.kind === "node" && isFunction(origin.node));
  const held = withSteps([{ reference: null, path: null }], found);
  return isMethod ? held : [...held, unknown("field")];
}

/** The class whose instance `this` is at a node; null outside of classes and in functions with a `this` of their own. */
function enclosingClass(node: Node): ClassNode | null {
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (isClass(parent)) return parent;
    const own = parent.type === "FunctionExpression" || parent.type === "FunctionDeclaration";
    if (own && parent.parent?.type !== "MethodDefinition") return null;
    if (parent.type === "StaticBlock") return null;
    if ((parent.type === "PropertyDefinition" || parent.type === "MethodDefinition") && parent.static) return null;
    // A computed key is evaluated outside of the instance.
    if ((parent.type === "PropertyDefinition" || parent.type === "MethodDefinition") && parent.key === child) return null;
  }
  return null;
}

/** What the members of a class give `this.name`: declared values, assignments to `this.name`, a method of that name. */
export function traceFieldOf(owner: ClassNode, name: string, values: Values): readonly Origin[] {
  const found: Origin[] = [];
  for (const member of owner.body.body) {
    if (member.type === "PropertyDefinition" && !member.static && values.nameOf(member) === name && member.value) {
      found.push(...values.trace(member.value));
    }
    if (member.type === "MethodDefinition" && member.kind === "method" && values.nameOf(member) === name) {
      found.push({ kind: "node", node: member.value, ...NONE });
    }
  }
  walk(owner.body, values.source.visitorKeys, (node) => {
    if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression") {
      const target = node.left;
      if (unwrap(target.object).type === "ThisExpression" && values.nameOf(target) === name) {
        if (enclosingClass(target) === owner) {
          found.push(...(node.operator === "=" || node.operator === "??=" ? values.trace(node.right) : [unknown("field")]));
        }
      }
    }
    return true;
  });
  return found;
}
