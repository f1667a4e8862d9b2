import { describeChange } from '../../../shared/documents/describe-change.ts';
import { diffDocuments } from '../../../shared/documents/diff.ts';
import type { Document, DocumentKind } from '../../../shared/documents/document.ts';
import type { PlannedField } from '../../../shared/publishing/plan.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import { readText } from './comparison.ts';

/** What changes from one state of a unit's rows to another, in words; nothing where one of the two cannot be drawn. null: no rows. */
export function describeRows(
  kind: DocumentKind,
  before: string | null,
  after: string | null,
): PlannedField[] {
  const from = before === null ? null : readText(kind, before);
  const to = after === null ? null : readText(kind, after);
  const now = from?.ok ? from.value.document : null;
  const wanted = to?.ok ? to.value.document : null;
  const some = now ?? wanted;
  if (!some) return [];
  const empty: Document = { ...some, header: { name: '' }, records: {} };
  return describeChange(now, diffDocuments(now ?? empty, wanted ?? empty), unitOf(kind).describer);
}
