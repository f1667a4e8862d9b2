import type { z } from 'zod';
import { isJsonObject, type Json } from '../../../shared/base/json.ts';
import { textDefect } from '../../../shared/base/text.ts';
import type { DocumentKind } from '../../../shared/documents/document.ts';
import type { Fragment } from '../clipboard/fragment.ts';

/**
 * Whether everything on the clipboard is a whole record of this kind. Loaded when something is pasted: the schemas carry
 * zod.
 */
export function isWholeFragment(
  fragment: Fragment,
  kind: DocumentKind,
  schemas: Readonly<Record<string, z.ZodType>>,
): boolean {
  const ids = new Set(fragment.records.map(({ id }) => id));
  return (
    fragment.kind === kind &&
    ids.size === fragment.records.length &&
    fragment.records.every((record) => {
      const schema = Object.hasOwn(schemas, record.kind) ? schemas[record.kind] : undefined;
      return schema?.safeParse(record).success === true && isStorable(record, 0);
    })
  );
}

/** No text that Postgres refuses, no key that would set a prototype, no endless nesting. */
function isStorable(value: Json, depth: number): boolean {
  if (typeof value === 'string') return textDefect(value) === undefined;
  if (depth > 20) return false;
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1));
  if (!isJsonObject(value)) return true;
  return Object.entries(value).every(
    ([key, item]) => key !== '__proto__' && textDefect(key) === undefined && isStorable(item, depth + 1),
  );
}
