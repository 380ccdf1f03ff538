/** What Kimi does with the parameters of a request, as far as its contracts and the code tell. */
import {
  classifyModel,
  LIVE_MODELS,
  type Contract,
  type ParameterRule,
  type RequestParameter,
} from "../contract/index.js";
import type { Call } from "../sdk/call.js";
import type { ParameterAlternative } from "../sdk/parameter.js";

/** From the worst to the best. */
export const VERDICTS = ["rejected", "ignored", "different", "cannot tell", "fine"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The worst of several; fine where there is none. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? "fine";
}

/** What Kimi does with a parameter of a chat completion request, whatever the code shows of it. */
export function verdictOf(call: Call, name: RequestParameter): Verdict {
  const parameter = call.parameter(name);
  // What is wrong with single messages, rules tell.
  if (name === "messages") return "fine";
  const verdicts = parameter.alternatives.map((alternative) =>
    name === "model" ? verdictOfModel(alternative.value) : verdictOfAlternative(call, name, alternative),
  );
  return worstOf(parameter.isOpen ? [...verdicts, "cannot tell"] : verdicts);
}

function verdictOfModel(id: unknown): Verdict {
  if (typeof id !== "string") return "cannot tell";
  const { kind } = classifyModel(id);
  if (kind === "live") return "fine";
  return kind === "retired" || kind === "other vendor" || kind === "kimi code" ? "rejected" : "cannot tell";
}

function verdictOfAlternative(
  call: Call,
  name: RequestParameter,
  alternative: ParameterAlternative,
): Verdict {
  const verdicts = call.modesWith(alternative).flatMap(({ contract, isThinking }) => {
    const own = verdictUnder(contract, name, alternative, isThinking);
    // Without a model, what all live models have in common holds as well.
    return contract.model === null ? [own, commonVerdict(name, alternative, isThinking)] : [own];
  });
  const known = verdicts.filter((verdict) => verdict !== "cannot tell");
  return verdicts.length === 0 || known.length === 0 ? "cannot tell" : worstOf(known);
}

function commonVerdict(
  name: RequestParameter,
  alternative: ParameterAlternative,
  isThinking: boolean | null,
): Verdict {
  const [first, ...others] = LIVE_MODELS.map(({ contract }) =>
    verdictUnder(contract, name, alternative, isThinking),
  );
  return first !== undefined && others.every((other) => other === first) ? first : "cannot tell";
}

function verdictUnder(
  contract: Contract,
  name: RequestParameter,
  alternative: ParameterAlternative,
  isThinking: boolean | null,
): Verdict {
  const rule = contract.parameters[name].value;
  if (rule.kind === "by form") return verdictOfToolChoice(contract, alternative, isThinking);
  return verdictOfRule(rule, alternative.value, isThinking);
}

function verdictOfToolChoice(
  { toolChoice }: Contract,
  alternative: ParameterAlternative,
  isThinking: boolean | null,
): Verdict {
  const types = alternative.source.kind === "object" ? alternative.get("type").strings : [];
  const [form] =
    alternative.source.kind === "object" ? types.map(({ value }) => value) : [String(alternative.value)];
  const fact = Object.entries(toolChoice).find(([known]) => known === form)?.[1].value;
  if (fact === undefined) return "cannot tell";
  if (fact === "rejected while thinking") {
    return isThinking === null ? "cannot tell" : isThinking ? "rejected" : "fine";
  }
  return fact === "accepted" ? "fine" : "rejected";
}

function verdictOfRule(rule: ParameterRule, value: unknown, isThinking: boolean | null): Verdict {
  switch (rule.kind) {
    case "accepted":
      return "fine";
    case "different":
    case "ignored":
    case "rejected":
      return rule.kind;
    // It does not work, with an error or without one.
    case "unsupported":
      return "ignored";
    case "range":
      if (typeof value !== "number") return "cannot tell";
      return value >= rule.minimum && value <= rule.maximum ? "fine" : "rejected";
    case "pinned": {
      // Nothing is stated about null.
      if (value === undefined || value === null) return "cannot tell";
      const pins = [
        ...(isThinking === false ? [] : [rule.thinking]),
        ...(isThinking === true ? [] : [rule.nonThinking]),
      ];
      if (pins.every((pin) => pin === value)) return "fine";
      return pins.some((pin) => pin === value || pin === null) ? "cannot tell" : "rejected";
    }
    // How long the texts are is a matter of a rule of its own.
    case "limited":
    case "not stated":
    case "by form":
      return "cannot tell";
  }
}
