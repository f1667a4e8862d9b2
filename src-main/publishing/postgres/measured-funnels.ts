import type { Json } from '../../../shared/base/json.ts';
import { parseJson } from '../../../shared/base/parse-json.ts';
import type { ImportedFunnel, ImportedStage } from '../../funnels/funnels-service.ts';
import { type Connection, isTrue, type TextRow } from './connection.ts';
import { tableIn } from './identifiers.ts';
import { isUuid } from './units.ts';

/** Funnels with everything that production measured of them, as text wherever a number could be rounded. */
export async function readMeasuredFunnels(
  connection: Connection,
  schema: string,
  ids: readonly string[],
): Promise<{ readonly funnels: ImportedFunnel[]; readonly stages: ImportedStage[] }> {
  const uuids = ids.filter(isUuid);
  if (uuids.length === 0) return { funnels: [], stages: [] };
  const funnels = await connection.query(
    `SELECT t.*, to_jsonb(t.tags)::text AS tags, ${moments('t')}
     FROM ${tableIn(schema, 'conversion_funnels')} t WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id`,
    [uuids],
  );
  const stages = await connection.query(
    `SELECT s.*, ${moments('s')}
     FROM ${tableIn(schema, 'funnel_stages')} s WHERE s.funnel_id = ANY ($1::uuid[]) ORDER BY s.funnel_id, s.stage_order, s.id`,
    [uuids],
  );
  return { funnels: funnels.rows.map(funnelOf), stages: stages.rows.map(stageOf) };
}

/** By their names, for an older production may lack them. */
function moments(alias: string): string {
  const one = (name: string) => `to_jsonb(${alias}) ->> '${name}' AS ${name}`;
  return `${one('created_at')}, ${one('updated_at')}`;
}

function funnelOf(row: TextRow): ImportedFunnel {
  return {
    id: row['id'] ?? '',
    funnelName: row['funnel_name'] ?? '',
    funnelType: row['funnel_type'] ?? '',
    stages: jsonOf(row['stages']),
    isActive: row['is_active'] === null ? null : isTrue(row['is_active'] ?? null),
    totalVisitors: wholeOf(row['total_visitors']),
    conversionRate: row['conversion_rate'] ?? null,
    averageTimeToConvertDays: row['average_time_to_convert_days'] ?? null,
    experimentId: row['experiment_id'] ?? null,
    variantName: row['variant_name'] ?? null,
    description: row['description'] ?? null,
    targetAudience: row['target_audience'] ?? null,
    tags: jsonOf(row['tags']),
    createdAt: row['created_at'] ?? null,
    updatedAt: row['updated_at'] ?? null,
  };
}

function stageOf(row: TextRow): ImportedStage {
  return {
    id: row['id'] ?? '',
    funnelId: row['funnel_id'] ?? '',
    stageName: row['stage_name'] ?? '',
    stageOrder: Number(row['stage_order']),
    stageType: row['stage_type'] ?? '',
    visitors: wholeOf(row['visitors']),
    conversions: wholeOf(row['conversions']),
    conversionRate: row['conversion_rate'] ?? null,
    averageTimeSpentSeconds: wholeOf(row['average_time_spent_seconds']),
    dropOffCount: wholeOf(row['drop_off_count']),
    dropOffRate: row['drop_off_rate'] ?? null,
    experimentId: row['experiment_id'] ?? null,
    variantName: row['variant_name'] ?? null,
    description: row['description'] ?? null,
    successCriteria: jsonOf(row['success_criteria']),
    createdAt: row['created_at'] ?? null,
    updatedAt: row['updated_at'] ?? null,
  };
}

function wholeOf(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : Number(text);
}

function jsonOf(text: string | null | undefined): Json {
  return text === null || text === undefined ? null : (parseJson(text) as Json);
}
