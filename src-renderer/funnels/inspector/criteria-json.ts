import { isJsonObject, type Json, type JsonObject } from '../../../shared/base/json.ts';
import { jsonDefect } from '../../../shared/base/json-depth.ts';
import { parseJson } from '../../../shared/base/parse-json.ts';
import { textDefect } from '../../../shared/base/text.ts';
import { findLargeNumber } from '../../../shared/documents/large-numbers.ts';
import type { Parsed } from '../../documents/inspector/draft-field.tsx';

/** A value as it stands in its field: a text without quotes, unless it would read as something else. */
export function valueToText(value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return readsAsJson(value) || value !== value.trim() ? JSON.stringify(value) : value;
}

/** '10' is a number, 'true' and '[1, 2]' are what JSON makes of them, anything else is a text. */
export function textToValue(text: string): Parsed {
  const trimmed = text.trim();
  if (textDefect(trimmed))
    return { ok: false, message: 'It contains a character that the database cannot hold.' };
  return readsAsJson(trimmed) ? textToJson(trimmed) : { ok: true, value: trimmed };
}

/** Any JSON as people type it; empty is nothing at all. */
export function textToJson(text: string): Parsed {
  if (text.trim() === '') return { ok: true, value: null };
  let value: Json;
  try {
    value = parseJson(text) as Json;
  } catch {
    return { ok: false, message: 'This is not JSON yet. Nothing was changed.' };
  }
  if (jsonDefect(value))
    return { ok: false, message: 'It is nested too deep, or has a key that cannot be kept.' };
  if (findLargeNumber({ value }) !== undefined)
    return {
      ok: false,
      message: 'It holds a number beyond 2^53, which would be rounded. Write it in quotes.',
    };
  if (hasUnstorableText(value))
    return { ok: false, message: 'It contains a character that the database cannot hold.' };
  return { ok: true, value };
}

/** The key of an entry; each stands once. */
export function keyParser(criteria: JsonObject, own: string | null) {
  return (text: string): Parsed => {
    const key = text.trim();
    if (key === '') return { ok: false, message: 'Type a name, or press Escape to keep the old one.' };
    if (textDefect(key) || key === '__proto__') return { ok: false, message: 'This name cannot be kept.' };
    return key !== own && Object.hasOwn(criteria, key)
      ? { ok: false, message: 'Another criterion has this name.' }
      : { ok: true, value: key };
  };
}

/** The same entries in their sequence, one of them under another key or with another value. */
export function withEntry(criteria: JsonObject, at: string, key: string, value: Json): JsonObject {
  return Object.fromEntries(
    Object.entries(criteria).map(([own, before]) => (own === at ? [key, value] : [own, before])),
  );
}

export function withoutEntry(criteria: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(criteria).filter(([own]) => own !== key));
}

function readsAsJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
}

function hasUnstorableText(value: Json): boolean {
  if (typeof value === 'string') return textDefect(value) !== undefined;
  if (Array.isArray(value)) return value.some((item) => hasUnstorableText(item as Json));
  if (!isJsonObject(value)) return false;
  return Object.entries(value).some(
    ([key, item]) => textDefect(key) !== undefined || hasUnstorableText(item),
  );
}
