import type { Id } from '../../../shared/base/ids.ts';
import { alsoRemoveAttached } from '../../../shared/documents/attached/with-attached.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { chosen, isCard, recordsOf } from './cards.ts';
import { namesIn } from './record-edits.ts';

/** Records, what the stages and lanes among them hold, and the connections that would dangle. */
export function remove(document: Document, ids: readonly Id[]): Outcome | null {
  const asked = chosen(document, ids);
  if (asked.length === 0) return null;
  const gone = new Set(asked.map(({ id }) => id));
  const held = recordsOf(document).filter(
    (record) =>
      isCard(record) &&
      !gone.has(record.id) &&
      ((record.stageId !== null && gone.has(record.stageId)) ||
        (record.laneId !== null && gone.has(record.laneId))),
  );
  for (const { id } of held) gone.add(id);
  const dangling = recordsOf(document).filter(
    (record) =>
      record.kind === 'transition' && !gone.has(record.id) && (gone.has(record.from) || gone.has(record.to)),
  );
  // A connection chosen together with its cards need not be counted.
  const named = asked.some(({ kind }) => kind !== 'transition')
    ? asked.filter(({ kind }) => kind !== 'transition')
    : asked;
  const inside =
    held.length === 0 ? '' : ` and ${held.length === 1 ? 'the card' : `the ${held.length} cards`} in it`;
  return {
    label: `Delete ${namesIn(document, named)}${named.length > 1 ? inside.replace(' in it', ' in them') : inside}`,
    change: alsoRemoveAttached(document, {
      added: [],
      updated: [],
      removed: [...asked, ...held, ...dangling],
    }),
    select: [],
  };
}
