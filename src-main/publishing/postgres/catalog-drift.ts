import { documentKinds } from '../../../shared/documents/document.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import { compareChecks } from './catalog-checks.ts';
import type { ExpectedTable } from './expected-tables.ts';
import { untrustedText } from './untrusted-text.ts';

/**
 * `harmless`: everything can be written and read; `no-inserts`: rows can be changed but not added; `blocks`: rows are read and none is
 * written; `unreadable`: nothing there can be taken for what the data model says.
 */
export type Effect = 'unreadable' | 'blocks' | 'no-inserts' | 'harmless';

/** One way in which a database is not what the data model says, and what follows from it for a push. */
export interface Difference {
  /** '': the server as a whole. */
  readonly table: string;
  readonly text: string;
  readonly effect: Effect;
  /** What set-up could add; null: nothing of it. */
  readonly missing: 'table' | 'index' | null;
}

/** A table as it stands there, beyond what the data model speaks of. */
export interface FoundTable extends ExpectedTable {
  /** Indexes whose building failed or goes on: they are not used. */
  readonly invalidIndexes: readonly string[];
  /** Policies decide which rows this user sees. */
  readonly hidesRows: boolean;
}

/** Columns that are not ours, each told by its name; of more only the number, whatever a server makes up. */
const mostNamed = 20;

type Say = (text: string, effect: Effect, missing?: Difference['missing']) => void;

/** Everything that differs, in the order of the data model; names come from the server and are made inert. */
export function compareTable(table: string, expected: ExpectedTable, found: FoundTable): Difference[] {
  const differences: Difference[] = [];
  const say: Say = (text, effect, missing = null) =>
    differences.push({ table, text: untrustedText(text), effect, missing });
  for (const [name, wanted] of Object.entries(expected.columns)) {
    const there = found.columns[name];
    const use = roleOf(table, name);
    if (there === undefined) say(`${table}.${name} is missing`, withoutColumn[use]);
    else if (there !== wanted) compareColumn(`${table}.${name}`, wanted, there, use, say);
  }
  const more = Object.entries(found.columns).filter(([name]) => expected.columns[name] === undefined);
  for (const [name, there] of more) {
    const needed = there.includes(' not null') && !/ (default|generated|identity)/.test(there);
    if (needed)
      say(`${table}.${name} is not ours and may not be empty, so no row can be added`, 'no-inserts');
    else if (more.length <= mostNamed) say(`${table}.${name} is not ours; it is left as it is`, 'harmless');
  }
  if (more.length > mostNamed)
    say(`${table} has ${more.length} columns that are not ours; they are left as they are`, 'harmless');
  const ours = Object.keys(expected.columns);
  compareLists(expected.unique, found.unique, {
    missing: (wanted) => say(`${table} lacks the unique ${wanted}`, 'blocks'),
    more: (there) => {
      const concernsUs = there.split(', ').every((column) => ours.includes(column));
      say(`${table} has another unique: ${there}`, concernsUs ? 'blocks' : 'harmless');
    },
  });
  compareChecks(table, expected.checks, found.checks, ours, say);
  compareLists(expected.references, found.references, {
    missing: (wanted) => say(`${table} lacks the reference ${wanted}`, 'harmless'),
    // The server holds it itself, and the rehearsal of a plan finds what it refuses.
    more: (there) => say(`${table} has another reference: ${there}`, 'harmless'),
  });
  compareIndexes(table, expected, found, say);
  if (found.hidesRows) {
    say(`row-level security is on for ${table}: rows may be hidden from this user`, 'harmless');
  }
  return differences;
}

/** `ours`: part of a document; `stamped`: written with each row and never read; `measured`: production's own. */
type Use = 'ours' | 'stamped' | 'measured';

const withoutColumn = { ours: 'unreadable', stamped: 'blocks', measured: 'harmless' } as const;

/** Of the tables that nothing is written to, every column counts as ours. */
function roleOf(table: string, column: string): Use {
  const columns = authored.get(table);
  if (!columns || columns.has(column)) return 'ours';
  return column === 'updated_at' ? 'stamped' : 'measured';
}

const authored: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  documentKinds.flatMap((kind) => {
    const unit = unitOf(kind);
    return [unit, ...(unit.parts ? [unit.parts] : [])].map(
      ({ table, columns }) => [table, new Set(columns.map(({ name }) => name))] as const,
    );
  }),
);

function compareLists(
  expected: readonly string[],
  found: readonly string[],
  tell: { readonly missing: (wanted: string) => void; readonly more: (there: string) => void },
): void {
  for (const wanted of expected) if (!found.includes(wanted)) tell.missing(wanted);
  for (const there of found) if (!expected.includes(there)) tell.more(there);
}

function compareIndexes(table: string, expected: ExpectedTable, found: FoundTable, say: Say): void {
  for (const [name, wanted] of Object.entries(expected.indexes)) {
    // An index may be called otherwise and do the same.
    const there =
      found.indexes[name] ?? Object.values(found.indexes).find((definition) => definition === wanted);
    if (found.invalidIndexes.includes(name))
      say(`the index ${name} on ${table} was never finished: drop it, then set up again`, 'harmless');
    else if (there === undefined) say(`the index ${name} on ${table} is missing`, 'harmless', 'index');
    else if (there !== wanted) say(`the index ${name} is on (${there}), expected (${wanted})`, 'harmless');
  }
  for (const [name, there] of Object.entries(found.indexes)) {
    if (there.includes(' unique'))
      say(`the unique index ${name} on ${table} (${there}) is not ours`, 'blocks');
  }
}

function compareColumn(place: string, wanted: string, there: string, use: Use, say: Say): void {
  const [want, have] = [columnParts(wanted), columnParts(there)];
  // What production measures, it may measure as it likes.
  const matters = (effect: Effect): Effect => (use === 'measured' ? 'harmless' : effect);
  if (want.type !== have.type) {
    const text = `${place} is ${shortType(have.type)}, expected ${shortType(want.type)}`;
    const effect = isReadAlike(have.type, want.type) ? 'blocks' : 'unreadable';
    say(text, isWider(have.type, want.type) ? 'harmless' : matters(effect));
  }
  if (want.notNull && !have.notNull) say(`${place} may be empty, expected not null`, 'harmless');
  if (!want.notNull && have.notNull) {
    const unfilled = use === 'measured' && have.fallback === '';
    say(`${place} is not null, expected that it may be empty`, unfilled ? 'no-inserts' : matters('blocks'));
  }
  if (have.fallback === 'generated' || have.fallback === 'identity')
    say(`${place} is made by the server, so it cannot be written`, matters('blocks'));
  else if (want.fallback !== have.fallback) {
    say(`${place} has ${defaultWords(have.fallback)}, expected ${defaultWords(want.fallback)}`, 'harmless');
  }
}

function columnParts(definition: string) {
  const match = /^(.*?)( not null)?( (?:default .*|generated|identity))?$/s.exec(definition);
  return { type: match?.[1] ?? definition, notNull: Boolean(match?.[2]), fallback: match?.[3]?.trim() ?? '' };
}

function defaultWords(fallback: string): string {
  return fallback === '' ? 'no default' : fallback;
}

function shortType(type: string): string {
  return type.replace('character varying', 'varchar').replace('timestamp with time zone', 'timestamptz');
}

/** Whether a value reads the same from either type, however much of it either holds. */
function isReadAlike(have: string, want: string): boolean {
  return families.some((family) => family.test(have) && family.test(want));
}

const families = [
  /^(text|character varying(\(\d+\))?)$/,
  /^(smallint|integer|bigint)$/,
  /^numeric(\(\d+,\d+\))?$/,
  /^timestamp(\(\d\))? with time zone$/,
];

/** Whether everything that fits into `want` fits into `have` unchanged. */
function isWider(have: string, want: string): boolean {
  const wanted = /^character varying\((\d+)\)$/.exec(want)?.[1];
  if (wanted !== undefined) {
    if (have === 'text' || have === 'character varying') return true;
    const there = /^character varying\((\d+)\)$/.exec(have)?.[1];
    return there !== undefined && Number(there) > Number(wanted);
  }
  if (want === 'integer') return have === 'bigint' || have === 'numeric';
  const numeric = /^numeric\((\d+),(\d+)\)$/.exec(want);
  if (!numeric) return false;
  if (have === 'numeric') return true;
  const there = /^numeric\((\d+),(\d+)\)$/.exec(have);
  const [digits, scale] = [Number(numeric[1]), Number(numeric[2])];
  return Number(there?.[2]) >= scale && Number(there?.[1]) - Number(there?.[2]) >= digits - scale;
}
