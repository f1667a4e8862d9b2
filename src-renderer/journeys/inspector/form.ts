import type { Id } from '../../../shared/base/ids.ts';
import { type Json, jsonEqual } from '../../../shared/base/json.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import type { Session } from '../../documents/session.ts';
import { setFields } from '../actions/set-fields.ts';

/** What every form of the inspector gets: the records, all of one kind, and the ways out. */
export interface FormProps<Kind extends DocumentRecord> {
  readonly session: Session;
  readonly document: Document;
  readonly records: readonly [Kind, ...Kind[]];
  readonly onReveal: (recordId: Id) => void;
}

export function commit(session: Session, outcome: Outcome | null) {
  if (outcome) session.commit(outcome.label, outcome.change);
}

/** Sets a field of all records of a form: one edit, one undo step. */
export function setIn(session: Session, records: readonly DocumentRecord[], field: string, value: Json) {
  const ids = records.map(({ id }) => id);
  commit(session, setFields(session.store.getState().document, ids, { [field]: value }));
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
