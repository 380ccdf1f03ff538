/** What the inventory says of single parameters. */
import { describe, expect, it } from "vitest";
import { verdictOf, worstOf, type Verdict } from "../../src/inventory/verdict.js";
import { requestsIn } from "../support/requests.js";

const CLIENT = `import OpenAI from "openai"; const client = new OpenAI();`;

type Name = Parameters<typeof verdictOf>[1];
type Row = readonly [model: string, name: Name, parameters: string, verdict: Verdict];

describe("a parameter", () => {
  it.each<Row>([
    // The model decides.
    ["kimi-k3", "temperature", "temperature: 1", "fine"],
    ["kimi-k3", "temperature", "temperature: 0.7", "rejected"],
    ["kimi-k3", "temperature", "temperature: fast ? 1 : 0", "rejected"],
    ["kimi-k3", "temperature", "temperature: options.temperature", "cannot tell"],
    ["kimi-k3", "temperature", "temperature: options.temperature ?? 0", "rejected"],
    ["kimi-k3", "temperature", "temperature: 1, ...options", "cannot tell"],
    ["kimi-k3", "temperature", "temperature: null", "cannot tell"],
    ["kimi-k3", "temperature", "", "fine"],
    ["kimi-k3", "top_p", "top_p: 0.95", "fine"],
    ["kimi-k3", "top_p", "top_p: 1", "rejected"],
    ["kimi-k3", "seed", "seed: 1", "ignored"],
    ["kimi-k3", "functions", "functions: []", "ignored"],
    ["kimi-k3", "max_tokens", "max_tokens: 100", "different"],
    ["kimi-k3", "stream", "stream: true", "fine"],
    ["kimi-k3", "stop", "stop: ['.']", "cannot tell"],
    ["kimi-k3", "messages", "messages: []", "fine"],
    // Thinking mode.
    ["kimi-k2.6", "temperature", "temperature: 0.6", "rejected"],
    ["kimi-k2.6", "temperature", "temperature: 0.6, thinking: { type: 'disabled' }", "fine"],
    ["kimi-k2.6", "temperature", "temperature: 1, thinking: { type: 'disabled' }", "rejected"],
    ["kimi-k2.6", "temperature", "temperature: 0.6, thinking", "cannot tell"],
    ["kimi-k2.6", "temperature", "temperature: 0.7, thinking", "rejected"],
    // `tool_choice` by form.
    ["kimi-k3", "tool_choice", "tool_choice: 'auto'", "fine"],
    ["kimi-k3", "tool_choice", "tool_choice: 'required'", "fine"],
    ["kimi-k3", "tool_choice", "tool_choice: null", "fine"],
    ["kimi-k3", "tool_choice", "tool_choice: { type: 'function', function: { name: 'f' } }", "rejected"],
    ["kimi-k3", "tool_choice", "tool_choice: { type }", "cannot tell"],
    ["kimi-k2.7-code", "tool_choice", "tool_choice: 'required'", "rejected"],
    ["kimi-k2.6", "tool_choice", "tool_choice: 'required'", "rejected"],
    ["kimi-k2.6", "tool_choice", "tool_choice: 'required', thinking: { type: 'disabled' }", "fine"],
    // Without a live model: the guide, and what all live models have in common.
    ["gpt-4o", "temperature", "temperature: 1.5", "rejected"],
    ["gpt-4o", "temperature", "temperature: 0.7", "rejected"],
    ["gpt-4o", "tool_choice", "tool_choice: 'required'", "rejected"],
    ["gpt-4o", "top_p", "top_p: 1", "rejected"],
    ["gpt-4o", "top_p", "top_p: 0.95", "fine"],
    ["gpt-4o", "n", "n: 1", "fine"],
    ["gpt-4o", "seed", "seed: 1", "ignored"],
    ["gpt-4o", "reasoning_effort", "reasoning_effort: 'low'", "cannot tell"],
    // The model itself.
    ["kimi-k3", "model", "", "fine"],
    ["gpt-4o", "model", "", "rejected"],
    ["moonshot-v1-8k", "model", "", "rejected"],
    ["kimi-k9", "model", "", "cannot tell"],
  ])("with %s: %s in { %s } is %s", (model, name, parameters, verdict) => {
    const [call, ...others] = requestsIn(
      `${CLIENT} client.chat.completions.create({ model: "${model}", ${parameters} });`,
    );
    if (!call || others.length > 0) throw new Error("There is not one request.");
    expect(verdictOf(call, name)).toBe(verdict);
  });
});

describe("several verdicts", () => {
  it.each<readonly [readonly Verdict[], Verdict]>([
    [[], "fine"],
    [["fine", "cannot tell"], "cannot tell"],
    [["cannot tell", "different"], "different"],
    [["different", "ignored", "fine"], "ignored"],
    [["ignored", "rejected"], "rejected"],
  ])("%j come to %s", (verdicts, worst) => {
    expect(worstOf(verdicts)).toBe(worst);
  });
});
