/** `docs/kimi.md`: what `src/contract/` says, as a page. No fact is written here. */
import { format, resolveConfig } from "prettier";
import {
  ENDPOINTS,
  GUIDE,
  KIMI_BASE_URLS,
  KIMI_CODE_BASE_URLS,
  KIMI_CODE_MODELS,
  KIMI_KEY_VARIABLE,
  LIVE_MODELS,
  MESSAGE_ROLES,
  OTHER_VENDORS,
  PLACEHOLDER_KEY,
  RETIRED_MODELS,
  ROLE_ERROR,
  RUN_TOOLS_DROPS_REASONING_SINCE,
  SDK_VARIABLES,
  SENT_LITERALLY,
  STREAM_KEEPS_ALL_REASONING,
  UNKNOWN_MODEL_ERROR,
  type Contract,
  type Fact,
  type ParameterRule,
  type Status,
} from "../../src/contract/index.js";
import { REQUEST_PARAMETERS, TOOL_CHOICE_FORMS } from "../../src/contract/parameters.js";
import { SOURCES, type SourceId } from "../../src/contract/sources.js";

const MARKS: Readonly<Record<Status, string>> = {
  certain: "",
  inferred: " (i)",
  disputed: " (d)",
  history: "",
};

function code(text: string): string {
  return `\`${text}\``;
}

/** One section: its text, with the sources of the facts that it was given. */
class Section {
  private readonly parts: string[];
  private readonly dates = new Map<SourceId, string>();

  constructor(title: string) {
    this.parts = [`## ${title}`];
  }

  /** The value of a fact, whose sources then stand below the section. */
  read<T>(fact: Fact<T>): T {
    for (const source of fact.source) {
      const known = this.dates.get(source);
      if (known === undefined || known < fact.checked) this.dates.set(source, fact.checked);
    }
    return fact.value;
  }

  /** A fact as a cell of a table: its value in words, with the mark of its status. */
  cell<T>(fact: Fact<T>, inWords: (value: T) => string): string {
    return `${inWords(this.read(fact))}${MARKS[fact.status]}`;
  }

  text(...paragraphs: readonly string[]): void {
    this.parts.push(...paragraphs);
  }

  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const lines = [head, head.map(() => "---"), ...rows];
    this.parts.push(lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
  }

  toString(): string {
    const sources = Object.entries(SOURCES).flatMap(([id, { title, url }]) => {
      const date = [...this.dates].find(([source]) => source === id)?.[1];
      return date === undefined ? [] : [`${url === null ? title : `[${title}](${url})`} (${date})`];
    });
    return [...this.parts, ...(sources.length > 0 ? [`Sources: ${sources.join("; ")}.`] : [])].join("\n\n");
  }
}

type Thinking = NonNullable<Contract["thinking"]>["value"];

interface Column {
  readonly title: string;
  readonly contract: Contract;
}

/** The guide, and the models: those with the same facts share a column. */
function columns(): readonly Column[] {
  const families = new Map<string, { ids: string[]; contract: Contract }>();
  for (const { id, contract } of LIVE_MODELS) {
    const facts = JSON.stringify({ ...contract, name: null, model: null });
    const family = families.get(facts) ?? { ids: [], contract };
    families.set(facts, family);
    family.ids.push(code(id));
  }
  const models = [...families.values()].map(({ ids, contract }) => ({ title: ids.join(", "), contract }));
  return [{ title: "migration guide", contract: GUIDE }, ...models];
}

function modelColumns(): readonly Column[] {
  return columns().filter(({ contract }) => contract.model !== null);
}

/** What is pinned, in both modes where the model has both. */
function pinInWords(rule: ParameterRule & { readonly kind: "pinned" }, contract: Contract): string {
  const { thinking, nonThinking } = rule;
  if (thinking === nonThinking) return `only ${String(thinking)}`;
  if (nonThinking !== null)
    return `only ${String(thinking)} while thinking, ${String(nonThinking)} otherwise`;
  const alwaysThinks = contract.thinking?.value.canBeDisabled === false;
  return `only ${String(thinking)}${alwaysThinks ? "" : " while thinking"}`;
}

function parameters(): Section {
  const section = new Section("Parameters of a chat completion request");
  const notes: string[] = [];
  const noteOf = (how: string): number => {
    if (!notes.includes(how)) notes.push(how);
    return notes.indexOf(how) + 1;
  };
  const inWords = (rule: ParameterRule, contract: Contract): string => {
    switch (rule.kind) {
      case "different":
        return `differs [${noteOf(rule.how)}]`;
      case "range":
        return `${rule.minimum} to ${rule.maximum}`;
      case "pinned":
        return pinInWords(rule, contract);
      case "limited":
        return `at most ${rule.maximumTexts} texts of ${rule.maximumBytes} bytes`;
      case "by form":
        return "see below";
      default:
        return rule.kind;
    }
  };
  section.text(
    "Every parameter that the SDK's versions 4 to 7 know. Where only one value is allowed, any other is an error; leaving the parameter out is always right. “Ignored” means an answer as if the parameter were not there, “unsupported” that it does not work, with or without an error.",
  );
  section.table(
    ["parameter", ...columns().map(({ title }) => title)],
    REQUEST_PARAMETERS.map((name) => [
      code(name),
      ...columns().map(({ contract }) =>
        section.cell(contract.parameters[name], (rule) => inWords(rule, contract)),
      ),
    ]),
  );
  section.text(
    notes.map((note, index) => `${index + 1}. ${note.charAt(0).toUpperCase()}${note.slice(1)}.`).join("\n"),
  );
  const { oneChoiceUpToTemperature } = GUIDE;
  if (oneChoiceUpToTemperature) {
    section.text(
      `The guide adds that at a temperature of 0 or close to it, such as ${section.read(oneChoiceUpToTemperature)}, ${code("n")} can only be 1.`,
    );
  }
  return section;
}

function toolChoice(): Section {
  const section = new Section("Forms of `tool_choice`");
  section.table(
    ["form", ...columns().map(({ title }) => title)],
    TOOL_CHOICE_FORMS.map((form) => [
      code(form),
      ...columns().map(({ contract }) => section.cell(contract.toolChoice[form], (verdict) => verdict)),
    ]),
  );
  section.text("The last three are objects: a named function, a list of allowed tools, a custom tool.");
  return section;
}

function thinkingInWords({ byDefault, canBeDisabled }: Thinking): string {
  const state = byDefault ? "on by default" : "off by default";
  if (canBeDisabled === null) return `${state}; sources differ on whether a request can turn it off`;
  return `${state}, ${canBeDisabled ? "can be turned off" : "cannot be turned off"}`;
}

function models(): Section {
  const section = new Section("Models that answer today");
  section.table(
    ["model", "thinking", "without the earlier `reasoning_content`"],
    modelColumns().map(({ title, contract: { thinking, reasoningContent } }) => [
      title,
      thinking ? section.cell(thinking, thinkingInWords) : "not stated",
      reasoningContent ? section.cell(reasoningContent, (effect) => effect) : "not stated",
    ]),
  );
  section.text(
    "The last column: what follows when an assistant message with tool calls is sent back without the `reasoning_content` it came with, while the model thinks.",
  );
  const agree = modelColumns().every(({ contract }) => section.read(contract.usageChunk));
  if (agree) {
    section.text(
      "With `stream_options: { include_usage: true }` every model sends one more chunk at the end of a stream, with the usage of the request and without choices. Without it, usage is only in the last chunk of each choice, as `choices[i].usage`.",
    );
  }
  return section;
}

function otherIds(): Section {
  const section = new Section("Ids that are not served");
  const error = section.read(UNKNOWN_MODEL_ERROR);
  section.text(
    `A chat completion with such an id answers ${code(error.chat)}, the Responses API ${code(error.responses)}.`,
  );
  section.table(
    ["retired model", "since", "what Moonshot recommends instead"],
    RETIRED_MODELS.map(({ id, retired }) => {
      const { since, replacement } = section.read(retired);
      return [code(id), since, code(replacement)];
    }),
  );
  section.text(
    `Ids of Kimi Code, another product with keys of its own: ${section.read(KIMI_CODE_MODELS).map(code).join(", ")}.`,
    "Ids of other vendors, by how they start:",
  );
  section.table(
    ["vendor", "ids"],
    section.read(OTHER_VENDORS).map(({ vendor, names }) => [vendor, names.map(code).join(", ")]),
  );
  section.text(
    "Not in any list: ids that start with `kimi-` and are newer than this page, and ids of hosts that serve open models (`moonshotai/…`, `…-Instruct`), which have rules of their own.",
  );
  return section;
}

function roles(): Section {
  const section = new Section("Roles of messages");
  section.table(
    ["role", "in chat completions"],
    Object.entries(MESSAGE_ROLES).map(([role, fact]) => [
      code(role),
      section.cell(fact, (verdict) =>
        role === "developer" ? `${verdict}: ${code(section.read(ROLE_ERROR))}` : verdict,
      ),
    ]),
  );
  return section;
}

function constants(values: readonly unknown[]): string {
  return values.length === 0 ? "none" : values.map((value) => code(JSON.stringify(value))).join(", ");
}

function endpoints(): Section {
  const section = new Section("Endpoints, by resource of the SDK");
  section.table(
    ["resource", "methods", "Kimi", "instead"],
    ENDPOINTS.map(({ resource, methods, support, instead }) => [
      code(resource),
      methods === "all" ? "all" : methods.map(code).join(", "),
      section.cell(support, (value) => (value === "local" ? "sends no request" : value)),
      instead ?? "",
    ]),
  );
  section.text(
    "A resource stands for those below it too, unless they have a row of their own. Names that only one version of the SDK has are included. “Not stated”: no page names it, and none rules it out.",
    "What is limited takes these values only; leaving the parameter out works too, where the SDK allows it:",
  );
  section.table(
    ["resource", "methods", "parameter", "values", "any other value"],
    ENDPOINTS.flatMap(({ resource, methods, limits }) =>
      limits.map((limit) => {
        const { parameter, accepted, tolerated } = limit.value;
        const taken = constants(accepted.filter((value) => value !== null));
        return [
          code(resource),
          methods === "all" ? "all" : methods.map(code).join(", "),
          code(parameter),
          tolerated.length === 0 ? taken : `${taken}; undocumented: ${constants(tolerated)}`,
          section.cell(limit, ({ otherwise }) => otherwise),
        ];
      }),
    ),
  );
  return section;
}

function clients(): Section {
  const section = new Section("Clients");
  const { international, china } = section.read(KIMI_BASE_URLS);
  const { key, baseURL } = section.read(SDK_VARIABLES);
  section.text(
    [
      `- Base URL: ${code(international)} (international) or ${code(china)} (China). A key of one does not open the other.`,
      `- ${section.read(KIMI_CODE_BASE_URLS).map(code).join(" and ")} belong to Kimi Code.`,
      `- Kimi's pages keep the key in ${code(section.read(KIMI_KEY_VARIABLE))}. Without a key in the client's options, the SDK takes ${code(key)}, and without a base URL ${code(baseURL)}.`,
      `- The samples of the migration guide have the text ${code(JSON.stringify(section.read(PLACEHOLDER_KEY)))} in place of a key.`,
    ].join("\n"),
  );
  return section;
}

function sdk(): Section {
  const section = new Section("What the SDK does");
  const since = section.read(RUN_TOOLS_DROPS_REASONING_SINCE).join(".");
  const lines = [
    `- ${code("runTools")} sends assistant messages back without ${code("reasoning_content")} from version ${since} on.`,
    ...(section.read(STREAM_KEEPS_ALL_REASONING)
      ? []
      : [
          `- The final message of ${code("chat.completions.stream")} has only the last piece of ${code("reasoning_content")}.`,
        ]),
    `- ${section.read(SENT_LITERALLY).map(code).join(", ")} in a request is sent under that name, where Kimi ignores it: it is an idea of the Python SDK.`,
  ];
  section.text(lines.join("\n"));
  return section;
}

/** The days on which facts were checked, from the first to the last. */
function daysOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const days = Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    key === "checked" && typeof member === "string" ? [member] : daysOf(member),
  );
  return [...new Set(days)].sort();
}

/** The page, formatted as the repository's other pages. */
export async function kimiPage(file: string): Promise<string> {
  const days = daysOf([GUIDE, LIVE_MODELS, RETIRED_MODELS, ENDPOINTS, SDK_VARIABLES]);
  const page = [
    "# What Kimi accepts",
    "<!-- Generated from src/contract by `npm run docs`. -->",
    "What Moonshot's Kimi API does with requests that are written for OpenAI's, as far as programs with the `openai` package for Node can tell. The rules of this plugin read the same data.",
    "## How sure this is",
    "The facts come from Kimi's own pages and from published reports of others who sent requests; this project has sent none.",
    [
      "- Without a mark, a fact is **certain**: an official page states it, or independent reports agree.",
      "- **(i)**, inferred: concluded from other facts, or reported once.",
      "- **(d)**, disputed: sources contradict each other.",
    ].join("\n"),
    `The sources below each section carry the day of the newest copy that was read; the days lie between ${days[0] ?? ""} and ${days.at(-1) ?? ""}. What came later is not here. “Migration guide” is [${SOURCES.guide.title}](${SOURCES.guide.url}): the rules hold requests against it when their model is not known, or is none of Kimi's.`,
    ...[models(), parameters(), toolChoice(), roles(), endpoints(), otherIds(), clients(), sdk()].map(String),
    "",
  ].join("\n\n");
  return format(page, { ...(await resolveConfig(file)), filepath: file });
}
