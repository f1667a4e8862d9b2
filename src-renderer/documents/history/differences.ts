import { diffDocuments } from '../../../shared/documents/diff.ts';
import type { Change, Document } from '../../../shared/documents/document.ts';
import type { FieldInWords } from '../../../shared/documents/in-words.ts';

/** What differs from a past revision to now, in words; loaded when first asked for. */
export async function differencesInWords(past: Document, now: Document): Promise<readonly FieldInWords[]> {
  const change = diffDocuments(past, now);
  if (now.kind !== 'journey') return plainly(change);
  const { describeJourneyChange } = await import('../../../shared/journeys/describe.ts');
  return describeJourneyChange(past, change);
}

/** For kinds that have no words of their own. */
function plainly(change: Change): readonly FieldInWords[] {
  const counts = [
    ['added', change.added.length],
    ['changed', change.updated.length],
    ['removed', change.removed.length],
  ] as const;
  return counts
    .filter(([, count]) => count > 0)
    .map(([mark, count]) => ({
      mark,
      what: `${count} items ${mark}`,
      record: null,
      recordId: null,
      field: null,
      before: null,
      after: null,
      layoutOnly: false,
    }));
}
