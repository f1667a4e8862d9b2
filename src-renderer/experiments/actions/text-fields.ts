import type { DocumentRecord } from '../../../shared/documents/document.ts';
import type { TextField } from '../../canvas/actions/kind-edits.ts';
import { fieldLimit } from './record-edits.ts';

/** A variant's key is no word of prose: the allocation and everything measured go by it. */
const fields: Readonly<Record<string, readonly string[]>> = {
  variant: ['name', 'description'],
  metric: ['measure', 'description'],
  audienceRule: ['attribute'],
  exclusionGroup: ['name', 'description'],
  note: ['text'],
};

/** The words of the user in a record of an experiment. */
export function textFieldsOf({ kind }: DocumentRecord): readonly TextField[] {
  const own = Object.hasOwn(fields, kind) ? fields[kind] : undefined;
  return (own ?? []).map((field) => ({ field, limit: fieldLimit(kind, field) }));
}
