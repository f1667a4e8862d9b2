import { isJsonObject, type Json } from '../base/json.ts';
import { codePointLength, textDefect } from '../base/text.ts';
import { instantMicros } from '../experiments/instant.ts';
import type { Column } from './column.ts';
import type { Row, Unit, UnitRows } from './units.ts';

/** What Postgres would refuse or cut, said before anything is sent: the column and why. null: nothing. */
export function rowsDefect(unit: Unit, { row, parts }: UnitRows): string | null {
  const own = rowDefect(unit.columns, row);
  if (own || !unit.parts) return own;
  for (const [index, part] of parts.entries()) {
    const defect = rowDefect(unit.parts.columns, part);
    if (defect) return `${unit.parts.table}[${index}]: ${defect}`;
  }
  return null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const integerLimit = 2 ** 31;

function rowDefect(columns: readonly Column[], row: Row): string | null {
  if (!uuid.test(row.id)) {
    return 'Its id is not a UUID, which the production table asks for. Duplicate the document and publish the copy.';
  }
  for (const column of columns) {
    const value = row[column.name] ?? null;
    const defect = value === null ? null : (typeDefect(column, value) ?? valueDefect(value, column.name));
    if (defect) return defect;
  }
  return null;
}

function typeDefect({ name, type, limit }: Column, value: Json): string | null {
  if (type === 'uuid' && !(typeof value === 'string' && uuid.test(value))) {
    return `${name} is not a UUID. Choose it anew.`;
  }
  if (type === 'integer' && !isInteger(value)) {
    return `${name} is not a whole number that the column takes.`;
  }
  if (type === 'timestamptz' && (typeof value !== 'string' || instantMicros(value) === undefined)) {
    return `${name} is not a date and time with its zone. Set it anew.`;
  }
  if (limit === null || typeof value !== 'string') return null;
  const length = codePointLength(value);
  return length > limit ? `${name} has ${length} characters; the column takes ${limit}. Shorten it.` : null;
}

function isInteger(value: Json): boolean {
  return Number.isInteger(value) && Number(value) >= -integerLimit && Number(value) < integerLimit;
}

function valueDefect(root: Json, column: string): string | null {
  const open: { readonly value: Json; readonly place: string }[] = [{ value: root, place: column }];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { value, place } = visit;
    if (typeof value === 'string') {
      const words = textWords(value);
      if (words) return `${place} holds ${words}, which Postgres cannot store. Type the text again.`;
    } else if (typeof value === 'number' && !Number.isFinite(value)) {
      return `${place} is not a number that JSON can hold.`;
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries())
        open.push({ value: item as Json, place: `${place}[${index}]` });
    } else if (isJsonObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        const words = textWords(key);
        if (words) return `A key in ${place} holds ${words}, which Postgres cannot store.`;
        open.push({ value: item, place: `${place}.${key}` });
      }
    }
  }
  return null;
}

const defectWords = { nul: 'a NUL character', surrogate: 'half a character (a lone surrogate)' } as const;

function textWords(text: string): string | null {
  const defect = textDefect(text);
  return defect ? defectWords[defect] : null;
}
