import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { namesIn } from './record-edits.ts';

/** The five steps of a designed emotion. */
const least = -2;
const most = 2;

/** The emotion of a touchpoint, to the nearest of the five steps. */
export function setEmotion(document: Document, id: Id, emotion: number): Outcome | null {
  return withEmotions(document, [document.records[id]], () => emotion);
}

/** The emotions of touchpoints so many steps up or down, none past its end; where there is none yet, from neutral. */
export function shiftEmotions(
  document: Document,
  records: readonly DocumentRecord[],
  by: number,
): Outcome | null {
  return withEmotions(document, records, ({ emotion }) => (typeof emotion === 'number' ? emotion : 0) + by);
}

function withEmotions(
  document: Document,
  records: readonly (DocumentRecord | undefined)[],
  wanted: (record: DocumentRecord) => number,
): Outcome | null {
  const updated = records.flatMap((record): (readonly [DocumentRecord, DocumentRecord])[] => {
    if (record?.kind !== 'touchpoint') return [];
    // Plus nothing: what rounds to a negative zero is zero.
    const emotion = Math.max(least, Math.min(most, Math.round(wanted(record)))) + 0;
    return record['emotion'] === emotion || Number.isNaN(emotion) ? [] : [[record, { ...record, emotion }]];
  });
  if (updated.length === 0) return null;
  const touched = updated.map(([before]) => before);
  return {
    label: `Set the emotion of ${namesIn(document, touched)}`,
    change: { added: [], updated, removed: [] },
  };
}
