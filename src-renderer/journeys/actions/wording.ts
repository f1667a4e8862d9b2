import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { cutText } from '../../../shared/documents/in-words.ts';
import type { JourneyRecordKind } from '../../../shared/journeys/journey.ts';
import { journeyWords } from '../../../shared/journeys/words.ts';

const plurals: Readonly<Record<JourneyRecordKind, string>> = {
  stage: 'stages',
  lane: 'lanes',
  entry: 'entries',
  touchpoint: 'touchpoints',
  goal: 'goals',
  exit: 'exits',
  transition: 'connections',
  note: 'notes',
};

/** A record's name as the undo button and the history say it. */
export function nameIn(document: Document, record: DocumentRecord): string {
  return cutText(
    journeyWords.recordName(record, (id: Id) => document.records[id]),
    40,
  );
}

/** One record by its name, several by their number: 'Upload ID', '3 touchpoints', '4 items'. */
export function namesIn(document: Document, records: readonly DocumentRecord[]): string {
  const [first] = records;
  if (!first) return 'nothing';
  if (records.length === 1) return nameIn(document, first);
  const sameKind = records.every(({ kind }) => kind === first.kind);
  const plural = Object.hasOwn(plurals, first.kind) ? plurals[first.kind as JourneyRecordKind] : 'items';
  return `${records.length} ${sameKind ? plural : 'items'}`;
}
