import type { Parameter } from './connection.ts';

/**
 * A value as SQL text that is inert whatever it holds and however the server reads backslashes: a text with a backslash is
 * written E'...' with both doubled, any other with its quotes doubled. Throws on NUL, which Postgres cannot hold.
 */
export function literal(value: Parameter, cast: string): string {
  if (value === null) return `NULL::${cast}`;
  if (typeof value === 'boolean') return `${value ? 'TRUE' : 'FALSE'}::${cast}`;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('Not a number that SQL can hold');
    return `${value}::${cast}`;
  }
  if (typeof value !== 'string') {
    return `ARRAY[${value.map((item) => literal(item, 'text')).join(', ')}]::${cast}`;
  }
  if (value.includes('\u0000')) throw new Error('A text with NUL cannot be written as SQL');
  if (!value.isWellFormed()) throw new Error('A text with half a character cannot be written as SQL');
  const quoted = value.replaceAll("'", "''");
  return value.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'::${cast}` : `'${quoted}'::${cast}`;
}
