import type { Parameter } from './connection.ts';
import { readSqlTokens, type SqlToken } from './sql-tokens.ts';

/** A value as the server gets it, before its cast: null, one text, or the texts of an array. */
export type ReadValue = string | null | readonly (string | null)[];

/** What stands for a value (`$1`) and for the schema's name (`$2`) in the text of a pattern. */
export const valueHole = '$1';
export const schemaHole = '$2';

export interface PatternContext {
  readonly schema: string;
  /** What $1, $2 ... of the statement stand for; none in a file. */
  readonly parameters: readonly Parameter[];
}

/** A pattern is SQL of our own with holes, so it always reads. */
export function pattern(sql: string): readonly SqlToken[] {
  const read = readSqlTokens(sql);
  if (!read.ok) throw new Error(`Not SQL: ${read.error}`);
  return read.value;
}

/** The values of a statement that has exactly the pattern's form, in their order; null: it has another form. */
export function matchPattern(
  tokens: readonly SqlToken[],
  wanted: readonly SqlToken[],
  { schema, parameters }: PatternContext,
): readonly ReadValue[] | null {
  const values: ReadValue[] = [];
  let at = 0;
  for (const { kind, value } of wanted) {
    const found = tokens[at];
    if (kind === 'hole' && value === '1') {
      const read = valueAt(tokens, at, parameters);
      if (!read) return null;
      values.push(read.value);
      at = read.end;
    } else if (kind === 'hole') {
      if (found?.kind !== 'name' || found.value !== schema) return null;
      at += 1;
    } else {
      if (found?.kind !== kind || found.value !== value) return null;
      at += 1;
    }
  }
  return at === tokens.length ? values : null;
}

interface ValueRead {
  readonly value: ReadValue;
  readonly end: number;
}

function valueAt(
  tokens: readonly SqlToken[],
  at: number,
  parameters: readonly Parameter[],
): ValueRead | null {
  const found = tokens[at];
  if (found?.kind === 'text') return { value: found.value, end: at + 1 };
  if (found?.kind === 'hole') return parameterAt(parameters, Number(found.value), at + 1);
  if (found?.kind !== 'word') return null;
  if (found.value === 'NULL') return { value: null, end: at + 1 };
  if (found.value === 'TRUE' || found.value === 'FALSE') {
    return { value: found.value.toLowerCase(), end: at + 1 };
  }
  return found.value === 'ARRAY' ? arrayAt(tokens, at + 1) : null;
}

/** `['a'::text, NULL::text]`. */
function arrayAt(tokens: readonly SqlToken[], start: number): ValueRead | null {
  const isMark = (index: number, mark: string) =>
    tokens[index]?.kind === 'mark' && tokens[index].value === mark;
  if (!isMark(start, '[')) return null;
  const items: (string | null)[] = [];
  let at = start + 1;
  while (!isMark(at, ']')) {
    if (items.length > 0) {
      if (!isMark(at, ',')) return null;
      at += 1;
    }
    const item = valueAt(tokens, at, []);
    const cast = tokens[at + 2];
    if (!item || item.end !== at + 1 || Array.isArray(item.value)) return null;
    if (!isMark(at + 1, '::') || cast?.kind !== 'word' || cast.value !== 'text') return null;
    items.push(item.value as string | null);
    at += 3;
  }
  return { value: items, end: at + 1 };
}

function parameterAt(parameters: readonly Parameter[], number: number, end: number): ValueRead | null {
  const value = parameters[number - 1];
  return value === undefined ? null : { value: asText(value), end };
}

/** A parameter as the driver sends it. */
export function asText(value: Parameter): ReadValue {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value.map((item) => (item === null ? null : String(item)));
}
