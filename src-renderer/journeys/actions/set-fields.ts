import type { Id } from '../../../shared/base/ids.ts';
import { type Json, jsonEqual } from '../../../shared/base/json.ts';
import { codePointLength, textDefect } from '../../../shared/base/text.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { journeyWords } from '../../../shared/journeys/words.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { chosen, recordOf } from './cards.ts';
import { fieldLimit } from './field-limits.ts';
import { namesIn } from './wording.ts';

/** Fields of one record or of many; records that have them already are left alone. */
export function setFields(
  document: Document,
  ids: readonly Id[],
  fields: Readonly<Record<string, Json>>,
): Outcome | null {
  if (Object.values(fields).some((value) => typeof value === 'string' && textDefect(value))) return null;
  const updated: [DocumentRecord, DocumentRecord][] = [];
  for (const record of chosen(document, ids)) {
    const after: DocumentRecord = { ...record, ...fields, id: record.id, kind: record.kind };
    if (!jsonEqual(record, after)) updated.push([record, after]);
  }
  const [first] = updated;
  if (!first) return null;
  const names = Object.keys(fields).map((field) =>
    journeyWords.fieldName(first[0].kind, field).toLowerCase(),
  );
  const label = `Set ${names.join(' and ')} of ${namesIn(
    document,
    updated.map(([before]) => before),
  )}`;
  return { label, change: { added: [], updated, removed: [] } };
}

export function setHeader(document: Document, field: string, value: Json): Outcome | null {
  const before = document.header[field] ?? null;
  if (jsonEqual(before, value)) return null;
  if (typeof value === 'string' && textDefect(value)) return null;
  const name = journeyWords.fieldName(null, field).toLowerCase();
  return {
    label: `Set ${name} of the journey`,
    change: { header: { [field]: [before, value] }, added: [], updated: [], removed: [] },
  };
}

/**
 * The name, text or condition that is shown on the canvas. Refused: characters that Postgres cannot hold, a name that
 * is empty or longer than its column.
 */
export function rename(document: Document, id: Id, name: string): Outcome | null {
  const record = recordOf(document, id);
  if (!record || textDefect(name)) return null;
  if (record.kind === 'note') return renamed(document, record, 'text', name);
  const trimmed = name.trim();
  if (record.kind === 'transition') {
    return renamed(document, record, 'condition', trimmed === '' ? null : trimmed);
  }
  const { limit } = fieldLimit(record.kind, 'name');
  if (trimmed === '' || (limit !== null && codePointLength(trimmed) > limit)) return null;
  return renamed(document, record, 'name', trimmed);
}

function renamed(
  document: Document,
  record: DocumentRecord,
  field: string,
  value: string | null,
): Outcome | null {
  const outcome = setFields(document, [record.id], { [field]: value });
  if (!outcome) return null;
  const label = field === 'name' ? `Rename ${namesIn(document, [record])} to ${value ?? ''}` : outcome.label;
  return { ...outcome, label: label.slice(0, 180).replace(/[\uD800-\uDBFF]$/, '') };
}
