import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { firstCodePoints } from '../base/text.ts';
import { importLimits } from './imported.ts';

/** Files of other programs say the same thing in many types: numbers as texts, one item for a list, an object for a list. */

/** What Postgres can hold and a card can show: no control characters but line breaks, no half characters, not endless. */
export function storableText(text: string, limit: number = importLimits.text): string {
  const whole = text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    // oxlint-disable-next-line no-control-regex -- control characters are what must go
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ')
    .trim();
  return firstCodePoints(whole, limit).trimEnd();
}

/** A text, number or boolean as text; anything else and blanks as ''. */
export function textOf(value: Json | undefined, limit?: number): string {
  if (typeof value === 'string') return storableText(value, limit);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export function firstText(...values: readonly (Json | undefined)[]): string {
  for (const value of values) {
    const text = textOf(value);
    if (text !== '') return text;
  }
  return '';
}

/** A finite number, also where it is written as text; null where it is none. */
export function numberOf(value: Json | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value.trim());
  return Number.isFinite(number) ? number : null;
}

export function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** A list as it is, the values of an object (which some exports write for a list), one thing alone as a list of it. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[];
  if (isJsonObject(value)) return Object.values(value);
  return value === undefined || value === null || value === '' ? [] : [value];
}

export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  return listOf(value).filter(isJsonObject);
}

/** The first key of these that is there and not null. */
export function either(object: JsonObject, ...keys: readonly string[]): Json | undefined {
  const key = keys.find((name) => Object.hasOwn(object, name) && object[name] !== null);
  return key === undefined ? undefined : object[key];
}
