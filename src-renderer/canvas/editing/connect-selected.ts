import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { Action } from '../../documents/action.ts';
import type { Outcome } from '../gestures.ts';
import type { SelectionAction } from './selection-actions.ts';

interface Connecting {
  readonly id: string;
  readonly label: string;
  /** Said where the selection is not two records. */
  readonly choose: string;
  readonly canConnect: (document: Document, from: Id, to: Id) => boolean;
  readonly connect: (document: Document, from: Id, to: Id) => Outcome | null;
}

/** Leads from the first of two selected records to the second. */
export function connectSelected(
  onSelection: SelectionAction,
  { id, label, choose, canConnect, connect }: Connecting,
): Action {
  return onSelection(
    { id, label, group: 'Insert', shortcuts: ['mod+L'] },
    (document, [from, to, ...more]) => {
      if (!from || !to || more.length > 0) return choose;
      return canConnect(document, from.id, to.id) ? null : 'These two cannot be connected, or are already.';
    },
    (document, [from, to]) => (from && to ? connect(document, from.id, to.id) : null),
  );
}
