/** What an edit is, and whose text it touches. */
import type { Range } from "../syntax/nodes.js";
import type { Subject } from "../sdk/sdk-call.js";

export interface Change {
  readonly range: Range;
  readonly text: string;
}

/** Changes that belong together. A builder gives null where it cannot promise a sound edit. */
export interface Edit {
  readonly changes: readonly Change[];
  /** The others that use the changed text: the edit is right only where they want the same one. */
  readonly sharedWith: readonly Subject[];
  /** Whether the edit decides what is sent: nothing later in the request can set the parameter again. */
  readonly isDecisive: boolean;
}

/** Several edits as one; null where one of them is missing, or two of them touch the same text. */
export function combineEdits(...edits: readonly (Edit | null)[]): Edit | null {
  const present = edits.filter((edit) => edit !== null);
  if (present.length < edits.length || present.length === 0) return null;
  const changes = present
    .flatMap((edit) => edit.changes)
    .sort((first, second) => first.range[0] - second.range[0] || first.range[1] - second.range[1]);
  const isOverlapping = changes.some((change, index) => {
    const next = changes[index + 1];
    return next !== undefined && next.range[0] < change.range[1];
  });
  if (isOverlapping) return null;
  return {
    changes,
    sharedWith: union(present.map((edit) => edit.sharedWith)),
    isDecisive: present.every((edit) => edit.isDecisive),
  };
}

/** Everything in several lists, once. */
export function union<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const filled = lists.filter((list) => list.length > 0);
  const [only = []] = filled;
  return filled.length > 1 ? [...new Set(filled.flat())] : only;
}

/** Whether two edits write the same. */
export function isSameEdit(first: Edit, second: Edit): boolean {
  return (
    first.changes.length === second.changes.length &&
    first.changes.every((change, index) => {
      const other = second.changes[index];
      return (
        other?.text === change.text &&
        other.range[0] === change.range[0] &&
        other.range[1] === change.range[1]
      );
    })
  );
}
