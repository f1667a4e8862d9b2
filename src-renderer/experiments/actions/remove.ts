import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { createRemove } from '../../canvas/editing/remove.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { experimentRecordEdits } from './record-edits.ts';
import { withShares } from './shares.ts';

const removeRecords = createRemove({
  edits: experimentRecordEdits,
  isHeld: () => false,
  isConnection: () => false,
  heldNames: { one: 'card', many: 'cards' },
});

/** Records; the share of an arm goes to the arms that stay. */
export function remove(document: Document, ids: readonly Id[]): Outcome | null {
  const outcome = removeRecords(document, ids);
  return outcome && { ...outcome, change: withShares(document, outcome.change) };
}
