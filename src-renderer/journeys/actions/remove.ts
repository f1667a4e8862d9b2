import { createRemove } from '../../canvas/editing/remove.ts';
import { isHeldByFrame } from './cards.ts';
import { journeyRecordEdits } from './record-edits.ts';

/** Records, what the stages and lanes among them hold, and the connections that would dangle. */
export const remove = createRemove({
  edits: journeyRecordEdits,
  isHeld: isHeldByFrame,
  isConnection: ({ kind }) => kind === 'transition',
  heldNames: { one: 'card', many: 'cards' },
});
