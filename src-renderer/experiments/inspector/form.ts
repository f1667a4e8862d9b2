import { type Document, emptyChange } from '../../../shared/documents/document.ts';
import { lockedReason } from '../../../shared/experiments/status.ts';
import { createRecordForm } from '../../documents/inspector/record-form.tsx';
import { experimentRecordEdits } from '../actions/record-edits.ts';

export const { setIn, setHeaderIn, RecordField, HeaderField } = createRecordForm(experimentRecordEdits);

/** Why what people see and how many see it cannot be changed now; null: it can. */
export function lockOf(document: Document): string | null {
  const before = document.header['allocation'] ?? null;
  return lockedReason(document, { ...emptyChange, header: { allocation: [before, before] } }) ?? null;
}
