/** From functions to tools in a whole program: its requests, what it reads of the answers, and what it sends back. */
import type { Call } from "../sdk/call.js";
import type { Holder } from "../sdk/function-calls.js";
import { functionProgramOf, offersFunctions, type FunctionProgram } from "../sdk/function-program.js";
import { contains, type Node } from "../syntax/nodes.js";
import { isTypeScript, type SourceCode } from "../syntax/source.js";
import { annotationsOf } from "./annotations.js";
import { combineEdits, type Change, type Edit } from "./edit.js";
import { holderChanges, outside, type ToolCallNames } from "./function-call-writer.js";
import { functionCallToToolChoice, functionsToTools, requiredInsteadOfName } from "./functions.js";
import { freeName } from "./names.js";
import { allowsMessages, isSdkType } from "./request-types.js";
import { holdersInside, turnChanges, UNKNOWN_TYPE } from "./turn-writer.js";

/** The rewrite of a program, or why there is none. */
export interface FunctionMigration {
  readonly edit: Edit | null;
  /** The first request of the program that offers functions: the one to report the edit with. */
  readonly first: Call;
  /** Whether every request of the program allows an autofix. */
  readonly allowsFix: boolean;
  /** Why there is no edit, as the end of a sentence; empty where there is one. */
  readonly obstacle: string;
}

const known = new WeakMap<Call, FunctionMigration>();

/**
 * The rewrite of the program that a request belongs to, as one edit: `functions` and `function_call` of its requests,
 * the reads of `message.function_call` and `finish_reason`, a loop over the calls, and the messages that answer them.
 * @param acceptsRequired whether the models of a request accept `tool_choice: "required"`.
 */
export function functionMigrationOf(call: Call, acceptsRequired: (call: Call) => boolean): FunctionMigration {
  let migration = known.get(call);
  if (!migration) known.set(call, (migration = migrate(call, acceptsRequired)));
  return migration;
}

function migrate(call: Call, acceptsRequired: (call: Call) => boolean): FunctionMigration {
  const program = functionProgramOf(call);
  if (typeof program === "string") return { edit: null, first: call, allowsFix: false, obstacle: program };
  const { calls } = program;
  const edit = programEdit(program, acceptsRequired);
  const [first = call] = calls
    .filter(offersFunctions)
    .sort((one, other) => one.node.range[0] - other.node.range[0]);
  return {
    edit: typeof edit === "string" ? null : edit,
    first,
    allowsFix: calls.every((one) => one.allowsFix),
    obstacle: typeof edit === "string" ? edit : "",
  };
}

function programEdit(program: FunctionProgram, acceptsRequired: (call: Call) => boolean): Edit | string {
  const requests = requestEdits(program, acceptsRequired);
  if (typeof requests === "string") return requests;
  const changes = programChanges(program);
  if (typeof changes === "string") return changes;
  const edit = combineEdits(...requests, { changes, sharedWith: [], isDecisive: true });
  if (!edit?.isDecisive) return "something later in a request may replace what is changed";
  const others = edit.sharedWith.filter((other) => !program.calls.some((own) => own === other));
  // The edit is one for all of the requests.
  return others.length > 0 ? "other requests share what is changed" : { ...edit, sharedWith: [] };
}

/** The edits of the parameters of all requests, each place once. */
function requestEdits(
  { calls, found }: FunctionProgram,
  acceptsRequired: (call: Call) => boolean,
): readonly Edit[] | string {
  const edits = new Map<Node, Edit>();
  for (const call of calls) {
    const functions = call.entriesOf("functions");
    if (functions.length > 0 && call.entriesOf("tool_choice").length > 0) {
      return "`tool_choice`, which says nothing of `functions`, would decide about the tools";
    }
    for (const entry of functions) {
      const edit = functionsToTools(call, entry);
      if (!edit) return "`functions` cannot become `tools` here";
      edits.set(entry.node, edit);
    }
    if (offersFunctions(call) && functions.length === 0) {
      return "`functions` may come from code that this rule does not follow";
    }
    const choice = call.parameter("function_call");
    for (const entry of call.entriesOf("function_call")) {
      const isForced = choice.objects.some((object) => object.entry === entry);
      // A call that was asked for by name does not end with the same `finish_reason`.
      const isAsked = isForced && (found.readsFinishReason || !acceptsRequired(call));
      const edit = isForced
        ? requiredInsteadOfName(call, entry)
        : functionCallToToolChoice(call, entry, "auto");
      if (!edit || isAsked) return "`function_call` has no equal in `tool_choice` here";
      if (isForced) for (const one of functions) edits.delete(one.node);
      edits.set(entry.node, edit);
    }
  }
  return [...edits.values()];
}

/** The changes outside of the requests, or why the program cannot be changed. */
function programChanges(program: FunctionProgram): readonly Change[] | string {
  const { conversations, file, found, turns, types, values } = program;
  const typescript = isTypeScript(file.filename, values.source);
  if (typescript) {
    if (!types.every((type) => isSdkType(type, values)))
      return "the types of the answer are not those of the SDK";
    const lists = conversations.flatMap((one) => [
      ...one.arrays.flatMap((array) => annotationsOf(array, values)),
      ...[...one.variables].flatMap(({ defs }) => defs.flatMap(({ name }) => annotationOf(name))),
    ]);
    if (!allowsMessages(lists, values)) return UNKNOWN_TYPE;
  }
  const inTurns = turns.flatMap((turn) => holdersInside(turn, found.holders));
  const holders = found.holders.filter((holder) => !inTurns.includes(holder));
  const names: ToolCallNames = {
    call: freeName(["toolCall", "functionToolCall"], values.source),
    lists: listNames(holders, values.source),
  };
  const changes: Change[] = [];
  const handled = new Set(turns.flatMap(({ uses }) => uses));
  for (const use of found.uses) {
    if (handled.has(use) || use.kind === "copy") continue;
    const change = outside(use, names, values);
    if (!change) return "`function_call` is read in a way that this rule does not rewrite";
    changes.push(...change);
  }
  for (const holder of holders) {
    const change = holderChanges(holder, names, values);
    if (!change) return "a variable that holds the call has a type";
    changes.push(...change);
  }
  for (const turn of turns) {
    const change = turnChanges(turn, found.holders, names, values, typescript);
    if (typeof change === "string") return change;
    changes.push(...change);
  }
  const texts = found.finishReasonTests.map(({ text }): Change => {
    const quote = values.source.text.charAt(text.range[0]);
    return { range: text.range, text: `${quote}tool_calls${quote}` };
  });
  return [...changes, ...texts];
}

function annotationOf(name: Node): readonly Node[] {
  return "typeAnnotation" in name && name.typeAnnotation ? [name.typeAnnotation] : [];
}

/** What the variables that held the call are called as holders of the list: another name where they could meet. */
function listNames(holders: readonly Holder[], source: SourceCode): ReadonlyMap<Holder, string> {
  const names = new Map<Holder, string>();
  for (const holder of holders) {
    const { block } = holder.variable.scope;
    const near = [...names].filter(([{ variable }]) => {
      const other = variable.scope.block;
      return contains(other, block) || contains(block, other);
    });
    const isSnake = holder.variable.name.includes("_");
    const candidates: readonly [string, string] = isSnake
      ? ["tool_calls", "toolCalls"]
      : ["toolCalls", "tool_calls"];
    names.set(
      holder,
      freeName(
        candidates,
        source,
        near.map(([, name]) => name),
      ),
    );
  }
  return names;
}
