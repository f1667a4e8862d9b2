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
  const tokens: SqlToken[] = [];
  const problem = eachToken(sql, (token) => {
    tokens.push(token);
    return true;
  });
  return typeof problem === 'string' ? err(problem) : ok(tokens);
}

/** Statement by statement, each without the semicolon that ends it. What no semicolon ends is an error. */
export function* readSqlStatements(sql: string): Generator<Result<readonly SqlToken[], string>, void> {
  for (let at: number | null = 0; at !== null; ) {
    const tokens: SqlToken[] = [];
    const end = eachToken(
      sql,
      (token) => {
        const isEnd = token.kind === 'mark' && token.value === ';';
        if (!isEnd) tokens.push(token);
        return !isEnd;
      },
      at,
    );
    if (typeof end === 'string') yield err(end);
    else if (end !== null) yield ok(tokens);
    else if (tokens.length > 0) yield err('its last statement, which has no end');
    at = typeof end === 'string' ? null : end;
  }
}

/** Calls until `take` says that it is enough: then the place after that token; null: the end; a text: what cannot be read. */
function eachToken(sql: string, take: (token: SqlToken) => boolean, from = 0): number | string | null {
  if (from === 0 && (sql.includes('\u0000') || !sql.isWellFormed()))
    return 'a character that no server takes';
  for (let at = from; at < sql.length; ) {
    const skipped = match(gap, sql, at) ?? comment(sql, at);
    if (skipped !== null) {
      at += skipped.length;
      continue;
    }
    const read = tokenAt(sql, at);
    if (read === null) return placeOf(sql, at);
    at = read.end;
    if (!take(read.token)) return at;
  }
  return null;
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

const special = /['\\]/g;

/** E'...': a quote and a backslash stand twice, and there is no other escape. */
function escaped(sql: string, start: number): Read | null {
  let value = '';
  for (let from = start; ; ) {
    special.lastIndex = from;
    const found = special.exec(sql);
    if (!found) return null;
    const [sign] = found;
    const at = found.index;
    value += sql.slice(from, at);
    if (sql[at + 1] !== sign) return sign === "'" ? token('text', value, at + 1) : null;
    value += sign;
    from = at + 2;
  }
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
