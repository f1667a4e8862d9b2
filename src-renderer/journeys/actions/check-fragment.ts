import { isJsonObject, type Json } from '../../../shared/base/json.ts';
import { textDefect } from '../../../shared/base/text.ts';
import type { JourneyRecordKind } from '../../../shared/journeys/journey.ts';
import { journeyRecordSchemas } from '../../../shared/journeys/schemas.ts';
import type { Fragment } from '../../canvas/clipboard/fragment.ts';

/** Whether everything on the clipboard is a whole journey record. Loaded when something is pasted: it carries zod. */
export function isJourneyFragment(fragment: Fragment): boolean {
  const ids = new Set(fragment.records.map(({ id }) => id));
  return (
    fragment.kind === 'journey' &&
    ids.size === fragment.records.length &&
    fragment.records.every(
      (record) =>
        Object.hasOwn(journeyRecordSchemas, record.kind) &&
        journeyRecordSchemas[record.kind as JourneyRecordKind].safeParse(record).success &&
        isStorable(record, 0),
    )
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
