import { assertNever } from '../base/assert-never.ts';
import type { Change } from './document.ts';
import { invertChange } from './invert.ts';
import type { EditIntent, UndoStep } from './summary.ts';

/** What the edit log tells about one revision. */
export interface LoggedEdit {
  readonly revision: number;
  readonly intent: EditIntent;
  readonly label: string;
  /** The change that led to the revision: for an undo, the inverse of what it took back. */
  readonly change: Change;
}

export interface UndoStacks {
  /** Oldest first; the last one is undone next. */
  readonly undo: UndoStep[];
  /** The last one is redone next. */
  readonly redo: UndoStep[];
}

interface ReadonlyStacks {
  readonly undo: readonly UndoStep[];
  readonly redo: readonly UndoStep[];
}

/** As many steps as an opened document carries. */
export const undoLimit = 200;

/**
 * The stacks after one more edit. Every step holds its change as it was made: to undo is to apply its inverse, to redo is
 * to apply it. A step's revision is the one that put it on its stack.
 */
export function afterEdit({ undo, redo }: ReadonlyStacks, edit: LoggedEdit, limit = undoLimit): UndoStacks {
  const { revision, intent, label, change } = edit;
  switch (intent) {
    case 'create':
      return { undo: [], redo: [] };
    case 'undo': {
      const step = { revision, label: undo.at(-1)?.label ?? label, change: invertChange(change) };
      return { undo: undo.slice(0, -1), redo: [...redo, step].slice(-limit) };
    }
    case 'redo': {
      const step = { revision, label: redo.at(-1)?.label ?? label, change };
      return { undo: [...undo, step].slice(-limit), redo: redo.slice(0, -1) };
    }
    case 'edit':
    case 'restore':
    case 'pull':
    case 'import':
      return { undo: [...undo, { revision, label, change }].slice(-limit), redo: [] };
    default:
      return assertNever(intent);
  }
}

/**
 * The stacks as they stood after the last edit of the log (oldest first). The window goes on from them with the same
 * `afterEdit`, so a restart changes nothing. Where the log begins in the middle, an undo of an edit before its beginning
 * still leaves a step that can be redone.
 */
export function buildUndoStacks(edits: readonly LoggedEdit[], limit = undoLimit): UndoStacks {
  let stacks: UndoStacks = { undo: [], redo: [] };
  for (const edit of edits) stacks = afterEdit(stacks, edit, limit);
  return stacks;
}
