/** The inventory as people and as programs read it. */
import type { Inventory } from "./collect.js";
import type { InventoryCall } from "./entry.js";
import { VERDICTS } from "./verdict.js";

/** One JSON document. The version changes when a field changes its meaning. */
export function asJson({ files, calls, unparsed }: Inventory): string {
  return JSON.stringify({ version: 1, files, calls, unparsed }, null, 2);
}

/** A summary, then a table of the calls, then what could not be read. */
export function asText(inventory: Inventory): string {
  const { calls, unparsed } = inventory;
  return [
    ...summary(inventory),
    ...(calls.length > 0 ? ["", ...table(calls)] : []),
    ...(unparsed.length > 0
      ? ["", "Not read:", ...unparsed.map(({ file, reason }) => `  ${file}  ${reason}`)]
      : []),
  ].join("\n");
}

function summary({ files, calls, unparsed }: Inventory): string[] {
  const places = new Set(calls.map(({ file }) => file));
  const verdicts = [...VERDICTS, "other provider"] as const;
  const counts = verdicts.map((verdict) => ({
    verdict,
    count: calls.filter(({ kimi }) => kimi === verdict).length,
  }));
  return [
    `${counted(calls.length, "call")} of the OpenAI SDK in ${counted(places.size, "file")} (${counted(files, "file")} looked at, ${unparsed.length} not read)`,
    ...counts
      .filter(({ count }) => count > 0)
      .map(({ verdict, count }) => `${String(count).padStart(6)}  ${MEANING[verdict]}`),
    ...byRule(calls),
  ];
}

const MEANING: Readonly<Record<InventoryCall["kimi"], string>> = {
  rejected: "that Kimi rejects as they are",
  ignored: "of which Kimi ignores a part",
  different: "that Kimi answers differently",
  "cannot tell": "of which the code does not show enough",
  fine: "that work as they are",
  "other provider": "to other providers",
};

function byRule(calls: readonly InventoryCall[]): string[] {
  const counts = new Map<string, number>();
  for (const { rule } of calls.flatMap(({ findings }) => findings))
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if (counts.size === 0) return [];
  const rows = [...counts].sort(([first, one], [second, two]) => two - one || (first < second ? -1 : 1));
  return [
    "",
    "Findings by rule:",
    ...rows.map(([rule, count]) => `${String(count).padStart(6)}  kimi/${rule}`),
  ];
}

function table(calls: readonly InventoryCall[]): string[] {
  const header = ["place", "endpoint", "client", "provider", "model", "Kimi", "why"];
  const rows = calls.map((call) => [
    `${call.file}:${call.line}:${call.column}`,
    call.endpoint,
    call.client.origin,
    call.client.provider,
    modelOf(call),
    call.kimi,
    reasonsOf(call),
  ]);
  const widths = header.map((title, column) =>
    Math.max(...[header, ...rows].map((row) => (row[column] ?? title).length)),
  );
  return [header, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function modelOf({ model, parameters }: InventoryCall): string {
  const shown = model.join(" | ");
  const isOpen = parameters["model"]?.state === "open";
  return [shown, ...(isOpen ? ["?"] : [])].filter((part) => part !== "").join(" | ") || "-";
}

/** The parameters and rules behind a verdict. */
function reasonsOf(call: InventoryCall): string {
  const parameters = Object.entries(call.parameters)
    .filter(
      ([, parameter]) => "kimi" in parameter && parameter.kimi === call.kimi && parameter.kimi !== "fine",
    )
    .map(([name]) => name);
  const rules = [...new Set(call.findings.map(({ rule }) => `kimi/${rule}`))];
  const shown = parameters.length > MAXIMUM_NAMES ? ["most parameters"] : parameters;
  return [...shown, ...rules].join(", ");
}

/** A request that is put together elsewhere has every parameter open: a list of them says nothing. */
const MAXIMUM_NAMES = 6;

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
