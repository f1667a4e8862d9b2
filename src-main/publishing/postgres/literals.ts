import type { Parameter } from './connection.ts';

/** How a value becomes SQL text; a run that proves something takes another one. */
export type EncodeLiteral = (value: Parameter, cast: string) => string;

/**
 * A value as SQL text that is inert whatever it holds and however the server reads backslashes: a text with a backslash is
 * written E'...' with both doubled, any other with its quotes doubled. Numbers are quoted too, for -2147483648::integer is
 * minus a number that is out of range. Throws on NUL, which Postgres cannot hold.
 */
export function literal(value: Parameter, cast: string): string {
  if (value === null) return `NULL::${cast}`;
  if (typeof value === 'boolean') return `${value ? 'TRUE' : 'FALSE'}::${cast}`;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('Not a number that SQL can hold');
    return `'${value}'::${cast}`;
  }
  if (typeof value !== 'string') {
    return `ARRAY[${value.map((item) => literal(item, 'text')).join(', ')}]::${cast}`;
  }
  if (value.includes('\u0000')) throw new Error('A text with NUL cannot be written as SQL');
  if (!value.isWellFormed()) throw new Error('A text with half a character cannot be written as SQL');
  const quoted = value.replaceAll("'", "''");
  return value.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'::${cast}` : `'${quoted}'::${cast}`;
}
