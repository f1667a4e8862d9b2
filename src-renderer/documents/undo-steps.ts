import { invertChange } from '../../shared/documents/invert.ts';
import type { EditIntent, UndoStep } from '../../shared/documents/summary.ts';
import type { PendingChange } from './save-queue.ts';

export interface UndoStacks {
  /** Oldest first; the last one is undone next. */
  readonly undo: readonly UndoStep[];
  readonly redo: readonly UndoStep[];
}

const limit = 200;

/** The stacks after one more change; the same as the workspace builds from its edit log. */
export function afterChange(
  { undo, redo }: UndoStacks,
  { intent, label, change }: Pick<PendingChange, 'label' | 'change'> & { readonly intent: EditIntent },
  revision: number,
): UndoStacks {
  switch (intent) {
    case 'undo':
      return {
        undo: undo.slice(0, -1),
        redo: [...redo, { revision, label, change: invertChange(change) }].slice(-limit),
      };
    case 'redo':
      return { undo: [...undo, { revision, label, change }].slice(-limit), redo: redo.slice(0, -1) };
    default:
      return { undo: [...undo, { revision, label, change }].slice(-limit), redo: [] };
  }
}
