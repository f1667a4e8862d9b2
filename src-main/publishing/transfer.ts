import { assertNever } from '../../shared/base/assert-never.ts';
import type { Connection, TextRow } from './postgres/connection.ts';
import type { MovedJourney } from './postgres/running-journeys.ts';
import type { Statement } from './postgres/statements.ts';

/** What must be found there and what must be there afterwards, by row id. */
export interface Expectation {
  /** Rows that are updated, with the hash that they must still have. */
  readonly before: ReadonlyMap<string, string>;
  /** What the statements that read back must answer. */
  readonly after: ReadonlyMap<string, string>;
}

/** Why the transaction may not be committed. Its work is rolled back by whoever began it. */
export type Stop =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'moved'; readonly ids: readonly string[] }
  | { readonly kind: 'name-taken'; readonly names: readonly string[] }
  | { readonly kind: 'rows'; readonly purpose: string; readonly wanted: number; readonly found: number }
  | { readonly kind: 'changed-on-write'; readonly ids: readonly string[] }
  /** Running journeys are still at a stage that goes. */
  | { readonly kind: 'stranded'; readonly ids: readonly string[] };

export interface Transferred {
  readonly stop: Stop | null;
  /** Rows written by each statement; null where it writes none. */
  readonly counts: readonly (number | null)[];
  /** Running journeys that were taken to another stage, with the template. */
  readonly moved: readonly { readonly documentId: string; readonly journeys: readonly MovedJourney[] }[];
}

/** Runs a plan's statements inside a transaction that somebody else began, and checks each answer. */
export async function runStatements(
  connection: Connection,
  statements: readonly Statement[],
  expected: Expectation,
  onStep: (done: number) => void = () => undefined,
  isCancelled: () => boolean = () => false,
): Promise<Transferred> {
  const counts: (number | null)[] = [];
  const moved: { documentId: string; journeys: MovedJourney[] }[] = [];
  for (const [index, statement] of statements.entries()) {
    if (isCancelled()) return { stop: { kind: 'cancelled' }, counts, moved };
    const { sql, parameters, copied } = statement;
    const { rows, count } = await (copied ? connection.load(sql, copied) : connection.query(sql, parameters));
    const stop = checkAnswer(statement, rows, count, expected);
    const writes = statement.rows !== null || statement.role === 'move-running';
    counts.push(writes ? count : null);
    if (statement.role === 'move-running')
      moved.push({ documentId: statement.ids[0] ?? '', journeys: rows.map(movedJourney) });
    if (stop) return { stop, counts, moved };
    onStep(index + 1);
  }
  return { stop: null, counts, moved };
}

function movedJourney(row: TextRow): MovedJourney {
  return { id: row['id'] ?? '', from: row['from_stage'] ?? '', to: row['to_stage'] ?? '' };
}

function checkAnswer(
  { role, rows: wanted, purpose, ids: own }: Statement,
  rows: readonly TextRow[],
  count: number,
  { before, after }: Expectation,
): Stop | null {
  switch (role) {
    case 'guard':
    // How many run there is known only now.
    case 'move-running':
      return null;
    case 'stranded':
      return rows.length === 0 ? null : { kind: 'stranded', ids: own };
    case 'names':
      return rows.length === 0 ? null : { kind: 'name-taken', names: rows.map((row) => row['name'] ?? '') };
    case 'lock-rows': {
      const ids = unequalIds(before, rows, own);
      return ids.length === 0 ? null : { kind: 'moved', ids };
    }
    case 'update':
    case 'insert':
    case 'delete':
      return wanted === null || count === wanted ? null : { kind: 'rows', purpose, wanted, found: count };
    case 'verify': {
      const ids = unequalIds(after, rows, own);
      return ids.length === 0 ? null : { kind: 'changed-on-write', ids };
    }
    default:
      return assertNever(role);
  }
}

/** Rows that are missing, too many, or of another hash, among those that the statement is about. */
function unequalIds(
  expected: ReadonlyMap<string, string>,
  rows: readonly TextRow[],
  own: readonly string[],
): string[] {
  const found = new Map(rows.map((row) => [row['id'] ?? '', row['hash'] ?? '']));
  return own.filter((id) => expected.get(id) !== found.get(id));
}
