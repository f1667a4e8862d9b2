import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';

/** What one of the two object columns holds, taken apart. */
export interface Envelope {
  readonly items: readonly Json[];
  /** Rules by the id of the trigger or group; derived from the items. */
  readonly logic: Json;
  /** What other programs keep beside ours; null: nothing. */
  readonly rest: JsonObject | null;
}

export const envelopeFormat = 'journey-designer/process';
export const envelopeVersion = 1;

const ownKeys = ['format', 'version', 'items', 'logic', 'other'];

/**
 * `{ ...rest, format, version, items, logic }`; only the rest where there are no items, `{}` where there is neither. A
 * rest that would not come back as it was (empty, or with keys of ours) travels under `other`.
 */
export function joinEnvelope({ items, logic, rest }: Envelope): JsonObject {
  if (items.length === 0) {
    if (rest === null) return {};
    if (Object.keys(rest).length > 0 && rest['format'] !== envelopeFormat) return rest;
  }
  const own = { format: envelopeFormat, version: envelopeVersion, items, logic };
  if (rest === null) return own;
  return isAmbiguous(rest) ? { ...own, other: rest } : { ...rest, ...own };
}

/** The inverse, or what is wrong: the place within the column, and why. A column that is not ours is all rest. */
export function splitEnvelope(column: Json): Result<Envelope, { place: string; reason: string }> {
  if (column === null) return ok({ items: [], logic: {}, rest: null });
  if (!isJsonObject(column)) return err({ place: '', reason: 'is not an object' });
  if (column['format'] !== envelopeFormat) {
    return ok({ items: [], logic: {}, rest: Object.keys(column).length === 0 ? null : column });
  }
  if (column['version'] !== envelopeVersion) {
    const reason = `is of a version that this program does not know: ${JSON.stringify(column['version'] ?? null)}`;
    return err({ place: '.version', reason });
  }
  const items = column['items'] ?? null;
  if (!Array.isArray(items)) return err({ place: '.items', reason: 'is not a list' });
  return ok({ items, logic: column['logic'] ?? {}, rest: restOf(column) });
}

function restOf(column: JsonObject): JsonObject | null {
  const rest = Object.fromEntries(Object.entries(column).filter(([key]) => !ownKeys.includes(key)));
  const other = Object.hasOwn(column, 'other') ? column['other'] : undefined;
  if (other === undefined) return Object.keys(rest).length === 0 ? null : rest;
  const wrapped = Object.keys(rest).length === 0 && isJsonObject(other) && isAmbiguous(other);
  return wrapped ? other : { ...rest, other };
}

function isAmbiguous(rest: JsonObject): boolean {
  const keys = Object.keys(rest);
  return keys.length === 0 || keys.some((key) => ownKeys.includes(key));
}
