/** What is wrong with the tools of a chat completion request. */
import {
  FUNCTION_NAME,
  MAXIMUM_TOOLS,
  SCHEMA_ERRORS,
  TOOL_TYPES,
  type SchemaErrorId,
} from "../../../src/contract/index.js";
import { elements, isObject, member, textOf, type JsonObject } from "./json.js";
import { filled, problem, type Problem } from "./problem.js";

const NAME = new RegExp(FUNCTION_NAME.value, "u");

/** Everything that Kimi rejects in tools: one wrong tool is an error of the request. */
export function checkTools(tools: readonly unknown[]): Problem[] {
  const names = tools.map((tool) => textOf(member(tool, "function", "name")));
  const duplicates = names.filter((name, index) => name !== "" && names.indexOf(name) < index);
  return [
    ...(tools.length > MAXIMUM_TOOLS.value ? [problem("tooManyTools", { count: tools.length })] : []),
    ...tools.flatMap(checkTool),
    ...duplicates.map((name) => problem("duplicateFunction", { name })),
  ];
}

function checkTool(tool: unknown): Problem[] {
  const type = textOf(member(tool, "type"));
  if (!TOOL_TYPES.value.includes(type)) return [problem("unknownToolType", { type })];
  // Kimi's own functions have a name alone.
  if (type !== "function") return [];
  const name = textOf(member(tool, "function", "name"));
  const parameters = member(tool, "function", "parameters");
  return [
    ...(NAME.test(name) ? [] : [problem("functionName", { name })]),
    ...(isObject(parameters) && parameters["type"] === "object"
      ? checkSchema(parameters, "root")
      : [problem("parametersNoObject")]),
  ];
}

/** The keywords whose value is one schema, a list of schemas, or schemas by name. */
const SINGLE = ["items", "additionalProperties", "not", "if", "then", "else", "contains"];
const LISTS = ["anyOf", "oneOf", "allOf", "prefixItems"];
const MAPS = ["properties", "$defs"];

function checkSchema(schema: JsonObject, path: string): Problem[] {
  const below = (name: string): string => (path === "root" ? name : `${path}.${name}`);
  const wrong = (error: SchemaErrorId, values: Readonly<Record<string, string>> = {}): Problem =>
    problem("schema", { path, detail: filled(SCHEMA_ERRORS[error].value, values) });
  const { properties, items, $ref, required } = schema;
  const problems: Problem[] = [];
  if (properties !== undefined && !isObject(properties)) problems.push(wrong("propertiesNoObject"));
  for (const [name, property] of entries(properties))
    if (!isObject(property)) problems.push(wrong("propertyNoObject", { name }));
  if (items !== undefined && !isObject(items)) problems.push(wrong("itemsNoObject"));
  if (typeof $ref === "string" && !$ref.startsWith("#/$defs/")) problems.push(wrong("foreignReference"));
  for (const name of elements(required))
    if (isObject(properties) && !(textOf(name) in properties))
      problems.push(problem("undefinedRequiredProperty", { path, name: textOf(name) }));
  problems.push(...checkEnum(schema, wrong));

  const inner: [string, unknown][] = [
    ...SINGLE.map((keyword): [string, unknown] => [below(keyword), schema[keyword]]),
    ...LISTS.flatMap((keyword) =>
      elements(schema[keyword]).map((item, index): [string, unknown] => [below(`${keyword}.${index}`), item]),
    ),
    ...MAPS.flatMap((keyword) =>
      entries(schema[keyword]).map(([name, item]): [string, unknown] => [below(`${keyword}.${name}`), item]),
    ),
  ];
  return [...problems, ...inner.flatMap(([at, item]) => (isObject(item) ? checkSchema(item, at) : []))];
}

function entries(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function checkEnum(
  schema: JsonObject,
  wrong: (error: SchemaErrorId, values: Readonly<Record<string, string>>) => Problem,
): Problem[] {
  const types = typeof schema["type"] === "string" ? [schema["type"]] : elements(schema["type"]).map(textOf);
  if (types.length === 0) return [];
  const strange = elements(schema["enum"]).find(
    (value) => !typesOf(value).some((type) => types.includes(type)),
  );
  return strange === undefined
    ? []
    : [wrong("enumOfAnotherType", { value: JSON.stringify(strange), types: types.join(", ") })];
}

/** The names that JSON Schema has for the type of a value. */
function typesOf(value: unknown): string[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  if (typeof value === "number") return Number.isInteger(value) ? ["integer", "number"] : ["number"];
  return [typeof value];
}
