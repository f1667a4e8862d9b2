import type { Id } from '../../../shared/base/ids.ts';
import { type Json, jsonEqual } from '../../../shared/base/json.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import type { Session } from '../session.ts';

/** What every form of an inspector gets: the records, all of one kind, and the ways out. */
export interface FormProps<Kind extends DocumentRecord> {
  readonly session: Session;
  readonly document: Document;
  readonly records: readonly [Kind, ...Kind[]];
  readonly onReveal: (recordId: Id) => void;
}

export function commit(session: Session, outcome: Outcome | null) {
  if (outcome) session.commit(outcome.label, outcome.change);
}

/** The value that all records share, or that they differ. */
export function sharedValue(
  records: readonly DocumentRecord[],
  field: string,
): { readonly value: Json; readonly mixed: boolean } {
  const first = records[0]?.[field] ?? null;
  return { value: first, mixed: records.some((record) => !jsonEqual(record[field] ?? null, first)) };
}

/** A value as it stands in a text field. */
export function fieldText(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
