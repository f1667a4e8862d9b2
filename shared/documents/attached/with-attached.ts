import type { Id } from '../../base/ids.ts';
import type { Change, Document, DocumentRecord } from '../document.ts';
import { attachedOf, targetOf } from './attached.ts';

/**
 * What goes with records that are taken away: whatever is attached to them, and the answers to comments that go. Removed in
 * the same change, it comes back with the same undo. Without those that `removedIds` name already; linear in the document.
 */
export function withAttached(document: Document, removedIds: Iterable<Id>): readonly DocumentRecord[] {
  const gone = new Set(removedIds);
  const attached = attachedOf(document).filter(({ id }) => !gone.has(id));
  const first = attached.filter((record) => {
    const target = targetOf(record);
    return target !== null && gone.has(target);
  });
  const pinned = new Set([...gone, ...first.map(({ id }) => id)]);
  const answers = attached.filter(
    (record) =>
      record.kind === 'comment' &&
      record.parentId !== null &&
      pinned.has(record.parentId) &&
      !pinned.has(record.id),
  );
  return [...first, ...answers];
}

/** The change that removes records, with what is attached to them removed too. Others come through as they are. */
export function alsoRemoveAttached(document: Document, change: Change): Change {
  if (change.removed.length === 0) return change;
  const untouched = new Set(change.updated.map(([before]) => before.id));
  const more = withAttached(
    document,
    change.removed.map(({ id }) => id),
  ).filter(({ id }) => !untouched.has(id));
  return more.length === 0 ? change : { ...change, removed: [...change.removed, ...more] };
}
