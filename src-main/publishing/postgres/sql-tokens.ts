import { err, ok, type Result } from '../../../shared/base/result.ts';

/** One piece of SQL: what it says, without how it was written. */
export interface SqlToken {
  /** word: a key word or a plain name; name: one in quotes; body: between dollar signs; hole: $1, as its number. */
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'body' | 'hole' | 'mark';
  readonly value: string;
}

const marks = ['::', '<>', '||', '->>', '->', '#>>', '(', ')', '[', ']', ',', ';', '.', '=', '-', '+'];
const plainWord = /[A-Za-z_][A-Za-z0-9_]*/y;
const digits = /\d+/y;
const hole = /\$(\d+)/y;
const bodyStart = /\$[a-z][a-z0-9]*\$/y;
const gap = /[ \n]+/y;

/**
 * Reads SQL back, by Postgres's rules (manual, 4.1 Lexical Structure) and knowing nothing of how it was written. Strict: whatever a
 * file of ours never holds is refused, above all a text that a server could read in two ways. The error says where.
 */
export function readSqlTokens(sql: string): Result<readonly SqlToken[], string> {
  if (sql.includes('\u0000') || !sql.isWellFormed()) return err('a character that no server takes');
  const tokens: SqlToken[] = [];
  for (let at = 0; at < sql.length; ) {
    const skipped = match(gap, sql, at) ?? comment(sql, at);
    if (skipped !== null) {
      at += skipped.length;
      continue;
    }
    const read = tokenAt(sql, at);
    if (read === null) return err(placeOf(sql, at));
    tokens.push(read.token);
    at = read.end;
  }
  return ok(tokens);
}

interface Read {
  readonly token: SqlToken;
  readonly end: number;
}

function tokenAt(sql: string, at: number): Read | null {
  const sign = sql[at];
  if (sign === "'") return quoted(sql, at, "'", 'text');
  if (sign === '"') return quoted(sql, at, '"', 'name');
  if (sign === 'E' && sql[at + 1] === "'") return escaped(sql, at + 2);
  if (sign === '$') return dollar(sql, at);
  const word = match(plainWord, sql, at);
  // B'..', X'..', N'..' and U&'..' are texts of other kinds; none of ours.
  if (word !== null) return sql[at + word.length] === "'" ? null : token('word', word, at + word.length);
  const number = match(digits, sql, at);
  if (number !== null) return token('number', number, at + number.length);
  const mark = marks.find((one) => sql.startsWith(one, at));
  return mark === undefined ? null : token('mark', mark, at + mark.length);
}

/** '...' and "...": a quote inside stands twice. A backslash has no one meaning there, so a text with one is refused. */
function quoted(sql: string, at: number, quote: string, kind: 'text' | 'name'): Read | null {
  let value = '';
  for (let from = at + 1; ; ) {
    const end = sql.indexOf(quote, from);
    if (end < 0) return null;
    value += sql.slice(from, end);
    if (sql[end + 1] !== quote) {
      return kind === 'text' && value.includes('\\') ? null : token(kind, value, end + 1);
    }
    value += quote;
    from = end + 2;
  }
}

/** E'...': a quote and a backslash stand twice, and there is no other escape. */
function escaped(sql: string, start: number): Read | null {
  let value = '';
  for (let at = start; at < sql.length; at += 1) {
    const sign = sql[at] ?? '';
    if (sign !== "'" && sign !== '\\') value += sign;
    else if (sql[at + 1] === sign) {
      value += sign;
      at += 1;
    } else return sign === "'" ? token('text', value, at + 1) : null;
  }
  return null;
}

function dollar(sql: string, at: number): Read | null {
  const number = match(hole, sql, at);
  if (number !== null) return token('hole', number.slice(1), at + number.length);
  const tag = match(bodyStart, sql, at);
  if (tag === null) return null;
  const end = sql.indexOf(tag, at + tag.length);
  return end < 0 ? null : token('body', sql.slice(at + tag.length, end), end + tag.length);
}

/** A remark up to the end of its line; a bare carriage return would end it for a server. */
function comment(sql: string, at: number): string | null {
  if (!sql.startsWith('--', at)) return null;
  const end = sql.indexOf('\n', at);
  const text = sql.slice(at, end < 0 ? sql.length : end);
  return text.includes('\r') ? null : text;
}

function match(pattern: RegExp, sql: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? null;
}

function token(kind: SqlToken['kind'], value: string, end: number): Read {
  return { token: { kind, value }, end };
}

function placeOf(sql: string, at: number): string {
  const lines = sql.slice(0, at).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}
