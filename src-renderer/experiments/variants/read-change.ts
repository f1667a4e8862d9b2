import type { Json } from '../../../shared/base/json.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { kindSchemas } from '../../../shared/contract/kind-schemas.ts';
import type { Change, DocumentKind } from '../../../shared/documents/document.ts';
import { emptyChange } from '../../../shared/documents/document.ts';
import { changeSchema } from '../../../shared/documents/schemas.ts';

/**
 * A variant's change as it stands in its record, which may come from anywhere: whole records of the base's kind, or why
 * it is none. Loaded when a variant is opened: the schemas carry zod.
 */
export function readVariantChange(kind: DocumentKind, value: Json): Result<Change, string> {
  if (value === null) return ok(emptyChange);
  const parsed = changeSchema.safeParse(value);
  if (!parsed.success) return err('it is no change of a document');
  const { data } = parsed;
  const known = kindSchemas[kind].records;
  for (const record of [...data.added, ...data.updated.map(([, after]) => after)]) {
    const schema = Object.hasOwn(known, record.kind) ? known[record.kind] : undefined;
    if (!schema) return err(`a ${kind} has no records of the kind "${record.kind.slice(0, 40)}"`);
    const whole = schema.safeParse(record);
    if (whole.success) continue;
    const place = whole.error.issues[0]?.path.join('.') ?? '';
    return err(`a ${record.kind.slice(0, 40)} in it is not whole (${place})`);
  }
  return ok(data);
}

/** Whether a header with the variant's fields is one of this kind. */
export function isHeader(kind: DocumentKind, header: Json): boolean {
  return kindSchemas[kind].header.safeParse(header).success;
}
