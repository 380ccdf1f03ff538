/** What Kimi rejects and what it ignores in a chat completion request, according to a contract. */
import {
  PARAMETER_TYPES,
  REQUIRED_PARAMETERS,
  RESPONSE_FORMATS,
  THINKING,
  type Contract,
  type JsonType,
  type ParameterRule,
  type RequestParameter,
  type ToolChoiceForm,
} from "../../../src/contract/index.js";
import { checkMessages } from "./check-messages.js";
import { checkTools } from "./check-tools.js";
import { elements, isObject, member, textOf, type JsonObject } from "./json.js";
import { problem, type Problem } from "./problem.js";

/** Kimi's own parameters, which OpenAI does not have. */
const OWN_PARAMETERS = ["thinking"];

/**
 * Everything that Kimi rejects in the body of a request. Kimi answers with one error; which of several it finds first
 * is not known. A parameter that is null counts as left out.
 */
export function checkRequest(body: JsonObject, contract: Contract): Problem[] {
  const given = Object.entries(body).filter(([, value]) => value !== null);
  const request = Object.fromEntries(given);
  const parameters = given.flatMap(([name, value]) =>
    isParameter(name, contract) ? checkParameter(name, value, request, contract) : [],
  );
  const missing = REQUIRED_PARAMETERS.value.filter((name) => !(name in request));
  return [
    ...missing.map((name) => problem("missingMember", { name })),
    ...checkThinking(request, contract),
    ...checkPairs(request, contract),
    ...parameters,
  ];
}

/** The members of a request that change nothing, by name. */
export function ignoredMembers(body: JsonObject, contract: Contract): string[] {
  return Object.keys(body).filter((name) => {
    if (body[name] === null || OWN_PARAMETERS.includes(name)) return false;
    return !isParameter(name, contract) || !hasEffect(contract.parameters[name].value);
  });
}

function isParameter(name: string, contract: Contract): name is RequestParameter {
  return Object.hasOwn(contract.parameters, name);
}

/** What the pages call unsupported is taken for ignored: no record shows an error. */
function hasEffect({ kind }: ParameterRule): boolean {
  return kind !== "ignored" && kind !== "unsupported";
}

/** Whether the model thinks. Where it is disputed whether a request can turn that off, it cannot. */
export function thinksDuring(body: JsonObject, contract: Contract): boolean {
  if (contract.thinking === null) return false;
  const { byDefault, canBeDisabled } = contract.thinking.value;
  return byDefault && !(canBeDisabled === true && member(body, "thinking", "type") === "disabled");
}

function checkThinking({ thinking }: JsonObject, contract: Contract): Problem[] {
  if (thinking === undefined || contract.thinking === null) return [];
  if (!isObject(thinking)) return [problem("wrongType", { parameter: "thinking", expected: "object" })];
  const { type, keep = null } = thinking;
  if (!THINKING.value.type.includes(textOf(type)))
    return [problem("unknownThinking", { type: textOf(type) })];
  if (keep !== null && !THINKING.value.keep.includes(textOf(keep)))
    return [problem("unknownThinking", { keep: textOf(keep) })];
  const { canBeDisabled } = contract.thinking.value;
  return type === "disabled" && canBeDisabled === false ? [problem("thinkingCannotBeDisabled")] : [];
}

function checkParameter(
  parameter: RequestParameter,
  value: unknown,
  request: JsonObject,
  contract: Contract,
): Problem[] {
  const rule = contract.parameters[parameter].value;
  if (!hasEffect(rule)) return [];
  const types = PARAMETER_TYPES.value[parameter];
  if (types && !types.some((type) => isOfType(value, type)))
    return [problem("wrongType", { parameter, expected: types.join(" or ") })];
  return [
    ...checkRule(parameter, value, rule, request, contract),
    ...(OWN_CHECKS[parameter]?.(value, request, contract) ?? []),
  ];
}

function isOfType(value: unknown, type: JsonType): boolean {
  switch (type) {
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    default:
      return typeof value === type;
  }
}

function checkRule(
  parameter: RequestParameter,
  value: unknown,
  rule: ParameterRule,
  request: JsonObject,
  contract: Contract,
): Problem[] {
  switch (rule.kind) {
    case "range": {
      const isOutside = typeof value === "number" && (value < rule.minimum || value > rule.maximum);
      return isOutside ? [problem("outOfRange", { parameter, value })] : [];
    }
    case "pinned": {
      const pin = thinksDuring(request, contract) ? rule.thinking : rule.nonThinking;
      return pin === null || value === pin ? [] : [problem("fixedValue", { parameter, value: pin })];
    }
    case "limited":
      return checkTexts(value, rule.maximumTexts, rule.maximumBytes);
    case "by form":
      return checkToolChoice(value, request, contract);
    case "rejected":
      return [problem("unsupportedValue", { parameter })];
    default:
      return [];
  }
}

function checkTexts(value: unknown, maximum: number, maximumBytes: number): Problem[] {
  const texts = typeof value === "string" ? [value] : elements(value);
  const tooMany =
    texts.length > maximum ? [problem("tooManyStopTexts", { maximum, count: texts.length })] : [];
  const long = texts.filter((text) => Buffer.byteLength(textOf(text)) > maximumBytes);
  return [...tooMany, ...long.map((text) => problem("longStopText", { text: textOf(text) }))];
}

/** What the message says of a form of `tool_choice` that is in the way of thinking. */
const CHOICES_IN_MESSAGES: Readonly<Partial<Record<ToolChoiceForm, string>>> = {
  required: "required",
  function: "specified",
};

function checkToolChoice(value: unknown, request: JsonObject, contract: Contract): Problem[] {
  const form = typeof value === "string" ? value : textOf(member(value, "type"));
  const hasTools = elements(request["tools"]).length > 0;
  const problems = form === "required" && !hasTools ? [problem("requiredWithoutTools")] : [];
  if (!isToolChoiceForm(form, contract)) return [...problems, problem("unknownToolChoice", { form })];
  const verdict = contract.toolChoice[form].value;
  const isAccepted =
    verdict === "accepted" || (verdict === "rejected while thinking" && !thinksDuring(request, contract));
  if (isAccepted) return problems;
  const choice = CHOICES_IN_MESSAGES[form];
  const rejected =
    choice === undefined
      ? problem("unknownToolChoice", { form })
      : problem("toolChoiceWhileThinking", { choice });
  return [...problems, rejected];
}

function isToolChoiceForm(form: string, contract: Contract): form is ToolChoiceForm {
  return Object.hasOwn(contract.toolChoice, form);
}

type Check = (value: unknown, request: JsonObject, contract: Contract) => Problem[];

/** The parameters whose value has an inside. */
const OWN_CHECKS: Readonly<Partial<Record<RequestParameter, Check>>> = {
  messages: (value, request, contract) =>
    checkMessages(elements(value), contract, thinksDuring(request, contract)),
  tools: (value) => checkTools(elements(value)),
  response_format: (value) => checkResponseFormat(value),
  stream_options: (value) =>
    checkMember("stream_options.include_usage", member(value, "include_usage"), "boolean"),
};

function checkResponseFormat(format: unknown): Problem[] {
  const type = textOf(member(format, "type"));
  if (!RESPONSE_FORMATS.value.includes(type)) return [problem("unknownResponseFormat", { type })];
  if (type !== "json_schema") return [];
  const schema = member(format, "json_schema");
  if (!isObject(schema)) return [problem("missingMember", { name: "response_format.json_schema" })];
  const missing = ["name", "schema"].filter((name) => !(name in schema));
  return [
    ...missing.map((name) => problem("missingMember", { name: `response_format.json_schema.${name}` })),
    ...checkMember("response_format.json_schema.name", schema["name"], "string"),
    ...checkMember("response_format.json_schema.schema", schema["schema"], "object"),
    ...checkMember("response_format.json_schema.strict", schema["strict"], "boolean"),
  ];
}

function checkMember(parameter: string, value: unknown, expected: JsonType): Problem[] {
  return value === undefined || isOfType(value, expected)
    ? []
    : [problem("wrongType", { parameter, expected })];
}

/** What two parameters may not be together. */
function checkPairs({ logprobs, n, temperature, top_logprobs }: JsonObject, contract: Contract): Problem[] {
  const problems: Problem[] = [];
  if (top_logprobs !== undefined && logprobs !== true) problems.push(problem("topLogprobsWithoutLogprobs"));
  const limit = contract.oneChoiceUpToTemperature?.value;
  if (limit !== undefined && typeof temperature === "number" && temperature <= limit && Number(n) > 1)
    problems.push(problem("severalChoicesAtLowTemperature"));
  return problems;
}
