/** `defineRule`: the only file that knows ESLint's rule API. */
import type { JSONSchema, TSESLint } from "@typescript-eslint/utils";
import type { ESLint } from "eslint";
import type { Change, Edit } from "./edits/edit.js";
import { isSameEdit } from "./edits/edit.js";
import { documentationUrl } from "./package.js";
import { answerReadsOf, type AnswerRead } from "./sdk/answer-read.js";
import type { Call } from "./sdk/call.js";
import type { Construction } from "./sdk/construction.js";
import { messageRolesOf, messagesOf, type Message, type MessageRole } from "./sdk/message.js";
import type { Subject } from "./sdk/sdk-call.js";
import { usageOf, type Usage } from "./sdk/usage.js";
import { parseSettings } from "./settings.js";
import type { Node } from "./syntax/nodes.js";
import type { SourceCode } from "./syntax/source.js";

export type { AnswerRead } from "./sdk/answer-read.js";
export type { Call } from "./sdk/call.js";
export type { Construction } from "./sdk/construction.js";
export { readsNoLogprobs, readsOnlyFirstChoice } from "./sdk/answer.js";
export { hiddenValues, rejectedValues, type RejectedValue } from "./sdk/fixed-values.js";
export { brokenRange, temperatureForOne, type OneChoiceTemperature } from "./sdk/guide-limits.js";
export { functionPlacesOf } from "./sdk/function-places.js";
export { calledFunctionMember } from "./sdk/answer-paths.js";
export {
  functionMemberReads,
  isBesideRead,
  isGivenMember,
  mayBeChanged,
  takenFor,
} from "./sdk/tool-arguments.js";
export { sentToolCalls } from "./sdk/sent-tool-calls.js";
export { appendsTo } from "./sdk/appends.js";
export { streamReads } from "./sdk/stream.js";
export type { Parameter, ParameterAlternative } from "./sdk/parameter.js";
export { toolCallIdInSight } from "./sdk/tool-call-in-sight.js";
export { offersOneTool } from "./sdk/tools.js";
export type { Entry } from "./values/types.js";

export type Level = "error" | "warn";
/** How a preset sets a rule: its level, with options where they differ from the defaults; null: off. */
export type PresetEntry<Options extends object = object> =
  Level | readonly [level: Level, options: Partial<Options>] | null;
export type EditKind = "fix" | "suggest" | "none";

type Placeholder<Message extends string> = Message extends `${string}{{${infer Name}}}${infer Rest}`
  ? Trim<Name> | Placeholder<Rest>
  : never;
type Trim<Name extends string> = Name extends ` ${infer Rest}` | `${infer Rest} ` ? Trim<Rest> : Name;
type DataOf<Message extends string> = [Placeholder<Message>] extends [never]
  ? { readonly data?: Readonly<Record<string, never>> }
  : { readonly data: Readonly<Record<Placeholder<Message>, string | number>> };

/** One of a rule's messages with the data that its placeholders need. */
type MessageUse<Messages extends Readonly<Record<string, string>>> = {
  [Id in keyof Messages & string]: { readonly messageId: Id } & DataOf<Messages[Id]>;
}[keyof Messages & string];

/** An edit that a rule proposes; null where no builder could promise one. */
type Proposal<Messages extends Readonly<Record<string, string>>> = MessageUse<Messages> & {
  readonly edit: Edit | null;
  /**
   * Whether the edit keeps the meaning of every program it applies to, as far as the rule can tell. It becomes an
   * autofix only where the client, the ownership of the text and the rest of the request allow it too, and a
   * suggestion otherwise.
   */
  readonly fix?: boolean;
};

type Finding<Messages extends Readonly<Record<string, string>>> = MessageUse<Messages> & {
  readonly at: Node;
  /** What could be done about it, the best first. */
  readonly edits?: readonly Proposal<Messages>[];
};

export type Report<Messages extends Readonly<Record<string, string>>> = (finding: Finding<Messages>) => void;

interface Definition<Messages extends Readonly<Record<string, string>>, Options extends object> {
  /** The rule's name, equal to the name of its file. */
  readonly name: string;
  readonly description: string;
  /** How the presets `recommended` and `strict` set the rule; null where they leave it off. `all` has every rule. */
  readonly presets: { readonly recommended: PresetEntry<Options>; readonly strict: PresetEntry<Options> };
  /** The strongest kind of edit that the rule ever makes. */
  readonly edits: EditKind;
  readonly messages: Messages;
  /** The properties of the rule's option object, with descriptions, and their defaults. */
  readonly options?: {
    readonly properties: Readonly<Record<keyof Options & string, JSONSchema.JSONSchema4>>;
    readonly defaults: Options;
  };
  /** Checks one chat completion request. */
  readonly call?: Check<Call, Messages, Options>;
  /** Checks one request to any endpoint, chat completions included. */
  readonly request?: Check<Call, Messages, Options>;
  /** Checks one place that makes a client. */
  readonly client?: Check<Construction, Messages, Options>;
  /** Checks one message, an object literal that reaches the `messages` of requests. */
  readonly message?: Check<Message, Messages, Options>;
  /** Checks one text that becomes the role of messages on another way than as the role that a message shows. */
  readonly messageRole?: Check<MessageRole, Messages, Options>;
  /** Checks one read of a member of an answer. */
  readonly answerRead?: Check<AnswerRead, Messages, Options>;
}

type Check<Checked, Messages extends Readonly<Record<string, string>>, Options> = (
  checked: Checked,
  report: Report<Messages>,
  options: Options,
) => void;

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** A rule as ESLint runs it, with what the presets, the documentation and the tests need to know about it. */
export interface KimiRule {
  readonly name: string;
  readonly presets: { readonly recommended: PresetEntry; readonly strict: PresetEntry };
  readonly edits: EditKind;
  readonly meta: {
    readonly type: "problem";
    readonly docs: { readonly description: string; readonly url: string; readonly recommended: boolean };
    readonly fixable?: "code";
    readonly hasSuggestions: boolean;
    readonly messages: Readonly<Record<string, string>>;
    readonly schema: readonly JSONSchema.JSONSchema4[];
    readonly defaultOptions: readonly object[];
  };
  readonly create: (context: Context) => { Program?: () => void };
  /** What the rule finds with its default options, for those who ask without ESLint. */
  readonly findingsIn: (usage: Usage) => readonly RuleFinding[];
}

/** A finding as a text, with what it is about. */
export interface RuleFinding {
  readonly subject: Subject;
  readonly at: Node;
  readonly message: string;
}

/** Makes an ESLint rule from checks of what the analysis finds. Metadata follows from the definition. */
export function defineRule<
  const Messages extends Readonly<Record<string, string>>,
  Options extends object = object,
>(definition: Definition<Messages, Options>): KimiRule {
  const { name, description, presets, edits, messages, options } = definition;
  const schema: JSONSchema.JSONSchema4 | undefined = options && {
    type: "object",
    properties: options.properties,
    additionalProperties: false,
  };
  const findingsIn = (usage: Usage, given: Options): readonly Collected[] => {
    const findings: Collected[] = [];
    const check = <Checked extends Subject>(
      subjects: () => readonly Checked[],
      run: Check<Checked, Messages, Options> | undefined,
    ): void => {
      if (!run) return;
      for (const subject of subjects()) {
        const report: Report<Messages> = (finding) => {
          findings.push({ subject, finding: finding as unknown as Collected["finding"] });
        };
        run(subject, report, given);
      }
    };
    check(() => usage.constructions, definition.client);
    check(() => usage.calls, definition.call);
    check(() => [...usage.calls, ...usage.otherCalls], definition.request);
    check(() => messagesOf(usage), definition.message);
    check(() => messageRolesOf(usage), definition.messageRole);
    check(() => usage.calls.flatMap(answerReadsOf), definition.answerRead);
    return findings;
  };
  return {
    name,
    presets,
    edits,
    findingsIn: (usage) =>
      onePerPlace(findingsIn(usage, (options?.defaults ?? {}) as Options)).map(({ subject, finding }) => ({
        subject,
        at: finding.at,
        message: filled(messages[finding.messageId] ?? "", finding.data),
      })),
    meta: {
      type: "problem",
      docs: { description, url: documentationUrl(name), recommended: presets.recommended !== null },
      ...(edits === "fix" ? { fixable: "code" as const } : {}),
      hasSuggestions: edits !== "none",
      messages,
      schema: schema ? [schema] : [],
      defaultOptions: options ? [options.defaults] : [],
    },
    create(context) {
      const settings = parseSettings(context.settings);
      const source = context.sourceCode;
      if (!isJavaScript(source)) return {};
      // ESLint before 9.15 does not merge `meta.defaultOptions`.
      const given = { ...options?.defaults, ...(context.options[0] as Options | undefined) } as Options;
      return {
        Program() {
          const findings = findingsIn(usageOf(source, context.filename, settings), given);
          const proposals = proposalsBySubject(findings);
          for (const collected of onePerPlace(findings)) send(collected, proposals, context);
        },
      };
    },
  };
}

/** JSON, CSS and Markdown have no scopes: rules that are configured for them have nothing to say. */
function isJavaScript(source: SourceCode): boolean {
  const { scopeManager } = source as { scopeManager?: unknown };
  return typeof source.getScope === "function" && scopeManager !== null && scopeManager !== undefined;
}

/** A finding without the types that tie it to the messages of its rule. */
interface AnyMessage {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string | number>> | undefined;
}

interface AnyProposal extends AnyMessage {
  readonly edit: Edit | null;
  readonly fix?: boolean | undefined;
}

interface Collected {
  readonly subject: Subject;
  readonly finding: AnyMessage & { readonly at: Node; readonly edits?: readonly AnyProposal[] | undefined };
}

/** A message with its data in place of the placeholders. */
function filled(message: string, data: AnyMessage["data"]): string {
  return message.replaceAll(/\{\{\s*(\w+)\s*\}\}/gu, (placeholder, name: string) =>
    String(data?.[name] ?? placeholder),
  );
}

/** Requests that share a text find the same there; it is reported once. */
function onePerPlace(findings: readonly Collected[]): Collected[] {
  const places = new Map<string, Collected>();
  for (const collected of findings) {
    const place = collected.finding.at.range.join("-");
    if (!places.has(place)) places.set(place, collected);
  }
  return [...places.values()];
}

/** What could be done about the findings of each subject. */
type Proposals = ReadonlyMap<Subject, readonly AnyProposal[]>;

function proposalsBySubject(findings: readonly Collected[]): Proposals {
  const proposals = new Map<Subject, AnyProposal[]>();
  for (const { subject, finding } of findings) {
    const known = proposals.get(subject);
    const edits = finding.edits ?? [];
    if (known) known.push(...edits);
    else proposals.set(subject, [...edits]);
  }
  return proposals;
}

function send({ subject, finding }: Collected, all: Proposals, context: Context): void {
  const proposals = (finding.edits ?? []).filter(
    (proposal) => proposal.edit && isWantedByAll(proposal.edit, subject, all),
  );
  const fix = proposals.find((proposal) => isFix(proposal, subject, all));
  context.report({
    node: finding.at,
    messageId: finding.messageId,
    data: finding.data ?? {},
    fix: fix?.edit ? applying(fix.edit.changes) : null,
    suggest: proposals
      .filter((proposal) => proposal !== fix)
      .flatMap(({ edit, messageId, data }) =>
        edit ? [{ messageId, data: data ?? {}, fix: applying(edit.changes) }] : [],
      ),
  });
}

function isFix(proposal: AnyProposal, subject: Subject, all: Proposals): boolean {
  const { edit } = proposal;
  if (!edit || proposal.fix !== true || !edit.isDecisive || !subject.allowsFix) return false;
  return edit.sharedWith.every((other) =>
    (all.get(other) ?? []).some(
      (theirs) =>
        theirs.fix === true && other.allowsFix && theirs.edit !== null && isSameEdit(theirs.edit, edit),
    ),
  );
}

/** Whether every other request that uses the edited text has the same edit among its own. */
function isWantedByAll(edit: Edit, subject: Subject, all: Proposals): boolean {
  return edit.sharedWith.every(
    (other) =>
      other === subject ||
      (all.get(other) ?? []).some((theirs) => theirs.edit !== null && isSameEdit(theirs.edit, edit)),
  );
}

function applying(changes: readonly Change[]) {
  return (fixer: TSESLint.RuleFixer): TSESLint.RuleFix[] =>
    changes.map((change) => fixer.replaceTextRange([change.range[0], change.range[1]], change.text));
}

/** The rules as ESLint's own types describe them: the types of typescript-eslint are not assignable to those. */
export function asEslintRules(
  rules: Readonly<Record<string, KimiRule>>,
): NonNullable<ESLint.Plugin["rules"]> {
  return rules as unknown as NonNullable<ESLint.Plugin["rules"]>;
}

/** A rule that reports nothing and hands the source code of each file on. */
export function probeRule(look: (source: SourceCode) => void): NonNullable<ESLint.Plugin["rules"]>[string] {
  const create = (context: Context) => ({
    Program() {
      look(context.sourceCode);
    },
  });
  return { create } as unknown as NonNullable<ESLint.Plugin["rules"]>[string];
}
