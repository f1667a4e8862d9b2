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
  /** The last one is undone next. */
  readonly undo: UndoStep[];
  /** The last one is redone next. */
  readonly redo: UndoStep[];
}

/** As many steps as an opened document carries. */
export const undoLimit = 200;

/**
 * The stacks as they stood after the last edit of the log (oldest first). The window and the workspace both build them
 * here, so a restart changes nothing. Every step holds its change as it was made: to undo is to apply its inverse, to redo
 * is to apply it. A step's revision is the one that put it on its stack. Where the log begins in the middle, an undo
 * of an edit before its beginning still leaves a step that can be redone.
 */
export function buildUndoStacks(edits: readonly LoggedEdit[], limit = undoLimit): UndoStacks {
  let undo: UndoStep[] = [];
  let redo: UndoStep[] = [];
  for (const { revision, intent, label, change } of edits) {
    switch (intent) {
      case 'create':
        undo = [];
        redo = [];
        break;
      case 'edit':
      case 'restore':
      case 'pull':
      case 'import':
        undo.push({ revision, label, change });
        redo = [];
        break;
      case 'undo': {
        const step = undo.pop();
        redo.push({ revision, label: step?.label ?? label, change: invertChange(change) });
        break;
      }
      case 'redo': {
        const step = redo.pop();
        undo.push({ revision, label: step?.label ?? label, change });
        break;
      }
    }
    // Cut with slack, so that a long log costs no copy per edit.
    if (undo.length > 2 * limit) undo = undo.slice(-limit);
  }
  return { undo: lastOf(undo, limit), redo: lastOf(redo, limit) };
}

function lastOf(steps: UndoStep[], limit: number): UndoStep[] {
  return steps.length <= limit ? steps : steps.slice(steps.length - limit);
}
