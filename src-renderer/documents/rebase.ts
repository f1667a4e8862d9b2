import { applyChange } from '../../shared/documents/apply.ts';
import type { Document } from '../../shared/documents/document.ts';
import type { OpenedDocument } from '../../shared/documents/summary.ts';
import type { PendingChange } from './save-queue.ts';
import { afterChange, type UndoStacks } from './undo-steps.ts';

export interface Rebased extends UndoStacks {
  readonly document: Document;
  readonly revision: number;
}

/** The state on disk with the unsaved changes on top; null where one of them does not fit. */
export function rebase(opened: OpenedDocument, pending: readonly PendingChange[]): Rebased | null {
  let document: Document = opened.document;
  let stacks: UndoStacks = { undo: opened.undo, redo: opened.redo };
  for (const one of pending) {
    const applied = applyChange(document, one.change);
    if (!applied.ok) return null;
    document = applied.value;
    stacks = afterChange(stacks, one, opened.revision);
  }
  return { document, revision: opened.revision, ...stacks };
}
