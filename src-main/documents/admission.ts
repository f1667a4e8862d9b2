import { isJsonObject, type Json } from '../../shared/base/json.ts';
import { jsonDefect, jsonDefectInWords } from '../../shared/base/json-depth.ts';
import { textDefect } from '../../shared/base/text.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import { kindSchemas } from '../../shared/contract/kind-schemas.ts';
import type { DocumentHeader, DocumentKind, DocumentRecord } from '../../shared/documents/document.ts';
import { documentFileLimits } from '../../shared/documents/document-file.ts';

/** Ids made elsewhere may have any form, but not any length: they are keys of tables and maps. */
const longestId = documentFileLimits.recordId;

/** Why a record may not enter a document of this kind, or null. */
export function recordRefusal(kind: DocumentKind, record: DocumentRecord): AppError | null {
  if (record.id.length > longestId || record.id === '__proto__') {
    return appError('invalid-change', 'A record has an id that cannot be kept.', {
      place: record.id.slice(0, 80),
    });
  }
  const unsafe = valueRefusal(record, nameOf(record));
  if (unsafe) return unsafe;
  const known = kindSchemas[kind].records;
  const schema = Object.hasOwn(known, record.kind) ? known[record.kind] : undefined;
  if (!schema) {
    return appError('invalid-change', `A ${kind} has no records of the kind "${record.kind.slice(0, 40)}".`, {
      place: record.id,
    });
  }
  const parsed = schema.safeParse(record);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  return appError('invalid-change', `${nameOf(record)}: ${field}: ${issue?.message ?? 'not understood'}`, {
    place: `${record.id}.${field}`,
  });
}

/** Why a header may not be kept, or null. Its name must be a name. */
export function headerRefusal(kind: DocumentKind, header: DocumentHeader): AppError | null {
  const unsafe = valueRefusal(header, 'The document');
  if (unsafe) return unsafe;
  const parsed = kindSchemas[kind].header.safeParse(header);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? '';
    return appError('invalid-change', `The document: ${field}: ${issue?.message ?? 'not understood'}`, {
      place: field,
    });
  }
  return nameRefusal(header.name);
}

export function nameRefusal(name: string): AppError | null {
  if (name.trim() === '') {
    return appError('bad-input', 'The name is empty.', { place: 'name', remedy: 'Type a name.' });
  }
  return textRefusal(name, 'The name', 'name');
}

/** NUL and lone surrogates: Postgres takes neither, so neither gets in. `who` says whose text it is. */
export function textRefusal(text: string, who: string, place: string): AppError | null {
  const defect = textDefect(text);
  if (!defect) return null;
  const what = defect === 'nul' ? 'a NUL character' : 'half of a character (a lone surrogate)';
  return appError(
    'bad-input',
    `${who} contains ${what} in the field ${place}, which the database cannot hold.`,
    {
      place,
      remedy: 'Nothing was changed. Remove it and try again.',
    },
  );
}

function valueRefusal(value: DocumentRecord | DocumentHeader, who: string): AppError | null {
  const defect = jsonDefect(value);
  if (defect) {
    return appError('invalid-change', `${who}: ${defect.place} ${jsonDefectInWords(defect)}.`, {
      place: defect.place,
    });
  }
  return textsRefusal(value, who, '');
}

/** Depth is known to be small here: `jsonDefect` has passed. */
function textsRefusal(value: Json, who: string, place: string): AppError | null {
  if (typeof value === 'string') return textRefusal(value, who, place);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const refusal = textsRefusal(item, who, `${place}[${index}]`);
      if (refusal) return refusal;
    }
    return null;
  }
  if (!isJsonObject(value)) return null;
  for (const [key, item] of Object.entries(value)) {
    const at = place === '' ? key : `${place}.${key}`;
    const refusal = textRefusal(key, who, at) ?? textsRefusal(item, who, at);
    if (refusal) return refusal;
  }
  return null;
}

function nameOf(record: DocumentRecord): string {
  const name = record['name'];
  const kind = `${record.kind.slice(0, 1).toUpperCase()}${record.kind.slice(1, 40)}`;
  return typeof name === 'string' && name !== '' ? `${kind} "${name.slice(0, 60)}"` : kind;
}
