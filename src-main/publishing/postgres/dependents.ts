import { documentKinds } from '../../../shared/documents/document.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import type { Connection } from './connection.ts';
import { countingSeconds, rowsInTime } from './counting.ts';
import { followingJourneys } from './following-journeys.ts';
import { type FollowedKey, readFollowedKeys } from './foreign-keys.ts';
import { tableIn } from './identifiers.ts';
import type { RemoteUnit } from './units.ts';
import { untrustedText } from './untrusted-text.ts';

/** What people call the rows of a table that go with a row of ours. */
const words: ReadonlyMap<string, { readonly one: string; readonly many: string }> = new Map([
  ['funnel_stages', { one: 'step', many: 'steps' }],
  ['process_executions', { one: 'execution with its history', many: 'executions with their history' }],
]);

/** One thing that a delete does to a table that it reaches. */
interface Reach {
  readonly key: FollowedKey;
  /** The table between it and the document; null: it refers to the document itself. */
  readonly through: string | null;
}

/** By what was asked about, then by table and what happens there: how many rows. */
type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * How many rows would go along if these were deleted, and how many would lose a reference, in words, by document: whatever the
 * database itself does, through as many tables as there are.
 */
export async function countDependents(
  connection: Connection,
  schema: string,
  units: readonly Pick<RemoteUnit, 'kind' | 'id'>[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const kind of documentKinds) {
    const ids = units.filter((unit) => unit.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    const table = tableIn(schema, unitOf(kind).table);
    const { root, keys } = await readFollowedKeys(connection, table);
    const reaches = reachesOf(root, keys);
    if (reaches.length === 0) continue;
    const counts = await countRows(connection, countingSql(table, root, keys), ids);
    for (const id of ids)
      found.set(id, inWords(reaches, counts === null ? null : (counts.get(id) ?? new Map())));
  }
  const templates = units.flatMap(({ kind, id }) => (kind === 'journey' ? [id] : []));
  for (const [id, words] of await followingJourneys(connection, schema, templates))
    found.set(id, [...(found.get(id) ?? []), words]);
  return found;
}

/** Each table once for each of the two things that may happen there, nearest first. */
function reachesOf(root: string, keys: readonly FollowedKey[]): Reach[] {
  const reaches = new Map<string, Reach>();
  const reached = new Set([root]);
  // Grows while it is walked: what a deleted row takes along may take along more.
  for (const parent of reached) {
    for (const key of keys.filter((one) => one.parent === parent)) {
      const through =
        parent === root ? null : untrustedText(keys.find(({ child }) => child === parent)?.childName ?? '');
      if (!reaches.has(placeOf(key))) reaches.set(placeOf(key), { key, through });
      if (key.does === 'deletes') reached.add(key.child);
    }
  }
  return [...reaches.values()];
}

function placeOf({ child, does }: FollowedKey): string {
  return `${child} ${does}`;
}

/**
 * Follows the keys row by row, as the server would. A row that is reached in two ways counts once, and rows that refer to each
 * other end. The tables are told apart by their numbers in the catalog, which are ours to write: digits only.
 */
function countingSql(table: string, root: string, keys: readonly FollowedKey[]): string {
  const countable = keys.filter(({ mayCount }) => mayCount);
  const step = ({ parent, child, parentTable, childTable, condition }: FollowedKey) =>
    `SELECT ${child}::bigint AS t, c.tableoid AS part, c.ctid AS place FROM ${parentTable} p JOIN ${childTable} c ON ${condition}
     WHERE g.t = ${parent} AND p.tableoid = g.part AND p.ctid = g.place`;
  const stepsOf = (does: FollowedKey['does']) => {
    const steps = countable.filter((key) => key.does === does).map(step);
    const none = 'SELECT 0::bigint AS t, 0::oid AS part, NULL::tid AS place WHERE FALSE';
    return `(${(steps.length > 0 ? steps : [none]).join(' UNION ALL ')}) n`;
  };
  return `WITH RECURSIVE chosen AS (
    SELECT r.id::text AS id, ${root}::bigint AS t, r.tableoid AS part, r.ctid AS place FROM ${table} r WHERE r.id = ANY ($1::uuid[])
  ), gone AS (
    SELECT * FROM chosen
    UNION
    SELECT g.id, n.t, n.part, n.place FROM gone g CROSS JOIN LATERAL ${stepsOf('deletes')}
  ), cleared AS (
    SELECT g.id, n.t, n.part, n.place FROM gone g CROSS JOIN LATERAL ${stepsOf('clears')}
    EXCEPT SELECT * FROM gone
  )
  SELECT id, t || ' deletes' AS place, count(*)::text AS n FROM (SELECT * FROM gone EXCEPT SELECT * FROM chosen) g GROUP BY id, t
  UNION ALL SELECT id, t || ' clears', count(*)::text FROM cleared GROUP BY id, t`;
}

/** null: it took too long, or the server could not. */
async function countRows(
  connection: Connection,
  sql: string,
  ids: readonly string[],
): Promise<Counts | null> {
  const rows = await rowsInTime(connection, sql, [ids]);
  if (rows === null) return null;
  const counts = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const own = counts.get(row['id'] ?? '') ?? new Map<string, number>();
    counts.set(row['id'] ?? '', own.set(row['place'] ?? '', Number(row['n'])));
  }
  return counts;
}

function inWords(reaches: readonly Reach[], counts: ReadonlyMap<string, number> | null): string[] {
  return reaches.flatMap(({ key, through }) => {
    const count = counts?.get(placeOf(key)) ?? 0;
    const way = through === null ? '' : ` (through ${through})`;
    const { one, many } = namesOf(key.childName);
    const rows = `${key.hidesRows ? 'at least ' : ''}${count} ${count === 1 ? one : many}${way}`;
    const stay = count === 1 ? 'which stays' : 'which stay';
    if (!key.mayCount) return [`${many}${way}, which this user may not count`];
    if (counts === null)
      return [`perhaps ${many}${way}, which could not be counted in ${countingSeconds} seconds`];
    if (count === 0)
      return key.hidesRows ? [`perhaps ${many}${way}, which policies hide from this user`] : [];
    return [key.does === 'deletes' ? rows : `the reference in ${rows}, ${stay}`];
  });
}

function namesOf(table: string): { readonly one: string; readonly many: string } {
  const shown = untrustedText(table);
  return words.get(table) ?? { one: `row of ${shown}`, many: `rows of ${shown}` };
}
