import type { PostgresServer } from '../../e2e/harness/postgres-server.ts';
import type { RandomSource } from '../random-source.ts';
import { markOf, marksIn, numberMark } from './marks.ts';
import type { Oracle } from './oracle.ts';

const columns: Readonly<Record<string, readonly string[]>> = {
  journey_templates: ['stages', 'touchpoints', 'success_criteria', 'description'],
  conversion_funnels: ['stages', 'description'],
  business_processes: ['trigger_events', 'automation_rules', 'fallback_procedures', 'description'],
  experiment_configs: ['variants', 'target_audience', 'secondary_metrics', 'hypothesis', 'description'],
};
const jsonb = new Set([
  'stages',
  'touchpoints',
  'success_criteria',
  'trigger_events',
  'automation_rules',
  'fallback_procedures',
  'variants',
  'target_audience',
  'secondary_metrics',
]);

interface Outside {
  readonly server: Pick<PostgresServer, 'run'>;
  readonly database: string;
  readonly random: RandomSource;
  readonly oracle: Oracle;
  /** Only one of these documents, where one is there. */
  readonly among?: readonly string[];
}

/** Somebody who writes to production with SQL and knows nothing of the application. */
export async function editOutside({ server, database, random, oracle, among }: Outside): Promise<void> {
  const table = random.pick(await tablesWith(server, database, among));
  if (table === undefined) return;
  const rows = await server.run(database, `SELECT id, to_jsonb(t)::text AS text FROM ${table} t ORDER BY id`);
  const row = random.pick(among ? rows.filter(({ id }) => among.includes(id ?? '')) : rows);
  if (!row) return;
  const dice = random.below(40);
  if (dice === 0 && rows.length > 1) {
    const [gone] = await server.run(
      database,
      `DELETE FROM ${table} t WHERE id = $1 RETURNING to_jsonb(t)::text AS text`,
      [row['id']],
    );
    for (const [place, value] of marksIn(gone?.['text'] ?? '')) oracle.removed('designer', place, value);
    return;
  }
  if (dice < 4 && table !== 'experiment_configs') {
    await server.run(
      database,
      `UPDATE ${table} SET is_active = NOT coalesce(is_active, true) WHERE id = $1`,
      [row['id']],
    );
    return;
  }
  const marks = [...marksIn(row['text'] ?? '')].sort(([a], [b]) => a - b);
  const found = marks[Math.floor((random.below(1000) / 1000) ** 2 * marks.length)];
  if (!found) return;
  const [place, value] = found;
  const next = oracle.newValue(place, [value]);
  // The very value that was seen, or nothing: what somebody wrote in between is left alone. A mark is a text or a number.
  const isText = (row['text'] ?? '').includes(markOf(place, value));
  // The logic of a process repeats its conditions in their order: by hand, nobody changes one and not the other.
  if (!isText && table === 'business_processes') return;
  const pattern = isText ? `\\mq${place}\\.${value}\\M` : `\\m${numberMark(place, value)}\\M`;
  const after = isText ? markOf(place, next) : String(numberMark(place, next));
  const replaced = (column: string) =>
    `${column} = regexp_replace(${column}::text, '${pattern}', '${after}', 'g')${jsonb.has(column) ? '::jsonb' : ''}`;
  const holds = (list: readonly string[]) =>
    list.map((column) => `${column}::text ~ '${pattern}'`).join(' OR ');
  const own = columns[table] ?? [];
  const statements = [
    `UPDATE ${table} SET ${own.map(replaced).join(', ')} WHERE id = '${row['id']}' AND (${holds(own)})`,
  ];
  if (table === 'conversion_funnels') {
    // Whoever changes a step there changes both places where it is written.
    const steps = ['stage_name', 'description'];
    statements.push(
      `UPDATE funnel_stages SET ${steps.map(replaced).join(', ')} WHERE funnel_id = '${row['id']}' AND (${holds(steps)})`,
    );
  }
  await server.run(database, statements.join(';\n'));
}

async function tablesWith(
  server: Outside['server'],
  database: string,
  among: Outside['among'],
): Promise<readonly string[]> {
  const all = Object.keys(columns);
  if (!among) return all;
  const found = await server.run(
    database,
    all
      .map((table) => `SELECT '${table}' AS name FROM ${table} WHERE id = ANY ($1::uuid[])`)
      .join(' UNION ALL '),
    [among],
  );
  return found.map(({ name }) => name ?? '');
}
