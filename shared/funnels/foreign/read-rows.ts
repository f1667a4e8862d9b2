import { isJsonObject, type Json } from '../../base/json.ts';
import { jsonDefect, jsonDefectInWords } from '../../base/json-depth.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { RowProblem } from '../../documents/row-problem.ts';
import { wrongText } from '../../documents/wrong-text.ts';
import type { FunnelHeader } from '../funnel.ts';
import type { ConversionFunnelRow, FunnelRows, FunnelStageRow } from '../funnel-rows.ts';

/** Longer ids are no ids of ours and of no database. */
export const longestId = 200;

export function isUsableId(id: unknown): id is string {
  return typeof id === 'string' && id !== '' && id.length <= longestId && id !== '__proto__';
}

/** The header's columns where they are what their SQL types say; what only `stages` holds comes later. */
export type ColumnHeader = Pick<
  FunnelHeader,
  | 'name'
  | 'funnelType'
  | 'isActive'
  | 'description'
  | 'targetAudience'
  | 'tags'
  | 'experimentId'
  | 'variantName'
>;

const texts = ['id', 'funnel_name', 'funnel_type'] as const;
const textsOrNull = ['experiment_id', 'variant_name', 'description', 'target_audience'] as const;

export function readFunnelRow(row: ConversionFunnelRow): Result<ColumnHeader, RowProblem> {
  const wrong = wrongText(row, texts, textsOrNull);
  if (wrong !== undefined) return problem('is not a text', wrong);
  const values: Readonly<Record<string, unknown>> = { ...row };
  const isActive = values['is_active'] ?? null;
  const tags = values['tags'] ?? null;
  if (isActive !== null && typeof isActive !== 'boolean') return problem('is not true or false', 'is_active');
  if (tags !== null && !Array.isArray(tags)) return problem('is not a list', 'tags');
  const noText = (tags ?? []).findIndex((tag: unknown) => typeof tag !== 'string');
  if (noText >= 0) return problem('is not a text', `tags[${noText}]`);
  return ok({
    name: row.funnel_name,
    funnelType: row.funnel_type,
    isActive,
    description: row.description ?? null,
    targetAudience: row.target_audience ?? null,
    tags: tags as readonly string[] | null,
    experimentId: row.experiment_id ?? null,
    variantName: row.variant_name ?? null,
  });
}

const stageTexts = ['id', 'funnel_id', 'stage_name', 'stage_type'] as const;
const stageTextsOrNull = ['experiment_id', 'variant_name', 'description'] as const;

/** The rows of `funnel_stages` by order; a place names the row by its position in what was given. */
export function readStageRows({ funnel, stages }: FunnelRows): Result<FunnelStageRow[], RowProblem> {
  const ids = new Map<string, string>();
  for (const [index, row] of stages.entries()) {
    const place = `funnel_stages[${index}]`;
    if (!isJsonObject(row)) return problem('is not a row', place);
    const wrong = wrongText(row, stageTexts, stageTextsOrNull);
    if (wrong !== undefined) return problem('is not a text', `${place}.${wrong}`);
    if (!isUsableId(row.id)) return problem(`is no text of 1 to ${longestId} characters`, `${place}.id`);
    const other = ids.get(row.id);
    if (other !== undefined) return problem(`is the same id as that of ${other}`, `${place}.id`);
    ids.set(row.id, place);
    if (row.funnel_id !== funnel.id) return problem('belongs to another funnel', `${place}.funnel_id`);
    if (!Number.isSafeInteger(row.stage_order))
      return problem('is not a whole number', `${place}.stage_order`);
    const criteria: Json = row.success_criteria ?? null;
    const defect = jsonDefect(criteria, `${place}.success_criteria`);
    if (defect) return problem(jsonDefectInWords(defect), defect.place);
  }
  return ok(stages.toSorted((a, b) => a.stage_order - b.stage_order || (a.id < b.id ? -1 : 1)));
}

function problem(reason: string, place: string) {
  return err({ reason, place });
}
