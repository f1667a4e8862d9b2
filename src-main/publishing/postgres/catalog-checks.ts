import type { Effect } from './catalog-drift.ts';

/** What a CHECK allows, where it is of a form that we can compare. */
type Allowed =
  | { readonly form: 'list'; readonly column: string; readonly values: readonly string[] }
  | { readonly form: 'range'; readonly column: string; readonly low: number; readonly high: number };

/**
 * The checks of a table against those of the data model: a wider list or range takes everything that we write, a narrower
 * one or one that we cannot read may refuse it.
 */
export function compareChecks(
  table: string,
  expected: readonly string[],
  found: readonly string[],
  ourColumns: readonly string[],
  say: (text: string, effect: Effect) => void,
): void {
  const left = found.filter((there) => !expected.includes(there));
  for (const wanted of expected) {
    if (found.includes(wanted)) continue;
    const want = readCheck(wanted);
    const at = left.findIndex((there) => {
      const have = readCheck(there);
      return have !== null && want !== null && have.form === want.form && have.column === want.column;
    });
    const have = readCheck(left[at] ?? '');
    if (!want || !have) say(`${table} lacks the check ${wanted}`, 'harmless');
    else {
      left.splice(at, 1);
      compareAllowed(`${table}.${want.column}`, want, have, say);
    }
  }
  for (const there of left) {
    const isOurs = ourColumns.some((column) => new RegExp(`\\b${column}\\b`).test(withoutTexts(there)));
    if (isOurs) say(`${table} has another check: ${there}`, 'blocks');
    else say(`${table} has a check of columns that are not ours: ${there}`, 'harmless');
  }
}

function compareAllowed(
  place: string,
  want: Allowed,
  have: Allowed,
  say: (text: string, effect: Effect) => void,
): void {
  if (want.form === 'list' && have.form === 'list') {
    const refused = want.values.filter((value) => !have.values.includes(value));
    const more = have.values.filter((value) => !want.values.includes(value));
    if (refused.length > 0) say(`${place} does not take ${listed(refused)} there`, 'blocks');
    if (more.length > 0) say(`${place} also takes ${listed(more)} there`, 'harmless');
  }
  if (want.form === 'range' && have.form === 'range') {
    const isNarrower = have.low > want.low || have.high < want.high;
    const text = `${place} takes ${have.low} to ${have.high} there, expected ${want.low} to ${want.high}`;
    say(text, isNarrower ? 'blocks' : 'harmless');
  }
}

function listed(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(', ');
}

/** The two forms of the data model, as `pg_get_expr` spells them for varchar and for text. */
function readCheck(text: string): Allowed | null {
  const range = /^\((\w+) >= (-?\d+) AND \1 <= (-?\d+)\)$/.exec(text);
  if (range) {
    const [, column = '', low, high] = range;
    return { form: 'range', column, low: Number(low), high: Number(high) };
  }
  const list = /^\((\w+)(?:::text)? = ANY \(\(?ARRAY\[(.*?)\]\)?(?:::text\[\])?\)\)$/s.exec(text);
  const one = /^\((\w+)(?:::text)? = ('(?:[^']|'')*'::text)\)$/s.exec(text);
  const [, column = '', inside = ''] = list ?? one ?? [];
  if (column === '') return null;
  const item = /'((?:[^']|'')*)'(?:::(?:character varying|text))?/g;
  if (inside.replace(item, '').replaceAll(', ', '') !== '') return null;
  const values = [...inside.matchAll(item)].map(([, value = '']) => value.replaceAll("''", "'"));
  return { form: 'list', column, values };
}

function withoutTexts(check: string): string {
  return check.replace(/'(?:[^']|'')*'/g, "''");
}
