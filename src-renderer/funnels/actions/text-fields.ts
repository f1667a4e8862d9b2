import type { DocumentRecord } from '../../../shared/documents/document.ts';
import type { TextField } from '../../canvas/actions/kind-edits.ts';
import { fieldLimit } from './record-edits.ts';

const fields: Readonly<Record<string, readonly string[]>> = {
  step: ['name', 'description'],
  exclusion: ['name', 'description'],
  note: ['text'],
};

/** The fields that hold words of the user, which find and replace goes through. */
export function textFields({ kind }: DocumentRecord): readonly TextField[] {
  const own = Object.hasOwn(fields, kind) ? (fields[kind] ?? []) : [];
  return own.map((field) => ({ field, limit: fieldLimit(kind, field) }));
}
