import type { Id } from '../../../shared/base/ids.ts';
import { alsoRemoveAttached } from '../../../shared/documents/attached/with-attached.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { recordsOf } from '../../../shared/documents/record-list.ts';
import type { Outcome } from '../gestures.ts';
import { chosenRecords, type RecordEdits } from './record-edits.ts';

interface RemoveParts {
  readonly edits: Pick<RecordEdits, 'namesIn'>;
  /** Whether a record lies in one of these and goes with it; asked until nothing more does. */
  readonly isHeld: (record: DocumentRecord, gone: ReadonlySet<Id>) => boolean;
  /** Whether a record joins two others by `from` and `to`, and is nothing without them. */
  readonly isConnection: (record: DocumentRecord) => boolean;
  /** What is held, in the undo button: one, and several. */
  readonly heldNames: { readonly one: string; readonly many: string };
  /** What else changes because these go; absent: nothing. */
  readonly alsoUpdate?: (
    document: Document,
    gone: ReadonlySet<Id>,
  ) => readonly (readonly [DocumentRecord, DocumentRecord])[];
}

/** Records, what lies in them, the connections that would dangle, and the comments on all of them. */
export function createRemove({ edits, isHeld, isConnection, heldNames, alsoUpdate }: RemoveParts) {
  return (document: Document, ids: readonly Id[]): Outcome | null => {
    const asked = chosenRecords(document, ids);
    if (asked.length === 0) return null;
    const gone = new Set(asked.map(({ id }) => id));
    const held = heldBy(document, gone, isHeld);
    for (const { id } of held) gone.add(id);
    const dangling = recordsOf(document).filter((record) => {
      if (gone.has(record.id) || !isConnection(record)) return false;
      return [record['from'], record['to']].some((end) => typeof end === 'string' && gone.has(end));
    });
    // A connection chosen together with its cards need not be counted.
    const cards = asked.filter((record) => !isConnection(record));
    const named = cards.length > 0 ? cards : asked;
    const inside = held.length === 0 ? '' : ` and ${insideIn(held.length, named.length)}`;
    return {
      label: `Delete ${edits.namesIn(document, named)}${inside}`,
      change: alsoRemoveAttached(document, {
        added: [],
        updated: alsoUpdate?.(document, gone) ?? [],
        removed: [...asked, ...held, ...dangling],
      }),
      select: [],
    };
  };

  function insideIn(count: number, holders: number): string {
    const what = count === 1 ? `the ${heldNames.one}` : `the ${count} ${heldNames.many}`;
    return `${what} in ${holders > 1 ? 'them' : 'it'}`;
  }
}

/** What lies in these records, at any depth, without themselves. */
export function heldBy(
  document: Document,
  holders: ReadonlySet<Id>,
  isHeld: (record: DocumentRecord, holders: ReadonlySet<Id>) => boolean,
): DocumentRecord[] {
  const all = new Set(holders);
  const held: DocumentRecord[] = [];
  for (;;) {
    const more = recordsOf(document).filter((record) => !all.has(record.id) && isHeld(record, all));
    if (more.length === 0) return held;
    for (const record of more) {
      all.add(record.id);
      held.push(record);
    }
  }
}
