import type { DocumentRecord } from '../../../shared/documents/document.ts';
import type { TextField } from '../../canvas/actions/kind-edits.ts';
import { fieldLimit } from './record-edits.ts';

const fields: Readonly<Record<string, readonly string[]>> = {
  stage: ['name', 'description'],
  lane: ['name', 'personaType'],
  entry: ['name'],
  touchpoint: ['name', 'description', 'actionTaken', 'featureName', 'pageUrl', 'type'],
  goal: ['name'],
  exit: ['name'],
  transition: ['condition'],
  note: ['text'],
};

/** The words of the user in a record of a journey. */
export function textFieldsOf({ kind }: DocumentRecord): readonly TextField[] {
  const own = Object.hasOwn(fields, kind) ? fields[kind] : undefined;
  return (own ?? []).map((field) => ({ field, limit: fieldLimit(kind, field) }));
}
