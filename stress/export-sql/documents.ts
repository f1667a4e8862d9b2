import { isJsonObject, type Json } from '../../shared/base/json.ts';
import { firstCodePoints } from '../../shared/base/text.ts';
import type { Document } from '../../shared/documents/document.ts';
import { templates } from '../../shared/templates/templates.ts';
import type { RandomSource } from '../random-source.ts';

/** Texts that say what something is: what stands there decides by itself nothing else in the row. */
const free = new Set(['description', 'text', 'hypothesis', 'goal', 'action', 'label', 'note']);

/**
 * A starting point of any kind with the payload in its name and in every text that may say anything; in some only in plain columns, for a
 * text that breaks out of JSON mostly ends in JSON that is none.
 */
export function hostileDocument(payload: string, number: number, random: RandomSource): Document {
  const template = templates[number % templates.length];
  if (!template) throw new Error('There are no starting points');
  const document = template.make(random.id);
  const everywhere = random.chance(0.7);
  const header = everywhere
    ? withPayload(document.header, payload)
    : { ...document.header, description: payload };
  const name = firstCodePoints(`${number} ${payload}`, 100);
  const keyed = everywhere && document.kind === 'journey' ? { successCriteria: { [payload]: payload } } : {};
  const records = Object.values(document.records).map((record) =>
    everywhere ? withPayload(record, payload) : record,
  );
  return {
    ...document,
    header: { ...header, ...keyed, name },
    records: Object.fromEntries(records.map((record) => [record['id'], record])),
  };
}

function withPayload<Value extends Json>(value: Value, payload: string): Value & Record<string, Json> {
  return Object.fromEntries(
    Object.entries(value as Record<string, Json>).map(([key, item]) => [key, inField(key, item, payload)]),
  ) as Value & Record<string, Json>;
}

function inField(key: string, value: Json, payload: string): Json {
  if (typeof value === 'string' || value === null) return free.has(key) ? payload : value;
  if (Array.isArray(value))
    return value.map((item: Json) => (isJsonObject(item) ? withPayload(item, payload) : item));
  return isJsonObject(value) ? withPayload(value, payload) : value;
}
