/** One call of the SDK as the inventory lists it. */
import { rules } from "../../rules/index.js";
import { REQUEST_PARAMETERS, type RequestParameter } from "../contract/index.js";
import type { AnswerRead } from "../sdk/answer-read.js";
import type { Call } from "../sdk/call.js";
import type { ClientOrigin } from "../sdk/client.js";
import type { Message } from "../sdk/message.js";
import type { Provider } from "../sdk/provider.js";
import type { Subject } from "../sdk/sdk-call.js";
import type { Usage } from "../sdk/usage.js";
import { verdictOf, worstOf, type Verdict } from "./verdict.js";

export type InventoryParameter =
  /** Certainly not sent. */
  | { readonly state: "absent" }
  | {
      /** `known`: one of the values; `open`: also others, which the file does not show. */
      readonly state: "known" | "open";
      /** The constants that the file shows; objects and arrays are left out. */
      readonly values: readonly (string | number | boolean | null)[];
      readonly kimi: Verdict;
    };

export interface InventoryCall {
  readonly file: string;
  /** Where the name of the method stands, from 1 on. */
  readonly line: number;
  readonly column: number;
  readonly endpoint: string;
  readonly client: { readonly origin: ClientOrigin; readonly provider: Provider };
  /** The ids that the request can name, as far as the file shows them. */
  readonly model: readonly string[];
  readonly parameters: Readonly<Record<string, InventoryParameter>>;
  /** What Kimi does with the call as a whole. */
  readonly kimi: Verdict | "other provider";
  readonly findings: readonly { readonly rule: string; readonly message: string }[];
}

/** The entries of a file, in source order. */
export function entriesOf(file: string, usage: Usage): readonly InventoryCall[] {
  const findings = findingsOf(usage);
  return usage.everyCall.map((call) => {
    const { line, column } = call.methodName.loc.start;
    const own = findings.get(call) ?? [];
    const parameters = parametersOf(call);
    const isForKimi = usage.calls.includes(call) || usage.otherCalls.includes(call);
    return {
      file,
      line,
      column: column + 1,
      endpoint: `${call.resource}.${call.method}`,
      client: { origin: call.client.origin, provider: call.client.provider },
      model: call.parameter("model").strings.map(({ value }) => value),
      parameters,
      kimi: isForKimi ? verdictOfCall(call, parameters, own.length > 0) : "other provider",
      findings: own,
    };
  });
}

function verdictOfCall(call: Call, parameters: InventoryCall["parameters"], hasFindings: boolean): Verdict {
  if (!call.isChatCompletion) {
    const isFine = ["supported", "local"].includes(call.endpoint.support.value);
    return hasFindings ? "rejected" : isFine ? "fine" : "cannot tell";
  }
  return worstOf([
    ...Object.values(parameters).map((parameter) => ("kimi" in parameter ? parameter.kimi : "fine")),
    ...(hasFindings ? (["different"] as const) : []),
  ]);
}

function parametersOf(call: Call): InventoryCall["parameters"] {
  if (!call.isChatCompletion) return {};
  return Object.fromEntries(
    REQUEST_PARAMETERS.map((name): [string, InventoryParameter] => [name, parameterOf(call, name)]),
  );
}

function parameterOf(call: Call, name: RequestParameter): InventoryParameter {
  const parameter = call.parameter(name);
  if (parameter.isMissing) return { state: "absent" };
  const values = parameter.alternatives.flatMap(({ value }) => {
    const isConstant =
      value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return isConstant ? [value] : [];
  });
  return { state: parameter.isOpen ? "open" : "known", values, kimi: verdictOf(call, name) };
}

/** What the rules, with their default options, say about each request. */
function findingsOf(usage: Usage): ReadonlyMap<Subject, InventoryCall["findings"]> {
  const findings = new Map<Subject, { rule: string; message: string }[]>();
  for (const rule of Object.values(rules)) {
    for (const { subject, message } of rule.findingsIn(usage)) {
      for (const call of callsOf(subject)) {
        findings.set(call, [...(findings.get(call) ?? []), { rule: rule.name, message }]);
      }
    }
  }
  return findings;
}

/** The requests that a finding is about: that which is reported, or those that send a message or get an answer. */
function callsOf(
  subject: Subject & Partial<Pick<Message, "calls"> & Pick<AnswerRead, "call">>,
): readonly Subject[] {
  return subject.calls ?? (subject.call ? [subject.call] : [subject]);
}
