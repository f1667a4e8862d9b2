import type { Drift, Follows } from './drifts.ts';

/** Every row of every table of the schema, whatever they are called: 'table id' to its columns. */
export type Rows = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

type Run = (sql: string) => Promise<readonly Readonly<Record<string, string | null>>[]>;

/** Plain SQL as the owner, past every view, right and policy. Shares nothing with the application. */
export async function readRows(run: Run): Promise<Rows> {
  const tables = await run(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`,
  );
  const selects = tables.map(
    ({ name }) => `SELECT '${name}' AS name, to_jsonb(t)::text AS row FROM "${name}" t`,
  );
  const rows = await run(selects.join(' UNION ALL '));
  return new Map(
    rows.map(({ name, row }) => {
      const columns = JSON.parse(row ?? '{}') as Record<string, unknown>;
      return [`${name} ${String(columns['id'])}`, columns];
    }),
  );
}

export interface Attempt {
  readonly before: Rows;
  readonly after: Rows;
  /** Whether the application said that it is written. */
  readonly said: boolean;
  /** By the id of the document: its description, which is the one thing that was edited. */
  readonly marks: ReadonlyMap<string, string>;
  /** Rows of these tables stand for documents or parts of them: the kind of each. */
  readonly kindOf: (table: string) => Drift['kind'] | null;
  readonly followsOf: (kind: Drift['kind']) => Follows;
  /** Whether tables were altered after the plan was made. */
  readonly altered: ReadonlySet<Drift['kind']>;
}

/** Everything that was written and should not have been, in words. */
export function wrongWrites(attempt: Attempt): string[] {
  const { before, after, said, marks, kindOf, followsOf, altered } = attempt;
  const wrong: string[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    if (was && is && JSON.stringify(was) === JSON.stringify(is)) continue;
    const [table = '', id = ''] = key.split(' ');
    const kind = kindOf(table);
    const owner = ownerOf((is ?? was)?.['funnel_id'], id);
    const mark = marks.get(owner);
    if (!said) wrong.push(`${key} changed by a push that says it wrote nothing`);
    else if (kind === null || mark === undefined) wrong.push(`${key} is no part of what was pushed`);
    else if (followsOf(kind) === 'nothing') wrong.push(`${key}: its table should have stopped the push`);
    else if (altered.has(kind)) wrong.push(`${key}: its table was altered after the plan was made`);
    else if (!is) wrong.push(`${key} is gone`);
    else if (!was && followsOf(kind) === 'updates') wrong.push(`${key} was added`);
    else if (was) wrong.push(...changedColumns(key, was, is, mark));
    else if (!('funnel_id' in is) && is['description'] !== mark)
      wrong.push(`${key} does not hold what was drawn`);
  }
  if (said && wrong.length === 0) wrong.push(...notWritten(attempt));
  return wrong;
}

/** A step belongs to its funnel; any other row to itself. */
function ownerOf(funnel: unknown, id: string): string {
  return typeof funnel === 'string' ? funnel : id;
}

/** An edit of the description writes that and when it was written. */
function changedColumns(
  key: string,
  was: Readonly<Record<string, unknown>>,
  is: Readonly<Record<string, unknown>>,
  mark: string,
): string[] {
  const changed = Object.keys(is).filter(
    (column) => JSON.stringify(was[column]) !== JSON.stringify(is[column]),
  );
  const other = changed.filter((column) => column !== 'description' && column !== 'updated_at');
  if (other.length > 0) return [`${key}: ${other.join(', ')} changed`];
  return is['description'] === mark ? [] : [`${key} does not hold what was edited`];
}

function notWritten({ after, marks }: Attempt): string[] {
  const there = new Set([...after].map(([key, row]) => `${key.split(' ')[1]} ${String(row['description'])}`));
  return [...marks].flatMap(([id, mark]) =>
    there.has(`${id} ${mark}`) ? [] : [`${id} is said to be written and is not there`],
  );
}
