import { type Json, jsonEqual } from '../../../shared/base/json.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { setHeader } from './record-edits.ts';

/** Several fields of the funnel as one undo step: an experiment and its variant belong together. */
export function setHeaderFields(document: Document, fields: Readonly<Record<string, Json>>): Outcome | null {
  const changed = Object.entries(fields).filter(
    ([field, value]) => !jsonEqual(document.header[field] ?? null, value),
  );
  const [first] = changed;
  if (!first) return null;
  const outcome = setHeader(document, ...first);
  if (!outcome) return null;
  const header = changed.map(([field, value]) => [field, [document.header[field] ?? null, value] as const]);
  return { ...outcome, change: { ...outcome.change, header: Object.fromEntries(header) } };
}
