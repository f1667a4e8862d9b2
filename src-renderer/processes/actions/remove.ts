import { createRemove } from '../../canvas/editing/remove.ts';
import { isConnection, isHeld } from './cards.ts';
import { processRecordEdits } from './record-edits.ts';

/** Records, what lies in them (the road of a procedure, the conditions of a group), and connections that would dangle. */
export const remove = createRemove({
  edits: processRecordEdits,
  isHeld,
  isConnection,
  heldNames: { one: 'part', many: 'parts' },
});
