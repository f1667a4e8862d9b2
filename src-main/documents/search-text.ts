import { isJsonObject, type Json } from '../../shared/base/json.ts';
import type { DocumentRecord } from '../../shared/documents/document.ts';
import { referenceFields } from './duplicate.ts';

/** Fields that hold ids, places or marks of ours and no words of the user. */
const wordless = new Set([
  'id',
  'kind',
  'layout',
  'order',
  ...referenceFields,
  'rule',
  'at',
  'resolvedAt',
  'processId',
  'experimentId',
  'baseDocumentId',
  'baseKind',
  'match',
  'on',
  'operator',
  'backoff',
  'role',
  'measureType',
  'direction',
  'orderMode',
]);
/** Values whose `type` and `source` are marks of ours; elsewhere they are the user's own words. */
const typedByUs = new Set(['test', 'does']);

/**
 * Texts compare as people expect: without regard to case, to accents, or to how an accent is encoded. The way over
 * upper case makes one form of ß, ẞ and ss.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ');
}

/** Every text that a record or header shows, one after the other. */
export function textsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (wordless.has(key)) return [];
    if (!typedByUs.has(key) || !isJsonObject(item)) return textsOf(item);
    const { type: _type, source: _source, ...rest } = item;
    return textsOf(rest);
  });
}

/** What search looks through: the folded texts with a line break between, which no search text contains. */
export function searchTextOf(value: Json | DocumentRecord): string {
  return textsOf(value)
    .map((text) => foldText(text).replaceAll('\n', ' '))
    .join('\n');
}
