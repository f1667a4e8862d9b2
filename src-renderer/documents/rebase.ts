import { applyChange } from '../../shared/documents/apply.ts';
import type { Document } from '../../shared/documents/document.ts';
import type { OpenedDocument } from '../../shared/documents/summary.ts';
import { afterEdit } from '../../shared/documents/undo-stack.ts';
import type { PendingChange } from './save-queue.ts';

export interface Rebased extends Pick<OpenedDocument, 'undo' | 'redo'> {
  readonly document: Document;
  readonly revision: number;
}

/** The state on disk with the unsaved changes on top; null where one of them does not fit. */
export function rebase(opened: OpenedDocument, pending: readonly PendingChange[]): Rebased | null {
  let document: Document = opened.document;
  let stacks: Pick<OpenedDocument, 'undo' | 'redo'> = opened;
  for (const one of pending) {
    const applied = applyChange(document, one.change);
    if (!applied.ok) return null;
    document = applied.value;
    stacks = afterEdit(stacks, { ...one, revision: opened.revision });
  }
  return { document, revision: opened.revision, undo: stacks.undo, redo: stacks.redo };
}
