import { type Connection, isTrue } from './connection.ts';
import { tableIn } from './identifiers.ts';
import type { Statement } from './statements.ts';

/** A template as running journeys refer to it. */
export interface RunningAt {
  readonly documentId: string;
  /** Of the row there: journeys that name no template are matched by it and the stage's name. */
  readonly journeyType: string;
}

export interface StageCount {
  readonly stage: string;
  readonly journeys: number;
  /** At a stage of this name, and it cannot be told whose: another template has such a stage too. */
  readonly unclear: number;
}

/** Running journeys that a plan takes from stages whose names go to others. */
export interface StageMoves extends RunningAt {
  readonly name: string;
  readonly stages: readonly { readonly from: string; readonly to: string }[];
}

/** One running journey that was moved. */
export interface MovedJourney {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

export const runningTable = 'customer_journeys';
const read = ['id', 'current_stage', 'completed_at', 'is_active', 'metadata', 'journey_type'];
const written = ['current_stage', 'updated_at'];

/** Not every user may see or touch running journeys; asking in vain would end the transaction. */
export async function rightsOnRunning(
  connection: Connection,
  schema: string,
): Promise<{
  readonly there: boolean;
  readonly read: boolean;
  readonly write: boolean;
  readonly hidden: boolean;
}> {
  const may = (right: string, columns: string) =>
    `coalesce((SELECT bool_and(pg_catalog.has_column_privilege(c.oid, w.name, '${right}')) FROM pg_catalog.unnest(${columns}) AS w (name)), false)`;
  const { rows } = await connection.query(
    `SELECT ${may('SELECT', '$2::text[]')} AS read, ${may('UPDATE', '$3::text[]')} AS write, pg_catalog.row_security_active(c.oid) AS hidden
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relname = '${runningTable}' AND c.relkind IN ('r', 'p')`,
    [schema, read, written],
  );
  const [row] = rows;
  return {
    there: row !== undefined,
    read: isTrue(row?.['read']),
    write: isTrue(row?.['write']),
    hidden: isTrue(row?.['hidden']),
  };
}

/** Whose a running journey is: 'named' by its own metadata, 'alone' the only template with such a stage, or 'unclear'. */
function belongs(schema: string): string {
  return `CASE
    WHEN c.metadata #>> '{template,id}' IS NOT NULL THEN CASE WHEN c.metadata #>> '{template,id}' = $1::uuid::text THEN 'named' END
    WHEN c.journey_type <> $2::text THEN NULL
    WHEN EXISTS (SELECT FROM ${tableIn(schema, 'journey_templates')} o WHERE o.id <> $1::uuid AND o.journey_type = $2::text
      AND o.stages @> jsonb_build_array(jsonb_build_object('name', c.current_stage))) THEN 'unclear'
    ELSE 'alone' END`;
}

/** Of a row `c` of the table. */
export const isRunning = 'c.completed_at IS NULL AND c.is_active IS NOT FALSE';

/** How many journeys run at these stages of one template. */
export async function countRunning(
  connection: Connection,
  schema: string,
  { documentId, journeyType }: RunningAt,
  stages: readonly string[],
): Promise<StageCount[]> {
  const { rows } = await connection.query(
    `SELECT s.stage, count(*) FILTER (WHERE s.whose <> 'unclear')::text AS journeys, count(*) FILTER (WHERE s.whose = 'unclear')::text AS unclear
     FROM (SELECT c.current_stage AS stage, ${belongs(schema)} AS whose FROM ${tableIn(schema, runningTable)} c
       WHERE c.current_stage = ANY ($3::text[]) AND ${isRunning}) AS s
     WHERE s.whose IS NOT NULL GROUP BY s.stage`,
    [documentId, journeyType, stages],
  );
  return rows.map((row) => ({
    stage: row['stage'] ?? '',
    journeys: Number(row['journeys'] ?? 0),
    unclear: Number(row['unclear'] ?? 0),
  }));
}

/**
 * Takes running journeys to other stages: all in one statement, so that names that change hands cannot meet, and locked in the
 * order of their ids. Before the templates are written, for by their stages it is told whose a journey is.
 */
export function moveStatements(schema: string, moves: readonly StageMoves[]): Statement[] {
  return moves.flatMap(({ documentId, journeyType, name, stages }) => {
    const from = stages.map((stage) => stage.from);
    const to = stages.map((stage) => stage.to);
    const left = from.filter((stage) => !to.includes(stage));
    const whose = `${belongs(schema)} IN ('named', 'alone')`;
    const journeys = tableIn(schema, runningTable);
    const move: Statement = {
      role: 'move-running',
      sql: `WITH there AS (SELECT c.id, w.from_stage, w.to_stage FROM unnest($3::text[], $4::text[]) AS w (from_stage, to_stage) JOIN ${journeys} c ON c.current_stage = w.from_stage WHERE ${isRunning} AND ${whose} ORDER BY c.id FOR UPDATE OF c) UPDATE ${journeys} AS c SET current_stage = there.to_stage, updated_at = now() FROM there WHERE c.id = there.id RETURNING c.id, there.from_stage, there.to_stage`,
      parameters: [documentId, journeyType, from, to],
      purpose: `Move running journeys of ${name} to ${namesIn(to)}`,
      rows: null,
      ids: [documentId],
    };
    return left.length === 0 ? [move] : [move, strandedCheck(journeys, whose, move.parameters, left, name)];
  });
}

/** The way back of a push: each journey that it moved and that is still there goes back to where it was. */
export function moveBackStatement(
  schema: string,
  documentId: string,
  name: string,
  moved: readonly MovedJourney[],
): Statement {
  const journeys = tableIn(schema, runningTable);
  return {
    role: 'move-running',
    sql: `WITH there AS (SELECT c.id, w.from_stage, w.to_stage FROM unnest($1::uuid[], $2::text[], $3::text[]) AS w (id, from_stage, to_stage) JOIN ${journeys} c ON c.id = w.id AND c.current_stage = w.from_stage WHERE ${isRunning} ORDER BY c.id FOR UPDATE OF c) UPDATE ${journeys} AS c SET current_stage = there.to_stage, updated_at = now() FROM there WHERE c.id = there.id RETURNING c.id, there.from_stage, there.to_stage`,
    parameters: [moved.map(({ id }) => id), moved.map(({ to }) => to), moved.map(({ from }) => from)],
    purpose: `Take running journeys of ${name} back to the stages where they were`,
    rows: null,
    ids: [documentId],
  };
}

function strandedCheck(
  journeys: string,
  whose: string,
  [documentId = null, journeyType = null]: Statement['parameters'],
  left: readonly string[],
  name: string,
): Statement {
  return {
    role: 'stranded',
    sql: `SELECT c.id FROM ${journeys} c WHERE c.current_stage = ANY ($3::text[]) AND ${isRunning} AND ${whose} LIMIT 1`,
    parameters: [documentId, journeyType, left],
    purpose: `Look whether a journey of ${name} was left behind`,
    rows: null,
    ids: [documentId as string],
  };
}

function namesIn(stages: readonly string[]): string {
  const each = [...new Set(stages)].map((stage) => `"${stage}"`);
  return each.length <= 2 ? each.join(' and ') : `${each.slice(0, 2).join(', ')} and ${each.length - 2} more`;
}
