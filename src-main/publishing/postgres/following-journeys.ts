import type { Connection } from './connection.ts';
import { countingSeconds, rowsInTime } from './counting.ts';
import { tableIn } from './identifiers.ts';
import { isRunning, rightsOnRunning } from './running-journeys.ts';

/**
 * What running journeys lose with these templates, in words, by template: they name it in their metadata or are at a stage of its,
 * and no foreign key tells of that. Nothing is said where nobody follows it.
 */
export async function followingJourneys(
  connection: Connection,
  schema: string,
  templateIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (templateIds.length === 0) return new Map();
  const rights = await rightsOnRunning(connection, schema);
  const perhaps = (why: string) =>
    new Map(templateIds.map((id) => [id, `perhaps the template of running journeys, which ${why}`]));
  if (!rights.there) return new Map();
  if (!rights.read) return perhaps('this user may not count');
  const rows = await rowsInTime(connection, followingSql(schema), [templateIds]);
  if (rows === null) return perhaps(`could not be counted in ${countingSeconds} seconds`);
  return new Map(
    rows.map((row) => {
      const [own, all] = [Number(row['own']), Number(row['total'])];
      const figure = `${rights.hidden ? 'at least ' : ''}${own === all ? all : `${own} to ${all}`}`;
      const journeys = all === 1 ? 'running journey, which stays' : 'running journeys, which stay';
      return [row['id'] ?? '', `the template of ${figure} ${journeys} without one`];
    }),
  );
}

/** `own`: of this template and no other; `total`: also those at a stage that another template of the type has too. */
function followingSql(schema: string): string {
  const templates = tableIn(schema, 'journey_templates');
  const named = "c.metadata #>> '{template,id}'";
  const hasStage = (alias: string) =>
    `${alias}.journey_type = c.journey_type AND ${alias}.stages @> jsonb_build_array(jsonb_build_object('name', c.current_stage))`;
  return `SELECT f.id, count(*)::text AS total, count(*) FILTER (WHERE NOT f.shared)::text AS own
   FROM (SELECT t.id::text AS id, ${named} IS NULL AND EXISTS (SELECT FROM ${templates} o WHERE o.id <> t.id AND ${hasStage('o')}) AS shared
     FROM ${templates} t JOIN ${tableIn(schema, 'customer_journeys')} c
       ON ${named} = t.id::text OR (${named} IS NULL AND ${hasStage('t')})
     WHERE t.id = ANY ($1::uuid[]) AND ${isRunning}) AS f
   GROUP BY f.id`;
}
