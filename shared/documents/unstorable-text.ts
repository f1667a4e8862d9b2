import { isJsonObject, type Json } from '../base/json.ts';
import { textDefect } from '../base/text.ts';

/** What production would refuse in a value, keys included; undefined: nothing. */
export function unstorableIn(value: Json): 'nul' | 'surrogate' | undefined {
  if (typeof value === 'string') return textDefect(value);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const defect = textDefect(key) ?? unstorableIn(item);
    if (defect) return defect;
  }
  return undefined;
}

/** The value without what cannot be stored. */
export function withoutUnstorable(value: Json): Json {
  if (typeof value === 'string') return textWithoutUnstorable(value);
  if (Array.isArray(value)) return value.map(withoutUnstorable);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [textWithoutUnstorable(key), withoutUnstorable(item)]),
  );
}

export function textWithoutUnstorable(text: string): string {
  return text
    .replaceAll('\u0000', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
}
